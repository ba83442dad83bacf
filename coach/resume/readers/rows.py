"""Rows of a block: what stands on one baseline becomes one line, and what belongs beside an entry goes with it."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from coach.resume.readers.characters import as_bullet, clean, is_bullet_mark
from coach.resume.readers.layout import Segment
from coach.resume.readers.pieces import Piece

GAP = "   "
_SAME_BASE = 0.35
# How near to each other lines end at a margin, in points, and how many there are in a justified block.
_EDGE, _JUSTIFIED = 2.5, 4
# How far below a line, in ems, the rest of it may stand.
_NEXT_LINE = 2.0
# A period that breaks off after its dash or its last month, and what can be missing.
OPEN_PERIOD = re.compile(r"\d{4}\s?(?:[-\u2013\u2014]|to)\s?(?:[^\W\d]{3,9}\.?)?$")
PERIOD_END = re.compile(r"(?:[^\W\d]{3,9}\.?\s)?\d{4}|present|current|today|now|ongoing", re.IGNORECASE)
# How many segments start at one edge where a column stands.
_COLUMN = 6


@dataclass(slots=True)
class _Row:
    """Segments on one baseline from left to right; `bullet` when it starts with one."""

    segments: list[Segment]
    bullet: bool = False

    @property
    def base(self) -> float:
        return max(self.segments, key=lambda s: s.size).base

    @property
    def size(self) -> float:
        """The largest size in the row, but for a mark at its start."""
        return max(s.size for s in self.segments[1 if self.bullet and len(self.segments) > 1 else 0 :])


def pieces_of(block: list[Segment], number: int, page: int) -> list[Piece]:
    """The lines of one block from top to bottom, as pieces."""
    block = _with_wrapped_ends(block)
    starts = Counter(round(segment.x0 / 3) for segment in block)
    rows = [part for row in _beside_entries(_rows(block)) for part in _label_apart(row, starts)]
    ends = [row.segments[-1].x1 for row in rows]
    pieces = []
    for row in rows:
        aligned = sum(abs(end - row.segments[-1].x1) <= _EDGE for end in ends) >= _JUSTIFIED
        text = _joined(row.segments, aligned)
        if text.strip():
            pieces.append(_piece(row, text, number, page))
    return pieces


def _with_wrapped_ends(block: list[Segment]) -> list[Segment]:
    """The block with periods whole whose end was wrapped to the next line ("Jun 2014 - Feb" over "2019")."""
    open_ends = [segment for segment in block if OPEN_PERIOD.search(segment.text)]
    joined: set[int] = set()
    for first in open_ends:
        below = [
            s for s in block if abs(s.x0 - first.x0) <= _EDGE and 0 < s.base - first.base < _NEXT_LINE * first.size
        ]
        if below and PERIOD_END.fullmatch(below[0].text.strip()):
            for word in below[0].words:
                first.add(word)
            joined.add(id(below[0]))
    return [segment for segment in block if id(segment) not in joined]


def _rows(block: list[Segment]) -> list[_Row]:
    """Segments that share a baseline; a bullet mark goes to the line it stands beside."""
    marks = [s for s in block if is_bullet_mark(clean(s.text)[0].strip())]
    alone = {id(s) for s in marks}
    rows: list[_Row] = []
    for segment in sorted((s for s in block if id(s) not in alone), key=lambda s: (s.base, s.x0)):
        near = [r for r in rows[-4:] if _on_row(r, segment)]
        if near:
            near[-1].segments.append(segment)
        else:
            rows.append(_Row([segment]))
    for mark in marks:
        beside = [r for r in rows if _stands_beside(mark, r)]
        if beside:
            min(beside, key=lambda r: abs(_middle(r) - mark.middle)).segments.append(mark)
    for row in rows:
        row.segments.sort(key=lambda s: s.x0)
        row.bullet = as_bullet(clean(row.segments[0].text)[0] + "  x") is not None
    return [part for row in rows for part in _parted(row, alone)]


def _parted(row: _Row, marks: set[int]) -> list[_Row]:
    """A row of several list items, each with its mark, as one row per item."""
    starts = [at for at, segment in enumerate(row.segments) if id(segment) in marks]
    if len(starts) < 2 or starts[0] != 0:
        return [row]
    return [_Row(row.segments[a:b], bullet=True) for a, b in pairwise([*starts, len(row.segments)])]


def _on_row(row: _Row, segment: Segment) -> bool:
    if abs(row.base - segment.base) > _SAME_BASE * min(row.size, segment.size):
        return False
    return all(segment.x0 >= s.x1 - 2 or segment.x1 <= s.x0 + 2 for s in row.segments)


def _middle(row: _Row) -> float:
    return (min(s.y0 for s in row.segments) + max(s.y1 for s in row.segments)) / 2


def _stands_beside(mark: Segment, row: _Row) -> bool:
    top, bottom = min(s.y0 for s in row.segments), max(s.y1 for s in row.segments)
    return top - 1 <= mark.middle <= bottom + 1 and any(s.x0 > mark.x0 for s in row.segments)


def _beside_entries(rows: list[_Row]) -> list[_Row]:
    """Dates and places set beside the bullets of an entry move up behind the entry's first lines.

    A person reads them with the entry; left in their row they would end up inside a bullet's sentence.
    """
    found: list[_Row] = []
    at = 0
    while at < len(rows):
        run = _bullet_run(rows, at)
        if run:
            found += _moved_up(run)
            at += len(run)
        else:
            found.append(rows[at])
            at += 1
    return found


def _bullet_run(rows: list[_Row], at: int) -> list[_Row]:
    """A bullet with the bullets and the indented lines that follow it."""
    if not rows[at].bullet:
        return []
    first = rows[at].segments
    left = first[0].x0
    indent = first[1].x0 if len(first) > 1 and is_bullet_mark(first[0].text) else left + first[0].size
    end = at + 1
    while end < len(rows) and rows[end].segments[0].x0 >= (left - 1 if rows[end].bullet else indent - 2):
        end += 1
    return rows[at:end]


def _moved_up(run: list[_Row]) -> list[_Row]:
    notes: list[_Row] = []
    for row in run:
        last = row.segments[-1]
        text_edge = row.segments[-2].x1 if len(row.segments) > 1 else 0.0
        own_text = [s for s in row.segments[:-1] if not is_bullet_mark(s.text)]
        crossed = any(s.x0 < last.x0 - 2 < s.x1 for r in run for s in r.segments)
        if own_text and last.x0 - text_edge > last.size and not crossed and len(last.text) <= 40:
            notes.append(_Row([last]))
            row.segments.remove(last)
    return notes + run


def _label_apart(row: _Row, starts: Counter[int]) -> list[_Row]:
    """A section's title set in the margin beside its first line, as a line of its own.

    Beside it stands a column: many segments start where the second one of the row does. Dates are no titles.
    """
    label, *rest = row.segments
    if row.bullet or not rest or any(c.isdigit() for c in label.text):
        return [row]
    weight = all(w.style.bold for w in label.words) or label.text.isupper()
    plain = not all(w.style.bold for w in rest[0].words)
    column = starts[round(rest[0].x0 / 3)]
    if weight and plain and column >= _COLUMN and column > 2 * starts[round(label.x0 / 3)]:
        return [_Row([label]), _Row(rest)]
    return [row]


def _joined(segments: list[Segment], aligned: bool) -> str:
    """The texts of a row with a gap of three spaces between them; one space in a line stretched to the margin.

    `aligned` says whether other lines of the block end where this one does.
    """
    if is_bullet_mark(clean(segments[0].text)[0].strip()) and len(segments) > 1:
        return f"{segments[0].text} {_joined(segments[1:], aligned)}"
    gap = " " if aligned and _is_stretched(segments) else GAP
    leftwards = sum(len(s.text) if s.leftwards else -len(s.text) for s in segments) > 0
    return gap.join(s.text for s in (reversed(segments) if leftwards else segments))


def _is_stretched(segments: list[Segment]) -> bool:
    """Whether the gaps are those between the words of a stretched line: several, and equal."""
    gaps = [right.x0 - left.x1 for left, right in pairwise(segments)]
    singles = sum(len(s.words) == 1 for s in segments)
    return len(gaps) >= 2 and max(gaps) - min(gaps) < 0.35 * max(gaps) and singles >= len(segments) - 1


def _piece(row: _Row, text: str, number: int, page: int) -> Piece:
    words = [w for s in row.segments for w in s.words]
    letters = sum(len(w.text) for w in words)
    bold = sum(len(w.text) for w in words if w.style.bold)
    return Piece(
        text,
        page,
        number,
        "bullet" if row.bullet else "text",
        round(min(s.x0 for s in row.segments), 1),
        round(min(s.y0 for s in row.segments), 1),
        round(max(s.x1 for s in row.segments), 1),
        round(max(s.y1 for s in row.segments), 1),
        round(row.size, 1),
        bold > letters / 2,
    )
