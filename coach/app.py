"""Composition root: joins reading, planning, store, search and exports; all that the interfaces call."""

import gc
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from coach.domain.diff import Change, changes, moved_since
from coach.domain.figures import Frozen, Said
from coach.domain.patch import Choices, Outcome, Patch, State, apply
from coach.domain.plan import CareerPlan
from coach.domain.profile import Fact, Profile, Rejected, Source, Value, accept
from coach.domain.renewal import renew, tells_of_work
from coach.errors import CoachError, StoreError, UserInputError
from coach.framework.tables import Framework
from coach.knowledge.tables import load_framework
from coach.language.base import ForTurns
from coach.language.endpoint import Endpoint
from coach.language.model import ModelLanguage
from coach.planning.bearing import bears_on
from coach.planning.engine import plan_state
from coach.planning.purse import counted
from coach.prompts.filling import known, learning_goal
from coach.prompts.registry import Prompts
from coach.resume.document import Document
from coach.resume.extract.json_resume import to_json_resume
from coach.resume.model import Vocabulary
from coach.resume.understood import Understood, understand
from coach.settings import Settings

if TYPE_CHECKING:  # the search library and the database are loaded by the commands that need them
    from coach.conversation.chat import Chat
    from coach.conversation.state import SessionState
    from coach.knowledge.retriever import Hit, Retriever
    from coach.language.builtin.reading import Reader
    from coach.store import Saved, Store, VersionInfo


@dataclass(frozen=True)
class Answer:
    """An answer to a question: passages found, what of the plan bears on them, and why the plan could not be read."""

    question: str
    hits: "tuple[Hit, ...]"
    plan: tuple[Said, ...]
    notes: tuple[str, ...] = ()


class WhatIf(Frozen):
    """A plan tried under other facts or choices, and what would change; nothing is saved."""

    state: State
    plan: CareerPlan
    changes: tuple[Change, ...]


class Coach:
    """The coach of one data folder. Parts are opened when first used, so that light commands stay light."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    @cached_property
    def framework(self) -> Framework:
        return load_framework(self.settings.knowledge)

    @cached_property
    def store(self) -> "Store":
        from coach.store import open_store

        return open_store(self.settings.home)

    @cached_property
    def retriever(self) -> "Retriever":
        from coach.knowledge.retriever import Retriever

        return Retriever(self.settings.knowledge, self.settings.home)

    @cached_property
    def prompts(self) -> Prompts:
        return Prompts(self.settings.prompts)

    @cached_property
    def reader(self) -> "Reader":
        """The built-in reader of messages; likeness tells intents the rules leave open, where there are vectors."""
        from coach.language.builtin.reading import Reader

        return Reader(self.framework, self.retriever.embed)

    @cached_property
    def model(self) -> ModelLanguage | None:
        """The model the person chose, or None when the built-in language is all there is."""
        chosen = self.settings.model
        if chosen is None:
            return None
        endpoint = Endpoint(model=chosen.name, base_url=chosen.base_url, key=chosen.key)
        return ModelLanguage(endpoint, self.prompts.render, self.reader.read, tracing=chosen.tracing)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words of our own tables that widen what a résumé reader recognises."""
        return Vocabulary.of(self.framework.catalogue)

    # résumé

    def understand(self, path: Path) -> Understood:
        """Read a résumé file, or pasted text from standard input for the path "-", into facts.

        Raises DocumentError with a sentence when it can't be read.
        """
        return understand(path, self.vocabulary, self.settings.today)

    def json_resume(self, understood: Understood) -> dict[str, object]:
        """What was understood as JSON Resume, with evidence spans and unplaced text under "x-coach"."""
        return to_json_resume(understood.resume, understood.questions)

    # plan

    def roadmap(self, understood: Understood | None, options: Sequence[Fact]) -> "Saved":
        """A plan from a résumé and what the person set; saved as a new version.

        The same document again changes no fact; another one takes the place of what the earlier document said, while
        all that the person gave and edited stays. Raises UserInputError when there is nothing to plan from.
        """
        saved = self.store.load(self.settings.person)
        if understood is None:
            if saved is None and not options:
                raise UserInputError("There is no plan yet. Name a résumé file: coach roadmap FILE.")
            summary = "plan made again"
        else:
            summary = f"roadmap from {understood.document.name}"
        state = saved.state if saved else State()
        profile, told = state.profile, True
        if understood is not None and not self._rests_on(profile, understood.document):
            profile = renew(profile, understood.facts, understood.document.text)
            told = tells_of_work((*understood.facts, *options))
        state = state.model_copy(update={"profile": self._accepted(profile, options)})
        if not told or not any(state.profile.all(slot) for slot in ("role", "target_role", "goal")):
            raise UserInputError(
                "I found no job in it and you named no aim, so there is nothing to plan from. "
                'Add --role "your job" or --target "the role you want".'
            )
        if understood is not None:
            self._keep(understood.document)
        return self._save(state, summary, saved)

    def _keep(self, document: Document) -> None:
        self.store.add_document(
            self.settings.person,
            name=document.name,
            media_type=document.media_type,
            sha256=document.sha256,
            text=document.text,
            at=self.settings.now(),
        )

    def _rests_on(self, profile: Profile, document: Document) -> bool:
        """Whether a profile rests on this document; after an undo, the one kept last may be another."""
        known = any(kept.sha256 == document.sha256 for kept in self.store.documents(self.settings.person))
        words = [(document.text[slice(*fact.source.span)], fact.evidence) for fact in profile.facts if fact.source.span]
        return known and bool(words) and all(here == evidence for here, evidence in words)

    def _accepted(self, profile: Profile, facts: Sequence[Fact]) -> Profile:
        """Facts let in through the gates; one the person gave that does not fit is said at once."""
        acceptance = accept(profile, facts)
        for rejected in acceptance.rejected:
            if rejected.fact.source.kind == "option":
                raise UserInputError(_refusal(rejected))
        return counted(acceptance.profile)

    def current(self) -> "Saved":
        """The person's plan as it was last saved. Raises UserInputError when there is none."""
        saved = self.store.load(self.settings.person)
        if saved is None:
            raise UserInputError("There is no plan yet. Make one from a résumé: coach roadmap FILE.")
        return saved

    def plan_of(self, state: State) -> CareerPlan:
        return plan_state(state, self.framework, self.settings.today)

    def change(self, patch: Patch) -> "tuple[Saved, Outcome, tuple[Change, ...]]":
        """Apply operations to the plan and save the result as a new version, unless all were refused."""
        saved = self.current()
        before = self.plan_of(saved.state)
        outcome = apply(saved.state, patch, before, self.settings.today)
        if not outcome.applied:
            return saved, outcome, ()
        new = self._save(outcome.state, patch.reason, saved)
        return new, outcome, changes(before, new.plan) if new.plan else ()

    def what_if(self, facts: Sequence[Fact], choices: dict[str, str]) -> WhatIf:
        """The plan under other facts or choices beside the present one; nothing is saved."""
        saved = self.current()
        try:
            chosen = Choices.model_validate({**saved.state.choices.model_dump(), **choices})
        except ValueError:
            raise UserInputError(f"These are not choices of a plan: {choices}.") from None
        profile = self._accepted(saved.state.profile, facts)
        state = saved.state.model_copy(update={"profile": profile, "choices": chosen})
        made = self.plan_of(state)
        return WhatIf(state=state, plan=made, changes=changes(self.plan_of(saved.state), made))

    def undo(self) -> "tuple[Saved, tuple[Change, ...]]":
        """Take back the last change not yet taken back, as a new version. Raises UserInputError when none is left."""
        from coach.conversation.undo import UNDO, standing

        saved = self.current()
        kept = standing(self.history())
        if len(kept) < 2:
            raise UserInputError("There is nothing to undo: this is the first version of the plan.")
        before = self.store.at(self.settings.person, kept[-2])
        new = self._save(before.state, f"{UNDO} {kept[-1]}", saved)
        return new, changes(self.plan_of(saved.state), new.plan) if new.plan else ()

    def branches(self) -> "dict[str, Saved]":
        """The person's plans side by side, each as it was last saved; the one worked on comes first."""
        self.current()
        numbers = self.store.branches(self.settings.person)
        return {name: self.store.at(self.settings.person, number) for name, number in numbers.items()}

    def switch(self, name: str, new: bool = False) -> "Saved":
        """Go on with the named plan, or with a new one of that name that begins as a copy, as a new version."""
        saved, branches = self.current(), self.branches()
        if new == (name in branches):
            raise UserInputError(f"There is {'already a' if new else 'no'} plan {name!r} beside this one.")
        state = saved.state.model_copy(update={"branch": name}) if new else branches[name].state
        return self._save(state, f"{'branched to' if new else 'switched to'} {name}", saved)

    def compare(self, name: str) -> tuple[Change, ...]:
        """What would be different in the named plan, both made for today. Raises UserInputError for an unknown one."""
        other = self.branches().get(name)
        if other is None:
            raise UserInputError(f"There is no plan {name!r} beside this one.")
        return changes(self.plan_of(self.current().state), self.plan_of(other.state))

    def history(self) -> "tuple[VersionInfo, ...]":
        self.current()
        return self.store.history(self.settings.person)

    def diff(self, old: int | None, new: int | None) -> tuple[Change, ...]:
        """What changed between two versions; by default the last two."""
        saved = self.current()
        later = saved if new is None else self.store.at(self.settings.person, new)
        earlier = self.store.at(self.settings.person, max(later.version - 1, 1) if old is None else old)
        return changes(earlier.plan or self.plan_of(earlier.state), later.plan or self.plan_of(later.state))

    def prompt_values(self, gap: str | None = None) -> dict[str, str]:
        """What plan and person give for the variables of prompts; nothing when there is no plan.

        `gap` is the id of the gap a learning goal is about, by default the first of the plan. Raises UserInputError
        when the plan has no such gap.
        """
        saved = self.store.load(self.settings.person) if gap is None else self.current()
        if saved is None:
            return {}
        plan = saved.plan or self.plan_of(saved.state)
        chosen = [item for item in plan.gaps if item.id == gap]
        if gap is not None and not chosen:
            raise UserInputError(f"The plan has no gap {gap}. It has: {', '.join(item.id for item in plan.gaps)}.")
        return known(plan, saved.state) | (learning_goal(plan, chosen[0]) if chosen else {})

    def export(self, saved: "Saved", format: str) -> bytes:
        """The plan worked out for today, with what moved since it was saved, in one of the export formats."""
        from coach.exports import export

        plan = self.plan_of(saved.state)
        since = moved_since(saved.plan, plan) if saved.plan else ()
        return export(plan, saved.state.profile, self.framework, format, since)

    def _save(self, state: State, summary: str, before: "Saved | None") -> "Saved":
        made = self.plan_of(state)
        listed = changes(self.plan_of(before.state), made) if before else ()
        return self.store.save(
            self.settings.person,
            state,
            made,
            summary=summary,
            changes=tuple(change.text.text for change in listed),
            expected=before.version if before else None,
            at=self.settings.now(),
        )

    def example(self) -> tuple[CareerPlan, Profile]:
        """Plan and profile of the example person in knowledge/example, made for today; nothing is saved."""
        understood = self.understand(self.settings.knowledge / "example" / "resume.md")
        options = [
            option("goal", "become a nurse manager", "--goal"),
            option("timeframe_months", 18.0, "--months"),
            option("hours_per_week", 6.0, "--hours"),
            option("budget", 2000.0, "--budget"),
        ]
        profile = accept(Profile(), (*understood.facts, *options)).profile
        return self.plan_of(State(profile=profile)), profile

    # conversation

    def warm(self) -> None:
        """Load the search and the likeness of sayings, which a first turn would wait for; may run beside it.

        What is loaded then stays to the end, so collections of garbage leave it out: looking through tables and
        libraries would hold up every fifth turn for 100 ms.
        """
        with suppress(CoachError):  # the first turn that needs the search says what is wrong with it
            self.retriever.prepare()
            self.retriever.search("a question")
            self.reader.prepare()
        gc.freeze()

    def chat(self, opening: "SessionState | None" = None) -> "Chat":
        """Conversations with the person; `opening` is the state new sessions begin with."""
        from coach.conversation.chat import Chat
        from coach.conversation.reply import Desk
        from coach.conversation.state import SessionState
        from coach.conversation.turn import Talk
        from coach.knowledge.helplines import load_helplines
        from coach.language.builtin import BuiltinLanguage
        from coach.language.fallback import WithFallback

        builtin = BuiltinLanguage(self.reader.read)
        language: ForTurns = builtin
        if self.model is not None:
            self.model.examine_beside(self.settings.today)
            language = WithFallback(self.model, builtin)
        desk = Desk(
            self.framework,
            self.settings.today,
            lambda query, k: self.retriever.search(query, k=k),
            lambda: None,
            load_helplines(self.settings.knowledge),
            boundary=self.retriever.boundary,
            elsewhere=self._elsewhere(),
        )
        talk = Talk(desk=desk, language=language, builtin=builtin)
        return Chat(store=self.store, talk=talk, now=self.settings.now, opening=opening or SessionState())

    def _elsewhere(self) -> str:
        """The model and the server that see what is said, where the person chose one beyond this computer."""
        chosen = self.settings.model
        if chosen is None:
            return ""
        endpoint = Endpoint(model=chosen.name, base_url=chosen.base_url)
        return "" if endpoint.local else f"{endpoint.model} at {endpoint.address}"

    # questions

    def ask(self, question: str, count: int = 3) -> Answer:
        """Passages that answer a question, with what of the plan bears on it. No passage means: no source.

        Where the saved data can't be read the guidance answers alone.
        """
        if not question.strip():
            raise UserInputError("Ask a question in a few words.")
        hits = tuple(self.retriever.search(question, k=count))
        try:
            saved = self.store.load(self.settings.person)
        except StoreError as error:
            return Answer(question=question, hits=hits, plan=(), notes=(f"Answered without your plan. {error}",))
        plan = self.plan_of(saved.state) if saved else None
        topics = tuple(hit.passage.topic for hit in hits)
        return Answer(question=question, hits=hits, plan=bears_on(plan, question, topics) if plan else ())


def _refusal(rejected: Rejected) -> str:
    fact = rejected.fact
    return f"{fact.source.id} {fact.value} can't be used: {rejected.why}."


def option(slot: str, value: Value, name: str) -> Fact:
    """A fact the person gave as a command option, whose evidence is what they typed."""
    return Fact(slot=slot, value=value, source=Source(kind="option", id=name), evidence=f"{name} {value}")


def build(settings: Settings) -> Coach:
    """The coach for these settings."""
    return Coach(settings)


def example_plan(coach: Coach, format: str) -> bytes:
    """The exported plan of the example person in knowledge/example, made for today; nothing is saved."""
    from coach.exports import export

    plan, profile = coach.example()
    return export(plan, profile, coach.framework, format)
