"""Whether what a model words is what it was given to say: nothing added, nothing left out.

Both are judged by content words, compared by their beginnings so that forms of a word count as one. Figures,
citations and questions are checked apart, in `guard.py`.
"""

import re
from collections.abc import Iterable

from coach.language.base import Point

STEM = 4  # letters by which words are taken as forms of one another
GIVEN = 0.5  # share of a sentence's content words that must be among those given
SAID = 0.4  # share of a point's content words that must be in the reply
WORD = re.compile(r"[a-z]{4,}")
FIGURE = re.compile(r"(?<!\[)\d")  # not the number of a citation
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
EMPTY_STEMS = frozenset(word[:STEM] for word in EMPTY.split())


def stems(text: str) -> frozenset[str]:
    """The beginnings of the content words of a text."""
    return frozenset(word[:STEM] for word in WORD.findall(text.lower())) - EMPTY_STEMS


def strays(sentence: str, given: frozenset[str]) -> bool:
    """Whether a sentence says mostly what was not given; one without content words only if it has digits."""
    own = stems(sentence)
    return len(own & given) < GIVEN * len(own) if own else bool(FIGURE.search(sentence))


def unsaid(points: Iterable[Point], text: str) -> tuple[Point, ...]:
    """The points of which too little stands in the text."""
    said = stems(text)
    return tuple(point for point in points if len((own := stems(point.text.text)) & said) < SAID * len(own))
