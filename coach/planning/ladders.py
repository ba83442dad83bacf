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
    """A stage of a ladder: its row, its ladder, its focus in words, its years, and its pay (US medians, undated)."""

    row: str
    ladder: str
    name: str
    years: Figure
    pay: Figure


def stage_of(case: Case, occupation: Occupation | None) -> Stage | None:
    """The ladder stage of an occupation, or None when the documents have no ladder for it."""
    if occupation is None or occupation.ladder is None:
        return None
    row = f"ladder-{occupation.ladder}"
    return Stage(
        row=row,
        ladder=LADDER_NAMES[occupation.ladder.split("-")[0]],
        name=", ".join(case.rows.items(row, "focus")),
        years=case.rows.figure(row, "years"),
        pay=case.rows.figure(row, "salary"),
    )


def placed(stage: Stage, years: Figure | None) -> Said:
    """Which stage a person's title puts them on, and whether their years in the field agree with it."""
    text = "By your title you stand where the documents' {ladder} ladder is about {focus} (year {when} of it)"
    low, high = stage.years.low or 0.0, stage.years.high
    have = None if years is None else years.low or 0.0
    if have is not None and have < low:
        text += "; your {years} are fewer than that, so expect to be asked for proof of it"
    elif have is not None and high is not None and have > high:
        text += "; your {years} alone would put you further up, so this goes by the title"
    return say(f"{text}.", ladder=stage.ladder, focus=stage.name, when=_bare(stage.years), years=years or "")


def _bare(years: Figure) -> Figure:
    """The figure without its unit, for use after the word "year"."""
    return years.model_copy(update={"text": years.text.split(" ")[0]})
