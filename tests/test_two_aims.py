"""Aims said two at a time, changed, or only named: the person chooses, and no job named is lost."""

import pytest

from coach.framework.tables import Framework
from tests.heard import SETTLED, Heard


@pytest.mark.parametrize(
    ("words", "options"),
    [
        ("i want to be a primary teacher, or maybe a nurse, i go back and forth", ("Primary teacher", "Nurse")),
        ("I want to be train driver or maybe bus driver", ("Train driver", "Bus driver")),
        ("either a chef or a restaurant manager", ("Chef", "Restaurant manager")),
        ("dispatcher first then paramedic", ("Dispatcher", "Paramedic")),
    ],
)
def test_two_aims_become_one_question(framework: Framework, words: str, options: tuple[str, ...]) -> None:
    heard = Heard(framework, "hi", "forklift driver")
    record = heard.tell(words)
    assert record.options[:2] == options
    assert (heard.value("target_role"), heard.value("goal")) == (None, None)
    heard.tell(f"{options[1]} i think")
    assert str(heard.value("target_role")).lower() == options[1].lower()


def test_of_two_aims_the_first_is_planned_for_until_one_is_chosen(framework: Framework) -> None:
    heard = Heard(framework, "hi", "forklift driver", "train driver or maybe bus driver", "idk")
    assert heard.value("target_role") == "train driver"
    heard.tell("bus driver instead")
    assert heard.value("target_role") == "bus driver"


def test_two_aims_can_be_compared_first(framework: Framework) -> None:
    heard = Heard(framework, "hi", "physio")
    asked = heard.tell("like data analyst or product manager, which one is better for someone like me")
    assert {"Data analyst", "Product manager"} <= set(asked.options)
    assert heard.value("goal") is None
    compared = Heard(framework, "hi", "physio", "data analyst or product manager").tell("compare them")
    assert "Data analyst: " in compared.reply


@pytest.mark.parametrize(
    "words", ["sous chef or something like that", "chef, or anything with food", "I was a cook or waiter"]
)
def test_one_aim_with_an_or_is_one(framework: Framework, words: str) -> None:
    assert "Which shall it aim at" not in Heard(framework, "hi", "cook").tell(words).reply


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("I dont want paramedic. I want electrician", "electrician"),
        ("i dont want paramedic, i want chef", "chef"),
        ("aight make it electrician", "electrician"),
        ("change target to chef", "chef"),
        ("chef instead of paramedic", "chef"),
        ("Both. Keep chef as the plan, show consultancy as the alternative.", "chef"),
        ("I should like the office path instead, as an education programme manager.", "education programme manager"),
    ],
)
def test_a_plain_wish_for_another_job_changes_the_target(framework: Framework, words: str, target: str) -> None:
    heard = Heard(framework, *SETTLED)
    heard.tell(words)
    assert heard.value("target_role") == target


@pytest.mark.parametrize(
    "words",
    ["i want more time", "i want a coffee", "make it shorter", "my sister is a nurse", "i want to see a doctor"],
)
def test_a_wish_for_something_else_leaves_the_target(framework: Framework, words: str) -> None:
    heard = Heard(framework, *SETTLED)
    heard.tell(words)
    assert heard.value("target_role") == "paramedic"


@pytest.mark.parametrize(
    "words", ["electrician", "my mate says id be better at being an electrician", "what about electrician"]
)
def test_a_job_only_named_is_laid_beside_the_plan(framework: Framework, words: str) -> None:
    heard = Heard(framework, *SETTLED)
    record = heard.tell(words)
    assert "Electrician: " in record.reply
    assert heard.value("target_role") == "paramedic"
    heard.tell("yes")
    assert heard.value("target_role") == "electrician"
