"""Coming back to a plan: where it stood, what was due meanwhile, and how it went. Nobody is scolded for a pause."""

import re

from coach.conversation.options import changed, no, yes
from coach.conversation.reply import Desk, Reply
from coach.domain.figures import Figure, Said, calculated, day, join, say
from coach.domain.plan import CareerPlan, Milestone
from coach.language.base import Option, Question, Reading
from coach.language.builtin.reading.text import lex

MOST_OVERDUE = 3
PROGRESS, PACE = "progress:", "pace"
BACK = re.compile(
    r"\b(?:i am back|i (?:have )?(?:now )?(?:returned|come back)(?= now\b|\W*$)|here again\W*$|"
    r"hi again|hello again|hey again|back again|where were we|where did we (?:leave|stop)|where (?:we|"
    r"i) left off|(?:do you )?remember me|"
    r"it has been a while|long time(?: no see)?|been (?:a while|ages|busy)|pick up where|me again|what (?:was i|"
    r"were we) (?:doing|up to))\b"
)
IDLE = re.compile(
    r"\b(?:(?:i )?(?:have )?(?:did|done|got|made|managed) (?:nothing|no progress|none of it|very little|"
    r"almost nothing|zero)|(?:i )?(?:did not|have not) (?:do|done|managed?|start(?:ed)?|get|got|touch(?:ed)?|made?) "
    r"(?:anything|any of (?:it|this|that)|a thing|much|it|any progress|to (?:it|any of it)|around to it|started)|"
    r"no progress|slacked off|(?:fell|fallen|am|got) behind(?= on\b| with\b|\W*$)|"
    r"have not (?:been able to )?(?:look|looked) at it|nothing (?:done|happened) (?:since|so far|yet)|(?:am i|"
    r"is it) (?:too |already |very )?late\b|lost (?:track|the thread))"
)
PAUSED = "That's all right: life comes in between, and nothing you did is lost. The plan is worked out from today."
IN_TIME = "That's all right; there is still time for it."
NOT_YET = re.compile(
    r"\W*(?:not (?:yet|really|so (?:good|well)|started)|no\b|nope|nothing|didn'?t|haven'?t|bad(?:ly)?|i did ?n'?t)",
    re.I,
)


def comes_back(reply: Reply, desk: Desk) -> bool:
    """Take someone up where they were, when they greet, ask where we were, or say how it went. Whether they did."""
    reading, session = reply.reading, reply.session
    if not session.planned:
        return False
    if session.asked.startswith(PROGRESS) and _how_it_went(reply, desk):
        return True
    if session.asked == PACE and _pace(reply):
        return True
    plain = lex(reply.message).plain
    if IDLE.search(plain) and reading.aspect is None:  # "am I late?" by itself is reckoned from the plan
        _from_today(reply, desk)
        return True
    greets = reading.intent == "greet" or BACK.search(plain) is not None
    if not greets or reply.told or reply.heard:
        return False
    _recap(reply, desk)
    return True


def _how_it_went(reply: Reply, desk: Desk) -> bool:
    """Whether the answer to "how did it go?" is dealt with; a step said to be done is left to be closed as one."""
    step = reply.session.asked.removeprefix(PROGRESS)
    if reply.reading.intent == "done" and reply.reading.item is None:
        reply.reading = reply.reading.model_copy(update={"item": step})
        return False
    idle = reply.reading.intent == "no" or NOT_YET.match(reply.message) or IDLE.search(lex(reply.message).plain)
    if reply.told or not idle:
        return False
    _from_today(reply, desk)
    return True


def _pace(reply: Reply) -> bool:
    """Whether the answer to "does your time still hold?" is dealt with."""
    if reply.told or reply.reading.intent not in ("yes", "no"):
        return False
    if reply.reading.intent == "yes":
        reply.tell("Good; then the plan keeps its pace, counted from today.", "affirm")
    else:
        reply.reading = FEWER.says
    return reply.reading.intent == "yes"


def _recap(reply: Reply, desk: Desk) -> None:
    plan, kept = reply.plan, desk.kept or reply.plan
    away = kept.made_on < plan.made_on
    opening = say("Welcome back. This plan was last changed on {then}.", then=_day(kept)) if away else "Hello again."
    reply.tell(opening, "affirm")
    last = " The last step is planned by {finish}." if plan.fit.finish.on else ""
    reply.tell(say("You are aiming at this: {aim}." + last, aim=plan.readiness.target.lower(), finish=plan.fit.finish))
    overdue = _overdue(kept, plan)
    _tell_overdue(reply, overdue)
    step = overdue[0][0] if overdue else _next(plan)
    if step is None:
        reply.tell("Every step of it is done or left out. Tell me what has changed, and we look further.", "plan")
        return
    if not overdue:
        reply.tell(say("Next is “{step}”, by {due}.", step=step.title, due=step.due), "plan")
    _ask_about(reply, step)


def _from_today(reply: Reply, desk: Desk) -> None:
    """A pause is no fault: the plan counts from today, with what it moves."""
    plan, kept = reply.plan, desk.kept or reply.plan
    overdue = _overdue(kept, plan)
    reply.tell(PAUSED if overdue else IN_TIME, "affirm")
    if overdue:
        lines = [_moved(step, old) for step, old in overdue[:MOST_OVERDUE]]
        reply.tell(join([Said(text="So these dates move:"), *lines], separator="\n"), "plan")
    step = _next(plan)
    if step is not None:
        reply.tell(say("The one thing to begin with: “{step}”, by {due}.", step=step.title, due=step.due), "plan")
    reply.question = Question(
        slot=PACE,
        text="Does your time for it still hold, or is a smaller number of hours more honest for now?",
        options=(yes("It still holds"), FEWER, changed("Something else changed")),
    )


FEWER = changed("Fewer hours", "hours_per_week")


def _ask_about(reply: Reply, step: Milestone) -> None:
    reply.question = Question(
        slot=f"{PROGRESS}{step.id}",
        text=f"How did it go with “{step.title}”?",
        options=(
            Option(text="It is done", says=Reading(intent="done", item=step.id)),
            no("Not yet"),
            changed("Something has changed"),
        ),
    )


def _tell_overdue(reply: Reply, overdue: list[tuple[Milestone, Figure]]) -> None:
    if not overdue:
        return
    lines = [_moved(step, old) for step, old in overdue[:MOST_OVERDUE]]
    reply.tell(join([Said(text="What was due meanwhile and is not ticked:"), *lines], separator="\n"), "plan")


def _moved(step: Milestone, old: Figure) -> Said:
    if step.due.on == old.on:
        return say("- {step}: it was due by {old}.", step=step.title, old=old)
    return say(
        "- {step}: it was due by {old}, and counted from today it is {due}.", step=step.title, old=old, due=step.due
    )


def _overdue(kept: CareerPlan, plan: CareerPlan) -> list[tuple[Milestone, Figure]]:
    """Steps of the plan as it was saved that were due before today and are open, with the date they had."""
    open_ones = {step.id: step for step in plan.milestones if step.status == "planned"}
    return [
        (open_ones[step.id], day(step.due.on, calculated("date-in-saved-version")))
        for step in kept.milestones
        if step.id in open_ones and step.due.on and step.due.on < plan.made_on
    ]


def _next(plan: CareerPlan) -> Milestone | None:
    return next((step for step in plan.milestones if step.status == "planned"), None)


def _day(plan: CareerPlan) -> Figure:
    return day(plan.made_on, calculated("day-of-plan"))
