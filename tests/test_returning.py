"""Coming back days or weeks later: where it stood, what was due, how it went, and no first-day hello."""

import contextlib
import io
import json
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from talk import SETTLED, Spoken, settled

from coach.app import build
from coach.cli.chat import as_json
from coach.framework.tables import Framework
from coach.settings import load

LATER = date(2027, 2, 1)
STEP = "Read a few current advertisements for paramedic work"


def played(messages: Sequence[str], monkeypatch: pytest.MonkeyPatch, day: str) -> list[dict[str, Any]]:
    """A conversation in a process of its own on a day: a new coach over the same data."""
    monkeypatch.setenv("COACH_TODAY", day)
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        as_json(build(load()).chat(), "me", iter(messages))
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_a_new_session_takes_up_the_plan(monkeypatch: pytest.MonkeyPatch, indexed: object) -> None:
    played(SETTLED, monkeypatch, "2026-11-25")
    hello, idle, late = played(
        ["hi again", "I did nothing since november, sorry", "am i late"], monkeypatch, "2027-02-01"
    )
    assert "Welcome back" in hello["reply"]
    assert "25 November 2026" in hello["reply"]
    assert "paramedic" in hello["reply"]
    assert f"{STEP}: it was due by 27 November 2026" in hello["reply"]
    assert f"How did it go with “{STEP}”?" in hello["reply"]
    assert "career coach program" not in hello["reply"]
    assert hello["withheld"] == []
    for record in (idle, late):
        assert "That's all right" in record["reply"]
        assert "years have you done" not in record["reply"]
        assert record["withheld"] == []
    assert "2027" in idle["reply"]
    assert "after your date" in late["reply"]


def test_bad_news_comes_before_the_recap(monkeypatch: pytest.MonkeyPatch, indexed: object) -> None:
    played(SETTLED, monkeypatch, "2026-11-25")
    (record,) = played(["hey, they let me go today"], monkeypatch, "2026-12-10")
    assert record["reply"].startswith("I'm sorry you lost that job")
    assert record["asked"] == ["runway_months"]


def test_someone_without_a_plan_is_greeted_as_before(monkeypatch: pytest.MonkeyPatch, indexed: object) -> None:
    played(["hi", "bus driver"], monkeypatch, "2026-11-25")
    (record,) = played(["hello"], monkeypatch, "2026-12-10")
    assert "Welcome back" not in record["reply"]
    assert record["asked"]


@pytest.mark.parametrize("message", ["hi", "hello again", "hi im back. where were we?", "remember me?", "been a while"])
def test_any_way_of_coming_back_gets_the_recap(framework: Framework, message: str) -> None:
    record = settled(framework).on(LATER).say(message)
    assert "Welcome back" in record.reply
    assert STEP in record.reply
    assert record.reply.count("?") == 1


def test_on_the_same_day_nothing_is_called_overdue(framework: Framework) -> None:
    record = settled(framework).say("hi again")
    assert "due meanwhile" not in record.reply
    assert f"“{STEP}”" in record.reply


@pytest.mark.parametrize("message", ["not yet", "no, sorry", "nothing", "didn't get round to it"])
def test_a_step_not_done_is_met_with_kindness_and_today(framework: Framework, message: str) -> None:
    spoken = settled(framework).on(LATER)
    spoken.say("hi")
    record = spoken.say(message)
    assert "That's all right" in record.reply
    assert "2027" in record.reply
    assert record.withheld == ()


@pytest.mark.parametrize("message", ["It is done", "done!", "i did it"])
def test_a_step_done_is_taken_up(framework: Framework, message: str) -> None:
    spoken = settled(framework).on(LATER)
    spoken.say("hi")
    record = spoken.say(message)
    assert "What shows it" in record.reply
    assert STEP in record.reply


@pytest.mark.parametrize(
    "message", ["why is that first", "I earn 50000 a year", "show my plan", "I am behind the wheel all day"]
)
def test_other_messages_get_no_recap(framework: Framework, message: str) -> None:
    record = settled(framework).on(LATER).say(message)
    assert "Welcome back" not in record.reply
    assert "That's all right" not in record.reply


def test_hello_at_the_start_is_the_first_hello(framework: Framework) -> None:
    assert "career coach program" in Spoken(framework).say("hi").reply


def test_offers_told_in_one_conversation_are_known_in_the_next(
    monkeypatch: pytest.MonkeyPatch, indexed: object
) -> None:
    told = played([*SETTLED, "A: 52,000 a year, B: 55,000 a year"], monkeypatch, "2026-11-25")[-1]
    assert "3,000" in told["reply"]
    (record,) = played(["offer A or offer B?"], monkeypatch, "2026-11-27")
    assert "3,000" in record["reply"]
    assert "52,000" in record["reply"]
