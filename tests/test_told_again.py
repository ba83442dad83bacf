"""What people tell as life goes on: a new job, a post without its kind, their age."""

import pytest
from talk import Spoken, settled

from coach.conversation.age import COUNTED
from coach.framework.tables import Framework

# a new job


@pytest.mark.parametrize(
    "message",
    [
        "I got the job as head chef!",
        "they hired me as a head chef",
        "I've started a new job as head chef",
        "I now work as a head chef",
    ],
)
def test_a_new_job_is_the_role_and_ends_being_out_of_work(framework: Framework, message: str) -> None:
    spoken = Spoken(framework, "I'm a line cook, laid off in March", "skip", "skip")
    assert spoken.value("employer_type") == "out of work"
    record = spoken.say(message)
    assert spoken.value("role") == "head chef"
    assert spoken.value("employer_type") is None
    assert "taken out" not in record.reply


def test_who_got_the_job_they_aimed_at_is_asked_where_to_next(framework: Framework) -> None:
    spoken = settled(framework)
    record = spoken.say("I got the job as a paramedic!")
    assert "That is what this plan was for" in record.reply
    assert record.asked == ("target_role",)
    assert "Paramedic" not in record.options


@pytest.mark.parametrize(
    "message",
    [
        "my friend got the job as head chef",
        "I didn't get the job as head chef",
        "I hope I got the job as head chef",
        "when I got the job as head chef I was happy",
    ],
)
def test_a_job_not_got_changes_no_role(framework: Framework, message: str) -> None:
    spoken = settled(framework)
    spoken.say(message)
    assert spoken.value("role") == "bus driver"


@pytest.mark.parametrize(
    ("message", "pay"),
    [("paramedic, 7-3, 27k", 27000.0), ("nurse, 12-hour shifts, £31,500", 31500.0), ("cook, 40 hours, 25k", 25000.0)],
)
def test_pay_listed_with_a_job_is_pay_and_its_hours_are_none_to_spare(
    framework: Framework, message: str, pay: float
) -> None:
    spoken = Spoken(framework, "hi", message)
    assert spoken.value("pay") == pay
    assert spoken.value("hours_per_week") is None


# a post without its kind


@pytest.mark.parametrize(
    ("message", "among"),
    [("driver", "Bus driver"), ("I'm a manager", "Nurse case manager"), ("salesman", "Sales representative")],
)
def test_a_post_alone_is_asked_for_its_kind(framework: Framework, message: str, among: str) -> None:
    record = Spoken(framework, "hi").say(message)
    assert "Which kind of" in record.reply
    assert among in record.options
    assert any(option.startswith("Keep ") for option in record.options)


def test_the_kind_chosen_is_the_role(framework: Framework) -> None:
    spoken = Spoken(framework, "hi", "driver")
    spoken.say("Truck driver")
    assert spoken.value("role") == "Truck driver"


# age


@pytest.mark.parametrize(
    "message",
    ["am I too old", "I'm 47, is it too late for me?", "is 52 too old to start?", "is my age a disadvantage?"],
)
def test_who_asks_about_their_age_gets_a_kind_and_true_answer(framework: Framework, message: str) -> None:
    record = settled(framework).say(message)
    assert COUNTED in record.reply
    assert "the last step is done by" in record.reply
    assert record.withheld == ()


@pytest.mark.parametrize("message", ["am I late?", "is the certificate too old to count?", "am I too late at work?"])
def test_other_lateness_is_no_question_of_age(framework: Framework, message: str) -> None:
    assert COUNTED not in settled(framework).say(message).reply
