"""One turn of a conversation, start to end: read, let facts in, plan, answer, ask, word, check.

Pure apart from the languages and the search it is given: the same state and message give the same turn. What it gives
is saved by the caller in one transaction.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass

from coach.conversation import care, safety
from coach.conversation.accept import Taken, take
from coach.conversation.agenda import next_question
from coach.conversation.aims import with_roles
from coach.conversation.handed import hands_in, taken_over
from coach.conversation.intents import BESIDE
from coach.conversation.items import items_of
from coach.conversation.options import ONWARD
from coach.conversation.questions import answered_before
from coach.conversation.reflect import heard
from coach.conversation.reply import Desk, Reply
from coach.conversation.runner import Piece
from coach.conversation.settle import next_contradiction, settle
from coach.conversation.stages import EXTRA, closing, first_plan, following, present
from coach.conversation.state import SessionState
from coach.conversation.talk import HANDLERS, aside, goes_on, listen
from coach.conversation.tongues import only_english, tongue_of
from coach.conversation.unread import never_silent, not_read, passed_over
from coach.conversation.wording import Wording
from coach.domain.figures import Frozen
from coach.domain.patch import State
from coach.domain.plan import CareerPlan
from coach.domain.profile import SLOTS, Source
from coach.domain.turn import Citation, PlanMark, RejectedFact, Stage, TurnRecord
from coach.language.base import ForTurns, Language, Question, Reading, ReadInputs, read
from coach.language.picking import picked

CONFIRM = "confirm:"
ONWARD_TO = ("next", "path", "")  # questions whose yes means to go on; others settle something of their own


class Turned(Frozen):
    """The end of a turn: its record, what the conversation remembers, and the new state and plan if they changed."""

    record: TurnRecord
    session: SessionState
    state: State | None = None
    plan: CareerPlan | None = None
    summary: str = ""
    changes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Talk:
    """Who talks about what: the language, the built-in one that says what it leaves unsaid, and the desk."""

    desk: Desk
    language: ForTurns
    builtin: Language

    def turn(
        self,
        session: SessionState,
        state: State,
        message: str,
        *,
        person: str,
        session_id: str,
        version: int | None,
        plan: CareerPlan | None = None,
    ) -> Iterator[Piece | Turned]:
        """Take one message; pieces of the reply as they may be shown, then the end of the turn.

        `plan` is today's plan of the state where it is known already.
        """
        started = time.perf_counter()
        source = Source(kind="turn", id=f"{session_id}:{session.turn + 1}")
        danger = care.danger_in(message, session)
        language = self.builtin if danger else self.language.for_turn((state.profile.text("name") or "",))
        reply, taken = self._material(language, session, state, plan or self.desk.plan(state), message, source, danger)
        understood = time.perf_counter()
        wording = Wording()
        yield from wording.plainly(reply) if danger else wording.checked(reply, language, self.builtin)
        record = TurnRecord(
            turn=session.turn + 1,
            person=person,
            session=session_id,
            stage=reply.session.stage,
            topic=reply.topic,
            intent=reply.reading.intent,
            reply=wording.text.strip(),
            asked=(reply.question.slot,) if reply.question and _counts(reply.question.slot) else (),
            options=tuple(option.text for option in reply.options),
            facts=taken.applied,
            rejected=tuple(RejectedFact.of(item) for item in taken.rejected),
            citations=_citations(reply),
            figures=tuple(wording.figures),
            withheld=tuple(wording.withheld),
            plan=PlanMark(version=version if reply.state == state else (version or 0) + 1, changes=reply.changes),
            safety=danger,
            language=wording.mark(language),
            ms={"understand": _ms(started, understood), "total": _ms(started, time.perf_counter())},
            done=reply.done,
        )
        yield _finished(reply, record, taken, state)

    def _material(
        self,
        language: Language,
        session: SessionState,
        state: State,
        plan: CareerPlan,
        message: str,
        source: Source,
        danger: safety.Danger | None,
    ) -> tuple[Reply, Taken]:
        """What the reply is made of; for someone in danger nothing is planned or asked."""
        nothing = Reading(intent="answer")
        reply = Reply(message, source, nothing, session=session, state=state, plan=plan, topic=session.stage)
        if danger is not None:
            taken = self._kept(reply)
            care.help_now(reply, self.desk, danger)
            return reply, taken
        taken = Taken(profile=state.profile)
        if hands_in(reply):
            taken_over(reply, self.desk)
            self._ask(reply, taken, "")
            return reply, taken
        chosen = picked(message, session.options) or answered_before(message, session.asked)
        if chosen is not None:
            reply.reading = chosen
        else:
            reply.reading = language.run(read(self._to_read(session, state, plan, message)))
        if chosen is None and language.mark("read") == self.builtin.mark("read") and (tongue := tongue_of(message)):
            reply.reading = nothing
            reply.tell(only_english(tongue))
            self._ask(reply, taken, "")
            return reply, taken
        if chosen is None:
            listen(reply)
        taken = self._understand(reply)
        self._ask(reply, taken, session.asked)
        never_silent(reply)
        return reply, taken

    def _kept(self, reply: Reply) -> Taken:
        """What someone in danger said of other things, kept without a word about it."""
        rest, state = safety.unharmed(reply.message), reply.state
        session = reply.session.model_copy(update={"asked": "", "options": ()})
        facts = self.builtin.run(read(self._to_read(session, state, reply.plan, rest))).facts if rest else ()
        plain = [fact for fact in facts if SLOTS[fact.slot].kind == "number" or fact.slot in ("role", "location")]
        taken = take(state.profile, plain, reply.source, rest, self.desk.framework.catalogue, correcting=False)
        if taken.applied:
            reply.state = state.model_copy(update={"profile": taken.profile})
            reply.plan = self.desk.plan(reply.state)
        return taken

    def _to_read(self, session: SessionState, state: State, plan: CareerPlan, message: str) -> ReadInputs:
        return ReadInputs(
            message=message,
            asked=session.asked,
            options=tuple(option.text for option in session.options),
            known={fact.slot: str(fact.value) for fact in state.profile.facts if not SLOTS[fact.slot].many},
            items=items_of(state, plan, self.desk.framework.catalogue, self.desk.plan),
            last_reply=session.replies[-1] if session.replies else "",
            today=self.desk.today,
            currency=state.profile.text("currency") or "USD",
        )

    def _understand(self, reply: Reply) -> Taken:
        """Let facts in, settle what was pending, and do what the message asks for."""
        desk, pending = self.desk, reply.session.pending
        reply.pending = pending
        settled = settle(reply, desk)
        if settled is not None and (pending is None or pending.kind != "confirm"):
            return Taken(profile=reply.state.profile, applied=settled)
        reading = reply.reading
        taken = take(
            reply.state.profile,
            [fact for fact in reading.facts if settled is None or all(fact.slot != known.slot for known in settled)],
            reply.source,
            reply.message,
            desk.framework.catalogue,
            correcting=reading.intent == "correct",
            asked=reply.session.asked,
        )
        reply.points += heard(taken, reply.session.turn)
        if taken.profile != reply.state.profile:
            reply.change(reply.state.model_copy(update={"profile": taken.profile}), desk)
        reply.session = reply.session.queued(taken.conflicts)
        if settled is not None:
            return taken.model_copy(update={"applied": (*settled, *taken.applied)})
        if reply.question is None:  # what is asked again stays pending
            reply.session = reply.session.set_aside()
        asked = reply.session.asked
        reply.told = _any(taken)
        if aside(reply, desk):
            return taken
        reading = reply.reading
        left = ("skip", "unknown", "no") if asked in SLOTS else ("skip", "unknown")
        if reading.intent in left and asked and not taken.applied:
            passed_over(reply, asked)
        elif reading.intent in HANDLERS:
            HANDLERS[reading.intent](reply, desk)
        elif taken.agreed and not taken.applied:
            reply.tell("I have that already; nothing changes by it.")
        elif reading.intent != "yes" and not goes_on(reply) and not reply.told:
            not_read(reply, desk)
        return taken

    def _ask(self, reply: Reply, taken: Taken, asked: str) -> None:
        """Choose the one question of the reply, or show what comes next."""
        if not reply.done:
            next_contradiction(reply, self.desk)
        if reply.question is not None or reply.done or reply.waits:
            return
        session, intent = reply.session, reply.reading.intent
        if not session.planned:
            found = None if intent == "plan_now" else next_question(session, reply.state.profile, reply.plan)
            if found is not None:
                goal = reply.state.profile.text("goal") or ""
                offered = with_roles(found, goal, reply.plan, self.desk.framework.catalogue)
                reply.question = care.softly(offered, reply)
                return
            reply.points += first_plan(reply.plan)
            reply.session = session.model_copy(update={"planned": True, "visited": ("assessment",)})
            reply.topic = "plan"
            reply.question = Question(
                slot="next",
                text="Shall we look at what is missing first, or would you change something?",
                options=ONWARD,
            )
            return
        reply.offers = ONWARD
        if intent == "stage":
            self._enter(reply, session.stage)
        elif intent not in BESIDE and _moves_on(reply, taken, asked):
            self._enter(reply, following(session.stage) if session.stage in session.visited else session.stage)

    def _enter(self, reply: Reply, stage: Stage | None) -> None:
        if stage is None:
            reply.points += closing(reply.plan)
            reply.offers = ()
            reply.done = True
            return
        points, reply.question = present(stage, reply.session, reply.state.profile, reply.plan)
        reply.points += points
        visited = tuple(dict.fromkeys((*reply.session.visited, stage)))
        reply.session = reply.session.model_copy(update={"stage": stage, "visited": visited})
        reply.topic = stage


def _finished(reply: Reply, record: TurnRecord, taken: Taken, before: State) -> Turned:
    changed = reply.state != before
    return Turned(
        record=record,
        session=_remember(reply, record),
        state=reply.state if changed else None,
        plan=reply.plan if changed else None,
        summary=reply.summary or _summary(taken, reply.reading, reply.message),
        changes=reply.changes,
    )


def _any(taken: Taken) -> bool:
    """Whether a message told anything, let in or not."""
    return bool(taken.applied or taken.removed or taken.rejected)


def _moves_on(reply: Reply, taken: Taken, asked: str) -> bool:
    """Whether the next stage is due: it is asked for, or the stage's own question has its answer or was left open."""
    agrees = reply.reading.intent == "yes" and asked in ONWARD_TO and not reply.changes
    if agrees or goes_on(reply):
        return True
    return asked in EXTRA[reply.session.stage] and (
        asked in reply.session.skipped or any(fact.slot == asked for fact in taken.applied)
    )


def _citations(reply: Reply) -> tuple[Citation, ...]:
    found = [hit.passage for hit in reply.passages.values()]
    return tuple(Citation(id=item.id, title=item.title, section=item.section) for item in found)


def _remember(reply: Reply, record: TurnRecord) -> SessionState:
    question, session = reply.question, reply.session
    slot = question.slot if question else ""
    times = {**session.times, slot: session.times.get(slot, 0) + 1} if _counts(slot) else session.times
    update = {"asked": slot, "options": reply.options, "times": times}
    return session.model_copy(update=update).after(record.reply, record.figures)


def _counts(slot: str) -> bool:
    """Whether a question is for a fact of the person, of which few are put: for a slot, or which value of it holds."""
    return slot.removeprefix(CONFIRM) in SLOTS


def _summary(taken: Taken, reading: Reading, message: str) -> str:
    slots = ", ".join(dict.fromkeys(fact.slot.replace("_", " ") for fact in taken.applied))
    return f"you said: {slots}" if slots else f"{reading.intent.replace('_', ' ')}: {message[:60]}"


def _ms(start: float, end: float) -> float:
    return round((end - start) * 1000, 1)
