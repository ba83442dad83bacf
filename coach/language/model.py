"""Language by a model behind any OpenAI-compatible server, through LangChain.

A model reads and words; what it reads has to stand in the message, and it gets only what may be said. Every call ends
in time, whole or with a LanguageError. To servers elsewhere contact data goes as placeholders.
"""

import contextlib
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

from coach.domain.figures import Frozen
from coach.domain.turn import LanguageMark
from coach.errors import LanguageError
from coach.language.base import Reading, ReadInputs, Task, read, write
from coach.language.endpoint import Endpoint
from coach.language.exam import WORDING, passes, words
from coach.language.inputs import variables
from coach.language.limits import Limits
from coach.language.privacy import Veil
from coach.language.structured import Malformed, ReadAnswer, Rules, joined, parse, reading_of, response_format

if TYPE_CHECKING:  # LangChain takes seconds to load
    from coach.language.wire import Message, Wire

Out = TypeVar("Out")
NAME = "model"
USUAL = Limits()
REPAIR = "repair"
UNUSABLE = "The model's answer was not valid and was not used. A larger model may do better."
LONGEST_WAIT = 900.0  # seconds between two examinations of a model that could not be asked
UNTESTED = "It is being tested; until then the built-in language is used."
READS_WELL = "It reads messages and words replies."
WORDS_BADLY = "It did not say what it was given to say, so the built-in language is used throughout."
READS_BADLY = "It misread a test sentence, so the built-in language reads messages and it words replies."


class Filled(Protocol):
    """A filled prompt: its id, instructions and request."""

    @property
    def id(self) -> str: ...
    @property
    def system(self) -> str: ...
    @property
    def user(self) -> str: ...


Render = Callable[[str, Mapping[str, str]], Filled]


class Probe(Frozen):
    """What a test of the connection found; `said` is a sentence for each step that did not work."""

    answers: bool = False
    listed: bool = False
    works: bool = False
    words: bool = False
    reads: bool = False
    said: tuple[str, ...] = ()


class ModelLanguage:
    """A model as a language. Threads may share it; each turn works with `for_turn`, within one deadline.

    `rules` is the built-in reader: it converts amounts. Until the model has passed an examination (`examine`, or
    `examine_beside` while the person is still typing) it is not `ready` to word, and does not read.
    """

    def __init__(
        self, endpoint: Endpoint, render: Render, rules: Rules, limits: Limits = USUAL, tracing: bool = False
    ) -> None:
        self.endpoint = endpoint
        self.limits = limits
        self.render = render
        self.rules = rules
        self.reads = False
        self.ready = False
        self.standing = UNTESTED
        self._tracing = tracing
        self._today: date | None = None
        self._beside: threading.Thread | None = None
        self._wait = limits.pause
        self._again_at = 0.0

    @cached_property
    def wire(self) -> "Wire":
        from coach.language.wire import Wire

        return Wire(self.endpoint, self.limits, self._tracing)

    def for_turn(self, names: Iterable[str] = ()) -> "ModelTurn":
        """The language of one turn: its tasks share the deadline, and the names to be covered."""
        return ModelTurn(self, names)

    def run(self, task: Task[Out]) -> Out:
        return self.for_turn().run(task)

    def stream(self, task: Task[str]) -> Iterator[str]:
        return self.for_turn().stream(task)

    def mark(self, task_name: str) -> LanguageMark:
        return LanguageMark(name=NAME, model=self.endpoint.model)

    def examine(self, today: date) -> bool:
        """Let the model word points and read sentences that are known; it is used for what it did rightly.

        Sends those texts; `standing` says in a sentence what came of it. Raises LanguageError when the model can't be
        asked.
        """
        try:
            self.ready = words(self.for_turn().stream(write(WORDING)))
            self.reads = self.ready and passes(lambda inputs: self.for_turn().heard(read(inputs)), today)
        except LanguageError as error:
            self.standing = str(error)
            self._again_at = time.monotonic() + self._wait
            self._wait = min(2 * self._wait, LONGEST_WAIT)
            raise
        self._again_at = 0.0
        self.standing = READS_WELL if self.reads else READS_BADLY if self.ready else WORDS_BADLY
        return self.ready

    def examine_beside(self, today: date) -> threading.Thread:
        """`examine` without waiting; a model that can't be asked is not used until `examine_again` finds it well."""

        def examined() -> None:
            with contextlib.suppress(LanguageError):
                self.examine(today)

        self._today = today
        self._beside = threading.Thread(target=examined, daemon=True)
        self._beside.start()
        return self._beside

    def examine_again(self) -> None:
        """Examine beside once more, where the model could not be asked and a quiet while has passed since.

        Called when a message comes, which never waits for it. The while doubles each time, up to LONGEST_WAIT.
        """
        busy = self._beside is not None and self._beside.is_alive()
        if self._today is not None and not busy and 0.0 < self._again_at <= time.monotonic():
            self.examine_beside(self._today)

    def probe(self, today: date) -> Probe:
        """Test the connection by asking: the server answers, lists the model, and the model passes its examination.

        Sends made-up sentences. Only for a person who asks for it: it may cost money and take a while.
        """
        try:
            names = self.wire.models()
        except LanguageError as error:
            return Probe(said=(str(error),))
        listed = self.endpoint.model in names
        said = () if listed else (f"{self.endpoint.address} does not list {self.endpoint.model}.",)
        try:
            self.examine(today)
        except LanguageError as error:
            return Probe(answers=True, listed=listed, said=(*said, str(error)))
        said = (*said, self.standing)
        return Probe(answers=True, listed=listed, works=True, words=self.ready, reads=self.reads, said=said)


class ModelTurn:
    """A model for one turn."""

    def __init__(self, model: ModelLanguage, names: Iterable[str]) -> None:
        self._model = model
        self._wire = model.wire
        self._ends = time.monotonic() + model.limits.turn
        self._veil = None if model.endpoint.local else Veil(names)
        self._prompts: dict[str, str] = {}

    def run(self, task: Task[Out]) -> Out:
        """The whole output. Raises LanguageError when it does not come whole, in time and well formed."""
        if task.output is Reading:
            return cast(Out, self._read(cast(Task[Reading], task)))
        return cast(Out, "".join(self.stream(cast(Task[str], task))))

    def _read(self, task: Task[Reading]) -> Reading:
        """What a message says; the rules alone read what asks for a date, and everything until the model has passed."""
        inputs = cast(ReadInputs, task.inputs)
        own = self._model.rules(inputs)
        if not self._model.reads or inputs.asked in ("when", "add"):
            return own
        return joined(self.heard(task), own)

    def stream(self, task: Task[str]) -> Iterator[str]:
        """The pieces of a text. Raises LanguageError, with the text so far, when it breaks off."""
        pieces = self._wire.pieces(self._messages(task), self._ends)
        try:
            yield from self._veil.lifted(pieces) if self._veil else pieces
            return
        except LanguageError as error:
            failed = LanguageError(str(error), self._lift(error.partial))
        raise failed

    def mark(self, task_name: str) -> LanguageMark:
        """The model and its prompt for this task in this turn; the built-in language where it was not asked."""
        if task_name not in self._prompts:
            return LanguageMark()
        return LanguageMark(name=NAME, model=self._model.endpoint.model, prompt=self._prompts[task_name])

    def heard(self, task: Task[Reading]) -> Reading:
        """The model's own reading; an answer that is not well formed is asked for once more while time is left."""
        inputs = cast(ReadInputs, task.inputs)
        messages = self._messages(task)
        text = self._answer(messages)
        try:
            answer = parse(text, self._lift)
        except Malformed as fault:
            again = self._model.render(REPAIR, {"FAULT": str(fault)})
            text = self._answer([*messages, ("assistant", text), ("user", again.user)])
            answer = self._parsed(text)
        return reading_of(answer, inputs, self._model.rules)

    def _parsed(self, text: str) -> ReadAnswer:
        try:
            return parse(text, self._lift)
        except Malformed:
            pass
        raise LanguageError(UNUSABLE, self._lift(text))

    def _answer(self, messages: "list[Message]") -> str:
        local = self._model.endpoint.local
        steady: dict[str, Any] = {"temperature": 0} if local else {}  # some hosted models refuse a temperature
        form = response_format(strict=not local)
        return "".join(self._wire.pieces(messages, self._ends, extra_body={"response_format": form}, **steady))

    def _messages(self, task: Task[Any]) -> "list[Message]":
        values = variables(task.inputs)
        if self._veil:
            if isinstance(task.inputs, ReadInputs):
                self._veil.learn(task.inputs.known.get("name", ""))
            values = {name: self._veil.cover(value) for name, value in values.items()}
        filled = self._model.render(task.name, values)
        self._prompts[task.name] = filled.id
        return [("system", filled.system), ("user", filled.user)]

    def _lift(self, text: str) -> str:
        return self._veil.lift(text) if self._veil else text
