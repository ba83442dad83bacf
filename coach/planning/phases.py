"""The transition in phases: four scaled to the time before the move, and one after it."""

import math

from coach.domain.figures import Figure, Said, amount, calculated, day, say
from coach.domain.outlook import Phase
from coach.planning.draft import Draft
from coach.planning.move import venue
from coach.planning.ownaccount import VENUE

SHARES = "treated-transition-shares"  # of the time before the move
BEFORE = ("Preparation", "Exploration", "Positioning")
MOVE = "Transition"
AFTER = ("transition-phase-5-establishment-share", "Establishment")


def find_phases(base: Draft) -> tuple[Phase, ...]:
    """Phases one to four fill the time before the move, and phase five follows it (clash 7).

    The fourth begins when the plan begins the move itself; the first three share the time until then as the documents
    have it, unless that is within the near plan. There are none in a plan that does not reach the target.
    """
    if not base.arrives:
        return ()
    case = base.case
    weeks = end_of_move(base)
    begun = _begin_of_move(base)
    move = weeks if begun is None else begun
    shares = [case.rows.range(SHARES, name.lower()).low for name in BEFORE]
    near = case.rows.range("plan-ninety-days", "weeks").low
    phases: list[Phase] = []
    at = 0.0
    for name, share in zip(BEFORE, shares, strict=True) if move > near else ():
        end = at + move * share / sum(shares)
        phases.append(_phase(base, name, at, end, _share(base, end - at, weeks), SHARES))
        at = end
    phases.append(_phase(base, MOVE, at, weeks, _share(base, weeks - at, weeks), SHARES))
    row, name = AFTER
    usual = case.rows.figure(row, "share")
    phases.append(_phase(base, name, weeks, weeks * (1 + usual.middle / 100), usual, row))
    return tuple(phase for phase in phases if phase.share.low)


def _begin_of_move(base: Draft) -> float | None:
    """When the first step of the move itself begins; None where the plan holds none."""
    return min((item.start for item in base.placed if item.task.kind == "apply" and not item.done), default=None)


def end_of_move(base: Draft) -> float:
    """When the move is over: by the date; sooner where its work and the documents' share of time for it end sooner."""
    weeks, move = max(base.case.weeks, base.end), _begin_of_move(base)
    if move is None:
        return weeks
    share = base.case.rows.range(SHARES, MOVE.lower()).low / 100
    return min(weeks, max(base.end, base.work_end, move / (1 - share)))


def _share(base: Draft, length: float, weeks: float) -> Figure:
    """How much of the time before the move a phase takes."""
    part = round(100 * length / weeks) if weeks else 0
    return amount(part, part, "percent", calculated("share-of-phase", base.case.months, f"framework:{SHARES}"))


def _phase(base: Draft, name: str, start: float, end: float, share: Figure, row: str) -> Phase:
    case = base.case
    origin = calculated(f"phase-{name.lower()}", case.months, f"framework:{row}")
    return Phase(
        id=f"phase-{name.lower()}",
        name=name,
        start=day(case.on(math.ceil(start * 7 - 1e-6) / 7), origin),
        end=day(case.on(math.ceil(end * 7 - 1e-6) / 7), origin),
        share=share,
        focus=_focus(base, name),
    )


def _focus(base: Draft, name: str) -> tuple[Said, ...]:
    """What a phase is for, in a sentence or two."""
    case = base.case
    match name:
        case "Preparation":
            where = "beside present work, without letting it slip" if case.employed else "at times that hold"
            return (Said(text=f"Build the base {where}, and begin to talk with people in the work."),)
        case "Exploration":
            small = "Help out in a business like it" if case.target.own else "Shadow someone, take a piece of the work"
            return (Said(text=f"{small}, and test in your talks whether it suits you."),)
        case "Positioning":
            place = VENUE if case.target.own else venue(case)
            return (Said(text=f"Close the required gaps, and be known where it counts: {place}."),)
        case "Transition":
            return (Said(text=_moving(base)),)
    days = case.rows.figure("transition-onboarding-plan", "length")
    steady = case.rows.figure("transition-curve-proficient", "months")
    text = "A plan for the first {days}: early wins, people, skills in use. Most feel steady after {months}."
    return (say(text, days=days, months=steady),)


def _moving(base: Draft) -> str:
    """What the move itself asks for: of a business, with the present employer, or from one post to another."""
    case = base.case
    if case.target.own:
        return "Settle registration and insurance before the first customer, and start small beside other pay."
    if case.inside:
        return "Agree a decision date, keep outside openings in view, and settle title and pay before saying yes."
    if case.hired:
        return "Compare offers before answering any; give proper notice, hand over well, and stay in touch."
    if case.employed:
        return (
            "Compare offers before answering any; finish what you owe customers, and keep the best of them meanwhile."
        )
    return "Compare offers before answering any; ask about hours, pay and probation, and read the contract first."
