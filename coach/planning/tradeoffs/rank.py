"""Who comes out ahead: totals, shares of the weightings, dominance, regret, and the weight at which the order turns.

Options are rows of score ranges, one for each criterion, out of ten. Nothing here depends on the order of the options
or their names: what is compared are sums over criteria, which stand in a fixed order.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

from coach.planning.tradeoffs.weights import Cloud, Weighting

Ends = tuple[float, float]
Scores = dict[str, tuple[Ends, ...]]  # by option: the range of each criterion, in their order
EVEN = 1e-9


@dataclass(frozen=True)
class Flip:
    """A weight of one criterion, the others keeping their proportions, from which on another option leads."""

    weight: float
    option: str
    above: bool


def middle(ends: Ends) -> float:
    return (ends[0] + ends[1]) / 2


def total(scores: Sequence[float], weighting: Weighting) -> float:
    return fsum(score * weight for score, weight in zip(scores, weighting, strict=True))


def totals(scores: Scores, weighting: Weighting) -> dict[str, Ends]:
    """The total of each option, from all scores at their low ends to all at their high ends."""
    return {
        name: (total([low for low, _ in row], weighting), total([high for _, high in row], weighting))
        for name, row in scores.items()
    }


def middles(scores: Scores, weighting: Weighting) -> dict[str, float]:
    return {name: total([middle(ends) for ends in row], weighting) for name, row in scores.items()}


def leader(found: dict[str, float]) -> str | None:
    """The option with the most; None where two have it."""
    most = max(found.values())
    ahead = [name for name, value in found.items() if value >= most - EVEN]
    return ahead[0] if len(ahead) == 1 else None


def shares(scores: Scores, cloud: Cloud) -> dict[str, float]:
    """The share of the weightings under which each option leads, all scores at the middle of their ranges."""
    leads = [leader(middles(scores, weighting)) for weighting in cloud.weightings]
    return {name: cloud.average([float(lead == name) for lead in leads]) for name in scores}


def surely(scores: Scores, cloud: Cloud, name: str) -> float:
    """The share under which an option leads even with its own scores lowest and all others' highest."""
    others = [other for other in scores if other != name]

    def leads(weighting: Weighting) -> bool:
        ends = totals(scores, weighting)
        return all(ends[name][0] > ends[other][1] + EVEN for other in others)

    return cloud.average([float(leads(weighting)) for weighting in cloud.weightings])


def dominates(one: Sequence[Ends], other: Sequence[Ends]) -> bool:
    """Whether one is at least as good by every criterion, whatever lies open, and not just the same."""
    pairs = tuple(zip(one, other, strict=True))
    return all(a[0] >= b[1] - EVEN for a, b in pairs) and any(a[1] > b[0] + EVEN for a, b in pairs)


def regrets(scores: Scores, weighting: Weighting) -> dict[str, float]:
    """The most that could be missed by each option: the best of another at its best, less its own at its worst."""
    ends = totals(scores, weighting)
    return {name: max([0.0, *(ends[other][1] - ends[name][0] for other in scores if other != name)]) for name in scores}


def flips(scores: Scores, weighting: Weighting, place: int) -> tuple[Flip, ...]:
    """The nearest weights below and above that of one criterion at which the leader changes, the others in proportion.

    With t the weight and r the mean of the other scores, a total is the line t*s + (1-t)*r, so two options meet at
    t = (r1 - r2) / ((r1 - r2) + (s2 - s1)).
    """
    now, rest = weighting[place], 1 - weighting[place]
    ahead = leader(middles(scores, weighting))
    if ahead is None:
        return ()
    others = [weight for at, weight in enumerate(weighting) if at != place]
    if rest <= EVEN:
        others, rest = [1.0 for _ in others], float(len(others))

    def line(name: str) -> tuple[float, float]:
        values = [middle(ends) for ends in scores[name]]
        apart = [value for at, value in enumerate(values) if at != place]
        return values[place], fsum(v * w for v, w in zip(apart, others, strict=True)) / rest

    own, own_rest = line(ahead)
    meets: list[Flip] = []
    for name in scores:
        if name == ahead:
            continue
        value, value_rest = line(name)
        slope = (own_rest - value_rest) + (value - own)
        if abs(slope) <= EVEN:
            continue
        at = (own_rest - value_rest) / slope
        if 0 <= at <= 1 and abs(at - now) > EVEN and _passes(own, own_rest, value, value_rest, at, now):
            meets.append(Flip(at, name, at > now))
    below = max((flip for flip in meets if not flip.above), key=lambda flip: flip.weight, default=None)
    above = min((flip for flip in meets if flip.above), key=lambda flip: flip.weight, default=None)
    return tuple(flip for flip in (below, above) if flip is not None)


def _passes(own: float, own_rest: float, value: float, value_rest: float, at: float, now: float) -> bool:
    """Whether beyond the meeting point there is room in which the other leads."""
    beyond = 1.0 if at > now else 0.0
    return beyond * value + (1 - beyond) * value_rest > beyond * own + (1 - beyond) * own_rest + EVEN


def score_to_lead(scores: Scores, weighting: Weighting, name: str, place: int) -> float | None:
    """The score by one criterion with which an option draws level with the leader; None where ten is too little."""
    found = middles(scores, weighting)
    lead = max(value for other, value in found.items() if other != name) - found[name]
    weight = weighting[place]
    if weight <= EVEN:
        return None
    needed = middle(scores[name][place]) + lead / weight
    return needed if 0 <= needed <= 10 else None
