"""Conversations of one person at a time over one store: each turn is taken on the newest plan and saved with it."""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from coach.conversation.runner import Event, Finished, Piece, Runner
from coach.conversation.state import SessionState
from coach.conversation.turn import Talk
from coach.conversation.undo import UNDO, standing
from coach.domain.patch import State
from coach.domain.plan import CareerPlan
from coach.domain.turn import TurnRecord
from coach.errors import UserInputError
from coach.store import NewPlan, Saved, Store

PAST = 30  # versions in which something that is no longer in the plan is looked for
LONGEST = 16_000  # characters of a message
EMPTY = "Write a message, or click one of the answers."
TOO_LONG = "That message has {size:,} characters; {most:,} fit in one turn. Send it in parts, or hand it in as a file."


@dataclass(frozen=True)
class Chat:
    """Takes turns in the background, each on its own day. `opening` is the state a new session begins with."""

    store: Store
    talk: Talk
    now: Callable[[], datetime]
    today: Callable[[], date]
    opening: SessionState = SessionState()

    def runner(self) -> Runner:
        """A runner of turns over this store; close it when done."""
        return Runner(self.store, self._take, self.now)

    def start_session(self, person: str, title: str = "Conversation") -> str:
        """Begin a session and return its id."""
        return self.store.conversations.start_session(person, title, self.now())

    def record(self, person: str, session: str, turn: int) -> TurnRecord | None:
        """The record of a turn that ended, None when it was interrupted or failed."""
        return self.store.conversations.turn(person, session, turn).record

    def _take(self, remembered: dict[str, Any] | None, person: str, session: str, text: str) -> Iterator[Event]:
        """One turn on the newest plan, as the runner takes it. Raises UserInputError for an unusable message."""
        message = usable(text)
        saved = self.store.load(person)
        state, version = (saved.state, saved.version) if saved else (State(), None)
        before = SessionState.model_validate(remembered) if remembered else self._opening(person, saved)
        desk = replace(
            self.talk.desk,
            today=self.today(),
            before=lambda: self._before(person),
            past=lambda: self._past(person),
            kept=saved.plan if saved else None,
        )
        talk = replace(self.talk, desk=desk)
        plan = saved.plan if saved and saved.plan and saved.plan.made_on == desk.today else None
        for event in talk.turn(before, state, message, person=person, session_id=session, version=version, plan=plan):
            if isinstance(event, Piece):
                yield event
                continue
            new = None
            if event.state is not None and event.plan is not None:
                new = NewPlan(
                    state=event.state, plan=event.plan, summary=event.summary, changes=event.changes, expected=version
                )
            yield Finished(record=event.record, state=event.session.model_dump(mode="json"), plan=new)

    def _opening(self, person: str, saved: Saved | None) -> SessionState:
        """Where a new conversation begins: with the plan, for someone who got to it in an earlier one."""
        if saved is None or saved.plan is None or self.opening.asked:
            return self.opening
        chats = self.store.conversations
        for info in chats.sessions(person):
            state = chats.last_state(person, info.id)
            earlier = SessionState.model_validate(state) if state else self.opening
            if earlier.planned:
                return self.opening.continuing(earlier)
        return self.opening

    def _before(self, person: str) -> tuple[State, str] | None:
        kept = standing(self.store.history(person))
        if not kept:
            return None
        state = self.store.at(person, kept[-2]).state if len(kept) > 1 else State()
        return state, f"{UNDO} {kept[-1]}"

    def _past(self, person: str) -> Iterator[CareerPlan]:
        """The plans of earlier versions, the newest first."""
        for info in reversed(self.store.history(person)[-PAST:-1]):
            plan = self.store.at(person, info.version).plan
            if plan is not None:
                yield plan


def usable(text: str) -> str:
    """A message without what can't be stored or read. Raises UserInputError when it is empty or too long."""
    spaced = "".join(" " if unicodedata.category(char) == "Zs" else char for char in text)
    message = "".join(char for char in spaced if char in "\n\t" or char.isprintable() or ord(char) > 0x1FFF).strip()
    if not message:
        raise UserInputError(EMPTY)
    if len(message) > LONGEST:
        raise UserInputError(TOO_LONG.format(size=len(message), most=LONGEST))
    return message
