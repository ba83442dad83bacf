"""The plan as GitHub-flavoured Markdown."""

import re

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

SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~])")
ENTITY = re.compile(r"&(?=#?\w+;)")
OPENING = re.compile(r"^(?=[#+=-])|(?<=\s)(?=#+\s*$)")  # a "#" at the end would close a heading
NUMBERED = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")


def render(view: PlanView) -> str:
    """The view as Markdown: headings, task lists, tables, and the numbered sources at the end."""
    parts = [f"# {_text(view, view.title)}", *(_text(view, text) for text in view.intro)]
    for section in view.sections:
        parts.append(f"## {escape(section.title)}")
        parts += [_block(view, block) for block in section.blocks]
    if view.sources:
        parts += ["## Sources", "Each number is where a figure above comes from."]
    for group in view.sources:
        parts += [f"### {escape(group.title)}", _group(group)]
    return "\n\n".join(parts) + "\n"


def escape(text: str) -> str:
    """Text that shows as it stands: nothing in it is read as markup, links, HTML or a table."""
    text = ENTITY.sub("&amp;", SPECIAL.sub(r"\\\1", safe(text)))
    return NUMBERED.sub(r"\1\\\2", OPENING.sub(r"\\", text))


def _text(view: PlanView, said: Said) -> str:
    return escape(said.text) + raised(view.marks(said))


def _block(view: PlanView, block: Block) -> str:
    match block:
        case Paragraph(text=text):
            return _text(view, text)
        case Subtitle(text=text):
            return f"### {_text(view, text)}"
        case Items(items=items):
            return "\n".join(_item(view, item) for item in items)
        case Table():
            return _table(view, block)


def _item(view: PlanView, item: Item) -> str:
    box = "" if item.done is None else "[x] " if item.done else "[ ] "
    lead = "" if item.lead is None else f"**{escape(item.lead.text)}**{raised(view.marks(item.lead))}"
    between = " " if lead.endswith(":**") or not lead or not item.text.text else " · "
    line = f"- {box}{lead}{between if lead else ''}{_text(view, item.text)}".rstrip()
    return "\n".join([line, *(f"  - {_text(view, detail)}" for detail in item.details)])


def _table(view: PlanView, table: Table) -> str:
    rows = [table.columns, *table.rows]
    lines = ["| " + " | ".join(_text(view, cell) for cell in row) + " |" for row in rows]
    lines.insert(1, "|" + " --- |" * len(table.columns))
    return "\n".join(lines)


def _group(group: NoteGroup) -> str:
    """Sources numbered through; calculations of one kind in one line, each number with what it rests on."""
    if group.calculated:
        return "\n".join(f"- {escape(same[0].source.words)}{uses(same)}" for same in alike(group.notes))
    return "\n".join(f"{note.number}. {escape(note.source.words)}" for note in group.notes)
