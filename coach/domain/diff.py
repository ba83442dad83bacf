"""What changed between two plans, in sentences that quote both values."""

from collections.abc import Iterable, Iterator

from coach.domain.figures import Figure, Frozen, Said, calculated, day, say
from coach.domain.plan import CareerPlan, Gap, Milestone


class Change(Frozen):
    """One difference: `kind` says what became of the item, `id` names it; a `slight` one is not worth a word."""

    kind: str
    id: str
    text: Said
    slight: bool = False


SLIGHT_DAYS = 2
SLIGHT_SHARE = 0.02
MOST_MOVED = 12
TOTALS = ("finish", "deadline", "hours", "cost", "readiness")


def changes(before: CareerPlan, after: CareerPlan) -> tuple[Change, ...]:
    """All that differs between two plans: the target and totals first, then gaps, milestones and paths."""
    return tuple(_changes(before, after))


def _changes(before: CareerPlan, after: CareerPlan) -> Iterator[Change]:
    if before.readiness.target != after.readiness.target:
        text = say(
            "The target is now {new} instead of {old}.",
            new=after.readiness.target.lower(),
            old=before.readiness.target.lower(),
        )
        yield Change(kind="target", id="target", text=text)
    yield from _verdict(before, after)
    yield from _figures(before, after)
    yield from _gaps(before, after)
    yield from _milestones(before, after)
    yield from _assumptions(before, after)


def weighty(listed: Iterable[Change]) -> tuple[Change, ...]:
    """The differences worth telling, the weightiest first: no move of a day or two, nothing about what is assumed."""
    found = [item for item in listed if not item.slight and item.kind not in ("assumed", "settled")]
    dates = [item for item in found if item.kind == "moved" and item.id not in TOTALS]
    others = [item for item in found if item not in dates]
    # where the last step or the reach of the plan moves, the dates of the steps follow; else the last of them says most
    follow = any(item.id in ("finish", "fit", "target") for item in others)
    return tuple(others if follow else (*others, *dates[-1:]))


def moved_since(saved: CareerPlan, today: CareerPlan) -> tuple[Said, ...]:
    """What a later day does to a plan saved earlier: what was due by now and is open, and where its dates move.

    `today` is the same state planned for the later day; on the same day nothing has moved.
    """
    if saved.made_on >= today.made_on:
        return ()
    then, now = (day(on, calculated("day-of-plan")) for on in (saved.made_on, today.made_on))
    return (
        say("You saved this plan on {then}; here it is worked out for {now}.", then=then, now=now),
        *_slipped(saved, today),
        *_later(saved, today),
    )


def _slipped(saved: CareerPlan, today: CareerPlan) -> Iterator[Said]:
    """Milestones that were due before today and are not ticked."""
    open_ones = {item.id: item for item in today.milestones if item.status == "planned"}
    for item in saved.milestones:
        if item.id in open_ones and item.due.on and item.due.on < today.made_on:
            old = day(item.due.on, calculated("date-in-saved-version"))
            text = "“{title}” was due by {old} and is not ticked; it is now planned by {new}. If it is done, tick it."
            yield say(text, title=item.title, old=old, new=open_ones[item.id].due)


def _later(saved: CareerPlan, today: CareerPlan) -> Iterator[Said]:
    """How the last step and the wished date move, which both count from the day of the plan."""
    old, new = _finish(saved), _finish(today)
    if old is not None and new is not None and old.on and old.on != new.on:
        before = day(old.on, calculated("date-in-saved-version"))
        yield say("The last step moves from {before} to {new}.", before=before, new=new)
    wish = saved.fit.deadline
    if wish.on and wish.on != today.fit.deadline.on and _wished(saved, today):
        before = day(wish.on, calculated("date-in-saved-version"))
        text = "The time you allow counts from today, so your date moves from {before} to {new}; allow less to keep it."
        yield say(text, before=before, new=today.fit.deadline)


def _verdict(before: CareerPlan, after: CareerPlan) -> Iterator[Change]:
    if before.fit.verdict == after.fit.verdict:
        if before.fit.reach != after.fit.reach and after.fit.verdict != "fits" and after.fit.reasons:
            yield Change(kind="reach", id="fit", text=after.fit.reasons[0])
        return
    if after.fit.verdict == "not known":
        yield Change(kind="impossible", id="fit", text=Said(text="Whether it fits can't be told for this aim yet."))
    elif after.fit.verdict == "fits":
        yield Change(kind="fits", id="fit", text=Said(text="The plan now fits your hours, date and money."))
    else:
        reason = after.fit.reasons[0] if after.fit.reasons else Said(text="")
        yield Change(kind="impossible", id="fit", text=say("It no longer fits: {reason}", reason=reason))


def _figures(before: CareerPlan, after: CareerPlan) -> Iterator[Change]:
    pairs: list[tuple[str, str, Figure | None, Figure | None]] = [
        ("finish", "The last step", _finish(before), _finish(after)),
        (
            "deadline",
            "The wished date" if _wished(before, after) else "The date planned for",
            before.fit.deadline,
            after.fit.deadline,
        ),
        ("hours", "The work in all", before.fit.hours_needed, after.fit.hours_needed),
        ("cost", "The cost", before.fit.cost, after.fit.cost),
        ("readiness", "Readiness", before.readiness.score, after.readiness.score),
    ]
    for name, label, old, new in pairs:
        if old is not None and new is not None and old.text != new.text:
            text = say("{label} moves from {old} to {new}.", label=label, old=old, new=new)
            yield Change(kind="moved", id=name, text=text, slight=_slight(old, new))


def _wished(*plans: CareerPlan) -> bool:
    """Whether the date of each of the plans is the person's own, and none of them an assumption."""
    return all(item.id != "timeframe_months" for plan in plans for item in plan.assumptions)


def _slight(old: Figure, new: Figure) -> bool:
    """Whether a figure moves by so little that nobody would plan otherwise."""
    if old.on is not None and new.on is not None:
        return abs((new.on - old.on).days) <= SLIGHT_DAYS
    if old.low is None or new.low is None:
        return False
    pairs = ((old.low, new.low), (old.high or old.low, new.high or new.low))
    return all(abs(b - a) <= SLIGHT_SHARE * abs(a) for a, b in pairs)


def _finish(plan: CareerPlan) -> Figure | None:
    """When the target is reached by the plan; None when it is not."""
    return plan.fit.finish if plan.fit.meanwhile is None else None


def _gaps(before: CareerPlan, after: CareerPlan) -> Iterator[Change]:
    old, new = {gap.id: gap for gap in before.gaps}, {gap.id: gap for gap in after.gaps}
    for gap in after.gaps:
        if gap.id not in old:
            yield Change(kind="added", id=gap.id, text=say("New gap: {name}.", name=gap.name))
        elif gap.planned != old[gap.id].planned:
            text = "{name} is now part of the plan." if gap.planned else "{name} waits until later."
            yield Change(kind="moved", id=gap.id, text=say(text, name=gap.name))
    for gap in before.gaps:
        if gap.id not in new:
            yield Change(kind="dropped", id=gap.id, text=_gone(gap))


def _gone(gap: Gap) -> Said:
    return say("No longer a gap: {name}.", name=gap.name)


def _milestones(before: CareerPlan, after: CareerPlan) -> Iterator[Change]:
    old, new = {item.id: item for item in before.milestones}, {item.id: item for item in after.milestones}
    for item in after.milestones:
        if item.id not in old:
            yield Change(kind="added", id=item.id, text=say("New: {title}, by {due}.", title=item.title, due=item.due))
        elif item.status != old[item.id].status:
            yield Change(
                kind="done", id=item.id, text=say("{title} is {status}.", title=item.title, status=item.status)
            )
        if item.id in old:
            yield from _words(old[item.id], item)
        if item.caution is not None and (item.id not in old or old[item.id].caution != item.caution):
            text = say("Take care with {title}: {caution}", title=item.title, caution=item.caution)
            yield Change(kind="caution", id=item.id, text=text)
    for item in before.milestones:
        if item.id not in new:
            yield Change(kind="dropped", id=item.id, text=say("Dropped: {title}.", title=item.title))
    known = [item for item in after.milestones if item.id in old and item.status != "done"]
    moved = [item for item in known if item.due.on != old[item.id].due.on]
    for item in moved[:MOST_MOVED]:
        slight = _slight(old[item.id].due, item.due)
        yield Change(kind="moved", id=item.id, text=_moved(old[item.id], item), slight=slight)
    if len(moved) > MOST_MOVED:
        text = say("Other milestones move as well, the last one to {due}.", due=moved[-1].due)
        slight = all(_slight(old[item.id].due, item.due) for item in moved[MOST_MOVED:])
        yield Change(kind="moved", id="others", text=text, slight=slight)


def _words(old: Milestone, new: Milestone) -> Iterator[Change]:
    """The person's own wording and note, come or gone; other titles follow the target."""
    if new.title != old.title and "title" in (*old.pinned, *new.pinned):
        yield Change(kind="worded", id=new.id, text=say("“{old}” is now “{new}”.", old=old.title, new=new.title))
    if new.note != old.note:
        note = say("Your note on “{title}” is now: {note}", title=new.title, note=new.note) if new.note else None
        yield Change(kind="noted", id=new.id, text=note or say("Your note on “{title}” is gone.", title=new.title))


def _moved(old: Milestone, new: Milestone) -> Said:
    return say("{title} moves from {old} to {new}.", title=new.title, old=old.due, new=new.due)


def _assumptions(before: CareerPlan, after: CareerPlan) -> Iterator[Change]:
    old, new = {item.id for item in before.assumptions}, {item.id for item in after.assumptions}
    for item in after.assumptions:
        if item.id not in old:
            yield Change(kind="assumed", id=item.id, text=item.text)
    for item in before.assumptions:
        if item.id not in new:
            text = say("No longer assumed: {name}.", name=item.id.replace("_", " "))
            yield Change(kind="settled", id=item.id, text=text)
