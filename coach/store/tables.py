"""The tables. Every one has a `person` column: export and erase work through all of them by that column.

Each version holds its plan whole, compressed, rather than as a JSON Patch on the one before. Measured on a plan of
180 kB of JSON: compressed 18 kB, a patch after one changed answer 47 kB (6 kB compressed). So a hundred versions
are under 2 MB either way, and whole ones need no chain to replay, stand alone when a row is damaged, and can be read
at any point of the history at the same cost. Branches later are one added column with a default.
"""

import json
import zlib
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.types import TypeDecorator

from coach.store.rows import utc


class Utc(TypeDecorator[datetime]):
    """A moment, kept and returned in UTC, on databases that know time zones and on those that don't."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else utc(value)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=value.tzinfo or UTC).astimezone(UTC)


class PackedJson(TypeDecorator[dict[str, Any]]):
    """A JSON document, compressed."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: dict[str, Any] | None, dialect: Dialect) -> bytes | None:
        return None if value is None else zlib.compress(json.dumps(value, ensure_ascii=False).encode())

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> dict[str, Any] | None:
        return None if value is None else json.loads(zlib.decompress(value))


class Words(TypeDecorator[str]):
    """Text from outside. Half a surrogate pair, which a terminal or a model may send, is kept as a question mark."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else value.encode("utf-8", "replace").decode()


REVISION = "0003"  # the migration that leads to these tables

metadata = MetaData()

versions = Table(
    "versions",
    metadata,
    Column("person", Text, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("made_at", Utc, nullable=False),
    Column("summary", Text, nullable=False),
    Column("changes", JSON, nullable=False),
    Column("target", Text, nullable=False),
    Column("finish", Date),
    Column("state", JSON, nullable=False),
    Column("plan", PackedJson, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("person", Text, primary_key=True),
    Column("sha256", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("added_at", Utc, nullable=False),
)

# What was understood from a document, whole, until the person has reviewed it; `typed` is what they typed over so far.
unreviewed = Table(
    "unreviewed",
    metadata,
    Column("person", Text, primary_key=True),
    Column("sha256", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("understood", PackedJson, nullable=False),
    Column("typed", JSON, nullable=False),
)

# `position` orders conversations by what happened last in them, since clocks and fixed dates don't.
sessions = Table(
    "sessions",
    metadata,
    Column("person", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("title", Words, nullable=False),
    Column("position", Integer, nullable=False),
    Column("created_at", Utc, nullable=False),
    Column("updated_at", Utc, nullable=False),
)

# `key` is the client's name for a message, so that one sent again is not taken for another. `claim` names the lock
# that a program holds while it writes the reply; `state` is the conversation's own, after the turn.
turns = Table(
    "turns",
    metadata,
    Column("person", Text, primary_key=True),
    Column("session", Text, primary_key=True),
    Column("turn", Integer, primary_key=True, autoincrement=False),
    Column("key", Text, nullable=False),
    Column("user_text", Words, nullable=False),
    Column("status", Text, nullable=False),
    Column("reply", Words, nullable=False),
    Column("record", PackedJson),
    Column("state", PackedJson),
    Column("claim", Text),
    Column("at", Utc, nullable=False),
    ForeignKeyConstraint(["person", "session"], ["sessions.person", "sessions.id"], name="turns_of_session"),
    UniqueConstraint("person", "session", "key", name="turn_key"),
)
RUNNING = text("status = 'running'")
Index("turn_running", turns.c.person, turns.c.session, unique=True, sqlite_where=RUNNING, postgresql_where=RUNNING)
