"""Documents a person handed in and has not reviewed yet: what was understood, and what they typed over it so far."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Engine, and_, delete, func, insert, select, update

from coach.store.connection import reading, writing
from coach.store.rows import Unreviewed
from coach.store.tables import unreviewed


class Reviews:
    """What waits for a person's review, by the SHA-256 of the file. Safe to use from several threads and processes.

    Every method raises StoreError when the data can't be read or written.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, person: str, sha256: str, understood: Mapping[str, Any]) -> None:
        """Keep what was understood from a document until it is reviewed; it comes before those that wait already.

        One that waits already keeps what was typed over it when the same was understood again.
        """
        new = {"understood": dict(understood)}
        with writing(self._engine) as connection:
            known = self._found(connection, person, sha256)
            typed = known.typed if known and known.understood == new["understood"] else {}
            connection.execute(delete(unreviewed).where(_is(person, sha256)))
            mine = select(func.max(unreviewed.c.position)).where(unreviewed.c.person == person)
            position = (connection.scalar(mine) or 0) + 1
            row = {"sha256": sha256, "position": position, "typed": typed, **new}
            connection.execute(insert(unreviewed).values(person=person, **row))

    def typed(self, person: str, sha256: str, typed: Mapping[str, str]) -> None:
        """Keep what the person typed over so far, by row; nothing when the document does not wait any more."""
        with writing(self._engine) as connection:
            connection.execute(update(unreviewed).where(_is(person, sha256)).values(typed=dict(typed)))

    def waiting(self, person: str) -> str | None:
        """The document to be reviewed next, the one handed in last; None when there is none."""
        mine = select(unreviewed.c.sha256).where(unreviewed.c.person == person)
        with reading(self._engine) as connection:
            newest: str | None = connection.scalar(mine.order_by(unreviewed.c.position.desc()).limit(1))
            return newest

    def find(self, person: str, sha256: str) -> Unreviewed | None:
        """A document that waits, None when it does not."""
        with reading(self._engine) as connection:
            return self._found(connection, person, sha256)

    def drop(self, person: str, sha256: str) -> None:
        """Let go of a document that was reviewed or is not wanted."""
        with writing(self._engine) as connection:
            connection.execute(delete(unreviewed).where(_is(person, sha256)))

    def _found(self, connection: Connection, person: str, sha256: str) -> Unreviewed | None:
        row = connection.execute(select(unreviewed).where(_is(person, sha256))).mappings().first()
        return None if row is None else Unreviewed.model_validate({k: v for k, v in row.items() if k != "person"})


def _is(person: str, sha256: str) -> Any:
    return and_(unreviewed.c.person == person, unreviewed.c.sha256 == sha256)
