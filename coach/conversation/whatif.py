"""What if, and this or that: the plan under supposed facts beside the present one, apart until the person says yes."""

from coach.conversation.accept import fact_of
from coach.conversation.answers import question
from coach.conversation.deciding import weigh
from coach.conversation.reply import MOST_CHANGES, Desk, Reply
from coach.conversation.state import Pending
from coach.conversation.sums import compare_offers, pay_beside
from coach.domain.diff import changes, weighty
from coach.domain.figures import Figure, Said, amount, calculated, join, say
from coach.domain.plan import CareerPlan
from coach.domain.profile import Fact, Profile, accept
from coach.framework.titles import words
from coach.language.base import Proposed

Settled = tuple[Fact, ...] | None
SHALL = ("Shall I make that the plan?", "Yes, make it the plan", "No, keep it as it was")
NO_ENTRY = "I have no entry for that work, so I can't work out a plan to it from those words."
NEAREST = "What is the job called that comes nearest to it?"
LEAVE = "Leave it as it is"
# What to ask where something is supposed without a value, and answers to click.
HOW_MUCH = {
    "hours_per_week": ("How many hours a week would you then have for this?", ("2 hours", "4 hours", "6 hours")),
    "budget": ("How much could you then spend in all?", ("Nothing", "500", "1000")),
    "timeframe_months": ("By when would it then have to be?", ("In 12 months", "In 2 years", "In 5 years")),
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
    if role is not None:
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
    options = (near.occupation.title,) if near else ()
    reply.ask("what_if", NEAREST, *options, pending=Pending(kind="what_if", slot="target_role"))


def _with(reply: Reply, desk: Desk, facts: list[Fact]) -> None:
    """The plan with other hours, money, time or the like."""
    taken = accept(reply.state.profile, facts)
    for rejected in taken.rejected[:1]:
        reply.tell(f"I can't try that: {rejected.why}.", "error")
    if not taken.applied:
        if not taken.rejected:
            question(reply, desk)
        return
    tried = desk.plan(reply.state.model_copy(update={"profile": taken.profile}))
    _compared(reply, tried, taken.profile)
    reply.ask("what_if", *SHALL, pending=Pending(kind="what_if", facts=taken.applied))


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
    if match is None or match.score < 1:
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
            role=plan.readiness.target,
            hours=plan.fit.hours_needed,
            cost=plan.fit.cost,
            finish=plan.fit.finish,
            verdict=VERDICTS[plan.fit.verdict],
        )
        score = plan.readiness.score
        lines.append(line if score is None else say("{line} Ready today: {score}.", line=line, score=score))
    return join([Said(text=opening), *lines], separator="\n")


def compare(reply: Reply, desk: Desk) -> None:
    """Options side by side: offers as told, roles by the plan each needs, a decision weighed, else by the guidance."""
    sides = reply.reading.sides
    if compare_offers(reply, sides):
        return
    known = [(side, role, plan) for side in sides if (plan := towards(reply, desk, role := _role(reply, desk, side)))]
    if len(known) < 2 and weigh(reply, desk, sides):
        return
    if len(known) < 2:
        question(reply, desk)
        if known:
            reply.tell(_side_by_side("What I can work out is one side of it:", [plan for _, _, plan in known]), "plan")
        reply.tell("Which of them fits you is yours to decide.", "advise")
        return
    reply.tell(_side_by_side("Worked out from what you told me:", [plan for _, _, plan in known]), "plan")
    reply.tell("Which of them fits you is yours to decide.", "advise")
    titles = [plan.readiness.target for _, _, plan in known]
    roles = tuple(role for _, role, _ in known)
    reply.ask("choose", "Should one of them be the plan?", *titles, LEAVE, pending=Pending(kind="choose", facts=roles))


def _role(reply: Reply, desk: Desk, side: str) -> Fact:
    item = Proposed(slot="target_role", value=side, quote=side)
    return fact_of(item, reply.source, desk.framework.catalogue, confirmed=True)


def choose(reply: Reply, desk: Desk, pending: Pending) -> Settled:
    """One of the compared roles becomes the target: by its name, or by "that one" where one is the target already."""
    if reply.message.strip().lower() == LEAVE.lower() or reply.reading.intent in ("no", "skip"):
        reply.session = reply.session.model_copy(update={"pending": None, "asked": ""})
        reply.tell("Then the plan stays as it was.", "change")
        return ()
    said = set(words(reply.message))
    options = dict(zip(reply.session.options, pending.facts, strict=False))
    named = [f for title, f in options.items() if set(words(title)) <= said or set(words(str(f.value))) <= said]
    if not named and reply.reading.intent in ("answer", "yes", "correct") and THAT & said:
        present = reply.plan.readiness.target
        named = [fact for title, fact in options.items() if title != present]
    if len(named) != 1 or reply.reading.intent in ("question", "why", "compare", "what_if"):
        return None
    return _made_the_plan(reply, desk, (named[0],))


THAT = set(words("that it this one other"))


def settle(reply: Reply, desk: Desk, pending: Pending) -> Settled:
    """Yes or no to a what-if; or the value that was still missing, with which it is tried."""
    if not pending.facts:
        return _supplied(reply, desk, pending.slot)
    answer = yes_or_no(reply)
    if answer is None or reply.reading.intent == "what_if":
        return None
    if answer == "no":
        reply.session = reply.session.model_copy(update={"pending": None, "asked": ""})
        reply.tell("Then the plan stays as it was.", "change")
        return ()
    return _made_the_plan(reply, desk, pending.facts)


def _made_the_plan(reply: Reply, desk: Desk, facts: tuple[Fact, ...]) -> Settled:
    reply.session = reply.session.model_copy(update={"pending": None, "asked": ""})
    profile = reply.state.profile
    for fact in facts:
        profile = aimed_at(profile, fact) if fact.slot == "target_role" else profile.with_facts([fact])
    reply.tell("It is the plan now.", "change")
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
