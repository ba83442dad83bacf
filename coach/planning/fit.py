"""Does it fit the hours, the date and the money; and if not, what binds."""

import math
from collections.abc import Iterator

from coach.domain.figures import Figure, Origin, Said, amount, calculated, day, say
from coach.domain.plan import Fit
from coach.planning.candidates import rungs_between
from coach.planning.case import Case
from coach.planning.credentialgaps import calendar_of
from coach.planning.credentials import practice_missing, served
from coach.planning.draft import Draft
from coach.planning.nearness import between
from coach.planning.ownaccount import CAPITAL
from coach.planning.phrases import in_sentence, named, with_article
from coach.planning.purse import about_prices
from coach.planning.recognition import AFTER_RECOGNITION, Recognition
from coach.planning.waysout import ways_out, weekly_needed


def judge(base: Draft) -> Fit:
    """The verdict on a draft with its reasons; at least two ways out when it does not fit."""
    case = base.case
    end = day(case.on(math.ceil(base.done * 7) / 7), calculated("finish", case.hours, *base.sources))
    deadline = day(case.deadline, calculated("deadline", case.months))
    total = sum(item.task.effort for item in base.placed if not item.done)
    needed = amount(math.ceil(total), math.ceil(total), "hour", calculated("hours-needed", *base.sources))
    week = case.rows.figure("plan-week", "weeks")
    room = math.floor((case.hours.low or 0.0) * case.weeks)
    available = amount(room, room, "hour", calculated("hours-available", case.hours, case.months, week))
    weekly = weekly_needed(base)
    reasons = tuple(_reasons(base, end, deadline, needed, available))
    ways = ways_out(base, weekly) if reasons else ()
    return Fit(
        verdict="does not fit" if reasons else "not known" if _unknown(case) else "fits",
        reach=base.reach,
        meanwhile=_meanwhile(base, deadline),
        summary=_summary(base, end, deadline, bool(reasons)),
        reasons=reasons,
        hours_needed=needed,
        hours_available=available,
        weekly_needed=weekly,
        finish=end,
        deadline=deadline,
        cost=base.cost,
        ways_out=ways,
        cautions=tuple(_cautions(base)),
    )


def _cautions(base: Draft) -> Iterator[Said]:
    """Where prices say little, and where promotions or years of practice usually take longer than the person allows."""
    case = base.case
    prices = about_prices(case.profile.figure("budget"), case.currency)
    if prices is not None and base.cost.high:
        yield prices
    if case.target.own:
        yield Said(text=CAPITAL)
    if any(isinstance(item.credential, Recognition) and item.gap.required for item in base.gaps):
        yield Said(text=AFTER_RECOGNITION)
    here, target = case.occupation, case.target.occupation
    if target is None or target in case.past:
        return
    skipped = between(case)
    if skipped:
        text = "Most come to {goal} by way of {role}; expect to be asked why you would go past it."
        yield Said(text=text.format(goal=case.goal, role=in_sentence(skipped[0].title)))
    trained = any(served(case, need) is not None for need in target.credentials)
    if here is not None and case.employed and case.relation == "promotion" and not trained:
        rungs = rungs_between(here, target)
        each = case.rows.figure("path-linear-timeline", "duration")
        low, high = (each.low or 0.0) * rungs, (each.high or 0.0) * rungs
        usual = amount(low, high, "month", calculated("rungs-times-timeline", each))
        if low > (case.months.low or 0.0):
            yield say(
                "Promotions keep their own calendar: {usual} is usual from where you are.",
                usual=usual,
            )
    need = amount(*target.experience.years, "year", Origin(kind="dataset", id=f"occupation:{target.id}"))
    years = None if case.years is None else (case.years.low or 0.0) + (case.months.low or 0.0) / 12
    if years is not None and years < (need.low or 0.0):
        have = amount(int(years), int(years), "year", calculated("years-by-then", case.years or "", case.months))
        yield say(
            "Hirers usually look for {need} in {work}; by your date you would have about {have}. Expect to be asked.",
            need=need,
            work=target.experience.work,
            have=have,
        )


def _summary(base: Draft, end: Figure, deadline: Figure, late: bool) -> Said:
    case = base.case
    wish = "you wished to be there by" if case.dated else "the date I took is"
    if late:
        return say(
            "It does not fit as it stands: {wish} {deadline}, at {hours}. That is about hours, rules and money, and no "
            "verdict on you.",
            wish=wish,
            deadline=deadline,
            hours=case.hours,
        )
    date = say("your date of {deadline}" if case.dated else "{deadline}", deadline=deadline)
    if _unknown(case):
        text = (
            "Whether it fits can't be told yet: what {goal} asks for I do not know. Finding that out, meeting people "
            "and a search take until {end} at {hours}; the training it may ask for is not in that. So find out first "
            "what is asked for, then make the plan again."
        )
        return say(text, goal=case.goal, end=end, hours=case.hours)
    slow = base.late_done
    last = day(case.on(math.ceil(slow * 7) / 7), calculated("finish-at-high-end", case.hours, *base.sources))
    if base.end > case.weeks:
        text = "It just about fits: at {hours} the work for it is done by {end}, days after {date}."
    elif slow > case.weeks:
        text = (
            "It fits if the work takes no more than the low end of the usual hours: at {hours} it is then done by "
            "{end}. At the high end it is {last}, after {date}."
        )
    elif slow > base.done:
        text = "It fits: at {hours} the work for it is done between {end} and {last}, before {date}."
    else:
        text = "It fits: at {hours} the work for it is done by {end}, before {date}."
    return say(text, hours=case.hours, end=end, last=last, date=date)


def _unknown(case: Case) -> bool:
    """Whether nobody can say if it fits, since what the target asks for is not in our tables."""
    return case.named and case.target.occupation is None and not case.target.own


def _meanwhile(base: Draft, deadline: Figure) -> Said | None:
    """What the planned work is for when it does not reach the target."""
    case = base.case
    if base.reach == "only the way in":
        return say(
            "This is what you can do meanwhile: find the way into {name} and meet people in the work. It does not "
            "make you {goal} by {deadline}.",
            name=named(base.blocked_credentials[0].gap.name),
            goal=with_article(case.goal),
            deadline=deadline,
        )
    if base.reach == "not at this pace":
        return say(
            "This is what you can do meanwhile: the steps that end by {deadline}. What would come after them is left "
            "out, since at {hours} it has no sensible end.",
            deadline=deadline,
            hours=case.hours,
        )
    return None


def _reasons(base: Draft, end: Figure, deadline: Figure, needed: Figure, available: Figure) -> Iterator[Said]:
    """What stands in the way: calendar time of credentials, years of practice, hours, money."""
    case = base.case
    for item in base.blocked_credentials:
        if item.credential is not None:
            years = (
                " because of the years of practice its issuer asks for"
                if practice_missing(case, item.credential)
                else ""
            )
            yield say(
                "{name} is required, and takes {months}{years}; no number of hours a week brings it into {timeframe}.",
                name=item.gap.name,
                months=calendar_of(case, item.credential),
                years=years,
                timeframe=case.months,
            )
    if base.reach in ("later", "not at this pace"):
        text = {
            "later": "The work comes to about {needed}; with a part of your time kept for people, {hours} carry it to "
            "{end}; {wish} {deadline}.",
            "not at this pace": "The work comes to about {needed}: that is a whole training, and at {hours} it can't "
            "be done within {horizon}; {wish} {deadline}.",
        }[base.reach]
        yield say(
            text,
            wish="you wished for" if case.dated else "the date I took is",
            needed=needed,
            hours=case.hours,
            end=end,
            deadline=deadline,
            horizon=case.rows.figure("goal-vision-horizon-roadmap", "horizon"),
        )
    if base.over_budget and case.budget is not None:
        text = (
            "What is required costs {cost} at least, more than your budget of {budget}."
            if case.budget.low
            else "What is required costs {cost} at least, and you named no money for it: a grant, an employer or a "
            "public programme would have to carry it."
        )
        yield say(text, cost=base.cost, budget=case.budget)
