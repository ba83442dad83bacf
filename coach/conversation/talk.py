"""What each kind of message leads to: the handlers, and the small talk around the work."""

from collections.abc import Callable

from coach.conversation import answers, edits
from coach.conversation.reply import Desk, Reply
from coach.conversation.stages import GO_ON, NAMES
from coach.domain.figures import Said, say
from coach.domain.profile import SLOTS
from coach.domain.turn import Intent
from coach.language.numerals import mentions

OFF_TOPIC = (
    "That is outside what I can help with well.",
    "I'd rather leave that to others and stay with your work.",
    "I can't be of use there.",
)

HELD = (
    "I can see how much you want this, and I won't say yes to what does not add up: {hours} of work at {pace} ends by "
    "{finish}.",
    "I won't say yes, because it would not help you: the work is still {hours}, and at {pace} that runs to {finish}.",
    "You would notice soon if I said so, so I won't say yes: {hours} at {pace} is {finish}, whoever says otherwise.",
)
AGAIN = "You're right, and I'm sorry for asking again. I'll go by what you said."
NOT_KEPT = "I'm sorry, I did not keep that in a form I can use. Say it once more in a few words, or skip it."
UNSOURCED = (
    "I can't agree to an amount that nothing I hold stands behind, so it stays out of the plan. Adverts that name pay, "
    "and people who do the work, can tell you what is paid where you are."
)


def help_(reply: Reply, desk: Desk) -> None:
    """What the coach does and how to use it."""
    reply.tell(
        "I help you work out where you stand at work, where you could go, and the steps between, with dates, hours "
        "and cost. Ask me why at any step, try a what-if, or tell me what changed; you can always skip a question."
    )


def greet(reply: Reply, desk: Desk) -> None:
    reply.tell("Hello. I'm a career coach program; what you write stays on this computer.")


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
    asked = reply.session.asked
    kept = reply.reading.facts or asked not in SLOTS or reply.state.profile.all(asked)
    reply.tell(AGAIN if kept else NOT_KEPT)


def pressure(reply: Reply, desk: Desk) -> None:
    """Hold to what was worked out, kindly; a push without a new fact changes nothing."""
    fit = reply.plan.fit
    if any(stated.kind == "money" for stated in mentions(reply.message)):
        reply.tell(UNSOURCED, "challenge")
        return
    if not reply.session.planned:
        reply.tell("I understand the wish. I'd rather work it out with you than promise it.", "challenge")
        return
    said = HELD[sum("won't say yes" in earlier for earlier in reply.session.replies) % len(HELD)]
    pace = reply.state.profile.figure("hours_per_week") or "the hours assumed"
    reply.tell(say(said, hours=fit.hours_needed, pace=pace, finish=fit.finish), "challenge")
    for way in fit.ways_out[:1]:
        reply.tell(say("What would bring it nearer: {change} {effect}", change=way.change, effect=way.effect), "plan")
    if not fit.ways_out:
        reply.tell("More hours a week or a smaller scope would bring it nearer; tell me which, and I work it out.")


def stage(reply: Reply, desk: Desk) -> None:
    """Go to the stage the person names."""
    if reply.reading.stage is not None:
        reply.session = reply.session.model_copy(update={"stage": reply.reading.stage})
        reply.topic = reply.reading.stage
        reply.tell(Said(text=f"Let's look at {NAMES[reply.reading.stage]}."))


def plan_now(reply: Reply, desk: Desk) -> None:
    """Before the plan the questions end here; afterwards it is shown again."""
    if reply.session.planned:
        answers.show(reply, desk)


HANDLERS: dict[Intent, Callable[[Reply, Desk], None]] = {
    "question": answers.question,
    "why": answers.why,
    "number": answers.number,
    "what_if": answers.what_if,
    "compare": answers.compare,
    "this_week": answers.this_week,
    "show": answers.show,
    "done": edits.done,
    "drop": edits.drop,
    "restore": edits.restore,
    "move": edits.move,
    "add": edits.add,
    "undo": edits.undo,
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


def goes_on(message: str) -> bool:
    """Whether a message just asks to go on."""
    return message.strip().lower().rstrip(".!") in (GO_ON.lower(), "next", "continue", "ok", "okay", "carry on")
