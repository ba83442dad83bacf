"""The components of the page, without their events."""

from dataclasses import dataclass, field
from html import escape
from typing import Any, NamedTuple

import gradio as gr
from gradio.blocks import Block

from coach.exports import EXPORTERS
from coach.language.model import ModelLanguage
from coach.ui import render, review

LOOK_SECONDS = 4.0  # between two looks at whether something was changed elsewhere
FOLLOW_SECONDS = 0.3  # between two looks at a reply that grows
RUNNING = "running"  # how a turn stands while its reply is written
EXAMPLE = "example"  # the mark of a plan that is nobody's
KINDS = [".pdf", ".docx", ".txt", ".md", ".json"]
SIDES = ("Chat", "Plan")
GREETING = (
    "## Where are you now, and where do you want to go?\n\n"
    "Write a few words below, hand in your résumé, or look at the example first. No key and no account needed."
)
GOES_ON = (
    "## What shall we look at?\n\n"
    "This conversation goes on with your plan. To plan for somebody else, end the coach and start it as "
    "`coach --person NAME`: their plan is then kept apart from yours."
)
NAMES = {"md": "Markdown", "json": "JSON", "html": "web page", "pdf": "PDF", "docx": "Word", "ics": "calendar"}
EXPORTS = "<p class='quiet'><a href='/print' target='_blank'>Print or save as PDF</a> · Download: {links}</p>".format(
    links=" · ".join(f"<a href='/export/{name}' download>{NAMES[name]}</a>" for name in EXPORTERS if name in NAMES)
)
BUILT_IN = "Built-in language · no model · nothing leaves this computer"


class Mark(NamedTuple):
    """What tells one state of what is shown from another: the plan and its day, the document, what was said last."""

    plan: str = ""
    document: str = ""
    said: str = ""
    far: str = ""  # how far the reply has come that is being written; "" when none is

    @classmethod
    def of(cls, text: str) -> "Mark":
        return cls(*text.split("\n")[: len(cls._fields)])

    def __str__(self) -> str:
        return "\n".join(self)


def told(model: ModelLanguage | None) -> str:
    """Where what is said goes, in a sentence."""
    if model is None or model.endpoint.local:
        return "Nothing you write leaves this computer."
    return f"What you write goes to {model.endpoint.address}; contact data it recognises is covered."


def status(model: ModelLanguage | None) -> str:
    """Who reads and writes, and where what is said goes, as the line of the header."""
    told = BUILT_IN
    if model is not None:
        at = model.endpoint
        where = (
            "nothing leaves this computer"
            if at.local
            else "what you write goes there, contact data covered as far as it is recognised"
        )
        told = f"Model {at.model} at {at.address} · {where} · {model.standing}"
    return f"<p class='quiet' id='status'>{escape(told)}</p>"


@dataclass
class Parts:
    """The components that events read or change."""

    # What is shown goes with what shows it, to the page and back, so that the one is never taken for another.
    session: gr.Textbox = field(default_factory=lambda: gr.Textbox("", visible=False))
    mark: gr.Textbox = field(default_factory=lambda: gr.Textbox("", visible=False))
    reviewed: gr.Textbox = field(default_factory=lambda: gr.Textbox("", visible=False))  # the document of the table
    key: gr.Textbox = field(default_factory=lambda: gr.Textbox("", visible=False))  # the page's name for a message
    sent: gr.MultimodalTextbox = field(init=False)
    timer: gr.Timer = field(default_factory=lambda: gr.Timer(LOOK_SECONDS))
    tabs: dict[str, gr.HTML] = field(default_factory=dict)
    status: gr.HTML = field(init=False)
    sessions: gr.Dropdown = field(init=False)
    new: gr.Button = field(init=False)
    side: gr.Radio = field(init=False)
    panel: gr.Column = field(init=False)
    document: gr.Markdown = field(init=False)
    table: gr.Dataframe = field(init=False)
    unplaced: gr.Markdown = field(init=False)
    save: gr.Button = field(init=False)
    postpone: gr.Button = field(init=False)
    discard: gr.Button = field(init=False)
    later: gr.Row = field(init=False)
    waits: gr.HTML = field(init=False)
    resume: gr.Button = field(init=False)
    chatbot: gr.Chatbot = field(init=False)
    starters: gr.Row = field(init=False)
    example: gr.Button = field(init=False)
    upload: gr.UploadButton = field(init=False)
    box: gr.MultimodalTextbox = field(init=False)
    stop: gr.Button = field(init=False)
    moved: gr.Row = field(init=False)
    change: gr.HTML = field(init=False)
    undo: gr.Button = field(init=False)
    aim: gr.HTML = field(init=False)
    boxes: gr.CheckboxGroup = field(init=False)
    closing: gr.Column = field(init=False)
    proof: gr.Textbox = field(init=False)
    close: gr.Button = field(init=False)
    first: gr.HTML = field(init=False)
    exports: gr.HTML = field(init=False)

    @classmethod
    def laid_out(cls, model: ModelLanguage | None) -> "Parts":
        """All components, inside the Blocks that is open."""
        parts = cls()
        _top(parts, model)
        with gr.Row(elem_id="panes"):
            with gr.Column(elem_id="chat-pane"):
                _review(parts)
                _chat(parts)
            with gr.Column(elem_id="plan-pane"):
                _plan(parts)
        return parts

    @property
    def all(self) -> list[Any]:
        """What an event may change."""
        parts = (*vars(self).values(), *self.tabs.values())
        return [part for part in parts if isinstance(part, Block)]


def _top(parts: Parts, model: ModelLanguage | None) -> None:
    with gr.Row(elem_id="top"):
        with gr.Column(elem_id="name"):
            gr.HTML("<h1>Career coach</h1>")
            parts.status = gr.HTML(status(model))
        parts.sessions = gr.Dropdown(
            [], label="Conversation", show_label=False, container=False, interactive=True, elem_id="sessions", scale=0
        )
        parts.new = gr.Button("New conversation", scale=0, size="sm", elem_id="new")
    parts.side = gr.Radio(SIDES, value=SIDES[0], show_label=False, container=False, label="Show", elem_id="side")


def _review(parts: Parts) -> None:
    """What was understood from a document, to correct; shown when there is one."""
    with gr.Column(visible=False, elem_id="review") as parts.panel:
        parts.document = gr.Markdown()
        parts.table = gr.Dataframe(
            headers=list(review.HEAD),
            interactive=True,
            wrap=True,
            column_count=len(review.HEAD),
            static_columns=[0, 1, 3],
            column_widths=["11%", "23%", "36%", "30%"],
            max_height=480,
            label="What I understood",
            type="array",
            show_label=False,
            buttons=[],
        )
        parts.unplaced = gr.Markdown()
        with gr.Row():
            parts.save = gr.Button("Save and make a plan", variant="primary", elem_id="save")
            parts.postpone = gr.Button("Later", elem_id="postpone")
            parts.discard = gr.Button("Discard", elem_id="discard")

    with gr.Row(visible=False, elem_id="later") as parts.later:
        parts.waits = gr.HTML()
        parts.resume = gr.Button("Review it", size="sm", scale=0, elem_id="resume")


def _chat(parts: Parts) -> None:
    parts.chatbot = gr.Chatbot(
        placeholder=GREETING,
        show_label=False,
        elem_id="chat",
        allow_tags=False,
        latex_delimiters=[],
        feedback_options=None,
        buttons=["copy"],
    )
    with gr.Row(elem_id="starters") as parts.starters:
        parts.example = gr.Button("Explore the example", elem_id="example")
        parts.upload = gr.UploadButton("Hand in my résumé", file_types=KINDS, elem_id="upload")
    with gr.Row(elem_id="composer"):
        parts.box = gr.MultimodalTextbox(
            placeholder="Write to the coach",
            show_label=False,
            label="Message",
            file_types=KINDS,
            file_count="single",
            max_lines=6,
            elem_id="box",
        )
        parts.sent = gr.MultimodalTextbox(visible=False, file_types=KINDS)
        parts.stop = gr.Button("Stop", visible=False, elem_id="stop", scale=0, size="sm")


def _plan(parts: Parts) -> None:
    with gr.Row(visible=False, elem_id="moved") as parts.moved:
        parts.change = gr.HTML()
        parts.undo = gr.Button("Undo", elem_id="undo", size="sm", scale=0)
    parts.exports = gr.HTML(EXPORTS, visible=False, elem_id="exports")
    with gr.Tabs():
        with gr.Tab("Plan"):
            parts.aim = gr.HTML(render.EMPTY, elem_classes="plan")
            parts.boxes = gr.CheckboxGroup(
                [], label="Next 30 days: tick what is done", visible=False, elem_id="boxes", interactive=True
            )
            with gr.Column(visible=False, elem_id="closing") as parts.closing:
                parts.proof = gr.Textbox(label="What shows it?", elem_id="proof", max_length=500)
                parts.close = gr.Button("Mark as done", size="sm", elem_id="close")
            parts.first = gr.HTML(elem_classes="plan")
        for name in (*render.TABS, "Evidence", "Changes"):
            with gr.Tab(name):
                parts.tabs[name] = gr.HTML(render.EMPTY, elem_classes="plan")
