"""The terminal: `coach`. Translates errors to one sentence and an exit code, and nothing else."""

import sys

from coach.errors import CoachError, UserInputError


def main() -> None:
    """Run the command line; an error of ours is one sentence on standard error and its exit code."""
    from coach.cli.commands import app

    try:
        _readable(sys.argv[1:])
        app(standalone_mode=True)
    except CoachError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(error.exit_code)


def _readable(words: list[str]) -> None:
    """Raises UserInputError for a word with bytes that are no text: it could neither be kept nor printed."""
    for word in words:
        try:
            word.encode()
        except UnicodeEncodeError:
            shown = word.encode("utf-8", "replace").decode()
            raise UserInputError(f"{shown!r} is not text in UTF-8. Type it again, or rename the file.") from None
