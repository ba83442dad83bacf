"""A decision as judged: one view for text and Markdown, and JSON with every source written out."""

import json
from collections.abc import Iterator
from datetime import date

from coach.domain.decision import Ask, Cash, Decision, Judgement, OptionView, Stretch
from coach.domain.figures import Said, calculated, day, join, say
from coach.domain.profile import Profile
from coach.exports import markdown, text
from coach.exports.page import (
    Block,
    Item,
    Items,
    PlanView,
    Section,
    Table,
    filled,
    listed,
    paragraph,
    plain,
    texts,
    told,
    under,
)
from coach.exports.sources import SourceNote, resolve, used_figures, used_ids
from coach.exports.view import numbered
from coach.framework.tables import Framework

SCHEMA = "career-coach/decision"
VERSION = 1
MOST_STRETCHES = 8
MOST_ASKS = 12


def render(
    decision: Decision, judged: Judgement, profile: Profile, framework: Framework, today: date, width: int = 80
) -> str:
    """The decision as plain text."""
    return text.render(view(decision, judged, profile, framework, today), width)


def as_markdown(decision: Decision, judged: Judgement, profile: Profile, framework: Framework, today: date) -> str:
    """The decision as Markdown."""
    return markdown.render(view(decision, judged, profile, framework, today))


def dump(decision: Decision, judged: Judgement, profile: Profile, framework: Framework) -> str:
    """Decision, judgement and sources as JSON. Raises KnowledgeError for a source we don't know."""
    ids = sorted(used_ids(used_figures(judged)))
    whole = {
        "schema": SCHEMA,
        "version": VERSION,
        "decision": decision.model_dump(mode="json"),
        "judgement": judged.model_dump(mode="json"),
        "sources": {id: source(id, decision, profile, framework).model_dump(mode="json") for id in ids},
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def source(id: str, decision: Decision, profile: Profile, framework: Framework) -> SourceNote:
    """What an origin's id stands for: what was told of the decision in the person's words, or as for a plan."""
    head = f"decision:{decision.id}:"
    if not id.startswith(head):
        return resolve(id, None, profile, framework)
    name, _, what = id.removeprefix(head).partition(".")
    option = decision.option(name)
    if option is None:
        words = decision.told[name].words if name in decision.told else "your choices and points"
        return SourceNote(kind="said", title=name.replace("-", " ").capitalize(), detail=f"“{words}”")
    if what in option.told:
        return SourceNote(kind="said", title=f"{option.name}, {what}", detail=f"“{option.told[what].words}”")
    if what in option.signs:
        listed = framework.rows.items(what, "signs")
        held = "; ".join(listed[number - 1] for number in option.signs[what]) or "none of those listed"
        return SourceNote(kind="said", title=f"{option.name}, signs", detail=held)
    return SourceNote(kind="said", title=option.name, detail="the amounts you told of it")


def view(decision: Decision, judged: Judgement, profile: Profile, framework: Framework, today: date) -> PlanView:
    """The judgement in reading order, with its sources numbered."""
    title = plain(f"To decide: {judged.title}")
    intro = (judged.verdict, *_kept(decision, judged), *judged.reasons)
    made = (
        _section("cautions", "Before you decide", listed(judged.cautions)),
        _section("turn", "What would turn it", listed(judged.changes)),
        _section("test", "Find out cheaply", paragraph("{test}", test=judged.test)),
        _section("sides", "Side by side", *_sides(judged)),
        _section("weights", "What counts, and where it turns", *_weights(judged)),
        _section("money", "Money, month by month", *_money(judged)),
        _section("people", "The way back, and what it asks of people", *_people(judged)),
        _section("regret", "Least to regret", paragraph("{regret}", regret=judged.regret)),
        _section("notes", "What the figures rest on", listed(judged.notes)),
        _section("asks", "Still worth telling", *_asks(judged.asks)),
    )
    sections = tuple(section for section in made if section.blocks)
    intro = (*intro, say("Worked out on {day}.", day=day(today, calculated("today"))))
    figures = [figure for said in texts((intro, sections)) for figure in said.figures]
    sources, numbers = numbered(figures, lambda id: source(id, decision, profile, framework))
    return PlanView(title=title, intro=intro, sections=sections, sources=sources, numbers=numbers)


def _section(id: str, title: str, *blocks: Block) -> Section:
    return Section(id=id, title=title, blocks=filled(blocks))


def _kept(decision: Decision, judged: Judgement) -> Iterator[Said]:
    """The verdict kept earlier, where it differs from today's."""
    kept = decision.verdict
    if kept is not None and (kept.winner, kept.strength) != (judged.winner, judged.strength):
        on = day(kept.on, calculated("day-of-plan"))
        names = {option.id: option.name for option in decision.options}
        was = f"“{names[kept.winner]}” ({kept.strength})" if kept.winner in names else kept.strength
        yield say("When it was kept on {on} the verdict was: {was}. Facts of yours changed since.", on=on, was=was)


def _sides(judged: Judgement) -> Iterator[Block]:
    """A table of all scores, then what is ruled out or beaten, and where each score comes from."""
    standing = [option for option in judged.options if option.total is not None]
    if standing:
        columns = (plain("Points"), *(plain(option.name) for option in standing))
        rows = [
            (plain(score.name), *(told(option.scores[place].score) for option in standing))
            for place, score in enumerate(standing[0].scores)
        ]
        rows.append((plain("Total"), *(_total(option) for option in standing)))
        if all(option.ahead for option in standing):
            rows.append(
                (plain("Leads under"), *(told(option.ahead) if option.ahead else plain("") for option in standing))
            )
        yield Table(columns=columns, rows=tuple(rows), across=True)
    yield listed(_beaten(judged))
    for option in standing:
        lines = [
            say("{name}: {why}", name=score.name, why=score.why)
            for score in option.scores
            if score.known and score.why.figures
        ]
        yield from under(option.name, listed(lines))


def _total(option: OptionView) -> Said:
    if option.total is None or option.between is None or option.between.low == option.between.high:
        return told(option.total) if option.total else plain("")
    return say("{total} ({between})", total=option.total, between=option.between)


def _beaten(judged: Judgement) -> Iterator[Said]:
    """Options ruled out by a must, and those another is better than by everything."""
    names = {option.id: option.name for option in judged.options}
    for option in judged.options:
        if option.ruled_out:
            yield say("Ruled out: “{option}”. {why}", option=option.name, why=join(option.ruled_out))
        if option.dominated_by:
            others = " and ".join(f"“{names[name]}”" for name in option.dominated_by)
            yield plain(f"“{option.name}” is beaten by {others} by every criterion, whatever the weights.")


def _weights(judged: Judgement) -> Iterator[Block]:
    if not judged.weights:
        return
    yield paragraph("{weights}", weights=judged.weights_from)
    items = []
    for weight in sorted(judged.weights, key=lambda item: (-item.now.middle, item.name)):
        share = (
            told(weight.now)
            if weight.now.text == weight.share.text
            else say("{now} ({share})", now=weight.now, share=weight.share)
        )
        turn = join(weight.flips, "; ") if weight.flips else plain("does not turn it alone")
        items.append(Item(lead=plain(f"{weight.name}:"), text=say("{share}; {turn}", share=share, turn=turn)))
    yield Items(items=tuple(items))


def _money(judged: Judgement) -> Iterator[Block]:
    for option in judged.options:
        if option.cash is not None:
            yield from under(option.name, listed(_cash(option.cash)))
        elif option.no_cash:
            yield from under(option.name, paragraph(f"Not known yet: {option.no_cash}."))


def _cash(cash: Cash) -> Iterator[Said]:
    for stretch in cash.stretches[:MOST_STRETCHES]:
        yield say("{months}: {monthly}{each}", months=stretch.months, monthly=stretch.monthly, each=_each(stretch))
    if len(cash.stretches) > MOST_STRETCHES:
        yield plain("And so on; every month is in the JSON.")
    yield say("In all {total}; worth today {values}", total=cash.total, values=join(cash.values, ", "))
    yield cash.break_even
    if cash.runway.text:
        yield cash.runway


def _each(stretch: Stretch) -> str:
    return "" if stretch.months.high == 0 else " a month"


def _people(judged: Judgement) -> Iterator[Block]:
    for option in judged.options:
        parts = (option.way_back, *option.costs)
        yield from under(option.name, listed(part for part in parts if part.text))


def _asks(asks: tuple[Ask, ...]) -> Iterator[Block]:
    items = [
        Item(lead=plain(ask.id), text=join((ask.note, ask.text)), details=(plain(ask.hint),) if ask.hint else ())
        for ask in asks[:MOST_ASKS]
    ]
    if items:
        yield paragraph("Tell one with --set NAME=VALUE, or run coach decide again to be asked.")
        yield Items(items=tuple(items))
    if len(asks) > MOST_ASKS:
        yield paragraph("More is asked when these are told.")
