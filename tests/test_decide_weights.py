"""Weights from concrete choices: an even start, each choice a pull, a handful enough to find what someone prefers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.decision import Preference
from coach.planning.tradeoffs import rank
from coach.planning.tradeoffs.choices import id_of, next_choice, of_id
from coach.planning.tradeoffs.kinds import Criterion
from coach.planning.tradeoffs.weights import LEVELS, by_hand, learned, spread

NAMES = ("growth", "home", "money", "security")
CRITERIA = tuple(Criterion(name, name, name, ("little", "some", "much")) for name in NAMES)
ODDS = 16.0


def choice(first: str, second: str, taken: str) -> Preference:
    return Preference.model_validate(
        {"first": first, "first_level": "high", "second": second, "second_level": "high", "taken": taken}
    )


@pytest.mark.parametrize("dimensions", [2, 4, 6, 8])
def test_the_cloud_is_even_over_all_weightings(dimensions: int) -> None:
    cloud = spread(dimensions)
    assert all(sum(weighting) == pytest.approx(1) for weighting in cloud)
    means = [sum(w[axis] for w in cloud) / len(cloud) for axis in range(dimensions)]
    assert means == pytest.approx([1 / dimensions] * dimensions, abs=0.01)
    # of an even spread over a simplex, the share with a weight above a half is dimensions / 2 ** (dimensions - 1)
    above = sum(max(weighting) > 0.5 for weighting in cloud) / len(cloud)
    assert above == pytest.approx(min(1, dimensions / 2 ** (dimensions - 1)), abs=0.03)


def test_a_choice_pulls_the_weights_and_the_same_pulls_them_together() -> None:
    start = learned(NAMES, (), ODDS)
    home = learned(NAMES, (choice("home", "money", "first"),), ODDS)
    assert home.mean[1] > start.mean[1] + 0.05
    assert home.mean[2] < start.mean[2] - 0.05
    same = learned(NAMES, (choice("home", "money", "same"),), ODDS)
    assert abs(same.mean[1] - same.mean[2]) < 0.01
    apart = [abs(w[1] - w[2]) for w in same.weightings]
    assert same.average(apart) < start.average([abs(w[1] - w[2]) for w in start.weightings]) - 0.03


def test_one_slip_among_many_choices_does_not_decide() -> None:
    steady = tuple(
        Preference(first="home", first_level=level, second=other, second_level="high", taken="first")
        for other in ("money", "growth", "security")
        for level in ("high", "middle")
    )
    slip = choice("money", "home", "first")
    assert max(learned(NAMES, (*steady, slip), ODDS).mean) == learned(NAMES, (*steady, slip), ODDS).mean[1]


def test_choices_swapped_round_teach_the_same() -> None:
    one = learned(NAMES, (choice("home", "money", "first"),), ODDS)
    other = learned(NAMES, (choice("money", "home", "second"),), ODDS)
    assert one.likely == pytest.approx(other.likely)


def test_the_id_of_a_choice_reads_back_and_nonsense_does_not() -> None:
    made = choice("home", "money", "second")
    assert of_id(id_of(made), "second") == made
    for wrong in ("choice.home.high", "choice.home.top.money.high", "choice.home.high.home.high", "x.a.high.b.high"):
        with pytest.raises(ValueError, match="choice|high"):
            of_id(wrong, "first")


def asked(true: tuple[float, ...], scores: rank.Scores, many: int) -> tuple[Preference, ...]:
    """The choices put one after the other to someone who always takes what is worth more by their true weights."""
    told: tuple[Preference, ...] = ()
    for _ in range(many):
        put = next_choice(CRITERIA, scores, learned(NAMES, told, ODDS), told, ODDS)
        assert put is not None
        first = true[NAMES.index(put.first)] * LEVELS[put.first_level]
        second = true[NAMES.index(put.second)] * LEVELS[put.second_level]
        told = (*told, put.model_copy(update={"taken": "first" if first > second else "second"}))
    return told


def test_a_handful_of_choices_finds_what_most_people_prefer() -> None:
    scores: rank.Scores = {
        "a": ((8, 8), (3, 3), (7, 7), (4, 4)),
        "b": ((4, 4), (9, 9), (4, 4), (6, 6)),
        "c": ((5, 5), (5, 5), (6, 6), (8, 8)),
    }
    people = spread(4, 25)
    right = before = 0
    for true in people:
        meant = rank.leader(rank.middles(scores, true))
        told = asked(true, scores, 5)
        right += rank.leader(rank.middles(scores, learned(NAMES, told, ODDS).mean)) == meant
        before += rank.leader(rank.middles(scores, learned(NAMES, (), ODDS).mean)) == meant
    assert right >= 0.8 * len(people)
    assert right >= before + 0.2 * len(people)


def test_no_choice_is_put_twice_and_they_end() -> None:
    scores: rank.Scores = {"a": ((8, 8),) * 4, "b": ((4, 4),) * 4}
    told = asked((0.4, 0.3, 0.2, 0.1), scores, 18)
    assert len({id_of(item) for item in told}) == 18
    assert next_choice(CRITERIA, scores, learned(NAMES, told, ODDS), told, ODDS) is None


@settings(deadline=None, max_examples=25)
@given(st.permutations(["a", "b", "c"]))
def test_the_next_choice_does_not_depend_on_the_order_of_options(order: list[str]) -> None:
    rows = {"a": ((8, 8), (3, 3), (7, 7), (4, 4)), "b": ((4, 4), (9, 9), (4, 4), (6, 6)), "c": ((5, 5),) * 4}
    scores: rank.Scores = {name: rows[name] for name in order}
    put = next_choice(CRITERIA, scores, learned(NAMES, (), ODDS), (), ODDS)
    assert put == next_choice(CRITERIA, rows, learned(NAMES, (), ODDS), (), ODDS)


def test_points_of_nothing_are_no_weights() -> None:
    assert by_hand(NAMES, {}) is None
    assert by_hand(NAMES, {"home": 0.0}) is None
