"""The seven technology ladders of the documents: which one a role is on, its stage, and the stage's pay."""

from coach.domain.figures import Figure, Frozen, Said, say
from coach.framework.catalogue import Occupation
from coach.framework.rows import Range, Row
from coach.planning.case import Case


class Stage(Frozen):
    """A stage of a ladder: its name in words, its pay (US technology medians, undated), and a sentence."""

    row: str
    name: str
    pay: Figure
    sentence: Said


def stage_of(case: Case, occupation: Occupation | None) -> Stage | None:
    """The stage a role and its years stand on, or None when the documents have no ladder for the role.

    The role's rank picks the stage; years decide between stages of the same rank (half-open intervals, clash 8).
    """
    if occupation is None or occupation.ladder is None:
        return None
    stages = [row for row in case.rows.all() if row.id.startswith(f"ladder-{occupation.ladder}-stage-")]
    if not stages:
        return None
    years = (case.years.low or 0.0) if case.years else None
    row = _at(stages, occupation.rank, years if occupation == case.occupation else None)
    focus = ", ".join(case.rows.items(row.id, "focus"))
    when = case.rows.figure(row.id, "years")
    return Stage(
        row=row.id,
        name=focus,
        pay=case.rows.figure(row.id, "salary"),
        sentence=say(
            "On the {ladder} ladder this stage (year {when}) is about {focus}.",
            ladder=LADDER_NAMES[occupation.ladder],
            when=_bare(when),
            focus=focus,
        ),
    )


LADDER_NAMES = {
    "fullstack": "full-stack",
    "backend": "backend",
    "devops": "DevOps and platform",
    "data": "data",
    "prompt": "AI engineering",
    "management": "engineering management",
    "product": "product management",
}


def _at(stages: list[Row], rank: int, years: float | None) -> Row:
    by_rank = stages[min(max(rank - 1, 0), len(stages) - 1)]
    if years is None:
        return by_rank
    fitting = [row for row in stages if _starts(row) <= max(years, 1.0)]
    by_years = fitting[-1] if fitting else stages[0]
    return min(by_rank, by_years, key=lambda row: stages.index(row))


def _starts(row: Row) -> float:
    value = row.values["years"]
    return value.low if isinstance(value, Range) else 0.0


def _bare(years: Figure) -> Figure:
    """The figure without its unit, for use after the word "year"."""
    return years.model_copy(update={"text": years.text.split(" ")[0]})
