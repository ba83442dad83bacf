"""Answers to the two questions an edit may still have: which date, and what to add by when."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from coach.language.base import Reading
from coach.language.builtin.reading.dates import dates
from coach.language.builtin.reading.edits import own_step
from coach.language.builtin.reading.text import Text

AHEAD = re.compile(
    r"(?P<n>#|\ban?|\bone) ?(?P<unit>day|week|months|years)\b(?! (?:ago|before|earlier|later|after|longer|back))"
)
LEADS_TO = re.compile(r",? (?:in|within|by)(?: about| the next)? ?$")
DAYS = {"day": 1.0, "week": 7.0, "months": 365.25 / 12, "years": 365.25}
FARTHEST = 30 * 365  # days ahead that a plan looks


def awaited(text: Text, asked: str, today: date) -> Reading | None:
    """The reading of a message that answers such a question; None where none is open or it has no such answer."""
    if asked == "when":
        found = next(_days(text, today), None)
        return None if found is None else Reading(intent="answer", when=found)
    if asked == "add":
        return _step(text, today)
    return None


def _step(text: Text, today: date) -> Reading | None:
    """What to add, with the day it ends with or how long it has."""
    end = len(text.plain.rstrip(" .!"))
    ahead = next((found for found in AHEAD.finditer(text.plain) if found.end() >= end - 1), None)
    lead = text.plain[: ahead.start()] if ahead else ""
    cut = LEADS_TO.search(lead)
    step = own_step(text, 0, cut.start() if ahead and cut else end, today)
    when = step.when or (_after(text, ahead, today) if ahead and cut else None)
    return Reading(intent="add", subject=step.subject, when=when) if step.subject else None


def _days(text: Text, today: date) -> Iterator[date]:
    """The days a message names, or counts from today."""
    yield from (day.on for day in dates(text, text.plain, today) if not day.vague)
    yield from (day for match in AHEAD.finditer(text.plain) if (day := _after(text, match, today)) is not None)


def _after(text: Text, match: re.Match[str], today: date) -> date | None:
    """The day a length of time from today ends, up to the farthest a plan looks."""
    count = text.number(match.start("n")).low if match["n"] == "#" else 1.0
    ahead = round(count * DAYS[match["unit"]])
    return today + timedelta(days=ahead) if 0 < ahead <= FARTHEST else None
