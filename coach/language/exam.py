"""Whether a model reads and words well enough to be used: a few sentences whose facts, or whose points, are known.

Small models fill every field with something, and say what nobody gave them. One that takes a wish for a fact would
change plans, so a model that fails the first part reads nothing; one that fails the second words nothing.
"""

from collections.abc import Callable, Iterable
from datetime import date

from coach.domain.figures import Frozen, Origin, amount, say
from coach.domain.turn import Intent
from coach.language.base import Point, Question, Reading, ReadInputs, WriteInputs
from coach.language.grounding import unsaid
from coach.language.guard import Evidence, check


class Trial(Frozen):
    """A message, what a reader has to find in it, and the slots that would be misread if they were filled."""

    message: str
    asked: str = ""
    holds: dict[str, str | float] = {}
    never: tuple[str, ...] = ()
    intents: tuple[Intent, ...] = ("answer",)


TRIALS = (
    Trial(
        message="I am a baker with 4 years of experience.",
        holds={"role": "baker", "years_experience": 4.0},
        never=("target_role", "credentials", "budget", "hours_per_week"),
    ),
    Trial(
        message="One day I would like to be a head chef, but I don't have the food safety certificate for it.",
        asked="target_role",
        holds={"target_role": "head chef"},
        never=("role", "budget"),
    ),
    Trial(
        message="What if I only had 3 hours a week?",
        never=("hours_per_week", "timeframe_months"),
        intents=("what_if", "question"),
    ),
)


HOURS = amount(6.0, 6.0, "hour/week", Origin(kind="user", id="fact:hours_per_week"))
ASKED = Question(slot="budget", text="How much money could you put into the course?")
WORDING = WriteInputs(
    message="six hours, and I'm a bit nervous about all this",
    points=(
        Point(act="reflect", text=say("You can give {hours} to the food safety certificate.", hours=HOURS)),
        Point(act="plan", text=say("The first step is to ask the kitchen manager which certificate counts.")),
    ),
    question=ASKED,
    figures=(HOURS,),
    stage="assessment",
    topic="assessment",
)
EVIDENCE = Evidence(
    figures=WORDING.figures,
    told=(("message", WORDING.message),),
    asks=ASKED.slot,
    question=ASKED.text,
    given=(*(point.text.text for point in WORDING.points), ASKED.text, WORDING.message),
)
MOST_WITHHELD = 1  # a courtesy too many; more is another reply than the one asked for


def words(pieces: Iterable[str]) -> bool:
    """Whether a wording of the trial says its points, asks its question, and adds next to nothing."""
    sentences = list(check(pieces, EVIDENCE))
    shown = [sentence for sentence in sentences if sentence.why is None]
    added = len(sentences) - len(shown)
    text = "".join(sentence.text for sentence in shown)
    return added <= MOST_WITHHELD and not unsaid(WORDING.points, text) and any(item.asks for item in shown)


def passes(read: Callable[[ReadInputs], Reading], today: date) -> bool:
    """Whether every trial is read rightly; stops at the first that is not. Raises what `read` raises."""
    return all(
        right(trial, read(ReadInputs(message=trial.message, asked=trial.asked, today=today))) for trial in TRIALS
    )


def right(trial: Trial, reading: Reading) -> bool:
    """Whether a reading holds what a trial says and nothing it rules out."""
    found = {fact.slot: fact.value for fact in reading.facts if not fact.negated}
    held = all(_same(found.get(slot), value) for slot, value in trial.holds.items())
    return held and not set(trial.never) & set(found) and reading.intent in trial.intents


def _same(found: float | bool | str | None, value: str | float) -> bool:
    if isinstance(found, str) and isinstance(value, str):
        return value in found.lower()
    return found == value
