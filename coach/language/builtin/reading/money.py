"""Money: what someone can put in, what they earn, and the currency they count in."""

import re
from collections.abc import Iterator

from coach.framework import currencies
from coach.language.builtin.reading.scene import GAP, Found, Scene, each, trimmed

WORDS = "|".join(sorted((*currencies.NAMES, *currencies.SHARED), key=len, reverse=True)).replace("$|", "")
CODES = "|".join(
    code.lower() for code in sorted((*currencies.CODES, "KSH", "USH", "TSH", "RS")) if code not in ("TRY", "MAD")
)
NATIONAL = "|".join(sorted(currencies.NATIONAL, key=len, reverse=True))
UNIT = rf"(?:(?:{NATIONAL}) )?(?:{WORDS})\b(?: (?:{NATIONAL})\b)?"
NET = r"(?: (?:net|gross|after taxe?s?|before taxe?s?|take[- ]home|clear|in hand|on average))?"
PERIOD = (
    rf"{NET}"
    r"(?:(?:,? ?/ ?|,? per |,? an? |,? each |,? every |,? p)(?P<period>hours|day|week|months|years|annum|year|"
    r"[amhw]\b)|,? (?P<adverb>yearly|annually|monthly|weekly|hourly|before tax|gross|a year))?"
)
AMOUNT = re.compile(
    rf"(?:(?P<sign>[{currencies.ALL_SIGNS}]|\b(?:{CODES})\b)? ?(?P<n>#)"
    rf"(?: ?(?P<unit>{UNIT}|canadian\b|australian\b|[{currencies.ALL_SIGNS}]))?){PERIOD}"
)
PERIODS = {
    "years": 1,
    "year": 1,
    "annum": 1,
    "a": 1,
    "yearly": 1,
    "annually": 1,
    "months": 12,
    "m": 12,
    "monthly": 12,
    "week": 52,
    "w": 52,
    "weekly": 52,
}
UNREADABLE = {"hours", "hourly", "h", "day"}  # hours a week of the job would be needed, and nobody stated them
LEAST_YEARLY = 10_000  # below it, pay without a period may as well be a month's
HOURLY = {"hours", "hourly", "h"}
PAID_HOURS = re.compile(r"\b(?:for|,|and|at|work|working)? ?# hours(?: ?(?:/ ?|a |per |each )week| weekly)\b")
NET_BEFORE = re.compile(r"\b(?:take[- ]home|take home|bring home|net)\b[^.,;]*$")
NET_AFTER = re.compile(r" ?(?:take[- ]home|net|after taxe?s?|in hand|clear)\b")
EARNING = re.compile(
    r"(?:^\W*|[.,] ?)currently on ?$|\b(?:(?:my )?take[- ]home(?: pay)?(?: is| of|:)?|i (?:currently |now |"
    r"only |just |still |"
    r"actually )?(?:earn|make|take home|gross|net|bring (?:in|"
    r"home)|get paid|am paid|am on|get|am making|am earning)"
    r"|(?:salary|pay|income|wages?|earnings|paid|comp|compensation)(?: (?:is|now is|of|at|would be|"
    r"right now is|currently is))?:?|earning|making|paying me)"
    r"(?: [a-z]+){0,3} ?$"
)
NOT_MINE = re.compile(
    r"\b(?:want|would|used to|earned|target|aim|hope|like|could|should|expect|expecting|dream|asked for|"
    r"ask for|need|worth|their|offered|offer|posting|if|were|was|minimum|least|difference|market|my old|"
    r"my last|previous)\b"
)
# Pay told after the amount: "62k before", "62k was my pay".
EARNED_AFTER = re.compile(
    r"^,? ?(?:before\b(?! (?:the|that|i|we|my|[a-z]+ #))|back then|at (?:my last|the old) (?:job|place)|in my last job|"
    r"(?:is|was) (?:my |what i (?:made|earned|got))(?:pay|salary|income|wages?)?)"
)
# A sum that someone was in charge of at work is an achievement and no money of theirs.
IN_CHARGE = re.compile(
    r"\b(?:ran|run|managed?(?<!can manage)(?<!could manage)(?<!would manage)(?<!might manage)|managing|"
    r"handled?|handling|oversaw|oversee|owned|responsible for|in charge of|looked after)\b"
)
BUDGET_BEFORE = re.compile(
    r"\b(?:budget|spend|afford|invest|set aside|put (?:in|aside|into)|put|saved up|pay (?:up to|for)|money|"
    r"fund|funds|cash|dedicate)\b(?: [a-z]+){0,5}:? ?$"
)
BUDGET_AFTER = re.compile(
    r"^,? ?(?:[a-z]+ ){0,2}(?:to spend|to put|to invest|budget|in total|total|in all|all in|altogether|"
    r"for (?:this|it|courses?|training|study|studying|classes|everything|the course|learning|a course)|"
    r"set aside|saved for|tops)\b"
)
NOT_FREE = re.compile(
    r"\b(?:costs?|owe|owing|debt|loans?|savings are|rent|mortgage|price|priced|worth|earn|salary|fees?|bill|"
    r"pay is|paid|paying|makes?|raise|rise|bonus|charges?|is|was) ?(?:about |around |only |just )?$"
)
NO_BUDGET = re.compile(
    r"(?:(?:\b(?:no|zero|without any|without a|not any)|#) ?(?:budget|money)(?! (?:worries|problems|issues|"
    r"problem|object|issue|"
    r"left over|laundering|in (?!the bank|my|our|savings)))\b(?: (?:for (?:this|it|courses|training)|at all))?"
    r"|\b(?:budget|money)(?: (?:is|was|of|for (?:this|it)|went to|now))*:? (?:zero|nothing|none|nil)\b"
    r"|\bcan not (?:spend|afford|pay) (?:anything|a (?:cent|penny|dime)|any money|any)\b|\b(?:have|"
    r"got) nothing to (?:spend|put in|invest)"
    r"|\b(?:would rather|prefer) not (?:to )?(?:spend|pay|put in)(?: anything| any money| a cent| a penny)?"
    r"|\bonly free (?:things|stuff|courses|options|resources|ones)?|free (?:things|stuff|courses|options|"
    r"resources) only|\bhave (?:got )?no (?:money|cash|funds)\b|(?:do not have|have not got) any (?:money|cash|"
    r"funds|budget)\b)"
)
NONE_NOW = re.compile(
    r"^\W*(?:(?:well|honestly|basically|pretty much|absolutely|literally)[ ,]+)*"
    r"(?:(?:i |we )?(?:no have|have no|have got no|got no|do not have(?: any)?|no) (?:money|cash|budget)|"
    r"nothing|none|zero|nil|zip|zilch|nada|not (?:a|one|#) (?:single )?(?:cent|penny|dime|euro|dollar|pound)|# "
    r"?(?=\W*$))"
    r"(?: (?:for (?:this|that|it)|to spare|left(?: over)?|at all|really|right now|at the moment|"
    r"for now|now|yet|to spend|from me|unfortunately|sorry))*(?=[,.;!?]|$)"
)
NONE_LAST = re.compile(
    r"(?:, ?(?:so |then )?|\bso )(?:it is |i have |probably |basically )?(?:nothing|none|zero|"
    r"nil)(?=\W*$)"
)
FREE = re.compile(
    r"\W*(?:(?:it|this|that|everything|all of it|courses|ideally|preferably|best) )*(?:(?:has|have|needs?|ought) to|"
    r"must|should|"
    r"would have to) (?:be (?:for )?free|cost nothing|not cost (?:anything|a thing))\b"
)
NAMED = re.compile(
    rf"(?P<not>\b(?:not|no|instead of|rather than) (?:in )?)?\b(?P<unit>(?!(?:try|tl|rs|lei|sh)\b){UNIT})"
)
COUNTED_IN = re.compile(
    r"(?:\b(?:i (?:said|meant|mean|count in|earn in|pay in|am paid in)|(?:it|that|this|they|everything|budget|money|"
    r"amounts?|figures?|pay|salary) (?:is|was|are|were|should be)(?: all)?(?: in)?|use|^\W*(?:in|no,?))|^\W*) ?$"
)
# What is left beside "no money": "I have no money, 500 pound".
ALL_THERE_IS = re.compile(rf"[,.;:]? ?(?:(?:but|only|just|maybe|except|about|i have|and)[, ]+)*{AMOUNT.pattern}")
# Money put by: whether it is meant for this has to be asked.
SAVED = re.compile(r",? ?(?:saved(?! for)|put by|put away|in (?:my |the )?savings?|in the bank|of savings)\b")
SAVINGS = re.compile(
    r"\b(?:saved|put by|savings (?:are|of)|in savings|my savings:?) (?:about |around |only |just |up )*$"
)
# A number after these counts or names something else than money.
COUNTS = re.compile(
    r"\b(?:(?:team|staff|group|class|crew|department|size|ward|shift|force|dozen)s?(?: is| are| was)?(?: of| size)?|"
    r"(?:level|band|grade|year|aged?|room|floor|unit|version|number|in|since|by|until|till|before|after|"
    r"january|february|march|april|may|june|july|august|september|october|november|december)) ?$"
)
LEAST_SAVED = 100  # below it "saved" is rather said of hours or of people
LEAST_BUDGET = 10  # a bare number below it is no amount anybody sets aside: hundreds or thousands are meant


def money(scene: Scene) -> Iterator[Found]:
    """Budget, pay and currency; amounts that are neither (prices, debts, savings, others' pay) are left alone."""
    for match in each(NO_BUDGET, scene):
        if match[0][0] != "#" or scene.number(match, 0).low == 0:
            yield from _all_there_is(scene, match.end()) or [Found("budget", 0.0, match.start(), match.end())]
            return
    nothing = (NONE_NOW.match(scene.part) or FREE.match(scene.part)) if scene.asked == "budget" else None
    if nothing is None and scene.asked == "budget":
        nothing = NONE_LAST.search(scene.part)
    if nothing is not None and "#" not in nothing[0]:
        yield Found("budget", 0.0, trimmed(scene.part)[0], nothing.end())
        return
    for match in each(AMOUNT, scene):
        yield from _amount(scene, match)
    yield from _recounted(scene)


def _all_there_is(scene: Scene, place: int) -> list[Found]:
    """The amount someone has after all, named right after saying that they have no money."""
    match = ALL_THERE_IS.match(scene.part, place)
    if match is None or not (match["sign"] or match["unit"]) or match["period"] or match["adverb"]:
        return []
    start = match.end() - len(match[0].lstrip(" ,.;:"))
    said = currency(scene, match)
    found = [Found("budget", scene.number(match).low, start, match.end())]
    return [*found, Found("currency", said, start, match.end())] if said else found


def _recounted(scene: Scene) -> Iterator[Found]:
    """The currency alone, where someone says which they meant: "I said Kenyan shillings, not dollars"."""
    if "#" in scene.part or not ({"budget", "pay"} & {*scene.known}):
        return
    units = [match for match in each(NAMED, scene) if currencies.named(match["unit"], scene.currency)]
    meant = [match for match in units if not match["not"]]
    if len(meant) == 1 and (len(units) > 1 or COUNTED_IN.search(scene.part[: meant[0].start("unit")])):
        yield Found("currency", currencies.named(meant[0]["unit"], scene.currency) or "", *meant[0].span("unit"))


def _amount(scene: Scene, match: re.Match[str]) -> Iterator[Found]:
    slot = _slot(scene, match)
    if slot is None:
        return
    value = scene.number(match).low
    if slot == "pay":
        yearly = _yearly(scene, match, value)
        if yearly is None:
            return
        value = yearly
    elif match["period"] or match["adverb"]:
        return
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    end = match.end()
    if slot == "pay":
        start, end = _with_net(scene, start, end)
    if put_by := SAVED.match(scene.part, end):  # quoted with it, since it decides what the amount is
        end = put_by.end()
    if slot == "budget" and (match["period"] or "") in ("a", "m", "h", "w"):
        end = match.end("n")
    yield Found(slot, value, start, end)
    said = currency(scene, match)
    if said:
        yield Found("currency", said, start, end)


def unreadable_pay(scene: Scene) -> bool:
    """Whether pay is stated in a way that gives no year's pay without assuming hours."""
    return any(
        _slot(scene, match) == "pay" and _yearly(scene, match, scene.number(match).low) is None
        for match in each(AMOUNT, scene)
    )


def _slot(scene: Scene, match: re.Match[str]) -> str | None:
    """Which slot an amount fills, or None."""
    signed = bool(match["sign"] or match["unit"])
    before, after = scene.before(match.start()), scene.after(match.end())
    period = match["period"] or match["adverb"]
    if not signed and not period and (_other_unit(scene, match) or COUNTS.search(before)):
        return None
    asked = scene.asked if scene.asked in ("pay", "budget") else ""
    found = None
    sized = signed or scene.number(match).low >= LEAST_BUDGET or scene.number(match).low == 0
    if IN_CHARGE.search(before):
        return None
    if sized and (BUDGET_BEFORE.search(before) or BUDGET_AFTER.match(after)):
        found = "budget"
    elif (
        (
            EARNING.search(before)
            and (signed or period or scene.number(match).low >= 1000)
            and not NOT_MINE.search(before)
        )
        or asked != "budget"
        and scene.number(match).low >= LEAST_YEARLY
        and EARNED_AFTER.match(after)
        or scene.asked == "role"
        and scene.number(match).low >= LEAST_YEARLY
        and not before.strip()
        and not after.strip()  # "bus driver, 27k"
    ):
        found = "pay"
    elif asked == "budget" and (signed or _bare_budget(scene, match)) and not NOT_FREE.search(before):
        found = "budget"
    elif asked == "pay" and not NOT_MINE.search(before):
        found = "pay"
    elif asked != "budget" and not period and scene.number(match).low >= LEAST_SAVED and _put_by(before, after):
        found = "budget"
    elif scene.loose and signed and not period:
        found = "pay" if "pay" in scene.known and "budget" not in scene.known else "budget"
    if (
        found == "budget"
        and not scene.loose
        and NOT_MINE.search(before)
        and not re.search(r"\b(?:would|could|want|budget|like)\b", before)
    ):
        return None
    return found


def _put_by(before: str, after: str) -> bool:
    return bool(SAVED.match(after) or SAVINGS.search(before)) and not NOT_MINE.search(before)


def _bare_budget(scene: Scene, match: re.Match[str]) -> bool:
    return (scene.number(match).low >= LEAST_BUDGET or scene.number(match).low == 0) and not _other_unit(scene, match)


def _other_unit(scene: Scene, match: re.Match[str]) -> bool:
    tail = scene.part[match.end("n") : match.end("n") + 12]
    return bool(
        re.match(
            r" ?(?:hours|minutes|week|months|years|day|kids|children|people|%|/ ?#|\+ ?years|plus years|percent|"
            r"out of)",
            tail,
        )
    )


def _with_net(scene: Scene, start: int, end: int) -> tuple[int, int]:
    """The bounds of pay with the words that say it is what is left after tax, so that they are quoted with it."""
    before, after = scene.before(start, 40), NET_AFTER.match(scene.part, end)
    net = NET_BEFORE.search(before)
    return start - len(before) + net.start() if net else start, after.end() if after else end


def _yearly(scene: Scene, match: re.Match[str], value: float) -> float | None:
    """A year's pay; of an hour's only where the paid hours of a week are told beside it."""
    period = match["period"] or match["adverb"]
    if period in UNREADABLE:
        paid = PAID_HOURS.search(scene.sentence(*match.span())) if period in HOURLY else None
        told = [place for place in scene.text.numbers if match.end() <= place < match.end() + GAP] if paid else []
        return value * scene.text.number(told[0]).low * PERIODS["week"] if told else None
    if period in PERIODS:
        return value * PERIODS[period]
    return value if value >= LEAST_YEARLY else None


def currency(scene: Scene, match: re.Match[str]) -> str | None:
    """The currency an amount names, or None."""
    return currencies.named(match["sign"] or match["unit"] or "", scene.currency)
