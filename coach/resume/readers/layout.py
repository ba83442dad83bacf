"""Reading order of a page: words become segments, segments fall into columns, columns are read row by row.

A vertical gap separates columns only when its two sides are independent. Dates set to the right of a job, a
timeline's dates to the left, and tables share their baselines, and are read across.
"""

import re
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from coach.resume.readers.characters import is_bullet_mark, runs_leftwards
from coach.resume.readers.glyphs import Word

# Widths and distances in ems (the font's size).
_SAME_BASE = 0.3
_SEGMENT_GAP = 0.75
# Stretched lines leave narrow gaps above each other by chance; beside many lines a narrow one is a gutter.
_GUTTER, _MANY = 0.7, 6
_SHORT_GUTTER = 1.5
_WORD_GAP = 0.12
# The share of lines on a baseline of the other side above which two sides may be read across.
_ACROSS = 0.65
_MAX_DEPTH = 12
_CANDIDATES = 24
_DATE_LIKE = re.compile(r"\d{2}|present|current|today|now|heute|actuel|ongoing", re.IGNORECASE)
# Two ends of a period and nothing else: years, numbers of months, one word a month or for today.
_PERIOD = re.compile(
    r"[^\W\d]{0,9}\.?\s?\d{0,2}[/.]?\s?\d{4}\s?(?:-|\u2013|\u2014|to|bis|until)\s?"
    r"(?:[^\W\d]{0,9}\.?\s?\d{0,2}[/.]?\s?\d{4}|[^\W\d]{3,9}\.?)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Segment:
    """Words of one line that stand close together."""

    words: list[Word] = field(default_factory=list)
    x0: float = 0.0
    x1: float = 0.0
    y0: float = 0.0
    y1: float = 0.0

    @property
    def base(self) -> float:
        """The baseline of the largest word."""
        return max(self.words, key=lambda w: w.size).base

    @property
    def size(self) -> float:
        """The largest font size in the segment, at least one point."""
        return max(1.0, *(w.size for w in self.words))

    @property
    def middle(self) -> float:
        """Half way between top and bottom."""
        return (self.y0 + self.y1) / 2

    @property
    def order(self) -> int:
        """Where the segment starts in the order of the file."""
        return min(w.order for w in self.words)

    @property
    def text(self) -> str:
        """The words in reading order with single spaces, and none where they touch."""
        words = self.words
        if self.leftwards:
            words = sorted(words, key=lambda w: w.order)
        parts = [words[0].text]
        for first, second in pairwise(words):
            close = abs(second.x0 - first.x1) < _WORD_GAP * min(first.size, second.size)
            parts.append(("" if close and not second.spaced else " ") + second.text)
        return "".join(parts)

    @property
    def leftwards(self) -> bool:
        """Whether the words run from right to left."""
        return runs_leftwards("".join(w.text for w in self.words))

    def add(self, word: Word) -> None:
        """Append a word at the right."""
        first = not self.words
        self.words.append(word)
        self.x0 = word.x0 if first else min(self.x0, word.x0)
        self.x1 = word.x1 if first else max(self.x1, word.x1)
        self.y0 = word.y0 if first else min(self.y0, word.y0)
        self.y1 = word.y1 if first else max(self.y1, word.y1)


def segments_of(words: list[Word]) -> list[Segment]:
    """Join words that stand on one baseline with no more than a word space between them."""
    segments: list[Segment] = []
    buckets: dict[int, list[Segment]] = {}
    for word in sorted(words, key=lambda w: (w.x0, w.order)):
        key = int(word.base // 8)
        near = [s for k in (key - 1, key, key + 1) for s in buckets.get(k, ()) if _continues(s, word)]
        if near:
            segment = min(near, key=lambda s: abs(s.words[-1].base - word.base) + abs(word.x0 - s.x1))
        else:
            segment = Segment()
            segments.append(segment)
            buckets.setdefault(key, []).append(segment)
        segment.add(word)
    return sorted(segments, key=lambda s: (s.base, s.x0))


def _continues(segment: Segment, word: Word) -> bool:
    last = segment.words[-1]
    em = max(last.size, word.size, 1.0)
    small = min(last.size, word.size, em)
    gap = word.x0 - last.x1
    if len(segment.words) == 1 and is_bullet_mark(last.text):
        return False
    if abs(last.base - word.base) <= _SAME_BASE * small:
        return -0.5 * em < gap < _SEGMENT_GAP * em
    # A raised or lowered figure touches its word.
    overlap = min(last.y1, word.y1) - max(last.y0, word.y0)
    return small < 0.85 * em and -0.2 * em < gap < 0.2 * em and overlap > 0.5 * small


def columns(segments: list[Segment], depth: int = 0) -> list[list[Segment]]:
    """Segments parted into blocks in reading order: what is above, the left column, the right one, below."""
    if len(segments) < 4 or depth > _MAX_DEPTH:
        return [segments] if segments else []
    river = _best_river(segments, bounded=depth > 0)
    if river is None:
        return [segments]
    parts = river.above, river.left, river.right, river.below
    return [block for part in parts for block in columns(part, depth + 1)]


@dataclass(slots=True)
class _River:
    """A vertical gap with what stands on its banks, and what stands above and below its ends."""

    left: list[Segment]
    right: list[Segment]
    above: list[Segment] = field(default_factory=list)
    below: list[Segment] = field(default_factory=list)

    @property
    def width(self) -> float:
        return min(s.x0 for s in self.right) - max(s.x1 for s in self.left)

    @property
    def length(self) -> float:
        """How far down the two banks run side by side."""
        top = max(min(s.y0 for s in side) for side in (self.left, self.right))
        bottom = min(max(s.y1 for s in side) for side in (self.left, self.right))
        return bottom - top

    def is_gutter(self, em: float) -> bool:
        """Whether the gap is wide and long enough to part columns of text of this size."""
        if len(self.left) < 2 or len(self.right) < 2 or self.length <= 1.5 * em:
            return False
        lines = min(len(_baselines(self.left)), len(_baselines(self.right)))
        return self.width >= (_GUTTER if lines >= _MANY else _SHORT_GUTTER) * em


def _best_river(segments: list[Segment], bounded: bool) -> _River | None:
    """The longest gap that parts two columns."""
    by_height = sorted(segments, key=lambda s: s.middle)
    em = median(s.size for s in segments)
    rivers: list[_River] = []
    for x in _cuts(segments):
        rivers += _rivers_at(x, by_height, em, bounded)
    rivers.sort(key=lambda r: (-round(r.length / em), -r.width))
    for river in rivers[:_CANDIDATES]:
        if _are_columns(river.left, river.right):
            kept = {id(s) for s in (*river.left, *river.right)}
            top = min(s.middle for s in (*river.left, *river.right))
            rest = [s for s in segments if id(s) not in kept]
            river.above = [s for s in rest if s.middle < top]
            river.below = [s for s in rest if s.middle >= top]
            return river
    return None


def _cuts(segments: list[Segment]) -> list[float]:
    """Places where a column may begin: the left edges of segments, a little apart from each other."""
    edges: list[float] = []
    for edge in sorted(s.x0 - 0.5 for s in segments):
        if not edges or edge - edges[-1] > 1.5:
            edges.append(edge)
    return edges[1:]


def _rivers_at(x: float, by_height: list[Segment], em: float, bounded: bool) -> list[_River]:
    """The gaps at x, each from one line that crosses x to the next; `bounded` when lines stand above them all."""
    reach = x - _GUTTER * em
    walls = [(s.y0 + 0.2 * s.size, s.y1 - 0.2 * s.size) for s in by_height if s.x0 < x and s.x1 > reach]
    found: list[_River] = []
    river = _River([], [])
    wall = 0
    for segment in by_height:
        while wall < len(walls) and walls[wall][1] < segment.middle:
            wall += 1
            found.append(_trimmed(river, bounded or wall > 1, walled_below=True))
            river = _River([], [])
        inside = wall < len(walls) and walls[wall][0] <= segment.middle
        if not inside and (segment.x0 >= x or segment.x1 <= reach):
            (river.right if segment.x0 >= x else river.left).append(segment)
    found.append(_trimmed(river, bounded or wall > 0, walled_below=wall < len(walls)))
    return [r for r in found if r.is_gutter(em)]


def _trimmed(river: _River, walled_above: bool, walled_below: bool) -> _River:
    """The river without what belongs to neither bank: a head over the left one, and a title under it.

    The head is what hangs on a line above, or holds the largest letters (the name); elsewhere the right column
    simply starts higher.
    """
    if not river.left or not river.right:
        return river
    top, bottom = min(s.y0 for s in river.left), max(s.y1 for s in river.right)
    head = _before_gap(river.right, [s for s in river.right if s.y1 <= top])
    largest = max(s.size for s in (*river.left, *river.right))
    if walled_above or any(s.size >= largest for s in head):
        river.right = river.right[len(head) :]
    tail = [s for s in river.left if s.y0 >= bottom]
    if walled_below and 0 < len(tail) <= len(river.left) - 2:
        river.left = river.left[: -len(_title(river.left, tail)) or None]
    return river


def _before_gap(side: list[Segment], lines: list[Segment]) -> list[Segment]:
    """The first of these lines, up to the widest gap below one of them; none where no gap is wide."""
    gaps = [(after.y0 - line.y1, at) for at, (line, after) in enumerate(pairwise(side)) if at < len(lines)]
    widest, at = max(gaps, default=(0.0, 0))
    return side[: at + 1] if gaps and widest > side[at].size else []


def _title(side: list[Segment], tail: list[Segment]) -> list[Segment]:
    """The last one or two lines of a side, where more space stands above them than between other lines of `tail`."""
    first = len(side) - len(tail)
    gaps = [(side[at].y0 - side[at - 1].y1, at) for at in range(first, len(side))]
    widest, at = max(gaps)
    return side[at:] if widest > 0.4 * side[at].size and len(side) - at <= 2 else []


def _are_columns(left: list[Segment], right: list[Segment]) -> bool:
    """Whether the two sides are read one after the other, rather than across."""
    lines = {True: _baselines(left), False: _baselines(right)}
    sparse_left = len(lines[True]) < len(lines[False])
    sparse = left if sparse_left else right
    few, many = lines[sparse_left], lines[not sparse_left]
    if len(few) < 2:
        return False
    em = median(s.size for s in sparse)
    matched = sum(any(abs(a - b) <= _SAME_BASE * em for b in many) for a in few) / len(few)
    if matched < (_ACROSS if len(few) > 2 else 0.01):
        return True
    if not sparse_left and _flush_right(right):
        return False
    if matched == 1 and all(_PERIOD.fullmatch(s.text.strip()) for s in sparse):
        return False
    dated = sum(bool(_DATE_LIKE.search(s.text)) for s in sparse) / len(sparse)
    groups = _groups(few, em) if dated >= 0.6 else len(few)
    switches = sum(a != b for a, b in pairwise(_sides(left, right)))
    return switches < 0.5 * (2 * groups - 1)


def _sides(left: list[Segment], right: list[Segment]) -> list[bool]:
    """Which side each segment stands on, in the order of the file."""
    both = [(s.order, True) for s in left] + [(s.order, False) for s in right]
    return [side for _, side in sorted(both)]


def _baselines(segments: list[Segment]) -> list[float]:
    lines: list[float] = []
    for base in sorted(s.base for s in segments):
        if not lines or base - lines[-1] > 2:
            lines.append(base)
    return lines


def _groups(lines: list[float], em: float) -> int:
    """Into how many groups of lines that follow each other closely these baselines fall."""
    return 1 + sum(b - a > 1.8 * em for a, b in pairwise(lines))


def _flush_right(segments: list[Segment]) -> bool:
    """Whether the lines end at one edge and begin at different ones, as dates set to the right do."""
    ends = [s.x1 for s in segments]
    edge = max(ends)
    at_edge = [s for s in segments if edge - s.x1 <= 3]
    starts = [s.x0 for s in at_edge]
    return len(at_edge) >= 0.8 * len(segments) and (max(starts) - min(starts) > 4 or len(at_edge) < 3)
