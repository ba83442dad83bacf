"""What answers nothing, whatever was asked: orders to a machine, text pasted in, impatience with the program."""

from coach.conversation.options import LEAVE
from coach.conversation.reply import Desk, Reply
from coach.language.base import Option, Reading
from coach.language.builtin.reading.fitting import apart
from coach.language.builtin.reading.text import lex

ORDER = (
    "Orders like that change nothing here: the score follows from what you can show, and a step is done when you tell "
    "me what shows it."
)
PASTED = (
    "I could not find anything about you in that text. Tell me in a sentence of your own what I should take from it."
)
FED_UP = (
    "Fair enough; this is not helping you right now. We can stop here, or I show what there is, without questions.",
    "Understood, I'll leave it there. What you told me is kept; come back to it when you like, or not at all.",
)
WAYS_ON = (Option(text="Just show me the plan", says=Reading(intent="plan_now")), LEAVE)


def set_apart(reply: Reply, desk: Desk) -> bool:
    """Answer what is no answer to anything. Whether the message was that; an open question stays open."""
    kind = apart_of(reply.message)
    if not kind:
        return False
    if kind == "fed up":
        reply.tell(FED_UP[reply.session.turn % len(FED_UP)], "affirm")
        reply.waits, reply.offers = True, WAYS_ON
    else:
        reply.tell(ORDER if kind == "instruction" else PASTED)
    return True


def apart_of(message: str) -> str:
    """The kind of such a message, "" for all others."""
    return apart(lex(message).plain)
