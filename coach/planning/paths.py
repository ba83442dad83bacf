"""Three to five ways forward: each with its time, its chance moved by six rated factors, and its price."""

import math
from dataclasses import dataclass, replace

from coach.domain.figures import Figure, Origin, Said, amount, calculated, say
from coach.domain.plan import Factor, Path
from coach.framework.catalogue import Occupation
from coach.framework.rows import Rows
from coach.planning.case import Case, aim_at
from coach.planning.credentials import missing_credentials
from coach.planning.draft import Draft, draft
from coach.planning.phrases import in_sentence

ROW_OF = {
    "linear": "linear",
    "lateral": "lateral",
    "industry": "industry-transition",
    "leadership": "leadership",
    "specialist": "specialist",
}
TYPE_NAMES = {
    "linear": "Next rung",
    "lateral": "Sideways",
    "industry": "Another field",
    "leadership": "Leading people",
    "specialist": "Deeper as a specialist",
}
REVERSIBILITY = {
    "linear": "Easy to stop: you stay in your work and keep what you learnt.",
    "lateral": "Mostly reversible while your present skills stay current and people there would have you back.",
    "industry": "Partly reversible: the way back stays open while contacts last, but seniority may have to be rebuilt.",
    "leadership": "Reversible in the first years if you keep your hand in; harder once your craft is out of date.",
    "specialist": "Reversible, though a narrow name takes time to widen again.",
}
COMPETITION = "How many others apply for such posts I do not know; ask in each talk."
ECONOMY = "No data on hiring is loaded; look at it again at each review."
RATING = {"low": 0.0, "medium": 0.5, "unknown": 0.5, "high": 1.0}
TOP_RANK = 4


@dataclass(frozen=True)
class Candidate:
    """A way forward before it is worked out: where it leads and of which type it is."""

    type: str
    role: Occupation | None
    title: str
    chosen: bool = False
    stay: bool = False


# Ways that stay open to anyone, for when too few roles are known.
GENERIC = (
    Candidate("lateral", None, "A neighbouring role found through conversations"),
    Candidate("leadership", None, "A first team in your present work"),
)


def find_paths(base: Draft) -> tuple[Path, ...]:
    """The chosen path and its alternatives, as many as asked for (three to five); one is to stay and grow."""
    case = base.case
    candidates = _candidates(case)[: case.choices.path_count]
    pairs = zip(candidates, _allocations(case.rows, len(candidates)), strict=True)
    return tuple(_path(base, candidate, share, number == 0) for number, (candidate, share) in enumerate(pairs))


def _candidates(case: Case) -> list[Candidate]:
    """The target first, then staying, then neighbouring moves, those of a type not shown yet before the rest."""
    target, stay = case.target, _stay(case, case.occupation)
    kind = _type_of(case, target.occupation)
    found = [Candidate(kind, target.occupation, target.title, chosen=True), stay]
    if case.relation == "same":
        found = [replace(stay, chosen=True)]
    used = {item.type for item in found}
    fresh = _neighbours(case, {item.role.id for item in found if item.role})
    late = {role.id for role in fresh if _beyond(case, role)}
    for role in sorted(fresh, key=lambda role: (role.id in late, _type_of(case, role) in used, fresh.index(role))):
        found.append(Candidate(_type_of(case, role), role, role.title))
        used.add(_type_of(case, role))
    for generic in GENERIC[: max(3 - len(found), 0)]:
        found.append(generic)
    chosen = case.choices.path
    if chosen and any(_id(item) == chosen for item in found):
        found = [replace(item, chosen=_id(item) == chosen) for item in found]
        found.sort(key=lambda item: not item.chosen)
    return found


def _neighbours(case: Case, taken: set[str]) -> list[Occupation]:
    """Roles next to the present one and to the target; for a role we do not know, those with akin titles."""
    names = case.framework.catalogue.occupations
    here, goal = case.occupation, case.target.occupation
    roles = [names[name] for name in (*(here.after if here else ()), *(here.adjacent if here else ()))]
    roles += [names[name] for name in (*(goal.before if goal else ()), *(goal.adjacent if goal else ()))]
    if not roles:
        roles = list(case.framework.catalogue.near(case.role))
    held = taken | {role.id for role in case.past}
    return [role for role in dict.fromkeys(roles) if role.id not in held]


def _beyond(case: Case, role: Occupation) -> bool:
    """Whether a role requires a credential that can't be had by the wished date."""
    missing = missing_credentials(aim_at(case, role))
    return any(need.need != "helpful" and need.months[0] > (case.months.low or 0.0) for need in missing)


def _stay(case: Case, here: Occupation | None) -> Candidate:
    """Staying: towards the next rung when that is not the target anyway, else deeper in the present work."""
    deep = here is not None and here.rank >= TOP_RANK
    known = case.profile.text("role") is not None
    title = f"Stay as {in_sentence(case.here)} and grow there" if known else "Stay in your present work and grow there"
    return Candidate("specialist" if deep else "linear", here, title, stay=True)


def _type_of(case: Case, role: Occupation | None) -> str:
    here = case.occupation
    if role is None or here is None:
        return "industry"
    if role.track == "management" and here.track != "management":
        return "leadership" if role.sector == here.sector else "industry"
    if role.family == here.family and role.rank >= TOP_RANK and role.track != "management":
        return "specialist"
    if role.family == here.family and role.rank >= here.rank:
        return "linear"
    return "lateral" if role.sector == here.sector else "industry"


def _id(candidate: Candidate) -> str:
    if candidate.stay:
        return "path-stay"
    return f"path-{candidate.role.id}" if candidate.role else f"path-{'target' if candidate.chosen else candidate.type}"


def _path(base: Draft, candidate: Candidate, share: Figure, first: bool) -> Path:
    case = base.case
    row = f"path-{ROW_OF[candidate.type]}"
    whole = case.rows.figure(f"{row}-probability", "probability")
    tried = base if candidate.chosen or candidate.role is None else _tried(case, candidate)
    factors = _factors(case, candidate, tried)
    blocked = tried is not None and bool(tried.blocked_credentials)
    return Path.model_validate(
        {
            "id": _id(candidate),
            "type": candidate.type,
            "title": f"{TYPE_NAMES[candidate.type]}: {candidate.title}" if not candidate.stay else candidate.title,
            "roles": _roles(case, candidate),
            "chosen": candidate.chosen or first,
            "months": _months(case, candidate, tried),
            "feasibility": None if blocked else _feasibility(case, candidate, whole, factors),
            "base_range": whole,
            "factors": factors,
            "allocation": share,
            "requirements": _requirements(candidate, row, case.rows, tried),
            "pros": _sentences(case.rows.items(f"{row}-trade-offs", "advantages")),
            "cons": _sentences(case.rows.items(f"{row}-trade-offs", "drawbacks")),
            "reversibility": REVERSIBILITY[candidate.type],
            "pivot_triggers": _triggers(case, candidate),
            "note": _note(case, candidate, tried),
        }
    )


def _tried(case: Case, candidate: Candidate) -> Draft | None:
    """The work this path would take, drafted like the plan itself."""
    if candidate.role is None or candidate.stay:
        return None
    return draft(aim_at(case, candidate.role))


def _roles(case: Case, candidate: Candidate) -> tuple[str, ...]:
    """Present role, next role, and where it usually leads."""
    names = case.framework.catalogue.occupations
    first = case.here
    if candidate.role is None:
        return (first,) if candidate.stay else (first, candidate.title)
    start = candidate.role
    later = [names[name] for name in start.after]
    then = [role.title for role in later if role.family == start.family][:1]
    return tuple(dict.fromkeys((first, start.title, *then)))


def _months(case: Case, candidate: Candidate, tried: Draft | None) -> Figure:
    """The documents' range for the type in months; rungs climbed multiply a linear path.

    Where the work tried out, or the calendar of a credential, takes longer than the range, it sets the figure.
    """
    row = f"path-{ROW_OF[candidate.type]}-timeline"
    whole = case.rows.figure(row, "duration")
    factor = 12 if whole.unit == "year" else 1
    here, role = case.occupation, candidate.role
    rungs = max(role.rank - here.rank, 1) if candidate.type == "linear" and role and here else 1
    low, high = (whole.low or 0.0) * factor * rungs, (whole.high or 0.0) * factor * rungs
    needed = _months_of_work(case, tried) if tried is not None and not candidate.stay else 0.0
    if needed > high:
        return amount(needed, None, "month", calculated("path-months", whole, case.hours))
    return whole if factor * rungs == 1 else amount(low, high, "month", calculated("path-months", whole))


def _months_of_work(case: Case, tried: Draft) -> float:
    """Whole months until the last task but the meetings ends, or until a credential out of reach can be had."""
    calendar = [item.credential.months[0] for item in tried.blocked_credentials if item.credential]
    ends = [item.end / case.weeks_in(1) for item in tried.placed if item.task.lane == "main"]
    return math.ceil(max((*ends, *calendar), default=0.0) - 1e-9)


def _factors(case: Case, candidate: Candidate, tried: Draft | None) -> tuple[Factor, ...]:
    """The six factors of row path-probability-factors; what nobody told us is unknown, and counts as the middle."""
    outlook = candidate.role.outlook if candidate.role else ""
    demand = f"No job-market data is loaded. {outlook}".strip()
    inside = candidate.stay or candidate.type in ("linear", "leadership", "specialist")
    context = (
        "It builds on an employer who knows you; whether a post opens there I do not know."
        if inside
        else "A new employer has to be won first."
    )
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
    ratio = tried.end / case.weeks if case.weeks else 2.0
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


def _feasibility(case: Case, candidate: Candidate, whole: Figure, factors: tuple[Factor, ...]) -> Figure:
    """The chance if tried: half the documents' range, placed inside it by the mean of the factor ratings.

    On the leadership path the range is first narrowed by how far the person is (our own rule, clash 23).
    """
    if candidate.type == "leadership":
        whole = case.rows.figure("treated-leadership-chance", _career_stage(case))
    low, high = whole.low or 0.0, whole.high or 0.0
    width = (high - low) * case.rows.range("plan-feasibility-width", "share").low / 100
    place = sum(RATING[factor.rating] for factor in factors) / len(factors)
    start = round(low + (high - low - width) * place)
    return amount(
        start,
        round(start + width),
        "percent",
        calculated(f"feasibility-{_id(candidate)}", whole, "framework:plan-feasibility-width"),
    )


def _career_stage(case: Case) -> str:
    rank = case.occupation.rank if case.occupation else 1
    return "senior" if rank >= TOP_RANK else "middle" if rank > 1 else "early"


def _allocations(rows: Rows, count: int) -> list[Figure]:
    """Shares of intent that add up to a hundred: 70, 20 and the rest evenly (rows roadmap-*-probability)."""
    first = rows.figure("roadmap-primary-path-probability", "probability")
    second = rows.figure("roadmap-alternative-a-probability", "probability")
    third = rows.figure("roadmap-alternative-b-probability", "probability")
    if count <= 3:
        return [first, second, third][:count]
    rest = (third.low or 0.0) / (count - 2)
    share = amount(round(rest, 1), round(rest, 1), "percent", calculated("allocation", third))
    return [first, second, *[share] * (count - 2)]


def _requirements(candidate: Candidate, row: str, rows: Rows, tried: Draft | None) -> tuple[str, ...]:
    """What has to be shown: the role's own required gaps when we know them, else what the type asks for."""
    if tried is not None and candidate.role is not None:
        own = tuple(item.gap.name for item in tried.gaps if item.gap.required and item.gap.kind != "network")
        if own:
            return own[:6]
    return _sentences(rows.items(f"{row}-requirements", "requirements"))


def _triggers(case: Case, candidate: Candidate) -> tuple[Said, ...]:
    pay = case.rows.figure("pivot-pay-stagnant", "duration")
    advance = case.rows.figure("pivot-no-advancement", "duration")
    if candidate.stay:
        return (
            say("No advancement for {months}.", months=advance),
            say("No rise in pay for {months}.", months=pay),
        )
    slip = case.rows.figure("plan-slip", "delay")
    return (
        say("A required milestone is {slip} late and no change in hours or help would catch it up.", slip=slip),
        Said(text="After the first round of talks you would no longer choose the work itself."),
    )


def _note(case: Case, candidate: Candidate, tried: Draft | None) -> Said:
    if candidate.stay:
        return Said(text="The comparison every other path has to beat; nothing is lost by keeping it open.")
    if tried is None:
        return Said(text="Its work and cost can be told once the role is known better.")
    if tried.blocked_credentials:
        name = tried.blocked_credentials[0].gap.name
        return Said(
            text=f"Not by your date, whatever is tried: {name} takes longer. Only the way into it can be begun."
        )
    total = sum(item.task.effort for item in tried.placed)
    hours = amount(round(total), round(total), "hour", calculated("path-hours", *(t.hours for t in tried.tasks)))
    here, role = case.occupation, candidate.role
    back = " In level it is a step back from {here}." if here and role and role.rank < here.rank else ""
    text = "About {hours} of your own time and {cost}."
    return say(text + back, hours=hours, cost=tried.cost, here=in_sentence(case.here))


def _sentences(items: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(item[:1].upper() + item[1:] for item in items)
