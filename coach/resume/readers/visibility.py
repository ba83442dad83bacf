"""What a person sees of a page: each word is kept only if drawing it changes the picture of the page.

The page is drawn twice, with and without its text. That catches whatever hides words (their colour, a cover, a
clip, no ink, no opacity, an optional layer) and keeps white words on a dark ground.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pypdfium2.raw as pdfium

from coach.resume.readers.characters import clean
from coach.resume.readers.glyphs import Word
from coach.resume.readers.pieces import Reading

_SCALE = 1.5
_MAX_PIXELS = 4_000_000
_MIN_SIZE = 3.0
# Differences of one colour channel, 0 to 255.
_SEEN = 16
_NEAR_COLOUR = 26
_INK = 60
_NO_INK = (3, 7)
_MAX_NESTING = 8


@dataclass(slots=True)
class _Picture:
    pixels: bytes
    stride: int
    width: int
    height: int
    scale: float

    def rows(self, word: Word) -> Iterator[bytes]:
        """The pixels of a word's box, row by row, three bytes each."""
        left = max(0, int(word.x0 * self.scale))
        right = min(self.width, int(word.x1 * self.scale) + 1)
        top = max(0, int(word.y0 * self.scale))
        bottom = min(self.height, int(word.y1 * self.scale) + 1)
        for y in range(top, bottom):
            yield self.pixels[y * self.stride + 3 * left : y * self.stride + 3 * max(left, right)]


def part_visible(page: Any, words: list[Word], number: int, reading: Reading) -> list[Word]:
    """The words of the page that can be seen; the others go to the reading's hidden text with the reason."""
    if not words:
        return []
    shown = _draw(page)
    _hide_text(page)
    bare = _draw(page)
    reasons = [_reason(word, shown, bare) for word in words]
    if _is_text_layer(words, reasons, bare):
        reading.notes.append(
            f"Page {number} is a scan: its text comes from text recognition, so please check names and dates."
        )
        reasons = [None if _has_ink(bare, word) else reason for word, reason in zip(words, reasons, strict=True)]
    for why, group in groupby(zip(words, reasons, strict=True), key=lambda pair: pair[1]):
        if why:
            reading.hide(clean(" ".join(word.text for word, _ in group))[0], why, number)
    return [word for word, reason in zip(words, reasons, strict=True) if reason is None]


def _draw(page: Any) -> _Picture:
    width, height = page.get_size()
    scale = min(_SCALE, (_MAX_PIXELS / max(1.0, width * height)) ** 0.5)
    bitmap = page.render(scale=scale, force_bitmap_format=pdfium.FPDFBitmap_BGR)
    return _Picture(bytes(bitmap.buffer), bitmap.stride, bitmap.width, bitmap.height, scale)


def _hide_text(page: Any) -> None:
    """Switch off all text of the page, also inside the forms it draws."""
    count = pdfium.FPDFPage_CountObjects(page.raw)
    for handle in _objects(page.raw, count, pdfium.FPDFPage_GetObject, 0):
        pdfium.FPDFPageObj_SetIsActive(handle, False)


def _objects(parent: Any, count: int, member: Callable[[Any, int], Any], depth: int) -> Iterator[Any]:
    for index in range(count):
        handle = member(parent, index)
        kind = pdfium.FPDFPageObj_GetType(handle)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            yield handle
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _MAX_NESTING:
            inner = pdfium.FPDFFormObj_CountObjects(handle)
            yield from _objects(handle, inner, pdfium.FPDFFormObj_GetObject, depth + 1)


def _reason(word: Word, shown: _Picture, bare: _Picture) -> str | None:
    """Why a word can't be seen, or None."""
    if word.style.mode in _NO_INK:
        return "text drawn without ink"
    if word.size < _MIN_SIZE:
        return f"tiny text (under {_MIN_SIZE:.0f} points)"
    width, height = shown.width / shown.scale, shown.height / shown.scale
    if word.x1 <= 0 or word.y1 <= 0 or word.x0 >= width or word.y0 >= height:
        return "text outside the page"
    if _matches_ground(word, bare):
        return "text in the colour of its background"
    if not _changes(word, shown, bare):
        return "text covered, cut off or transparent"
    return None


def _matches_ground(word: Word, bare: _Picture) -> bool:
    """Whether everything under the word has nearly the word's own colour."""
    if word.style.colour is None:
        return False
    wanted = word.style.colour[::-1]
    seen = False
    for row in bare.rows(word):
        for channel in range(3):
            values = row[channel::3]
            if values and max(abs(max(values) - wanted[channel]), abs(min(values) - wanted[channel])) > _NEAR_COLOUR:
                return False
            seen = seen or bool(values)
    return seen


def _changes(word: Word, shown: _Picture, bare: _Picture) -> bool:
    for with_text, without in zip(shown.rows(word), bare.rows(word), strict=True):
        if with_text != without and any(abs(a - b) >= _SEEN for a, b in zip(with_text, without, strict=True)):
            return True
    return False


def _is_text_layer(words: list[Word], reasons: list[str | None], bare: _Picture) -> bool:
    """Whether the page is a picture of text with recognised words laid invisibly over it."""
    unseen = [word for word in words if word.style.mode in _NO_INK]
    visible = sum(reason is None for reason in reasons)
    if not unseen or visible > 0.2 * len(words):
        return False
    return sum(_has_ink(bare, word) for word in unseen) >= 0.8 * len(unseen)


def _has_ink(bare: _Picture, word: Word) -> bool:
    """Whether the picture under a word is not one even colour."""
    rows = [row for row in bare.rows(word) if row]
    return bool(rows) and max(map(max, rows)) - min(map(min, rows)) >= _INK
