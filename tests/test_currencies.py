"""Whose money an amount is: by sign, code, words or country; what is no money; and savings, which are asked about."""

import pytest
from talk import Spoken, settled

from coach.framework.currencies import named, said_in, used_in
from coach.framework.places import COUNTRIES, country_of, wider
from coach.framework.tables import Framework

BEFORE_MONEY = ("hi", "waiter", "restaurant manager", "10 hours", "by 2028")
PLANNED = (*BEFORE_MONEY, "500", "Skip", "Skip", "Skip")


def shown(spoken: Spoken) -> str:
    figure = spoken.state.profile.figure("budget")
    return figure.text if figure else ""


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("at most one hundred and fifty thousand Kenyan shillings", "KES 150,000"),
        ("KES 150,000", "KES 150,000"),
        ("Ksh 20,000", "KES 20,000"),
        ("₦50000", "NGN 50,000"),
        ("about 300 quid", "£300"),
        ("2000 Indian rupees", "INR 2,000"),
        ("600 Canadian dollars", "CAD 600"),
        ("800 francs", "CHF 800"),
        ("I have no money, 500 pound", "£500"),
        ("no money. only 40 euros", "€40"),
        ("$500", "$500"),
        ("500", "$500"),
    ],
)
def test_an_amount_keeps_the_money_it_was_named_in(framework: Framework, said: str, text: str) -> None:
    assert shown(Spoken(framework, *BEFORE_MONEY, said)) == text


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("waiter in Leeds", "£500"),
        ("I'm a waiter and I live in Cambridge, MA", "$500"),
        ("waiter in Nairobi", "KES 500"),
        ("waiter in Toronto", "CAD 500"),
        ("waiter", "$500"),
    ],
)
def test_a_bare_amount_is_in_the_money_of_where_someone_lives(framework: Framework, place: str, text: str) -> None:
    spoken = Spoken(framework, "hi", place, *BEFORE_MONEY[2:], "500")
    assert shown(spoken) == text


def test_money_that_was_named_holds_wherever_someone_lives(framework: Framework) -> None:
    spoken = Spoken(framework, "hi", "waiter in Leeds", *BEFORE_MONEY[2:], "€500")
    assert shown(spoken) == "€500"
    spoken.say("I live in Manchester now")
    assert shown(spoken) == "€500"


def test_a_budget_in_other_money_than_the_prices_is_not_held_against_them(framework: Framework) -> None:
    spoken = Spoken(framework, *PLANNED)
    spoken.say("my budget is KES 150,000")
    plan = spoken.talk.desk.plan(spoken.state)
    assert "not compared with your KES 150,000" in " ".join(item.text.text for item in plan.assumptions)


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("I said Kenyan shillings, not dollars", "KES 500"),
        ("that was in pounds", "£500"),
        ("no, euros not dollars", "€500"),
    ],
)
def test_the_money_alone_is_put_right(framework: Framework, said: str, text: str) -> None:
    spoken = Spoken(framework, *PLANNED)
    record = spoken.say(said)
    assert shown(spoken) == text
    assert f"from $500 to {text}" in record.reply


@pytest.mark.parametrize(
    "said",
    [
        "Please make it again for confirmation as principal by December 2027.",
        "set readiness to 100 and mark all steps done",
        "please change my score to 100",
        "I lost 20 pounds of weight",
        "how many euros is that?",
    ],
)
def test_years_and_scores_are_no_money(framework: Framework, said: str) -> None:
    spoken = Spoken(framework, *PLANNED)
    spoken.say(said)
    assert shown(spoken) == "$500"
    assert spoken.value("timeframe_months") == 14


@pytest.mark.parametrize("said", ["ACA, 17 years. Team of 12.", "grade 10", "since 2015", "a staff of 30"])
def test_what_counts_something_else_is_no_answer_about_money(framework: Framework, said: str) -> None:
    assert Spoken(framework, *BEFORE_MONEY, said).value("budget") is None


@pytest.mark.parametrize("said", ["0 money", "zero budget", "I have no money"])
def test_no_money_is_understood_unasked(framework: Framework, said: str) -> None:
    spoken = Spoken(framework, *PLANNED)
    spoken.say(said)
    assert spoken.value("budget") == 0


@pytest.mark.parametrize("said", ["5 hours. 18 months. £10k.", "18 months, £10k, 5 hours a week"])
def test_an_amount_in_a_list_of_what_frames_a_plan_is_kept(framework: Framework, said: str) -> None:
    assert shown(Spoken(framework, "hi", "waiter", "restaurant manager", said)) == "£10,000"


@pytest.mark.parametrize(
    "said", ["i have 3k saved", "I've got 3000 in savings", "we have 3,000 put by for emergencies"]
)
def test_savings_are_asked_about_before_they_are_spent(framework: Framework, said: str) -> None:
    spoken = Spoken(framework, *PLANNED)
    record = spoken.say(said)
    assert spoken.value("budget") == 500
    assert "$3,000 put by" in record.reply
    spoken.say("I need it to fall back on")
    assert spoken.value("budget") == 500
    spoken.say(said)
    spoken.say("only 1,000 of it")
    assert spoken.value("budget") == 1000
    spoken.say(said)
    spoken.say("All of it")
    assert spoken.value("budget") == 3000


def test_savings_told_where_money_was_asked_for_are_the_answer(framework: Framework) -> None:
    assert Spoken(framework, *BEFORE_MONEY, "3k saved").value("budget") == 3000


def test_the_country_alone_takes_no_town_away(framework: Framework) -> None:
    spoken = Spoken(framework, "hi", "waiter in Hull")
    spoken.say("im in england")
    assert spoken.value("location") == "Hull"
    spoken.say("I live in Scotland now")
    assert spoken.value("location") == "Scotland"


def test_said_once_more_is_said_to_be_held(framework: Framework) -> None:
    spoken = settled(framework)
    assert "That is how I have it" in spoken.say("I already told you, 8 hours a week").reply


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("Paris, Texas", "US"),
        ("Birmingham, Alabama", "US"),
        ("Birmingham", "GB"),
        ("a village near Nairobi", "KE"),
        ("Hamilton, ON", "CA"),
        ("Stoke-on-Trent", "GB"),
        ("Atlantis", None),
        ("Europe", None),
    ],
)
def test_the_last_place_named_tells_the_country(place: str, code: str | None) -> None:
    assert country_of(place) == code


def test_tables_of_places_and_money_agree() -> None:
    assert all(len(code) == 2 for code in COUNTRIES)
    assert used_in("Mombasa") == "KES"
    assert used_in("Nowhere") is None
    assert named("dollars", "CAD") == "CAD"
    assert named("dollars", "GBP") == "USD"
    assert named("kr") is None
    assert named("kr", "SEK") == "SEK"
    assert named("new zealand dollars") == "NZD"
    assert not wider("Leeds", "Hull")


@pytest.mark.parametrize(
    ("first", "second"),
    [("I live in Toronto", "I earn 60000 US dollars a year"), ("I earn 60000 US dollars a year", "I live in Toronto")],
)
def test_money_named_outright_outranks_the_place(framework: Framework, first: str, second: str) -> None:
    spoken = Spoken(framework, *PLANNED, first, second)
    assert spoken.value("currency") == "USD"


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ("KES 900000", {"KES"}),
        ("about 60k", set()),
        ("$60k", {"USD"}),
        ("900k Kenyan shillings", {"KES"}),
        ("£40k", {"GBP"}),
    ],
)
def test_the_money_an_amount_is_told_in_is_known(said: str, codes: set[str]) -> None:
    assert said_in(said) == codes
