"""Changing the plan by talking: done, drop, put back, move, add. Each is a patch with its diff."""

import re
from collections.abc import Sequence

from coach.conversation.items import items_of, titled
from coach.conversation.options import no
from coach.conversation.questions import question
from coach.conversation.reply import Desk, Reply
from coach.conversation.state import Pending
from coach.domain.figures import Origin, Said, day, say
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
from coach.domain.profile import SLOTS
from coach.domain.turn import Intent
from coach.framework.titles import words
from coach.language.base import Item, Option, Reading
from coach.language.numerals import mentions

NOT_FOUND = "I don't find “{subject}” in your plan."
HALF = re.compile(r"\b(?:half|partly|some of (?:it|them|those)|not all of)\b", re.IGNORECASE)
UNNAMED = "I'm not sure which step you mean."
GONE = (
    "“{subject}” was part of an earlier plan of yours; the present one has no such step, so there is nothing to change."
)
MOST_OFFERED = 4
HOW_TO_CHANGE = (
    "Tell me in a sentence what is different: other hours, another date, more or less money, another role, or a step "
    "to drop, move or add."
)
ASKED: dict[Intent, str] = {
    "done": "Which step is it that you have done?",
    "drop": "Which of these should be left out?",
    "restore": "Which of these should be back?",
    "move": "Which step should move?",
}


def apply(reply: Reply, desk: Desk, operation: Operation, told: Said, about: str = "") -> bool:
    """Apply one operation, say what was `told` and what moved, or why it was refused. Whether it was applied."""
    outcome = apply_patch(reply.state, Patch(operations=(operation,), reason=told.text), reply.plan, desk.today)
    if outcome.rejected:
        refused = outcome.rejected[0]
        reply.tell(f"I left the plan as it is: {refused.why}.", "error")
        return False
    reply.tell(told, "change")
    reply.change(outcome.state, desk, about)
    return True


def done(reply: Reply, desk: Desk) -> None:
    """Mark a milestone done on evidence; without evidence, ask what shows it."""
    item = _milestone(reply) or (None if reply.reading.evidence else _just_shown(reply))
    if item is None:
        which(reply, desk, "done")
    elif item.status == "done":
        reply.tell(say("{title} is ticked off already. Well done again.", title=titled(reply.plan, item.id)), "affirm")
    elif not reply.reading.evidence.strip():
        ask_for_evidence(reply, item)
    elif (left := _left_of(item, reply.message)) is not None:
        reply.tell(left, "affirm")
    else:
        close(reply, desk, item.id, reply.reading.evidence)


def _left_of(item: Milestone, message: str) -> Said | None:
    """What is said to someone who has done a part: half of it, or two of the five conversations that a step counts."""
    wanted = next((mention.low for mention in mentions(item.title) if mention.kind == "count"), 0)
    told = [mention.low for mention in mentions(message) if mention.kind == "count"]
    if not HALF.search(message) and not (len(told) == 1 and told[0] < wanted):
        return None
    return say("Well begun! “{step}” stays open until the rest of it is done.", step=item.title)


def ask_for_evidence(reply: Reply, item: Milestone) -> None:
    """What shows a step done is asked for, once."""
    reply.ask(
        f"evidence:{item.id}",
        f"Well done! What shows it: notes, a list, a result, someone who saw it? ({item.title})",
        pending=Pending(kind="evidence", item=item.id),
    )


def close(reply: Reply, desk: Desk, item: str, evidence: str) -> None:
    """Close a milestone on its evidence."""
    finished = Done(milestone=item, evidence=" ".join(evidence.split()), on=desk.today)
    told = say("Done: {title}. That is yours now.", title=titled(reply.plan, item))
    apply(reply, desk, MarkDone(done=finished), told, item)


def drop(reply: Reply, desk: Desk) -> None:
    """Leave a milestone or gap out."""
    item = _item(reply)
    if item is None:
        which(reply, desk, "drop")
    else:
        leave_out(reply, desk, item.id)


def leave_out(reply: Reply, desk: Desk, id: str) -> None:
    """Leave an item out by its id."""
    told = say("Left out: {title}. Say “undo” to have it back.", title=titled(reply.plan, id))
    apply(reply, desk, Drop(id=id), told, id)


def restore(reply: Reply, desk: Desk) -> None:
    """Put back what was dropped: the item named, or the only one there is."""
    dropped = reply.state.choices.dropped
    if not dropped:
        reply.tell("Nothing was left out of the plan, so there is nothing to put back.", "error")
    elif reply.reading.item in dropped:
        put_back(reply, desk, str(reply.reading.item))
    elif not reply.reading.subject:
        put_back(reply, desk, dropped[-1])
    else:
        which(reply, desk, "restore")


def put_back(reply: Reply, desk: Desk, id: str) -> None:
    """Put an item back by its id."""
    title = next((item.title for item in _everything(reply, desk) if item.id == id), id)
    apply(reply, desk, Restore(id=id), say("Back in the plan: {title}.", title=title))


def move(reply: Reply, desk: Desk) -> None:
    """Give a milestone the date the person names."""
    item, when = _milestone(reply), reply.reading.when
    if item is None:
        which(reply, desk, "move")
        return
    if when is None:
        waiting = Pending(kind="when", slot="move", item=item.id)
        reply.ask("when", f"To which date should it move? ({item.title})", pending=waiting)
        return
    shown = day(when, Origin(kind="user", id=f"edit:{item.id}"))
    told = say("{title} is now due on {when}.", title=titled(reply.plan, item.id), when=shown)
    apply(reply, desk, SetPin(pin=Pin(milestone=item.id, due=when)), told, item.id)


def change(reply: Reply, desk: Desk) -> None:
    """Something changes, and not yet to what: ask for the value of the slot it is about, or say how to tell it."""
    slot = reply.reading.unclear
    asked = question(slot, 0) if slot in SLOTS else None
    if asked is None:
        reply.tell(HOW_TO_CHANGE)
    else:
        reply.question = asked


def add(reply: Reply, desk: Desk) -> None:
    """Add a milestone of the person's own at the date they name; without one, ask for it rather than choose it."""
    title = reply.reading.subject.strip().rstrip(".")
    if not title:
        reply.ask("add", "What should I add, and by when?", pending=Pending(kind="add"))
        return
    due = reply.reading.when
    if due is None or due < desk.today:
        past = "That day is past. " if due else ""
        waiting = Pending(kind="when", slot="add", words=title)
        reply.ask("when", f"{past}By which date? ({title})", pending=waiting)
        return
    own = OwnMilestone(id=own_id(reply.state), title=title, evidence="You say it is done", due=due, hours=0)
    apply(reply, desk, AddMilestone(milestone=own), say("Added: {title}.", title=title), own.id)


def which(reply: Reply, desk: Desk, edit: Intent) -> None:
    """Say that the item was not found, and offer those that may be meant, which a click then settles."""
    subject = reply.reading.subject
    everything = _everything(reply, desk)
    wanted = ("dropped",) if edit == "restore" else ("planned",)
    fit = [
        item
        for item in everything
        if item.status in wanted and (edit == "drop" or item.kind != "gap" or wanted[0] == "dropped")
    ]
    if (
        subject
        and not any(item.id in reply.reading.near for item in fit)
        and edit != "restore"
        and _was_once(subject, desk)
    ):
        reply.tell(say(GONE, subject=subject))
        return
    reply.tell(say(NOT_FOUND, subject=subject) if subject else UNNAMED)
    options: dict[str, Option] = {}
    for item in (*(item for item in fit if item.id in reply.reading.near), *(i for i in fit if i.kind != "path")):
        says = Reading(intent=edit, item=item.id, evidence=reply.reading.evidence)
        options.setdefault(item.title, Option(text=item.title, says=says))
    offered = list(options.values())[:MOST_OFFERED]
    reply.ask("which", ASKED[edit], *offered, no("None of these"), pending=Pending(kind="which", slot=edit))


def chosen(reply: Reply) -> Reading | None:
    """What the one offered item says that a message names by some words; None where that is none or several."""
    said = set(words(reply.message))
    named = [option.says for option in reply.session.options if said and said <= set(words(option.text))]
    return named[0] if len(named) == 1 else None


def _everything(reply: Reply, desk: Desk) -> Sequence[Item]:
    return items_of(reply.state, reply.plan, desk.framework.catalogue, desk.plan)


def _was_once(subject: str, desk: Desk) -> bool:
    """Whether an earlier plan had a gap that the words name in full."""
    said = set(words(subject))
    return any(set(words(gap.name)) <= said for plan in desk.past() for gap in plan.gaps)


def _just_shown(reply: Reply) -> Milestone | None:
    """The first open step that the last reply showed, where a message names none."""
    if reply.reading.subject:
        return None
    last = reply.session.replies[-1] if reply.session.replies else ""
    return next((m for m in reply.plan.milestones if m.status == "planned" and m.title in last), None)


def _milestone(reply: Reply) -> Milestone | None:
    named = reply.reading.item
    found = next((m for m in reply.plan.milestones if m.id == named), None)
    return found or next((m for m in reply.plan.milestones if named in m.gaps and m.status == "planned"), None)


def _item(reply: Reply) -> Milestone | Gap | None:
    named = reply.reading.item
    items: list[Milestone | Gap] = [*reply.plan.milestones, *reply.plan.gaps]
    return next((item for item in items if item.id == named), None)
