"""How satisfied someone is with their job, and how many people depend on them."""

import re
from collections.abc import Iterator

from coach.language.builtin.reading.scene import Found, Scene, each, trimmed

RATING = re.compile(r"(?P<n>#) ?(?:/|out of|of) ?(?P<of>#)")
RATED = re.compile(r"\b(?:satisf\w+|happy|happiness|rate|rating|score|give (?:my job|it|my work|this job)|job|work)\b")
SATISFIED = re.compile(
    r"\b(?:job satisfaction|satisfaction|how happy i am|happiness at work|i rate (?:my job|"
    r"it))(?: with my job| at work)?(?: is| would be|:| at|=)?(?: about| around| maybe| probably| at| a| an|"
    r" roughly| currently| only)* (?P<n>#)(?! ?(?:years|months|hours|%))"
)
KID = (
    r"(?:kids?|children|child|sons?|daughters?|little ones?|boys|girls|toddlers?|teenagers|babies|dependants?|"
    r"dependents?|siblings|brothers|sisters|grandchildren|grandkids|teens)"
)
HAVE_KIDS = re.compile(
    r"(?:(?<=[,.;] )|\b)(?:i have|we have|i have got|got|with|and|my|i support|support(?:ing)?|raising|look after|"
    r"looking after|caring for|care for|feeding|feed|mother of|father of|dad of|mum of|mom of|parent of|,|[.;] ?|for|"
    rf"of|and i have|there are) ?(?:my |the |our )?(?P<n>#|a|an|one) (?:#[ -]years?[ -]old )?(?:[a-z]+ ){{0,2}}?{KID}\b"
)
PARENT_OF = re.compile(r"\b(?:mother|father|mum|mom|dad|parent|carer) (?:of|to) (?P<n>#)")
DEPEND = re.compile(
    r"\b(?:i (?:[a-z]+ )?(?:support|care for|look after|take care of|provide for|am caring for|"
    r"am the carer for|help support|am supporting|am looking after|am responsible for)|caring for|"
    r"looking after|supporting|provider for|(?:am|as) (?:a |the )?carer for|depend(?:ing|"
    r"s)? on me:?) (?P<who>(?:(?:my|our|an?|the|both|elderly|old|ill|sick|disabled|ageing|aging|younger|#|and|"
    rf"{KID}|mothers?|mum|mom|fathers?|dad|wife|husband|partner|parents?|grandmother|grandfather|gran|grandma|"
    r"grandpa|brother|sister|aunt|uncle|spouse|mother-in-law|family|in-laws|nan|nephew|niece)(?:[ ,]+|"
    rf"(?=[^\w])|$)){{1,16}})"
)
WHO = re.compile(
    r"(?P<n>#)? ?(?:[a-z]+ )?(?P<one>mother-in-law|mother|mum|mom|father|dad|wife|husband|partner|grandmother|"
    r"grandfather|gran|grandma|grandpa|brother\b|sister\b|aunt|uncle|spouse|nan\b|nephew|niece|child\b|son\b|"
    rf"daughter\b|baby)|(?P<two>parents|in-laws|twins)|(?P<m>#) (?:[a-z]+ )?{KID}"
)
DEPEND_ON_ME = re.compile(
    r"(?P<n>#)(?: [a-z]+){0,2} (?:depend on|rely on|count on) (?:me|my)\b|\b(?:dependants|dependents):? (?P<m>#)"
)
NOBODY = re.compile(
    r"\b(?:no(?:body| one| ?one)? (?:else )?(?:depends|relies) on me|no (?:dependants|dependents)|"
    r"(?:do not have|have not got) any (?:dependants|dependents))\b"
)
NOBODY_ASKED = re.compile(
    r"^\W*(?:none|nobody|no one|no|zero|just me|only me|just myself|only myself|me only|nope|not any|no kids|"
    r"no children|no dependants|no dependents|myself|"
    r"(?:i am |i live )?(?:on my own|alone|by myself)|"
    r"just (?:the |my |a |# )?(?:dogs?|cats?|pets?|goldfish|hamster|plants?|garden))\b"
)


def household(scene: Scene) -> Iterator[Found]:
    """Satisfaction out of ten and the number of dependants; only who is said to depend counts."""
    yield from _satisfaction(scene)
    yield from _dependants(scene)


def _satisfaction(scene: Scene) -> Iterator[Found]:
    for match in each(RATING, scene):
        if scene.number(match, "of").low == 10 and (
            scene.asked == "satisfaction" or RATED.search(scene.clause(*match.span()))
        ):
            yield Found("satisfaction", scene.number(match).low, match.start(), match.end())
            return
    for match in each(SATISFIED, scene):
        if scene.number(match).low <= 10:
            yield Found("satisfaction", scene.number(match).low, match.start("n"), match.end("n"))
            return
    if scene.asked == "satisfaction" and not RATING.search(scene.part):
        for match in re.finditer(r"(?P<n>#)(?! ?(?:years|months|hours|%|/|out of|week))", scene.part):
            if scene.number(match).low <= 10:
                yield Found("satisfaction", scene.number(match).low, match.start(), match.end())
            return


def _dependants(scene: Scene) -> Iterator[Found]:
    asked = scene.asked == "dependants"
    match = NOBODY.search(scene.part) or (NOBODY_ASKED.match(scene.part) if asked else None)
    if match is not None:
        start = match.start() + len(match[0]) - len(match[0].lstrip(" .,\n"))
        yield Found("dependants", 0.0, start, match.end())
        return
    match = DEPEND_ON_ME.search(scene.part)
    if match is not None:
        yield Found("dependants", scene.number(match, "n" if match["n"] else "m").low, match.start(), match.end())
        return
    match = DEPEND.search(scene.part)
    if match is not None and (count := _people(scene, *match.span("who"))):
        yield Found("dependants", count, match.start(), match.start() + len(match[0].rstrip(" ,")))
        return
    if asked and (count := _people(scene, 0, len(scene.part))):
        yield Found("dependants", count, *trimmed(scene.part))
        return
    match = HAVE_KIDS.search(scene.part) or PARENT_OF.search(scene.part)
    if match is not None and not re.search(
        r"\b(?:want|would like|had|no|planning|hope|teach|teaches|class of|between|for|coach) ?(?:to have )?$",
        scene.before(match.start(), 24),
    ):
        if re.search(r"\b(?:teach|coach|class|school|ward|patients)\b", scene.clause(*match.span())):
            return
        count = scene.number(match).low if match["n"] == "#" else 1.0
        yield Found("dependants", count, match.start(), match.end())
        return
    if asked and (bare := re.search(r"#(?! ?(?:years|months|hours|%|week))", scene.part)):
        yield Found("dependants", scene.text.number(bare.start()).low, bare.start(), bare.end())


def _people(scene: Scene, start: int, end: int) -> float:
    total = 0.0
    for match in WHO.finditer(scene.part, start, end):
        if match["m"] or match["n"]:
            total += scene.number(match, "m" if match["m"] else "n").low
        else:
            total += 2 if match["two"] else 1
    return total
