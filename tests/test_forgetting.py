"""What is taken back: dates that belong to something else, facts, and steps that must not go instead."""

import pytest

from coach.framework.tables import Framework
from tests.heard import SETTLED, Heard

BEFORE = ("hi", "physio", "data analyst", "4 hours")


@pytest.mark.parametrize(
    "words",
    [
        "getting married in june so dont want to do anything mad before then",
        "my exam is in june",
        "we have a holiday in august",
        "the wedding is on 12 June",
    ],
)
def test_the_date_of_something_else_is_no_deadline(framework: Framework, words: str) -> None:
    assert Heard(framework, *BEFORE, words).value("timeframe_months") is None
    assert Heard(framework, *SETTLED, words).value("timeframe_months") == 36


@pytest.mark.parametrize("words", ["before the wedding in june", "by june", "june 2027", "until my exam in june"])
def test_a_date_said_as_the_limit_is_one(framework: Framework, words: str) -> None:
    assert Heard(framework, *BEFORE, words).value("timeframe_months") == 7


@pytest.mark.parametrize(
    "words",
    [
        "no june is the wedding, not the deadline!!",
        "thats not the deadline, its my resit",
        "take the june date off pls",
    ],
)
def test_a_deadline_is_taken_back(framework: Framework, words: str) -> None:
    heard = Heard(framework, *BEFORE, "by june", "3000", "6 years", "none", "excel")
    assert heard.value("timeframe_months") == 7
    heard.tell(words)
    assert heard.value("timeframe_months") is None
    heard.tell("undo")
    assert heard.state.profile.all("timeframe_months") or heard.records[-1].reply


def test_a_step_with_a_date_is_added_and_the_deadline_stays(framework: Framework) -> None:
    heard = Heard(framework, *SETTLED)
    assert heard.tell("put first aid resit in the plan, by june 2027").intent == "add"
    assert heard.value("timeframe_months") == 36


@pytest.mark.parametrize(
    ("words", "slot"),
    [
        ("forget my budget", "budget"),
        ("forget the hours thing thats embarrassing", "hours_per_week"),
        ("please delete my budget", "budget"),
        ("take the deadline out", "timeframe_months"),
        ("forget the calm thing", "skills"),
    ],
)
def test_a_fact_is_forgotten_and_no_step(framework: Framework, words: str, slot: str) -> None:
    heard = Heard(framework, *SETTLED)
    record = heard.tell(words)
    assert heard.state.profile.all(slot) == ()
    assert heard.state.choices.dropped == ()
    assert "undo" in record.reply


@pytest.mark.parametrize(
    "words", ["delete everything", "delete my data", "forget all you know about me", "erase all of it"]
)
def test_erasing_it_all_is_not_done_in_passing(framework: Framework, words: str) -> None:
    heard = Heard(framework, *SETTLED)
    before = heard.state
    assert "coach me erase" in heard.tell(words).reply
    assert heard.state == before


@pytest.mark.parametrize("words", ["forget about the adverts", "drop the adverts", "leave out the conversations"])
def test_a_step_named_is_left_out_and_no_fact(framework: Framework, words: str) -> None:
    heard = Heard(framework, *SETTLED)
    facts = heard.state.profile
    heard.tell(words)
    assert heard.state.profile == facts
    assert heard.state.choices.dropped


def test_what_is_not_held_is_said_not_to_be(framework: Framework) -> None:
    assert "nothing there" in Heard(framework, *SETTLED).tell("forget my savings").reply


@pytest.mark.parametrize(
    "said",
    ["forget my hours, I have 5 now", "forget my hours, it is 5 a week now", "forget my hours i have 5 hours now"],
)
def test_a_new_value_beside_the_old_one_is_not_forgotten_with_it(framework: Framework, said: str) -> None:
    heard = Heard(framework, *SETTLED)
    assert "Forgotten" not in heard.tell(said).reply
    assert heard.value("hours_per_week") in (5, 8)
