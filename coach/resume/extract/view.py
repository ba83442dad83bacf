"""The document's text made even, character for character, so that every offset stays an offset of the document.

Typographic spaces, quotes and icons become plain ones, byte escapes left by bad exports become the sign they stand
for, and runs of spaces become line breaks where a text has lost its own. Nothing is added or removed.
"""

import re
from dataclasses import dataclass, replace

from coach.resume.document import Document, Line, LineKind
from coach.resume.extract.dates import periods
from coach.resume.model import Span, Value

ESCAPE = re.compile(r"(?:\\x[0-9a-fA-F]{2})+")
SPACES = re.compile(r"(?<=\S) {2,}(?=\S)")
SPACED_OUT = re.compile(r"\S+(?: {3,}\S+){3,}")
BULLET = re.compile(r"\s*(?:[•●▪◦■□➢➤►‣∙○❖✓✔♦◆★➔→⇒✦✧§¨]|[*·»>o](?=\s)|[-–—](?=\s+\S)|\(?\d{1,2}[.)]\s)\s*")
BULLET_SIGNS = "•●▪◦■□➢➤►‣∙○❖✓✔♦◆★➔⇒✦✧"
PLAIN = {
    ord(a): b
    for a, b in zip(
        "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
        " " * 15,
        strict=True,
    )
}
PLAIN |= {
    ord("’"): "'",
    ord("‘"): "'",
    ord("`"): "'",
    ord("“"): '"',
    ord("”"): '"',
    ord("\t"): " ",
    ord("\r"): " ",
    ord("\f"): "\n",
}
PLAIN |= {
    ord("："): ":",
    ord("，"): ",",
    ord("；"): ";",
    ord("、"): ",",
    ord("（"): "(",
    ord("）"): ")",
    0xF0B7: "•",
    0xF0A7: "▪",
    ord("\u200b"): " ",
    ord("\ufeff"): " ",
}
PLAIN |= {ord("،"): ",", ord("؛"): ";"}
PLAIN |= {ord("፡"): ":", ord("፣"): ",", ord("፤"): ";"}
PLAIN |= (
    dict.fromkeys(range(0xE000, 0xF0A7), "|")
    | dict.fromkeys(range(0xF0B8, 0xF900), "|")
    | dict.fromkeys(range(1, 9), " ")
)
DATE_ENDS = set("0123456789-‐‑‒–—―−~oOlL(")  # what can stand before a broken period's second half
LONGEST_ROW = 8_000  # characters; what is longer is cut at a space, so that work grows with the text and no faster
LOST_BREAKS = 400  # characters on average per line from which a text has lost its line breaks


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the even text: [start, end) without its bullet sign and outer spaces."""

    text: str
    start: int
    end: int
    bullet: bool = False
    kind: LineKind = "text"
    block: int = 0
    page: int = 1
    bold: bool = False
    size: float = 0.0
    x0: float = -1.0


@dataclass(frozen=True, slots=True)
class View:
    """The even text, the document's own text, and its rows. `flat` texts have lost their line breaks."""

    text: str
    source: str
    rows: tuple[Row, ...]
    flat: bool

    def value(self, start: int, end: int) -> Value:
        """The words of the document at [start, end), without outer spaces."""
        piece = self.source[start:end]
        start += len(piece) - len(piece.lstrip())
        end = start + len(piece.strip())
        return Value(text=" ".join(self.source[start:end].split()), span=Span(start=start, end=end))


def even(text: str) -> str:
    """The same number of characters, with odd ones made plain and lost line breaks restored."""
    lost = text.count("\n") * LOST_BREAKS < len(text) and len(SPACES.findall(text)) * LOST_BREAKS > len(text)
    plain = ESCAPE.sub(_unescape, text.translate(PLAIN))
    if lost:
        plain = SPACED_OUT.sub(
            lambda match: re.sub(" +", lambda gap: "\u2002" * len(gap.group()), match.group()), plain
        )
        plain = SPACES.sub(lambda gap: "\n" + " " * (len(gap.group()) - 1), plain).replace("\u2002", " ")
    return plain


def _unescape(match: re.Match[str]) -> str:
    raw = bytes(int(pair, 16) for pair in re.findall(r"\\x(..)", match.group()))
    decoded = raw.decode("utf-8", errors="replace").translate(PLAIN)
    if any(sign.isalpha() for sign in decoded):
        return match.group()
    sign = "\n•" if any(mark in BULLET_SIGNS for mark in decoded) else decoded.strip() or " "
    return sign[: len(match.group())].ljust(len(match.group()))


def view(document: Document) -> View:
    """The even view of a document; rows are cut further where the even text has new breaks."""
    text = even(document.text)
    rows: list[Row] = []
    for line in document.lines or (Line(text=document.text, start=0),):
        rows.extend(_rows(text, line))
    rows = _join_dates(text, rows)
    longest = max((row.end - row.start for row in rows), default=0)
    flat = longest > 2 * LOST_BREAKS or (
        len(rows) > 0 and sum(row.end - row.start for row in rows) / len(rows) > LOST_BREAKS / 2
    )
    return View(text=text, source=document.text, rows=tuple(rows), flat=flat)


def _join_dates(text: str, rows: list[Row]) -> list[Row]:
    """Rows with a period that was broken over two of them ("June 2009" / "Present") put together."""
    joined: list[Row] = []
    for row in rows:
        last = joined[-1] if joined else None
        if last and last.block == row.block and row.start - last.end < 40 and last.text[-1:] in DATE_ENDS:
            found = periods(text, last.start, row.end)
            if any(period.start < last.end and period.end > row.start for period in found):
                joined[-1] = replace(last, text=text[last.start : row.end].replace("\n", " "), end=row.end)
                continue
        joined.append(row)
    return joined


def _rows(text: str, line: Line) -> list[Row]:
    start = line.start
    found: list[Row] = []
    base = Row(
        "",
        0,
        0,
        kind=line.kind,
        block=line.block,
        page=line.page,
        bold=line.bold,
        size=line.size or 0.0,
        x0=-1.0 if line.x0 is None else line.x0,
    )
    for piece in text[line.start : line.start + len(line.text)].split("\n"):
        end = start + len(piece)
        while start < end:
            stop = _stop(text, start, end)
            row = cut(text, start, stop, base)
            if row is not None:
                found.append(row)
            start = stop
        start = end + 1
    return found


def _stop(text: str, start: int, end: int) -> int:
    """Where a row that starts here ends: at its own end, or at the last space that keeps it in bounds."""
    if end - start <= LONGEST_ROW:
        return end
    space = text.rfind(" ", start, start + LONGEST_ROW)
    return space + 1 if space > start else start + LONGEST_ROW


def cut(text: str, start: int, end: int, like: Row) -> Row | None:
    """The row at text[start:end] with bullet sign and outer spaces taken off; None when nothing is left."""
    mark = BULLET.match(text, start, end)
    sign = mark.group().strip() if mark else ""
    numbered = sign[:-1].isdigit() if sign else False
    begin = mark.end() if mark and not (numbered and like.bold) else start
    piece = text[begin:end]
    begin += len(piece) - len(piece.lstrip(" |\"'"))
    end = begin + len(text[begin:end].rstrip(' |"'))
    if end <= begin or not any(sign.isalnum() for sign in text[begin:end]):
        return None
    return replace(like, text=text[begin:end], start=begin, end=end, bullet=mark is not None or like.kind == "bullet")
