"""What an origin's id stands for: the person's words, a row of a document, a rule of ours, a table, a calculation."""

import datetime
from collections.abc import Iterable, Iterator
from typing import Literal

from pydantic import BaseModel

from coach.domain.figures import Figure, Frozen
from coach.domain.plan import CareerPlan
from coach.domain.profile import SLOTS, Fact, Profile, Source
from coach.errors import KnowledgeError
from coach.exports.calculations import explained
from coach.framework.rows import Row
from coach.framework.tables import Framework

SourceKind = Literal["said", "document", "edit", "framework", "rule", "table", "calculation"]

DOCUMENTS = {
    "framework": "Career framework",
    "workflow-plugin": "Workflow plug-in",
    "path-builder": "Career path builder",
    "roadmap": "Ten-year roadmap",
    "workflow-steps": "Workflow steps",
    "editorial": "Our own planning rules",
}
LONGEST_QUOTE = 60
LONGEST_LINE = 72


class SourceNote(Frozen):
    """Where figures come from, for a reader: a short title, what it says, and the date of the data if it has one."""

    kind: SourceKind
    title: str
    detail: str
    date: datetime.date | None = None

    @property
    def words(self) -> str:
        """The note as a line under its group's heading, which names documents and rules already."""
        if self.kind in ("framework", "rule"):
            return self.detail
        if self.kind == "calculation":
            return f"{self.title}: {self.detail}"
        return f"{self.title}: {self.detail}"


def resolve(id: str, plan: CareerPlan | None, profile: Profile, framework: Framework) -> SourceNote:
    """What an origin's id stands for.

    Ids are "framework:ROW", "occupation:ID", "competency:ID", "fact:SLOT", "edit:MILESTONE", "decision:ID:NAME",
    "calc:NAME", or the source of a fact (an option such as "--hours", a turn, a document). Raises KnowledgeError for
    any other.
    """
    kind, _, name = id.partition(":")
    match kind:
        case "framework" if name in framework.rows:
            return _row(framework.rows.row(name))
        case "occupation" | "competency":
            return _table(kind, name, framework)
        case "calc":
            title, how = explained(name)
            return SourceNote(kind="calculation", title=title, detail=how)
        case "fact" if name in SLOTS:
            return _fact(name, profile.all(name))
        case "edit":
            return _edit(name, plan)
        case "decision":
            return _decision(name)
    return _source(id, profile)


def used_figures(item: object) -> Iterator[Figure]:
    """Every figure inside a plan, or any part of one, in reading order."""
    if isinstance(item, Figure):
        yield item
    elif isinstance(item, BaseModel):
        for field in type(item).model_fields:
            yield from used_figures(getattr(item, field))
    elif isinstance(item, tuple):
        for part in item:
            yield from used_figures(part)


def used_ids(figures: Iterable[Figure]) -> tuple[str, ...]:
    """The ids of all sources the figures rest on, without repeats."""
    return tuple(dict.fromkeys(id for figure in figures for id in figure.ids))


def _row(row: Row) -> SourceNote:
    own = row.source == "editorial"
    return SourceNote(
        kind="rule" if own else "framework",
        title=DOCUMENTS[row.source],
        detail=_brief(row.statement),
        date=row.updated,
    )


def _table(kind: str, name: str, framework: Framework) -> SourceNote:
    catalogue = framework.catalogue
    if kind == "occupation" and name in catalogue.occupations:
        title, what = catalogue.occupations[name].title, "what the role asks for"
    elif kind == "competency" and name in catalogue.competencies:
        title, what = catalogue.competencies[name].name, "how it is learnt"
    else:
        raise KnowledgeError(f"there is no {kind} {name!r}")
    return SourceNote(kind="table", title=title, detail=what, date=catalogue.updated)


def _fact(slot: str, facts: tuple[Fact, ...]) -> SourceNote:
    title = slot.replace("_", " ").capitalize()
    if not facts:
        return SourceNote(kind="said", title=title, detail="Nothing said so far")
    shown = facts if SLOTS[slot].many else facts[-1:]
    kind: SourceKind = "document" if any(fact.source.kind == "document" for fact in shown) else "said"
    quotes = "; ".join(dict.fromkeys(_quote(fact) for fact in shown))
    places = ", ".join(dict.fromkeys(_place(fact.source) for fact in shown))
    return SourceNote(kind=kind, title=title, detail=f"{_short(quotes)} ({places})")


def _quote(fact: Fact) -> str:
    words = " ".join((fact.evidence or str(getattr(fact.value, "name", fact.value))).split())
    return f"“{_short(words)}”"


def _brief(statement: str) -> str:
    """The first sentence of a row, cut where it goes into particulars, to stand on a line."""
    first = statement.partition(". ")[0].rstrip(".")
    return first if len(first) <= LONGEST_LINE else f"{first[:LONGEST_LINE].rpartition(' ')[0].rstrip(',;:')} …"


def _short(words: str) -> str:
    return words if len(words) <= LONGEST_QUOTE else words[: LONGEST_QUOTE - 1].rstrip() + "…"


def _decision(name: str) -> SourceNote:
    decision, _, what = name.partition(":")
    return SourceNote(kind="said", title=f"Your decision “{decision}”", detail=what or "what you told of it")


def _edit(name: str, plan: CareerPlan | None) -> SourceNote:
    found = next((item for item in plan.milestones if item.id == name), None) if plan else None
    if found is None:
        raise KnowledgeError(f"the plan has no item {name!r} that was edited")
    return SourceNote(kind="edit", title="Your own entry", detail=found.title)


def _source(id: str, profile: Profile) -> SourceNote:
    """The source of facts: a document, a turn, an option."""
    facts = [fact for fact in profile.facts if fact.source.id == id]
    if not facts:
        raise KnowledgeError(f"nothing is known of the source {id!r}")
    names = dict.fromkeys(fact.slot.replace("_", " ") for fact in facts)
    kind: SourceKind = "document" if facts[0].source.kind == "document" else "said"
    title = _place(facts[0].source)
    return SourceNote(kind=kind, title=title, detail=f"What you gave there: {', '.join(names)}")


def _place(source: Source) -> str:
    """Where something was said, for a reader: a conversation's id tells nobody anything."""
    return f"Your message {source.id.rpartition(':')[2]}" if source.kind == "turn" else source.id
