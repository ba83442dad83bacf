"""Dates and periods as people write them, found in text."""

import re
from dataclasses import dataclass
from functools import cache

from coach.resume.extract.lexicon import phrases, table
from coach.resume.model import PartialDate, Span

YEAR = r"(?:19[4-9]\d|20[0-4]\d)"
JOIN = re.compile(r"[\s(]*(?:[-‐‑‒–—−~→]+|\bto\b|\buntil\b|\btill\b|\bthrough\b|\bthru\b|至|到|እስከ)[\s(]*", re.I)
LOOSE = re.compile(r"[\s,:;'’\"]*")
SINCE_ONLY = re.compile(r"\bsince\s*$", re.I)


@dataclass(frozen=True, slots=True)
class Point:
    """A year or month in the text; month 0 means the text names no month."""

    start: int
    end: int
    year: int
    month: int

    @property
    def value(self) -> str:
        """ "YYYY" or "YYYY-MM"."""
        return f"{self.year}-{self.month:02d}" if self.month else str(self.year)

    @property
    def partial(self) -> PartialDate:
        """The date with its evidence."""
        return PartialDate(value=self.value, span=Span(start=self.start, end=self.end))


@dataclass(frozen=True, slots=True)
class Period:
    """A start and an end; either may be missing. `current` means the text says it goes on."""

    start: int
    end: int
    first: Point | None
    last: Point | None
    current: bool = False


@cache
def _months() -> dict[str, int]:
    names = {name.strip(): number for number, row in table("months")["months"].items() for name in row.split(",")}
    return {**names, **table("months")["seasons"]}


@cache
def _point() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    month = rf"(?P<name>\b(?:{names}))(?:ember|tember|uary|ust)?\b"
    return re.compile(
        rf"(?P<cy>{YEAR})\s*年(?:\s*(?P<cm>\d{{1,2}})\s*月)?"
        rf"|(?<![\d/.-]){YEAR}\s*[/.-]\s*(?:0?[1-9]|1[0-2])(?:[/.-]\d{{1,2}})?(?![\d/])"
        rf"|(?<![\d/.])\d{{1,2}}\s?[/.-]\s?\d{{1,2}}\s?[/.-]\s?{YEAR}(?!\d)"
        rf"|(?<![\d/])(?:0?[1-9]|1[0-2])\s*[/.-]\s*{YEAR}(?!\d)"
        rf"|(?<![\d/.])(?:0?[1-9]|1[0-2])/(?P<short>\d\d)(?![\d/])"
        rf"|{month}[\s.,'’`/-]*(?:\d{{1,2}}(?:st|nd|rd|th)?[\s,.]+)?(?P<my>{YEAR}|(?<=['’`-])\s*\d\d(?!\d))"
        rf"|{month.replace('name', 'alone')}\.?(?=\s*(?:[-–—]|to\b))"
        rf"|(?<![\d./$,#])(?<!\D\d{{3}}-){YEAR}(?![\d/]|[.,]\d|\s*%|\s*\+)"
        rf"|(?<=['’`])\d\d(?!\d)",
        re.IGNORECASE,
    )


@cache
def _present() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, phrases("months", "present")), key=len, reverse=True))
    return re.compile(rf"(?:{names})(?![a-z])", re.IGNORECASE)


def _full_year(text: str) -> int:
    number = int(text)
    if number > 99:
        return number
    return 2000 + number if number < 50 else 1900 + number


def _read(match: re.Match[str]) -> Point | None:
    """The point a match stands for; a month alone has year 0."""
    text = match.group()
    if match["cy"]:
        return Point(*match.span(), int(match["cy"]), int(match["cm"] or 0))
    if match["name"]:
        return Point(*match.span(), _full_year(match["my"].strip()), _months()[match["name"].lower()])
    if match["alone"]:
        return Point(*match.span(), 0, _months()[match["alone"].lower()])
    numbers = [int(part) for part in re.findall(r"\d+", text)]
    if match["short"]:
        return Point(*match.span(), _full_year(match["short"]), numbers[0])
    if len(numbers) == 1:
        return Point(*match.span(), _full_year(str(numbers[0])), 0) if len(text) == 4 else None
    if numbers[0] > 31:
        return Point(*match.span(), numbers[0], numbers[1])
    return _day_first(match, numbers)


def _day_first(match: re.Match[str], numbers: list[int]) -> Point:
    """MM/YYYY, or a full date whose order of day and month is only taken when it is certain."""
    if len(numbers) == 2:
        return Point(*match.span(), numbers[1], numbers[0])
    first, second, year = numbers[:3]
    month = first if second > 12 else second if first > 12 else first if first == second else 0
    return Point(*match.span(), year, month if month <= 12 else 0)


def points(text: str, start: int = 0, end: int | None = None) -> list[Point]:
    """All years and months in text[start:end] in order; months without a year have year 0."""
    stop = len(text) if end is None else end
    found = (_read(match) for match in _point().finditer(text, start, stop))
    return [point for point in found if point is not None]


def periods(text: str, start: int = 0, end: int | None = None) -> list[Period]:
    """Periods and single dates in text[start:end], in order."""
    stop = len(text) if end is None else end
    marks = points(text, start, stop)
    found: list[Period] = []
    index = 0
    while index < len(marks):
        after = marks[index + 1] if index + 1 < len(marks) else None
        period, used = _period(text, marks[index], after, stop)
        if period is not None:
            found.append(period)
        index += used
    return found


def _period(text: str, first: Point, after: Point | None, stop: int) -> tuple[Period | None, int]:
    joined = JOIN.match(text, first.end, stop)
    at = joined.end() if joined else first.end
    if after is not None and joined and at == after.start and after.year:
        first = first if first.year else Point(first.start, first.end, after.year, first.month)
        return Period(first.start, after.end, first, after), 2
    if not first.year:
        return None, 1
    loose = LOOSE.match(text, first.end, stop)
    gap = loose.end() if loose else first.end
    present = _present().match(text, at if joined else gap, stop)
    if present and _says_present(present.group(), joined is not None):
        return Period(first.start, present.end(), first, None, current=True), 1
    if joined:
        short = _short_end(text, first, at, stop)
        if short is not None:
            return Period(first.start, short.end, first, short), 1
        if _open_end(text, first, joined, stop):
            return Period(first.start, first.end + 1, first, None, current=True), 1
    if after is not None and after.year and after.start == gap and _same_shape(first, after, text):
        return Period(first.start, after.end, first, after), 2
    if SINCE_ONLY.search(text, max(0, first.start - 8), first.start):
        return Period(first.start, first.end, first, None, current=True), 1
    return Period(first.start, first.end, None, first), 1


def _says_present(word: str, joined: bool) -> bool:
    """Words like "date" or "still" only mean the present after a dash or "to"."""
    return joined or word.lower() in {
        "present",
        "current",
        "now",
        "till date",
        "to date",
        "until now",
        "to present",
        "today",
        "till now",
        "至今",
    }


def _short_end(text: str, first: Point, at: int, stop: int) -> Point | None:
    """The "21" of "2019-21"."""
    match = re.compile(r"\d\d(?![\d/%]|\s*years)").match(text, at, stop)
    if match is None or first.month or first.end - first.start != 4:
        return None
    year = first.year // 100 * 100 + int(match.group())
    return Point(match.start(), match.end(), year, 0) if first.year <= year <= first.year + 40 else None


def _open_end(text: str, first: Point, joined: re.Match[str], stop: int) -> bool:
    """ "2020–" with nothing after the dash, or only the next column, stands for "until now"."""
    dash = joined.group().strip()
    tight = text[first.end] == dash[:1] and dash[:1] in "-–—"
    rest = text[joined.end() : stop]
    return tight and first.month == 0 and (not rest.strip() or text[joined.end() - 1] == " " and len(dash) == 1)


def _same_shape(first: Point, after: Point, text: str) -> bool:
    """Two dates side by side are a period whose dash was lost, when they are alike and in order."""
    alike = bool(first.month) == bool(after.month)
    ordered = (first.year, first.month) < (after.year, after.month)
    return alike and ordered and "," not in text[first.end : after.start]
