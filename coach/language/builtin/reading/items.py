"""Which milestone, gap or path of the plan someone means, by the words they use for it."""

import re
from collections.abc import Sequence

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


def resolve(subject: str, items: Sequence[Item]) -> str | None:
    """The id of the item a subject names, or None when no item is clearly meant."""
    said = content(subject)
    if not said or not items:
        return None
    titles = [content(item.title) for item in items]
    spread = {word: sum(any(_same(word, other) for other in title) for title in titles) for word in said}
    scored = sorted(
        ((_score(said, title, spread), -index) for index, title in enumerate(titles)), reverse=True
    )  # ties keep the plan's order
    best, place = scored[0]
    second = scored[1][0] if len(scored) > 1 else 0.0
    return items[-place].id if best >= SURE and best - second >= MARGIN else None


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
