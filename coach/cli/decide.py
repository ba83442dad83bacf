"""`coach decide`: a trade-off, asked one question at a time in a terminal, or told by options for programs."""

import shutil
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from coach.cli.common import AsJson, Person, coach_for, show, show_json
from coach.errors import UserInputError

if TYPE_CHECKING:
    from coach.app import Coach
    from coach.domain.decision import Ask, Decision, Judgement
    from coach.domain.profile import Profile

What = Annotated[
    str | None, typer.Argument(help="What to decide, such as stay-or-leave, or: list, show NAME, forget NAME.")
]
Name = Annotated[str | None, typer.Argument(help="The decision that is shown or forgotten.")]
Options = Annotated[
    list[str] | None,
    typer.Option("--option", help='An option: a name, or what it is like and a name: "degree=Evening degree".'),
]
Told = Annotated[
    list[str] | None,
    typer.Option("--set", help="What you tell: stay.growth=4, degree.cost=9000-14000, savings=8000, points.money=3."),
]
As = Annotated[str | None, typer.Option("--as", help="A name to keep it under, where there are several of a kind.")]
New = Annotated[bool, typer.Option("--new", help="Begin again, forgetting what was told of it.")]
OPEN = ("?", "skip", "/skip", "i don't know", "don't know", "dont know", "no idea", "not sure", "idk")
Format = Annotated[str, typer.Option("--format", help="text, md or json.")]
LEAVE = ("done", "quit", "exit", "/quit")
HOW = "Answer, or press Enter to leave one open; “done” gives the verdict with what there is."


def decide(
    what: What = None,
    name: Name = None,
    option: Options = None,
    told: Told = None,
    as_name: As = None,
    new: New = False,
    format: Format = "text",
    as_json: AsJson = False,
    person: Person = None,
) -> None:
    """Weigh options by what counts for you: a verdict, how sure it is, and what would change it."""
    format = "json" if as_json else format
    if format not in ("text", "md", "json"):
        raise UserInputError(f"There is no format {format!r}. Choose one of: text, md, json.")
    coach = coach_for(person)
    asking = not (format == "json" or told) and _at_a_terminal()
    if what is None and asking:
        what = _which_kind(coach)
    match what:
        case None:
            _kinds(coach, as_json)
        case "list":
            _list(coach, as_json)
        case "show":
            kept = _kept(coach, name)
            _show(coach, kept, coach.judge(kept), format)
        case "forget":
            _forget(coach, _kept(coach, name), as_json)
        case _:
            if name is not None:
                raise UserInputError(f"{name!r} is one word too many. Options are named by --option.")
            decision = _told(coach, _opened(coach, what, option or [], as_name, new), told or [])
            if asking:
                decision = _asked(coach, decision)
            _show(coach, decision, coach.keep(decision), format)


def _at_a_terminal() -> bool:
    """Whether there is someone to ask."""
    return sys.stdin is not None and sys.stdin.isatty()


def _opened(coach: "Coach", kind: str, options: list[str], as_name: str | None, new: bool) -> "Decision":
    """The decision of that kind and name that is kept, or a new one."""
    from coach.planning.tradeoffs.answers import begin

    fresh = begin(coach.framework.rows, kind, options, as_name or "")
    saved = coach.store.load(coach.settings.person)
    kept = saved.state.decision(fresh.id) if saved else None
    if kept is None or new:
        return fresh
    if options or kept.kind != kind:
        raise UserInputError(
            f"A decision {fresh.id!r} is kept already. Begin it again with --new, or give this one a name with --as."
        )
    return kept


def _told(coach: "Coach", decision: "Decision", told: list[str]) -> "Decision":
    from coach.planning.tradeoffs.answers import tell

    profile = _profile(coach)
    for pair in told:
        name, sign, value = pair.partition("=")
        if not sign or not value.strip():
            raise UserInputError(f"{pair!r} is not NAME=VALUE, for example stay.growth=4.")
        decision = tell(decision, profile, coach.framework.rows, name.strip(), value.strip())
    return decision


def _asked(coach: "Coach", decision: "Decision") -> "Decision":
    """The decision with what the person answers, until nothing is left to ask or they have had enough."""
    from coach.planning.tradeoffs.answers import tell

    profile, passed = _profile(coach), set[str]()
    typer.echo(HOW)
    while (ask := _next(coach.judge(decision).asks, passed)) is not None:
        said = _line(ask)
        if said is None or said.lower() in LEAVE:
            break
        if not said or said.lower().rstrip(".!") in OPEN:
            passed.add(ask.id)
            continue
        try:
            decision = tell(decision, profile, coach.framework.rows, ask.id, said)
        except UserInputError as error:
            typer.echo(str(error))
    typer.echo("")
    return decision


def _next(asks: "tuple[Ask, ...]", passed: set[str]) -> "Ask | None":
    return next((ask for ask in asks if ask.id not in passed), None)


def _line(ask: "Ask") -> str | None:
    """What is typed in answer; None at the end of input."""
    note = f"\n{ask.note.text}" if ask.note.text else ""
    typer.echo(f"{note}\n{ask.text.text}" + (f"  ({ask.hint})" if ask.hint else ""))
    try:
        return input("> ").strip()
    except (EOFError, KeyboardInterrupt):
        return None


def _which_kind(coach: "Coach") -> str | None:
    from coach.planning.tradeoffs.kinds import kinds

    listed = kinds(coach.framework.rows)
    typer.echo("What would you like to decide?")
    for number, kind in enumerate(listed, 1):
        typer.echo(f"{number:>3}  {kind.title}")
    try:
        said = input("> ").strip()
    except (EOFError, KeyboardInterrupt):
        said = ""
    if said.isdecimal() and 1 <= int(said) <= len(listed):
        return listed[int(said) - 1].id
    return said or None


def _kinds(coach: "Coach", as_json: bool) -> None:
    """Say which decisions there are, for whoever can't be asked."""
    from coach.planning.tradeoffs.kinds import kinds

    listed = kinds(coach.framework.rows)
    if as_json:
        show_json([{"id": k.id, "title": k.title, "options": k.options, "criteria": k.criteria} for k in listed])
        return
    width = max(len(kind.id) for kind in listed)
    show("\n".join(f"coach decide {kind.id:<{width}}  {kind.title}" for kind in listed))


def _list(coach: "Coach", as_json: bool) -> None:
    saved = coach.store.load(coach.settings.person)
    kept = saved.state.decisions if saved else ()
    if as_json:
        show_json([item.model_dump(mode="json", include={"id", "kind", "verdict"}) for item in kept])
        return
    lines = [f"{item.id}: {item.verdict.text if item.verdict else 'no verdict yet'}" for item in kept]
    show("\n".join(lines) or "No decision is kept yet. See what there is with: coach decide")


def _kept(coach: "Coach", name: str | None) -> "Decision":
    saved = coach.store.load(coach.settings.person)
    decisions = saved.state.decisions if saved else ()
    if name is None and len(decisions) == 1:
        return decisions[0]
    found = next((item for item in decisions if item.id == name), None)
    if found is None:
        names = ", ".join(item.id for item in decisions) or "none"
        what = f"No decision {name!r} is kept" if name else "Name the decision"
        raise UserInputError(f"{what}. Kept are: {names}.")
    return found


def _forget(coach: "Coach", decision: "Decision", as_json: bool) -> None:
    from coach.domain.patch import DropDecision, Patch

    reason = f"forgot decision {decision.id}"
    coach.change(Patch(operations=(DropDecision(id=decision.id),), reason=reason))
    if as_json:
        show_json({"forgotten": decision.id})
    else:
        show(f"Forgotten: {decision.id}. coach plan undo brings it back.")


def _show(coach: "Coach", decision: "Decision", judged: "Judgement", format: str) -> None:
    from coach.exports.decision import as_markdown, dump, render

    profile, framework, today = _profile(coach), coach.framework, coach.settings.today
    match format:
        case "json":
            show(dump(decision, judged, profile, framework))
        case "md":
            show(as_markdown(decision, judged, profile, framework, today))
        case _:
            width = shutil.get_terminal_size().columns
            show(render(decision, judged, profile, framework, today, width))


def _profile(coach: "Coach") -> "Profile":
    from coach.domain.profile import Profile

    saved = coach.store.load(coach.settings.person)
    return saved.state.profile if saved else Profile()
