"""What a reader gathers before it becomes a Document: plain records, cheap to import in the child process."""

from dataclasses import dataclass, field
from typing import Any

from coach.resume.readers.limits import MAX_CHARACTERS, MAX_HIDDEN, MAX_LINES


@dataclass(slots=True)
class Piece:
    """One line: text, where it stands, and how it looks. Points from the top left of the page."""

    text: str
    page: int = 1
    block: int = 0
    kind: str = "text"
    x0: float | None = None
    y0: float | None = None
    x1: float | None = None
    y1: float | None = None
    size: float | None = None
    bold: bool = False


@dataclass(slots=True)
class Reading:
    """All that was read from one document."""

    media_type: str
    pieces: list[Piece] = field(default_factory=list)
    hidden: list[tuple[str, str, int]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    pages: int = 1
    cut: bool = False

    def hide(self, text: str, why: str, page: int = 1) -> None:
        """Keep text that a person would not see apart from the text, with the reason."""
        if text.strip() and len(self.hidden) < MAX_HIDDEN:
            self.hidden.append((text.strip()[:2_000], why, page))

    def payload(self) -> dict[str, Any]:
        """The fields of a Document, with `text` and every `start` worked out and the length limited."""
        lines: list[dict[str, Any]] = []
        start = 0
        cut = self.cut
        for piece in self.pieces:
            if not piece.text.strip():
                continue
            room = MAX_CHARACTERS - start
            if room < 1 or len(lines) >= MAX_LINES:
                cut = True
                break
            line = {name: getattr(piece, name) for name in Piece.__slots__} | {"start": start}
            if len(piece.text) > room:
                cut, line["text"] = True, _up_to(piece.text, room)
            lines.append(line)
            start += len(line["text"]) + 1
        notes = [*self.notes]
        if cut:
            notes.append(f"The document is very long: only its first {max(0, start - 1):,} characters were read.")
        hidden = [{"text": text, "why": why, "page": page} for text, why, page in self.hidden]
        return {
            "media_type": self.media_type,
            "text": "\n".join(line["text"] for line in lines),
            "lines": lines,
            "pages": self.pages,
            "hidden": hidden,
            "notes": notes,
        }


def _up_to(text: str, room: int) -> str:
    """As much of a text as fits, up to the end of a word."""
    start = text[:room]
    return start[: start.rfind(" ")] if " " in start.strip() else start
