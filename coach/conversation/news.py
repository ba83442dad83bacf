"""Good and bad news when there is a plan: the one thing is asked that changes it."""

from coach.conversation.intents import ASKS_FOR
from coach.conversation.options import asks, changed, named, no
from coach.conversation.questions import WORDINGS
from coach.conversation.reply import Desk, Reply
from coach.language.base import Option

# By what was heard: the slot that changes the plan most, and the question for it. None asks nothing: the plan waits.
ASKED: dict[str, tuple[str, str] | None] = {
    "won": (
        "role",
        "What is your job called now? Tell me its hours and pay too, if you like, and the plan goes on from there.",
    ),
    "interview": ("news:interview", "When is it, and with whom?"),
    "job loss": ("runway_months", "Since when is it, and for how many months would your money last?"),
    "feared loss": ("runway_months", "If it came to that, for how many months would your money last?"),
    "child": ("hours_per_week", "How many hours a week would still be yours for the plan from then on?"),
    "illness": ("hours_per_week", "Should the plan ask fewer hours a week of you for now, and if so how many?"),
    "theirs": ("hours_per_week", "Should the plan ask fewer hours a week of you for now, and if so how many?"),
    "caring": ("hours_per_week", "How many hours a week does that leave for the plan?"),
    "parting": (
        "news:parting",
        "What does it change for the plan: your hours, the money, or the place you can work in?",
    ),
    "money": ("runway_months", "For how many months would your money last as it is?"),
    "refused": ("news:refused", "Did they say what was missing?"),
    "death": None,
    "tears": None,
    "worthless": None,
    "wronged": None,
    "tired": None,
    "shame": None,
    "fear": None,
}
# Answers to click for what fills no slot by itself, and what is said to an answer in words that tells no fact.
OFFERED: dict[str, tuple[Option, ...]] = {
    "news:interview": (asks("How do I prepare for an interview?"),),
    "news:parting": (
        changed("The hours", "hours_per_week"),
        changed("The money", "budget"),
        changed("The place", "location"),
    ),
    "news:refused": (no("They did not say"),),
}
TAKEN = {
    "news:interview": "Good to know. To have it in the plan, say “add: the interview on …” with its day.",
    "news:parting": "Thank you for telling me. When you know what it does to your hours or money, the plan follows.",
    "news:refused": "That is worth knowing. To work on what they named, say “add: … by …”: then it is a step.",
}
ARRIVED = "That is what this plan was for. Which role would you like to go for next, if any?"
NOTHING_SAID = (
    "Then there is nothing to go by, and nothing in the plan changes by it. Asking them for a reason is fair."
)
WAITS = "There is no hurry with the plan; it keeps, and it can be made smaller if that helps."


def hears_news(reply: Reply, desk: Desk) -> bool:
    """Ask the one thing that news changes in the plan, or let the plan wait. Whether there was news, or its answer."""
    if not reply.session.planned or reply.reading.intent in ASKS_FOR:
        return False
    if reply.heard not in ASKED:
        return _answered(reply)
    asked = ASKED[reply.heard]
    if reply.heard == "won" and _arrived(reply, desk):
        nearby = dict.fromkeys(path.roles[-1] for path in reply.plan.paths if path.roles)
        further = [role for role in nearby if role != reply.plan.readiness.target]
        reply.ask("target_role", ARRIVED, *named("target_role", further))
    elif asked is None:
        reply.waits = True
        if not any(WAITS in earlier for earlier in reply.session.replies):
            reply.tell(WAITS, "affirm")
    elif not any(fact.slot == asked[0] for fact in reply.reading.facts):
        slot, text = asked
        reply.ask(slot, text, *(OFFERED[slot] if slot in OFFERED else WORDINGS[slot].options))
    return True


def _arrived(reply: Reply, desk: Desk) -> bool:
    """Whether the job that was won is the one the plan aims at."""
    won = next((str(fact.value) for fact in reply.reading.facts if fact.slot == "role"), "")
    match = desk.framework.catalogue.find(won) if won else None
    return match is not None and match.occupation.id == reply.plan.readiness.occupation


def _answered(reply: Reply) -> bool:
    """Take an answer to a question about news that tells no fact. Whether it was one."""
    taken, intent = TAKEN.get(reply.session.asked), reply.reading.intent
    if taken is None or reply.told or intent not in ("answer", "yes", "no"):
        return False
    nothing = intent == "no" and reply.session.asked == "news:refused"
    reply.tell(NOTHING_SAID if nothing else taken, "affirm")
    return True
