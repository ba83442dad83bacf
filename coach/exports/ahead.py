"""The sections on what to do and when: this month, the coming weeks, the milestones."""

import math
from collections.abc import Iterator
from datetime import timedelta
from itertools import groupby

from coach.domain.figures import Figure, Said, amount, calculated, say
from coach.domain.plan import Action, CareerPlan, Milestone, Week
from coach.exports.page import Block, Item, Items, Section, filled, told, under

OWN = "Yours"
ROUNDING = 0.06  # hours a block may be off the even share of the whole


def month(plan: CareerPlan) -> Section:
    items = tuple(Item(text=_with_hours(action.text, action.hours), done=False) for action in plan.month_actions)
    return Section(id="month", title="This month", blocks=filled([Items(items=items)]))


def _with_hours(text: Said, hours: Figure | None) -> Said:
    return text if hours is None else say("{text} ({hours})", text=text, hours=hours)


def weeks(plan: CareerPlan) -> Section:
    """The near weeks; neighbours that hold the same work are one entry."""
    milestones = {item.id: item for item in plan.milestones}
    described = [(week, tuple(_work(week, action, milestones) for action in week.actions)) for week in plan.weeks]
    items = []
    for work, group in groupby(described, key=lambda pair: pair[1]):
        same = [week for week, _ in group]
        items.append(_weeks(same, work))
    return Section(id="weeks", title="The coming weeks", blocks=filled([Items(items=tuple(items))]))


def _work(week: Week, action: Action, milestones: dict[str, Milestone]) -> Said:
    """A week's piece of a milestone, by the milestone's title, and whether it ends in that week."""
    milestone = milestones.get(action.milestone or "")
    if milestone is None:
        return _with_hours(action.text, action.hours)
    last = milestone.due.on and week.start.on and milestone.due.on <= week.start.on + timedelta(days=7)
    text = say("Finish: {title}" if last else "{title}", title=titled(milestone))
    return _with_hours(text, action.hours)


def titled(milestone: Milestone) -> Said:
    """A milestone's title with the figures it quotes, which its first step carries."""
    return next((step for step in milestone.steps if step.text == milestone.title), Said(text=milestone.title))


def _weeks(same: list[Week], work: tuple[Said, ...]) -> Item:
    first, last = same[0], same[-1]
    if first is last:
        lead = say("Week of {start}", start=first.start)
        text = told(first.hours)
    else:
        lead = say("Weeks of {start} to {end}", start=first.start, end=last.start)
        text = say("{hours} each", hours=first.hours)
    return Item(lead=lead, text=text if work else Said(text="nothing planned"), details=work)


def milestones(plan: CareerPlan) -> Section:
    """All milestones by quarter of the plan, done ones ticked; the person's own last."""
    seen = {action.text.text for action in plan.month_actions}
    blocks: list[Block] = []
    merged = list(_merged(plan))
    for quarter in sorted({group[0].quarter for group in merged}, key=_quarter):
        groups = [group for group in merged if group[0].quarter == quarter]
        items = tuple(_milestone(plan, group, seen) for group in groups)
        blocks += under(_heading(plan, quarter), Items(items=items))
    return Section(id="milestones", title="Milestones", blocks=tuple(blocks))


def _quarter(label: str) -> tuple[bool, int, str]:
    """Order of the quarters' labels: by number, the person's own after them."""
    digits = label.removeprefix("Q")
    return (label == OWN, int(digits) if digits.isdigit() else 0, label)


def _heading(plan: CareerPlan, quarter: str) -> Said:
    if quarter == OWN:
        return Said(text="Your own")
    due = [item.due for item in plan.milestones if item.quarter == quarter]
    last = max(due, key=lambda figure: figure.on or plan.made_on)
    return say("{quarter}, to {last}", quarter=quarter, last=last)


def _merged(plan: CareerPlan) -> Iterator[list[Milestone]]:
    """Milestones in their order; study blocks of one credential together, where the first of them stands."""
    credentials = {gap.id for gap in plan.gaps if gap.kind == "credential"}
    groups: dict[tuple[str, ...], list[Milestone]] = {}
    for item in plan.milestones:
        study = item.kind == "learn" and not item.pinned and bool(set(item.gaps) & credentials)
        groups.setdefault((*item.gaps, item.status) if study else (item.id,), []).append(item)
    yield from groups.values()


def _milestone(plan: CareerPlan, group: list[Milestone], seen: set[str]) -> Item:
    """A milestone with its proof, and its steps where they have not been said before."""
    first = group[0]
    steps = tuple(step for step in first.steps if step.text not in seen and step.text != first.title)
    seen.update(step.text for step in steps)
    done = first.status == "done"
    proof = say("Shown by: {proof}" if done else "Proof: {proof}", proof=first.evidence)
    note = (say("Your note: {note}", note=first.note),) if first.note else ()
    title, text = _together(plan, group) if len(group) > 1 else (titled(first), _when(first))
    return Item(lead=title, text=text, details=(*(() if done else steps), proof, *note), done=done)


def _when(item: Milestone) -> Said:
    if item.status == "done":
        return say("done on {due}", due=item.due)
    if item.hours.low == item.hours.high == 0:
        return say("by {due}", due=item.due)
    return say("by {due}, {hours}, {cost}", due=item.due, hours=item.hours, cost=_price(item.cost))


def _price(cost: Figure) -> Figure:
    return cost.model_copy(update={"text": "free"}) if cost.low == cost.high == 0 else cost


def _together(plan: CareerPlan, group: list[Milestone]) -> tuple[Said, Said]:
    """Title and line of study blocks shown as one: from when to when, and their hours in all."""
    first, last = group[0], group[-1]
    gap = next(gap for gap in plan.gaps if gap.id in first.gaps)
    title = say("Study for {name}", name=gap.name)
    total, whole = sum(item.hours.middle for item in group), gap.hours.low or 0.0
    rounded = round(whole if math.isclose(total, whole, abs_tol=ROUNDING * len(group)) else total)
    hours = amount(rounded, rounded, "hour", calculated("study-total", *(item.hours for item in group)))
    if first.status == "done":
        return title, say("done from {start} to {due}, {hours} in all", start=first.due, due=last.due, hours=hours)
    cost = max((item.cost for item in group), key=lambda figure: figure.middle)
    text = "from {start} to {due}, {hours} in all, {cost}"
    return title, say(text, start=first.start, due=last.due, hours=hours, cost=_price(cost))
