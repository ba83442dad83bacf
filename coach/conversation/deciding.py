"""A decision weighed in conversation: one question at a time, and the verdict when enough is told or when asked."""

from collections.abc import Iterator, Sequence

from coach.conversation.excerpt import excerpt
from coach.conversation.reply import Desk, Reply
from coach.conversation.state import Pending
from coach.domain.decision import Ask, Decision, Judgement
from coach.domain.figures import Said, say
from coach.domain.profile import Fact
from coach.errors import UserInputError
from coach.framework.currencies import said_in
from coach.framework.titles import words
from coach.language.base import Option, Reading
from coach.language.numerals import mentions
from coach.planning.tradeoffs.answers import begin, tell
from coach.planning.tradeoffs.judge import judge, keep
from coach.planning.tradeoffs.kinds import meant, named_by

VERDICT = Option(text="Give me the verdict", says=Reading(intent="answer"))
OPENING = (
    "That can be weighed, {options}: I ask one thing at a time, you leave open what you can't say, and the verdict "
    "says what it hangs on."
)
KEPT = "It is kept with all you told of it. Put the question again to go on with it."
ENDS = ("verdict", "done", "enough", "stop")
BETWEEN = ("question", "why", "number", "show", "this_week")  # asked in between, without leaving the decision
MEANT = ("answer", "correct", "yes", "no")
SHORT = 4  # words up to which a message is meant as the answer
MOST = 2  # reasons, cautions and changes told in a reply


def weigh(reply: Reply, desk: Desk, sides: Sequence[str]) -> bool:
    """Begin the decision that two sides mean, or go on with it. Whether they mean one."""
    rows = desk.framework.rows
    kind = meant(rows, *sides) if len(sides) == 2 else None
    if kind is None:
        return False
    kept = reply.state.decision(kind.id)
    decision = kept or begin(rows, kind.id, named_by(rows, kind, sides))
    names = " or ".join(f"“{option.name}”" for option in decision.options)
    if kept is None:
        _quote(reply, desk)
    reply.tell(say(OPENING if kept is None else "Back to it: {options}.", options=names))
    _go_on(reply, decision, _judged(reply, desk, decision))
    return True


def _quote(reply: Reply, desk: Desk) -> None:
    """What the guidance says of such a choice, where it says something."""
    for hit in desk.search(reply.message, 1):
        if text := excerpt(hit.passage.text, reply.message):
            reply.passages[hit.passage.id] = hit
            reply.tell(text, cites=(hit.passage.id,))


def settle(reply: Reply, desk: Desk, pending: Pending) -> tuple[Fact, ...] | None:
    """Take the answer to a decision's question, or give the verdict; None when the message is something else."""
    rows = desk.framework.rows
    decision = reply.state.decision(pending.item) or begin(rows, pending.item, pending.words.split(","))
    said, told = words(reply.message), _answered(reply, desk, decision, pending.slot)
    if told is not None:
        judged = _judged(reply, desk, told)
        _keep(reply, told, judged, desk)
        _go_on(reply, told, judged)
    elif set(said) & set(ENDS) and len(said) <= len(words(VERDICT.text)):
        reply.session = reply.session.model_copy(update={"pending": None, "asked": ""})
        _verdict(reply, _judged(reply, desk, decision))
    elif reply.reading.intent in ("skip", "unknown"):
        reply.session = reply.session.passing(f"decide:{pending.slot}")
        _go_on(reply, decision, _judged(reply, desk, decision))
    else:
        return _unanswered(reply, desk, decision, pending)
    return ()


def _unanswered(reply: Reply, desk: Desk, decision: Decision, pending: Pending) -> tuple[Fact, ...] | None:
    """Ask once more after a question in between, or what was meant as an answer; else the message goes its way."""
    ask = next((ask for ask in _judged(reply, desk, decision).asks if ask.id == pending.slot), None)
    if ask is None:
        return None
    if reply.reading.intent in BETWEEN:
        _ask(reply, decision, ask)
        return None
    meant_so = len(words(reply.message)) <= SHORT or bool(mentions(reply.message))
    if reply.reading.intent not in MEANT or reply.reading.facts or not meant_so:
        return None
    reply.tell(f"I can't use that yet: I need {ask.hint}.")
    _put(reply, decision, ask)
    return ()


def _answered(reply: Reply, desk: Desk, decision: Decision, name: str) -> Decision | None:
    """The decision with what the message answers; None where it answers nothing."""
    for said in _readings(reply, name):
        try:
            return tell(decision, reply.state.profile, desk.framework.rows, name, said)
        except UserInputError:
            continue
    return None


def _keep(reply: Reply, told: Decision, judged: Judgement, desk: Desk) -> None:
    """Keep the decision with the state; when no more can be kept, say so and go on without."""
    try:
        reply.state = keep(reply.state, told, judged, desk.today)
        reply.summary = f"decision {told.id}"
    except UserInputError as error:
        reply.tell(str(error))


def _readings(reply: Reply, name: str) -> Iterator[str]:
    """A message as an answer: its words, else the one choice, yes or no, or amount in it."""
    yield reply.message.strip()
    said = words(reply.message)
    if name.startswith("choice"):
        yield from (taken for taken in ("first", "second", "same") if taken in said)
        return
    if reply.reading.intent in ("yes", "no"):
        yield reply.reading.intent
    found = [mention for mention in mentions(reply.message.lower()) if mention.on is None]
    if len(found) == 1 and not said_in(reply.message):  # an amount of money is taken with its currency or not at all
        yield found[0].text


def _judged(reply: Reply, desk: Desk, decision: Decision) -> Judgement:
    return judge(decision, reply.state.profile, desk.framework, desk.today)


def _go_on(reply: Reply, decision: Decision, judged: Judgement) -> None:
    """Put the next question of the decision, or give the verdict when nothing is left to ask."""
    ask = next((ask for ask in judged.asks if f"decide:{ask.id}" not in reply.session.skipped), None)
    if ask is None:
        reply.session = reply.session.model_copy(update={"pending": None, "asked": ""})
        _verdict(reply, judged)
    else:
        _put(reply, decision, ask)


def _put(reply: Reply, decision: Decision, ask: Ask) -> None:
    if ask.note.text:
        reply.tell(ask.note)
    _ask(reply, decision, ask)


def _ask(reply: Reply, decision: Decision, ask: Ask) -> None:
    options = ",".join(option.template for option in decision.options)
    pending = Pending(kind="decide", item=decision.id, slot=ask.id, words=options)
    answers = (Option(text=answer, says=Reading(intent="answer")) for answer in ask.answers)
    reply.ask(f"decide:{ask.id}", ask.text.text, *answers, VERDICT, pending=pending)


def _verdict(reply: Reply, judged: Judgement) -> None:
    reply.tell(judged.verdict, "advise")
    for said in (*judged.reasons[:MOST], *judged.cautions[:MOST], *judged.changes[:MOST]):
        reply.tell(said, "plan")
    if judged.test.text:
        reply.tell(say("To find out cheaply: {test}", test=judged.test), "plan")
    if reply.state.decision(judged.id):
        reply.tell(Said(text=KEPT))
