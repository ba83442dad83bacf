"""Why: the plan's own reasons for the target, a step, a gap or a way forward; or the words something rests on."""

from coach.conversation.answers import question
from coach.conversation.reply import Desk, Reply
from coach.conversation.traces import stated_in, trace
from coach.domain.figures import Said, join, say
from coach.domain.plan import Gap, Milestone, Path
from coach.framework.titles import words

# Why a thing is asked for: what of the plan hangs on it.
ASKED_FOR = {
    "role": "I ask because the plan starts from what you do now: it decides what you bring already.",
    "goal": "I ask because everything else follows from what you want to be different.",
    "target_role": "I ask because a plan is worked out towards a role: what it asks for is what is still missing.",
    "hours_per_week": "I ask because every date in the plan is hours of work divided by your hours a week.",
    "timeframe_months": "I ask so that I can say whether it fits your date, and what would have to give if not.",
    "budget": "I ask so that the plan doesn't count on money you don't have.",
    "years_experience": "I ask because roles ask for years, and years you have need no proof anew.",
    "credentials": "I ask because a licence you hold already need not be in the plan.",
    "skills": "I ask because what you can do already is left out of what is missing.",
}


def why(reply: Reply, desk: Desk) -> None:
    """Why something is in the plan, is believed or was just said."""
    subject = reply.reading.subject
    figure = stated_in(reply, subject)
    item = _named(reply)
    if figure is not None:
        trace(reply, desk, figure)
    elif _is_target(reply, subject):
        _target(reply)
    elif item is not None:
        _of_item(reply, item)
    elif subject and (_believed(reply) or _is_general(subject)):
        if not reply.points:
            question(reply, desk)
    elif subject:
        reply.tell("I can't tell which part you mean by that. Name the step, the gap or the figure, and I'll say why.")
    else:
        _last_reply(reply)


def _of_item(reply: Reply, item: Gap | Milestone | Path) -> None:
    plan = reply.plan
    if isinstance(item, Gap):
        reply.tell(say("{name}: {reason}", name=item.name, reason=item.reason), "plan")
    elif isinstance(item, Path):
        reply.tell(say("{title}: {note}", title=item.title, note=item.note), "plan")
        rated = [say("- {name}: {why}", name=factor.name, why=factor.why) for factor in item.factors]
        if rated and item.feasibility is not None:
            opening = say("The {chance} come from these, rated for you:", chance=item.feasibility)
            reply.tell(join([opening, *rated], separator="\n"), "plan")
    else:
        reasons = [say("{name}: {reason}", name=g.name, reason=g.reason) for g in plan.gaps if g.id in item.gaps]
        reason = join(reasons[:1]) if reasons else Said(text=OPENS.get(item.kind, "It opens the way for what follows."))
        text = "{title}: {reason} It is done when this shows it: {proof}."
        reply.tell(say(text, title=item.title, reason=reason, proof=item.evidence.rstrip(".")), "plan")


OPENS = {
    "orient": "What employers ask for stands in their own words, and reading it costs an evening and no money.",
    "network": "People who do the work know what no page says, and most openings are heard of through somebody.",
    "apply": "It is the step the others lead up to.",
    "own": "You put it in yourself.",
}


def _is_target(reply: Reply, subject: str) -> bool:
    """Whether some words name the role aimed at and nothing else, or aiming as such."""
    said = set(words(subject))
    names = set(words(reply.plan.readiness.target)) | set(words(reply.state.profile.text("target_role") or ""))
    return bool(said) and said <= names | TARGETS


TARGETS = set(words("target goal role aim this that my"))


def _target(reply: Reply) -> None:
    """Why the plan aims where it aims: the person's words, or what was assumed for want of them."""
    plan, profile = reply.plan, reply.state.profile
    for slot in ("target_role", "goal"):
        fact = profile.fact(slot)
        if fact is not None and fact.evidence.strip():
            quoted = " ".join(fact.evidence.split())
            text = "The plan aims at {role} because you wrote: “{words}”. If that is not it, say what is."
            reply.tell(say(text, role=plan.readiness.target.lower(), words=quoted), "plan")
            return
    text = "You named no role of your own, so I took the usual next step, {role}. Say another, and the plan follows it."
    reply.tell(say(text, role=plan.readiness.target.lower()), "plan")


def _last_reply(reply: Reply) -> None:
    """The reason behind the reply before: of the step it named, of the verdict it gave, of the question it put."""
    last = reply.session.replies[-1] if reply.session.replies else ""
    plan = reply.plan
    if reply.session.asked in ASKED_FOR:
        reply.tell(ASKED_FOR[reply.session.asked])
    elif reply.session.planned and (plan.headline.text in last or plan.fit.summary.text in last):
        _target(reply)
        reply.tell(join(plan.fit.reasons[:2] or (plan.fit.summary,)), "plan")
    elif (item := _mentioned(reply, last)) is not None:
        _of_item(reply, item)
    elif reply.session.planned:
        _target(reply)
    else:
        reply.tell("There is no plan yet to give reasons for. Ask again once it stands, or tell me what seems odd.")


def _mentioned(reply: Reply, last: str) -> Gap | Milestone | Path | None:
    items: list[Gap | Milestone | Path] = [*reply.plan.milestones, *reply.plan.gaps, *reply.plan.paths]
    found = [(last.find(_name(item)), item) for item in items if _name(item) in last]
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _name(item: Gap | Milestone | Path) -> str:
    return item.name if isinstance(item, Gap) else item.title


def _believed(reply: Reply) -> bool:
    """The words of the person that a thing asked about rests on."""
    asked = set(words(reply.reading.subject or reply.message))
    for fact in reversed(reply.state.profile.facts):
        if set(words(fact.slot.replace("_", " "))) & asked and fact.evidence:
            name = fact.slot.replace("_", " ")
            reply.tell(say("I have {name} from your words: “{words}”.", name=name, words=fact.evidence.strip()))
            return True
    return False


def _is_general(subject: str) -> bool:
    return len(words(subject)) >= GENERAL


GENERAL = 3  # words from which a why can be about something else than the plan


def _named(reply: Reply) -> Gap | Milestone | Path | None:
    named = reply.reading.item
    items: list[Gap | Milestone | Path] = [*reply.plan.gaps, *reply.plan.milestones, *reply.plan.paths]
    return next((item for item in items if item.id == named), None)
