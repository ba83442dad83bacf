"""Years and dates of a history: what counts, what does not, and what is asked; from a résumé to the exports."""

from datetime import date
from pathlib import Path

import pytest
from people import TODAY
from typer.testing import CliRunner
from walk import names_with_numerals, uncovered, unresolved

from coach.cli.commands import app
from coach.domain.history import clashes, contradicts, fault_of, interval, years_worked
from coach.domain.patch import Choices
from coach.domain.plan import CareerPlan
from coach.domain.profile import Fact, Job, Profile, School, Source, accept
from coach.framework.tables import Framework
from coach.planning.engine import build_plan
from coach.resume.extract import extract
from coach.resume.facts import facts_of
from coach.resume.model import Vocabulary
from coach.resume.readers import read_text

DRIVER = """Ngozi Eze
ngozi@example.com
SUMMARY
Driver with 20 years of experience.
EXPERIENCE
Bus Driver, City Transit Ltd
2019 - 2017
- Drove routes
Delivery Driver, Parcel Post Ltd
2030 - present
- Dropped parcels
Van Driver, Swift Vans Ltd
March 2020 - April 2022
- Loaded vans
Taxi Driver, Blue Cabs Ltd
- Drove at night
EDUCATION
Diploma in Logistics, Leeds College
2012 - 2010
"""


def profile_of(text: str, *more: Fact) -> Profile:
    document = read_text(text)
    facts = facts_of(extract(document, Vocabulary(), TODAY), document, TODAY)
    accepted = accept(Profile(), (*facts, *more), source_text=None)
    assert accepted.rejected == ()
    return accepted.profile


def plan_for(profile: Profile, framework: Framework) -> CareerPlan:
    return build_plan(profile, Choices(), framework, TODAY)


def asked(plan: CareerPlan) -> dict[str, str]:
    """What the dates leave open, by id."""
    ids = ("job-", "study-", "years_experience")
    return {item.id: item.text.text for item in plan.assumptions if item.id.startswith(ids)}


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        (Job(title="Cook", start="2019", end="2017"), "ends before it starts"),
        (Job(title="Cook", start="2019-05", end="2019-04"), "ends before it starts"),
        (Job(title="Cook", start="2019-05", end="2019"), None),
        (Job(title="Cook", start="2030", current=True), "starts in the future"),
        (Job(title="Cook", start="2026-12", current=True), "starts in the future"),
        (Job(title="Cook", start="2026", current=True), None),
        (Job(title="Cook", start="2020", end="2028"), "ends in the future"),
        (Job(title="Cook"), None),
        (School(degree="BSc", start="2027", end="2030"), None),
        (School(degree="BSc", start="2012", end="2010"), "ends before it starts"),
    ],
)
def test_dates_that_cannot_be_right_are_named(entry: Job | School, fault: str | None) -> None:
    assert fault_of(entry, TODAY) == fault


def test_impossible_dates_count_for_nothing_and_a_last_day_to_come_up_to_today() -> None:
    backwards = Job(title="Cook", start="2019", end="2017")
    running = Job(title="Cook", start="2025-11", end="2028-01")
    assert interval(backwards, TODAY) is None
    assert not contradicts(running, TODAY)
    assert years_worked([backwards, running], TODAY) == 1.0
    assert years_worked([backwards], TODAY) is None


@pytest.mark.parametrize(("kind", "pairs"), [("full-time", 1), ("part-time", 0)])
def test_only_full_time_jobs_that_overlap_clash(kind: str, pairs: int) -> None:
    first = Job(title=f"Cook ({kind})", start="2015-01", end="2016-12")
    second = Job(title="Waiter", start="2016-01", end="2017-12", highlights=(f"{kind} in summer",))
    later = Job(title="Baker full-time", start="2019-01", end="2020-12")
    assert len(list(clashes([later, second, first], date(2026, 11, 21)))) == pairs


def test_a_job_with_impossible_dates_enters_as_a_fact_that_cannot_be_confirmed() -> None:
    profile = profile_of(DRIVER)
    statuses = [(fact.value.title, fact.status) for fact in profile.all("jobs") if isinstance(fact.value, Job)]
    assert statuses == [
        ("Bus Driver", "cannot confirm"),
        ("Delivery Driver", "cannot confirm"),
        ("Van Driver", "stated"),
        ("Taxi Driver", "stated"),
    ]
    assert [fact.status for fact in profile.all("education")] == ["cannot confirm"]
    assert profile.text("role") == "Van Driver"


def test_the_plan_asks_about_every_impossible_date_and_says_what_was_counted(framework: Framework) -> None:
    profile = profile_of(DRIVER)
    plan = plan_for(profile, framework)
    found = asked(plan)
    assert "“Bus Driver at City Transit Ltd” ends (2017) before it starts (2019)" in found["job-dates-1"]
    assert "starts in the future (2030)" in found["job-dates-2"]
    assert "“Diploma” ends (2010) before it starts (2012)" in found["study-dates-1"]
    years = found["years_experience"]
    assert "2.2 years" in years
    assert "20 years" in years
    assert all(name in years for name in ("Bus Driver", "Delivery Driver", "Taxi Driver"))
    assert "Van Driver" not in years
    assert list(uncovered(plan, names_with_numerals(framework, profile))) == []
    assert list(unresolved(plan, plan, profile, framework)) == []


def test_overlapping_full_time_jobs_are_asked_about(framework: Framework) -> None:
    text = (
        "EXPERIENCE\nCook, Hotel Miramar\nJan 2015 - Dec 2016\n- full-time\n"
        "Waiter, Pike Restaurant\nJan 2016 - Dec 2017\n- full-time"
    )
    found = asked(plan_for(profile_of(text), framework))
    assert found.keys() == {"job-overlap-1"}
    assert "Cook at Hotel Miramar" in found["job-overlap-1"]


def test_a_history_without_a_fault_raises_no_question(framework: Framework) -> None:
    text = "EXPERIENCE\nCook, Hotel Miramar\nJan 2015 - Dec 2016\n- Cooked"
    assert asked(plan_for(profile_of(text), framework)) == {}


def test_years_the_person_gives_settle_the_question(framework: Framework) -> None:
    said = Fact(
        slot="years_experience", value=6.0, source=Source(kind="option", id="--set"), evidence="years_experience=6"
    )
    plan = plan_for(profile_of(DRIVER, said), framework)
    assert "years_experience" not in asked(plan)
    assert "job-dates-1" in asked(plan)


def test_many_impossible_dates_do_not_flood_the_plan(framework: Framework) -> None:
    jobs = "\n".join(f"Bus Driver, City Transit {place} Ltd\n2019 - 2017\n- Drove" for place in range(40))
    found = asked(plan_for(profile_of(f"EXPERIENCE\n{jobs}"), framework))
    assert 2 <= len(found) <= 7
    assert all(len(text) < 600 for text in found.values())


def test_the_questions_are_in_the_resume_view_and_in_every_form_of_the_plan(tmp_path: Path) -> None:
    path = tmp_path / "driver.txt"
    path.write_text(DRIVER, encoding="utf-8")
    words = "ends (2017) before it starts (2019)"
    runner = CliRunner()
    outputs = [
        runner.invoke(app, ["resume", str(path)]),
        runner.invoke(app, ["resume", str(path), "--json"]),
        runner.invoke(app, ["roadmap", str(path), "--months", "18", "--format", "md"]),
        runner.invoke(app, ["plan", "show"]),
        runner.invoke(app, ["plan", "export", "--format", "md"]),
        runner.invoke(app, ["plan", "export", "--format", "json"]),
    ]
    for result in outputs:
        assert result.exit_code == 0
        # Lines may be broken, and Markdown escapes what could be read as markup.
        assert words in " ".join(result.stdout.split()), result.stdout[:500]
