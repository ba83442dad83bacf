"""The events of the conversation: it is followed while a reply grows, and looked at for what changed elsewhere."""

from typing import Any

import gradio as gr

from coach.domain.turn import TurnRecord
from coach.ui.documents import Documents
from coach.ui.messages import picked
from coach.ui.parts import EXAMPLE, RUNNING, SIDES, Mark
from coach.ui.screen import Screen, Update, unbegun


class Talking:
    """What is said, and which conversation is shown."""

    def __init__(self, screen: Screen, documents: Documents) -> None:
        self.screen = screen
        self.documents = documents

    def restore(self, request: gr.Request) -> Update:
        """The newest conversation, or a new one."""
        found = self.screen.store.conversations.sessions(self.screen.person)
        return self._turned(request, found[0].id if found else unbegun(), Mark())

    def new(self, mark: str, request: gr.Request) -> Update:
        """A new conversation."""
        return self._turned(request, unbegun(), Mark.of(mark))

    def switch(self, session: str, mark: str, request: gr.Request) -> Update:
        """Another conversation of the list."""
        return self._turned(request, session, Mark.of(mark))

    def _turned(self, request: gr.Request, session: str, mark: Mark) -> Update:
        self.screen.windows.turn(request, session)
        return self._here(request, session, self.screen.seen(session, mark))

    def _here(self, request: gr.Request, session: str, update: Update) -> Update:
        """What is to be shown of a conversation, unless the person has turned to another one meanwhile."""
        return update if self.screen.windows.shows(request, session) else gr.skip()

    def look(self, session: str, mark: str, request: gr.Request) -> Update:
        """What is new: a reply as it grows and all that came of it, or what was said and changed elsewhere.

        It is asked for again and again, so that a reload, a second tab and a lost answer are all made good by the next.
        """
        screen, seen, now = self.screen, Mark.of(mark), self.screen.mark(session)
        if now == seen or seen.plan == EXAMPLE:
            return gr.skip()  # type: ignore[no-any-return]
        turns = screen.turns(session)
        if now[:3] == seen[:3]:
            return self._here(request, session, screen.said(session, now, turns))
        badge = self._badge(turns[-1].record) if turns and now.said != seen.said else {}
        return self._here(request, session, screen.seen(session, seen) | badge)

    def _badge(self, record: TurnRecord | None) -> Update:
        """A sign that a reply changed the plan, for those who see one side at a time."""
        changed = len(record.plan.changes) if record else 0
        label = f"{SIDES[1]} • {changed}" if changed else SIDES[1]
        return {self.screen.parts.side: gr.update(choices=[(SIDES[0], SIDES[0]), (label, SIDES[1])])}

    def send(self, message: dict[str, Any], session: str, key: str, mark: str, request: gr.Request) -> Update:
        """Take a message, a file, or both; each is in the store before anything else happens."""
        files, text = message.get("files") or [], (message.get("text") or "").strip()
        update = self.documents.read(files[0], mark) if files else {}
        if text or not files:
            update |= self.screen.begin(session, text, key, Mark.of(mark))
        return self._here(request, session, update)

    def pick(self, session: str, mark: str, chosen: gr.SelectData, request: gr.Request) -> Update:
        """Send an answer that was clicked."""
        return self._here(request, session, self.screen.begin(session, *picked(str(chosen.value)), Mark.of(mark)))

    def stop(self, session: str, mark: str, request: gr.Request) -> Update:
        """End the running reply and keep what there is of it."""
        turns = self.screen.turns(session, last=1)
        if turns and turns[0].status == RUNNING:
            self.screen.runner.stop(self.screen.person, session, turns[0].turn)
        return self._here(request, session, self.screen.seen(session, Mark.of(mark)))

    def turn_to(self, side: str) -> Update:
        """The other side of a narrow page; who looks at the plan needs no sign that it changed."""
        return {self.screen.parts.side: gr.update(choices=SIDES)} if side == SIDES[1] else gr.skip()
