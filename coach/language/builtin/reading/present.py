"""What someone does, or did last: a title they call themselves by, one that opens a message, or work told as done."""

import re
from collections.abc import Callable, Iterator

from coach.framework.trades import Doing, doing
from coach.language.builtin.reading.lexicon import Lexicon
from coach.language.builtin.reading.roles import ARTICLE, DOUBTED, WISHED_FOR, answer, clauses
from coach.language.builtin.reading.scene import FIRST_PERSON, SHORT, Found, Scene, each
from coach.language.builtin.reading.titles import title

NOW = (
    r"(?:(?:currently|now|actually|presently|still|also|just|only|really|basically|already|at present|"
    r"at the moment) )*"
)
ROLE = re.compile(
    rf"\b(?:i am #(?: years old)?,? (?:and )?{ARTICLE}(?=[a-z])|"
    r"(?:i am|my name is) (?:[^\W\d_]+(?: [^\W\d_]+)?, (?:#,? ?)?|#,? ?(?:and )?)an? "
    rf"|i am {NOW}(?:(?:working|employed|practising|practicing|serving|acting|training)(?: part[ -]time|"
    rf" full[ -]time)? as )?{ARTICLE}"
    rf"|i {NOW}(?:work|do work|serve|practise) as {ARTICLE}|{NOW}(?:working|employed) (?:[a-z-]+ )?as {ARTICLE}"
    r"|i have been (?:working as )?(?:an? |the )|(?:my )?(?:current |present )?(?:job title|title|role|"
    rf"position|occupation|profession|job)(?: now| at the moment| right now)?(?: is|:)(?: that of)? {ARTICLE}"
    r"|(?:i (?:was|got|have been|am)|i have)(?: just| now| recently| finally)*(?: been)? "
    rf"(?:promoted to|appointed(?: as)?|made (?=acting|interim|an? |the )) ?{ARTICLE}"
    rf"|they (?:have )?(?:just )?(?:made|appointed) me (?:as )?{ARTICLE}(?=[a-z])"
    r"|as an? (?=[a-z-]+(?: [a-z-]+)? i (?:work|"
    r"earn|make|do|spend)))"
)
BARELY = (",", "#", "am", "now", "currently", "actually", "still", "just", "also", "only", "really", "already")
AFTER_LISTED = re.compile(
    r"(?: (?:at|in|for|with) (?:an?|the|my|our) [^,.;!?\n#]{2,40}| at [^,.;!?\n#]{2,30})?"
    r"(?:,?(?: for| with)?(?: about| around| nearly| almost| over)? #|,? (?:here|by (?:trade|training|profession)|"
    r"at the moment|right now|at present|currently|now)\b)"
)
LISTED = re.compile(
    r"(?:^|[.!;\n] ?|\b[a-z]+ here,? )(?:an? )?(?=[a-z])"
)  # where a bare title may stand, when a number follows it
NOW_CLAUSE = re.compile(rf"\W*(?:and |but |then )?(?:now|currently|nowadays|at present|these days) (?:i am )?{ARTICLE}")
OUT_OF_WORK = re.compile(
    r"\b(?:laid off|lay-?offs?|unemployed|jobless|out of work|between jobs|redundan\w+|let (?:me )?go|"
    r"at home with (?:the |my |our )?(?:kids|children|baby|son|daughter)|career break|(?:not|never) "
    r"worked (?:since|for|in)|"
    r"lost (?:my|the|a) (?:job|post|work|position)|(?:got|was|been) (?:fired|sacked|dismissed))\b"
)
FORMERLY = (
    r"(?:(?:a |an |the )?(?:(?:recently |just |newly )?(?:laid[ -]off|redundant|unemployed|jobless|fired|"
    r"sacked|retired|"
    r"former|ex|out[ -]of[ -]work)|qualified|experienced|trained|fully qualified)[ -])"
)
OPENING = re.compile(
    rf"\W*(?:(?:hi|hello|hey|hey there|hi there|so|well|ok|yes|yeah|basically)\b[ ,.!]*)*{FORMERLY}{{0,2}}(?=[a-z])"
)
# What may follow a bare title in its clause: nothing, where it is, or since when.
BESIDE = re.compile(
    r"\W*(?:$|\n|\b(?:at|in|for|with|on|from|by) (?!which\b|that\b)[^,.;!?\n]{2,40}$|"
    r"\b(?:here|by (?:trade|training|profession)|at the moment|right now|at present|currently|now|before|"
    r"until \S+|since \S+)\W*$)"
)
WAS = re.compile(
    rf"\bi (?:was|used to be|had been|worked as|used to work as) {ARTICLE}|\bused to be {ARTICLE}|"
    rf"\b(?:after|for) # years (?:as|of being|working as) {ARTICLE}|\b(?:lost|from) my (?:job|post|work) as {ARTICLE}"
)

Rule = Callable[[Scene, Lexicon], Iterator[Found]]


def roles(scene: Scene, lexicon: Lexicon) -> Iterator[Found]:
    """The present role, or the last one of someone who says they are out of work; never one denied or another's.

    Of several the one that is said to be so now counts.
    """
    for rule in RULES:
        found = next(rule(scene, lexicon), None)
        if found is not None:
            yield found
            return


def _now(scene: Scene, lexicon: Lexicon) -> Iterator[Found]:
    """ "…, now sous chef" """
    for begin, stop in clauses(scene.part):
        match = NOW_CLAUSE.match(scene.part, begin, stop)
        found = _title(scene, lexicon, match.end()) if match else None
        if found is not None:
            yield found


def _stated(scene: Scene, lexicon: Lexicon) -> Iterator[Found]:
    """ "I am a …", "I work as …", "my job is …" """
    for match in each(ROLE, scene):
        before = scene.before(match.start(), 40)
        if DOUBTED.search(before) or before.endswith("be "):
            continue
        found = title(scene, lexicon, match.end(), "role", certain=False, exact=match[0].rstrip().endswith(BARELY))
        if found is not None:
            yield found


def _listed(scene: Scene, lexicon: Lexicon) -> Iterator[Found]:
    """ "Nurse, 6 years" """
    for match in each(LISTED, scene) if scene.asked not in WISHED_FOR else ():
        found = _title(scene, lexicon, match.end())
        if found is not None and AFTER_LISTED.match(scene.part, found.end):
            yield found


def _asked(scene: Scene, lexicon: Lexicon) -> Iterator[Found]:
    found = answer(scene, lexicon, "role") if scene.asked == "role" and not _done(scene) else None
    if found is not None:
        yield found


def _opening(scene: Scene, lexicon: Lexicon) -> Iterator[Found]:
    """A title that is a clause of its own in a first message: "registered nurse", "laid off warehouse supervisor"."""
    if scene.asked or "role" in scene.known:
        return
    own = FIRST_PERSON.search(scene.part) or OUT_OF_WORK.search(scene.part)
    if own is None and len(scene.part.split()) > SHORT:
        return
    for begin, stop in clauses(scene.part):
        match = OPENING.match(scene.part, begin, stop)
        found = _title(scene, lexicon, match.end()) if match else None
        whole = found is not None and found.end <= stop and BESIDE.match(scene.part[found.end : stop])
        if found is not None and whole and not _of_many(scene.part[found.start : found.end], lexicon):
            yield found
        if own is None:
            return  # a list of titles is about nobody


def _of_many(said: str, lexicon: Lexicon) -> bool:
    """Whether a title stands for people of a trade rather than for one: "nurses"."""
    last = said.split()[-1]
    return last.endswith("s") and last[:-1] in lexicon.heads


def _told(scene: Scene, lexicon: Lexicon) -> Iterator[Found]:
    """Work told as something done; where it may be one of several jobs, the words themselves, to be asked about."""
    wanted = scene.asked == "role" or "role" not in scene.known
    for item in _done(scene) if wanted else ():
        value = item.titles[0] if len(item.titles) == 1 else scene.text.words(item.start, item.end)
        yield Found("role", value, item.start, item.end)


def _done(scene: Scene) -> list[Doing]:
    last = scene.asked == "role" or OUT_OF_WORK.search(scene.text.plain)
    found = [item for item in doing(scene.part) if not DOUBTED.search(scene.before(item.start, 40))]
    return [item for item in found if last or not item.past]


def _was(scene: Scene, lexicon: Lexicon) -> Iterator[Found]:
    """The last role of someone who is out of work, or was asked what they did last."""
    if scene.asked != "role" and not OUT_OF_WORK.search(scene.text.plain):
        return
    for match in each(WAS, scene):
        found = title(scene, lexicon, match.end(), "role", certain=False, exact=False)
        if found is not None:
            yield found


def _title(scene: Scene, lexicon: Lexicon, start: int) -> Found | None:
    return title(scene, lexicon, start, "role", certain=False, exact=True)


RULES: tuple[Rule, ...] = (_now, _stated, _listed, _asked, _opening, _told, _was)
