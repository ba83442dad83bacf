"""Goals by horizon and by year; labels are computed from dates (clash 1)."""

from coach.domain.figures import Figure, Said, calculated, month, say
from coach.domain.plan import Goal, YearGoal
from coach.framework.catalogue import Occupation
from coach.planning.case import Case
from coach.planning.draft import Draft
from coach.planning.ladders import stage_of
from coach.planning.phrases import in_sentence
from coach.planning.task import Task

YEAR = 52.178  # weeks


def horizon_of(case: Case, weeks: float) -> str:
    """Short, medium or long term for a date so many weeks off (clash 1: labels follow from dates)."""
    years = weeks / YEAR
    names = ("short", "medium", "long")
    return [name for name in names if years >= case.rows.range("treated-goal-horizons", name).low][-1]


def find_goals(base: Draft) -> tuple[Goal, ...]:
    """The goal itself, what it takes, and where it leads, each with its measure and date."""
    case = base.case
    target = case.goal
    wish = day_by(case, case.weeks, "deadline", case.months)
    goals = [
        Goal(
            id="goal-role",
            horizon=horizon_of(case, case.weeks),
            statement=say("Work as {target} by {by}.", target=target, by=wish),
            measure=Said(text="A signed offer, or your name against the role."),
            due=wish,
        ),
        *_skill_goals(base),
        _network_goal(case),
        *_further(case),
    ]
    return tuple(sorted(goals, key=lambda goal: (goal.due.on or case.today, goal.id)))


def day_by(case: Case, weeks: float, name: str, *inputs: Figure) -> Figure:
    return month(case.on(weeks), calculated(name, *inputs))


def _skill_goals(base: Draft) -> list[Goal]:
    """A goal for the first required gaps: shown by its proof, by the date its last milestone ends."""
    case = base.case
    found = []
    for item in [g for g in base.gaps if g.gap.planned and g.gap.required and g.gap.kind != "network"][:3]:
        ends = [p.end for p in base.placed if item.gap.id in p.task.gaps]
        if not ends:
            continue
        weeks = max(ends)
        due = day_by(case, weeks, f"due-{item.gap.id}", case.hours, item.gap.hours)
        found.append(
            Goal(
                id=f"goal-{item.gap.id}",
                horizon=horizon_of(case, weeks),
                statement=say("{name}, shown by {by}.", name=item.gap.name, by=due),
                measure=Said(text=f"{item.gap.proof}."),
                due=due,
            )
        )
    return found


def _network_goal(case: Case) -> Goal:
    contacts = case.rows.figure("milestone-q3-network", "contacts")
    due = day_by(case, case.weeks / 2, "network-goal", case.months)
    return Goal(
        id="goal-network",
        horizon=horizon_of(case, case.weeks / 2),
        statement=say("Know {n} in the target field by {by}.", n=contacts, by=due),
        measure=Said(text="Each has a name, a date of last contact and something you gave."),
        due=due,
    )


def _further(case: Case) -> list[Goal]:
    """Where the target usually leads: the rung after it, and the ten-year direction to fill in."""
    occupation = case.target.occupation
    goals = []
    after = _next(case, occupation)
    if after is not None:
        weeks = case.weeks + 3 * YEAR
        due = day_by(case, weeks, "next-rung", case.months, case.rows.figure("path-linear-timeline", "duration"))
        goals.append(
            Goal(
                id="goal-next-rung",
                horizon=horizon_of(case, weeks),
                statement=say(
                    "From there, be ready for {role} around {by}, if you still want it then.",
                    role=in_sentence(after.title),
                    by=due,
                ),
                measure=Said(text="The readiness check for that role, made anew."),
                due=due,
            )
        )
    years = case.rows.figure("goal-vision-horizon-roadmap", "horizon")
    weeks = (years.low or 10.0) * YEAR
    due = day_by(case, weeks, "vision", years)
    goals.append(
        Goal(
            id="goal-vision",
            horizon="long",
            statement=say("A direction for {by}: whom your work should serve, and what life it should allow.", by=due),
            measure=Said(text="Your own sentence on it, and a mark for how well each of your values is served."),
            due=due,
        )
    )
    return goals


def _next(case: Case, occupation: Occupation | None) -> Occupation | None:
    if occupation is None or not occupation.after:
        return None
    return case.framework.catalogue.occupations[occupation.after[0]]


def year_goals(base: Draft) -> tuple[YearGoal, ...]:
    """Goals for the years the worksheet names (row roadmap-goal-years): role, skill, network, pay, achievement."""
    case = base.case
    years = [int(item) for item in case.rows.items("roadmap-goal-years", "years")]
    return tuple(_year(base, number) for number in years)


def _year(base: Draft, number: int) -> YearGoal:
    case = base.case
    weeks = number * YEAR
    by = month(case.on(weeks), calculated(f"in-years-{number}", "framework:roadmap-goal-years"))
    done = [p.task for p in base.placed if weeks - YEAR <= p.end < weeks]
    return YearGoal(
        id=f"year-{number}",
        by=by,
        role=_role_by(base, weeks),
        skill=_skill_by(done, weeks > base.end),
        network=_network_by(case, number),
        pay=_pay_by(case, weeks > max(base.end, case.weeks)),
        achievement=_achievement_by(done),
    )


def _role_by(base: Draft, weeks: float) -> str:
    case = base.case
    there = max(base.end, case.weeks)
    if weeks < there:
        return f"{case.here}, on the way to {case.goal}"
    after = _next(case, case.target.occupation)
    rung = (case.rows.range("path-linear-timeline", "duration").high or 36.0) / 12 * YEAR
    if after is not None and weeks >= there + rung:
        return f"{after.title}, or deeper as {case.goal}"
    return case.target.title


def _skill_by(done: list[Task], after: bool) -> Said:
    names = [task.title for task in done if task.kind in ("prove", "credential") and task.gaps]
    if names:
        return Said(text="; ".join(names[:3]) + ".")
    return Said(
        text="What the readiness check for the next role names." if after else "Groundwork of the first gaps laid."
    )


def _network_by(case: Case, number: int) -> Said:
    row = {1: "milestone-q3-network", 2: "milestone-q7-network"}.get(number)
    if row:
        return say("{n} in the target field whom you can call.", n=case.rows.figure(row, "contacts"))
    return say("{n} of regular contacts.", n=case.rows.figure("network-tier-professional", "people"))


def _pay_by(case: Case, there: bool) -> Said:
    if not there:
        return Said(text="Present pay kept; learning money found first from others.")
    stage = stage_of(case, case.target.occupation)
    if stage is not None:
        return say("{pay} a year by the documents' US technology medians; check local data.", pay=stage.pay)
    return Said(text="At or above what local postings for the role print; no pay source is loaded here.")


def _achievement_by(done: list[Task]) -> Said:
    names = [task.evidence for task in done if task.kind in ("experience", "apply", "prove")]
    return Said(text=f"{names[-1]}." if names else "A result with its figure that others can confirm.")
