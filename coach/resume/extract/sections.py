"""Sections: which heading each row stands under."""

import re
from dataclasses import dataclass
from functools import cache

from coach.resume.extract.lexicon import lowered, table
from coach.resume.extract.view import Row, View

EDGES = " \t:;.,*_#=~|<>[]\"'-–—"
BRACKET = re.compile(r"\(([^)]*)\)")
SPREAD = re.compile(r"\w(?: \w){4,}")
PARTS = re.compile(r"\s*[&/|]\s*|\s+and\s+")
ABILITY = re.compile(r"skill|competenc|expertise|proficienc|qualification|strength|capabilit", re.I)
SOFT = {
    "awards",
    "projects",
    "skills",
    "courses",
    "summary",
    "personal",
    "publications",
    "memberships",
    "volunteer",
    "interests",
    "certificates",
    "languages",
}
SAME_COLUMN = 45.0  # points between the left edges of two blocks of one column
INLINE = {"work", "education", "skills", "languages", "certificates", "summary", "interests", "references"}


@dataclass(frozen=True, slots=True)
class Block:
    """A section: its kind ("top" before the first heading, "other" under an unknown one) and rows."""

    kind: str
    heading: Row | None
    rows: tuple[Row, ...]


@cache
def _headings() -> dict[str, str]:
    kinds = [kind for kind in table("headings") if kind != "endings"]
    return {name: kind for kind in reversed(kinds) for name in lowered("headings", kind)}


def heading_kind(text: str) -> str:
    """Kind of section a line of text opens, "" when it is not a heading we know."""
    words = text.lower().strip(EDGES)
    if SPREAD.fullmatch(words):
        words = words.replace(" ", "")
    if not words or len(words) > 60 or len(words.split()) > 7:
        return ""
    known = _headings()
    inner = BRACKET.search(words)
    forms = [words, BRACKET.sub("", words).strip(EDGES), inner.group(1) if inner else words]
    for form in forms:
        if form in known:
            return known[form]
    parts = PARTS.split(words)
    if all(part in known for part in parts):
        return known[parts[0]]
    last = words.split()[-1]
    capital = all(
        word[0].isupper() or word.lower() in ("and", "of", "in", "the", "&")
        for word in text.strip(EDGES).split()
        if word[0].isalpha()
    )
    return (
        str(table("headings")["endings"].get(last, ""))
        if capital and len(words.split()) <= 4 and not any(sign.isdigit() or sign in ",;" for sign in words)
        else ""
    )


def blocks(view: View) -> list[Block]:
    """The rows of the document by section, in order; a column goes on with its own section on the next page."""
    marks = [_mark(view, row) for row in view.rows]
    plain = [row for row, (kind, rest) in zip(view.rows, marks, strict=True) if kind and rest is None]
    loud = sum(row.text.strip(EDGES).isupper() for row in plain)
    caps = loud >= 3 and loud * 3 >= len(plain) * 2
    sizes = {round(row.size, 1) for row in plain if row.kind == "heading" and row.size}
    columns = Columns(view)
    found: list[Block] = []
    kind, heading, rows = "top", None, list[Row]()
    for row, (opens, rest) in zip(view.rows, marks, strict=True):
        unknown = row.kind == "heading" and round(row.size, 1) in sizes and kind != "top"
        carried = columns.carried(row)
        label = _is_label(row, opens, rest, kind, caps) or kind == "work" and _inside_work(view, row, opens)
        if opens and not label or unknown and not opens:
            found.append(Block(kind, heading, tuple(rows)))
            kind, heading, rows = opens or "other", row, [rest] if rest else []
        elif carried and carried != (kind, heading):
            found.append(Block(kind, heading, tuple(rows)))
            kind, heading, rows = *carried, [row]
        else:
            rows.append(row)
        columns.note(row, kind, heading)
    return [*found, Block(kind, heading, tuple(rows))]


class Columns:
    """Which section each column of a page ended in."""

    def __init__(self, view: View) -> None:
        self._left: dict[tuple[int, int], float] = {}
        for row in view.rows:
            at = row.page, row.block
            self._left[at] = min(row.x0, self._left.get(at, row.x0))
        self._ends: dict[tuple[int, int], tuple[str, Row | None]] = {}

    def note(self, row: Row, kind: str, heading: Row | None) -> None:
        """The section that is open after a row."""
        self._ends[row.page, row.block] = kind, heading

    def carried(self, row: Row) -> tuple[str, Row | None] | None:
        """The section a block goes on with, when it is new and its column stood beside another on both pages."""
        at = row.page, row.block
        before = [block for block in self._ends if block[0] == row.page - 1]
        if at in self._ends or not before or not self._beside(row.page) or not self._beside(row.page - 1):
            return None
        near = [block for block in before if abs(self._left[block] - self._left[at]) < SAME_COLUMN]
        return self._ends[near[-1]] if near else None

    def _beside(self, page: int) -> bool:
        lefts = [left for (number, _), left in self._left.items() if number == page and left >= 0]
        return len(lefts) > 1 and max(lefts) - min(lefts) > 2 * SAME_COLUMN


def _mark(view: View, row: Row) -> tuple[str, Row | None]:
    """(kind, rest of the row after "Heading:") of a row that is or starts with a heading."""
    if row.bullet and row.kind != "heading" and not row.text.strip(EDGES).isupper():
        return "", None
    if row.text[0].islower() or row.text.rstrip().endswith("."):
        return "", None
    kind = heading_kind(row.text)
    if kind:
        return kind, None
    head, colon, rest = row.text.partition(":")
    kind = _headings().get(head.lower().strip(EDGES), "") if colon and rest.strip() else ""
    if kind not in INLINE or len(head.split()) > 4:
        return "", None
    if kind == "languages" and not any(
        word.strip(",.;()").lower() in lowered("people", "languages") for word in rest.split()
    ):
        return "", None
    start = row.start + len(head) + 1
    start += len(view.text[start : row.end]) - len(view.text[start : row.end].lstrip())
    return kind, Row(view.text[start : row.end], start, row.end, block=row.block, page=row.page, size=row.size)


def _inside_work(view: View, row: Row, opens: str) -> bool:
    """A line of a job, not a section: "Achievements:", or "Project" with its colon on the next line."""
    loud = row.text.strip(EDGES).isupper() or row.kind == "heading" or row.bold
    colon = ":" in (row.text.rstrip()[-1:], view.text[row.end : row.end + 20].lstrip()[:1])
    return opens in ("awards", "projects") and colon and not loud


def _is_label(row: Row, opens: str, rest: Row | None, kind: str, caps: bool) -> bool:
    """Whether a heading's words are only a label inside the section that is open."""
    loud = row.text.split(":")[0].strip(EDGES).isupper() or row.kind == "heading" or row.bold
    if rest is not None:
        return kind in ("work", "projects", "skills") and opens not in ("work", "education") and not loud
    if kind in ("work", "projects") and opens in SOFT and not loud:
        return caps or opens == "skills" and not ABILITY.search(row.text)
    return kind == "skills" and opens == "skills" and not loud and not row.text.strip().lower().endswith("skills")
