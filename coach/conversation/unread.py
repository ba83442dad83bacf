"""What is said to a message that gave no fact: a question passed over, an answer not understood, words about nothing.

No message goes unanswered: what could not be used is said to be so, with two things that would do.
"""

import re

from coach.conversation.answers import question
from coach.conversation.edits import HOW_TO_CHANGE
from coach.conversation.plainer import PLAIN
from coach.conversation.reflect import label
from coach.conversation.reply import Desk, Reply
from coach.domain.profile import SLOTS
from coach.framework.titles import words

MOST_UNREAD = 2  # ways a question is put to someone whose answers to it can't be read
MOST_QUOTED = 6  # words of a message that are said back as what was not understood
NOTHING = {"no", "none", "nothing", "nobody", "nope", "zero"}
ASKING = re.compile(
    r"\W*(?:(?:so|and|but|ok|well|hey) )*(?:do|does|did|is|are|can|could|will|would|should|what|how|why|when|where|"
    r"who|which)"
    r"(?: [\w'’-]+){3,}",
    re.IGNORECASE,
)
QUOTABLE = re.compile(r"[\w ,.;!'’-]+")
ASSUMED = (
    "That's fine; I'll say what I assume instead.",
    "No problem; the plan will name what it assumes.",
    "All right, I'll take the usual figure and mark it as assumed.",
)
OPEN = ("All right, we leave that open.", "That's fine, it can stay open.", "No need to know that now.")
NONE = ("Nothing there, then; that is a clear answer.", "So nothing there yet.", "Then we work with what there is.")
BEGINNING = "Thank you for telling me. I'll ask a few short questions, one at a time; any of them can be skipped."
NOT_PLACED = "Thank you. I could not place that yet, so let me ask."
NOT_TAKEN = (
    "I did not get {what}. I can take in what is new (“I have fewer hours now”), or tell you what is next: “what do I "
    "do this week?”",
    "Sorry, I could not make use of {what}. Two things that work: “{step} is done”, or a question such as “why is that "
    "first?”",
    "{What} went past me. Say what has changed in your life or your wishes, or try a “what if I had more time?”",
)
BY_THE_HOUR = (
    "Pay by the hour or the day I can't count by the year yet. Tell me the rate and your paid hours a week in one "
    "sentence, or what you earn in a year."
)
OWN_WORDS = ("skills", "achievements", "values", "network")
UNPLACED = (
    "Thank you. I can't match that to anything the plan counts with, so its sums stay as they are.",
    "Thank you, though I can't place that among what the plan counts with; it changes no figure.",
)
UNREAD = (
    "I could not tell {missing} from {what}. “{one}” or “{two}” would do.",
    "Sorry, {what} did not tell me {missing}. Something like “{one}” is enough, or “{two}”.",
)
NO_EVIDENCE = "I can't tell from {what} what shows it. A note, a list, a photo, or someone who saw it would do."
LEFT = "I could not tell {missing} from {what}, so I leave it open; you can say it at any time."


def passed_over(reply: Reply, slot: str) -> None:
    """Acknowledge that a question is left open, or answered with none; what fills a slot is not asked for again."""
    if slot in SLOTS:
        reply.session = reply.session.passing(slot)
    first = next(iter(words(reply.message)), "")
    assumed = any(item.id == slot for item in reply.plan.assumptions)
    none = first in NOTHING and reply.reading.intent != "unknown"  # "No fixed date" leaves open what there is
    said = NONE if none else ASSUMED if assumed else OPEN
    reply.tell(said[reply.session.turn % len(said)], "affirm")


def not_read(reply: Reply, desk: Desk) -> None:
    """Say that the message was not understood: as an answer while a question is open, else as a whole.

    What begins like a question is answered as one.

    What someone goes through is no failed answer: where that was heard, nothing is said of the question.
    """
    if reply.heard and reply.points:
        return
    slot = reply.session.asked
    if reply.reading.unclear == "pay" and slot != "pay":
        reply.tell(BY_THE_HOUR)
    elif ASKING.match(reply.message):
        question(reply, desk)
    elif slot in SLOTS and next(iter(words(reply.message)), "") in NOTHING:
        passed_over(reply, slot)
    elif slot in OWN_WORDS:
        reply.session = reply.session.passing(slot)
        reply.tell(UNPLACED[reply.session.turn % len(UNPLACED)], "affirm")
    elif slot in SLOTS:
        _no_answer(reply, slot)
    elif slot.startswith("evidence:"):
        reply.tell(NO_EVIDENCE.format(what=_what(reply)))
    elif reply.reading.intent == "no":
        reply.tell(HOW_TO_CHANGE)
    else:
        _no_message(reply)


def never_silent(reply: Reply) -> None:
    """Where nothing was found to say, say so much."""
    if not reply.points and reply.question is None:
        _no_message(reply)


def _no_answer(reply: Reply, slot: str) -> None:
    plain = PLAIN.get(slot)
    missing = plain.missing if plain else label(slot)
    if reply.session.planned or reply.session.times.get(slot, 0) >= MOST_UNREAD:
        reply.session = reply.session.passing(slot)
        reply.tell(LEFT.format(missing=missing, what=_what(reply)))
        return
    one, two = plain.such if plain else ("a few plain words", "skip")
    said = UNREAD[reply.session.turn % len(UNREAD)]
    reply.tell(said.format(missing=missing, what=_what(reply), one=one, two=two))


def _no_message(reply: Reply) -> None:
    ahead = [step.title for step in reply.plan.milestones if step.status == "planned"]
    if reply.session.planned and ahead:
        what = _what(reply)
        said = NOT_TAKEN[reply.session.turn % len(NOT_TAKEN)]
        reply.tell(said.format(what=what, What=what[0].upper() + what[1:], step=ahead[0]))
        return
    if reply.session.planned:
        reply.tell(HOW_TO_CHANGE)
    else:
        reply.tell(BEGINNING if reply.session.turn == 0 else NOT_PLACED)


def _what(reply: Reply) -> str:
    """What was not understood: a few words said back, never a long or painful statement."""
    said = " ".join(reply.message.split()).strip(" .!")
    quotable = QUOTABLE.fullmatch(said) and len(said.split()) <= MOST_QUOTED and not reply.heard
    return f"“{said}”" if quotable else "that"
