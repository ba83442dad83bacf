"""Plain text and Markdown: decoding, lines, bullets, headings."""

import re

from coach.errors import DocumentError
from coach.resume.readers.characters import as_bullet, clean
from coach.resume.readers.pieces import Piece, Reading

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*#*$")
_RULE = re.compile(r"^\s*([-=_*~])\1{2,}\s*$")
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_LINK = re.compile(r"!?\[([^\]\n]{0,300})\]\(\s*<?([^)\s>]{1,500})>?[^)\n]{0,200}\)")
_EMPHASIS = re.compile(r"(\*\*|__|\*|`)(?=\S)([^\n*`]{1,500}?)(?<=\S)\1")


def decode(data: bytes) -> str:
    """Text from bytes: a byte order mark decides, else UTF-8, UTF-16 without a mark, else Windows-1252."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = ""
    if text and "\x00" not in text:
        return text
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if len(data) > 3 and data[start::2].count(0) > 0.3 * len(data) / 2:
            return data.decode(encoding, errors="replace")
    if data.count(0):
        raise DocumentError("This file holds no readable text. Save it as PDF, DOCX or plain text, or paste the text.")
    return data.decode("cp1252", errors="replace")


def read_lines(text: str, media_type: str, reading: Reading | None = None) -> Reading:
    """Lines of plain text; a blank line or a rule starts a new block."""
    reading = reading or Reading(media_type)
    seen: dict[tuple[str, str], None] = {}
    block, gap = 0, False
    for raw in re.split(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]", text):
        line, removed = clean(raw)
        seen.update(dict.fromkeys(removed))
        line = line.expandtabs(4).rstrip()
        if not line.strip() or _RULE.match(line):
            gap = True
            continue
        block += gap and bool(reading.pieces)
        gap = False
        reading.pieces.append(_piece(line, block))
    for hidden, why in seen:
        reading.hide(hidden, why)
    return reading


def _piece(line: str, block: int) -> Piece:
    bullet = as_bullet(line)
    return Piece(bullet, block=block, kind="bullet") if bullet else Piece(line.strip(), block=block)


def read_markdown(text: str) -> Reading:
    """Markdown as a reader of the page sees it: no marks, comments kept apart as hidden, addresses kept."""
    reading = Reading("text/markdown")
    for comment in _COMMENT.findall(text):
        reading.hide(clean(comment)[0], "a comment, not shown on the page")
    text = _LINK.sub(_link, _COMMENT.sub("", text))
    read_lines(_EMPHASIS.sub(r"\2", _EMPHASIS.sub(r"\2", text)), "text/markdown", reading)
    for piece in reading.pieces:
        if heading := _HEADING.match(piece.text):
            piece.text, piece.kind = heading[1], "heading"
    return reading


def _link(found: re.Match[str]) -> str:
    label, address = found[1], found[2].removeprefix("mailto:")
    return label if address.startswith("#") or address in label else f"{label} ({address})"


def looks_like_text(data: bytes) -> bool:
    """Whether the bytes can be text in one of the encodings we read: next to no control characters."""
    sample = data[:4096]
    if any(sample.startswith(mark) for mark, _ in _BOMS):
        return True
    zeros = sample.count(0)
    if zeros:
        even = sample[::2].count(0)
        return zeros > 0.3 * len(sample) / 2 and min(even, zeros - even) < 0.02 * len(sample)
    controls = sum(sample.count(code) for code in (*range(1, 9), *range(14, 27), *range(28, 32)))
    return controls <= len(sample) // 200


def looks_like_markdown(text: str) -> bool:
    """Whether text without a telling name is Markdown: two headings, or a heading and emphasis."""
    headings = len(re.findall(r"^#{1,4} \S", text, re.MULTILINE))
    return headings >= 2 or (headings == 1 and "**" in text)
