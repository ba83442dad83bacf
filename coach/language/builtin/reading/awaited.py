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
DAYS = {"day": 1.0, "week": 7.0, "months": 365.25 / 12, "years": 365.25}
FARTHEST = 30 * 365  # days ahead that a plan looks


def awaited(text: Text, asked: str, today: date) -> Reading | None:
    """The reading of a message that answers such a question; None where none is open or it has no such answer."""
    if asked == "when":
        found = next(_days(text, today), None)
        return None if found is None else Reading(intent="answer", when=found)
    if asked == "add":
        step = own_step(text, 0, len(text.plain.rstrip(" .!")), today)
        return Reading(intent="add", subject=step.subject, when=step.when) if step.subject else None
    return None


def _days(text: Text, today: date) -> Iterator[date]:
    """The days a message names, or counts from today."""
    yield from (day.on for day in dates(text, text.plain, today) if not day.vague)
    for match in AHEAD.finditer(text.plain):
        count = text.number(match.start("n")).low if match["n"] == "#" else 1.0
        ahead = round(count * DAYS[match["unit"]])
        if 0 < ahead <= FARTHEST:
            yield today + timedelta(days=ahead)
