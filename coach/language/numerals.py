"""Numbers in running text: which figures a sentence states, as values with a kind, so that each can be traced."""

import calendar
import re
from collections.abc import Iterator
from datetime import date
from typing import Literal

from coach.domain.figures import Frozen
from coach.framework import currencies

Kind = Literal["money", "percent", "hour", "day", "week", "month", "year", "date", "count"]

DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
CODES = "|".join(sorted(currencies.CODES))
SIGNS = rf"(?:US\$|[{currencies.ALL_SIGNS}]|\b(?:{CODES})\s?)"
SMALL = (
    "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
)
WORDS = {word: float(value) for value, word in enumerate(f"{SMALL}|eighteen|nineteen|twenty".split("|"))}
WORDS |= {"thirty": 30.0, "forty": 40.0, "fifty": 50.0, "sixty": 60.0, "ninety": 90.0, "hundred": 100.0, "dozen": 12.0}
UNITS: dict[str, Kind] = {"hour": "hour", "hr": "hour", "h": "hour", "day": "day", "week": "week", "wk": "week"}
UNITS |= {"month": "month", "mo": "month", "year": "year", "yr": "year"}
UNIT = r"(?P<unit>hours?|hrs?|h|days?|weeks?|wks?|months?|mos?|years?|yrs?)\b"
MONTHS = tuple(calendar.month_name)[1:]
MONTH = "|".join(f"{name}|{name[:3]}" for name in MONTHS)
SCALE = {"k": 1e3, "m": 1e6, "thousand": 1e3, "million": 1e6, "": 1.0}

DATE = re.compile(
    rf"\b(?:(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})|(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<month>{MONTH}) (?P<year>\d{{4}})"
    rf"|(?P<month2>{MONTH}) (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year2>\d{{4}})"
    rf"|(?P<month3>{MONTH}) (?P<year3>\d{{4}}))\b"
)
NUMBER = re.compile(
    rf"(?P<sign>{SIGNS})?\s?(?P<low>{DIGITS})\s?(?P<scale>[kKmM]\b|thousand\b|million\b)?"
    rf"(?:\s?(?:-|–|—|to)\s?(?:{SIGNS})?\s?(?P<high>{DIGITS})(?![\d,.]*\s?[-–—]\s?\d)\s?(?P<scale2>[kKmM]\b|thousand\b|million\b)?)?"
    rf"\+?(?:\s?(?P<percent>%|percent\b|per cent\b)|[\s-]?{UNIT})?"
)
WORDED = re.compile(
    rf"\b(?P<word>{'|'.join(WORDS)})\b(?:[\s-](?:to|or)[\s-](?P<word2>{'|'.join(WORDS)})\b)?[\s-]{UNIT}", re.IGNORECASE
)
# Digits that name something instead of counting it: list marks, citations, H-1B, 401(k), ISO 27001, NCLEX-RN 2, Q1.
NAMES = re.compile(
    r"\[\d+\]|^\s*\d+[.)]\s|\b(?i:step|stage|part|level|phase|question|option|version|Q)\s?\d+\b"
    rf"|\b\d+\([a-z]\)|\b(?!(?:{CODES})\b)[A-Z][A-Za-z]*-?\d[\w-]*|\bISO\s?\d+|\b\d+[A-Z][\w-]*"
    rf"|\b(?!(?:{CODES}) )[A-Z]{{2,}}[- ]\d+\b"
    r"|\b24/7\b|\b9-to-5\b|\b\d+(?:st|nd|rd|th)\b",
    re.MULTILINE,
)


class Mention(Frozen):
    """A figure a text states: its words, the value or both ends, its kind. Dates hold `on`; a month its first day."""

    text: str
    kind: Kind
    low: float = 0.0
    high: float | None = None
    on: date | None = None
    month_only: bool = False


def mentions(text: str) -> tuple[Mention, ...]:
    """All figures a text states, in order. Numbers inside names and marks of lists or citations are none."""
    return tuple(mention for _, mention in sorted(_found(text), key=lambda item: item[0]))


def _found(text: str) -> Iterator[tuple[int, Mention]]:
    masked = NAMES.sub(_blank, text)
    for match in DATE.finditer(masked):
        mention = _date(match)
        if mention is not None:
            yield match.start(), mention
            masked = masked[: match.start()] + " " * len(match.group()) + masked[match.end() :]
    for match in NUMBER.finditer(masked):
        yield match.start(), _number(match)
    for match in WORDED.finditer(masked):
        high = match["word2"]
        yield (
            match.start(),
            Mention(
                text=match.group(),
                kind=_unit(match["unit"]),
                low=WORDS[match["word"].lower()],
                high=WORDS[high.lower()] if high else None,
            ),
        )


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _date(match: re.Match[str]) -> Mention | None:
    try:
        if match["iso"]:
            return Mention(text=match.group(), kind="date", on=date.fromisoformat(match["iso"]))
        name = match["month"] or match["month2"] or match["month3"]
        year = int(match["year"] or match["year2"] or match["year3"])
        whole = match["day"] or match["day2"]
        number = next(i for i, full in enumerate(MONTHS, 1) if full.startswith(name))
        on = date(year, number, int(whole) if whole else 1)
    except ValueError:
        return None
    return Mention(text=match.group(), kind="date", on=on, month_only=whole is None)


def _number(match: re.Match[str]) -> Mention:
    scale, scale2 = (match["scale"] or "").lower(), (match["scale2"] or "").lower()
    low = _value(match["low"]) * SCALE[scale or scale2 if match["high"] else scale]
    high = _value(match["high"]) * SCALE[scale2 or scale] if match["high"] else None
    kind: Kind = "count"
    if match["sign"] or scale or scale2:
        kind = "money"
    elif match["percent"]:
        kind = "percent"
    elif match["unit"]:
        kind = _unit(match["unit"])
    return Mention(text=match.group().strip(), kind=kind, low=low, high=high)


def _value(digits: str) -> float:
    return float(digits.replace(",", ""))


def _unit(word: str) -> Kind:
    return UNITS[word.lower().rstrip("s")]
