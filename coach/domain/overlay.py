"""The person's own edits on top of a computed plan: pinned titles, dates and notes, and own milestones.

A pinned date stands as the person set it. What builds on a milestone pinned later moves behind it; a milestone pinned
before what it builds on carries a caution that says so.
"""

from datetime import date, timedelta

from coach.domain.figures import Figure, Origin, Said, amount, calculated, day, say
from coach.domain.patch import Choices, OwnMilestone, Pin, State
from coach.domain.plan import CareerPlan, Fit, Milestone, quarter


def lay_over(plan: CareerPlan, state: State) -> CareerPlan:
    """The plan with the person's own edits on top, in the order of the dates."""
    if not state.pins and not state.own:
        return plan
    pins = {pin.milestone: pin for pin in state.pins}
    own = [_own(item, plan.made_on, state.choices) for item in state.own if item.id not in state.choices.dropped]
    edited = (_pinned(item, pins[item.id]) if item.id in pins else item for item in (*plan.milestones, *own))
    milestones = _behind_what_they_build_on({item.id: item for item in edited}).values()
    ordered = [
        item if item.kind == "own" else item.model_copy(update={"quarter": quarter(plan.made_on, _on(item.due))})
        for item in sorted(milestones, key=lambda item: (_on(item.due), item.id))
    ]
    return plan.model_copy(update={"milestones": tuple(ordered), "fit": _fit(plan.fit, plan.milestones, ordered)})


def _behind_what_they_build_on(milestones: dict[str, Milestone]) -> dict[str, Milestone]:
    """The milestones, each after those it depends on: moved, or with a caution where the person set its date."""
    settled: dict[str, Milestone] = {}

    def settle(name: str) -> Milestone:
        if name not in settled:
            item = milestones[name]
            before = [settle(other) for other in item.depends if other in milestones]
            last = max(before, key=lambda other: _on(other.due), default=None)
            settled[name] = item if last is None or item.status == "done" else _after(item, last)
        return settled[name]

    return {name: settle(name) for name in milestones}


def _after(item: Milestone, last: Milestone) -> Milestone:
    """A milestone after the last of those it builds on."""
    if "due" in item.pinned:
        early = _on(item.due) < _on(last.due) and last.status != "done"
        text = "Your date lies before “{title}” is done, by {due}, and this step builds on that. Move one of the two."
        return item.model_copy(update={"caution": say(text, title=last.title, due=last.due)}) if early else item
    late = _on(last.due) - _on(item.start)
    if late <= timedelta(0):
        return item
    origin = calculated("after-your-own-date", item.due, last.due)
    return item.model_copy(
        update={"start": day(_on(item.start) + late, origin), "due": day(_on(item.due) + late, origin)}
    )


def _on(figure: Figure) -> date:
    return figure.on or date.max


def _fit(fit: Fit, before: tuple[Milestone, ...], after: list[Milestone]) -> Fit:
    """The verdict with the person's own dates: when the last step ends now, and a caution where that is late.

    Meetings with people go on to the date by themselves, so they do not count as steps here.
    """
    ids = {item.id for item in before if item.kind not in ("network", "visibility")}
    last = max((item.due for item in after if item.id in ids), key=_on, default=fit.finish)
    if fit.meanwhile is not None or _on(last) <= _on(fit.finish):
        return fit
    late = say("With your own dates the last step ends on {last}, after {deadline}.", last=last, deadline=fit.deadline)
    cautions = (*fit.cautions, late) if _on(last) > _on(fit.deadline) else fit.cautions
    return fit.model_copy(update={"finish": last, "cautions": cautions})


def _pinned(milestone: Milestone, pin: Pin) -> Milestone:
    origin = Origin(kind="user", id=f"edit:{milestone.id}")
    update: dict[str, object] = {}
    if pin.title:
        update["title"] = pin.title
    if pin.due:
        update["due"] = day(pin.due, origin)
        if milestone.start.on and milestone.start.on > pin.due:
            update["start"] = day(pin.due, origin)
    if pin.note:
        update["note"] = Said(text=pin.note)
    marked = [name for name in ("title", "due", "note") if getattr(pin, name)]
    return milestone.model_copy(update={**update, "pinned": tuple(dict.fromkeys((*milestone.pinned, *marked)))})


def _own(own: OwnMilestone, today: date, choices: Choices) -> Milestone:
    origin = Origin(kind="user", id=f"edit:{own.id}")
    done = next((item for item in choices.done if item.milestone == own.id), None)
    due = done.on if done else own.due
    return Milestone(
        id=own.id,
        title=own.title,
        kind="own",
        evidence=done.evidence if done else own.evidence,
        start=day(min(today, due), origin),
        due=day(due, origin),
        quarter="Yours",
        hours=amount(own.hours, own.hours, "hour", origin),
        cost=amount(0, 0, "money", origin),
        status="done" if done else "planned",
        pinned=("title", "due"),
    )
