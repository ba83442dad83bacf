"""Walks a plan, or what is shown of it, and finds every numeral no figure accounts for, and every figure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from coach.domain.figures import Figure, Said
from coach.domain.plan import CareerPlan
from coach.domain.profile import Profile
from coach.errors import KnowledgeError
from coach.exports.sources import resolve
from coach.framework.tables import Framework

NUMERAL = re.compile(
    r"\d+(?:[.,]\d+)*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|dozen)\b", re.IGNORECASE
)
NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
LABEL = re.compile(r"\b(?:Q\d+|w\d+|P[012])\b")
# Fields that hold ids or the person's own entries as data, not words to read.
DATA = {"id", "milestone", "occupation", "gaps", "depends", "pinned", "facts", "choices", "origin", "kind", "numbers"}
# What the documents call the picture of where one means to be; a name, not a quantity.
VISION = "Ten-year vision"


@dataclass(frozen=True)
class Found:
    """A numeral in a text that no figure accounts for."""

    where: str
    numeral: str
    text: str


def figures(item: object, where: str = "") -> Iterator[tuple[str, Figure]]:
    """Every figure with its place."""
    if isinstance(item, Figure):
        yield where, item
    elif isinstance(item, BaseModel):
        for name in type(item).model_fields:
            yield from figures(getattr(item, name), f"{where}.{name}")
    elif isinstance(item, tuple):
        for place, part in enumerate(item):
            yield from figures(part, f"{where}[{place}]")


def texts(item: object, where: str = "", covered: tuple[Said, ...] = ()) -> Iterator[tuple[str, Said]]:
    """Every text with its place; a plain one quotes the figures of a sentence beside it that says the same."""
    if isinstance(item, Said):
        yield where, item
    elif isinstance(item, str):
        yield where, next((said for said in covered if said.text == item), Said(text=item))
    elif isinstance(item, BaseModel) and not isinstance(item, Figure):
        beside = tuple(_sentences(item))
        for name in type(item).model_fields:
            if name not in DATA:
                yield from texts(getattr(item, name), f"{where}.{name}", beside)
    elif isinstance(item, tuple):
        for place, part in enumerate(item):
            yield from texts(part, f"{where}[{place}]", covered)


def _sentences(item: BaseModel) -> Iterator[Said]:
    for name in type(item).model_fields:
        value = getattr(item, name)
        yield from (part for part in (value if isinstance(value, tuple) else (value,)) if isinstance(part, Said))


def uncovered(item: object, names: tuple[str, ...] = ()) -> Iterator[Found]:
    """Numerals outside figures. `names` are names and user's words that may hold digits."""
    for where, said in texts(item):
        left = said.text
        quoted = (figure.text for figure in said.figures)
        for known in sorted({*quoted, *names}, key=len, reverse=True):
            left = re.sub(rf"(?<!\w){re.escape(known)}(?!\w)", " ", left, flags=re.IGNORECASE)
        for match in NUMERAL.finditer(LABEL.sub(" ", left)):
            yield Found(where, match.group(), said.text)


def names_with_numerals(framework: Framework, profile: Profile) -> tuple[str, ...]:
    """Names of roles, credentials and skills, and the user's own words, that hold a numeral."""
    catalogue = framework.catalogue
    names = [name for role in catalogue.occupations.values() for name in (role.title, *role.also)]
    names += [
        name
        for role in catalogue.occupations.values()
        for need in role.credentials
        for name in (need.name, need.includes or "", *need.also)
    ]
    names += [skill.name for skill in catalogue.competencies.values()]
    names += [str(getattr(fact.value, "name", fact.value)) for fact in profile.facts]
    names.append(VISION)
    return tuple({name for name in names if NUMERAL.search(name)})


def misquoted(item: object) -> Iterator[tuple[str, Figure]]:
    """Figures whose text holds a number that is not in their values."""
    for where, figure in figures(item):
        known = {round(value, 1) for value in (figure.low, figure.high) if value is not None}
        if figure.on is not None:
            known |= {figure.on.day, figure.on.year}
        shown = {float(number.replace(",", "")) for number in NUMBER.findall(figure.text)}
        if not shown <= known:
            yield where, figure


def unresolved(item: object, plan: CareerPlan, profile: Profile, framework: Framework) -> Iterator[tuple[str, str]]:
    """Ids of origins and of their inputs that stand for nothing."""
    for where, figure in figures(item):
        for id in figure.ids:
            try:
                resolve(id, plan, profile, framework)
            except KnowledgeError as error:
                yield where, str(error)
