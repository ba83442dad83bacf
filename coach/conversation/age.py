"""Whether someone is too old for it: answered kindly, and by what a plan counts."""

import re

from coach.conversation.reply import Desk, Reply
from coach.domain.figures import say
from coach.language.builtin.reading.text import lex

OLD = re.compile(
    r"\b(?:am i|are we|would i be|will i be|is (?:it|this|that|#)|aren't i)[^.?!]{0,30}\btoo (?:old|young)\b|"
    r"\btoo late (?:for (?:me|someone (?:like me|my age|of #))|"
    r"to (?:start|change|begin|learn|retrain|switch|try)\b(?! (?:at|work)\b))|"
    r"\b(?:is|will|would|does|could|can) (?:my|someone's) age\b|\bat my age\b|"
    r"\bage\b[^.?!]{0,20}\b(?:problem|issue|barrier|disadvantage|discrimination|against me)\b"
)
TOLD = re.compile(
    r"\W*(?:(?:hi|hey|oh|and|but|so|well|by the way|btw)\b[ ,]*)*i am (?:already |just |only )?#"
    r"(?: years old| now| btw| by the way| lol)*\W*"
)
HEARD = "Thank you for telling me. I don't reckon with age: the plan rests on what you have done and the time you have."
COUNTED = (
    "Not by anything a plan counts: it goes by what you can do, what the role asks for, and the time you have; your "
    "birthday is nowhere in it. How each employer sees it I can't promise you."
)


def asks_of_age(reply: Reply, desk: Desk) -> bool:
    """Answer whether it is too late in life. Whether that was asked."""
    if reply.reading.intent not in ("question", "answer") or OLD.search(lex(reply.message).plain) is None:
        return False
    reply.tell(COUNTED, "affirm")
    finish = reply.plan.fit.finish
    if reply.session.planned and finish.on is not None and reply.plan.fit.meanwhile is None:
        reply.tell(say("By the plan the last step is done by {finish}.", finish=finish), "plan")
    return True


def tells_age(reply: Reply, desk: Desk) -> bool:
    """Hear an age told by the way, of which nothing is kept or inferred. Whether one was."""
    if reply.told or TOLD.fullmatch(lex(reply.message).plain) is None:
        return False
    reply.reading = reply.reading.model_copy(update={"intent": "answer"})  # "I am …" alone agrees to nothing
    reply.tell(HEARD, "affirm")
    return True
