"""Good and bad news when there is a plan: the one thing is asked that changes it."""

from coach.conversation.reply import Desk, Reply
from coach.domain.turn import Intent
from coach.language.base import Question

# By what was heard: the slot that changes the plan most, and the question for it. None asks nothing: the plan waits.
ASKED: dict[str, tuple[str, str] | None] = {
    "won": (
        "role",
        "What is your job called now? Tell me its hours and pay too, if you like, and the plan goes on from there.",
    ),
    "interview": ("next", "When is it, and with whom?"),
    "job loss": ("runway_months", "Since when is it, and for how many months would your money last?"),
    "feared loss": ("runway_months", "If it came to that, for how many months would your money last?"),
    "child": ("hours_per_week", "How many hours a week would still be yours for the plan from then on?"),
    "illness": ("hours_per_week", "Should the plan ask fewer hours a week of you for now, and if so how many?"),
    "theirs": ("hours_per_week", "Should the plan ask fewer hours a week of you for now, and if so how many?"),
    "caring": ("hours_per_week", "How many hours a week does that leave for the plan?"),
    "parting": ("next", "What does it change for the plan: your hours, the money, or the place you can work in?"),
    "money": ("runway_months", "For how many months would your money last as it is?"),
    "refused": ("next", "Did they say what was missing?"),
    "death": None,
    "tears": None,
    "worthless": None,
    "wronged": None,
}
WAITS = "There is no hurry with the plan; it keeps, and it can be made smaller if that helps."
# Where the message asks for something of its own, that is answered and no question is put beside it.
OWN: set[Intent] = {
    *("question", "why", "number", "what_if", "compare", "this_week", "show", "done", "drop", "restore", "move", "add"),
    *("undo", "stage", "plan_now"),
}


def hears_news(reply: Reply, desk: Desk) -> bool:
    """Ask the one thing that news changes in the plan, or let the plan wait. Whether there was news."""
    if not reply.session.planned or reply.heard not in ASKED or reply.reading.intent in OWN:
        return False
    asked = ASKED[reply.heard]
    if asked is None:
        reply.waits = True
        reply.tell(WAITS, "affirm")
    elif not any(fact.slot == asked[0] for fact in reply.reading.facts):
        slot, text = asked
        reply.question = Question(slot=slot, text=text)
    return True
