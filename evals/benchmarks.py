"""Timings of what people wait for: planning, search, résumé to roadmap, help. Run: python -m evals.benchmarks.

Figures are printed beside their aims; none is a test, since machines differ.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from coach.app import Coach
from coach.domain.patch import Choices
from coach.domain.profile import Fact, HeldSkill, Profile, Source, Value, accept
from coach.planning.engine import build_plan
from coach.resume.readers import read
from coach.settings import Settings, load

ROUNDS = 30
PEOPLE = (
    ("Charge nurse", "Nurse manager"),
    ("Line cook", "Sous chef"),
    ("Software engineer", "Senior software engineer"),
    ("Accountant", "Financial analyst"),
    ("Electrician", "Site supervisor"),
    ("Cashier", "Surgeon"),
)
QUESTIONS = (
    "How do I ask for more money?",
    "Should I stay or leave?",
    "I only have three hours a week, what first?",
    "How many people should I talk to?",
    "certificate or degree",
)


def milliseconds(work: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """Durations of so many runs after one to warm up, in milliseconds, sorted."""
    work()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return sorted(times)


def fact(slot: str, value: Value) -> Fact:
    return Fact(slot=slot, value=value, source=Source(kind="option", id=f"--{slot}"))


def person(role: str, target: str, skills: list[str]) -> Profile:
    facts = [
        fact("role", role),
        fact("target_role", target),
        fact("timeframe_months", 18.0),
        fact("hours_per_week", 6.0),
        fact("budget", 2000.0),
        fact("years_experience", 6.0),
        *(fact("skills", HeldSkill(name=name)) for name in skills),
    ]
    return Profile().with_facts(facts)


def planning(coach: Coach) -> None:
    skills = sorted(item.name for item in coach.framework.catalogue.competencies.values())[:40]
    for role, target in PEOPLE:
        profile = person(role, target, skills)

        def work(profile: Profile = profile) -> object:
            return build_plan(profile, Choices(), coach.framework, coach.settings.today)

        times = milliseconds(work)
        verdict = work().fit.verdict  # type: ignore[attr-defined]
        line(f"build_plan, {role} to {target} ({verdict})", statistics.median(times), 5)


def searching(coach: Coach) -> None:
    coach.retriever.prepare()
    times = sorted(t for q in QUESTIONS for t in milliseconds(lambda q=q: coach.retriever.search(q), 20))
    line("search, p50", statistics.median(times), None)
    line("search, p95", times[int(len(times) * 0.95)], 15)


def resume_to_roadmap(coach: Coach) -> None:
    path = coach.settings.knowledge / "example" / "resume.md"
    data = path.with_suffix(".md")

    def whole() -> object:
        understood = coach.understand(data)
        profile = accept(Profile(), understood.facts).profile
        return build_plan(profile, Choices(), coach.framework, coach.settings.today)

    text, roadmap = milliseconds(lambda: read(data), 10), milliseconds(whole, 10)
    ratio = statistics.median(roadmap) / statistics.median(text)
    line("résumé text alone (Markdown)", statistics.median(text), None)
    line("résumé to roadmap", statistics.median(roadmap), None)
    print(f"{'ratio of the two':<70} {ratio:8.1f}")


def starting() -> None:
    for name in ("--help", "paths"):
        command = [str(Path(sys.executable).with_name("coach")), name]
        times = milliseconds(lambda c=command: subprocess.run(c, check=True, capture_output=True), 5)
        line(f"coach {name}", statistics.median(times), 500)


def line(name: str, value: float, aim: float | None) -> None:
    print(f"{name:<70} {value:8.2f} ms" + (f"   aim {aim:g}" if aim is not None else ""))


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        coach = Coach(settings_in(Path(home)))
        planning(coach)
        searching(coach)
        resume_to_roadmap(coach)
        starting()


def settings_in(home: Path) -> Settings:
    return load().model_copy(update={"home": home})


if __name__ == "__main__":
    main()
