"""The events of a document: handed in, corrected, then saved, left for later or discarded. Until then it is kept."""

from pathlib import Path

import gradio as gr

from coach.app import Waiting
from coach.conversation.handed import HANDED_IN
from coach.errors import ConflictError, UserInputError
from coach.ui import review
from coach.ui.parts import Mark
from coach.ui.screen import Screen, Update

GONE = "This document was saved or discarded already, perhaps in another window."
ANSWERING = "A reply is running. Wait for it or stop it, then save again; what you typed here stays."


class Documents:
    """The document that waits for review."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen

    def read(self, file: str, mark: str) -> Update:
        """Read a document and show what was understood; nothing uploaded stays in a folder that the page serves."""
        path = Path(file)
        try:
            self.screen.coach.hand_in(path)
        finally:
            path.unlink(missing_ok=True)
        return self.open(mark)

    def open(self, mark: str) -> Update:
        """Show the document that waits."""
        return self.screen.document(Mark.of(mark), opened=True)

    def later(self, mark: str) -> Update:
        """Put the document out of the way; a line says that it waits."""
        return self.screen.document(Mark.of(mark), opened=False)

    def typed(self, table: review.Table, reviewed: str) -> Update:
        """Keep what was typed over so far."""
        typed = review.typed(self._waiting(reviewed).understood.facts, table)
        self.screen.store.reviews.typed(self.screen.person, reviewed, typed)
        return gr.skip()  # type: ignore[no-any-return]

    def save(self, table: review.Table, reviewed: str, session: str, mark: str) -> Update:
        """Take over what was understood, with the person's corrections, and make the plan.

        Raises ConflictError, and saves nothing, while a reply is running, since that to this could not begin.
        """
        screen, understood = self.screen, self._waiting(reviewed).understood
        before = screen.mark(session)
        if before.far:
            raise ConflictError(ANSWERING)
        left, corrected = review.kept(understood.facts, table, screen.coach.settings.today)
        screen.coach.roadmap(understood.model_copy(update={"facts": left}), corrected)
        screen.store.reviews.drop(screen.person, reviewed)
        message = HANDED_IN.format(name=understood.document.name)
        return screen.begin(session, message, f"handed in after {before.said}", Mark.of(mark))

    def discard(self, reviewed: str, mark: str) -> Update:
        """Let go of the document."""
        self.screen.store.reviews.drop(self.screen.person, reviewed)
        return self.open(mark)

    def _waiting(self, reviewed: str) -> Waiting:
        """A document that is shown. Raises UserInputError when it does not wait any more."""
        waiting = self.screen.coach.waiting(reviewed)
        if waiting is None:
            raise UserInputError(GONE)
        return waiting
