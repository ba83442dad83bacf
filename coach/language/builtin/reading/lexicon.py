"""The words of the framework's tables that reading looks for: titles, skills, credentials, and words that are right."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from coach.framework.catalogue import Catalogue
from coach.framework.jobwords import HEADS
from coach.framework.titles import words

LONGEST_TITLE = 8
# Words that end a title in a sentence, though comparing titles leaves them out ("partner at a consulting firm").
CROSSED = {"at", "a", "an", "my", "own", "to", "with", "for"}
# What any paper is called, in the comparable form of words.
GENERIC = frozenset(
    {
        "certificate", "certification", "certified", "cert", "licence", "card", "course", "diploma", "registration",
        "training", "or", "provider", "level", "award", "qualification", "state", "ticket", "permit", "apprenticeship",
    }
)  # fmt: skip
SHORT = 4  # letters below which a word is never taken for a slip of another


@dataclass(frozen=True)
class Lexicon:
    """Words found in the tables, ready to be looked up. Built once; holds nothing of any person."""

    catalogue: Catalogue
    titles: frozenset[tuple[str, ...]]
    title_words: dict[str, list[str]]
    heads: frozenset[str]
    credentials: frozenset[tuple[str, ...]]
    known: frozenset[str]
    skills: frozenset[tuple[str, ...]] = field(default_factory=frozenset)
    papers: frozenset[tuple[str, ...]] = field(default_factory=frozenset)

    def title(self, said: list[str]) -> int:
        """How many words from the beginning make the longest title of the tables; 0 when none do."""
        for size in range(min(len(said), LONGEST_TITLE), 0, -1):
            crosses = CROSSED & set(said[:size])
            if not crosses and words(said[size - 1]) and words(" ".join(said[:size])) in self.titles:
                return size
        return 0

    def mended(self, said: list[str]) -> list[str] | None:
        """The words of a title with slips mended, when that makes a title of the tables; else None."""
        near = [self._near(word) for word in said[:LONGEST_TITLE]]
        for size in range(len(near), 0, -1):
            if words(" ".join(near[:size])) in self.titles and near[:size] != said[:size]:
                return near[:size]
        return None

    def _near(self, word: str) -> str:
        choices = self.title_words.get(word[:1], [])
        if len(word) < SHORT or word in choices:
            return word
        limit = 2 if len(word) > 8 else 1
        found = process.extractOne(word, choices, scorer=OSA.distance, score_cutoff=limit)
        return word if found is None else found[0]

    def is_skill(self, name: str) -> bool:
        """Whether a name or alias of a competency."""
        return tuple(sorted(words(name))) in self.skills


@lru_cache(maxsize=2)
def lexicon(catalogue: Catalogue) -> Lexicon:
    """The lexicon of a catalogue."""
    names = [name for role in catalogue.occupations.values() for name in (role.title, *role.also)]
    held = [n for role in catalogue.occupations.values() for need in role.credentials for n in (need.name, *need.also)]
    skills = [name for item in catalogue.competencies.values() for name in (item.name, *item.also)]
    titles = frozenset(words(name) for name in names)
    singular = {title[-1] for title in titles if title}
    by_letter: dict[str, list[str]] = {}
    for word in sorted(_spelled(names)):
        if len(word) >= SHORT:
            by_letter.setdefault(word[0], []).append(word)
    return Lexicon(
        catalogue=catalogue,
        titles=titles,
        title_words=by_letter,
        heads=HEADS | frozenset({word for word in singular if word in HEADS or word.endswith(("er", "or", "ist"))}),
        credentials=frozenset(words(name) for name in held),
        known=_spelled([*names, *held, *skills, *_prose(catalogue)]),
        papers=frozenset(named for name in held if (named := _own_words(name))),
        skills=frozenset(tuple(sorted(words(name))) for name in (*skills, *_bare(skills))),
    )


def _own_words(name: str) -> tuple[str, ...]:
    """The words of a credential that say which it is, without what any paper is called."""
    return tuple(word for word in words(name) if word not in GENERIC)


def _prose(catalogue: Catalogue) -> Iterable[str]:
    for role in catalogue.occupations.values():
        yield from (role.summary, *role.proof, *role.stretch, *role.people, role.outlook)
    for item in catalogue.competencies.values():
        yield from (item.learn, item.free, item.practise, item.proof)


def _bare(skills: Iterable[str]) -> Iterable[str]:
    """ "Python" for "Python programming": people name the tool alone."""
    return (name.rsplit(" ", 1)[0] for name in skills if name.endswith((" programming", " scripting", " development")))


def _spelled(names: Iterable[str]) -> frozenset[str]:
    return frozenset(word for name in names for word in re.findall(r"[^\W\d_]+", name.lower()))
