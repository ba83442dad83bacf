"""From what was read to what is known: proposed facts are let in, refused with a reason, or become one question."""

import re
from collections.abc import Iterable

from coach.conversation import doubts
from coach.conversation.state import Pending
from coach.domain.figures import Frozen
from coach.domain.profile import (
    LEVELS,
    SLOTS,
    Achievement,
    Fact,
    Held,
    HeldSkill,
    Job,
    Level,
    Profile,
    Rejected,
    School,
    Source,
    Spoken,
    Value,
    accept,
)
from coach.framework.catalogue import Catalogue
from coach.framework.places import wider
from coach.framework.titles import words
from coach.language.base import EVERY, Proposed
from coach.planning.goalwords import on_own_account
from coach.planning.purse import counted

FIGURE = re.compile(r"[$£€]?\d[\d.,]*\s?%?")


class Taken(Frozen):
    """What became of the facts of one message.

    `changed` pairs what was known with what replaced it; `removed` are facts taken away; `conflicts` are
    contradictions that the person has to settle, in the order to ask them. `agreed` says that something known was
    said again. `before` is the profile as it was.
    """

    profile: Profile
    before: Profile = Profile()
    applied: tuple[Fact, ...] = ()
    changed: tuple[tuple[Fact, Fact], ...] = ()
    removed: tuple[Fact, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    conflicts: tuple[Pending, ...] = ()
    agreed: bool = False


def take(
    profile: Profile,
    proposed: Iterable[Proposed],
    source: Source,
    message: str,
    catalogue: Catalogue,
    *,
    correcting: bool,
    asked: str = "",
) -> Taken:
    """Let the facts of a message in.

    What the person says replaces what they said before. A value that differs from their document is not guessed
    away: it becomes a question, unless they are `correcting`. Words a fact rests on must stand in the message. So do
    words that may name no job, and papers worth years of study told in passing, when something else was `asked`.
    """
    taken = Taken(profile=profile, before=profile)
    for item in proposed:
        if item.slot not in SLOTS:
            continue
        if item.negated:
            taken = _without(taken, item)
        elif item.value == EVERY:
            taken = _moved(taken, item, source, message, catalogue)
        else:
            fact = fact_of(item, source, catalogue, confirmed=correcting or item.slot == "currency")
            taken = _doubted(taken, fact, catalogue, asked) or _with(taken, fact, message, catalogue, correcting)
            taken = _to_be_named(taken, fact, catalogue)
    return taken.model_copy(update={"profile": counted(taken.profile)})


def _moved(taken: Taken, item: Proposed, source: Source, message: str, catalogue: Catalogue) -> Taken:
    """What the message takes away from one slot, put into another: "those are skills, not certificates"."""
    for gone in taken.removed:
        name = item.model_copy(update={"value": named(gone)})
        taken = _with(taken, fact_of(name, source, catalogue), message, catalogue, True)
    return taken


def _doubted(taken: Taken, fact: Fact, catalogue: Catalogue, asked: str) -> Taken | None:
    """What becomes of a fact that has to be asked about first, or names nothing; None for all others."""
    if fact.slot in doubts.JOBS and (sure := doubts.naming(fact, catalogue)) in ("open", "none"):
        refused = Rejected(fact=fact, why="whether this is the name of a job is asked" if sure == "open" else "no job")
        found = (Pending(kind="title", slot=fact.slot, facts=(fact,)),) if sure == "open" else ()
    elif fact.slot in doubts.PAPERS and asked not in doubts.PAPERS and doubts.heavy(fact, taken.profile, catalogue):
        refused = Rejected(fact=fact, why="it would change the whole plan; when and where it was got is asked")
        found = (Pending(kind="claim", slot=fact.slot, facts=(fact,)),)
    elif fact.slot == "budget" and asked != "budget" and doubts.put_by(fact):
        refused = Rejected(fact=fact, why="whether what was saved may be spent on this is asked")
        found = (Pending(kind="savings", slot=fact.slot, facts=(fact,)),)
    else:
        return None
    return taken.model_copy(update={"rejected": (*taken.rejected, refused), "conflicts": (*taken.conflicts, *found)})


def _to_be_named(taken: Taken, fact: Fact, catalogue: Catalogue) -> Taken:
    """A title let in that we know by no name: the nearest known ones are offered, once."""
    new = fact in taken.applied and fact.slot in doubts.JOBS and doubts.naming(fact, catalogue) == "likely"
    if not new or not doubts.offered(fact, catalogue):
        return taken
    asking = Pending(kind="title", slot=fact.slot, facts=(fact,))
    return taken.model_copy(update={"conflicts": (*taken.conflicts, asking)})


def fact_of(item: Proposed, source: Source, catalogue: Catalogue, *, confirmed: bool = False) -> Fact:
    """A proposed fact as a fact, its value in the form its slot holds."""
    value = record_of(item, catalogue) if SLOTS[item.slot].kind == "record" else item.value
    if isinstance(value, str):
        value = " ".join(value.split())
    status = "confirmed" if confirmed else "stated"
    return Fact(slot=item.slot, value=value, status=status, source=source, evidence=item.quote)


def record_of(item: Proposed, catalogue: Catalogue) -> Value:
    """The record a slot holds for a name in words."""
    name = " ".join(str(item.value).split())
    match item.slot:
        case "skills":
            known = catalogue.skill(name)
            return HeldSkill(name=known.name if known else name, level=_level(item.level))
        case "credentials":
            return Held(name=name)
        case "education":
            return School(degree=name)
        case "achievements":
            return Achievement(text=name, figures=tuple(m.group().strip() for m in FIGURE.finditer(name)))
        case "language":
            return Spoken(name=name, fluency=item.level)
        case _:
            return Job(title=name)


def _level(level: str | None) -> Level | None:
    return next((name for name in LEVELS if name == level), None)


def _without(taken: Taken, item: Proposed) -> Taken:
    """Facts of a slot that are about the same thing, taken away; those of a single-valued slot always are."""
    every = not SLOTS[item.slot].many or item.value == EVERY
    gone = [f for f in taken.profile.all(item.slot) if every or same_thing(f, str(item.value))]
    kept = tuple(fact for fact in taken.profile.facts if fact not in gone)
    return taken.model_copy(update={"profile": Profile(facts=kept), "removed": (*taken.removed, *gone)})


def _with(taken: Taken, fact: Fact, message: str, catalogue: Catalogue, correcting: bool) -> Taken:
    known = None if SLOTS[fact.slot].many else taken.profile.fact(fact.slot)
    if known is not None and agree(known, fact, catalogue):
        return taken.model_copy(update={"agreed": True})
    if known is not None and known.source.kind == "document" and not correcting:
        conflict = Pending(kind="confirm", slot=fact.slot, facts=(known, fact))
        refused = Rejected(fact=fact, why=f"your document says {known.value}; which of the two holds is asked")
        return taken.model_copy(
            update={"conflicts": (*taken.conflicts, conflict), "rejected": (*taken.rejected, refused)}
        )
    profile = taken.profile
    if SLOTS[fact.slot].many:
        profile = _superseded(profile, fact)
    elif fact.slot == "role" and known is not None and doubts.moved_on(message):
        profile = profile.with_facts([known.model_copy(update={"slot": "jobs", "value": Job(title=str(known.value))})])
    acceptance = accept(profile, [fact], source_text=message)
    if acceptance.rejected:
        refused = acceptance.rejected[0]
        found = (Pending(kind="confirm", slot=fact.slot, facts=(known, fact)),) if refused.ask and known else ()
        return taken.model_copy(
            update={"rejected": (*taken.rejected, refused), "conflicts": (*taken.conflicts, *found)}
        )
    changed = (*taken.changed, (known, fact)) if known is not None else taken.changed
    return taken.model_copy(
        update={"profile": acceptance.profile, "applied": (*taken.applied, fact), "changed": changed}
    )


def _superseded(profile: Profile, fact: Fact) -> Profile:
    """The profile without what this fact says anew: the same skill at another level, the same wish again."""
    name = named(fact)
    kept = tuple(item for item in profile.facts if item.slot != fact.slot or not same_thing(item, name))
    return Profile(facts=kept)


def agree(known: Fact, new: Fact, catalogue: Catalogue) -> bool:
    """Whether two facts of a slot say the same: equal values, or two names of one occupation or place, the broader
    one new."""
    if known.value == new.value:
        return True
    if known.slot == "location" and wider(str(new.value), str(known.value)):
        return True
    if known.slot not in ("role", "target_role"):
        return isinstance(new.value, str) and words(str(known.value)) == words(new.value)
    before, after = set(words(str(known.value))), set(words(str(new.value)))
    found = [catalogue.find(str(fact.value)) for fact in (known, new)]
    if any(on_own_account(str(fact.value)) for fact in (known, new)) and before != after:
        return False
    if found[0] is None or found[1] is None:
        return after <= before
    return found[0].occupation == found[1].occupation and not before < after


def named(fact: Fact) -> str:
    """What a fact is about, in words."""
    value = fact.value
    return str(getattr(value, "name", None) or getattr(value, "degree", None) or getattr(value, "text", None) or value)


def same_thing(fact: Fact, name: str) -> bool:
    """Whether a fact of a slot with several values is about the thing named."""
    return set(words(named(fact))) == set(words(name))
