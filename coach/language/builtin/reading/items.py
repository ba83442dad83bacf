"""Which milestone, gap or path of the plan someone means, by the words they use for it."""

import re
from collections.abc import Sequence
from itertools import chain

from rapidfuzz import fuzz, utils

from coach.language.base import Item

SURE = 0.5  # of a subject's weighted words that have to be in an item's title
MARGIN = 0.15  # by which the best item has to beat the next
CLOSE = 85  # rapidfuzz ratio from which two words count as one
_EMPTY = """
    the a an my that this step task milestone thing one from plan of to in for and at on with about do it please
    it's your item part i is was s into up out all already now hold three two back first new some
"""
EMPTY = frozenset(_EMPTY.split())
PLACES = {
    "first": 0, "next": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "4th": 3, "fifth": 4,
    "5th": 4, "last": -1, "final": -1,
}  # fmt: skip
KINDS = {
    "milestone": ("step", "milestone", "task", "action", "item", "thing", "one"),
    "gap": ("gap", "skill"),
    "path": ("path", "way", "option", "route"),
}
PLACED = re.compile(
    rf"(?:(?:is|the|my|that|this|very|do) )*(?P<place>{'|'.join(PLACES)}) "
    rf"(?P<kind>{'|'.join(name for names in KINDS.values() for name in names)})"
    r"(?: (?:first|now|(?:in )?there|(?:in|of|on|from) (?:it|(?:the|my|this) (?:plan|list|roadmap))))?"
)


def resolve(subject: str, items: Sequence[Item]) -> str | None:
    """The id of the item a subject names, or None when no item is clearly meant."""
    placed = _by_place(subject, items)
    said = content(subject)
    if placed is not None or not said or not items:
        return placed
    titles = [[content(name) for name in (item.title, *item.also)] for item in items]
    spread = {word: sum(any(_same(word, other) for other in chain(*names)) for names in titles) for word in said}
    scored = sorted(
        ((max(_score(said, name, spread) for name in names), -index) for index, names in enumerate(titles)),
        reverse=True,
    )  # ties keep the plan's order
    best, place = scored[0]
    second = scored[1][0] if len(scored) > 1 else 0.0
    return items[-place].id if best >= SURE and best - second >= MARGIN else None


def _by_place(subject: str, items: Sequence[Item]) -> str | None:
    """The id of an item named by its place: "the first step", "my next milestone", "the last gap in the plan"."""
    match = PLACED.fullmatch(subject.strip(" .!?").lower())
    if match is None:
        return None
    kind = next(kind for kind, names in KINDS.items() if match["kind"] in names)
    ahead = [item.id for item in items if item.kind == kind and item.status == "planned"]
    place = PLACES[match["place"]]
    return ahead[place] if -len(ahead) <= place < len(ahead) else None


def _score(said: Sequence[str], title: Sequence[str], spread: dict[str, int]) -> float:
    """Share of the subject's words found in a title; a word that few titles have counts more."""
    weight = {word: 1 / spread[word] if spread[word] else 0.5 for word in said}
    hit = sum(weight[word] for word in said if any(_same(word, other) for other in title))
    covered = sum(any(_same(word, other) for word in said) for other in title) / max(1, len(title))
    return hit / sum(weight.values()) * (0.9 + 0.1 * covered)


def _same(word: str, other: str) -> bool:
    if word == other:
        return True
    if min(len(word), len(other)) < 4:
        return False
    return fuzz.ratio(word, other) >= CLOSE or (len(word) > 4 and len(other) > 4 and word[:5] == other[:5])


def content(phrase: str) -> list[str]:
    """The words of a phrase that say what it is about."""
    found = utils.default_process(phrase.replace("é", "e").replace("'s", "")).split()
    return [word for word in dict.fromkeys(found) if word not in EMPTY and not re.fullmatch(r"\d+", word)]
