"""Conversations on disk: what is kept when, one reply at a time, conflicts, faults, and turns of dead programs."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from plan_factory import a_plan, a_state, sample
from sqlalchemy import inspect

from coach.domain.turn import TurnRecord
from coach.errors import ConflictError, StoreError, UserInputError
from coach.store import Conversations, NewPlan, Store, file, migrate, open_store
from coach.store.claims import Claims
from coach.store.connection import reading
from coach.store.tables import turns

AT = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
LATER = AT + timedelta(hours=1)


@pytest.fixture
def store(coach_home: Path) -> Iterator[Store]:
    opened = open_store(coach_home)
    yield opened
    opened.close()


@pytest.fixture
def chats(store: Store) -> Conversations:
    return store.conversations


@pytest.fixture
def session(chats: Conversations) -> str:
    return chats.start_session("me", "Nursing", AT)


def a_record(turn: int, reply: str) -> TurnRecord:
    return sample(TurnRecord, turn=turn, reply=reply)


def say(chats: Conversations, session: str, text: str, reply: str | None = "Noted.", person: str = "me") -> int:
    """A turn begun, and finished unless the reply is None; the text is its key too."""
    turn = chats.begin_turn(person, session, text, text, AT).turn
    if reply is not None:
        finish(chats, session, turn, reply, person=person)
    return turn


def finish(chats: Conversations, session: str, turn: int, reply: str, person: str = "me", **given: Any) -> None:
    record = a_record(turn, reply)
    chats.finish_turn(person, session, turn, reply=reply, record=record, state={"turn": turn}, at=AT, **given)


def a_new_plan(expected: int | None, role: str = "Nurse") -> NewPlan:
    return NewPlan(state=a_state(role), plan=a_plan(), summary="talk", changes=("later",), expected=expected)


# sessions


def test_conversations_are_listed_with_what_was_said_last_the_liveliest_first(chats: Conversations) -> None:
    first = chats.start_session("me", "First", AT)
    second = chats.start_session("me", "Second", AT)
    chats.start_session("you", "Yours", AT)
    assert [line.id for line in chats.sessions("me")] == [second, first]
    say(chats, first, "Hello", "Good morning.\n\n  What do you do?" + " " * 300)
    say(chats, first, "A nurse", None)
    newest, older = chats.sessions("me")
    assert (newest.id, newest.title, newest.turns, newest.last) == (first, "First", 2, "A nurse")
    assert (older.turns, older.last) == (0, "")
    chats.interrupt_turn("me", first, 2, "Where\nto?")
    assert chats.sessions("me")[0].last == "Where to?"


def test_times_are_those_of_the_beginning_and_of_what_happened_last(chats: Conversations, session: str) -> None:
    turn = chats.begin_turn("me", session, "1", "Hello", LATER).turn
    (line,) = chats.sessions("me")
    assert (line.created_at, line.updated_at) == (AT, LATER)
    record = a_record(turn, "Hi")
    chats.finish_turn("me", session, turn, reply="Hi", record=record, state={}, at=LATER + timedelta(minutes=1))
    assert chats.sessions("me")[0].updated_at == LATER + timedelta(minutes=1)


def test_a_conversation_is_found_by_words_of_its_title_messages_and_replies(chats: Conversations) -> None:
    titled = chats.start_session("me", "Night SHIFTS", AT)
    asked = chats.start_session("me", "", AT)
    say(chats, asked, "Do I need 100% of shifts_a?")
    told = chats.start_session("me", "", AT)
    say(chats, told, "Hm", "Shifts are swapped.")
    yours = chats.start_session("you", "shifts", AT)
    say(chats, yours, "shifts", person="you")
    assert [line.id for line in chats.sessions("me", "shifts")] == [told, asked, titled]
    assert [line.id for line in chats.sessions("me", "100%")] == [asked]
    assert [line.id for line in chats.sessions("me", "s_a")] == [asked]
    assert chats.sessions("me", "1%0") == chats.sessions("me", "nothing of it") == ()


def test_renaming(chats: Conversations, session: str) -> None:
    chats.rename_session("me", session, "Ward sister?")
    assert [line.title for line in chats.sessions("me")] == ["Ward sister?"]
    with pytest.raises(UserInputError, match="name"):
        chats.rename_session("me", session, " \n")
    assert [line.title for line in chats.sessions("me")] == ["Ward sister?"]


def test_nobody_reaches_into_another_persons_conversation(chats: Conversations, session: str) -> None:
    say(chats, session, "Hello")
    before = (chats.sessions("me"), chats.turns("me", session))
    assert chats.turns("you", session) == ()
    assert chats.last_state("you", session) is None
    assert chats.partial("you", session, 1, "x") is False
    for reach in (
        lambda: chats.turn("you", session, 1),
        lambda: chats.begin_turn("you", session, "Hello", "Hello", AT),
        lambda: chats.rename_session("you", session, "x"),
        lambda: chats.delete_session("you", session),
        lambda: chats.interrupt_turn("you", session, 1, "x"),
    ):
        with pytest.raises(UserInputError, match="no such"):
            reach()
    with pytest.raises(ConflictError):
        finish(chats, session, 1, "x", person="you")
    assert (chats.sessions("me"), chats.turns("me", session)) == before


def test_a_deleted_conversation_leaves_no_byte_and_the_rest_stays(store: Store, coach_home: Path) -> None:
    chats = store.conversations
    canary = "Qu1xotic-Zebra"
    kept = chats.start_session("me", "Kept", AT)
    say(chats, kept, "Hello", "Good morning")
    gone = chats.start_session("me", canary, AT)
    for number in range(20):
        say(chats, gone, f"{canary} {number}", canary * 500)
    store.close()
    store = open_store(coach_home)  # makes a backup
    files = [path for path in coach_home.rglob("*") if path.is_file()]
    assert {path.name for path in files if canary.encode() in path.read_bytes()} > {"coach.db"}
    store.conversations.delete_session("me", gone)
    left = [path for path in coach_home.rglob("*") if path.is_file()]
    assert [path.name for path in left if canary.encode() in path.read_bytes()] == []
    assert [line.id for line in store.conversations.sessions("me")] == [kept]
    assert store.conversations.turns("me", gone) == ()
    assert len(store.conversations.turns("me", kept)) == 1


# a turn


def test_a_message_is_on_disk_before_its_reply_and_the_reply_as_it_grows(store: Store, coach_home: Path) -> None:
    chats, elsewhere = store.conversations, open_store(coach_home).conversations
    session = chats.start_session("me", "", AT)
    begun = chats.begin_turn("me", session, "k1", "Hello", AT)
    assert begun.fresh
    (seen,) = elsewhere.turns("me", session)
    assert (seen.turn, seen.key, seen.user_text, seen.status, seen.reply) == (1, "k1", "Hello", "running", "")
    assert chats.partial("me", session, 1, "Good mor")
    assert elsewhere.turn("me", session, 1).reply == "Good mor"
    finish(chats, session, 1, "Good morning.")
    done = elsewhere.turn("me", session, 1)
    assert (done.status, done.reply, done.at) == ("done", "Good morning.", AT)
    assert done.record == a_record(1, "Good morning.")
    assert elsewhere.last_state("me", session) == {"turn": 1}


def test_the_same_message_sent_again_gives_its_turn_whatever_became_of_it(chats: Conversations, session: str) -> None:
    say(chats, session, "Hello", None)
    again = chats.begin_turn("me", session, "Hello", "Hello", LATER)
    assert (again.turn, again.status, again.fresh) == (1, "running", False)
    finish(chats, session, 1, "Good morning.")
    again = chats.begin_turn("me", session, "Hello", "Hello", LATER)
    assert (again.turn, again.status, again.reply, again.fresh) == (1, "done", "Good morning.", False)
    assert len(chats.turns("me", session)) == 1


@pytest.mark.parametrize("stores", [1, 4])
def test_a_message_sent_by_twenty_at_once_is_one_turn(coach_home: Path, stores: int) -> None:
    opened = [open_store(coach_home).conversations for _ in range(stores)]
    session = opened[0].start_session("me", "", AT)

    def send(number: int) -> tuple[int, bool]:
        begun = opened[number % stores].begin_turn("me", session, "k1", "Hello", AT)
        return begun.turn, begun.fresh

    with ThreadPoolExecutor(20) as pool:
        results = list(pool.map(send, range(20)))
    assert sorted(results) == [(1, False)] * 19 + [(1, True)]
    assert len(opened[0].turns("me", session)) == 1


@pytest.mark.parametrize("stores", [1, 4])
def test_of_twenty_messages_at_once_one_begins_and_the_others_are_told(coach_home: Path, stores: int) -> None:
    opened = [open_store(coach_home).conversations for _ in range(stores)]
    session = opened[0].start_session("me", "", AT)

    def send(number: int) -> str | None:
        try:
            opened[number % stores].begin_turn("me", session, f"k{number}", "Hello", AT)
        except ConflictError as conflict:
            return str(conflict)
        return None

    with ThreadPoolExecutor(20) as pool:
        told = [sentence for sentence in pool.map(send, range(20)) if sentence]
    assert len(told) == 19
    assert all("reply is running" in sentence for sentence in told)
    assert len(opened[0].turns("me", session)) == 1


def test_another_conversation_goes_on_while_a_reply_is_running(chats: Conversations, session: str) -> None:
    say(chats, session, "Hello", None)
    other = chats.start_session("me", "", AT)
    assert say(chats, other, "Hello", None) == 1


def test_an_interrupted_turn_keeps_what_there_was_and_the_next_one_works(chats: Conversations, session: str) -> None:
    say(chats, session, "Hello")
    say(chats, session, "And?", None)
    chats.partial("me", session, 2, "Well, th")
    stopped = chats.interrupt_turn("me", session, 2)
    assert (stopped.status, stopped.reply, stopped.record) == ("interrupted", "Well, th", None)
    assert chats.partial("me", session, 2, "Well, then what") is False
    with pytest.raises(ConflictError, match="stopped"):
        finish(chats, session, 2, "Well, then.")
    assert chats.turn("me", session, 2) == stopped
    assert chats.last_state("me", session) == {"turn": 1}
    assert say(chats, session, "Go on") == 3


def test_a_turn_that_ended_stays_as_it_ended(chats: Conversations, session: str) -> None:
    say(chats, session, "Hello")
    done = chats.turn("me", session, 1)
    assert chats.interrupt_turn("me", session, 1, "x") == chats.fail_turn("me", session, 1, "x") == done
    assert chats.partial("me", session, 1, "x") is False


def test_a_failed_turn_says_what_went_wrong(chats: Conversations, session: str) -> None:
    say(chats, session, "Hello", None)
    failed = chats.fail_turn("me", session, 1, "The disk is full.")
    assert (failed.status, failed.reply) == ("failed", "The disk is full.")
    assert say(chats, session, "Again") == 2


def test_turns_are_read_a_page_at_a_time_from_the_end(chats: Conversations, session: str) -> None:
    for number in range(1, 8):
        say(chats, session, f"m{number}")
    assert [turn.turn for turn in chats.turns("me", session)] == [1, 2, 3, 4, 5, 6, 7]
    page = chats.turns("me", session, last=3)
    assert [turn.turn for turn in page] == [5, 6, 7]
    assert [turn.turn for turn in chats.turns("me", session, last=3, before=page[0].turn)] == [2, 3, 4]
    assert [turn.turn for turn in chats.turns("me", session, last=3, before=2)] == [1]
    assert chats.turns("me", session, before=1) == ()


SAID = st.text(max_size=30)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=SAID, reply=SAID)
@example(text="half a pair, as a terminal may send it: \ud83d", reply="\udc00 and a null: \0")
def test_whatever_is_said_comes_back(chats: Conversations, text: str, reply: str) -> None:
    session = chats.start_session("me", text, AT)
    chats.begin_turn("me", session, "k", text, AT)
    turn = chats.interrupt_turn("me", session, 1, reply)
    whole = [item.encode("utf-8", "replace").decode() for item in (text, reply)]
    assert [turn.user_text, turn.reply] == whole
    assert chats.sessions("me")[0].title == whole[0]


def test_a_record_of_an_older_form_leaves_the_turn_readable(chats: Conversations, session: str) -> None:
    say(chats, session, "Hello")
    with chats._engine.begin() as connection:
        connection.execute(turns.update().values(record={"as": "it once was"}))
    turn = chats.turn("me", session, 1)
    assert (turn.reply, turn.record) == ("Noted.", None)


# plans


def test_reply_and_plan_are_saved_together(store: Store, session: str) -> None:
    chats = store.conversations
    say(chats, session, "Hello", None)
    finish(chats, session, 1, "Done.", plan=a_new_plan(None))
    saved = store.load("me")
    assert saved is not None
    assert (saved.version, saved.state, saved.made_at) == (1, a_state("Nurse"), AT)
    assert store.history("me")[0].changes == ("later",)
    say(chats, session, "On", None)
    finish(chats, session, 2, "Done.", plan=a_new_plan(1))
    assert len(store.history("me")) == 2


@pytest.mark.parametrize("expected", [None, 2])
def test_a_turn_made_from_another_version_saves_nothing_and_can_be_made_again(
    store: Store, session: str, expected: int | None
) -> None:
    chats = store.conversations
    say(chats, session, "Hello", None)
    store.save("me", a_state(), a_plan(), summary="elsewhere", changes=(), expected=None, at=AT)
    before = store.export_person("me")
    with pytest.raises(ConflictError, match="changed elsewhere"):
        finish(chats, session, 1, "Done.", plan=a_new_plan(expected))
    assert store.export_person("me") == before
    finish(chats, session, 1, "Done.", plan=a_new_plan(1))
    assert [line.summary for line in store.history("me")] == ["elsewhere", "talk"]


def test_a_turn_that_ends_after_everything_was_erased_brings_nothing_back(store: Store, session: str) -> None:
    say(store.conversations, session, "Hello", None)
    store.erase_person("me")
    assert store.conversations.partial("me", session, 1, "Good") is False
    with pytest.raises(ConflictError):
        finish(store.conversations, session, 1, "Done.", plan=a_new_plan(None))
    store.conversations.release("me", session, 1)
    assert store.people() == ()


# faults


def test_on_a_full_disk_a_message_is_refused_and_the_conversation_can_be_read_and_deleted(
    store: Store, session: str
) -> None:
    chats = store.conversations
    say(chats, session, "Hello", None)
    with reading(store._engine) as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    with pytest.raises(StoreError, match="disk is full"):
        finish(chats, session, 1, "word " * 100_000, plan=a_new_plan(None))
    assert (chats.turn("me", session, 1).status, store.load("me")) == ("running", None)
    chats.fail_turn("me", session, 1, "The disk is full.")
    with pytest.raises(StoreError, match="disk is full"):
        chats.begin_turn("me", session, "2", "word " * 100_000, AT)
    assert [turn.user_text for turn in chats.turns("me", session)] == ["Hello"]
    assert chats._claims._held == {}
    chats.delete_session("me", session)
    assert chats.sessions("me") == ()


def test_while_the_data_is_locked_messages_can_be_read_and_writing_says_so(
    coach_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file, "PRAGMAS", (*file.PRAGMAS, "busy_timeout=50"))
    chats = open_store(coach_home).conversations
    session = chats.start_session("me", "", AT)
    say(chats, session, "Hello", None)
    with closing(sqlite3.connect(coach_home / "coach.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        for write in (
            lambda: chats.begin_turn("me", session, "2", "Hello", AT),
            lambda: chats.partial("me", session, 1, "Good"),
            lambda: finish(chats, session, 1, "Good morning."),
            lambda: chats.interrupt_turn("me", session, 1),
        ):
            with pytest.raises(StoreError, match="in use"):
                write()
        assert chats.turn("me", session, 1).status == "running"
        other.execute("ROLLBACK")
    finish(chats, session, 1, "Good morning.")


# programs that die


LEAVES_A_TURN = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from coach.store import open_store

chats = open_store(Path(sys.argv[1])).conversations
at = datetime(2026, 11, 21, tzinfo=UTC)
session = chats.start_session("me", "", at)
chats.begin_turn("me", session, "k1", "Hello", at)
chats.partial("me", session, 1, "Good mor")
print(session, flush=True)
sys.stdin.read()
os.kill(os.getpid(), 9)
"""


def test_a_turn_of_a_living_program_is_left_alone_and_of_a_dead_one_interrupted(coach_home: Path) -> None:
    chats = open_store(coach_home).conversations
    environment = {"PYTHONPATH": ":".join(sys.path)}
    command = [sys.executable, "-c", LEAVES_A_TURN, str(coach_home)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as program:
        assert program.stdout is not None
        session = program.stdout.readline().strip()
        assert chats.interrupt_orphans() == 0
        assert open_store(coach_home).conversations.turn("me", session, 1).status == "running"
        with pytest.raises(ConflictError, match="reply is running"):
            chats.begin_turn("me", session, "k2", "And?", AT)
        program.communicate("die")
    assert chats.turn("me", session, 1).status == "running"
    turn = chats.begin_turn("me", session, "k2", "And?", AT)
    left = chats.turn("me", session, 1)
    assert (turn.turn, left.status, left.user_text, left.reply) == (2, "interrupted", "Hello", "Good mor")
    assert chats.turn("me", session, 2).status == "running"
    chats.interrupt_turn("me", session, 2)
    assert list((coach_home / "running").iterdir()) == []


def test_opening_interrupts_what_a_dead_program_left(coach_home: Path) -> None:
    command = [sys.executable, "-c", LEAVES_A_TURN, str(coach_home)]
    environment = {"PYTHONPATH": ":".join(sys.path)}
    run = subprocess.run(command, input="die", capture_output=True, text=True, env=environment, check=False)
    assert run.returncode == -9
    chats = open_store(coach_home).conversations
    turn = chats.turn("me", run.stdout.strip(), 1)
    assert (turn.status, turn.reply) == ("interrupted", "Good mor")
    assert list((coach_home / "running").iterdir()) == []


def test_a_turn_let_go_because_it_could_not_be_ended_is_interrupted_by_who_looks_next(
    chats: Conversations, session: str
) -> None:
    say(chats, session, "Hello", None)
    chats.release("me", session, 1)
    assert chats.interrupt_orphans() == 1
    assert chats.turn("me", session, 1).status == "interrupted"


def test_a_claim_of_a_folder_elsewhere_is_left_to_those_who_use_that(tmp_path: Path) -> None:
    here, there = (Claims(tmp_path / name, all_here=False) for name in ("here", "there"))
    claim = there.take("a turn")
    assert not here.left(claim)
    there.release("a turn")
    assert not here.left(claim)


def test_claims_are_open_to_their_owner_alone(coach_home: Path, chats: Conversations, session: str) -> None:
    say(chats, session, "Hello", None)
    (claim,) = (coach_home / "running").iterdir()
    assert (claim.stat().st_mode & 0o777, claim.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    chats.interrupt_turn("me", session, 1)
    assert not claim.exists()


# releases and size


def test_a_database_of_the_release_before_is_upgraded_with_its_data(
    coach_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as before:
        before.setattr(migrate, "REVISION", "0001")
        old = open_store(coach_home)
        old.save("me", a_state(), a_plan(), summary="made", changes=(), expected=None, at=AT)
        old.add_document("me", name="cv", media_type="x/y", sha256="ab", text="words", at=AT)
        assert not inspect(old._engine).has_table("turns")
        old.close()
    store = open_store(coach_home)
    saved = store.load("me")
    assert saved is not None
    assert (saved.version, saved.state, saved.plan) == (1, a_state(), a_plan())
    assert [item.text for item in store.documents("me")] == ["words"]
    session = store.conversations.start_session("me", "", AT)
    say(store.conversations, session, "Hello", None)
    finish(store.conversations, session, 1, "Done.", plan=a_new_plan(1))
    assert [line.version for line in store.history("me")] == [1, 2]
    assert list((coach_home / "backups").iterdir())


def test_an_upgrade_killed_at_any_step_leaves_data_that_opens(
    coach_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tables come in one transaction: either none of them is there or all are."""
    with monkeypatch.context() as before:
        before.setattr(migrate, "REVISION", "0001")
        old = open_store(coach_home)
        old.save("me", a_state(), a_plan(), summary="made", changes=(), expected=None, at=AT)
        old.close()
    for step in ("CREATE TABLE sessions", "CREATE TABLE turns", "CREATE UNIQUE INDEX", "UPDATE alembic_version"):
        code = KILLED_AT.format(step=step)
        environment = {"PYTHONPATH": ":".join(sys.path)}
        run = subprocess.run([sys.executable, "-c", code, str(coach_home)], env=environment, check=False)
        assert run.returncode == -9, step
        with closing(sqlite3.connect(coach_home / "coach.db")) as connection:
            found = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        assert found == {"versions", "documents", "alembic_version"}, step
    assert open_store(coach_home).load("me") is not None


KILLED_AT = """
import os, sys
from pathlib import Path
from sqlalchemy import Engine, event
from coach.store import open_store

@event.listens_for(Engine, "after_cursor_execute")
def die(connection, cursor, statement, *rest):
    if statement.strip().startswith("{step}"):
        os.kill(os.getpid(), 9)

open_store(Path(sys.argv[1]))
"""


def test_ten_thousand_turns_are_opened_by_index_and_take_room_in_proportion(
    store: Store, coach_home: Path, session: str
) -> None:
    chats = store.conversations
    sentences = [f"In week {number} you spend {number % 9} hours on night shifts." for number in range(200)]
    rows = []
    for turn in range(1, 10_001):
        reply = " ".join(sentences[(turn * 7 + step * step) % 200] for step in range(8))
        row = {"person": "me", "session": session, "turn": turn, "key": str(turn), "user_text": f"message {turn}"}
        told = {"status": "done", "reply": reply, "record": {"reply": reply}, "state": {"turn": turn}, "at": AT}
        rows.append({**row, **told, "claim": None})
    with store._engine.begin() as connection:
        connection.execute(turns.insert(), rows)
    assert [turn.turn for turn in chats.turns("me", session)] == list(range(9_961, 10_001))
    assert chats.last_state("me", session) == {"turn": 10_000}
    assert chats.sessions("me")[0].turns == 10_000
    assert say(chats, session, "Hello", None) == 10_001
    page = "SELECT * FROM turns WHERE person = 'me' AND session = 'x' AND turn < 9 ORDER BY turn DESC LIMIT 40"
    running = "SELECT claim FROM turns WHERE status = 'running'"
    with reading(store._engine) as connection:
        plans = [connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}").all() for query in (page, running)]
    assert [[row[3].split(" INDEX ")[1].split()[0] for row in plan] for plan in plans] == [
        ["sqlite_autoindex_turns_1"],
        ["turn_running"],
    ]
    store.close()
    said = sum(len(row["user_text"]) + len(row["reply"]) for row in rows)
    assert (coach_home / "coach.db").stat().st_size < 3 * said
