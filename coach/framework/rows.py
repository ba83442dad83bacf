"""Rows of the framework: each figure, ladder and rule of the five documents, with its id and source."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Literal

from pydantic import Field

from coach.domain.figures import Figure, Frozen, Origin, amount
from coach.errors import KnowledgeError

SourceDocument = Literal["framework", "workflow-plugin", "path-builder", "roadmap", "workflow-steps", "editorial"]


class Range(Frozen):
    """A number or range with its unit; equal ends are exact, a missing end is open."""

    min: float | None
    max: float | None
    unit: str
    open_ended: bool = False

    @property
    def low(self) -> float:
        return self.min or 0.0

    @property
    def high(self) -> float | None:
        """Upper end; None when the range is open, also when the documents print it with a plus sign."""
        return None if self.open_ended else self.max


class Items(Frozen):
    """A list the documents give."""

    items: tuple[str | int, ...]


class Rule(Frozen):
    """A decision rule: conditions (any or all of them) and what follows."""

    when_any: tuple[str, ...] = ()
    when_all: tuple[str, ...] = ()
    then: str
    otherwise: str | None = Field(default=None, alias="else")


class Treatment(Frozen):
    """How the product treats a place where the documents disagree."""

    clash: int
    text: str


class Row(Frozen):
    """One statement of the documents, in our own words, with its values.

    `worded` puts a list, or what follows from a rule, as it is said to a person where the document's own terms are too
    terse. `updated` dates rows the project wrote itself (source "editorial").
    """

    id: str
    topic: str
    statement: str
    values: dict[str, Range | Items | Rule]
    worded: dict[str, tuple[str, ...]] = {}
    applies_to: dict[str, Any] = {}
    source: SourceDocument
    treatment: tuple[Treatment, ...] = ()
    updated: date | None = None


class Rows:
    """All rows, by id. Asking for one that is not there is a fault of ours and raises KnowledgeError."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows: dict[str, Row] = {}
        for row in rows:
            if row.id in self._rows:
                raise KnowledgeError(f"two framework rows are called {row.id!r}")
            self._rows[row.id] = row
        self._figures: dict[tuple[str, str], Figure] = {}
        self._rules: dict[tuple[str, str], Rule] = {}

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, row_id: str) -> bool:
        return row_id in self._rows

    def all(self) -> tuple[Row, ...]:
        return tuple(self._rows.values())

    def row(self, row_id: str) -> Row:
        try:
            return self._rows[row_id]
        except KeyError:
            raise KnowledgeError(f"there is no framework row {row_id!r}") from None

    def range(self, row_id: str, name: str) -> Range:
        """The range called `name` of a row."""
        value = self.row(row_id).values.get(name)
        if not isinstance(value, Range):
            raise KnowledgeError(f"framework row {row_id!r} has no range {name!r}")
        return value

    def items(self, row_id: str, name: str) -> tuple[str, ...]:
        """The list called `name` of a row, as it is said to a person."""
        row = self.row(row_id)
        value = row.values.get(name)
        if not isinstance(value, Items):
            raise KnowledgeError(f"framework row {row_id!r} has no list {name!r}")
        return row.worded.get(name) or tuple(str(item) for item in value.items)

    def rule(self, row_id: str, name: str = "rule") -> Rule:
        """The rule of a row, what follows from it as it is said to a person."""
        key = (row_id, name)
        if key not in self._rules:
            row = self.row(row_id)
            value = row.values.get(name)
            if not isinstance(value, Rule):
                raise KnowledgeError(f"framework row {row_id!r} has no rule {name!r}")
            worded = row.worded.get(name)
            self._rules[key] = value.model_copy(update={"then": worded[0]}) if worded else value
        return self._rules[key]

    def figure(self, row_id: str, name: str) -> Figure:
        """The range of a row as a figure that cites it."""
        key = (row_id, name)
        if key not in self._figures:
            value = self.range(row_id, name)
            unit = UNITS.get(value.unit, value.unit)
            origin = Origin(kind="dataset", id=f"framework:{row_id}")
            self._figures[key] = amount(value.low, value.high, unit, origin)
        return self._figures[key]


# Units of the rows that are written in another way in sentences.
UNITS = {
    "usd": "money",
    "usd/year": "money",
    "usd/hour": "money",
    "usd/month": "money",
    "factor": "times",
    "per-month": "times/month",
    "per-year": "times/year",
    "per-week": "times/week",
    "month per level": "month",
    "month of expenses": "month",
}
