"""The money of an option month by month, before tax: what comes in, what goes out, and what that is worth today.

What is told as a range is laid out at its ends, in every combination that could matter; what is shown are the least and
the most favourable of these courses.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from math import ceil

LATER = ("months", "search", "ramp")  # may help or hurt by coming later, so both ends are tried with all others
COSTS = ("cost", "monthly")
UNPROMISED = ("bonus", "equity")  # count from nothing up to what was told
YEAR = 12

Ends = tuple[float, float]
Course = tuple[float, ...]


@dataclass(frozen=True)
class Ranges:
    """Least and most of what an option's money may come to, and the courses they were found among."""

    courses: tuple[Course, ...]

    def by_month(self) -> tuple[Ends, ...]:
        """The least and the most of each month, the first being today."""
        return tuple((min(month), max(month)) for month in zip(*self.courses, strict=True))

    def total(self) -> Ends:
        return _ends(sum(course) for course in self.courses)

    def value(self, yearly: float) -> Ends:
        """Net present value at a yearly rate (0.05 for five percent)."""
        return _ends(present_value(monthly_rate(yearly), course) for course in self.courses)

    def runway(self, savings: float, spending: float) -> tuple[int | None, int | None]:
        """The first month in which savings are gone, at the earliest and at the latest; None where they last."""
        ends = [_runs_out(balances(course, savings, spending)) for course in self.courses]
        known = [end for end in ends if end is not None]
        return min(known, default=None), max(known) if len(known) == len(ends) else None

    def short(self, savings: float, spending: float) -> Ends:
        """The money missing in the worst month; 0 where none is."""
        return _ends(max(0.0, -min(balances(course, savings, spending))) for course in self.courses)

    def break_even(self, baseline: float) -> tuple[int | None, int | None]:
        """The month from which more has come in than by going on at `baseline` a month; None for not in this time."""
        ends = [_ahead_from(course, baseline) for course in self.courses]
        known = [end for end in ends if end is not None]
        return min(known, default=None), max(known) if len(known) == len(ends) else None


def lay_out(amounts: dict[str, Ends], horizon: int) -> Ranges:
    """The courses of an option over so many months; amounts it does not name are nothing.

    `pay`, `meanwhile`, `bonus`, `equity` and `benefits` are yearly, `monthly` a month's costs once it has begun, `once`
    is paid out at the start, `cost` spread over the months before it begins, `ramp` the months until pay is full.
    """
    settled = {name: (0.0, ends[1]) if name in UNPROMISED else ends for name, ends in amounts.items()}
    courses = []
    for later in product(*(settled.get(name, (0.0, 0.0)) for name in LATER)):
        for most in (False, True):
            picked = {name: ends[most != (name in COSTS)] for name, ends in settled.items() if name not in LATER}
            courses.append(_course(picked | dict(zip(LATER, later, strict=True)), horizon))
    return Ranges(tuple(dict.fromkeys(courses)))


def _course(amounts: dict[str, float], horizon: int) -> Course:
    def of(name: str) -> float:
        return amounts.get(name, 0.0)

    study = ceil(of("months"))
    begins = study + ceil(of("search"))
    ramp = ceil(of("ramp"))
    full = (of("pay") + of("bonus") + of("equity") + of("benefits")) / YEAR
    flows = [of("once") - (0.0 if study else of("cost"))]
    for month in range(1, horizon + 1):
        if month <= begins:
            flows.append(of("meanwhile") / YEAR - (of("cost") / study if month <= study else 0.0))
        else:
            reached = min(1.0, (month - begins) / ramp) if ramp else 1.0
            flows.append(full * reached - of("monthly"))
    return tuple(flows)


def present_value(rate: float, flows: Sequence[float]) -> float:
    """What flows are worth today at a rate for each period; the first is today's and not discounted."""
    return sum(flow / (1 + rate) ** period for period, flow in enumerate(flows))


def monthly_rate(yearly: float) -> float:
    """The rate of a month that comes to the yearly one in twelve."""
    return float((1 + yearly) ** (1 / YEAR)) - 1


def level(value: float, yearly: float, horizon: int) -> float:
    """The even monthly amount over the horizon that is worth as much today."""
    rate = monthly_rate(yearly)
    return value / sum((1 + rate) ** -month for month in range(1, horizon + 1))


def balances(course: Course, savings: float, spending: float) -> list[float]:
    """What is left at the end of each month, beginning with today, if so much has to be spent every month."""
    left, found = savings, []
    for month, flow in enumerate(course):
        left += flow - (spending if month else 0.0)
        found.append(left)
    return found


def _runs_out(left: Sequence[float]) -> int | None:
    return next((month for month, amount in enumerate(left) if amount < 0), None)


def _ahead_from(course: Course, baseline: float) -> int | None:
    """The month from which on the sum so far is never again below that of the baseline."""
    gap, behind = 0.0, -1
    for month, flow in enumerate(course):
        gap += flow - (baseline if month else 0.0)
        if gap < -1e-6:
            behind = month
    return None if behind == len(course) - 1 else behind + 1


def _ends(values: Iterable[float]) -> Ends:
    found = tuple(values)
    return min(found), max(found)
