"""List marks that are not text: icons and drawn dots in front of lines become bullets, other icons go."""

from collections import Counter
from typing import Any

import pypdfium2 as pdfium

from coach.resume.readers.glyphs import Style, View, Word

_BULLET = "•"
_MAX_PATHS = 5_000
# Points; a dot is as wide as it is high, and smaller than a letter.
_DOT_MIN, _DOT_MAX, _ROUND = 1.0, 6.5, 0.25
_REPEATED = 3
_REACH = 3.0


def with_bullets(page: Any, view: View, words: list[Word]) -> list[Word]:
    """The words of a page with list marks as bullets: icons that begin several lines, and aligned dots."""
    text = [w for w in words if not w.style.icon]
    leading = [w for w in words if w.style.icon and _leads(w, text)]
    often = Counter(w.text for w in leading)
    marks = [w for w in leading if often[w.text] >= _REPEATED]
    for mark in marks:
        mark.text = _BULLET
    return text + marks + _dots(page, view, text)


def _leads(mark: Word, words: list[Word]) -> bool:
    """Whether an ordinary line begins right after the mark (bold ones are titles), and nothing right before it."""
    row = [w for w in words if w.y0 < (mark.y0 + mark.y1) / 2 < w.y1]
    after = [w for w in row if -1 <= w.x0 - mark.x1 <= _REACH * w.size]
    before = [w for w in row if -1 <= mark.x0 - w.x1 <= 0.5 * w.size]
    return bool(after) and not min(after, key=lambda w: w.x0).style.bold and not before


def _dots(page: Any, view: View, words: list[Word]) -> list[Word]:
    """Small filled shapes in front of lines, when two or more stand in one column."""
    found = []
    try:
        for count, shape in enumerate(page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_PATH], max_depth=4)):
            if count >= _MAX_PATHS:
                break
            dot = _dot(view, shape.get_bounds(), len(words) + count)
            if dot and _leads(dot, words):
                found.append(dot)
    except pdfium.PdfiumError:
        # A shape without bounds is no dot.
        return []
    column = Counter(round(dot.x0) for dot in found)
    return [dot for dot in found if column[round(dot.x0)] >= 2]


def _dot(view: View, bounds: tuple[float, float, float, float], order: int) -> Word | None:
    x0, y0, x1, y1 = view.box(*bounds)
    width, height = x1 - x0, y1 - y0
    if not _DOT_MIN <= width <= _DOT_MAX or abs(width - height) > _ROUND * width:
        return None
    style = Style(-1, 2 * height, False, 0, None, 255, "", False)
    return Word(_BULLET, x0, y0, x1, y1, y1, style, order)
