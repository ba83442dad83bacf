"""Hours from one skill level to the next, from the effort rows of the framework."""

from functools import cache

from coach.domain.figures import Figure, amount, calculated
from coach.domain.profile import Level
from coach.framework.rows import Rows

EFFORT_ROWS: dict[Level, str] = {
    "basic": "skill-effort-basic",
    "proficiency": "skill-effort-proficiency",
    "advanced": "skill-effort-advanced",
    "expert": "skill-effort-expert",
}


@cache
def hours_between(rows: Rows, have: Level | None, goal: Level) -> Figure:
    """Hours from a level held to a goal level: the goal's range less what the held level took.

    Awareness counts as nothing learnt yet; a goal of awareness takes the low end of the basic range.
    """
    if goal == "awareness":
        basic = rows.figure(EFFORT_ROWS["basic"], "hours")
        return amount(basic.low or 0.0, basic.low, "hour", calculated("hours-to-awareness", basic))
    whole = rows.figure(EFFORT_ROWS[goal], "hours")
    if have is None or have == "awareness":
        return whole
    done = rows.figure(EFFORT_ROWS[have], "hours")
    low = max((whole.low or 0.0) - (done.low or 0.0), 0.0)
    high = None if whole.high is None else max(whole.high - (done.high or 0.0), low)
    return amount(low, high, "hour", calculated("hours-between-levels", whole, done))


def is_hard(rows: Rows, hours: Figure) -> bool:
    """Whether a gap takes as long as reaching proficiency does at least (row skill-effort-proficiency)."""
    return hours.middle >= rows.range("skill-effort-proficiency", "hours").low
