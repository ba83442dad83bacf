"""Corrections: "actually it is four", "4 not 6", "make that eight hours", "my hours changed, only 3 now"."""

import re
from collections.abc import Mapping

from coach.domain.profile import SLOTS
from coach.framework.currencies import ALL_SIGNS
from coach.language.builtin.reading.numbers import Number
from coach.language.builtin.reading.scene import Found
from coach.language.builtin.reading.text import Text

MARKER = re.compile(
    r"\b(?:actually|i meant|meant to say|i mean\b|(?<!even )(?<!not )make (?:that|it)(?! again)|correction|"
    r"scratch that|let me correct|"
    r"i misspoke|i made a mistake|my mistake|i was wrong|got (?:that|it) wrong|that is (?:wrong|not right|"
    r"incorrect|no longer (?:true|right))|not quite right|typo|should (?:be|have been|say)|"
    r"(?:has|have|had)? ?changed|(?:change|update|correct|fix|set|raise|lower|increase|reduce|cut) (?:my|"
    r"the) (?:[a-z]+ ){0,3}?(?:to|from)|instead|went (?:down|up)|gone (?:down|up)|dropped to|is now|are now|"
    r"no longer|any ?more now|i take (?:that|it) back|on second thoughts?|wait,? (?:it|no|i)|"
    r"i said .{1,30}?(?: but|,? (?:it is|more like|make it|should be|that was)))\b"
)
SORRY = re.compile(
    r"^\W*(?:sorry|oops|no|nope|wait|ah|oh|hmm|whoops|hang on|hold on|well)\b[ ,.!:-]*(?:(?:sorry|no|wait|"
    r"it is|its|that is|i meant|i|only|just|about)\b[ ,.!-]*)*(?=#|[$£€] ?#)"
)
NOT = re.compile(
    r"#[^.!?;\n#]{0,30}?(?:,| -)? ?\b(?:not|instead of|rather than) (?:the )?[$£€]? ?(?P<old>#)|"
    r"\bnot (?:the )?[$£€]? ?(?P<old2>#)[^.!?;\n#]{0,20}?,? ?(?:but|it is|more like|rather)? ?[$£€]? ?#|"
    r"\bi (?:said|told you|wrote|put) [$£€]? ?(?P<old4>#)[^.!?;\n#]{0,30}?(?:,| but|\bit is|more "
    r"like)[^.!?;\n#]{0,20}?#|"
    r"\bfrom [$£€]? ?(?P<old3>#)[^.!?;\n#]{0,20}? to [$£€]? ?#"
)
NOW_ONLY = re.compile(r"\b(?:now|these days|from now on|only now|any ?more|any longer|since|nowadays)\b")
UNITS = (
    ("hours_per_week", re.compile(r"^ ?(?:hours|minutes)\b")),
    ("timeframe_months", re.compile(r"^ ?(?:months|week)\b")),
    ("years_experience", re.compile(r"^ ?(?:years)\b")),
    ("satisfaction", re.compile(r"^ ?(?:/|out of) ?#")),
    ("dependants", re.compile(r"^ ?(?:kids|children|dependants|dependents)\b")),
)
NAMED = (
    ("hours_per_week", r"hours|time (?:a|per) week"),
    ("budget", r"budget|money|spend"),
    ("pay", r"pay|salary|earn|income"),
    ("runway_months", r"savings|runway"),
    ("timeframe_months", r"deadline|timeframe|time frame|timeline|target date|months"),
    ("years_in_role", r"in (?:this|my|the) role|in my (?:job|position)"),
    ("years_experience", r"years|experience"),
    ("satisfaction", r"satisf\w+|score|rating"),
    ("dependants", r"kids|children|dependants|dependents"),
)
LIKELY = {
    "hours_per_week": (0.5, 60), "budget": (10, 1e6), "pay": (1000, 1e7), "timeframe_months": (1, 120),
    "years_experience": (0, 60), "years_in_role": (0, 50), "runway_months": (0, 120), "satisfaction": (0, 10),
    "dependants": (0, 12),
}  # fmt: skip


YEARS = range(1950, 2100)
BEFORE_A_YEAR = re.compile(
    r"\b(?:by|in|until|till|before|after|since|from|end of|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*),? ?$"
)
CLAUSE = re.compile(r"[,.;:!?\n]")
# Words that may stand around a value put right without its name; with more than MOST_OTHER others it is no value.
_PLAIN = """
    actually i we it is was that this the a an mean meant say said make not no more like only just about around
    sorry instead of rather than should be have been now to from and but correct correction wrong typo wait oh
    rather say really better change changed can could do would please put set take by than for will am are you
"""
PLAIN = frozenset(_PLAIN.split())
MOST_OTHER = 2


def marked(plain: str) -> bool:
    """Whether a message says that it puts something right."""
    return bool(MARKER.search(plain) or SORRY.search(plain) or NOT.search(plain))


def number_corrected(text: Text, said: str, asked: str, known: Mapping[str, str], last_reply: str) -> Found | None:
    """The number a correction sets; its slot is told by the unit, the old value, the last reply, or what was asked."""
    places = [match.start() for match in re.finditer("#", said)]
    old = next(
        (
            match.start(group)
            for match in NOT.finditer(said)
            for group in ("old", "old2", "old3", "old4")
            if match[group]
        ),
        None,
    )
    new = next((place for place in places if place != old), None)
    if new is None:
        return None
    number = text.number(new)
    slot = _slot(text, said, new, old, asked, known, last_reply)
    if slot is None:
        return None
    limits = SLOTS[slot]
    if not (limits.low or 0) <= number.low <= (limits.high or float("inf")):
        return None
    return Found(slot, number.low, new, new + 1)


def _slot(
    text: Text, said: str, new: int, old: int | None, asked: str, known: Mapping[str, str], last_reply: str
) -> str | None:
    if said[:new].rstrip()[-1:] in tuple(ALL_SIGNS):
        return "pay" if "pay" in known and "budget" not in known else "budget"
    tails = [said[place + 1 : place + 14] for place in (new, old) if place is not None]
    for slot, pattern in UNITS:
        if any(pattern.match(tail) for tail in tails):
            return _known_of_unit(slot, known)
    named = [slot for slot, words in NAMED if re.search(rf"\b(?:{words})\b", said)]
    if named:
        return next((slot for slot in named if slot in known), named[0])
    if _counts_otherwise(text, said, new):
        return None
    likely = [slot for slot in known if slot in LIKELY and _fits(slot, text.number(new))]
    if old is not None:
        same = [slot for slot in likely if _value(known[slot]) == text.number(old).low]
        if len(same) == 1:
            return same[0]
    asked = asked.removeprefix("confirm:")
    if asked in LIKELY and (asked in known or not likely) and _fits(asked, text.number(new)):
        return asked
    recent = [slot for slot in likely if _said_in(known[slot], last_reply)]
    return (recent or likely)[-1] if likely else None


def _counts_otherwise(text: Text, said: str, new: int) -> bool:
    """Whether a number without a unit stands for something else than a value: a year, or a part of what it says."""
    year = text.number(new).low in YEARS and BEFORE_A_YEAR.search(said[:new]) is not None
    clause = CLAUSE.split(said[:new])[-1] + " " + CLAUSE.split(said[new + 1 :])[0]
    return year or len(set(clause.split()) - PLAIN) > MOST_OTHER


def _known_of_unit(slot: str, known: Mapping[str, str]) -> str:
    other = {"timeframe_months": "runway_months", "years_experience": "years_in_role"}.get(slot, slot)
    return other if other in known and slot not in known else slot


def _fits(slot: str, number: Number) -> bool:
    low, high = LIKELY[slot]
    return low <= number.low <= high


def _value(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


_SPELLED = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def _said_in(value: str, reply: str) -> bool:
    number = _value(value)
    if number is None or not reply:
        return False
    forms = {f"{number:g}", f"{number:,.0f}"} | ({_SPELLED[int(number)]} if number in range(13) else set())
    return any(re.search(rf"(?<![\w.,]){re.escape(form)}(?![\w])", reply.lower()) for form in forms)
