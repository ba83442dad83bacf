"""What someone wants of work in their own words: goal, motives, musts, must-nots, values, interests, people known."""

import re
from collections.abc import Iterator

from coach.language.builtin.reading.hedges import kernel
from coach.language.builtin.reading.scene import Found, Scene, each
from coach.language.builtin.reading.wording import CLAUSE, REFUSED, STOP, first, found_at, is_item

WANT_WORK = re.compile(
    r"\bi (?:think |really |just |do |guess |also |think i )*(?:would like|would love|want|am looking for|"
    r"am after|need|could use|crave) (?P<what>(?:something|a job|a role|work|a career|a position|somewhere|"
    rf"more|less|better|fewer|a better|some kind of) {CLAUSE}){STOP}"
)
TIRED = re.compile(
    r"\bi am (?:so |really |just |very |completely |utterly )*(?P<what>(?:tired of|sick of|fed up with|"
    r"fed up of|burnt out by|burned out by|bored of|bored with|bored by|exhausted by|"
    rf"done with) {CLAUSE}){STOP}"
)
MOTIVE = re.compile(
    r"\b(?:what (?:drives|motivates) me (?:most )?is|(?:i am )?(?:motivated|driven) by|"
    rf"my (?:main )?(?:motivation|reason|motive) (?:is|for this is|would be):?) (?P<what>{CLAUSE}){STOP}"
)
VALUE = (
    re.compile(
        r"\b(?:i (?:really |most |deeply )?value|what i value (?:most )?is|my (?:core |main |top )?values (?:are|"
        r":)) (?P<what>[^.;!?\n]{2,90}?)(?= because| but|[.;!?\n]|$)"
    ),
    re.compile(
        r"\b(?:what matters (?:most |the most |more )?to me(?: (?:at|in) work)?(?: most)? is|"
        r"what i care about (?:most )?is|the most important thing (?:to me |for me )?is|most important (?:to|"
        rf"for) me is|i care (?:most |a lot |deeply )?about) (?P<what>{CLAUSE}){STOP}"
    ),
    re.compile(
        r"(?:^|[,.;!?\n] ?|\band )(?P<what>[a-z][a-z -]{2,40}?) (?:is|are|matters?|really matters?) (?:really |"
        r"very |so |most |the most |extremely |more )*(?:important|to|essential)(?: thing)? ?(?:to|for)? me\b"
    ),
)
INTEREST = re.compile(
    r"\b(?:i am (?:really |very |also |quite |most |mostly |so )*(?:interested in|passionate about|into|"
    r"fascinated by|curious about|keen on)|my (?:main )?(?:interests?|hobbies) (?:are|is|:|include)|i (?:really |just |"
    r"also |absolutely )*(?:love|"
    r"enjoy)) (?P<what>[^,.;:!?\n]{2,70}?(?:, [^,.;:!?\n]{2,40}?){0,3})(?= because| but| so| and (?:i|"
    r"my|it)\b| when| as i|[.;:!?\n]|, (?:i|my|but|so)\b|$)"
)
NOT_INTEREST = re.compile(
    r"^(?:it|that|this|you|my (?:job|work|team|boss|kids|family|wife|husband|colleagues|patients|students|"
    r"children|current)|the (?:idea|plan|team|people|job|work|sound)|to\b|being|them|him|her|what|how|your|"
    r"here|both|hearing|getting|seeing|a (?:challenge|lot)|having|not|being)\b"
)
NETWORK = (
    re.compile(
        r"\bi (?:do |already |also |only |actually )?know (?P<what>(?:an? |some |someone|somebody|# |one |two |"
        r"several |a few |lots of |plenty of |many |people|the (?:head|director|manager|"
        rf"owner))[^,.;:!?\n]{{2,70}}?){STOP}"
    ),
    re.compile(
        r"\b(?P<what>my (?:[a-z]+ )?(?:friend|cousin|brother|sister|aunt|uncle|neighbou?r|old boss|former boss|"
        r"mentor|old colleague|former colleague|sister-in-law|brother-in-law|ex-colleague)(?: [a-z]+)? (?:is|"
        r"works as) an? [^,.;:!?\n]{3,50}?) (?:and|who) (?:could|can|will|would|might|has offered to) (?:help|"
        r"introduce|talk|put)"
    ),
    re.compile(
        r"\b(?P<what>(?:i )?(?:do not know anyone|know nobody|know no one|have no (?:network|contacts|"
        r"connections)|do not have (?:a network|any contacts|any network))(?: (?:there|in (?:that|this|"
        r"the) (?:field|work|industry)|yet|at all))?)\b"
    ),
)
ACCESS = re.compile(
    r"\b(?:i (?:really |also |do |will )?(?:need|use|require|rely on|work with|find it easier with)|"
    r"please (?:use|give me|keep (?:it|things) (?:to )?|write in|send)|could you use) (?:an? |the |my |in |"
    r"any |some |things in )?"
    r"(?P<what>(?:(?:short|simple|plain|large|larger|big|bigger|clear|extra|sign|step[- ]free|wheelchair|"
    r"screen|audio|speech|high|dark|easy|closed|quiet|voice|text|dyslexia[- ]friendly|hearing|small|"
    r"low) ?-?)+(?:sentences?|words|steps|language|print|text|font|fonts|letters|time|interpreter|access|"
    r"reader|versions?|to[- ]speech|contrast|mode|read|captions|captioning|breaks|space|room|input|control|"
    r"loop|aids?|chunks|formats?|rooms|messages|answers|magnifier|bits)"
    r"|captions|subtitles|a magnifier|braille|an interpreter|interpreter|bsl interpreter|dictation|"
    r"voice control|audio|no flashing|breaks)\b"
)
BRIEF = re.compile(
    r"\bkeep (?:it|things|this|them|your (?:answers|messages|replies)) (?P<what>(?:very |really )?(?:short|simple|"
    r"brief|plain))\b"
)
GOAL = (
    re.compile(
        r"\bmy (?:main |big |long[- ]term |short[- ]term |real |only |career |overall )?(?:goal|aim|ambition|plan|"
        r"dream|objective)(?: in life| here| for this)?(?: is|:|'s) (?:simply |just |"
        rf"really )?(?:to )?(?P<what>{CLAUSE})(?= (?:in|within|by) (?:#|a |the |next)|{STOP[3:]}"
    ),
    re.compile(
        r"\b(?:i|and|but) (?:really |just |do |think i |would |still |also |now )*(?:want|like|love|hope|plan|aim|need|"
        r"am trying|am hoping|am planning|am looking|am going|intend|wish|decided) to (?:finally |eventually |"
        r"really |just )?(?P<what>(?:get promoted|be promoted|get a promotion|change (?:my )?careers?|"
        r"switch (?:careers|fields|industries)|work for myself|be my own boss|go freelance|go self-employed|"
        r"start (?:my own|a) (?:[a-z]+ )?(?:business|company|practice|firm|bakery|shop|restaurant|studio)|"
        r"run my own [a-z]+|"
        r"open (?:my own|a) [a-z]+|get a (?:better|new|different|better[- ]paid|better paying|day|stable|"
        r"permanent|real) job|find (?:a (?:better|new|different|better[- ]paid|stable|permanent|decent)|new|"
        r"another|better|different) (?:job|work|role|career)|get out of [a-z]+|leave (?:teaching|nursing|retail|"
        r"hospitality|law|healthcare|policing|the [a-z]+)|go back to work|return to work|earn more(?: money)?|"
        r"make more money|work less|work fewer hours|work part[- ]time|retire early|sell (?:my|the) (?:business|"
        r"company|shop|firm)|move into (?:management|leadership)|get into (?:management|leadership)|pivot|move up|"
        r"get a (?:raise|pay rise)|keep my job|find work|get a job|get hired|get an internship|"
        r"find an internship)(?: (?:in|as|at|to|for|with|from) (?!#|a year|the next|two|less|under|"
        rf"\d)[a-z' -]{{2,40}}?)?)(?= (?:in|within|by|before|after) (?:#|a |the |next|i|my|[a-z]+ \d)|{STOP[3:]}"
    ),
)
PARTS = re.compile(r",| and |;| & |\n|/| plus ")


def wishes(scene: Scene) -> Iterator[Found]:
    """What the person says they want, avoid, value and need, each as its own value."""
    yield from first(scene, "motivations", (WANT_WORK, TIRED, MOTIVE))
    for pattern in VALUE:
        for match in each(pattern, scene):
            if not re.match(r"(?:it|that|this|what|which|there|he|she|they|you|i)\b", match["what"]):
                yield from _listed(scene, "values", *match.span("what"))
    for match in each(INTEREST, scene):
        if not NOT_INTEREST.match(match["what"]) and not REFUSED.search(scene.before(match.start(), 30)):
            yield from _listed(scene, "interests", *match.span("what"))
    yield from first(scene, "network", NETWORK, limit=1)
    yield from first(scene, "accessibility", (ACCESS, BRIEF))
    yield from _goal(scene)


def _goal(scene: Scene) -> Iterator[Found]:
    for pattern in GOAL:
        for match in each(pattern, scene):
            if not REFUSED.search(scene.before(match.start(), 30)):
                yield found_at(scene, "goal", *match.span("what"))
                return


def _listed(scene: Scene, slot: str, start: int, end: int) -> Iterator[Found]:
    """Each part of a list as a value of its own."""
    place = start
    for cut in [*PARTS.finditer(scene.part, start, end), None]:
        stop = cut.start() if cut else end
        said = scene.part[place:stop]
        lead = re.match(
            r"\s*(?:(?:and|also|maybe|probably|mostly|i guess|i think|well|the|um|things like|like|some|my|plus|"
            r":)\b[ ,:]*)+(?=\S)",
            said,
        )
        begin = place + (
            lead.end() if lead and slot not in ("must_have", "motivations") else len(said) - len(said.lstrip())
        )
        value = scene.text.words(begin, stop) if begin < stop else ""
        begin, stop = kernel(scene.part, begin, stop)
        value = scene.text.words(begin, stop) if begin < stop else ""
        comment = re.match(
            r"(?:that|it|this|which) (?:is|would|has)\b|for me\b|i (?:think|guess|am)\b|(?:no|none|nothing|yes)\W*$",
            scene.part[begin:stop],
        )
        if len(value) > 1 and comment is None and is_item(scene.part[begin:stop]):
            yield Found(slot, value, begin, stop)
        place = cut.end() if cut else end


LISTED = ("values", "interests", "motivations", "must_have", "must_not", "accessibility")
LEAD = re.compile(
    r"(?:(?:my (?:interests|hobbies|motivations?|reasons?|musts?) (?:are|is)|i (?:need|want|value|like|love|"
    r"enjoy|would like|hate|do not want|(?:will|can|could|would) not(?: be| do| have| take| work| accept)?)|it is|no|"
    r"mostly|"
    r"definitely|mainly|it has to (?:be|have)|to have|to|must have|must be|for me it is|probably|things like|"
    r"being able to|having) )+"
)
LEADS = {
    "goal": re.compile(
        r"(?:(?:well|i think|i guess|probably|honestly|just|really|basically)\b[ ,]*)*"
        r"(?:(?:.{0,40}? (?:and|but|so) )?(?:i )?(?:just |really )*(?:want|would like) (?:to )?(?!out\b)(?=\S)|"
        r"(?:i (?:just |really |think |mostly |would )*(?:want|like|hope|love|aim|plan|need|am looking)"
        r"(?: to| for)?|my goal is(?: to)?) (?!out\b)(?=\S))?"
    ),
    "network": re.compile(r"(?:i (?:do |already |only )?know |just |only )+"),
    "values": re.compile(r"(?:i value |mostly |definitely |mainly |for me it is |probably |things like )+"),
}


def answered(scene: Scene) -> Iterator[Found]:
    """The answer to a question for words: the whole of it, or each part of a list."""
    slot, part = scene.asked, scene.part
    start, end = len(part) - len(part.lstrip(" \n.,!")), len(part.rstrip(" \n.,!?"))
    end = _without_reason(part, start, end)
    if start >= end or "\n" in part[start:end]:
        return
    start, end = kernel(part, start, end)
    lead = LEADS.get(slot, LEAD).match(part, start, end)
    begin = lead.end() if lead else start
    if slot in ("goal", "network"):
        if end - begin > 2:
            yield Found(slot, scene.text.words(begin, end), begin, end)
    elif slot in LISTED:
        yield from _listed(scene, slot, begin, end)


def _without_reason(part: str, start: int, end: int) -> int:
    cut = re.search(
        r",? (?:because|since|due to|please|i (?:guess|think|suppose)|as i am|so that|so i (?:can|could|have|do))\b|"
        r"[.;!?](?= |$)",
        part[start:end],
    )
    return start + cut.start() if cut else end
