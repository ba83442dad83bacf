"""The sections on what to do and when: this month, the coming weeks, the milestones."""

from datetime import date

from coach.domain.figures import Figure, Said, amount, calculated, join, say
from coach.domain.plan import Action, CareerPlan, Milestone, Week
from coach.exports.page import Block, Item, Items, Paragraph, Section, filled, told, under
from coach.planning.phrases import titled as capitalised

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
    worked: dict[str, list[tuple[Week, Action]]] = {}
    titles: dict[str, Said] = {}
    for week in plan.weeks:
        for action in week.actions:
            milestone = milestones.get(action.milestone or "")
            title = action.text if milestone is None else called(milestone)
            titles[title.text] = title
            worked.setdefault(title.text, []).append((week, action))
    items = [_piece(titles[name], found) for name, found in worked.items()]
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


def _piece(title: Said, found: list[tuple[Week, Action]]) -> Item:
    """A piece of work with its first and last week, and its hours between them."""
    first, last = found[0][0].start, found[-1][0].start
    lead = say("Week of {first}" if first == last else "Weeks of {first} to {last}", first=first, last=last)
    spent = [action.hours for _, action in found if action.hours is not None]
    if not spent:
        return Item(lead=lead, text=title)
    total = round(sum(hours.low or 0.0 for hours in spent), 1)
    return Item(lead=lead, text=_with_hours(title, amount(total, total, "hour", calculated("hours-in-weeks", *spent))))


def called(milestone: Milestone) -> Said:
    """What a milestone is about in few words: the skill that stands before its colon, or its title."""
    name, colon, _ = milestone.title.partition(": ")
    return Said(text=name) if colon and milestone.kind not in ("network", "visibility") else titled(milestone)


def titled(milestone: Milestone) -> Said:
    """A milestone's title with the figures it quotes, which its first step carries."""
    return next((step for step in milestone.steps if step.text == milestone.title), Said(text=milestone.title))


def milestones(plan: CareerPlan) -> Section:
    """All milestones by quarter of the plan, done ones ticked; the person's own last.

    Where the plan does not reach the target, only what can be done by the wished date.
    """
    names = {gap.id: gap.name for gap in plan.gaps if gap.kind != "network"}
    seen = {action.text.text for action in plan.month_actions}
    blocks: list[Block] = [] if plan.fit.meanwhile is None else [Paragraph(text=plan.fit.meanwhile)]
    shown = [item for item in plan.milestones if plan.fit.meanwhile is None or _in_reach(plan, item)]
    for quarter in sorted({item.quarter for item in shown}, key=_quarter):
        items = [item for item in shown if item.quarter == quarter]
        pieces = tuple(_piece_of(name, group, seen) for name, group in _together(items, names))
        blocks += under(_heading(plan, items), Items(items=pieces))
    return Section(id="milestones", title="Milestones", blocks=tuple(blocks))


def _together(items: list[Milestone], names: dict[str, str]) -> list[tuple[str, list[Milestone]]]:
    """A quarter's milestones, those towards the same gap together under its name; touched ones stand alone."""
    groups: dict[str, list[Milestone]] = {}
    for item in items:
        touched = item.status == "done" or item.pinned or item.note or item.caution
        gap = item.gaps[0] if item.gaps and not touched else item.id
        groups.setdefault(gap, []).append(item)
    return [(names.get(gap, ""), group) for gap, group in groups.items()]


def _piece_of(name: str, group: list[Milestone], seen: set[str]) -> Item:
    """A milestone, or several parts of the same piece of work below its name."""
    if len(group) == 1 or not name:
        return _milestone(group[0], seen)
    alike = len({(item.hours.text, item.study and item.study.text) for item in group}) == 1
    last = max((item.due for item in group), key=lambda due: due.on or date.min)
    each = [say("{part} each", part=part) for part in _effort(group[0])] if alike else []
    costs = [told(item.cost) for item in group if item.cost.high != 0]
    text = join([say("by {due}", due=last), *each, *costs], ", ")
    return Item(
        lead=Said(text=name), text=text, details=tuple(_part(item, name, alike, seen) for item in group), done=False
    )


def _part(item: Milestone, name: str, alike: bool, seen: set[str]) -> Said:
    """One part of a piece of work on a line: when, what, how to go about it, and what shows it."""
    what = titled(item)
    what = what.model_copy(update={"text": capitalised(what.text.removeprefix(f"{name}: "))})
    effort = [] if alike else _effort(item)
    when = join([say("By {due}", due=item.due), *effort], ", ")
    steps = [step for step in item.steps if step.text not in seen and step.text != item.title]
    proof = [] if item.evidence in seen else [say("Proof: {proof}.", proof=item.evidence)]
    seen.update((item.evidence, *(step.text for step in steps)))
    return join([say("{when}: {what}.", when=when, what=what), *steps, *proof])


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
    """The date with hours and price; what costs nothing needs no word for it."""
    if item.status == "done":
        return say("done on {due}", due=item.due)
    parts = [say("by {due}", due=item.due), *_effort(item)]
    if item.cost.high != 0:
        parts.append(told(item.cost))
    return join(parts, ", ")


def _effort(item: Milestone) -> list[Said]:
    """The hours of a milestone, or of the enrolled course that fall into it; none where they are counted elsewhere."""
    if item.study is not None:
        return [say("{study} of study", study=item.study)]
    return [told(item.hours)] if item.hours.high != 0 else []
