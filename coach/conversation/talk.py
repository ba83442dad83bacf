"""What each kind of message leads to: the handlers, and the small talk around the work."""

import re
from collections.abc import Callable

from coach.conversation import answers, edits, reasons, shown, sums, traces, undo, whatif
from coach.conversation.age import asks_of_age, tells_age
from coach.conversation.apart import apart_of, set_apart
from coach.conversation.care import aftermath
from coach.conversation.feeling import hear
from coach.conversation.forgetting import forgets
from coach.conversation.itself import about_itself, asks_of_it
from coach.conversation.later import of_later, without_later
from coach.conversation.news import hears_news
from coach.conversation.ofplan import of_plan
from coach.conversation.plainer import is_puzzled, puzzled
from coach.conversation.reflect import label, value_of
from coach.conversation.reply import Desk, Reply
from coach.conversation.returning import comes_back
from coach.conversation.stages import NAMES
from coach.domain.figures import Said, join, say
from coach.domain.turn import Intent
from coach.language.builtin.reading.text import lex
from coach.language.numerals import mentions

OFF_TOPIC = (
    "That is outside what I can help with well.",
    "I'd rather leave that to others and stay with your work.",
    "I can't be of use there.",
)

DOUBT = re.compile(r"\b(?:do not (?:really )?know|no idea|not sure|no clue)\b")
HELD = (
    "I can see how much you want this, and I won't say yes to what does not add up: {hours} of work at {pace} ends by "
    "{finish}.",
    "I won't say yes, because it would not help you: the work is still {hours}, and at {pace} that runs to {finish}.",
    "You would notice soon if I said so, so I won't say yes: {hours} at {pace} is {finish}, whoever says otherwise.",
)
UNREACHED = (
    "I can see how much you want this, and I won't say yes to what I know is not so.",
    "I won't say yes, because it would not help you.",
    "You would notice soon if I said so, so I won't say yes.",
)
UNSOURCED = (
    "I can't agree to an amount that nothing I hold stands behind, so it stays out of the plan. Adverts that name pay, "
    "and people who do the work, can tell you what is paid where you are."
)

STAYS = "what you write stays on this computer"


def help_(reply: Reply, desk: Desk) -> None:
    """What the coach does and how to use it."""
    reply.tell(
        "I help you work out where you stand at work, where you could go, and the steps between, with dates, hours "
        "and cost. Ask me why at any step, try a what-if, or tell me what changed; you can always skip a question."
    )


def greet(reply: Reply, desk: Desk) -> None:
    where = f"what you write goes to {desk.elsewhere} for its wording" if desk.elsewhere else STAYS
    reply.tell(f"Hello. I'm a career coach program; {where}.")


def thanks(reply: Reply, desk: Desk) -> None:
    reply.tell("You're welcome.")


def bye(reply: Reply, desk: Desk) -> None:
    """Close the session with the next step, if there is a plan."""
    reply.done = True
    if reply.session.planned and reply.plan.month_actions:
        reply.tell(say("Until next time. Your next step: {step}", step=reply.plan.month_actions[0].text), "plan")
    else:
        reply.tell("Until next time. What you told me is kept; we can go on from here.")


def off_topic(reply: Reply, desk: Desk) -> None:
    reply.tell(OFF_TOPIC[reply.session.turn % len(OFF_TOPIC)])


def told_you(reply: Reply, desk: Desk) -> None:
    """Own up to having asked for what was said: it is kept now if it stands in the message, else asked for again."""
    if DOUBT.search(lex(reply.message).plain) and reply.session.asked:
        reply.session = reply.session.passing(reply.session.asked)
        reply.tell("You did, and I'm sorry for pressing. It stays open.", "affirm")
    elif held := _held_already(reply):
        reply.tell(say("That is how I have it: {held}.", held=join(held, separator="; ")), "affirm")
    elif reply.told:
        reply.tell("You're right, and I'm sorry for asking again. Now I have it.", "affirm")
    else:
        again = "" if reply.session.asked or not reply.session.planned else " Say it once more in a short sentence."
        reply.tell(f"I'm sorry: I did not catch it when you said it, so I don't have it.{again}", "affirm")


def _held_already(reply: Reply) -> list[Said]:
    """What a message says once more and is known just so."""
    profile = reply.state.profile
    again = [profile.fact(item.slot) for item in reply.reading.facts if not reply.told]
    return [say("{label} {value}", label=label(fact.slot), value=value_of(fact, profile)) for fact in again if fact]


def pressure(reply: Reply, desk: Desk) -> None:
    """Hold to what was worked out, kindly; a push without a new fact changes nothing."""
    fit = reply.plan.fit
    if any(stated.kind == "money" for stated in mentions(reply.message)):
        reply.tell(UNSOURCED, "challenge")
        return
    if not reply.session.planned:
        reply.tell("I understand the wish. I'd rather work it out with you than promise it.", "challenge")
        return
    if fit.verdict == "fits":
        reply.tell(say("Nobody can promise it; what is worked out is this: {summary}", summary=fit.summary), "plan")
        return
    reply.tell(_held(reply), "challenge")
    for way in fit.ways_out[:1]:
        reply.tell(say("What would bring it nearer: {change} {effect}", change=way.change, effect=way.effect), "plan")
    if not fit.ways_out:
        reply.tell("More hours a week or a smaller scope would bring it nearer; tell me which, and I work it out.")


def _held(reply: Reply) -> Said:
    """The refusal: with the end of the work, or why the role is out of reach where the work only leads toward it."""
    fit = reply.plan.fit
    before = sum("won't say yes" in earlier for earlier in reply.session.replies)
    if fit.reach in ("not at this pace", "only the way in") and fit.reasons:
        return say("{opening} {reason}", opening=UNREACHED[before % len(UNREACHED)], reason=fit.reasons[0])
    pace = reply.state.profile.figure("hours_per_week") or "the hours assumed"
    return say(HELD[before % len(HELD)], hours=fit.hours_needed, pace=pace, finish=fit.finish)


def stage(reply: Reply, desk: Desk) -> None:
    """Go to the stage the person names."""
    if reply.reading.stage is not None:
        reply.session = reply.session.model_copy(update={"stage": reply.reading.stage})
        reply.topic = reply.reading.stage
        reply.tell(Said(text=f"Let's look at {NAMES[reply.reading.stage]}."))


def plan_now(reply: Reply, desk: Desk) -> None:
    """Before the plan the questions end here; afterwards it is shown again."""
    if reply.session.planned:
        shown.show(reply, desk)


HANDLERS: dict[Intent, Callable[[Reply, Desk], None]] = {
    "question": answers.question,
    "why": reasons.why,
    "number": traces.number,
    "what_if": whatif.what_if,
    "compare": whatif.compare,
    "sum": sums.sum_,
    "this_week": answers.this_week,
    "show": shown.show,
    "done": edits.done,
    "drop": edits.drop,
    "restore": edits.restore,
    "move": edits.move,
    "add": edits.add,
    "undo": undo.undo,
    "change": edits.change,
    "help": help_,
    "greet": greet,
    "thanks": thanks,
    "bye": bye,
    "off_topic": off_topic,
    "told_you": told_you,
    "pressure": pressure,
    "stage": stage,
    "plan_now": plan_now,
}

# What is listened for before the intent of a message, in this order: the person comes before the plan.
ASIDES: tuple[Callable[[Reply, Desk], bool], ...] = (
    aftermath,
    set_apart,
    about_itself,
    of_plan,
    puzzled,
    asks_of_age,
    tells_age,
    forgets,
    of_later,
    whatif.either,
    comes_back,
    hears_news,
)


def listen(reply: Reply) -> None:
    """Hear what the person goes through; what is about the coach or its question tells no fact of them."""
    if asks_of_it(reply.message) or is_puzzled(reply.message) or apart_of(reply.message):
        reply.reading = reply.reading.model_copy(update={"facts": ()})
    else:
        without_later(reply)
        hear(reply)


def aside(reply: Reply, desk: Desk) -> bool:
    """Answer what is about the person or the conversation itself. Whether the message was that."""
    return any(answer(reply, desk) for answer in ASIDES)


def goes_on(reply: Reply) -> bool:
    """Whether a message just asks to go on."""
    return reply.reading.intent == "onward" or reply.message.strip().lower().rstrip(".!") in ON


ON = ("go on", "next", "continue", "ok", "okay", "carry on")
