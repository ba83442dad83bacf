"""What each event of the page does and shows. Everything is in the store; the page only follows it."""

import uuid
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, wraps
from html import escape
from pathlib import Path
from typing import Any

import gradio as gr

from coach.app import Coach
from coach.conversation.chat import usable
from coach.domain.turn import TurnFigure
from coach.errors import CoachError, KnowledgeError
from coach.exports.sources import resolve
from coach.knowledge.documents import Passage
from coach.knowledge.retriever import load_passages
from coach.resume.understood import Understood
from coach.store import StoredTurn
from coach.ui import render, review, steps
from coach.ui.messages import growing, messages
from coach.ui.parts import SIDES, Parts, status

SHOWN = 40  # turns of a session shown
TITLE = 40  # characters of a conversation's name
RUNNING = "running"  # how a turn stands while its reply is written
HANDED_IN = "Here is my résumé: {name}"
ASK_PROOF = "What shows it: a certificate, a result, someone who saw it? ({title})"
EXAMPLE = "Example: Dana"
EXAMPLE_TOLD = (
    "This is the plan of an example person, Dana, a charge nurse who wants to lead a unit. Look through the tabs; "
    "then tell me about yourself, or begin a new conversation to see your own plan."
)

Update = dict[Any, Any]  # components and what they show now; those left out stay as they are


def kindly(event: Callable[..., Update]) -> Callable[..., Any]:
    """An event whose errors are told in a sentence, while all that is on the page stays as it is."""

    @wraps(event)
    def run(*inputs: Any) -> Any:
        try:
            return event(*inputs)
        except CoachError as error:
            gr.Warning(escape(str(error)), title="That did not work")
            return gr.skip()

    return run


class Page:
    """The page of one coach. One runner takes its turns, so that a second tab and a reload see the same."""

    parts: Parts

    def __init__(self, coach: Coach) -> None:
        self.coach = coach
        self.chat = coach.chat()
        self.runner = self.chat.runner()

    @property
    def person(self) -> str:
        return self.coach.settings.person

    @cached_property
    def passages(self) -> Mapping[str, Passage]:
        return {passage.id: passage for passage in load_passages(self.coach.settings.knowledge)}

    def blocks(self) -> gr.Blocks:
        """All components with their events."""
        page: gr.Blocks
        with gr.Blocks(title="Career coach", fill_width=True, analytics_enabled=False) as page:
            self.parts = Parts.laid_out(self.coach.model)
            self._events(page)
        return page

    def _events(self, page: gr.Blocks) -> None:
        p, every = self.parts, self.parts.all
        quiet: dict[str, Any] = {"outputs": every, "api_visibility": "private", "show_progress": "hidden"}
        page.load(kindly(self.restore), None, **quiet)
        p.mark.change(self.follow, [p.session, p.mark], **quiet)
        p.timer.tick(kindly(self.look), [p.session, p.mark], queue=False, **quiet)
        p.box.submit(kindly(self.send), [p.box, p.session], **quiet)
        p.chatbot.option_select(kindly(self.pick), p.session, **quiet)
        p.stop.click(kindly(self.stop), p.session, **quiet)
        p.new.click(kindly(self.new), None, **quiet)
        p.sessions.input(kindly(self.switch), p.sessions, **quiet)
        p.example.click(kindly(self.example), None, **quiet)
        p.upload.upload(kindly(self.read), p.upload, **quiet)
        p.save.click(kindly(self.save), [p.table, p.understood, p.session], **quiet)
        p.discard.click(kindly(self.discard), None, **quiet)
        p.undo.click(kindly(self.undo), p.session, **quiet)
        p.boxes.input(kindly(self.tick), [p.boxes, p.session], **quiet)
        for event in (p.close.click, p.proof.submit):
            event(kindly(self.close), [p.boxes, p.proof, p.session], **quiet)
        show = "(side) => {document.querySelector('#panes').dataset.side = side; return []}"
        p.side.input(None, p.side, None, js=show)  # at once, whatever else is under way
        p.side.input(self.turn_to, p.side, **quiet)

    # what is shown

    def seen(self, session: str, known: str = "") -> Update:
        """Everything, as it stands in the store; the plan only when it is newer than the mark `known`."""
        mark = self._mark(session)  # read first: what changes meanwhile is then seen as newer
        listed = [(s.title, s.id) for s in self.chat.store.conversations.sessions(self.person)]
        p, turns = self.parts, self._turns(session)
        running = bool(turns) and turns[-1].status == RUNNING
        return {
            p.session: session,
            p.status: status(self.coach.model),
            p.sessions: gr.update(choices=listed, value=session or None, visible=bool(listed)),
            p.new: gr.update(visible=bool(listed)),
            p.chatbot: messages(turns, lambda: self.passages, self._source),
            p.starters: gr.update(visible=not turns),
            p.stop: gr.update(visible=running),
            **({} if known and known.split()[0] == mark.split()[0] else self.plan()),
            p.mark: mark,
        }

    def _turns(self, session: str, last: int = SHOWN) -> tuple[StoredTurn, ...]:
        return self.chat.store.conversations.turns(self.person, session, last=last) if session else ()

    def _mark(self, session: str) -> str:
        """What tells one state of plan and session from another."""
        history, turns = self.chat.store.history(self.person), self._turns(session, last=1)
        said = f"{turns[0].turn} {turns[0].status}" if turns else ""
        return f"{history[-1].version if history else 0} {session} {said}"

    def plan(self) -> Update:
        """The plan side: the plan worked out for today, and its history."""
        p, saved = self.parts, self.chat.store.load(self.person)
        if saved is None:
            empty = dict.fromkeys(p.tabs.values(), render.EMPTY)
            hidden = dict.fromkeys((p.boxes, p.closing, p.moved, p.exports), gr.update(visible=False))
            return {p.aim: render.EMPTY + render.GHOST, p.first: "", **empty, **hidden}
        history = self.chat.store.history(self.person)
        shown = render.Shown.of(self.coach.plan_of(saved.state), saved.state.profile, self.coach.framework)
        return {
            **self._tabs(shown, interactive=True),
            p.tabs["Changes"]: render.changes(history),
            p.moved: gr.update(visible=len(history) > 1),
            p.change: render.last_change(history),
            p.exports: gr.update(visible=True),
        }

    def _tabs(self, shown: render.Shown, *, interactive: bool) -> Update:
        p, (choices, done) = self.parts, render.boxes(shown.plan)
        return {
            p.aim: shown.aim(),
            p.boxes: gr.update(choices=choices, value=done, visible=bool(choices), interactive=interactive),
            p.closing: gr.update(visible=False),
            p.first: shown.first(),
            **{p.tabs[name]: shown.tab(name) for name in render.TABS},
            p.tabs["Evidence"]: shown.evidence(),
        }

    def _source(self, figure: TurnFigure) -> str:
        """Where a figure of a reply comes from, in words."""
        name, kind = figure.source.id, figure.source.kind
        if kind == "passage" and name in self.passages:
            return f"{self.passages[name].title}, {self.passages[name].section}"
        saved = self.chat.store.load(self.person)
        try:
            if saved is not None:
                return resolve(name, self.coach.plan_of(saved.state), saved.state.profile, self.coach.framework).words
        except KnowledgeError:  # the plan has moved on since, or the figure stood in the message itself
            pass
        return "your words" if kind == "user" else kind

    # events: the conversation

    def restore(self) -> Update:
        """The newest session."""
        found = self.chat.store.conversations.sessions(self.person)
        return self.seen(found[0].id if found else "")

    def follow(self, session: str, mark: str) -> Iterator[Update]:
        """The reply that is running, as it grows, then all that came of it; also after a reload and in a second tab."""
        p, turns = self.parts, self._turns(session)
        if not mark.endswith(RUNNING):
            yield gr.skip()  # what yields nothing would empty the page
            return
        before = messages(turns, lambda: self.passages, self._source)[:-1]
        for text in self.runner.tail(self.person, session, turns[-1].turn):
            yield {p.chatbot: [*before, growing(text)], p.stop: gr.update(visible=True)}
        record = self._turns(session, last=1)[0].record
        changed = len(record.plan.changes) if record else 0
        label = f"{SIDES[1]} • {changed}" if changed else SIDES[1]
        yield {**self.seen(session, mark), p.side: gr.update(choices=[(SIDES[0], SIDES[0]), (label, SIDES[1])])}

    def look(self, session: str, mark: str) -> Update:
        """What was said or changed elsewhere since; nothing when nothing was."""
        now = self._mark(session)
        if now == mark:
            return gr.skip()  # type: ignore[no-any-return]
        return self.seen(session, mark) if session else self._planned(session)

    def send(self, message: dict[str, Any], session: str) -> Update:
        """Take a message, a file, or both; the message is in the store before anything else happens."""
        files, text = message.get("files") or [], (message.get("text") or "").strip()
        update = self.read(files[0]) if files else {}
        if text or not files:
            update |= self._begin(session, text)
        return update | {self.parts.box: gr.update(value={"text": "", "files": []})}

    def _begin(self, session: str, text: str) -> Update:
        """Begin a reply; the mark says that it runs even when it is over by now, so that it is followed to its end."""
        message = usable(text)
        session = session or self.chat.start_session(self.person, message[:TITLE])
        self.runner.start(self.person, session, message, uuid.uuid4().hex)
        update = self.seen(session)
        if not update[self.parts.mark].endswith(RUNNING):
            update[self.parts.mark] += f" {RUNNING}"
        return update

    def pick(self, session: str, chosen: gr.SelectData) -> Update:
        """Send an answer that was clicked."""
        return self._begin(session, str(chosen.value))

    def stop(self, session: str) -> Update:
        """End the running reply and keep what there is of it."""
        turns = self._turns(session, last=1)
        if turns and turns[0].status == RUNNING:
            self.runner.stop(self.person, session, turns[0].turn)
        return self.seen(session)

    def new(self) -> Update:
        """A new conversation; it is kept from its first message on."""
        return self.seen("")

    def switch(self, session: str) -> Update:
        """Another conversation of the list."""
        return self.seen(session)

    def turn_to(self, side: str) -> Update:
        """The other side of a narrow page; who looks at the plan needs no sign that it changed."""
        return {self.parts.side: gr.update(choices=SIDES)} if side == SIDES[1] else gr.skip()

    def example(self) -> Update:
        """Explore the plan of the example person; nothing is saved under the person's own name."""
        p, (plan, profile) = self.parts, self.coach.example()
        shown = render.Shown.of(plan, profile, self.coach.framework)
        return {
            **self._tabs(shown, interactive=False),
            p.aim: f"<p class='mark'>{EXAMPLE}</p>{shown.aim()}",
            p.tabs["Changes"]: "<p class='quiet'>An example has no history.</p>",
            p.chatbot: [{"role": "assistant", "content": EXAMPLE_TOLD}],
            p.session: "",
            p.moved: gr.update(visible=False),
            p.exports: gr.update(visible=False),
            p.new: gr.update(visible=True),
        }

    # events: the document

    def read(self, file: str) -> Update:
        """Read a document and show what was understood; nothing uploaded stays in a folder that the page serves."""
        p, path = self.parts, Path(file)
        try:
            understood = self.coach.understand(path)
        finally:
            path.unlink(missing_ok=True)
        return {
            p.panel: gr.update(visible=True),
            p.document: review.heading(understood),
            p.table: review.rows(understood.facts),
            p.unplaced: review.unplaced(understood),
            p.understood: understood,
            p.starters: gr.update(visible=False),
        }

    def save(self, table: Any, understood: Understood, session: str) -> Update:
        """Take over what was understood, with the person's corrections, and make the plan."""
        left, corrected = review.kept(understood.facts, table, self.coach.settings.today)
        self.coach.roadmap(understood.model_copy(update={"facts": left}), corrected)
        return self.discard() | self._begin(session, HANDED_IN.format(name=understood.document.name))

    def discard(self) -> Update:
        """Put the document away."""
        return {self.parts.panel: gr.update(visible=False), self.parts.understood: None}

    # events: the plan

    def undo(self, session: str) -> Update:
        """Take back the last change of the plan."""
        self.coach.undo()
        return self._planned(session)

    def tick(self, ticked: list[str], session: str) -> Update:
        """A box was ticked: ask what shows that it is done. One was unticked: it is not done after all."""
        p, plan = self.parts, steps.current(self.coach)
        if opened := steps.opened(plan, ticked):
            steps.reopen(self.coach, opened)
            return self._planned(session)
        closing = steps.closing(plan, ticked)
        label = ASK_PROOF.format(title=closing.title) if closing else ""
        return {
            p.boxes: gr.update(value=[*render.boxes(plan)[1], *([closing.id] if closing else [])]),
            p.closing: gr.update(visible=closing is not None),
            p.proof: gr.update(label=label, value=""),
        }

    def close(self, ticked: list[str], proof: str, session: str) -> Update:
        """Close the ticked step on what shows it."""
        steps.close(self.coach, steps.closing(steps.current(self.coach), ticked), proof)
        return self._planned(session)

    def _planned(self, session: str) -> Update:
        return {self.parts.mark: self._mark(session)} | self.plan()
