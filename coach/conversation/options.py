"""The answers that can be clicked, each with what it says. Whatever is offered is built here."""

from collections.abc import Iterable, Mapping

from coach.language.base import Option, Proposed, Reading

UNKNOWN = Option(text="I don't know yet", says=Reading(intent="unknown"))
SKIP = Option(text="Skip", says=Reading(intent="skip"))
PASS = (UNKNOWN, SKIP)
GO_ON = Option(text="Go on", says=Reading(intent="onward"))
THIS_WEEK = Option(text="What do I do this week?", says=Reading(intent="this_week"))
CHANGE = Option(text="Change something", says=Reading(intent="change"))
ONWARD = (GO_ON, THIS_WEEK, CHANGE)
SHOW = Option(text="Show my plan", says=Reading(intent="show", aspect="plan"))
LEAVE = Option(text="That's all for today", says=Reading(intent="bye"))


def yes(text: str) -> Option:
    """An answer that agrees."""
    return Option(text=text, says=Reading(intent="yes"))


def no(text: str) -> Option:
    """An answer that declines, or says there is none."""
    return Option(text=text, says=Reading(intent="no"))


def tells(text: str, facts: Mapping[str, float | bool | str]) -> Option:
    """An answer that tells these facts, by slot."""
    proposed = tuple(Proposed(slot=slot, value=value, quote=text) for slot, value in facts.items())
    return Option(text=text, says=Reading(intent="answer", facts=proposed))


def values(slot: str, answers: Mapping[str, float | bool]) -> tuple[Option, ...]:
    """Answers that each stand for a value of a slot."""
    return tuple(tells(text, {slot: value}) for text, value in answers.items())


def named(slot: str, names: Iterable[str]) -> tuple[Option, ...]:
    """Names that each are what a slot then holds."""
    return tuple(tells(name, {slot: name}) for name in names)


def asks(text: str) -> Option:
    """A question, to be answered from the guidance."""
    return Option(text=text, says=Reading(intent="question", subject=text.rstrip("?")))


def changed(text: str, slot: str | None = None) -> Option:
    """An answer that says that a slot changes, or something does, and not yet to what."""
    return Option(text=text, says=Reading(intent="change", unclear=slot))
