"""Stretches of time: by when, years of experience, years in the role, and how long savings last."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice

from coach.language.builtin.reading.dates import Day, dates, months_until
from coach.language.builtin.reading.fitting import is_aim
from coach.language.builtin.reading.scene import Found, Scene, each, tenths

MONTHS = {"decades": 120.0, "years": 12.0, "months": 1.0, "week": 12 / 52, "day": 12 / 365}
NO_YEARS = re.compile(r"\W*(?P<none>none|zero|nothing|no experience|not any)\b(?: yet| so far| at all| really)*\W*$")
LENGTH = re.compile(
    r"(?P<n>#|\ban?|(?:(?<=within )|(?<=inside ))the) ?(?:\+ ?|plus |or so |-|full |short |good |solid |more "
    r")?(?P<unit>decades|years|months|week|"
    r"day)(?: tops| max| at most| or so)?\b"
)
WISH = re.compile(
    r"\b(?:want|need an?|would like|hope|hoping|aim|aiming|goal|like to|plan to|planning to|looking to|be there|"
    r"get there|become|promoted|"
    r"dream|deadline|target|timeline|timeframe|time frame|need to be|ready (?:by|in|within)|finish|done (?:by|"
    r"in|within)|happen|make it|trying to|switch|change|move into|intend)\b"
)
OTHER_END = re.compile(
    r"\b(?:permit|ends|ending|expires?|expired|runs? out|due|laid off|started|ago|old|since|contract|visa|lease|"
    r"savings?|maternity|baby|"
    r"experience|left|notice|last|lasts|been|worked|(?<!be )working|interview|panel|exam|review|retire|turn|turning|"
    r"severance|funding|grant|"
    r"warranty|rent|live on|runway|every|wedding|appraisal|cliff|cooling-off|born|graduated|closes?|closing|"
    r"mortgage|probation|break|off)\b"
)
AHEAD = re.compile(
    r"\b(?:in|within|over|inside|under|about|around|of|for|take|took|takes|next|had|have|it|is|to|than|maybe|"
    r"the next|at most|max|up to|between|be there in|say|only|by) ?(?:the |about |around |only |maybe |next |"
    r"roughly |like |another )*$"
)
BY = re.compile(
    r"\b(?:by|before|until|till|no later than|at the latest|around|for|deadline is|target is|in|is|,|"
    r"it) ?(?:the |about |around |maybe |sometime |say )*$"
)

EXPERIENCE = (
    re.compile(
        r"(?P<n>#) ?(?:\+ ?|plus |or so |odd )?(?P<unit>years|months|decades)(?: of|'s?)?(?: [a-z-]+){0,4}? "
        r"experience\b"
    ),
    re.compile(
        r"\bexperience(?: is| of|:| -)? (?:about |around |over |roughly )?(?P<n>#) ?\+? ?(?P<unit>years|months|"
        r"decades)\b"
    ),
    re.compile(
        r"\b(?:have been|am|been)(?: [a-z'/&-]+){0,7}? for (?:about |around |over |nearly |almost |roughly |"
        r"the (?:last|past) |more than |just |some |like |well over )*(?P<n>#) ?\+? ?(?P<unit>years|months|decades)\b"
    ),
    re.compile(
        r"\b(?:i (?:have )?(?:worked|taught|nursed|cooked|coded|driven|drove|managed)|working|teaching|nursing|"
        r"cooking|coding|driving)(?: [a-z'&-]+){0,6}? for (?:about |around |over |nearly |almost |the (?:last|"
        r"past) |more than )*(?P<n>#) ?\+? ?(?P<unit>years|months|decades)\b"
    ),
    re.compile(
        r"(?P<n>#) ?\+? ?(?P<unit>years) (?:as|in|of|on) (?:an? |the )?(?!this\b|my\b|the (?:role|job|same)|"
        r"current\b|total|a row|between|from|our\b|prison|school|jail|hospital|and\b)[a-z]+"
    ),
    re.compile(
        r"\bin (?:this field|the field|the trade|the industry|the business) for (?:about |around |"
        r"over )?(?P<n>#) ?\+? ?(?P<unit>years|months|decades)\b"
    ),
    re.compile(
        r"\b(?:told you|i (?:already |just )?(?:said|told|mentioned)|as i said|like i said)(?: you| that| "
        r"it is| it was| i have| already|,)* "
        r"(?P<n>#) ?\+? ?(?P<unit>years)(?=\W*$| (?:in|of|as|there)\b)"
    ),
    re.compile(
        r"\b(?:laid off|let go|redundant|fired|sacked|dismissed|lost my (?:job|post|"
        r"work))\b[^.!?;#\n]{0,20}(?:# [a-z]+ ago)?"
        r"[^.!?;#\n]{0,12} (?:after|following) (?:about |over |nearly |almost )?(?P<n>#) ?\+? ?(?P<unit>years)\b"
    ),
    re.compile(
        r"(?P<n>#) ?\+? ?(?P<unit>years) i (?:have )?(?:been |am )?(?:work|worked|working|do|did|drive|drove|"
        r"driving|teach|taught|"
        r"cook|cooked|clean|cleaned|nurse|nursed)\b"
    ),
    re.compile(
        r"(?P<n>#) ?\+? ?(?P<unit>years) (?:on the job|in the (?:field|trade|industry|business|job|kitchen|"
        r"classroom|profession))\b"
    ),
)
IN_ROLE = (
    re.compile(
        r"(?P<n>#|\ba) ?\+? ?(?P<unit>years|months|decades)(?: now)? (?:in|at) (?:this|my (?:current|present)|the "
        r"current|"
        r"my|the same|this same|current) (?:current |present )?(?:role|position|post|job|title|seat)\b"
    ),
    re.compile(
        r"\b(?:in|at) (?:this|my (?:current|present)|the current|my|the same|current) (?:current |"
        r"present )?(?:role|position|post|job|title)(?: now)? (?:for )?(?:about |around |over |nearly |almost |"
        r"the (?:last|past) |just )*(?P<n>#|\ba) ?\+? ?(?P<unit>years|months|decades)\b"
    ),
    re.compile(r"\b(?:years in (?:this |my |the |current )*role|time in role):? (?P<n>#)(?P<unit>)"),
)
NOT_WORK = re.compile(
    r"\b(?:married|together|sober|tired|unhappy|stuck|single|divorced|retired|unemployed|out of work|off work|away|"
    r"living|here|friends|at|(?:this|same|current) (?:role|job|post|position|company|firm|place|employer))\b"
)
SINCE = re.compile(
    r"\b(?:since|from|(?:started|began|joined|(?<!\w)in|back in|it was)(?: out| there| here)?(?: in| back in)?) "
    r"(?:about |around |early |late )?(?P<n>#)"
)
SAVINGS = (
    re.compile(
        r"(?P<n>#|\ban?|\bone) ?(?P<unit>years|months|week)(?: or so)?(?:'s| worth)?(?: of|'s)? (?:my |"
        r"our )?(?:savings|runway|money saved|expenses|living costs|expenses saved)\b"
    ),
    re.compile(
        r"\b(?:savings?|runway|money|severance pay|reserves|nest egg|emergency fund|"
        r"cushion)\b(?: [a-z']+){0,8}? (?P<n>#|an?|one) ?(?P<unit>years|months|week)\b"
    ),
    re.compile(
        r"\b(?:live|survive|get by|manage|last|go|cope)(?: [a-z']+){0,7}? (?:savings?|without (?:work|income|pay|"
        r"a job|a salary|a paycheck|pay\w*))(?: [a-z]+){0,3}? (?P<n>#|an?|one) ?(?P<unit>years|months|week)\b"
    ),
    re.compile(
        r"\b(?:live|survive|get by|last|go|cope)(?: [a-z']+){0,3}? (?P<n>#|an?|one) ?(?P<unit>years|months|"
        r"week)(?: [a-z']+){0,3}? (?:savings?|without (?:my |any )?(?:work|income|pay|salary|job|a job|a salary))\b"
    ),
    re.compile(
        r"(?P<n>#|\ban?|\bone) ?(?P<unit>years|months|week)(?: or so)? (?:saved(?: up)?|put by|put away|"
        r"in the bank|in savings)\b"
    ),
)
NO_SAVINGS = re.compile(
    r"\b(?:no|zero|have not got any|not any|without) savings\b(?: at all)?|\b(?:pay ?che(?:ck|que) to pay ?che(?:ck|"
    r"que)|hand to mouth|months to months|pay ?day to pay ?day)\b"
)
OF_OTHERS = re.compile(
    r"(?:my|our|the) [a-z]+ (?:[a-z]+ )?(?:starts?|begins?|finish\w*|leaves?|goes|turns?|retires?|gets?)\b"
)
OF_PAPERS = re.compile(r"\b(?:visa|permit|lease|contract|mortgage|probation|maternity|notice|insurance|benefits?)\b")
# Days of one's life that are no date of a plan unless the answer says that they are its limit: "before the wedding".
OWN_EVENT = re.compile(
    r"\b(?:married|marrying|wedding|honeymoon|birthday|anniversary|holidays?|vacation|resits?|exams?|graduat\w+|"
    r"operation|"
    r"surgery|funeral|trial|court|moving (?:house|home|in)|christening|half[ -]term|interview|appointment|"
    r"reunion|race|marathon)\b"
)
NO_DEADLINE = re.compile(
    r"\b(?:is|was|are) not (?:the|my|a|any) (?:deadline|date|target|end|limit|goal)\b|\bnot (?:the|my|a) "
    r"(?:deadline|target date|"
    r"end date|date|limit)\b|\bno (?:fixed )?deadline\b"
)
FEW_BESIDE = 2  # words beside a length of time that make a whole answer of it: "maybe 18 months"
PAST = re.compile(r"\b(?:since|from|started(?: in)?|joined(?: in)?)(?: about| around| the| last)* ?$")
LESS = re.compile(
    r"\b(?:less than|under|not even(?: make(?: it)?| last| get| have| reach| cover)?|below)(?: about)? "
    r"?$"
)
OF_ELSE = re.compile(r" ?(?:old|ago|contract|course)\b")
BARE = re.compile(
    r"(?<![$£€#])(?<![$£€] )(?P<n>#)(?! ?(?:hours|week|day|minutes|dollars|kids|children|people|%|/ ?#|bucks|out of))"
)
# What may follow a bare number that answers the question; another word is what the number counts ("2 managers").
BARE_END = re.compile(
    r" ?(?:$|[^\w\s#]|(?:or|and|so|maybe|ish|something|give|i|we|you|it|is|to|plus|total|in|all|at|as|of|now|already|"
    r"by|on|with|since|if|but|though|tops|max|min|roughly|about|around|more|less|odd|full|working|long|for|doing|there|"
    r"here|altogether|overall|only|just|then|think|guess|say|should|would|will|please|thanks|yes|too|next|this|come|"
    r"not|from)\b)"
)
LONGEST_AHEAD = 120.0  # months; a bare number of years above it, asked for a date, counts years worked
NAMED_NUMBER = re.compile(
    r"\b(?:an?|the|my|that|this|no|did|level|grade|year|form|class|band|step|stage|unit|part) (?:[a-z]+ ){0,3}$"
)
MANY_A_YEAR = 70  # a bare number above it is no number of years or months that somebody counts


def times(scene: Scene) -> Iterator[Found]:
    """Every stretch of time that fills a slot; ages, contracts, births and other people's years fill none."""
    taken: list[Found] = []
    for found in (*_savings(scene), *_years(scene)):
        if not any(found.start < other.end and other.start < found.end for other in taken):
            taken.append(found)
            yield found
    yield from _deadline(scene, taken)
    if not any(found.slot == scene.asked for found in taken):
        yield from _asked(scene, taken)


def _months(scene: Scene, match: re.Match[str]) -> float:
    count = scene.number(match).low if match["n"] == "#" else 1.0
    return count * MONTHS[match["unit"] or "years"]


def _savings(scene: Scene) -> Iterator[Found]:
    for pattern in SAVINGS:
        for match in each(pattern, scene):
            yield Found("runway_months", tenths(_months(scene, match)), match.start(), match.end())
            return
    for match in each(NO_SAVINGS, scene):
        yield Found("runway_months", 0.0, match.start(), match.end())
        return


def _years(scene: Scene) -> Iterator[Found]:
    for slot, patterns in (("years_in_role", IN_ROLE), ("years_experience", EXPERIENCE)):
        for pattern in patterns:
            for match in each(pattern, scene):
                if re.search(
                    r"\b(?:next|in|within|another|needs?|requires?|last|used to|want) ?$",
                    scene.before(match.start(), 12),
                ):
                    continue
                if slot == "years_experience" and NOT_WORK.search(match[0]):
                    continue
                yield Found(slot, tenths(_months(scene, match) / 12), match.start(), match.end())
                break


def _deadline(scene: Scene, taken: list[Found]) -> Iterator[Found]:
    """By when: a length of time or a date, where the words speak of a wish or it was asked for."""
    if scene.asked == "achievements":  # what was done is told with times of its own
        return
    asked = scene.asked == "timeframe_months"
    for match in each(LENGTH, scene):
        if any(found.start < match.end() and match.start() < found.end for found in taken):
            continue
        if not asked and match["n"] != "#" and not re.search(r"\b(?:in|within) ?$", scene.before(match.start(), 10)):
            continue
        if asked and match["unit"] in ("years", "decades") and _behind(scene, match):
            yield Found("years_experience", tenths(_months(scene, match) / 12), match.start(), match.end())
            return
        if _about_the_goal(scene, match, asked) and (asked or scene.loose or AHEAD.search(scene.before(match.start()))):
            months = tenths(_months(scene, match))
            if 1 <= months <= 240:
                yield Found("timeframe_months", months, match.start(), match.end())
                return
    days = (
        _until(scene, day, asked)
        for day in dates(scene.text, scene.part, scene.today)
        if not any(found.start < day.end and day.start < found.end for found in taken)
    )
    yield from islice((found for found in days if found is not None), 1)


def _behind(scene: Scene, match: re.Match[str]) -> bool:
    """Whether years are rather those behind someone: more than anybody plans ahead, and no word of a time to come."""
    ahead = AHEAD.search(scene.before(match.start())) or "years_experience" in scene.known
    return not ahead and _months(scene, match) > LONGEST_AHEAD


def _about_the_goal(scene: Scene, match: re.Match[str], asked: bool) -> bool:
    before, after = scene.before(match.start()), scene.after(match.end())
    if re.match(
        r" ?(?:old|ago|of experience|experience|in (?:this|my)|now\b|left\b|younger|older|as an?|for\b|course|"
        r"programme|program|degree|contract|/|a week|per)",
        after,
    ):
        return False
    if (
        re.search(r"\b(?:ago|for|last|past|been|every|these|age|aged|after|spent) ?(?:the |about )?$", before)
        and not asked
    ):
        return False
    if asked or scene.loose:
        return not re.search(r"\b(?:ends?|expires?|laid off|been|worked|contract|visa|experience|savings)\b", before)
    return _wished(scene, *match.span()) and not OTHER_END.search(scene.clause(match.start(), match.end()))


def _wished(scene: Scene, start: int, end: int) -> bool:
    """Whether a sentence speaks of a wish of the person's own."""
    sentence = scene.sentence(start, end)
    if scene.asked in ("goal", "target_role") and OF_OTHERS.match(sentence.strip()) is None:
        alone = len((scene.part[:start] + scene.part[end:]).split()) <= FEW_BESIDE
        return alone or is_aim(sentence) or WISH.search(sentence) is not None
    return WISH.search(scene.sentence(start, end)) is not None and scene.of_oneself(start, end)


def _until(scene: Scene, day: Day, asked: bool) -> Found | None:
    """A date by which the goal shall be reached, or None when it is the date of something else."""
    before = scene.before(day.start)
    by = BY.search(before) if before.strip() else None
    if day.vague and not (scene.part[day.start] == "#" and re.search(r"\b(?:by|before) ?(?:the )?$", before)):
        return None
    limit = re.search(r"\b(?:by|before|until|till)\b", before) is not None
    if (asked and OF_PAPERS.search(before)) or (not limit and OWN_EVENT.search(scene.clause(day.start, day.end))):
        return None
    if NO_DEADLINE.search(scene.sentence(day.start, day.end)):
        return None
    if not asked and (by is None or not (scene.loose or _wished_by(scene, day, before, by))):
        return None
    if re.search(r"\b(?:ends?|expires?|since|started|from|ago)\b", before):
        return None
    months = months_until(day.on, scene.today)
    if not 1 <= months <= 240:
        return None
    start = day.start if by is None or not by[0].strip() else day.start - len(before) + by.start()
    return Found("timeframe_months", float(months), start, day.end)


def _wished_by(scene: Scene, day: Day, before: str, by: re.Match[str]) -> bool:
    """Whether the words around a date speak of a wish, or the date stands alone in a list ("…, by the end of 2027")."""
    if OTHER_END.search(before + scene.after(day.end)):
        return False
    alone = before[: by.start()].strip() in ("", "maybe", "probably", "ideally")
    listed = alone and by[0].lstrip().startswith(("by", "before"))
    return listed or _wished(scene, day.start, day.end)


def _asked(scene: Scene, taken: list[Found]) -> Iterator[Found]:
    """A length of time, a year or a bare number that answers what was asked."""
    if scene.asked not in ("years_experience", "years_in_role", "runway_months"):
        return
    for match in each(LENGTH, scene):
        if any(found.start < match.end() and match.start() < found.end for found in taken):
            continue
        before, after = scene.before(match.start(), 20), scene.after(match.end())
        if LESS.search(before):
            return
        if not OF_ELSE.match(after) and not re.search(r"\b(?:want|hope|goal)\b", before):
            months = _months(scene, match)
            value = tenths(months if scene.asked == "runway_months" else months / 12)
            yield Found(scene.asked, value, match.start(), match.end())
            return
    yield from _asked_number(scene)


def _last(on: date, today: date) -> date:
    """The last time a date came round."""
    return on if on <= today else on.replace(year=on.year - (on.year - today.year or 1), day=min(on.day, 28))


def _asked_number(scene: Scene) -> Iterator[Found]:
    none = NO_YEARS.match(scene.part)
    if none is not None and scene.asked != "runway_months":
        yield Found(scene.asked, 0.0, *none.span("none"))
        return
    for day in dates(scene.text, scene.part, scene.today) if scene.asked != "runway_months" else ():
        past = PAST.search(scene.part, max(0, day.start - 24), day.start)
        if past is not None and day.on.year >= scene.today.year:
            months = -months_until(_last(day.on, scene.today), scene.today) + (12 if "last" in past[0] else 0)
            yield Found(scene.asked, tenths(months / 12), past.start(), day.end)
            return
    for match in each(SINCE, scene):
        year = scene.number(match).low
        if scene.asked != "runway_months" and 1950 < year <= scene.today.year:
            yield Found(scene.asked, scene.today.year - year, match.start(), match.end())
            return
    for match in each(BARE, scene):
        before, counts = scene.before(match.start()), BARE_END.match(scene.after(match.end())) is None
        if scene.number(match).low <= MANY_A_YEAR and NAMED_NUMBER.search(before) is None and not counts:
            yield Found(scene.asked, scene.number(match).low, match.start(), match.end())
        return
