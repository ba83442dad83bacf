"""What of a message the person says of themselves, what they ask, suppose, or repeat from others.

Only what is said sets facts. Each part of a message is given back as a copy of the plain text in which the rest is
blanked out, so that places stay the same.
"""

import re
from dataclasses import dataclass

BLANK = "\n"
END = re.compile(r"[.!?;\n]+(?=\s|$|\")")
ABBREVIATED = re.compile(r"(?:\b(?:dr|st|mr|mrs|ms|vs|e\.g|i\.e|etc|no|approx|jr|sr|inc|ltd|p\.a|[a-z]))$")
OPENER = re.compile(
    r"\W*(?:(?:so|and|but|ok|well|also|hey|hi|hello|um|please|just|then|or)[ ,]+){0,3}"
    r"(?:did (?:i|you|we|it|that|this|they|he|she)\b|(?:is|are|was|do|does|can|could|would|should|will|"
    r"have you|has|am|may|might|must|shall|is not|are not)"
    r" (?:i|you|we|it|that|this|there|they|he|she|the|my|a|an|someone|people|anyone|any|#|[a-z]+ (?:enough|"
    r"better|worth))\b"
    r"|what\b(?! (?:matters|drives|motivates|i|we|really|is left|remains)\b)|why\b|how\b|when (?:is|are|do|does|can|"
    r"will|"
    r"should|would)\b|where (?:is|are|do|does|can|will|should|did)\b"
    r"|which\b|who\b(?! (?:i|we|knows?)\b)|whose\b|any (?:tips|advice|ideas|suggestions|thoughts)\b"
    r"|is # |is it\b|tell me (?:about|more|how|what|why)\b|explain\b|(?:i )?wonder(?:ing)? (?:if|whether|how|what)\b"
    r"|do you know\b|(?:i (?:want|would like) to know|i need to know|i am asking)\b)"
)
INNER = re.compile(
    r"(?:\b(?:but|and|so)\b )?\b(?:is (?:that|it|this) (?:enough|ok|okay|possible|realistic|too|doable|even|"
    r"any|a lot|fine|worth)"
    r"|(?:would|will|does) (?:that|it|this)(?= [a-z])|should i\b|can i (?!do\b|give\b|spend\b)|"
    r"could i (?!do\b|give\b)"
    r"|which (?:one )?(?:is|are|would|should|do|does|pays?|makes?|fits?|suits?)\b"
    r"|what (?:should|do|does|is(?! left\b)|are|can|would|if)\b|how (?:do|long|much|many|can|should|would)\b|"
    r"do you (?:think|know)\b"
    r"|am i (?:too|on|crazy|wrong)\b|any (?:tips|advice|ideas|suggestions)\b|do i (?:need|have)\b)"
)
NOT_ASKING = re.compile(
    r"\b(?:if|whether|know|knows|wonder|sure|that|tell|told|asked|see|of|on|about|understand|who|which|one)$"
)
SUPPOSING = re.compile(
    r"\b(?:what if|what happens if|what would (?:happen|change)|what changes (?:if|with)|"
    r"(?<!i )(?<!i would )suppose|supposing|"
    r"(?<!i could )(?<!i can )(?<!could )imagine|assuming"
    r"|let us say|hypothetically|pretend|say i (?:had|have|could|only)|how about if|and if i|but if i)\b"
    r"|^[^\w#]*if\b(?! (?:possible|i may|i am (?:being )?honest)\b)"
)
# A condition after a statement: what stands before it is said, unless it is itself only supposed.
CONDITION = re.compile(
    r",? \b(?:if|unless|provided|as long as|in case)\b (?!possible|needed|necessary|that is|so\b|not\b|need be|"
    r"i am (?:being )?honest|you ask me|anything\b|pushed|required|"
    r"it (?:really |actually )?(?:helps|must|has to|is (?:needed|necessary|worth it|useful))|you (?:think|want|like|"
    r"say))"
)
ANSWER_AFTER_IF = re.compile(
    r"\W*(?:only )?if [^,;]{2,80}, ?(?:then )?(?=(?:yes|no|sure|ok|of course|definitely|gladly|happily|never)\b)"
)
OTHERWISE = re.compile(r"\b(?:otherwise|if not|or else|else)\b")
WOULD = re.compile(r"\b(?:would|could|might|should|will think|may)\b")
CAN_IT_BE_DONE = re.compile(
    r"\b(?:(?:can|could|would) i (?:still |even |really )?(?:do|make|manage|finish|get|reach|afford|pull)"
    r"|(?:would|could|can|will) it (?:still |ever )?(?:work|fit|be done)|(?:is it|would it be|is that|"
    r"would that be) (?:still )?(?:possible|doable|"
    r"realistic|feasible)"
    r"|would (?:the|my) plan|what would (?:the|my) plan)\b"
)
THING = (
    r"(?:job|course|courses|advert|ad|post|posting|master's|degree|programme|program|certificate|exam|listing|"
    r"article|website|video|role|position|company|average|college|university|school|training|interview|plan)"
)
PERSON = (
    r"(?:boss|manager|supervisor|husband|wife|partner|spouse|boyfriend|girlfriend|friend|friends|colleague|colleagues|"
    r"coworker|coworkers|mother|mum|mom|father|dad|brother|sister|son|daughter|uncle|aunt|cousin|parents|family|"
    r"recruiter|teacher|mentor|director|neighbour|neighbor|doctor|kids|children|dog|cat|team|coach|adviser|advisor|hr|"
    r"ex|in-laws|landlord|union|employer|company|head|grandma|ceo|lead|counsellor|counselor|chef|owner|roommate)"
)
OWNER = r"(?:my|his|her|our|their|the|your|a)"
SAYING = (
    r"(?:say|says|said|saying|think|thinks|thought|told|tells|tell|claims|claimed|reckons|believes|suggested|"
    r"suggests|expects|"
    r"asked|wrote|mentioned|recommends|recommended|insists|wants me|want me|wanted me|promised|offered)"
)
REPORTED = re.compile(
    rf"\b(?:(?:(?:{OWNER} (?:[a-z]+ )?)?(?:{PERSON}|{THING})|he|she|they|everyone|everybody|people|someone|somebody|"
    r"you|some)"
    rf"(?: just| always| also| even| already| have| has| had| once)? {SAYING}\b"
    rf"|according to\b|apparently\b|i (?:read|heard|saw|was told) (?:that|somewhere|about|in|on)?\b"
    rf"|{OWNER} (?:[a-z]+ )?(?:advert|ad|posting|listing) (?:asks|wants|needs|requires)\b)"
)
VERB = (
    r"(?:is|are|was|were|has|have|had|earns?|makes?|works?|worked|lives?|does|do|did|got|gets?|wants?|needs?|needed|"
    r"can|could|will|would|takes?|took|costs?|cost|pays?|paid|used|went|goes|makes|runs?|became|starts?|started|never|"
    r"manages?|finished|teaches|asks?|lasts?|retires?|retired|quit|left|moved|who|keeps?|offers?|requires?|also|just)"
)
OTHERS = re.compile(
    rf"(?:^|[.!?;,:\n(] ?|\b(?:and|but|because|as|while|so|that) )"
    r"(?!(?:the|a|my next) (?:job|role|work) (?:has|needs) to\b|my (?:job|role|"
    rf"position)\b)(?:(?:{OWNER} (?:old |new |former |younger |"
    rf"older |best |ex |online |evening )?(?:{PERSON}|{THING})(?: of (?:mine|ours|my \w+))?|he|"
    r"she|they|(?:people|nobody|everyone|someone|everybody|no one|others|none|half|most|some|all|"
    r"many)(?: (?:of|in|at|on|around|here|else)"
    rf"(?: [a-z']+){{0,4}}?)?|most people|you|there(?! is (?:about |around |maybe |only |just )*#)) {VERB}\b)"
)
SELF_AGAIN = re.compile(
    r"(?:,? (?:and|but|so|though|yet) |, |[.!?;\n] ?| - )(?=(?:(?:for )?me|i|my|mine|it is|it's)\b)|(?: so |"
    r" but )(?=#|nothing|none|zero|no )|[.!?;\n]+(?=\s|$)"
)
HEARD_OUT = re.compile(END.pattern + r"|,? (?=(?:and |but )?(?:i (?:say|would say|reckon)|for me|to me)\b)")
QUOTED = re.compile(r'"[^"\n]{1,400}"')
WAS = re.compile(r"\W*(?:was|were|am|have|had|will|would|can|could) (?:an?|the|my|#|be|do|go|not)\b")
HEDGED = re.compile(
    r"\b(?:maybe|perhaps|probably|possibly|i guess|i think|i suppose|something (?:with|like|in)|or so)\b"
)
MANY_WORDS = 3  # a longer quotation is somebody's speech; a shorter one may be a title


@dataclass(frozen=True)
class Stance:
    """The plain text four ways: what is said, asked, supposed, and what is left of it when only others are blanked."""

    said: str
    asked: str
    supposed: str

    @property
    def asks(self) -> bool:
        return bool(self.asked.strip())

    @property
    def supposes(self) -> bool:
        return bool(self.supposed.strip())


def sentences(plain: str) -> list[tuple[int, int]]:
    """The bounds of the sentences; a question that follows without a stop is one of its own."""
    found: list[tuple[int, int]] = []
    start = 0
    for match in END.finditer(plain):
        if plain[match.start()] == "." and ABBREVIATED.search(plain, max(0, match.start() - 6), match.start()):
            continue
        found += _parted(plain, start, match.end())
        start = match.end()
    return found + _parted(plain, start, len(plain))


def _parted(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    if not plain[start:end].strip():
        return []
    if OPENER.match(plain, start, end) is None and SUPPOSING.search(plain, start, end) is None:
        for match in INNER.finditer(plain, start + 1, end):
            if not NOT_ASKING.search(plain, max(start, match.start() - 12), max(start, match.start() - 1)):
                return [(start, match.start()), (match.start(), end)] if match.start() - start > 1 else [(start, end)]
    return [(start, end)]


def stance(plain: str, asked: str = "") -> Stance:
    """Sort the sentences of a message. `asked` is the slot just asked for: a short "about 6?" then answers it."""
    said: list[tuple[int, int]] = []
    questions: list[tuple[int, int]] = []
    supposed: list[tuple[int, int]] = []
    for start, end in sentences(plain):
        sentence = plain[start:end]
        condition = CONDITION.search(sentence)
        answer = ANSWER_AFTER_IF.match(sentence) if asked else None
        if answer is not None:
            said.append((start + answer.end(), end))
        elif _supposes(sentence, asked):
            supposed.append((start, end))
        elif _asks(sentence, asked):
            (supposed if condition else questions).append((start, end))
        elif condition is None:
            said.append((start, end))
        elif (otherwise := OTHERWISE.search(sentence, condition.end())) is not None:
            said.append((start + otherwise.end(), end))
        elif not WOULD.search(sentence, 0, condition.start()):
            said.append((start, start + condition.start()))
    return Stance(_own(_only(plain, said)), _only(plain, questions), _own(_only(plain, supposed)))


def opens_question(plain: str) -> bool:
    """Whether words begin the way a question does."""
    return "?" in plain or OPENER.match(plain) is not None


def _supposes(sentence: str, asked: str) -> bool:
    supposing = SUPPOSING.search(sentence)
    if supposing is not None and not (asked and supposing[0] == "let us say"):
        return True
    return bool(CAN_IT_BE_DONE.search(sentence) and ("?" in sentence or OPENER.match(sentence)))


def _asks(sentence: str, asked: str) -> bool:
    if "?" not in sentence and WAS.match(sentence):
        return False
    if OPENER.match(sentence) or INNER.match(sentence.strip()):
        return True
    tentative = asked and (len(sentence.split()) <= 6 or HEDGED.search(sentence) is not None)
    return "?" in sentence and not tentative


def _only(plain: str, spans: list[tuple[int, int]]) -> str:
    kept = [BLANK] * len(plain)
    for start, end in spans:
        kept[start:end] = plain[start:end]
    return "".join(kept)


def _own(said: str) -> str:
    """Without what others say, are or have: only the person's own words about themselves set facts."""
    kept = list(said)
    for match in QUOTED.finditer(said):
        if len(match[0].split()) > MANY_WORDS:
            kept[match.start() : match.end()] = BLANK * len(match[0])
    text = "".join(kept)
    for pattern, until in ((REPORTED, HEARD_OUT), (OTHERS, SELF_AGAIN)):
        place = 0
        while (spoken := pattern.search(text, place)) is not None:
            stop = until.search(text, spoken.end())
            place = max(stop.start() if stop else len(text), spoken.end())
            text = text[: spoken.start()] + BLANK * (place - spoken.start()) + text[place:]
    return text
