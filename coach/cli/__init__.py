"""The terminal: `coach`. Translates errors to one sentence and an exit code, and nothing else."""

import sys

from coach.errors import CoachError


def main() -> None:
    """Run the command line; an error of ours is one sentence on standard error and its exit code."""
    from coach.cli.commands import app

    try:
        app(standalone_mode=True)
    except CoachError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(error.exit_code)
