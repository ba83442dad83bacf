"""Changing the plan by talking: done, drop, put back, move, add, undo. Each is a patch with its diff."""

from coach.conversation.reply import Desk, Reply
from coach.conversation.state import Pending
from coach.domain.figures import Origin, day, say
from coach.domain.patch import (
    AddMilestone,
    Done,
    Drop,
    MarkDone,
    Operation,
    OwnMilestone,
    Patch,
    Pin,
    Restore,
    SetPin,
    own_id,
)
from coach.domain.patch import apply as apply_patch
from coach.domain.plan import Gap, Milestone
from coach.language.base import Question

NOT_FOUND = "I can't tell which part of the plan you mean by “{subject}”."


def apply(reply: Reply, desk: Desk, operation: Operation, reason: str) -> bool:
    """Apply one operation and say what moved, or why it was refused. Whether it was applied."""
    outcome = apply_patch(reply.state, Patch(operations=(operation,), reason=reason), reply.plan, desk.today)
    if outcome.rejected:
        refused = outcome.rejected[0]
        reply.tell(f"I left the plan as it is: {refused.why}.", "error")
        return False
    reply.change(outcome.state, desk)
    return True


def done(reply: Reply, desk: Desk) -> None:
    """Mark a milestone done on evidence; without evidence, ask what shows it."""
    reading = reply.reading
    item = _milestone(reply)
    if item is None:
        _which(reply)
        return
    if not reading.evidence.strip():
        reply.ask(
            f"evidence:{item.id}",
            f"Well done. What shows it: a certificate, a result, someone who saw it? ({item.title})",
            pending=Pending(kind="evidence", item=item.id),
        )
        return
    close(reply, desk, item.id, reading.evidence)


def close(reply: Reply, desk: Desk, item: str, evidence: str) -> None:
    """Close a milestone on its evidence."""
    finished = Done(milestone=item, evidence=" ".join(evidence.split()), on=desk.today)
    title = next((m.title for m in reply.plan.milestones if m.id == item), item)
    if apply(reply, desk, MarkDone(done=finished), f"done: {title}"):
        reply.tell(say("Done: {title}. That is yours now.", title=title), "affirm")


def drop(reply: Reply, desk: Desk) -> None:
    """Leave a milestone or gap out."""
    item = _item(reply)
    if item is None:
        _which(reply)
        return
    title = item.title if isinstance(item, Milestone) else item.name
    if apply(reply, desk, Drop(id=item.id), f"dropped: {title}"):
        reply.tell(say("Left out: {title}. Say “undo that” to have it back.", title=title), "change")


def restore(reply: Reply, desk: Desk) -> None:
    """Put back what was dropped: the item named, else the last one dropped."""
    dropped = reply.state.choices.dropped
    if not dropped:
        reply.tell("Nothing was left out of the plan, so there is nothing to put back.", "error")
        return
    named = reply.reading.item if reply.reading.item in dropped else None
    if apply(reply, desk, Restore(id=named or dropped[-1]), "put back"):
        reply.tell("It is back in the plan.", "change")


def move(reply: Reply, desk: Desk) -> None:
    """Give a milestone the date the person names."""
    item, when = _milestone(reply), reply.reading.when
    if item is None:
        _which(reply)
        return
    if when is None:
        reply.ask("next", f"To which date should it move? ({item.title})")
        return
    if apply(reply, desk, SetPin(pin=Pin(milestone=item.id, due=when)), f"moved: {item.title}"):
        shown = day(when, Origin(kind="user", id=f"edit:{item.id}"))
        reply.tell(say("{title} is now due on {when}.", title=item.title, when=shown), "change")


def add(reply: Reply, desk: Desk) -> None:
    """Add a milestone of the person's own at the date they name; without one, ask for it rather than choose it."""
    title = reply.reading.subject.strip().rstrip(".")
    if not title:
        reply.ask("next", "What should I add, and by when?")
        return
    due = reply.reading.when
    if due is None or due < desk.today:
        reply.ask("next", f"By which date? Say both in one go: “add: {title} by …”")
        return
    own = OwnMilestone(id=own_id(reply.state), title=title, evidence="You say it is done", due=due, hours=0)
    if apply(reply, desk, AddMilestone(milestone=own), f"added: {title}"):
        reply.tell(say("Added: {title}.", title=title), "change")


def undo(reply: Reply, desk: Desk) -> None:
    """Take back the last change."""
    before = desk.before()
    if before is None:
        reply.tell("There is nothing to take back.", "error")
        return
    state, reply.summary = before
    reply.tell("Taken back.", "change")
    reply.change(state, desk)


def _milestone(reply: Reply) -> Milestone | None:
    named = reply.reading.item
    found = next((m for m in reply.plan.milestones if m.id == named), None)
    return found or next((m for m in reply.plan.milestones if named in m.gaps and m.status == "planned"), None)


def _item(reply: Reply) -> Milestone | Gap | None:
    named = reply.reading.item
    items: list[Milestone | Gap] = [*reply.plan.milestones, *reply.plan.gaps]
    return next((item for item in items if item.id == named), None)


def _which(reply: Reply) -> None:
    """Say that the item was not found and offer the next ones to choose from."""
    reply.tell(say(NOT_FOUND, subject=reply.reading.subject or reply.message[:60]), "error")
    ahead = [m.title for m in reply.plan.milestones if m.status == "planned"][:4]
    reply.question = Question(slot="next", text="Which of these is it?", options=tuple(ahead))
