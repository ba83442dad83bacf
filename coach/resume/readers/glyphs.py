"""Characters of a PDF page, with place, size, weight and colour, gathered into words.

All coordinates are points from the top left of the page as shown (crop box and rotation applied).
"""

import ctypes
import math
import re
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from coach.resume.readers.characters import name_ligatures, runs_leftwards

# A font's stated weight is often only guessed from its stems: its name comes first.
_BOLD = re.compile(r"bold|black|heavy|demi|cmbx|sfbx|[-_]bd\b|,b")
_NOT_BOLD = re.compile(r"regular|roman|book|light|thin|medium|italic|oblique|[-_](rg|md|lt)\b")
_ICONS = re.compile(r"awesome|icon|phosphor|glyph|marvosym|symbola|emoji")
_DINGBATS = re.compile(r"wingding|webding|dingbat")
_BOLD_WEIGHT = 650
_UPRIGHT = 0.05
# Points; also false for what is no number.
_FARTHEST = 1e6


@dataclass(slots=True)
class Style:
    """How the characters of one text object are drawn."""

    number: int
    size: float
    bold: bool
    mode: int
    colour: tuple[int, int, int] | None
    alpha: int
    font: str
    icon: bool
    upright: bool = True


@dataclass(slots=True)
class Word:
    """Characters that stand together; `order` counts words as the file lists them, `spaced` after a space."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    base: float
    style: Style
    order: int
    spaced: bool = True

    @property
    def size(self) -> float:
        """Height of the font in points, as shown."""
        return self.style.size


@dataclass(frozen=True, slots=True)
class View:
    """The affine map from page space to points from the top left of the page as shown."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    @classmethod
    def of(cls, page: Any) -> "View":
        """The map of a page, with its crop box and rotation."""
        width, height = page.get_size()
        fine = 1000
        x, y = ctypes.c_int(), ctypes.c_int()

        def place(px: float, py: float) -> tuple[float, float]:
            pdfium.FPDF_PageToDevice(page.raw, 0, 0, int(width * fine), int(height * fine), 0, px, py, x, y)
            return x.value / fine, y.value / fine

        (ox, oy), (ax, ay), (bx, by) = place(0, 0), place(100, 0), place(0, 100)
        return cls((ax - ox) / 100, (ay - oy) / 100, (bx - ox) / 100, (by - oy) / 100, ox, oy)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point as shown."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """A box as shown: left, top, right, bottom."""
        (ax, ay), (bx, by) = self.point(x0, y0), self.point(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)

    def keeps_upright(self, x: float, y: float) -> bool:
        """Whether text running in this direction runs from left to right as shown."""
        right, down = self.a * x + self.c * y, self.b * x + self.d * y
        return right > 0 and abs(down) < _UPRIGHT * right


@dataclass(slots=True)
class _Page:
    """One page with what is needed to read characters from it."""

    text: Any
    view: View
    styles: dict[int, Style] = field(default_factory=dict)


@dataclass(slots=True)
class _Glyph:
    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    x: float
    base: float
    style: Style


def page_words(view: View, text_page: Any, limit: int) -> list[Word]:
    """The words of a page in the order of the file, of at most `limit` characters."""
    source = _Page(text_page.raw, view)
    glyphs = [_glyph(source, index) for index in range(min(text_page.count_chars(), limit))]
    words: list[Word] = []
    current: list[_Glyph] = []
    spaced = True
    for glyph in glyphs:
        if glyph is None or (current and _parts(current[-1], glyph)):
            _finish(current, words, spaced)
            spaced = glyph is None or (spaced and not current)
            current = []
        if glyph is not None:
            current.append(glyph)
    _finish(current, words, spaced)
    return words


def _glyph(page: _Page, index: int) -> _Glyph | None:
    """One visible character, or None for a space, a line end or anything without a shape."""
    code = pdfium.FPDFText_GetUnicode(page.text, index)
    if pdfium.FPDFText_IsGenerated(page.text, index) == 1 or code in (0, 9, 10, 13, 32, 160, 0xFFFE, 0xFFFF):
        return None
    if code == 2 and pdfium.FPDFText_IsHyphen(page.text, index) == 1:
        code = 0x2D
    box = pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    if not pdfium.FPDFText_GetLooseCharBox(page.text, index, box):
        return None
    pdfium.FPDFText_GetCharOrigin(page.text, index, x, y)
    if not all(abs(value) < _FARTHEST for value in (box.left, box.bottom, box.right, box.top, x.value, y.value)):
        return None
    style = _style(page, index)
    return _Glyph(
        _letters(code, style),
        *page.view.box(box.left, box.bottom, box.right, box.top),
        *page.view.point(x.value, y.value),
        style,
    )


def _letters(code: int, style: Style) -> str:
    """A character as text; what an icon font draws is no letter, whatever code it has."""
    if style.icon:
        return chr(0xE000 + code % 0x1000)
    if _DINGBATS.search(style.font):
        return "•"
    return chr(code) if code <= 0x10FFFF else "\ufffd"


def _style(page: _Page, index: int) -> Style:
    handle = pdfium.FPDFText_GetTextObject(page.text, index)
    key = ctypes.cast(handle, ctypes.c_void_p).value or 0
    if key not in page.styles:
        page.styles[key] = _new_style(page, index, handle, len(page.styles))
    return page.styles[key]


def _new_style(page: _Page, index: int, handle: Any, number: int) -> Style:
    matrix = pdfium.FS_MATRIX()
    scale, upright = 1.0, True
    if pdfium.FPDFText_GetMatrix(page.text, index, matrix):
        scale, upright = math.hypot(matrix.c, matrix.d), page.view.keeps_upright(matrix.a, matrix.b)
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(page.text, index, name, 128, flags)
    font = name.value.decode("latin-1").lower()
    heavy = not _NOT_BOLD.search(font) and pdfium.FPDFText_GetFontWeight(page.text, index) >= _BOLD_WEIGHT
    mode = pdfium.FPDFTextObj_GetTextRenderMode(handle) if handle else 0
    r, g, b, alpha = (ctypes.c_uint() for _ in range(4))
    colour = pdfium.FPDFText_GetStrokeColor if mode in (1, 5) else pdfium.FPDFText_GetFillColor
    known = colour(page.text, index, r, g, b, alpha)
    return Style(
        number,
        pdfium.FPDFText_GetFontSize(page.text, index) * scale,
        bool(_BOLD.search(font)) or heavy,
        mode,
        # Letters with an outline have two colours.
        (r.value, g.value, b.value) if known and mode not in (2, 6) else None,
        alpha.value if known else 255,
        font,
        bool(_ICONS.search(font)),
        upright,
    )


def _parts(last: _Glyph, new: _Glyph) -> bool:
    """Whether a new word starts between two characters that follow each other in the file."""
    if last.style.icon or new.style.icon:
        return True
    if last.style is not new.style and (last.style.colour != new.style.colour or last.style.mode != new.style.mode):
        return True
    if not (last.style.upright and new.style.upright):
        return last.style is not new.style
    if (new.x0, new.x1) == (last.x0, last.x1):
        # Both are letters of one ligature.
        return False
    em = max(last.style.size, new.style.size, 1.0)
    leftwards = runs_leftwards(last.text) and runs_leftwards(new.text)
    gap = last.x0 - new.x1 if leftwards else new.x0 - last.x1
    return abs(new.base - last.base) > 0.2 * em or gap > 0.17 * em or gap < -0.6 * em


def _finish(glyphs: list[_Glyph], words: list[Word], spaced: bool) -> None:
    if glyphs:
        first = glyphs[0]
        words.append(
            Word(
                name_ligatures("".join(g.text for g in glyphs)),
                min(g.x0 for g in glyphs),
                min(g.y0 for g in glyphs),
                max(g.x1 for g in glyphs),
                max(g.y1 for g in glyphs),
                first.base,
                first.style,
                len(words),
                spaced,
            )
        )
