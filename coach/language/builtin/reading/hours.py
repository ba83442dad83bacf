"""Hours a week that someone can give: "about 6h/wk", "an hour each weekday", "two evenings a week, two hours each"."""

import re
from collections.abc import Iterator

from coach.language.builtin.reading.scene import GAP, SENTENCE_END, Found, Scene, each, tenths

SLOT = "hours_per_week"
MONTHS, WEEKS = 12, 52  # a year's months and weeks, to turn hours a month into hours a week
OF_A_JOB = 16.0  # hours a week from which they are a job's rather than somebody's spare time
WORKDAY = 8.0  # hours meant by "a day a week"
SPAN = r"(?P<n>#) ?(?:ish |or so |plus |\+ |free |spare |odd |good |solid |max )?(?P<unit>hours|minutes)"
PER = r"(?: ?/ ?| per | a | each | every | in a | in the | out of the | of an? )"
DAYS = r"(?:mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?)"
WHEN_FIRST = re.compile(
    r"\b(?:(?P<five>weekdays|weeknights|every weekday|each weekday|every weeknight)|(?:every|each) (?:day|"
    r"evening|night|morning))"
    rf"(?:,| -|:)?(?: [a-z]+){{0,4}}? {SPAN}(?! ?(?:a|per) )"
)
DAYS_THEN = re.compile(
    rf"(?P<days>{DAYS}(?:(?: and |, | & |/){DAYS})+)(?: [a-z]+){{0,3}}?(?:,| for| -|:)? ?(?:about |"
    rf"maybe )?{SPAN} (?:each|a day|per day)"
)
WEEKLY = re.compile(rf"{SPAN}(?: [a-z]+){{0,3}}?(?:{PER}week\b| ?weekly\b)")
WEEKLY_FIRST = re.compile(
    rf"\b(?:a|per|each|every) week(?: [a-z]+){{0,6}}? {SPAN}|"
    rf"\bweekly hours?:? ?{SPAN.replace('?P<n>', '?P<n2>').replace('?P<unit>', '?P<unit2>')}"
)
DAILY = re.compile(
    rf"{SPAN}(?: [a-z]+){{0,3}}?(?:{PER}(?P<day>weekday|weeknight|working day|work day|day|night|evening|"
    r"morning|lunch|weekend day)s?\b| (?P<daily>daily)\b)"
)
ON_DAYS = re.compile(
    rf"{SPAN}(?: free)? (?:each )?(?:on|at|in|over|during) (?:a |the |my )?(?P<when>weekdays|weeknights|"
    rf"weekends?|{DAYS}(?:(?: and |, | or ){DAYS})*)\b(?P<each> each)?"
)
EACH_ON = re.compile(rf"{SPAN} each (?:on )?(?P<days>{DAYS}(?:(?: and |, ){DAYS})*)")
MONTHLY = re.compile(rf"{SPAN}(?: [a-z]+)?(?:{PER}months\b| monthly\b)")
TIMES = re.compile(
    r"(?P<times>#|twice|once) ?(?:evenings|nights|mornings|days?|day|lunchtimes|sessions|times|"
    rf"afternoons)?(?:{PER}week)"
    rf"(?:,| for| of| at| -|,? about|,? maybe)? ?{SPAN}(?: each| at a time| a time| per session)?"
)
THEN_TIMES = re.compile(
    rf"{SPAN}(?: each)?,? (?P<times>#|twice|once)(?: (?:times|evenings|nights|day|mornings))?(?:{PER}week| out of #)"
)
DAYS_A_WEEK = re.compile(rf"(?P<n>#|\ba|\bone)(?: (?:full|whole))? day{PER}(?:week|{DAYS})")
BARE = re.compile(rf"{SPAN}(?! ?(?:shift|of experience|course|drive|drives|commute|long|away))\b")
NUMBER = re.compile(r"(?P<n>#)")
OTHER_TIME = re.compile(
    r"\b(?:(?:an|per) hours|/ ?hours|i (?:[a-z]+ )?(?:work|earn|worked|sleep|teach|drive|commute|spend)|"
    r"working|worked|shifts?|commut\w+|"
    r"drive|driving|travel\w*|"
    r"overtime|contracted|paid|takes?|took|rota|job is|jobs?|per client|wasted?|costs?|course|ward|meetings?|"
    r"used to|asks|requires?|needs|ago|lasted|within|next|training was|clinic|open|bedside)\b"
)
OTHER_AFTER = re.compile(
    r"^ ?(?:shifts?|(?:of )?(?:extra |more |overtime )?(?:shifts?|overtime)|work\b|job\b|ago|drive|away|"
    r"commut\w+|of (?:sleep|work|overtime|meetings|driving|experience|content|"
    r"video)|long|at work|on (?:the|my) (?:ward|floor|job|site|road|clock)|job|in traffic|course|"
    r"behind|notice)\b"
)
MEANT_FOR_THIS = re.compile(
    r"\b(?:for (?:this|study|studying|it|learning|courses?|training|myself)|study|studying|free|spare|"
    r"to study|put in|to give|into this|for my plan)\b"
)
HAVING = re.compile(
    r"\b(?:i (?:only |just |really |probably |maybe |now |actually )*(?:have|can|could|might|may|would|will|"
    r"am able|find|get)\b"
    r"|free|spare|available|for (?:this|study|studying|learning|it)|study|put in|give|set aside|hours:|time:|only)"
)
LESS = re.compile(r"\b(?:less than|under|fewer than|not even|below)(?: about)? ?$")
# A bare number answers alone or with what says how much it is; with a noun of its own it counts something else.
ABOUT = re.compile(r"^\W*(?:(?:about|around|roughly|maybe|say|like|only|just|ok|well)\b ?)+")
ANSWERS_ALONE = re.compile(
    r" ?(?:$|[,.;!?\n()+-]|(?:ish|or so|or less|or more|max(?:imum)?|tops|at\b|left|maybe|perhaps|probably|"
    r"i (?:guess|think|suppose|reckon|can|could|would)|if|in|on|a|an|per|each|every|for|to|of|most|is|"
    r"would|will|should|"
    r"should be|and|but|or|not|no|realistically|honestly|really|right|then|now|only|give|would be|sounds?|works?|"
    r"please|lol|tbh|sorry|when|because|so|with|after|before|during|free|spare|weekly|total|altogether|during|"
    r"tonight|instead|rather|than|from|depending|plus)\b)"
)
CLOCK = re.compile(r" ?(?:to|-|till|until) ?#")  # "7 to 3" is a shift: a range would go up
JOB = re.compile(
    r"\b(?:(?:an|per) hours|part[- ]time|full[- ]time|(?:a|the|new|second|that) job|extra shifts?|(?:of|"
    r"more|extra) shifts|contract|"
    r"job at|work(?:ing)? (?:in|at|for) (?:an? |the )?[a-z]+)\b"
)
FREE_AFTER_ALL = re.compile(
    r"\b(?:for (?:this|it|study\w*|learning|courses?|the plan|training)|to study|left|free|spare|so i|that leaves)\b"
)
OTHER_UNIT = re.compile(
    r"^ ?(?:\+ |plus |or so )?(?:hours|dollars|bucks|pounds|euros|quid|usd|gbp|eur|years|months|week|day|kids|"
    r"children|people|%|/ ?#|minutes|pm|am)\b|^ ?[%$£€]"
)


def hours(scene: Scene) -> Iterator[Found]:
    """The hours a week that are stated as free for the plan; those of a job, a commute or a course are not."""
    taken: list[tuple[int, int]] = []
    found: list[Found] = []
    for pattern, reckon in RULES:
        for match in each(pattern, scene):
            value = None if _inside(match, taken) else reckon(scene, match)
            if value is None:
                continue
            taken.append(match.span())
            if _for_the_plan(scene, match):
                found.append(Found(SLOT, tenths(value), match.start(), match.end()))
    yield from found or _bare(scene, taken)


def _inside(match: re.Match[str], taken: list[tuple[int, int]]) -> bool:
    return any(match.start() < end and start < match.end() for start, end in taken)


def _bare(scene: Scene, taken: list[tuple[int, int]]) -> Iterator[Found]:
    """Hours without "a week": where they were asked for, or the words say that they are free."""
    for match in each(BARE, scene):
        if not _inside(match, taken) and _clear(scene, match) and _for_the_plan(scene, match):
            yield Found(SLOT, tenths(_amount(scene, match)), match.start(), match.end())
            return
    for match in each(NUMBER, scene) if scene.asked == SLOT else ():
        if LESS.search(scene.before(match.start())):
            return
        if not _inside(match, taken) and _counts_hours(scene, match) and _plausible(scene, match):
            yield Found(SLOT, scene.number(match).low, match.start(), match.end())
            return


def _clear(scene: Scene, match: re.Match[str]) -> bool:
    """Whether bare hours can only be meant for the plan."""
    if re.match(r" ?(?:/|per |an? |each |every )", scene.after(match.end())):
        return False
    if scene.asked == SLOT or scene.loose or (_alone(scene, match) and not _beside_a_role(scene, match)):
        return True
    return HAVING.search(scene.clause(*match.span())) is not None


def _beside_a_role(scene: Scene, match: re.Match[str]) -> bool:
    """Whether hours listed in answer to what one's job is are those of the job: "cook, 40 hours"."""
    return scene.asked == "role" and _amount(scene, match) >= OF_A_JOB


def _alone(scene: Scene, match: re.Match[str]) -> bool:
    """Whether hours stand alone in their clause, but for words that say about how many: "say 20 hours"."""
    clause = scene.clause(*match.span())
    return match[0].strip() == ABOUT.sub("", clause).strip(" .!")


def _counts_hours(scene: Scene, match: re.Match[str]) -> bool:
    """Whether a bare number stands for hours: it is no price, no time of day, and no noun of its own follows it."""
    priced = scene.part[max(0, match.start() - 2) : match.start()].strip().endswith(tuple("$£€¥₹₺"))
    before_clock = scene.part[max(0, match.start() - 8) : match.start()]
    clock = CLOCK.match(scene.part, match.end()) or re.search(r"# ?(?:to|-|till|until) ?$", before_clock)
    other = OTHER_UNIT.match(scene.part[match.end() : match.end() + 12])
    return not (priced or clock or other) and ANSWERS_ALONE.match(scene.part, match.end()) is not None


def _plausible(scene: Scene, match: re.Match[str]) -> bool:
    return 0.5 <= scene.number(match).low <= 80 and _for_the_plan(scene, match)


def _for_the_plan(scene: Scene, match: re.Match[str]) -> bool:
    before, after = scene.before(match.start()), scene.after(match.end())
    if LESS.search(before) or re.search(r"\b(?:plus|extra|more|another|other)$", before.strip()) and not scene.asked:
        return False
    if MEANT_FOR_THIS.search(after) or MEANT_FOR_THIS.search(before):
        return True
    if scene.asked != SLOT and _of_a_job(scene, match):
        return False
    return not OTHER_TIME.search(before) and not OTHER_AFTER.match(after) and not re.match(r" ?shifts?\b", after)


def _of_a_job(scene: Scene, match: re.Match[str]) -> bool:
    """Whether a sentence speaks of the hours of a job or of shifts, and not of what is left beside it."""
    before = SENTENCE_END.split(scene.part[max(0, match.start() - GAP) : match.start()])[-1]
    said = before + scene.part[match.start() : match.end() + GAP // 2]
    return JOB.search(before + match[0]) is not None and FREE_AFTER_ALL.search(said) is None


def _amount(scene: Scene, match: re.Match[str]) -> float:
    low = scene.number(match).low
    return low / 60 if match["unit"] == "minutes" else low


def _weekly_first(scene: Scene, match: re.Match[str]) -> float:
    group = "n" if match["n"] else "n2"
    low = scene.number(match, group).low
    return low / 60 if (match["unit"] or match["unit2"]) == "minutes" else low


def _daily(scene: Scene, match: re.Match[str]) -> float:
    days = 5 if (match["day"] or "") in ("weekday", "weeknight", "working day", "work day", "lunch") else 7
    return _amount(scene, match) * (2 if match["day"] == "weekend day" else days)


def _on_days(scene: Scene, match: re.Match[str]) -> float:
    times = 5 if match["when"] in ("weekdays", "weeknights") else 1
    if match["each"]:
        times = max(times, len(re.findall(DAYS, match["when"])))
    return _amount(scene, match) * times


def _when_first(scene: Scene, match: re.Match[str]) -> float:
    return _amount(scene, match) * (5 if match["five"] else 7)


def _each_on(scene: Scene, match: re.Match[str]) -> float:
    return _amount(scene, match) * len(re.findall(DAYS, match["days"]))


def _monthly(scene: Scene, match: re.Match[str]) -> float:
    return _amount(scene, match) * MONTHS / WEEKS


def _times(scene: Scene, match: re.Match[str]) -> float:
    times = {"once": 1.0, "twice": 2.0}.get(match["times"]) or scene.number(match, "times").low
    return _amount(scene, match) * times


def _days(scene: Scene, match: re.Match[str]) -> float | None:
    free = scene.asked == SLOT or scene.loose or MEANT_FOR_THIS.search(scene.clause(*match.span()))
    if not free:
        return None
    return WORKDAY * (scene.number(match).low if match["n"] == "#" else 1.0)


RULES = (
    (TIMES, _times),
    (THEN_TIMES, _times),
    (EACH_ON, _each_on),
    (DAYS_THEN, _each_on),
    (WHEN_FIRST, _when_first),
    (WEEKLY, _amount),
    (DAILY, _daily),
    (ON_DAYS, _on_days),
    (MONTHLY, _monthly),
    (WEEKLY_FIRST, _weekly_first),
    (DAYS_A_WEEK, _days),
)
