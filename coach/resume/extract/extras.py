"""Languages with fluency, certificates, and statements with figures."""

import re
from functools import cache

from coach.resume.extract.cover import Cover
from coach.resume.extract.dates import Period, periods
from coach.resume.extract.lexicon import lowered, phrases
from coach.resume.extract.naming import trim
from coach.resume.extract.organisations import cue
from coach.resume.extract.places import find_places
from coach.resume.extract.sections import Block, heading_kind
from coach.resume.extract.view import Row, View
from coach.resume.extract.words import PhraseIndex, tokens
from coach.resume.model import Achievement, Certificate, Job, LanguageSkill, PartialDate, Value

Place = tuple[int, int]
FIGURE = re.compile(
    r"(?:[$€£₹]\s?|(?:USD|EUR|GBP|INR|Rs\.?)\s?)?(?<![\w.])\d[\d,]*(?:\.\d+)?\s?(?:%|percent\b|[kKmMbB]\b\+?|million\b|billion\b|lakhs?\b|crores?\b|x\b|\+)?"
)
CUT = re.compile(r"\s*[,;|•]\s*(?![^()]*\))|\n|\s{3,}|\s[~]\s")
CERTIFIED = re.compile(
    r"\b(?:certified|certificate|certification|licen[cs]ed?|licensure|registered|accredited|diploma)\b", re.I
)
RATING = re.compile(r"\s*\(([^()]{2,30})\)")
SHORT_NAME = re.compile(r"[A-Z]{2,6},")
LAPSED = re.compile(r"\b(?:expired|lapsed|not renewed|no longer valid)\b", re.I)
STRONG_CUT = re.compile(r"\s*[;|•·]\s*")
LANGUAGE_CUE = re.compile(r"\b(?:languages?|bilingual|fluent|native|speak|spoken|proficiency in)\b|语言|ቋንቋ", re.I)


@cache
def _languages() -> PhraseIndex:
    return PhraseIndex(phrases("people", "languages"))


@cache
def _fluency() -> re.Pattern[str]:
    names = sorted(phrases("people", "fluency"), key=len, reverse=True)
    return re.compile(
        "|".join(rf"\b{re.escape(name)}\b" if name.isascii() else re.escape(name) for name in names), re.I
    )


def find_languages(view: View, listed: list[Block], elsewhere: list[Row]) -> list[LanguageSkill]:
    """Languages of a languages section, or of rows that speak of languages."""
    rows = [row for block in listed for row in block.rows]
    rows += [row for row in elsewhere if len(row.text) < 200 and (LANGUAGE_CUE.search(row.text) or _rated(row.text))]
    found: dict[str, LanguageSkill] = {}
    for n, row in enumerate(rows):
        for skill in _row_languages(view, row, rows[n + 1] if n + 1 < len(rows) else None):
            known = found.get(skill.language.text.lower())
            if known is None or known.fluency is None and skill.fluency:
                found[skill.language.text.lower()] = skill
    return list(found.values())


def _rated(text: str) -> bool:
    """Holds a language with how well it is spoken in brackets behind it ("Spanish (conversational)")."""
    return any(
        names_language(text[match.start() : bracket.end()])
        for match in re.finditer(r"\b[^\W\d_]+", text)
        if (bracket := RATING.match(text, match.end()))
    )


def names_language(text: str) -> bool:
    """Whether the text is the name of a language and at most how well it is spoken, in brackets."""
    rating = RATING.search(text)
    name = text[: rating.start()] if rating and rating.end() == len(text) else text
    known = {language.lower() for language in phrases("people", "languages")}
    spoken = rating is None or name == text or _fluency().fullmatch(rating[1].strip()) is not None
    return name.strip().lower() in known and spoken


def _row_languages(view: View, row: Row, after: Row | None) -> list[LanguageSkill]:
    words = tokens(view.text, row.start, row.end)
    hits = [
        (words[a].start, words[b - 1].end)
        for a, b, _ in _languages().find(words)
        if words[a].capital or not words[a].text.isascii()
    ]
    hits += _unspaced(view.text, row) if not hits else []
    if after is not None and len(hits) > 1 and not _fluency().search(view.text, row.start, row.end):
        levels = [match.span() for match in _fluency().finditer(view.text, after.start, after.end)]
        if len(levels) == len(hits):
            pairs = zip(hits, levels, strict=True)
            return [LanguageSkill(language=view.value(*a), fluency=view.value(*b)) for a, b in pairs]
    found = []
    for n, place in enumerate(hits):
        stop = hits[n + 1][0] if n + 1 < len(hits) else row.end
        level = _fluency().search(view.text, place[1], stop) or (
            _before(view.text, row.start, place[0]) if n == 0 else None
        )
        if (
            level is None
            and n + 1 == len(hits)
            and after is not None
            and not _languages().at(tokens(view.text, after.start, after.end) or words, 0)
        ):
            level = _fluency().fullmatch(view.text, after.start, after.end)
        found.append(
            LanguageSkill(
                language=view.value(*place), fluency=view.value(level.start(), level.end()) if level else None
            )
        )
    return found


def _before(text: str, start: int, end: int) -> re.Match[str] | None:
    """ "Fluent in Spanish"."""
    levels = [match for match in _fluency().finditer(text, start, end)]
    return levels[-1] if levels and len(text[levels[-1].end() : end].split()) <= 2 else None


def _unspaced(text: str, row: Row) -> list[Place]:
    """Names of languages in scripts that put no space between words."""
    names = [name for name in phrases("people", "languages") if not name.isascii()]
    places = [(text.find(name, row.start, row.end), name) for name in names]
    return sorted((at, at + len(name)) for at, name in places if at >= 0)


class CertificateFinder:
    """Finds certificates; `names` are further credentials (of the coach's occupations)."""

    def __init__(self, names: tuple[str, ...] = ()) -> None:
        self._index = PhraseIndex((*phrases("certificates", "names"), *names))

    def find(self, view: View, listed: list[Block], elsewhere: list[Row]) -> list[Certificate]:
        """Rows of the certificate sections, then known credentials named in other rows; each once."""
        found: dict[str, Certificate] = {}
        for block in listed:
            for certificate in self._section(view, block):
                found.setdefault(certificate.name.text.lower(), certificate)
        known = " | ".join(found)
        for row in elsewhere:
            words = tokens(view.text, row.start, row.end)
            for first, past, _ in self._index.find(words):
                place = words[first].start, words[past - 1].end
                text = view.text[slice(*place)]
                if (
                    (words[first].text[:2].isupper() or past - first > 1)
                    and text.lower() not in known
                    and len(text) > 2
                ):
                    found.setdefault(text.lower(), Certificate(name=view.value(*place)))
        return list(found.values())

    def _section(self, view: View, block: Block) -> list[Certificate]:
        found: list[Certificate] = []
        for row in block.rows:
            for place in _items(view.text, row):
                found = self._item(view, found, place, row.bullet)
        return found

    def _item(self, view: View, found: list[Certificate], item: Place, bullet: bool) -> list[Certificate]:
        """The certificates so far with those of one more item, or the last one with the date or issuer it gives."""
        dates = periods(view.text, *item)
        stop = dates[0].start if dates and dates[0].start > item[0] + 3 else item[1]
        start = dates[0].end if dates and dates[0].start <= item[0] + 3 else item[0]
        lapsed = LAPSED.search(view.text, *item)
        if lapsed and lapsed.start() > start + 3:
            stop = min(stop, lapsed.start())
        date = None if lapsed or not dates else _date(dates)
        place = trim(view.text, start, stop)
        if place is None or _is_place(view.text, place):
            return _give(found, date, None)
        if view.text[slice(*place)].lower() in lowered("certificates", "issuers") or (
            found and self._may_be_issuer(view, found[-1], place) and not bullet and not dates
        ):
            return _give(found, date, view.value(*place))
        parts, issuer = _without_issuer(view.text, _parts(view.text, place))
        return [
            *found,
            *(
                Certificate(
                    name=view.value(*part),
                    issuer=view.value(*issuer) if issuer else None,
                    date=date,
                    lapsed=lapsed is not None,
                )
                for part in parts
                if len(view.text[slice(*part)].split()) <= 14
                and (len(parts) == 1 or self._names_one(view, part) or not _is_skill(view.text, part))
            ),
        ]

    def _may_be_issuer(self, view: View, last: Certificate, place: Place) -> bool:
        """Below a dated certificate without an issuer, a name that is no certificate."""
        return last.date is not None and last.issuer is None and not self._names_one(view, place)

    def _names_one(self, view: View, place: Place) -> bool:
        words = tokens(view.text, *place)
        return bool(CERTIFIED.search(view.text, *place)) or next(self._index.find(words), None) is not None


def _items(text: str, row: Row) -> list[Place]:
    """The row, or its items when several of them are dated or lapsed ("Forklift, 2019 · First aid, 2022")."""
    ends = [row.start, *(at for cut in STRONG_CUT.finditer(text, row.start, row.end) for at in cut.span()), row.end]
    items = list(zip(ends[::2], ends[1::2], strict=True))
    told = [item for item in items if LAPSED.search(text, *item) or periods(text, *item)]
    return items if len(told) > 1 and len(told) == len(items) else [(row.start, row.end)]


def _is_skill(text: str, place: Place) -> bool:
    """A tool or language in a list that also holds certificates ("Programming languages: PHP, SQL")."""
    name = text[slice(*place)].rpartition(":")[2].strip().lower()
    return name in lowered("skills", "terms") and not CERTIFIED.search(text, *place)


def _parts(text: str, place: Place) -> list[Place]:
    parts = []
    at = place[0]
    for match in CUT.finditer(text, *place):
        parts.append(trim(text, at, match.start()))
        at = match.end()
    parts.append(trim(text, at, place[1]))
    return [part for part in parts if part and any(sign.isalpha() for sign in text[slice(*part)])]


def _without_issuer(text: str, parts: list[Place]) -> tuple[list[Place], Place | None]:
    """The names of certificates among the parts of an item, and who issued a single one of them.

    A place or an organisation behind the name says where it is from ("RN, Ohio", "CPR, American Heart Association").
    """
    names = [part for part in parts if not _is_place(text, part)]
    if len(names) == 2 and cue(text, *names[1]) >= 2 and not CERTIFIED.search(text, *names[1]):
        return names[:1], names[1]
    return names or parts, None


def _is_place(text: str, part: Place) -> bool:
    """Nothing but a place; letters in capitals before a region are a certificate's ("RDH, Texas")."""
    return find_places(text, *part)[:1] == [part] and not SHORT_NAME.match(text, *part)


def _date(dates: list[Period]) -> PartialDate | None:
    point = dates[0].last or dates[0].first
    return point.partial if point else None


def _give(found: list[Certificate], date: PartialDate | None, issuer: Value | None) -> list[Certificate]:
    """The last certificate with a date or issuer from the row after it."""
    if not found:
        return found
    last = found[-1]
    return [*found[:-1], last.model_copy(update={"date": last.date or date, "issuer": last.issuer or issuer})]


def find_achievements(view: View, jobs: list[Job], listed: list[Block]) -> list[Achievement]:
    """Statements of jobs and award sections that carry figures (years alone are not figures)."""
    statements = [bullet for job in jobs for bullet in job.bullets]
    statements += [view.value(row.start, row.end) for block in listed for row in block.rows]
    found = []
    for statement in statements:
        figures = tuple(_figures(view, statement))
        if figures and len(statement.text.split()) >= 4:
            found.append(Achievement(sentence=statement, figures=figures))
    return found


def _figures(view: View, statement: Value) -> list[Value]:
    span = statement.span
    years = Cover((period.start, period.end) for period in periods(view.text, span.start, span.end))
    found = []
    for match in FIGURE.finditer(view.text, span.start, span.end):
        text = match.group().strip()
        plain = text.isdigit() and (len(text) == 4 and text[:2] in ("19", "20"))
        if plain or years.holds(match.start()) or heading_kind(text):
            continue
        found.append(view.value(match.start(), match.end()))
    return found
