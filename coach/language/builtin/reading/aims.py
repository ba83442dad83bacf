"""What is a wish and what is none, in answer to what someone would like; and what they refuse rather than want."""

import re
from collections.abc import Iterator

from coach.framework.jobwords import TALK
from coach.framework.places import is_place
from coach.language.builtin.reading import fitting
from coach.language.builtin.reading.hedges import kernel
from coach.language.builtin.reading.roles import clauses
from coach.language.builtin.reading.scene import SENTENCE_END, Found, Scene
from coach.language.builtin.reading.wording import CLAUSE, STOP

WISHING = re.compile(
    r"\b(?:want|wanna|would (?:[a-z]+ly |still |just )*(?:like|love|rather|prefer)|hope|hoping|wish|aim|"
    r"aiming|plan to|planning|dream|goal|"
    r"looking (?:for|to)|"
    r"need (?!to (?:know|think|talk)\b)|prefer|rather|crave|miss|instead of)\b"
)
# Someone tells how things are: a subject and a verb, and no wish in it.
STATED = re.compile(
    r"\W*(?:(?:well|so|and|but|because|ok|yeah|yes|no|honestly|actually|just|as)\b[ ,]*)*"
    r"(?:(?:i|it|that|this|there|he|she|they|you|we|who|nobody|everyone|everything|everybody|people)\b|"
    r"(?:my|the|our|his|her|their) (?:[a-z-]+ ){1,3}?(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could|"
    r"[a-z]+s|[a-z]+ed|hurt|start|finish|need|say|think|let|got|went|left)\b)"
)
# The same before hedges are taken off, where "I think" or "it would be" may still lead to a wish.
TELLING = re.compile(
    r"\W*(?:(?:well|so|and|but|because|ok|yeah|yes|no|honestly|actually|just|as)\b[ ,]*)*"
    r"(?:(?:i|we) (?:am|was|have|had|work\w*|do|did|just|already|never|told|got|went|can|could|feel|hate|lost)\b"
    r"(?! (?:not )?(?:sure|know|thinking|think|drawn|tempted|leaning))|(?:it|that|this) (?:is|was)\b(?! "
    r"(?:something|to|about|more|better))|(?:he|she|they)\b)"
)
SAID = re.compile(r"\bi (?:already |just |never )?(?:said|told you|answered|asked)\b|\bis (?:not|no) (?:an? )?job\b")
LONE = 6  # letters above which a single word may be a wish ("promotion", "stability")
DEPENDS = re.compile(r"\W*(?:(?:it|that|all) )*(?:really )?(?:depends?|depending)\b")
SAYS_NOTHING = re.compile(
    r"\W*(?:(?:well|honestly|really|hmm) )*(?:no (?:clue|idea)|(?:i )?(?:really |honestly )?do not (?:really |quite "
    r")?know|"
    r"(?:i am )?not (?:really |quite )?sure|(?:that|which|it|this) is (?:why|what|how|all|hard|difficult|tricky|a "
    r"good)\b|"
    r"(?:good|hard|tough|difficult|tricky) (?:question|one)|let me (?:think|see))\b"
)
NO_AIM = re.compile(
    r"\W*(?:already|whatever|(?:there is )?no money\b|not (?:bad|much|a lot|really|sure)|no (?:idea|clue)|"
    r"do not know|i said|(?:show|tell|give|put) |keep [^,]{2,40} as (?:the|my))\b"
)
STEP_UP = (
    r"(?:the )?next (?:step|rung|level)(?: up)?|(?:an? |the |another |any )?promotions?|(?:to )?(?:move|go|"
    r"climb|step) up|more responsibilit\w+|management"
)
REFUSED_ALL = re.compile(
    r"(?:^|[,.;!?\n] ?|\b(?:but|and|just|only|definitely|anything|everything) )(?:just |only |definitely |really )*"
    r"(?:not|anything but|everything but|nothing like|never again|no more of) (?:do(?:ing)? )?"
    r"(?P<what>this|that|it|what i (?:do|did|have)(?: now)?|(?:my|this|the|that) (?:present |current |old |same )?"
    r"(?:job|work|thing|place)|the same(?: (?:thing|work|job|again))?)(?: any ?more| again| any longer)?(?=[,.;!?\n]|$)"
)
REFUSED_FIELD = re.compile(
    r"(?:^|[,.;!?\n] ?|\b(?:but|and|just|only|definitely|anything|everything) )(?:just |only |definitely |really )*"
    r"(?:not|anything but|everything but|never again|no more) (?P<what>[a-z]{4,}ing|retail|sales|"
    r"hospitality|healthcare|"
    r"security|law|kitchens?|warehouses?|schools?|hospitals?|offices?)(?: any ?more| again| any longer)?(?=[,.;!?\n]|$)"
)
NOT_WANTED = re.compile(rf"\bi (?:really |absolutely |just )*(?:do not|never|no longer) want (?P<what>{CLAUSE}){STOP}")
UNWANTED_STEP = re.compile(
    rf"\b(?:not|no|never|(?:do|am) not (?:want|after|interested in|looking for|into)) (?:to )?(?P<what>{STEP_UP})\b"
)
LESS_OF = re.compile(
    r"\b(?:want|need|would like) (?P<what>less of [a-z' -]{2,40}?)(?: and)?(?:,? not more\b|(?=[,.;!?\n]|$))"
)
NO_CONDITION = re.compile(r"(?:to|it|this|that|much|anything|you|any|a lot|me|my \w+ to)\b")
SAME_WORK = "the same work"  # what "just not this" rules out


def wished_clauses(scene: Scene) -> Iterator[tuple[int, int]]:
    """The clauses that say what someone would like, rather than how things are, what they refuse, or nothing at all.

    What goes on after a comma from how things are ("I work in a cafe, cleaning") is no wish unless it says so.
    """
    turned_down = [(fact.start, fact.end) for fact in refusals(scene) if fact.slot == "must_not"]
    telling, place = False, 0
    for start, stop in clauses(scene.part):
        telling = telling and not SENTENCE_END.search(scene.part, place, start + 1)
        place = stop
        wish = WISHING.search(scene.part, start, stop) is not None
        told = TELLING.match(scene.part, start, stop) or fitting.TOLD.match(scene.part, start, stop)
        telling = telling or (not wish and told is not None)
        refused = any(begin < stop and start < end for begin, end in turned_down)
        if not refused and (wish or not telling) and _is_wish(scene, start, stop):
            yield start, stop


def _is_wish(scene: Scene, start: int, end: int) -> bool:
    if SAYS_NOTHING.match(scene.part, start, end) or SAID.search(scene.part, start, end):
        return False
    start, end = kernel(scene.part, start, end)
    said = scene.part[start:end].strip(" .,!?\n")
    if not said or NO_AIM.match(said) or DEPENDS.match(said) or is_place(scene.text.words(start, end)):
        return False
    if WISHING.search(said):
        return True
    words = re.findall(r"[a-z']+", said)
    told = STATED.match(said) or not fitting.is_aim(said)
    return not told and bool(set(words) - TALK) and (len(words) > 1 or len(said) > LONE)


def refusals(scene: Scene) -> Iterator[Found]:
    """What someone turns down: the work they do, a field, or the step up; each is ruled out and no wish.

    Turning down one's work or field points to another one.
    """
    if scene.asked in ("goal", "target_role"):
        for pattern in (REFUSED_ALL, REFUSED_FIELD):
            for match in pattern.finditer(scene.part):
                value = SAME_WORK if pattern is REFUSED_ALL else scene.words(match, "what")
                start = match.end() - len(match[0].lstrip(" ,.;!?\n"))
                yield Found("must_not", value, start, match.end())
                yield Found("goal_type", "new field", start, match.end())
        for match in NOT_WANTED.finditer(scene.part):
            if not NO_CONDITION.match(match["what"]):
                yield Found("must_not", scene.words(match, "what"), *match.span("what"))
    for match in UNWANTED_STEP.finditer(scene.part):
        yield Found("must_not", scene.words(match, "what"), *match.span("what"))
    for match in LESS_OF.finditer(scene.part):
        yield Found("goal", scene.words(match, "what"), match.start("what"), match.end())
