"""`coach me`: what is known about a person, all of it out and in again, all of it gone."""

import json
from pathlib import Path
from typing import Annotated

import typer

from coach.cli.archive import read_archive
from coach.cli.common import AsJson, Person, coach_for, named, show, show_json, write

app = typer.Typer(no_args_is_help=True)


@app.command("show")
def show_me(as_json: AsJson = False, person: Person = None) -> None:
    """Everything known about you, each fact with the words it rests on."""
    saved = coach_for(person).current()
    facts = saved.state.profile.facts
    if as_json:
        show_json([fact.model_dump(mode="json") for fact in facts])
        return
    lines = []
    for fact in facts:
        value = fact.value if isinstance(fact.value, str | float | bool) else _words(fact.value.model_dump())
        where = "from " + fact.source.id
        lines.append(f"{fact.slot.replace('_', ' ')}: {value}  ({fact.status}, {where})")
    lines += [f"decision: {item.id}  (coach decide show {item.id})" for item in saved.state.decisions]
    show("\n".join(lines))


def _words(record: dict[str, object]) -> str:
    """A structured fact in one line, without what is empty."""
    parts = [str(value) for key, value in record.items() if key not in ("type", "highlights", "figures") and value]
    return ", ".join(part for part in parts if part != "True")


@app.command()
def export(
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write to this file.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="It is JSON in any case.")] = False,
    person: Person = None,
) -> None:
    """Everything stored about you as one JSON document, which `coach me import` takes in again."""
    coach = coach_for(person)
    coach.current()
    data = coach.store.export_person(coach.settings.person)
    write((json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode(), output)


@app.command("import")
def import_me(
    file: Annotated[Path, typer.Argument(help="What `coach me export` wrote.")],
    replace: Annotated[bool, typer.Option("--replace", help="Replace what is stored under this name.")] = False,
    as_json: AsJson = False,
    person: Person = None,
) -> None:
    """Take in everything `coach me export` wrote: all of it or, when anything is wrong with the file, nothing.

    It is kept under the name it was exported with, or under --person.
    """
    coach = coach_for(person)
    data = read_archive(file)
    if person is not None or "person" in named:
        data["person"] = coach.settings.person
    name = coach.store.import_person(data, replace=replace)
    versions, documents = len(data["versions"]), len(data["documents"])
    if as_json:
        show_json({"person": name, "versions": versions, "documents": documents})
    else:
        show(f"Taken in as {name!r}: {versions} versions of the plan, {documents} documents.")


@app.command()
def erase(
    yes: Annotated[bool, typer.Option("--yes", help="Do it without asking.")] = False,
    as_json: AsJson = False,
    person: Person = None,
) -> None:
    """Erase everything stored about you. This can't be undone."""
    coach = coach_for(person)
    coach.current()
    if not yes:
        typer.confirm(
            f"Erase everything stored about {coach.settings.person!r}? This can't be undone", abort=True, err=True
        )
    coach.store.erase_person(coach.settings.person)
    if as_json:
        show_json({"erased": coach.settings.person})
    else:
        show("Erased.")
