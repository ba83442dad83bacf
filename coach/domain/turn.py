"""A turn of a conversation as it is stored and shown: one record per turn, the same for every interface."""

from typing import Literal

from pydantic import Field

from coach.domain.figures import Frozen, OriginKind
from coach.domain.profile import Fact, Rejected

Stage = Literal["assessment", "gaps", "paths", "plan", "risks", "tracking"]
STAGES: tuple[Stage, ...] = ("assessment", "gaps", "paths", "plan", "risks", "tracking")

# What of the plan a plain question is about.
Aspect = Literal["plan", "gaps", "changes", "target", "fit", "hardest", "late", "chances", "long", "cost"]

Intent = Literal[
    "answer",  # the message answers or gives facts
    "correct",  # it replaces something known: "actually it is four"
    "skip",  # "skip", "rather not say"
    "unknown",  # "I don't know yet"
    "yes",
    "no",
    "greet",
    "thanks",
    "bye",
    "help",  # "what can you do?", "how does this work?"
    "question",  # anything the guidance may answer
    "why",  # "why this step?", "why do you think that?"
    "number",  # "where does 120 hours come from?"
    "what_if",  # "what if I only have three hours?"
    "compare",  # "certificate or master's?"
    "sum",  # "A 78k plus 5 %, B 92k: what is the difference?"
    "this_week",  # "what do I do this week?"
    "show",  # "show me the plan", "where do I stand?"
    "done",  # "I have done the course"
    "drop",  # "drop the conference"
    "restore",  # "put the conference back"
    "move",  # "move the course to March"
    "add",  # "add: call my old boss"
    "undo",
    "change",  # "something has changed", "fewer hours": that, and not yet to what
    "onward",  # "go on"
    "stage",  # "let's talk about risks"
    "plan_now",  # "just give me the plan"
    "pressure",  # "just say yes", "I'm sure I can do it in two months"
    "told_you",  # "I said that already"
    "off_topic",  # "write me a poem"
]


class Citation(Frozen):
    """A passage of guidance a reply rests on."""

    id: str
    title: str
    section: str


class FigureSource(Frozen):
    """Where a figure in a reply comes from; `inputs` are the ids a calculation rests on."""

    kind: OriginKind
    id: str
    inputs: tuple[str, ...] = ()


class TurnFigure(Frozen):
    """A figure as a reply shows it; `value` is one number, both ends of a range, or an ISO date."""

    text: str
    value: float | tuple[float, float | None] | str | None
    unit: str
    source: FigureSource = Field(alias="from")

    model_config = {"populate_by_name": True, "serialize_by_alias": True}


class RejectedFact(Frozen):
    """A fact that was read but not let in, and why."""

    slot: str
    value: str
    why: str

    @classmethod
    def of(cls, rejected: Rejected) -> "RejectedFact":
        return cls(slot=rejected.fact.slot, value=str(rejected.fact.value), why=rejected.why)


class PlanMark(Frozen):
    """The plan's version after the turn, and what changed in it, a line each."""

    version: int | None = None
    changes: tuple[str, ...] = ()


class LanguageMark(Frozen):
    """Which language read and wrote; `prompt` is name@version#hash; `fallback` says why the built-in one took over."""

    name: str = "builtin"
    model: str | None = None
    prompt: str | None = None
    fallback: str | None = None


class Withheld(Frozen):
    """A sentence that was not shown, and why."""

    text: str
    why: str


class TurnRecord(Frozen):
    """One turn: what was said, understood, asked, shown and changed. `ms` holds milliseconds by part."""

    turn: int
    person: str
    session: str
    stage: Stage
    topic: str
    intent: Intent
    reply: str
    asked: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    rejected: tuple[RejectedFact, ...] = ()
    citations: tuple[Citation, ...] = ()
    figures: tuple[TurnFigure, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    plan: PlanMark = PlanMark()
    safety: str | None = None
    language: LanguageMark = LanguageMark()
    ms: dict[str, float] = {}
    done: bool = False
