"""`coach plan edit` and `coach plan items`: the person's own changes, and the ids of what can be changed."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from coach.cli.common import AsJson, Person, coach_for, show, show_changes, show_json
from coach.cli.values import CHOICES, Set, known_name, settings
from coach.errors import UserInputError

if TYPE_CHECKING:
    from coach.domain.patch import AddMilestone, Operation, Outcome, State
    from coach.domain.plan import CareerPlan

Ids = list[str] | None
# What each of the options that name one milestone takes beside it.
TAKES = {
    "done": ("evidence",),
    "pin": ("title", "due", "note"),
    "add": ("due", "evidence", "hours"),
}


class _Words(NamedTuple):
    """What was said of one milestone."""

    evidence: str | None
    title: str | None
    due: str | None
    note: str | None
    hours: float | None


def edit(
    set: Set = None,
    forget: Annotated[Ids, typer.Option(help="Forget this fact, or take this choice back.")] = None,
    drop: Annotated[Ids, typer.Option(help="Leave out the gap or milestone with this id.")] = None,
    restore: Annotated[Ids, typer.Option(help="Take back that this id is dropped, done or pinned.")] = None,
    done: Annotated[str | None, typer.Option(help="Mark this milestone as done; needs --evidence.")] = None,
    pin: Annotated[str | None, typer.Option(help="Give this milestone your own --title, --due or --note.")] = None,
    add: Annotated[
        str | None, typer.Option(help="Add a milestone with this title; needs --due and --evidence.")
    ] = None,
    evidence: Annotated[str | None, typer.Option(help="What shows that it is done.")] = None,
    title: Annotated[str | None, typer.Option(help="Your wording for the pinned milestone.")] = None,
    due: Annotated[str | None, typer.Option(help="Your date for the milestone, YYYY-MM-DD.")] = None,
    note: Annotated[str | None, typer.Option(help="Your note on the pinned milestone.")] = None,
    hours: Annotated[float | None, typer.Option(help="Hours the added milestone takes; 0 if not said.")] = None,
    as_json: AsJson = False,
    person: Person = None,
) -> None:
    """Change facts, choices and milestones, in your own words. `coach plan items` lists the ids; undo takes it back."""
    from coach.domain.patch import Patch

    coach = coach_for(person)
    saved = coach.current()
    one = _one_milestone({"done": done, "pin": pin, "add": add}, _Words(evidence, title, due, note, hours))
    operations = [*_wanted(set, forget, drop, restore), *_on_milestone(one, saved.state, coach.settings.today)]
    if not operations:
        raise UserInputError("Say what to change, for example: coach plan edit --set hours_per_week=4")
    saved, outcome, changed = coach.change(Patch(operations=tuple(operations), reason="edited"))
    refusals = [
        f"Not done: {refusal.why}." + (f" {refusal.ask}" if refusal.ask else "") for refusal in outcome.rejected
    ]
    if as_json:
        shown = [change.model_dump(mode="json") for change in changed]
        show_json({"version": saved.version, "changes": shown, "rejected": refusals})
    elif outcome.applied:
        show_changes(changed, False)
        _tell_ids(outcome)
    if refusals:
        raise UserInputError("\n".join(refusals))


def items(as_json: AsJson = False, person: Person = None) -> None:
    """List the milestones, gaps and paths of the plan with their ids, and what you did to them."""
    coach = coach_for(person)
    saved = coach.current()
    listed = _items(saved.plan or coach.plan_of(saved.state), saved.state)
    if as_json:
        show_json(listed)
        return
    width = max(len(item["id"]) for part in listed.values() for item in part)
    blocks = []
    for name, part in listed.items():
        lines = [f"  {item['id']:<{width}}  " + "  ".join(item[key] for key in item if key != "id") for item in part]
        blocks += ["\n".join((name, *map(str.rstrip, lines)))] if part else []
    show("\n\n".join(blocks))


def _items(plan: "CareerPlan", state: "State") -> dict[str, list[dict[str, str]]]:
    """What the options of `edit` can name, by kind."""
    return {
        "milestones": [
            {
                "id": item.id,
                "due": item.due.on.isoformat() if item.due.on else "",
                "title": item.title,
                "state": ", ".join(
                    (*(("done",) if item.status == "done" else ()), *(f"your {p}" for p in item.pinned))
                ),
            }
            for item in plan.milestones
        ],
        "gaps": [{"id": gap.id, "title": gap.name} for gap in plan.gaps],
        "paths": [
            {"id": path.id, "title": path.title, "state": "chosen" if path.chosen else ""} for path in plan.paths
        ],
        "dropped": [{"id": name} for name in state.choices.dropped],
    }


def _wanted(set: Ids, forget: Ids, drop: Ids, restore: Ids) -> "Iterator[Operation]":
    from coach.domain.patch import Drop, ForgetFact, Restore, SetChoice, SetFact

    facts, choices = settings(set or [])
    yield from (SetFact(fact=fact) for fact in facts)
    yield from (SetChoice.model_validate({"name": name, "value": value}) for name, value in choices.items())
    for name in map(known_name, forget or []):
        unset = SetChoice.model_validate({"name": name, "value": None}) if name in CHOICES else None
        yield unset or ForgetFact(slot=name)
    yield from (Drop(id=name) for name in drop or [])
    yield from (Restore(id=name) for name in restore or [])


def _one_milestone(named: dict[str, str | None], words: _Words) -> tuple[str, str, _Words] | None:
    """Which option named a milestone, its value and what was said of it; None when none did.

    Raises UserInputError for two of them, and for words that belong to another.
    """
    chosen = [name for name, value in named.items() if value is not None]
    if len(chosen) > 1:
        raise UserInputError(f"Use one of --{' and --'.join(chosen)} at a time, each with its own words.")
    takes = TAKES[chosen[0]] if chosen else ()
    for name, value in words._asdict().items():
        if value is not None and name not in takes:
            owners = [f"--{owner}" for owner, taken in TAKES.items() if name in taken]
            raise UserInputError(f"--{name} goes with {' or '.join(owners)}.")
    return (chosen[0], named[chosen[0]] or "", words) if chosen else None


def _on_milestone(one: tuple[str, str, _Words] | None, state: "State", today: date) -> "Iterator[Operation]":
    from coach.domain.patch import Done, MarkDone, Pin, SetPin

    match one:
        case ("done", name, words):
            yield MarkDone(done=Done(milestone=name, evidence=words.evidence or "", on=today))
        case ("pin", name, words):
            yield SetPin(pin=Pin(milestone=name, title=words.title, due=_date(words.due), note=words.note))
        case ("add", title, words):
            yield _own(title, words, state)


def _own(title: str, words: _Words, state: "State") -> "AddMilestone":
    from coach.domain.patch import AddMilestone, OwnMilestone, own_id

    due = _date(words.due)
    if due is None or not words.evidence:
        raise UserInputError("A milestone needs a day and what will show that it is done: add --due and --evidence.")
    hours = words.hours or 0.0
    if not 0 <= hours <= 1000:
        raise UserInputError("--hours has to lie between 0 and 1000.")
    own = OwnMilestone(id=own_id(state), title=title, evidence=words.evidence, due=due, hours=hours)
    return AddMilestone(milestone=own)


def _tell_ids(outcome: "Outcome") -> None:
    """The ids that were given, so that they can be named in the next command."""
    from coach.domain.patch import AddMilestone

    for operation in outcome.applied:
        if isinstance(operation, AddMilestone):
            show(f"Its id is {operation.milestone.id}.")


def _date(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UserInputError(f"{text!r} is not a date; write YYYY-MM-DD.") from None
