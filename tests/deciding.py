"""Decisions for tests: a person by their facts, options, and what they told, by the product's own answers."""

from datetime import date
from functools import cache
from pathlib import Path

from coach.domain.decision import Decision, Judgement
from coach.domain.profile import Fact, Profile, Source, Value
from coach.framework.tables import Framework
from coach.knowledge.tables import load_framework
from coach.planning.tradeoffs.answers import begin, tell
from coach.planning.tradeoffs.judge import judge

TODAY = date(2026, 11, 25)


@cache
def tables() -> Framework:
    return load_framework(Path(__file__).parent.parent / "knowledge")


def who(*more: tuple[str, Value], **slots: Value) -> Profile:
    """A person with these facts; slots that hold several are given as pairs."""
    facts = [
        Fact(slot=slot, value=value, source=Source(kind="option", id=f"--{slot}"), evidence=f"{slot} {value}")
        for slot, value in (*slots.items(), *more)
    ]
    return Profile().with_facts(facts)


def told(kind: str, profile: Profile, *said: str, options: tuple[str, ...] = ()) -> Decision:
    """A decision with what was told of it, each as NAME=VALUE."""
    decision = begin(tables().rows, kind, options)
    for pair in said:
        name, _, value = pair.partition("=")
        decision = tell(decision, profile, tables().rows, name, value)
    return decision


def judged(decision: Decision, profile: Profile) -> Judgement:
    return judge(decision, profile, tables(), TODAY)
