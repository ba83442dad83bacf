"""People who count in another currency: prices stay US dollars, and no budget is silently held against them."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest
from people import Someone
from walk import figures

from coach.domain.figures import Figure
from coach.domain.patch import Choices
from coach.domain.plan import CareerPlan
from coach.domain.profile import Value
from coach.framework.tables import Framework
from coach.knowledge.tables import load_framework
from coach.planning.engine import build_plan

TODAY = date(2026, 11, 21)
ABROAD = ("GBP", "EUR", "CAD", "AUD", "INR")
SIGNS = {"GBP": "£", "EUR": "€"}


@cache
def the_framework() -> Framework:
    return load_framework(Path(__file__).parent.parent / "knowledge")


def plan(**said: Value) -> CareerPlan:
    """The plan of a nursing assistant who wants to be a practical nurse: a training that has its price."""
    given: dict[str, Value] = {
        "role": "Nursing assistant",
        "target_role": "Licensed practical nurse",
        "timeframe_months": 36.0,
        "hours_per_week": 20.0,
        "years_experience": 3.0,
        **said,
    }
    return build_plan(Someone("abroad", given).profile, Choices(), the_framework(), TODAY)


def money_in(made: CareerPlan) -> list[Figure]:
    return [figure for _, figure in figures(made) if figure.unit == "money"]


def own(figure: Figure) -> bool:
    """Whether an amount is the person's own, or worked out from nothing but their own and a percentage."""
    return "--budget" in figure.ids or "--pay" in figure.ids


@pytest.mark.parametrize("currency", ABROAD)
def test_no_price_is_written_in_another_currency(currency: str) -> None:
    made = plan(currency=currency, budget=5000.0, pay=28000.0)
    prices = [figure for figure in money_in(made) if not own(figure)]
    assert prices
    assert [figure.text for figure in prices if not figure.text.removeprefix("from ").startswith(("$", "free"))] == []


@pytest.mark.parametrize("currency", ABROAD)
def test_own_money_keeps_its_currency(currency: str) -> None:
    made = plan(currency=currency, budget=5000.0, pay=28000.0)
    amounts = [figure for figure in money_in(made) if own(figure)]
    assert amounts
    assert [figure.text for figure in amounts if SIGNS.get(currency, currency) not in figure.text] == []


@pytest.mark.parametrize("currency", ABROAD)
@pytest.mark.parametrize("budget", [5.0, 2000.0, 500_000.0])
def test_a_budget_in_another_currency_is_not_compared_and_the_plan_says_so(currency: str, budget: float) -> None:
    made = plan(currency=currency, budget=budget)
    told = [said.text for said in made.fit.cautions if "not compared" in said.text]
    assert len(told) == 1
    assert "United States prices in US dollars" in told[0]
    assert f"{SIGNS.get(currency, currency + ' ')}{budget:,.0f}" in told[0]
    assert not any("budget" in reason.text for reason in made.fit.reasons)
    assert not any(risk.id == "risk-budget" for risk in made.risks)
    assert any(item.id == "prices" for item in made.assumptions)
    assert not any(item.id == "budget" for item in made.assumptions)


def test_the_size_of_a_budget_that_is_not_compared_changes_no_task_and_no_price() -> None:
    small, large = plan(currency="GBP", budget=5.0), plan(currency="GBP", budget=500_000.0)
    assert small.milestones == large.milestones
    assert small.fit.cost == large.fit.cost
    assert small.fit.verdict == large.fit.verdict


def test_the_standard_of_realism_does_not_vouch_for_money_it_did_not_judge() -> None:
    realistic = next(item for item in plan(currency="GBP", budget=5.0).quality if item.name == "realistic")
    assert "your money as they were given" not in realistic.found.text


@pytest.mark.parametrize("currency", ABROAD)
def test_no_money_is_none_in_any_currency(currency: str) -> None:
    made = plan(currency=currency, budget=0.0)
    assert made.fit.verdict == "does not fit"
    assert any("named no money" in reason.text for reason in made.fit.reasons)


@pytest.mark.parametrize("budget", [0.0, 5.0, 2000.0])
def test_no_way_out_turns_dollars_into_a_budget_of_another_currency(budget: float) -> None:
    made = plan(currency="EUR", budget=budget)
    assert [way.id for way in made.fit.ways_out if "budget" in way.facts] == []


def test_in_dollars_the_budget_counts_as_before() -> None:
    made = plan(budget=5.0)
    assert any("more than your budget of $5" in reason.text for reason in made.fit.reasons)
    assert plan(budget=5.0, currency="USD").fit == made.fit
    assert not any(item.id == "prices" for item in made.assumptions)


def test_without_a_budget_someone_abroad_hears_whose_prices_they_are() -> None:
    made = plan(currency="GBP")
    assert any("United States prices in US dollars" in said.text for said in made.fit.cautions)
    assert {item.id for item in made.assumptions} >= {"budget", "prices"}
