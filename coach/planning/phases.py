"""The transition in phases: four scaled to the time before the move, and one after it."""

import math

from coach.domain.figures import Figure, Said, amount, calculated, day, say
from coach.domain.plan import Phase
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
    have it. There are none in a plan that does not reach the target.
    """
    if not base.arrives:
        return ()
    case = base.case
    weeks = max(case.weeks, base.end)
    move = min((item.start for item in base.placed if item.task.kind == "apply" and not item.done), default=weeks)
    shares = [case.rows.range(SHARES, name.lower()).low for name in BEFORE]
    phases: list[Phase] = []
    at = 0.0
    for name, share in zip(BEFORE, shares, strict=True):
        end = at + move * share / sum(shares)
        phases.append(_phase(base, name, at, end, _share(base, end - at, weeks), SHARES))
        at = end
    phases.append(_phase(base, MOVE, at, weeks, _share(base, weeks - at, weeks), SHARES))
    row, name = AFTER
    usual = case.rows.figure(row, "share")
    phases.append(_phase(base, name, weeks, weeks * (1 + usual.middle / 100), usual, row))
    return tuple(phase for phase in phases if phase.share.low)


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
    case = base.case
    rows = case.rows
    match name:
        case "Preparation":
            return (
                Said(
                    text="Build the base beside the job, without letting present work slip."
                    if case.employed
                    else "Build the base, at times that hold."
                ),
                Said(text="Begin to talk with people in the work."),
            )
        case "Exploration":
            return (
                Said(
                    text="Look at the business in small: help out in one like it, and ask what surprised its owner."
                    if case.target.own
                    else "Try the work in small: shadow someone, take a piece of it, volunteer."
                ),
                Said(text="Test the fit in your talks, and note what is really asked for."),
            )
        case "Positioning":
            return (
                Said(text="Close the required gaps and collect the proofs where people can see them."),
                Said(
                    text=f"Be known at {VENUE}."
                    if case.target.own
                    else f"Be known where posts for {case.work} are filled: {venue(case)}."
                ),
            )
        case "Transition":
            if case.target.own:
                return (
                    Said(text="Settle registration, insurance and premises before the first customer."),
                    Said(text="Start small, beside other pay while you can, and look at the takings every week."),
                )
            if case.inside:
                return (
                    Said(text="Put the case for the role, agree a decision date, and keep outside openings in view."),
                    Said(text="Settle title, scope and pay before saying yes."),
                )
            return (
                Said(text="Apply, prepare for interviews, and compare offers before answering any."),
                Said(
                    text="Give proper notice where you leave, hand over well, and stay in touch with colleagues."
                    if case.employed
                    else "Ask about hours, pay and probation before saying yes, and read the contract first."
                ),
            )
        case _:
            return (
                say(
                    "Follow a plan for the first {days}: early wins, people, skills in use.",
                    days=rows.figure("transition-onboarding-plan", "length"),
                ),
                say(
                    "Expect to feel steady after {months}.", months=rows.figure("transition-curve-proficient", "months")
                ),
            )
