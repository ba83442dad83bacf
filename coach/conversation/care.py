"""What someone in danger is told, and how the conversation goes on after it: help first, then only as they wish.

The words are fixed and were read through by people; no language rewords them, and only numbers are filled in.
"""

import re

from coach.conversation import safety
from coach.conversation.intents import WORKING
from coach.conversation.options import GO_ON, LEAVE, no, yes
from coach.conversation.reply import Desk, Reply
from coach.conversation.safety import Danger
from coach.conversation.state import SessionState
from coach.conversation.tongues import TONGUES, in_danger
from coach.domain.figures import Said, join, say
from coach.framework.titles import words
from coach.knowledge.helplines import Country, Line, Need, phone
from coach.language.base import Question
from coach.language.builtin.reading.text import lex

ABOUT_WORK, ABOUT_LIFE = no("It is about work"), yes("I do think about it")
ONWARD = (GO_ON.model_copy(update={"text": "I'd like to go on"}), LEAVE)
# The words of each kind, for the first time and for again; {line} says who listens, {danger} whom to call now.
WORDS: dict[Danger, tuple[str, str]] = {
    "crisis": (
        "I'm really sorry it is this heavy. Your life matters more than any plan. I'm a program and can't be the help "
        "you deserve now. {line} If you might act on it, {danger}. Is there someone near you that you could be with? "
        "We can leave the plan for another day; I'm here when you want to go on.",
        "I'm glad you are still writing. Please don't stay alone with this. {line} If you might act on it, {danger}. "
        "Who could be with you tonight? The plan can wait.",
    ),
    "distress": (
        "That sounds very hard, and I want to take it seriously before anything else. I'm a program and can't be the "
        "help you deserve now. {line} If you are in danger, {danger}. Is there someone near you that you could talk "
        "to? We can leave the plan for another day; I'm here when you want to go on.",
        "Thank you for telling me more. People who are there for this can listen better than a program. {line} If you "
        "are in danger, {danger}. Is there someone you could talk to today? The plan can wait.",
    ),
    "unsure": (
        "I'd rather ask than misread you, because it matters. If you sometimes think of not living any more, there are "
        "people to talk to. {line}",
        "",
    ),
    "violence": (
        "I'm sorry. Nobody should be hurt or made afraid at home, and it is not your fault. {line} They know about "
        "leaving safely, and about money and a place to stay. If you are in danger now, {danger}. What you write is "
        "kept on this computer, so be careful if someone else uses it. Work and income of your own can be part of the "
        "way; we can look at that as soon as you want to.",
        "I'm sorry you are living with this. {line} If you are in danger now, {danger}. When you want to look at work "
        "and income of your own, say so, and we go on.",
    ),
    "attacked": (
        "I'm sorry that happened. Being hurt or threatened is no part of any job. If you are in danger now, {danger}. "
        "Notes with dates, someone you trust, and then a union, a lawyer or the police can help; the time to complain "
        "can be short, so ask soon. Are you safe where you are now? The plan can wait until you want to go on.",
        "I'm sorry it goes on. If you are in danger now, {danger}. A union, a lawyer or the police can tell you what "
        "you can do about it. The plan can wait until you want to go on.",
    ),
    "drink": (
        "Thank you for telling me; that can't be easy to say. People who know about it can help, and so can a doctor, "
        "in confidence. {line} If the work itself is what you have to get through, that belongs in the plan, as soon "
        "as you want to go on.",
        "Thank you for trusting me with that. A doctor or people who know about it can help more than a program. "
        "{line} We can go on with the work side whenever you want to.",
    ),
}
COMPANY = (
    "Thank you for writing. There is no hurry with any of this, and the people above are there at the other end of a "
    "call. Say so when you want to go on.",
    "I'm still here. Take the time you need, and let someone know how you are. Say “go on” when you want to look at "
    "work.",
)
NEEDS: dict[Danger, Need] = {"violence": "home", "attacked": "home", "drink": "drink"}
CARES = re.compile(
    r"\b(?:do|does|would|can) (?:you|anyone|anybody|someone|somebody)(?: \w+)? (?:care|give a (?:shit|damn|fuck)|"
    r"mind|feel|love|"
    r"worry)\b|\byou do not (?:\w+ )?care\b|\b(?:nobody|no one|who) (?:\w+ )?cares\b"
)
DOES_IT_CARE = (
    "I'm a program, so I can't feel it the way a person does, and I won't pretend. But how you are matters, and "
    "the people "
    "above answer because they do care. Would you try one of them?"
)
SECRET = re.compile(
    r"\b(?:do not|will you|are you going to|please do not) (?:\w+ )?tell (?:my |any|no|the )?\w+|\bkeep (?:it|"
    r"this) (?:a )?secret\b"
)
NOBODY_TOLD = (
    "I tell nobody: what you write stays with you on this computer. It would help if one person knew, though, "
    "and it can be "
    "someone you choose. The people above don't know you and don't pass it on."
)
ABOUT_WORKING = re.compile(
    r"\b(?:plan|steps?|milestones?|hours|budget|pay|paid|earn|qualifications?|licen[cs]e|interviews?|adverts?)\b"
)
LIFE = re.compile(
    r"\W*(?:(?:yes|yeah|yep|it is|maybe|sometimes|both|kind of|sort of|i think|i guess)\b|i do think)", re.I
)
GOES_ON = re.compile(r"\b(?:go on|carry on|continue|get on with|back to|move on|keep going|start|ready)\b", re.I)


def danger_in(message: str, session: SessionState) -> Danger | None:
    """The danger a message speaks of. What may be meant otherwise is asked about once, and a yes to that is an "
    "answer."""
    found = safety.screen(message) or ("crisis" if in_danger(message) else None)
    if session.care == "asked" and found is None and LIFE.match(message) and not safety.WORK.search(message.lower()):
        return "distress"
    if found == "unsure" and session.care == "asked":
        return "distress"  # what was asked about is said again in other words
    return None if found == "unsure" and "unsure" in session.cared else found


def help_now(reply: Reply, desk: Desk, kind: Danger) -> None:
    """Words for someone in danger: heard, asked after, shown to people who can help now. No plan, no advice."""
    profile, session = reply.state.profile, reply.session
    code = desk.helplines.where(profile.text("location") or "", profile.text("currency") or "")
    country = desk.helplines.countries.get(code or "")
    line = _listeners(desk, code, country, NEEDS.get(kind, "crisis"))
    now = (
        say("please call {number}", number=phone(code, country.emergency))
        if code and country
        else "please call your local emergency number"
    )
    tongue = in_danger(reply.message)
    if tongue is not None:
        reply.tell(TONGUES[tongue].help, "refer")
    first, again = WORDS[kind]
    reply.tell(say(again if kind in session.cared and again else first, line=line, danger=now), "refer")
    if kind == "unsure":
        text = "Is it that, or is it about the work you do?"
        reply.question = Question(slot="safety", text=text, options=(ABOUT_WORK, ABOUT_LIFE))
    waiting = session.pending if session.pending and session.pending.kind == "confirm" else None
    reply.session = session.queued((waiting,) if waiting else ()).model_copy(
        update={
            "care": "asked" if kind == "unsure" else "given",
            "cared": tuple(dict.fromkeys((*session.cared, kind))),
            "pending": None,
        }
    )
    reply.offers = ONWARD


def _listeners(desk: Desk, code: str | None, country: Country | None, need: Need) -> Said:
    """Who listens, in the person's country where it is known, else in the largest ones and where to find the others."""
    lines = desk.helplines
    if code is not None and country is not None:
        found = country.line(need)
        if found is None:
            return say("In {name} a doctor or the emergency number {number} can tell you who is there for this.",
                       name=country.name, number=phone(code, country.emergency))  # fmt: skip
        return say("In {name} you can {who}.", name=country.name, who=_reach(code, found))
    known = [(name, lines.countries[name]) for name in lines.short]
    parts = [
        say("in {name} {who}", name=item.name, who=_reach(name, line))
        for name, item in known
        if (line := item.line(need)) is not None
    ]
    return say(
        "You can, {parts}; for elsewhere, {directory} lists them.",
        parts=join(parts, separator="; "),
        directory=lines.directory,
    )


def _reach(code: str, line: Line) -> Said:
    number = phone(code, line.number)
    if line.service == line.number:
        return say("{how} {number}", how=line.how, number=number)
    return say("{how} {service} on {number}", how=line.how, service=line.service, number=number)


def aftermath(reply: Reply, desk: Desk) -> bool:
    """The turn after: the work goes on only when the person does, by facts, a question or a wish to. Whether it "
    "waits."""
    session, told = reply.session, reply.told
    if not session.care:
        return False
    work = session.care == "asked" and (safety.WORK.search(reply.message.lower()) or reply.reading.intent == "no")
    if told or work or _at_work(reply) or GOES_ON.search(reply.message):
        reply.session = session.model_copy(update={"care": ""})
        reply.softly = True
        if work and not told:
            reply.tell("Thank you for saying so. Then let's stay with the work, at your pace.", "affirm")
            return True
        if reply.reading.intent in ("answer", "onward") and not told:
            reply.reading = reply.reading.model_copy(update={"intent": "answer"})  # the stages wait a turn longer
            reply.tell("Good. One small thing at a time.", "affirm")
            return True
        return False
    reply.waits = True
    reply.offers = ONWARD
    if CARES.search(lex(reply.message).plain):
        reply.tell(DOES_IT_CARE, "affirm")
    elif SECRET.search(lex(reply.message).plain):
        reply.tell(NOBODY_TOLD, "affirm")
    else:
        reply.tell(_kept_company(reply), "affirm")
    return True


def _at_work(reply: Reply) -> bool:
    """Whether someone wants to work on; a question counts only where it is about work or the plan."""
    if reply.reading.intent not in ("question", "why"):
        return reply.reading.intent in WORKING
    return (
        ABOUT_WORKING.search(reply.message.lower()) is not None or safety.WORK.search(reply.message.lower()) is not None
    )


def softly(question: Question, reply: Reply) -> Question:
    """The question as it is put after something heavy was said."""
    if not reply.softly:
        return question
    text = f"When you are ready: {question.text[0].lower()}{question.text[1:]}"
    return question.model_copy(update={"text": text})


def _kept_company(reply: Reply) -> str:
    first = _first(reply)
    if first in ("yes", "yeah", "yep"):
        return "I'm glad. Let them know how it is; you need not explain it well. The plan keeps until you want it."
    if first in ("no", "nope", "nobody", "noone", "none"):
        return "Then please let one of the people above be the first: they are there for exactly this. The plan keeps."
    return COMPANY[reply.session.turn % len(COMPANY)]


def _first(reply: Reply) -> str:
    return next(iter(words(reply.message)), "")
