"""Where a plan leads and what may change it: goals, phases, people, pay, risks, fallbacks, reviews, its quality."""

from typing import Literal

from coach.domain.figures import Figure, Frozen, Said

Grade = Literal["low", "medium", "high"]


class Goal(Frozen):
    id: str
    horizon: str
    statement: Said
    measure: Said
    due: Figure


class Phase(Frozen):
    """A stretch of the transition with its dates and what it is for."""

    id: str
    name: str
    start: Figure
    end: Figure
    share: Figure
    focus: tuple[Said, ...]


class YearGoal(Frozen):
    """Where the person means to be by a year from now: role, skill, network, pay, achievement."""

    id: str
    by: Figure
    role: str
    skill: Said
    network: Said
    pay: Said
    achievement: Said


class Target(Frozen):
    """A target of the network, brand or job-search part, with the figure it aims at."""

    id: str
    area: Literal["network", "brand", "search", "interview", "negotiation"]
    text: Said
    due: Figure | None = None


class Pay(Frozen):
    """What is known about pay for the target, always with its caveat; no range where there is no source."""

    range: Figure | None
    statements: tuple[Said, ...]
    caveat: str


class Risk(Frozen):
    """Something that may go wrong: how it shows early, what triggers the answer, and the answer."""

    id: str
    category: str
    description: Said
    impact: Grade
    early_sign: Said
    trigger: Said
    answer: Said


class Contingency(Frozen):
    """A fallback: when to take it, what it needs, what it gives."""

    id: str
    name: str
    when: Said
    needs: Said
    gives: Said


class Review(Frozen):
    """A check-in with its date and the questions it asks."""

    id: str
    kind: Literal["baseline", "monthly", "quarterly", "yearly"]
    on: Figure
    checks: tuple[str, ...]


class QualityCheck(Frozen):
    name: Literal["complete", "specific", "realistic", "aligned", "flexible"]
    passed: bool
    found: Said
