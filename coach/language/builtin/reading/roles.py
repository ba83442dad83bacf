"""What someone wants to become: known titles from the tables, others by how titles are said."""

import re
from collections.abc import Iterator

from coach.framework.jobwords import may_name_a_job
from coach.language.builtin.reading.hedges import kernel
from coach.language.builtin.reading.lexicon import Lexicon
from coach.language.builtin.reading.scene import Found, Scene, each, trimmed
from coach.language.builtin.reading.titles import (
    is_title,
    title,
    words_from,
)

ARTICLE = r"(?:an? |the |my |our )?\"?"
WISHING = (
    r"(?:want|would like|would love|hope|hoping|aim|aiming|plan|planning|looking|trying|love|going|ready|"
    r"dream|wish|decided|aspire|intend|keen|determined|like)"
)
BECOMING = (
    r"(?:become|becoming|be working as|be employed as|be|being|work as|working as|get a job as|get hired as|"
    r"train as|retrain as|qualify as|"
    r"step up to|move up to|progress to|make|end up as|land a job as)"
)
MOVING = (
    r"(?:move|go|get|break|switch|change|transition|pivot|shift|cross over|step|moving|going|getting|breaking|"
    r"switching|transitioning|pivoting)(?: over| across| up| away from [a-z ]{1,30}?)? (?:in ?to|to|towards?)"
)
TARGET = re.compile(
    rf"(?:\b(?:i|my [a-z ]{{1,20}}) (?:[a-z]+ ){{0,4}}?)?\b{WISHING}(?: [a-z]+){{0,3}}? ?(?:to|of|"
    rf"on) (?:[a-z]+ ){{0,2}}?(?P<how>{BECOMING}|{MOVING}) (?:either )?{ARTICLE}"
    r"|\b(?:want|need|get|getting|move|moving|be|step) out of (?:the |my )?[a-z -]{2,30}?,? (?:and )?(?P<how3>in ?to) "
    r"|\b(?:(?:my|the) )?(?:goal|dream|aim|plan|ambition|target|objective|end goal)(?: is|"
    rf":)? (?:to )?(?:[a-z]+ ){{0,2}}?(?P<how2>{BECOMING}|{MOVING}) {ARTICLE}"
    r"|\b(?:dream job|dream role|target role|target job|goal role|target|ideal job|ideal role|next role|"
    rf"role i want|job i want)(?: is| would be|:| =)(?: to be)? {ARTICLE}|\b(?:want|like|hope|"
    rf"wish) be(?:come)? {ARTICLE}"
    r"|\b(?:aiming for|going for|applying for|gunning for|shooting for|aim for|working towards?|work towards?|"
    rf"promot(?:ed|ion) to|move up to|get a job as|a job as|be an?|become) {ARTICLE}(?:job as an? |"
    r"role as an? |role of |position of |post of |promotion to )?"
)
SAME_JOB = re.compile(
    r"\b(?:want|need|would like|looking for|after) (?:just )?(?:the |my )(?:very )?(?:same|old) (?:job|"
    r"work|role|kind of (?:job|work))(?: back| again)?(?:,? (?:as )?(?:an? )?)?(?!\w* ?(?:but|with|only))"
)
WISH_NOUN = re.compile(r"\bi (?:[a-z]+ ){0,2}?want (?:an?|the) (?=[a-z])")
OPENING = re.compile(
    rf"^\W*(?:(?:probably|maybe|ideally|well|hopefully|i think|i guess|to) ,?)*(?P<how>{BECOMING}|{MOVING}) {ARTICLE}"
)
FROM_TO = re.compile(
    r"\b(?:from|go from|moving from|move from) (?P<from>[a-z][a-z' -]{2,40}?) (?:to|"
    r"into) (?P<to>[a-z][a-z' -]{2,40}?)(?=[,.;!?\n]|$| in | by | within )"
)
NEGATED = re.compile(r"\b(?:not|never|no|nor|without|rather than|instead of|hardly|nobody)\b(?: [a-z]+){0,3} ?$")
DOUBTED = re.compile(
    r"\b(?:might|may|used to|was(?! hoping| thinking| planning)|were|if|could|told|someday|some day|wanted|"
    r"afraid to|scared to|how to|than|"
    r"never)\b(?: [a-z]+){0,4} ?$"
)
UNDECIDED = re.compile(r"\b(?:or|either|not sure|do not know|undecided)\b")
AS_A = re.compile(rf"\bas {ARTICLE}(?=[a-z])")
WISHED_FOR = ("goal", "target_role")
GONE = re.compile(r"\b(?:used to|was(?! hoping| thinking| planning)|were|had been|no longer)\b")
BEING = re.compile(
    r"(?:(?:please )?(?:keep|take|choose|pick|stick with|go (?:with|for)) )?(?:(?:my )?(?:last|latest|current|"
    r"present) (?:one|job|role|position|post|title)(?: was| is)? ?:? ?|"
    r"(?:they|people) call me |my (?:badge|contract|title) (?:says|is) |officially )?"
    rf"(?:(?:i )?(?:would (?:like|love) )?(?:(?:to )?(?:be|become|work as|being|becoming|working as)|was|used to be|"
    rf"worked as|working as|have been|am|trained as|qualified as|employed as)\b )?{ARTICLE}"
)
AS_THE_PLAN = re.compile(r" as (?:the|my) (?:plan|target|goal|aim)\b")
CLAUSE_END = re.compile(r"[,.;!?\n()]| - | but ")
DENIED = re.compile(r"\W*(?:(?:well|definitely|certainly|just|really|i do)\b[ ,]*)*(?:not|never|no|anything but)\b")


def targets(scene: Scene, lexicon: Lexicon, industries: re.Pattern[str]) -> Iterator[Found]:
    """The role or industry wished for; a denied wish is something to avoid."""
    match = FROM_TO.search(scene.part)
    if match is not None and is_title(lexicon, match["from"]) and is_title(lexicon, match["to"]):
        yield Found("role", scene.words(match, "from"), *match.span("from"))
        yield Found("target_role", scene.words(match, "to"), *match.span("to"))
        return
    same = _same_job(scene, lexicon)
    if same is not None:
        yield same
        return
    wished = scene.asked in WISHED_FOR
    opening = OPENING.match(scene.part) if wished else None
    for match in (*([opening] if opening else []), *each(TARGET, scene), *each(WISH_NOUN, scene)):
        if _unwished(scene, match):
            continue
        found = _target(scene, lexicon, match, industries)
        if found is not None:
            named = None if is_title(lexicon, str(found.value).lower()) else _as_a(scene, lexicon, "target_role")
            yield named or found  # "get into risk, as a risk analyst"
            return
    found = aimed(scene, lexicon) if wished else None
    if found is None and scene.asked == "target_role" and not UNDECIDED.search(scene.part):
        found = answer(scene, lexicon, "target_role")
    if found is not None:
        yield found


def _same_job(scene: Scene, lexicon: Lexicon) -> Found | None:
    """ "I want the same job somewhere else": the role that is known, or named beside it."""
    match = SAME_JOB.search(scene.part)
    if match is None:
        return None
    named = title(scene, lexicon, match.end(), "target_role", certain=False, exact=True)
    known = scene.known.get("role")
    if named is not None or known is None:
        return named
    return Found("target_role", known, match.start(), match.end())


def _unwished(scene: Scene, match: re.Match[str]) -> bool:
    """Whether the wish is denied or doubted: "I don't want to be …", "I might become …", "not sure I want to be …"."""
    ahead = scene.before(match.start(), 40)
    before = ahead + match[0][: max(0, match[0].find(_how(match)))]
    denied = NEGATED.search(ahead) or NEGATED.search(before) or re.search(r"\b(?:not|never)\b", match[0])
    doubted = GONE if scene.asked in WISHED_FOR else DOUBTED
    return bool(denied) or doubted.search(before) is not None


def _how(match: re.Match[str]) -> str:
    groups = match.groupdict()
    return groups.get("how") or groups.get("how2") or groups.get("how3") or ""


def _target(scene: Scene, lexicon: Lexicon, match: re.Match[str], industries: re.Pattern[str]) -> Found | None:
    how = _how(match)
    into = bool(re.search(r"\b(?:in ?to|to|towards?)$", how.strip()))
    if into:
        industry = industries.match(scene.part, match.end())
        if industry is not None and not lexicon.title(words_from(scene, match.end())) > len(industry[0].split()):
            return Found("target_industry", scene.words(industry), *industry.span())
    found = title(scene, lexicon, match.end(), "target_role", certain=into, exact=match.re is WISH_NOUN)
    if found is not None or not into:
        return found
    return None


def answer(scene: Scene, lexicon: Lexicon, slot: str) -> Found | None:
    """A bare title in answer to the question for it: the first clause that holds one, else a few words alone."""
    for begin, stop in clauses(scene.part):
        if not DENIED.match(scene.part, begin, stop) and (slot == "role" or not GONE.search(scene.part, begin, stop)):
            found = title(scene, lexicon, _bare(scene, begin, stop)[0], slot, certain=False, exact=False)
            if found is not None:
                return found
    gone = slot == "target_role" and GONE.search(scene.part)
    return None if gone else _as_a(scene, lexicon, slot) or _few_words(scene, slot)


def _as_a(scene: Scene, lexicon: Lexicon, slot: str) -> Found | None:
    """A title named as what one is: "I run the finances as CFO", "sit on two boards as a director"."""
    for match in each(AS_A, scene):
        if not DOUBTED.search(scene.before(match.start(), 40)):
            found = title(scene, lexicon, match.end(), slot, certain=False, exact=False)
            if found is not None:
                return found
    return None


def _bare(scene: Scene, begin: int, stop: int) -> tuple[int, int]:
    """The bounds of a clause without hedges, article, and words for being something."""
    start, end = kernel(scene.part, begin, stop)
    lead = BEING.match(scene.part, start, end)
    return (lead.end() if lead else start), end


def aimed(scene: Scene, lexicon: Lexicon) -> Found | None:
    """A title that is the whole of a clause in answer to what someone would like, however hedged."""
    for begin, stop in clauses(scene.part):
        start, end = _bare(scene, begin, stop)
        denied = DENIED.match(scene.part, begin, stop) or GONE.search(scene.part, begin, stop)
        if start < end and not denied and not UNDECIDED.search(scene.part, start, end):
            found = title(scene, lexicon, start, "target_role", certain=False, exact=False)
            if found is not None and (found.end >= end or AS_THE_PLAN.match(scene.part, found.end, end)):
                return found
    return _as_a(scene, lexicon, "target_role")


def clauses(part: str) -> Iterator[tuple[int, int]]:
    """The bounds of the clauses of a part."""
    place = 0
    for cut in [*CLAUSE_END.finditer(part), None]:
        stop = cut.start() if cut else len(part)
        if part[place:stop].strip():
            yield place, stop
        place = cut.end() if cut else stop


def _few_words(scene: Scene, slot: str) -> Found | None:
    """The whole of an answer where it may be the name of a job that nobody here knows; it has to be confirmed."""
    begin, end = trimmed(scene.part)
    start, stop = _bare(scene, begin, end)
    said = scene.text.words(start, stop)
    return Found(slot, said, start, stop) if start < stop and may_name_a_job(said) else None
