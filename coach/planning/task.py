"""A milestone before it has dates, and how longer work is split into them."""

import math
from dataclasses import dataclass

from coach.domain.figures import Figure, Said, amount, calculated
from coach.domain.plan import MilestoneKind
from coach.planning.case import Case


@dataclass(frozen=True)
class Task:
    """A milestone before it has dates. `lane` is "main" or "people"; `at` is a share of the timeline (people).

    `lead` are calendar weeks that must pass from the start of task `after_start` on, whatever the hours.
    """

    id: str
    title: str
    kind: MilestoneKind
    evidence: str
    hours: Figure
    cost: Figure
    gaps: tuple[str, ...] = ()
    steps: tuple[Said, ...] = ()
    depends: tuple[str, ...] = ()
    lane: str = "main"
    at: float = 0.0
    lead: float = 0.0
    after_start: str | None = None

    @property
    def effort(self) -> float:
        """Hours the schedule counts: the low end of the range; the plan says when the high end would finish."""
        return self.hours.low or 0.0

    @property
    def most(self) -> float:
        """Hours at the high end of the range."""
        return self.hours.low or 0.0 if self.hours.high is None else self.hours.high


def blocks_of(case: Case, hours: Figure, name: str) -> list[Figure]:
    """Hours split evenly into blocks of at most forty each, also at the high end (row plan-milestone-hours)."""
    most = case.rows.figure("plan-milestone-hours", "hours")
    low, high = hours.low or 0.0, hours.high if hours.high is not None else hours.low or 0.0
    count = max(1, math.ceil(high / (most.high or 40.0) - 1e-9))
    return [_share(hours, most, low / count, high / count, name)] * count


def terms_of(case: Case, hours: Figure, name: str) -> list[Figure]:
    """Study hours of a credential in blocks of at most forty, counted at the low end: the syllabus sets the rest."""
    most = case.rows.figure("plan-milestone-hours", "hours")
    count = max(1, math.ceil((hours.low or 0.0) / (most.high or 40.0) - 1e-9))
    return [_share(hours, most, (hours.low or 0.0) / count, (hours.low or 0.0) / count, name)] * count


def _share(hours: Figure, most: Figure, low: float, high: float, name: str) -> Figure:
    if low == hours.low and high == hours.high:
        return hours
    return amount(round(low, 1), round(high, 1), "hour", calculated(f"share-of-{name}", hours, most))


def free_of_cost(case: Case) -> Figure:
    return case.rows.figure("plan-free", "cost")
