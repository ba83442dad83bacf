"""Typed tasks and the languages that run them.

A task has a name, inputs and an output type. The built-in language dispatches on the name to a pure function of the
inputs; the model language renders `prompts/<name>.md` with the inputs and parses the answer into the output type. No
language calculates, dates, prices, ranks or remembers: everything they need is in the inputs.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Generic, Literal, Protocol, TypeVar

from coach.domain.figures import Figure, Frozen, Said
from coach.domain.turn import Aspect, Intent, LanguageMark, Stage

Out = TypeVar("Out")


@dataclass(frozen=True)
class Task(Generic[Out]):
    """Something to read or write: `name` joins the prompt file, the built-in function and the evaluation cases."""

    name: str
    inputs: Frozen
    output: type[Out]


class Language(Protocol):
    """Runs tasks. Raises LanguageError when it can't, so that the caller falls back to the built-in language."""

    def run(self, task: Task[Out]) -> Out:
        """The whole output of a task."""
        ...

    def stream(self, task: Task[str]) -> Iterator[str]:
        """The pieces of a written output as they come."""
        ...

    def mark(self, task_name: str) -> LanguageMark:
        """What the turn record says of this language and the prompt it uses for a task."""
        ...


class ForTurns(Protocol):
    """What gives each turn its language: with a deadline and a memory of faults of its own, and names to cover."""

    def for_turn(self, names: Iterable[str] = ()) -> Language: ...


# reading


class Item(Frozen):
    """Something of the plan that people refer to in their own words: a milestone, gap or path.

    `also` are other names of it, such as the tool people say for a skill; `gaps` are the ids of the gaps a milestone
    closes. The status of what was left out of the plan is "dropped".
    """

    id: str
    title: str
    also: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    kind: Literal["milestone", "gap", "path"]
    status: str = "planned"


class ReadInputs(Frozen):
    """What a reader may use: the message, what was just asked and offered, and what is known already.

    `known` holds the values of slots as text. `asked` is the slot the last reply asked for, "" when none; special
    questions are "confirm:SLOT" (which of two values holds), "evidence:ID" (what shows a milestone done), "when" (the
    date of an edit) and "add" (what to add, and by when).
    """

    message: str
    asked: str = ""
    options: tuple[str, ...] = ()
    known: dict[str, str] = {}
    items: tuple[Item, ...] = ()
    last_reply: str = ""
    today: date
    currency: str = "USD"


EVERY = "*"
"""The value of a fact about a slot as a whole: see Proposed."""


class Proposed(Frozen):
    """A fact as read: `value` in the slot's unit (hours a week, months, money), `quote` the words it rests on.

    Values of slots that hold records (skills, credentials, education, achievements, language, jobs) are their name in
    words; `level` goes with a skill. `negated` takes something away: "I don't have the licence any more"; with EVERY
    for a value it takes away all the slot holds. EVERY without it stands for what the same message takes away
    elsewhere: "those are skills, not certificates".
    """

    slot: str
    value: float | bool | str
    quote: str
    level: str | None = None
    negated: bool = False


class Reading(Frozen):
    """What a message says. Facts and intent are apart: a message may answer, correct and ask at once.

    `subject` is what a question, comparison, command or edit is about, in the person's words; `item` the id of the
    plan's item it names; `sides` the options of a comparison; `when` a date an edit names; `evidence` what shows
    something done; `stage` where the person wants to go, `aspect` what of the plan they ask about. `near` are the ids
    of the items that may be meant where none surely is. `supposed` holds the facts of a what-if, which are not facts.
    `unclear` is the slot whose answer could not be read as a value ("a few hours"), to be asked more exactly; in a
    change or a what-if the slot that changes without a value ("fewer hours", "what if I can't do 8 hours").
    """

    intent: Intent
    facts: tuple[Proposed, ...] = ()
    supposed: tuple[Proposed, ...] = ()
    subject: str = ""
    item: str | None = None
    sides: tuple[str, ...] = ()
    when: date | None = None
    evidence: str = ""
    stage: Stage | None = None
    aspect: Aspect | None = None
    near: tuple[str, ...] = ()
    unclear: str | None = None


def read(inputs: ReadInputs) -> Task[Reading]:
    """The task of reading one message."""
    return Task("read", inputs, Reading)


class Option(Frozen):
    """An answer that can be clicked. While it is offered, its words mean just what it `says`, clicked or typed."""

    text: str
    says: Reading


# writing


class Point(Frozen):
    """One thing a reply has to say: a sentence or two with its figures, and the passage it rests on."""

    act: Literal["reflect", "affirm", "inform", "plan", "advise", "challenge", "refer", "change", "error"]
    text: Said
    cites: tuple[str, ...] = ()


class Question(Frozen):
    """The one question of a reply: the slot it fills, its words, and answers that can be clicked."""

    slot: str
    text: str
    options: tuple[Option, ...] = ()


class WriteInputs(Frozen):
    """What a writer may say, and nothing else: the points in order, the passages behind them, one question at most.

    `message` is the person's last message, `earlier` the coach's last replies (not to repeat), `figures` every figure
    that may be shown.
    """

    message: str
    points: tuple[Point, ...]
    question: Question | None = None
    passages: dict[str, str] = {}
    figures: tuple[Figure, ...] = ()
    earlier: tuple[str, ...] = ()
    stage: Stage
    topic: str

    @property
    def marks(self) -> dict[str, str]:
        """The citation mark of each passage, numbered in their order."""
        return {name: f"[{number}]" for number, name in enumerate(self.passages, 1)}


def write(inputs: WriteInputs) -> Task[str]:
    """The task of wording one reply."""
    return Task("write", inputs, str)
