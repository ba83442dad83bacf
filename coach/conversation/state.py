"""What a conversation remembers between turns, apart from the facts and the plan: pure data, stored with each turn."""

import hashlib
from collections.abc import Iterable
from typing import Literal

from pydantic import field_validator

from coach.domain.figures import Frozen
from coach.domain.profile import Fact
from coach.domain.turn import Stage, TurnFigure
from coach.language.base import Option

REMEMBERED = 8  # replies kept in full, for a writer to see what it said
FIGURES = 40  # figures of the last replies, to say where one comes from
MARKS = 400  # replies of which a mark is kept, so that none is sent twice


class Pending(Frozen):
    """Something the next message settles.

    "confirm": which of two values of a slot holds (`facts`: the known one, then the new one). "what_if": whether
    supposed facts become real; without facts, the value of `slot` that is supposed. "choose": which of several facts
    becomes real. "evidence": what shows `item` done. "which": the item that the edit in `slot` is about. "add": what to
    add. "when": the date of the edit in `slot`, of `item` or of a step called `words`. "undo": whether the change
    before a request without effect is taken back. "title": whether words are the name of a job (the one of `facts`),
    "claim": whether a paper that would change everything is held, "savings": whether what was saved may
    be spent on this.
    """

    kind: Literal[
        "confirm", "what_if", "choose", "evidence", "which", "add", "when", "undo", "title", "claim", "savings"
    ]
    slot: str = ""
    item: str = ""
    words: str = ""
    facts: tuple[Fact, ...] = ()


class Offer(Frozen):
    """An offer of work as told: its letter, its words, and the turn they were said in."""

    name: str
    words: str
    source: str


class SessionState(Frozen):
    """Where a conversation stands.

    `asked` is the slot of the open question, "" when none is open, and `options` what is offered beside it; `times`
    counts how often each was asked. `skipped`
    holds slots the person passed over or does not know yet, `waiting` the contradictions still to be asked, in order.
    `shown` are the figures of the last replies, the newest last; `offers` what was told of offers of work.
    `care` says that help was given to someone in danger, or that it was asked whether they are, and that the work waits
    for them; `cared` holds the kinds of danger that were spoken of.
    """

    turn: int = 0
    stage: Stage = "assessment"
    asked: str = ""
    options: tuple[Option, ...] = ()
    times: dict[str, int] = {}
    skipped: tuple[str, ...] = ()
    pending: Pending | None = None
    waiting: tuple[Pending, ...] = ()
    planned: bool = False
    visited: tuple[Stage, ...] = ()
    replies: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    shown: tuple[TurnFigure, ...] = ()
    offers: tuple[Offer, ...] = ()
    care: Literal["", "asked", "given"] = ""
    cared: tuple[str, ...] = ()

    @field_validator("options", mode="before")
    @classmethod
    def _that_say_something(cls, options: Iterable[object]) -> tuple[object, ...]:
        """Answers kept as mere words by an earlier version are left out: their words are read as typed ones are."""
        return tuple(option for option in options if not isinstance(option, str))

    def said(self, reply: str) -> bool:
        """Whether this very reply was sent before."""
        return _mark(reply) in self.marks

    def after(self, reply: str, figures: Iterable[TurnFigure] = ()) -> "SessionState":
        """The state with one more reply and its figures remembered."""
        return self.model_copy(
            update={
                "turn": self.turn + 1,
                "replies": (*self.replies, reply)[-REMEMBERED:],
                "marks": (*self.marks, _mark(reply))[-MARKS:],
                "shown": (*self.shown, *figures)[-FIGURES:],
            }
        )

    def continuing(self, earlier: "SessionState") -> "SessionState":
        """The state of a new conversation of someone who has a plan from an earlier one."""
        kept = {"planned": True, "stage": earlier.stage, "visited": earlier.visited}
        told = {"times": earlier.times, "skipped": earlier.skipped, "offers": earlier.offers}
        return self.model_copy(update=kept | told)

    def queued(self, conflicts: Iterable[Pending]) -> "SessionState":
        """The state with more contradictions waiting; one about the same slot takes the place of the earlier."""
        by_slot = {item.slot: item for item in (*self.waiting, *conflicts)}
        return self.model_copy(update={"waiting": tuple(by_slot.values())})

    def passing(self, slot: str) -> "SessionState":
        """The state with a question passed over."""
        return self.model_copy(update={"skipped": tuple(dict.fromkeys((*self.skipped, slot))), "asked": ""})


def _mark(reply: str) -> str:
    return hashlib.blake2b(" ".join(reply.lower().split()).encode(), digest_size=6).hexdigest()
