"""Whether every figure and citation of a turn leads to where it says: the person's words, a passage, a row, the plan.

Independent of the check that runs in the product: it reads the finished record and the reply alone, finds the figures
anew, and follows each source to its text.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from scripted import Session
from walk import figures as figures_in

from coach.app import Coach
from coach.domain.decision import Decision
from coach.domain.figures import Figure
from coach.domain.patch import State
from coach.domain.plan import CareerPlan
from coach.domain.profile import Fact
from coach.errors import KnowledgeError
from coach.exports.calculations import explained
from coach.exports.sources import resolve
from coach.framework.tables import Framework
from coach.knowledge.documents import Passage
from coach.language.numerals import Mention, mentions
from coach.planning.tradeoffs.judge import judge

WEEKS = {"day": 1 / 7, "week": 1.0, "month": 52 / 12, "year": 52.0}


@dataclass(frozen=True)
class Stands:
    """What a turn could rest on: the words so far, the states and plans before and after, the guidance, the tables."""

    said: tuple[str, ...]
    states: tuple[State, ...]
    plans: tuple[CareerPlan, ...]
    passages: Mapping[str, Passage]
    framework: Framework

    @property
    def facts(self) -> Iterator[Fact]:
        for state in self.states:
            yield from state.profile.facts


def unresolved(record: Mapping[str, Any], stands: Stands) -> Iterator[str]:
    """Every figure or citation of the turn that does not lead anywhere, in words."""
    yield from _untold(record)
    for figure in record["figures"]:
        fault = _fault(figure, record, stands)
        if fault:
            yield f"turn {record['turn']}: {figure['text']!r} {fault}"
    cited = [item["id"] for item in record["citations"]]
    yield from (f"turn {record['turn']}: no passage {id!r}" for id in cited if id not in stands.passages)
    marks = {number for number in range(1, 20) if f"[{number}]" in record["reply"]}
    if not marks <= set(range(1, len(cited) + 1)):
        yield f"turn {record['turn']}: marks {sorted(marks)} for {len(cited)} citations"
    yield from (f"turn {record['turn']}: withheld {item['text']!r}, {item['why']}" for item in record["withheld"])


def _untold(record: Mapping[str, Any]) -> Iterator[str]:
    """Figures of the reply that the record does not list, and those it lists that are not in the reply."""
    listed = [figure["text"] for figure in record["figures"]]
    for mention in mentions(record["reply"]):
        text = mention.text.strip()
        if text not in listed and not all(end in listed for end in text.split(" to ")):
            yield f"turn {record['turn']}: {text!r} stands in the reply without a source"
    yield from (
        f"turn {record['turn']}: {text!r} is not in the reply" for text in listed if text not in record["reply"]
    )


def _fault(figure: Mapping[str, Any], record: Mapping[str, Any], stands: Stands) -> str | None:
    """Why a figure's source does not hold it; None when it does."""
    shown, source = mentions(figure["text"]), figure["from"]
    if len(shown) != 1:
        return "is not one figure"
    kind, _, name = source["id"].partition(":")
    if source["kind"] == "passage":
        return _in_passage(shown[0], source["id"], record, stands)
    if source["kind"] == "calculation":
        return _calculated(figure, record, stands)
    if source["kind"] == "dataset" or kind in ("framework", "occupation", "competency"):
        return _in_row(shown[0], source["id"], stands)
    if source["id"] == "message":
        return None if _holds(stands.said[-1], shown[0]) else "is not in the message it is said to come from"
    if kind == "fact":
        supposed = record["intent"] == "what_if" and _holds(stands.said[-1], shown[0])
        return None if supposed else _told(shown[0], name, stands)
    if kind == "decision":
        id, _, what = name.partition(":")
        held = [decision for state in stands.states if (decision := state.decision(id))]
        return None if any(_in_decision(shown[0], what, decision) for decision in held) else f"is not told of {name}"
    if kind == "edit":
        return None if any(name in str(state.choices) + str(state.own) for state in stands.states) else "is no edit"
    return f"has a source of no known kind: {source}"


def _in_decision(shown: Mention, what: str, decision: Decision) -> bool:
    """Whether a decision holds an amount or rating of that name with this value, or as many choices."""
    if what == "choices":
        return shown.low == len(decision.preferences)
    name, _, part = what.partition(".")
    option = decision.option(name)
    told = option.told.get(part) if option else decision.told.get(name)
    return told is not None and {shown.low, shown.high or shown.low} <= {told.low, told.high}


def _in_passage(shown: Mention, id: str, record: Mapping[str, Any], stands: Stands) -> str | None:
    if id not in {item["id"] for item in record["citations"]}:
        return f"comes from {id}, which is not cited"
    passage = stands.passages.get(id)
    return None if passage and _holds(passage.text, shown) else f"is not in the passage {id}"


def _calculated(figure: Mapping[str, Any], record: Mapping[str, Any], stands: Stands) -> str | None:
    """A calculation that is explained, whose inputs lead somewhere, and whose result a plan of the turn holds."""
    source = figure["from"]
    try:
        explained(source["id"].partition(":")[2])
    except KnowledgeError as error:
        return str(error)
    for id in source["inputs"]:
        if id != f"{record['session']}:{record['turn']}" and not _leads(id, stands):
            return f"rests on {id}, which stands for nothing"
    if record["intent"] in ("what_if", "compare"):  # from a plan that was tried and not kept
        return None
    shown = mentions(figure["text"])[0]
    judged = [
        judge(decision, state.profile, stands.framework, stands.plans[-1].made_on)
        for state in stands.states
        for decision in state.decisions
    ]
    made = (*stands.plans, *judged)
    held = (known for item in made for _, known in figures_in(item) if known.origin.id == source["id"])
    return None if any(_is(shown, known) for known in held) else f"is in no plan as {source['id']}"


def _leads(id: str, stands: Stands) -> bool:
    for plan, state in zip(stands.plans, stands.states, strict=True):
        try:
            resolve(id, plan, state.profile, stands.framework)
        except KnowledgeError:
            continue
        return True
    return False


def _in_row(shown: Mention, id: str, stands: Stands) -> str | None:
    kind, _, name = id.partition(":")
    if kind != "framework":
        return None if _leads(id, stands) else f"is in no table as {id}"
    try:
        row = stands.framework.rows.row(name)
    except KnowledgeError as error:
        return str(error)
    held = [value for value in row.values.values() if hasattr(value, "low")]
    ends = {end for value in held for end in (value.low, value.high) if end is not None}
    values = {shown.low, shown.high if shown.high is not None else shown.low}
    return None if values <= ends or _holds(str(row), shown) else f"is not in the row {name}"


def _told(shown: Mention, slot: str, stands: Stands) -> str | None:
    """A fact's value, or a figure of the words it rests on, which the person said or their document holds."""
    for fact in stands.facts:
        if fact.slot != slot:
            continue
        stated = fact.source.kind in ("document", "option") or any(fact.evidence in said for said in stands.said)
        if stated and (fact.value == shown.low or _holds(f"{fact.value} {fact.evidence}", shown)):
            return None
    return f"is no value the person gave for {slot}"


def _is(shown: Mention, known: Figure) -> bool:
    if shown.on is not None:
        return known.on == shown.on or (shown.month_only and known.on is not None and known.on.month == shown.on.month)
    return any(_same(shown, mention) for mention in mentions(known.text)) or shown.low in (known.low, known.high)


def _holds(text: str, shown: Mention) -> bool:
    return any(_same(shown, mention) for mention in mentions(text))


def _same(a: Mention, b: Mention) -> bool:
    """Whether two figures say the same amount; an end of a range is held by the range."""
    if a.on is not None or b.on is not None:
        return a.on == b.on
    if a.kind in WEEKS and b.kind in WEEKS:
        first, second = WEEKS[a.kind], WEEKS[b.kind]
    elif a.kind == b.kind:
        first = second = 1.0
    else:
        return False
    mine, theirs = (tuple(_ends(item, scale)) for item, scale in ((a, first), (b, second)))
    return all(any(abs(x - y) <= 0.005 * max(x, y, 1e-9) for y in theirs) for x in mine)


def _ends(mention: Mention, scale: float) -> Iterable[float]:
    return (mention.low * scale, (mention.low if mention.high is None else mention.high) * scale)


def untraced(session: Session, coach: Coach, withheld: bool = False) -> Iterator[str]:
    """What of a whole session does not lead to its source; sentences may be `withheld` of a model's reply."""
    for place, turn in enumerate(session.turns):
        record = {**turn.record, "withheld": []} if withheld else turn.record
        yield from unresolved(record, stands_of(session, place, coach))


def stands_of(session: Session, place: int, coach: Coach) -> Stands:
    """What a turn of a session could rest on."""
    around = session.turns[max(0, place - 1) : place + 1]
    return Stands(
        said=tuple(item.said for item in session.turns[: place + 1]),
        states=tuple(item.state for item in around),
        plans=tuple(item.plan for item in around),
        passages={passage.id: passage for passage in coach.retriever.passages},
        framework=coach.framework,
    )
