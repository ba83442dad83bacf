"""How long a turn takes and how much memory the program holds: python -m evals.turns [SESSIONS.yaml] [--slow].

Plays sessions through Coach.chat with the built-in language: each message goes to the runner, is answered, checked and
stored as in use; the search index is made ready before. Processor time is of the whole process, so that it holds on a
busy machine too; wall time is printed beside it. `--slow` names the five slowest turns. Figures are printed beside
their aims; none is a test, since machines differ.
"""

import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from coach.app import Coach
from coach.domain.turn import TurnRecord
from coach.settings import load

SESSIONS = Path(__file__).parent / "turns_sessions.yaml"
AIM = 50.0  # milliseconds of processor at the 95th percentile
SLOWEST = 5


@dataclass(frozen=True)
class Timed:
    """A turn with its milliseconds: of processor, by the clock, and by the parts the record names."""

    session: str
    message: str
    record: TurnRecord
    processor: float
    wall: float


def play(coach: Coach, session: Mapping[str, Any]) -> Iterator[Timed]:
    """Each turn of a session, timed."""
    if session.get("resume"):
        coach.roadmap(coach.understand(coach.settings.knowledge / "example" / "resume.md"), ())
    chat, person = coach.chat(), coach.settings.person
    runner = chat.runner()
    name = chat.start_session(person)
    for number, message in enumerate(session["says"]):
        processor, wall = time.process_time(), time.perf_counter()
        turn = runner.start(person, name, message, key=f"{name}:{number}")
        for _ in runner.tail(person, name, turn):
            pass
        spent = (time.process_time() - processor) * 1000, (time.perf_counter() - wall) * 1000
        record = chat.record(person, name, turn)
        if record is None:
            raise SystemExit(f"no answer to {message!r} in {session['name']!r}")
        yield Timed(session["name"], message, record, *spent)
    runner.close()


def resident() -> str:
    """The memory the process holds now, in megabytes, where the system tells it."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    except OSError:
        return "not told by this system"
    return f"{int(pages) * 4096 / 1e6:.0f} MB"


def line(name: str, times: list[float], aim: str = "") -> None:
    """One line of the table."""
    ordered = sorted(times)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    print(f"{name:34} {statistics.median(ordered):8.1f} {p95:8.1f} {ordered[-1]:8.1f}  {aim}".rstrip())


def report(turns: list[Timed], *, slow: bool) -> None:
    """Print the table of all turns together."""
    print(f"{len(turns)} turns, milliseconds       {'median':>10} {'p95':>8} {'max':>8}")
    line("whole turn, processor", [turn.processor for turn in turns], f"aim p95 {AIM:g}")
    line("whole turn, wall", [turn.wall for turn in turns])
    parts = defaultdict(list)
    for turn in turns:
        for part, spent in turn.record.ms.items():
            parts[part].append(spent)
    for part, times in parts.items():
        line(f"record: {part} ({len(times)} turns)", times)
    for turn in sorted(turns, key=lambda item: -item.processor)[: SLOWEST if slow else 0]:
        print(f"  {turn.processor:7.1f} {turn.record.intent:10} {turn.session}: {turn.message}  {turn.record.ms}")


def main(arguments: list[str]) -> int:
    """Play every session, each with a person of its own, and print."""
    named = [Path(name) for name in arguments if not name.startswith("--")]
    sessions = yaml.safe_load((named[0] if named else SESSIONS).read_text(encoding="utf-8"))
    turns: list[Timed] = []
    with tempfile.TemporaryDirectory() as home:
        settings = load().model_copy(update={"home": Path(home)})
        ready = Coach(settings)
        ready.chat()
        started = time.process_time()
        ready.warm()
        print(f"made ready in {time.process_time() - started:.1f} s of processor; memory held then: {resident()}")
        for number, session in enumerate(sessions):
            coach = Coach(settings.model_copy(update={"person": f"person{number}"}))
            coach.framework, coach.retriever, coach.reader = ready.framework, ready.retriever, ready.reader
            turns += play(coach, session)
    report(turns, slow="--slow" in arguments)
    print(f"memory held at the end: {resident()}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
