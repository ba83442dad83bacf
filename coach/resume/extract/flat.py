"""Texts without line breaks: cut into rows at headings, dates, titles, degrees and schools."""

import re
from functools import cache

from coach.resume.extract.cover import Cover
from coach.resume.extract.dates import periods
from coach.resume.extract.degrees import find_degrees
from coach.resume.extract.lexicon import phrases, table
from coach.resume.extract.organisations import find_names
from coach.resume.extract.titles import TitleFinder
from coach.resume.extract.view import Row, View, cut
from coach.resume.extract.words import PhraseIndex, Word, tokens

LONG = 160
SENTENCE = re.compile(r"(?<=[a-z0-9)][.!?;])\s+(?=[A-Z])|\s+(?=[•●▪➢➤►✓❖□■◦])|(?<=\S) {3,}(?=\S)| \* ")
NEAR = 110


@cache
def _headings() -> PhraseIndex:
    return PhraseIndex(name for kind in table("headings") if kind != "endings" for name in phrases("headings", kind))


def unflatten(view: View, titles: TitleFinder) -> View:
    """The view with its long rows cut where a layout would have had line breaks."""
    rows: list[Row] = []
    for row in view.rows:
        if row.end - row.start <= LONG:
            rows.append(row)
            continue
        marks = sorted({row.start, row.end, *_breaks(view.text, row, titles)})
        pieces = [cut(view.text, a, b, row) for a, b in zip(marks, marks[1:], strict=False)]
        rows.extend(piece for piece in pieces if piece)
    return View(text=view.text, source=view.source, rows=tuple(rows), flat=True)


def _breaks(text: str, row: Row, titles: TitleFinder) -> set[int]:
    words = tokens(text, row.start, row.end)
    headings = _heading_spans(words, text)
    dates = [(p.start, p.end) for p in periods(text, row.start, row.end)]
    degrees = [(d.award[0], (d.area or d.award)[1]) for d in find_degrees(text, row.start, row.end, anywhere=True)]
    taken = [*headings, *dates, *degrees]
    before = Cover(taken)
    found_titles = (_after(span, before) for span in titles.find(text, row.start, row.end))
    posts = [span for span in found_titles if span[0] < span[1] and text[span[0]].isupper()]
    schools = find_names(text, row.start, row.end, [*taken, *posts], schools=True)
    employers = find_names(text, row.start, row.end, [*taken, *posts, *schools])
    anchors = Cover([*dates, *employers, *schools])
    posts = [span for span in posts if " " in text[slice(*span)] or anchors.near(*span, NEAR)]
    anchors = Cover([*dates, *posts])
    employers = [span for span in employers if anchors.near(*span, NEAR)]
    solid = [*taken, *schools, *posts, *employers]
    inside = Cover(solid)
    found = {place for span in solid for place in span}
    found |= {match.end() for match in SENTENCE.finditer(text, row.start, row.end)}
    return {place for place in found if not inside.overlaps(place, place)}


def _after(span: tuple[int, int], others: Cover) -> tuple[int, int]:
    """The part of a span after any other that reaches into it ("WORK EXPERIENCE Finance Analyst")."""
    end = others.end_of(*span)
    return (span[0] if end is None else max(span[0], end + 1)), span[1]


def _heading_spans(words: list[Word], text: str) -> list[tuple[int, int]]:
    """Headings inside running text: in capitals, or of two capitalised words, or followed by a colon."""
    spans = []
    for first, past, _ in _headings().find(words):
        start, end = words[first].start, words[past - 1].end
        name = text[start:end]
        before = text[max(0, start - 2) : start].strip()
        loud = name.isupper() and (len(name) > 5)
        titled = all(word.capital or word.lower in ("and", "of", "&") for word in words[first:past])
        follows = words[past].capital if past < len(words) else True
        if (
            loud
            or titled
            and (text[end : end + 1] == ":" or past - first > 1 and follows and before[-1:] not in (",", "-", "/"))
            or titled
            and name in ("Education", "Experience", "Skills", "Certifications", "Summary")
            and follows
            and before[-1:] in (".", "")
        ):
            spans.append((start, end + (text[end : end + 1] == ":")))
    return spans
