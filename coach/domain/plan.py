"""The career plan: a value computed from facts, choices, framework and date.

No field holds a bare number: quantities are `Figure`s and sentences that quote them are `Said`s, so that
every number knows where it comes from. Ids are stable across re-planning, so a person's edits stay attached.
"""

from datetime import date
from typing import Literal

from coach.domain.figures import Figure, Frozen, Said
from coach.domain.outlook import (
    Contingency,
    Goal,
    Grade,
    Pay,
    Phase,
    QualityCheck,
    Review,
    Risk,
    Target,
    YearGoal,
)
from coach.domain.profile import Level

GapKind = Literal["skill", "experience", "credential", "network", "knowledge"]
Priority = Literal["P0", "P1", "P2"]
Verdict = Literal["fits", "does not fit", "not known"]
# How far the planned work leads; "only the way in" where something required takes longer than the person allows.
Reach = Literal["by the date", "later", "not at this pace", "only the way in"]
MilestoneKind = Literal[
    "orient",
    "learn",
    "practise",
    "prove",
    "credential",
    "experience",
    "network",
    "visibility",
    "apply",
    "own",
]


class Assumption(Frozen):
    """Something the plan takes for granted because it was not said, and the question that would settle it."""

    id: str
    text: Said
    ask: str


class Position(Frozen):
    """Where the person stands today."""

    role: str
    occupation: str | None
    family: str
    level: str
    band: str
    leadership_stage: str
    ladder_stage: str | None
    summary: tuple[Said, ...]
    strengths: tuple[str, ...]


class ReadinessPart(Frozen):
    name: str
    score: Figure
    weight: Figure
    why: Said


class Readiness(Frozen):
    """How ready the person is for the target role, out of 100, with its parts and what is missing.

    `proofs` are what shows readiness to someone who hires for the role.
    """

    target: str
    occupation: str | None
    score: Figure | None
    parts: tuple[ReadinessPart, ...]
    missing: tuple[str, ...]
    held: tuple[str, ...]
    proofs: tuple[str, ...]
    summary: Said


class Gap(Frozen):
    """Something the target asks for that is not shown yet; `aim` is the level its hours lead to, before the move.

    `taught_by` names the required credential whose training it is part of; then it has no work of its own.
    """

    id: str
    kind: GapKind
    name: str
    have: Level | None = None
    need: Level | None = None
    aim: Level | None = None
    required: bool
    priority: Priority
    impact: Literal["high", "low"]
    difficulty: Literal["easy", "hard"]
    advice: str
    hours: Figure
    cost: Figure
    reason: Said
    remedy: Said
    proof: str
    planned: bool = True
    taught_by: str | None = None


class Factor(Frozen):
    """One of the six things a path's chance depends on, as rated for this person."""

    name: str
    rating: Grade | Literal["unknown"]
    why: Said


class Path(Frozen):
    """One way forward. Feasibility is the chance if tried; allocation is the share of intent.

    Feasibility is None where something required can't be had by the wished date, whatever is tried, or where no source
    gives a range; `no_chance` then says which.
    """

    id: str
    type: Literal["linear", "lateral", "industry", "leadership", "specialist"]
    title: str
    roles: tuple[str, ...]
    chosen: bool
    months: Figure
    feasibility: Figure | None
    no_chance: str | None = None
    base_range: Figure | None
    factors: tuple[Factor, ...]
    allocation: Figure
    requirements: tuple[str, ...]
    pros: tuple[str, ...]
    cons: tuple[str, ...]
    reversibility: str
    pivot_triggers: tuple[Said, ...]
    note: Said


class Milestone(Frozen):
    """A piece of work with an end that can be seen. At most forty hours; longer work is split.

    `study` are hours of an enrolled course that fall into it, beside its own. `caution` says what is wrong with the
    person's own date for it.
    """

    id: str
    title: str
    kind: MilestoneKind
    gaps: tuple[str, ...] = ()
    steps: tuple[Said, ...] = ()
    evidence: str
    start: Figure
    due: Figure
    quarter: str
    hours: Figure
    cost: Figure
    study: Figure | None = None
    depends: tuple[str, ...] = ()
    status: Literal["planned", "done"] = "planned"
    pinned: tuple[str, ...] = ()
    note: Said | None = None
    caution: Said | None = None


def quarter(made_on: date, due: date) -> str:
    """The quarter of a plan a date falls into, of thirteen weeks each: "Q1" for the first."""
    return f"Q{max((due - made_on).days, 0) // 91 + 1}"


class WayOut(Frozen):
    """A change that would make the plan fit, with its effect and the facts or choices it sets."""

    id: str
    change: Said
    effect: Said
    facts: dict[str, float | str] = {}
    choices: dict[str, str] = {}


class Fit(Frozen):
    """Whether the plan fits the hours, the date and the money, and what would make it fit.

    `meanwhile` says what the planned work is for when it does not reach the target; hours, cost and `finish` are then
    those of the planned work alone. Cautions do not change the verdict: they say where the usual calendar of such a
    move is longer than the wish.
    """

    verdict: Verdict
    reach: Reach
    summary: Said
    meanwhile: Said | None
    reasons: tuple[Said, ...]
    hours_needed: Figure
    hours_available: Figure
    weekly_needed: Figure | None
    finish: Figure
    deadline: Figure
    cost: Figure
    ways_out: tuple[WayOut, ...]
    cautions: tuple[Said, ...] = ()


class Action(Frozen):
    id: str
    text: Said
    hours: Figure | None = None
    milestone: str | None = None


class Week(Frozen):
    """What one of the next weeks is for."""

    label: str
    start: Figure
    actions: tuple[Action, ...]
    hours: Figure


class CareerPlan(Frozen):
    """The whole plan. `made_on` is the date it was computed for."""

    made_on: date
    person: str | None
    headline: Said
    position: Position
    readiness: Readiness
    assumptions: tuple[Assumption, ...]
    goals: tuple[Goal, ...]
    gaps: tuple[Gap, ...]
    paths: tuple[Path, ...]
    fit: Fit
    milestones: tuple[Milestone, ...]
    phases: tuple[Phase, ...]
    month_actions: tuple[Action, ...]
    weeks: tuple[Week, ...]
    year_goals: tuple[YearGoal, ...]
    targets: tuple[Target, ...]
    pay: Pay
    risks: tuple[Risk, ...]
    contingencies: tuple[Contingency, ...]
    reviews: tuple[Review, ...]
    quality: tuple[QualityCheck, ...]
    questions: tuple[str, ...] = ()
