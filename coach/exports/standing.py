"""The first sections of a plan: what was assumed, where the person stands, how ready they are, whether it fits."""

from coach.domain.figures import Figure, say
from coach.domain.plan import CareerPlan, Fit, WayOut
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

VERDICTS = {
    "fits": "Yes, counting the low end of the usual hours.",
    "does not fit": "Not as it stands.",
    "not known": "That can't be told before it is known what the aim asks for.",
}


def assumed(plan: CareerPlan) -> Section:
    """What was taken for granted, each with the question that settles it."""
    items = tuple(Item(text=say("{text} {ask}", text=item.text, ask=item.ask)) for item in plan.assumptions)
    return Section(id="assumed", title="What I assumed", blocks=filled([Items(items=items)]))


def position(plan: CareerPlan) -> Section:
    where = plan.position
    blocks: list[Block] = [listed(where.summary)]
    more = [name for name in where.strengths if name not in plan.readiness.held]
    if more:
        blocks.append(paragraph("You can build on: {names}.", names=", ".join(more)))
    return Section(id="position", title="Where you stand", blocks=filled(blocks))


def readiness(plan: CareerPlan) -> Section:
    """The score, its parts, and what is held already; what is missing has its own section."""
    ready = plan.readiness
    asked = {item.evidence for item in plan.milestones}
    parts = tuple(
        Item(
            lead=plain(part.name.capitalize()),
            text=say("{score}, counted for {weight}. {why}", score=part.score, weight=part.weight, why=part.why),
        )
        for part in ready.parts
    )
    blocks: list[Block] = [Paragraph(text=ready.summary), Items(items=parts)]
    if ready.held:
        blocks.append(paragraph("Already at the level asked for: {names}.", names=", ".join(ready.held)))
    blocks += under(
        "What shows it to someone who hires",
        listed(tuple(plain(proof) for proof in ready.proofs if proof not in asked)),
    )
    return Section(id="readiness", title="How ready you are", blocks=filled(blocks))


def fit(plan: CareerPlan) -> Section:
    """What it takes and what there is, what stands in the way, and what would make it fit; dates stand at the top."""
    found = plan.fit
    rows = tuple((plain(name), told(figure)) for name, figure in _totals(found) if figure is not None)
    blocks: list[Block] = [
        paragraph(VERDICTS[found.verdict]),
        Table(columns=(plain("What"), plain("How much")), rows=rows),
    ]
    blocks += under("What stands in the way", listed(found.reasons))
    blocks += under("Worth knowing", listed(found.cautions))
    blocks += under("What would make it fit", Items(items=tuple(_way(way) for way in found.ways_out)))
    return Section(id="fit", title="Does it fit?", blocks=filled(blocks))


def _totals(found: Fit) -> list[tuple[str, Figure | None]]:
    """Work, hours and cost; where the plan does not reach the target, named as what they are."""
    room = ("Hours you have until your date", found.hours_available)
    if found.reach == "only the way in":
        return [("What you can do meanwhile takes", found.hours_needed), room, ("What is required costs", found.cost)]
    weekly = ("Weekly hours that meet your date", found.weekly_needed)
    return [("Work it takes", found.hours_needed), room, weekly, ("Cost in all", found.cost)]


def _way(way: WayOut) -> Item:
    return Item(lead=way.change, text=way.effect)
