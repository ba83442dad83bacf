"""Answering what people ask: from the guidance with its source, from the plan with its figures, or not at all."""

from coach.conversation.accept import fact_of
from coach.conversation.excerpt import excerpt
from coach.conversation.questions import SKIP, UNKNOWN
from coach.conversation.referral import asks_pay, unanswered
from coach.conversation.reply import MOST_CHANGES, Desk, Reply
from coach.conversation.state import Pending
from coach.domain.diff import changes
from coach.domain.figures import Figure, Said, join, say
from coach.domain.plan import CareerPlan, Gap, Milestone, Path
from coach.domain.profile import Profile, accept
from coach.exports.sources import SourceNote, resolve, used_figures
from coach.framework.titles import words
from coach.language.base import Proposed
from coach.language.numerals import mentions
from coach.planning.bearing import bears_on

FEW_SOURCES = 4
PASS = (UNKNOWN, SKIP)


def question(reply: Reply, desk: Desk) -> None:
    """Answer from the best passage, with what of the plan bears on it; say so when there is no source."""
    asked = reply.reading.subject or reply.message
    if not reply.session.planned and reply.session.asked in ("goal", "target_role"):
        _suggest(reply)
        return
    hits = () if asks_pay(asked) else desk.search(asked, 3)
    bearing = bears_on(reply.plan, asked, tuple(hit.passage.topic for hit in hits)) if reply.session.planned else ()
    if not hits:
        reply.tell(unanswered(reply, desk, asked), "refer")
        for said in bearing[:1]:
            reply.tell(say("What your plan has on it: {said}", said=said), "plan")
        return
    best = hits[0]
    reply.topic = best.passage.topic
    reply.passages[best.passage.id] = best
    reply.tell(excerpt(best.passage.text, asked), cites=(best.passage.id,))
    for said in [item for item in bearing if not _told_before(reply, item)][:1]:
        reply.tell(say("In your plan: {said}", said=said), "plan")


def _told_before(reply: Reply, said: Said) -> bool:
    return any(said.text in earlier for earlier in reply.session.replies)


def _suggest(reply: Reply) -> None:
    """Where there is no aim yet: the ways forward from what is known, to choose from or to leave."""
    lines = [say("- {title}, {months}", title=path.title, months=path.months) for path in reply.plan.paths]
    opening = Said(text="From what I know so far, people in your place go one of these ways:")
    reply.tell(join([opening, *lines], separator="\n"), "plan")
    roles = dict.fromkeys(path.roles[-1] for path in reply.plan.paths if path.roles)
    reply.ask("target_role", "Is one of these near to it, or is it something else?", *roles, *PASS)


def why(reply: Reply, desk: Desk) -> None:
    """Why something is in the plan, or why something is believed: its reason, or the words it rests on."""
    item = _named(reply)
    if isinstance(item, Gap):
        reply.tell(say("{name}: {reason}", name=item.name, reason=item.reason), "plan")
    elif isinstance(item, Milestone):
        reasons = [gap.reason for gap in reply.plan.gaps if gap.id in item.gaps]
        reason = join(reasons[:2]) if reasons else Said(text="It opens the way for the steps after it.")
        reply.tell(say("{title}: {reason} It is done when this shows it: {proof}.", title=item.title, reason=reason,
                       proof=item.evidence.rstrip(".")), "plan")  # fmt: skip
    elif isinstance(item, Path):
        reply.tell(say("{title}: {note}", title=item.title, note=item.note), "plan")
    elif not _why_believed(reply):
        question(reply, desk)


def _why_believed(reply: Reply) -> bool:
    asked = set(words(reply.reading.subject or reply.message))
    for fact in reversed(reply.state.profile.facts):
        if set(words(fact.slot.replace("_", " "))) & asked and fact.evidence:
            name = fact.slot.replace("_", " ")
            reply.tell(say("I have {name} from your words: “{words}”.", name=name, words=fact.evidence.strip()))
            return True
    return False


def number(reply: Reply, desk: Desk) -> None:
    """Where a figure of the plan comes from."""
    stated = mentions(reply.reading.subject or reply.message)
    found = next((f for f in _figures_of(reply) if any(_shows(f, m.low, m.text) for m in stated)), None)
    if found is None and not stated:
        found = _meant(reply)
    if found is None:
        reply.tell("I don't find that figure in your plan. Write it as the plan shows it, and I will trace it.")
        return
    notes = {id: resolve(id, reply.plan, reply.state.profile, desk.framework) for id in found.ids}
    lines = dict.fromkeys(f"- {_line(note)}" for note in notes.values())
    reply.rows |= {id: note.detail for id, note in notes.items() if note.kind in ("framework", "rule", "table")}
    opening = say("{figure} rests on:", figure=found)
    reply.tell(join([opening, *(Said(text=line) for line in list(lines)[:FEW_SOURCES])], separator="\n"), "plan")


def _meant(reply: Reply) -> Figure | None:
    """The figure of the plan that is meant by its kind: "where do those hours come from?"."""
    fit, said = reply.plan.fit, set(words(reply.message))
    kinds = (("hour", fit.hours_needed), ("cost", fit.cost), ("money", fit.cost), ("price", fit.cost),
             ("deadline", fit.deadline), ("date", fit.finish), ("month", fit.finish))  # fmt: skip
    return next((figure for word, figure in kinds if set(words(word)) & said), None)


def _line(note: SourceNote) -> str:
    words = f"{note.title}: {note.detail}" if note.kind == "framework" else note.words
    return f"{words.rstrip('.')}."


def _figures_of(reply: Reply) -> list[Figure]:
    plan = reply.plan
    return [*used_figures(plan.fit), *used_figures(plan.readiness), *used_figures(plan)]


def _shows(figure: Figure, value: float, text: str) -> bool:
    return text.strip().lower() in figure.text.lower() or (figure.low == value or figure.high == value) and value > 0


def this_week(reply: Reply, desk: Desk) -> None:
    """What the plan has for the week that runs now."""
    weeks = [week for week in reply.plan.weeks if week.actions]
    if not weeks:
        reply.tell("The plan has no step for the coming weeks.", "plan")
        return
    lines = [say("- {text}", text=action.text) for action in weeks[0].actions]
    opening = say("The week from {start}, {hours} in all:", start=weeks[0].start, hours=weeks[0].hours)
    reply.tell(join([opening, *lines], separator="\n"), "plan")


def show(reply: Reply, desk: Desk) -> None:
    """The plan in a few lines."""
    plan = reply.plan
    ahead = [m for m in plan.milestones if m.status == "planned"][:3]
    lines = [say("- {title}, by {due}", title=m.title, due=m.due) for m in ahead]
    reply.tell(plan.headline, "plan")
    reply.tell(plan.readiness.summary, "plan")
    if lines:
        reply.tell(join([Said(text="Next:"), *lines], separator="\n"), "plan")


def what_if(reply: Reply, desk: Desk) -> None:
    """The plan under supposed facts beside the present one; kept apart until the person says yes."""
    facts = [fact_of(item, reply.source, desk.framework.catalogue, confirmed=True) for item in reply.reading.supposed]
    taken = accept(reply.state.profile, facts)
    for rejected in taken.rejected[:1]:
        reply.tell(f"I can't try that: {rejected.why}.", "error")
    if not taken.applied:
        if not taken.rejected:
            question(reply, desk)
        return
    tried = desk.plan(reply.state.model_copy(update={"profile": taken.profile}))
    _compared(reply, tried)
    reply.ask(
        "next",
        "Shall I make that the plan?",
        "Yes, make it the plan",
        "No, keep it as it was",
        pending=Pending(kind="what_if", facts=taken.applied),
    )


def _compared(reply: Reply, tried: CareerPlan) -> None:
    listed = [c.text for c in changes(reply.plan, tried) if c.kind not in ("assumed", "settled")]
    if not listed:
        reply.tell("Nothing in the plan would change.", "plan")
        return
    lines = [say("- {line}", line=line) for line in listed[:MOST_CHANGES]]
    reply.tell(join([Said(text="Then:"), *lines], separator="\n"), "plan")
    if tried.fit.verdict != "fits":
        for way in tried.fit.ways_out[:1]:
            reply.tell(say("What would make it fit: {change} {effect}", change=way.change, effect=way.effect), "plan")


def compare(reply: Reply, desk: Desk) -> None:
    """Options side by side: roles by the plan each would need, all else by the guidance on such a choice."""
    found = [(side, plan) for side in reply.reading.sides if (plan := _towards(side, reply, desk)) is not None]
    if len(found) >= 2:
        lines = [
            say(
                "- {role}: {hours} of work, {cost}, last step by {finish}; {verdict}.",
                role=plan.readiness.target,
                hours=plan.fit.hours_needed,
                cost=plan.fit.cost,
                finish=plan.fit.finish,
                verdict="it fits" if plan.fit.verdict == "fits" else "it does not fit as things are",
            )
            for _, plan in found
        ]
        reply.tell(join([Said(text="Worked out from what you told me:"), *lines], separator="\n"), "plan")
    question(reply, desk)
    reply.tell("Which of them fits you is yours to decide.", "advise")


def _towards(side: str, reply: Reply, desk: Desk) -> CareerPlan | None:
    """The plan if a side of a comparison, being a role we know, were the target; None when it is none."""
    match = desk.framework.catalogue.find(side)
    if match is None or match.score < 1:
        return None
    item = Proposed(slot="target_role", value=match.occupation.title, quote=side)
    fact = fact_of(item, reply.source, desk.framework.catalogue, confirmed=True)
    profile = Profile(facts=tuple(f for f in reply.state.profile.facts if f.slot not in ("target_role", "goal")))
    return desk.plan(reply.state.model_copy(update={"profile": profile.with_facts([fact])}))


def _named(reply: Reply) -> Gap | Milestone | Path | None:
    named = reply.reading.item
    items: list[Gap | Milestone | Path] = [*reply.plan.gaps, *reply.plan.milestones, *reply.plan.paths]
    return next((item for item in items if item.id == named), None)
