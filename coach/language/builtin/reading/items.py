"""Which milestone, gap or path of the plan someone means, by the words they use for it."""

import re
from collections.abc import Sequence
from itertools import chain

from rapidfuzz import fuzz, utils

from coach.language.base import Item

SURE = 0.5  # of a subject's weighted words that have to be in an item's title
MARGIN = 0.15  # by which the best item has to beat the next
CLOSE = 85  # rapidfuzz ratio from which two words count as one
MOST_NEAR = 4
_EMPTY = """
    the a an my that this step task milestone thing one from plan of to in for and at on with about do it please
    it's your item part i is was s into up out all already now hold three two back first new some line bit stuff few
    current couple
"""
EMPTY = frozenset(_EMPTY.split())
# What people call a thing of the plan, and the word its title has.
_SAME = {
    "advertisement": "ad ads advert adverts advertisements adds posting postings listing listings vacancy vacancies",
    "conversation": "conversations chat chats talked spoke spoken conversed",
    "mentor": "mentors mentoring mentee",
    "credential": "certificate certificates certification cert certs licence license licences qualification",
    "application": "applications apply applying",
    "people": "person persons network networking contacts",
    "study": "course class classes training studies",
}
SAME = {other: word for word, others in _SAME.items() for other in others.split()}
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
    rf"(?:(?:is|the|my|that|this|very|do) )*(?P<place>{'|'.join(PLACES)}) ?"
    rf"(?P<kind>{'|'.join(name for names in KINDS.values() for name in names)}|$)"
    r"(?: (?:first|now|(?:in )?there|(?:in|of|on|from) (?:it|(?:the|my|this) (?:plan|list|roadmap))))?"
)


def resolve(subject: str, items: Sequence[Item], kind: str = "gap") -> str | None:
    """The id of the item a subject names, or None when no item is clearly meant.

    A gap and the steps that close it often share their words: of those, the one of the `kind` wanted is meant.
    """
    placed = _by_place(subject, items)
    found = alike(subject, items)
    if placed is not None or len(found) < 2:
        return placed or (found[0].id if found else None)
    families = [{item.id, *item.gaps} if item.kind == "milestone" else {item.id} for item in found]
    if not set.intersection(*families):
        return None
    wanted = [item for item in found if item.kind == kind and item.status == "planned"]
    return (wanted or found)[0].id


def asked_about(subject: str, items: Sequence[Item]) -> str | None:
    """The id of the item a why is about; where several fit about equally, the first of the plan."""
    standing = [item for item in items if item.status != "dropped"]
    fitting = alike(subject, standing) if subject else []
    return (resolve(subject, standing) or (fitting[0].id if fitting else None)) if subject else None


def near(subject: str, items: Sequence[Item]) -> tuple[str, ...]:
    """The ids of the items that may be meant where none is clearly meant: any that shares a word, the best first."""
    said = content(subject)
    titles = [[content(name) for name in (item.title, *item.also)] for item in items]
    shared = [
        max(sum(any(_same(word, other) for other in name) for word in said) for name in names) for names in titles
    ]
    order = sorted((-count, place) for place, count in enumerate(shared) if count)
    return tuple(items[place].id for _, place in order)[:MOST_NEAR]


def alike(subject: str, items: Sequence[Item]) -> list[Item]:
    """The items whose words fit a subject about equally well, in the plan's order; empty when none fits."""
    said = content(subject)
    if not said or not items:
        return []
    exact = [item for item in items if set(content(item.title)) == set(said)]
    if exact:
        return exact
    titles = [[content(item.title), *_wholly_said(item.also, said)] for item in items]
    spread = {word: sum(any(_same(word, other) for other in chain(*names)) for names in titles) for word in said}
    scores = [max(_score(said, name, spread) for name in names) for names in titles]
    best = max(scores)
    if best < SURE:
        return []
    return [item for item, score in zip(items, scores, strict=True) if best - score < MARGIN]


def _wholly_said(also: Sequence[str], said: Sequence[str]) -> list[list[str]]:
    """The other names of an item that are said in full, or say all: "budget line" is not "IV line"."""
    names = [content(name) for name in also]
    return [name for name in names if name and (_within(name, said) or _within(said, name))]


def _within(some: Sequence[str], others: Sequence[str]) -> bool:
    return all(any(_same(word, other) for other in others) for word in some)


def _by_place(subject: str, items: Sequence[Item]) -> str | None:
    """The id of an item named by its place: "the first step", "my next milestone", "the last gap in the plan"."""
    match = PLACED.fullmatch(subject.strip(" .!?").lower())
    if match is None:
        return None
    kind = next((kind for kind, names in KINDS.items() if match["kind"] in names), "milestone")
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
    if word == other or SAME.get(word, word) == SAME.get(other, other):
        return True
    if min(len(word), len(other)) < 4:
        return False
    return fuzz.ratio(word, other) >= CLOSE or (len(word) > 4 and len(other) > 4 and word[:5] == other[:5])


def content(phrase: str) -> list[str]:
    """The words of a phrase that say what it is about."""
    found = utils.default_process(phrase.replace("é", "e").replace("'s", "")).split()
    return [word for word in dict.fromkeys(found) if word not in EMPTY and not re.fullmatch(r"\d+", word)]
