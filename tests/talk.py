"""A conversation played in tests: messages with the reading each stands for, and what the coach makes of them."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from coach.conversation.reply import Desk
from coach.conversation.runner import Piece
from coach.conversation.state import SessionState
from coach.conversation.turn import Talk, Turned
from coach.domain.patch import State
from coach.domain.profile import Profile
from coach.domain.turn import TurnRecord
from coach.framework.tables import Framework
from coach.knowledge.documents import Passage
from coach.knowledge.helplines import load_helplines
from coach.knowledge.retriever import Hit
from coach.language.base import Proposed, Reading
from coach.language.builtin import BuiltinLanguage
from coach.language.builtin.reading import Reader

TODAY = date(2026, 11, 21)
ROOT = Path(__file__).parent.parent
PASSAGE = Passage(
    id="money#fund",
    document="money",
    title="Money",
    section="How much should I put by?",
    topic="finance",
    text="Put by 3-6 months of spending before you resign.",
    source=("framework",),
    updated=TODAY,
)


def fact(slot: str, value: Any, quote: str, **more: Any) -> Proposed:
    return Proposed(slot=slot, value=value, quote=quote, **more)


class Played:
    """A session: `say` sends a message with its reading and returns the record; state and plan follow."""

    def __init__(self, framework: Framework, profile: Profile | None = None) -> None:
        self.reading = Reading(intent="answer")
        language = BuiltinLanguage(lambda inputs: self.reading)
        self.hits: list[Hit] = []
        self.states = [State(profile=profile or Profile())]
        self.session = SessionState()
        self.records: list[TurnRecord] = []
        helplines = load_helplines(ROOT / "knowledge")
        desk = Desk(framework, TODAY, lambda query, k: self.hits[:k], lambda: None, helplines)
        self.talk = Talk(desk=desk, language=language, builtin=language)

    @property
    def state(self) -> State:
        return self.states[-1]

    def say(self, message: str, *facts: Proposed, intent: str = "answer", **more: Any) -> TurnRecord:
        self.reading = Reading.model_validate({"intent": intent, "facts": facts, **more})
        before = (self.states[-2], "undo of version 1") if len(self.states) > 1 else None
        talk = replace(self.talk, desk=replace(self.talk.desk, before=lambda: before))
        shown = ""
        for event in talk.turn(
            self.session, self.state, message, person="me", session_id="s", version=len(self.states)
        ):
            if isinstance(event, Piece):
                shown += event.text
            else:
                end: Turned = event
        assert shown.strip() == end.record.reply
        self.session = end.session
        if end.state is not None:
            self.states.append(end.state)
        self.records.append(end.record)
        return end.record

    def value(self, slot: str) -> object:
        found = self.state.profile.fact(slot)
        return None if found is None else found.value


def planned(framework: Framework) -> Played:
    """A nurse who has told all that a first plan needs, with the plan shown."""
    played = Played(framework)
    played.say("I'm a charge nurse", fact("role", "charge nurse", "charge nurse"))
    played.say("nurse manager", fact("target_role", "nurse manager", "nurse manager"))
    played.say("six hours", fact("hours_per_week", 6.0, "six hours"))
    played.say("18 months", fact("timeframe_months", 18.0, "18 months"))
    played.say("$2k", fact("budget", 2000.0, "$2k"))
    played.say("12 years", fact("years_experience", 12.0, "12 years"))
    played.say("RN", fact("credentials", "RN licence", "RN"))
    if not played.session.planned:
        played.say("just show me", intent="plan_now")
    return played


class Spoken(Played):
    """A session whose messages are read by the built-in reader, as they are in the product without a model."""

    def __init__(self, framework: Framework, *messages: str, today: date = TODAY) -> None:
        super().__init__(framework)
        language = BuiltinLanguage(Reader(framework).read)
        desk = replace(self.talk.desk, today=today)
        self.talk = replace(self.talk, language=language, builtin=language, desk=desk)
        for message in messages:
            self.say(message)

    def on(self, today: date) -> "Spoken":
        """The same person on a later day, with the plan as it was last saved."""
        kept = self.talk.desk.plan(self.state)
        self.talk = replace(self.talk, desk=replace(self.talk.desk, today=today, kept=kept))
        return self


SETTLED = ("hi", "bus driver", "paramedic", "8 hours", "3 years", "4000", "5 years", "none", "calm")


def settled(framework: Framework) -> Spoken:
    """A bus driver who has a plan to become a paramedic."""
    spoken = Spoken(framework, *SETTLED)
    assert spoken.session.planned
    return spoken
