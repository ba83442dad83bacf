"""The six things a path's chance depends on, rated for this person; what nobody told us is unknown."""

from coach.domain.figures import Figure, Origin, Said, amount, calculated, say
from coach.domain.plan import Factor
from coach.planning.candidates import Candidate
from coach.planning.case import Case
from coach.planning.draft import Draft
from coach.planning.phrases import sentence

COMPETITION = "How many others apply for such posts I do not know; ask in each talk."
ECONOMY = "No data on hiring is loaded; look at it again at each review."


def rate(case: Case, candidate: Candidate, tried: Draft | None) -> tuple[Factor, ...]:
    """The six factors of row path-probability-factors; what nobody told us is unknown, and counts as the middle."""
    outlook = candidate.role.outlook if candidate.role else ""
    demand = f"No job-market data is loaded. {sentence(outlook)}" if outlook else "No job-market data is loaded."
    inside = candidate.stay or candidate.type in ("linear", "leadership", "specialist")
    context = "A new employer has to be won first."
    if inside:
        context = "It builds on an employer who knows you; whether a post opens there I do not know."
    if candidate.own:
        context = "Customers have to be won, one by one."
    return (
        _fit(case, candidate),
        Factor(name="market demand", rating="unknown", why=Said(text=demand)),
        Factor(name="competition", rating="unknown", why=Said(text=COMPETITION)),
        _preparation(case, tried),
        Factor(name="organisational context", rating="medium" if inside else "low", why=Said(text=context)),
        Factor(name="economic conditions", rating="unknown", why=Said(text=ECONOMY)),
    )


def _fit(case: Case, candidate: Candidate) -> Factor:
    role = candidate.role
    if candidate.stay:
        satisfaction = case.profile.figure("satisfaction")
        if satisfaction is None:
            return Factor(
                name="personal fit", rating="unknown", why=Said(text="How content you are there was not said.")
            )
        mark = satisfaction.low or 0.0
        top = case.rows.range("satisfaction-scale", "satisfaction").high or 10.0
        rating = "high" if mark > top * 2 / 3 else "medium" if mark > top / 3 else "low"
        return Factor.model_validate(
            {"name": "personal fit", "rating": rating, "why": say("You marked it with {mark}.", mark=satisfaction)}
        )
    if role is None:
        return Factor(name="personal fit", rating="unknown", why=Said(text="What it asks for is not known yet."))
    needs = role.required or role.skills
    shared = [need for need in needs if need.skill in case.held]
    origin = calculated("skills-shared", f"occupation:{role.id}", "fact:skills")
    rating = "high" if len(shared) * 3 >= len(needs) * 2 else "medium" if len(shared) * 3 >= len(needs) else "low"
    opening = "You bring {shared} of the {all} it requires" if shared else "The {all} it requires are still to be shown"
    why = say(
        opening + "{level}; whether you would like the work only you can say.",
        level=", at some level" if shared else "",
        shared=amount(len(shared), len(shared), "", origin),
        all=amount(len(needs), len(needs), "skill", Origin(kind="dataset", id=f"occupation:{role.id}")),
    )
    return Factor.model_validate({"name": "personal fit", "rating": rating, "why": why})


def _preparation(case: Case, tried: Draft | None) -> Factor:
    if tried is None:
        return Factor(
            name="preparation time", rating="high", why=Said(text="It needs no preparation beyond your present work.")
        )
    ratio = tried.work_end / case.weeks if case.weeks else 2.0
    rating = "high" if tried.fits and ratio <= 2 / 3 else "medium" if tried.fits else "low"
    words = {
        "high": "The work it takes leaves room before your date of {by}.",
        "medium": "The work it takes fills the time until {by}.",
        "low": "The work it takes does not fit the time and money until {by}.",
    }
    by = Figure(
        text=f"{case.deadline:%B} {case.deadline.year}",
        unit="date",
        on=case.deadline,
        origin=calculated("deadline", case.months),
    )
    return Factor.model_validate({"name": "preparation time", "rating": rating, "why": say(words[rating], by=by)})
