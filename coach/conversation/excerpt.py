"""The part of a passage that answers a question: whole sentences of the paragraph nearest to the question's words."""

import re

from coach.framework.titles import words
from coach.planning.bearing import COMMON

MOST_WORDS = 80
MOST_QUOTED = 130  # words up to which a quotation that has begun is told to its end
SENTENCE = re.compile(r"(?<=[.!?])\s+|(?<=[.!?][\"”’)])\s+")
ITEM = "- "
# Words by which a sentence leans on the one before it: alone it would hang in the air.
LEANS = re.compile(
    r"(?:-\s+)?(?:that|this|these|those|it|its|they|them|he|she|such|both|so|but|then|also|thus|there|again|instead|"
    r"otherwise|here|and|or|yet|each|another|the (?:same|other|second|rest|remedy|figure|number))\b"
    r"|.{0,60}\b(?:that (?:sum|figure|number|page|table|list)|the (?:above|former|latter))\b",
    re.IGNORECASE,
)


def excerpt(text: str, question: str) -> str:
    """Up to eighty words of a passage, whole sentences, from the paragraph that meets the question best.

    It starts where a reader who sees nothing else can follow it. Empty when no such part is left.
    """
    asked = set(words(question)) - COMMON
    blocks = [block for part in re.split(r"\n\s*\n", text) if (block := _units(part))]
    if not blocks:
        return ""
    scores = [max(len(asked & set(words(unit))) for unit in block) for block in blocks]
    best = max(range(len(blocks)), key=lambda at: (scores[at], -at))
    while best > 0 and (LEANS.match(blocks[best][0]) or blocks[best][0].startswith(ITEM)):
        best -= 1
    units = [unit for block in blocks[best:] for unit in block]
    return _joined(_fitting(units, _start(units, asked)))


def _units(part: str) -> list[str]:
    """The sentences and list items of a paragraph."""
    found: list[str] = []
    for line in part.split("\n"):
        said = line.strip()
        found += [said] if said.startswith(ITEM) else [piece.strip() for piece in SENTENCE.split(said)]
    return [unit for unit in found if unit]


def _start(units: list[str], asked: set[str]) -> int:
    """Where to begin: at the first sentence, unless what is asked about comes too late to be reached from there."""
    scores = [len(asked & set(words(unit))) for unit in units]
    best = max(range(len(units)), key=lambda at: (scores[at], -at))
    if sum(len(unit.split()) for unit in units[: best + 1]) <= MOST_WORDS:
        return 0
    while best > 0 and (units[best].startswith(ITEM) or LEANS.match(units[best])):
        best -= 1
    return best


def _fitting(units: list[str], start: int) -> list[str]:
    """The units from a place on that fit, never ending in an announcement of what is cut off."""
    chosen: list[str] = []
    size = 0
    for unit in units[start:]:
        size += len(unit.split())
        if chosen and size > (MOST_WORDS if _is_closed(chosen) else MOST_QUOTED):
            break
        chosen.append(_quoted(unit))
    while chosen and chosen[-1].rstrip('”"').endswith(":"):
        chosen.pop()
    return _balanced(chosen)


def _balanced(chosen: list[str]) -> list[str]:
    """Without the sentences from an opening quotation mark on that is never closed."""
    ends = (end for end in range(len(chosen), 0, -1) if _is_closed(chosen[:end]))
    return chosen[: next(ends, 0)]


def _is_closed(chosen: list[str]) -> bool:
    said = " ".join(chosen)
    return said.count('"') % 2 == 0 and said.count("“") == said.count("”")


def _quoted(unit: str) -> str:
    """A question of the guidance in quotation marks: it is an example, the coach does not put it here."""
    if "?" not in unit or "“" in unit or '"' in unit:
        return unit
    mark, said = (ITEM, unit[2:]) if unit.startswith(ITEM) else ("", unit)
    return f"{mark}“{said}”"


def _joined(units: list[str]) -> str:
    out = ""
    for place, unit in enumerate(units):
        listed = unit.startswith(ITEM) or (place > 0 and units[place - 1].startswith(ITEM))
        out += ("\n" if listed else " ") + unit
    return out.strip()
