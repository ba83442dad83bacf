"""Figures: numbers and dates that know where they come from, and sentences made with them.

Every number a person sees is a `Figure`; a sentence that holds one is a `Said`, which can only be built by
`say` from the figures it quotes. That makes "nothing invented" a property of the types: a test walks the plan
and finds no numeral outside a figure, and no figure whose origin does not resolve.
"""

from collections.abc import Iterable
from datetime import date
from functools import cache
from string import Formatter
from typing import Literal

from pydantic import BaseModel, ConfigDict

OriginKind = Literal["user", "document", "passage", "dataset", "calculation"]


class Frozen(BaseModel):
    """Base of all value types: immutable, equal by content, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Origin(Frozen):
    """Where a figure comes from.

    `id` names a fact slot (user, document), a passage, a row ("framework:ROW", "occupation:ID",
    "competency:ID") or a calculation ("calc:NAME"). `inputs` are the origins' ids a calculation rests on.
    """

    kind: OriginKind
    id: str
    inputs: tuple[str, ...] = ()


class Figure(Frozen):
    """A number, range or date as shown (`text`) and as computed with (`low`, `high`, `on`), and its origin.

    `low` equals `high` for a single number; `high` is None when the range is open. Dates have `on` only.
    """

    text: str
    unit: str
    low: float | None = None
    high: float | None = None
    on: date | None = None
    origin: Origin

    @property
    def middle(self) -> float:
        """Middle of the range; the lower end when it is open."""
        low = self.low or 0.0
        return low if self.high is None else (low + self.high) / 2

    @property
    def ids(self) -> tuple[str, ...]:
        """Its own source and, for a calculation, those it rests on."""
        return (self.origin.id, *self.origin.inputs)


class Said(Frozen):
    """A sentence with the figures quoted in it. Build it with `say`."""

    text: str
    figures: tuple[Figure, ...] = ()

    def __str__(self) -> str:
        return self.text


def say(template: str, **parts: "Figure | Said | str") -> Said:
    """Fill a template's {names} with figures, sentences or plain words, keeping the figures.

    Plain words are names (of skills, roles, people), never numbers we made.
    """
    figures: list[Figure] = []
    pieces: list[str] = []
    for literal, name in _parts_of(template):
        pieces.append(literal)
        if name is None:
            continue
        part = parts[name]
        if isinstance(part, Figure):
            figures.append(part)
        elif isinstance(part, Said):
            figures.extend(part.figures)
        pieces.append(part.text if isinstance(part, Figure | Said) else part)
    return Said(text="".join(pieces), figures=unique(figures))


@cache
def _parts_of(template: str) -> tuple[tuple[str, str | None], ...]:
    """A template's text and names in turn; templates are few and filled often."""
    return tuple((literal, name) for literal, name, _, _ in Formatter().parse(template))


def join(sentences: Iterable[Said], separator: str = " ") -> Said:
    """One sentence out of several, keeping all figures."""
    parts = tuple(sentences)
    return Said(
        text=separator.join(part.text for part in parts),
        figures=unique(figure for part in parts for figure in part.figures),
    )


def unique(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """The figures in order, without repeats."""
    found = tuple(figures)
    return found if len(found) < 2 else tuple(dict.fromkeys(found))


def calculated(name: str, *inputs: Figure | str) -> Origin:
    """Origin of a calculation over figures and source ids (inputs of inputs are carried along)."""
    ids: list[str] = []
    for item in inputs:
        ids.extend((item,) if isinstance(item, str) else item.ids)
    return Origin(kind="calculation", id=f"calc:{name}", inputs=tuple(dict.fromkeys(ids)))


def number(value: float) -> str:
    """A number as people write it: thousands separated, no needless decimals."""
    rounded = round(value, 1)
    return f"{int(rounded):,}" if rounded == int(rounded) else f"{rounded:,.1f}"


def span(low: float, high: float | None) -> str:
    """A range as people write it: "18-36", "18", or "18+" when open."""
    if high is None:
        return f"{number(low)}+"
    return number(low) if number(low) == number(high) else f"{number(low)}-{number(high)}"


SIGNS = {"USD": "$", "GBP": "£", "EUR": "€"}  # signs that mean one currency, and are known to everyone


def money(low: float, high: float | None, currency: str = "USD") -> str:
    """An amount or range of money: "$1,200-3,000", or with another sign, or the currency's code, in front."""
    sign = SIGNS.get(currency, f"{currency} ")
    if not round(low) and high:
        return f"up to {sign}{number(round(high))}"
    return sign + span(round(low), None if high is None else round(high))


def amount(low: float, high: float | None, unit: str, origin: Origin, currency: str = "USD") -> Figure:
    """A figure for a quantity, written with its unit ("6 hours", "18-36 months", "$400", "60-80 %")."""
    if unit == "money":
        text = money(low, high, currency)
    elif unit == "percent":
        text = f"{span(low, high)} %"
    elif unit in ("", "number"):
        text = span(low, high)
    else:
        text = f"{span(low, high)} {plural(unit, low, high)}"
    return Figure(text=text, unit=unit, low=low, high=high, origin=origin)


def plural(unit: str, low: float, high: float | None) -> str:
    """The unit's name in singular or plural: "hour", "hours", "hours a week", "people"."""
    head, _, tail = unit.partition("/")
    if not (low == high == 1):
        head = IRREGULAR.get(head, head if head.endswith("s") else f"{head}s")
    return f"{head} a {tail}" if tail else head


IRREGULAR = {"person": "people", "company": "companies", "story": "stories", "community": "communities"}


MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def day(on: date, origin: Origin) -> Figure:
    """A figure for a calendar date, written "14 March 2027"."""
    return Figure(text=f"{on.day} {MONTHS[on.month - 1]} {on.year}", unit="date", on=on, origin=origin)


def month(on: date, origin: Origin) -> Figure:
    """A figure for a month, written "March 2027"; `on` is any day in it."""
    return Figure(text=f"{MONTHS[on.month - 1]} {on.year}", unit="date", on=on, origin=origin)
