"""What the coach says when a document was handed in and reviewed: it was read, and what moved by it."""

from pathlib import Path

import pytest

from coach.app import Coach, build
from coach.conversation.handed import HANDED_IN
from coach.domain.turn import TurnRecord
from coach.settings import load

TALK = ("I'm a charge nurse and want to become a nurse manager", "6 hours a week", "in 18 months", "$2000", "skip")


@pytest.fixture
def coach(indexed: Path) -> Coach:
    return build(load())


def say(coach: Coach, *messages: str) -> TurnRecord:
    chat = coach.chat()
    session, runner = chat.start_session("me"), chat.runner()
    for number, message in enumerate(messages):
        list(runner.tail("me", session, runner.start("me", session, message, str(number))))
    runner.close()
    record = chat.record("me", session, len(messages))
    assert record is not None
    return record


def handed(coach: Coach, text: str, name: str, tmp_path: Path) -> str:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    coach.roadmap(coach.understand(path), ())
    return HANDED_IN.format(name=name)


COOK = "Ana Smith\n\nExperience\nCook, Inn, 2019 - 2022\n\nSkills\nBudgeting, Rota planning\n"
CLERK = "Ana Smith\n\nExperience\nOffice Clerk, Brown Ltd, 2015 - 2024\n"


@pytest.mark.parametrize("name", ["cook.txt", "My CV (final, 2).txt", "履歷 عربي.txt"])
def test_a_first_document_is_said_to_be_read(coach: Coach, tmp_path: Path, name: str) -> None:
    record = say(coach, handed(coach, COOK, name, tmp_path))
    assert f"I have read {name}" in record.reply
    assert "did not get" not in record.reply
    assert record.facts == ()
    assert coach.current().state.profile.text("goal") is None


def test_a_document_in_the_middle_of_a_plan_says_what_moved(coach: Coach, tmp_path: Path) -> None:
    say(coach, *TALK)
    record = say(coach, handed(coach, CLERK, "clerk.txt", tmp_path))
    assert "I have read clerk.txt" in record.reply
    assert "What moved in the plan stands under Changes" in record.reply
    assert record.withheld == ()


@pytest.mark.parametrize(
    "message", ["Here is my résumé: nothing.pdf", "here is my résumé, it is short", "Here is my CV"]
)
def test_the_words_alone_claim_nothing(coach: Coach, message: str) -> None:
    assert "I have read" not in say(coach, message).reply
