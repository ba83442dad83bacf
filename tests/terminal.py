"""The commands as a person types them, for tests."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from coach.cli.commands import app
from coach.errors import CoachError

ROOT = Path(__file__).parent.parent
RESUME = ROOT / "knowledge" / "example" / "resume.md"
PROGRAM = (sys.executable, "-c", "from coach.cli import main; main()")
OPTIONS = ("--goal", "become a nurse manager", "--months", "18", "--hours", "6", "--budget", "2000")


def run(*words: str) -> Result:
    """A command that must succeed."""
    result = CliRunner().invoke(app, list(words), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result


def refused(*words: str) -> CoachError:
    """The error of a command that must be refused."""
    with pytest.raises(CoachError) as caught:
        CliRunner().invoke(app, list(words), catch_exceptions=False)
    return caught.value


def roadmap(*more: str) -> Result:
    return run("roadmap", str(RESUME), *OPTIONS, *more)


def program(*words: str | bytes, **environment: str) -> subprocess.CompletedProcess[str]:
    """The program as it is installed, in a process of its own."""
    return subprocess.run(
        [*PROGRAM, *words], capture_output=True, text=True, check=False, env={**os.environ, **environment}
    )
