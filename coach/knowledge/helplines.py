"""Where people in danger find someone to talk to: knowledge/helplines.yaml, typed."""

import re
from datetime import date
from pathlib import Path
from typing import Literal

import yaml
from pydantic import ValidationError

from coach.domain.figures import Figure, Frozen, Origin
from coach.errors import KnowledgeError

FILE = "helplines.yaml"
Need = Literal["crisis", "home", "drink"]


class Line(Frozen):
    """A service with its number; `how` is "call" unless it can also be reached otherwise."""

    service: str
    number: str
    how: str = "call"


class Country(Frozen):
    """The lines of a country by what they are for, its emergency number, and the words that name it."""

    name: str
    emergency: str
    crisis: Line
    home: Line | None = None
    drink: Line | None = None
    currency: str | None = None
    places: tuple[str, ...]

    def line(self, need: Need) -> Line | None:
        """The line for a need, None where none for it is held."""
        found: Line | None = getattr(self, need)
        return found


class Helplines(Frozen):
    """All of it: `short` names the countries shown to someone whose country is not known."""

    updated: date
    short: tuple[str, ...]
    directory: str
    countries: dict[str, Country]

    def where(self, location: str, currency: str) -> str | None:
        """The code of a person's country by what they said of where they live, else by a currency only it uses.

        US dollars tell nothing: many write a dollar sign for their own.
        """
        named = self._named(location.lower())
        if len(named) == 1:
            return named.pop()
        if currency == "USD":
            return None
        return next((code for code, country in self.countries.items() if country.currency == currency), None)

    def _named(self, said: str) -> set[str]:
        """The countries named; the longest names first, so that New South Wales is not also Wales."""
        places = [(place, code) for code, country in self.countries.items() for place in country.places]
        found = set()
        for place, code in sorted(places, key=lambda item: -len(item[0])):
            if _stands(place, said):
                found.add(code)
                said = said.replace(place, " ")
        return found


def phone(code: str, number: str) -> Figure:
    """A telephone number as data whose source is a country's entry."""
    return Figure(text=number, unit="telephone", origin=Origin(kind="dataset", id=f"helpline:{code}"))


def load_helplines(knowledge: Path) -> Helplines:
    """The lines of a knowledge folder. Raises KnowledgeError when the file is not as it must be."""
    try:
        return Helplines.model_validate(yaml.safe_load((knowledge / FILE).read_text(encoding="utf-8")))
    except (OSError, yaml.YAMLError, ValidationError) as error:
        raise KnowledgeError(f"{FILE} can't be read: {error}") from error


def _stands(place: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(place)}(?!\w)", text) is not None
