"""What a person reads of a plan, and in which order: one structure that every format renders."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from itertools import groupby

from coach.domain.figures import Figure, Said, calculated, day, say
from coach.domain.plan import CareerPlan
from coach.domain.profile import Profile
from coach.exports import ahead, compare, outlook, standing
from coach.exports.calculations import listed_as
from coach.exports.page import Note, NoteGroup, PlanView, Section, filled, grounds, key_of, listed, plain, texts
from coach.exports.sources import SourceNote, resolve
from coach.framework.tables import Framework

# First a page to act on, then what it rests on, then the rest.
ORDER = (
    ahead.month,
    standing.fit,
    ahead.weeks,
    ahead.milestones,
    standing.assumed,
    standing.position,
    standing.readiness,
    compare.gaps,
    compare.paths,
    outlook.goals,
    outlook.years,
    outlook.phases,
    outlook.people,
    outlook.pay,
    outlook.risks,
    outlook.fallbacks,
    outlook.reviews,
    outlook.quality,
    outlook.questions,
)
TABLED = ("table", "rule")  # one table: its entries stand together whatever their titles
GROUPS = {
    "said": "What you said",
    "document": "Your document",
    "edit": "Your own entries",
    "framework": "Framework document",
    "rule": "Our own planning rules",
    "table": "Our tables of occupations and skills",
    "calculation": "Calculations",
}


def view(plan: CareerPlan, profile: Profile, framework: Framework, since: tuple[Said, ...] = ()) -> PlanView:
    """The plan in reading order, empty sections left out, with its sources numbered and grouped.

    `since` tells what moved since the plan was saved.

    Raises KnowledgeError when a figure's source is not one we know.
    """
    title = say("Career plan for {name}", name=plan.person) if plan.person else plain("Career plan")
    made = day(plan.made_on, calculated("today"))
    intro = (
        plan.headline,
        say(
            "Made on {made}. What has no price is free. Small raised numbers lead to the sources at the end, once in a "
            "section.",
            made=made,
        ),
    )
    moved = Section(id="since", title="Since you saved this plan", blocks=filled([listed(since)]))
    sections = tuple(section for section in (moved, *(make(plan) for make in ORDER)) if section.blocks)
    figures = [figure for text in texts((intro, sections)) for figure in text.figures]
    sources, numbers = numbered(figures, partial(resolve, plan=plan, profile=profile, framework=framework))
    return PlanView(title=title, intro=intro, sections=sections, sources=sources, numbers=numbers)


def numbered(
    figures: Iterable[Figure], resolved: Callable[[str], SourceNote]
) -> tuple[tuple[NoteGroup, ...], dict[str, int]]:
    """Sources in groups, numbered through, in order of first use; and the number of each key.

    `resolved` tells what the id of an origin stands for.
    """
    inputs: dict[str, dict[str, None]] = {}
    found: dict[str, SourceNote] = {}
    for figure in figures:
        key = key_of(figure.origin)
        found.setdefault(key, _note(figure, resolved))
        rests_on = inputs.setdefault(key, {})
        for id in grounds(figure.origin) if figure.origin.kind == "calculation" else ():
            rests_on[id] = None
            found.setdefault(id, resolved(id))
    kinds, used = list(GROUPS), list(found.values())
    ordered = sorted(found, key=lambda key: (kinds.index(found[key].kind), *_place(found[key], used)))
    numbers = {key: place for place, key in enumerate(ordered, start=1)}
    notes = [
        Note(number=number, source=found[key], rests_on=tuple(sorted(numbers[id] for id in inputs.get(key, ()))))
        for key, number in numbers.items()
    ]
    grouped = groupby(notes, key=lambda note: _group_title(note.source))
    groups = tuple(NoteGroup(title=title, notes=tuple(group)) for title, group in grouped)
    return groups, numbers


def _note(figure: Figure, resolved: Callable[[str], SourceNote]) -> SourceNote:
    """The source of a figure; of a calculation that of its family."""
    if figure.origin.kind == "calculation":
        title, how = listed_as(figure.origin.id.removeprefix("calc:"))
        return SourceNote(kind="calculation", title=title, detail=how)
    return resolved(figure.origin.id)


def _place(source: SourceNote, used: list[SourceNote]) -> tuple[int, date]:
    """Where a source stands in its group: rows of one document and date together."""
    titles = (other.title for other in used if other.kind == source.kind)
    at = list(dict.fromkeys(titles)).index(source.title) if source.kind not in TABLED else 0
    return at, source.date or date.min


def _group_title(source: SourceNote) -> str:
    """Heading of a source's group, with the document's name or the date of its data."""
    title = GROUPS[source.kind]
    if source.kind == "framework":
        title = f"{title}: {source.title}"
    return f"{title}, as of {source.date.day} {source.date:%B} {source.date.year}" if source.date else title
