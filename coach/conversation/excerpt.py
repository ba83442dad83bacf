"""The part of a passage that answers a question: its sentences nearest to the question's words, in their order."""

import re

from coach.framework.titles import words
from coach.planning.bearing import COMMON

MOST_WORDS = 70
UNITS = re.compile(r"(?<=[.!?])\s+|\n+")


def excerpt(text: str, question: str) -> str:
    """Up to seventy words of a passage, whole sentences, starting where it meets the question best."""
    units = [unit.strip() for unit in UNITS.split(text) if unit.strip()]
    asked = set(words(question)) - COMMON
    if not units:
        return ""
    scores = [len(asked & set(words(unit))) for unit in units]
    start = max(range(len(units)), key=lambda at: (scores[at] + _next(scores, at), -at))
    if units[start].startswith("- "):  # a list item alone has lost what it is an item of
        start = _head(units, start)
    chosen: list[str] = []
    size = 0
    for unit in units[start:]:
        length = len(unit.split())
        if chosen and size + length > MOST_WORDS:
            break
        chosen.append(_quoted(unit))
        size += length
    return _joined(chosen)


def _quoted(unit: str) -> str:
    """A question of the guidance in quotation marks: it is an example, the coach does not put it here."""
    if "?" not in unit or "“" in unit or '"' in unit:
        return unit
    mark, words = ("- ", unit[2:]) if unit.startswith("- ") else ("", unit)
    return f"{mark}“{words}”"


def _next(scores: list[int], at: int) -> float:
    return scores[at + 1] / 2 if at + 1 < len(scores) else 0.0


def _head(units: list[str], at: int) -> int:
    while at > 0 and units[at].startswith("- "):
        at -= 1
    return at


def _joined(units: list[str]) -> str:
    out = ""
    for unit in units:
        item = unit.startswith("- ")
        out += ("\n" if item else " ") + unit
    return out.strip()
