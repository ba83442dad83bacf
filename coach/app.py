"""Composition root: joins reading, planning, store, search and exports; all that the interfaces call."""

import gc
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from coach.domain.figures import Said
from coach.domain.patch import State
from coach.domain.plan import CareerPlan
from coach.domain.profile import Fact, Profile, Source, Value, accept
from coach.errors import CoachError, StoreError, UserInputError
from coach.language.base import ForTurns, Reading, ReadInputs
from coach.language.endpoint import Endpoint
from coach.language.model import ModelLanguage
from coach.planning.bearing import bears_on
from coach.plans import Plans
from coach.prompts.registry import Prompts
from coach.resume.extract.json_resume import to_json_resume
from coach.resume.model import Vocabulary
from coach.resume.readers import read_text
from coach.resume.understood import Understood, understand, understood_from
from coach.settings import Settings

if TYPE_CHECKING:  # the search library and the database are loaded by the commands that need them
    from coach.conversation.chat import Chat
    from coach.conversation.state import SessionState
    from coach.knowledge.retriever import Hit, Retriever
    from coach.language.builtin.reading import Reader


@dataclass(frozen=True)
class Answer:
    """An answer to a question: passages found, what of the plan bears on them, and why the plan could not be read."""

    question: str
    hits: "tuple[Hit, ...]"
    plan: tuple[Said, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Waiting:
    """A document that waits for review: what was understood, and what was typed over it so far, by row."""

    understood: Understood
    typed: Mapping[str, str]


class Coach(Plans):
    """The coach of one data folder. Parts are opened when first used, so that light commands stay light."""

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
        return ModelLanguage(endpoint, self.prompts.render, self._by_rules, tracing=chosen.tracing)

    def _by_rules(self, inputs: ReadInputs) -> Reading:
        """A reading by the built-in reader, which is made when it is first asked."""
        return self.reader.read(inputs)

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

    def hand_in(self, path: Path) -> str:
        """Read a document, keep what was understood until it is reviewed, and return its id.

        Raises DocumentError with a sentence when it can't be read.
        """
        understood = self.understand(path)
        self.store.reviews.add(self.settings.person, understood.document.sha256, understood.model_dump(mode="json"))
        return understood.document.sha256

    def waiting(self, named: str | None = None) -> Waiting | None:
        """The document of that id, by default the one to be reviewed next; None when it does not wait."""
        person = self.settings.person
        named = named or self.store.reviews.waiting(person)
        found = self.store.reviews.find(person, named) if named else None
        if found is None:
            return None
        try:
            return Waiting(Understood.model_validate(found.understood), found.typed)
        except ValidationError:  # an older release kept it in another form: its text is read again
            text = str(found.understood.get("document", {}).get("text", ""))
            again = understood_from(read_text(text), self.vocabulary, self.settings.today)
            document = again.document.model_copy(update={"sha256": found.sha256})
            return Waiting(again.model_copy(update={"document": document}), {})

    def json_resume(self, understood: Understood) -> dict[str, object]:
        """What was understood as JSON Resume, with evidence spans and unplaced text under "x-coach"."""
        return to_json_resume(understood.resume, understood.questions)

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
        return Chat(
            store=self.store,
            talk=talk,
            now=self.settings.now,
            today=lambda: self.settings.today,
            opening=opening or SessionState(),
        )

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
