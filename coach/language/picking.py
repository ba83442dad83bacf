"""Which of the offered answers a message picks: by its words or by its place ("the second one")."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from coach.language.base import Option, Reading

ORDINAL = re.compile(
    r"(?:the |option |number |i (?:choose|pick|would say|mean) (?:the )?|it(?:'s| is) (?:the )?)*"
    r"(?P<which>first|second|third|fourth|last|former|latter|1st|2nd|3rd)(?: (?:one|option|choice))?|"
    r"(?:number|option|no|nr|#)\.? ?(?P<number>[1-9])"
)
PLACES = {
    "first": 0,
    "1st": 0,
    "former": 0,
    "second": 1,
    "2nd": 1,
    "latter": 1,
    "third": 2,
    "3rd": 2,
    "fourth": 3,
    "last": -1,
}
ALIKE = 92  # rapidfuzz ratio from which a message counts as an option with a slip in it
SHORT = 3  # letters up to which an option has to be said to the letter
LEAVES = ("skip", "unknown")  # they leave a question open: they are no choice that has a place


def picked(message: str, options: Sequence[Option]) -> Reading | None:
    """What the option that a message picks says, resting on the message's words; None where it picks none."""
    said = _plain(message)
    found = next((option for option in options if _plain(option.text) == said), None)
    found = found or _placed(said, options) or next((option for option in options if _slipped(said, option)), None)
    if found is None:
        return None
    facts = tuple(fact.model_copy(update={"quote": message.strip()}) for fact in found.says.facts)
    return found.says.model_copy(update={"facts": facts})


def _placed(said: str, options: Sequence[Option]) -> Option | None:
    place = ORDINAL.fullmatch(said)
    if place is None:
        return None
    choices = [option for option in options if option.says.intent not in LEAVES]
    at = int(place["number"]) - 1 if place["number"] else PLACES[place["which"]]
    return choices[at] if -len(choices) <= at < len(choices) else None


def _slipped(said: str, option: Option) -> bool:
    """Whether words are an option but for a slip of the hand; another number is another answer."""
    meant = _plain(option.text)
    return (
        len(meant) > SHORT
        and re.findall(r"\d+", said) == re.findall(r"\d+", meant)
        and fuzz.ratio(said, meant) >= ALIKE
    )


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split()).strip(" .,;:!?\"'“”")
