"""What the commands share: options, output, and the coach of a person."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from coach.settings import load

if TYPE_CHECKING:
    from coach.app import Coach

Person = Annotated[str | None, typer.Option("--person", help="Whose plan: a name of your choice.")]
Model = Annotated[str | None, typer.Option("--model", help="Let this model read and word; builtin uses none.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]
ResumeFile = Annotated[Path, typer.Argument(help="A résumé: PDF, DOCX, TXT, Markdown or JSON Resume; - reads text.")]

# The person and model named before the command, for all commands: `coach --person ana plan show`.
named: dict[str, str] = {}


def coach_for(person: str | None) -> "Coach":
    """The coach of the person named by the command, else before it, else "me"; an empty name is refused."""
    from coach.app import build
    from coach.errors import UserInputError

    name = named.get("person", "me") if person is None else person
    if not name.strip():
        raise UserInputError("--person needs a name, for example --person ana.")
    return build(load(name, named.get("model")))


def show(text: str) -> None:
    """Print text with one line break at its end."""
    typer.echo(text.rstrip("\n"))


def show_json(value: Any) -> None:
    """Print a value as indented JSON with its characters as they are."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def write(data: bytes, path: Path | None) -> None:
    """Write bytes to a file, or to standard output when no file is named. Raises UserInputError when it can't."""
    from coach.errors import UserInputError

    if path is None:
        sys.stdout.buffer.write(data)
        return
    try:
        path.write_bytes(data)
    except OSError as error:
        raise UserInputError(f"{path} can't be written: {error.strerror}. Choose another place with -o.") from None
