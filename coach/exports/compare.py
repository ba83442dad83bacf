"""The sections that lay things side by side: what is missing, and the ways forward."""

import re
from collections.abc import Sequence

from coach.domain.figures import Said, join, say
from coach.domain.plan import CareerPlan, Gap, Path
from coach.exports.page import Block, Item, Items, Section, Table, filled, listed, paragraph, plain, told, under

SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z“])")


def gaps(plan: CareerPlan) -> Section:
    """What is planned for, as a table; reasons that several share are said once below it; the rest as later."""
    planned = [gap for gap in plan.gaps if gap.planned]
    shared = _shared([gap.reason for gap in planned])
    columns = tuple(plain(name) for name in ("Priority", "What", "From → to", "Hours", "Cost", "Why"))
    blocks: list[Block] = []
    if planned:
        blocks.append(paragraph("P0 comes first, then P1, then P2."))
    blocks.append(Table(columns=columns, rows=tuple(_row(gap, shared) for gap in planned)))
    blocks += under("More on why", listed(_of_several(planned, shared)))
    later = [gap for gap in plan.gaps if not gap.planned]
    blocks += under("Not in this plan yet", Items(items=tuple(_later(gap, later) for gap in later)))
    return Section(id="gaps", title="What is missing", blocks=filled(blocks))


def _row(gap: Gap, shared: Sequence[str]) -> tuple[Said, ...]:
    need = "Required" if gap.required else "Helpful"
    opening = say("{need}: {advice}.", need=need, advice=gap.advice)
    own = [sentence for sentence in _sentences(gap.reason) if sentence.text not in shared]
    why = join([opening, *own])
    return (plain(gap.priority), plain(gap.name), _levels(gap), told(gap.hours), told(gap.cost), why)


def _levels(gap: Gap) -> Said:
    if gap.need is None:
        return plain("to be shown")
    return say("{have} → {aim}", have=gap.have or "none", aim=gap.aim or gap.need)


def _sentences(said: Said) -> list[Said]:
    """A text's sentences, each with the figures it quotes."""
    parts = SENTENCE_END.split(said.text)
    return [Said(text=part, figures=tuple(f for f in said.figures if f.text in part)) for part in parts]


def _shared(reasons: list[Said]) -> list[str]:
    """Sentences that more than one reason holds."""
    every = [sentence.text for reason in reasons for sentence in _sentences(reason)]
    return [text for text in dict.fromkeys(every) if every.count(text) > 1]


def _of_several(planned: list[Gap], shared: list[str]) -> list[Said]:
    found = []
    for text in shared:
        named = [(gap, sentence) for gap in planned for sentence in _sentences(gap.reason) if sentence.text == text]
        sentence = named[0][1]
        names = dict.fromkeys(gap.name for gap, _ in named)
        found.append(say("{names}: {sentence}", names=", ".join(names), sentence=sentence))
    return found


def _later(gap: Gap, later: Sequence[Gap]) -> Item:
    """A gap that waits, with how to begin on it when its time comes; what several share is said at the first."""
    need = "required" if gap.required else "helpful"
    text = "{need}, {hours}, {cost}"
    cost = gap.cost.model_copy(update={"text": "free"}) if gap.cost.low == gap.cost.high == 0 else gap.cost
    first = next(other for other in later if other.remedy.text == gap.remedy.text)
    begin = (say("When its time comes: {remedy}", remedy=gap.remedy),) if first.id == gap.id else ()
    return Item(lead=plain(gap.name), text=say(text, need=need, hours=gap.hours, cost=cost), details=begin)


def paths(plan: CareerPlan) -> Section:
    """The ways forward in one table, then how their chances were rated, then each with its for and against."""
    columns = (plain("What"), *(_title(path) for path in plan.paths))
    facts = [
        ("Time it takes", [told(path.months) for path in plan.paths]),
        ("Chance if tried", [_chance(path) for path in plan.paths]),
        ("Usual range", [_usual(path) for path in plan.paths]),
        ("Share of intent", [told(path.allocation) for path in plan.paths]),
        ("Leads through", [plain(" → ".join(path.roles)) for path in plan.paths]),
        ("Effort", [path.note for path in plan.paths]),
    ]
    rows = tuple((plain(name), *cells) for name, cells in facts)
    blocks: list[Block] = []
    if plan.paths:
        blocks.append(
            paragraph(
                "The chance says how likely it is if you try; the share of intent says how much of your effort it gets."
            )
        )
        blocks.append(Table(columns=columns, rows=rows))
    blocks += under("How the chances were rated", _ratings(plan.paths, columns))
    blocks += under("Why rated so", Items(items=tuple(_reasons(plan.paths))))
    for path in plan.paths:
        blocks += under(path.title, listed(_particulars(path)))
    return Section(id="paths", title="Ways forward, side by side", blocks=filled(blocks))


def _title(path: Path) -> Said:
    return plain(f"{path.title} (chosen)" if path.chosen else path.title)


def _chance(path: Path) -> Said:
    return plain(path.no_chance or "") if path.feasibility is None else told(path.feasibility)


def _usual(path: Path) -> Said:
    return plain(path.no_chance or "") if path.base_range is None else told(path.base_range)


def _factor_names(paths: Sequence[Path]) -> list[str]:
    return list(dict.fromkeys(factor.name for path in paths for factor in path.factors))


def _ratings(paths: Sequence[Path], columns: tuple[Said, ...]) -> Table:
    rated = [{factor.name: factor.rating for factor in path.factors} for path in paths]
    rows = tuple(
        (plain(name.capitalize()), *(plain(ratings.get(name, "unknown")) for ratings in rated))
        for name in _factor_names(paths)
    )
    return Table(columns=columns, rows=rows)


def _reasons(paths: Sequence[Path]) -> list[Item]:
    """Each factor's reasons; one that several paths share is said once."""
    items = []
    for name in _factor_names(paths):
        why = {path.title: factor.why for path in paths for factor in path.factors if factor.name == name}
        lead = plain(f"{name.capitalize()}:")
        texts = dict.fromkeys(why.values())
        if len(texts) == 1:
            items.append(Item(lead=lead, text=next(iter(texts))))
            continue
        details = [_for_paths([title for title, said in why.items() if said == text], text) for text in texts]
        items.append(Item(lead=lead, text=plain(""), details=tuple(details)))
    return items


def _for_paths(titles: list[str], why: Said) -> Said:
    return say("{titles}: {why}", titles=", ".join(titles), why=why)


def _particulars(path: Path) -> list[Said]:
    """What a path asks for, its sides for and against, the way back, and when to turn round."""
    lists = [("Asks for", path.requirements), ("For it", path.pros), ("Against it", path.cons)]
    said = [say("{name}: {items}.", name=name, items=_joined(items)) for name, items in lists if items]
    said.append(plain(path.reversibility))
    if path.pivot_triggers:
        said.append(say("Think again when: {triggers}", triggers=join(path.pivot_triggers)))
    return said


def _joined(items: tuple[str, ...]) -> str:
    return "; ".join(item.rstrip(".") for item in items)
