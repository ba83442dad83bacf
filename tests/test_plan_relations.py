"""Relations any plan must keep when its inputs change, on people made up from all our occupations."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.domain.patch import Choices
from coach.domain.plan import CareerPlan
from coach.domain.profile import Fact, Held, HeldSkill, Profile, Source, Value
from coach.framework.tables import Framework
from coach.knowledge.tables import load_framework
from coach.planning.engine import build_plan

TODAY = date(2026, 11, 21)
EXAMPLES = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@cache
def the_framework() -> Framework:
    return load_framework(Path(__file__).parent.parent / "knowledge")


@dataclass(frozen=True)
class Person:
    role: str
    target: str
    months: float
    hours: float
    budget: float
    years: float
    skills: tuple[str, ...]
    dependants: float
    name: str = "Alex Example"


def fact(slot: str, value: Value) -> Fact:
    return Fact(slot=slot, value=value, source=Source(kind="option", id=f"--{slot}"), evidence=str(value))


def profile(person: Person, *more: Fact) -> Profile:
    facts = [
        fact("name", person.name),
        fact("role", person.role),
        fact("target_role", person.target),
        fact("timeframe_months", person.months),
        fact("hours_per_week", person.hours),
        fact("budget", person.budget),
        fact("years_experience", person.years),
        fact("dependants", person.dependants),
        *(fact("skills", HeldSkill(name=skill)) for skill in person.skills),
        *more,
    ]
    return Profile().with_facts(facts)


def plan(person: Person, *more: Fact, today: date = TODAY) -> CareerPlan:
    return build_plan(profile(person, *more), Choices(), the_framework(), today)


@st.composite
def people(draw: st.DrawFn) -> Person:
    catalogue = the_framework().catalogue
    titles = sorted(item.title for item in catalogue.occupations.values())
    skills = sorted(item.name for item in catalogue.competencies.values())
    return Person(
        role=draw(st.sampled_from(titles)),
        target=draw(st.sampled_from(titles)),
        months=float(draw(st.integers(3, 60))),
        hours=draw(st.integers(2, 40)) / 2,
        budget=float(draw(st.sampled_from([0, 100, 500, 1000, 2000, 5000, 20000]))),
        years=float(draw(st.integers(0, 30))),
        skills=tuple(draw(st.lists(st.sampled_from(skills), max_size=6, unique=True))),
        dependants=float(draw(st.integers(0, 2))),
    )


def finish(made: CareerPlan) -> date:
    assert made.fit.finish.on is not None
    return made.fit.finish.on


def top(made: CareerPlan) -> float:
    cost = made.fit.cost
    return cost.high if cost.high is not None else cost.low or 0.0


@EXAMPLES
@given(people(), st.integers(1, 36))
def test_a_later_date_never_needs_more_hours_a_week(person: Person, more: int) -> None:
    now = plan(person).fit.weekly_needed
    later = plan(replace(person, months=person.months + more)).fit.weekly_needed
    if now is not None:
        assert later is not None
        assert (later.low or 0) <= (now.low or 0)


@EXAMPLES
@given(people(), st.floats(0.5, 20))
def test_more_hours_never_finish_later(person: Person, more: float) -> None:
    less, extra = plan(person), plan(replace(person, hours=round(person.hours + more, 1)))
    assert finish(extra) <= finish(less)
    due = {item.id: item.due.on for item in less.milestones}
    for item in extra.milestones:
        assert item.due.on <= due[item.id], item.title  # type: ignore[operator]


@EXAMPLES
@given(people(), st.floats(0, 1))
def test_a_smaller_budget_never_costs_more(person: Person, share: float) -> None:
    rich, poor = plan(person), plan(replace(person, budget=round(person.budget * share)))
    assert top(poor) <= top(rich)
    assert (poor.fit.cost.low or 0) <= (rich.fit.cost.low or 0)
    if poor.fit.verdict == "fits":
        assert rich.fit.verdict == "fits" or not any("budget" in r.text for r in rich.fit.reasons)


@EXAMPLES
@given(people(), st.sampled_from(["likes hiking", "owns a dog", "plays the oboe"]))
def test_an_irrelevant_fact_changes_nothing(person: Person, hobby: str) -> None:
    assert plan(person) == plan(person, fact("interests", hobby))


@EXAMPLES
@given(people(), st.sampled_from(["Maria Lopez", "Ahmed Khan", "Li Wei", "John Smith", "Ngozi Okafor"]))
def test_a_name_changes_nothing_but_the_name(person: Person, name: str) -> None:
    one, other = plan(person), plan(replace(person, name=name))
    assert one.model_copy(update={"person": None}) == other.model_copy(update={"person": None})


@EXAMPLES
@given(people())
def test_another_qualification_never_adds_a_gap(person: Person) -> None:
    before = plan(person)
    required = [gap for gap in before.gaps if gap.kind == "credential"]
    for gap in required:
        after = plan(person, fact("credentials", Held(name=gap.name)))
        assert {g.id for g in after.gaps} <= {g.id for g in before.gaps} - {gap.id}


@EXAMPLES
@given(people(), st.randoms(use_true_random=False))
def test_the_order_of_facts_does_not_matter(person: Person, random: object) -> None:
    facts = list(profile(person).facts)
    random.shuffle(facts)  # type: ignore[attr-defined]
    again = build_plan(Profile(facts=tuple(facts)), Choices(), the_framework(), TODAY)
    assert again == plan(person)


@EXAMPLES
@given(people(), st.integers(1, 80))
def test_a_later_start_moves_every_due_date_alike(person: Person, weeks: int) -> None:
    moved = plan(person, today=TODAY + timedelta(weeks=weeks))
    for one, other in zip(plan(person).milestones, moved.milestones, strict=True):
        assert one.id == other.id
        assert other.due.on - one.due.on == timedelta(weeks=weeks)  # type: ignore[operator]


@EXAMPLES
@given(people())
def test_the_same_input_gives_the_same_bytes(person: Person) -> None:
    assert plan(person).model_dump_json() == plan(person).model_dump_json()


@EXAMPLES
@given(people())
def test_less_slack_never_lowers_the_time_risk(person: Person) -> None:
    grades = {"low": 0, "medium": 1, "high": 2}

    def risk(made: CareerPlan) -> int:
        return grades[next(item.impact for item in made.risks if item.id == "risk-time")]

    loose, tight = plan(replace(person, months=person.months + 24)), plan(person)
    assert risk(tight) >= risk(loose)


@EXAMPLES
@given(people())
def test_load_money_dates_and_dependencies_hold(person: Person) -> None:
    made = plan(person)
    by_id = {item.id: item for item in made.milestones}
    for item in made.milestones:
        assert item.start.on <= item.due.on, item.title  # type: ignore[operator]
        assert item.start.on >= TODAY, item.title  # type: ignore[operator]
        assert (item.hours.high or item.hours.low or 0) <= 40, item.title
        assert item.evidence.strip(), item.title
        for name in item.depends:
            assert by_id[name].due.on <= item.start.on, (name, item.id)  # type: ignore[operator]
    # dates are whole days, so that a task may share a day with its neighbour in each lane
    assert _heaviest_week(made) <= person.hours * 8 / 7 + 1, "more work in a week than there are hours"
    spent = sum(m.cost.high if m.cost.high is not None else m.cost.low or 0 for m in made.milestones)
    if made.fit.verdict == "fits":
        assert spent <= person.budget
        assert top(made) <= person.budget
        assert finish(made) <= made.fit.deadline.on + timedelta(days=7)  # type: ignore[operator]  # a week's rounding
    else:
        assert len(made.fit.ways_out) >= 2, made.fit.summary.text
        assert made.fit.reasons


def _heaviest_week(made: CareerPlan) -> float:
    """Hours of the heaviest of the first two hundred weeks, each milestone spread evenly over its days."""
    load = [0.0] * 1400
    for item in made.milestones:
        first = (item.start.on - TODAY).days  # type: ignore[operator]
        last = max((item.due.on - TODAY).days, first + 1)  # type: ignore[operator]
        for day in range(first, min(last, len(load))):
            load[day] += (item.hours.low or 0) / (last - first)
    return max(sum(load[start : start + 7]) for start in range(0, len(load) - 7, 7))


@EXAMPLES
@given(people())
def test_every_way_out_really_makes_it_fit(person: Person) -> None:
    for way in plan(person).fit.ways_out:
        facts = [fact(slot, value) for slot, value in way.facts.items()]
        choices = Choices.model_validate(way.choices)
        tried = build_plan(profile(person).with_facts(facts), choices, the_framework(), TODAY)
        assert tried.fit.verdict == "fits", way.change.text


def test_the_surgeon_in_six_months_is_told_plainly_with_alternatives() -> None:
    made = plan(Person("Line cook", "Surgeon", 6, 2, 500, 3, (), 0))
    assert made.fit.verdict == "does not fit"
    assert any("no number of hours" in reason.text for reason in made.fit.reasons)
    assert len(made.fit.ways_out) >= 2
    assert made.paths[0].feasibility is None


@pytest.mark.parametrize("title", ["Registered nurse", "Line cook", "Electrician", "Accountant"])
def test_plans_outside_software_never_talk_of_repositories(title: str) -> None:
    text = _next_rung(title).model_dump_json().lower()
    for word in ("github", "git ", "repositor", "leetcode", "pull request", "algorithm"):
        assert word not in text, word


def _next_rung(title: str) -> CareerPlan:
    person = Profile().with_facts([fact("role", title), fact("hours_per_week", 6.0), fact("budget", 2000.0)])
    return build_plan(person, Choices(), the_framework(), TODAY)
