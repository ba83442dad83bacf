"""What someone does and what they want to become: known titles from the tables, others by how titles are said."""

import re
from collections.abc import Iterator

from coach.language.builtin.reading.hedges import kernel
from coach.language.builtin.reading.lexicon import Lexicon
from coach.language.builtin.reading.scene import Found, Scene, each
from coach.language.builtin.reading.titles import (
    NO_ROLE,
    NO_ROLE_BEFORE,
    NOT_TITLE,
    end_of,
    is_title,
    title,
    words_from,
)

ARTICLE = r"(?:an? |the |my |our )?\"?"
NOW = r"(?:(?:currently|now|actually|presently|still|also|just|only|really|basically|at present|at the moment) )*"
ROLE = re.compile(
    rf"\b(?:i am #(?: years old)?,? (?:and )?{ARTICLE}(?=[a-z])|"
    r"(?:i am|my name is) (?:[^\W\d_]+(?: [^\W\d_]+)?, (?:#,? ?)?|#,? ?(?:and )?)an? "
    rf"|i am {NOW}(?:(?:working|employed|practising|practicing|serving|acting|training)(?: part[ -]time|"
    rf" full[ -]time)? as )?{ARTICLE}"
    rf"|i {NOW}(?:work|do work|serve|practise) as {ARTICLE}|{NOW}(?:working|employed) (?:[a-z-]+ )?as {ARTICLE}"
    r"|i have been (?:working as )?(?:an? |the )|(?:my )?(?:current |present )?(?:job title|title|role|"
    rf"position|occupation|profession|job)(?: now| at the moment| right now)?(?: is|:)(?: that of)? {ARTICLE}"
    r"|as an? (?=[a-z-]+(?: [a-z-]+)? i (?:work|"
    r"earn|make|do|spend)))"
)
AFTER_LISTED = re.compile(
    r"(?: (?:at|in|for|with) (?:an?|the|my|our) [^,.;!?\n#]{2,40}| at [^,.;!?\n#]{2,30})?"
    r"(?:,?(?: for| with)?(?: about| around| nearly| almost| over)? #|,? (?:here|by (?:trade|training|profession)|"
    r"at the moment|right now|at present|currently|now)\b)"
)
LISTED = re.compile(
    r"(?:^|[.!;\n] ?|\b[a-z]+ here,? )(?:an? )?(?=[a-z])"
)  # where a bare title may stand, when a number follows it
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
    r"(?:(?:my )?(?:last|latest|current|present) (?:one|job|role|position|post|title)(?: was| is)? ?:? ?|"
    r"(?:they|people) call me |my (?:badge|contract|title) (?:says|is) |officially )?"
    rf"(?:(?:i )?(?:would (?:like|love) )?(?:(?:to )?(?:be|become|work as|being|becoming|working as)|was|used to be|"
    rf"worked as|working as|have been|am|trained as|qualified as|employed as)\b )?{ARTICLE}"
)
CLAUSE_END = re.compile(r"[,.;!?\n()]| - | but ")
DENIED = re.compile(r"\W*(?:(?:well|definitely|certainly|just|really|i do)\b[ ,]*)*(?:not|never|no|anything but)\b")


def roles(scene: Scene, lexicon: Lexicon) -> Iterator[Found]:
    """The present role; never one that was, is denied, or is somebody else's."""
    for match in each(ROLE, scene):
        before = scene.before(match.start(), 40)
        if DOUBTED.search(before) or before.endswith("be "):
            continue
        needs_title = (
            match[0]
            .rstrip()
            .endswith((",", "#", "am", "now", "currently", "actually", "still", "just", "also", "only", "really"))
        )
        found = title(scene, lexicon, match.end(), "role", certain=False, exact=needs_title)
        if found is not None:
            yield found
            return
    for match in each(LISTED, scene) if scene.asked not in WISHED_FOR else ():
        found = title(scene, lexicon, match.end(), "role", certain=False, exact=True)
        if found is not None and AFTER_LISTED.match(scene.part, found.end):
            yield found
            return
    if scene.asked == "role":
        found = _answer(scene, lexicon, "role")
        if found is not None:
            yield found


def targets(scene: Scene, lexicon: Lexicon, industries: re.Pattern[str]) -> Iterator[Found]:
    """The role or industry wished for; a denied wish is something to avoid."""
    match = FROM_TO.search(scene.part)
    if match is not None and is_title(lexicon, match["from"]) and is_title(lexicon, match["to"]):
        yield Found("role", scene.words(match, "from"), *match.span("from"))
        yield Found("target_role", scene.words(match, "to"), *match.span("to"))
        return
    wished = scene.asked in WISHED_FOR
    opening = OPENING.match(scene.part) if wished else None
    for match in (*([opening] if opening else []), *each(TARGET, scene), *each(WISH_NOUN, scene)):
        if _unwished(scene, match):
            continue
        found = _target(scene, lexicon, match, industries)
        if found is not None:
            yield found
            return
    found = aimed(scene, lexicon) if wished else None
    if found is None and scene.asked == "target_role" and not UNDECIDED.search(scene.part):
        found = _answer(scene, lexicon, "target_role")
    if found is not None:
        yield found


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


def _answer(scene: Scene, lexicon: Lexicon, slot: str) -> Found | None:
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
            if found is not None and found.end >= end:
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
    """A few words that can only be a title, being the answer to the question for one."""
    start, _ = _bare(scene, 0, len(scene.part))
    phrase = scene.part[start : end_of(scene, start)].strip()
    rest = scene.part[start + len(phrase) :].strip(" .!,")
    if (
        not phrase
        or NOT_TITLE.search(phrase)
        or len(phrase.split()) > 3
        or "\n" in phrase
        or (rest and len(rest.split()) > 8)
    ):
        return None
    if NO_ROLE_BEFORE & set(phrase.split()) or phrase in NO_ROLE:
        return None
    end = start + len(scene.part[start : end_of(scene, start)].rstrip())
    return Found(slot, scene.text.words(start, end), start, end)
