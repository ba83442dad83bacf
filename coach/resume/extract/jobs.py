"""Jobs: entries of the work sections, found by their dates or, without dates, by title and employer."""

import re
from dataclasses import dataclass, field

from coach.resume.extract import organisations
from coach.resume.extract.dates import Period
from coach.resume.extract.header import Header, Place, parse
from coach.resume.extract.naming import label_of
from coach.resume.extract.rows import Rows
from coach.resume.extract.sections import Block
from coach.resume.extract.titles import TitleFinder
from coach.resume.extract.view import Row, View
from coach.resume.model import Job, PartialDate, Span, Value

SHORT = 5  # words of a line that can be an employer's name we do not know
REACH = 4  # rows of a header above or below its dates
DURATION = re.compile(r"\(?\s*(?:\d+\+?\s*(?:years?|yrs?|months?|mos?)\.?,?\s*(?:and\s+)?)+\)?\.?", re.I)


@dataclass(slots=True)
class Entry:
    """Rows of one job: its header, then its body."""

    head: list[Row]
    body: list[Row] = field(default_factory=list)
    group: Place | None = None


def find_jobs(view: View, found: list[Block], titles: TitleFinder) -> list[Job]:
    """Jobs of the work sections, in the document's order."""
    jobs: list[Job] = []
    for block in found:
        rows = Rows(view, block.rows, titles)
        for entry in _entries(rows):
            job = _job(view, entry, titles)
            if job is not None:
                jobs.append(job)
    return jobs


def _entries(rows: Rows) -> list[Entry]:
    anchors = [n for n in range(len(rows.rows)) if rows.dated[n]]
    layout = _layout(rows, anchors)
    spans = [_reach(rows, anchors, k, layout) for k in range(len(anchors))]
    spans += [span for span in _undated(rows, spans, anchored=bool(anchors))]
    spans.sort()
    entries: list[Entry] = []
    group: Place | None = None
    for k, (first, last) in enumerate(spans):
        stop = spans[k + 1][0] if k + 1 < len(spans) else len(rows.rows)
        named = _named_above(rows, spans[k - 1][1] if k else 0, first, last)
        group = named or (group if group and _one_more(rows, spans[k - 1], (first, last)) else None)
        inside = group is not None and group[0] >= rows.rows[first].start
        entries.append(Entry(list(rows.rows[first:last]), list(rows.rows[last:stop]), None if inside else group))
        if k + 1 < len(spans) and stop - 1 >= last and _group_row(rows, stop - 1):
            entries[-1].body.pop()
    return entries


def _layout(rows: Rows, anchors: list[int]) -> str:
    """ "first" when dates open the entries of a section, "last" when they close the headers."""
    above = sum(n == 0 or not rows.head[n - 1] for n in anchors)
    below = sum(n + 1 == len(rows.rows) or not rows.head[n + 1] for n in anchors)
    if above == below:
        return "first" if anchors and anchors[0] == 0 else "last"
    return "first" if above > below else "last"


def _reach(rows: Rows, anchors: list[int], k: int, layout: str) -> tuple[int, int]:
    """First and past-last row of the header around the k-th dated row."""
    first = last = anchors[k]
    floor = anchors[k - 1] + 1 if k else 0
    ceiling = anchors[k + 1] if k + 1 < len(anchors) else len(rows.rows)
    complete = rows.title(anchors[k]) and rows.employer(anchors[k])
    if layout == "last":
        while not complete and first > floor and rows.head[first - 1] and anchors[k] - first < REACH:
            first -= 1
    bare = not rows.title(anchors[k])
    full = rows.complete(anchors[k])
    needs = layout == "first" or (first == anchors[k] and bare)
    while (
        needs
        and last + 1 < ceiling
        and rows.head[last + 1]
        and last - anchors[k] < REACH
        and (rows.place(last + 1) or not full and _says_more(rows, last + 1, anchors[k], bare))
    ):
        last += 1
    return _complete(rows, first, last, floor, ceiling)


def _says_more(rows: Rows, n: int, anchor: int, bare: bool) -> bool:
    """Whether row n below a dated row still belongs to the header; under a bare date two short rows do."""
    near = n == anchor + 1 or bare and n == anchor + 2 and len(rows.rows[n].text.split()) <= SHORT
    return near or rows.title(n) or rows.employer(n)


def _complete(rows: Rows, first: int, last: int, floor: int, ceiling: int) -> tuple[int, int]:
    """The header with the title or employer it still lacks, from the row above or, when a body follows, below."""
    below = rows.head[last + 1] if last + 1 < ceiling else False
    open_end = ceiling == len(rows.rows) or not all(rows.head[last + 1 : ceiling])
    titled = any(rows.title(n) for n in range(first, last + 1))
    if not titled and first > floor and rows.head[first - 1] and rows.title(first - 1):
        first -= 1
    elif not titled and below and open_end and rows.title(last + 1):
        last += 1
    named = any(rows.employer(n) for n in range(first, last + 1))
    if not named and open_end and last + 1 < ceiling and rows.head[last + 1] and rows.employer(last + 1):
        last += 1
    return first, last + 1


def _undated(rows: Rows, spans: list[tuple[int, int]], anchored: bool) -> list[tuple[int, int]]:
    """Headers without dates: a row that is a title, next to a row that is an employer (or both in one)."""
    taken = {n for first, last in spans for n in range(first - 1, last + 1)}
    found: list[tuple[int, int]] = []
    n = 0
    while n < len(rows.rows):
        clear = (
            n not in taken
            and rows.head[n]
            and not rows.rows[n].bullet
            and rows.title(n)
            and len(rows.rows[n].text) < 90
        )
        last = n
        while (
            clear
            and last + 1 < len(rows.rows)
            and last + 1 not in taken
            and rows.head[last + 1]
            and last - n < 2
            and (rows.employer(last + 1) or rows.place(last + 1) or rows.rows[last].text.endswith(","))
        ):
            last += 1
        alone = last > n or rows.employer(n) or not rows.flat and (not anchored or rows.post(n))
        if clear and alone:
            found.append((n, last + 1))
            n = last
        n += 1
    return found


def _group_row(rows: Rows, n: int) -> bool:
    """An employer's name alone on its row, above several dated positions."""
    row = rows.rows[n]
    return (
        rows.head[n]
        and not rows.dated[n]
        and not row.bullet
        and rows.employer(n)
        and not rows.title(n)
        and not label_of(rows.text, row.start, row.end)[0]
        and len(row.text) < 60
    )


def _named_above(rows: Rows, previous: int, first: int, last: int) -> Place | None:
    """The employer on a row of its own right above a dated position, inside or outside the position's header."""
    inside = last - first == 2 and _group_row(rows, first) and rows.dated[first + 1]
    outside = first > previous and _group_row(rows, first - 1)
    row = rows.rows[first if inside else first - 1]
    return (row.start, row.end) if inside or outside else None


def _one_more(rows: Rows, before: tuple[int, int], span: tuple[int, int]) -> bool:
    """Whether a header of one row, made like the position before, is a further position with the same employer."""
    first, last = span
    alike = rows.rows[first].text.count(",") == rows.rows[before[1] - 1].text.count(",")
    return last - first == 1 and alike and rows.title(first) and not rows.employer(first)


def _job(view: View, entry: Entry, titles: TitleFinder) -> Job | None:
    header = parse(view.text, entry.head, titles, entry.group, view.flat)
    if header.title is None and header.employer is None:
        return None
    if header.title is None and not _names_a_job(view, entry, header):
        return None
    bullets = [view.value(*place) for place in header.rest if not DURATION.fullmatch(view.text[slice(*place)])]
    bullets += body_values(view, entry.body)
    rows = [*entry.head, *entry.body]
    start, end, current = job_dates(header.period)
    return Job(
        title=_value(view, header.title),
        employer=_value(view, header.employer),
        location=_value(view, header.location),
        start=start,
        end=end,
        current=current,
        bullets=tuple(bullets),
        span=Span(start=rows[0].start, end=rows[-1].end),
    )


def _names_a_job(view: View, entry: Entry, header: Header) -> bool:
    """Whether a header without a title is a job all the same: a sure employer, dates, and little else."""
    if header.employer is None or header.period is None or header.period.first is None:
        return False
    sure = organisations.cue(view.text, *header.employer)
    if view.flat:
        return sure == 3
    return bool(entry.group) or header.labelled or sure == 3 or sure == 2 and not header.rest


def _value(view: View, place: Place | None) -> Value | None:
    return view.value(*place) if place else None


def job_dates(period: Period | None) -> tuple[PartialDate | None, PartialDate | None, bool]:
    """(start, end, current) of a job; a single date is both its start and its end."""
    if period is None:
        return None, None, False
    first = period.first or period.last
    last = None if period.current else period.last
    return first.partial if first else None, last.partial if last else None, period.current


def body_values(view: View, rows: list[Row]) -> list[Value]:
    """Rows of a body as statements: a row that goes on from the one before is joined to it."""
    places: list[Place] = []
    for row in (row for row in rows if row.kind not in ("header", "footer")):
        name, _ = label_of(view.text, row.start, row.end)
        if name == "duties" and row.text.rstrip().endswith(":") or DURATION.fullmatch(row.text):
            continue
        goes_on = (
            places
            and not row.bullet
            and (row.text[0].islower() or row.text[0] in "&(")
            or places
            and not row.bullet
            and _bulleted(view, places[-1])
            and view.text[places[-1][1] - 1] != "."
        )
        if goes_on and row.start - places[-1][1] < 8:
            places[-1] = (places[-1][0], row.end)
        else:
            places.append((row.start, row.end))
    return [view.value(*place) for place in places]


def _bulleted(view: View, place: Place) -> bool:
    before = view.text[max(0, place[0] - 3) : place[0]].strip()
    return bool(before) and not before[-1].isalnum()
