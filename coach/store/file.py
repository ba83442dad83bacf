"""The SQLite file and what only a file has: rights, a check, backups, wiping. All that is SQLite's own is here."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event

from coach.errors import StoreError
from coach.store.connection import WRITES, told

BUSY_SECONDS = 5
BACKUP_AGE = timedelta(days=1)
BACKUPS_KEPT = 3
STAMP = "coach-%Y%m%dT%H%M%S.db"
CANNOT_LOOK = ("SQLITE_BUSY", "SQLITE_CANTOPEN", "SQLITE_READONLY")
RESERVE_BYTES = 8 * 1024 * 1024  # twice what the log usually grows to
PRAGMAS = (
    f"busy_timeout={BUSY_SECONDS * 1000}",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "temp_store=MEMORY",  # no copy of the data in a temporary folder
)


class DatabaseFile:
    """The database file of a data folder, readable by its owner alone."""

    def __init__(self, home: Path) -> None:
        self.path = home / "coach.db"
        self._backups = home / "backups"
        self._reserve = home / "reserve"

    def open(self) -> Engine:
        """An engine on the checked file, made when missing. Raises StoreError when the file is damaged.

        A damaged file is left as it is.
        """
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            written = self._last_written()
            self.path.touch(mode=0o600)
            self.path.chmod(0o600)
            self._keep_reserve()
        except OSError as fault:
            raise StoreError(f"The data folder {self.path.parent} can't be used: {fault.strerror}.") from None
        self._check(blank=written is None)
        if written and self._stale(written):
            # Better a coach without today's backup than none.
            with suppress(StoreError):
                self.back_up(written)
        return self._engine()

    def back_up(self, written: datetime | None = None) -> Path:
        """Copy the database beside itself, keeping the newest few. `written` names the copy (UTC)."""
        written = written or self._last_written() or datetime.fromtimestamp(0, UTC)
        copy = self._backups / written.strftime(STAMP)
        partial = copy.with_suffix(f".{os.getpid()}")
        with told(), self._filesystem():
            self._backups.mkdir(mode=0o700, exist_ok=True)
            try:
                partial.touch(mode=0o600)
                with self._connection() as connection:
                    connection.execute("VACUUM INTO ?", (str(partial),))
                partial.replace(copy)
            finally:
                partial.unlink(missing_ok=True)
            for old in self.backups()[BACKUPS_KEPT:]:
                old.unlink(missing_ok=True)
        return copy

    def backups(self) -> list[Path]:
        """The backups, newest first."""
        return sorted(self._backups.glob("coach-*.db"), reverse=True)

    def make_room(self) -> None:
        """Give up the backups and the reserve, so that rows can be deleted even on a full disk.

        The backups hold what is about to be erased; the next opening makes a new one.
        """
        with self._filesystem():
            for copy in self._backups.glob("coach-*"):
                copy.unlink(missing_ok=True)
            self._reserve.unlink(missing_ok=True)
        with told(), self._connection() as connection:
            _empty_log(connection)

    def wipe(self) -> None:
        """Leave no byte of deleted rows in the file or its log. Raises StoreError when another program reads it."""
        with told(), self._connection() as connection:
            _empty_log(connection)
            try:
                connection.execute("VACUUM")
            except sqlite3.OperationalError as fault:
                # Deleted rows are overwritten already; on a full disk only the shrinking has to wait.
                if fault.sqlite_errorname != "SQLITE_FULL":
                    raise
            clear = _empty_log(connection)
        if not clear:
            raise StoreError("The data is deleted, but another program is reading it. Close that and erase once more.")
        self._keep_reserve()

    def _engine(self) -> Engine:
        # One connection per process: writers queue here rather than at the file, and versions of SQLite before
        # 3.51.3 can damage the log when several connections of a busy process restart it.
        engine = create_engine(
            URL.create("sqlite", database=str(self.path)),
            pool_size=1,
            max_overflow=0,
            hide_parameters=True,
            connect_args={"check_same_thread": False, "timeout": BUSY_SECONDS},
        )
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
        return engine

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self.path, isolation_level=None, timeout=BUSY_SECONDS)) as connection:
            _prepare(connection)
            yield connection

    @contextmanager
    def _filesystem(self) -> Iterator[None]:
        try:
            yield
        except OSError as fault:
            raise StoreError(f"The data folder {self.path.parent} can't be written: {fault.strerror}.") from None

    def _check(self, *, blank: bool) -> None:
        """Refuse a damaged file, and an empty one where backups tell that there was data."""
        sound = not self.backups() if blank else _sound(self.path)
        if not sound:
            good = next((copy for copy in self.backups() if _sound(copy)), None)
            advice = (
                f"To go on from the newest good backup, move coach.db and coach.db-wal away, then copy {good} there."
                if good
                else "There is no good backup."
            )
            raise StoreError(f"The saved data in {self.path} is damaged or missing and was left as it is. {advice}")

    def _last_written(self) -> datetime | None:
        """When the data last changed (UTC), or None when there is none."""
        if not self.path.exists() or self.path.stat().st_size == 0:
            return None
        parts = (self.path, self.path.with_name("coach.db-wal"))
        return datetime.fromtimestamp(max(part.stat().st_mtime for part in parts if part.exists()), UTC)

    def _stale(self, written: datetime) -> bool:
        copies = self.backups()
        if not copies:
            return True
        return written - datetime.strptime(copies[0].name, STAMP).replace(tzinfo=UTC) > BACKUP_AGE

    def _keep_reserve(self) -> None:
        # On a full disk the coach still has to open.
        with suppress(OSError):
            self._reserve.touch(mode=0o600)
            if self._reserve.stat().st_size < RESERVE_BYTES:
                self._reserve.write_bytes(bytes(RESERVE_BYTES))


def _prepare(connection: sqlite3.Connection, _: object = None) -> None:
    # Transactions begin in `_begin`, not when the driver thinks fit.
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    try:
        connection.execute("PRAGMA journal_mode=WAL")
    except sqlite3.OperationalError as fault:
        # The mode belongs to the file. Programs that start together on a new one all try to set it, and the database
        # lets the others fail at once instead of waiting.
        if fault.sqlite_errorname != "SQLITE_BUSY":
            raise


def _begin(connection: Connection) -> None:
    # A transaction that reads first and writes later fails at once when another wrote meanwhile, without waiting.
    immediate = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def _empty_log(connection: sqlite3.Connection) -> bool:
    """Move the log into the file and cut it to nothing; False when a reader was in the way."""
    busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy


def _sound(path: Path) -> bool:
    """Whether SQLite finds the file whole. Raises StoreError when it can't look."""
    with told():
        try:
            with closing(sqlite3.connect(path, timeout=BUSY_SECONDS)) as connection:
                found = connection.execute("PRAGMA quick_check(1)").fetchone()
        except sqlite3.Error as fault:
            if fault.sqlite_errorname.startswith(CANNOT_LOOK):
                raise
            return False
    return bool(found == ("ok",))
