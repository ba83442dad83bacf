"""What the commands share: options, output, and the coach of a person."""

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from coach.settings import load

if TYPE_CHECKING:
    from coach.app import Coach
    from coach.domain.diff import Change

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
    write(f"{text.rstrip()}\n".encode(), None)


def show_json(value: Any) -> None:
    """Print a value as indented JSON with its characters as they are."""
    show(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def show_changes(changed: "tuple[Change, ...]", as_json: bool) -> None:
    """What became different in the plan, a line each."""
    if as_json:
        show_json([change.model_dump(mode="json") for change in changed])
    else:
        show("\n".join(f"- {change.text.text}" for change in changed) or "Nothing in the plan changes.")


def write(data: bytes, path: Path | None) -> None:
    """Write bytes to a file, or to standard output when no file is named. Raises UserInputError when it can't."""
    from coach.errors import UserInputError

    if path is None:
        _print(data)
        return
    try:
        path.write_bytes(data)
    except OSError as error:
        raise UserInputError(f"{path} can't be written: {error.strerror}. Choose another place with -o.") from None


def _print(data: bytes) -> None:
    """Bytes on standard output, UTF-8 whatever the terminal says it takes."""
    from coach.errors import UserInputError

    if sys.stdout is None:
        raise UserInputError("Standard output is closed, so there is nowhere to print to.")
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise  # whoever reads has enough; the command line ends without a word
    except OSError as error:
        # What is left in the buffer would fail once more when the program ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise UserInputError(f"The output can't be written: {error.strerror}.") from None
