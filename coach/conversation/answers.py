"""Answering what people ask: from the guidance with its source, from the plan with its figures, or not at all."""

import re

from coach.conversation.excerpt import excerpt
from coach.conversation.options import named
from coach.conversation.referral import asks_pay, unanswered
from coach.conversation.relevance import of_use
from coach.conversation.reply import Desk, Reply
from coach.domain.figures import Said, join, say
from coach.framework.titles import words
from coach.language.builtin.reading.text import lex
from coach.planning.bearing import COMMON, bears_on

# A question for ways forward and nothing else: "what would you suggest?", "which jobs would suit me?"
WAYS = re.compile(
    r"\b(?:(?:what|which|any|have you|do you have|got|give me|need)(?: \w+){0,4} "
    r"(?:suggest(?:ions?)?|recommend(?:ations?)?|advise|options|ideas?|possibilities)"
    r"(?: (?:i (?:do|try|become|aim for|look at)|for (?:me|someone like me)|do i have|are there|to (?:me|"
    r"choose from)))?|"
    r"what (?:else )?(?:could|can|should|might|would) (?:i|you) (?:do|be|become|try|aim for)"
    r"(?: (?:then|next|now|instead|else|for work|with (?:that|this|my (?:skills|experience|background))|"
    r"in my place))?|"
    r"(?:what|which) (?:(?:kinds?|sorts?) of )?(?:jobs?|work|roles?|careers?)(?: \w+){0,3} "
    r"(?:suits?|fits?|is (?:there|right)|are there|(?:could|can|should|might) i (?:do|get|try))"
    r"(?: (?:me|for me|someone like me))?|where (?:could|can|should|might) i go(?: from here| next)?)\W*$"
)
BEARING = 2  # words a sentence of the plan has to share with a question to be told with its answer


def question(reply: Reply, desk: Desk) -> None:
    """Answer from the best passage, with what of the plan bears on it; say so when there is no source."""
    asked = reply.reading.subject or reply.message
    if not reply.session.planned and reply.session.asked in ("goal", "target_role") and WAYS.search(lex(asked).plain):
        _suggest(reply)
        return
    hits = () if asks_pay(asked) else desk.search(asked, 3)
    bearing = bears_on(reply.plan, asked, ()) if reply.session.planned else ()
    told = ((hit, excerpt(hit.passage.text, asked)) for hit in hits[:1])
    found = next(((hit, text) for hit, text in told if text and of_use(reply, desk, hit.passage, text, asked)), None)
    if found is None:
        reply.tell(unanswered(reply, desk, asked), "refer")
        for said in bearing[:1]:
            reply.tell(say("What your plan has on it: {said}", said=said), "plan")
        return
    best, text = found
    reply.topic = best.passage.topic
    reply.passages[best.passage.id] = best
    reply.tell(text, cites=(best.passage.id,))
    for said in [item for item in bearing if _bears(item, asked) and not _told_before(reply, item)][:1]:
        reply.tell(say("In your plan: {said}", said=said), "plan")


def _bears(said: Said, asked: str) -> bool:
    """Whether a sentence of the plan is about what is asked, and not only near it."""
    return len((set(words(asked)) - COMMON) & set(words(said.text))) >= BEARING


def _told_before(reply: Reply, said: Said) -> bool:
    return any(said.text in earlier for earlier in reply.session.replies)


def _suggest(reply: Reply) -> None:
    """Where there is no aim yet: the ways forward from what is known, to choose from or to leave."""
    lines = [say("- {title}, {months}", title=path.title, months=path.months) for path in reply.plan.paths]
    opening = Said(text="From what you told me so far, a plan could go one of these ways:")
    reply.tell(join([opening, *lines], separator="\n"), "plan")
    roles = dict.fromkeys(path.roles[-1] for path in reply.plan.paths if path.roles)
    reply.ask("target_role", "Is one of these near to it, or is it something else?", *named("target_role", roles))


def this_week(reply: Reply, desk: Desk) -> None:
    """What the plan has for the week that runs now."""
    weeks = [week for week in reply.plan.weeks if week.actions]
    if not weeks:
        reply.tell("The plan has no step for the coming weeks.", "plan")
        return
    lines = [say("- {text}", text=action.text) for action in weeks[0].actions]
    opening = say("The week from {start}, {hours} in all:", start=weeks[0].start, hours=weeks[0].hours)
    reply.tell(join([opening, *lines], separator="\n"), "plan")
