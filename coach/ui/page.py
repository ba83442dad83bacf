"""The page itself: components, and what each event shows. Everything is in the store; the page only tails it."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import gradio as gr

from coach.app import Coach
from coach.conversation.chat import usable
from coach.errors import CoachError
from coach.store import StoredTurn
from coach.ui import render, review

FONT = ["system-ui", "-apple-system", "Segoe UI", "sans-serif"]
THEME = gr.themes.Base(primary_hue="teal", font=FONT, font_mono=["ui-monospace", "monospace"])
CSS = (Path(__file__).parent / "page.css").read_text(encoding="utf-8")
SHOWN = 40  # turns of a session shown
TABS = ("Plan", "Timeline", "Skills and gaps", "Options", "Money", "Evidence", "Changes")
FORMATS = (("md", "Markdown"), ("json", "JSON"))
KINDS = [".pdf", ".docx", ".txt", ".md", ".json"]
GREETING = (
    "## Where are you now, and where do you want to go?\n\n"
    "Write a few words, drop in a résumé (PDF, DOCX, TXT, MD, JSON), or explore the example. No key, no account; "
    "what you write stays on this computer."
)
HANDED_IN = "Here is my résumé: {name}"
STATUS = "Built-in language · no model · nothing leaves this computer"
ENDINGS = {"interrupted": "(This reply was interrupted. Send your message again.)", "failed": ""}
EXAMPLE = "Example: Dana"
EXAMPLE_TOLD = (
    "This is the plan of an example person, Dana, a charge nurse who wants to lead a unit. Look through the tabs; "
    "then tell me about yourself."
)

EXPORTS = (
    "<p>Download: " + " · ".join(f"<a href='/export/{name}' download>{label}</a>" for name, label in FORMATS) + "</p>"
)

Messages = list[dict[str, Any]]


@dataclass
class Parts:
    """The components that events read or change."""

    session: gr.State
    understood: gr.State
    tabs: list[gr.HTML] = field(default_factory=list)
    sessions: gr.Dropdown = field(init=False)
    new: gr.Button = field(init=False)
    panel: gr.Group = field(init=False)
    table: gr.Dataframe = field(init=False)
    unplaced: gr.Markdown = field(init=False)
    save: gr.Button = field(init=False)
    chatbot: gr.Chatbot = field(init=False)
    box: gr.MultimodalTextbox = field(init=False)
    stop: gr.Button = field(init=False)
    example: gr.Button = field(init=False)
    undo: gr.Button = field(init=False)


class Page:
    """The page of one coach. One runner takes its turns, so that a second tab and a reload see the same."""

    def __init__(self, coach: Coach) -> None:
        self.coach = coach
        self.chat = coach.chat()
        self.runner = self.chat.runner()

    @property
    def person(self) -> str:
        return self.coach.settings.person

    def blocks(self) -> gr.Blocks:
        """All components with their events."""
        page: gr.Blocks
        with gr.Blocks(title="Career coach", fill_width=True, analytics_enabled=False) as page:
            parts = Parts(session=gr.State(""), understood=gr.State(None))
            self._top(parts)
            with gr.Row(elem_id="panes"):
                with gr.Column(elem_id="chat-pane"):
                    _review(parts)
                    _chat(parts)
                with gr.Column(elem_id="plan-pane"):
                    _plan(parts)
            self._events(page, parts)
        return page

    def _top(self, parts: "Parts") -> None:
        with gr.Row(elem_id="top"):
            gr.HTML(f"<h1>Career coach</h1><p class='quiet' id='status'>{STATUS}</p>")
            parts.sessions = gr.Dropdown([], label="Conversation", interactive=True, elem_id="sessions", scale=0)
            parts.new = gr.Button("New conversation", scale=0)
        side = gr.Radio(["Chat", "Plan"], value="Chat", show_label=False, elem_id="side", label="Show")
        side.change(None, side, side, js="(v) => {document.querySelector('#panes').dataset.side = v; return v}")

    def _events(self, page: gr.Blocks, parts: "Parts") -> None:
        quiet: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
        session, running = parts.session, [parts.chatbot, parts.stop]
        seen = [parts.chatbot, session, parts.sessions, *parts.tabs]
        review_parts = [parts.panel, parts.table, parts.unplaced, parts.understood]
        replied = [
            page.load(self.restore, None, seen, **quiet),
            parts.box.submit(self.send, [parts.box, session], [parts.box, *seen, *review_parts, parts.stop], **quiet),
            parts.chatbot.option_select(self.pick, session, [*seen, parts.stop], **quiet),
            parts.save.click(self.save, [parts.table, parts.understood, session], [parts.panel, *seen], **quiet),
        ]
        for event in replied:  # a reply may be running now: follow it, then show the plan it made
            event.then(self.follow, session, running, **quiet).then(self.plan, None, parts.tabs, **quiet)
        parts.stop.click(self.stop, session, running, **quiet)
        parts.new.click(self.new, None, seen, **quiet)
        parts.sessions.input(self.switch, parts.sessions, seen, **quiet)
        parts.example.click(self.example, None, seen, **quiet)
        parts.undo.click(self.undo, None, parts.tabs, **quiet)

    # what is shown

    def seen(self, session: str) -> tuple[Any, ...]:
        """Messages, session, list of sessions and the plan's tabs."""
        listed = [(f"{s.title} · {s.last[:40]}", s.id) for s in self.chat.store.conversations.sessions(self.person)]
        choices = gr.update(choices=listed, value=session or None)
        return self.messages(session), session, choices, *self.plan()

    def messages(self, session: str) -> Messages:
        """The last turns of a session as messages; the last reply carries the answers to click."""
        if not session:
            return []
        turns = self.chat.store.conversations.turns(self.person, session, last=SHOWN)
        out: Messages = []
        for turn in turns:
            out.append({"role": "user", "content": turn.user_text})
            out.append(_reply(turn, last=turn is turns[-1]))
        return out

    def plan(self) -> tuple[str, ...]:
        """The plan's tabs as HTML."""
        saved = self.chat.store.load(self.person)
        if saved is None:
            return (render.EMPTY,) * len(TABS)
        plan = self.coach.plan_of(saved.state)  # for today, which may be later than the day it was saved
        history = self.chat.store.history(self.person)
        return (
            render.overview(plan),
            render.timeline(plan),
            render.skills(plan),
            render.options(plan),
            render.money(plan),
            render.evidence(plan, saved.state.profile, self.coach.framework),
            render.changes(history, history[-1].changes if history else ()),
        )

    # events

    def restore(self) -> tuple[Any, ...]:
        """The newest session, as it stands in the store."""
        found = self.chat.store.conversations.sessions(self.person)
        return self.seen(found[0].id if found else "")

    def follow(self, session: str) -> Iterator[tuple[Messages, Any]]:
        """The reply that is running, as it grows; also after a reload and in a second tab."""
        turns = self.chat.store.conversations.turns(self.person, session, last=1) if session else ()
        if turns and turns[0].status == "running":
            messages = self.messages(session)
            for text in self.runner.tail(self.person, session, turns[0].turn):
                messages[-1] = {"role": "assistant", "content": text}
                yield messages, gr.update(visible=True)
        yield self.messages(session), gr.update(visible=False)

    def send(self, message: dict[str, Any], session: str) -> tuple[Any, ...]:
        """Take a message, a file, or both; the message is in the store before anything else happens."""
        files, text = message.get("files") or [], (message.get("text") or "").strip()
        understood: tuple[Any, ...] = (gr.skip(), gr.skip(), gr.skip(), gr.skip())
        try:
            if files:
                understood = self._read(Path(files[0]))
            if text:
                session = self._begin(session, text)
            elif not files:
                gr.Info("Write a message, or click one of the answers.")
        except CoachError as error:
            gr.Warning(str(error))
            return gr.update(value={"text": text, "files": []}), *self.seen(session), *understood, gr.skip()
        return (
            gr.update(value={"text": "", "files": []}),
            *self.seen(session),
            *understood,
            gr.update(visible=bool(text)),
        )

    def _read(self, path: Path) -> tuple[Any, ...]:
        try:
            understood = self.coach.understand(path)
        finally:
            path.unlink(missing_ok=True)  # nothing uploaded stays in a folder that the page serves
        rows = review.rows(understood.facts)
        return gr.update(visible=True), rows, review.unplaced(understood), understood

    def _begin(self, session: str, text: str) -> str:
        message = usable(text)
        if not session:
            session = self.chat.start_session(self.person, message[:40])
        self.runner.start(self.person, session, message, uuid.uuid4().hex)
        return session

    def pick(self, session: str, chosen: gr.SelectData) -> tuple[Any, ...]:
        """Send an answer that was clicked."""
        try:
            session = self._begin(session, str(chosen.value))
        except CoachError as error:
            gr.Warning(str(error))
        return *self.seen(session), gr.update(visible=True)

    def stop(self, session: str) -> tuple[Messages, Any]:
        """End the running reply and keep what there is of it."""
        turns = self.chat.store.conversations.turns(self.person, session, last=1) if session else ()
        if turns and turns[0].status == "running":
            self.runner.stop(self.person, session, turns[0].turn)
        return self.messages(session), gr.update(visible=False)

    def new(self) -> tuple[Any, ...]:
        """A new conversation; it is kept from its first message on."""
        return self.seen("")

    def switch(self, session: str) -> tuple[Any, ...]:
        """Another conversation of the list."""
        return self.seen(session)

    def save(self, table: Any, understood: Any, session: str) -> tuple[Any, ...]:
        """Take over what was understood, with the person's corrections, and make the plan."""
        try:
            left, corrected = review.kept(understood.facts, table)
            self.coach.roadmap(understood.model_copy(update={"facts": left}), corrected)
            session = self._begin(session, HANDED_IN.format(name=understood.document.name))
        except CoachError as error:
            gr.Warning(str(error))
            return gr.skip(), *self.seen(session)
        return gr.update(visible=False), *self.seen(session)

    def undo(self) -> tuple[str, ...]:
        """Take back the last change of the plan."""
        try:
            self.coach.undo()
        except CoachError as error:
            gr.Warning(str(error))
        return self.plan()

    def example(self) -> tuple[Any, ...]:
        """Explore the plan of the example person; nothing is saved under the person's own name."""
        plan, profile = self.coach.example()
        tabs = (
            f"<p class='mark'>{EXAMPLE}</p>{render.overview(plan)}",
            render.timeline(plan),
            render.skills(plan),
            render.options(plan),
            render.money(plan),
            render.evidence(plan, profile, self.coach.framework),
            "<p class='quiet'>An example has no history.</p>",
        )
        return [{"role": "assistant", "content": EXAMPLE_TOLD}], "", gr.skip(), *tabs


def _review(parts: "Parts") -> None:
    """What was understood from a document, to correct; shown when there is one."""
    with gr.Group(visible=False, elem_id="review") as parts.panel:
        gr.Markdown("### What I understood\nCorrect what is wrong, untick what is not so, then save.")
        parts.table = gr.Dataframe(
            headers=list(review.HEAD),
            datatype=["str", "str", "str", "bool"],
            interactive=True,
            wrap=True,
            column_count=4,
            static_columns=[0, 2],
            column_widths=["17%", "38%", "33%", "12%"],
            max_height=320,
            label="What I understood",
        )
        parts.unplaced = gr.Markdown()
        parts.save = gr.Button("Save and make a plan", variant="primary", elem_id="save")


def _chat(parts: "Parts") -> None:
    parts.chatbot = gr.Chatbot(
        placeholder=GREETING,
        show_label=False,
        elem_id="chat",
        allow_tags=False,
        latex_delimiters=[],
        feedback_options=None,
        buttons=["copy"],
    )
    parts.box = gr.MultimodalTextbox(
        placeholder="Write to the coach, or attach a résumé",
        show_label=False,
        label="Message",
        file_types=KINDS,
        file_count="single",
        max_lines=6,
        elem_id="box",
    )
    with gr.Row():
        parts.stop = gr.Button("Stop", visible=False, elem_id="stop")
        parts.example = gr.Button("Explore the example", elem_id="example")


def _plan(parts: "Parts") -> None:
    parts.undo = gr.Button("Undo the last change", elem_id="undo", size="sm")
    with gr.Tabs():
        for name in TABS:
            with gr.Tab(name):
                parts.tabs.append(gr.HTML(render.EMPTY, elem_classes="plan"))
    gr.HTML(EXPORTS)


def _reply(turn: StoredTurn, *, last: bool) -> dict[str, Any]:
    """A stored reply as a message: its sources below, answers to click on the last one."""
    text = turn.reply
    if turn.status in ENDINGS:
        text = f"{text}\n\n{ENDINGS[turn.status]}".strip()
    record = turn.record
    if record and record.citations:
        text += "\n\n" + "\n".join(f"[{i}] {c.title}: {c.section}" for i, c in enumerate(record.citations, 1))
    message: dict[str, Any] = {"role": "assistant", "content": text or "…"}
    if last and record and record.options:
        message["options"] = [{"value": option, "label": option} for option in record.options]
    return message
