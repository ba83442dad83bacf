"""What work must have and must not ask, as stated unasked: "I need a pension", "no nights", "I can't travel"."""

import re
from collections.abc import Iterator

from coach.language.builtin.reading.scene import Found, Scene, each
from coach.language.builtin.reading.wording import CLAUSE, STOP, first, found_at

TERMS = (
    r"(?:night[ -](?:shifts?|work|duty)|nights?|weekend (?:work|shifts?|duty)|weekends?|evening (?:work|shifts?)|"
    r"evenings?|early (?:mornings?|starts?|shifts?)|shift work|shifts?|travel(?:l?ing)?|commut(?:e|ing)|long "
    r"commutes?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|"
    r"on[ -]call|"
    r"heavy lifting|lifting|management|managing(?: people)?|phones?|phone work|cold calling|sales|overtime|"
    r"driving|office politics|public speaking|customers|micromanag\w+|unpaid overtime|"
    r"standing all day|open[ -]plan(?: offices?)?|holidays|bank holidays|split shifts|rotating shifts|"
    r"lone working|physical work|outdoor work|fieldwork|desk work|"
    r"relocation|remote work|part[ -]time|full[ -]time|contract work|gig work|freelancing|commission|meetings|"
    r"coding|paperwork|stress|blood|cold(?: (?:store|room|work|places?))?|freezers?|heat|heights|noise|shouting|dust|"
    r"night shift(?:s)?|agency work|zero hours)"
)
NEEDS = (
    r"(?:(?:good |decent |proper |full |paid |some |a |an |my |more |better |flexible |regular |fixed |"
    r"normal |school |daytime |steady |stable |predictable |guaranteed |reliable |family |private |"
    r"at least # |# )*"
    r"(?:health insurance|insurance|pension|benefits|flexib\w+(?: hours| schedule| working)?|remote(?: work|"
    r" working)?|working from home|work from home|part[ -]time(?: hours| work)?|daytime hours|school hours|"
    r"term[ -]time(?: hours)?|"
    r"weekends off|evenings off|days off|weekends free|visa sponsorship|sponsorship|(?:job )?security|"
    r"stability|income|pay ?check|hours|schedule|shifts|salary|childcare|parental leave|sick pay|holiday|"
    r"time off|parking|autonomy|office|work[- ]life balance|home office|public transport))"
)
MUST_HAVE = (
    re.compile(
        r"(?:^\W*|[,.;!?\n(] ?|\b(?:and|but) )(?:(?:it|the job|the role|the work|any job|any role|"
        r"my next job|my next role|"
        r"whatever (?:it is|i do)|work|the next (?:job|role)|a job|this) )?(?:has to|must|needs to|"
        r"absolutely must) (?:be |have |"
        rf"come with |include |offer |fit around |pay |allow )(?P<what>{CLAUSE}){STOP}"
    ),
    re.compile(
        r"\b(?:i (?:really |absolutely |do |definitely )?need|(?:i )?would (?:really )?(?:love|prefer)|i must have|i "
        r"have to have|i can not do without|"
        rf"must[- ]haves?(?: is| are|:)|non-negotiables?(?: is| are|:)) (?P<what>{NEEDS}(?: and {NEEDS})?)\b"
    ),
    re.compile(
        r"(?:\b(?:i (?:can |could |will |want to )?)?(?:only|just) (?:do |work |manage )?|^\W*|[,.;] "
        r"?)(?P<what>(?:school|term[ -]time|"
        r"daytime|office|day) hours|days|mornings|weekdays|term[ -]time|part[ -]time|remote)(?<! )(?: only| "
        r"please|(?=\W*$)|(?= and\b))"
    ),
    re.compile(rf"\b(?P<what>{NEEDS}) (?:is|are) (?:a must|essential|non-negotiable|a must[- ]have|not negotiable)\b"),
)
AVOID = (
    r"(?:say|answer|talk|discuss|share|think|wait|rush|waste|lose|end|hear|know|regret|give|quit|disappoint|"
    r"sound|go into|be (?:left|a burden|rude|here|that|like|judged|alone|late|seen|told|wrong)|spend|pay|miss|"
    r"fail|hurt|die|burn|stay|leave|relocate|move|become|bother|make a mistake|risk|start over|go back|argue|"
    r"see|tell|believe|live|fall|upset|repeat|change|it|that|this|to|any|mention|speak about|look)"
)
NEGATIVE = (
    re.compile(
        r"\b(?:i (?:really |absolutely |just |definitely |also |would )*(?:do not|never|would not|"
        r"will not) (?:ever )?(?:want|wish|like) to (?:ever |have to |"
        rf"keep )?(?!{AVOID}\b)(?P<what>{CLAUSE})){STOP}"
    ),
    re.compile(
        r"\bi (?:really |absolutely |just |also )*(?:can not|will not|refuse to|am not going to|am not willing to|"
        r"am not able to) (?:ever |physically |really )?(?:do|work|accept|take|handle|go back to|"
        rf"have) (?:any )?(?P<what>{TERMS}(?: (?:and|or) {TERMS})?){STOP}"
    ),
    re.compile(
        r"\bi (?:will not|can not|refuse to|do not want to) (?P<what>travel(?: (?:for work|much|a lot|abroad))?|"
        r"commute(?: far)?|drive|lift(?: (?:heavy )?(?:things|stuff))?|cold call|do sales|work (?:nights|weekends|"
        r"evenings|shifts|on sundays|on saturdays|overtime|outdoors|alone)|manage people|manage(?: a)? teams?|"
        rf"be on call){STOP}"
    ),
    re.compile(
        r"\b(?:nothing|not anything|no jobs?|no roles?|avoid anything|not a job) (?:with|in|to do with|involving|"
        r"that (?:has|"
        rf"involves|needs|requires)) (?P<what>{CLAUSE}){STOP}"
    ),
    re.compile(
        r"\bi (?:do not|never) (?:want|do|work) (?:any |another |a job with |"
        rf"to have )?(?P<what>(?:more )?{TERMS}(?: (?:and|"
        rf"or) {TERMS})?){STOP}"
    ),
    re.compile(
        rf"\b(?P<what>{TERMS}) (?:is|are|would be) (?:an? )?(?:absolute |big |definite |complete )?(?:no[ -]go|no no|"
        r"deal ?breaker|out of the question|out\b|off the table|not (?:possible|an option|for me)|impossible)"
    ),
    re.compile(
        rf"\b(?P<what>{TERMS}) (?:kills?|hurts?|ruins?|drains?|exhausts?|wears? me out|stress(?:es)?|makes? me "
        rf"(?:ill|sick|"
        r"unhappy|miserable))\b"
    ),
    re.compile(rf"\b(?:want|get|need|be|getting) (?:out of|off|away from) (?:the )?(?P<what>{TERMS}){STOP}"),
    re.compile(rf"\b(?:never again|no more|anything but|not) (?P<what>{TERMS}){STOP}"),
)
NO_LIST = re.compile(
    r"(?:^|[,.;:!?\n(]| and| but| with| or) ?(?:absolutely |definitely |please |"
    rf"just )?no (?P<what>(?:more )?(?:working )?{TERMS})(?! (?:problem|issue|experience|off|worries|"
    rf"budget))\b(?: work)?(?: (?:or|and) (?P<also>(?!no\b){TERMS})| no (?P<next>{TERMS}))?"
)
# A sentence that only rules something out beside what was asked: "And no working away."
NO_SENTENCE = re.compile(
    r"(?:^|[.;!?\n])\W{0,4}(?:and |but |also |plus |please )+no (?P<what>(?!ideas?\b|clue|rush|hurry|problem|worries|"
    r"way\b|one\b|thanks?|more\b|money|cash|budget|savings|deadline|date|experience|degree|licen|certificat|"
    r"qualification|diploma|"
    r"kids|children|depend|family|network|contacts|skills?\b|plans?\b|preference|fixed|doubt|need\b|matter|wonder|"
    r"reason|time\b|i\b)[a-z][a-z' -]{2,40}?)(?=\W*(?:$|[.;!?\n]))"
)


def conditions(scene: Scene) -> Iterator[Found]:
    """What the person says work must have, and what they rule out."""
    yield from first(scene, "must_have", MUST_HAVE)
    yield from _must_not(scene)


def _must_not(scene: Scene) -> Iterator[Found]:
    taken: list[tuple[int, int]] = []
    for pattern in NEGATIVE:
        for match in each(pattern, scene):
            start, end = match.span("what")
            if any(start < stop and begin < end for begin, stop in taken):
                continue
            taken.append((start, end))
            yield found_at(scene, "must_not", start, end)
    for match in each(NO_SENTENCE, scene):
        start, end = match.span("what")
        if not any(start < stop and begin < end for begin, stop in taken):
            taken.append((start, end))
            yield found_at(scene, "must_not", start, end)
    for match in each(NO_LIST, scene):
        for group in ("what", "also", "next"):
            start, end = match.span(group)
            if start >= 0 and not any(start < stop and begin < end for begin, stop in taken):
                taken.append((start, end))
                yield found_at(scene, "must_not", start, end)
