"""A new document for a person: what it said before makes way, what the person gave stays, and both are said."""

from collections.abc import Iterator, Sequence

from coach.domain.figures import number
from coach.domain.profile import SLOTS, Fact, Profile, accept

# What a plan can be built on; a document with none of it is most likely the wrong file.
WORK = ("role", "target_role", "goal", "jobs", "education", "skills", "credentials", "achievements")


def renew(before: Profile, found: Sequence[Fact], text: str) -> Profile:
    """The facts of a new document in place of an earlier one's, under those the person gave in any other way.

    `found` are the document's facts and `text` its words. Where both fill a field of one value, the person's stands.
    """
    read = accept(Profile(), found, source_text=text).profile
    return read.with_facts(fact for fact in before.facts if _given(fact))


def tells_of_work(facts: Sequence[Fact]) -> bool:
    """Whether any of the facts is one a plan can be built on."""
    return any(fact.slot in WORK for fact in facts)


def renewed(before: Profile, after: Profile, found: Sequence[Fact]) -> tuple[str, ...]:
    """What a new document with the facts `found` changed of what was known, in sentences; none when nothing was."""
    return tuple(_sentences(before, after, found))


def _sentences(before: Profile, after: Profile, found: Sequence[Fact]) -> Iterator[str]:
    old, new = _read(before), _read(after)
    if not old or old == new:
        return
    was, now = before.text("name"), after.text("name")
    if was and now and was != now:
        yield f"The name is now {now}; it was {was}. For another person, name them with --person."
    kept = [fact for fact in before.facts if _given(fact) and fact in after.facts]
    if kept:
        yield f"Kept, as you gave it: {', '.join(map(_shown, kept))}."
    for fact in found:
        given = None if SLOTS[fact.slot].many else after.fact(fact.slot)
        if given and _given(given) and given.value != fact.value:
            yield f"The document says {_shown(fact)}; {_shown(given)} stays, as you gave it."
    read = [slot for slot in _slots(new) if _values(new, slot) != _values(old, slot)]
    if read:
        yield f"Read from the new document: {', '.join(map(_words, read))}."
    gone = [slot for slot in _slots(old) if not after.all(slot)]
    if gone:
        yield f"No longer known, since only the earlier document said it: {', '.join(map(_words, gone))}."


def _given(fact: Fact) -> bool:
    return fact.source.kind != "document"


def _read(profile: Profile) -> list[Fact]:
    return [fact for fact in profile.facts if not _given(fact)]


def _slots(facts: Sequence[Fact]) -> list[str]:
    return sorted({fact.slot for fact in facts})


def _values(facts: Sequence[Fact], slot: str) -> list[object]:
    return [fact.value for fact in facts if fact.slot == slot]


def _shown(fact: Fact) -> str:
    match fact.value:
        case bool() as flag:
            value = "yes" if flag else "no"
        case float() as amount:
            value = number(amount)
        case str() as words:
            value = words
        case record:
            value = str(getattr(record, "name", None) or getattr(record, "title", None) or "as said")
    return f"{_words(fact.slot)} {value}"


def _words(slot: str) -> str:
    return slot.replace("_", " ")
