"""Weights: set by hand, or learned from concrete choices as a cloud of weightings, each as likely as it fits them.

The cloud is an even, fixed spread of points over all weightings (a low-discrepancy sequence), so nothing here is drawn
by chance. A choice between two jobs makes each weighting more or less likely by Luce's rule.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import exp, fsum, log

from coach.domain.decision import Level, Preference

POINTS = 2048  # weightings in the cloud: enough for shares good to a percent or two
LEVELS: dict[Level, float] = {"middle": 0.5, "high": 1.0}
TAIL = 0.1  # a tenth of the cloud is left out at each end of a weight's range
SUREST = 20.0  # odds beyond which a choice is as good as certain, as a logarithm
Weighting = tuple[float, ...]


@dataclass(frozen=True)
class Cloud:
    """Weightings over criteria, in their order, with how likely each is; likelihoods sum to one."""

    criteria: tuple[str, ...]
    weightings: tuple[Weighting, ...]
    likely: tuple[float, ...]

    @cached_property
    def mean(self) -> Weighting:
        return tuple(self.average([w[place] for w in self.weightings]) for place in range(len(self.criteria)))

    def thinned(self, every: int) -> "Cloud":
        """Every so many of the weightings, for what need not be exact."""
        likely = self.likely[::every]
        whole = fsum(likely)
        return Cloud(self.criteria, self.weightings[::every], tuple(share / whole for share in likely))

    def average(self, values: Sequence[float]) -> float:
        """The mean of a value of each weighting."""
        return fsum(value * share for value, share in zip(values, self.likely, strict=True))

    def range_of(self, criterion: str) -> tuple[float, float]:
        """The middle eighty percent of a criterion's weight."""
        place = self.criteria.index(criterion)
        ordered = sorted(zip((w[place] for w in self.weightings), self.likely, strict=True))
        return _at(ordered, TAIL), _at(ordered, 1 - TAIL)


def by_hand(criteria: tuple[str, ...], points: dict[str, float]) -> Cloud | None:
    """One weighting: the points of the criteria, made to sum to one. None where all are nothing."""
    given = [points.get(name, 0.0) for name in criteria]
    total = fsum(given)
    if total <= 0:
        return None
    return Cloud(criteria, (tuple(value / total for value in given),), (1.0,))


def learned(criteria: tuple[str, ...], preferences: Sequence[Preference], odds: float, points: int = POINTS) -> Cloud:
    """The cloud after some choices; without any, all weightings are alike."""
    weightings = spread(len(criteria), points)
    known = [item for item in preferences if item.first in criteria and item.second in criteria]
    logs = [fsum(_log_likely(item, criteria, w, odds) for item in known) for w in weightings]
    top = max(logs)
    raw = [exp(value - top) for value in logs]
    total = fsum(raw)
    return Cloud(criteria, weightings, tuple(value / total for value in raw))


def takes_first(preference: Preference, criteria: tuple[str, ...], weighting: Weighting, odds: float) -> float:
    """How likely the first of the two jobs is taken: its worth to the second's, to a power, as odds (Luce's rule).

    The power is such that what is worth twice as much is taken `odds` times as often.
    """
    first = weighting[criteria.index(preference.first)] * LEVELS[preference.first_level]
    second = weighting[criteria.index(preference.second)] * LEVELS[preference.second_level]
    return 1 / (1 + exp(max(-SUREST, min(SUREST, log(odds, 2) * (log(second) - log(first))))))


def _log_likely(preference: Preference, criteria: tuple[str, ...], weighting: Weighting, odds: float) -> float:
    first = takes_first(preference, criteria, weighting, odds)
    match preference.taken:
        case "first":
            return log(first)
        case "second":
            return log(1 - first)
        case "same":
            return log(4 * first * (1 - first))


@lru_cache(maxsize=16)
def spread(dimensions: int, points: int = POINTS) -> tuple[Weighting, ...]:
    """An even spread of weightings: Roberts' sequence in the cube, bent so that every weighting is equally likely."""
    step = _root(dimensions)
    found = []
    for point in range(1, points + 1):
        cube = [(0.5 + point * step ** -(axis + 1)) % 1.0 for axis in range(dimensions)]
        bent = [-log(min(max(value, 1e-9), 1 - 1e-9)) for value in cube]
        total = fsum(bent)
        found.append(tuple(value / total for value in bent))
    return tuple(found)


def _root(dimensions: int) -> float:
    """The number that is one less than its power by the dimensions plus one (the golden ratio for one)."""
    root = 2.0
    for _ in range(60):
        root = (1 + root) ** (1 / (dimensions + 1))
    return root


def _at(ordered: Sequence[tuple[float, float]], share: float) -> float:
    """The value below which that share lies."""
    reached = 0.0
    for value, weight in ordered:
        reached += weight
        if reached >= share:
            return value
    return ordered[-1][0]
