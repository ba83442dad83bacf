"""What every reader returns: the text of a document in reading order, with positions."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

LineKind = Literal["text", "bullet", "heading", "cell", "header", "footer"]


class Line(BaseModel):
    """One line of a document in reading order.

    `start` is the offset of the line's first character in `Document.text`. Box and size are in points from the
    top left of the page, and absent for formats without a layout. `block` numbers the visual block (column,
    table, text box) the line belongs to: a change of block is never the middle of a sentence.
    """

    model_config = ConfigDict(frozen=True)

    text: str
    start: int
    page: int = 1
    block: int = 0
    kind: LineKind = "text"
    x0: float | None = None
    y0: float | None = None
    x1: float | None = None
    y1: float | None = None
    size: float | None = None
    bold: bool = False


class HiddenText(BaseModel):
    """Text that a person looking at the document would not see, kept out of `Document.text`."""

    model_config = ConfigDict(frozen=True)

    text: str
    why: str
    page: int = 1


class Document(BaseModel):
    """A document as read: `text` is the lines joined by newlines, so that every span is a slice of it.

    `json_resume` is set when the file is a JSON Resume document; `text` is then its values, one per line.
    """

    model_config = ConfigDict(frozen=True)

    name: str
    media_type: str
    sha256: str
    text: str
    lines: tuple[Line, ...]
    pages: int = 1
    hidden: tuple[HiddenText, ...] = ()
    notes: tuple[str, ...] = ()
    json_resume: dict[str, Any] | None = None
