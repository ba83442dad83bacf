"""Everyday words around a plan: what it assumes and risks, files, words not known, age, parts done, coming back."""

import re
from datetime import date

import pytest
from talk import Spoken

from coach.conversation.state import SessionState
from coach.exports import EXPORTERS
from coach.framework.tables import Framework
from coach.ui.parts import NAMES

PLANNED = ("hi", "waiter", "restaurant manager", "10 hours", "by 2028", "500", "Skip", "Skip", "Skip")


@pytest.fixture
def spoken(framework: Framework) -> Spoken:
    made = Spoken(framework, *PLANNED)
    assert made.session.planned
    return made


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Which assumptions have you made?", "This is what I assumed"),
        ("what did you assume", "This is what I assumed"),
        ("What are the risks", "What can go wrong"),
        ("tell me what could go wrong", "What can go wrong"),
        ("export the plan", "coach plan export"),
        ("can I have it as a pdf", "coach plan export"),
        ("what is résumé? I dont have", "one or two pages about your work"),
        ("what is a milestone", "one step of the plan with a date"),
        ("Why you ask me this? it go to my boss?", "sent nowhere"),
        ("Kindly tell me what you have understood about me so far", "role: waiter"),
        ("is it too late for me at 47", "Not by anything a plan counts"),
        ("Is my age a disadvantage?", "Not by anything a plan counts"),
        ("im 47", "I don't reckon with age"),
        ("bye x", "Until next time"),
        ("speak soon", "Until next time"),
        ("ta x", "You're welcome"),
        ("i talk to wife. thank you", "You're welcome"),
    ],
)
def test_plain_questions_and_manners_are_answered(spoken: Spoken, said: str, told: str) -> None:
    before = spoken.state
    record = spoken.say(said)
    assert told in record.reply
    assert "no source" not in record.reply
    assert spoken.state == before
    assert not record.withheld


def test_the_files_named_are_those_there_are(spoken: Spoken) -> None:
    reply = spoken.say("export the plan").reply
    named = re.search(r"--format (\w+)”; in place of \w+ you can write (\w+) or (\w+)", reply)
    assert named is not None
    assert set(named.groups()) == set(EXPORTERS)
    assert all(NAMES[name] in reply for name in EXPORTERS if name in NAMES)


@pytest.mark.parametrize("said", ["what is a sommelier", "my risk tolerance is low", "what does the exam cost"])
def test_other_questions_are_not_taken_for_them(spoken: Spoken, said: str) -> None:
    reply = spoken.say(said).reply
    assert not [told for told in ("What can go wrong", "coach plan export", "I assumed:") if told in reply]


@pytest.mark.parametrize(
    "said", ["i read the adverts", "ive read 3 adverts already they all want experience", "I looked at the adverts"]
)
def test_a_step_told_as_done_is_noticed(spoken: Spoken, said: str) -> None:
    record = spoken.say(said)
    assert record.intent == "done"
    assert "Read a few current advertisements" in record.reply


@pytest.mark.parametrize("said", ["i already talked to 2 managers", "I have talked to two of them, half done"])
def test_a_part_of_a_step_leaves_it_open(spoken: Spoken, said: str) -> None:
    spoken.say(said)
    assert not spoken.state.choices.done


@pytest.mark.parametrize(
    ("said", "on"),
    [
        ("in december i can give 15 hours a week", date(2026, 12, 1)),
        ("make it 8 hours from july", date(2027, 7, 1)),
        ("from the first of May 8 hours a week", date(2027, 5, 1)),
    ],
)
def test_hours_that_begin_later_are_noted_by_their_date(spoken: Spoken, said: str, on: date) -> None:
    record = spoken.say(said)
    assert spoken.value("hours_per_week") == 10
    assert [own.due for own in spoken.state.own] == [on]
    assert "I leave those of today as they are" in record.reply
    spoken.say(said)
    assert len(spoken.state.own) == 1


@pytest.mark.parametrize("said", ["I can do 8 hours a week", "8 hours a week from now on", "from today 8 hours a week"])
def test_hours_from_today_on_change_the_plan(spoken: Spoken, said: str) -> None:
    spoken.say(said)
    assert spoken.value("hours_per_week") == 8
    assert not spoken.state.own


@pytest.mark.parametrize("said", ["Good morning. I have returned.", "hello", "I'm back", "good evening coach"])
def test_who_comes_back_later_is_welcomed_and_told_what_was_due(spoken: Spoken, said: str) -> None:
    spoken.on(date(2027, 3, 10))
    spoken.session = SessionState().continuing(spoken.session)
    reply = spoken.say(said).reply
    assert reply.startswith("Welcome back")
    assert "it was due by" in reply


def test_the_words_of_an_earlier_answer_still_say_what_they_said(spoken: Spoken) -> None:
    spoken.say("No fixed date")
    assert spoken.value("timeframe_months") is None
    spoken.say("Better conditions, same work")
    assert spoken.value("goal") == "Better conditions, same work"


@pytest.mark.parametrize("said", ["i already talked to 2 managers", "we have 3 vans", "there are 9 cooks under me"])
def test_what_a_number_counts_is_no_answer_in_years(framework: Framework, said: str) -> None:
    spoken = Spoken(framework, "hi", "waiter", "restaurant manager", "10 hours", "by 2028", "500")
    assert spoken.session.asked == "years_experience"
    spoken.say(said)
    assert spoken.value("years_experience") is None


@pytest.mark.parametrize("said", ["7", "about 7 i think", "7 or so", "7, maybe", "oh 7 by now", "7 years", "its 7ish"])
def test_a_bare_number_answers_in_years(framework: Framework, said: str) -> None:
    spoken = Spoken(framework, "hi", "waiter", "restaurant manager", "10 hours", "by 2028", "500")
    spoken.say(said)
    assert spoken.value("years_experience") == 7
