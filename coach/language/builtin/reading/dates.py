"""Dates as people say them: "by next summer", "end of 2027", "March", "15 May 2027", "Friday", "this time next year".

Measured in November 2026: dateparser cannot read "by next summer" or "end of 2027" and takes 8 ms for what it cannot
read; dateutil reads neither. Months, seasons and weekdays are few, so they are read here.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from coach.language.builtin.reading.text import Text

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}  # the month a season begins, in the north
FEASTS = {
    "christmas": (12, 25),
    "xmas": (12, 25),
    "new year": (1, 1),
    "new year's": (1, 1),
    "thanksgiving": (11, 26),
    "easter": (4, 1),
}
WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
WEEKDAYS |= {name.lower(): number for number, name in enumerate(calendar.day_abbr)} | {"tues": 1, "thurs": 3}
YEARS_AHEAD = 30

_month = "|".join(sorted((name for name in MONTHS if name != "may"), key=len, reverse=True))
_named = rf"(?P<month>{_month}|may(?! (?:be|not|have|i|also)\b))\.?"
_year = r"(?:,? ?(?:of )?(?:(?P<year>#)|(?P<next>next years|this years)))?"
DATE = re.compile(
    r"(?<![\w#])(?:(?P<edge>end of|the end of|late|mid|mid-|middle of|start of|beginning of|the start of|"
    r"the beginning of|early) ?(?:the |in )?)?"
    rf"(?:(?P<iso>\d{{4}}-\d\d?-\d\d?)|(?:(?:the )?(?P<day>#|\d\d?(?:st|nd|rd|th)|(?P<nth>#)(?:st|nd|rd|"
    rf"th)) (?:of )?)?{_named}(?: (?:the )?(?P<day2>#)(?: ?(?:st|nd|rd|th))?(?! ?(?:hours|"
    rf"weeks)))??{_year}(?![a-z])"
    r"|(?P<nextish>next |this |the coming |this coming |the following )?(?P<season>spring|summer|autumn|"
    r"winter|fall(?! (?:back|behind|short|in|"
    rf"apart)))(?: time)?{_year.replace('<year>', '<year2>').replace('<next>', '<next2>')}(?![a-z])"
    r"|(?P<feast>christmas|xmas|new years?(?:'s)?(?: eve)?|thanksgiving|"
    rf"easter){_year.replace('<year>', '<year3>').replace('<next>', '<next3>')}(?![a-z])"
    r"|q ?(?P<quarter>\d|#)(?: (?:of )?(?P<year4>#))?"
    r"|this time next (?P<anniversary>years)|(?P<nextmonth>next months)|(?P<nextweek>next week)|"
    r"(?P<tomorrow>tomorrow)|(?P<today>today)"
    r"|(?P<relyear>this|the|next) (?:calendar |school |academic )?years(?! (?:and|from|ago|of))|(?P<decade>decade)"
    rf"|(?:next |this |on )?(?P<weekday>{'|'.join(sorted(WEEKDAYS, key=len, reverse=True))})\b(?!s)"
    r"|(?P<bareyear>#)(?! ?(?:hours|week|months|years|day|minutes|dollars|bucks|people|%)))"
)


@dataclass(frozen=True)
class Day:
    """A date found, with its place; `vague` dates name a stretch of time too wide to be a date."""

    on: date
    start: int
    end: int
    vague: bool = False


def dates(text: Text, part: str, today: date) -> Iterator[Day]:
    """The dates in a part of a message, each the next one to come where no year is said."""
    for match in DATE.finditer(part):
        found = _read(text, match, today)
        if found is not None:
            on, vague = found
            yield Day(on, match.start(), match.end(), vague)


def _read(text: Text, match: re.Match[str], today: date) -> tuple[date, bool] | None:
    edge = (match["edge"] or "").removeprefix("the ")
    if match["iso"]:
        return _exact(match["iso"])
    if match["month"]:
        return _of_month(text, match, today, edge)
    if match["season"]:
        return _season(text, match, today, edge)
    if match["feast"]:
        month, day = FEASTS[match["feast"].removesuffix(" eve")]
        return _coming(_year_said(text, match, today, "3"), month, day, today), False
    if match["quarter"]:
        return _quarter(text, match, today)
    if match["weekday"]:
        ahead = (WEEKDAYS[match["weekday"]] - today.weekday() - 1) % 7 + 1
        return today + timedelta(days=ahead), False
    if match["bareyear"]:
        return _bare_year(text, match, edge, today)
    return _relative(match, today, edge)


def _exact(said: str) -> tuple[date, bool] | None:
    year, month, day = (int(part) for part in said.split("-"))
    try:
        return date(year, month, day), False
    except ValueError:
        return None


def _of_month(text: Text, match: re.Match[str], today: date, edge: str) -> tuple[date, bool] | None:
    month = MONTHS[match["month"]]
    year = _year_said(text, match, today, "")
    day = _day(text, match)
    if day is None:
        day = _last_day(year or today.year, month) if edge.startswith("end") else 15 if edge.startswith("mid") else 1
        base = _coming(year, month, 1, today)
        return date(base.year, month, min(day, _last_day(base.year, month))), False
    if not 1 <= day <= _last_day(year or today.year, month):
        return None
    return _coming(year, month, day, today), False


def _day(text: Text, match: re.Match[str]) -> int | None:
    for group in ("day", "day2"):
        if match[group]:
            said = match[group]
            if said[0] == "#":
                value = text.number(match.start(group)).low
                if value != int(value) or not 1 <= value <= 31:
                    continue
                return int(value)
            return int(re.sub(r"\D", "", said))
    return None


def _season(text: Text, match: re.Match[str], today: date, edge: str) -> tuple[date, bool]:
    month = SEASONS[match["season"]]
    start = _coming(_year_said(text, match, today, "2"), month, 1, today)
    if edge.startswith("end") or edge == "late":
        month_end = (month + 1) % 12 + 1
        return date(start.year + (month_end < month), month_end, _last_day(start.year, month_end)), False
    return start, False


def _quarter(text: Text, match: re.Match[str], today: date) -> tuple[date, bool] | None:
    said = match["quarter"]
    quarter = text.number(match.start("quarter")).low if said == "#" else float(said)
    if quarter not in (1, 2, 3, 4):
        return None
    month = int(quarter) * 3
    return _coming(_year_said(text, match, today, "4"), month, _last_day(today.year, month), today), False


def _bare_year(text: Text, match: re.Match[str], edge: str, today: date) -> tuple[date, bool] | None:
    value = text.number(match.start("bareyear")).low
    if value != int(value) or not today.year <= value <= today.year + YEARS_AHEAD:
        return None
    year = int(value)
    if edge.startswith("end"):
        return date(year, 12, 31), False
    if edge.startswith("mid"):
        return date(year, 6, 30), False
    begins = edge.startswith(("start", "beginning"))
    return date(year, 1, 1), not begins


def _relative(match: re.Match[str], today: date, edge: str) -> tuple[date, bool] | None:
    if match["anniversary"]:
        return _coming(today.year + 1, today.month, min(today.day, 28), today), False
    if match["nextmonth"]:
        following = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
        return following, False
    if match["nextweek"]:
        return today + timedelta(days=7 - today.weekday()), False
    if match["tomorrow"] or match["today"]:
        return today + timedelta(days=1 if match["tomorrow"] else 0), False
    if match["relyear"]:
        year = today.year + (match["relyear"] == "next")
        if edge.startswith("end"):
            return date(year, 12, 31), False
        return date(year, 12, 31), True
    return None


def _year_said(text: Text, match: re.Match[str], today: date, suffix: str) -> int | None:
    group = f"year{suffix}"
    if match[group]:
        value = text.number(match.start(group)).low
        return int(value) if 1950 < value < 2100 else None
    relative = match[f"next{suffix}"] if suffix != "4" else None
    if relative:
        return today.year + (relative == "next years")
    return None


def _coming(year: int | None, month: int, day: int, today: date) -> date:
    """The date in the year said, or the next such date to come."""
    if year is not None:
        return date(year, month, min(day, _last_day(year, month)))
    this = date(today.year, month, min(day, _last_day(today.year, month)))
    return this if this > today else date(today.year + 1, month, min(day, _last_day(today.year + 1, month)))


def _last_day(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


def months_until(on: date, today: date) -> int:
    """Calendar months from today to a date."""
    return (on.year - today.year) * 12 + on.month - today.month
