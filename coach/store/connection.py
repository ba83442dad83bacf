"""Transactions for reading and for writing, and database faults told in one sentence each."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as NoConnection

from coach.errors import ConflictError, StoreError

WRITES = "writes"  # execution option: the transaction takes the lock for writing at its start

SENTENCES = {
    "SQLITE_BUSY": "Your data is in use by another program, so nothing was changed. Try again in a moment.",
    "SQLITE_FULL": "The disk is full, so nothing was changed. You can read and export; free some space, then retry.",
    "SQLITE_READONLY": "Your data can't be changed: check who may write to the data folder.",
    "SQLITE_CANTOPEN": "Your data can't be opened: check who may read and write the data folder.",
    "SQLITE_CORRUPT": "The saved data is damaged. Nothing was changed; start the coach again to see the newest backup.",
}
OTHERWISE = "The saved data can't be read or written just now. Nothing was changed."


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One consistent view of the tables. Raises StoreError."""
    with told(), engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that holds the lock for writing from its start. Raises StoreError, ConflictError."""
    with told(), engine.execution_options(**{WRITES: True}).begin() as connection:
        yield connection


@contextmanager
def told() -> Iterator[None]:
    """Turn what the database says into our own errors; its words may hold the person's."""
    try:
        yield
    except IntegrityError:
        raise ConflictError("The same thing was saved elsewhere at this moment. Load it again, then retry.") from None
    except NoConnection:
        raise StoreError(SENTENCES["SQLITE_BUSY"]) from None
    except DBAPIError as fault:
        raise StoreError(_sentence(fault.orig)) from None
    except sqlite3.Error as fault:
        raise StoreError(_sentence(fault)) from None


def _sentence(fault: BaseException | None) -> str:
    # Extended codes begin with the plain one: SQLITE_BUSY_SNAPSHOT.
    name = "_".join(getattr(fault, "sqlite_errorname", "").split("_")[:2])
    return SENTENCES.get(name, OTHERWISE)
