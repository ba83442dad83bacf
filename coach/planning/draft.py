"""Gaps, tasks and their dates for one case: the part of a plan that what-ifs and ways out try again."""

from dataclasses import dataclass, replace
from functools import cached_property

from coach.domain.figures import Figure, amount, calculated
from coach.domain.plan import Reach
from coach.framework.occupations import Occupation
from coach.planning.case import Case, aim_at
from coach.planning.gapkinds import OpenGap
from coach.planning.gaps import choose_gaps, find_gaps, out_of_reach
from coach.planning.schedule import Placed, finish, place
from coach.planning.task import Task
from coach.planning.work import tasks_for


@dataclass(frozen=True)
class Draft:
    """A schedule: gaps, tasks with weeks, and when the last one ends (weeks from today).

    `found` are the gaps before their price and what is planned of them were settled.
    """

    case: Case
    found: tuple[OpenGap, ...]
    gaps: tuple[OpenGap, ...]
    tasks: tuple[Task, ...]
    placed: tuple[Placed, ...]
    end: float

    def towards(self, role: Occupation) -> "Draft":
        """What another role would take at the same date, hours and money; worked out once for each role."""
        if role.id not in self._tried:
            self._tried[role.id] = draft(aim_at(self.case, role))
        return self._tried[role.id]

    @cached_property
    def _tried(self) -> "dict[str, Draft]":
        return {}

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """What the total of hours rests on, without repeats."""
        return tuple(dict.fromkeys(name for task in self.tasks for name in task.sources))

    def end_at(self, hours: float) -> float:
        """When the last task ends at other weekly hours."""
        return finish(place(self.case, self.tasks, hours))

    @property
    def work_end(self) -> float:
        """When the last task but those with people ends."""
        return _end_of_work(self.placed)

    @property
    def done(self) -> float:
        """When the plan is done: with its work, where that is on time, since meetings with people go on to the date."""
        return self.work_end if self.end <= self.case.weeks else self.end

    @cached_property
    def late_done(self) -> float:
        """The same if everything takes the high end of its hours."""
        placed = place(self.case, self.tasks, self.case.hours.low or 0.5, most=True)
        return _end_of_work(placed) if finish(placed) <= self.case.weeks else finish(placed)

    @cached_property
    def cost(self) -> Figure:
        """What the planned items cost together, as a range, in US dollars as the tables give prices."""
        prices = [item.gap.cost for item in self.gaps if item.gap.planned]
        low = sum(price.low or 0.0 for price in prices)
        high = sum(price.high if price.high is not None else price.low or 0.0 for price in prices)
        return amount(low, high, "money", calculated("total-cost", *prices))

    @cached_property
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
        return "by the date" if self.end <= self.case.latest + 1e-9 else "later"

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
    found = find_gaps(case)
    gaps = choose_gaps(case, found)
    return _placed(case, found, gaps, tasks_for(case, gaps))


def redraft(base: Draft, case: Case) -> Draft:
    """The same aim at other hours, date, money or scope; what those leave as it was is not worked out again."""
    gaps = choose_gaps(case, base.found)
    as_before = _chosen(base.case, base.gaps) == _chosen(case, gaps)
    return _placed(case, base.found, gaps, base.tasks if as_before else tasks_for(case, gaps))


def with_hours(base: Draft, hours: Figure) -> Draft:
    """The same tasks at other weekly hours."""
    return _placed(replace(base.case, hours=hours), base.found, base.gaps, base.tasks)


def _placed(case: Case, found: tuple[OpenGap, ...], gaps: tuple[OpenGap, ...], tasks: tuple[Task, ...]) -> Draft:
    placed = place(case, tasks, case.hours.low or 0.5)
    return Draft(case=case, found=found, gaps=gaps, tasks=tasks, placed=placed, end=finish(placed))


def _end_of_work(placed: tuple[Placed, ...]) -> float:
    return max((item.end for item in placed if item.task.lane == "main"), default=0.0)


def _chosen(case: Case, gaps: tuple[OpenGap, ...]) -> list[tuple[object, ...]]:
    """All that the tasks for some gaps depend on beside the gaps themselves."""
    return [(item.gap.planned, item.paid, item.gap.cost, out_of_reach(case, item)) for item in gaps]
