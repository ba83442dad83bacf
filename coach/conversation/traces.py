"""Where a figure comes from: the person's own words, a row of a table, a passage, or a calculation over those."""

from collections.abc import Iterator

from coach.conversation.reflect import label
from coach.conversation.reply import Desk, Reply
from coach.domain.figures import Figure, Origin, Said, join, say
from coach.domain.profile import SLOTS
from coach.domain.turn import TurnFigure
from coach.errors import KnowledgeError
from coach.exports.sources import SourceNote, resolve, used_figures
from coach.framework.titles import words
from coach.language.numerals import Mention, mentions

FEW_SOURCES = 4
NOT_THERE = (
    "I don't find that figure in your plan or in what I last wrote. Write it as it stands there, and I'll trace it."
)
IN_MESSAGE = "It is a figure of your own: it stands in what you wrote."


def number(reply: Reply, desk: Desk) -> None:
    """Where a figure comes from: of the last replies, or of the plan."""
    stated = mentions(reply.reading.subject) or mentions(reply.message)
    found = _stated(reply, stated[0]) if stated else _meant(reply) or _last(reply)
    if found is None:
        reply.tell(NOT_THERE)
    else:
        trace(reply, desk, found)


def trace(reply: Reply, desk: Desk, figure: Figure) -> None:
    """Tell what a figure rests on."""
    if figure.origin.kind == "user" and (own := _own_words(reply, figure.origin.id)):
        reply.tell(say("{figure} is your own figure. {words}", figure=figure, words=own), "plan")
        return
    lines = list(dict.fromkeys(line for id in figure.ids for line in _lines(reply, desk, id)))
    if not lines:
        reply.tell(say("{figure}: {own}", figure=figure, own=IN_MESSAGE), "plan")
        return
    opening = say("{figure} rests on:", figure=figure)
    told = [Said(text=f"- {line}") for line in lines[:FEW_SOURCES]]
    reply.tell(join([opening, *told], separator="\n"), "plan")


def stated_in(reply: Reply, subject: str) -> Figure | None:
    """The figure of the replies or the plan that some words name, or None."""
    stated = mentions(subject)
    return _stated(reply, stated[0]) if stated else None


def _stated(reply: Reply, asked: Mention) -> Figure | None:
    """The figure with this value, range and unit; else with this value where no unit is named; newest first."""
    own = _told(reply, asked)
    if own is not None:
        return own
    known = [*map(_figure, reversed(reply.session.shown)), *_of_plan(reply)]
    same = [figure for figure in known if _same_value(figure, asked)]
    for fits in (_same_unit, _no_unit):
        found = next((figure for figure in same if fits(figure, asked)), None)
        if found is not None:
            return found
    ends = [figure for figure in known if asked.high is None and asked.low and asked.low in (figure.low, figure.high)]
    return next((figure for figure in ends if _same_unit(figure, asked) or _no_unit(figure, asked)), None)


def _told(reply: Reply, asked: Mention) -> Figure | None:
    """The figure of a fact in whose words the very amount asked about stands: "3 years", kept as months."""
    for fact in reply.state.profile.facts:
        if SLOTS[fact.slot].kind == "number" and any(
            (told.kind, told.low, told.high) == (asked.kind, asked.low, asked.high) for told in mentions(fact.evidence)
        ):
            return reply.state.profile.figure(fact.slot)
    return None


def _same_value(figure: Figure, asked: Mention) -> bool:
    if asked.on is not None:
        return figure.on is not None and (
            figure.on == asked.on or asked.month_only and figure.on.replace(day=1) == asked.on
        )
    high = asked.low if asked.high is None else asked.high
    return figure.low == asked.low and (figure.high == high or (figure.high is None and asked.high is None))


def _same_unit(figure: Figure, asked: Mention) -> bool:
    return any(mention.kind == asked.kind for mention in mentions(figure.text))


def _no_unit(figure: Figure, asked: Mention) -> bool:
    return asked.kind == "count"


def _figure(shown: TurnFigure) -> Figure:
    source = shown.source
    origin = Origin(kind=source.kind, id=source.id, inputs=source.inputs)
    value = shown.value
    if isinstance(value, str):
        on = next((mention.on for mention in mentions(shown.text)), None)
        return Figure(text=shown.text, unit=shown.unit, on=on, origin=origin)
    low, high = value if isinstance(value, tuple) else (value, value)
    return Figure(text=shown.text, unit=shown.unit, low=low, high=high, origin=origin)


def _of_plan(reply: Reply) -> list[Figure]:
    plan, profile = reply.plan, reply.state.profile
    own = [figure for slot in SLOTS if (figure := profile.figure(slot)) is not None]
    return [*own, *used_figures(plan.fit), *used_figures(plan.readiness), *used_figures(plan)]


def _meant(reply: Reply) -> Figure | None:
    """The figure that is meant by its kind: "where do those hours come from?", "where does the cost come from?"."""
    fit, said = reply.plan.fit, set(words(reply.message))
    chance = next((path.feasibility for path in reply.plan.paths if path.chosen), None)
    kinds = (("hour", fit.hours_needed), ("cost", fit.cost), ("money", fit.cost), ("price", fit.cost),
             ("readiness", reply.plan.readiness.score), ("point", reply.plan.readiness.score), ("chance", chance),
             ("percent", chance), ("odds", chance), ("deadline", fit.deadline), ("date", fit.finish),
             ("month", fit.finish), ("finish", fit.finish), ("budget", reply.state.profile.figure("budget")),
             ("pay", reply.state.profile.figure("pay")))  # fmt: skip
    return next((figure for word, figure in kinds if figure is not None and set(words(word)) & said), None)


def _last(reply: Reply) -> Figure | None:
    """The figure shown last, for "where does that come from?"."""
    return _figure(reply.session.shown[-1]) if reply.session.shown else None


def _own_words(reply: Reply, id: str) -> str:
    """The person's words for a fact, with what they were said about."""
    slot = id.removeprefix("fact:")
    fact = reply.state.profile.fact(slot) if slot in SLOTS else None
    if fact is None or not fact.evidence.strip():
        return ""
    where = "Your document says" if fact.source.kind == "document" else "You wrote"
    return f"{where}, about {label(slot)}: “{' '.join(fact.evidence.split())}”."


def _lines(reply: Reply, desk: Desk, id: str) -> Iterator[str]:
    """What an origin's id stands for, in a line; nothing for a turn, whose facts are named on their own."""
    own = _own_words(reply, id)
    if own:
        yield own
        return
    if id == "message" or id.rpartition(":")[2].isdigit():
        return
    try:
        note = resolve(id, reply.plan, reply.state.profile, desk.framework)
    except KnowledgeError:
        page, _, section = id.partition("#")
        yield f"The guidance I quoted, page “{page.replace('-', ' ')}”, part “{section.replace('-', ' ')}”."
        return
    if note.kind in ("framework", "rule", "table"):
        reply.rows[id] = note.detail
    if note.kind != "said":
        yield _line(note)


def _line(note: SourceNote) -> str:
    said = f"{note.title}: {note.detail}" if note.kind == "framework" else note.words
    return f"{said.rstrip('.')}."
