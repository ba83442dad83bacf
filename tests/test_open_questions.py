"""While a question is open: side questions are answered, what is said for it is taken, nobody is doubted in vain."""

from dataclasses import replace
from datetime import date

import pytest
from talk import PASSAGE, Spoken, settled

from coach.domain.diff import changes
from coach.domain.figures import Said
from coach.domain.profile import Fact, Held, Profile, Source
from coach.framework.tables import Framework
from coach.knowledge.retriever import Hit

GUIDED = "[1]"


def guided(framework: Framework, *messages: str) -> Spoken:
    spoken = Spoken(framework, *messages)
    spoken.hits = [Hit(passage=PASSAGE, score=1.0)]
    return spoken


# a question of the person's own while the goal is open


@pytest.mark.parametrize(
    "message",
    [
        "how much should I save before I resign?",
        "what should I do in a job interview?",
        "what do employers suggest people wear to an interview?",
    ],
)
def test_a_side_question_before_the_goal_is_told_is_answered(framework: Framework, message: str) -> None:
    spoken = guided(framework, "bus driver")
    assert spoken.session.asked == "goal"
    record = spoken.say(message)
    assert GUIDED in record.reply
    assert record.asked == ("goal",)


@pytest.mark.parametrize(
    "message",
    ["what would you suggest?", "what else could I do?", "which jobs would suit me?", "do you have any ideas for me?"],
)
def test_who_asks_for_ways_gets_those_of_the_plan_and_no_claim_about_others(framework: Framework, message: str) -> None:
    record = guided(framework, "bus driver").say(message)
    assert record.asked == ("target_role",)
    assert "people in your place" not in record.reply
    assert "one of these ways" in record.reply


# papers


@pytest.mark.parametrize("paper", ["my RN licence", "a nursing licence", "the registered nurse license"])
@pytest.mark.parametrize("role", ["charge nurse", "director of nursing", "school nurse"])
def test_a_paper_that_the_role_stands_on_is_not_doubted(framework: Framework, role: str, paper: str) -> None:
    record = Spoken(framework, f"I'm a {role}").say(f"I have {paper}")
    assert "stands for years of study" not in record.reply
    assert [item.slot for item in record.facts] == ["credentials"]


@pytest.mark.parametrize("answer", ["Skip", "I'd rather not say", "I don't know yet"])
def test_a_doubted_paper_counts_as_said_where_the_doubt_is_passed_over(framework: Framework, answer: str) -> None:
    spoken = Spoken(framework, "I'm a care assistant")
    assert "stands for years of study" in spoken.say("I have an RN licence").reply
    record = spoken.say(answer)
    assert [(item.value.name, item.status) for item in record.facts if isinstance(item.value, Held)] == [
        ("RN licence", "stated")
    ]


@pytest.mark.parametrize("answer", ["No", "just kidding", "I didn't, it is a joke"])
def test_a_doubted_paper_that_is_taken_back_does_not_count(framework: Framework, answer: str) -> None:
    spoken = Spoken(framework, "I'm a care assistant", "I have an RN licence")
    spoken.say(answer)
    assert spoken.value("credentials") is None


# edits that wait for a date, or for what to add


@pytest.mark.parametrize(
    ("answer", "due"),
    [
        ("15 January 2027", "2027-01-15"),
        ("in 3 weeks", "2026-12-12"),
        ("let's say the end of March", "2027-03-31"),
        ("two months from now would be fine", "2027-01-21"),
    ],
)
def test_the_date_asked_for_completes_the_edit(framework: Framework, answer: str, due: str) -> None:
    spoken = settled(framework)
    assert "By which date" in spoken.say("add: call my old boss").reply
    spoken.say(answer)
    assert [(own.title, own.due.isoformat()) for own in spoken.state.own] == [("call my old boss", due)]
    assert spoken.value("timeframe_months") == 36.0


def test_a_step_is_moved_to_the_date_given_afterwards(framework: Framework) -> None:
    spoken = settled(framework)
    step = next(m for m in spoken.talk.desk.plan(spoken.state).milestones if m.status == "planned")
    spoken.say(f"postpone {step.title}")
    assert spoken.session.asked == "when"
    unsure = spoken.say("a bit later")
    assert "could not tell a date" in unsure.reply
    spoken.say("5 February")
    assert [(pin.milestone, pin.due) for pin in spoken.state.pins] == [(step.id, date(2027, 2, 5))]


@pytest.mark.parametrize(
    "answer", ["call my old boss by 5 February", "Talk to my union rep on 5 February.", "visit the depot in 11 weeks"]
)
def test_what_to_add_is_taken_with_its_date(framework: Framework, answer: str) -> None:
    spoken = settled(framework)
    assert "What should I add" in spoken.say("add a step").reply
    spoken.say(answer)
    own = spoken.state.own[0]
    assert own.due in (date(2027, 2, 5), date(2027, 2, 6))
    assert not {"february", "weeks"} & set(own.title.lower().split())


@pytest.mark.parametrize("message", ["what do I do this week?", "why is that first?", "Skip", "drop the zebra"])
def test_other_words_while_a_date_is_awaited_add_nothing(framework: Framework, message: str) -> None:
    spoken = settled(framework)
    spoken.say("add: call my old boss")
    record = spoken.say(message)
    assert spoken.state.own == ()
    assert "could not tell a date" not in record.reply


def test_a_day_that_is_past_is_asked_for_again(framework: Framework) -> None:
    spoken = settled(framework)
    spoken.say("add: call my old boss")
    record = spoken.say("2026-03-01")
    assert "That day is past" in record.reply
    spoken.say("1 March")
    assert spoken.state.own[0].due == date(2027, 3, 1)


# a supposition without a value stays one


def test_a_supposed_amount_stays_supposed_when_its_question_is_put_more_plainly(framework: Framework) -> None:
    spoken = settled(framework)
    spoken.say("what if I had fewer hours?")
    spoken.say("what do you mean?")
    record = spoken.say("3 hours")
    assert "Shall I make that the plan?" in record.reply
    assert spoken.value("hours_per_week") == 8.0


@pytest.mark.parametrize(
    ("message", "slot"),
    [
        ("I have fewer hours now", "hours_per_week"),
        ("fewer hours please", "hours_per_week"),
        ("I can spend less money", "budget"),
        ("i only have less time now", "hours_per_week"),
    ],
)
def test_a_change_without_a_value_is_asked_for(framework: Framework, message: str, slot: str) -> None:
    record = settled(framework).say(message)
    assert record.asked == (slot,)


@pytest.mark.parametrize("message", ["I want more money in the next job", "I have fewer hours at work than others"])
def test_what_is_wished_of_a_job_changes_no_means(framework: Framework, message: str) -> None:
    assert settled(framework).say(message).asked == ()


# the date of a plan


def test_an_assumed_date_is_not_called_a_wish(framework: Framework) -> None:
    spoken = settled(framework)
    facts = tuple(fact for fact in spoken.state.profile.facts if fact.slot != "timeframe_months")
    state = spoken.state.model_copy(update={"profile": Profile(facts=facts)})
    other = Fact(slot="target_role", value="office manager", source=Source(kind="option", id="x"), evidence="x")
    moved = state.model_copy(update={"profile": state.profile.with_facts([other])})
    desk = spoken.talk.desk
    said: dict[str, Said] = {item.id: item.text for item in changes(desk.plan(state), desk.plan(moved))}
    assert "wished" not in said["deadline"].text
    asked = replace(spoken.talk, desk=desk)
    spoken.talk, spoken.states = asked, [state]
    assert "your date" not in spoken.say("am I late?").reply


@pytest.mark.parametrize("answer", ["No fixed date", "no deadline", "no rush"])
def test_no_date_is_an_open_date_and_not_nothing(framework: Framework, answer: str) -> None:
    spoken = Spoken(framework, "bus driver", "paramedic", "8 hours")
    assert spoken.session.asked == "timeframe_months"
    record = spoken.say(answer)
    assert "nothing" not in record.reply.lower()
    assert record.asked != ("timeframe_months",)
