"""The page: its components, and what happens on each event. Everything is in the store; the page only follows it."""

from collections.abc import Callable
from functools import wraps
from html import escape
from typing import Any

import gradio as gr

from coach.app import Coach
from coach.errors import CoachError
from coach.ui.documents import Documents
from coach.ui.parts import Parts
from coach.ui.planned import Planned
from coach.ui.screen import Screen, Update
from coach.ui.talking import Talking

SHOW_SIDE = "(side) => {document.querySelector('#panes').dataset.side = side; return []}"
TAKE, GIVE_BACK = "(message) => window.coach.take(message)", "(sent, message) => window.coach.giveBack(sent, message)"


def kindly(event: Callable[..., Any]) -> Callable[..., Any]:
    """An event whose errors are told in a sentence, while all that is on the page stays as it is."""

    @wraps(event)
    def run(*inputs: Any) -> Any:
        try:
            return event(*inputs)
        except CoachError as error:
            raise gr.Error(escape(str(error)), title="That did not work", print_exception=False) from None

    return run


class Page:
    """The page of one coach."""

    def __init__(self, coach: Coach) -> None:
        self.coach = coach
        self.screen = Screen(coach)
        self.documents = Documents(self.screen)
        self.talking = Talking(self.screen, self.documents)
        self.planned = Planned(self.screen)

    def blocks(self) -> gr.Blocks:
        """All components with their events."""
        page: gr.Blocks
        with gr.Blocks(title="Career coach", fill_width=True, analytics_enabled=False) as page:
            self.screen.parts = parts = Parts.laid_out(self.coach.model)
            self._on(page.load, self.talking.restore)
            self._talk(parts)
            self._hand_in(parts)
            self._plan(parts)
        return page

    def warm(self) -> None:
        """Make what the first message needs, which the page itself does not."""
        self.screen.warm()

    def close(self) -> None:
        self.screen.close()

    def _on(self, event: Callable[..., Any], handler: Callable[..., Update], *inputs: Any, **more: Any) -> Any:
        """Bind an event; it may change any part of the page, shows no progress, and is no interface for programs.

        Its errors are shown only where answers come in the shared stream, which `queue=False` leaves.
        """
        quiet = {"api_visibility": "private", "show_progress": "hidden"}
        return event(kindly(handler), list(inputs), self.screen.parts.all, **quiet, **more)

    def _talk(self, p: Parts) -> None:
        talking = self.talking
        # The box is emptied at once: what is typed next is another message, even while this one is on its way.
        p.box.submit(None, p.box, [p.sent, p.key, p.box], js=TAKE)
        sending = self._on(p.box.submit, talking.send, p.sent, p.session, p.key, p.mark, trigger_mode="multiple")
        sending.failure(None, [p.sent, p.box], p.box, js=GIVE_BACK)
        # One request with one answer, so that what the stream holds up or loses is made good by the next look.
        self._on(p.timer.tick, talking.look, p.session, p.mark, queue=False)
        self._on(p.chatbot.option_select, talking.pick, p.session, p.mark)
        self._on(p.stop.click, talking.stop, p.session, p.mark)
        self._on(p.new.click, talking.new, p.mark)
        self._on(p.sessions.input, talking.switch, p.sessions, p.mark)
        self._on(p.example.click, self.planned.example)
        p.side.input(None, p.side, None, js=SHOW_SIDE)  # at once, whatever else is under way
        self._on(p.side.input, talking.turn_to, p.side)

    def _hand_in(self, p: Parts) -> None:
        documents = self.documents
        self._on(p.upload.upload, documents.read, p.upload, p.mark)
        self._on(p.table.input, documents.typed, p.table, p.reviewed)
        self._on(p.save.click, documents.save, p.table, p.reviewed, p.session, p.mark)
        self._on(p.postpone.click, documents.later, p.mark)
        self._on(p.resume.click, documents.open, p.mark)
        self._on(p.discard.click, documents.discard, p.reviewed, p.mark)

    def _plan(self, p: Parts) -> None:
        planned = self.planned
        self._on(p.undo.click, planned.undo, p.boxes, p.session, p.mark)
        self._on(p.boxes.input, planned.tick, p.boxes, p.session, p.mark)
        for event in (p.close.click, p.proof.submit):
            self._on(event, planned.close, p.boxes, p.proof, p.session, p.mark)
