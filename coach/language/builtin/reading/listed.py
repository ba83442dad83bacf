"""Quantities alone in a list: "6 hours a week, 18 months, $500" names hours, time and money by their units."""

import re
from collections.abc import Iterator, Sequence

from coach.language.builtin.reading.money import AMOUNT, LEAST_YEARLY, currency
from coach.language.builtin.reading.scene import Found, Scene, tenths
from coach.language.builtin.reading.times import MONTHS

END = re.compile(r"[,;.!?\n|]| and | & | plus | but | - ")
LEAD = (
    r"\s*(?:(?:about|around|roughly|maybe|probably|say|only|just|with|for|over|within|in|like|up to|at most|max|"
    r"maximum|so|well|have|i have|i have got|have got|got|i can do|can do|i can spend|can spend|i can give|it is|"
    r"approximately|no more than|under|some|and|then|also|plus)\b ?)*"
)
TAIL = (
    r"(?: ?(?:max|maximum|tops|at most|or so|or less|in total|total|in all|all in|from now|ish|to start with|free))*\s*"
)
HOURS = re.compile(rf"{LEAD}(?P<n>#) ?hours(?: ?(?:/ ?|a |per |each |every )week| weekly)?{TAIL}")
TIME = re.compile(rf"{LEAD}(?P<n>#|an?) ?(?P<unit>years|months){TAIL}")
MONEY = re.compile(rf"{LEAD}(?P<amount>{AMOUNT.pattern}){TAIL}")
CAPPED = re.compile(r"max|maximum|tops|at most|no more than|up to")
OWN_MONEY = re.compile(r"\bmoney(?: is|'s)? no (?:problem|issue|object)\b|\b(?:saved|savings|to spend|budget)\b")
LEAST = 100  # a bare number from which a cap ("3k max") is one of money
FRAME = ("hours_per_week", "timeframe_months", "budget")  # what a plan is framed by; two of them make a list
OF_NOW = ("role", "years_experience", "years_in_role", "runway_months", "level", "employer_type")
SOON = 36  # months up to which a length of time alone is taken for one ahead
LONGEST = 60  # months from which years alone are rather those behind someone


def listed(scene: Scene, found: Sequence[Found]) -> list[Found]:
    """The quantities of a list that no rule has read, each by its unit, where the list frames a plan."""
    more = [item for item in _clauses(scene, found) if all(item.slot != other.slot for other in found)]
    framed = {item.slot for item in (*found, *more)} & {*FRAME}
    if len(framed) > 1:
        return more
    aimed = (
        scene.asked in ("goal", "hours_per_week", "budget") and "timeframe_months" not in scene.known
    )  # a wish was asked for, and a time given
    return [item for item in more if aimed and item.slot == "timeframe_months" and float(item.value) <= SOON]


def _clauses(scene: Scene, found: Sequence[Found]) -> Iterator[Found]:
    place = 0
    for cut in [*END.finditer(scene.part), None]:
        stop = cut.start() if cut else len(scene.part)
        taken = any(item.start < stop and place < item.end for item in found)
        if place < stop and not taken:
            yield from _quantity(scene, place, stop)
        place = cut.end() if cut else stop


def _quantity(scene: Scene, start: int, end: int) -> Iterator[Found]:
    part = scene.part
    if match := HOURS.fullmatch(part, start, end):
        yield Found("hours_per_week", tenths(scene.number(match).low), match.start("n"), end)
    elif (match := TIME.fullmatch(part, start, end)) and scene.asked not in OF_NOW:
        months = tenths((scene.number(match).low if match["n"] == "#" else 1.0) * MONTHS[match["unit"]])
        if months <= (LONGEST if match["unit"] == "years" else 240):
            yield Found("timeframe_months", months, match.start("n"), end)
    elif (match := MONEY.fullmatch(part, start, end)) and not (match["period"] or match["adverb"]):
        value = scene.number(match).low
        meant = match["sign"] or match["unit"] or _of_money(scene, match, value)
        if scene.asked != "pay" and meant and (value <= LEAST_YEARLY or OWN_MONEY.search(part)):
            place = match.start("amount") + len(match["amount"]) - len(match["amount"].lstrip())
            yield Found("budget", value, place, match.end("amount"))
            if unit := currency(scene, match):
                yield Found("currency", unit, place, match.end("amount"))


def _of_money(scene: Scene, match: re.Match[str], value: float) -> bool:
    """Whether a number without a unit is money: a large one that is capped, or where money was just spoken of."""
    return value >= LEAST and (CAPPED.search(match[0]) is not None or OWN_MONEY.search(scene.part) is not None)
