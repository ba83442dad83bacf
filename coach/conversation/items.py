"""What of a plan people may name: its milestones, gaps and paths, and what they left out of it."""

from collections.abc import Callable

from coach.domain.figures import Said
from coach.domain.patch import State
from coach.domain.plan import CareerPlan, Gap, Milestone
from coach.exports.sources import used_figures
from coach.framework.catalogue import Catalogue
from coach.language.base import Item

# What people call a thing by its kind, beside its name.
CALLED = {
    "credential": ("certificate", "licence", "exam", "degree"),
    "network": ("people", "mentors", "network"),
    "apply": ("applications",),
}


def items_of(
    state: State, plan: CareerPlan, catalogue: Catalogue, plan_of: Callable[[State], CareerPlan]
) -> tuple[Item, ...]:
    """Everything of the plan, then what was left out, which is known by the plan as it would be without leaving out."""
    return (*_standing(plan, catalogue), *_dropped(state, catalogue, plan_of))


def titled(plan: CareerPlan, id: str) -> Said:
    """The name of an item of a plan, with the figures it may hold ("5 conversations"); the id where there is none."""
    items: list[Gap | Milestone] = [*plan.gaps, *plan.milestones]
    found = next((item for item in items if item.id == id), None)
    if found is None:
        return Said(text=next((path.title for path in plan.paths if path.id == id), id))
    return Said(text=found.title if isinstance(found, Milestone) else found.name, figures=tuple(used_figures(found)))


def _standing(plan: CareerPlan, catalogue: Catalogue) -> tuple[Item, ...]:
    return (
        *(
            Item(id=m.id, title=m.title, also=CALLED.get(m.kind, ()), gaps=m.gaps, kind="milestone", status=m.status)
            for m in plan.milestones
        ),
        *(Item(id=g.id, title=g.name, also=_also(g, catalogue), kind="gap") for g in plan.gaps),
        *(Item(id=p.id, title=p.title, kind="path") for p in plan.paths),
    )


def _also(gap: Gap, catalogue: Catalogue) -> tuple[str, ...]:
    known = catalogue.skill(gap.name)
    return (*(known.also if known else ()), *CALLED.get(gap.kind, ()))


def _dropped(state: State, catalogue: Catalogue, plan_of: Callable[[State], CareerPlan]) -> tuple[Item, ...]:
    gone = state.choices.dropped
    if not gone:
        return ()
    whole = plan_of(state.model_copy(update={"choices": state.choices.model_copy(update={"dropped": ()})}))
    found = {item.id: item for item in _standing(whole, catalogue)}
    return tuple(found[id].model_copy(update={"status": "dropped"}) for id in gone if id in found)
