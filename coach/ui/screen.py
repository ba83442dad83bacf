"""What the page shows, as it stands in the store: the conversation, the plan, and a document that waits for review."""

import uuid
from contextlib import suppress
from threading import Lock
from typing import Any

import gradio as gr

from coach.app import Coach
from coach.conversation.chat import usable
from coach.conversation.runner import Runner
from coach.errors import CoachError
from coach.store import StoredTurn
from coach.ui import render, review
from coach.ui.messages import growing, messages
from coach.ui.parts import FOLLOW_SECONDS, GOES_ON, GREETING, LOOK_SECONDS, RUNNING, Mark, Parts, status
from coach.ui.sources import Sources

WINDOWS = 500  # of which it is known what they show
SHOWN = 40  # turns of a session shown
TITLE = 40  # characters of a conversation's name

Update = dict[Any, Any]  # components and what they show now; those left out stay as they are


def unbegun() -> str:
    """The id of a conversation that is kept from its first message on, so that one sent twice begins only one."""
    return uuid.uuid4().hex


class Windows:
    """Which conversation each open window shows, so that what comes late of another one is not shown in its place."""

    def __init__(self) -> None:
        self._shown: dict[str, str] = {}

    def turn(self, request: gr.Request, session: str) -> None:
        """The window turns to a conversation; those turned longest ago are forgotten."""
        self._shown.pop(str(request.session_hash), None)
        self._shown[str(request.session_hash)] = session
        while len(self._shown) > WINDOWS:
            self._shown.pop(next(iter(self._shown)), None)

    def shows(self, request: gr.Request, session: str) -> bool:
        """Whether the window still shows that conversation, as far as is known."""
        return self._shown.get(str(request.session_hash), session) == session


class Screen:
    """The store of one person as the page shows it. One runner takes the turns, so that every tab sees the same."""

    parts: Parts

    def __init__(self, coach: Coach) -> None:
        self.coach = coach
        self.store = coach.store
        self.sources = Sources(coach)
        self.windows = Windows()
        self._runner: Runner | None = None
        self._making = Lock()

    @property
    def person(self) -> str:
        return self.coach.settings.person

    @property
    def runner(self) -> Runner:
        """What takes the turns; made when it is first needed, since the page is there long before."""
        with self._making:
            if self._runner is None:
                self._runner = self.coach.chat().runner()
            return self._runner

    def warm(self) -> None:
        """Make what the first message needs, which the page itself does not."""
        with suppress(CoachError):  # that message says what is wrong
            _ = self.runner
        self.coach.warm()

    def close(self) -> None:
        """Finish the replies in work, or keep them as far as they came."""
        if self._runner is not None:
            self._runner.close()

    def seen(self, session: str, known: Mark) -> Update:
        """Everything; plan and document only where they are newer than what is known."""
        mark = self.mark(session)  # read first: what changes meanwhile is then seen as newer
        listed = [(s.title, s.id) for s in self.store.conversations.sessions(self.person)]
        p, turns = self.parts, self.turns(session)
        running = bool(mark.far)
        return {
            **self.said(session, mark, turns),
            p.status: status(self.coach.model),
            p.sessions: gr.update(choices=listed, value=session if turns else None, visible=bool(listed)),
            p.new: gr.update(visible=bool(listed)),
            p.starters: gr.update(visible=not turns),
            p.stop: gr.update(visible=running),
            p.timer: gr.update(value=FOLLOW_SECONDS if running else LOOK_SECONDS),
            **({} if known.plan == mark.plan else self.plan()),
            **({} if known.document == mark.document else self._waiting(mark, begun=bool(turns))),
        }

    def said(self, session: str, mark: Mark, turns: tuple[StoredTurn, ...]) -> Update:
        """The conversation alone, with the reply as far as it is."""
        p, shown = self.parts, messages(turns, lambda: self.sources.passages, self.sources.of)
        if mark.far:
            shown[-1] = growing(self.growing(session, turns[-1]))
        greeting = GREETING if mark.plan.startswith("0 ") else GOES_ON
        return {p.session: session, p.mark: str(mark), p.chatbot: gr.update(value=shown, placeholder=greeting)}

    def turns(self, session: str, last: int = SHOWN) -> tuple[StoredTurn, ...]:
        return self.store.conversations.turns(self.person, session, last=last) if session else ()

    def growing(self, session: str, turn: StoredTurn) -> str:
        """A reply as far as it has come: as it is written here, or as it was kept last by whoever writes it."""
        here = self._runner.so_far(self.person, session, turn.turn) if self._runner else None
        return turn.reply if here is None else here

    def mark(self, session: str) -> Mark:
        history, turns = self.store.history(self.person), self.turns(session, last=1)
        running = bool(turns) and turns[0].status == RUNNING
        return Mark(
            plan=f"{history[-1].version if history else 0} {self.coach.settings.today}",
            document=self.store.reviews.waiting(self.person) or "",
            said=f"{session} {turns[0].turn} {turns[0].status}" if turns else "",
            far=str(len(self.growing(session, turns[0]))) if running else "",
        )

    def begin(self, session: str, text: str, key: str, known: Mark) -> Update:
        """Begin a reply. A message sent twice, by its key, is the same message."""
        message = usable(text)
        self.store.conversations.start_session(self.person, message[:TITLE], self.coach.settings.now(), session)
        self.runner.start(self.person, session, message, key)
        p, update = self.parts, self.seen(session, known)
        aside = gr.update(visible=self.store.reviews.waiting(self.person) is not None)
        return update | {p.panel: gr.update(visible=False), p.later: aside}  # so that the reply is seen

    # the plan side

    def plan(self) -> Update:
        """The plan worked out for today, and its history."""
        p, saved = self.parts, self.store.load(self.person)
        if saved is None:
            empty = dict.fromkeys(p.tabs.values(), render.EMPTY)
            hidden = dict.fromkeys((p.boxes, p.closing, p.moved, p.exports), gr.update(visible=False))
            return {p.aim: render.EMPTY + render.GHOST, p.first: "", **empty, **hidden}
        history = self.store.history(self.person)
        shown = render.Shown.of(self.coach.plan_of(saved.state), saved.state.profile, self.coach.framework)
        return {
            **self.tabs(shown, interactive=True),
            p.tabs["Changes"]: render.changes(history),
            p.moved: gr.update(visible=len(history) > 1),
            p.change: render.last_change(history),
            p.exports: gr.update(visible=True),
        }

    def tabs(self, shown: render.Shown, *, interactive: bool) -> Update:
        """A plan in its tabs."""
        p, (choices, done) = self.parts, render.boxes(shown.plan)
        return {
            p.aim: shown.aim(),
            p.boxes: gr.update(choices=choices, value=done, visible=bool(choices), interactive=interactive),
            p.closing: gr.update(visible=False),
            p.first: shown.first(),
            **{p.tabs[name]: shown.tab(name) for name in render.TABS},
            p.tabs["Evidence"]: shown.evidence(),
        }

    # the document

    def document(self, mark: Mark, *, opened: bool) -> Update:
        """The document that waits for review, with what was typed over so far; or only a line that one waits."""
        p, waiting = self.parts, self.coach.waiting()
        if waiting is None:
            return self.noticed(mark)
        understood = waiting.understood
        named = understood.document.sha256
        return {
            p.panel: gr.update(visible=opened),
            p.later: gr.update(visible=not opened),
            p.waits: review.waits(understood),
            p.document: review.heading(understood),
            p.table: review.rows(understood.facts, waiting.typed),
            p.unplaced: review.unplaced(understood),
            p.reviewed: named,
            p.mark: str(mark._replace(document=named)),
        }

    def _waiting(self, mark: Mark, *, begun: bool) -> Update:
        """A document that is new: opened where nothing was said yet, else only noticed."""
        return self.noticed(mark) if begun else self.document(mark, opened=True)

    def noticed(self, mark: Mark) -> Update:
        """A line that a document waits; one that is open stays as it is, and goes when none waits any more."""
        p, waiting = self.parts, self.coach.waiting()
        if waiting is None:
            hidden = dict.fromkeys((p.panel, p.later), gr.update(visible=False))
            return {**hidden, p.mark: str(mark._replace(document=""))}
        named = str(mark._replace(document=waiting.understood.document.sha256))
        return {p.later: gr.update(visible=True), p.waits: review.waits(waiting.understood), p.mark: named}
