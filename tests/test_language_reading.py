"""The built-in reader on messages in people's words: facts, intents, and nothing that was not said."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from coach.framework.tables import Framework
from coach.language.base import Reading, ReadInputs
from coach.language.builtin.reading import Reader
from coach.language.builtin.reading.likeness import WAYS
from evals.reading import ROOT, faults, heard, load, measure

HERE = Path(__file__).parent
MESSAGES = load(HERE / "reading_messages.yaml")
FREE = load(HERE / "reading_free.yaml")
ROUNDS = ("unseen", "heldout", "blind", "blind2", "blind3", "blind4")
UNSEEN = [load(HERE / f"reading_{name}.yaml") for name in ROUNDS]
TODAY = date(2026, 11, 21)


@pytest.fixture(scope="session")
def reader(framework: Framework) -> Reader:
    return Reader(framework)


def _id(row: dict[str, Any]) -> str:
    return f"{row['m'][:40]}|{row.get('asked', '')}"


@pytest.mark.parametrize("row", MESSAGES["messages"], ids=_id)
def test_a_message_is_read_as_people_mean_it(reader: Reader, row: dict[str, Any]) -> None:
    assert not faults(row, heard(reader, row, MESSAGES))


@pytest.mark.parametrize("row", FREE["messages"], ids=_id)
def test_a_message_at_a_hard_moment_is_heard_as_it_is_meant(reader: Reader, row: dict[str, Any]) -> None:
    assert not faults(row, heard(reader, row, FREE))


@pytest.mark.parametrize("unseen", UNSEEN, ids=ROUNDS)
def test_messages_the_rules_were_not_written_for_are_read_with_few_faults(
    reader: Reader, unseen: dict[str, Any]
) -> None:
    tally = measure(reader, unseen)
    precision, recall, f1 = tally.scores()
    assert precision >= 0.97
    assert f1 >= 0.95
    assert tally.intents / tally.messages >= 0.95


def test_text_that_is_about_nobody_sets_next_to_nothing(reader: Reader) -> None:
    """Our guidance, sentence by sentence, as if somebody pasted it: it speaks of hours, money and goals of others."""
    pages = [
        path.read_text(encoding="utf-8").split("---", 2)[-1] for path in (ROOT / "knowledge/guidance").glob("*.md")
    ]
    sentences = [said.strip() for page in pages for said in re.split(r"(?<=[.!?])\s+|\n+", page) if len(said) > 20]
    facts = sum(len(read(reader, sentence).facts) for sentence in sentences)
    assert len(sentences) > 1000
    assert facts / len(sentences) < 0.02


def test_the_table_is_wide_enough() -> None:
    rows = MESSAGES["messages"]
    silent = [row for row in rows if not row.get("facts") and row.get("intent", "answer") in ("answer", "question")]
    assert len(rows) >= 400
    assert len(silent) >= 60


def read(reader: Reader, message: str, **more: Any) -> Reading:
    return reader.read(ReadInputs(message=message, today=TODAY, **more))


def test_the_tally_counts_what_is_surplus_and_what_is_missed(reader: Reader) -> None:
    rows = [
        {"m": "six hours", "asked": "hours_per_week", "facts": {"hours_per_week": 6}},
        {"m": "six hours", "asked": "hours_per_week"},
        {"m": "hello", "facts": {"budget": 5}, "intent": "greet"},
    ]
    tally = measure(reader, {"today": TODAY, "messages": rows})
    assert tally.scores() == (0.5, 0.5, 0.5)
    assert tally.scores("budget")[1] == 0.0
    assert tally.intents == 3


def test_what_the_rules_leave_open_is_told_by_likeness_and_facts_are_not(framework: Framework) -> None:
    asked: list[str] = []

    def embed(texts: Sequence[str]) -> list[list[float]]:
        asked.extend(texts)
        return [[1.0, 0.0] if text in (*WAYS["show"], "remind me how it all fits") else [0.0, 1.0] for text in texts]

    reader = Reader(framework, embed)
    assert read(reader, "hello").intent == "greet"
    assert read(reader, "I can do 5 hours a week").intent == "answer"
    assert asked == []
    reading = read(reader, "remind me how it all fits")
    assert reading.intent == "show"
    assert reading.facts == ()
    assert read(reader, "the winter was long and cold").intent == "answer"
