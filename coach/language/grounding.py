"""Whether what a model words is what it was given to say: nothing added, nothing left out.

Both are judged by content words, compared by their beginnings so that forms of a word count as one; a point is left out
too where one of its figures, dates or denials is. Added figures, citations and questions are checked in `guard.py`.
"""

import re
from collections.abc import Iterable

from coach.language.alike import same
from coach.language.base import Point
from coach.language.numerals import mentions

STEM = 4  # letters by which words are taken as forms of one another
GIVEN = 0.5  # share of a sentence's content words that must be among those given
SAID = 0.4  # share of a point's content words that must be in the reply
WORD = re.compile(r"[a-z]{4,}")
FIGURE = re.compile(r"(?<!\[)\d")  # not the number of a citation
OTHER_SCRIPT = re.compile(r"[^\W\d_a-zA-ZÀ-ɏ]")
SENTENCES = re.compile(r"(?<=[.!?;])\s+|\n+")
DENIES = re.compile(r"\b(?:not|no|never|none|nothing|cannot|without)\b|n['’]t\b", re.IGNORECASE)
# Words that carry a sentence without claiming anything, and the courtesies of a conversation.
EMPTY = """
about actually after again all also always another back because been before being both certainly come could course
does doing done down each even ever every fact feel find first follow from give glad going good great happy have hear
hello help here hope idea into just keep kind know lets let's like little look made make many maybe might more most much
must need next nice noted okay once only other over please point really right said same seem seems share sharing should
show some something sorry sound sounds start step still such sure take tell thank thanks that their them then there
these they thing things think this those through time together told turn understand upon very want welcome well were
what when where whether which while will with without word words work working would your yours yourself
"""
UNITS = frozenset(word[:STEM] for word in ["hours", "weeks", "months", "years", "days", "weekly", "monthly", "yearly"])
EMPTY_WORDS = frozenset(f"{word}{ending}" for word in EMPTY.split() for ending in ("", "s", "ed", "ing"))


def stems(text: str) -> frozenset[str]:
    """The beginnings of the content words of a text."""
    return frozenset(word[:STEM] for word in WORD.findall(text.lower()) if word not in EMPTY_WORDS)


def strays(sentence: str, given: frozenset[str]) -> bool:
    """Whether a sentence says mostly what was not given; digits or another script alone say something too."""
    own = stems(sentence)
    if not own:
        return FIGURE.search(sentence) is not None or OTHER_SCRIPT.search(sentence) is not None
    return len(own & given) < GIVEN * len(own)


def reverses(sentence: str, given: Iterable[str]) -> bool:
    """Whether a sentence denies what the text nearest to it affirms, or affirms what that denies."""
    own = stems(sentence)
    near = max(
        (part for text in given for part in SENTENCES.split(text)), key=lambda part: len(own & stems(part)), default=""
    )
    return bool(own & stems(near)) and (DENIES.search(sentence) is None) != (DENIES.search(near) is None)


def unsaid(points: Iterable[Point], text: str) -> tuple[Point, ...]:
    """The points of which too little stands in the text: words, or a figure, a date or a denial of theirs."""
    said = stems(text)
    sentences = [(part, stems(part)) for part in SENTENCES.split(text)]
    return tuple(
        point
        for point in points
        if point.text.text not in text
        and (
            len((own := stems(point.text.text)) & said) < SAID * len(own) or _lacks_details(point.text.text, sentences)
        )
    )


def _lacks_details(point: str, sentences: list[tuple[str, frozenset[str]]]) -> bool:
    """Whether a figure or a denial of a point is missing from the sentences that are about the same."""
    for part in SENTENCES.split(point):
        own = stems(part) - UNITS
        about = [sentence for sentence, words in sentences if own & words or not own]
        stated = [figure for sentence in about for figure in mentions(sentence)]
        if not all(any(same(figure, one) for one in stated) for figure in mentions(part)):
            return True
        if DENIES.search(part) and not any(DENIES.search(sentence) for sentence in about):
            return True
    return False
