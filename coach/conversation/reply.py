"""What a handler works with, and what it gives back: the material of one reply, before it is worded."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from coach.conversation.options import PASS
from coach.conversation.state import Pending, SessionState
from coach.domain.diff import changes, weighty
from coach.domain.figures import Said, join, say
from coach.domain.patch import State
from coach.domain.plan import CareerPlan
from coach.domain.profile import Source
from coach.framework.tables import Framework
from coach.knowledge.helplines import Helplines
from coach.knowledge.retriever import Hit
from coach.language.base import Option, Point, Question, Reading
from coach.planning.engine import plan_state

MOST_CHANGES = 3

Search = Callable[[str, int], Sequence[Hit]]
Earlier = Callable[[], tuple[State, str] | None]
Past = Callable[[], Iterable[CareerPlan]]


@dataclass(frozen=True)
class Desk:
    """What every turn uses: the tables, the day, the search.

    `before` gives, for undo, the state before the last change and the summary under which it is saved again; `past` the
    plans of earlier versions, the newest first. `boundary` names the subject of a question the guidance must not answer
    ("tax"). `kept` is the plan as it was last saved, and `elsewhere` the model and server that read and write where the
    person chose one beyond this computer.
    """

    framework: Framework
    today: date
    search: Search
    before: Earlier
    helplines: Helplines
    past: Past = tuple
    boundary: Callable[[str], str | None] = lambda question: None
    kept: CareerPlan | None = None
    elsewhere: str = ""

    def plan(self, state: State) -> CareerPlan:
        return plan_state(state, self.framework, self.today)


@dataclass
class Reply:
    """The material of a reply, gathered step by step. `state` and `plan` are those after the message.

    `source` is where the message's facts were said.
    `passages` and `rows` are what the points quote, by id; `offers` are answers to click where no question is put.
    `pending` is what the message could settle. `told` says that it held something that was taken in or refused; `heard`
    names what the person goes through by it. The question comes `softly` after something heavy was said, or `waits`
    until the person goes on.
    """

    message: str
    source: Source
    reading: Reading
    session: SessionState
    state: State
    plan: CareerPlan
    points: list[Point] = field(default_factory=list)
    question: Question | None = None
    passages: dict[str, Hit] = field(default_factory=dict)
    rows: dict[str, str] = field(default_factory=dict)
    offers: tuple[Option, ...] = ()
    pending: Pending | None = None
    changes: tuple[str, ...] = ()
    topic: str = ""
    summary: str = ""
    done: bool = False
    told: bool = False
    heard: str = ""
    softly: bool = False
    waits: bool = False

    def tell(self, text: Said | str, act: str = "inform", cites: tuple[str, ...] = ()) -> None:
        """Add a point."""
        said = Said(text=text) if isinstance(text, str) else text
        self.points.append(Point.model_validate({"act": act, "text": said, "cites": cites}))

    @property
    def options(self) -> tuple[Option, ...]:
        """The answers to click."""
        return self.question.options if self.question else self.offers

    def ask(self, slot: str, text: str, *options: Option, pending: Pending | None = None) -> None:
        """Set the one question, which can be left open, and what its answer settles."""
        self.question = Question(slot=slot, text=text, options=(*options, *PASS))
        self.session = self.session.model_copy(update={"pending": pending})

    def change(self, state: State, desk: Desk, about: str = "", plan: CareerPlan | None = None) -> None:
        """Take a new state: plan anew, and say what moved that matters; what is told already is named by `about`.

        `plan` is the plan of the state where it is known already.
        """
        before, self.state, self.plan = self.plan, state, plan or desk.plan(state)
        listed = changes(before, self.plan)
        self.changes = (*self.changes, *(change.text.text for change in listed))
        told = {about, "target"} if any(fact.slot == "target_role" for fact in self.reading.facts) else {about}
        worth = [change.text for change in weighty(listed) if change.id not in told]
        if not self.session.planned or not worth:
            return
        lines = [say("- {change}", change=text) for text in worth[:MOST_CHANGES]]
        if len(worth) > MOST_CHANGES:
            lines.append(Said(text="Ask “what changed” for the rest."))
        self.tell(join([Said(text="What moved:"), *lines], separator="\n"), "plan")
