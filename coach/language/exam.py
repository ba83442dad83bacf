"""Whether a model reads well enough to be listened to: a few sentences whose facts are known.

Small models fill every field with something. One that takes a wish for a fact would change plans, so a model that
fails here words replies and reads nothing.
"""

from collections.abc import Callable
from datetime import date

from coach.domain.figures import Frozen
from coach.domain.turn import Intent
from coach.language.base import Reading, ReadInputs


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
