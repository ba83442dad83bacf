"""What someone holds on paper: licences, certificates and other credentials, and finished education."""

import re
from collections.abc import Iterator

from coach.framework.titles import words
from coach.language.builtin.reading.lexicon import Lexicon
from coach.language.builtin.reading.scene import Found, Scene, each

HELD = (
    r"(?:i (?:already |also |currently |now |just |do |recently )*(?:have|hold|got|have got|earned|possess|"
    r"have had|have earned|have obtained|passed|completed|was awarded)|i am|with|my)"
)
CERTIFIED = re.compile(
    r"\b(?:i am|fully|i have been|i got|as an?) (?:an? |fully |also |now |"
    r"already )*(?P<what>(?:[a-z0-9+.'-]+ ){1,4}?)(?:certified|licen[cs]ed|accredited|"
    r"registered)\b(?! (?:nurse|practitioner|manager|as|in|by|public|practical|electrician|trainer|apartment|"
    r"social))"
)
CERTIFIED_IN = re.compile(
    r"\bi am (?:certified|licen[cs]ed|accredited) (?:in|as an?) (?P<what>[^,.;:!?\n]{2,40}?)(?= (?:and|but|"
    r"since|from|by|so)\b|[,.;:!?\n]|$)"
)
PAPER = re.compile(
    rf"\b{HELD} (?:an? |the |my |valid |current |active |a valid |a current |got |already |"
    r"also )*(?P<what>(?:(?!to\b|not\b|no\b|done\b|been\b|from\b|for\b|that\b|want\b|needed?\b|i\b|my\b|and\b|"
    r"but\b|never\b|of\b|in\b|time\b|taken\b|an?\b(?! cdl)|with\b|studying\b|"
    rf"working\b)[^\s,.;:!?\n#]+ ){{0,5}}(?:licen[cs]e|certificate|certification|cert|certs|credential|ticket|"
    rf"card|registration|clearance|cdl|nvq|hgv))\b(?: (?:in|of) (?P<of>[^,.;:!?\n]{{2,30}}?)(?= and| but| from|"
    r"[,.;:!?\n]|"
    r"$))?"
)
LOST = re.compile(
    r"\b(?:i (?:no longer|do not|can not) (?:have|hold) (?:an? |the |"
    r"my )?(?P<what>(?:[^\s,.;:!?\n]+ ){0,4}?[^\s,.;:!?\n]+)(?P<gone> any ?(?:more|longer))?(?=[,.;:!?\n]|$)|"
    r"my (?P<what2>(?:[^\s,.;:!?\n]+ ){0,3}?[^\s,.;:!?\n]+) (?:has )?(?:expired|lapsed|was revoked|ran out|"
    r"was suspended))"
)
WITHOUT = re.compile(r"\b(?:not|never|no|if|want|need|get my|lost|without)\b(?: [a-z]+){0,2} ?$")
# Two of a kind named together, and school certificates by their level: "counterbalance and reach truck licence".
PAIR = re.compile(
    rf"\b{HELD} (?:an? |the |my |both )*(?P<what>(?!not\b|no\b)[a-z][a-z-]+(?: [a-z-]+)? and (?:an? "
    rf")?[a-z][a-z-]+(?: [a-z-]+)? "
    r"(?:licen[cs]es?|certificates?|certs?|tickets?|cards?))\b"
)
BY_LEVEL = re.compile(
    r"(?:^\W*|[,.;] ?|\b(?:and|with|got|have|hold|passed) (?:my |an? |the )?)(?P<what>(?:level # (?!of\b|at\b|"
    r"in\b)[a-z]{2,20}"
    r"(?: (?:assistant|diploma|certificate|award|nvq|btec|apprenticeship))?|gcses?(?: in)? (?!and\b|but\b|"
    r"i\b)[a-z]{3,15}))"
    r"(?! (?:resit|retake|failed|needed))\b"
)
NO_PAPER = re.compile(
    r"(?:(?:library|credit|birth|business|bank|sim|gift|id|green|report) )?(?:card|ticket|clearance|"
    r"certificate|licen[cs]e|"
    r"certification|cert)"
)
HOLDING = re.compile(rf"\b{HELD} (?:an? |the |my |also |already )*")
PAPER_WORD = re.compile(
    r"\b(?:licen[cs]e|certificate|certification|cert|credential|ticket|card|registration|clearance)\b"
)
DEGREE = (
    r"(?:(?:bachelor'?s?|master'?s?|associate'?s?|doctorate|doctoral|undergraduate|graduate|postgraduate|"
    r"honou?rs|college|university|law|nursing|engineering|business)(?: degree| diploma)?(?: of [a-z]+)?|"
    r"b\.?sc|m\.?sc|ba\b|ma\b|b\.?eng|m\.?eng|bsn|msn|mba|ph\.?d|md\b|jd\b|llb|llm|pgce|aa\b|as degree|aas|"
    r"hnd|btec|ged|hs diploma|nvq(?: level #)?|"
    r"degree|diploma|high school diploma|high school|a-levels|a levels|gcses|associate degree)"
)
SCHOOL = re.compile(
    r"\b(?:i (?:already |also |do )?(?:have|hold|got|have got|earned|have done|did|finished|completed|"
    r"graduated with|have finished) (?:an? |my |the )?(?:two-year |#-year |first-class |joint )?|"
    rf"(?:i )?graduated with an? |with an? )(?P<what>{DEGREE}(?: degree| diploma|"
    rf" honou?rs)?(?: in (?P<area>[^,.;:!?\n]{{2,40}}?))?)(?= (?:and|but|from|at|so|with|in #|which|i|since|"
    r"though|because|now|that|already)\b|[,.;:!?\n]|$)"
)
SCHOOL_ANSWER = re.compile(
    rf"^\W*(?:i have |i did |just |an? |my )*(?P<what>(?:(?:technical|vocational|national|higher|advanced|"
    rf"professional) )?(?:{DEGREE}(?: degree|"
    rf" diploma)?)(?: in (?P<area>[^,.;:!?\n]{{2,40}}?))?)(?= (?:and|but|from|at|so|with|in #|#|i)\b|"
    r"[,.;:!?\n]|$)"
)
STUDIED = re.compile(
    r"\bi studied (?P<what>(?!for\b|hard|at\b|abroad|with\b|there|a lot|to\b|"
    r"it\b)[a-z][a-z &-]{2,40}?)(?= (?:at|in|and|but|for|from|until|years)\b|[,.;:!?\n]|$)"
)
UNFINISHED = re.compile(
    r"\b(?:not|never|no|half|almost|dropped|want|would like|if|doing|started|studying|need|without|unfinished|"
    r"nearly|part of|going to|plan to|should|could)\b(?: [a-z]+){0,4} ?$"
)


def papers(scene: Scene, lexicon: Lexicon) -> Iterator[Found]:
    """Credentials and education that are stated as held or finished; what lapsed is taken away."""
    yield from _credentials(scene, lexicon)
    yield from _education(scene)


def _credentials(scene: Scene, lexicon: Lexicon) -> Iterator[Found]:
    lost = _lost(scene, lexicon)
    if lost is not None:
        yield lost
        return
    spans: list[tuple[int, int]] = []
    for start, end in (*_named(scene), *_of_the_tables(scene, lexicon)):
        if not any(start < stop and begin < end for begin, stop in spans):
            spans.append((start, end))
            yield Found("credentials", scene.text.words(start, end), start, end)


def _lost(scene: Scene, lexicon: Lexicon) -> Found | None:
    """A credential that is no longer held."""
    for match in each(LOST, scene):
        group = "what" if match["what"] else "what2"
        lost = match["what2"] or match["gone"] or "no longer" in match[0]
        paper = PAPER_WORD.search(match[group]) or _credential(scene, lexicon, *match.span(group), lost=True)
        if lost and paper:
            return Found("credentials", scene.words(match, group), match.start(), match.end(), negated=True)
    return None


def _named(scene: Scene) -> Iterator[tuple[int, int]]:
    """Places of what is called a licence, certificate, registration or the like."""
    for pattern in (PAIR, PAPER, CERTIFIED, CERTIFIED_IN, BY_LEVEL):
        for match in each(pattern, scene):
            name = match["what"].strip()
            if len(name) > 1 and not WITHOUT.search(scene.before(match.start(), 30)) and not NO_PAPER.fullmatch(name):
                yield match.start("what"), match.start("what") + len(match["what"].rstrip())


def _of_the_tables(scene: Scene, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Places of credentials that the tables know by name."""
    for match in each(HOLDING, scene):
        span = _known_credential(scene, lexicon, match.end())
        if span is not None and not WITHOUT.search(scene.before(match.start(), 30)):
            yield span


def _known_credential(scene: Scene, lexicon: Lexicon, start: int) -> tuple[int, int] | None:
    """The longest credential of the tables that begins at a place; degrees belong to education."""
    ends = [start + match.end() for match in re.finditer(r"[^\s,.;:!?()]+", scene.part[start : start + 70])][:7]
    for end in reversed(ends):
        if _credential(scene, lexicon, start, end):
            return start, end
    return None


def _credential(scene: Scene, lexicon: Lexicon, start: int, end: int, *, lost: bool = False) -> bool:
    name = scene.text.words(start, end)
    if re.search(rf"\b{DEGREE}\b", name.lower()) or (
        len(name.split()) == 1
        and (
            name.islower()
            and name == name.lower()
            and not scene.text.original.islower()
            or words(name) in lexicon.titles
        )
    ):
        return False
    acronym = name.isupper() and name.isalpha() and 2 <= len(name) <= 6 and not scene.text.shouted
    return words(name) in lexicon.credentials or (acronym and words(name) not in lexicon.titles and lost)


def _education(scene: Scene) -> Iterator[Found]:
    patterns = [SCHOOL] + ([SCHOOL_ANSWER] if scene.asked == "education" else [])
    for pattern in patterns:
        for match in each(pattern, scene):
            if UNFINISHED.search(scene.before(match.start(), 40)) or UNFINISHED.search(
                match[0][: match.start("what") - match.start()] + " "
            ):
                continue
            if re.match(r" (?:half|unfinished|incomplete|to do|left)", scene.part[match.end() : match.end() + 12]):
                continue
            yield Found("education", scene.words(match, "what"), *match.span("what"))
            if pattern is SCHOOL_ANSWER:
                return
    for match in each(STUDIED, scene):
        yield Found("education", scene.words(match, "what"), *match.span("what"))
