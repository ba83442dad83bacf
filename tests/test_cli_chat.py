"""The conversation typed by hand: commands with words after them, and a reply that is stopped."""

from collections.abc import Iterator

import pytest

from coach.app import build
from coach.cli.chat import by_hand
from coach.conversation.runner import Runner
from coach.settings import load


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """A session in which these lines are typed, then /quit."""
    rest = iter((*lines, "/quit"))
    monkeypatch.setattr("builtins.input", lambda prompt="": next(rest))
    by_hand(build(load()).chat(), "me")


def test_ctrl_c_during_a_reply_stops_the_reply_and_not_the_session(
    monkeypatch: pytest.MonkeyPatch, indexed: object, capsys: pytest.CaptureFixture[str]
) -> None:
    followed, pressed = Runner.tail, []

    def tail(self: Runner, person: str, session: str, turn: int) -> Iterator[str]:
        if not pressed:
            pressed.append(turn)
            raise KeyboardInterrupt
        return followed(self, person, session, turn)

    monkeypatch.setattr(Runner, "tail", tail)
    typed(monkeypatch, "hello", "I'm a bus driver")
    out = capsys.readouterr().out
    assert "(Stopped." in out
    assert "bus driver" in out.partition("(Stopped.")[2]
    assert out.rstrip().endswith("All you said is kept.")


def test_a_command_is_understood_with_words_after_it(
    monkeypatch: pytest.MonkeyPatch, indexed: object, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, "/undo please", "/nonsense please")
    out = capsys.readouterr().out
    assert "nothing to take back" in out
    assert "There is no command /nonsense." in out
