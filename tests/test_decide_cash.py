"""Cash-flows: month by month by hand, net present values as numpy-financial has them, more pay never worse."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.planning.tradeoffs.cash import lay_out, level, monthly_rate, present_value
from coach.planning.tradeoffs.scores import money_score

SINGLE = (0.0, 0.0)
amounts = st.floats(0, 250_000).map(round)
months = st.integers(0, 48)


@st.composite
def ranges(draw: st.DrawFn, values: st.SearchStrategy[int]) -> tuple[float, float]:
    low, high = sorted((draw(values), draw(values)))
    return float(low), float(high)


@st.composite
def options(draw: st.DrawFn) -> dict[str, tuple[float, float]]:
    """Amounts of an option, some told and some not."""
    money = ("pay", "meanwhile", "cost", "once", "monthly", "bonus", "equity", "benefits")
    told = {name: draw(ranges(amounts)) for name in money if draw(st.booleans())}
    return told | {name: draw(ranges(months)) for name in ("months", "search", "ramp") if draw(st.booleans())}


@settings(max_examples=200, deadline=None)
@given(options(), st.floats(0, 0.3), st.integers(6, 120))
def test_net_present_values_equal_numpy_financial(
    told: dict[str, tuple[float, float]], rate: float, horizon: int
) -> None:
    numpy_financial = pytest.importorskip("numpy_financial")
    for course in lay_out(told, horizon).courses:
        theirs = numpy_financial.npv(monthly_rate(rate), course)
        assert present_value(monthly_rate(rate), course) == pytest.approx(theirs, rel=1e-9, abs=1e-6)


@settings(deadline=None)
@given(st.floats(1, 100_000), st.floats(0.001, 0.3), st.integers(6, 120))
def test_an_even_amount_equals_numpy_financials_payment(value: float, rate: float, horizon: int) -> None:
    numpy_financial = pytest.importorskip("numpy_financial")
    theirs = -numpy_financial.pmt(monthly_rate(rate), horizon, value)
    assert level(value, rate, horizon) == pytest.approx(theirs, rel=1e-6)


def test_months_of_study_then_pay_are_laid_out_as_one_would_by_hand() -> None:
    told = {"pay": (60_000.0, 60_000.0), "cost": (6_000.0, 6_000.0), "months": (3.0, 3.0), "search": (1.0, 1.0)}
    (course,) = lay_out(told, 6).courses
    assert course == (0, -2000, -2000, -2000, 0, 5000, 5000)
    ranges = lay_out(told, 6)
    assert ranges.runway(savings=5_000, spending=1_000) == (2, 2)  # 5000 - 3000 - 3000 < 0
    assert ranges.short(savings=5_000, spending=1_000) == (5_000, 5_000)  # after month 4: 5000 - 6000 - 4000
    assert ranges.break_even(baseline=0) == (6, 6)  # -6000 + 5000 + 5000


def test_a_start_on_ones_own_grows_evenly_and_what_is_not_promised_counts_from_nothing() -> None:
    grows = lay_out({"pay": (24_000.0, 24_000.0), "ramp": (4.0, 4.0), "monthly": (100.0, 100.0)}, 5)
    assert grows.courses == ((0, 400, 900, 1400, 1900, 1900),)
    bonus = lay_out({"pay": (12_000.0, 12_000.0), "bonus": (6_000.0, 6_000.0)}, 2)
    assert bonus.by_month() == ((0, 0), (1000, 1500), (1000, 1500))


def test_going_on_as_now_breaks_even_from_the_start_and_a_pay_cut_never() -> None:
    assert lay_out({"pay": (48_000.0, 48_000.0)}, 12).break_even(4_000) == (0, 0)
    assert lay_out({"pay": (47_000.0, 47_000.0)}, 12).break_even(4_000) == (None, None)


@settings(deadline=None)
@given(options(), st.floats(0, 50_000), st.floats(0, 0.2))
def test_more_pay_never_lowers_an_option(told: dict[str, tuple[float, float]], more: float, rate: float) -> None:
    low, high = told.get("pay", SINGLE)
    before, after = lay_out(told, 60), lay_out(told | {"pay": (low + more, high + more)}, 60)
    for one, other in zip(before.value(rate), after.value(rate), strict=True):
        assert other >= one - 1e-6
        assert money_score(level(other, rate, 60), 4_000, 2) >= money_score(level(one, rate, 60), 4_000, 2) - 1e-9
    late = 10_000
    runs, again = (found.runway(20_000, 2_000)[0] or late for found in (before, after))
    assert again >= runs


@settings(deadline=None)
@given(options())
def test_every_course_lies_within_what_is_shown(told: dict[str, tuple[float, float]]) -> None:
    found = lay_out(told, 36)
    for course in found.courses:
        assert all(low <= flow <= high for flow, (low, high) in zip(course, found.by_month(), strict=True))


def test_money_scores_alike_for_alike_factors() -> None:
    assert money_score(50_000, 50_000, 2) == 5
    assert money_score(100_000, 50_000, 2) == 10
    assert money_score(25_000, 50_000, 2) == 0
    assert money_score(-1, 50_000, 2) == 0
    assert money_score(60_000, 50_000, 2) - 5 == pytest.approx(5 - money_score(50_000 / 1.2, 50_000, 2))
