"""A change of mind about where to: "make it EMT", "no wait, registered nurse instead", "let us go with paramedic".

Only a whole message counts, and only a title the tables know, unless the target is named as such ("make … my target"):
"make it shorter" and "go with your idea" are about other things.
"""

import re

from coach.framework.jobwords import HEADS, NOT_TITLE
from coach.language.builtin.reading.lexicon import Lexicon
from coach.language.builtin.reading.scene import Found
from coach.language.builtin.reading.text import Text

LEAD = (
    r"\W*(?:(?:ok|okay|so|both|well|um|hmm|hm|oh|ah|no|nope|nah|wait|actually|right|alright|hey|then|and|but|"
    r"please|now|"
    r"aight|right|yo|k|cool|kindly|sorry|fine|maybe|yes|yeah|on second thoughts?|i think|you know what|hang on|"
    r"hold on|scratch that|forget that|"
    r"never mind|"
    r"honestly|in fact|i changed my mind|i have changed my mind|changed my mind|i have decided|just|can (?:you|we)|"
    r"could (?:you|we)|would you)\b[ ,.!:;-]*)*"
)
TAIL = (
    r"(?:[ ,]+(?:instead|then|after all|please|pls|now|# day|one day|some day|someday|eventually|for me|i think|"
    r"rather|first|"
    r"thanks|lol|it is|as (?:my|the) (?:target|goal|aim)(?: role)?|as (?:the|my) plan|for now|again|tbh|mate))*\W*"
)
# A refusal of the present aim that stands before the new one: "I don't want train. I want bus driver".
REFUSING = (
    r"(?:\W*(?:no|nah|well|but|actually)?[ ,]*(?:i )?(?:really )?(?:do not|no longer|not) (?:want|like|fancy) "
    r"[^.;!?\n,]{1,40}[.;!,\n]+ ?(?:but )?)?"
)
OWN = r"(?:(?:my|the) )?(?:new )?(?:target|goal|aim|target role|target job|objective)"
ROLE = r"(?:(?:an?|the|being|becoming|to be|be|become) )*(?P<role>[a-z][a-z0-9' /&.-]{1,60}?)"
NAMED = (  # the target is named as such: any words may be it
    rf"(?:make|set|change|switch|put) {OWN}(?: to| into| as|:)? {ROLE}",
    rf"(?:make|set|put) {ROLE} (?:as )?{OWN}",
    rf"{OWN} (?:is|should be|is now|becomes|=)(?: now)? {ROLE}",
    rf"{ROLE} (?:is|should be|is now) {OWN}",
)
LOOSE = (
    rf"(?:make|change|switch|set) (?:it|that|this|me|the plan)(?: (?:to|into|for))? {ROLE}",
    rf"(?:let us|i will|i would|i am going to|we will|i want to|i) (?:go|going|stick) (?:with|for|to) {ROLE}",
    rf"(?:go|going|stick) (?:with|for) {ROLE}",
    rf"(?:i )?(?:would )?(?:much |far )?rather (?:be|do|become|try|go for|train as|work as) {ROLE}",
    rf"(?:i )?(?:would )?prefer (?:to (?:be|become|do) )?{ROLE}",
    rf"(?:i )?(?:really |just |would |still )*(?:want|like) (?:to )?{ROLE}",
    rf"(?:let us do |do ){ROLE}",
    rf"(?:keep|have|take) {ROLE} as (?:the|my) (?:plan|target|goal)(?:[,.;] ?[^?]{{0,60}})?",
    rf"(?:target|aim|goal):? {ROLE}",
    rf"[^.!?]{{0,60}}\binstead,? (?:so |maybe )?as {ROLE}",
    rf"(?:i )?(?:choose|pick|take|will take|am taking|go for|aim (?:for|at)|switch to|change to|plan for) {ROLE}",
)
# A bare title needs a word that says it takes the place of another.
BARE = (
    rf"(?:no|nope|nah|wait|actually|scratch that|on second thoughts?|hang on|hold on)\b[ ,.!-]*{LEAD}{ROLE}{TAIL}",
    rf"{LEAD}{ROLE} (?:instead of|rather than|not) [a-z' -]{{2,40}}",
    rf"{LEAD}{ROLE}[ ,]+(?:instead|after all|# day|one day|some day|someday)(?:[ ,]+please)?\W*",
)
RULES = (
    *((re.compile(rf"{LEAD}{body}{TAIL}"), True) for body in NAMED),
    *((re.compile(rf"{REFUSING}{LEAD}{body}{TAIL}"), False) for body in LOOSE),
    *((re.compile(rf"\W*(?:(?:ok|hmm|hm|oh|um|well|so)\b[ ,.!-]*)*{body}"), False) for body in BARE),
)
THAT_ONE = re.compile(
    rf"{LEAD}(?:make|let us make|let us have|take|use|set|go with|let us go with|let us do|do) (?:that|this|"
    rf"it)(?: one)?"
    r"(?: (?:to be )?(?:the|my) (?:plan|target|goal)| one| then| instead| please)+\W*"
)
MOST_WORDS = 5
LONGEST = 120  # characters of a message that can be just this
NO_TARGET = re.compile(r"(?:to|not|still|too|so|about|for|very|just|in|on|by|at|earn|get|have|make)\b|.*#")
WITH_A_VERB = re.compile(
    r"(?:promoted|hired|trained|moved|known|made|paid|taken|the same|talk|speak|work|meet|see|help|lose|beat|"
    r"join|manage|lead)\b"
)
SEVERAL = re.compile(r"\b(?:then|or|and|first|later)\b|/")
PRONOUN = re.compile(r"(?:it|that|this|them|those|you|me|one|something|somebody|anything|what|nothing)\b")


def takes_that(plain: str) -> bool:
    """Whether a message makes what was just laid out the plan: "ok make THAT the plan"."""
    return len(plain) <= LONGEST and THAT_ONE.fullmatch(plain) is not None


def aim(text: Text, lexicon: Lexicon) -> Found | None:
    """The role a message puts in the place of the present target; None when it does not."""
    if len(text.plain) > LONGEST:
        return None
    for rule, named in RULES:
        match = rule.fullmatch(text.plain)
        if match is not None and _is_role(match["role"], lexicon, named):
            start, end = match.span("role")
            return Found("target_role", text.words(start, end), start, end)
    return None


# Work named in passing that may be an aim: thought of, or said by someone to suit them.
THOUGHT_OF = re.compile(
    r"\b(?:would|could|should|better|be|become|becoming|being|try|trying|fancy|think|thinking|thought|suits?|"
    r"suited|good at|as an?|"
    r"for|path|route|like|love|want|wants)\b"
)
OF_OTHERS = re.compile(
    r"\b(?:he|she|they|who|wife|husband|sister|brother|friend|mum|dad|boss|mate) (?:is|was|are|were|works?|"
    r"worked)\b|\bi (?:am|was)\b(?! thinking)"
)
SHORT_MENTION = 16  # words up to which a message can be about the work it names


def mentioned(text: Text, lexicon: Lexicon) -> Found | None:
    """The one known title that a message names by itself or as work thought of; None where it names none or several."""
    said = text.plain.split()
    if len(said) > SHORT_MENTION or OF_OTHERS.search(text.plain) or "#" in text.plain:
        return None
    found: list[tuple[int, int]] = []
    for match in re.finditer(r"[a-z][^\s,.;:!?()]*", text.plain):
        rest = text.plain[match.start() :].split()
        size = lexicon.title([word.strip(",.;:!?") for word in rest])
        if size and (not found or match.start() >= found[-1][1]):
            end = match.start() + len(" ".join(rest[:size]).rstrip(",.;:!?"))
            found.append((match.start(), end))
    if len(found) != 1:
        return None
    start, end = found[0]
    alone = re.fullmatch(rf"{LEAD}(?:an? |the )?\Z{TAIL}".replace(r"\Z", ""), text.plain[:start] + text.plain[end:])
    if alone is None and THOUGHT_OF.search(text.plain) is None:
        return None
    return Found("target_role", text.words(start, end), start, end)


def _is_role(said: str, lexicon: Lexicon, named: bool) -> bool:
    if PRONOUN.match(said) or len(said.split()) > MOST_WORDS:
        return False
    if named:
        return SEVERAL.search(said) is None and NOT_TITLE.search(said) is None and NO_TARGET.match(said) is None
    count = len(said.split())
    built = count > 1 and said.split()[-1] in HEADS and WITH_A_VERB.match(said) is None
    return built or lexicon.title(said.split()) == count
