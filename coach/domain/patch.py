"""Changes to a plan: proposed as operations, applied or rejected with a reason, never made in place.

A `State` is everything a plan is computed from, plus the person's own edits to it. Operations change the
state; the plan is then computed anew and the pinned edits are laid over it (`overlay.py`).
"""

from datetime import date
from itertools import count
from typing import Annotated, Literal

from pydantic import Field

from coach.domain.decision import Decision
from coach.domain.figures import Frozen
from coach.domain.plan import CareerPlan
from coach.domain.profile import Fact, Profile, accept

MAIN = "main"  # the branch every plan begins on
MOST_DECISIONS = 50


class Done(Frozen):
    """A milestone reached: when, and what shows it."""

    milestone: str
    evidence: str
    on: date


class Choices(Frozen):
    """What the person chose where the framework leaves a choice."""

    path: str | None = None
    path_count: int = Field(default=3, ge=3, le=5)
    action_count: int = Field(default=5, ge=1, le=15)
    criterion: Literal["urgency", "roi", "difficulty"] = "urgency"
    scope: Literal["whole", "required"] = "whole"
    dropped: tuple[str, ...] = ()
    done: tuple[Done, ...] = ()


class Pin(Frozen):
    """The person's own wording or date for a milestone; it survives re-planning."""

    milestone: str
    title: str | None = None
    due: date | None = None
    note: str | None = None


class OwnMilestone(Frozen):
    """A milestone the person added."""

    id: str
    title: str
    evidence: str
    due: date
    hours: float = Field(ge=0, le=1000)


class State(Frozen):
    """All a plan follows from: facts, choices, and the person's own edits; and which of their plans it is.

    `decisions` are trade-offs the person keeps; they are judged from this state and change nothing in the plan.
    """

    profile: Profile = Profile()
    choices: Choices = Choices()
    pins: tuple[Pin, ...] = ()
    own: tuple[OwnMilestone, ...] = ()
    decisions: tuple[Decision, ...] = Field(default=(), max_length=MOST_DECISIONS)
    branch: str = MAIN

    def decision(self, name: str) -> Decision | None:
        return next((item for item in self.decisions if item.id == name), None)


class SetFact(Frozen):
    op: Literal["set_fact"] = "set_fact"
    fact: Fact


class ForgetFact(Frozen):
    op: Literal["forget_fact"] = "forget_fact"
    slot: str


class SetChoice(Frozen):
    """Set one of the choices, or None for what it is unless chosen; the value is checked by `Choices`."""

    op: Literal["set_choice"] = "set_choice"
    name: Literal["path", "path_count", "action_count", "criterion", "scope"]
    value: str | int | None


class Drop(Frozen):
    """Leave a gap or milestone out of the plan."""

    op: Literal["drop"] = "drop"
    id: str


class Restore(Frozen):
    """Take back what the person did to an item: that it is dropped, else done, else pinned."""

    op: Literal["restore"] = "restore"
    id: str


class MarkDone(Frozen):
    op: Literal["done"] = "done"
    done: Done


class SetPin(Frozen):
    op: Literal["pin"] = "pin"
    pin: Pin


class AddMilestone(Frozen):
    op: Literal["add_milestone"] = "add_milestone"
    milestone: OwnMilestone


class KeepDecision(Frozen):
    """Keep a trade-off, in place of the one of its id."""

    op: Literal["keep_decision"] = "keep_decision"
    decision: Decision


class DropDecision(Frozen):
    op: Literal["drop_decision"] = "drop_decision"
    id: str


Operation = Annotated[
    SetFact | ForgetFact | SetChoice | Drop | Restore | MarkDone | SetPin | AddMilestone | KeepDecision | DropDecision,
    Field(discriminator="op"),
]


class Patch(Frozen):
    """Operations proposed together, and why."""

    operations: tuple[Operation, ...]
    reason: str


class Refusal(Frozen):
    operation: Operation
    why: str
    ask: str | None = None


class Outcome(Frozen):
    """The state after a patch: what was applied, and what was refused with the reason."""

    state: State
    applied: tuple[Operation, ...]
    rejected: tuple[Refusal, ...]


def apply(state: State, patch: Patch, plan: CareerPlan | None, today: date) -> Outcome:
    """Apply a patch's operations one by one; a refused one leaves the others standing.

    `plan` is the plan the person was looking at, used to check the ids they name.
    """
    applied: list[Operation] = []
    rejected: list[Refusal] = []
    for operation in patch.operations:
        result = _apply_one(state, operation, plan, today)
        if isinstance(result, State):
            state = result
            applied.append(operation)
        else:
            rejected.append(result)
    return Outcome(state=state, applied=tuple(applied), rejected=tuple(rejected))


def _apply_one(state: State, operation: Operation, plan: CareerPlan | None, today: date) -> State | Refusal:
    match operation:
        case SetFact() | ForgetFact():
            return _know(state, operation)
        case SetChoice():
            return _choose(state, operation, plan)
        case SetPin(pin=pin):
            return _pin(state, pin, operation, plan, today)
        case AddMilestone(milestone=milestone):
            return _add(state, milestone, operation, plan, today)
        case Restore():
            return _restore(state, operation)
        case KeepDecision() | DropDecision():
            return _decide(state, operation)
        case Drop() | MarkDone():
            return _mark(state, operation, plan, today)


def _know(state: State, operation: SetFact | ForgetFact) -> State | Refusal:
    if isinstance(operation, ForgetFact):
        if not state.profile.all(operation.slot):
            return Refusal(operation=operation, why=f"nothing is known about {operation.slot}")
        return state.model_copy(update={"profile": state.profile.without(operation.slot)})
    acceptance = accept(state.profile, [operation.fact])
    if acceptance.rejected:
        refused = acceptance.rejected[0]
        return Refusal(operation=operation, why=refused.why, ask=refused.ask)
    return state.model_copy(update={"profile": acceptance.profile})


def _choose(state: State, operation: SetChoice, plan: CareerPlan | None) -> State | Refusal:
    name, value = operation.name, operation.value
    known = [path.id for path in plan.paths] if plan else []
    if name == "path" and value is not None and value not in known:
        return Refusal(operation=operation, why=f"the plan has no path {value!r}; its paths are: {', '.join(known)}")
    given = {} if value is None else {name: value}
    try:
        choices = Choices.model_validate({**state.choices.model_dump(exclude={str(name)}), **given})
    except ValueError:
        return Refusal(operation=operation, why=f"{value!r} is not a choice for {name}")
    return state.model_copy(update={"choices": choices})


def _decide(state: State, operation: KeepDecision | DropDecision) -> State | Refusal:
    name = operation.decision.id if isinstance(operation, KeepDecision) else operation.id
    others = tuple(item for item in state.decisions if item.id != name)
    if isinstance(operation, KeepDecision):
        if len(others) >= MOST_DECISIONS:
            return Refusal(operation=operation, why=f"{MOST_DECISIONS} decisions are kept already; forget one first")
        return state.model_copy(update={"decisions": (*others, operation.decision)})
    if len(others) == len(state.decisions):
        return Refusal(operation=operation, why=f"no decision {name!r} is kept")
    return state.model_copy(update={"decisions": others})


def _restore(state: State, operation: Restore) -> State | Refusal:
    name, choices = operation.id, state.choices
    if name in choices.dropped:
        update: dict[str, object] = {"dropped": tuple(item for item in choices.dropped if item != name)}
    elif any(item.milestone == name for item in choices.done):
        update = {"done": tuple(item for item in choices.done if item.milestone != name)}
    elif any(pin.milestone == name for pin in state.pins):
        return state.model_copy(update={"pins": tuple(pin for pin in state.pins if pin.milestone != name)})
    else:
        return Refusal(operation=operation, why=f"{name!r} is neither dropped nor done nor pinned")
    return state.model_copy(update={"choices": choices.model_copy(update=update)})


def _mark(state: State, operation: Drop | MarkDone, plan: CareerPlan | None, today: date) -> State | Refusal:
    choices = state.choices
    match operation:
        case Drop(id=name):
            if name not in _ids(plan):
                return Refusal(operation=operation, why=f"the plan has no item {name!r}")
            update: dict[str, object] = {"dropped": tuple(dict.fromkeys((*choices.dropped, name)))}
        case MarkDone(done=done):
            if done.milestone not in {item.id for item in plan.milestones} if plan else True:
                return Refusal(operation=operation, why=f"the plan has no milestone {done.milestone!r}")
            if done.on > today:
                return Refusal(operation=operation, why="it can't be done on a day that has not come yet")
            if not done.evidence.strip():
                return Refusal(operation=operation, why="a milestone closes on evidence", ask="What shows it?")
            others = tuple(item for item in choices.done if item.milestone != done.milestone)
            update = {"done": (*others, done)}
    return state.model_copy(update={"choices": choices.model_copy(update=update)})


def _pin(state: State, pin: Pin, operation: Operation, plan: CareerPlan | None, today: date) -> State | Refusal:
    if plan is None or pin.milestone not in {item.id for item in plan.milestones}:
        return Refusal(operation=operation, why=f"the plan has no milestone {pin.milestone!r}")
    if not (pin.title or pin.due or pin.note):
        return Refusal(operation=operation, why="a pin holds your own wording, date or note", ask="Which is it?")
    if pin.due is not None and pin.due < today:
        return Refusal(operation=operation, why="the date lies in the past")
    before = next((item for item in state.pins if item.milestone == pin.milestone), pin)
    merged = Pin(
        milestone=pin.milestone,
        title=pin.title or before.title,
        due=pin.due or before.due,
        note=pin.note or before.note,
    )
    others = tuple(item for item in state.pins if item.milestone != pin.milestone)
    return state.model_copy(update={"pins": (*others, merged)})


def _add(
    state: State, own: OwnMilestone, operation: Operation, plan: CareerPlan | None, today: date
) -> State | Refusal:
    if own.id in _ids(plan) or own.id in {item.id for item in state.own}:
        return Refusal(operation=operation, why=f"there is an item {own.id!r} already")
    if own.due < today:
        return Refusal(operation=operation, why="the date lies in the past")
    if not own.title.strip() or not own.evidence.strip():
        return Refusal(operation=operation, why="a milestone needs a title, and what will show that it is done")
    return state.model_copy(update={"own": (*state.own, own)})


def own_id(state: State) -> str:
    """An id for the next milestone of the person's own: own-1, own-2 and so on."""
    taken = {item.id for item in state.own}
    return next(name for name in map("own-{}".format, count(1)) if name not in taken)


def _ids(plan: CareerPlan | None) -> set[str]:
    if plan is None:
        return set()
    return {item.id for item in plan.gaps} | {item.id for item in plan.milestones}
