"""The text of a Word paragraph: its runs in order, broken into lines, with hidden runs apart."""

from dataclasses import dataclass, field
from typing import Any

from coach.resume.readers.word_styles import Look, Styles, W, look_of, value

GAP = "   "
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MIN_SIZE = 3.0
_NEAR_COLOUR = 26
# Removed by a tracked change, or instructions and references that are not shown in place.
_SKIPPED = frozenset(
    W + name
    for name in ("del", "moveFrom", "rPr", "pPr", "instrText", "delText", "delInstrText", "rt", "annotationRef")
)
_BOXES = W + "txbxContent"


@dataclass(slots=True)
class Line:
    """One line of a paragraph, with the letters per size and how many are bold."""

    text: str = ""
    sizes: dict[float, int] = field(default_factory=dict)
    bold: int = 0
    page_break: bool = False

    @property
    def size(self) -> float | None:
        """The size most letters have, in points."""
        return max(self.sizes, key=lambda size: self.sizes[size]) if self.sizes else None

    @property
    def is_bold(self) -> bool:
        """Whether most letters are bold."""
        return self.bold > sum(self.sizes.values()) / 2


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a paragraph stands: the background it has, or None where something unknown may lie behind it."""

    fill: str | None = "FFFFFF"


@dataclass(slots=True)
class Runs:
    """Gathers one paragraph: `lines` of visible text, `hidden` runs with reasons, `boxes` anchored in it.

    `page_break` is the element that starts a page: "lastRenderedPageBreak" in documents that Word has laid out,
    where a page break by hand is followed by one, else "br" of the type page.
    """

    styles: Styles
    look: Look
    around: Surroundings
    page_break: str = "br"
    lines: list[Line] = field(default_factory=lambda: [Line()])
    hidden: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)

    def gather(self, element: Any) -> None:
        """Walk a paragraph or anything inside it that holds runs."""
        for child in element:
            if child.tag == W + "r":
                self._run(child)
            elif child.tag not in _SKIPPED and isinstance(child.tag, str):
                self.gather(child)

    def _run(self, run: Any) -> None:
        properties = run.find(W + "rPr")
        base = self.styles.look(value(properties, "rStyle")).over(self.look)
        look = look_of(properties).over(base)
        why = _hidden_because(look, self.around)
        text = []
        for child in run:
            if child.tag in (W + "drawing", W + "pict", W + "object", _MC + "AlternateContent"):
                self._drawing(child)
            elif child.tag == W + self.page_break and (self.page_break != "br" or child.get(W + "type") == "page"):
                text.append("\f")
            else:
                text.append(_characters(child))
        self._add("".join(text), look, why)

    def _add(self, text: str, look: Look, why: str | None) -> None:
        if why:
            self.hidden.append((text, why))
            return
        for index, part in enumerate(text.replace("\f", "\n\f").split("\n")):
            if index:
                self.lines.append(Line(page_break=part.startswith("\f")))
            part = part.lstrip("\f")
            line = self.lines[-1]
            line.text += part
            letters = len(part.strip())
            if letters:
                size = look.size or 0.0
                line.sizes[size] = line.sizes.get(size, 0) + letters
                line.bold += letters * bool(look.bold)

    def _drawing(self, element: Any) -> None:
        """Text boxes in a drawing; of alternatives for the same drawing, the first one with text."""
        if element.tag == _MC + "AlternateContent":
            for choice in element:
                before = len(self.boxes)
                self._drawing(choice)
                if len(self.boxes) > before:
                    return
        elif element.tag == _BOXES:
            self.boxes.append(element)
        else:
            for child in element:
                self._drawing(child)


def _characters(child: Any) -> str:
    """The text one child of a run stands for."""
    if child.tag == W + "t":
        return (child.text or "").replace("\n", " ")
    if child.tag in (W + "tab", W + "ptab"):
        return GAP
    if child.tag in (W + "br", W + "cr"):
        return "\n"
    if child.tag == W + "noBreakHyphen":
        return "-"
    if child.tag == W + "sym":
        return _symbol(child.get(W + "char", ""))
    return ""


def _symbol(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""


def _hidden_because(look: Look, around: Surroundings) -> str | None:
    """Why a run can't be seen, or None."""
    if look.vanish:
        return "text marked as hidden"
    if look.size is not None and look.size < _MIN_SIZE:
        return f"tiny text (under {_MIN_SIZE:.0f} points)"
    ground = look.fill or around.fill
    if look.colour and ground and _near(look.colour, ground):
        return "text in the colour of its background"
    return None


def _near(one: str, other: str) -> bool:
    try:
        pairs = [(int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (0, 2, 4)]
    except ValueError:
        return False
    return len(one) == len(other) == 6 and all(abs(a - b) <= _NEAR_COLOUR for a, b in pairs)
