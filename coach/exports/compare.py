"""The sections that lay things side by side: what is missing, and the ways forward."""

import re
from collections.abc import Collection, Sequence

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
    told,
    under,
)

MOST = 4  # things a way forward is said to ask for
SIDES = 2  # things said for a way forward, and against it
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z“])")


def gaps(plan: CareerPlan) -> Section:
    """What is planned for, by priority; reasons that several share are said once below; the rest as later."""
    planned = [gap for gap in plan.gaps if gap.planned]
    shared = _shared(planned)
    blocks: list[Block] = []
    for title in dict.fromkeys(_rank(gap) for gap in planned):
        same = tuple(_gap(gap, shared) for gap in planned if _rank(gap) == title)
        blocks += under(title, Items(items=same))
    blocks += under("Why", listed(_of_several(planned, shared)))
    names = ", ".join(gap.name for gap in plan.gaps if gap.taught_by)
    blocks += under("Part of the training", paragraph("{names}.", names=names) if names else Items())
    if plan.fit.reach != "only the way in":
        later = [_later(gap) for gap in plan.gaps if not gap.planned and not gap.taught_by]
        blocks += under("Not in this plan yet", Paragraph(text=join(later, "; ")) if later else Items())
    return Section(id="gaps", title="What is missing", blocks=filled(blocks))


def _rank(gap: Gap) -> str:
    """Priority, need and what the matrix advises, as a heading."""
    return f"{gap.priority}, {'required' if gap.required else 'helpful'}: {gap.advice}"


def _gap(gap: Gap, shared: Sequence[str]) -> Item:
    own = tuple(sentence for sentence in _reasons(gap) if sentence.text not in shared)
    text = join((_levels(gap), told(gap.hours), *_price(gap)), ", ")
    return Item(lead=plain(gap.name), text=text, details=(join(own),) if own else ())


def _levels(gap: Gap) -> Said:
    """From the level shown to the one to reach before the move, and what is asked for where that is more."""
    if gap.need is None:
        return plain("to be earned" if gap.kind == "credential" else "to be shown")
    aim = gap.aim or gap.need
    more = "" if aim == gap.need else f" (asked: {gap.need})"
    return plain(f"{gap.have or 'none'} → {aim}{more}")


def _sentences(said: Said) -> list[Said]:
    """A text's sentences, each with the figures it quotes."""
    parts = SENTENCE_END.split(said.text)
    return [Said(text=part, figures=tuple(f for f in said.figures if f.text in part)) for part in parts]


def _reasons(gap: Gap) -> list[Said]:
    """The sentences of a reason; of a skill without the first, since the levels beside its name say the same."""
    return _sentences(gap.reason)[gap.need is not None :]


def _shared(planned: list[Gap]) -> list[str]:
    """Sentences that the reasons of more than one gap hold."""
    every = [sentence.text for gap in planned for sentence in _reasons(gap)]
    return [text for text in dict.fromkeys(every) if every.count(text) > 1]


def _of_several(planned: list[Gap], shared: list[str]) -> list[Said]:
    found = []
    for text in shared:
        named = [(gap, sentence) for gap in planned for sentence in _reasons(gap) if sentence.text == text]
        names = dict.fromkeys(gap.name for gap, _ in named)
        found.append(say("{who}: {sentence}", who=_who(planned, names), sentence=named[0][1]))
    return found


def _who(planned: list[Gap], names: Collection[str]) -> str:
    """Whom a shared reason is about, in as few names as will do."""
    skills = [gap.name for gap in planned if gap.need is not None]
    others = [name for name in skills if name not in names]
    if len(names) > len(others) and set(names) <= set(skills):
        return f"All skills but {', '.join(others)}" if others else "All skills"
    return ", ".join(names)


def _later(gap: Gap) -> Said:
    need = "required" if gap.required else "helpful"
    inside = join((plain(need), told(gap.hours), *_price(gap)), ", ")
    return say("{name} ({inside})", name=gap.name, inside=inside)


def _price(gap: Gap) -> tuple[Said, ...]:
    """What it costs; what is free needs no word for it."""
    return () if gap.cost.high == 0 else (told(gap.cost),)


def paths(plan: CareerPlan) -> Section:
    """The ways forward in one table, then each with its ratings, its for and against, and when to think again."""
    columns = (plain("What"), *(_title(path) for path in plan.paths))
    facts = [
        ("Time it takes", [told(path.months) for path in plan.paths]),
        ("Chance if tried", [_chance(path) for path in plan.paths]),
        ("Share of intent", [told(path.allocation) for path in plan.paths]),
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
    said: set[str] = set()
    for path in plan.paths:
        fresh = [part for part in (_sides(path), _turns(path)) if part.text and part.text not in said]
        said.update(part.text for part in fresh)
        blocks += under(path.title, listed([*_particulars(path), *fresh]))
    blocks += under("For all of them", _unrated(plan.paths))
    return Section(id="paths", title="Ways forward, side by side", blocks=filled(blocks))


def _title(path: Path) -> Said:
    return plain(f"{path.title} (chosen)" if path.chosen else path.title)


def _chance(path: Path) -> Said:
    """The chance, with the documents' range it was placed in."""
    if path.feasibility is None or path.base_range is None:
        return plain(path.no_chance or "")
    return say("{chance}, usually {usual}", chance=path.feasibility, usual=path.base_range)


def _unrated(paths: Sequence[Path]) -> Paragraph:
    """The factors that are unknown for every path, which the ratings of each leave out."""
    names = ", ".join(_unknown(paths))
    text = "Not known, and counted as the middle: {names}. Ask about them in each talk." if names else ""
    return paragraph(text, names=names)


def _unknown(paths: Sequence[Path]) -> list[str]:
    known = {factor.name for path in paths for factor in path.factors if factor.rating != "unknown"}
    return [name for name in dict.fromkeys(f.name for path in paths for f in path.factors) if name not in known]


def _particulars(path: Path) -> list[Said]:
    """Where a path leads, its effort and ratings, and what it asks for; of the chosen one that is told above."""
    rated = "; ".join(f"{factor.name} {factor.rating}" for factor in path.factors if factor.rating != "unknown")
    told_above = path.chosen or path.id == "path-stay"
    first = [say("{roles}.", roles=" → ".join(path.roles)), *(() if told_above else (path.note,))]
    first += [say("Rated: {rated}.", rated=rated)] if rated else []
    asks = () if told_above else path.requirements[:MOST]
    return [join(first), *([say("Asks for: {items}.", items=_joined(asks))] if asks else [])]


def _sides(path: Path) -> Said:
    """What speaks for a path and against it, and the way back."""
    lists = [("For it", path.pros[:SIDES]), ("Against it", path.cons[:SIDES])]
    sides = [say("{name}: {items}.", name=name, items=_joined(items)) for name, items in lists if items]
    return join([*sides, plain(path.reversibility)])


def _turns(path: Path) -> Said:
    """When to think again."""
    return say("Think again when: {triggers}", triggers=join(path.pivot_triggers)) if path.pivot_triggers else plain("")


def _joined(items: tuple[str, ...]) -> str:
    return "; ".join(item.rstrip(".") for item in items)
