"""The transition in phases: four scaled to the time before the move, and one after it."""

from coach.domain.figures import Figure, Said, calculated, day, say
from coach.domain.plan import Phase
from coach.planning.draft import Draft

BEFORE = (
    ("transition-phase-1-preparation-share", "Preparation"),
    ("transition-phase-2-exploration-share", "Exploration"),
    ("transition-phase-3-positioning-share", "Positioning"),
    ("transition-phase-4-transition-share", "Transition"),
)
TALKS = ("milestone-q1-informational-interviews", "interviews")  # what the milestones plan for as well
AFTER = ("transition-phase-5-establishment-share", "Establishment")


def find_phases(base: Draft) -> tuple[Phase, ...]:
    """Phases one to four scaled so that they fill the time before the move; phase five follows it (clash 7)."""
    case = base.case
    shares = [case.rows.figure(row, "share") for row, _ in BEFORE]
    whole = sum(share.middle for share in shares)
    weeks = max(case.weeks, base.end) if base.arrives else case.weeks
    phases: list[Phase] = []
    at = 0.0
    for (row, name), share in zip(BEFORE, shares, strict=True):
        end = at + weeks * share.middle / whole
        scaled = case.rows.figure("treated-transition-shares", name.lower())
        phases.append(_phase(base, name, at, end, scaled, row))
        at = end
    row, name = AFTER
    share = case.rows.figure(row, "share")
    phases.append(_phase(base, name, at, at + weeks * share.middle / 100, share, row))
    return tuple(phases)


def _phase(base: Draft, name: str, start: float, end: float, share: Figure, row: str) -> Phase:
    case = base.case
    origin = calculated(f"phase-{name.lower()}", case.months, f"framework:{row}")
    return Phase(
        id=f"phase-{name.lower()}",
        name=name,
        start=day(case.on(start), origin),
        end=day(case.on(end), origin),
        share=share,
        focus=_focus(base, name),
    )


def _focus(base: Draft, name: str) -> tuple[Said, ...]:
    case = base.case
    rows = case.rows
    venue = case.target.occupation.venues[0] if case.target.occupation else "the professional body's local meeting"
    inside = case.relation in ("promotion", "same")
    match name:
        case "Preparation":
            return (
                say("Build the base beside the job: {hours}, without letting present work slip.", hours=case.hours),
                say("Begin to talk with people in the work: {n} first.", n=rows.figure(*TALKS)),
            )
        case "Exploration":
            return (
                Said(text="Try the work in small: shadow someone, take a piece of it, volunteer."),
                say(
                    "Test the fit in {n}, and note what is really asked for.",
                    n=rows.figure("transition-exploration-interviews", "interviews"),
                ),
            )
        case "Positioning":
            return (
                Said(text="Close the required gaps and collect the proofs where people can see them."),
                Said(text=f"Be known where posts for {case.work} are filled: {venue}."),
            )
        case "Transition":
            if case.target.own:
                return (
                    Said(text="Settle registration, insurance and premises before the first customer."),
                    Said(text="Start small, beside your pay while you can, and look at the takings every week."),
                )
            if inside:
                return (
                    Said(text="Put the case for the role, agree a decision date, and keep outside openings in view."),
                    Said(text="Settle title, scope and pay before saying yes."),
                )
            return (
                Said(text="Apply, prepare for interviews, and compare offers before answering any."),
                Said(text="Give proper notice where you leave, hand over well, and stay in touch with colleagues."),
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
