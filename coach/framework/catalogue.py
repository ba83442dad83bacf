"""Occupations and competencies: editorial tables of the project, found by id or by the words people use."""

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from functools import cached_property

from coach.domain.figures import Frozen
from coach.domain.history import at_home
from coach.errors import KnowledgeError
from coach.framework.occupations import Competency, Occupation
from coach.framework.titles import (
    LEARNERS,
    LONG_ENOUGH,
    POSTS,
    RANK_WORDS,
    SENIOR,
    SENIOR_RANK,
    closeness,
    may_mean,
    readings,
    slips,
    words,
)

CLOSE_ENOUGH = 0.6  # of the words of two titles in common, for them to mean the same work
NOT_LITERAL = 0.9  # at most, for a title that had to be taken apart or mended
AKIN = 0.35  # of the words in common, for a title to be related
ENOUGH_SKILLS = 0.4
FEW = 3
WINDOW = 4  # words of a cue stand at most two others apart
# A field that is spoken of as what someone leaves, with the word that names it.
LEFT = re.compile(
    r"\b(?:out of|leave|leaving|away from|quit|quitting|tired of|from)\s+(?:the\s+)?[\w-]+",
    re.IGNORECASE,
)


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
    def families(self) -> dict[str, tuple[Occupation, ...]]:
        """The occupations of each family."""
        found: dict[str, tuple[Occupation, ...]] = {}
        for role in self.occupations.values():
            found[role.family] = (*found.get(role.family, ()), role)
        return found

    @cached_property
    def _fields(self) -> dict[tuple[str, ...], tuple[str, Occupation]]:
        return {words(name): (name, role) for role in self.occupations.values() for name in role.fields}

    @cached_property
    def _joined(self) -> dict[str, Occupation]:
        """Titles written as one word, so that "fork lift", "R.N." and "front-end" are read however they are spaced."""
        return {"".join(title): role for title, role in reversed(self._titles.items())}

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
        """The occupation a title names, or None when none is close enough: rather none than a wrong one.

        Of a title made of several ("Cook / Driver", "Co-founder & CTO") the part that fits best counts. A slip of the
        pen is mended when nothing is found as it stands.
        """
        if title not in self._found:
            self._found[title] = self._read(title)
        return self._found[title]

    def _read(self, title: str) -> Match | None:
        if at_home(title):
            return None
        steps = [[words(text) for text in step] for step in readings(title)]
        for number, step in enumerate(steps):
            matches = [match for asked in step if (match := self._match(asked)) is not None]
            if matches:
                best = max(matches, key=lambda match: match.score)
                return best if number == 0 else _in_doubt(best)
        mended = [match for asked in steps[-1] for near in self._mended(asked) if (match := self._match(near))]
        return _in_doubt(mended[0]) if len({match.occupation.id for match in mended}) == 1 else None

    def _match(self, asked: tuple[str, ...]) -> Match | None:
        exact = self._titles.get(asked) or self._joined.get("".join(asked))
        if exact is not None:
            return Match(occupation=exact, score=1.0)
        score, role = self._closest_title(asked) or self._kind(asked) or (0.0, None)
        learning = LEARNERS & set(asked)
        if role is None or (learning and role.track == "specialist"):  # a trainee solicitor holds no post of ours yet
            return None
        return Match(occupation=self._first_rung(role) if learning else role, score=round(score, 3))

    def _closest_title(self, asked: tuple[str, ...]) -> tuple[float, Occupation] | None:
        """The occupation most of whose words were said; None when several families share the best title."""
        close = [
            (score, asked[-len(title) :] == title, self._titles[title])
            for title in self._sharing(asked)
            if (score := closeness(asked, title)) >= CLOSE_ENOUGH and may_mean(asked, title)
        ]
        best = max((item[:2] for item in close), default=None)
        roles = [role for score, last, role in close if (score, last) == best]
        if best is None or len({role.family for role in roles}) > 1:
            return None
        return best[0], min(roles, key=lambda role: (role.rank, role.id))

    def _kind(self, asked: tuple[str, ...]) -> tuple[float, Occupation] | None:
        """The occupation a title's last words name, where the rest only says of what kind ("patent lawyer")."""
        for start in range(1, len(asked)):
            before, last = asked[:start], asked[start:]
            role = self._titles.get(last)
            if role is None:
                continue
            plain = not set(before) & (POSTS | SENIOR | LEARNERS)
            named = len(last) > 1 or last[0] in {word for head in role.heads for word in words(head)}
            return (CLOSE_ENOUGH, role) if plain and named else None
        return None

    def _mended(self, asked: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """The words with a slip in an unknown long one mended, in every way that gives a known word."""
        for place, word in enumerate(asked):
            if len(word) >= LONG_ENOUGH and word not in self._by_word:
                near = sorted({near for near in slips(word) if near in self._by_word})
                yield from ((*asked[:place], known, *asked[place + 1 :]) for known in near)

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
        asked = set(words(field)) - RANK_WORDS - POSTS
        return tuple(item for item in self.occupations.values() if asked and asked <= set(words(item.title)))

    def _ranked(self, asked: tuple[str, ...]) -> list[tuple[float, Occupation]]:
        scored = [(closeness(asked, title), self._titles[title]) for title in self._sharing(asked)]
        return sorted(scored, key=lambda item: (-item[0], item[1].rank, item[1].id))

    def _sharing(self, asked: tuple[str, ...]) -> set[tuple[str, ...]]:
        """The known titles that have a word in common with this one."""
        return set().union(*(self._by_word.get(word, set()) for word in asked))

    def mentioned(self, text: str) -> Occupation | None:
        """The occupation with the longest title found in a text, or None."""
        asked = words(text)
        for size in range(min(len(asked), 8), 0, -1):
            for start in range(len(asked) - size + 1):
                found = self._titles.get(asked[start : start + size])
                if found is not None and _is_said(asked[start : start + size], text):
                    return found
        return None

    def all_mentioned(self, text: str) -> tuple[Occupation, ...]:
        """The occupations whose titles stand in a text, one of each place, the longest."""
        asked, found, at = words(text), [], 0
        while at < len(asked):
            sizes = range(min(len(asked) - at, 8), 0, -1)
            size = next((n for n in sizes if asked[at : at + n] in self._titles), 0)
            if size and _is_said(asked[at : at + size], text):
                found.append(self._titles[asked[at : at + size]])
            at += size or 1
        return tuple(dict.fromkeys(found))

    def field_in(self, text: str) -> tuple[str, Occupation] | None:
        """The longest field of work named in a text, as we call it, with the role people usually enter it by.

        A field someone wants to leave ("out of tech") is not meant.
        """
        kept = LEFT.sub(" ", text)
        asked = words(kept)
        for size in range(min(len(asked), 4), 0, -1):
            for start in range(len(asked) - size + 1):
                said = asked[start : start + size]
                if (found := self._fields.get(said)) is not None and _is_said(said, kept):
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

    @cached_property
    def _shown(self) -> list[tuple[tuple[str, ...], Competency]]:
        return [(words(cue), item) for item in self.competencies.values() for cue in item.shown]

    def shown_in(self, text: str) -> tuple[Competency, ...]:
        """The competencies that a line on work done names, or that what was done shows ("led a crew of five")."""
        said = words(text)
        shown = (item for cue, item in self._shown if _close_together(cue, said))
        return tuple({item.id: item for item in (*self.skills_in(text), *shown)}.values())

    def skill(self, name: str) -> Competency | None:
        """The competency a skill's name or alias means, or None."""
        return self._skills.get(tuple(sorted(words(name))))


def _in_doubt(match: Match) -> Match:
    """A match of a title not read as it stands: never as good as the same title, so that the person is asked."""
    return match.model_copy(update={"score": min(match.score, NOT_LITERAL)})


def _close_together(cue: tuple[str, ...], said: tuple[str, ...]) -> bool:
    """Whether the words of a cue stand in this order, with at most two others between each."""
    starts = [place for place, word in enumerate(said) if word == cue[0]]
    for word in cue[1:]:
        starts = [
            place
            for start in starts
            for place in range(start + 1, start + WINDOW)
            if said[place : place + 1] == (word,)
        ]
    return bool(starts)


def _is_said(title: tuple[str, ...], text: str) -> bool:
    """Whether a title stands in running text as a title: those of two letters only in capitals ("RN")."""
    return len(title) > 1 or len(title[0]) > 2 or title[0].upper() in text


def _share(occupation: Occupation, held: Collection[str]) -> float:
    return sum(need.skill in held for need in occupation.skills) / len(occupation.skills) if occupation.skills else 0.0
