"""Conversations: sessions of a person, and their turns from the message to the end of the reply."""

import uuid
from collections.abc import Mapping
from contextlib import ExitStack
from datetime import datetime
from typing import Any

from pydantic import ValidationError
from sqlalchemy import ColumnElement, Connection, Engine, RowMapping, and_, delete, func, insert, or_, select, update

from coach.domain.turn import TurnRecord
from coach.errors import ConflictError, UserInputError
from coach.store.claims import Claims
from coach.store.connection import reading, writing
from coach.store.file import DatabaseFile
from coach.store.rows import NewPlan, SessionInfo, StoredTurn, TurnStatus, utc
from coach.store.saving import insert_version
from coach.store.tables import RUNNING, sessions, turns

LAST_CHARS = 120
ANSWERING = "A reply is running in this conversation. Wait for it or stop it, then send your message."
STOPPED = "This reply was stopped meanwhile, so nothing of it was saved."
NO_SESSION = "There is no such conversation."


class Conversations:
    """What was said, by person and session. Safe to use from several threads and processes.

    A turn is running from `begin_turn` on, until one of `finish_turn`, `interrupt_turn` and `fail_turn`; there is one
    at a time in a session. Every method raises StoreError when the data can't be read or written.
    """

    def __init__(self, engine: Engine, file: DatabaseFile | None, claims: Claims) -> None:
        self._engine = engine
        self._file = file
        self._claims = claims

    # sessions

    def start_session(self, person: str, title: str, at: datetime) -> str:
        """Begin a conversation and return its id."""
        session = uuid.uuid4().hex
        with writing(self._engine) as connection:
            row = {"title": title, "position": _next(connection, person), "created_at": utc(at), "updated_at": utc(at)}
            connection.execute(insert(sessions).values(person=person, id=session, **row))
        return session

    def sessions(self, person: str, containing: str = "") -> tuple[SessionInfo, ...]:
        """A person's conversations, the one in which something happened last first.

        `containing` keeps those with these words in their title, a message or a reply; small and capital letters are
        the same where they are ASCII.
        """
        newest = select(turns.c.session, func.max(turns.c.turn).label("count")).where(turns.c.person == person)
        counts = newest.group_by(turns.c.session).subquery()
        last = and_(turns.c.person == person, turns.c.session == counts.c.session, turns.c.turn == counts.c.count)
        told = (func.substr(turns.c[name], 1, 2 * LAST_CHARS).label(name) for name in ("user_text", "reply"))
        query = select(sessions, counts.c.count, *told).where(sessions.c.person == person)
        query = query.outerjoin(counts, counts.c.session == sessions.c.id).outerjoin(turns, last)
        if containing:
            query = query.where(_contains(person, containing))
        with reading(self._engine) as connection:
            rows = connection.execute(query.order_by(sessions.c.position.desc())).mappings()
            return tuple(_session(row) for row in rows)

    def rename_session(self, person: str, session: str, title: str) -> None:
        """Give a conversation another title. Raises UserInputError for one that is not there or a blank title."""
        if not title.strip():
            raise UserInputError("Give the conversation a name of at least one letter.")
        with writing(self._engine) as connection:
            changed = connection.execute(update(sessions).where(_is_session(person, session)).values(title=title))
            if changed.rowcount == 0:
                raise UserInputError(NO_SESSION)

    def delete_session(self, person: str, session: str) -> None:
        """Erase a conversation so that no trace is left in the file; the backups, which hold it too, go with it.

        Facts and plans that came of it stay. Raises UserInputError for one that is not there.
        """
        with reading(self._engine) as connection:
            if connection.scalar(select(sessions.c.id).where(_is_session(person, session))) is None:
                raise UserInputError(NO_SESSION)
        if self._file:
            self._file.make_room()
        with writing(self._engine) as connection:
            connection.execute(delete(turns).where(turns.c.person == person, turns.c.session == session))
            connection.execute(delete(sessions).where(_is_session(person, session)))
        if self._file:
            self._file.wipe()

    # reading turns

    def turns(self, person: str, session: str, last: int = 40, before: int | None = None) -> tuple[StoredTurn, ...]:
        """The last turns of a conversation in order, or the last ones `before` a turn."""
        query = select(*TOLD).where(turns.c.person == person, turns.c.session == session)
        if before is not None:
            query = query.where(turns.c.turn < before)
        with reading(self._engine) as connection:
            rows = connection.execute(query.order_by(turns.c.turn.desc()).limit(last)).mappings().all()
        return tuple(_turn(row) for row in reversed(rows))

    def turn(self, person: str, session: str, turn: int) -> StoredTurn:
        """One turn. Raises UserInputError when there is none."""
        with reading(self._engine) as connection:
            row = connection.execute(select(*TOLD).where(_is_turn(person, session, turn))).mappings().first()
        if row is None:
            raise UserInputError("There is no such message.")
        return _turn(row)

    def last_state(self, person: str, session: str) -> dict[str, Any] | None:
        """The conversation's own state after the last turn that was finished, or None before that."""
        mine = and_(turns.c.person == person, turns.c.session == session, turns.c.state.is_not(None))
        with reading(self._engine) as connection:
            query = select(turns.c.state).where(mine).order_by(turns.c.turn.desc()).limit(1)
            state: dict[str, Any] | None = connection.scalar(query)
        return state

    # a turn from beginning to end

    def begin_turn(self, person: str, session: str, key: str, text: str, at: datetime) -> StoredTurn:
        """Keep a message before its reply begins. One with the same key is the same message, and gives its turn.

        Raises ConflictError while another turn of the session is running, UserInputError for an unknown session.
        """
        try:
            return self._begin(person, session, key, text, at)
        except ConflictError:
            # The other may be a dead program's; on a server it may be this message, sent twice at once.
            self.interrupt_orphans()
            return self._begin(person, session, key, text, at)

    def _begin(self, person: str, session: str, key: str, text: str, at: datetime) -> StoredTurn:
        mine = and_(turns.c.person == person, turns.c.session == session)
        with ExitStack() as undo:
            with writing(self._engine) as connection:
                known = connection.execute(select(*TOLD).where(mine, turns.c.key == key)).mappings().first()
                if known:
                    return _turn(known)
                moved = {"position": _next(connection, person), "updated_at": utc(at)}
                if connection.execute(update(sessions).where(_is_session(person, session)).values(moved)).rowcount == 0:
                    raise UserInputError(NO_SESSION)
                if connection.scalar(select(turns.c.turn).where(mine, RUNNING)) is not None:
                    raise ConflictError(ANSWERING)
                turn = (connection.scalar(select(func.max(turns.c.turn)).where(mine)) or 0) + 1
                row = {"turn": turn, "key": key, "user_text": text, "status": "running", "reply": "", "at": utc(at)}
                claim = self._claims.take((person, session, turn))
                undo.callback(self.release, person, session, turn)
                connection.execute(insert(turns).values(person=person, session=session, claim=claim, **row))
            undo.pop_all()
        return StoredTurn.model_validate({**row, "record": None, "fresh": True})

    def partial(self, person: str, session: str, turn: int, text: str) -> bool:
        """Keep the reply as far as it is there; False, and nothing kept, when the turn is not running any more."""
        with writing(self._engine) as connection:
            running = update(turns).where(_is_turn(person, session, turn), RUNNING)
            return connection.execute(running.values(reply=text)).rowcount > 0

    def finish_turn(
        self,
        person: str,
        session: str,
        turn: int,
        *,
        reply: str,
        record: TurnRecord,
        state: Mapping[str, Any],
        at: datetime,
        plan: NewPlan | None = None,
    ) -> None:
        """Save the reply, and what came of the turn, all or nothing.

        Raises ConflictError, and saves nothing, when the plan was changed elsewhere or the turn is not running.
        """
        done = {"status": "done", "reply": reply, "record": record.model_dump(mode="json"), "state": dict(state)}
        with writing(self._engine) as connection:
            running = update(turns).where(_is_turn(person, session, turn), RUNNING)
            if connection.execute(running.values(claim=None, **done)).rowcount == 0:
                raise ConflictError(STOPPED)
            if plan:
                insert_version(connection, person, plan, at)
            connection.execute(update(sessions).where(_is_session(person, session)).values(updated_at=utc(at)))
        self.release(person, session, turn)

    def interrupt_turn(self, person: str, session: str, turn: int, reply: str | None = None) -> StoredTurn:
        """End a running turn with the reply as far as it came; `reply` is its text when more than the kept is known.

        A turn that ended before is left as it is.
        """
        return self._end(person, session, turn, "interrupted", reply)

    def fail_turn(self, person: str, session: str, turn: int, reply: str) -> StoredTurn:
        """End a running turn with a reply that says what went wrong. A turn that ended before is left as it is."""
        return self._end(person, session, turn, "failed", reply)

    def _end(self, person: str, session: str, turn: int, status: TurnStatus, reply: str | None) -> StoredTurn:
        ended = {"status": status, "claim": None} | ({} if reply is None else {"reply": reply})
        with writing(self._engine) as connection:
            connection.execute(update(turns).where(_is_turn(person, session, turn), RUNNING).values(ended))
        self.release(person, session, turn)
        return self.turn(person, session, turn)

    def release(self, person: str, session: str, turn: int) -> None:
        """Leave a turn that could not be ended, on a full disk say; whoever looks next finds it interrupted."""
        self._claims.release((person, session, turn))

    def interrupt_orphans(self) -> int:
        """Mark the turns that dead programs left running as interrupted, and return how many there were."""
        with reading(self._engine) as connection:
            running = connection.scalars(select(turns.c.claim).where(RUNNING)).all()
        left = [claim for claim in running if self._claims.left(claim)]
        if left:
            ended = update(turns).where(turns.c.claim.in_(left)).values(status="interrupted", claim=None)
            with writing(self._engine) as connection:
                connection.execute(ended)
        self._claims.tidy()
        return len(left)


TOLD = [turns.c[name] for name in StoredTurn.model_fields if name in turns.c]


def _is_session(person: str, session: str) -> ColumnElement[bool]:
    return and_(sessions.c.person == person, sessions.c.id == session)


def _is_turn(person: str, session: str, turn: int) -> ColumnElement[bool]:
    return and_(turns.c.person == person, turns.c.session == session, turns.c.turn == turn)


def _contains(person: str, words: str) -> ColumnElement[bool]:
    said = or_(turns.c.user_text.icontains(words, autoescape=True), turns.c.reply.icontains(words, autoescape=True))
    found = select(turns.c.session).where(turns.c.person == person, said)
    return or_(sessions.c.title.icontains(words, autoescape=True), sessions.c.id.in_(found))


def _next(connection: Connection, person: str) -> int:
    """The place after the person's conversation in which something happened last."""
    return (connection.scalar(select(func.max(sessions.c.position)).where(sessions.c.person == person)) or 0) + 1


def _session(row: RowMapping) -> SessionInfo:
    last = " ".join((row["reply"] or row["user_text"] or "").split())[:LAST_CHARS]
    rest = {name: row[name] for name in ("id", "title", "created_at", "updated_at")}
    return SessionInfo(turns=row["count"] or 0, last=last, **rest)


def _turn(row: RowMapping) -> StoredTurn:
    try:
        return StoredTurn.model_validate(dict(row))
    except ValidationError:
        return StoredTurn.model_validate({**row, "record": None})
