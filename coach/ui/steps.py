"""Ticking steps of the plan off and on, by the edits the conversation makes too."""

from coach.app import Coach
from coach.domain.patch import Done, MarkDone, Operation, Patch, Restore
from coach.domain.plan import CareerPlan, Milestone
from coach.errors import UserInputError

GONE = "That step is done already, or no longer in the plan."


def current(coach: Coach) -> CareerPlan:
    """The plan worked out for today. Raises UserInputError when there is none."""
    return coach.plan_of(coach.current().state)


def opened(plan: CareerPlan, ticked: list[str]) -> Milestone | None:
    """A step that is done and was unticked."""
    return next((item for item in plan.milestones if item.status == "done" and item.id not in ticked), None)


def closing(plan: CareerPlan, ticked: list[str]) -> Milestone | None:
    """The step that was ticked last and is not done yet."""
    open_ = {item.id: item for item in plan.milestones if item.status != "done"}
    return next((open_[name] for name in reversed(ticked) if name in open_), None)


def reopen(coach: Coach, step: Milestone) -> None:
    """Take back that a step is done."""
    _change(coach, Restore(id=step.id), f"not done: {step.title}")


def close(coach: Coach, step: Milestone | None, proof: str) -> None:
    """Close a step on what shows it. Raises UserInputError without that, or when there is no such step."""
    if step is None:
        raise UserInputError(GONE)
    done = Done(milestone=step.id, evidence=" ".join(proof.split()), on=coach.settings.today)
    _change(coach, MarkDone(done=done), f"done: {step.title}")


def _change(coach: Coach, operation: Operation, reason: str) -> None:
    _, outcome, _ = coach.change(Patch(operations=(operation,), reason=reason))
    for refused in outcome.rejected:
        raise UserInputError(f"The plan stays as it is: {refused.why}. {refused.ask or ''}".strip())
