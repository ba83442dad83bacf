"""Degrees and other school awards, with their subject."""

import re
from dataclasses import dataclass
from functools import cache

from coach.resume.extract.cover import Cover
from coach.resume.extract.lexicon import lowered, phrases
from coach.resume.extract.words import tokens

Place = tuple[int, int]
AREA_GAP = re.compile(
    r"\s*(?:\((?:Hons?\.?|Honou?rs)\.?\)|Hons?\b\.?|Honou?rs\b|degree\b)?"
    r"\s*(?:\bin\b|\bof\b|,|:|[-–—]|\()?\s*(?:the\s+|area of\s+|major in\s+|majoring in\s+)?",
    re.I,
)
AREA_STOP = re.compile(
    r"[,;:|•·\n()\[\]0-9]|\s[-–—]|\s{2,}|\b(?:from|at|with|university|college|institute|institution|school|academy|univ"
    r"|gpa|cgpa|minor|expected|graduated|honou?rs?|degree|specialization|year|passed|class|percentage|board|thesis|distinction|cum|magna|summa|awarded|courses?|major)\b",
    re.I,
)
AREA_WORDS = 7
AREA_REACH = 120  # characters after an award in which its subject ends


@dataclass(frozen=True, slots=True)
class Degree:
    """Places of an award and its subject (None when there is none)."""

    award: Place
    area: Place | None


@cache
def _written() -> re.Pattern[str]:
    heads = "|".join(
        sorted((re.escape(name).replace("'", "['’]") for name in phrases("degrees", "written")), key=len, reverse=True)
    )
    fields = "|".join(sorted((re.escape(name) for name in phrases("degrees", "fields")), key=len, reverse=True))
    honours = r"(?:\s*\((?:hons?\.?|honou?rs)\))?"
    of = rf"(?:\s+of\s+(?:{fields})(?:\s*(?:&|and)\s*(?:{fields}))?)?(?:\s+degree)?"
    return re.compile(rf"\b(?P<head>{heads})\b{of}{honours}", re.IGNORECASE)


@cache
def _short() -> re.Pattern[str]:
    forms = {re.sub(r"[.\s]", "", name): name for name in phrases("degrees", "abbreviations")}
    bare = {re.sub(r"[.\s]", "", name).upper() for name in phrases("degrees", "never_bare")}
    parts = []
    for plain in sorted(forms, key=len, reverse=True):
        dotted = r"\.?\s?".join(re.escape(sign) for sign in plain[:1]) + "".join(
            rf"\.?\s?{re.escape(sign)}" if sign.isupper() else re.escape(sign) for sign in plain[1:]
        )
        parts.append(rf"(?P<{_group(plain)}>{dotted}\.?)" if plain.upper() in bare else rf"{dotted}\.?")
    return re.compile(rf"(?<![\w.&/@-])(?:{'|'.join(parts)})(?![\w@&/])(?:\s*\(Hons?\.?\)|\s+Hons\b)?")


def _group(plain: str) -> str:
    return f"bare_{plain}"


def find_degrees(text: str, start: int, end: int, anywhere: bool = False) -> list[Degree]:
    """Awards in text[start:end], in order. `anywhere`: outside an education section only certain forms count."""
    found: list[tuple[Place, bool]] = [
        ((match.start(), match.end()), _certain(match))
        for match in _written().finditer(text, start, end)
        if _is_award(match, text)
    ]
    written = Cover(place for place, _ in found)
    for match in _short().finditer(text, start, end):
        if not written.overlaps(*match.span()):
            found.append(((match.start(), match.end()), _certain_short(match)))
    degrees: list[Degree] = []
    for award, certain in sorted(found):
        if degrees and degrees[-1].area and award[0] < degrees[-1].area[1]:
            continue
        if degrees and text[award[0] - 1] == "(":
            continue
        area = _area(text, award, end)
        if certain or not anywhere or area and _knows(text, area):
            degrees.append(Degree(award, area))
    return degrees


def _is_award(match: re.Match[str], text: str) -> bool:
    """ "Master of Science", not "master data" or "associate director"."""
    head = match["head"].lower()
    follows = text[match.end() : match.end() + 14].lstrip().lower()
    if follows.startswith(("thesis", "project", "class", "data", "plan", "student", "director", "dean")):
        return False
    if head in (
        "associate",
        "associates",
        "master",
        "masters",
        "intermediate",
        "doctor",
        "bachelor",
        "master's",
        "doctorate",
    ):
        named = len(match.group().split()) > 1
        return match.group()[0].isupper() and (
            named
            or follows.startswith(("of ", "in ", "degree", "(", ",", "’s"))
            or head in ("bachelor", "masters", "master's")
        )
    return match.group()[0].isupper() or "degree" in match.group().lower() or follows.startswith(("in ", "of "))


def _certain(match: re.Match[str]) -> bool:
    words = match.group().split()
    return len(words) > 1 or match["head"].lower() in ("bachelors", "bachelor's", "doctorate")


def _certain_short(match: re.Match[str]) -> bool:
    groups = match.groupdict()
    bare = next((name for name, value in groups.items() if value), None)
    return bare is None or match.group().count(".") > 1


def _area(text: str, award: Place, end: int) -> Place | None:
    """The subject right after an award."""
    gap = AREA_GAP.match(text, award[1], end)
    start = gap.end() if gap else award[1]
    end = min(end, start + AREA_REACH)
    stop = AREA_STOP.search(text, start, end)
    limit = stop.start() if stop else end
    row = tokens(text, start, limit)
    joined = gap is not None and re.search(r"\b(?:in|of)\s|[,:(–—-]", gap.group(), re.I) is not None
    if not row or row[0].start != start or not (row[0].capital or joined):
        return None
    known = lowered("degrees", "area_words")
    past = 0
    for word in row[:AREA_WORDS]:
        linking = word.lower in ("and", "of", "&", "in", "for", "the")
        if not (word.capital or linking or word.lower in known):
            break
        past += 1
    if stop and stop.group().lower() in lowered("degrees", "institutions"):
        past = max((n + 1 for n, word in enumerate(row[:past]) if word.lower in known), default=past)
    while past and row[past - 1].lower in ("and", "of", "&", "in", "for", "the"):
        past -= 1
    if not past or not joined and not _knows(text, (start, row[past - 1].end)):
        return None
    return start, row[past - 1].end


def _knows(text: str, area: Place) -> bool:
    known = lowered("degrees", "area_words")
    return any(word.lower in known for word in tokens(text, *area))
