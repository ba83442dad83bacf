"""A conversation with the real built-in reader and the real turn, without store, search or model."""

from dataclasses import replace
from typing import Any

from coach.conversation.state import SessionState
from coach.conversation.turn import Turned
from coach.domain.turn import TurnRecord
from coach.framework.tables import Framework
from coach.language.builtin import BuiltinLanguage
from coach.language.builtin.reading import Reader
from tests.talk import Played

SETTLED = ("hi", "bus driver", "paramedic", "8 hours", "3 years", "4000", "5 years", "none", "calm")


class Heard(Played):
    """A session read by the real reader: `tell` sends messages and returns the record of the last."""

    def __init__(self, framework: Framework, *messages: str) -> None:
        super().__init__(framework)
        language = BuiltinLanguage(Reader(framework).read)
        self.talk = replace(self.talk, language=language, builtin=language)
        self.session = SessionState()
        self.tell(*messages)

    def tell(self, *messages: str) -> TurnRecord:
        for message in messages:
            turned = [
                event
                for event in self.talk.turn(
                    self.session, self.state, message, person="me", session_id="s", version=len(self.states)
                )
                if isinstance(event, Turned)
            ]
            end = turned[-1]
            self.session = end.session
            if end.state is not None:
                self.states.append(end.state)
            self.records.append(end.record)
        return self.records[-1] if self.records else None  # type: ignore[return-value]

    def names(self, slot: str) -> list[Any]:
        """What is known of a slot: names of records, other values as they are."""
        values = [fact.value for fact in self.state.profile.all(slot)]
        return [getattr(v, "name", None) or getattr(v, "degree", None) or getattr(v, "text", None) or v for v in values]
