"""Which passages answer a question best: word statistics, fusion with vectors, and the cut-off. Pure functions.

Words are ranked by BM25 over weighted fields (Robertson and Zaragoza, "The Probabilistic Relevance Framework",
2009, section 3.6). Cosine and word scores are added, not fused by rank: on evals/retrieval_development.yaml the
sum gained .03 nDCG@5 over vectors alone and reciprocal rank fusion .01 at its best; and a sum, unlike a rank, can
be compared with a cut-off. The constants were set on those questions, never on the ones that measure the search.
"""

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from coach.knowledge.documents import Passage

SATURATION = 1.5  # BM25's k1
LENGTH_WEIGHT = 0.75  # BM25's b
SECTION_WEIGHT, TITLE_WEIGHT, TAGS_WEIGHT, ASKED_WEIGHT = 4.0, 2.0, 1.0, 1.0
OWN_SHARE = 0.3  # of a passage's closeness; the rest is that of the questions it answers
WORDS_WEIGHT = 0.25  # of a full match of words, beside a cosine
MIN_SCORE = 0.42  # of the best passage: development questions began at .50, most other subjects stayed under it
MIN_COVERAGE = 0.5  # without vectors, the share of the question's weight a passage must hold

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
    plain = unicodedata.normalize("NFKD", text.lower().replace("’", "'"))
    plain = _SHORTENED.sub(" ", "".join(c for c in plain if not unicodedata.combining(c)))
    kept = [word for word in _WORD.findall(plain) if word not in _STOP_WORDS]
    stems: list[str] = _stemmer().stemWords(kept)
    return stems


@cache
def _stemmer() -> Any:
    import Stemmer

    return Stemmer.Stemmer("english")


class WordIndex:
    """BM25 over the fields of passages; built once, then read only."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        counts = {passage.id: _weighted_words(passage) for passage in passages}
        lengths = {name: sum(count.values()) for name, count in counts.items()}
        usual = sum(lengths.values()) / len(lengths) if lengths else 1.0
        holders = Counter(word for count in counts.values() for word in count)
        self._unseen = _rarity(0, len(counts))
        self._weights = {word: _rarity(number, len(counts)) for word, number in holders.items()}
        self._scores: dict[str, dict[str, float]] = defaultdict(dict)
        for name, count in counts.items():
            room = SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * lengths[name] / usual)
            for word, number in count.items():
                self._scores[word][name] = number * (SATURATION + 1) / (number + room)

    def match(self, query: str, among: Iterable[str] | None = None) -> "WordMatch":
        """How well each passage (of `among`, by default of all) matches the words of a query."""
        weights = {word: self._weights.get(word, self._unseen) for word in dict.fromkeys(words(query))}
        allowed = None if among is None else frozenset(among)
        scores: dict[str, float] = defaultdict(float)
        held: dict[str, float] = defaultdict(float)
        for word, weight in weights.items():
            for name, score in self._scores.get(word, {}).items():
                if allowed is None or name in allowed:
                    scores[name] += weight * score
                    held[name] += weight
        return WordMatch(scores, held, weights)


class WordMatch:
    """The scores of one query's words: BM25 per passage, and what share of the query a passage holds."""

    def __init__(self, scores: Mapping[str, float], held: Mapping[str, float], weights: Mapping[str, float]):
        self._held = held
        self._total = sum(weights.values()) or 1.0
        self.scores = {name: score / self._total for name, score in scores.items()}

    def covers(self, share: float) -> bool:
        """Whether some passage holds this share of the query, words weighted by how rare they are."""
        return max(self._held.values(), default=0.0) >= share * self._total


def rank(scores: Mapping[str, float]) -> list[str]:
    """Ids from the highest score to the lowest; equal scores in order of id, so that every run agrees."""
    return sorted(scores, key=lambda name: (-scores[name], name))


def gather(nearest: Mapping[str, float], mark: str, unasked: Collection[str]) -> dict[str, float]:
    """One closeness per passage from the cosines of its entries: its own words, and the questions it answers.

    Entry ids are a passage's, or a passage's with `mark` and the number of a question. The two closest questions
    are averaged, so that one odd match does not decide; what was not among the nearest counts as the farthest of
    them. Short questions meet short questions better than they meet a page. A passage in `unasked`, for which no
    questions are written, counts by its own words.
    """
    floor = min(nearest.values(), default=0.0)
    own: dict[str, float] = {}
    asked: dict[str, list[float]] = defaultdict(list)
    for name, cosine in nearest.items():
        passage, found, _ = name.partition(mark)
        if found:
            asked[passage].append(cosine)
        else:
            own[passage] = cosine
    return {
        name: own[name]
        if name in unasked
        else OWN_SHARE * own.get(name, floor) + (1 - OWN_SHARE) * _mean_of_two(asked.get(name, []), floor)
        for name in {*own, *asked}
    }


def _mean_of_two(cosines: Sequence[float], floor: float) -> float:
    best = sorted([*cosines, floor, floor], reverse=True)[:2]
    return sum(best) / 2


def fuse(cosines: Mapping[str, float], word_scores: Mapping[str, float]) -> dict[str, float]:
    """One score per passage close in meaning; a passage the vectors did not return gets the lowest cosine."""
    floor = min(cosines.values(), default=0.0)
    return {
        name: cosines.get(name, floor) + WORDS_WEIGHT * word_scores.get(name, 0.0) for name in {*cosines, *word_scores}
    }


def relevant(fused: Mapping[str, float] | None, matched: WordMatch) -> bool:
    """Whether the best passage is near enough to the question to be shown; `None`: there are no vectors."""
    if fused is None:
        return matched.covers(MIN_COVERAGE)
    return max(fused.values(), default=0.0) >= MIN_SCORE


def _rarity(holders: int, passages: int) -> float:
    """Inverse document frequency of a word that so many of the passages hold."""
    return math.log(1 + (passages - holders + 0.5) / (holders + 0.5))


def _weighted_words(passage: Passage) -> dict[str, float]:
    counts: dict[str, float] = defaultdict(float)
    fields = (
        (SECTION_WEIGHT, passage.section),
        (TITLE_WEIGHT, passage.title),
        (TAGS_WEIGHT, " ".join(passage.tags)),
        (ASKED_WEIGHT, " ".join(passage.asked)),
        (1.0, passage.text),
    )
    for weight, text in fields:
        for word in words(text):
            counts[word] += weight
    return counts
