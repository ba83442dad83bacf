"""What kind of message each intent is. Which of them wait, interrupt or show a wish to work follows from that alone."""

from typing import Literal

from coach.domain.turn import Intent

Kind = Literal["telling", "correction", "reply", "complaint", "request", "step", "courtesy", "leaving"]
KINDS: dict[Intent, Kind] = {
    "answer": "telling",
    "correct": "correction",
    "skip": "reply",
    "unknown": "reply",
    "yes": "reply",
    "no": "reply",
    "told_you": "complaint",
    "question": "request",
    "why": "request",
    "number": "request",
    "what_if": "request",
    "compare": "request",
    "sum": "request",
    "this_week": "request",
    "show": "request",
    "done": "request",
    "drop": "request",
    "restore": "request",
    "move": "request",
    "add": "request",
    "undo": "request",
    "change": "request",
    "plan_now": "request",
    "pressure": "request",
    "help": "request",
    "onward": "step",
    "stage": "step",
    "greet": "courtesy",
    "thanks": "courtesy",
    "off_topic": "courtesy",
    "bye": "leaving",
}


def of(*kinds: Kind) -> frozenset[Intent]:
    """The intents of these kinds."""
    return frozenset(intent for intent, kind in KINDS.items() if kind in kinds)


ASKS_FOR = of("request", "step")  # something of its own, which is answered before anything else is asked
BESIDE = of("request", "courtesy")  # answered where it is asked; the stages wait
WORKING = of("request", "step", "correction", "complaint", "leaving")  # what shows that someone wants to work on
ELSEWHERE = of("request", "step", "complaint", "courtesy", "leaving")  # no answer to what was asked
LEAVES_OPEN = frozenset[Intent](("skip", "unknown"))
