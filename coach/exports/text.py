"""The plan as plain text, for a terminal or a reader without markup."""

import textwrap
from collections.abc import Iterator

from coach.domain.figures import Said
from coach.exports.page import (
    Block,
    Item,
    Items,
    NoteGroup,
    Paragraph,
    PlanView,
    Subtitle,
    Table,
    alike,
    raised,
    safe,
    uses,
)

WIDEST, NARROWEST = 96, 32


def render(view: PlanView, width: int = 80) -> str:
    """The view as text wrapped to a width in characters (kept between 32 and 96), with numbered sources."""
    width = max(NARROWEST, min(width, WIDEST))
    lines = [*_heading(view.title.text, "=", width), *_paragraphs(view, width)]
    for section in view.sections:
        lines += _heading(section.title, "-", width)
        for block in section.blocks:
            lines += [*_block(view, block, width), ""]
    if view.sources:
        lines += [
            *_heading("Sources", "-", width),
            *_wrapped("Each number is where a figure above comes from.", width),
            "",
        ]
    for group in view.sources:
        lines += [*_wrapped(group.title, width), *_group(group, width), ""]
    return "\n".join(lines).rstrip() + "\n"


def _heading(title: str, rule: str, width: int) -> list[str]:
    lines = _wrapped(title, width)
    return [*lines, rule * max(len(line) for line in lines), ""]


def _paragraphs(view: PlanView, width: int) -> Iterator[str]:
    for text in view.intro:
        yield from (*_wrapped(_text(view, text), width), "")


def _wrapped(text: str, width: int, first: str = "", indent: str | None = None) -> list[str]:
    later = " " * len(first) if indent is None else indent
    return textwrap.wrap(text, width, initial_indent=first, subsequent_indent=later, break_on_hyphens=False)


def _text(view: PlanView, said: Said) -> str:
    return said.text + raised(view.marks(said))


def _block(view: PlanView, block: Block, width: int) -> list[str]:
    match block:
        case Paragraph(text=text):
            return _wrapped(_text(view, text), width)
        case Subtitle(text=text):
            return _wrapped(f"{_text(view, text)}:", width)
        case Items(items=items):
            return [line for item in items for line in _item(view, item, width)]
        case Table():
            return _table(view, block, width)


def _item(view: PlanView, item: Item, width: int) -> list[str]:
    first = "- " if item.done is None else "[x] " if item.done else "[ ] "
    lead = _text(view, item.lead) if item.lead else ""
    between = "" if not lead or not item.text.text else " " if lead.endswith((":", ".")) else " · "
    lines = _wrapped(f"{lead}{between}{_text(view, item.text)}", width, first)
    for detail in item.details:
        lines += _wrapped(_text(view, detail), width, " " * len(first) + "- ")
    return lines


def _table(view: PlanView, table: Table, width: int) -> list[str]:
    """Narrow tables in columns; wide ones thing by thing, each cell named by what it tells."""
    rows = [[_text(view, cell) for cell in row] for row in (table.columns, *table.rows)]
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
    if group.calculated:
        said = [f"{same[0].source.words}{uses(same)}" for same in alike(group.notes)]
        return [line for text in said for line in _wrapped(safe(text), width, "   - ")]
    said = [f"{note.number}. ".rjust(5) for note in group.notes]
    pairs = zip(said, group.notes, strict=True)
    return [line for number, note in pairs for line in _wrapped(safe(note.source.words), width, number)]
