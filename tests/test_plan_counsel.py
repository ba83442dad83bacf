"""What a counsellor would not be ashamed of: the aim people name, and what is said to those it can't carry there."""

from datetime import date

import pytest
from people import TODAY

from coach.domain.patch import Choices
from coach.domain.plan import CareerPlan
from coach.domain.profile import Fact, Job, Profile, Source, Value
from coach.framework.tables import Framework
from coach.planning.case import read_case
from coach.planning.engine import build_plan


def told(jobs: tuple[Job, ...] = (), current: bool = True, **said: Value) -> Profile:
    """A person with these facts; the role of a document whose jobs are over is an inference."""
    document = Source(kind="document", id="cv.pdf", span=(0, 9))
    facts = [Fact(slot="jobs", value=job, source=document, evidence=job.title) for job in jobs]
    for slot, value in said.items():
        source = document if slot == "role" and jobs else Source(kind="option", id=f"--{slot}")
        status = "inferred" if slot == "role" and not current else "stated"
        facts.append(Fact(slot=slot, value=value, source=source, status=status, evidence=str(value)))
    return Profile().with_facts(facts)


def planned(framework: Framework, profile: Profile, **choices: object) -> CareerPlan:
    return build_plan(profile, Choices.model_validate(choices), framework, TODAY)


@pytest.mark.parametrize(
    ("role", "goal", "aim"),
    [
        ("Barista", "find my first job in human resources", "hr-assistant"),
        ("Financial analyst", "change to data science", "data-scientist"),
        ("Special education teacher", "move into corporate training", "corporate-trainer"),
        ("Chief technology officer", "move out of computers into teaching high school", "secondary-teacher"),
        ("Registered nurse", "teach nursing", "nurse-educator"),
        ("Line cook", "work in an office", "administrative-assistant"),
        ("Paralegal", "go into compliance", "compliance-officer"),
    ],
)
def test_a_field_named_instead_of_a_role_is_aimed_at(role: str, goal: str, aim: str, framework: Framework) -> None:
    case = read_case(told(role=role, goal=goal), Choices(), framework, TODAY)
    assert case.target.occupation is not None
    assert case.target.occupation.id == aim
    assert any(item.id == "target_role" for item in case.assumptions), "a way into a field is asked about"


@pytest.mark.parametrize("goal", ["grow in marketing", "a better job in marketing", "leave marketing"])
def test_ones_own_field_is_no_new_aim(goal: str, framework: Framework) -> None:
    case = read_case(told(role="Marketing specialist", goal=goal), Choices(), framework, TODAY)
    assert case.target.occupation is None or case.target.occupation.id != "marketing-assistant"


def test_someone_whose_title_is_unknown_is_planned_for_from_the_last_job_that_is(framework: Framework) -> None:
    jobs = (
        Job(title="Treasurer", start="2019", end="2024"),
        Job(title="Full-time parent and carer", start="2015", end="2026"),
        Job(title="Office Administrator", start="2008", end="2015"),
        Job(title="Receptionist", start="2005", end="2008"),
    )
    case = read_case(told(jobs, current=False, role="Treasurer", goal="go back to work"), Choices(), framework, TODAY)
    assert case.occupation is not None
    assert case.occupation.id == "administrative-assistant"
    assert case.relation == "return"


def test_a_document_whose_jobs_are_over_is_not_planned_for_as_a_job_held(framework: Framework) -> None:
    jobs = (Job(title="Web developer", start="2019-09", end="2022-05"),)
    over = read_case(told(jobs, current=False, role="Web developer"), Choices(), framework, TODAY)
    assert not over.employed
    assert over.relation == "return"
    assert any("ended" in item.text.text for item in over.assumptions)
    running = (Job(title="Web developer", start="2019-09", current=True),)
    assert read_case(told(running, role="Web developer"), Choices(), framework, TODAY).employed
    just_over = (Job(title="Web developer", start="2019-09", end="2026-11"),)
    profile = told(just_over, current=False, role="Web developer")
    assert read_case(profile, Choices(), framework, date(2026, 11, 25)).employed


def test_a_hyphen_is_nothing_to_ask_about(framework: Framework) -> None:
    case = read_case(told(role="Sous Chef"), Choices(), framework, TODAY)
    assert not any(item.id == "role" for item in case.assumptions)
