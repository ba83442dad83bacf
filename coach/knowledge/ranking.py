"""Which passages answer a question best: word statistics, fusion with vectors, and the cut-off. Pure functions.

Words, and pairs of neighbouring words, are ranked by BM25 over weighted fields (Robertson and Zaragoza, "The
Probabilistic Relevance Framework", 2009, section 3.6). No word is left out there: "how long", "how many" and
"should I" say much about what is asked, and rarity already weighs them. On the development questions that gained
.07 nDCG@5 over single words without the common ones. The constants were set on those questions, never on the ones that
measure the search.
"""

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from typing import Any

from coach.knowledge.documents import Passage

SATURATION = 3.0  # BM25's k1; high, as a word that returns in many questions to a passage says more each time
LENGTH_WEIGHT = 1.0  # BM25's b
SECTION_WEIGHT, TAGS_WEIGHT = 2.0, 1.0  # beside 1 for the text and for the questions
WORDS_WEIGHT = 0.5  # of words beside meaning; set on questions of writers held out in turn
BELIEF_WIDTH = 0.4  # how far, in those scores, a passage may fall behind the first to be believed a third as much
FEEDBACK = 0.6  # of nearness to the passages believed in, beside nearness to the question
EVIDENCE_WORDS = 0.3  # of words beside a cosine, when it is judged whether anything answers at all
BOUNDARY_SHARE = 0.7  # of the evidence for the nearest group of questions outside the guidance, taken away
MIN_EVIDENCE = 0.19  # what must be left: on the development questions 1 % of those with an answer fell below
MIN_COVERAGE = 0.4  # without vectors, the share of the question's weight a passage must hold
MIN_OUTSIDE = 0.4  # of evidence for a group of questions outside the guidance, for it to be named

_WORD = re.compile(r"[a-z0-9]+[+#]*")
_SHORTENED = re.compile(r"'(?:s|t|re|ve|ll|d|m)\b")
_COMMON = """
a about also am an and any are as at be been being but by can could did do does doing don for from get
got had has have having he hello her hi him his how i if in into is it its just let like ll m me might
much must my myself no not of on onto or our please s shall she should so some such t than thank thanks
that the their them then there these they thing this those to too up us ve very was we were what when
where whether which while who whom whose why will with would you your yours
"""
_STOP_WORDS = frozenset(_COMMON.split())


def words(text: str) -> list[str]:
    """The stems of a text's words that carry meaning, in order; accents, case and stop words dropped."""
    return _stems([word for word in _plain(text) if word not in _STOP_WORDS])


def terms(text: str) -> list[str]:
    """The stems of all words of a text, in order, and then each pair of neighbours."""
    stems = _stems(_plain(text))
    return stems + [f"{first} {second}" for first, second in pairwise(stems)]


def _plain(text: str) -> list[str]:
    plain = text.lower().replace("’", "'")
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return _WORD.findall(_SHORTENED.sub(" ", plain))


def _stems(words: list[str]) -> list[str]:
    stems: list[str] = _stemmer().stemWords(words)
    return stems


@cache
def _stemmer() -> Any:
    import Stemmer

    return Stemmer.Stemmer("english")


class WordIndex:
    """BM25 over the fields of passages, and over groups of questions by name; built once, then read only."""

    def __init__(self, passages: Sequence[Passage], groups: Mapping[str, Sequence[str]] | None = None) -> None:
        fields = {passage.id: _fields(passage) for passage in passages}
        fields |= {name: [(1.0, text) for text in asked] for name, asked in (groups or {}).items()}
        self._size = len(fields)
        self._shares: dict[str, dict[str, float]] = defaultdict(dict)
        lengths = {name: self._count(name, texts) for name, texts in fields.items()}
        usual = sum(lengths.values()) / len(lengths) if lengths else 1.0
        self._saturate({name: 1 - LENGTH_WEIGHT + LENGTH_WEIGHT * length / usual for name, length in lengths.items()})

    def _count(self, name: str, texts: Iterable[tuple[float, str]]) -> float:
        """Count the terms of weighted texts under a name; their number."""
        by_weight: dict[float, list[str]] = defaultdict(list)
        for weight, text in texts:
            by_weight[weight] += terms(text)
        for weight, found in by_weight.items():
            for term, count in Counter(found).items():
                holders = self._shares[term]
                holders[name] = holders.get(name, 0.0) + weight * count
        return sum(weight * len(found) for weight, found in by_weight.items())

    def _saturate(self, lengths: Mapping[str, float]) -> None:
        """Turn counts into what each term adds to a score, beside its rarity: no search has to work it out again."""
        room = {name: SATURATION * length for name, length in lengths.items()}
        for holders in self._shares.values():
            for name, count in holders.items():
                holders[name] = count * (SATURATION + 1) / (count + room[name])

    def match(self, query: str) -> "WordMatch":
        """How well each passage and group matches the words of a query."""
        found = {term: self._shares.get(term, {}) for term in terms(query)}
        rarity = {term: _rarity(len(holders), self._size) for term, holders in found.items()}
        total = sum(rarity.values()) or 1.0
        scores: dict[str, float] = defaultdict(float)
        for term, holders in found.items():
            weight = rarity[term] / total
            for name, share in holders.items():
                scores[name] += weight * share
        return WordMatch(scores, tuple((rarity[word], tuple(found[word])) for word in sorted(set(words(query)))))


@dataclass(frozen=True)
class WordMatch:
    """The words of one query: BM25 by passage, and how rare each word that carries meaning is and who holds it."""

    scores: Mapping[str, float]
    meaningful: tuple[tuple[float, tuple[str, ...]], ...]

    @cached_property
    def coverage(self) -> Mapping[str, float]:
        """Which share of the words that carry meaning a passage holds, each weighted by how rare it is."""
        total = sum(rarity for rarity, _ in self.meaningful) or 1.0
        held: dict[str, float] = defaultdict(float)
        for rarity, holders in self.meaningful:
            for name in holders:
                held[name] += rarity / total
        return held


def rank(scores: Mapping[str, float]) -> list[str]:
    """Ids from the highest score to the lowest; equal scores in order of id, so that every run agrees."""
    return sorted(scores, key=lambda name: (-scores[name], name))


def fuse(cosines: Mapping[str, float], word_scores: Mapping[str, float]) -> dict[str, float]:
    """One score per passage: how far it stands out by meaning and by words, in standard deviations, added.

    Standardised, the two weigh alike whether a question is short or long (Montague and Aslam, "Relevance score
    normalization for metasearch", 2001). A passage that one of them did not return gets the lowest score there.
    """
    names = [*cosines, *(word_scores.keys() - cosines.keys())]
    floor = min(cosines.values(), default=0.0)
    close = _standardised([cosines.get(name, floor) for name in names])
    matching = _standardised([word_scores.get(name, 0.0) for name in names])
    return {name: c + WORDS_WEIGHT * m for name, c, m in zip(names, close, matching, strict=True)}


def belief(scores: Mapping[str, float]) -> dict[str, float]:
    """How far each passage is taken for the answer, adding up to 1, by fused scores."""
    best = max(scores.values(), default=0.0)
    weights = {name: math.exp((score - best) / BELIEF_WIDTH) for name, score in scores.items()}
    total = math.fsum(weights.values())
    return {name: weight / total for name, weight in weights.items()}


def with_feedback(cosines: Mapping[str, float], toward: Mapping[str, float]) -> dict[str, float]:
    """Closeness to a question that was moved toward the passages believed in, so that others which answer the same
    come along: pseudo relevance feedback (Rocchio, 1971; with vectors, Li and others, "Pseudo relevance feedback with
    deep language models and dense retrievers", 2022). On the development questions it gained .01 recall@5, and some
    at all widths from .25 to 1 and weights from .2 to .8."""
    return {name: cosine + FEEDBACK * toward[name] for name, cosine in cosines.items()}


def _standardised(scores: Sequence[float]) -> list[float]:
    mean = math.fsum(scores) / len(scores) if scores else 0.0
    deviation = math.sqrt(math.fsum((score - mean) ** 2 for score in scores) / len(scores)) if scores else 0.0
    return [(score - mean) / (deviation or 1.0) for score in scores]


def relevant(
    cosines: Mapping[str, float] | None, matched: WordMatch, passages: Collection[str], groups: Collection[str]
) -> bool:
    """Whether one of the passages is near enough to the question to be shown, and nearer than the groups of
    questions the guidance does not answer. `cosines` are None where there are no vectors."""
    if cosines is None:
        covered = max((matched.coverage.get(name, 0.0) for name in passages), default=0.0)
        return covered >= MIN_COVERAGE and _best(passages, matched.scores) >= _best(groups, matched.scores)
    evidence = {name: cosine + EVIDENCE_WORDS * matched.scores.get(name, 0.0) for name, cosine in cosines.items()}
    return _best(passages, evidence) - BOUNDARY_SHARE * _best(groups, evidence) >= MIN_EVIDENCE


def nearest(cosines: Mapping[str, float] | None, matched: WordMatch, groups: Collection[str]) -> str | None:
    """The group of questions outside the guidance that a question belongs to, None when it is near to none."""
    if cosines is None:
        scores, least = {name: matched.coverage.get(name, 0.0) for name in groups}, MIN_COVERAGE
    else:
        scores = {name: cosines.get(name, 0.0) + EVIDENCE_WORDS * matched.scores.get(name, 0.0) for name in groups}
        least = MIN_OUTSIDE
    best = max(scores, key=lambda name: scores[name], default=None)
    return best if best is not None and scores[best] >= least else None


def _best(names: Collection[str], scores: Mapping[str, float]) -> float:
    return max((scores.get(name, 0.0) for name in names), default=0.0)


def _rarity(holders: int, passages: int) -> float:
    """Inverse document frequency of a word that so many of the passages hold."""
    return math.log(1 + (passages - holders + 0.5) / (holders + 0.5))


def _fields(passage: Passage) -> list[tuple[float, str]]:
    own = [(SECTION_WEIGHT, passage.section), (1.0, passage.text), *((TAGS_WEIGHT, tag) for tag in passage.tags)]
    return own + [(1.0, question) for question in passage.asked]
