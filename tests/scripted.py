"""Scripted people: each a YAML file in tests/persons, who reads what the coach writes and answers only what is asked.

A person knows the slot a question is for from the record and checks by the question's words that it is so; the order
of the questions is the coach's. Nothing is volunteered before the plan but the opening and what is ruled out, which
is said with the first answer after it. After the plan the person brings up what they came with (`after`).
"""

import contextlib
import io
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from coach.app import Coach
from coach.cli.chat import as_json
from coach.domain.patch import State
from coach.domain.plan import CareerPlan

FOLDER = Path(__file__).parent / "persons"
DONT_KNOW = "I don't know yet"
# By what words a person takes a question to be about a slot.
CUES = {
    "role": r"work|job|badge",
    "goal": r"different|instead|aim|change",
    "target_role": r"role|title|called|one of these",
    "hours_per_week": r"hours",
    "timeframe_months": r"by when|how far|date|time",
    "budget": r"money|spend|budget",
    "years_experience": r"years|since when|how long",
    "credentials": r"licen|certificate|degree",
    "skills": r"good at|come to you",
    "achievements": r"proud|better at work",
    "values": r"matters|keep only one",
    "satisfaction": r"out of ten|scale to ten",
    "network": r"know|who does this work",
    "runway_months": r"savings|put by",
    "dependants": r"depend|counts on",
    "relocate": r"move|moving",
    "must_not": r"must not|turn a job down",
}


@dataclass(frozen=True)
class Person:
    """Someone as their file tells it; `name` is the file's."""

    name: str
    data: dict[str, Any]

    @property
    def opening(self) -> str:
        return str(self.data["opening"])

    @property
    def slots(self) -> dict[str, dict[str, Any]]:
        return dict(self.data["slots"])

    @property
    def after(self) -> tuple[dict[str, Any], ...]:
        return tuple(self.data.get("after", ()))

    @cached_property
    def ruled_out(self) -> dict[str, str]:
        return dict(self.data.get("must_not") or {})

    def words(self, slot: str, style: str) -> tuple[str, ...]:
        """What they say when asked for a slot, the first time, the second and so on."""
        told = self.slots.get(slot, {})
        vague, style = (told.get("vague", ()), "say") if style == "vague" else ((), style)
        return tuple(str(words) for words in (*vague, *(told.get(style) or told.get("say") or ())))


def people() -> tuple[Person, ...]:
    """Everyone, by name."""
    files = sorted(FOLDER.glob("*.yaml"))
    return tuple(Person(file.stem, yaml.safe_load(file.read_text(encoding="utf-8"))) for file in files)


@dataclass
class Talker:
    """A person talking, in one style: "say" as in the file, "brief", "chatty", "vague" first, or "typos".

    `complaints` are what a person would mind: a question they don't understand, or one they have answered.
    """

    person: Person
    style: str = "say"
    complaints: list[str] = field(default_factory=list)
    events: list[dict[str, Any]] = field(default_factory=list)
    open: dict[str, Any] | None = None
    _asked: dict[str, int] = field(default_factory=dict)
    said_out: bool = False
    _wanted: str = ""

    def __post_init__(self) -> None:
        self._left = list(self.person.after)

    def first(self) -> str:
        return self._written(self.person.opening)

    def answer(self, record: dict[str, Any]) -> str | None:
        """What they say to a reply; None when they leave."""
        self.open = None
        if record["done"]:
            return None
        if self._wanted:
            wanted, self._wanted = self._wanted, ""
            return wanted
        if "Which is right?" in record["reply"]:
            return str(record["options"][1])
        for slot in record["asked"]:
            if slot.startswith("confirm:"):  # they said what they said
                return "Skip"
            return self._written(self._for(slot, str(record["reply"])))
        if self._planned(record):
            return self._next()
        return "Go on"

    def _planned(self, record: dict[str, Any]) -> bool:
        self._seen = getattr(self, "_seen", False) or "Go on" in record["options"]
        return self._seen

    def _next(self) -> str:
        if not self._left:
            return "Go on"
        self.open = self._left.pop(0)
        self.events.append(self.open)
        self._wanted = str(self.open.get("then", ""))
        return str(self.open["say"])

    def _for(self, slot: str, reply: str) -> str:
        question = _question(reply)
        if not re.search(CUES.get(slot, "."), question, re.IGNORECASE):
            self.complaints.append(f"asks for {slot} with words that are not about it: {question!r}")
        number = self._asked.get(slot, 0)
        self._asked[slot] = number + 1
        words = self.person.words(slot, self.style)
        if number >= len(words):
            if words:
                self.complaints.append(f"asked again for {slot} after {words!r}")
            return words[-1] if words and number == len(words) else DONT_KNOW
        return self._with_ruled_out(slot, words[number])

    def _with_ruled_out(self, slot: str, said: str) -> str:
        """What they won't do, added to the answer about time: people don't wait to be asked for it."""
        rule = self.person.ruled_out.get("says")
        if not rule or self.said_out or slot != "timeframe_months":
            return said
        self.said_out = True
        return f"{said.rstrip('.')}. And {rule}."

    def _written(self, said: str) -> str:
        return mistyped(said) if self.style == "typos" else said


def _question(reply: str) -> str:
    """The last sentence that asks."""
    asking = [part for part in re.split(r"(?<=[.!?])\s+|\n+", reply) if "?" in part]
    return asking[-1] if asking else ""


def mistyped(text: str) -> str:
    """The text with two letters swapped inside its longest plain word, as a hurried thumb does it."""
    words = [word for word in re.findall(r"\b[a-z]{6,}\b", text) if len(set(word[2:4])) == 2]
    if not words:
        return text
    word = max(words, key=len)
    return text.replace(word, word[:2] + word[3] + word[2] + word[4:], 1)


@dataclass(frozen=True)
class Turn:
    """What was said, the record of the turn, and the plan as it then stands."""

    said: str
    record: dict[str, Any]
    state: State
    plan: CareerPlan


@dataclass(frozen=True)
class Session:
    """A conversation from first word to last."""

    talker: Talker
    turns: tuple[Turn, ...]

    @property
    def shown(self) -> int:
        """The place of the turn that first shows the plan; the number of turns when none does."""
        return next((i for i, turn in enumerate(self.turns) if "Go on" in turn.record["options"]), len(self.turns))


class _Lines(io.TextIOBase):
    """Standard output as a program reads it: a line as it comes."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def write(self, text: str) -> int:
        self.lines += [line for line in text.splitlines() if line]
        return len(text)


def play(coach: Coach, talker: Talker, name: str, most: int = 45) -> Session:
    """A session of `coach chat --json`, played by the function behind the command, for a person of this name."""
    turns = _talk(
        coach, name, talker.first(), lambda record: None if "error" in record else talker.answer(record), most
    )
    return Session(talker, turns)


def replay(coach: Coach, talker: Talker, said: Sequence[str], name: str) -> Session:
    """A session with these very messages, whatever is replied."""
    rest = iter(said[1:])
    return Session(talker, _talk(coach, name, said[0], lambda record: next(rest, None), len(said)))


def _talk(
    coach: Coach, name: str, first: str, then: Callable[[dict[str, Any]], str | None], most: int
) -> tuple[Turn, ...]:
    out, turns = _Lines(), []

    def said() -> Iterator[str]:
        message: str | None = first
        for _ in range(most):
            if message is None:
                return
            yield message.replace("\n", " ")
            record = json.loads(out.lines[-1])
            saved = coach.store.load(name)
            state = saved.state if saved else State()
            known = turns[-1].plan if turns and turns[-1].state == state else coach.plan_of(state)
            turns.append(Turn(message, record, state, known))
            message = then(record)

    with contextlib.redirect_stdout(out):
        as_json(coach.chat(), name, said())
    return tuple(turns)


def transcript(session: Session) -> str:
    """The session as a person would read it, with what was understood."""
    lines = []
    for turn in session.turns:
        facts = "".join(f"\n      + {f['slot']} = {f['value']}" for f in turn.record["facts"])
        facts += "".join(f"\n      - {f['slot']} = {f['value']}: {f['why']}" for f in turn.record["rejected"])
        facts += "".join(f"\n      ! withheld {w['text']!r}: {w['why']}" for w in turn.record["withheld"])
        lines.append(f"YOU   {turn.said}{facts}\nCOACH {turn.record['reply']}\n      {list(turn.record['options'])}")
    return "\n\n".join(lines)
