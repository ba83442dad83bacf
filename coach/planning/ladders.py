"""The seven technology ladders of the documents: which stage a role stands on, and what the stage pays."""

from coach.domain.figures import Figure, Frozen, Said, say
from coach.framework.occupations import Occupation
from coach.planning.case import Case

LADDER_NAMES = {
    "fullstack": "full-stack",
    "backend": "backend",
    "devops": "DevOps and platform",
    "data": "data",
    "prompt": "AI engineering",
    "management": "engineering management",
    "product": "product management",
}


class Stage(Frozen):
    """A stage of a ladder: its row, its focus in words, its pay (US technology medians, undated), a sentence."""

    row: str
    name: str
    pay: Figure
    sentence: Said


def stage_of(case: Case, occupation: Occupation | None) -> Stage | None:
    """The ladder stage of an occupation, or None when the documents have no ladder for it."""
    if occupation is None or occupation.ladder is None:
        return None
    row = f"ladder-{occupation.ladder}"
    focus = ", ".join(case.rows.items(row, "focus"))
    return Stage(
        row=row,
        name=focus,
        pay=case.rows.figure(row, "salary"),
        sentence=say(
            "On the {ladder} ladder this stage (year {when}) is about {focus}.",
            ladder=LADDER_NAMES[occupation.ladder.split("-")[0]],
            when=_bare(case.rows.figure(row, "years")),
            focus=focus,
        ),
    )


def _bare(years: Figure) -> Figure:
    """The figure without its unit, for use after the word "year"."""
    return years.model_copy(update={"text": years.text.split(" ")[0]})
