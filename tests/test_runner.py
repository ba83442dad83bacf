"""Turns in the background: kept first, followed from anywhere, stopped, failed, made again, and closed."""

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from threading import Event as Gate
from typing import Any

import pytest
from plan_factory import a_plan, a_state, sample

from coach.conversation import runner as module
from coach.conversation.runner import Event, Finished, Piece, Runner
from coach.domain.turn import TurnRecord
from coach.errors import CoachError, ConflictError, LanguageError, StoreError, UserInputError
from coach.store import NewPlan, Store, open_store
from coach.store.connection import reading

AT = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
State = dict[str, Any] | None
WAIT = 20.0  # seconds until a test gives up; none of them measures time


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "KEEP_SECONDS", 0.01)


@pytest.fixture
def store(coach_home: Path) -> Iterator[Store]:
    opened = open_store(coach_home)
    yield opened
    opened.close()


@pytest.fixture
def session(store: Store) -> str:
    return store.conversations.start_session("me", "", AT)


def finished(reply: str, **given: Any) -> Finished:
    return Finished(sample(TurnRecord, reply=reply), given.pop("state", {"said": reply}), **given)


def echo(state: State, person: str, session: str, text: str) -> Iterator[Event]:
    """Says the message back, and how many messages there were before."""
    count = (state or {"count": 0})["count"]
    for word in (text, " after ", str(count)):
        yield Piece(word)
    yield finished(f"{text} after {count}.", state={"count": count + 1})


class Slow:
    """Says a word, and each further one when it is let."""

    def __init__(self, *words: str, end: Finished | None = None) -> None:
        self.words = words
        self.end = end or finished("".join(words))
        self.gates = [Gate() for _ in words]
        self.calls = 0

    def __call__(self, state: State, person: str, session: str, text: str) -> Iterator[Event]:
        self.calls += 1
        for word, gate in zip(self.words, self.gates, strict=True):
            yield Piece(word)
            assert gate.wait(WAIT)
        yield self.end

    def go_on(self) -> None:
        for gate in self.gates:
            gate.set()


def make(store: Store, take_turn: module.TakeTurn) -> Runner:
    return Runner(store, take_turn, lambda: AT)


def told(runner: Runner, session: str, turn: int) -> str:
    """The whole reply, when it is there and its turn is over."""
    text = ""
    for text in runner.tail("me", session, turn):  # noqa: B007
        pass
    runner.close()
    return text


def until(done: Callable[[], bool]) -> None:
    for _ in range(int(WAIT / 0.01)):
        if done():
            return
        Gate().wait(0.01)
    pytest.fail("it did not happen")


# the usual way


def test_turns_follow_one_another_each_from_the_state_of_the_one_before(store: Store, session: str) -> None:
    runner = make(store, echo)
    for number in range(3):
        turn = runner.start("me", session, f"m{number}", str(number))
        assert list(runner.tail("me", session, turn))[-1] == f"m{number} after {number}."
        until(lambda: not runner._replies)
    found = store.conversations.turns("me", session)
    assert [(turn.user_text, turn.status, turn.reply) for turn in found] == [
        (f"m{number}", "done", f"m{number} after {number}.") for number in range(3)
    ]
    assert [turn.record.turn for turn in found if turn.record] == [1, 2, 3]
    assert store.conversations._claims._held == {}


def test_the_message_is_kept_when_start_returns_and_the_reply_as_it_grows(store: Store, session: str) -> None:
    slow = Slow("Good ", "morning")
    runner = make(store, slow)
    turn = runner.start("me", session, "Hello", "k")
    kept = store.conversations.turn("me", session, turn)
    assert (kept.user_text, kept.status) == ("Hello", "running")
    until(lambda: store.conversations.turn("me", session, turn).reply == "Good ")
    slow.go_on()
    assert told(runner, session, turn) == "Good morning"


def test_the_plan_is_saved_with_the_reply(store: Store, session: str) -> None:
    new = NewPlan(state=a_state(), plan=a_plan(), summary="talk", changes=(), expected=None)
    runner = make(store, Slow(end=finished("Here it is.", plan=new)))
    assert told(runner, session, runner.start("me", session, "My CV", "k")) == "Here it is."
    assert [line.summary for line in store.history("me")] == ["talk"]


def test_a_message_sent_by_twenty_at_once_is_answered_once(store: Store, session: str) -> None:
    slow = Slow("Hi")
    runner = make(store, slow)
    with ThreadPoolExecutor(20) as pool:
        begun = list(pool.map(lambda _: runner.start("me", session, "Hello", "k"), range(20)))
    assert begun == [1] * 20
    slow.go_on()
    assert told(runner, session, 1) == "Hi"
    assert slow.calls == 1
    assert len(store.conversations.turns("me", session)) == 1


def test_a_second_message_waits_for_the_first_and_another_conversation_does_not(store: Store, session: str) -> None:
    slow = Slow("Hi")
    runner = make(store, slow)
    runner.start("me", session, "Hello", "1")
    with pytest.raises(ConflictError, match="reply is running"):
        runner.start("me", session, "And?", "2")
    other = store.conversations.start_session("me", "", AT)
    assert runner.start("me", other, "Hello", "1") == 1
    slow.go_on()
    assert told(runner, session, 1) == "Hi"
    assert [turn.user_text for turn in store.conversations.turns("me", session)] == ["Hello"]


# following


def test_a_page_reloaded_in_the_middle_sees_everything(store: Store, session: str) -> None:
    slow = Slow("One ", "two ", "three")
    runner = make(store, slow)
    turn = runner.start("me", session, "Count", "k")
    before = runner.tail("me", session, turn)
    assert next(before) == "One "
    before.close()  # type: ignore[attr-defined]
    slow.gates[0].set()
    after = runner.tail("me", session, turn)
    until(lambda: next(runner.tail("me", session, turn)) == "One two ")
    assert next(after) == "One two "
    slow.go_on()
    assert list(after)[-1] == "One two three"
    assert list(runner.tail("me", session, turn)) == ["One two three"]


def test_many_pages_follow_one_reply(store: Store, session: str) -> None:
    words = [f"{number} " for number in range(200)]
    slow = Slow(*words)
    runner = make(store, slow)
    turn = runner.start("me", session, "Count", "k")
    with ThreadPoolExecutor(10) as pool:
        followed = [pool.submit(lambda: list(runner.tail("me", session, turn))) for _ in range(10)]
        slow.go_on()
        seen = [future.result() for future in followed]
    whole = "".join(words)
    for texts in seen:
        assert texts[-1] == whole
        assert all(whole.startswith(text) for text in texts)
        assert sorted(texts, key=len) == texts


def test_a_reply_is_followed_from_another_program_by_the_store(store: Store, session: str, coach_home: Path) -> None:
    slow = Slow("One ", "two ")
    runner, elsewhere = make(store, slow), make(open_store(coach_home), echo)
    turn = runner.start("me", session, "Count", "k")
    following = elsewhere.tail("me", session, turn)
    assert next(following) == "One "
    slow.go_on()
    assert list(following)[-1] == "One two "


def test_following_a_turn_of_a_dead_program_ends(store: Store, session: str, coach_home: Path) -> None:
    dying = open_store(coach_home).conversations
    dying.begin_turn("me", session, "k", "Hello", AT)
    dying.partial("me", session, 1, "Good mor")
    following = make(store, echo).tail("me", session, 1)
    assert next(following) == "Good mor"
    dying.release("me", session, 1)
    assert list(following) == []
    assert store.conversations.turn("me", session, 1).status == "interrupted"


def test_an_unknown_turn_is_said(store: Store, session: str) -> None:
    runner = make(store, echo)
    with pytest.raises(UserInputError, match="no such message"):
        list(runner.tail("me", session, 7))
    with pytest.raises(UserInputError, match="no such message"):
        runner.stop("me", session, 7)
    with pytest.raises(UserInputError, match="no such conversation"):
        runner.start("me", "elsewhere", "Hello", "k")


# stopping


def test_a_stopped_reply_keeps_its_text_and_the_next_message_needs_not_wait(store: Store, session: str) -> None:
    slow = Slow("Well, ", "then")
    runner = make(store, slow)
    turn = runner.start("me", session, "Hello", "1")
    assert next(runner.tail("me", session, turn)) == "Well, "
    runner.stop("me", session, turn)
    assert list(runner.tail("me", session, turn)) == ["Well, "]
    stopped = store.conversations.turn("me", session, turn)
    assert (stopped.status, stopped.reply) == ("interrupted", "Well, ")
    assert runner.start("me", session, "Again", "2") == 2
    slow.go_on()
    assert told(runner, session, 2) == "Well, then"
    assert store.conversations.turn("me", session, turn) == stopped
    runner.stop("me", session, turn)
    assert store.conversations.turn("me", session, turn) == stopped


def test_a_reply_stopped_from_another_program_goes_no_further(store: Store, session: str, coach_home: Path) -> None:
    closed = Gate()

    def endless(state: State, person: str, session: str, text: str) -> Iterator[Event]:
        try:
            while True:
                yield Piece("on ")
                Gate().wait(0.005)
        finally:
            closed.set()

    runner, elsewhere = make(store, endless), make(open_store(coach_home), echo)
    turn = runner.start("me", session, "Count", "k")
    until(lambda: store.conversations.turn("me", session, turn).reply != "")
    elsewhere.stop("me", session, turn)
    stopped = store.conversations.turn("me", session, turn)
    assert closed.wait(WAIT)
    runner.close()
    assert store.conversations.turn("me", session, turn) == stopped
    assert (stopped.status, set(stopped.reply.split())) == ("interrupted", {"on"})


def test_a_reply_that_ends_after_it_was_stopped_elsewhere_is_not_made_again(
    store: Store, session: str, coach_home: Path
) -> None:
    slow = Slow("One ")
    runner, elsewhere = make(store, slow), make(open_store(coach_home), echo)
    turn = runner.start("me", session, "Count", "k")
    until(lambda: store.conversations.turn("me", session, turn).reply == "One ")
    elsewhere.stop("me", session, turn)
    slow.go_on()
    runner.close()
    assert slow.calls == 1
    assert store.conversations.turn("me", session, turn).status == "interrupted"


def test_a_reply_whose_person_is_erased_brings_nothing_back(store: Store, session: str) -> None:
    new = NewPlan(state=a_state(), plan=a_plan(), summary="talk", changes=(), expected=None)
    slow = Slow("One ", "two", end=finished("One two", plan=new))
    runner = make(store, slow)
    runner.start("me", session, "Count", "k")
    store.erase_person("me")
    slow.go_on()
    runner.close()
    assert store.people() == ()


def test_closing_waits_for_replies_and_interrupts_the_rest(
    store: Store, session: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow("One ", "two")
    runner = make(store, slow)
    runner.start("me", session, "Count", "1")
    assert next(runner.tail("me", session, 1)) == "One "
    monkeypatch.setattr(module, "CLOSE_SECONDS", 0.05)
    runner.close()
    kept = store.conversations.turn("me", session, 1)
    assert (kept.status, kept.reply) == ("interrupted", "One ")
    with pytest.raises(CoachError, match="being closed"):
        runner.start("me", session, "And?", "2")
    slow.go_on()
    quick = make(store, echo)
    quick.start("me", session, "And?", "2")
    monkeypatch.setattr(module, "CLOSE_SECONDS", WAIT)
    quick.close()
    assert store.conversations.turn("me", session, 2).status == "done"


# plans changed meanwhile


def planned(store: Store, conflicts: int) -> tuple[module.TakeTurn, list[int]]:
    """A turn that makes a plan from the newest version, while another tab saves one, so many times."""
    made: list[int] = []

    def take(state: State, person: str, session: str, text: str) -> Iterator[Event]:
        saved = store.load("me")
        version = saved.version if saved else None
        yield Piece(f"From version {version}")
        if len(made) < conflicts:
            store.save("me", a_state(), a_plan(), summary="elsewhere", changes=(), expected=version, at=AT)
        made.append(version or 0)
        new = NewPlan(state=a_state("Sister"), plan=a_plan(), summary="talk", changes=(), expected=version)
        yield finished(f"From version {version}.", plan=new)

    return take, made


def test_a_turn_is_made_again_when_the_plan_was_changed_meanwhile(store: Store, session: str) -> None:
    take, made = planned(store, conflicts=1)
    runner = make(store, take)
    assert told(runner, session, runner.start("me", session, "Plan", "k")) == "From version 1."
    assert made == [0, 1]
    assert [line.summary for line in store.history("me")] == ["elsewhere", "talk"]
    assert store.conversations.turn("me", session, 1).status == "done"


def test_a_plan_that_keeps_being_changed_is_left_and_the_reply_says_so(store: Store, session: str) -> None:
    take, made = planned(store, conflicts=9)
    runner = make(store, take)
    assert told(runner, session, runner.start("me", session, "Plan", "k")) == module.KEPT_CHANGING
    assert made == [0, 1]
    assert [line.summary for line in store.history("me")] == ["elsewhere", "elsewhere"]
    turn = store.conversations.turn("me", session, 1)
    assert (turn.user_text, turn.status, turn.reply) == ("Plan", "failed", module.KEPT_CHANGING)


# faults


def failing(fault: Exception, *words: str) -> module.TakeTurn:
    def take(state: State, person: str, session: str, text: str) -> Iterator[Event]:
        yield from (Piece(word) for word in words)
        raise fault

    return take


def test_what_can_be_explained_is_said_in_the_reply(store: Store, session: str) -> None:
    runner = make(store, failing(LanguageError("The model is down."), "Well, "))
    assert told(runner, session, runner.start("me", session, "Hello", "1")) == "Well, \n\nThe model is down."
    turn = store.conversations.turn("me", session, 1)
    assert (turn.status, turn.reply) == ("failed", "Well, \n\nThe model is down.")
    again = make(store, echo)
    assert told(again, session, again.start("me", session, "Hello", "2")) == "Hello after 0."


def test_what_was_not_expected_is_said_plainly_and_logged_without_words(
    store: Store, session: str, caplog: pytest.LogCaptureFixture
) -> None:
    def take(state: State, person: str, session: str, text: str) -> Iterator[Event]:
        try:
            raise KeyError(f"secret {text}")
        except KeyError as fault:
            raise ZeroDivisionError(f"secret {text}") from fault
        yield

    runner = make(store, take)
    with caplog.at_level(logging.DEBUG):
        reply = told(runner, session, runner.start("me", session, "Qu1xotic", "k"))
    assert reply == module.UNEXPECTED
    assert store.conversations.turn("me", session, 1).status == "failed"
    assert "ZeroDivisionError" in caplog.text
    assert "KeyError" in caplog.text
    assert "test_runner.py" in caplog.text
    assert "Qu1xotic" not in caplog.text


def test_a_turn_without_an_end_is_a_fault(store: Store, session: str) -> None:
    runner = make(store, lambda *given: iter([Piece("Half")]))
    assert told(runner, session, runner.start("me", session, "Hello", "k")) == f"Half\n\n{module.UNEXPECTED}"


def test_a_reply_that_does_not_end_is_cut_off(store: Store, session: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_CHARS", 1000)

    def take(state: State, person: str, session: str, text: str) -> Iterator[Event]:
        while True:
            yield Piece("again ")

    runner = make(store, take)
    reply = told(runner, session, runner.start("me", session, "Hello", "k"))
    assert reply.endswith(module.TOO_LONG)
    assert 1000 < len(reply) < 1100
    assert store.conversations.turn("me", session, 1).reply == reply


def test_too_many_messages_at_once_are_refused_without_being_kept(
    store: Store, session: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_RUNNING", 1)
    slow = Slow("Hi")
    runner = make(store, slow)
    runner.start("me", session, "Hello", "k")
    other = store.conversations.start_session("me", "", AT)
    with pytest.raises(CoachError, match="as many messages as it can"):
        runner.start("me", other, "Hello", "k")
    assert store.conversations.turns("me", other) == ()
    slow.go_on()
    runner.close()


def test_when_the_system_gives_no_thread_the_turn_is_not_left_running(
    store: Store, session: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(thread: module.Thread) -> None:
        raise RuntimeError("can't start new thread")

    runner = make(store, echo)
    with monkeypatch.context() as crowded:
        crowded.setattr(module.Thread, "start", refuse)
        with pytest.raises(CoachError, match="as many messages as it can"):
            runner.start("me", session, "Hello", "1")
    assert store.conversations.turn("me", session, 1).status == "interrupted"
    assert told(runner, session, runner.start("me", session, "Hello", "2")) == "Hello after 0."


def test_a_reply_for_which_the_disk_has_no_room_is_read_all_the_same(store: Store, session: str) -> None:
    slow = Slow("Here: ", end=finished("word " * 100_000))
    runner = make(store, slow)
    turn = runner.start("me", session, "Hello", "1")
    with reading(store._engine) as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    following = runner.tail("me", session, turn)
    assert next(following) == "Here: "
    slow.go_on()
    assert "disk is full" in list(following)[-1]
    until(lambda: not runner._replies)
    with reading(store._engine) as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=1000000")
    again = make(store, echo)
    assert told(again, session, again.start("me", session, "Hello", "2")) == "Hello after 0."
    kept = store.conversations.turn("me", session, turn)
    assert kept.user_text == "Hello"
    assert kept.status in ("failed", "interrupted")


def test_a_failure_that_cannot_be_kept_is_read_and_does_not_block_the_conversation(
    store: Store, session: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    runner = make(store, failing(LanguageError("The model is down.")))

    def full(*given: object) -> None:
        raise StoreError("The disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr(store.conversations, "fail_turn", full)
        broken.setattr(store.conversations, "partial", full)
        assert told(runner, session, runner.start("me", session, "Hello", "1")) == "The model is down."
    again = make(store, echo)
    assert told(again, session, again.start("me", session, "Hello", "2")) == "Hello after 0."
    assert store.conversations.turn("me", session, 1).status == "interrupted"
