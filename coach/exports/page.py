"""What a rendered plan consists of: sections of paragraphs, items and tables, and numbered sources.

Every text is a `Said`, so its figures and their origins stay with it; what people typed is made safe to show.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel

from coach.domain.figures import Figure, Frozen, Origin, Said, say
from coach.exports.calculations import listed_as
from coach.exports.sources import SourceNote

# Characters that turn the direction of text or hide in it; joiners that scripts need are kept.
HIDDEN = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200B, 0x2060, 0xFEFF, 0xFFFE, 0xFFFF])


def safe(text: str) -> str:
    """Text on one line, without control characters and direction overrides."""
    kept = (" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in text.translate(HIDDEN))
    return " ".join("".join(c for c in kept if unicodedata.category(c) != "Cs").split())


def _shown(said: Said) -> Said:
    """The sentence made safe, with a price of nothing in words."""
    text, figures = said.text, []
    for figure in said.figures:
        if figure.unit == "money" and figure.low == figure.high == 0 and figure.text != "free":
            word = "free" if text == figure.text else "no money"
            text = re.sub(rf"(?<![\w.,]){re.escape(figure.text)}(?![\w,.-]*\d)", word, text)
            figure = figure.model_copy(update={"text": word})
        figures.append(figure)
    return Said(text=safe(text), figures=tuple(figures))


Shown = Annotated[Said, AfterValidator(_shown)]


class Paragraph(Frozen):
    kind: Literal["paragraph"] = "paragraph"
    text: Shown


class Subtitle(Frozen):
    kind: Literal["subtitle"] = "subtitle"
    text: Shown


class Item(Frozen):
    """A list entry: an optional lead to set off, its text, and details below it; `done` makes it a tick box."""

    text: Shown
    lead: Shown | None = None
    details: tuple[Shown, ...] = ()
    done: bool | None = None


class Items(Frozen):
    kind: Literal["items"] = "items"
    items: tuple[Item, ...] = ()


class Table(Frozen):
    """Columns and rows of equal length; the first column names the row.

    `across` says that the columns are the things told of, side by side, rather than the rows.
    """

    kind: Literal["table"] = "table"
    across: bool = False
    columns: tuple[Shown, ...]
    rows: tuple[tuple[Shown, ...], ...]


Block = Paragraph | Subtitle | Items | Table


class Section(Frozen):
    id: str
    title: str
    blocks: tuple[Block, ...]


class Note(Frozen):
    """A numbered source; `rests_on` are the numbers of the sources a calculation uses."""

    number: int
    source: SourceNote
    rests_on: tuple[int, ...] = ()

    @property
    def words(self) -> str:
        """The source on one line."""
        return f"{self.source.words}; from {runs(self.rests_on)}" if self.rests_on else self.source.words


class NoteGroup(Frozen):
    title: str
    notes: tuple[Note, ...]


class PlanView(Frozen):
    """A plan in reading order, for every format. `numbers` gives the source number of each origin's key."""

    title: Shown
    intro: tuple[Shown, ...]
    sections: tuple[Section, ...]
    sources: tuple[NoteGroup, ...]
    numbers: dict[str, int]

    def marks(self, said: Said) -> tuple[int, ...]:
        """Numbers of the sources behind a text's figures, in order."""
        return tuple(sorted({self.numbers[key_of(figure.origin)] for figure in said.figures}))


KINDS = ("framework", "occupation", "competency", "fact", "edit", "decision")


def grounds(origin: Origin) -> tuple[str, ...]:
    """The ids a calculation rests on in the end: facts, rows and tables, not other calculations."""
    return tuple(id for id in origin.inputs if id.partition(":")[0] in KINDS)


def key_of(origin: Origin) -> str:
    """What an origin is listed under: its id; calculations worked out alike are one."""
    return listed_as(origin.id.removeprefix("calc:"))[0] if origin.kind == "calculation" else origin.id


def texts(item: object) -> Iterator[Said]:
    """Every text of a view or a part of it, in reading order."""
    if isinstance(item, Said):
        yield item
    elif isinstance(item, BaseModel):
        for field in type(item).model_fields:
            yield from texts(getattr(item, field))
    elif isinstance(item, tuple):
        for part in item:
            yield from texts(part)


RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def raised(numbers: Iterable[int]) -> str:
    """Source numbers as small raised digits, each set off by a space; nothing for none."""
    return "".join(f" {str(number).translate(RAISED)}" for number in numbers)


class Marks:
    """The source numbers as they are printed: each once in a section, at the first figure that rests on it."""

    def __init__(self, view: PlanView) -> None:
        self._view = view
        self._seen: set[int] = set()

    def begin(self) -> None:
        """A new section begins."""
        self._seen.clear()

    def after(self, said: Said) -> str:
        """The numbers to print behind a text."""
        fresh = [number for number in self._view.marks(said) if number not in self._seen]
        self._seen.update(fresh)
        return raised(fresh)


def runs(numbers: Iterable[int]) -> str:
    """Numbers in order, neighbours drawn together: "1, 7-11, 49"."""
    found: list[list[int]] = []
    for number in sorted(numbers):
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in found)


# Small makers that keep the section builders readable.


def plain(text: str) -> Said:
    return Said(text=text)


def price(cost: Figure) -> Figure:
    """A price, with none called free."""
    return cost.model_copy(update={"text": "free"}) if cost.low == cost.high == 0 else cost


def told(figure: Figure) -> Said:
    """A figure by itself."""
    return Said(text=figure.text, figures=(figure,))


def listed(texts: Iterable[Said]) -> Items:
    return Items(items=tuple(Item(text=text) for text in texts))


def paragraph(text: str, **parts: Figure | Said | str) -> Paragraph:
    return Paragraph(text=say(text, **parts))


def filled(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks that hold something."""
    return tuple(block for block in blocks if not _empty(block))


def under(title: Said | str, *blocks: Block) -> tuple[Block, ...]:
    """Blocks under a subtitle; nothing when they are all empty."""
    kept = filled(blocks)
    text = title if isinstance(title, Said) else plain(title)
    return (Subtitle(text=text), *kept) if kept else ()


def _empty(block: Block) -> bool:
    match block:
        case Items(items=content) | Table(rows=content):
            return not content
        case Paragraph(text=text) | Subtitle(text=text):
            return not text.text
