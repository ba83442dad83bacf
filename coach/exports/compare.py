"""The sections that lay things side by side: what is missing, and the ways forward."""

import re
from collections.abc import Sequence

from coach.domain.figures import Said, join, say
from coach.domain.plan import CareerPlan, Gap, Path
from coach.exports.page import (
    Block,
    Item,
    Items,
    Paragraph,
    Section,
    Table,
    filled,
    listed,
    paragraph,
    plain,
    price,
    told,
    under,
)

SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z“])")


def gaps(plan: CareerPlan) -> Section:
    """What is planned for, by priority; reasons that several share are said once below; the rest as later."""
    planned = [gap for gap in plan.gaps if gap.planned]
    shared = _shared([gap.reason for gap in planned])
    blocks: list[Block] = []
    for title in dict.fromkeys(_rank(gap) for gap in planned):
        same = tuple(_gap(gap, shared) for gap in planned if _rank(gap) == title)
        blocks += under(title, Items(items=same))
    blocks += under("Why", listed(_of_several(planned, shared)))
    later = [gap for gap in plan.gaps if not gap.planned and not gap.taught_by]
    names = ", ".join(gap.name for gap in plan.gaps if gap.taught_by)
    blocks += under("Part of the training", paragraph("{names}.", names=names) if names else Items())
    if plan.fit.reach != "only the way in":
        blocks += under("Not in this plan yet", Items(items=tuple(_later(gap, later) for gap in later)))
    return Section(id="gaps", title="What is missing", blocks=filled(blocks))


def _rank(gap: Gap) -> str:
    """Priority, need and what the matrix advises, as a heading."""
    return f"{gap.priority}, {'required' if gap.required else 'helpful'}: {gap.advice}"


def _gap(gap: Gap, shared: Sequence[str]) -> Item:
    own = tuple(sentence for sentence in _sentences(gap.reason) if sentence.text not in shared)
    text = say("{levels}, {hours}, {cost}", levels=_levels(gap), hours=gap.hours, cost=price(gap.cost))
    return Item(lead=plain(gap.name), text=text, details=(join(own),) if own else ())


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
    first = next(other for other in later if other.remedy.text == gap.remedy.text)
    begin = (say("When its time comes: {remedy}", remedy=gap.remedy),) if first.id == gap.id else ()
    return Item(lead=plain(gap.name), text=say(text, need=need, hours=gap.hours, cost=price(gap.cost)), details=begin)


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
        blocks.append(Table(columns=columns, rows=rows, across=True))
    blocks += under("How the chances were rated", _ratings(plan.paths, columns), _unrated(plan.paths))
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
        if name not in _unknown(paths)
    )
    return Table(columns=columns, rows=rows, across=True)


def _unknown(paths: Sequence[Path]) -> list[str]:
    """The factors that are unknown for every path."""
    known = {factor.name for path in paths for factor in path.factors if factor.rating != "unknown"}
    return [name for name in _factor_names(paths) if name not in known]


def _unrated(paths: Sequence[Path]) -> Paragraph:
    names = ", ".join(_unknown(paths))
    text = "Unknown for all of them, and counted as the middle: {names}." if names else ""
    return paragraph(text, names=names)


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
