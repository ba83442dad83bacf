"""Opening the store: a file in the data folder, or a PostgreSQL server by URL."""

from contextlib import ExitStack, suppress
from pathlib import Path

from sqlalchemy import Engine, create_engine, make_url
from sqlalchemy.exc import ArgumentError

from coach.errors import StoreError, UserInputError
from coach.store.claims import Claims
from coach.store.file import DatabaseFile
from coach.store.migrate import upgrade
from coach.store.repository import Store


def open_store(home: Path, url: str | None = None) -> Store:
    """The store of a data folder, or of the PostgreSQL database at `url`; tables are made or upgraded as needed.

    Raises StoreError when the data is damaged, in use, or of a newer release; UserInputError for a URL that
    can't be used.
    """
    file = None if url else DatabaseFile(home)
    engine = file.open() if file else _server(url or "")
    with ExitStack() as opened:
        opened.callback(engine.dispose)
        upgrade(engine, file.back_up if file else _no_backup)
        opened.pop_all()
    store = Store(engine, file, Claims(home / "running", all_here=file is not None))
    # Who talks in a conversation sees to it again; to read and erase it needs not be written.
    with suppress(StoreError):
        store.conversations.interrupt_orphans()
    return store


def _server(url: str) -> Engine:
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() != "postgresql":
            raise UserInputError("Only PostgreSQL can be named by a URL; a file is kept in the data folder.")
        return create_engine(parsed, pool_pre_ping=True, hide_parameters=True, isolation_level="REPEATABLE READ")
    except ArgumentError:
        raise UserInputError("The database URL can't be read; write postgresql+psycopg://NAME@HOST/DATABASE.") from None
    except ModuleNotFoundError as missing:
        raise UserInputError(f"To use PostgreSQL, install {missing.name} beside the coach.") from None


def _no_backup() -> None:
    """A server is backed up by those who run it."""
