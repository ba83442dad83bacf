"""What was understood from a document, as a table a person can correct: a row a value, tied to its fact by number."""

import html
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from coach.domain.figures import Frozen
from coach.domain.history import years_worked
from coach.domain.profile import (
    SLOTS,
    Achievement,
    Fact,
    Held,
    HeldSkill,
    Job,
    School,
    Source,
    Spoken,
    Value,
)
from coach.errors import UserInputError
from coach.exports.markdown import escape
from coach.resume.extract.dates import points
from coach.resume.understood import Understood

HEAD = ("#", "Field", "Understood", "From")
# What can be corrected of a record, in words; the first names it.
PARTS: dict[type[Frozen], dict[str, str]] = {
    Job: {"title": "job", "employer": "employer", "start": "from", "end": "until"},
    School: {"degree": "degree", "area": "subject", "institution": "school", "end": "until"},
    Held: {"name": "credential", "on": "since"},
    HeldSkill: {"name": "skill"},
    Achievement: {"text": "achievement"},
    Spoken: {"name": "language", "fluency": "how well"},
}
LONGEST = 120  # characters of the words a value rests on
DATES = ("start", "end", "on")
NOW = ("now", "present", "today")
DERIVED = ("years_experience", "years_in_role")  # what follows from the dates of jobs
YOURS = Source(kind="option", id="your correction")

Table = Sequence[Sequence[Any]]  # the rows as they were given, each with what stands in its cells
Cell = tuple[Fact, str]  # a fact, and the part of its record that a row shows; "" for a plain value


def rows(facts: Sequence[Fact], typed: Mapping[str, str] = MappingProxyType({})) -> list[list[str]]:
    """A row a value: number, field, value or what was typed over it, and the words it rests on."""
    return [
        [
            str(number),
            _label(fact, part),
            typed.get(str(number), _shown(fact, part)),
            _words(fact) if part == _first(fact) else "",
        ]
        for number, (fact, part) in enumerate(_cells(facts), 1)
    ]


def typed(facts: Sequence[Fact], table: Table) -> dict[str, str]:
    """What was typed over, by the number of its row."""
    shown = {row[0]: row[2] for row in rows(facts)}
    return {number: words for number, words in _given(table).items() if words != shown.get(number, "")}


def _given(table: Table) -> dict[str, str]:
    """The values as they stand in the table, by the number of their row, so that sorting it changes nothing."""
    return {str(row[0]): " ".join(str(row[2] or "").split()) for row in table}


def _cells(facts: Sequence[Fact]) -> Iterator[Cell]:
    for fact in facts:
        for part in _parts(fact.value):
            yield fact, part


def _parts(value: Value) -> tuple[str, ...]:
    return tuple(PARTS[type(value)]) if isinstance(value, Frozen) else ("",)


def _first(fact: Fact) -> str:
    """The part that names a record."""
    return _parts(fact.value)[0]


def _label(fact: Fact, part: str) -> str:
    if not isinstance(fact.value, Frozen):
        return fact.slot.replace("_", " ")
    parts = PARTS[type(fact.value)]
    return parts[part] if part == next(iter(parts)) else f"– {parts[part]}"


def _shown(fact: Fact, part: str) -> str:
    value = fact.value
    if not isinstance(value, Frozen):
        return f"{value:g}" if isinstance(value, float) else " ".join(str(value).split())
    if part == "end" and isinstance(value, Job) and value.current:
        return NOW[0]
    return " ".join(str(getattr(value, part) or "").split())


def value_of(fact: Fact) -> str:
    """A fact's value in words, the parts of a record in a row."""
    return ", ".join(words for part in _parts(fact.value) if (words := _shown(fact, part)))


def _words(fact: Fact) -> str:
    return " ".join(fact.evidence.split())[:LONGEST]


def kept(facts: Sequence[Fact], table: Table, today: date) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    """The document's facts that were left as they are, and the person's corrections of others.

    What was emptied is left out. A correction is theirs, confirmed, and rests on what they typed rather than on the
    document. Raises UserInputError for what is no value of its field.
    """
    given = _given(table)
    numbers = iter(range(1, len(list(_cells(facts))) + 1))
    left: list[Fact] = []
    corrected: list[Fact] = []
    for fact in facts:
        said = {part: given.get(str(next(numbers)), "") for part in _parts(fact.value)}
        if said[_first(fact)]:
            new = _corrected(fact, said)
            (left if new is fact else corrected).append(new)
    return _following(facts, tuple(left), tuple(corrected), today)


def _corrected(fact: Fact, said: Mapping[str, str]) -> Fact:
    """The fact with what was typed over it; the fact itself when nothing was."""
    changed = {part: words for part, words in said.items() if words != _shown(fact, part)}
    if not changed:
        return fact
    value: Value
    if isinstance(fact.value, Frozen):
        value = fact.value.model_copy(update=_updates(fact.value, changed))
    else:
        value = _plain(fact, changed[_first(fact)])
    evidence = ", ".join(words or "nothing" for words in changed.values())
    return fact.model_copy(update={"value": value, "status": "confirmed", "source": YOURS, "evidence": evidence})


def _updates(record: Frozen, changed: Mapping[str, str]) -> dict[str, object]:
    """What changes of a record. Raises UserInputError for a date that is none."""
    updates: dict[str, object] = {}
    for part, words in changed.items():
        now = part == "end" and words.lower() in NOW
        updates[part] = None if now or not words else _date(words) if part in DATES else words
        if part == "end" and isinstance(record, Job):
            updates["current"] = now
    return updates


def _date(words: str) -> str:
    """A date as it is kept, from the ways of writing one that are read in documents. Raises UserInputError."""
    found = points(words)
    if len(found) != 1:
        raise UserInputError(f"“{words}” is no date. Write a year or a month with its year, such as 2019 or 04/2019.")
    return found[0].value


def _plain(fact: Fact, words: str) -> Value:
    """A plain value from what was typed. Raises UserInputError where a number is needed."""
    if SLOTS[fact.slot].kind != "number":
        return words
    try:
        return float(words.replace(",", ""))
    except ValueError:
        raise UserInputError(f"{_label(fact, '').capitalize()} needs a number; “{words}” is none.") from None


def _following(
    facts: Sequence[Fact], left: tuple[Fact, ...], corrected: tuple[Fact, ...], today: date
) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    """Where the jobs' dates now give other years than in the document, those years in place of the document's."""
    years = years_worked(_jobs((*left, *corrected)), today)
    if years == years_worked(_jobs(facts), today):
        return left, corrected
    left = tuple(fact for fact in left if not (fact.slot in DERIVED and fact.status == "inferred"))
    if years is None or any(fact.slot == "years_experience" for fact in (*left, *corrected)):
        return left, corrected
    counted = Fact(slot="years_experience", value=years, status="inferred", source=YOURS, evidence="the jobs you kept")
    return left, (*corrected, counted)


def _jobs(facts: Sequence[Fact]) -> list[Job]:
    return [fact.value for fact in facts if isinstance(fact.value, Job)]


def heading(understood: Understood) -> str:
    """What the document is, above the table."""
    document = understood.document
    return (
        f"## What I understood\n\n{escape(document.name)} · {len(document.text.split()):,} words · read on this "
        "computer. Type over what is wrong, empty what is not so, then save."
    )


def waits(understood: Understood) -> str:
    """That a document waits, in a line."""
    return f"<p>{html.escape(understood.document.name)} waits for your review.</p>"


def unplaced(understood: Understood) -> str:
    """What could not be placed, and what else there is to say of the document."""
    lines = [*understood.questions, *understood.notes]
    rest = [" ".join(item.text.split())[:200] for item in understood.resume.unplaced]
    if rest:
        lines.append("Not placed: " + " · ".join(rest[:12]))
    return "\n".join(f"- {escape(line)}" for line in lines)
