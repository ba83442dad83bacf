"""A milestone before it has dates, and how longer work is split into them."""

import math
from dataclasses import dataclass

from coach.domain.figures import Figure, Said, amount, calculated
from coach.domain.plan import MilestoneKind
from coach.planning.case import Case


@dataclass(frozen=True)
class Task:
    """A milestone before it has dates. `lane` is "main" or "people"; `at` is a share of the timeline (people).

    `lead` are calendar weeks that must pass from the start of task `after_start` on, whatever the hours. `study` are
    hours of an enrolled course that belong to it; they count in the schedule beside the task's own `hours`.
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
    study: Figure | None = None

    @property
    def effort(self) -> float:
        """Hours the schedule counts: the low end of the range; the plan says when the high end would finish."""
        return (self.hours.low or 0.0) + self._enrolled

    @property
    def most(self) -> float:
        """Hours at the high end of the range; of a course the low end, since its syllabus sets them."""
        return (self.hours.low or 0.0 if self.hours.high is None else self.hours.high) + self._enrolled

    @property
    def _enrolled(self) -> float:
        return 0.0 if self.study is None else self.study.low or 0.0

    @property
    def sources(self) -> tuple[str, ...]:
        """What its hours rest on."""
        return (*self.hours.ids, *(self.study.ids if self.study else ()))


def blocks_of(case: Case, hours: Figure, name: str) -> list[Figure]:
    """Hours split evenly into blocks of at most forty each, also at the high end (row plan-milestone-hours)."""
    most = case.rows.figure("plan-milestone-hours", "hours")
    low, high = hours.low or 0.0, hours.high if hours.high is not None else hours.low or 0.0
    count = max(1, math.ceil(high / (most.high or 40.0) - 1e-9))
    return [_share(hours, most, low / count, high / count, name)] * count


def terms_of(case: Case, hours: Figure, name: str) -> list[Figure]:
    """Study hours of a credential, counted at the low end, in blocks of at most forty; of a long one in four parts."""
    most, parts = case.rows.figure("plan-milestone-hours", "hours"), case.rows.figure("plan-course", "parts")
    low = hours.low or 0.0
    count = max(1, math.ceil(low / (most.high or 40.0) - 1e-9))
    if count <= (parts.high or 4.0):
        return [_share(hours, most, low / count, low / count, name)] * count
    count = int(parts.high or 4.0)
    return [_share(hours, parts, low / count, low / count, name)] * count


def is_course(case: Case, part: Figure) -> bool:
    """Whether a part of a credential's study is longer than a milestone may be: then it is an enrolled course."""
    return (part.low or 0.0) > (case.rows.range("plan-milestone-hours", "hours").high or 40.0)


def _share(hours: Figure, most: Figure, low: float, high: float, name: str) -> Figure:
    if low == hours.low and high == hours.high:
        return hours
    return amount(round(low, 1), round(high, 1), "hour", calculated(f"share-of-{name}", hours, most))


def free_of_cost(case: Case) -> Figure:
    return case.rows.figure("plan-free", "cost")
