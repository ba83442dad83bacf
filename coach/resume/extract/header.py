"""The first lines of a job: which part is the title, the employer, the place and the dates."""

import re
from dataclasses import dataclass, field

from coach.resume.extract import organisations
from coach.resume.extract.dates import Period, periods
from coach.resume.extract.lexicon import lowered, phrases
from coach.resume.extract.naming import is_namelike, is_ordinary, label_of, trim
from coach.resume.extract.places import find_places
from coach.resume.extract.titles import TitleFinder
from coach.resume.extract.view import Row
from coach.resume.extract.words import tokens

Place = tuple[int, int]
CUT = re.compile(
    r"\s*\n\s*|\s+[-–—―|•·~]+\s+|\s*[|•·;]\s*|\s*:\s+|,\s*|\s+(?:@|at)\s+"
    r"|\s{2,}|\s*[()]\s*|\s+[-–—]+$|^[-–—]+\s+| [-–—](?=[A-Z])|(?<=[a-z]{4})\.\s+(?=[A-Z][a-z])"
)
TOLD = re.compile(rf"{CUT.pattern}|\s+(?:with|for|from|in|since|under)\s+|\s+(?:from|since|till)$")
TELLING = re.compile(
    r"(?:I\s+)?(?:am\s+)?(?:currently\s+)?(?:work(?:ed|ing)|serv(?:ed|ing)|employed)\s+as\s+(?:an?\s+|the\s+)?", re.I
)
LINK_END = re.compile(r"\s(?:in|for|of|at|with|from|and)\s*$")
JOINING = organisations.CONNECT - {"in"}
MOST_PIECES = 8  # of a header; more is a list or prose, where a capitalised word says nothing
BRACKET = re.compile(r"\s?\(([^()\d]{2,30})\)")


@dataclass(slots=True)
class Header:
    """Places of the parts; `rest` are the pieces that are none of them."""

    title: Place | None = None
    employer: Place | None = None
    location: Place | None = None
    period: Period | None = None
    rest: list[Place] = field(default_factory=list)
    labelled: bool = False


def parse(text: str, rows: list[Row], titles: TitleFinder, group: Place | None = None, flat: bool = False) -> Header:
    """The parts of the header made of `rows`.

    `group` is an employer named above several positions. In `flat` text, where rows are our own cuts, only a name
    with an organisation's cue is an employer.
    """
    header = Header()
    pieces: list[Place] = []
    for row in rows:
        name, start = label_of(text, row.start, row.end)
        found = periods(text, start, row.end)
        if header.period is None and found:
            header.period = found[0]
        if name == "duties" or row.text.rstrip().endswith(":") and not found:
            header.rest.append((row.start, row.end))
        elif name in ("title", "employer", "location"):
            _claim(header, name, trim(text, start, found[0].start if found else row.end))
        elif name != "dates":
            pieces.extend(_pieces(text, start, row.end, found, header))
    pieces = _split_titles(text, pieces, titles)
    _choose_title(text, pieces, titles, header)
    if header.title is None and header.period is not None:
        header.title = _first_of_list(text, rows, pieces, labelled=header.employer is not None)
    pieces = [piece for piece in pieces if piece != header.title]
    if header.title:
        header.title = _with_bracket(text, header.title)
        pieces = [piece for piece in pieces if not header.title[0] <= piece[0] < header.title[1]]
    _choose_employer(text, pieces, titles, header, group, flat)
    header.rest.extend(piece for piece in pieces if piece not in (header.title, header.employer))
    return header


def _claim(header: Header, name: str, place: Place | None) -> None:
    header.labelled = header.labelled or name == "employer"
    if place and getattr(header, name) is None:
        setattr(header, name, place)


def _pieces(text: str, start: int, end: int, found: list[Period], header: Header) -> list[Place]:
    """The row cut at dates, places and separators."""
    holes = [(period.start, period.end) for period in found]
    for place in find_places(text, start, end):
        stop = min([end, *(a for a, _ in holes if a >= place[1])])
        if _stands_alone(text, place, start, stop) and not any(a < place[1] and place[0] < b for a, b in holes):
            header.location = header.location or place
            holes.append(place)
    pieces: list[Place] = []
    told = TELLING.match(text, start, end)
    at = told.end() if told else start
    for hole in [*sorted(holes), (end, end)]:
        begin = at
        for cut in (TOLD if told else CUT).finditer(text, at, hole[0]):
            pieces.append((begin, cut.start()))
            begin = cut.end()
        pieces.append((begin, hole[0]))
        at = hole[1]
    trimmed = [part for piece in pieces if (part := trim(text, *_without_link(text, piece)))]
    return _rejoin(text, [part for part in trimmed if any(sign.isalnum() for sign in text[slice(*part)])])


def _without_link(text: str, piece: Place) -> Place:
    """ "Harbour Clinic in" (before a place) without the last word."""
    link = LINK_END.search(text, *piece)
    return (piece[0], link.start()) if link else piece


def _stands_alone(text: str, place: Place, start: int, end: int) -> bool:
    """A place with a separator (or the edge, or a capitalised name's end) around it, not part of a name."""
    before, after = text[start : place[0]].rstrip(" "), text[place[1] : end].split("  ")[0].lstrip(" ")
    joined_before = before.lower().endswith((" of", " the", " &", " and", "bank of"))
    joined_after = re.match(r"[A-Z&][a-z&]+", after) and not before.strip()
    glued = bool(before) and before[-1].isalnum() and " " not in text[slice(*place)]
    return not joined_before and not joined_after and not (glued and after and after[0].isalpha())


def _rejoin(text: str, pieces: list[Place]) -> list[Place]:
    """ "Acme, Inc." is one piece."""
    legal = {name.rstrip(".").lower() for name in phrases("organisations", "legal")}
    joined: list[Place] = []
    for piece in pieces:
        words = text[slice(*piece)].lower().replace(".", "").split()
        if (
            joined
            and text[joined[-1][1] : piece[0]].strip() in (",", ",.")
            and words
            and all(word in legal for word in words)
        ):
            joined[-1] = (joined[-1][0], piece[1])
        else:
            joined.append(piece)
    return joined


def _split_titles(text: str, pieces: list[Place], titles: TitleFinder) -> list[Place]:
    """Cuts "Network Engineer Cisco Systems" after its title."""
    result: list[Place] = []
    for piece in pieces:
        found = (
            titles.find(text, *piece)
            if not titles.whole(text, *piece) and len(text[slice(*piece)].split()) <= 14
            else []
        )
        capital = [place for place in found if text[place[0]].isupper()]
        if (
            not capital
            or organisations.cue(text, *piece) >= 2
            and capital[0][0] == piece[0]
            and capital[0][1] == piece[1]
        ):
            result.append(piece)
            continue
        title = capital[0]
        parts = (trim(text, piece[0], title[0]), title, trim(text, title[1], piece[1]))
        result.extend(part for part in parts if part)
    return result


def _choose_title(text: str, pieces: list[Place], titles: TitleFinder, header: Header) -> None:
    if header.title:
        return
    whole = [piece for piece in pieces if titles.whole(text, *piece) and not text[piece[0]].isdigit()]
    clear = [piece for piece in whole if organisations.cue(text, *piece) < 3]
    if clear:
        header.title = _extend(text, clear[0], pieces)


def _with_bracket(text: str, title: Place) -> Place:
    """ "Engineer (Mid-Level)": a bracket that says more about the post belongs to its title."""
    match = BRACKET.match(text, title[1])
    if match is None:
        return title
    words = tokens(text, *match.span(1))
    known = lowered("titles", "modifiers")
    return (title[0], match.end()) if all(word.lower in known or not word.text.isascii() for word in words) else title


def _first_of_list(text: str, rows: list[Row], pieces: list[Place], labelled: bool) -> Place | None:
    """The title we have no word for: above a labelled employer, or first in "Title, Employer, Place" on one row."""
    likely = [piece for piece in pieces if is_namelike(text, piece) and organisations.cue(text, *piece) < 2]
    if labelled or len(likely) > 1 and not text[slice(*likely[0])].isascii():
        return likely[0] if likely else None
    listed = len(rows) == 1 and len(likely) >= 2 and len(pieces) <= 4 and likely[:2] == pieces[:2]
    return likely[0] if listed and text[likely[0][1] : likely[1][0]].strip() == "," else None


def _extend(text: str, title: Place, pieces: list[Place]) -> Place:
    """ "Specialist II, Marketing": a field of work right after the title belongs to it."""
    at = pieces.index(title)
    if at + 1 < len(pieces):
        piece = pieces[at + 1]
        modifiers = lowered("titles", "modifiers") | {"and", "&", "of"}
        row = tokens(text, *piece)
        if (
            text[title[1] : piece[0]].strip() in (",", "-", "–")
            and row
            and len(row) <= 3
            and all(word.lower in modifiers for word in row)
            and not organisations.cue(text, *piece)
        ):
            pieces[at : at + 2] = [(title[0], piece[1])]
            return pieces[at]
    return title


def _choose_employer(
    text: str, pieces: list[Place], titles: TitleFinder, header: Header, group: Place | None, flat: bool
) -> None:
    if header.employer:
        return
    if group:
        header.employer = group
        return
    left = [piece for piece in pieces if piece != header.title and is_namelike(text, piece)]
    cues = {piece: organisations.cue(text, *piece) - (text[piece[0] - 1 : piece[0]] == "(") for piece in left}
    strong = [piece for piece in left if cues[piece] >= 2 and not titles.whole(text, *piece)]
    strong = strong or [piece for piece in left if cues[piece] == 3]
    plain = [
        piece
        for piece in left
        if cues[piece] >= 0
        and not titles.whole(text, *piece)
        and not _numbered(text, piece)
        and (cues[piece] or _set_apart(text, piece, pieces, header))
    ]
    if strong:
        header.employer = max(strong, key=lambda piece: (cues[piece], organisations.runs_schools(text, *piece)))
    elif header.title and not flat:
        header.employer = min(plain, key=lambda piece: _distance(piece, header), default=None)


def _set_apart(text: str, piece: Place, pieces: list[Place], header: Header) -> bool:
    """A name without a cue beside a dated title: a separator between them and nothing else, in capitalised words.

    After a comma, colon or slash on the title's own row a department or subject is as likely, unless a place is given.
    """
    title = header.title
    if title is None or header.period is None or len(pieces) > MOST_PIECES:
        return False
    first, last = (title[1], piece[0]) if piece[0] >= title[1] else (piece[1], title[0])
    between = text[first:last]
    if between == " " or any(first <= other[0] < last for other in pieces):
        return False
    listed = "\n" not in between and any(sign in between for sign in ",:/")
    if listed and header.location is None:
        return False
    named = all(word.capital or word.lower in JOINING for word in tokens(text, *piece))
    return named and not organisations.is_post(text, *piece) and not is_ordinary(text, piece)


def _numbered(text: str, piece: Place) -> bool:
    """Holds a number, as course codes and team sizes do."""
    return any(sign.isdigit() for sign in text[slice(*piece)])


def _distance(piece: Place, header: Header) -> int:
    """Characters between a piece and the title (after it counts less than before), or the dates."""
    anchor = header.title or ((header.period.start, header.period.end) if header.period else piece)
    return piece[0] - anchor[1] if piece[0] >= anchor[1] else 2 * (anchor[0] - piece[1])
