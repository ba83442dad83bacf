"""The file: its rights, what happens when it is damaged, locked, full or of another release, and when writers die."""

import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from plan_factory import a_plan, a_state
from sqlalchemy import MetaData

from coach.errors import StoreError, UserInputError
from coach.store import Saved, Store, file, migrate, open_store
from coach.store.connection import reading
from coach.store.tables import REVISION, metadata

AT = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


def save(store: Store, expected: int | None = None, person: str = "me") -> Saved:
    return store.save(person, a_state(), a_plan(), summary="made", changes=(), expected=expected, at=AT)


def closed_store(home: Path, rounds: int = 1) -> Path:
    """A store with some versions, closed, and the path of its file."""
    store = open_store(home)
    for number in range(rounds):
        save(store, number or None)
    store.close()
    return home / "coach.db"


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_only_the_owner_can_look_into_the_data_folder_or_any_file(coach_home: Path) -> None:
    store = open_store(coach_home)
    save(store)
    store.close()
    store = open_store(coach_home)
    save(store, 1)
    assert mode(coach_home) == 0o700
    assert mode(coach_home / "backups") == 0o700
    files = [path for path in coach_home.rglob("*") if path.is_file()]
    assert {path.name for path in files} >= {"coach.db", "coach.db-wal", "coach.db-shm", "reserve"}
    assert {path.name: mode(path) for path in files if mode(path) != 0o600} == {}


def test_a_file_left_open_to_others_is_closed_to_them(coach_home: Path) -> None:
    path = closed_store(coach_home)
    path.chmod(0o644)
    open_store(coach_home)
    assert mode(path) == 0o600


def test_writes_are_synchronous_logged_and_wiped(coach_home: Path) -> None:
    with reading(open_store(coach_home)._engine) as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "busy_timeout", "temp_store")
        }
    expected = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "busy_timeout": 5000}
    assert found == {**expected, "temp_store": 2}


def test_a_data_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(StoreError, match="taken"):
        open_store(tmp_path / "taken")


@pytest.mark.parametrize("times", range(3))
def test_programs_that_start_together_on_an_empty_folder_all_work(coach_home: Path, times: int) -> None:
    code = "import sys; from pathlib import Path; from coach.store import open_store; open_store(Path(sys.argv[1]))"
    started = [
        subprocess.Popen([sys.executable, "-c", code, str(coach_home)], env={"PYTHONPATH": ":".join(sys.path)})
        for _ in range(4)
    ]
    assert [program.wait() for program in started] == [0, 0, 0, 0]
    assert save(open_store(coach_home)).version == 1


# damage and backups


def test_a_second_opening_keeps_a_backup_that_can_take_the_place_of_the_file(coach_home: Path) -> None:
    path = closed_store(coach_home, rounds=2)
    before = open_store(coach_home).export_person("me")
    (backup,) = (coach_home / "backups").iterdir()
    elsewhere = coach_home.parent / "restored"
    elsewhere.mkdir()
    shutil.copy(backup, elsewhere / path.name)
    assert open_store(elsewhere).export_person("me") == before


def test_backups_are_a_day_apart_and_only_the_newest_are_kept(
    coach_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed_store(coach_home)
    days = [1, 1.5, 2.2, 3.5, 5, 5.1, 7]
    for day in days:
        written = datetime.fromtimestamp(day * 86_400, UTC)
        monkeypatch.setattr(file.DatabaseFile, "_last_written", lambda self, written=written: written)
        open_store(coach_home).close()
    kept = sorted(path.name for path in (coach_home / "backups").iterdir())
    assert kept == ["coach-19700104T120000.db", "coach-19700106T000000.db", "coach-19700108T000000.db"]


def spoil_header(path: Path) -> None:
    path.write_bytes(b"not a database at all" * 10 + path.read_bytes()[210:])


def spoil_pages(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 : 4096 * 3] = b"\xa5" * 8192
    path.write_bytes(content)


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:6000])


@pytest.mark.parametrize(
    "spoil", [spoil_header, spoil_pages, cut_short, lambda path: path.write_bytes(b""), Path.unlink]
)
def test_a_damaged_file_is_left_alone_and_the_newest_good_backup_named(coach_home: Path, spoil: object) -> None:
    path = closed_store(coach_home, rounds=3)
    open_store(coach_home).close()
    (good,) = (coach_home / "backups").iterdir()
    (coach_home / "backups" / "coach-29990101T000000.db").write_bytes(b"newer, but no database")
    spoil(path)  # type: ignore[operator]
    left = path.read_bytes() if path.exists() else b""
    for _ in range(2):
        with pytest.raises(StoreError, match=good.name):
            open_store(coach_home)
    assert path.read_bytes() == left


def test_a_damaged_file_without_backup_is_said_so(coach_home: Path) -> None:
    spoil_header(closed_store(coach_home))
    with pytest.raises(StoreError, match="no good backup"):
        open_store(coach_home)


# locks and full disks


def test_a_locked_database_can_be_read_and_saving_says_that_it_is_in_use(
    coach_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file, "BUSY_SECONDS", 0)
    monkeypatch.setattr(file, "PRAGMAS", (*file.PRAGMAS, "busy_timeout=50"))
    path = closed_store(coach_home)
    store = open_store(coach_home)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert store.load("me") == open_store(coach_home).load("me")
        with pytest.raises(StoreError, match="in use"):
            save(store, 1)
        other.execute("ROLLBACK")
    assert save(store, 1).version == 2


def test_erasing_while_another_program_reads_is_said_and_works_the_second_time(
    coach_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file, "PRAGMAS", (*file.PRAGMAS, "busy_timeout=50"))
    path = closed_store(coach_home)
    store = open_store(coach_home)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM versions").fetchall()
        with pytest.raises(StoreError, match="erase once more|in use"):
            store.erase_person("me")
        other.execute("ROLLBACK")
    store.erase_person("me")
    assert store.people() == ()


def test_on_a_full_disk_one_can_still_read_export_and_erase(coach_home: Path) -> None:
    store = open_store(coach_home)
    for number in range(5):
        save(store, number or None)
    save(store, person="you")
    with reading(store._engine) as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    with pytest.raises(StoreError, match="disk is full"):
        save_often(store, 5)
    newest = store.load("me")
    assert newest is not None
    assert newest.version == len(store.history("me")) >= 5
    assert len(store.export_person("me")["versions"]) == newest.version
    store.erase_person("me")
    assert store.people() == ("you",)
    assert save(store).version == 1


def save_often(store: Store, version: int) -> None:
    for number in range(version, version + 50):
        save(store, number)


# releases


def later_release(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Path:
    """Go over to a release with one more migration, in a copy of the migrations."""
    shutil.copytree(migrate.MIGRATIONS, folder)
    (folder / "versions" / "next.py").write_text(
        f"import sqlalchemy as sa\nfrom alembic import op\nrevision = '9999'\ndown_revision = '{REVISION}'\n\n\n"
        "def upgrade() -> None:\n"
        "    op.add_column('versions', sa.Column('branch', sa.Text, nullable=False, server_default='main'))\n"
    )
    monkeypatch.setattr(migrate, "MIGRATIONS", folder)
    monkeypatch.setattr(migrate, "REVISION", "9999")
    return folder


def test_the_migrations_lead_to_the_tables_the_code_works_with(coach_home: Path) -> None:
    store = open_store(coach_home)
    with reading(store._engine) as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        unlike = MetaData()
        assert compare_metadata(MigrationContext.configure(connection), unlike) != []


def test_an_upgrade_keeps_the_data_and_a_backup_of_the_file_before_it(
    coach_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = closed_store(coach_home, rounds=2)
    monkeypatch.setattr(file.DatabaseFile, "_stale", lambda self, written: False)
    later_release(monkeypatch, tmp_path / "100 %")
    store = open_store(coach_home)
    assert [line.version for line in store.history("me")] == [1, 2]
    assert stamp(path) == "9999"
    (backup,) = (coach_home / "backups").iterdir()
    assert stamp(backup) == REVISION


def test_data_of_a_newer_release_is_refused_untouched(
    coach_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = closed_store(coach_home)
    with monkeypatch.context() as later:
        later_release(later, tmp_path / "later")
        open_store(coach_home).close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="newer version of the coach"):
        open_store(coach_home)
    assert path.read_bytes() == before


def test_a_failed_upgrade_leaves_the_tables_as_they_were(
    coach_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = closed_store(coach_home)
    with monkeypatch.context() as later:
        folder = later_release(later, tmp_path / "later")
        with (folder / "versions" / "next.py").open("a") as script:
            script.write("    op.execute('SELECT * FROM no_such_table')\n")
        with pytest.raises(StoreError):
            open_store(coach_home)
    assert stamp(path) == REVISION
    assert open_store(coach_home).load("me") is not None


def stamp(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])


@pytest.mark.parametrize(
    "url", ["sqlite:////x.db", "mysql://me@host/db", "no url", "postgresql+nodriver://h/d"], ids=str
)
def test_a_url_other_than_postgresql_is_refused_in_a_sentence(coach_home: Path, url: str) -> None:
    with pytest.raises(UserInputError):
        open_store(coach_home, url)
    assert not coach_home.exists()


# writers that die

WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from plan_factory import a_plan, a_state
from coach.store import open_store

store = open_store(Path(sys.argv[1]))
plan, state = a_plan(), a_state()
newest = store.load("me")
version = newest.version if newest else None
while True:
    saved = store.save("me", state, plan, summary=f"{sys.argv[2]}", changes=(), expected=version,
                       at=datetime(2026, 11, 21, tzinfo=UTC))
    version = saved.version
    print(version, flush=True)
"""
CYCLES = 30


def test_every_acknowledged_save_survives_killing_the_writer(coach_home: Path) -> None:
    acknowledged: list[tuple[int, str]] = []
    for cycle in range(CYCLES):
        command = [sys.executable, "-c", WRITER, str(coach_home), f"cycle {cycle}"]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, env={"PYTHONPATH": ":".join(sys.path)}
        ) as writer:
            assert writer.stdout is not None
            # Killed after another number of saves each time, so at another point of the work.
            lines = [writer.stdout.readline() for _ in range(1 + cycle % 7)]
            writer.send_signal(signal.SIGKILL)
            lines += writer.stdout.readlines()
        acknowledged += [(int(line), f"cycle {cycle}") for line in lines if line.endswith("\n")]
    history = open_store(coach_home).history("me")
    assert [line.version for line in history] == list(range(1, len(history) + 1))
    assert set(acknowledged) <= {(line.version, line.summary) for line in history}
    assert len(set(acknowledged)) == len(acknowledged) >= CYCLES
