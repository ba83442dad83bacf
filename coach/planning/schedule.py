"""When each task is done: two lanes worked in a fixed order, at a fixed share of the weekly hours.

The order never depends on the hours, and each date is the maximum of sums of task lengths. That makes the
schedule monotone: more hours never make any milestone later, and a later start moves all dates alike.
"""

import math
from dataclasses import dataclass

from coach.planning.case import Case
from coach.planning.task import Task


@dataclass(frozen=True)
class Placed:
    """A task with its start and end in weeks from today."""

    task: Task
    start: float
    end: float
    done: bool = False


def pace(case: Case, hours: float) -> tuple[float, float]:
    """Hours a week for the main lane and for people (rows plan-outreach-share, plan-slack)."""
    if case.stretched:
        hours *= 1 - case.rows.range("plan-slack", "share").low / 100
    share = case.rows.range("plan-outreach-share", "share").low / 100
    return hours * (1 - share), hours * share


def place(case: Case, tasks: tuple[Task, ...], hours: float, *, most: bool = False) -> tuple[Placed, ...]:
    """Give every task its weeks at so many hours a week (above zero), counting the low end of each task's hours.

    With `most` the high end is counted. Tasks with people come last and are spread over the time the work takes, though
    not over less than the near plan's weeks, nor beyond the date.
    """
    done = {item.milestone for item in case.choices.done}
    main, people = pace(case, hours)
    placed: dict[str, Placed] = {}
    cursor = {"main": 0.0, "people": 0.0}
    least = case.rows.range("plan-ninety-days", "weeks").low
    for task in tasks:
        rate = main if task.lane == "main" else people
        if task.id in done:
            placed[task.id] = Placed(task, 0.0, 0.0, done=True)
            continue
        ready = max((placed[name].end for name in task.depends), default=0.0)
        if task.after_start is not None and task.after_start in placed:
            end = max(ready, placed[task.after_start].start + task.lead)
            placed[task.id] = Placed(task, ready, end)
            continue
        start = max(cursor[task.lane], ready)
        end = start + (task.most if most else task.effort) / rate
        if task.at:
            end = max(end, task.at * min(case.weeks, max(cursor["main"], least)))
        placed[task.id] = Placed(task, start, end)
        cursor[task.lane] = end
    return tuple(placed.values())


def weekly_hours(case: Case, item: Placed, week: int) -> float:
    """Hours of a task that fall into a week (0 is the first)."""
    return spent_by(case, item, week + 1) - spent_by(case, item, week)


def spent_by(case: Case, item: Placed, at: float) -> float:
    """Hours spent on a task by a week from today.

    Work with people comes in pieces as large as a week's time for them: half an hour every week is no conversation.
    """
    if item.done or item.task.effort == 0 or at <= item.start:
        return 0.0
    if at >= item.end:
        return item.task.effort
    length = max(item.end - item.start, 1e-9)
    pieces = length
    if item.task.lane == "people":
        _, people = pace(case, case.hours.low or 0.5)
        pieces = min(math.ceil(item.task.effort / people - 1e-9), length)
    done = min(max(at - item.start, 0.0), length) / length
    whole = done if pieces == length else math.floor(done * pieces + 1e-9) / pieces
    return whole * item.task.effort


def finish(placed: tuple[Placed, ...]) -> float:
    """Weeks until the last task is done."""
    return max((item.end for item in placed), default=0.0)
