"""The store: plans by person and version, documents, and a person's rights to take all of it away."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, Engine, RowMapping, Select, delete, func, insert, select, union

from coach.domain.patch import MAIN, State
from coach.domain.plan import CareerPlan
from coach.errors import StoreError, UserInputError
from coach.store.claims import Claims
from coach.store.connection import reading, writing
from coach.store.conversations import Conversations
from coach.store.file import DatabaseFile
from coach.store.rows import EXPORT_SCHEMA, NUMBERS, Archive, NewDocument, NewPlan, Saved, StoredDocument, VersionInfo
from coach.store.saving import insert_document, insert_version
from coach.store.tables import documents, metadata, sessions, turns, unreviewed, versions
from coach.store.unreviewed import Reviews


class Store:
    """Everything kept about each person. Made by `open_store`; safe to use from several threads and processes.

    Every method raises StoreError when the database is locked for long, full, damaged or gone.
    """

    def __init__(self, engine: Engine, file: DatabaseFile | None, claims: Claims) -> None:
        self._engine = engine
        self._file = file
        self.conversations = Conversations(engine, file, claims)
        self.reviews = Reviews(engine)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    # plans

    def load(self, person: str) -> Saved | None:
        """The newest version of a person's plan, or None when there is none."""
        return self._first(_newest(person))

    def previous(self, person: str) -> Saved | None:
        """The version before the newest one, or None when there is none."""
        return self._first(_newest(person).offset(1))

    def at(self, person: str, version: int) -> Saved:
        """One version of a person's plan. Raises UserInputError when there is no such version."""
        query = select(versions).where(versions.c.person == person, versions.c.version == version)
        saved = self._first(query) if version in NUMBERS else None
        if saved is None:
            raise UserInputError(f"There is no version {version} of this plan.")
        return saved

    def branches(self, person: str) -> dict[str, int]:
        """The newest version of each branch of a person's plan, in the order they were last worked on."""
        name = func.coalesce(versions.c.state["branch"].as_string(), MAIN).label("branch")
        newest = func.max(versions.c.version)
        query = select(name, newest).where(versions.c.person == person).group_by("branch").order_by(newest.desc())
        with reading(self._engine) as connection:
            return {branch: version for branch, version in connection.execute(query)}

    def history(self, person: str) -> tuple[VersionInfo, ...]:
        """All versions of a person's plan in order, without the plans themselves."""
        columns = [versions.c[name] for name in VersionInfo.model_fields]
        query = select(*columns).where(versions.c.person == person).order_by(versions.c.version)
        with reading(self._engine) as connection:
            return tuple(VersionInfo.model_validate(dict(row)) for row in connection.execute(query).mappings())

    def save(
        self,
        person: str,
        state: State,
        plan: CareerPlan,
        *,
        summary: str,
        changes: tuple[str, ...],
        expected: int | None,
        at: datetime,
    ) -> Saved:
        """Save a new version. `expected` is the version it was made from, None for a first plan.

        Raises ConflictError, and saves nothing, when that is no longer the newest version.
        """
        new = NewPlan(state=state, plan=plan, summary=summary, changes=changes, expected=expected)
        with writing(self._engine) as connection:
            return insert_version(connection, person, new, at)

    def _first(self, query: Select[Any]) -> Saved | None:
        with reading(self._engine) as connection:
            row = connection.execute(query).mappings().first()
        return None if row is None else _saved(row)

    # documents

    def add_document(self, person: str, *, name: str, media_type: str, sha256: str, text: str, at: datetime) -> str:
        """Keep the text of a document and return its id, its SHA-256; it becomes the last of the person's documents.

        One that is known already keeps the text it had, since facts point into that.
        """
        new = NewDocument(name=name, media_type=media_type, sha256=sha256, text=text)
        with writing(self._engine) as connection:
            insert_document(connection, person, new, at)
        return sha256

    def documents(self, person: str) -> tuple[StoredDocument, ...]:
        """A person's documents, the one handed in last at the end."""
        columns = [documents.c[name] for name in StoredDocument.model_fields]
        query = select(*columns).where(documents.c.person == person).order_by(documents.c.position)
        with reading(self._engine) as connection:
            return tuple(StoredDocument.model_validate(dict(row)) for row in connection.execute(query).mappings())

    # people

    def people(self) -> tuple[str, ...]:
        """Everyone of whom something is kept, by name."""
        query = union(*(select(table.c.person) for table in metadata.sorted_tables))
        with reading(self._engine) as connection:
            return tuple(sorted(connection.scalars(query)))

    def export_person(self, person: str) -> dict[str, Any]:
        """Everything kept about a person, as JSON-able values that `import_person` takes in again."""
        data: dict[str, Any] = {"schema_version": EXPORT_SCHEMA, "person": person}
        with reading(self._engine) as connection:
            for table in metadata.sorted_tables:
                query = select(table).where(table.c.person == person).order_by(*table.primary_key)
                data[table.name] = [_jsonable(row) for row in connection.execute(query).mappings()]
        return data

    def import_person(self, data: Mapping[str, Any], *, replace: bool = False) -> str:
        """Take in an export, all of it or nothing, and return the person's name.

        Raises UserInputError when it is not an export, or when there is something about that person already and it is
        not to be replaced. What is replaced stays in a backup of the file.
        """
        archive = _archive(data)
        if archive.person in self.people():
            if not replace:
                raise UserInputError(
                    f"There is a plan of {archive.person!r} here already. Give it another name with --person, "
                    "or replace what is here with --replace."
                )
            if self._file:
                self._file.back_up()
        states = [item.state.model_dump(mode="json") for item in archive.versions]
        with writing(self._engine) as connection:
            if replace:
                _delete(connection, archive.person)
            for version, state in zip(archive.versions, states, strict=True):
                row = {**version.model_dump(), "state": state, "person": archive.person}
                connection.execute(insert(versions).values(row))
            for document in archive.documents:
                connection.execute(insert(documents).values(person=archive.person, **document.model_dump()))
            for waiting in archive.unreviewed:
                connection.execute(insert(unreviewed).values(person=archive.person, **waiting.model_dump()))
            for session in archive.sessions:
                connection.execute(insert(sessions).values(person=archive.person, **session.model_dump()))
            for turn in archive.turns:
                connection.execute(insert(turns).values(person=archive.person, **turn.model_dump()))
        return archive.person

    def erase_person(self, person: str) -> None:
        """Erase everything kept about a person, in all versions and backups, so that no trace is left in the file.

        Other people's backups go too; the next opening makes a new one. On a server, wiping freed pages, logs and
        backups is up to those who run it. Raises StoreError when another program holds the data; erase again then.
        """
        if self._file:
            self._file.make_room()
        with writing(self._engine) as connection:
            _delete(connection, person)
        if self._file:
            self._file.wipe()


def _archive(data: Mapping[str, Any]) -> Archive:
    try:
        return Archive.model_validate(dict(data))
    except ValidationError as fault:
        first = fault.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "whole file"
        why = first["msg"].removeprefix("Value error, ")
        raise UserInputError(
            f"This is not a complete export of this coach ({where}: {why}). Export it again."
        ) from None


def _delete(connection: Connection, person: str) -> None:
    for table in reversed(metadata.sorted_tables):
        connection.execute(delete(table).where(table.c.person == person))


def _newest(person: str) -> Select[Any]:
    return select(versions).where(versions.c.person == person).order_by(versions.c.version.desc()).limit(1)


def _saved(row: RowMapping) -> Saved:
    try:
        state = State.model_validate(row["state"])
    except ValidationError:
        raise StoreError(
            f"Version {row['version']} of this plan can't be read by this version of the coach. Nothing was changed."
        ) from None
    try:
        plan = CareerPlan.model_validate(row["plan"])
    except ValidationError:
        plan = None
    rest = {name: row[name] for name in ("person", "version", "made_at", "summary")}
    return Saved(state=state, plan=plan, **rest)


def _jsonable(row: RowMapping) -> dict[str, Any]:
    plain = {name: value for name, value in row.items() if name != "person"}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in plain.items()}
