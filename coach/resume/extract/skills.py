"""Skills: known terms anywhere, and the items of lists under a skills heading."""

import re
from functools import cache

from coach.resume.extract.lexicon import lowered, phrases
from coach.resume.extract.sections import Block
from coach.resume.extract.view import Row, View
from coach.resume.extract.words import PhraseIndex, tokens
from coach.resume.model import Skill, Vocabulary

Place = tuple[int, int]
ITEM = re.compile(r"\s*(?:,|;|\||•|·|●|▪|\n|\t|\s{2,}|\s[-–—/]\s|~|♦|\u2022)\s*(?![^()]*\))")
YEARS = re.compile(r"\s*[-–:(]?\s*\(?\s*(?:(?<!\d)\d{1,2}\+?|less than 1)\s*(?:years?|yrs?|months?)\)?.*$", re.I)
LABEL = re.compile(r"\s*[^:,;]{2,40}?\s*:\s*(?=\S)")
ITEM_WORDS = 5


class SkillFinder:
    """Finds skills in text: the vocabulary's, the lexicon's, and listed items."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._canonical = {
            alias.lower(): name for name, aliases in vocabulary.skills.items() for alias in (name, *aliases)
        }
        self._index = PhraseIndex((*_terms(), *self._canonical))
        self._free = PhraseIndex(
            phrase for phrase in (*_terms(), *self._canonical) if phrase.lower() not in _ambiguous() and len(phrase) > 1
        )

    def canonical(self, text: str) -> str:
        """The vocabulary's name of a skill, "" when it has none."""
        return self._canonical.get(" ".join(text.lower().split()), "")

    def known(self, text: str, row: Row, everywhere: bool) -> list[Place]:
        """Known skills in a row; ordinary words count only where skills are listed."""
        words = tokens(text, row.start, row.end)
        index = self._free if everywhere else self._index
        return [
            (words[first].start, words[past - 1].end)
            for first, past, phrase in index.find(words)
            if not everywhere or past - first > 1 or words[first].capital or phrase.islower()
        ]

    def split(self, text: str, place: Place) -> list[Place]:
        """ "Redis NoSQL Kafka": an item made of several known skills is several items."""
        words = tokens(text, *place)
        found = list(self._index.find(words))
        covered = sum(past - first for first, past, _ in found)
        if len(found) < 2 or covered < len(words):
            return [place]
        return [(words[first].start, words[past - 1].end) for first, past, _ in found]

    def skill(self, view: View, place: Place) -> Skill:
        """A skill with its evidence."""
        value = view.value(*place)
        return Skill(name=value, canonical=self.canonical(value.text))


@cache
def _lead() -> re.Pattern[str]:
    names = sorted(phrases("skills", "leads"), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, names))})\s+", re.IGNORECASE)


@cache
def _terms() -> tuple[str, ...]:
    return (*phrases("skills", "terms"), *phrases("skills", "ambiguous"))


@cache
def _ambiguous() -> frozenset[str]:
    return lowered("skills", "ambiguous") | lowered("skills", "soft")


def find_skills(view: View, listed: list[Block], elsewhere: list[Row], finder: SkillFinder) -> list[Skill]:
    """Items of the skill sections in order, then known skills in the rest; each once."""
    places: list[Place] = []
    for block in listed:
        for row in block.rows:
            items = list_items(view.text, row)
            places.extend(part for item in items for part in finder.split(view.text, item))
            if not items:
                places.extend(finder.known(view.text, row, everywhere=False))
    for row in elsewhere:
        places.extend(finder.known(view.text, row, everywhere=True))
    unique: dict[str, Skill] = {}
    for place in places:
        skill = finder.skill(view, place)
        unique.setdefault(skill.name.text.lower(), skill)
    return list(unique.values())


def list_items(text: str, row: Row) -> list[Place]:
    """The items of a list of skills; none when the row is a sentence."""
    label = LABEL.match(text, row.start, row.end)
    start = label.end() if label else row.start
    items: list[Place] = []
    at = start
    ends = [match for match in ITEM.finditer(text, start, row.end)]
    for begin, stop in zip(
        [start, *(match.end() for match in ends)], [*(match.start() for match in ends), row.end], strict=True
    ):
        place = _item(text, begin, stop)
        if place:
            items.append(place)
        at = stop
    return items if at else []


def _item(text: str, start: int, end: int) -> Place | None:
    piece = YEARS.sub("", text[start:end])
    lead = _lead().match(piece)
    if lead:
        start, piece = start + lead.end(), piece[lead.end() :]
    start += len(piece) - len(piece.lstrip(" .-–—*\"'"))
    piece = piece.strip(" .-–—*\"':")
    words = piece.split()
    if (
        not piece
        or len(words) > ITEM_WORDS
        or piece.lower() in lowered("skills", "not_skills")
        or piece.lower() in lowered("skills", "soft")
    ):
        return None
    if (
        not any(sign.isalpha() for sign in piece)
        or "@" in piece
        or "www." in piece
        or "http" in piece
        or piece.count("(") > piece.count(")")
        or piece.endswith((" and", " of", " in", " with", " to"))
    ):
        return None
    return start, start + len(piece)
