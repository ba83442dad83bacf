"""What if, and this or that: the plan under supposed facts beside the present one, apart until the person says yes."""

from collections.abc import Sequence

from coach.conversation import supposed
from coach.conversation.accept import fact_of
from coach.conversation.answers import question
from coach.conversation.intents import LEAVES_OPEN
from coach.conversation.options import named, no, tells, values, yes
from coach.conversation.reflect import value_of
from coach.conversation.reply import MOST_CHANGES, Desk, Reply
from coach.conversation.state import Pending
from coach.conversation.sums import compare_offers, pay_beside
from coach.domain.diff import changes, weighty
from coach.domain.figures import Figure, Said, amount, calculated, join, say
from coach.domain.plan import CareerPlan
from coach.domain.profile import Fact, Profile, accept
from coach.framework.titles import words
from coach.language.base import Option, Proposed, Reading
from coach.planning.goalwords import on_own_account
from coach.planning.ownaccount import CAPITAL

Settled = tuple[Fact, ...] | None
SHALL = ("Shall I make that the plan?", yes("Yes, make it the plan"), no("No, keep it as it was"))
NO_ENTRY = "I have no entry for that work, so I can't work out a plan to it from those words."
NEAREST = "What is the job called that comes nearest to it?"
BOTH = 2
EITHER = "either"  # the words of a choice between two aims that were said at once
LEAVE = no("Leave it as it is")
# What to ask where something is supposed without a value, and answers to click.
HOW_MUCH = {
    "hours_per_week": (
        "How many hours a week would you then have for this?",
        values("hours_per_week", {"2 hours": 2.0, "4 hours": 4.0, "6 hours": 6.0}),
    ),
    "budget": (
        "How much could you then spend in all?",
        values("budget", {"Nothing": 0.0, "500": 500.0, "1000": 1000.0}),
    ),
    "timeframe_months": (
        "By when would it then have to be?",
        values("timeframe_months", {"In 12 months": 12.0, "In 2 years": 24.0, "In 5 years": 60.0}),
    ),
}
AT_WORK = "Hours at a job are one thing; the plan counts the hours you have for it besides."
VERDICTS = {
    "fits": "it fits",
    "does not fit": "it does not fit as things are",
    "not known": "whether it fits is not known yet",
}


def what_if(reply: Reply, desk: Desk) -> None:
    """The plan under supposed facts beside the present one."""
    reading = reply.reading
    facts = [fact_of(item, reply.source, desk.framework.catalogue, confirmed=True) for item in reading.supposed]
    role = next((fact for fact in facts if fact.slot == "target_role"), None)
    own = supposed.own_role(reply, reply.message) if supposed.starts_own_work(reply.message) else None
    if own is not None:
        _on_own_account(reply, desk, own, facts)
    elif supposed.leaves(reply.message) and not facts:
        supposed.on_leaving(reply)
    elif role is not None:
        _another_role(reply, desk, role)
    elif reading.unclear == "target_role":
        if not pay_beside(reply):
            _unknown(reply, desk)
    elif reading.unclear in HOW_MUCH and not facts:
        _how_much(reply, str(reading.unclear))
    else:
        _with(reply, desk, facts)


def _how_much(reply: Reply, slot: str) -> None:
    """Ask for the value that was supposed without one."""
    text, options = HOW_MUCH[slot]
    if slot == "hours_per_week" and set(words("job part time shift work full")) & set(words(reply.message)):
        reply.tell(AT_WORK)
    reply.ask(slot, text, *options, pending=Pending(kind="what_if", slot=slot))


def _unknown(reply: Reply, desk: Desk, said: str = "") -> None:
    near = desk.framework.catalogue.find(said) if said else None
    reply.tell(NO_ENTRY)
    options = named("target_role", (near.occupation.title,)) if near else ()
    reply.ask("what_if", NEAREST, *options, pending=Pending(kind="what_if", slot="target_role"))


def _with(reply: Reply, desk: Desk, facts: list[Fact]) -> None:
    """The plan with other hours, money, time or the like."""
    taken = accept(reply.state.profile, facts)
    for rejected in taken.rejected[:1]:
        reply.tell(f"I can't try that: {rejected.why}.", "error")
    if not taken.applied:
        if not taken.rejected:
            _not_understood(reply, desk)
        return
    if supposed.not_tried(reply):
        what = join(
            [value_of(fact, taken.profile) for fact in taken.applied if fact.slot != "currency"], separator=", "
        )
        reply.tell(say("I tried {what} only; what else would change in it I can't work out.", what=what))
    tried = desk.plan(reply.state.model_copy(update={"profile": taken.profile}))
    _compared(reply, tried, taken.profile)
    reply.ask("what_if", *SHALL, pending=Pending(kind="what_if", facts=taken.applied))


def _not_understood(reply: Reply, desk: Desk) -> None:
    """A passage on what was supposed, where there is one; else that it was not understood."""
    before = len(reply.points)
    question(reply, desk)
    if not reply.passages:
        del reply.points[before:]
        reply.tell(supposed.NOT_UNDERSTOOD)


def _on_own_account(reply: Reply, desk: Desk, own: Fact, facts: list[Fact]) -> None:
    """The person's trade on their own account beside the present plan, and what giving up the post means."""
    profile = aimed_at(reply.state.profile, own).with_facts(fact for fact in facts if fact.slot != "target_role")
    plan = desk.plan(reply.state.model_copy(update={"profile": profile}))
    reply.tell(_side_by_side("Beside the present plan:", [reply.plan, plan]), "plan")
    reply.tell(CAPITAL)
    kept = (own, *(fact for fact in facts if fact.slot not in ("target_role",)))
    reply.ask("what_if", *SHALL, pending=Pending(kind="what_if", facts=kept))
    if supposed.leaves(reply.message):
        supposed.on_leaving(reply)


def _compared(reply: Reply, tried: CareerPlan, profile: Profile) -> None:
    listed = [change.text for change in weighty(changes(reply.plan, tried))][:MOST_CHANGES]
    missing = _missing_money(reply, tried, profile)
    lines = [say("- {line}", line=line) for line in (*listed, *missing)]
    if lines:
        reply.tell(join([Said(text="Then:"), *lines], separator="\n"), "plan")
    elif tried.fit.verdict == "fits":
        reply.tell("The plan would stay as it is, and it would still fit.", "plan")
    elif tried.fit.verdict == "not known":
        reply.tell(
            "The plan would stay as it is; whether it fits can't be told before it is known what it asks for.", "plan"
        )
    else:
        reply.tell("The plan would stay as it is; it would not fit any better.", "plan")
    if tried.fit.verdict == "does not fit":
        for way in tried.fit.ways_out[:1]:
            reply.tell(say("What would make it fit: {change} {effect}", change=way.change, effect=way.effect), "plan")


def _missing_money(reply: Reply, tried: CareerPlan, profile: Profile) -> list[Said]:
    """How the money that is missing for the plan changes; nothing where it stays the same."""
    before = _short_of(reply.plan.fit.cost, reply.state.profile)
    after = _short_of(tried.fit.cost, profile)
    if before is None or after is None or before.low == after.low:
        return []
    if not after.low:
        return [Said(text="The money you have then covers what it costs at least.")]
    if not before.low:
        return [say("It costs {missing} more than you then have.", missing=after)]
    moves = "grows" if (after.low or 0) > (before.low or 0) else "shrinks"
    return [say("The money missing for it {moves} from {before} to {after}.", moves=moves, before=before, after=after)]


def _short_of(cost: Figure, profile: Profile) -> Figure | None:
    budget = profile.figure("budget")
    if budget is None:
        return None
    short = max(0.0, (cost.low or 0) - (budget.low or 0))
    return amount(short, short, "money", calculated("money-missing", cost, budget), profile.text("currency") or "USD")


def _another_role(reply: Reply, desk: Desk, role: Fact) -> None:
    """The plan to another role beside the present one, and the pay where both are the person's own figures."""
    role = _in_full(reply, role)
    plan = towards(reply, desk, role)
    if plan is None:
        _unknown(reply, desk, str(role.value))
    elif plan.readiness.occupation == reply.plan.readiness.occupation:
        reply.tell(say("{role} is what the plan aims at already.", role=plan.readiness.target), "plan")
    else:
        reply.tell(_side_by_side("Beside the present plan:", [reply.plan, plan]), "plan")
    pay_beside(reply)
    if plan is not None and plan.readiness.occupation != reply.plan.readiness.occupation:
        reply.ask("what_if", *SHALL, pending=Pending(kind="what_if", facts=(role,)))


def _in_full(reply: Reply, role: Fact) -> Fact:
    """The role in full where it is said for short: "a supervisor job", by a warehouse supervisor."""
    present = reply.state.profile.text("role") or ""
    short = set(words(str(role.value))) < set(words(present))
    return role.model_copy(update={"value": present}) if short else role


def towards(reply: Reply, desk: Desk, role: Fact) -> CareerPlan | None:
    """The plan if the role were the target; None when it is none that the tables know."""
    match = desk.framework.catalogue.find(str(role.value))
    if match is None or (match.score < 1 and not on_own_account(str(role.value))):
        return None
    return desk.plan(reply.state.model_copy(update={"profile": aimed_at(reply.state.profile, role)}))


def aimed_at(profile: Profile, role: Fact) -> Profile:
    """The profile with another target; a goal in words said for the old one goes with it."""
    kept = tuple(fact for fact in profile.facts if fact.slot not in ("target_role", "goal"))
    return Profile(facts=kept).with_facts([role])


def _side_by_side(opening: str, plans: list[CareerPlan]) -> Said:
    lines = []
    for plan in plans:
        line = say(
            "- {role}: {hours} of work, {cost}, last step by {finish}; {verdict}.",
            role=plan.readiness.target[:1].upper() + plan.readiness.target[1:],
            hours=plan.fit.hours_needed,
            cost=plan.fit.cost,
            finish=plan.fit.finish,
            verdict=VERDICTS[plan.fit.verdict],
        )
        score = None if on_own_account(plan.readiness.target) else plan.readiness.score  # a business has none
        lines.append(line if score is None else say("{line} Ready today: {score}.", line=line, score=score))
    return join([Said(text=opening), *lines], separator="\n")


def compare(reply: Reply, desk: Desk) -> None:
    """Options side by side: offers as they were told, roles by the plan each would need, else by the guidance."""
    sides = reply.reading.sides
    if compare_offers(reply, sides):
        return
    known = [(side, role, plan) for side in sides if (plan := towards(reply, desk, role := _role(reply, desk, side)))]
    if len(known) < BOTH:
        _one_side(reply, desk, sides, known)
        return
    reply.tell(_side_by_side("Worked out from what you told me:", [plan for _, _, plan in known]), "plan")
    reply.tell("Which of them fits you is yours to decide.", "advise")
    offered = [tells(plan.readiness.target, {"target_role": str(role.value)}) for _, role, plan in known]
    roles = tuple(role for _, role, _ in known)
    reply.ask("choose", "Should one of them be the plan?", *offered, LEAVE, pending=Pending(kind="choose", facts=roles))


def _one_side(reply: Reply, desk: Desk, sides: tuple[str, ...], known: Sequence[tuple[str, Fact, CareerPlan]]) -> None:
    """One of the two is a job that can be worked out, or none is."""
    if not known:
        question(reply, desk)
    else:
        other = next((side for side in sides if side != known[0][0]), "the other")
        reply.tell(f"I have no entry for “{other}”, so I can work out one side only:")
        reply.tell(_side_by_side("From what you told me:", [plan for _, _, plan in known]), "plan")
    reply.tell("Which of them fits you is yours to decide.", "advise")


def either(reply: Reply, desk: Desk) -> bool:
    """Two aims said at once: a plan aims at one, so it is asked which. Whether there were two."""
    sides = reply.reading.sides
    if reply.reading.intent not in ("answer", "correct", "unknown") or len(sides) != BOTH:
        return False
    roles = tuple(_role(reply, desk, side) for side in sides)
    offered = [tells(side[0].upper() + side[1:], {"target_role": side}) for side in sides]
    both = Option(text="Compare them", says=Reading(intent="compare", sides=sides))
    reply.tell(f"Two ways, then: {sides[0]} and {sides[1]}. A plan aims at one; the other can stand beside it.")
    waiting = Pending(kind="choose", words=EITHER, facts=roles)
    reply.ask("choose", "Which shall it aim at first?", *offered, both, pending=waiting)
    return True


def _role(reply: Reply, desk: Desk, side: str) -> Fact:
    own = supposed.own_role(reply, side) if supposed.own_work(side) else None
    if own is not None:
        return own
    item = Proposed(slot="target_role", value=side, quote=side)
    return fact_of(item, reply.source, desk.framework.catalogue, confirmed=True)


def choose(reply: Reply, desk: Desk, pending: Pending) -> Settled:
    """One of the compared roles becomes the target: by its name, or by "that one" where one is the target already."""
    intent, said = reply.reading.intent, set(words(reply.message))
    if pending.words == EITHER and intent in LEAVES_OPEN:
        return _begun_with_the_first(reply, desk, pending)
    if intent in ("no", "skip", "unknown"):
        return kept_as_it_was(reply)
    if intent not in ("answer", "yes", "correct"):
        return None
    titles = [(option.text, fact) for option, fact in zip(reply.session.options, pending.facts, strict=False)]
    told = [fact for fact in pending.facts if any(item.value == fact.value for item in reply.reading.facts)]
    named = told or [fact for title, fact in titles if {*words(title)} <= said or {*words(str(fact.value))} <= said]
    if not named and pending.words == EITHER:  # "teacher I think" names the primary teacher of the two
        named = [fact for title, fact in titles if {*words(title)} & said]
    if not named and THAT & said:
        named = [fact for title, fact in titles if title != reply.plan.readiness.target]
    return _made_the_plan(reply, desk, (named[0],)) if len(named) == 1 else None


def kept_as_it_was(reply: Reply) -> Settled:
    """Nothing of what was supposed becomes the plan."""
    reply.session = reply.session.model_copy(update={"pending": None, "asked": ""})
    reply.tell("Then the plan stays as it was.", "change")
    return ()


def _begun_with_the_first(reply: Reply, desk: Desk, pending: Pending) -> Settled:
    """Of two aims none is chosen yet: the first is planned for meanwhile."""
    first, second = pending.facts
    reply.tell(f"Then I begin with {first.value}; say “{second.value} instead” at any time, and it changes.", "affirm")
    return _made_the_plan(reply, desk, (first,))


THAT = set(words("that it this one other"))


def settle(reply: Reply, desk: Desk, pending: Pending) -> Settled:
    """Yes or no to a what-if; or the value that was still missing, with which it is tried."""
    if reply.reading.intent in LEAVES_OPEN:
        return kept_as_it_was(reply)
    if not pending.facts:
        return _supplied(reply, desk, pending.slot)
    answer = yes_or_no(reply)
    if answer is None or reply.reading.intent == "what_if":
        return None
    return kept_as_it_was(reply) if answer == "no" else _made_the_plan(reply, desk, pending.facts)


def _made_the_plan(reply: Reply, desk: Desk, facts: tuple[Fact, ...]) -> Settled:
    reply.session = reply.session.model_copy(update={"pending": None, "asked": ""})
    profile = reply.state.profile
    for fact in facts:
        profile = aimed_at(profile, fact) if fact.slot == "target_role" else profile.with_facts([fact])
    if reply.session.planned or not reply.points:
        reply.tell(
            "It is the plan now."
            if reply.session.planned
            else f"{str(facts[0].value)[:1].upper() + str(facts[0].value)[1:]} it is, then.",
            "change",
        )
    reply.change(reply.state.model_copy(update={"profile": profile}), desk)
    return facts


def _supplied(reply: Reply, desk: Desk, slot: str) -> Settled:
    """The value or title asked for, tried."""
    if slot == "target_role":
        role = _role(reply, desk, reply.message.strip(" .!?"))
        if reply.reading.intent not in ("answer", "correct") or towards(reply, desk, role) is None:
            return None
        reply.session = reply.session.model_copy(update={"pending": None, "asked": ""})
        _another_role(reply, desk, role)
        return ()
    stated = [item for item in reply.reading.facts if item.slot == slot]
    if not stated or reply.reading.intent not in ("answer", "correct"):
        return None
    reply.session = reply.session.model_copy(update={"pending": None, "asked": ""})
    _with(reply, desk, [fact_of(stated[0], reply.source, desk.framework.catalogue, confirmed=True)])
    return ()


def yes_or_no(reply: Reply) -> str | None:
    """ "yes" or "no" where a message says one of them, or asks to make it the plan."""
    said = words(reply.message)
    first = said[0] if said else ""
    if reply.reading.intent in ("yes", "no"):
        return reply.reading.intent
    if first in ("yes", "no"):
        return first
    return "yes" if {"make", "plan"} <= set(said) and THAT & set(said) else None
