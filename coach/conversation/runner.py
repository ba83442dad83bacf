"""Turns in the background: the message is kept first, the reply is kept as it grows, and any page may follow it.

A page that is reloaded or closed ends nothing, and a program that dies leaves the message and the reply so far.
"""

import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from threading import Condition, Lock, Thread
from traceback import format_tb
from typing import Any

from coach.domain.turn import TurnRecord
from coach.errors import CoachError, ConflictError, UserInputError
from coach.store import NewPlan, Store

KEEP_SECONDS = 0.3  # between two writes of a growing reply, and two looks at one that grows elsewhere
CLOSE_SECONDS = 20.0
MOST_RUNNING = 64
MOST_CHARS = 100_000  # of a reply; some ten times the longest plan in words

BUSY = "The coach is answering as many messages as it can. Send yours again in a moment."
CLOSING = "The coach is being closed. Start it again, then send your message."
UNEXPECTED = "Something went wrong in the coach, so there is no answer. Your message is kept; you can send it again."
TOO_LONG = "The reply grew too long and was cut off here."
KEPT_CHANGING = (
    "Your plan was changed elsewhere while I answered, twice, so I changed nothing in it. Your message is kept; "
    "send it again when the other change is done."
)

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Piece:
    """Some more text of a reply."""

    text: str


@dataclass(frozen=True)
class Finished:
    """The end of a turn: the record, whose reply takes the place of the pieces, and what is to be saved with it."""

    record: TurnRecord
    state: dict[str, Any]
    plan: NewPlan | None = None


Event = Piece | Finished
TakeTurn = Callable[[dict[str, Any] | None, str, str, str], Iterator[Event]]
Place = tuple[str, str, int]  # person, session, turn


class Runner:
    """Runs turns of one store, each in a thread of its own."""

    def __init__(self, store: Store, take_turn: TakeTurn, now: Callable[[], datetime]) -> None:
        """`take_turn` gets the state of the session (None at first), person, session and message.

        It yields pieces and then Finished, and saves nothing itself: when the plan was changed meanwhile, it is
        called a second time.
        """
        self._chats = store.conversations
        self._take_turn = take_turn
        self._now = now
        self._lock = Lock()
        self._closing = False
        self._replies: dict[Place, _Reply] = {}

    def start(self, person: str, session: str, text: str, key: str) -> int:
        """Keep a message, begin its reply, and return the turn. A message sent again, by its key, gives its turn.

        Raises ConflictError while another reply of the session is running, StoreError when the message can't be kept,
        UserInputError for an unknown session, CoachError when there is too much to do.
        """
        with self._lock:
            if self._closing:
                raise CoachError(CLOSING)
            if len(self._replies) >= MOST_RUNNING:
                raise CoachError(BUSY)
            begun = self._chats.begin_turn(person, session, key, text, self._now())
            if begun.fresh:
                self._begin((person, session, begun.turn), text)
        return begun.turn

    def _begin(self, place: Place, text: str) -> None:
        reply = _Reply()
        reply.thread = Thread(target=self._run, args=(place, text, reply), daemon=True)
        self._replies[place] = reply
        try:
            reply.thread.start()
        except RuntimeError:  # the system gives no more threads
            del self._replies[place]
            self._chats.interrupt_turn(*place)
            raise CoachError(BUSY) from None

    def tail(self, person: str, session: str, turn: int) -> Iterator[str]:
        """The text of a reply so far, whole each time it has changed, until the turn ends.

        It may be running here, in another program, or be over. Raises UserInputError when there is no such turn.
        """
        reply = self._replies.get((person, session, turn))
        return reply.follow() if reply else self._watch(person, session, turn)

    def stop(self, person: str, session: str, turn: int) -> None:
        """End a turn with the text it has, wherever it runs; the next message needs not wait for its thread.

        Raises UserInputError when there is no such turn.
        """
        reply = self._replies.get((person, session, turn))
        if reply is None:
            self._chats.interrupt_turn(person, session, turn)
            return
        try:
            reply.stopped = True
            reply.put(self._chats.interrupt_turn(person, session, turn, reply.text).reply)
        finally:
            reply.end()

    def close(self) -> None:
        """Take no more messages, wait a while for the replies that are running, and interrupt the rest."""
        with self._lock:
            self._closing = True
        deadline = time.monotonic() + CLOSE_SECONDS
        for reply in list(self._replies.values()):
            reply.thread.join(max(0.0, deadline - time.monotonic()))
        for place in list(self._replies):
            try:
                self.stop(*place)
            except CoachError as error:
                log.warning("a turn could not be interrupted: %s", type(error).__name__)

    # in the thread of a turn

    def _run(self, place: Place, text: str, reply: "_Reply") -> None:
        try:
            Thread(target=self._keep, args=(place, reply), daemon=True).start()
            self._take(place, text, reply)
        except CoachError as error:
            self._fail(place, reply, str(error))
        except Exception as fault:  # noqa: BLE001 the edge of a turn: the person is told, and we by the log
            log.error("a turn failed: %s", _without_words(fault))
            self._fail(place, reply, UNEXPECTED)
        finally:
            self._chats.release(*place)
            reply.end()
            with self._lock:
                self._replies.pop(place)

    def _take(self, place: Place, text: str, reply: "_Reply") -> None:
        for _ in range(2):
            finished = self._answer(place, text, reply)
            if finished is None or self._save(place, finished, reply):
                return
            reply.put("")
        raise CoachError(KEPT_CHANGING)

    def _answer(self, place: Place, text: str, reply: "_Reply") -> Finished | None:
        """The end of the reply, whose pieces are shown as they come; None when it was stopped."""
        person, session, _ = place
        for event in self._take_turn(self._chats.last_state(person, session), person, session, text):
            if reply.stopped:
                return None
            if isinstance(event, Finished):
                return event
            reply.put(reply.text + event.text)
            if len(reply.text) > MOST_CHARS:
                raise CoachError(TOO_LONG)
        raise RuntimeError("a turn ended without Finished")

    def _save(self, place: Place, finished: Finished, reply: "_Reply") -> bool:
        """Save a turn, unless it was stopped; False when the plan it was made from was changed meanwhile."""
        record = finished.record.model_copy(update={"turn": place[2]})
        try:
            self._chats.finish_turn(
                *place,
                reply=record.reply,
                record=record,
                state=finished.state,
                at=self._now(),
                plan=finished.plan,
            )
        except ConflictError:
            return not self._is_running(place)
        reply.put(record.reply)
        return True

    def _is_running(self, place: Place) -> bool:
        try:
            return self._chats.turn(*place).status == "running"
        except UserInputError:  # erased meanwhile
            return False

    def _fail(self, place: Place, reply: "_Reply", sentence: str) -> None:
        """End a turn with what went wrong, after what there is of a reply."""
        reply.put(f"{reply.text}\n\n{sentence}".lstrip())
        try:
            self._chats.fail_turn(*place, reply.text)
        except CoachError as error:
            # Those who follow the turn read it all the same; the store finds it interrupted later.
            log.warning("a failed turn could not be kept: %s", type(error).__name__)

    # beside it

    def _keep(self, place: Place, reply: "_Reply") -> None:
        """Write a reply to the store as it grows, until it ends here or was ended elsewhere."""
        for text in reply.follow():
            if reply.ended:
                return
            try:
                if not self._chats.partial(*place, text):
                    reply.stopped = True
                    return
            except CoachError as error:
                log.warning("a reply could not be kept so far: %s", type(error).__name__)
            reply.rest(KEEP_SECONDS)

    def _watch(self, person: str, session: str, turn: int) -> Iterator[str]:
        seen = ""
        while True:
            found = self._chats.turn(person, session, turn)
            if found.reply != seen:
                yield found.reply
                seen = found.reply
            if found.status != "running":
                return
            if not self._chats.interrupt_orphans():
                time.sleep(KEEP_SECONDS)


class _Reply:
    """The text of a reply in work, for its writer and all who follow it."""

    thread: Thread

    def __init__(self) -> None:
        self.text = ""
        self.stopped = False  # nobody wants more of it
        self.ended = False  # there will be no more of it
        self._changed = Condition()

    def put(self, text: str) -> None:
        """Set the whole text; after the end it stays as it is."""
        with self._changed:
            if not self.ended:
                self.text = text
                self._changed.notify_all()

    def end(self) -> None:
        with self._changed:
            self.ended = True
            self._changed.notify_all()

    def rest(self, seconds: float) -> None:
        """Wait, though not beyond the end."""
        with self._changed:
            self._changed.wait_for(lambda: self.ended, seconds)

    def follow(self) -> Iterator[str]:
        """The text each time it has changed, until the end; who is slow misses what came between."""
        seen, ended = "", False
        while not ended:
            text, ended = self._after(seen)
            if text != seen:
                yield text
                seen = text

    def _after(self, seen: str) -> tuple[str, bool]:
        with self._changed:
            self._changed.wait_for(lambda: self.ended or self.text != seen)
            return self.text, self.ended


def _without_words(fault: BaseException | None) -> str:
    """Type and traceback of a fault and of those behind it. Their messages may hold the person's words."""
    parts = []
    while fault:
        parts.append(f"{type(fault).__name__}\n{''.join(format_tb(fault.__traceback__))}")
        fault = fault.__cause__ or fault.__context__
    return "from ".join(parts)
