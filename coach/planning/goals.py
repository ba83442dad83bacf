"""Goals by horizon and by year; labels are computed from dates (clash 1)."""

from coach.domain.figures import Figure, Said, calculated, month, say
from coach.domain.outlook import Goal, YearGoal
from coach.framework.occupations import Occupation
from coach.planning.case import Case
from coach.planning.draft import Draft
from coach.planning.gapkinds import OpenGap
from coach.planning.gaps import out_of_reach
from coach.planning.move import CONTACTS_PROOF
from coach.planning.pay import band_for
from coach.planning.phases import end_of_move
from coach.planning.phrases import in_sentence, named, titled, with_article
from coach.planning.schedule import Placed
from coach.planning.stretch import WITNESSED
from coach.planning.task import Task

WORKING_LIFE = 40  # years of work after which nobody is shown a further rung unasked


def horizon_of(case: Case, weeks: float) -> str:
    """Short, medium or long term for a date so many weeks off (clash 1: labels follow from dates)."""
    years = weeks / case.weeks_in(12)
    names = ("short", "medium", "long")
    return [name for name in names if years >= case.rows.range("treated-goal-horizons", name).low][-1]


def find_goals(base: Draft) -> tuple[Goal, ...]:
    """The goal itself, what it takes, and where it leads, each with its measure and date."""
    case = base.case
    wish = day_by(case, case.weeks, "deadline", case.months)
    goals = [
        Goal(
            id="goal-role",
            horizon=horizon_of(case, case.weeks),
            statement=_wish(base, wish),
            measure=Said(text=_measure(case)),
            due=wish,
        ),
        *_skill_goals(base),
        _network_goal(base),
        *_further(base),
    ]
    return tuple(sorted(goals, key=lambda goal: (goal.due.on or case.today, goal.id)))


def _measure(case: Case) -> str:
    """What shows that the goal itself is reached."""
    if case.target.own:
        return "A first paying customer, or your written decision with its figures."
    if not case.named:
        return "One sentence that names the work, and the first step towards it taken."
    if case.relation == "same":
        return "Scope, title and pay agreed in writing, here or elsewhere."
    return "A signed offer, or your name against the role."


def _wish(base: Draft, by: Figure) -> Said:
    """The goal itself; where the work does not fit its date, that is said."""
    case = base.case
    if case.target.own:
        text = "Have a business of your own running, or a clear decision on it, by {by}."
    elif base.blocked_credentials:
        text = "Work as {target}, in time: {by} is too soon for it; see what would make it fit."
        return say(text, target=with_article(case.goal), by=by)
    elif case.target.occupation is None and case.target.field:
        text = "Work in {field} by {by}."
    elif not case.named:
        text = "Know which work you want, and be on the way to it, by {by}."
    elif case.relation == "same":
        text = "Have grown as {target} by {by}: in scope, title or pay."
    else:
        text = "Work as {target} by {by}."
    late = "" if base.fits else " As things stand the work does not fit that date; see what would make it fit."
    return say(
        "{wish}{late}", wish=say(text, target=with_article(case.goal), field=case.target.field or "", by=by), late=late
    )


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
        if max(ends) <= case.weeks_in(12 * case.rows.range("goal-vision-horizon-roadmap", "horizon").low):
            found.append(_skill_goal(case, item, max(ends)))
    return found


def _skill_goal(case: Case, item: OpenGap, weeks: float) -> Goal:
    """A gap closed and shown; of a credential that is out of reach only the way in is a goal."""
    due = day_by(case, weeks, f"due-{item.gap.id}", case.hours, item.gap.hours)
    entry = out_of_reach(case, item)
    shown = "{name} in hand by {by}." if item.credential is not None else "{name}: to be shown by {by}."
    text = "The way into {name} settled by {by}." if entry else shown
    measure = "Written confirmation of a place, or of what is still missing for it" if entry else item.gap.proof
    return Goal(
        id=f"goal-{item.gap.id}",
        horizon=horizon_of(case, weeks),
        statement=say(text, name=named(item.gap.name) if entry else item.gap.name, by=due),
        measure=Said(text=f"{measure}."),
        due=due,
    )


def _network_goal(base: Draft) -> Goal:
    """People who know the person, by the end of its milestone, or halfway to the date where that was dropped."""
    case = base.case
    placed = next((item for item in base.placed if item.task.id == "network-contacts" and not item.done), None)
    weeks = case.weeks / 2 if placed is None else min(placed.end, case.horizon)
    due = day_by(case, weeks, "network-goal", case.months, case.hours)
    return Goal(
        id="goal-network",
        horizon=horizon_of(case, weeks),
        statement=say("A circle of people in the field who know you, by {by}.", by=due),
        measure=Said(text=f"{CONTACTS_PROOF}."),
        due=due,
    )


def _further(base: Draft) -> list[Goal]:
    """Where the target usually leads: the rung after it, and the ten-year direction to fill in."""
    case = base.case
    goals = []
    years = case.rows.figure("goal-vision-horizon-roadmap", "horizon")
    weeks = _arrival(base) + case.weeks_in(12 * 3)
    after = _next(case, weeks)
    if after is not None and not case.target.own and weeks <= case.weeks_in(12 * (years.low or 10.0)):
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
    due = day_by(case, case.weeks_in(12 * (years.low or 10.0)), "vision", years)
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


def _next(case: Case, weeks: float) -> Occupation | None:
    """The rung after the target, unless it lies so many weeks off that few are still at work by then."""
    occupation = case.target.occupation
    worked = 0.0 if case.years is None else case.years.low or 0.0
    if occupation is None or not occupation.after or worked + weeks / case.weeks_in(12) > WORKING_LIFE:
        return None
    return case.framework.catalogue.occupations[occupation.after[0]]


def year_goals(base: Draft) -> tuple[YearGoal, ...]:
    """Goals for the years the worksheet names (row roadmap-goal-years): role, skill, network, pay, achievement."""
    case = base.case
    years = [int(item) for item in case.rows.items("roadmap-goal-years", "years")]
    return tuple(_year(base, number, before) for before, number in zip((0, *years), years, strict=False))


def _year(base: Draft, number: int, before: int) -> YearGoal:
    """Goals for a year, from what the plan gets done since the year named before it."""
    case = base.case
    weeks = case.weeks_in(12 * number)
    by = month(case.on(weeks), calculated(f"in-years-{number}", "framework:roadmap-goal-years"))
    done = [p for p in base.placed if case.weeks_in(12 * before) <= p.end < weeks]
    return YearGoal(
        id=f"year-{number}",
        by=by,
        role=_role_by(base, weeks),
        skill=_skill_by(base, done, weeks),
        network=_network_by(case, number),
        pay=_pay_by(case, weeks > _arrival(base)),
        achievement=_achievement_by(base, [p.task for p in done], after=weeks > _arrival(base)),
    )


def _arrival(base: Draft) -> float:
    """Weeks until the target role at the earliest: the move, and what a credential's calendar takes."""
    case = base.case
    calendar = [case.weeks_in(item.credential.months[0]) for item in base.blocked_credentials if item.credential]
    there = end_of_move(base) if base.arrives else max(base.end, case.weeks)
    return max((there, *calendar))


def _role_by(base: Draft, weeks: float) -> str:
    case = base.case
    there = _arrival(base)
    if case.target.own:
        return (
            "Your own business, or a decision against it"
            if weeks >= there
            else f"{case.here}, trying it {'beside' if case.employed else 'in small'}"
        )
    if not case.named:
        before = "Your present work, and a clearer idea of the next" if case.employed else "A clear idea of the work"
        return "Work that you chose" if weeks >= there else before
    if weeks < there:
        if case.relation == "return":
            return "Back at work, or close to it"
        return case.here if case.relation == "same" else f"{case.here}, on the way to {case.goal}"
    after = _next(case, weeks)
    rung = case.weeks_in(case.rows.range("path-linear-timeline", "duration").high or 36.0)
    if after is not None and weeks >= there + rung:
        return f"{after.title}, or deeper as {with_article(case.goal)}"
    return titled(case.target.title)


def _skill_by(base: Draft, done: list[Placed], weeks: float) -> Said:
    """The gaps closed by then; else the study under way; else what the next check names."""
    names = {item.gap.id: item.gap.name for item in base.gaps if item.gap.kind not in ("network", "experience")}
    last = {gap: p for p in base.placed for gap in p.task.gaps if gap in names and not p.task.id.endswith("-enrol")}
    closed = [names[gap] for gap, p in last.items() if p in done]
    if closed:
        return Said(text=f"{', '.join(closed[:3])}{' and more' if len(closed) > 3 else ''}.")
    under_way = [names[gap] for gap, p in last.items() if p.end >= weeks and base.arrives]
    if under_way:
        return Said(text=f"{under_way[0]}: the study kept up, block by block.")
    if base.case.target.own:
        return Said(text="What your first customers ask for.")
    if base.blocked_credentials:
        return Said(text=f"{base.blocked_credentials[0].gap.name}: the way in, and then the training.")
    if base.case.target.occupation is None:
        return Said(text="What advertisements and talks ask for most often.")
    return Said(text="What the readiness check for the next role names.")


def _network_by(case: Case, number: int) -> Said:
    if number == 1:
        return Said(text="The people of your milestones, whom you can call.")
    if number == 2:
        row = "milestone-q7-network"
        return say("{n} in the target field whom you can call.", n=case.rows.figure(row, "contacts"))
    return say("{n} in regular touch.", n=case.rows.figure("network-tier-professional", "people"))


def _pay_by(case: Case, there: bool) -> Said:
    if not there:
        start = "Present pay kept" if case.employed else "What you need each month written down"
        return Said(text=f"{start}; courses paid by others where they can be.")
    if case.target.own:
        return Said(text="Takings that cover the page of numbers, and your own pay from them.")
    band = band_for(case, case.target.occupation)
    if band is not None:
        return say("{pay} a year by the documents' US technology medians; check local data.", pay=band)
    return Said(text="At or above what local postings for the role print; no pay source is loaded here.")


def _achievement_by(base: Draft, done: list[Task], after: bool) -> Said:
    """What was shown last by then: of what the role requires, else of what helps; a named proof before a reference."""
    required = {item.gap.id for item in base.gaps if item.gap.required}
    shown = [task for task in done if task.kind in ("experience", "prove") and task.evidence not in WITNESSED]
    if shown:
        best = max(reversed(shown), key=lambda task: (not required.isdisjoint(task.gaps), task.kind == "prove"))
        return Said(text=f"{best.evidence}.")
    return Said(text="A result in the role that others can confirm." if after else "A result that others can confirm.")
