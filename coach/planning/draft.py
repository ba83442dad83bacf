"""Gaps, tasks and their dates for one case: the part of a plan that what-ifs and ways out try again."""

from dataclasses import dataclass, replace

from coach.domain.figures import Figure, amount, calculated
from coach.domain.plan import Reach
from coach.planning.case import Case
from coach.planning.gapkinds import OpenGap
from coach.planning.gaps import find_gaps, out_of_reach
from coach.planning.schedule import Placed, finish, place
from coach.planning.task import Task
from coach.planning.work import tasks_for


@dataclass(frozen=True)
class Draft:
    """A schedule: gaps, tasks with weeks, and when the last one ends (weeks from today)."""

    case: Case
    gaps: tuple[OpenGap, ...]
    tasks: tuple[Task, ...]
    placed: tuple[Placed, ...]
    end: float

    @property
    def late_end(self) -> float:
        """When the last task ends if everything takes the high end of its hours."""
        return finish(place(self.case, self.tasks, self.case.hours.low or 0.5, most=True))

    @property
    def cost(self) -> Figure:
        """What the planned items cost together, as a range, in US dollars as the tables give prices."""
        prices = [item.gap.cost for item in self.gaps if item.gap.planned]
        low = sum(price.low or 0.0 for price in prices)
        high = sum(price.high if price.high is not None else price.low or 0.0 for price in prices)
        return amount(low, high, "money", calculated("total-cost", *prices))

    @property
    def blocked_credentials(self) -> tuple[OpenGap, ...]:
        """Required credentials whose shortest calendar time is longer than the timeline."""
        return tuple(item for item in self.gaps if out_of_reach(self.case, item))

    @property
    def over_budget(self) -> bool:
        budget = self.case.budget
        return budget is not None and (self.cost.high or 0.0) > (budget.low or 0.0)

    @property
    def reach(self) -> Reach:
        """How far the planned work leads, whatever it costs."""
        if self.blocked_credentials:
            return "only the way in"
        if self.end > self.case.horizon:
            return "not at this pace"
        return "by the date" if self.end <= self.case.weeks + 1e-9 else "later"

    @property
    def arrives(self) -> bool:
        """Whether the planned work reaches the target, on the date or later."""
        return self.reach in ("by the date", "later")

    @property
    def fits(self) -> bool:
        """Whether all is done by the wished date within the hours and the budget."""
        return self.reach == "by the date" and not self.over_budget


def draft(case: Case) -> Draft:
    """The schedule of a case at its own hours and date."""
    gaps = find_gaps(case)
    tasks = tasks_for(case, gaps)
    placed = place(case, tasks, case.hours.low or 0.5)
    return Draft(case=case, gaps=gaps, tasks=tasks, placed=placed, end=finish(placed))


def with_hours(base: Draft, hours: Figure) -> Draft:
    """The same tasks at other weekly hours."""
    case = replace(base.case, hours=hours)
    placed = place(case, base.tasks, hours.low or 0.5)
    return Draft(case=case, gaps=base.gaps, tasks=base.tasks, placed=placed, end=finish(placed))
