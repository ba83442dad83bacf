"""Choices out of few: way of working, level, track, risk, kind of goal, and whether to move."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coach.language.builtin.reading.scene import Found, Scene, each, trimmed


@dataclass(frozen=True)
class Option:
    """A value of a slot, the words that state it unasked, and the words that answer the question for it."""

    slot: str
    value: str
    own: re.Pattern[str]
    answer: re.Pattern[str]


OPTIONS = (
    Option(
        "work_mode",
        "remote",
        re.compile(
            r"\bi (?:[a-z]+ ){0,2}?work (?:fully |mostly |entirely |completely |100% )?(?:remotely|remote|"
            r"from home)\b|\bi am (?:fully |mostly )?remote\b|\band work from home\b"
        ),
        re.compile(r"\b(?:remote|remotely|from home|at home|(?:my|the|from) kitchen(?: table)?|home office)\b"),
    ),
    Option(
        "work_mode",
        "hybrid",
        re.compile(r"\bi (?:[a-z]+ ){0,2}?work hybrid\b|\b(?:my job|i am|we are|it is) hybrid\b"),
        re.compile(
            r"\b(?:hybrid|mix|mixed|both|part remote|some days|half and half|# days? (?:a week )?(?:in|at|from) "
            r"(?:the |an )?(?:office|home))\b"
        ),
    ),
    Option(
        "work_mode",
        "on-site",
        re.compile(
            r"\bi (?:[a-z]+ ){0,2}?work (?:on[ -]?site|in person|in the office)\b|\bi am (?:fully )?(?:on[ -]?site|"
            r"in the office)\b"
        ),
        re.compile(
            r"\b(?:on[ -]?site|in person|in the office|office|on (?:the|a|my) (?:[a-z]+ )?(?:floor|site|ward)|"
            r"(?:at|in) the (?:hospital|shop|store|school|"
            r"factory|plant|warehouse|field|clinic|classroom))\b"
        ),
    ),
    Option(
        "level",
        "entry",
        re.compile(
            r"\bi am (?:at |still )?(?:an? )?(?:entry[ -]level|junior level)\b|\bmy level is (?:entry|junior)\b"
        ),
        re.compile(r"\b(?:entry|junior|beginner|starter|graduate|trainee)\b"),
    ),
    Option(
        "level",
        "mid",
        re.compile(r"\bi am (?:at |about )?(?:an? )?mid[ -]?level\b|\bmy level is mid\b"),
        re.compile(r"\b(?:mid|middle|intermediate|mid-level|midlevel)\b"),
    ),
    Option(
        "level",
        "senior",
        re.compile(r"\bi am (?:at )?(?:a )?senior level\b|\bmy level is senior\b"),
        re.compile(r"\bsenior\b"),
    ),
    Option(
        "level",
        "principal",
        re.compile(r"\bmy level is principal\b"),
        re.compile(r"\bprincipal|staff\b"),
    ),
    Option(
        "level",
        "lead",
        re.compile(r"\bmy level is lead\b"),
        re.compile(r"\b(?:lead|team lead|supervisor)\b"),
    ),
    Option(
        "level",
        "manager",
        re.compile(r"\bmy level is manager\b"),
        re.compile(r"\b(?:manager|management|managerial)\b"),
    ),
    Option(
        "level",
        "executive",
        re.compile(r"\bi am (?:at )?(?:an? )?(?:executive|c|director)[ -]level\b"),
        re.compile(r"\b(?:executive|director|c-level|vp|c-suite|owner)\b"),
    ),
    Option(
        "track",
        "management",
        re.compile(
            r"\bi (?:currently |now |also |directly )?(?:manage|lead|supervise|run) (?:a (?:small |big |large )?team|"
            r"# (?:people|nurses|staff|engineers|employees|reports|direct reports)|people|staff|a staff)\b|"
            r"\bi have # (?:direct )?reports\b"
        ),
        re.compile(r"\b(?:management|managing|manager|people|leadership|lead)\b"),
    ),
    Option(
        "track",
        "individual",
        re.compile(r"\bi am an? (?:individual contributor|ic)\b"),
        re.compile(r"\b(?:individual|contributor|ic|hands[ -]on|own work)\b"),
    ),
    Option(
        "track",
        "specialist",
        re.compile(r"\bi am on (?:a |the )?specialist track\b"),
        re.compile(r"\b(?:specialist|expert|technical)\b"),
    ),
    Option(
        "risk_tolerance",
        "low",
        re.compile(
            r"\b(?:i am (?:very |quite |rather |pretty |really )?risk[ -]averse|play it safe|i (?:do not|can not|"
            r"hate to|would rather not|will not) (?:like (?:taking )?|take (?:any |big |many )?|"
            r"want (?:to take )?(?:any |big )?|afford (?:to take )?(?:any |big )?|handle )risks?|i hate risks?|"
            r"safety first|better safe than sorry|(?:i )?like to know where i stand|low risk tolerance|risk "
            r"tolerance is low|i prefer (?:safety|security|certainty))\b"
        ),
        re.compile(
            r"\b(?:not (?:really |very |much of |exactly )?(?:an? )?(?:big )?(?:gambler|risk[ -]taker|adventurous|"
            r"brave|daring)|"
            r"low|small|little|cautious|careful|safe|avers|none|no|not much|not at all|hate|avoid|can not)\b"
        ),
    ),
    Option(
        "risk_tolerance",
        "high",
        re.compile(
            r"\b(?:(?:happy|willing|ready|prepared|comfortable|fine|ok) (?:to (?:take|accept) |with |"
            r"taking )(?:(?:big|some|a lot of|a few|large|lots of|high) )?risks?|i (?:like|love|"
            r"enjoy) (?:taking )?risks?|no guts,? no glory|nothing ventured,? nothing gained|who dares wins|"
            r"go big or go home|you only live once|yolo|fortune favou?rs the (?:bold|brave)|risk tolerance is high|"
            r"high risk tolerance|i am a risk[ -]taker)\b"
        ),
        re.compile(
            r"\b(?:high|big|lots?|love|bold|adventurous|daring|gambler|risk[ -]taker|brave|fearless|happy to|"
            r"all in|willing)\b"
        ),
    ),
    Option(
        "risk_tolerance",
        "medium",
        re.compile(
            r"\b(?:medium risk|moderate risk|risk tolerance is (?:medium|moderate|average)|(?:some|a bit of|a little|"
            r"moderate) risks? (?:is|are) (?:ok|okay|fine|alright|acceptable|no problem)|"
            r"calculated risks?)\b"
        ),
        re.compile(r"\b(?:medium|moderate|middle|some|average|balanced|calculated|in between|bit of both)\b"),
    ),
    Option(
        "goal_type",
        "promotion",
        re.compile(
            r"\b(?:get promoted|be promoted|(?:want|after|for|going for|like|get|need) a promotion|promotion to|"
            r"next promotion|up for (?:a )?promotion|(?:moving|move|climb|work my way|step|stepping) up(?: the ladder|"
            r" where i am| here| in my)|climb the ladder|(?:the )?next (?:step|rung|level) up)\b"
        ),
        re.compile(r"\b(?:promot\w+|move up|moving up|step up|up)\b"),
    ),
    Option(
        "goal_type",
        "new field",
        re.compile(
            r"\b(?:change (?:my )?careers?|career change|changing careers?|(?:completely |totally |whole |"
            r"brand )?(?:new|different) (?:field|career|profession|line of work|industry)|switch (?:careers|fields|"
            r"industries)|switching (?:careers|fields)|leave (?:teaching|nursing|retail|hospitality|the profession|"
            r"the field|healthcare|law))\b"
        ),
        re.compile(r"\b(?:new|field|different|change)\b"),
    ),
    Option(
        "goal_type",
        "transition",
        re.compile(
            r"\b(?:transition(?:ing)? (?:to|into)|lateral move|move sideways|sideways move|different role (?:in|"
            r"at) (?:the same|my))\b"
        ),
        re.compile(r"\b(?:transition|lateral|sideways|same field|similar)\b"),
    ),
)
WISHED = re.compile(
    r"\b(?:want|would like|wish|hope|looking for|prefer|need|if|like|dream|used to|was|not|never|"
    r"no)\b(?: [a-z]+){0,3} ?$"
)
STAY = re.compile(
    r"\b(?:(?:can not|can't|will not|would not|could not|do not want to|am not (?:able|willing|going|prepared|"
    r"ready) to|not (?:able|willing|going|prepared|ready|keen|looking|open|possible) to|unwilling to|"
    r"refuse to|never|not) (?:really |just |ever |possibly |be able to )?(?:relocat\w+|mov(?:e|ing)(?! (?:up|"
    r"on|into|in|to (?:a |the )?(?:new|different|better|management|role|job|plan|next)|forward|ahead|it|the|"
    r"that|my|this|sideways|from|towards|back|over|fast|so|past|out))|leave (?:the area|town|the city|"
    r"the country|the state|here|home|my (?:town|city|area|state|country|home|community|family)|"
    r"the (?:nation's land|nation|island|region|reservation)))"
    r"|no reloca\w+|(?:relocation|relocating|moving) (?:is|would be) (?:out|off|not (?:possible|an option)|"
    r"impossible|a no)|(?:prefer|like) to stay (?:here|put|local|where i am|"
    r"in (?!(?:my|this|the|a) (?:job|role|post|field|company|firm|profession|trade|industry))\w+)|would rather stay "
    r"(?:here|put|where i am|local)|(?:have|need|want|got) to stay (?:here|"
    r"put|local|in (?:this|the|my) (?:area|town|city|region|state)|near (?:my|the) \w+)|tied to (?:this|the|"
    r"my) (?:area|town|city|place)|(?:my )?roots are here|rooted here|i am (?:staying|stuck here)(?: here| put| "
    r"local)?|"
    r"(?:i )?stay(?:ing)? (?:put|where i am)(?! and)|not going anywhere)\b"
)
GO = re.compile(
    r"\b(?:(?:would|could|can|will|happy to|willing to|ready to) (?:go|move|live|work) (?:any|else)where|(?:happy|"
    r"willing|able|ready|prepared|open|free|fine|glad|i can|i could|i would|i will|will gladly|"
    r"can easily|would happily) (?:to )?(?:relocat\w+|mov(?:e|ing)) ?(?:anywhere|for|abroad|to another|if|"
    r"cities|city|states?|countries|elsewhere|away|,|\.|$|if needed)"
    r"|(?:happy|willing|able|ready|prepared|open|fine|free) (?:to|with) (?:relocat\w+|moving|move)(?! (?:up|"
    r"on|into|in|to a new role))|i (?:can|could|would|will) (?:gladly |happily |definitely )?relocate|"
    r"i am (?:mobile|flexible on location)|open to (?:relocation|relocating|moving)|relocation is (?:fine|ok|"
    r"no problem|possible))"
)
YES_NO = re.compile(
    r"(?:^|[,.\n] ?|\b(?:so|but|then) )(?:(?P<yes>yes|sure|definitely|absolutely|of course|happily|gladly|why not)|no|"
    r"never|"
    r"not at all|no way|(?:rather|prefer(?:ably)?|better) not|not(?=\W*$))"
    r"\b(?! (?:idea|clue|preference))"
)
SUPPOSED_MOVE = re.compile(
    r"\bi (?:was willing to|were willing to|agreed to|could|did|had to|would) (?:move|relocate)\b|"
    r"\bi (?:moved|relocated)\b"
)


def options(scene: Scene) -> Iterator[Found]:
    """The options stated, or given in answer to the question for them."""
    yield from _options(scene)
    yield from _relocate(scene)


def _options(scene: Scene) -> Iterator[Found]:
    for option in OPTIONS:
        slot, value, own = option.slot, option.value, option.own
        for match in each(own, scene):
            if slot == "goal_type" and not scene.of_oneself(match.start(), match.end()):
                continue
            if slot == "work_mode" and WISHED.search(scene.before(match.start(), 40)):
                continue
            if slot == "goal_type" and re.search(
                r"\b(?:not|never|no|without)\b(?: [a-z]+){0,3} ?$", scene.before(match.start(), 40)
            ):
                continue
            yield Found(slot, value, match.start(), match.end())
            break
    yield from _answered(scene)


def _answered(scene: Scene) -> Iterator[Found]:
    """The option that answers the question; several at once answer it only where they go together."""
    given = [
        (match.start(), option.value, match)
        for option in OPTIONS
        if option.slot == scene.asked and (match := option.answer.search(scene.part)) is not None
        if not re.search(
            r"\b(?:not|no)(?: (?:very|so|that|an?|really|much of an?|exactly|big)){0,3} $", scene.before(match.start())
        )
    ]
    values = {value for _, value, _ in given}
    if not given or (len(values) > 1 and scene.asked not in ("level", "work_mode")):
        return
    _, value, match = max(given, key=lambda item: item[0])
    if scene.asked == "work_mode" and len(values) > 1:
        value = "hybrid"
    yield Found(scene.asked, value, match.start(), match.end())


def _relocate(scene: Scene) -> Iterator[Found]:
    patterns = [(STAY, False), (GO, True)] + ([(SUPPOSED_MOVE, True)] if scene.loose else [])
    for pattern, value in patterns:
        for match in each(pattern, scene):
            if value and re.search(
                r"\b(?:not|never|if|would have|un)\b(?: [a-z]+)? ?$", scene.before(match.start(), 24)
            ):
                continue
            yield Found("relocate", value, match.start(), match.start() + len(match[0].rstrip(" ,.")))
            return
    said = YES_NO.search(scene.part) if scene.asked == "relocate" else None
    if said is not None:
        yield Found("relocate", said["yes"] is not None, *trimmed(scene.part))
