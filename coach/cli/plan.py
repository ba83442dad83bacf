"""`coach plan`: show, edit, history, diff, undo, what-if, export."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from coach.cli.common import AsJson, Person, coach_for, show, show_json, write
from coach.errors import UserInputError

if TYPE_CHECKING:
    from coach.domain.diff import Change
    from coach.domain.profile import Fact

app = typer.Typer(no_args_is_help=True)

Set = Annotated[
    list[str] | None, typer.Option("--set", help="A fact or choice: hours_per_week=4, target_role=..., scope=required.")
]


@app.command("show")
def show_plan(as_json: AsJson = False, person: Person = None) -> None:
    """Show the plan."""
    coach = coach_for(person)
    write(coach.export(coach.current(), "json" if as_json else "text"), None)


@app.command()
def history(as_json: AsJson = False, person: Person = None) -> None:
    """List the versions of the plan: when, and why each was made."""
    versions = coach_for(person).history()
    if as_json:
        show_json([item.model_dump(mode="json") for item in versions])
    else:
        show("\n".join(f"{item.version:>3}  {item.made_at:%Y-%m-%d}  {item.summary}" for item in versions))


@app.command()
def diff(
    old: Annotated[int | None, typer.Argument(help="Earlier version; the one before the last by default.")] = None,
    new: Annotated[int | None, typer.Argument(help="Later version; the last by default.")] = None,
    as_json: AsJson = False,
    person: Person = None,
) -> None:
    """Show what changed between two versions of the plan."""
    _show_changes(coach_for(person).diff(old, new), as_json)


@app.command()
def undo(as_json: AsJson = False, person: Person = None) -> None:
    """Bring back the plan as it was before the last change."""
    saved, changed = coach_for(person).undo()
    if as_json:
        show_json({"version": saved.version, "changes": [change.model_dump(mode="json") for change in changed]})
        return
    show(f"Version {saved.version}: {saved.summary}.")
    _show_changes(changed, False)


@app.command("what-if")
def what_if(set: Set = None, as_json: AsJson = False, person: Person = None) -> None:
    """Try other facts or choices and see what would change; nothing is saved."""
    facts, choices = _settings(set or [])
    if not facts and not choices:
        raise UserInputError("Say what to try, for example: coach plan what-if --set hours_per_week=3")
    tried = coach_for(person).what_if(facts, choices)
    if as_json:
        changed = [change.model_dump(mode="json") for change in tried.changes]
        show_json({"changes": changed, "fit": tried.plan.fit.model_dump(mode="json")})
        return
    show(tried.plan.fit.summary.text)
    _show_changes(tried.changes, False)


@app.command()
def edit(
    set: Set = None,
    drop: Annotated[list[str] | None, typer.Option(help="Leave out the gap or milestone with this id.")] = None,
    restore: Annotated[list[str] | None, typer.Option(help="Take a dropped item in again.")] = None,
    done: Annotated[str | None, typer.Option(help="Mark this milestone as done; needs --evidence.")] = None,
    evidence: Annotated[str | None, typer.Option(help="What shows that it is done.")] = None,
    pin: Annotated[str | None, typer.Option(help="Give this milestone your own --title or --due.")] = None,
    title: Annotated[str | None, typer.Option(help="Your wording for the pinned milestone.")] = None,
    due: Annotated[str | None, typer.Option(help="Your date for the pinned milestone, YYYY-MM-DD.")] = None,
    as_json: AsJson = False,
    person: Person = None,
) -> None:
    """Change the plan: facts, choices, dropped items, milestones done, your own wording and dates."""
    from coach.domain.patch import Done, Drop, MarkDone, Operation, Patch, Pin, Restore, SetChoice, SetFact, SetPin

    coach = coach_for(person)
    facts, choices = _settings(set or [])
    operations: list[Operation] = [SetFact(fact=fact) for fact in facts]
    operations += [SetChoice.model_validate({"name": name, "value": value}) for name, value in choices.items()]
    operations += [Drop(id=name) for name in drop or []] + [Restore(id=name) for name in restore or []]
    if done:
        operations.append(MarkDone(done=Done(milestone=done, evidence=evidence or "", on=coach.settings.today)))
    if pin:
        operations.append(SetPin(pin=Pin(milestone=pin, title=title, due=_date(due))))
    if not operations:
        raise UserInputError("Say what to change, for example: coach plan edit --set hours_per_week=4")
    saved, outcome, changed = coach.change(Patch(operations=tuple(operations), reason="edited"))
    refusals = [
        f"Not done: {refusal.why}." + (f" {refusal.ask}" if refusal.ask else "") for refusal in outcome.rejected
    ]
    if as_json:
        shown = [change.model_dump(mode="json") for change in changed]
        show_json({"version": saved.version, "changes": shown, "rejected": refusals})
    else:
        _show_changes(changed, False)
    if refusals:
        raise UserInputError("\n".join(refusals))


@app.command()
def export(
    format: Annotated[str, typer.Option("--format", help="md or json.")] = "md",
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write to this file.")] = None,
    as_json: AsJson = False,
    person: Person = None,
) -> None:
    """Export the plan as Markdown or as JSON that can be read back."""
    coach = coach_for(person)
    write(coach.export(coach.current(), "json" if as_json else format), output)


def _show_changes(changed: "tuple[Change, ...]", as_json: bool) -> None:
    if as_json:
        show_json([change.model_dump(mode="json") for change in changed])
    else:
        show("\n".join(f"- {change.text.text}" for change in changed) or "Nothing changes.")


def _settings(pairs: list[str]) -> "tuple[list[Fact], dict[str, str]]":
    """Facts and choices from NAME=VALUE pairs. Raises UserInputError for an unknown name or a value that is none."""
    from coach.app import option
    from coach.domain.patch import Choices
    from coach.domain.profile import SLOTS

    facts, choices = [], {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        name = name.strip().replace("-", "_")
        if not sign or not value.strip():
            raise UserInputError(f"{pair!r} is not NAME=VALUE, for example hours_per_week=4.")
        if name in SLOTS:
            if SLOTS[name].kind == "record":
                raise UserInputError(f"{name} can't be set this way yet; give it in a résumé.")
            facts.append(option(name, _value(name, value.strip()), "--set"))
        elif name in ("path", "path_count", "action_count", "criterion", "scope") and name in Choices.model_fields:
            choices[name] = value.strip()
        else:
            raise UserInputError(f"There is no fact or choice called {name!r}. Facts are: {', '.join(sorted(SLOTS))}.")
    return facts, choices


def _value(name: str, text: str) -> float | bool | str:
    from coach.domain.profile import SLOTS

    match SLOTS[name].kind:
        case "number":
            try:
                return float(text.replace(",", "").lstrip("$"))
            except ValueError:
                raise UserInputError(f"{name} needs a number, not {text!r}.") from None
        case "flag":
            if text.lower() not in ("yes", "no", "true", "false"):
                raise UserInputError(f"{name} needs yes or no, not {text!r}.")
            return text.lower() in ("yes", "true")
        case _:
            return text


def _date(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UserInputError(f"{text!r} is not a date; write YYYY-MM-DD.") from None
