"""What was understood from a document, as a table a person can correct."""

from typing import Any

from coach.domain.figures import Frozen
from coach.domain.profile import SLOTS, Fact, Source
from coach.resume.understood import Understood

HEAD = ("Field", "Understood", "From", "Keep")
FIELDS = ("name", "title", "degree", "text")  # of records, in the order in which one names it


def rows(facts: tuple[Fact, ...]) -> list[list[object]]:
    """A row a fact: field, value, the words it rests on, and whether to keep it."""
    return [[fact.slot.replace("_", " "), value_of(fact), _words(fact), True] for fact in facts]


def value_of(fact: Fact) -> str:
    """A fact's value as shown: a record's name, dates beside a job."""
    value = fact.value
    if not isinstance(value, Frozen):
        return f"{value:g}" if isinstance(value, float) else str(value)
    return next((str(found) for name in FIELDS if (found := getattr(value, name, None))), "")


def _words(fact: Fact) -> str:
    return " ".join(fact.evidence.split())[:120]


def kept(facts: tuple[Fact, ...], table: Any) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    """The document's facts that were left as they are, and the person's corrections of others.

    A correction is theirs, confirmed, and rests on what they typed rather than on the document.
    """
    left: list[Fact] = []
    corrected: list[Fact] = []
    for fact, row in zip(facts, table.values.tolist(), strict=True):
        _, value, _, keep = row
        if str(keep).lower() in ("false", "0", ""):
            continue
        said = " ".join(str(value).split())
        own = _corrected(fact, said) if said and said != value_of(fact) else None
        (left if own is None else corrected).append(own or fact)
    return tuple(left), tuple(corrected)


def _corrected(fact: Fact, said: str) -> Fact | None:
    """The fact as corrected; None when the words are no value for its field."""
    value = fact.value
    new: Any = said
    if isinstance(value, Frozen):
        field = next(name for name in FIELDS if getattr(value, name, None))
        new = value.model_copy(update={field: said})
    elif SLOTS[fact.slot].kind == "number":
        try:
            new = float(said.replace(",", ""))
        except ValueError:
            return None
    source = Source(kind="option", id="your correction")
    return fact.model_copy(update={"value": new, "status": "confirmed", "source": source, "evidence": said})


def unplaced(understood: Understood) -> str:
    """What could not be placed, and what else there is to say of the document."""
    lines = [*understood.questions, *understood.document.notes]
    rest = [" ".join(item.text.split())[:200] for item in understood.resume.unplaced]
    if rest:
        lines.append("Not placed: " + " · ".join(rest[:12]))
    return "\n".join(f"- {line}" for line in lines)
