"""Taking changes back: every version stays, and an undo is a new version with the state of an earlier one."""

from collections.abc import Iterable, Iterator

from coach.conversation.accept import named
from coach.conversation.items import titled
from coach.conversation.options import no, yes
from coach.conversation.reflect import label, value_of
from coach.conversation.reply import Desk, Reply
from coach.conversation.state import Pending
from coach.domain.figures import Said, join, say
from coach.domain.patch import State
from coach.domain.plan import CareerPlan
from coach.domain.profile import SLOTS, Profile
from coach.store import VersionInfo

UNDO = "undo of version"
MOST_NAMED = 4


def standing(history: Iterable[VersionInfo]) -> list[int]:
    """The versions that were not taken back, oldest first; the last one is the present state."""
    kept: list[int] = []
    for info in history:
        if info.summary.startswith(UNDO) and kept:
            kept.pop()
        elif not info.summary.startswith(UNDO):
            kept.append(info.version)
    return kept


def undo(reply: Reply, desk: Desk) -> None:
    """Take back the last change, and say what it was."""
    before = desk.before()
    if before is None:
        reply.tell("There is nothing to take back.", "error")
        return
    state, reply.summary = before
    plan = desk.plan(state)
    reply.tell(say("Taken back: {what}.", what=_whole(reply, state, plan)), "change")
    reply.change(state, desk, plan=plan)


def offer_the_one_before(reply: Reply, desk: Desk) -> None:
    """After a request that changed nothing: say so, and ask before an earlier change is taken back."""
    before = desk.before()
    said = "Your last request changed nothing, so there is nothing of it to take back."
    if before is None:
        reply.tell(said)
        return
    what = _whole(reply, before[0], desk.plan(before[0]))
    reply.tell(say("{said} The change before it was: {what}.", said=said, what=what))
    offered = (yes("Yes, take it back"), no("No, leave it"))
    reply.ask("undo", "Shall I take that one back?", *offered, pending=Pending(kind="undo"))


def _whole(reply: Reply, before: State, earlier: CareerPlan) -> Said:
    parts = list(_parts(reply.state, before, reply.plan, earlier))[:MOST_NAMED]
    return join(parts, separator="; ") if parts else Said(text="the last change")


def _parts(now: State, before: State, plan: CareerPlan, earlier: CareerPlan) -> Iterator[Said]:
    """Each thing the present state has more, less or other than the one before it."""
    yield from _facts(now.profile, before.profile)
    chosen, chosen_before = now.choices, before.choices
    left_out = [id for id in chosen.dropped if id not in chosen_before.dropped]
    back = [id for id in chosen_before.dropped if id not in chosen.dropped]
    finished = [item.milestone for item in chosen.done if item not in chosen_before.done]
    dated = [pin.milestone for pin in now.pins if pin not in before.pins]
    for text, names in (
        ("leaving out {name}", [titled(earlier, id) for id in left_out]),
        ("having {name} in the plan", [titled(plan, id) for id in back]),
        ("{name} as done", [titled(plan, id) for id in finished]),
        ("your own date or words for {name}", [titled(plan, id) for id in dated]),
        ("“{name}”, which you added", [Said(text=own.title) for own in now.own if own not in before.own]),
    ):
        yield from (say(text, name=name) for name in names)
    if chosen.path != chosen_before.path:
        yield Said(text="the way forward you chose")


def _facts(now: Profile, before: Profile) -> Iterator[Said]:
    for slot in dict.fromkeys(fact.slot for fact in (*now.facts, *before.facts)):
        if slot == "currency" and now.text(slot) == before.text(slot):
            continue
        new = [fact for fact in now.all(slot) if fact.value not in [old.value for old in before.all(slot)]]
        old = [fact for fact in before.all(slot) if fact.value not in [fact.value for fact in now.all(slot)]]
        if new and old and not SLOTS[slot].many:
            text = "{label}: {old} again, no longer {new}"
            yield say(text, label=label(slot), old=value_of(old[-1], before), new=value_of(new[-1], now))
            continue
        for fact in new:
            yield say("{label} ({value})", label=label(slot), value=value_of(fact, now))
        for fact in old:
            yield say("taking out {label} ({value})", label=label(slot), value=named(fact))
