"""Who the person is and how to reach them: name, e-mail, telephone, links, place and headline."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from coach.resume.extract.dates import periods
from coach.resume.extract.degrees import find_degrees
from coach.resume.extract.lexicon import lowered
from coach.resume.extract.naming import trim
from coach.resume.extract.organisations import cue
from coach.resume.extract.places import find_places
from coach.resume.extract.sections import heading_kind
from coach.resume.extract.titles import TitleFinder
from coach.resume.extract.view import Row, View
from coach.resume.extract.words import tokens

Place = tuple[int, int]
EMAIL = re.compile(r"[A-Za-z0-9][\w.+'-]{0,63}@[A-Za-z0-9][\w-]{0,62}(?:\.[\w-]+)*\.[A-Za-z]{2,}")
PHONE = re.compile(
    r"(?<![\w./-])(?:\+\d{1,3}[\s().-]*)?(?:\(\d{1,5}\)[\s.-]*)?\d{2,5}(?:[\s.-]{1,3}[\d*]{2,7}){1,4}(?![\w/-])|(?<![\w./-])\+?\d{9,13}(?![\w/])"
)
LINK = re.compile(
    r"(?:https?://|www\.)[^\s|•,;()<>\"]+|\b(?:[\w-]{1,63}\.)?(?:linkedin|github|gitlab|twitter|facebook|behance|dribbble|medium)\.com/[^\s|•,;()<>\"]+|(?<![@\w.])[\w-]{1,63}\.(?:com|org|net|io|dev|me|co|games|design|ai|app)(?:\.[a-z]{2})?(?:/[^\s|•,;()]*)?(?![\w@.])",
    re.I,
)
NAME = re.compile(r"[^\W\d_][^\W\d_'’.-]*(?:[\s.'’-]+[^\W\d_][^\W\d_'’.-]*){0,5}\.?")
AFTER_NAME = re.compile(
    r"[|•·;:()]|,|\s[-–—]\s|\s{3,}|\d|\S{1,64}@|\b(?:Resume|CV|Curriculum|Email|E-mail|Phone|Mobile|Address)\b",
    re.I,
)
LABELLED = re.compile(r"\s*([^\W\d_][\w -]*?)\s*[:：]\s*")
TOP_ROWS = 12


@dataclass(frozen=True, slots=True)
class Contact:
    """Places of what was found."""

    name: Place | None
    email: Place | None
    phone: Place | None
    links: tuple[Place, ...]
    location: Place | None
    headline: Place | None


@cache
def _labels(key: str) -> frozenset[str]:
    return lowered("labels", key)


def find_contact(view: View, top: list[Row], titles: TitleFinder) -> Contact:
    """`top` are the rows before the first heading and those of a personal section."""
    text = view.text
    name = _labelled(text, view.rows, "name", NAME) or _name(view, top, titles)
    email = EMAIL.search(text)
    first = top[0].start if top else 0
    phone = next((m.span() for row in [*top, *view.rows] if (m := _phone(text, row))), None)
    links = tuple(_links(text, top, view.rows))
    location = next(
        (place for row in top for place in find_places(text, row.start, row.end) if _is_address(text, row, place)), None
    )
    return Contact(
        name,
        email.span() if email else None,
        phone,
        links,
        location or _labelled(text, view.rows, "location", None),
        _headline(view, top, titles, name, first),
    )


def _links(text: str, top: list[Row], rows: tuple[Row, ...]) -> Iterator[Place]:
    """Addresses on the web, each once; a bare domain ("jane.dev") counts only at the top."""
    seen: set[str] = set()
    for row in (*top, *rows):
        for match in LINK.finditer(text, row.start, row.end):
            address = match.group().rstrip(".,")
            bare = "/" not in address and not address.lower().startswith("www.")
            if address in seen or address.lower() in lowered("skills", "terms") or bare and row not in top:
                continue
            seen.add(address)
            yield match.start(), match.start() + len(address)


def _phone(text: str, row: Row) -> re.Match[str] | None:
    for match in PHONE.finditer(text, row.start, row.end):
        digits = sum(sign.isdigit() or sign == "*" for sign in match.group())
        if (
            7 <= digits <= 15
            and not periods(text, match.start(), match.end())
            and not re.fullmatch(r"\d{5}-\d{4}", match.group())
        ):
            return match
    return None


def _labelled(text: str, rows: tuple[Row, ...], key: str, shape: re.Pattern[str] | None) -> Place | None:
    for row in rows[: TOP_ROWS * 3]:
        match = LABELLED.match(text, row.start, row.end)
        if match and match[1].lower() in _labels(key):
            if shape is None:
                return trim(text, match.end(), row.end)
            found = shape.match(text, match.end(), row.end)
            return trim(text, *found.span()) if found else None
    return None


def _is_address(text: str, row: Row, place: Place) -> bool:
    return len(row.text) < 160 and not periods(text, row.start, row.end) and cue(text, row.start, row.end) < 3


def _name(view: View, top: list[Row], titles: TitleFinder) -> Place | None:
    """The best row, or start of a row, that is shaped like a person's name."""
    email = EMAIL.search(view.text)
    rows = [row for row in (*view.rows[:TOP_ROWS], *top) if row.kind not in ("footer",)]
    scored = []
    for n, row in enumerate(dict.fromkeys(rows)):
        place = _name_in(view.text, row)
        if place:
            scored.append((_name_score(view, row, place, n, email.group() if email else "", titles), -n, place))
    best = max(scored, default=None)
    return best[2] if best and best[0] > 0 else None


def _name_in(text: str, row: Row) -> Place | None:
    """The name at the start of a row, without what follows it ("Sadie Goldner, MBA | Boston")."""
    stop = AFTER_NAME.search(text, row.start, row.end)
    place = trim(text, row.start, stop.start() if stop else row.end)
    if place is None or not NAME.fullmatch(text[slice(*place)]):
        return None
    row_words = tokens(text, *place)
    words = [word for word in text[slice(*place)].split()]
    if not 1 <= len(words) <= 5 or any(word.strip(".").lower() in lowered("people", "not_names") for word in words):
        return None
    small = [
        word
        for word in words
        if word[0].islower()
        and word not in ("de", "da", "van", "von", "der", "bin", "al", "la", "del", "di", "dos", "e", "y")
    ]
    return place if not small and row_words else None


def _name_score(view: View, row: Row, place: Place, n: int, email: str, titles: TitleFinder) -> float:
    words = view.text[slice(*place)].split()
    score = 3.0 - 0.5 * n
    score += 1.5 if 2 <= len(words) <= 4 else -1.5
    score += 2.0 * any(len(word) > 2 and word.strip(".").lower() in email.split("@")[0].lower() for word in words)
    score += 2.0 if row.size and row.size >= max(other.size for other in view.rows) else 0.0
    known = (
        heading_kind(view.text[slice(*place)])
        or find_places(view.text, *place)
        or find_degrees(view.text, *place, anywhere=True)
    )
    score -= 6.0 if known else 0.0
    score -= 2.5 if cue(view.text, *place) >= 2 else 0.0
    score -= 4.0 if titles.find(view.text, *place) or titles.whole(view.text, *place) else 0.0
    return score


def _headline(view: View, top: list[Row], titles: TitleFinder, name: Place | None, first: int) -> Place | None:
    """A title among the rows at the top, near the name."""
    for row in [row for row in top if row.start >= first][:TOP_ROWS]:
        start = name[1] if name and row.start <= name[0] < row.end else row.start
        if start >= row.end or len(row.text) > 140 or heading_kind(row.text) or periods(view.text, start, row.end):
            continue
        pieces = [
            place
            for piece in re.compile(r"[^|•·,\n–—]+|[–—]").finditer(view.text, start, row.end)
            if (place := trim(view.text, *piece.span()))
        ]
        whole = [
            place
            for place in pieces
            for part in _halves(view.text, place)
            if titles.whole(view.text, *part)
            for place in [part]
        ]
        if whole:
            return whole[0]
    return None


def _halves(text: str, place: Place) -> list[Place]:
    """A piece, and its part before " - " ("Network engineer - TATA Communications")."""
    head = text[slice(*place)].split(" - ")[0].split(" at ")[0]
    return [place] if len(head) == place[1] - place[0] else [(place[0], place[0] + len(head)), place]
