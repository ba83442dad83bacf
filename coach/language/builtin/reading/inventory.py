"""Lists of what someone holds and can do, whatever was asked: each piece is taken for what it looks like.

A paper is one the tables know, or names itself one ("… licence", "forklift cert", "CSCS"); a degree is education; what
is neither is a skill, never a certificate.
"""

import re
from collections.abc import Iterator

from coach.domain.profile import SLOTS, Level
from coach.framework.jobwords import TALK
from coach.framework.titles import words
from coach.language.base import EVERY
from coach.language.builtin.reading.hedges import kernel
from coach.language.builtin.reading.lexicon import GENERIC, Lexicon
from coach.language.builtin.reading.scene import FIRST_PERSON, Found, Scene
from coach.language.builtin.reading.skills import each_skill

CUT = re.compile(r"[,;.!?\n]| and |&|/(?!\d)| plus | but ")
CALLED_PAPER = re.compile(
    r"\b(?:licen[cs]es?|certificates?|certifications?|certs?|credentials?|ticket|card|registration|clearance|permit|"
    r"endorsements?|nvq|hgv|cdl|chartered|diploma|qualification|status|membership|osha(?: ?#)?|level #)$"
)
KNOWN_PAPER = re.compile(r"^(?:cdl|osha|nvq|hgv|first aid|food (?:hygiene|safety)|manual handling)\b")
LEADING = re.compile(
    r"\s*(?:(?:i (?:do |also |only |just )?(?:have|hold|did|do|got|can|am|passed|know)|i am (?:also )?|"
    r"got|just|only|except|"
    r"my|mine|an?|the|also|and|then|well|yes|none(?: really)?|not much|good at|with|no certificates)\b[ ,.:]*)*"
)
TRAILING = re.compile(
    r"(?:^| )(?:(?:pass(?:ed)?|done|too|as well|though|tho|under my belt|i (?:guess|think|suppose))(?: |$))+$"
)
ONE_OF_THEM = re.compile(
    r"\b(?:did|do|have|got|hold|passed|only|just|except)(?: for)? (?:an? |the |my )(?P<what>[a-z][a-z0-9 "
    r"]{2,30}?) (?:one\b|#)"
)
DENIED = re.compile(r"\b(?:no|not|none|nothing|never|neither|any|nope|nor|yet|without)\b")
SUBJECT = re.compile(r"\b(?:i|you|he|she|they|we|it|this|that|these|those|who|what|is|are|am|was|want|would|need|my)\b")
LABEL = re.compile(
    r"(?:^|[.;,!?\n] ?|\band )(?:my )?(?:(?P<good>(?:main |key |top )?(?:strengths?|strong points?|"
    r"skills)(?: are| is|:)|(?:really |very )?good (?:at|with)(?! my\b))|"
    r"(?P<weak>(?:weak(?:ness(?:es)?| points?| spots?)?|weaker)(?: are| is| at| in| on|:)|(?:bad|poor|"
    r"rubbish|terrible|hopeless|worse|"
    r"not (?:so |very |that )?good) (?:at|with)))[ :]*"
)
LABEL_END = re.compile(r"[.;!?\n]")
NO_PAPERS = re.compile(
    r"\bi (?:do not|don't) (?:actually |even |really )?(?:hold|have) any (?:certs?|certificates?|"
    r"certifications?|licen[cs]es?|"
    r"credentials?|qualifications?)\b|\bi have no (?:certs?|certificates?|licen[cs]es?|credentials?|qualifications?)\b"
)
NO_PAPER_BUT = re.compile(
    r"\b(?:those|these|they|that|all of (?:them|that|those))(?: things)? (?:are|is) (?:my |just |all |"
    r"only )?(?P<kind>strengths?|skills?)"
    r"(?:,)? (?:and )?not (?:an? |my )?(?:certs?|certificates?|certifications?|licen[cs]es?|credentials?|"
    r"qualifications?)\b|"
    r"\b(?:those|these|they|that) (?:are|is) not (?:an? |my )?(?:certs?|certificates?|certifications?|"
    r"licen[cs]es?|credentials?|qualifications?)\b"
    r"[, ]+(?:(?:but|they are|those are|it is) )*(?:my |just )?(?P<kind2>strengths?|skills?)\b"
)
DEGREE_ITSELF = re.compile(
    r"(?:(?:bachelor'?s?|master'?s?|associate'?s?|high school|hs|college|university|law|nursing|engineering|business) "
    r"(?:degree|diploma)|b\.?sc|m\.?sc|ba|ma|bsn|msn|mba|ph\.?d|ged|hnd|pgce|gcses|a[- ]levels)(?![a-z])"
    r"(?: (?:in )?[a-z]+)?"
)
NO_LONGER = re.compile(r"\b(?:lapsed|expired|revoked|ran out|suspended|no longer|used to|once had)\b")
TELLING = re.compile(r"\b(?:i|it|which|valid|expires?|until|since|from|at|in #|but)\b")  # no bare list of papers
PAPERS_SPOKEN_OF = re.compile(r"\b(?:cert(?:ificate|ification)?s?|licen[cs]es?|qualifications?|courses?|tickets?)\b")
NUMBERED = re.compile(r"(?<![a-z-])#(?![a-z-])")
A_DEGREE = re.compile(r"\b(?:degree|diploma|doctorate|(?:bachelor|master|associate)'?s?(?: of| in|$))(?:\b|$)")
SHORT = 8  # words of a message that may be nothing but a paper or two
LIST = 3  # pieces from which a statement holds a list
LONG = 5  # words of a skill


def inventory(scene: Scene, lexicon: Lexicon) -> Iterator[Found]:
    """Papers, degrees and skills told as a list, by label, or in answer to the question for any of them."""
    corrected = NO_PAPER_BUT.search(scene.part)
    if corrected is not None:
        kind = "kind" if corrected["kind"] else "kind2"
        yield Found("credentials", EVERY, corrected.start(), corrected.start(kind), negated=True)
        yield Found("skills", EVERY, *corrected.span(kind))
        return
    if none := NO_PAPERS.search(scene.part):
        yield Found("credentials", EVERY, *none.span(), negated=True)
    if scene.asked != "credentials" and PAPERS_SPOKEN_OF.search(scene.part):
        for match in ONE_OF_THEM.finditer(scene.part):
            yield Found("credentials", scene.words(match, "what"), *match.span())
    labelled = list(_labelled(scene, lexicon))
    yield from labelled
    if labelled:
        return
    pieces = list(_pieces(scene.part))
    if scene.asked == "credentials" or _only(scene, lexicon, pieces):
        yield from _answer(scene, lexicon, pieces)
    else:
        yield from _in_passing(scene, lexicon, pieces)


def _labelled(scene: Scene, lexicon: Lexicon) -> Iterator[Found]:
    """ "strengths: debugging, docs. Weak: conflict"; what is weak is held at the lowest level."""
    marks = [match for match in LABEL.finditer(scene.part) if not _said_of_self(scene, match)]
    for index, mark in enumerate(marks):
        stop = LABEL_END.search(scene.part, mark.end())
        end = min(
            stop.start() if stop else len(scene.part), marks[index + 1].start() if index + 1 < len(marks) else 1 << 30
        )
        level: Level | None = None if mark["good"] else "awareness"
        yield from each_skill(scene, lexicon, mark.end(), end, level=level, only_known=False)


def _said_of_self(scene: Scene, mark: re.Match[str]) -> bool:
    return scene.asked == "" and mark["good"] is not None and mark["good"].endswith(("at", "with"))


def _pieces(part: str) -> Iterator[tuple[int, int]]:
    place = 0
    for cut in [*CUT.finditer(part), None]:
        stop = cut.start() if cut else len(part)
        start, end = kernel(part, place, stop)
        lead = LEADING.match(part, start, end)
        start = lead.end() if lead else start
        tail = TRAILING.search(part, start, end)
        end = tail.start() if tail else end
        said = part[start:end]
        start += len(said) - len(said.lstrip(" \n-\"'("))
        end -= len(said) - len(said.rstrip(" \n-\"').,!?"))
        if start < end and said.strip():
            yield start, end
        place = cut.end() if cut else len(part)


def _answer(scene: Scene, lexicon: Lexicon, pieces: list[tuple[int, int]]) -> Iterator[Found]:
    for match in ONE_OF_THEM.finditer(scene.part):
        yield Found("credentials", scene.words(match, "what"), *match.span("what"))
    for start, end in pieces:
        name, said = scene.text.words(start, end).removesuffix(" one"), scene.part[start:end]
        kind = sort(name, said, lexicon, shouted=scene.text.shouted)
        if kind is None or DENIED.search(said) or NO_LONGER.search(said):
            continue
        if kind == "skills":
            yield from each_skill(scene, lexicon, start, end, level=None, only_known=False)
        else:
            yield Found(kind, name, start, end)


def _only(scene: Scene, lexicon: Lexicon, pieces: list[tuple[int, int]]) -> bool:
    """Whether a message answers another question with papers or skills and nothing else."""
    named = [(scene.text.words(*piece), scene.part[slice(*piece)]) for piece in pieces]
    kinds = [sort(name, said, lexicon, shouted=scene.text.shouted) for name, said in named]
    if not kinds or None in kinds or scene.asked in ("", "skills", "education", "achievements", "values", "interests"):
        return False
    if "skills" not in kinds:
        sure = all(_surely_paper(name, said, lexicon) for name, said in named)
        return sure and len(scene.part.split()) <= SHORT
    practical = any(lexicon.is_skill(name) or said.split()[0].endswith("ing") for name, said in named)
    return len(kinds) > 1 and practical and SLOTS[scene.asked].kind == "number" and not NUMBERED.search(scene.part)


def _in_passing(scene: Scene, lexicon: Lexicon, pieces: list[tuple[int, int]]) -> Iterator[Found]:
    """Beside other things only a degree, and of a longer list what is surely a paper or a known skill."""
    for start, end in pieces if len(pieces) > 1 else ():
        name, said = scene.text.words(start, end), scene.part[start:end]
        if DEGREE_ITSELF.fullmatch(said) and not scene.asked and len(scene.part.split()) <= SHORT + SHORT:
            yield Found("education", name, start, end)
        elif len(pieces) < LIST or FIRST_PERSON.search(scene.part) is None:
            continue
        elif (
            CALLED_PAPER.search(said)
            and 1 < len(said.split()) <= LONG
            and not (DENIED.search(said) or SUBJECT.search(said))
        ):
            yield Found("credentials", name, start, end)
        elif (
            lexicon.is_skill(name)
            and scene.of_oneself(start, end)
            and scene.asked in ("", "role", "goal", "target_role", "skills")
        ):
            yield Found("skills", name, start, end)


def _surely_paper(name: str, said: str, lexicon: Lexicon) -> bool:
    """Whether words name a paper outside the question for it: titles and fields bear the names of papers too."""
    if words(name) in lexicon.titles:
        return False
    known = name.isupper() and words(name) in lexicon.credentials
    return known or CALLED_PAPER.search(said) is not None or is_degree(said) or KNOWN_PAPER.match(said) is not None


def is_degree(said: str) -> bool:
    """Whether words name a degree rather than the field it may be in."""
    return DEGREE_ITSELF.match(said) is not None or A_DEGREE.search(said) is not None


def sort(name: str, said: str, lexicon: Lexicon, *, shouted: bool = False) -> str | None:
    """The slot a piece of a list belongs to: credentials, education, skills, or None for talk and statements."""
    held = words(name)
    if not held or SUBJECT.search(said) or len(held) > LONG + 1 or set(said.split()) <= TALK:
        return None
    if is_degree(said):
        return "education"
    acronym = (
        name.split()[0].isupper()
        and name.split()[0].isalpha()
        and 2 <= len(name.split()[0]) <= LONG + 1
        and not shouted
    )
    if CALLED_PAPER.search(said) or KNOWN_PAPER.match(said) or _known(held, lexicon):
        return "credentials"
    if acronym and not lexicon.is_skill(name) and not lexicon.is_skill(name.split()[0]):
        return "credentials" if len(held) == 1 or held[:1] in lexicon.credentials else None
    return (
        "skills"
        if len(held) <= LONG and not set(said.split()) & TALK - {"and", "to", "of", "with", "in", "at", "under", "for"}
        else None
    )


def _known(held: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether the tables know a paper by these words, with or without what any paper is called."""
    return held in lexicon.credentials or (tuple(w for w in held if w not in GENERIC) in lexicon.papers)
