"""What is to be forgotten of what was told: "forget my budget", "take the date off", "June is not the deadline"."""

import re
from collections.abc import Iterator

from coach.language.base import EVERY
from coach.language.builtin.reading.scene import Found, Scene, each

SLOTS = {
    "budget": r"budget|money",
    "hours_per_week": r"hours|weekly hours|hours (?:a|per) week",
    "timeframe_months": r"(?:[a-z]+ ){0,2}(?:deadline|date|time ?frame|timeline|time limit)",
    "pay": r"pay|salary|wages?|income",
    "runway_months": r"savings",
    "target_role": r"target(?: role| job)?|aim",
    "goal": r"goal",
    "location": r"town|city|location|address|where i live",
    "years_experience": r"years(?: of experience)?|experience",
    "satisfaction": r"score|satisfaction",
    "dependants": r"kids|children|dependants|family",
    "name": r"name",
}
TAIL = (
    r"(?: (?:again|please|pls|now|off|out|away|entirely|altogether|for now|of (?:it|the plan)|"
    r"from (?:my|the) (?:plan|profile)))*"
)
FORGET = re.compile(
    r"\b(?:forget|delete|remove|erase|clear|scrap|unset|cancel|drop|take (?:out|off|away)|take|leave out|ignore)"
    r"(?: about)? (?:my|the|that|this|any) (?:"
    + "|".join(f"(?P<{slot}>{names})" for slot, names in SLOTS.items())
    + rf"){TAIL}\W*(?=$|[.,;!?\n])"
)
NO_DATE = re.compile(
    r"\b(?:is|was)(?: (?:just|only))? [^.!?\n]{0,40}?,? ?\bnot (?:the|my|a) (?:deadline|date|target|aim|end date)\b|"
    r"\b(?:is|was) not (?:the|my|a) (?:deadline|end date)\b|\bi have no deadline\b|\bthere is no deadline\b"
)


def forgotten(scene: Scene) -> Iterator[Found]:
    """What is known and is to be known no more."""
    for match in each(FORGET, scene):
        slot = next(name for name in SLOTS if match[name])
        if slot in scene.known:
            yield Found(slot, EVERY, *match.span(), negated=True)
    for match in each(NO_DATE, scene):
        if "timeframe_months" in scene.known:
            yield Found("timeframe_months", EVERY, *match.span(), negated=True)
