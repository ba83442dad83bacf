"""The sections on what to do and when: this month, the coming weeks, the milestones."""

from datetime import timedelta
from itertools import groupby

from coach.domain.figures import Figure, Said, say
from coach.domain.plan import Action, CareerPlan, Milestone, Week
from coach.exports.page import Block, Item, Items, Paragraph, Section, filled, told, under

OWN = "Yours"


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
    """All milestones by quarter of the plan, done ones ticked; the person's own last.

    Where the plan does not reach the target, only what can be done by the wished date.
    """
    seen = {action.text.text for action in plan.month_actions}
    blocks: list[Block] = [] if plan.fit.meanwhile is None else [Paragraph(text=plan.fit.meanwhile)]
    shown = [item for item in plan.milestones if plan.fit.meanwhile is None or _in_reach(plan, item)]
    for quarter in sorted({item.quarter for item in shown}, key=_quarter):
        items = [item for item in shown if item.quarter == quarter]
        blocks += under(_heading(plan, items), Items(items=tuple(_milestone(item, seen) for item in items)))
    return Section(id="milestones", title="Milestones", blocks=tuple(blocks))


def _in_reach(plan: CareerPlan, item: Milestone) -> bool:
    """Whether a milestone ends by the wished date, is done, or is the person's own."""
    ours = item.status == "planned" and not item.pinned
    return not ours or (item.due.on or plan.made_on) <= (plan.fit.deadline.on or plan.made_on)


def _quarter(label: str) -> tuple[bool, int, str]:
    """Order of the quarters' labels: by number, the person's own after them."""
    digits = label.removeprefix("Q")
    return (label == OWN, int(digits) if digits.isdigit() else 0, label)


def _heading(plan: CareerPlan, items: list[Milestone]) -> Said:
    quarter = items[0].quarter
    if quarter == OWN:
        return Said(text="Your own")
    last = max((item.due for item in items), key=lambda figure: figure.on or plan.made_on)
    return say("{quarter}, to {last}", quarter=quarter, last=last)


def _milestone(item: Milestone, seen: set[str]) -> Item:
    """A milestone with its proof, and its steps where they have not been said before."""
    steps = tuple(step for step in item.steps if step.text not in seen and step.text != item.title)
    seen.update(step.text for step in steps)
    done = item.status == "done"
    proof = say("Shown by: {proof}" if done else "Proof: {proof}", proof=item.evidence)
    note = (say("Your note: {note}", note=item.note),) if item.note else ()
    caution = (item.caution,) if item.caution else ()
    return Item(
        lead=titled(item), text=_when(item), details=(*(() if done else steps), proof, *note, *caution), done=done
    )


def _when(item: Milestone) -> Said:
    if item.status == "done":
        return say("done on {due}", due=item.due)
    if item.study is not None:
        return say("by {due}, {study} of study, {cost}", due=item.due, study=item.study, cost=_price(item.cost))
    if item.hours.low == item.hours.high == 0:
        return say("by {due}", due=item.due)
    return say("by {due}, {hours}, {cost}", due=item.due, hours=item.hours, cost=_price(item.cost))


def _price(cost: Figure) -> Figure:
    return cost.model_copy(update={"text": "free"}) if cost.low == cost.high == 0 else cost
