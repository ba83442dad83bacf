"""What every rule looks at, and what it gives back."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from coach.language.base import Proposed
from coach.language.builtin.reading.numbers import Number
from coach.language.builtin.reading.text import Text

BOUNDARY = re.compile(r"[,.;!?\n()]| - | and i | but | so | because | and my ")
SENTENCE_END = re.compile(r"[.!?;\n]")
FIRST_PERSON = re.compile(r"\b(?:i|my|me|we|hoping|looking|want|wanna)\b")
SHORT = 8  # words below which a sentence needs no "I": "promotion within 2 years"
GAP = 80  # characters a rule may look over; keeps every rule linear in the length of the message


@dataclass(frozen=True)
class Found:
    """A fact with the place it was read from."""

    slot: str
    value: float | bool | str
    start: int
    end: int
    level: str | None = None
    negated: bool = False

    def proposed(self, text: Text) -> Proposed:
        """The fact with the person's own words."""
        quote = text.quote(self.start, self.end)
        return Proposed(slot=self.slot, value=self.value, quote=quote, level=self.level, negated=self.negated)


@dataclass(frozen=True)
class Scene:
    """One part of a message (what is said, or what is supposed), with what was asked and is known.

    `loose` is true where the matter is clear from the situation (a correction, a what-if), so that a unit alone tells
    which slot is meant.
    """

    text: Text
    part: str
    today: date
    asked: str = ""
    currency: str = "USD"
    known: Mapping[str, str] = field(default_factory=dict)
    loose: bool = False

    def number(self, match: re.Match[str], group: str | int = "n") -> Number:
        """The number behind the "#" of a match."""
        return self.text.number(match.start(group))

    def before(self, place: int, width: int = GAP) -> str:
        """The words of the same clause before a place."""
        whole = self.part[max(0, place - width) : place]
        cut = [match.end() for match in BOUNDARY.finditer(whole)]
        return whole[cut[-1] :] if cut else whole

    def after(self, place: int, width: int = GAP) -> str:
        """The words of the same clause after a place."""
        whole = self.part[place : place + width]
        cut = BOUNDARY.search(whole)
        return whole[: cut.start()] if cut else whole

    def clause(self, start: int, end: int) -> str:
        """The whole clause around a place."""
        return self.before(start) + self.part[start:end] + self.after(end)

    def sentence(self, start: int, end: int) -> str:
        """The sentence around a place."""
        before = SENTENCE_END.split(self.part[max(0, start - 2 * GAP) : start])[-1]
        return before + self.part[start:end] + SENTENCE_END.split(self.part[end : end + GAP])[0]

    def of_oneself(self, start: int, end: int) -> bool:
        """Whether a sentence is about the person who writes: guidance and adverts speak of aims and dates too."""
        sentence = self.sentence(start, end)
        return (
            self.asked != "" or self.loose or len(sentence.split()) < SHORT or FIRST_PERSON.search(sentence) is not None
        )

    def words(self, match: re.Match[str], group: str | int = 0) -> str:
        """The person's own words behind a match, tidy."""
        return self.text.words(match.start(group), match.end(group))


def each(pattern: re.Pattern[str], scene: Scene) -> Iterator[re.Match[str]]:
    """The matches of a pattern in the part looked at."""
    return pattern.finditer(scene.part)


def tenths(value: float) -> float:
    """A figure with one decimal, halves upwards."""
    return round(value + 1e-9, 1)


def trimmed(part: str) -> tuple[int, int]:
    """The bounds of the words in a part, without the marks around them."""
    return len(part) - len(part.lstrip(" \n.,!?")), len(part.rstrip(" \n.,!?"))
