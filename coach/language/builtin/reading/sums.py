"""Whether a message asks for a sum over amounts of the person's own, or lays two offers side by side."""

import re

from coach.language.builtin.reading.text import Text

AMOUNT = r"[$£€]? ?(?:#|\d+)(?: ?%)?"
ASKS = re.compile(
    r"= ?\?|\bwhat is left\b|\bwhat (?:do|will|would) i have left\b|\bhow much (?:is|do i have|will i have|"
    r"would i have) left\b|"
    r"\b(?:what is |what would be )?(?:the )?difference\b|\bhow much (?:less|more)\b|\bhow much is (?:that|it) (?:a|"
    r"per|in)\b|"
    r"\b(?:less|more) (?:than|a|per) (?:now|months?|year|before)\b|\bwhat (?:is|does) (?:that|it|this) (?:come|"
    r"add up) to\b|"
    r"\bwhich (?:one )?(?:pays|is|earns) (?:more|better|higher)\b"
)
PLUS = re.compile(rf"{AMOUNT}[^.!?\n#]{{0,30}}(?:\+|plus|and another|minus) ?{AMOUNT}")
OFFERED = re.compile(
    r"(?:^|[\s(,;:.])(?:offer |option |job )?[A-D](?: ?[):=]| pays?| offers?| is| gives?)(?=.*\d)", re.MULTILINE
)
AGAIN = re.compile(
    r"\W*(?:so |ok |and |that is |is that |it is |is it |less |more |than now |yes |no |"
    r"right )*\W*(?:how much (?:is (?:that|"
    r"it)|less|more)(?: is (?:that|it))?) (?:a|per|in a|each|every) (?:months?|year|week)\W*"
)
COMPARED = re.compile(
    r"\W*(?:(?:ok|so|just|please|now|can you|could you|tell me|should i (?:take|choose|pick)|which is better|compare|"
    r"what about|is it|take|the|between)\b[ ,:]*)*(?:offers? |option |job )?(?P<a>[a-d]) (?:and|or|with|to|vs|versus|"
    r"against) "
    r"(?:offer |option |job )?(?P<b>[a-d])(?: (?:then|now|please|over .{2,20}))*\W*"
)
WHICH = re.compile(
    r"\W*(?:(?:so|ok|and|now)[ ,]+)*(?:which|what) (?:one |offer |of (?:them|the two|the offers) )?(?:is|pays|earns|"
    r"gives) "
    r"(?:me )?(?:more|better|the better|higher|most)(?: offer| one| pay| money)?(?: over .{2,20})?\W*"
)


def asks_for_a_sum(text: Text) -> bool:
    """Whether amounts are to be reckoned with: "A 78k plus 5% = ?", "29k to 27k, how much less a month"."""
    amounts = len(re.findall(r"#|\d ?%", text.plain))
    if not amounts:
        return AGAIN.fullmatch(text.plain) is not None
    if ASKS.search(text.plain) is not None:
        return amounts >= 2 or (amounts == 1 and re.search(r"\b(?:less|more)\b", text.plain) is not None)
    return PLUS.search(text.plain) is not None and text.plain.rstrip().endswith("?")


def offers_compared(text: Text) -> tuple[str, str] | None:
    """The letters of two offers that are to be compared: "compare A and B", "A or B?", "which pays more"."""
    match = COMPARED.fullmatch(text.plain)
    if match is not None:
        return match["a"].upper(), match["b"].upper()
    return ("A", "B") if WHICH.fullmatch(text.plain) else None


def lays_out_offers(text: Text) -> bool:
    """Whether a message tells of offers by their letters, each with an amount: "A pays 78k, B pays 92k"."""
    return len(OFFERED.findall(text.original)) >= 2
