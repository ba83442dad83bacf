"""What the target asks for and the person does not show yet: one order, priced within the budget, in scope."""

from dataclasses import replace

from coach.domain.figures import Figure
from coach.planning.case import Case
from coach.planning.credentialgaps import credential_gaps
from coach.planning.gapkinds import OpenGap, experience_gaps, network_gap, of_any_job, skill_gaps
from coach.planning.purse import Purse
from coach.planning.training import with_training


def find_gaps(case: Case) -> tuple[OpenGap, ...]:
    """All gaps to the target, ordered by priority, then impact and ease, then the person's criterion.

    Hours, date, money and scope play no part in them.
    """
    found = [*skill_gaps(case), *credential_gaps(case), *experience_gaps(case), network_gap(case)]
    dropped = set(case.choices.dropped)
    kept = with_training(case, [item for item in found if item.gap.id not in dropped])
    return tuple(sorted(kept, key=lambda item: _order(case, item)))


def choose_gaps(case: Case, found: tuple[OpenGap, ...]) -> tuple[OpenGap, ...]:
    """The gaps with prices within the budget, and which of them are planned for at the case's date and scope."""
    priced = _within_scope(case, _priced(case, found))
    return _after_entry(priced) if any(out_of_reach(case, item) for item in priced) else priced


def out_of_reach(case: Case, item: OpenGap) -> bool:
    """Whether a required credential's shortest calendar time is longer than the timeline."""
    need = item.credential
    return need is not None and item.gap.required and case.weeks_in(need.months[0]) > case.weeks


def _after_entry(items: tuple[OpenGap, ...]) -> tuple[OpenGap, ...]:
    """With the credential out of reach, only the way into it is planned: the rest comes with the training."""
    kept = ("credential", "network")
    return tuple(
        item if item.gap.kind in kept and (item.gap.required or item.gap.kind == "network") else _later(item)
        for item in items
    )


def _later(item: OpenGap) -> OpenGap:
    return replace(item, gap=item.gap.model_copy(update={"planned": False}))


def _order(case: Case, item: OpenGap) -> tuple[object, ...]:
    """P0 before P1 before P2; inside, the matrix; the chosen criterion breaks ties; then the name."""
    gap = item.gap
    matrix = (gap.impact != "high", gap.difficulty != "easy")
    hours = gap.hours.middle
    general = item.competency is not None and of_any_job(item.competency)  # the craft itself comes first
    criterion: dict[str, tuple[object, ...]] = {
        "urgency": (gap.kind != "credential", *matrix, general, hours),
        "roi": (*matrix, general, hours, gap.cost.middle),
        "difficulty": (hours, *matrix),
    }
    return (gap.priority, *criterion[case.choices.criterion], gap.id)


def _priced(case: Case, ordered: tuple[OpenGap, ...]) -> list[OpenGap]:
    """Prices within the budget: required credentials, then courses for P0 skills, then helpful credentials."""
    purse = Purse(case.budget)
    course = case.rows.figure("learning-cost-low", "cost")
    priced: dict[str, OpenGap] = {}
    for item in sorted(ordered, key=lambda item: (item.gap.kind != "credential", item.gap.priority)):
        gap = item.gap
        if gap.kind == "credential" and gap.required:
            priced[gap.id] = _at(item, purse.spend(gap.cost), paid=True)
    for item in ordered:
        gap = item.gap
        if (
            gap.kind in ("skill", "knowledge")
            and gap.planned
            and gap.priority == "P0"
            and case.budget is not None
            and purse.affords(course)
        ):
            priced[gap.id] = _at(item, purse.spend(course), paid=True)
    for item in ordered:
        gap = item.gap
        if not gap.planned:
            continue
        if gap.kind == "credential" and not gap.required and gap.priority == "P1" and purse.affords(gap.cost):
            priced[gap.id] = _at(item, purse.spend(gap.cost), paid=True)
        elif gap.kind == "credential" and not gap.required:
            priced[gap.id] = _later(item)
    return [priced.get(item.gap.id, item) for item in ordered]


def _at(item: OpenGap, cost: Figure, paid: bool) -> OpenGap:
    return replace(item, gap=item.gap.model_copy(update={"cost": cost}), paid=paid)


def _within_scope(case: Case, ordered: list[OpenGap]) -> tuple[OpenGap, ...]:
    """Mark as planned all required gaps and a few helpful ones; hours play no part, so that the set stays put."""
    room = 0 if case.choices.scope == "required" else int(case.rows.range("plan-optional-gaps", "gaps").high or 0)
    result = []
    for item in ordered:
        gap = item.gap
        if gap.required or gap.kind == "network":
            result.append(item)
            continue
        take = gap.planned and gap.priority == "P1" and room > 0
        room -= take
        result.append(item if take == gap.planned else replace(item, gap=gap.model_copy(update={"planned": take})))
    return tuple(result)
