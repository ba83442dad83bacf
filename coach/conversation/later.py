"""Hours that begin later or hold for a season: the plan keeps today's, and the change is noted by its date."""

import re
from datetime import date

from coach.conversation.edits import apply
from coach.conversation.reply import Desk, Reply
from coach.domain.figures import Origin, day, say
from coach.domain.patch import AddMilestone, OwnMilestone, own_id
from coach.language.builtin.reading.dates import dates
from coach.language.builtin.reading.text import Text, lex

MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
SEASON = (
    rf"(?:the )?(?:(?:first|start|beginning|end|middle|#) (?:of )?)?(?:{MONTHS}|spring|summer|autumn|winter|"
    r"christmas|easter|new year|(?:school )?holidays|next (?:month|year)|(?:my |the )?(?:wedding|exams?|term))"
)
BEGINS = rf"(?:from|in|over|during|after|as of|starting(?: in| from)?|once) {SEASON}"
HOURS = r"# hours(?: (?:a|per|each) week| weekly)?"
LATER = re.compile(rf"\b{BEGINS}\b[^.;!?\n]{{0,30}}?{HOURS}|{HOURS}[^.;!?\n#]{{0,20}}? {BEGINS}\b")
NOTED = (
    "The plan counts the same hours in every week, so I leave those of today as they are. I have put “{title}” into it "
    "for {when}: tell me then, and all dates move."
)
KEPT = (
    "The plan counts the same hours in every week, so I leave those of today as they are. Tell me when the time comes."
)


def _of_today(reply: Reply) -> bool:
    """Whether no hours are known yet: those of a season are then the best there is, and the plan begins with them."""
    return reply.state.profile.fact("hours_per_week") is None


def without_later(reply: Reply) -> None:
    """Take no hours for today's that begin later; those told for now beside them stay."""
    text = lex(reply.message)
    later = LATER.search(text.plain)
    if later is None or _of_today(reply) or reply.reading.intent in ("what_if", "question"):
        return
    words = text.quote(*later.span())
    kept = tuple(item for item in reply.reading.facts if item.slot != "hours_per_week" or item.quote not in words)
    intent = "answer" if reply.reading.intent == "correct" and not kept else reply.reading.intent
    reply.reading = reply.reading.model_copy(update={"facts": kept, "intent": intent})


def of_later(reply: Reply, desk: Desk) -> bool:
    """Note hours that begin later by their date, so that they are asked for then. Whether there were any."""
    text = lex(reply.message)
    later = LATER.search(text.plain)
    if later is None or _of_today(reply) or reply.reading.intent in ("what_if", "question"):
        return False
    on = _date(text, later, desk.today)
    if on is None or not reply.session.planned:
        reply.tell(KEPT)
        return True
    title = f"Say how many hours you have now ({text.words(*later.span())})"
    if any(known.title == title and known.due == on for known in reply.state.own):
        reply.tell("That is noted already; until then the hours of today hold.")
        return True
    own = OwnMilestone(id=own_id(reply.state), title=title, evidence="The new hours are told", due=on, hours=0)
    when = day(on, Origin(kind="user", id=f"edit:{own.id}"))
    apply(reply, desk, AddMilestone(milestone=own), say(NOTED, title=title, when=when), own.id)
    return True


def _date(text: Text, match: re.Match[str], today: date) -> date | None:
    part = " " * match.start() + text.plain[match.start() : match.end()]
    found = next((item.on for item in dates(text, part, today) if item.on is not None), None)
    return found if found is not None and found > today else None
