"""The plan as plain text, for a terminal or a reader without markup."""

import textwrap

from coach.domain.figures import Said
from coach.exports.page import (
    Block,
    Item,
    Items,
    Marks,
    NoteGroup,
    Paragraph,
    PlanView,
    Subtitle,
    Table,
    safe,
)

WIDEST, NARROWEST = 96, 32


def render(view: PlanView, width: int = 80) -> str:
    """The view as text wrapped to a width in characters (kept between 32 and 96), with numbered sources."""
    width = max(NARROWEST, min(width, WIDEST))
    marks = Marks(view)
    lines = _heading(view.title.text, "=", width)
    for text in view.intro:
        lines += [*_wrapped(_text(marks, text), width), ""]
    for section in view.sections:
        marks.begin()
        lines += _heading(section.title, "-", width)
        for block in section.blocks:
            lines += [*_block(marks, block, width), ""]
    if view.sources:
        lines += _heading("Sources", "-", width)
    for group in view.sources:
        lines += [*_wrapped(group.title, width), *_group(group, width), ""]
    return "\n".join(lines).rstrip() + "\n"


def _heading(title: str, rule: str, width: int) -> list[str]:
    lines = _wrapped(title, width)
    return [*lines, rule * max(len(line) for line in lines), ""]


def _wrapped(text: str, width: int, first: str = "", indent: str | None = None) -> list[str]:
    later = " " * len(first) if indent is None else indent
    return textwrap.wrap(text, width, initial_indent=first, subsequent_indent=later, break_on_hyphens=False)


def _text(marks: Marks, said: Said) -> str:
    return said.text + marks.after(said)


def _block(marks: Marks, block: Block, width: int) -> list[str]:
    match block:
        case Paragraph(text=text):
            return _wrapped(_text(marks, text), width)
        case Subtitle(text=text):
            return _wrapped(f"{_text(marks, text)}:", width)
        case Items(items=items):
            return [line for item in items for line in _item(marks, item, width)]
        case Table():
            return _table(marks, block, width)


def _item(marks: Marks, item: Item, width: int) -> list[str]:
    first = "- " if item.done is None else "[x] " if item.done else "[ ] "
    lead = _text(marks, item.lead) if item.lead else ""
    ends = item.lead is not None and item.lead.text.endswith((":", "."))
    between = "" if not lead or not item.text.text else " " if ends else " · "
    lines = _wrapped(f"{lead}{between}{_text(marks, item.text)}", width, first)
    for detail in item.details:
        lines += _wrapped(_text(marks, detail), width, " " * len(first) + "- ")
    return lines


def _table(marks: Marks, table: Table, width: int) -> list[str]:
    """Narrow tables in columns; wide ones thing by thing, each cell named by what it tells."""
    rows = [[_text(marks, cell) for cell in row] for row in (table.columns, *table.rows)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(table.columns))]
    if sum(widths) + 2 * len(widths) <= width:
        return ["  ".join(cell.ljust(size) for cell, size in zip(row, widths, strict=True)).rstrip() for row in rows]
    if table.across:
        rows = [list(column) for column in zip(*rows, strict=True)]
    lines: list[str] = []
    for row in rows[1:]:
        lines += _wrapped(" ".join(row[:1]), width)
        for name, cell in zip(rows[0][1:], row[1:], strict=True):
            lines += _wrapped(f"{name}: {cell}", width, "  ", "    ")
    return lines


def _group(group: NoteGroup, width: int) -> list[str]:
    lines = ((f"{note.number}. ".rjust(5), safe(note.words)) for note in group.notes)
    return [line for number, words in lines for line in _wrapped(words, width, number)]
