"""Word documents: headers, body, tables, text boxes and footers in reading order.

Tracked insertions count as text, deletions don't. Text that Word does not show, or shows in the colour of what
lies behind it, is kept apart as hidden.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from coach.errors import DocumentError
from coach.resume.readers.characters import BULLET, as_bullet, clean
from coach.resume.readers.limits import MAX_CHARACTERS, MAX_LINES, MAX_PARAGRAPHS
from coach.resume.readers.pieces import Piece, Reading
from coach.resume.readers.word_package import Package, open_package
from coach.resume.readers.word_runs import GAP, Line, Runs, Surroundings
from coach.resume.readers.word_styles import Styles, W, fill_of, list_entry, switch, value

_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SHORT_CELL = 3
_WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
_NO_TEXT = "I found no text in this Word document. If it holds pictures of pages, paste the text or export a text PDF."
_BEHIND = "behindDoc"


def read_word(data: bytes) -> Reading:
    """Read a DOCX; raises DocumentError when it is damaged or holds no text."""
    package = open_package(data)
    reader = _Reader(package)
    for root in package.headers:
        reader.margin(root, "header")
    reader.body(package.body)
    for root in package.footers:
        reader.margin(root, "footer")
    if not reader.reading.pieces:
        hidden = "All text in this Word document is hidden from view. Paste the text instead."
        raise DocumentError(hidden if reader.reading.hidden else _NO_TEXT)
    reader.reading.pages = reader.page
    return reader.reading


class _Full(Exception):
    """More lines or characters than we read."""


class _Reader:
    """Walks the parts of one document and gathers its lines."""

    def __init__(self, package: Package) -> None:
        self.reading = Reading(_MEDIA_TYPE)
        self.page = 1
        self._styles: Styles = package.styles
        self._block = 0
        self._characters = 0
        self._walked = 0
        # A picture or shape behind the text may give white letters a dark ground.
        drawn = any(e.get(_BEHIND) in ("1", "true") for root in self._roots(package) for e in root.iter("{*}anchor"))
        self._around = Surroundings(None if drawn else "FFFFFF")

        laid_out = next(package.body.iter(W + "lastRenderedPageBreak"), None) is not None
        self._page_break = "lastRenderedPageBreak" if laid_out else "br"

    @staticmethod
    def _roots(package: Package) -> list[Any]:
        return [package.body, *package.headers, *package.footers]

    def body(self, root: Any) -> None:
        """The body of the document, up to the limits."""
        try:
            self._into(self._blocks(root, self._around))
        except _Full:
            self.reading.cut = True

    def margin(self, root: Any, kind: str) -> None:
        """A header or footer, as a block of its own."""
        before = len(self.reading.pieces)
        page = self.page
        self.body(root)
        self.page = page
        for piece in self.reading.pieces[before:]:
            piece.kind, piece.page = kind, 1 if kind == "header" else page
        self._block += 1

    def _into(self, pieces: Iterator[Piece | None]) -> None:
        for piece in pieces:
            if piece is None:
                self._block += 1
                continue
            # Only here: lines of table cells are gathered before it is known how they are laid out.
            piece.block = self._block
            self.reading.pieces.append(piece)
            self._characters += len(piece.text)
            if len(self.reading.pieces) > MAX_LINES or self._characters > MAX_CHARACTERS:
                raise _Full

    def _blocks(self, parent: Any, around: Surroundings) -> Iterator[Piece | None]:
        """Lines of paragraphs and tables in order; None between blocks. The XML parser limits how deep they nest."""
        for child in parent:
            if child.tag == W + "p":
                yield from self._paragraph(child, around)
            elif child.tag == W + "tbl":
                yield None
                yield from self._table(child, around)
                yield None
            elif child.tag in _WRAPPERS:
                yield from self._blocks(child, around)

    def _paragraph(self, paragraph: Any, around: Surroundings) -> Iterator[Piece | None]:
        self._walked += 1
        if self._walked > MAX_PARAGRAPHS:
            raise _Full
        properties = paragraph.find(W + "pPr")
        style = value(properties, "pStyle") or self._styles.default_paragraph
        look = self._styles.look(style).over(self._styles.default)
        fill = fill_of(properties) or look.fill
        runs = Runs(self._styles, replace(look, fill=None), Surroundings(fill) if fill else around, self._page_break)
        runs.gather(paragraph)
        for text, why in runs.hidden:
            self.reading.hide(clean(text)[0], why, self.page)
        for box in _in_order(runs.boxes):
            yield None
            yield from self._blocks(box, Surroundings(None))
            yield None
        kind = self._kind(properties, style)
        if not any(line.text.strip() for line in runs.lines):
            self.page += sum(line.page_break for line in runs.lines)
            yield None
        else:
            yield from self._lines(runs.lines, kind)

    def _kind(self, properties: Any, style: str) -> str:
        number, level = list_entry(properties) or self._styles.list_of(style) or ("0", "0")
        if number != "0" and self._styles.formats.get((number, level), "none") != "none":
            return "bullet"
        outline = value(properties, "outlineLvl")
        return "heading" if self._styles.is_heading(style) or (outline and outline < "9") else "text"

    def _lines(self, lines: list[Line], kind: str) -> Iterator[Piece]:
        for line in lines:
            self.page += line.page_break
            text, removed = clean(line.text)
            for hidden, why in removed:
                self.reading.hide(hidden, why, self.page)
            text = text.strip()
            bullet = as_bullet(text) if kind != "heading" else None
            if not bullet and kind == "bullet" and line is lines[0]:
                # A numbered heading is still a heading to the eye; its number is not in the text.
                bullet = BULLET + text
            if text:
                shown = "bullet" if bullet else "text" if kind == "bullet" else kind
                yield Piece(bullet or text, self.page, kind=shown, size=line.size or None, bold=line.is_bold)

    def _table(self, table: Any, around: Surroundings) -> Iterator[Piece | None]:
        style = value(table.find(W + "tblPr"), "tblStyle")
        shaded = style in self._styles.shaded_tables
        inside = Surroundings(None) if shaded else around
        for row in _members(table, "tr"):
            properties = row.find(W + "trPr")
            if properties is not None and properties.find(W + "del") is not None:
                continue
            cells = [self._cell(cell, inside) for cell in _members(row, "tc")]
            if switch(properties, "hidden"):
                for piece in (piece for cell in cells for piece in cell if piece):
                    self.reading.hide(piece.text, "a table row marked as hidden", self.page)
                continue
            yield from _row(cells)

    def _cell(self, cell: Any, around: Surroundings) -> list[Piece | None]:
        fill = fill_of(cell.find(W + "tcPr"))
        return list(self._blocks(cell, Surroundings(fill) if fill else around))


def _members(parent: Any, name: str) -> Iterator[Any]:
    """Rows of a table or cells of a row, also inside content controls and tracked insertions."""
    for child in parent:
        if child.tag == W + name:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _members(child, name)


def _row(cells: list[list[Piece | None]]) -> Iterator[Piece | None]:
    """The lines of one table row: side by side when cells are short, cell by cell when several are long."""
    filled = [lines for cell in cells if (lines := [p for p in cell if p])]
    long = sum(len(lines) > _SHORT_CELL for lines in filled)
    if long > 1:
        for cell in cells:
            yield None
            yield from cell
        yield None
    elif len(filled) == 1:
        yield from next(cell for cell in cells if any(cell))
    elif filled:
        yield from _side_by_side(filled)


def _side_by_side(cells: list[list[Piece]]) -> Iterator[Piece]:
    """First lines joined into one; equal short cells line by line; else the rest of each cell after it."""
    plain = all(piece.kind != "bullet" for cell in cells for piece in cell)
    if plain and len({len(cell) for cell in cells}) == 1:
        for pieces in zip(*cells, strict=True):
            yield _joined(list(pieces))
        return
    heads = [cell[0] for cell in cells if cell[0].kind != "bullet"]
    if heads:
        yield _joined(heads)
    for cell in cells:
        yield from cell[1:] if cell[0].kind != "bullet" else cell


def _joined(pieces: list[Piece]) -> Piece:
    first = pieces[0]
    bold = all(piece.bold for piece in pieces)
    kind = "cell" if len(pieces) > 1 else first.kind
    return replace(first, text=GAP.join(p.text for p in pieces), kind=kind, bold=bold)


def _in_order(boxes: list[Any]) -> list[Any]:
    """Text boxes anchored in one paragraph, from top to bottom and left to right where the file says where."""
    placed = [(_place(box), index, box) for index, box in enumerate(boxes)]
    if any(place is None for place, _, _ in placed):
        return boxes
    return [box for _, _, box in sorted(placed, key=lambda entry: (entry[0], entry[1]))]


def _place(box: Any) -> tuple[int, int] | None:
    anchor = next(box.iterancestors("{*}anchor"), None)
    if anchor is None:
        return None
    offsets = [anchor.findtext(f"{{*}}position{axis}/{{*}}posOffset", "") for axis in "VH"]
    try:
        return int(offsets[0]), int(offsets[1])
    except ValueError:
        return None
