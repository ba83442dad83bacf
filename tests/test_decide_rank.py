"""Ranking: flip points agree with trying every weight, beaten options change nothing, order and names neither."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.planning.tradeoffs import rank
from coach.planning.tradeoffs.weights import by_hand

STEPS = 500
point = st.floats(0, 10).map(lambda value: round(value, 2))


@st.composite
def ends(draw: st.DrawFn) -> rank.Ends:
    low, high = sorted((draw(point), draw(point)))
    return draw(st.sampled_from([(low, high), (low, low)]))


@st.composite
def decisions(draw: st.DrawFn) -> tuple[rank.Scores, tuple[float, ...]]:
    """Two to five options by two to six criteria, and a weight for each."""
    criteria = draw(st.integers(2, 6))
    scores = {f"o{n}": tuple(draw(ends()) for _ in range(criteria)) for n in range(draw(st.integers(2, 5)))}
    raw = [draw(st.floats(0.02, 1)) for _ in range(criteria)]
    return scores, tuple(value / sum(raw) for value in raw)


def reweighted(weighting: tuple[float, ...], place: int, weight: float) -> tuple[float, ...]:
    """The weighting with one weight changed and the others in proportion."""
    rest = 1 - weighting[place]
    return tuple(weight if at == place else value * (1 - weight) / rest for at, value in enumerate(weighting))


def turns(scores: rank.Scores, weighting: tuple[float, ...], place: int, ahead: str, above: bool) -> float | None:
    """The first weight above or below at which another clearly leads, found by trying weights in small steps."""
    now = weighting[place]
    far = 1.0 if above else 0.0
    for step in range(1, STEPS + 1):
        weight = now + (far - now) * step / STEPS
        found = rank.middles(scores, reweighted(weighting, place, weight))
        if max(found.values()) > found[ahead] + 1e-7:
            return weight
    return None


@settings(max_examples=300, deadline=None)
@given(decisions(), st.data())
def test_flip_points_equal_brute_force(made: tuple[rank.Scores, tuple[float, ...]], data: st.DataObject) -> None:
    scores, weighting = made
    place = data.draw(st.integers(0, len(weighting) - 1))
    ahead = rank.leader(rank.middles(scores, weighting))
    if ahead is None:
        assert rank.flips(scores, weighting, place) == ()
        return
    found = {flip.above: flip for flip in rank.flips(scores, weighting, place)}
    for above in (False, True):
        tried = turns(scores, weighting, place, ahead, above)
        if above in found:
            flip = found[above]
            if tried is not None:
                assert tried == pytest.approx(flip.weight, abs=2 / STEPS + 1e-6)
            beyond = flip.weight + (1e-6 if above else -1e-6)
            if 0 < beyond < 1:
                at = rank.middles(scores, reweighted(weighting, place, beyond))
                assert at[flip.option] >= at[ahead] - 1e-7
        else:
            assert tried is None


def test_a_flip_point_worked_by_hand() -> None:
    scores: rank.Scores = {"stay": ((8, 8), (4, 4)), "leave": ((4, 4), (7, 7))}
    weighting = (0.6, 0.4)  # 6.4 against 5.2; equal at t where 8t + 4(1-t) = 4t + 7(1-t)
    (flip,) = rank.flips(scores, weighting, 0)
    assert (flip.option, flip.above, flip.weight) == ("leave", False, pytest.approx(3 / 7))


@settings(max_examples=200, deadline=None)
@given(decisions(), st.data())
def test_adding_a_dominated_option_never_changes_the_leader(
    made: tuple[rank.Scores, tuple[float, ...]], data: st.DataObject
) -> None:
    scores, weighting = made
    better = data.draw(st.sampled_from(sorted(scores)))
    worse = tuple((max(0.0, low - data.draw(point)),) * 2 for low, _ in scores[better])
    more = {**scores, "worse": worse}
    before = rank.leader(rank.middles(scores, weighting))
    if worse != scores[better] and before is not None:
        assert rank.leader(rank.middles(more, weighting)) == before
    if rank.dominates(scores[better], worse):
        regrets, again = rank.regrets(scores, weighting), rank.regrets(more, weighting)
        assert {name: again[name] for name in scores} == pytest.approx(regrets)


@settings(deadline=None)
@given(decisions())
def test_order_and_names_of_options_change_nothing(made: tuple[rank.Scores, tuple[float, ...]]) -> None:
    scores, weighting = made
    turned = {f"x{name}": scores[name] for name in reversed(scores)}
    one, other = rank.middles(scores, weighting), rank.middles(turned, weighting)
    assert {f"x{name}": value for name, value in one.items()} == other
    ahead, named = rank.leader(one), rank.leader(other)
    assert (f"x{ahead}" if ahead else None) == named
    for place in range(len(weighting)):
        mine = [replace(flip, option=f"x{flip.option}") for flip in rank.flips(scores, weighting, place)]
        theirs = rank.flips(turned, weighting, place)
        assert [(flip.weight, flip.above) for flip in mine] == [(flip.weight, flip.above) for flip in theirs]


@settings(deadline=None)
@given(decisions(), st.floats(0.001, 900))
def test_scaling_points_changes_no_weight(made: tuple[rank.Scores, tuple[float, ...]], factor: float) -> None:
    _, weighting = made
    names = tuple(f"c{place}" for place in range(len(weighting)))
    points = dict(zip(names, weighting, strict=True))
    one, other = by_hand(names, points), by_hand(names, {name: value * factor for name, value in points.items()})
    assert one is not None
    assert other is not None
    assert one.mean == pytest.approx(other.mean)


@settings(deadline=None)
@given(decisions())
def test_the_regret_of_an_option_is_never_less_than_its_distance_behind(
    made: tuple[rank.Scores, tuple[float, ...]],
) -> None:
    scores, weighting = made
    found, totals = rank.regrets(scores, weighting), rank.middles(scores, weighting)
    assert all(found[name] >= max(totals.values()) - totals[name] - 1e-9 for name in scores)


@settings(deadline=None)
@given(decisions())
def test_with_the_score_it_needs_an_option_draws_level(made: tuple[rank.Scores, tuple[float, ...]]) -> None:
    scores, weighting = made
    ranked = sorted(rank.middles(scores, weighting).items(), key=lambda item: item[1])
    name = ranked[-2][0]
    for place in range(len(weighting)):
        needed = rank.score_to_lead(scores, weighting, name, place)
        if needed is not None:
            row = (*scores[name][:place], (needed, needed), *scores[name][place + 1 :])
            again = rank.middles({**scores, name: row}, weighting)
            assert again[name] == pytest.approx(max(again.values()))


def test_an_option_dominates_only_when_it_is_at_least_as_good_whatever_is_open() -> None:
    assert rank.dominates(((7, 8), (5, 5)), ((3, 7), (5, 5)))
    assert not rank.dominates(((6, 8), (5, 5)), ((3, 7), (5, 5)))  # 6 may turn out less than 7
    assert not rank.dominates(((5, 5), (5, 5)), ((5, 5), (5, 5)))  # nor is one better than its like
