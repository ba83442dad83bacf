"""What an answer settles: which value holds, whether a what-if becomes the plan, what shows a step done, which step."""

from collections.abc import Callable

from coach.conversation import deciding, doubts, edits, undo, whatif
from coach.conversation.accept import Taken
from coach.conversation.questions import SKIP
from coach.conversation.reflect import heard, label, value_of
from coach.conversation.reply import Desk, Reply
from coach.conversation.state import Pending, SessionState
from coach.domain.figures import say
from coach.domain.patch import SetChoice
from coach.domain.profile import Fact, Profile, Value, accept
from coach.framework.titles import words

Settled = tuple[Fact, ...] | None
# Messages that are something of their own, whatever was asked: they are taken as such, and what was asked stays open.
OWN = (
    "question", "why", "what_if", "undo", "number", "compare", "sum", "show", "this_week", "stage", "drop", "restore",
    "move", "add", "help", "pressure", "told_you", "off_topic", "bye",
)  # fmt: skip
STAYS_OPEN = "Then it stays open: a step closes on something others can see. Tell me when there is."


def settle(reply: Reply, desk: Desk) -> Settled:
    """Settle what is pending with this message.

    The facts that hold by it, often none; None when the message is something else.
    """
    pending = reply.session.pending
    return _path(reply, desk) if pending is None else SETTLING[pending.kind](reply, desk, pending)


def next_contradiction(reply: Reply, desk: Desk) -> None:
    """Put the next contradiction or doubt that waits, where the reply asks nothing yet and it is still open."""
    while reply.question is None and reply.session.waiting:
        first, *others = reply.session.waiting
        reply.session = reply.session.model_copy(update={"waiting": tuple(others)})
        known = reply.state.profile.fact(first.slot)
        if first.kind == "claim":
            reply.ask(f"confirm:{first.slot}", doubts.claim_question(first), doubts.NO, SKIP, pending=first)
        elif first.kind == "title":
            text, options = doubts.title_question(first, desk.framework.catalogue)
            reply.ask(f"confirm:{first.slot}", text, *options, SKIP, pending=first)
        elif known == first.facts[0]:
            text, options = question_of(first, reply.state.profile)
            reply.ask(f"confirm:{first.slot}", text, *options, pending=first)


def _cleared(session: SessionState) -> SessionState:
    return session.model_copy(update={"pending": None, "asked": ""})


def _confirm(reply: Reply, desk: Desk, pending: Pending) -> Settled:
    chosen = _chosen(reply, pending)
    if chosen is None:
        return None
    reply.session = _cleared(reply.session)
    confirmed = chosen.model_copy(update={"status": "confirmed"})
    reply.tell(
        say("Then {label} is {value}.", label=label(pending.slot), value=value_of(chosen, reply.state.profile)),
        "change",
    )
    reply.change(reply.state.model_copy(update={"profile": reply.state.profile.with_facts([confirmed])}), desk)
    return (confirmed,)


def _chosen(reply: Reply, pending: Pending) -> Fact | None:
    """The value the message names: one of the two, or another that it states outright."""
    known, new = pending.facts
    stated = next((item for item in reply.reading.facts if item.slot == pending.slot), None)
    said = set(words(reply.message))
    for fact in (new, known):
        shown = set(words(value_of(fact, reply.state.profile).text))
        if (stated is not None and stated.value == fact.value) or (shown and shown <= said):
            return fact
    if stated is None or stated.negated or reply.reading.intent not in ("answer", "correct"):
        return None
    third = new.model_copy(update={"value": stated.value, "evidence": stated.quote, "source": reply.source})
    return third if accept(Profile(), [third]).applied else None


def _doubt(reply: Reply, desk: Desk, pending: Pending) -> Settled:
    """Whether words name a job, or a paper is held: what the answer says, or None when it is about something else."""
    fact, intent = pending.facts[0], reply.reading.intent
    kept = reply.state.profile.fact(pending.slot) == fact
    taken_back = pending.kind == "claim" and doubts.taken_back(reply.message)
    if intent in ("skip", "unknown", "no") or taken_back:
        reply.session = _cleared(reply.session) if intent == "no" else _cleared(reply.session).passing(pending.slot)
        reply.tell("Then it stays as you said." if kept else "Then I leave that out.")
        return ()
    value = _backed(reply, pending) if pending.kind == "claim" else _title(reply, desk, fact)
    if value is None:
        return None
    reply.session = _cleared(reply.session)
    if value == fact.value and kept:
        reply.tell("Then it stays as you said.")
        return ()
    settled = fact.model_copy(update={"value": value, "status": "confirmed"})
    reply.points += heard(Taken(profile=reply.state.profile, applied=(settled,)), reply.session.turn)
    reply.change(reply.state.model_copy(update={"profile": reply.state.profile.with_facts([settled])}), desk)
    return (settled,)


def _backed(reply: Reply, pending: Pending) -> Value | None:
    wanted = reply.reading.intent in ("answer", "correct", "yes") and doubts.backed(reply.message)
    return pending.facts[0].value if wanted else None


def _title(reply: Reply, desk: Desk, fact: Fact) -> Value | None:
    """The title chosen among those offered, or the words themselves; None where none was chosen."""
    said = " ".join(reply.message.lower().strip(" .!").split())
    near = doubts.offered(fact, desk.framework.catalogue)
    chosen = next((title for title in near if title.lower() == said), None)
    if chosen is not None:
        return chosen
    keep = said in ("yes", "yes it is", "keep it", f"keep {fact.value}".lower()) or reply.reading.intent == "yes"
    return fact.value if keep else None


def question_of(pending: Pending, profile: Profile) -> tuple[str, tuple[str, ...]]:
    """The words and answers of the question a contradiction raises."""
    known, new = (value_of(fact, profile).text for fact in pending.facts)
    where = "your document" if pending.facts[0].source.kind == "document" else "earlier you"
    says = "says" if where == "your document" else "said"
    text = f"About {label(pending.slot)}: {where} {says} {known}, now I read {new}. Which is right?"
    return text, (known, new)


def _evidence(reply: Reply, desk: Desk, pending: Pending) -> Settled:
    intent = reply.reading.intent
    if intent in OWN or (intent in ("answer", "done") and _asks(reply)):
        if intent in ("question", "answer", "why", "number", "show"):
            title = next((m.title for m in reply.plan.milestones if m.id == pending.item), "")
            reply.ask(f"evidence:{pending.item}", f"And for “{title}”: what shows it?", pending=pending)
        return None
    reply.session = _cleared(reply.session)
    if intent in ("skip", "unknown", "no"):
        reply.tell(STAYS_OPEN, "inform")
    else:
        edits.close(reply, desk, pending.item, reply.reading.evidence or reply.message)
    return ()


def _asks(reply: Reply) -> bool:
    """Whether a message is a question by its mark or its first word, whatever it was read as."""
    said = reply.message.strip().lower()
    first = next(iter(words(said)), "")
    return said.endswith("?") or first in ASKING


ASKING = set(words("who what when where why how which whose can could does do should is"))


def _which(reply: Reply, desk: Desk, pending: Pending) -> Settled:
    if reply.reading.intent == "undo":
        reply.session = _cleared(reply.session)
        undo.offer_the_one_before(reply, desk)
        return ()
    if edits.chosen(reply, desk, pending.slot):
        if reply.question is None:
            reply.session = _cleared(reply.session)
        return ()
    if reply.reading.intent in ("no", "skip", "unknown") or reply.message.strip().lower().startswith("none of"):
        reply.session = _cleared(reply.session)
        reply.tell("All right, the plan stays as it is.", "change")
        return ()
    return None


def _undo(reply: Reply, desk: Desk, pending: Pending) -> Settled:
    answer = whatif.yes_or_no(reply)
    if reply.reading.intent == "undo" or answer == "yes":
        reply.session = _cleared(reply.session)
        undo.undo(reply, desk)
        return ()
    if answer == "no":
        reply.session = _cleared(reply.session)
        reply.tell("Then it stays as it is.", "change")
        return ()
    return None


def _path(reply: Reply, desk: Desk) -> Settled:
    """A way forward chosen by its title, where the ways were just shown."""
    if reply.session.asked != "path":
        return None
    said = set(words(reply.message))
    found = [path for path in reply.plan.paths if set(words(path.title)) <= said]
    if len(found) != 1:
        return None
    choice = SetChoice(name="path", value=found[0].id)
    edits.apply(reply, desk, choice, say("The plan now follows: {title}.", title=found[0].title))
    reply.session = reply.session.model_copy(update={"asked": ""})
    return ()


SETTLING: dict[str, Callable[[Reply, Desk, Pending], Settled]] = {
    "confirm": _confirm,
    "what_if": whatif.settle,
    "choose": whatif.choose,
    "evidence": _evidence,
    "which": _which,
    "undo": _undo,
    "title": _doubt,
    "claim": _doubt,
    "decide": deciding.settle,
}
