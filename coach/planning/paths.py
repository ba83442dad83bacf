"""Three to five ways forward: each with its time, its chance moved by six rated factors, and its price."""

import math

from coach.domain.figures import Figure, Origin, Said, amount, calculated, say
from coach.domain.plan import Factor, Path
from coach.framework.rows import Rows
from coach.planning import training
from coach.planning.candidates import TOP_RANK, Candidate, candidates, path_id, rungs_between
from coach.planning.case import Case
from coach.planning.draft import Draft
from coach.planning.factors import rate
from coach.planning.ownaccount import CONS, PROS, WAY_BACK
from coach.planning.phrases import in_sentence, named

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
# The way back for who has work, by type; without any there is none to keep.
REVERSIBILITY = {
    "linear": "Easy to stop: you stay in your work and keep what you learnt.",
    "lateral": "Mostly reversible while your present skills stay current and people there would have you back.",
    "industry": "Partly reversible: the way back stays open while contacts last, but seniority may have to be rebuilt.",
    "leadership": "Reversible in the first years if you keep your hand in; harder once your craft is out of date.",
    "specialist": "Reversible, though a narrow name takes time to widen again.",
}
WITHOUT_POST = "Easy to stop: no post is given up for it, and what you learnt stays yours."
# Sides of going back to one's own work after a break.
BACK_PROS = ("You know the work", "What you showed there still counts", "The shortest way to pay of your own")
BACK_CONS = ("The break has to be explained", "Tools and rules may have changed", "Possibly a lower start")
BACK_WAY = "Nothing is closed by it: other ways can be tried from there, with pay coming in."
LONG_YEARS = 3  # a time of more than that is told in years
NOT_YET = "not by your date"
NO_FIGURE = "no figure known"
RATING = {"low": 0.0, "medium": 0.5, "unknown": 0.5, "high": 1.0}


def find_paths(base: Draft) -> tuple[Path, ...]:
    """The chosen path and its alternatives, as many as asked for (three to five); one is to stay and grow."""
    ways = [(way, _draft_of(base, way)) for way in candidates(base.case)[: base.case.choices.path_count]]
    shares = _shared_out(base.case.rows, [_blocked(tried) for _, tried in ways])
    return tuple(_path(base, way, tried, shares[number], number == 0) for number, (way, tried) in enumerate(ways))


def _draft_of(base: Draft, candidate: Candidate) -> Draft | None:
    """The work a path takes: the plan's own for the one aimed at."""
    return base if candidate.chosen or candidate.role is None else _tried(base, candidate)


def _blocked(tried: Draft | None) -> bool:
    return tried is not None and not tried.arrives


def _path(base: Draft, candidate: Candidate, tried: Draft | None, share: Figure, first: bool) -> Path:
    case = base.case
    row = f"path-{ROW_OF[candidate.type]}"
    unknown = candidate.chosen and candidate.role is None and not candidate.stay and case.named
    whole = None if candidate.own or unknown else case.rows.figure(f"{row}-probability", "probability")
    factors = rate(case, candidate, tried)
    blocked = _blocked(tried)
    return Path.model_validate(
        {
            "id": path_id(candidate),
            "type": candidate.type,
            "title": _title(candidate, tried),
            "roles": _roles(case, candidate),
            "chosen": candidate.chosen or first,
            "months": _months(case, candidate, tried),
            "feasibility": None if blocked or whole is None else _feasibility(case, candidate, whole, factors),
            "no_chance": NO_FIGURE if whole is None else NOT_YET if blocked else None,
            "base_range": whole,
            "factors": factors,
            "allocation": share,
            "requirements": _requirements(candidate, row, case.rows, tried),
            **_sides(case, candidate, row, tried),
            "pivot_triggers": _triggers(case, candidate),
            "note": _note(case, candidate, tried),
        }
    )


def _title(candidate: Candidate, tried: Draft | None) -> str:
    """A move to a role we know is called by its type; staying, or a way still open, by its own words."""
    if candidate.role is None or candidate.stay or candidate.plain:
        return candidate.title
    if _trained_for(candidate, tried):
        return f"{training.TITLE}: {candidate.title}"
    return f"{TYPE_NAMES[candidate.type]}: {candidate.title}"


def _trained_for(candidate: Candidate, tried: Draft | None) -> bool:
    """Whether a path leads into work that is entered by a long training."""
    moves = tried is not None and not candidate.stay and not candidate.own
    return moves and tried is not None and training.training_in(tried.case, tried.gaps) is not None


def _sides(case: Case, candidate: Candidate, row: str, tried: Draft | None) -> dict[str, object]:
    """What speaks for a path and against it, and the way back: by its type, of a training, or of one's own business."""
    if candidate.own:
        return {"pros": PROS, "cons": CONS, "reversibility": WAY_BACK}
    if candidate.plain:
        return {"pros": BACK_PROS, "cons": BACK_CONS, "reversibility": BACK_WAY}
    if _trained_for(candidate, tried):
        return {"pros": training.PROS, "cons": training.CONS, "reversibility": training.WAY_BACK}
    return {
        "pros": _sentences(case.rows.items(f"{row}-trade-offs", "advantages")),
        "cons": _sentences(case.rows.items(f"{row}-trade-offs", "drawbacks")),
        "reversibility": REVERSIBILITY[candidate.type] if case.employed else WITHOUT_POST,
    }


def _tried(base: Draft, candidate: Candidate) -> Draft | None:
    """The work this path would take, drafted like the plan itself."""
    if candidate.role is None or candidate.stay:
        return None
    return base.towards(candidate.role)


def _roles(case: Case, candidate: Candidate) -> tuple[str, ...]:
    """Present role, next role, and where it usually leads."""
    names = case.framework.catalogue.occupations
    first = case.here
    if not candidate.chosen and (candidate.stay or candidate.plain):
        return (first,)
    if candidate.role is None:
        return (first,) if candidate.stay else (first, candidate.title)
    start = candidate.role
    later = [names[name] for name in start.after]
    aimed = case.target.occupation if candidate.stay else None
    then = [role.title for role in later if role.family == start.family and role != aimed][:1]
    return tuple(dict.fromkeys((first, start.title, *then)))


def _months(case: Case, candidate: Candidate, tried: Draft | None) -> Figure:
    """The documents' range for the type in months; rungs climbed multiply a linear path.

    Where the work tried out, or the calendar of a credential, takes longer than the range, it sets the figure.
    """
    row = f"path-{ROW_OF[candidate.type]}-timeline"
    whole = case.rows.figure(row, "duration")
    factor = 12 if whole.unit == "year" else 1
    here, role = case.occupation, candidate.role
    rungs = rungs_between(here, role) if candidate.type == "linear" else 1
    low, high = (whole.low or 0.0) * factor * rungs, (whole.high or 0.0) * factor * rungs
    if tried is not None and not candidate.stay and (candidate.own or role in case.past):
        return _from(_months_of_work(case, tried), calculated("path-months", case.hours))
    needed = _months_of_work(case, tried) if tried is not None and not candidate.stay else 0.0
    if needed > high:
        return _from(needed, calculated("path-months", whole, case.hours))
    return whole if factor * rungs == 1 else amount(low, high, "month", calculated("path-months", whole))


def _from(months: float, origin: Origin) -> Figure:
    """So many months or more; in years where that reads better."""
    years = math.ceil(months / 12 - 1e-9)
    return amount(months, None, "month", origin) if years <= LONG_YEARS else amount(years, None, "year", origin)


def _months_of_work(case: Case, tried: Draft) -> float:
    """Whole months until the last task but the meetings ends, or until a credential out of reach can be had."""
    calendar = [item.credential.months[0] for item in tried.blocked_credentials if item.credential]
    months = math.ceil(max((tried.work_end / case.weeks_in(1), *calendar)) - 1e-9)
    return min(months, round(case.horizon / case.weeks_in(1))) if tried.reach == "not at this pace" else months


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
        calculated(f"feasibility-{path_id(candidate)}", whole, "framework:plan-feasibility-width"),
    )


def _career_stage(case: Case) -> str:
    rank = case.occupation.rank if case.occupation else 1
    return "senior" if rank >= TOP_RANK else "middle" if rank > 1 else "early"


def _shared_out(rows: Rows, blocked: list[bool]) -> list[Figure]:
    """The shares in the order of the paths, the largest to the first that can be done at all.

    Where the one aimed at can't, staying comes after what leads somewhere: it needs no effort to speak of.
    """
    order = sorted(range(len(blocked)), key=lambda number: (blocked[number], blocked[0] and number == 1, number))
    shares = _allocations(rows, len(blocked))
    return [shares[order.index(number)] for number in range(len(blocked))]


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
    if tried is not None and (candidate.role is not None or candidate.own):
        own = tuple(item.gap.name for item in tried.gaps if item.gap.required and item.gap.kind != "network")
        if own or candidate.plain:
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
        name = named(tried.blocked_credentials[0].gap.name)
        return Said(
            text=f"Not by your date, whatever is tried: {name} takes longer. Only the way into it can be begun."
        )
    if not tried.arrives:
        return say(
            "Not at {hours}, within {horizon}.",
            hours=case.hours,
            horizon=case.rows.figure("goal-vision-horizon-roadmap", "horizon"),
        )
    total = sum(item.task.effort for item in tried.placed)
    hours = amount(round(total), round(total), "hour", calculated("path-hours", *(t.hours for t in tried.tasks)))
    here, role = case.occupation, candidate.role
    back = " In level it is a step back from {here}." if here and role and role.rank < here.rank else ""
    text = "About {hours} of your own time and {cost}."
    return say(text + back, hours=hours, cost=tried.cost, here=in_sentence(case.here))


def _sentences(items: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(item[:1].upper() + item[1:] for item in items)
