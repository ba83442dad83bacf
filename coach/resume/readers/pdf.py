"""PDF: pages to words, words to lines in reading order, hidden text apart."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from coach.errors import DocumentError
from coach.resume.readers.characters import as_bullet, clean, rejoin
from coach.resume.readers.glyphs import View, Word, page_words
from coach.resume.readers.layout import Segment, columns, segments_of
from coach.resume.readers.limits import MAX_CHARACTERS, MAX_PAGES
from coach.resume.readers.marks import with_bullets
from coach.resume.readers.pieces import Piece, Reading
from coach.resume.readers.rows import pieces_of
from coach.resume.readers.visibility import part_visible

_DAMAGED = "This PDF is damaged and can't be opened. Export it again, or paste the text."
_ENCRYPTED = "This PDF is protected with a password. Save a copy without one, or paste the text."
_MARGIN = 0.08
_TEXT_NOTES = (raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_WIDGET)
# Programs that break words by themselves; browsers and word processors don't unless told to.
_HYPHENATES = re.compile(
    r"tex\b|latex|typst|indesign|quark|scribus|affinity|prince|groff|context|framemaker", re.IGNORECASE
)
_PAGE_NUMBER = re.compile(r"^(?:page|seite|p\.)?\s*\d{1,3}\s*(?:(?:/|of|von|de|sur)\s*\d{1,3})?$", re.IGNORECASE)


# Text with "#" for the page's number, whether at the top, and the baseline in steps of three points.
_Margin = tuple[str, bool, int]


@dataclass(slots=True)
class _Page:
    number: int
    height: float
    segments: list[Segment]
    turned: list[Word]
    image: bool


def read_pdf(data: bytes) -> Reading:
    """Read a PDF; raises DocumentError when it is damaged, protected, or has no text to read."""
    reading = Reading("application/pdf")
    with _opened(data) as document:
        hyphenated = bool(_HYPHENATES.search(" ".join(document.get_metadata_dict().values())))
        reading.pages = len(document)
        if reading.pages > MAX_PAGES:
            reading.notes.append(f"The document has {reading.pages} pages: only the first {MAX_PAGES} were read.")
        pages = list(_pages(document, reading))
        if not any(page.segments or page.turned for page in pages):
            raise DocumentError(_no_text(pages, reading))
    furniture = _furniture(pages)
    pieces: list[Piece] = []
    for page in pages:
        pieces += _page_pieces(page, furniture, pieces[-1].block + 1 if pieces else 0)
    reading.pieces = _mended(_cleaned(pieces, reading), hyphenated)
    return reading


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        protected = error.err_code == raw.FPDF_ERR_PASSWORD
        raise DocumentError(_ENCRYPTED if protected else _DAMAGED) from None
    try:
        if len(document) == 0:
            raise DocumentError(_DAMAGED)
        yield document
    finally:
        document.close()


def _pages(document: Any, reading: Reading) -> Iterator[_Page]:
    """The visible words of each page, up to the page and character limits."""
    left = MAX_CHARACTERS
    for index in range(min(reading.pages, MAX_PAGES)):
        number = index + 1
        try:
            page = _with_notes(document, index)
            view = View.of(page)
            words = page_words(view, page.get_textpage(), left)
            visible = with_bullets(page, view, part_visible(page, _without_doubles(words), number, reading))
        except pdfium.PdfiumError:
            reading.notes.append(f"Page {number} is damaged and was left out.")
            continue
        left -= sum(len(w.text) for w in words)
        upright = [w for w in visible if w.style.upright]
        turned = [w for w in visible if not w.style.upright]
        yield _Page(number, page.get_size()[1], segments_of(upright), turned, not words and _has_image(page))
        page.close()


def _with_notes(document: Any, index: int) -> Any:
    """A page, with text boxes and form fields laid over it made part of it."""
    page = document[index]
    if any(_annotation(page, at) in _TEXT_NOTES for at in range(raw.FPDFPage_GetAnnotCount(page.raw))):
        raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY)
        page.close()
        page = document[index]
    return page


def _annotation(page: Any, at: int) -> int:
    """The kind of one annotation."""
    handle = raw.FPDFPage_GetAnnot(page.raw, at)
    kind = int(raw.FPDFAnnot_GetSubtype(handle))
    raw.FPDFPage_CloseAnnot(handle)
    return kind


def _without_doubles(words: list[Word]) -> list[Word]:
    """Words once each: shadows and makeshift bold draw the same word twice in one place."""
    seen: set[tuple[str, int, int]] = set()
    kept = []
    for word in words:
        place = word.text, round(word.x0 / 1.5), round(word.base / 1.5)
        if place not in seen:
            kept.append(word)
        seen.add(place)
    return kept


def _furniture(pages: list[_Page]) -> set[_Margin]:
    """Running heads and feet: what stands in one place in the margin of two pages or more, but for page numbers."""
    found = Counter(key for page in pages for key in {_margin_key(s, page) for s in page.segments} if key)
    return {key for key, count in found.items() if count > 1}


def _margin_key(segment: Segment, page: _Page) -> _Margin | None:
    at_top = segment.y1 < _MARGIN * page.height
    if not at_top and segment.y0 < (1 - _MARGIN) * page.height:
        return None
    text = re.sub(rf"\b{page.number}\b", "#", clean(segment.text)[0].strip(), count=1)
    return text, at_top, round(segment.base / 3)


def _page_pieces(page: _Page, furniture: set[_Margin], block: int) -> list[Piece]:
    """The lines of a page: running head, columns in reading order, turned text, running foot."""
    margins: dict[bool, list[Segment]] = {True: [], False: []}
    body: list[Segment] = []
    for segment in page.segments:
        key = _margin_key(segment, page)
        numbered = key and not key[1] and _PAGE_NUMBER.match(segment.text.strip())
        (margins[key[1]] if key and (key in furniture or numbered) else body).append(segment)
    parts = [(margins[True], "header"), *((part, "") for part in columns(body)), (margins[False], "footer")]
    pieces: list[Piece] = []
    for segments, kind in parts:
        lines = pieces_of(segments, block, page.number) if segments else []
        for line in lines:
            line.kind = kind or line.kind
        block += bool(lines)
        pieces += lines
    return [*pieces, *_turned(page.turned, block, page.number)]


def _turned(words: list[Word], block: int, page: int) -> Iterator[Piece]:
    """Text that runs up or down the page, each run as a line of its own."""
    for style, run in groupby(words, key=lambda w: w.style):
        line = list(run)
        left, top = min(w.x0 for w in line), min(w.y0 for w in line)
        right, bottom = max(w.x1 for w in line), max(w.y1 for w in line)
        text = " ".join(w.text for w in line)
        yield Piece(text, page, block, "text", left, top, right, bottom, style.size, style.bold)


def _cleaned(pieces: list[Piece], reading: Reading) -> list[Piece]:
    """Clean characters, and one form of bullet; lines of nothing but symbols go."""
    kept = []
    for piece in pieces:
        text, removed = clean(piece.text)
        for hidden, why in removed:
            reading.hide(hidden, why, piece.page)
        bullet = as_bullet(text) if piece.kind in ("text", "bullet") else None
        piece.text = bullet or text.strip()
        piece.kind = "bullet" if bullet else piece.kind if piece.kind != "bullet" else "text"
        if any(c.isalnum() for c in piece.text):
            kept.append(piece)
    return kept


def _mended(pieces: list[Piece], hyphenated: bool) -> list[Piece]:
    """Words broken at line ends made whole; where the program breaks no words, hyphens are the writer's own."""
    words = {word for piece in pieces for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", piece.text.lower())}
    body = [piece for piece in pieces if piece.kind in ("text", "bullet")]
    for first, second in pairwise(body):
        if first.page != second.page and _runs_on(first, second):
            _move(pieces, second.block, first.block)
        if first.block == second.block and second.kind == "text":
            first.text, second.text = rejoin(first.text, second.text, words, hyphenated)
    return [piece for piece in pieces if piece.text]


def _runs_on(first: Piece, second: Piece) -> bool:
    """Whether a sentence goes on over a page break."""
    ends = first.text.rstrip()[-1:] in ".!?:;"
    return not ends and second.kind == "text" and second.text[:1].islower() and len(first.text.split()) > 3


def _move(pieces: list[Piece], block: int, to: int) -> None:
    for piece in pieces:
        if piece.block == block:
            piece.block = to


def _no_text(pages: list[_Page], reading: Reading) -> str:
    """The sentence for a PDF without text to read: damaged, hidden text only, a scan, or nothing at all."""
    if not pages:
        return _DAMAGED
    if reading.hidden:
        return "All text in this PDF is hidden from view, so there is nothing to read. Paste the text instead."
    images = sum(page.image for page in pages)
    if not images:
        return "This PDF has no text in it. Check that it is the right file, or paste the text."
    looks = "1 page looks like an image" if images == 1 else f"{images} pages look like images"
    return (
        f"I found no text in this PDF ({looks}). "
        "Paste the text, save the original as DOCX, or export it as a PDF with text."
    )


def _has_image(page: Any) -> bool:
    return any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4))
