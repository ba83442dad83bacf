"""Two aims said in one breath: "train driver or maybe bus driver", "primary teacher first, then head teacher".

A plan aims at one; which of the two is for the person to say, so both are given back as sides and none as the target.
"""

import re

from coach.framework.jobwords import built_like_a_title, may_name_a_job
from coach.language.builtin.reading.lexicon import Lexicon
from coach.language.builtin.reading.text import Text

SOFT = (
    r"(?:maybe|perhaps|possibly|even|else|rather|also|probably|to|be|become|being|becoming|as|an?|the|i|could|would|like|"
    r"want)"
)
BETWEEN = re.compile(rf"(?:(?:,? (?:or|and then|then|and later|later) )|/)(?:{SOFT} )*")
BEFORE = re.compile(
    rf"(?:^|[.,;:!?\n(] ?|\b(?:{SOFT}|either|into|keep|between|goal to|target to|target|goal|for|with) )(?=[a-z])"
)
AFTER = re.compile(r" (?:first|now|for now|instead|someday|some day|one day|i think)\b")
OWN_WORK = re.compile(
    r"(?:my |an? )?(?:own \w+|consultancy|consulting|freelanc\w+|self[- ]employ\w+|business of my own)"
)
LONGEST = 6  # words of a side
MOST = 40  # characters between the beginnings of a title and the word that joins it to the other


def two_aims(text: Text, lexicon: Lexicon) -> tuple[str, str] | None:
    """The two roles that a message names side by side, in the person's words; None where it names none or one."""
    plain = text.plain
    for joint in BETWEEN.finditer(plain):
        if re.search(r"\b(?:then|later)\b.*\b(?:maybe|perhaps|possibly)\b", joint[0]):
            continue  # a later step that is not sure leaves the first one as the aim
        right = _at(plain, joint.end(), lexicon)
        left = _before(plain, joint.start(), lexicon, stages="then" in joint[0] or "later" in joint[0])
        if left is None or right is None:
            continue
        sides = (text.words(*left), text.words(*right))
        known = [lexicon.title(plain[start:end].split()) > 0 for start, end in (left, right)]
        if any(known) and sides[0].lower() != sides[1].lower():
            return sides
    return None


def _before(plain: str, end: int, lexicon: Lexicon, *, stages: bool) -> tuple[int, int] | None:
    """The title that ends where the other is joined to it; as a stage on the way one nobody here knows."""
    aside = AFTER.search(plain, max(0, end - 12), end)
    stop = aside.start() if aside and aside.end() == end else end
    starts = [match.end() for match in BEFORE.finditer(plain, max(0, stop - MOST), stop)]
    known = next(((start, stop) for start in starts if _names(plain[start:stop], lexicon)), None)
    if known is None and stages:
        return next(((start, stop) for start in reversed(starts) if may_name_a_job(plain[start:stop])), None)
    return known


def _at(plain: str, start: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """The title that begins after the joint: the longest of its words that is one."""
    ends = [start + match.end() for match in re.finditer(r"[^\s,.;:!?()]+", plain[start : start + 2 * MOST])]
    return next(((start, end) for end in reversed(ends[:LONGEST]) if _names(plain[start:end], lexicon)), None)


def _names(said: str, lexicon: Lexicon) -> bool:
    parts = said.split()
    if not parts or len(parts) > LONGEST or re.fullmatch(SOFT, parts[0]):
        return False
    whole = lexicon.title(parts) == len(parts) or lexicon.mended(parts) == parts
    return whole or built_like_a_title(said, lexicon.heads) or OWN_WORK.fullmatch(said) is not None
