"""Where the person stands: family and level, seniority band, leadership stage, stage on a ladder we know."""

from coach.domain.figures import Said, say
from coach.domain.plan import Position
from coach.framework.occupations import Occupation
from coach.framework.rows import Rows
from coach.planning.case import Case
from coach.planning.held import rank_of
from coach.planning.ladders import placed, stage_of

BANDS = ("early_career", "established", "senior", "expert", "thought_leader")
# The documents' bands as one would say them to the person.
CALLED = {
    "early_career": "the start of a career",
    "established": "established",
    "senior": "senior",
    "expert": "long experience",
    "thought_leader": "very long experience",
}
LEVEL_NAMES = {
    "individual": ("entry", "mid", "senior", "principal", "principal", "fellow"),
    "management": ("team lead", "team lead", "team lead", "manager", "senior manager", "director"),
    "specialist": ("entry", "mid", "specialist", "specialist", "senior specialist", "senior specialist"),
}
GROUPS = {
    "individual": "roles that do the work themselves",
    "management": "roles that lead people",
    "specialist": "specialist roles",
}
FAMILIES = {"individual": "individual contributor", "management": "people management", "specialist": "specialist"}


def band_of(rows: Rows, years: float) -> str:
    """Seniority band for years in the industry, half open with the lower bound included (clash 8)."""
    return [name for name in BANDS if years >= rows.range("treated-experience-bands", name).low][-1]


def leadership_stage(rows: Rows, years: float, manages: bool) -> str:
    """Early, mid or senior, by years as individual contributor or as manager (rows leadership-stage-*)."""
    column = "manager_years" if manages else "ic_years"
    if years >= rows.range("leadership-stage-senior", column).low:
        return "senior"
    if manages or years >= rows.range("leadership-stage-mid", column).low:
        return "mid"
    return "early"


def level_of(occupation: Occupation | None) -> tuple[str, str]:
    """Family and level of an occupation; unknown when we have no entry for it."""
    if occupation is None:
        return "unknown", "unknown"
    return FAMILIES[occupation.track], LEVEL_NAMES[occupation.track][occupation.rank - 1]


def find_position(case: Case) -> Position:
    """The person's position today, with the sentences that explain it."""
    rows, occupation = case.rows, case.occupation
    family, level = level_of(occupation)
    manages = occupation is not None and occupation.track == "management"
    summary: list[Said] = []
    band, stage = "unknown", "unknown"
    if case.years is not None:
        years = case.years.low or 0.0
        key = band_of(rows, years)
        band = key.replace("_", " ")
        stage = leadership_stage(rows, years, manages)
        summary.append(
            say(
                "{years} of work: by years alone that counts as {band} ({row}).",
                years=case.years,
                band=CALLED[key],
                row=rows.figure("treated-experience-bands", key),
            )
        )
        leads = manages or (case.target.occupation is not None and case.target.occupation.track == "management")
        if leads:
            summary.append(_leading(rows, stage, manages))
    if occupation is not None:
        summary.append(Said(text=f"{occupation.title}: {occupation.summary}"))
        summary.append(Said(text=f"Among {GROUPS[occupation.track]} it counts as {level} level."))
    ladder = stage_of(case, occupation)
    if ladder is not None:
        summary.append(placed(ladder, case.years))
    return Position(
        role=case.role,
        occupation=occupation.id if occupation else None,
        family=family,
        level=level,
        band=band,
        leadership_stage=stage,
        ladder_stage=ladder.name if ladder else None,
        summary=tuple(summary),
        strengths=strengths(case),
    )


def _leading(rows: Rows, stage: str, manages: bool) -> Said:
    """The stage as a leader, and the years it rests on."""
    column = "manager_years" if manages else "ic_years"
    return say(
        "For leading people that is the {stage} stage: {years} {as_what}.",
        stage=stage,
        years=rows.figure(f"leadership-stage-{stage}", column),
        as_what="of leading others" if manages else "of doing the work itself",
    )


def strengths(case: Case, most: int = 6) -> tuple[str, ...]:
    """What the person holds at proficiency or above: what the target asks for first, then the rated and listed."""
    names = case.framework.catalogue.competencies
    wanted = {need.skill for need in case.target.occupation.skills} if case.target.occupation else set()
    strong = [
        ability
        for ability in case.held.values()
        if rank_of(ability.level) >= rank_of("proficiency") and ability.why != "everyday"
    ]
    strong.sort(
        key=lambda a: (a.competency not in wanted, a.why not in ("rated", "listed"), -rank_of(a.level), a.competency)
    )
    return tuple(names[ability.competency].name for ability in strong[:most])
