"""What an answer settles: which value holds, whether a what-if becomes the plan, what shows a step done, which step."""

import re
from collections.abc import Callable

from coach.conversation import deciding, doubts, edits, undo, whatif
from coach.conversation.accept import Taken
from coach.conversation.agenda import may_ask
from coach.conversation.intents import ELSEWHERE, LEAVES_OPEN
from coach.conversation.options import no, tells, yes
from coach.conversation.reflect import heard, label, value_of
from coach.conversation.reply import Desk, Reply
from coach.conversation.state import Pending, SessionState
from coach.domain.figures import say
from coach.domain.patch import SetChoice
from coach.domain.profile import Fact, Profile, Value, accept
from coach.domain.turn import Intent
from coach.framework.titles import words
from coach.language.base import Option, Reading
from coach.language.builtin.reading.fitting import apart, has_none, shows
from coach.language.builtin.reading.text import lex

Settled = tuple[Fact, ...] | None
NONE_OF = re.compile(
    r"\W*(?:no,? )?(?:none|neither|not any|not one) of (?:these|those|them|the (?:two|above))\b", re.IGNORECASE
)
STAYS_OPEN = "Then it stays open: a step closes on something others can see. Tell me when there is."


def settle(reply: Reply, desk: Desk) -> Settled:
    """Settle what is pending with this message.

    The facts that hold by it, often none; None when the message is something else.
    """
    pending = reply.session.pending
    if pending is not None and NONE_OF.match(reply.message):
        reply.reading = reply.reading.model_copy(update={"intent": "no"})
    return _path(reply, desk) if pending is None else SETTLING[pending.kind](reply, desk, pending)


def next_contradiction(reply: Reply, desk: Desk) -> None:
    """Put the next contradiction or doubt that waits, where one more question may be put and it is still open."""
    while reply.question is None and reply.session.waiting and may_ask(reply.session, reply.state.profile):
        first, *others = reply.session.waiting
        reply.session = reply.session.model_copy(update={"waiting": tuple(others)})
        known = reply.state.profile.fact(first.slot)
        if first.kind == "claim":
            reply.ask(f"confirm:{first.slot}", doubts.claim_question(first), no("No"), pending=first)
        elif first.kind == "title":
            text, options = doubts.title_question(first, desk.framework.catalogue)
            reply.ask(f"confirm:{first.slot}", text, *options, pending=first)
        elif first.kind == "savings":
            amount = value_of(first.facts[0], reply.state.profile)
            answers = (yes("All of it"), no("I need it to fall back on"))
            reply.ask("confirm:budget", doubts.savings_question(amount.text), *answers, pending=first)
        elif known == first.facts[0]:
            text, options = question_of(first, reply.state.profile)
            reply.ask(f"confirm:{first.slot}", text, *options, pending=first)


def _cleared(session: SessionState) -> SessionState:
    return session.model_copy(update={"pending": None, "asked": ""})


def _confirm(reply: Reply, desk: Desk, pending: Pending) -> Settled:
    if reply.reading.intent in LEAVES_OPEN:
        reply.session = _cleared(reply.session)
        known = pending.facts[0]
        reply.tell(
            say("Then I keep {label} at {value}, until you tell me otherwise.", label=label(pending.slot),
                value=value_of(known, reply.state.profile)),
            "change",
        )  # fmt: skip
        return ()
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
    claimed = pending.kind == "claim"
    if claimed and intent in LEAVES_OPEN:  # whoever would rather not say is believed
        return _held(reply, desk, fact)
    if intent in ("skip", "unknown", "no") or (claimed and doubts.taken_back(reply.message)):
        reply.session = _cleared(reply.session) if intent == "no" else _cleared(reply.session).passing(pending.slot)
        reply.tell("Then it stays as you said." if kept else "Then I leave that out.")
        return ()
    value = _backed(reply, pending) if claimed else _title(reply, desk, fact)
    if value is None:
        return None
    if value == fact.value and kept:
        reply.session = _cleared(reply.session)
        reply.tell("Then it stays as you said.")
        return ()
    return _held(reply, desk, fact.model_copy(update={"value": value, "status": "confirmed"}))


def _held(reply: Reply, desk: Desk, fact: Fact) -> Settled:
    """The fact counts, and is said back."""
    reply.session = _cleared(reply.session)
    reply.points += heard(Taken(profile=reply.state.profile, applied=(fact,)), reply.session.turn)
    reply.change(reply.state.model_copy(update={"profile": reply.state.profile.with_facts([fact])}), desk)
    return (fact,)


def _backed(reply: Reply, pending: Pending) -> Value | None:
    wanted = reply.reading.intent in ("answer", "correct", "yes") and doubts.backed(reply.message)
    return pending.facts[0].value if wanted else None


def _savings(reply: Reply, desk: Desk, pending: Pending) -> Settled:
    """What of the savings may be spent: all of it, another amount, or nothing; None when the answer is about else."""
    intent, fact = reply.reading.intent, pending.facts[0]
    stated = next((item for item in reply.reading.facts if item.slot == "budget"), None)
    if stated is not None:
        fact = fact.model_copy(update={"value": stated.value, "evidence": stated.quote, "source": reply.source})
    elif intent in (*LEAVES_OPEN, "no") or doubts.needed(reply.message):
        reply.session = _cleared(reply.session)
        reply.tell("Then it stays where it is, and the plan does not count on it.")
        return ()
    elif intent != "yes" and not doubts.all_of_it(reply.message):
        return None
    reply.session = _cleared(reply.session)
    reply.points += heard(Taken(profile=reply.state.profile, applied=(fact,)), reply.session.turn)
    reply.change(reply.state.model_copy(update={"profile": reply.state.profile.with_facts([fact])}), desk)
    return (fact,)


def _title(reply: Reply, desk: Desk, fact: Fact) -> Value | None:
    """The title chosen among those offered, or the words themselves; None where none was chosen."""
    near = doubts.offered(fact, desk.framework.catalogue)
    chosen = next((item.value for item in reply.reading.facts if item.value in near), None)
    return fact.value if chosen is None and reply.reading.intent == "yes" else chosen


def question_of(pending: Pending, profile: Profile) -> tuple[str, tuple[Option, ...]]:
    """The words and answers of the question a contradiction raises."""
    known, new = (value_of(fact, profile).text for fact in pending.facts)
    where = "your document" if pending.facts[0].source.kind == "document" else "earlier you"
    says = "says" if where == "your document" else "said"
    text = f"About {label(pending.slot)}: {where} {says} {known}, now I read {new}. Which is right?"
    shown = ((known, pending.facts[0]), (new, pending.facts[1]))
    return text, tuple(tells(words, {pending.slot: _plain(fact.value)}) for words, fact in shown)


def _plain(value: Value) -> float | bool | str:
    """The value of a slot with a single one, which is no record."""
    return value if isinstance(value, bool | float | str) else str(value)


def _evidence(reply: Reply, desk: Desk, pending: Pending) -> Settled:
    """Close the step on what shows it. Anything else is taken as what it is, and the step is asked about once more."""
    intent, plain = reply.reading.intent, lex(reply.message).plain
    title = next((m.title for m in reply.plan.milestones if m.id == pending.item), "")
    other = intent == "done" and reply.reading.item not in (None, pending.item)
    if intent in ("skip", "unknown", "no") or (intent in ("answer", "done") and has_none(plain)):
        reply.session = _cleared(reply.session)
        reply.tell(STAYS_OPEN, "inform")
        return ()
    if (
        (intent == "done" or intent not in ELSEWHERE)
        and not other
        and not reply.heard
        and not _asks(reply)
        and shows(plain, title)
    ):
        reply.session = _cleared(reply.session)
        edits.close(reply, desk, pending.item, reply.reading.evidence or reply.message)
        return ()
    if not pending.words and not reply.heard and apart(plain) != "fed up":
        again = pending.model_copy(update={"words": "asked again"})
        reply.ask(f"evidence:{pending.item}", f"And for “{title}”: what shows it?", pending=again)
    return None


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
    return _edit(reply, desk, pending, None if reply.reading.intent == "no" else edits.chosen(reply))


def _when(reply: Reply, desk: Desk, pending: Pending) -> Settled:
    """The date that an edit waited for makes it whole; any other answer is asked after once more."""
    reading = reply.reading
    if reading.when is not None and reading.intent not in ELSEWHERE:
        intent: Intent = "add" if pending.slot == "add" else "move"
        whole = Reading(intent=intent, subject=pending.words, item=pending.item or None, when=reading.when)
        return _edit(reply, desk, pending, whole)
    if reading.intent in ("answer", "correct", "yes"):
        reply.tell("I could not tell a date from that. A day and its month will do, or “next Friday”.")
        reply.ask("when", "Which date is it?", pending=pending)
        return ()
    return _edit(reply, desk, pending)


def _edit(reply: Reply, desk: Desk, pending: Pending, meant: Reading | None = None) -> Settled:
    """Leave the plan as it is where that is wished; else go on with the edit that is `meant`, or with the message."""
    if meant is None and reply.reading.intent in ("no", "skip", "unknown"):
        return _unchanged(reply)
    reply.reading = meant or reply.reading
    return None


def _unchanged(reply: Reply) -> Settled:
    reply.session = _cleared(reply.session)
    reply.tell("All right, the plan stays as it is.", "change")
    return ()


def _undo(reply: Reply, desk: Desk, pending: Pending) -> Settled:
    answer = whatif.yes_or_no(reply)
    if reply.reading.intent == "undo" or answer == "yes":
        reply.session = _cleared(reply.session)
        undo.undo(reply, desk)
        return ()
    if answer == "no" or reply.reading.intent in LEAVES_OPEN:
        reply.session = _cleared(reply.session)
        reply.tell("Then it stays as it is.", "change")
        return ()
    return None


def _path(reply: Reply, desk: Desk) -> Settled:
    """A way forward chosen by its title, where the ways were just shown."""
    if reply.session.asked != "path":
        return None
    said, item = set(words(reply.message)), reply.reading.item
    found = [path for path in reply.plan.paths if path.id == item or (item is None and {*words(path.title)} <= said)]
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
    "add": _edit,
    "when": _when,
    "undo": _undo,
    "title": _doubt,
    "claim": _doubt,
    "savings": _savings,
    "decide": deciding.settle,
}
