"""From a model's answer to a reading: only what is well formed and rests on the person's words."""

import json
from datetime import date
from typing import Any

import pytest
from model_stub import answer, fact
from readers import rules

from coach.language.base import Item, Proposed, Reading, ReadInputs
from coach.language.structured import Malformed, joined, located, parse, reading_of

TODAY = date(2026, 11, 21)


def read(message: str, *facts: dict[str, Any], **more: Any) -> Reading:
    items = (Item(id="m1", title="Course", kind="milestone"),)
    return reading_of(parse(answer(*facts, **more)), ReadInputs(message=message, today=TODAY, items=items), rules)


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("I'm a Nurse", "I’m  a\nnurse"),
        ("nurse in Leeds", "nurse in Leeds"),
        ("a nurse in Lee", None),
        ("", None),
        ("doctor", None),
    ],
)
def test_a_quote_is_found_whatever_its_case_spaces_and_marks(quote: str, found: str | None) -> None:
    assert located(quote, "I’m  a\nnurse in Leeds") == found


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (fact("role", "nurse", "I am a nurse"), "nurse"),
        (fact("role", "surgeon", "I am a nurse"), None),
        (fact("role", "nurse", "I have been a nurse"), None),
        (fact("skills", "medication", "giving medications", level="advanced"), "medication"),
        (fact("hours_per_week", "6 hours", "6 hours a week"), 6.0),
        (fact("hours_per_week", "60", "6 hours a week"), 6.0),
        (fact("hours_per_week", "1", "an hour"), None),
        (fact("budget", "6", "6 hours a week"), None),
        (fact("relocate", "true", "would move"), True),
        (fact("relocate", "perhaps", "would move"), None),
        (fact("risk_tolerance", "Low", "careful"), "low"),
        (fact("risk_tolerance", "tiny", "careful"), None),
        (fact("role", "", "I am a nurse"), None),
    ],
)
def test_a_fact_stands_in_the_message_with_its_value_in_its_quote(given: dict[str, Any], kept: object) -> None:
    message = (
        "I am a nurse, good at giving medications; careful. I can give 6 hours a week, 6 or 7 hours, and would move."
    )
    facts = read(message, given).facts
    assert [item.value for item in facts] == ([] if kept is None else [kept])


@pytest.mark.parametrize(
    "bad",
    [
        {"slot": "shoe_size", "value": "1", "quote": "nurse", "level": "", "negated": False},
        {"slot": "role", "value": "x" * 201, "quote": "nurse", "level": "", "negated": False},
        {"slot": "role", "value": 3, "quote": "nurse", "level": "", "negated": False},
        {"slot": "role", "value": "nurse", "quote": "nurse", "level": "godlike", "negated": False},
        {"slot": "role"},
        "role",
        None,
    ],
)
def test_a_fact_that_is_not_valid_costs_that_fact_alone(bad: Any) -> None:
    found = read("I am a nurse", bad, fact("role", "nurse", "a nurse"))
    assert [item.value for item in found.facts] == ["nurse"]


def test_a_fact_needs_no_level_and_a_level_goes_with_skills_alone() -> None:
    bare = {"slot": "skills", "value": "triage", "quote": "triage", "extra": 1}
    found = read("I know triage", bare, fact("role", "triage", "triage", level="expert"))
    assert [(item.slot, item.level) for item in found.facts] == [("skills", None), ("role", None)]


def test_what_is_named_too_loosely_is_noted_to_be_asked_again() -> None:
    assert read("I have a few hours", fact("hours_per_week", "a few", "a few hours")).unclear == "hours_per_week"


@pytest.mark.parametrize(
    ("message", "when", "kept"),
    [
        ("Move the course to March 2027", "2027-03-01", date(2027, 3, 1)),
        ("Move it to 14/03", "2027-03-14", date(2027, 3, 14)),
        ("Move it to later", "2027-03-01", None),
        ("Move it to March", "next March", None),
    ],
)
def test_a_date_is_taken_only_when_the_message_names_it(message: str, when: str, kept: date | None) -> None:
    assert read(message, intent="move", when=when).when == kept


def test_items_sides_stage_and_evidence_are_taken_only_when_they_exist() -> None:
    message = "I finished the course, here is the letter. Certificate or master's?"
    found = read(
        message,
        intent="done",
        item="m1",
        evidence="the letter",
        sides=["certificate", "master's", "doctorate"],
    )
    assert (found.item, found.evidence, found.sides) == ("m1", "the letter", ("Certificate", "master's"))
    assert read("Let's talk about risks", intent="stage", stage="risks").stage == "risks"
    assert read("I am a nurse", intent="answer", stage="risks").stage is None
    other = read(message, item="m9", evidence="a diploma", stage="")
    assert (other.item, other.evidence, other.stage) == (None, "", None)


def told(slot: str, value: str | float, quote: str) -> Proposed:
    return Proposed(slot=slot, value=value, quote=quote)


def test_amounts_are_the_built_in_readers_and_words_are_the_models() -> None:
    heard = Reading(
        intent="answer",
        facts=(
            told("role", "ward nurse", "ward nurse"),
            told("hours_per_week", 60.0, "6"),
            told("values", "calm", "calm"),
        ),
    )
    own = Reading(
        intent="question",
        facts=(
            told("role", "nurse", "nurse"),
            told("hours_per_week", 6.0, "6 hours"),
            told("location", "Leeds", "Leeds"),
        ),
    )
    found = {fact.slot: fact.value for fact in joined(heard, own).facts}
    assert joined(heard, own).intent == "answer"
    assert found == {"role": "ward nurse", "values": "calm", "hours_per_week": 6.0, "location": "Leeds"}


def test_neither_amounts_nor_dates_are_a_models() -> None:
    heard = Reading(intent="move", when=date(2027, 3, 30), facts=(told("hours_per_week", 12.0, "12 hours"),))
    own = Reading(intent="move", when=date(2027, 3, 5))
    assert joined(heard, own).facts == ()
    assert joined(heard, own).when == date(2027, 3, 5)


def test_a_supposition_is_no_fact() -> None:
    found = read("What if I had 3 hours?", intent="what_if", supposed=[fact("hours_per_week", "3", "3 hours")])
    assert found.facts == ()
    assert found.supposed[0].value == 3.0


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nothing",
        "[]",
        "3",
        "{}",
        "[" * 100_000,
        "9" * 10_000,
        json.dumps({"intent": "fly"}),
        json.dumps({"intent": ["answer"]}),
        json.dumps({"intent": "answer", "stage": "limbo"}),
        answer() + answer(),
        answer()[:-1],
        "Sure! " + answer(),
    ],
)
def test_an_answer_that_is_not_one_sound_object_is_refused(text: str) -> None:
    with pytest.raises(Malformed):
        parse(text)


@pytest.mark.parametrize(
    "rest", [{}, {"facts": None}, {"facts": "none"}, {"subject": None}, {"sides": [1, "a"]}, {"item": "x" * 300}]
)
def test_what_is_absent_or_odd_beside_the_intent_counts_as_empty(rest: dict[str, Any]) -> None:
    found = parse(json.dumps({"intent": "thanks", **rest}))
    assert (found.intent, found.facts, found.subject, found.item) == ("thanks", [], "", "")
