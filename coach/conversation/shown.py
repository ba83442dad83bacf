"""Plain questions about the plan, answered from it: what is missing, does it fit, how long, how sure, what changed."""

from collections.abc import Callable

from coach.conversation.reply import Desk, Reply
from coach.domain.diff import changes, weighty
from coach.domain.figures import Figure, Said, amount, calculated, join, say
from coach.domain.plan import CareerPlan, Gap, Path
from coach.domain.turn import Aspect

MOST = 5
NOT_YET = "I can't work that out yet; a little more about you first, and it is one of the first things I'll show you."
NO_CHANGE = "Nothing has changed since the plan was first made."
DAYS_A_MONTH = 365.25 / 12
ANEW = "That's all right: every date is counted from today, so a step that slipped only moves the rest."


def show(reply: Reply, desk: Desk) -> None:
    """The plan in a few lines, or the part of it that is asked about."""
    if not reply.session.planned:
        reply.tell(NOT_YET)
        return
    SHOWN[reply.reading.aspect or "plan"](reply, desk)


def _plan(reply: Reply, desk: Desk) -> None:
    plan = reply.plan
    ahead = [m for m in plan.milestones if m.status == "planned"][:3]
    lines = [say("- {title}, by {due}", title=m.title, due=m.due) for m in ahead]
    reply.tell(plan.headline, "plan")
    reply.tell(plan.readiness.summary, "plan")
    if lines:
        reply.tell(join([Said(text="Next:"), *lines], separator="\n"), "plan")


def _gaps(reply: Reply, desk: Desk) -> None:
    gaps = [gap for gap in reply.plan.gaps if gap.planned]
    if not gaps:
        reply.tell("I see nothing missing that the role asks for.", "plan")
        return
    lines = [
        say("- {name}{must}, {hours}", name=g.name, must=" (required)" if g.required else "", hours=g.hours)
        for g in gaps
    ]
    opening = say("Missing for {role}, in the order to close it:", role=reply.plan.readiness.target.lower())
    reply.tell(join([opening, *lines[:MOST]], separator="\n"), "plan")
    if len(gaps) > MOST:
        names = ", ".join(gap.name for gap in gaps[MOST:])
        reply.tell(say("After those: {names}.", names=names), "plan")


def _changes(reply: Reply, desk: Desk) -> None:
    before = desk.before()
    listed = changes(desk.plan(before[0]), reply.plan) if before and before[0].profile.facts else ()
    first = weighty(listed)
    told = [
        item.text for item in (*first, *(i for i in listed if i.kind == "moved" and i not in first and not i.slight))
    ]
    if not told:
        reply.tell(NO_CHANGE, "plan")
        return
    lines = [say("- {change}", change=text) for text in told[: MOST + 2]]
    reply.tell(join([Said(text="By the last change:"), *lines], separator="\n"), "plan")


def _target(reply: Reply, desk: Desk) -> None:
    plan = reply.plan
    assumed = next((item.text for item in plan.assumptions if item.id == "target_role"), None)
    text = "The plan leads to {role}; its last step is done by {finish}."
    reply.tell(say(text, role=plan.readiness.target.lower(), finish=plan.fit.finish), "plan")
    if assumed is not None:
        reply.tell(assumed, "plan")
    else:
        reply.tell("Say another role at any time, such as “make it …”, and I work it out anew.")


def _fit(reply: Reply, desk: Desk) -> None:
    fit = reply.plan.fit
    reply.tell(fit.summary, "plan")
    if fit.verdict == "does not fit":
        reply.tell(join(fit.reasons[:2]), "plan")
        _ways(reply)


def _ways(reply: Reply) -> None:
    ways = [say("- {change} {effect}", change=way.change, effect=way.effect) for way in reply.plan.fit.ways_out[:2]]
    if ways:
        reply.tell(join([Said(text="What would make it fit:"), *ways], separator="\n"), "plan")


def _hardest(reply: Reply, desk: Desk) -> None:
    gaps = [gap for gap in reply.plan.gaps if gap.planned]
    if not gaps:
        reply.tell("Nothing big is left: what remains is to apply and to be met.", "plan")
        return
    most = max(gaps, key=lambda gap: (gap.hours.high or gap.hours.low or 0, gap.required))
    share = say("The biggest piece by far is {name}: {hours}.", name=most.name, hours=most.hours)
    reply.tell(join([share, most.reason]), "plan")
    dear = max(gaps, key=lambda gap: gap.cost.high or gap.cost.low or 0)
    if (dear.cost.high or dear.cost.low or 0) > 0:
        same = "It is also what costs most" if dear is most else f"What costs most is {dear.name}"
        reply.tell(say("{same}: {cost}.", same=same, cost=dear.cost), "plan")


def _late(reply: Reply, desk: Desk) -> None:
    fit = reply.plan.fit
    finish, wished = fit.finish, fit.deadline
    if finish.on is None or wished.on is None or fit.meanwhile is not None:
        _fit(reply, desk)
        return
    own = "your date of" if reply.state.profile.all("timeframe_months") else "the date I assumed,"
    late = (finish.on - wished.on).days
    if late <= 0:
        text = "No. By the plan the last step is done by {finish}, before {own} {wished}."
        reply.tell(say(text, finish=finish, own=own, wished=wished), "plan")
    else:
        months = -(-late // DAYS_A_MONTH)
        by = amount(months, months, "month", calculated("months-late", finish, wished))
        text = "By the plan the last step is done by {finish}, about {by} after {own} {wished}."
        reply.tell(say(text, finish=finish, by=by, own=own, wished=wished), "plan")
    reply.tell(ANEW)
    ahead = [step for step in reply.plan.milestones if step.status == "planned"][:1]
    for step in ahead:
        reply.tell(say("Next is “{title}”, by {due}.", title=step.title, due=step.due), "plan")


def _chances(reply: Reply, desk: Desk) -> None:
    path = _chosen(reply.plan)
    if path is None or path.feasibility is None:
        why = path.no_chance if path is not None and path.no_chance else "no source gives a range for it"
        reply.tell(say("I can't put a chance on it: {why}.", why=why.rstrip(".")), "plan")
    else:
        text = "I can't promise it. For “{title}” I reckon {chance} if you try it seriously"
        base = path.base_range
        said = say(text, title=path.title, chance=path.feasibility)
        more = (
            say("{said}, placed inside the usual {base} by what you told me.", said=said, base=base) if base else None
        )
        reply.tell(more or say("{said}.", said=said), "plan")
        low = [factor for factor in path.factors if factor.rating in ("low", "unknown")]
        if low:
            lines = [say("- {name}: {why}", name=factor.name, why=factor.why) for factor in low[:3]]
            reply.tell(join([Said(text="What holds it down, or is not known:"), *lines], separator="\n"), "plan")
    assumed = len(reply.plan.assumptions)
    if assumed:
        reply.tell("Part of the plan rests on things I assumed; tell me about yourself and it gets surer.")


def _long(reply: Reply, desk: Desk) -> None:
    plan, fit = reply.plan, reply.plan.fit
    pace = reply.state.profile.figure("hours_per_week")
    hours: Said = say("{hours} of work", hours=fit.hours_needed)
    if pace is not None:
        hours = say("{hours} at {pace}", hours=hours, pace=pace)
    opening = say(
        "To {role} it is {hours}: done by {finish}.", role=plan.readiness.target.lower(), hours=hours, finish=fit.finish
    )
    reply.tell(fit.meanwhile if fit.meanwhile is not None else opening, "plan")
    calendar = [gap.reason for gap in plan.gaps if gap.kind == "credential" and gap.required][:1]
    reply.tell(join(calendar), "plan") if calendar else None


def _cost(reply: Reply, desk: Desk) -> None:
    plan = reply.plan
    reply.tell(say("In all {cost}.", cost=plan.fit.cost), "plan")
    paid = [gap for gap in plan.gaps if gap.planned and _most(gap.cost) > 0]
    lines = [say("- {name}: {cost}", name=gap.name, cost=gap.cost) for gap in sorted(paid, key=_dearness)[:MOST]]
    if lines:
        reply.tell(join([Said(text="It goes to:"), *lines], separator="\n"), "plan")


def _dearness(gap: Gap) -> float:
    return -_most(gap.cost)


def _most(figure: Figure) -> float:
    return figure.high or figure.low or 0.0


def _chosen(plan: CareerPlan) -> Path | None:
    return next((path for path in plan.paths if path.chosen), None)


SHOWN: dict[Aspect, Callable[[Reply, Desk], None]] = {
    "plan": _plan,
    "gaps": _gaps,
    "changes": _changes,
    "target": _target,
    "fit": _fit,
    "hardest": _hardest,
    "late": _late,
    "chances": _chances,
    "long": _long,
    "cost": _cost,
}
