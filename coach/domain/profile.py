"""What is known about a person: facts, each with where it comes from and how sure it is."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from coach.domain.figures import Figure, Frozen, Origin, OriginKind, amount

Level = Literal["awareness", "basic", "proficiency", "advanced", "expert"]
LEVELS: tuple[Level, ...] = ("awareness", "basic", "proficiency", "advanced", "expert")
Status = Literal["stated", "inferred", "confirmed", "cannot confirm"]


class Job(Frozen):
    """A position held; dates are partial, "YYYY" or "YYYY-MM", as the document gives them."""

    type: Literal["job"] = "job"
    title: str
    employer: str | None = None
    location: str | None = None
    start: str | None = None
    end: str | None = None
    current: bool = False
    highlights: tuple[str, ...] = ()


class School(Frozen):
    """A course of education."""

    type: Literal["school"] = "school"
    degree: str | None = None
    area: str | None = None
    institution: str | None = None
    start: str | None = None
    end: str | None = None


class Held(Frozen):
    """A licence, certificate or other credential held."""

    type: Literal["credential"] = "credential"
    name: str
    issuer: str | None = None
    on: str | None = None


class HeldSkill(Frozen):
    """A skill and, when the person rated it, its level."""

    type: Literal["skill"] = "skill"
    name: str
    level: Level | None = None


class Achievement(Frozen):
    """Something achieved, with its figures exactly as written."""

    type: Literal["achievement"] = "achievement"
    text: str
    figures: tuple[str, ...] = ()


class Spoken(Frozen):
    """A language and how well it is spoken."""

    type: Literal["language"] = "language"
    name: str
    fluency: str | None = None


Record = Annotated[Job | School | Held | HeldSkill | Achievement | Spoken, Field(discriminator="type")]
Value = bool | float | str | Record


class Source(Frozen):
    """Where a fact was said: a turn, a document (with the slice of its text), a command option, an import."""

    kind: Literal["turn", "document", "option", "import", "dataset"]
    id: str
    span: tuple[int, int] | None = None


class Fact(Frozen):
    """One thing known about the person. `evidence` is the words it rests on."""

    slot: str
    value: Value
    status: Status = "stated"
    source: Source
    evidence: str = ""

    @property
    def origin(self) -> Origin:
        """The origin of a figure taken from this fact."""
        kind: OriginKind = "document" if self.source.kind == "document" else "user"
        return Origin(kind=kind, id=f"fact:{self.slot}", inputs=(self.source.id,))


class Slot(Frozen):
    """What a slot may hold: its kind, unit, limits and options. `many` slots hold several facts."""

    kind: Literal["text", "number", "flag", "option", "record"] = "text"
    many: bool = False
    unit: str = ""
    low: float | None = None
    high: float | None = None
    options: tuple[str, ...] = ()
    ask: str = ""


def _number(unit: str, low: float, high: float, ask: str) -> Slot:
    return Slot(kind="number", unit=unit, low=low, high=high, ask=ask)


SLOTS: dict[str, Slot] = {
    "name": Slot(),
    "email": Slot(),
    "phone": Slot(),
    "links": Slot(many=True),
    "role": Slot(ask="What is your job title now?"),
    "level": Slot(kind="option", options=("entry", "mid", "senior", "principal", "lead", "manager", "executive")),
    "track": Slot(kind="option", options=("individual", "management", "specialist")),
    "industry": Slot(ask="Which industry do you work in?"),
    "years_experience": _number("year", 0, 70, "How many years have you worked in this field?"),
    "years_claimed": _number("year", 0, 70, "How many years of experience does your résumé claim?"),
    "years_in_role": _number("year", 0, 70, "How long have you been in your present role?"),
    "employer_type": Slot(ask="Is your employer a small firm, a growing one or a large one?"),
    "location": Slot(ask="Where do you live and work?"),
    "work_mode": Slot(kind="option", options=("on-site", "hybrid", "remote")),
    "pay": _number("money/year", 0, 10_000_000, "What do you earn in a year?"),
    "currency": Slot(),
    "satisfaction": _number("point", 0, 10, "How satisfied are you with your job, out of ten?"),
    "skills": Slot(kind="record", many=True, ask="Which skills would a colleague name first?"),
    "achievements": Slot(kind="record", many=True, ask="What are you proud of, with its figure?"),
    "education": Slot(kind="record", many=True),
    "credentials": Slot(kind="record", many=True, ask="Which licences or certificates do you hold?"),
    "jobs": Slot(kind="record", many=True),
    "goal_type": Slot(kind="option", options=("promotion", "transition", "new field")),
    "target_role": Slot(ask="Which role do you want to reach?"),
    "target_industry": Slot(ask="In which industry?"),
    "timeframe_months": _number("month", 1, 240, "By when do you want to be there?"),
    "hours_per_week": _number("hour/week", 0.5, 80, "How many hours a week can you give to this?"),
    "budget": _number("money", 0, 10_000_000, "How much money can you put into this in all?"),
    "runway_months": _number("month", 0, 600, "How many months could you live on your savings?"),
    "dependants": _number("person", 0, 30, "How many people depend on your income or care?"),
    "risk_tolerance": Slot(kind="option", options=("low", "medium", "high")),
    "relocate": Slot(kind="flag", ask="Would you move to another place for this?"),
    "values": Slot(many=True, ask="What matters most to you in work?"),
    "interests": Slot(many=True),
    "motivations": Slot(many=True),
    "must_have": Slot(many=True),
    "must_not": Slot(many=True),
    "network": Slot(ask="Whom do you know already in the work you want?"),
    "language": Slot(kind="record", many=True),
    "accessibility": Slot(many=True),
    "goal": Slot(ask="What would you like to reach?"),
}


class Profile(Frozen):
    """All facts about one person, in the order they became known. Later facts of a single slot replace."""

    facts: tuple[Fact, ...] = ()

    def all(self, slot: str) -> tuple[Fact, ...]:
        """Every fact of a slot."""
        return tuple(fact for fact in self.facts if fact.slot == slot)

    def fact(self, slot: str) -> Fact | None:
        """The current fact of a single-valued slot, or None when unknown."""
        found = self.all(slot)
        return found[-1] if found else None

    def text(self, slot: str) -> str | None:
        """The words of a slot, or None when unknown."""
        fact = self.fact(slot)
        return None if fact is None else str(fact.value)

    def figure(self, slot: str) -> Figure | None:
        """The number of a slot as a figure with its unit and origin, or None when unknown."""
        fact = self.fact(slot)
        if fact is None or isinstance(fact.value, str | Frozen):
            return None
        unit, currency = SLOTS[slot].unit, self.text("currency") or "USD"
        figure = amount(float(fact.value), float(fact.value), unit.split("/")[0], fact.origin, currency)
        if unit == "hour/week":
            figure = amount(float(fact.value), float(fact.value), unit, fact.origin)
        return figure

    def with_facts(self, facts: Iterable[Fact]) -> "Profile":
        """A profile with these facts added; those of single-valued slots replace what was there."""
        new = tuple(facts)
        single = {fact.slot for fact in new if not SLOTS[fact.slot].many}
        kept = tuple(fact for fact in self.facts if fact.slot not in single)
        latest = {fact.slot: fact for fact in new if fact.slot in single}
        added = tuple(fact for fact in new if fact.slot not in single and fact not in kept)
        return Profile(facts=kept + added + tuple(latest.values()))

    def without(self, slot: str) -> "Profile":
        """A profile that knows nothing of this slot."""
        return Profile(facts=tuple(fact for fact in self.facts if fact.slot != slot))


class Rejected(Frozen):
    """A proposed fact that was not accepted, and why; `ask` is the question it raises, if any."""

    fact: Fact
    why: str
    ask: str | None = None


class Acceptance(Frozen):
    """What became of proposed facts."""

    profile: Profile
    applied: tuple[Fact, ...]
    rejected: tuple[Rejected, ...]


def accept(profile: Profile, proposed: Iterable[Fact], source_text: str | None = None) -> Acceptance:
    """Let proposed facts in through the gates: known slot, fitting value, evidence, no silent overwrite.

    With `source_text`, a fact whose evidence is not in it is refused. A fact that contradicts a confirmed
    one is refused with a question instead of replacing it.
    """
    applied: list[Fact] = []
    rejected: list[Rejected] = []
    for fact in proposed:
        refusal = _refusal(profile, fact, source_text)
        if refusal is None:
            applied.append(fact)
        else:
            rejected.append(refusal)
    return Acceptance(profile=profile.with_facts(applied), applied=tuple(applied), rejected=tuple(rejected))


def _refusal(profile: Profile, fact: Fact, source_text: str | None) -> Rejected | None:
    slot = SLOTS.get(fact.slot)
    if slot is None:
        return Rejected(fact=fact, why=f"there is no field called {fact.slot!r}")
    fault = _misfit(slot, fact.value)
    if fault:
        return Rejected(fact=fact, why=fault, ask=slot.ask or None)
    if source_text is not None and fact.evidence not in source_text:
        return Rejected(fact=fact, why="the words it rests on are not in the source")
    known = None if slot.many else profile.fact(fact.slot)
    if known and known.status == "confirmed" and fact.status != "confirmed" and known.value != fact.value:
        ask = f"You confirmed {known.value} before, now I read {fact.value}. Which is right?"
        return Rejected(fact=fact, why="it contradicts what you confirmed", ask=ask)
    return None


def _misfit(slot: Slot, value: Value) -> str | None:
    """Why a value does not fit its slot, or None when it does."""
    match slot.kind:
        case "number":
            if isinstance(value, bool) or not isinstance(value, int | float):
                return "a number is needed here"
            low, high = slot.low or 0.0, slot.high or float("inf")
            return None if low <= value <= high else f"it has to lie between {low:g} and {high:g}"
        case "flag":
            return None if isinstance(value, bool) else "yes or no is needed here"
        case "option":
            return None if value in slot.options else f"it has to be one of: {', '.join(slot.options)}"
        case "record":
            return None if isinstance(value, Frozen) else "this field holds structured entries"
        case "text":
            return None if isinstance(value, str) and value.strip() else "some words are needed here"


def partial_date(text: str) -> date | None:
    """First day of a partial date "YYYY" or "YYYY-MM"; None when it is neither."""
    parts = text.split("-")
    try:
        return date(int(parts[0]), int(parts[1]) if len(parts) > 1 else 1, 1)
    except (ValueError, IndexError):
        return None
