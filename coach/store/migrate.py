"""Bringing the tables up to the form this release works with."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Engine, inspect, text

from coach.errors import StoreError
from coach.store.connection import reading, writing
from coach.store.tables import REVISION

MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(engine: Engine, back_up: Callable[[], object]) -> None:
    """Upgrade the tables in one transaction, after a backup; does nothing when they are as they should be.

    Raises StoreError for tables of a newer release.
    """
    current = _revision(engine)
    if current != REVISION:
        _migrate(engine, current, back_up)


def _revision(engine: Engine) -> str | None:
    with reading(engine) as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        current: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
        return current


def _migrate(engine: Engine, current: str | None, back_up: Callable[[], object]) -> None:
    # Loading Alembic takes as long as a short command; most openings have nothing to migrate.
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if current is not None:
        if current not in known:
            raise StoreError(
                "Your data was saved by a newer version of the coach; install that version. Nothing was changed."
            )
        back_up()
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, REVISION)
