"""Age, when someone speaks of theirs: heard kindly, answered truly, and never kept or reckoned with."""

import re

from coach.conversation.reply import Desk, Reply
from coach.language.builtin.reading.text import lex

TOLD = re.compile(
    r"\W*(?:(?:hi|hey|oh|and|but|so|well|by the way|btw)\b[ ,]*)*i am (?:already |just |only )?#"
    r"(?: years old| now| btw| by the way| lol)*\W*"
)
FEARED = re.compile(
    r"\b(?:too (?:late|old|young)(?: for me)?\b(?! to (?:enrol|apply|register|call))[^.;!?]{0,40}|"
    r"(?:is |does |will )?my age\b"
    r"[^.;!?]{0,40}\b(?:disadvantage|problem|matter|against|count|issue|bad|barrier|late)|at my age)"
)
KIND = "No: it is not too late, and your age changes nothing here. I don't reckon with it; the plan holds at any age."
TRUE = (
    "Some employers do judge by age, though in many countries the law forbids it; what you have done and can show "
    "speaks for you."
)
HEARD = "Thank you for telling me. I don't reckon with age: the plan rests on what you have done and the time you have."


def of_age(reply: Reply, desk: Desk) -> bool:
    """Answer what someone says of their age. Whether they did."""
    plain = lex(reply.message).plain
    if FEARED.search(plain) and (reply.reading.intent != "what_if"):
        reply.tell(KIND, "affirm")
        reply.tell(TRUE)
        return True
    if TOLD.fullmatch(plain) and not reply.told:
        reply.reading = reply.reading.model_copy(update={"intent": "answer"})  # "I am …" alone agrees to nothing
        reply.tell(HEARD, "affirm")
        return True
    return False
