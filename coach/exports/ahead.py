"""The sections on what to do and when: this month, the coming weeks, the milestones."""

from coach.domain.figures import Figure, Said, amount, calculated, say
from coach.domain.plan import Action, CareerPlan, Milestone, Week
from coach.exports.page import Block, Item, Items, Paragraph, Section, filled, price, under

OWN = "Yours"


def month(plan: CareerPlan) -> Section:
    """What to do this month; the steps that go with a piece of work stand below it."""
    pieces: dict[str, list[Said]] = {}
    for action in plan.month_actions:
        pieces.setdefault(action.milestone or action.id, []).append(_with_hours(action.text, action.hours))
    items = tuple(Item(text=texts[0], details=tuple(texts[1:]), done=False) for texts in pieces.values())
    return Section(id="month", title="This month", blocks=filled([Items(items=items)]))


def _with_hours(text: Said, hours: Figure | None) -> Said:
    return text if hours is None else say("{text} ({hours})", text=text, hours=hours)


def weeks(plan: CareerPlan) -> Section:
    """The near weeks by piece of work: the weeks it takes of them, and its hours in them."""
    milestones = {item.id: item for item in plan.milestones}
    worked = [(week, action) for week in plan.weeks for action in week.actions]
    items = []
    for name in dict.fromkeys(action.milestone or action.id for _, action in worked):
        found = [(week, action) for week, action in worked if (action.milestone or action.id) == name]
        items.append(_piece([week for week, _ in found], [action for _, action in found], milestones.get(name)))
    blocks: list[Block] = [Items(items=tuple(items))]
    if items:
        blocks.insert(0, _pace([week.hours for week in plan.weeks if week.actions]))
    return Section(id="weeks", title="The coming weeks", blocks=filled(blocks))


def _pace(hours: list[Figure]) -> Paragraph:
    """How many hours the weeks take, and what the rest is for."""
    low, high = min(hour.low or 0.0 for hour in hours), max(hour.low or 0.0 for hour in hours)
    each = amount(low, high, "hour", calculated("hours-this-week", *hours))
    text = "{each} a week. What is left of your time is kept for people, and for weeks that go otherwise than planned."
    return Paragraph(text=say(text, each=each))


def _piece(weeks: list[Week], actions: list[Action], milestone: Milestone | None) -> Item:
    """A piece of work with its first and last week, and its hours between them."""
    first, last = weeks[0].start, weeks[-1].start
    lead = say("Week of {first}" if len(weeks) == 1 else "Weeks of {first} to {last}", first=first, last=last)
    title = actions[0].text if milestone is None else titled(milestone)
    spent = [action.hours for action in actions if action.hours is not None]
    if not spent:
        return Item(lead=lead, text=title)
    total = round(sum(hours.low or 0.0 for hours in spent), 1)
    return Item(lead=lead, text=_with_hours(title, amount(total, total, "hour", calculated("hours-in-weeks", *spent))))


def titled(milestone: Milestone) -> Said:
    """A milestone's title with the figures it quotes, which its first step carries."""
    return next((step for step in milestone.steps if step.text == milestone.title), Said(text=milestone.title))


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
        return say("by {due}, {study} of study, {cost}", due=item.due, study=item.study, cost=price(item.cost))
    if item.hours.low == item.hours.high == 0:
        return say("by {due}", due=item.due)
    return say("by {due}, {hours}, {cost}", due=item.due, hours=item.hours, cost=price(item.cost))
