"""The plan as GitHub-flavoured Markdown."""

import re

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

SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~])")
ENTITY = re.compile(r"&(?=#?\w+;)")
OPENING = re.compile(r"^(?=[#+=-])|(?<=\s)(?=#+\s*$)")  # a "#" at the end would close a heading
NUMBERED = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")


def render(view: PlanView) -> str:
    """The view as Markdown: headings, task lists, tables, and the numbered sources at the end."""
    marks = Marks(view)
    parts = [f"# {_text(marks, view.title)}", *(_text(marks, text) for text in view.intro)]
    for section in view.sections:
        marks.begin()
        parts.append(f"## {escape(section.title)}")
        parts += [_block(marks, block) for block in section.blocks]
    if view.sources:
        parts += ["## Sources"]
    for group in view.sources:
        parts += [f"### {escape(group.title)}", _group(group)]
    return "\n\n".join(parts) + "\n"


def escape(text: str) -> str:
    """Text that shows as it stands: nothing in it is read as markup, links, HTML or a table."""
    text = ENTITY.sub("&amp;", SPECIAL.sub(r"\\\1", safe(text)))
    return NUMBERED.sub(r"\1\\\2", OPENING.sub(r"\\", text))


def _text(marks: Marks, said: Said) -> str:
    return escape(said.text) + marks.after(said)


def _block(marks: Marks, block: Block) -> str:
    match block:
        case Paragraph(text=text):
            return _text(marks, text)
        case Subtitle(text=text):
            return f"### {_text(marks, text)}"
        case Items(items=items):
            return "\n".join(_item(marks, item) for item in items)
        case Table():
            return _table(marks, block)


def _item(marks: Marks, item: Item) -> str:
    box = "" if item.done is None else "[x] " if item.done else "[ ] "
    lead = "" if item.lead is None else f"**{escape(item.lead.text)}**{marks.after(item.lead)}"
    ends = item.lead is not None and item.lead.text.endswith((":", "."))
    between = " " if ends or not lead or not item.text.text else " · "
    line = f"- {box}{lead}{between if lead else ''}{_text(marks, item.text)}".rstrip()
    return "\n".join([line, *(f"  - {_text(marks, detail)}" for detail in item.details)])


def _table(marks: Marks, table: Table) -> str:
    rows = [table.columns, *table.rows]
    lines = ["| " + " | ".join(_text(marks, cell) for cell in row) + " |" for row in rows]
    lines.insert(1, "|" + " --- |" * len(table.columns))
    return "\n".join(lines)


def _group(group: NoteGroup) -> str:
    return "\n".join(f"{note.number}. {escape(note.words)}" for note in group.notes)
