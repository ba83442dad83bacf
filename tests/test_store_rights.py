"""Export is complete and comes back in; erasing leaves nothing, whichever tables there are."""

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from plan_factory import a_plan, a_state, sample
from sqlalchemy import inspect, select

from coach.domain.turn import TurnRecord
from coach.errors import UserInputError
from coach.store import Store, open_store
from coach.store.connection import reading
from coach.store.tables import metadata

AT = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
CANARY = "Qu1xotic-Zebra"


@pytest.fixture
def store(coach_home: Path) -> Store:
    return open_store(coach_home)


def fill(store: Store, person: str, mark: str, rounds: int = 3) -> None:
    """Versions, documents and conversations with the mark in every field of words."""
    talk(store, person, mark, rounds)
    store.reviews.add(person, f"{mark}-sha256", {"text": f"{mark}-understood " * 2000})
    store.reviews.typed(person, f"{mark}-sha256", {"1": f"{mark}-typed"})
    for number in range(rounds):
        store.save(
            person,
            a_state(role=f"{mark}-role-{number}"),
            a_plan(target=f"{mark}-target-{number}", headline=f"{mark}-headline-{number}"),
            summary=f"{mark}-summary-{number}",
            changes=(f"{mark}-change-{number}",),
            expected=number or None,
            at=AT,
        )
        text = f"{mark}-text-{number} " * 2000
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        store.add_document(person, name=f"{mark}-{number}.pdf", media_type=f"x/{mark}", sha256=sha256, text=text, at=AT)


def talk(store: Store, person: str, mark: str, rounds: int) -> None:
    """A conversation of finished turns, and one that was interrupted and renamed."""
    chats = store.conversations
    session = chats.start_session(person, f"{mark}-title", AT)
    for number in range(rounds):
        turn = chats.begin_turn(person, session, f"{mark}-key-{number}", f"{mark}-message-{number}", AT).turn
        chats.partial(person, session, turn, f"{mark}-partial-{number}")
        long = " ".join(hashlib.sha256(f"{mark}{number}{word}".encode()).hexdigest() for word in range(20))
        record = sample(TurnRecord, person=person, session=session, turn=turn, reply=f"{mark}-reply-{number} {long}")
        state = {"mark": mark, "long": long, "asked": ["role", 2.5, None]}
        chats.finish_turn(person, session, turn, reply=record.reply, record=record, state=state, at=AT)
    other = chats.start_session(person, f"{mark}-other", AT)
    chats.begin_turn(person, other, f"{mark}-key", f"{mark}-message", AT)
    chats.interrupt_turn(person, other, 1, f"{mark}-half")
    chats.rename_session(person, other, f"{mark}-renamed")


def as_text(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, allow_nan=False)


def test_an_export_taken_in_elsewhere_exports_the_same_bytes(store: Store, tmp_path: Path) -> None:
    fill(store, "me", "mark")
    exported = as_text(store.export_person("me"))
    other = open_store(tmp_path / "elsewhere")
    assert other.import_person(json.loads(exported)) == "me"
    assert as_text(other.export_person("me")) == exported
    assert other.load("me") == store.load("me")
    assert other.history("me") == store.history("me")
    assert other.documents("me") == store.documents("me")
    assert other.conversations.sessions("me") == store.conversations.sessions("me")
    for session in store.conversations.sessions("me"):
        assert other.conversations.turns("me", session.id) == store.conversations.turns("me", session.id) != ()
        assert other.conversations.last_state("me", session.id) == store.conversations.last_state("me", session.id)


def test_work_goes_on_after_an_import(store: Store, tmp_path: Path) -> None:
    fill(store, "me", "mark", rounds=2)
    other = open_store(tmp_path / "elsewhere")
    other.import_person(store.export_person("me"))
    saved = other.save("me", a_state(), a_plan(), summary="", changes=(), expected=2, at=AT)
    assert saved.version == 3
    newest, older = other.conversations.sessions("me")
    assert other.conversations.begin_turn("me", older.id, "next", "And then?", AT).turn == older.turns + 1
    assert [line.id for line in other.conversations.sessions("me")] == [older.id, newest.id]


def test_a_turn_that_was_running_when_exported_comes_in_as_interrupted(store: Store, tmp_path: Path) -> None:
    session = store.conversations.start_session("me", "Nursing", AT)
    store.conversations.begin_turn("me", session, "1", "Hello", AT)
    store.conversations.partial("me", session, 1, "Good mor")
    other = open_store(tmp_path / "elsewhere")
    other.import_person(json.loads(as_text(store.export_person("me"))))
    (turn,) = other.conversations.turns("me", session)
    assert (turn.user_text, turn.reply, turn.status) == ("Hello", "Good mor", "interrupted")
    assert other.conversations.begin_turn("me", session, "2", "Again", AT).turn == 2


def test_an_export_of_before_there_were_conversations_is_taken_in(store: Store, tmp_path: Path) -> None:
    fill(store, "me", "mark")
    exported = store.export_person("me")
    old = {name: exported[name] for name in ("person", "versions", "documents")} | {"schema_version": 1}
    other = open_store(tmp_path / "elsewhere")
    other.import_person(json.loads(as_text(old)))
    assert other.export_person("me") == {**exported, "sessions": [], "turns": [], "unreviewed": []}


def test_an_export_of_before_reviews_were_kept_is_taken_in(store: Store, tmp_path: Path) -> None:
    fill(store, "me", "mark")
    exported = store.export_person("me")
    old = {name: rows for name, rows in exported.items() if name != "unreviewed"} | {"schema_version": 2}
    other = open_store(tmp_path / "elsewhere")
    other.import_person(json.loads(as_text(old)))
    assert other.export_person("me") == {**exported, "unreviewed": []}


def test_times_of_an_import_are_the_same_moments_whatever_their_zone(store: Store, tmp_path: Path) -> None:
    fill(store, "me", "mark", rounds=1)
    exported = as_text(store.export_person("me"))
    other = open_store(tmp_path / "elsewhere")
    other.import_person(json.loads(exported.replace("2026-11-21T09:30:00+00:00", "2026-11-21T23:30:00+14:00")))
    assert as_text(other.export_person("me")) == exported


def test_an_export_can_be_taken_in_under_another_name(store: Store) -> None:
    fill(store, "me", "mark")
    assert store.import_person({**store.export_person("me"), "person": "also me"}) == "also me"
    assert store.people() == ("also me", "me")


def test_an_import_never_replaces_what_is_there(store: Store) -> None:
    fill(store, "me", "mark")
    before = store.export_person("me")
    with pytest.raises(UserInputError, match="already"):
        store.import_person(before)
    assert store.export_person("me") == before


@pytest.mark.parametrize(
    "spoil",
    [
        {"schema_version": 4},
        {"turns": None},
        {"sessions": []},
        {"unreviewed": None},
        {"versions": None},
        {"versions": [{"version": 1}]},
        {"unknown": []},
        {"person": ""},
    ],
    ids=str,
)
def test_a_spoiled_export_is_refused_and_leaves_nothing(store: Store, tmp_path: Path, spoil: dict[str, Any]) -> None:
    fill(store, "me", "mark")
    other = open_store(tmp_path / "elsewhere")
    with pytest.raises(UserInputError, match="not a complete export"):
        other.import_person({**store.export_person("me"), **spoil})
    assert other.people() == ()


@pytest.mark.parametrize("part", ["versions", "documents", "unreviewed", "sessions", "turns"])
def test_an_export_with_something_twice_is_refused(store: Store, tmp_path: Path, part: str) -> None:
    fill(store, "me", "mark")
    data = store.export_person("me")
    other = open_store(tmp_path / "elsewhere")
    with pytest.raises(UserInputError, match="not a complete export"):
        other.import_person({**data, part: data[part] * 2})
    assert other.people() == ()


def test_every_table_and_column_about_a_person_is_exported(store: Store) -> None:
    fill(store, "me", "mark")
    exported = store.export_person("me")
    found = inspect(store._engine)
    tables = set(found.get_table_names()) - {"alembic_version"}
    assert set(exported) == tables | {"schema_version", "person"}
    for table in tables:
        columns = {column["name"] for column in found.get_columns(table)}
        assert "person" in columns, f"{table} has no person column, so its rows can't be exported or erased"
        assert exported[table], f"fill() writes no row to {table}"
        assert all(set(row) == columns - {"person"} for row in exported[table])


def test_every_table_is_emptied_of_the_person_and_of_no_one_else(store: Store) -> None:
    fill(store, "me", "mine")
    fill(store, "you", "yours")
    before = store.export_person("you")
    store.erase_person("me")
    tables = set(inspect(store._engine).get_table_names()) - {"alembic_version"}
    with reading(store._engine) as connection:
        for table in tables:
            assert set(connection.scalars(select(metadata.tables[table].c.person))) == {"you"}, table
    assert store.people() == ("you",)
    assert store.export_person("you") == before


def blobs(store: Store, person: str) -> list[bytes]:
    """What lies compressed in the file: plans, and records and states of turns."""
    asked = ("SELECT plan FROM versions", "SELECT record FROM turns", "SELECT state FROM turns")
    rows: list[bytes] = []
    with reading(store._engine) as connection:
        for query in asked:
            found = connection.exec_driver_sql(f"{query} WHERE person = ?", (person,)).scalars().all()
            rows += [row for row in found if row]
    return rows


def packed(store: Store, person: str) -> list[bytes]:
    """Slices of what lies compressed in the file."""
    return [row[at : at + 40] for row in blobs(store, person) for at in range(100, len(row) - 40, 500)]


def holding(home: Path, needles: list[bytes]) -> set[str]:
    files = [path for path in home.rglob("*") if path.is_file()]
    return {path.name for path in files if any(needle in path.read_bytes() for needle in needles)}


def test_erasing_leaves_no_byte_of_the_person_in_any_file(store: Store, coach_home: Path) -> None:
    fill(store, "you", "someone-else")
    fill(store, CANARY, CANARY, rounds=8)
    store.close()
    store = open_store(coach_home)  # makes a backup, which holds the person too
    fill(store, f"{CANARY} too", CANARY, rounds=2)
    needles = [CANARY.encode(), *packed(store, CANARY), *packed(store, f"{CANARY} too")]
    backups = {path.name for path in (coach_home / "backups").iterdir()}
    assert backups
    assert holding(coach_home, needles) >= {"coach.db", "coach.db-wal"} | backups
    others = b"\n".join(blobs(store, "you"))  # compressed alike in places, at whatever offset
    needles = [needle for needle in needles if needle not in others]
    assert len(needles) > 20
    store.erase_person(CANARY)
    store.erase_person(f"{CANARY} too")
    assert holding(coach_home, needles) == set()
    store.close()
    assert holding(coach_home, needles) == set()
    assert open_store(coach_home).people() == ("you",)


def test_erasing_a_stranger_changes_nothing(store: Store) -> None:
    fill(store, "me", "mark")
    before = store.export_person("me")
    store.erase_person("nobody")
    assert store.export_person("me") == before


def test_after_erasing_the_same_name_starts_afresh(store: Store) -> None:
    fill(store, "me", "mark")
    store.erase_person("me")
    assert store.load("me") is None
    assert store.save("me", a_state(), a_plan(), summary="", changes=(), expected=None, at=AT).version == 1
