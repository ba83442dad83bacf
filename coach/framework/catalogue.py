"""Occupations and competencies: editorial tables of the project, found by id or by the words people use."""

import re
from collections.abc import Collection, Iterable
from datetime import date
from functools import cached_property

from coach.domain.figures import Frozen
from coach.errors import KnowledgeError
from coach.framework.occupations import Competency, Occupation
from coach.framework.titles import LEARNERS, PARTS, RANK_WORDS, SENIOR, SENIOR_RANK, closeness, words

CLOSE_ENOUGH = 0.6  # of the words of two titles in common, for them to mean the same work
AKIN = 0.35  # of the words in common, for a title to be related
ENOUGH_SKILLS = 0.4
FEW = 3


class Match(Frozen):
    """An occupation found for a title, with how well the words agree (1 is the same title)."""

    occupation: Occupation
    score: float


class Catalogue:
    """Occupations and competencies with their indexes. `updated` is the date of the editorial data."""

    def __init__(self, occupations: Iterable[Occupation], competencies: Iterable[Competency], updated: date) -> None:
        self.occupations = {item.id: item for item in occupations}
        self.competencies = {item.id: item for item in competencies}
        self.updated = updated
        self._found: dict[str, Match | None] = {}
        for occupation in self.occupations.values():
            self._check(occupation)

    def _check(self, occupation: Occupation) -> None:
        missing = [item.skill for item in occupation.skills if item.skill not in self.competencies]
        served = [name for need in occupation.credentials for name in need.served_as]
        related = (*occupation.before, *occupation.after, *occupation.adjacent, *served)
        missing += [name for name in related if name not in self.occupations]
        if missing:
            raise KnowledgeError(f"occupation {occupation.id!r} names what is not there: {', '.join(missing)}")

    @cached_property
    def _titles(self) -> dict[tuple[str, ...], Occupation]:
        found: dict[tuple[str, ...], Occupation] = {}
        for occupation in self.occupations.values():
            for title in (occupation.title, *occupation.also):
                found.setdefault(words(title), occupation)
        return found

    @cached_property
    def _by_word(self) -> dict[str, set[tuple[str, ...]]]:
        found: dict[str, set[tuple[str, ...]]] = {}
        for title in self._titles:
            for word in set(title) - RANK_WORDS:
                found.setdefault(word, set()).add(title)
        return found

    @cached_property
    def _skills(self) -> dict[tuple[str, ...], Competency]:
        found: dict[tuple[str, ...], Competency] = {}
        for competency in self.competencies.values():
            for name in (competency.name, *competency.also):
                found.setdefault(tuple(sorted(words(name))), competency)
        return found

    def find(self, title: str) -> Match | None:
        """The occupation a title names, or None when none is close enough (0.6 of the words).

        Of a title made of several ("Cook / Driver", "Co-founder & CTO") the part that fits best counts.
        """
        if title not in self._found:
            whole = self._match(words(title))
            parts = [part for part in re.split(PARTS, title) if part.strip()]
            tried = [whole] if whole or len(parts) < 2 else [self._match(words(part)) for part in parts]
            matches = [match for match in tried if match is not None]
            self._found[title] = max(matches, key=lambda match: match.score, default=None)
        return self._found[title]

    def _match(self, asked: tuple[str, ...]) -> Match | None:
        exact = self._titles.get(asked)
        if exact is not None:
            return Match(occupation=exact, score=1.0)
        ranked = self._ranked(asked)
        if not ranked or ranked[0][0] < CLOSE_ENOUGH:
            return None
        role = self._first_rung(ranked[0][1]) if LEARNERS & set(asked) else ranked[0][1]
        return Match(occupation=role, score=round(ranked[0][0], 3))

    def _first_rung(self, role: Occupation) -> Occupation:
        """The lowest role of a role's family: where someone who is learning the work stands."""
        family = [
            item for item in self.occupations.values() if (item.family, item.sector) == (role.family, role.sector)
        ]
        return min(family, key=lambda item: (item.rank, item != role, item.id))

    def closest(self, title: str, held: Collection[str]) -> Occupation | None:
        """The occupation a title we do not know comes nearest to, judged by its words and by competencies held.

        Roles that share words with the title come first, if at least one of their skills is held; else the role
        most of whose skills are held; None when fewer than three of them or two fifths are.
        """
        akin = [role for score, role in self._ranked(words(title)) if score >= AKIN and _share(role, held) > 0]
        if akin:
            said = set(words(title))
            rank = SENIOR_RANK if SENIOR & said else 1 if LEARNERS & said else SENIOR_RANK - 1
            return max(dict.fromkeys(akin), key=lambda role: (-abs(role.rank - rank), _share(role, held)))
        best = max(self.occupations.values(), key=lambda item: (_share(item, held), -item.rank, item.id), default=None)
        if best is None or _share(best, held) < ENOUGH_SKILLS or sum(n.skill in held for n in best.skills) < FEW:
            return None
        return best

    def near(self, title: str, count: int = 3) -> tuple[Occupation, ...]:
        """The occupations whose titles share most words with this one, best first."""
        found = dict.fromkeys(occupation.id for _, occupation in self._ranked(words(title)))
        return tuple(self.occupations[name] for name in list(found)[:count])

    def leading_to(self, target: Occupation) -> frozenset[str]:
        """The roles of a target's sector from which people come to it, directly or by way of others."""
        found = list(target.before)
        for name in found:
            role = self.occupations[name]
            found += [first for first in role.before if first not in found and role.sector == target.sector]
        return frozenset(found)

    def naming(self, field: str) -> tuple[Occupation, ...]:
        """The occupations whose title holds all the words of a field."""
        asked = set(words(field)) - RANK_WORDS
        return tuple(item for item in self.occupations.values() if asked and asked <= set(words(item.title)))

    def _ranked(self, asked: tuple[str, ...]) -> list[tuple[float, Occupation]]:
        known = set().union(*(self._by_word.get(word, set()) for word in asked))
        scored = [(closeness(asked, title), self._titles[title]) for title in known]
        return sorted(scored, key=lambda item: (-item[0], item[1].rank, item[1].id))

    def mentioned(self, text: str) -> Occupation | None:
        """The occupation with the longest title found in a text, or None."""
        asked = words(text)
        for size in range(min(len(asked), 8), 0, -1):
            for start in range(len(asked) - size + 1):
                found = self._titles.get(asked[start : start + size])
                if found is not None:
                    return found
        return None

    def skills_in(self, text: str) -> tuple[Competency, ...]:
        """The competencies whose name or alias, of two words or more, stands in a text."""
        said = words(text)
        found: dict[str, Competency] = {}
        for size in range(min(len(said), 5), 1, -1):
            for start in range(len(said) - size + 1):
                competency = self._skills.get(tuple(sorted(said[start : start + size])))
                if competency is not None:
                    found.setdefault(competency.id, competency)
        return tuple(found.values())

    def skill(self, name: str) -> Competency | None:
        """The competency a skill's name or alias means, or None."""
        return self._skills.get(tuple(sorted(words(name))))


def _share(occupation: Occupation, held: Collection[str]) -> float:
    return sum(need.skill in held for need in occupation.skills) / len(occupation.skills) if occupation.skills else 0.0
