"""Reads the figures of a sentence and compares them with the values of a framework row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coach.framework.rows import Items, Range, Row, Rule

NAMES = re.compile(
    r"\bP[0-2]\b|\bQ[1-8](?:\s?-\s?Q[1-8])?\b|\b360-degree\b|\bH-?1B\b|\b1:1s?\b|\bTriplebyte\b|\b\d+(?:st|nd|rd|th)\b"
)
LINK = re.compile(r"\[([^\[\]]+)\]\(row:([a-z0-9-]+)\)")
WORDS = {
    "two": 2.0,
    "three": 3.0,
    "four": 4.0,
    "five": 5.0,
    "six": 6.0,
    "seven": 7.0,
    "eight": 8.0,
    "nine": 9.0,
    "ten": 10.0,
    "eleven": 11.0,
    "twelve": 12.0,
    "fifteen": 15.0,
    "eighteen": 18.0,
    "twenty": 20.0,
    "thirty": 30.0,
    "forty": 40.0,
    "fifty": 50.0,
    "sixty": 60.0,
    "seventy": 70.0,
    "eighty": 80.0,
    "ninety": 90.0,
    "dozen": 12.0,
    "hundred": 100.0,
    "thousand": 1000.0,
    "million": 1e6,
    "half": 0.5,
    "twice": 2.0,
    "double": 2.0,
    "triple": 3.0,
}
NUMBER = rf"\d[\d,]*(?:\.\d+)?\s?K?\b|\b(?:{'|'.join(WORDS)}|(?:thir|four|six|seven|nine)teen)s?\b"
MEASURE = r"\s*(?:%|(?:percent|per cent|months?|years?|weeks?|days?|hours?|minutes?)\b)"
EXPRESSION = re.compile(
    rf"(?:\b(?P<before>months?|years?) )?(?P<money>\$)?"
    rf"(?P<low>{NUMBER}|\bone(?= (?:or|to) (?:{NUMBER})))(?P<inner>{MEASURE})?"
    rf"(?:(?:\s?[-–]\s?|,? (?:to|or) )\$?(?P<high>{NUMBER}))?(?P<outer>{MEASURE})?",
    re.IGNORECASE,
)
UNITS = {"%": "percent", "percent": "percent", "per cent": "percent"}
OPEN = re.compile(r"\b(?:or more|and more|and above|and beyond|at least|more than|from|or higher|onwards?)\b", re.I)
CEILING = re.compile(r"\b(?:up to|under|within|at most|less than|below|no more than|out of)\b", re.I)
AROUND = 40  # characters before and after a link that may word its unit or its open end
SIGNS = {"percent": "%|per ?cent", "year": "year|annual"} | {name: name for name in ("month", "week", "hour", "minute")}


@dataclass(frozen=True)
class Expression:
    """A number or range as worded; `unit` is a measure such as "month", "usd" or None when none is worded."""

    low: float
    high: float
    unit: str | None


@dataclass(frozen=True)
class Known:
    """A number or range of a row; a missing end is open, a missing unit may be worded as any but money."""

    low: float | None
    high: float | None
    unit: str | None


def expressions(text: str) -> Iterator[Expression]:
    """The figures of a text, in order; names such as P0, Q3 or 360-degree are not figures."""
    for found in EXPRESSION.finditer(NAMES.sub(" ", text)):
        low = _value(found["low"])
        high = _value(found["high"]) if found["high"] else low
        if re.search(r"\dK$", found["high"] or "", re.IGNORECASE) and low < 1000:
            low *= 1000
        yield Expression(low, high, _unit(found))


def _value(word: str) -> float:
    plain = word.lower().replace(",", "").replace(" ", "")
    if plain == "one":
        return 1.0
    if plain[0].isdigit():
        return float(plain.removesuffix("k")) * (1000 if plain.endswith("k") else 1)
    return WORDS.get(plain) or WORDS.get(plain.removesuffix("s")) or -1.0


def _unit(found: re.Match[str]) -> str | None:
    if found["money"]:
        return "usd"
    word = (found["outer"] or found["inner"] or found["before"] or "").strip().lower()
    return UNITS.get(word, word.removesuffix("s")) or None


def known(row: Row) -> Iterator[Known]:
    """Every number a row holds: its ranges, the length of its lists, and what its words mention."""
    for value in row.values.values():
        if isinstance(value, Range):
            yield Known(value.min, None if value.open_ended and value.max == value.min else value.max, value.unit)
        elif isinstance(value, Items):
            yield Known(float(len(value.items)), float(len(value.items)), "item")
            yield from _mentioned(" ; ".join(map(str, value.items)))
        else:
            yield from _mentioned(_words(value))
    yield from _mentioned(" ; ".join(map(str, row.applies_to.values())))


def _words(rule: Rule) -> str:
    return " ; ".join((*rule.when_any, *rule.when_all, rule.then, rule.otherwise or ""))


def _mentioned(text: str) -> Iterator[Known]:
    for figure in expressions(text):
        yield Known(figure.low, figure.high, figure.unit)


def agrees(figure: Expression, value: Known, wording: str) -> bool:
    """Whether a worded figure says what a row holds: same unit, both ends, and open ends worded as open."""
    if not _same_unit(figure.unit, value.unit, wording):
        return False
    if value.high is None:
        return figure.low == figure.high == value.low and bool(OPEN.search(wording))
    if (value.low or 0.0, value.high) == (figure.low, figure.high):
        return True
    return not value.low and figure.low == figure.high == value.high and bool(CEILING.search(wording))


def _same_unit(worded: str | None, held: str | None, wording: str) -> bool:
    if held is None:
        return worded != "usd"
    if "usd" in (worded, held.split("/")[0]):
        return worded == "usd" and held.startswith("usd")
    if worded is not None and not held.startswith((worded, f"per-{worded}")):
        return False
    signs = [SIGNS[part] for part in re.split(r"[/ -]", held) if part in SIGNS]
    return all(re.search(sign, wording, re.IGNORECASE) for sign in signs)


def unlinked(text: str) -> list[str]:
    """Figures of a guidance text that stand outside every row link."""
    return [found[0].strip() for found in EXPRESSION.finditer(NAMES.sub(" ", LINK.sub(" ; ", text)))]


def disagreements(words: str, row: Row, before: str = "", after: str = "") -> list[str]:
    """Figures of a link's words that its row does not hold; the text around may word the unit or the open end."""
    wording = f"{before[-AROUND:]} {words} {after[:AROUND]}"
    values = list(known(row))
    return [
        f"{figure.low:g}-{figure.high:g} {figure.unit or ''}".strip()
        for figure in expressions(words)
        if not any(agrees(figure, value, wording) for value in values)
    ]
