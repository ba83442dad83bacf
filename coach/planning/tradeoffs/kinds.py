"""Kinds of decision, options and criteria as the rows of topic "decisions" describe them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from unicodedata import normalize

from coach.domain.decision import Decision
from coach.domain.profile import Profile
from coach.errors import UserInputError
from coach.framework.rows import Row, Rows
from coach.framework.titles import words

MOST_CRITERIA = 8
AMOUNTS = (
    "pay", "meanwhile", "months", "search", "ramp", "cost", "monthly", "once", "bonus", "equity", "benefits",
)  # fmt: skip
COMPUTED = ("money", "chance", "back", "signs")  # scored from rows, amounts and signs unless the person rates them


@dataclass(frozen=True)
class Criterion:
    """What options are compared by; `scale` says what its low end, middle and high end are like."""

    id: str
    name: str
    about: str
    scale: tuple[str, str, str]


@dataclass(frozen=True)
class Template:
    """What an option of its sort brings with it, read from its row."""

    row: Row
    rows: Rows

    def items(self, name: str) -> tuple[str, ...]:
        """The words of a value of the row; none where it has no such value."""
        return self.rows.items(self.row.id, name) if name in self.row.values else ()

    def one(self, name: str) -> str:
        """The single word of a value; "" where there is none."""
        return next(iter(self.items(name)), "")

    @cached_property
    def figures(self) -> dict[str, tuple[str, str]]:
        """Row and value an amount starts from while the person has not told it."""
        found = {}
        for item in self.items("figures"):
            name, _, place = item.partition(": ")
            row, _, value = place.partition(", ")
            found[name] = (row, value)
        return found

    @property
    def amounts(self) -> tuple[str, ...]:
        """Amounts worth asking for: those its money needs."""
        return self.items("needs")

    @property
    def sign_rows(self) -> tuple[tuple[str, bool], ...]:
        """Rows of signs, each with whether they speak for the option."""
        return tuple((row, name == "for") for name in ("for", "against") for row in self.items(name))


@dataclass(frozen=True)
class Kind:
    """A kind of decision: its title and the ids of its options and criteria."""

    id: str
    title: str
    options: tuple[str, ...]
    criteria: tuple[str, ...]


def kinds(rows: Rows) -> tuple[Kind, ...]:
    """All kinds, in the order of the rows."""
    return tuple(_kind(rows.row(name), rows) for name in rows.items("decision-kinds", "kinds"))


def kind_of(rows: Rows, name: str) -> Kind:
    """The kind of that id, or meant by two sides ("quit or stay"). Raises UserInputError naming those there are."""
    known, name = {kind.id: kind for kind in kinds(rows)}, name.strip().lower()
    sides = re.split(r"(?i)[\s,]+(?:or|vs\.?|versus)\s+", name.strip(" ?.!"))
    found = meant(rows, sides[0], sides[1]) if name not in known and len(sides) == 2 else None
    if found is not None:
        return found
    if name not in known:
        raise UserInputError(f"There is no kind of decision called {name!r}. There are: {', '.join(known)}.")
    return known[name]


def meant(rows: Rows, one: str, other: str) -> Kind | None:
    """The kind of decision whose options two sides in someone's words name, or None where none or several do."""
    found = [kind for kind in kinds(rows) if _name_its_options(rows, kind, one, other)]
    return found[0] if len(found) == 1 else None


def _name_its_options(rows: Rows, kind: Kind, one: str, other: str) -> bool:
    first, second = ({name for name in kind.options if _told_by(rows, name, side)} for side in (one, other))
    return bool(first) and bool(second) and (len(first | second) > 1)


def named_by(rows: Rows, kind: Kind, sides: Sequence[str]) -> tuple[str, ...]:
    """The options of a kind that some sides name, in the kind's order; all of them where fewer than two are named."""
    found = tuple(name for name in kind.options if any(_told_by(rows, name, side) for side in sides))
    return found if len(found) > 1 else kind.options


def _told_by(rows: Rows, option: str, side: str) -> bool:
    said = words(side)
    return any(_within(words(told), said) for told in template_of(rows, option).items("tells"))


def _within(few: tuple[str, ...], many: tuple[str, ...]) -> bool:
    """Whether words stand in this order, together, among others."""
    return bool(few) and any(many[at : at + len(few)] == few for at in range(len(many) - len(few) + 1))


def template_of(rows: Rows, name: str) -> Template:
    """The template of that id. Raises UserInputError naming those there are."""
    if f"option-{name}" not in rows:
        known = (row.id.removeprefix("option-") for row in rows.all() if _is_option(row))
        raise UserInputError(f"There is no option like {name!r}. There are: {', '.join(known)}.")
    return Template(rows.row(f"option-{name}"), rows)


def criteria_of(decision: Decision, profile: Profile, rows: Rows) -> tuple[Criterion, ...]:
    """The criteria of a decision, by id: what can be worked out, the person's own values, then what its kind touches.

    At most eight; a value of theirs that means one of the listed criteria counts as that one.
    """
    templates = [template_of(rows, option.template) for option in decision.options]
    touched = kind_of(rows, decision.kind).criteria
    worked = [name for name in touched if name in COMPUTED and _applies(name, templates)]
    found = {name: _criterion(name, rows) for name in worked}
    for fact in profile.all("values"):
        meant = _meaning(str(fact.value), rows)
        own = _own(str(fact.value)) if meant is None else _criterion(meant, rows)
        found.setdefault(own.id, own)
    for name in touched:
        if name not in COMPUTED:
            found.setdefault(name, _criterion(name, rows))
    return tuple(sorted(tuple(found.values())[:MOST_CRITERIA], key=lambda item: item.id))


def _applies(name: str, templates: list[Template]) -> bool:
    """Whether signs are listed, or a chance is known, for any of the options."""
    if name == "signs":
        return any(template.sign_rows for template in templates)
    return name != "chance" or any(template.one("path") for template in templates)


def _is_option(row: Row) -> bool:
    return row.topic == "decisions" and row.id.startswith("option-")


def _kind(row: Row, rows: Rows) -> Kind:
    return Kind(
        id=row.id.removeprefix("decision-"),
        title=rows.items(row.id, "title")[0],
        options=tuple(name.removeprefix("option-") for name in rows.items(row.id, "options")),
        criteria=tuple(name.removeprefix("criterion-") for name in rows.items(row.id, "criteria")),
    )


def _criterion(name: str, rows: Rows) -> Criterion:
    row = f"criterion-{name}"
    low, middle, high = rows.items(row, "scale")
    return Criterion(name, rows.items(row, "name")[0], rows.items(row, "about")[0], (low, middle, high))


def _meaning(value: str, rows: Rows) -> str | None:
    """The listed criterion that a value of the person's words means, or None."""
    said = set(words(value))
    listed = (row for row in rows.all() if row.topic == "decisions" and "tells" in row.values)
    found = [row.id.removeprefix("criterion-") for row in listed if said & set(_tells(row, rows))]
    return found[0] if found else None


def _tells(row: Row, rows: Rows) -> tuple[str, ...]:
    return tuple(word for item in rows.items(row.id, "tells") for word in words(item))


def slug(name: str) -> str:
    """A name as an id: "Offer from St Élan's" as "offer-from-st-elan"; "" where no letter of ours is left."""
    plain = normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain.replace("'", "")))[:40].strip("-")


def _own(value: str) -> Criterion:
    """A criterion in the person's own words."""
    said = " ".join(value.split())
    scale = (
        f"there is little of “{said}” in it",
        f"there is some of “{said}” in it",
        f"there is much of “{said}” in it",
    )
    return Criterion(f"own-{slug(said) or 'value'}", said[:1].upper() + said[1:], f"“{said}”", scale)
