"""Serving the page to a browser test; run by itself it serves a coach whose replies stop after their first word.

Such a reply goes on when there is a file called "go" in the data folder, so that a test can act in the middle of it.
A file called "day" holds the day it is for that coach, so that a test can let the night pass.
"""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from coach.conversation.chat import Chat
from coach.conversation.runner import Piece
from coach.conversation.turn import Talk

GATE, DAY = "go", "day"
READY_SECONDS = 120


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """The page of a data folder, in a process of its own; it can be killed and started again."""

    def __init__(self, home: Path, *, slow: bool = False) -> None:
        self.home, self.slow, self.port = home, slow, free_port()
        self.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def start(self, *, slow: bool | None = None) -> None:
        self.slow = self.slow if slow is None else slow
        command = [sys.executable, "-c", "from coach.cli import main; main()", "serve", "--no-browser"]
        if self.slow:
            command = [sys.executable, "-m", "tests.page_server"]
        self.process = subprocess.Popen(
            [*command, "--port", str(self.port)],
            env={**os.environ, "COACH_HOME": str(self.home), "COACH_TODAY": "2026-11-25"},
            stdout=subprocess.DEVNULL,
            cwd=Path(__file__).parent.parent,
        )
        for _ in range(READY_SECONDS * 10):
            try:
                with urllib.request.urlopen(f"{self.url}health", timeout=5):
                    return
            except (urllib.error.URLError, TimeoutError):
                assert self.process.poll() is None, "the server ended"
                time.sleep(0.1)
        raise AssertionError("the server did not start")

    def kill(self) -> None:
        """End it at once, as a crash or a power cut would."""
        self.process.kill()
        self.process.wait()

    def go_on(self) -> None:
        """Let the replies of a slow coach go on."""
        (self.home / GATE).touch()

    def turn_day(self, day: str) -> None:
        """Let it be another day for a slow coach."""
        (self.home / DAY).write_text(day)

    def hold(self) -> None:
        (self.home / GATE).unlink(missing_ok=True)


class SlowTalk(Talk):
    """Talk whose replies wait after their first word."""

    def turn(self, *inputs: Any, **named: Any) -> Iterator[Any]:
        gate = Path(os.environ["COACH_HOME"]) / GATE
        for event in super().turn(*inputs, **named):
            if isinstance(event, Piece):
                first, space, rest = event.text.partition(" ")
                yield Piece(first + space)
                while not gate.exists():
                    time.sleep(0.05)
                yield Piece(rest)
            else:
                yield event


def _main() -> None:
    from coach.settings import Settings, load, silence_libraries

    silence_libraries()
    from coach.app import Coach
    from coach.ui.server import serve

    class SlowCoach(Coach):
        def chat(self, *inputs: Any) -> Chat:
            made = super().chat(*inputs)
            return replace(made, talk=SlowTalk(**{item.name: getattr(made.talk, item.name) for item in fields(Talk)}))

    class Dated(Settings):
        @property
        def today(self) -> date:
            kept = self.home / DAY
            return date.fromisoformat(kept.read_text()) if kept.exists() else super().today

    serve(SlowCoach(Dated(**load().model_dump())), int(sys.argv[2]), browser=False)


if __name__ == "__main__":
    _main()
