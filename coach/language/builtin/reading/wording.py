"""Pieces the rules about wishes share: where a wish ends, and the words that take it back."""

import re
from collections.abc import Iterator

from coach.framework.jobwords import TALK
from coach.language.builtin.reading.scene import Found, Scene, each

CLAUSE = r"[^,.;:!?\n()]{2,90}?"
STOP = (
    r"(?= (?:because|since|but|so that|so i|as i|and (?:i|my|it|we|then)\b|due to|if|when|anymore|any more|"
    r"any longer|please|right now|to be honest|honestly|tbh|at all|for me|thanks|thank you|although|though|i (?:have|"
    r"am|can|want)|my (?:budget|kids|hours))|"
    r"[,.;:!?\n()]|$)"
)
# Conditions of work, as people name them; "no nights" and "I need a pension" are read for these alone.
REFUSED = re.compile(r"\b(?:not|never|no longer|used to|if|do i|should i|without)\b(?: [a-z]+){0,3} ?$")


# No item of a list about oneself: a sentence with a subject of its own, an apology, a question.
VALUED = {
    "money",
    "pay",
    "family",
    "life",
    "time",
    "kids",
    "free",
    "change",
    "salary",
    "calm",
    "friends",
    "help",
    "happy",
}
NO_ITEM = re.compile(
    r"\W{0,4}(?:(?:just |only |well |and |but |no )*(?:i|you|we|us|he|she|they|it|this|that (?:is|was)|who|"
    r"what|why|how|there|those|these)\b|"
    r"[^,;]{0,60}\b(?:sorry|apologi[sz]e|excuse me)\b|my [a-z]+ (?:is )?(?:so |very )?(?:bad|poor|weak|terrible)\b)"
)


def is_item(said: str) -> bool:
    """Whether words can stand in a list of what someone values, likes or is good at."""
    words = re.findall(r"[a-z']+", said)
    return NO_ITEM.match(said) is None and bool(set(words) - TALK | set(words) & VALUED)


def first(scene: Scene, slot: str, patterns: tuple[re.Pattern[str], ...], limit: int = 4) -> Iterator[Found]:
    count = 0
    for pattern in patterns:
        for match in each(pattern, scene):
            if REFUSED.search(scene.before(match.start(), 30)):
                continue
            yield found_at(scene, slot, *match.span("what"))
            count += 1
            if count >= limit:
                return


def found_at(scene: Scene, slot: str, start: int, end: int) -> Found:
    said = scene.part[start:end]
    lead = re.match(r"(?:really |more of |just |to |a bit |the )+(?=\S)", said) if slot == "must_not" else None
    start += lead.end() if lead else 0
    return Found(slot, scene.text.words(start, end), start, end)
