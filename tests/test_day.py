"""The day a plan is worked out for: asked anew each time, so that a program left open overnight plans from today."""

from datetime import date
from pathlib import Path

import pytest

from coach import settings
from coach.app import build

AIM = "I'm a charge nurse and want to become a nurse manager"


class Clock(date):
    """A date class whose today a test sets."""

    now = date(2026, 11, 25)

    @classmethod
    def today(cls) -> date:  # type: ignore[override]
        return cls.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> type[Clock]:
    monkeypatch.delenv("COACH_TODAY")
    monkeypatch.setattr(settings, "date", Clock)
    monkeypatch.setattr(Clock, "now", date(2026, 11, 25))
    return Clock


def test_turns_and_plans_of_one_running_program_follow_the_day(clock: type[Clock], indexed: Path) -> None:
    coach = build(settings.load())
    chat = coach.chat()
    session, runner = chat.start_session("me"), chat.runner()
    made = []
    for day, message in ((date(2026, 11, 25), AIM), (date(2026, 11, 26), "6 hours a week")):
        clock.now = day
        list(runner.tail("me", session, runner.start("me", session, message, message)))
        plan = coach.current().plan
        assert plan is not None
        made.append(plan.made_on)
        assert coach.plan_of(coach.current().state).made_on == day
    runner.close()
    assert made == [date(2026, 11, 25), date(2026, 11, 26)]


def test_a_fixed_day_stays(clock: type[Clock], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACH_TODAY", "2026-01-02")
    coach = build(settings.load())
    clock.now = date(2026, 11, 26)
    assert coach.settings.today == date(2026, 1, 2)
