"""What is written within a transaction that the caller holds: a version of a plan, a document."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select

from coach.errors import ConflictError
from coach.store.rows import NewDocument, NewPlan, Saved, StoredDocument, utc
from coach.store.tables import documents, versions


def insert_version(connection: Connection, person: str, new: NewPlan, at: datetime) -> Saved:
    """Add a version to a person's plan.

    Raises ConflictError, and writes nothing, when the version it was made from is no longer the newest.
    """
    version = (new.expected or 0) + 1
    saved = Saved(person=person, version=version, state=new.state, plan=new.plan, made_at=utc(at), summary=new.summary)
    row: Mapping[str, Any] = {
        **saved.model_dump(mode="json", include={"state", "plan"}),
        "person": person,
        "version": version,
        "made_at": saved.made_at,
        "summary": new.summary,
        "changes": new.changes,
        "target": new.plan.readiness.target,
        "finish": new.plan.fit.finish.on,
    }
    newest = connection.scalar(select(func.max(versions.c.version)).where(versions.c.person == person))
    if newest != new.expected:
        raise ConflictError(_moved(newest, new.expected))
    connection.execute(insert(versions).values(row))
    return saved


def insert_document(connection: Connection, person: str, new: NewDocument, at: datetime) -> None:
    """Keep the text of a document as the last of a person's documents.

    One that is known already keeps the text it had, since facts point into that.
    """
    mine = documents.c.person == person
    last = connection.scalar(select(func.max(documents.c.position)).where(mine)) or 0
    again = documents.update().where(mine, documents.c.sha256 == new.sha256).values(position=last + 1)
    if connection.execute(again).rowcount == 0:
        row = StoredDocument(**new.model_dump(), added_at=utc(at))
        connection.execute(insert(documents).values(person=person, position=last + 1, **row.model_dump()))


def _moved(newest: int | None, expected: int | None) -> str:
    now = f"at version {newest}" if newest else "no longer there"
    yours = f"was made from version {expected}" if expected else "would be the first"
    return f"The plan was changed elsewhere: it is {now}, and yours {yours}. Load it again, then make your change."
