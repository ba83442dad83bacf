"""Concrete choices that teach the weights: which one to put next, and how it is put."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import fsum, log

from coach.domain.decision import Ask, Level, Preference
from coach.domain.figures import Said
from coach.planning.tradeoffs.kinds import Criterion
from coach.planning.tradeoffs.rank import Scores, leader, middles
from coach.planning.tradeoffs.weights import Cloud, takes_first

LEVELS: tuple[tuple[Level, Level], ...] = (("high", "high"), ("middle", "high"), ("high", "middle"))
OF_ITSELF = 0.25  # what is learned about weights counts beside what is learned about who leads
THINNED = 8  # an eighth of the weightings shows well enough which choice tells most
ANSWERS = ("first", "second", "same")
AT: dict[Level, int] = {"middle": 1, "high": 2}


def next_choice(
    criteria: Sequence[Criterion], scores: Scores, cloud: Cloud, asked: Sequence[Preference], odds: float
) -> Preference | None:
    """The choice not put yet that is expected to tell most about who leads; None when all have been put."""
    cloud = cloud.thinned(THINNED) if len(cloud.weightings) > THINNED else cloud
    done = {_key(item) for item in asked}
    left = [item for item in _possible(criteria) if _key(item) not in done]
    leads = [leader(middles(scores, weighting)) if scores else None for weighting in cloud.weightings]
    best, most = None, -1.0
    for item in left:
        told = round(_told_by(item, cloud, leads, odds), 6)
        if told > most:
            best, most = item, told
    return best


def put(preference: Preference, criteria: Sequence[Criterion]) -> Ask:
    """The choice as a question; its id names it, whichever is taken."""
    named = {criterion.id: criterion for criterion in criteria}
    first, second = named[preference.first].scale, named[preference.second].scale
    note = (
        "Imagine jobs that are alike in all else. "
        f"First: {first[AT[preference.first_level]]}, but {second[0]}. "
        f"Second: {second[AT[preference.second_level]]}, but {first[0]}."
    )
    text = Said(text="Which would you take?")
    return Ask(id=id_of(preference), note=Said(text=note), text=text, hint="first, second or same", answers=ANSWERS)


def id_of(preference: Preference) -> str:
    return ".".join(("choice", *_key(preference)))


def of_id(name: str, taken: str) -> Preference:
    """The choice an id names, as taken. Raises ValueError when it names none."""
    head, *parts = name.split(".")
    if head != "choice" or len(parts) != 4 or parts[0] == parts[2]:
        raise ValueError(f"{name} is no choice")
    keys = ("first", "first_level", "second", "second_level")
    return Preference.model_validate({**dict(zip(keys, parts, strict=True)), "taken": taken})


def _key(item: Preference) -> tuple[str, str, str, str]:
    return item.first, item.first_level, item.second, item.second_level


def _possible(criteria: Sequence[Criterion]) -> Iterator[Preference]:
    for one, other in combinations(criteria, 2):
        for first, second in LEVELS:
            yield Preference(first=one.id, first_level=first, second=other.id, second_level=second, taken="same")


def _told_by(item: Preference, cloud: Cloud, leads: Sequence[str | None], odds: float) -> float:
    """Bits the answer is expected to tell about who leads, and to a part about the weights themselves."""
    firsts = [takes_first(item, cloud.criteria, weighting, odds) for weighting in cloud.weightings]
    joint: dict[str | None, list[tuple[float, float]]] = {}
    for lead, first, likely in zip(leads, firsts, cloud.likely, strict=True):
        joint.setdefault(lead, []).append((likely * first, likely * (1 - first)))
    sums = [(fsum(a for a, _ in pairs), fsum(b for _, b in pairs)) for pairs in joint.values()]
    answer = _entropy(fsum(sorted(a for a, _ in sums)))
    about_lead = answer - fsum(sorted((a + b) * _entropy(a / (a + b)) for a, b in sums if a + b > 0))
    about_weights = answer - cloud.average([_entropy(first) for first in firsts])
    return about_lead + OF_ITSELF * about_weights


def _entropy(share: float) -> float:
    if not 0 < share < 1:
        return 0.0
    return -share * log(share, 2) - (1 - share) * log(1 - share, 2)
