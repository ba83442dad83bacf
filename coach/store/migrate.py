"""Bringing the tables up to the form this release works with."""

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from coach.errors import StoreError
from coach.store.connection import reading, writing

MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(engine: Engine, back_up: Callable[[], object]) -> None:
    """Upgrade the tables in one transaction, after a backup; does nothing when they are as they should be.

    Raises StoreError for tables of a newer release.
    """
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    script = ScriptDirectory.from_config(config)
    with reading(engine) as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    if current == script.get_current_head():
        return
    if current is not None:
        if current not in {item.revision for item in script.walk_revisions()}:
            raise StoreError(
                "Your data was saved by a newer version of the coach; install that version. Nothing was changed."
            )
        back_up()
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
