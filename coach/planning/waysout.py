"""Changes that would make a plan fit, each tried by planning anew, with the effect it has."""

import math
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from coach.domain.figures import Figure, Said, amount, calculated, day, month, say
from coach.domain.plan import WayOut
from coach.framework.occupations import Occupation
from coach.planning.case import Case
from coach.planning.draft import Draft, redraft, with_hours
from coach.planning.nearness import (
    beyond,
    left_behind,
    nearest_first,
    on_the_way,
    serves,
    steps_back,
    too_dear,
    too_low,
)
from coach.planning.phrases import in_sentence
from coach.planning.purse import PRICED_IN

ENOUGH = 4  # ways out shown at most
HALF = 0.5  # weekly hours are offered in steps of half an hour
LONGEST = 240  # months a plan may take (the limit of the slot)
LONG_YEARS = 3
NEAR_TRIED = 8  # neighbouring roles tried at most
NEAR_SHOWN = 2
ENTRY_RANKS = (1, 2)


def weekly_needed(base: Draft) -> Figure | None:
    """The least weekly hours that reach the date, in half hours; None when no number of hours does."""
    if base.blocked_credentials:
        return None
    low, high = 1, 160  # half hours
    if base.end_at(high * HALF) > base.case.latest:
        return None
    while low < high:
        middle = (low + high) // 2
        if base.end_at(middle * HALF) <= base.case.latest:
            high = middle
        else:
            low = middle + 1
    return _hours(base, low * HALF)


def _hours(base: Draft, value: float) -> Figure:
    return amount(value, value, "hour/week", calculated("weekly-hours-needed", base.case.months, *base.sources))


def ways_out(base: Draft, needed: Figure | None) -> tuple[WayOut, ...]:
    """Changes with which everything fits, simplest first, at most four; `needed` are the weekly hours that would do."""
    return tuple(islice(_candidates(base, needed), ENOUGH))


def _candidates(base: Draft, needed: Figure | None) -> Iterator[WayOut]:
    most = base.case.rows.range("plan-hours-limit", "hours").high or 0.0
    yield from _more_hours(base, needed, most)
    yield from _required_only(base)
    yield from _later(base)
    yield from _more_money(base)
    yield from _nearer_roles(base)
    if base.over_budget or needed is None or (needed.low or 0.0) > most:  # else it is offered as more hours
        yield from _everything(base, most, "later-and-more")
    yield from _everything(base, base.case.rows.range("plan-full-time", "hours").low, "full-time")
    yield from _nearer_roles_later(base)


def _effect(tried: Draft) -> Said:
    end = day(tried.case.on(math.ceil(tried.work_end * 7) / 7), calculated("finish", tried.case.hours, *tried.sources))
    price = "at no cost" if not tried.cost.high else say("for {cost}", cost=tried.cost)
    return say("Then the work for it is done by {end}, {price}.", end=end, price=price)


def _more_hours(base: Draft, needed: Figure | None, most: float) -> Iterator[WayOut]:
    if needed is None or base.over_budget or not (base.case.hours.low or 0) < (needed.low or 0) <= most:
        return
    yield WayOut(
        id="more-hours",
        change=say("Give it {needed} instead of {hours}.", needed=needed, hours=base.case.hours),
        effect=_effect(with_hours(base, needed)),
        facts={"hours_per_week": needed.low or 0.0},
    )


def _required_only(base: Draft) -> Iterator[WayOut]:
    if base.case.choices.scope == "required":
        return
    tried = redraft(base, replace(base.case, choices=base.case.choices.model_copy(update={"scope": "required"})))
    if tried.fits:
        yield WayOut(
            id="required-only",
            change=Said(text="Leave out what is helpful but not required, and come back to it in the new role."),
            effect=_effect(tried),
            choices={"scope": "required"},
        )


def until_it_fits(first: Draft) -> Draft | None:
    """The draft with the fewest months that fits at its hours and money; None when none does."""
    case, tried = first.case, first
    months = max(
        math.ceil(tried.work_end / case.weeks_in(1) - 1e-9),
        *(math.ceil(item.credential.months[0]) for item in tried.blocked_credentials if item.credential),
        1,
    )
    most = months_allowed(case, tried)
    for _ in range(5):
        if months > most:
            return None
        figure = amount(months, months, "month", calculated("months-needed", case.hours, *tried.sources))
        tried = redraft(tried, replace(case, months=figure))
        if tried.fits or tried.over_budget:
            return tried if tried.fits else None
        months = max(months + 1, math.ceil(tried.end / case.weeks_in(1)))
    return None


def months_allowed(case: Case, tried: Draft) -> float:
    """Months a plan may take: up to the horizon, and beyond it only where a credential's own calendar does."""
    calendar = max((item.credential.months[0] for item in tried.blocked_credentials if item.credential), default=0.0)
    horizon = round(case.horizon / case.weeks_in(1))
    return horizon if calendar <= horizon else LONGEST


def _by(tried: Draft) -> Figure:
    return month(tried.case.deadline, calculated("deadline", tried.case.months))


def _later(base: Draft) -> Iterator[WayOut]:
    """A later date at the same hours and money."""
    tried = until_it_fits(base)
    if tried is not None and (tried.case.months.low or 0) > (base.case.months.low or 0):
        yield WayOut(
            id="later",
            change=say("Allow {months}, until {by}.", months=tried.case.months, by=_by(tried)),
            effect=_effect(tried),
            facts={"timeframe_months": tried.case.months.low or 0.0},
        )


def _more_money(base: Draft) -> Iterator[WayOut]:
    if not base.over_budget or base.case.currency != PRICED_IN:  # dollars are no budget in another currency
        return
    cost = base.cost
    tried = redraft(base, replace(base.case, budget=_needed(cost)))
    if tried.fits:
        yield WayOut(
            id="more-money",
            change=say(
                "Find {needed} in all: an employer, a grant or a payment plan can carry part of it.",
                needed=_needed(cost),
            ),
            effect=_effect(tried),
            facts={"budget": cost.high or 0.0},
        )


def _needed(cost: Figure) -> Figure:
    return amount(cost.high or 0.0, cost.high, "money", calculated("budget-needed", cost))


def _everything(base: Draft, hours: float, name: str) -> Iterator[WayOut]:
    """More hours, a later date, and the money it takes, all at once."""
    if (base.case.hours.low or 0.0) >= hours or (base.over_budget and base.case.currency != PRICED_IN):
        return
    case = replace(base.case, hours=_hours(base, hours))
    if base.over_budget:
        case = replace(case, budget=_needed(base.cost))
    tried = until_it_fits(redraft(base, case))
    if tried is None:
        return
    facts: dict[str, float | str] = {"hours_per_week": hours, "timeframe_months": tried.case.months.low or 0.0}
    start = "Make it your main occupation, with pay or a grant to live on:" if name == "full-time" else "Give it"
    opening = start + " {hours} until {by}"
    if (tried.case.months.low or 0.0) <= 12 * LONG_YEARS:  # nobody counts years in months
        opening += ", which is {months}"
    change = say(opening, hours=case.hours, by=_by(tried), months=tried.case.months)
    if base.over_budget and case.budget is not None:
        facts["budget"] = case.budget.low or 0.0
        change = say("{change}, and find {money} for it", change=change, money=case.budget)
    yield WayOut(id=name, change=say("{change}.", change=change), effect=_effect(tried), facts=facts)


def _nearer(case: Case) -> list[Occupation]:
    """Roles on the way to the target, at its family's entry, next up from the present one, or beside either.

    Only those whose credentials the money allows.

    Those on the way come first, then those of the target's own sector that ask for most of its skills: who wants to
    leave a field is not sent up in it before that.
    """
    names = case.framework.catalogue.occupations
    goal, here = case.target.occupation, case.occupation
    ids = [*on_the_way(case), *(here.after if here else ()), *(goal.adjacent if goal else ())]
    beside = [name for name in (here.adjacent if here else ()) if goal and names[name].sector == goal.sector]
    ids += beside
    if goal is not None:
        entry = [role for role in case.framework.catalogue.families[goal.family] if role.rank in ENTRY_RANKS]
        ids += [role.id for role in sorted(entry, key=lambda role: (role.rank, role.id))]
    taken = (goal, here, *case.past)
    fresh = [names[name] for name in dict.fromkeys(ids) if names[name] not in taken]
    if goal is not None and not beyond(case, goal):  # where the aim is out of reach, any step on is worth a look
        fresh = [role for role in fresh if serves(case, role) and not too_low(case, role)]
    if here is not None and not (goal and steps_back(case, goal)):  # who knows a field is not sent back down in it
        least = here.rank + (goal is not None and here.id in case.framework.catalogue.leading_to(goal))
        fresh = [role for role in fresh if role.sector != here.sector or role.rank >= least]
    return nearest_first(case, [role for role in fresh if not too_dear(case, role) and not left_behind(case, role)])[
        :NEAR_TRIED
    ]


def _nearer_roles(base: Draft) -> Iterator[WayOut]:
    fitting = ((role, tried) for role in _nearer(base.case) if (tried := base.towards(role)).fits)
    for role, tried in islice(fitting, NEAR_SHOWN):
        yield _nearer_way(base.case, role, Said(text=""), _effect(tried), {})


def _nearer_roles_later(base: Draft) -> Iterator[WayOut]:
    whole = until_it_fits(base)
    most = LONGEST if whole is None else whole.case.months.low or 0.0  # what takes as long as the aim itself is no help
    for role in _nearer(base.case):
        aimed = base.towards(role)
        if aimed.fits or (tried := until_it_fits(aimed)) is None or (tried.case.months.low or 0.0) >= most:
            continue
        long = (tried.case.months.low or 0.0) > 12 * LONG_YEARS
        text = " Allow until {by}." if long else " Allow {months}, until {by}."
        tail = say(text, months=tried.case.months, by=_by(tried))
        facts: dict[str, float | str] = {"timeframe_months": tried.case.months.low or 0.0}
        yield _nearer_way(base.case, role, tail, _effect(tried), facts)


def _nearer_way(case: Case, role: Occupation, tail: Said, effect: Said, facts: dict[str, float | str]) -> WayOut:
    goal, here = case.target.occupation, case.occupation
    if role.id in on_the_way(case):
        text = "Aim at {role} first: it usually comes before {goal}."
    elif here is not None and role.id in here.after:
        text = "Aim at {role} for now: it is the usual step from {here}."
    elif goal is not None and role.id in goal.adjacent:
        text = "Aim at {role} for now: it is work beside that of {goal}."
    elif goal is not None and here is not None and here.sector != goal.sector == role.sector:
        text = "Aim at {role} for now: it is a way into the same field."
    else:
        text = "Aim at {role} for now: you could be there sooner."
    back = " In level it is a step back from {here}." if steps_back(case, role) else ""
    change = say(text + back, role=in_sentence(role.title), goal=case.goal, here=in_sentence(case.here))
    return WayOut(
        id=f"nearer-{role.id}",
        change=say("{change}{tail}", change=change, tail=tail),
        effect=effect,
        facts={**facts, "target_role": role.title},
    )
