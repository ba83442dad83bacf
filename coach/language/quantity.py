"""Quantities in words as numbers of a slot's unit. Models quote, this reads: no model converts or calculates."""

import re

UNITS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "zero": 0}
TEENS = {
    **{"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16},
    **{"seventeen": 17, "eighteen": 18, "nineteen": 19, "half": 0.5, "no": 0, "none": 0},
}
TENS = {
    **{"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90},
    "hundred": 100,
}
SCALES = {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000, "hundred": 100}
WORD = "|".join([*UNITS, *TEENS, *TENS])
NUMBER = re.compile(
    rf"(?P<digits>\d[\d,.' ]*\d|\d)(?:\s?(?P<scale>k|m|thousand|million|hundred)(?![a-z]))?"
    rf"|\b(?P<words>(?:{WORD})(?:[ -](?:{WORD}|thousand))*)\b(?P<half> and a half)?"
    r"|\b(?P<one>an?)(?= (?:hour|week|month|year)\b)",
    re.IGNORECASE,
)
PERIOD = re.compile(r"\b(hours?|hrs?|h|days?|weeks?|wks?|months?|mos?|years?|yrs?)\b", re.IGNORECASE)
RATE = re.compile(
    r"(?:\b(?:an?|per|each|every)\b|/)\s*(hour|hr|h|day|week|wk|month|mo|year|yr)\b|\b(hour|week|month|year)ly\b",
    re.IGNORECASE,
)
NAMES = {"h": "hour", "hr": "hour", "wk": "week", "mo": "month", "yr": "year"}
YEARS = range(1900, 2200)  # such a number alone is a date, no length of time
IN_A_YEAR = {"year": 1.0, "month": 12.0, "week": 52.0}


def numbers(text: str) -> tuple[float, ...]:
    """Every number in the text, in digits or words."""
    return tuple(map(_value, _found(text)))


def quantity(text: str, unit: str) -> float | None:
    """The one quantity in the text, in the slot's unit; None when there is none, several, or it can't be converted."""
    found = _found(text)
    if len(found) != 1:
        return None
    number, rest = _value(found[0]), text[found[0].end() :]
    rate, span = _period(RATE, rest), _period(PERIOD, text)
    if unit in ("month", "year"):
        value = None if span is None and number in YEARS else _time(number, span or unit, unit)
    elif unit == "hour/week":
        value = number if rate in (None, "week") else number * 12 / 52 if rate == "month" else None
    elif unit == "money/year":
        value = number if rate in (None, "year") else number * 12 if rate == "month" else None
    else:
        value = number
    return None if value is None else round(value, 2)


def _found(text: str) -> list[re.Match[str]]:
    """The numbers of a text; the "a" of a rate ("6 hours a week") is none."""
    found: list[re.Match[str]] = []
    for match in NUMBER.finditer(text):
        if not (match["one"] and found):
            found.append(match)
    return found


def _time(value: float, given: str, unit: str) -> float | None:
    if given not in IN_A_YEAR:
        return None
    return value * IN_A_YEAR[unit] / IN_A_YEAR[given]


def _value(found: re.Match[str]) -> float:
    if found["one"]:
        return 1.0
    if found["words"]:
        return _words(found["words"].lower()) + (0.5 if found["half"] else 0)
    digits = re.sub(r"(?<=\d)[,.' ](?=\d{3}(?!\d))", "", found["digits"])
    plain = digits.replace(" ", "").replace(",", ".").replace("'", "")
    number = float(plain) if plain.count(".") < 2 else float(plain.replace(".", ""))
    return number * SCALES.get((found["scale"] or "").lower(), 1)


def _words(text: str) -> float:
    total = 0.0
    for word in re.split(r"[ -]", text):
        if word in ("hundred", "thousand"):
            total = (total or 1) * SCALES[word]
        else:
            total += {**UNITS, **TEENS, **TENS}[word]
    return total


def _period(pattern: re.Pattern[str], text: str) -> str | None:
    found = pattern.search(text)
    return None if found is None else _name(next(group for group in found.groups() if group))


def _name(word: str) -> str:
    name = word.lower().removesuffix("s")
    return NAMES.get(name, name)
