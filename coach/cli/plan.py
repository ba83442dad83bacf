"""`coach plan`: show, items, edit, branch, history, diff, undo, what-if, export."""

from pathlib import Path
from typing import Annotated

import typer

from coach.cli import branch, edit
from coach.cli.common import AsJson, Person, coach_for, show, show_changes, show_json, write
from coach.cli.values import Set, settings
from coach.errors import UserInputError

app = typer.Typer(no_args_is_help=True)
app.command()(edit.edit)
app.command()(edit.items)
app.command()(branch.branch)


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
    show_changes(coach_for(person).diff(old, new), as_json)


@app.command()
def undo(as_json: AsJson = False, person: Person = None) -> None:
    """Bring back the plan as it was before the last change."""
    saved, changed = coach_for(person).undo()
    if as_json:
        show_json({"version": saved.version, "changes": [change.model_dump(mode="json") for change in changed]})
        return
    show(f"Version {saved.version}: {saved.summary}.")
    show_changes(changed, False)


@app.command("what-if")
def what_if(set: Set = None, as_json: AsJson = False, person: Person = None) -> None:
    """Try other facts or choices and see what would change; nothing is saved."""
    facts, choices = settings(set or [])
    if not facts and not choices:
        raise UserInputError("Say what to try, for example: coach plan what-if --set hours_per_week=3")
    tried = coach_for(person).what_if(facts, choices)
    if as_json:
        changed = [change.model_dump(mode="json") for change in tried.changes]
        show_json({"changes": changed, "fit": tried.plan.fit.model_dump(mode="json")})
        return
    show(tried.plan.fit.summary.text)
    show_changes(tried.changes, False)


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
