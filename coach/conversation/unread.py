"""What is said to a message that gave no fact: a question passed over, an answer not understood, words about nothing.

No message goes unanswered: what could not be used is said to be so, with a way on.
"""

import re

from coach.conversation.reflect import label
from coach.conversation.reply import Reply
from coach.domain.profile import SLOTS
from coach.framework.titles import words

MOST_UNREAD = 2  # ways a question is put to someone whose answers to it can't be read
NOTHING = {"no", "none", "nothing", "nobody", "nope", "zero"}
CHANGE = re.compile(r"change something\W*", re.IGNORECASE)
ASSUMED = (
    "That's fine; I'll say what I assume instead.",
    "No problem; the plan will name what it assumes.",
    "All right, I'll take the usual figure and mark it as assumed.",
)
OPEN = ("All right, we leave that open.", "That's fine, it can stay open.", "No need to know that now.")
NONE = ("Nothing there, then; that is a clear answer.", "So nothing there yet.", "Then we work with what there is.")
HOW_TO_CHANGE = (
    "Tell me in a sentence what is different: other hours, another date, more or less money, another role, or a step "
    "to drop, move or add."
)
BEGINNING = "Thank you for telling me. I'll ask a few short questions, one at a time; any of them can be skipped."
NOT_PLACED = "Thank you. I could not place that yet, so let me ask."
NOT_TAKEN = (
    "I could not turn that into a change of the plan or a question I can answer. A fact that changed, a why, or a "
    "what-if works best.",
    "I did not get hold of that. Say it as a fact about you, as a question, or name the step you mean.",
    "That passed me by, sorry. Other words may help, or choose one of the answers below.",
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
UNREAD = ("I could not make {label} of that", "That does not tell me {label} yet")
ENOUGH = {"number": "a rough number is enough"}


def passed_over(reply: Reply, slot: str) -> None:
    """Acknowledge that a question is left open, or answered with none."""
    reply.session = reply.session.passing(slot)
    first = next(iter(words(reply.message)), "")
    assumed = any(item.id == slot for item in reply.plan.assumptions)
    said = NONE if first in NOTHING else ASSUMED if assumed else OPEN
    reply.tell(said[reply.session.turn % len(said)], "affirm")


def not_read(reply: Reply) -> None:
    """Say that the message was not understood: as an answer while a question is open, else as a whole."""
    slot, turn = reply.session.asked, reply.session.turn
    if reply.reading.unclear == "pay" and slot != "pay":
        reply.tell(BY_THE_HOUR)
        return
    if slot in SLOTS and next(iter(words(reply.message)), "") in NOTHING:
        passed_over(reply, slot)
    elif slot not in SLOTS and not reply.session.planned:
        reply.tell(BEGINNING if turn == 0 else NOT_PLACED)
    elif slot not in SLOTS:
        changing = reply.reading.intent == "no" or CHANGE.fullmatch(reply.message.strip())
        said = HOW_TO_CHANGE if changing else NOT_TAKEN[turn % len(NOT_TAKEN)]
        reply.tell(said)
    elif slot in OWN_WORDS:
        reply.session = reply.session.passing(slot)
        reply.tell(UNPLACED[turn % len(UNPLACED)], "affirm")
    elif reply.session.planned or reply.session.times.get(slot, 0) >= MOST_UNREAD:
        reply.session = reply.session.passing(slot)
        reply.tell(f"I could not make {label(slot)} of that, so I leave it open; you can tell me at any time.")
    else:
        enough = ENOUGH.get(SLOTS[slot].kind, "a few plain words are enough")
        reply.tell(f"{UNREAD[turn % len(UNREAD)].format(label=label(slot))}; {enough}.")
