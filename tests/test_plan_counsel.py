"""What a counsellor would not be ashamed of: the aim people name, and what is said to those it can't carry there."""

from datetime import date

import pytest
from people import TODAY

from coach.domain.patch import Choices
from coach.domain.plan import CareerPlan
from coach.domain.profile import Fact, HeldSkill, Job, Profile, Source, Value
from coach.exports import export
from coach.framework.tables import Framework
from coach.planning.case import read_case
from coach.planning.engine import build_plan
from coach.planning.phrases import in_sentence, named


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
        ("Financial analyst", "change to data science", "data-analyst"),
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


FRAME: dict[str, Value] = {"timeframe_months": 18.0, "hours_per_week": 6.0, "budget": 2000.0}


def shown(plan: CareerPlan, profile: Profile, framework: Framework) -> str:
    return export(plan, profile, framework, "text").decode().partition("\nSources\n")[0]


def test_a_business_is_looked_at_before_money_and_evenings_go_into_courses(framework: Framework) -> None:
    profile = told(role="Head chef", goal="open my own restaurant", **FRAME)
    plan = planned(framework, profile)
    order = [item.id for item in plan.milestones]
    assert order.index("own-numbers") < order.index("own-rules") < order.index("skill-bookkeeping")
    assert order.index("skill-bookkeeping") < order.index("own-trial") < order.index("own-decision")
    assert any("What it takes to open" in said.text for said in plan.fit.cautions)
    page = " ".join(shown(plan, profile, framework).lower().split())
    for wrong in (
        "hire",
        "application",
        "interview",
        "advertisement",
        "postings",
        "union or professional",
        "the next rung ",
    ):
        assert wrong not in page.partition("ways forward")[0], wrong
    assert plan.paths[0].title == "A business of your own"


def test_a_business_in_work_we_do_not_know_needs_no_survey_of_posts(framework: Framework) -> None:
    plan = planned(framework, told(role="Kintsugi restorer", goal="start my own business", **FRAME))
    assert "survey-target" not in {item.id for item in plan.milestones}
    assert "role" not in plan.readiness.summary.text


def test_who_can_only_begin_the_way_in_is_not_told_to_apply_and_give_notice(framework: Framework) -> None:
    frame: dict[str, Value] = {"timeframe_months": 6.0, "hours_per_week": 2.0, "budget": 2000.0}
    profile = told(role="Sous chef", goal="become a surgeon", **frame)
    plan = planned(framework, profile)
    assert plan.fit.reach == "only the way in"
    assert plan.phases == ()
    assert {target.area for target in plan.targets} == {"network"}
    assert not any(risk.id == "risk-no-answer" for risk in plan.risks)
    page = " ".join(shown(plan, profile, framework).split())
    assert "attending present" not in page, "operating is nothing to practise beside a kitchen"
    assert "Work as a surgeon by" not in page


@pytest.mark.parametrize("hours", [3.0, 6.0, 15.0])
def test_the_phase_of_the_move_begins_when_the_plan_begins_it(hours: float, framework: Framework) -> None:
    frame: dict[str, Value] = {**FRAME, "hours_per_week": hours}
    plan = planned(framework, told(role="Barista", goal="a job in human resources", **frame))
    phases = {phase.name: phase for phase in plan.phases}
    first = next(item for item in plan.milestones if item.id == "profile")
    applying = next(item for item in plan.milestones if item.id == "applications-1")
    assert first.start.on == phases["Transition"].start.on
    assert (applying.due.on or date.max) <= (phases["Transition"].end.on or date.min)
    assert sum(phase.share.low or 0 for phase in plan.phases[:4]) == pytest.approx(100, abs=2)


def test_a_field_we_do_not_know_is_worked_in_and_not_become(framework: Framework) -> None:
    plan = planned(framework, told(role="Accountant", goal="move into falconry", **FRAME))
    goal = next(goal for goal in plan.goals if goal.id == "goal-role")
    assert goal.statement.text.startswith("Work in falconry by")


def test_what_is_done_first_comes_first_and_steps_stand_with_their_work(framework: Framework) -> None:
    profile = told(role="Charge nurse", target_role="nurse manager", **FRAME)
    page = shown(planned(framework, profile), profile, framework)
    month = page.partition("This month")[2].partition("Does it fit?")[0]
    assert page.index("This month") < page.index("Does it fit?") < page.index("What I assumed")
    assert " ".join(month.split()).index("Note every requirement") < month.index("Hold 5")


def test_ways_forward_are_told_way_by_way_where_they_do_not_fit_side_by_side(framework: Framework) -> None:
    profile = told(role="Charge nurse", target_role="nurse manager", **FRAME)
    page = shown(planned(framework, profile), profile, framework)
    ways = page.partition("Ways forward, side by side")[2].partition("Goals\n")[0]
    assert ways.index("Chance if tried") < ways.index("Stay as a charge nurse")
    assert ": unknown" not in ways.partition("How the chances were rated")[0]


def test_who_is_out_of_work_looks_for_work_first_and_has_no_employer_to_ask(framework: Framework) -> None:
    frame: dict[str, Value] = {"timeframe_months": 6.0, "hours_per_week": 8.0, "budget": 300.0}
    profile = told(role="Administrative assistant", goal="go back to work", years_experience=10.0, **frame)
    plan = planned(framework, profile)
    due = {item.id: item.due.on or date.max for item in plan.milestones}
    helpful = [item for item in plan.milestones if item.kind in ("prove", "learn", "credential")]
    assert helpful
    assert due["applications-1"] <= min(due[item.id] for item in helpful)
    assert not any(path.title.startswith(("Stay", "Keep")) for path in plan.paths)
    assert len(plan.paths) >= 3
    page = shown(plan, profile, framework)
    for wrong in ("an employer who knows you", "present work", "practised at work", "beside the job"):
        assert wrong not in " ".join(page.split()), wrong


def test_a_skill_one_can_do_is_not_drilled_for_months_before_an_entry_post(framework: Framework) -> None:
    skill = HeldSkill(name="Record keeping", level="proficiency")
    fact = Fact(slot="skills", value=skill, source=Source(kind="option", id="--skills"))
    profile = told(role="Barista", goal="a job in human resources", **FRAME).with_facts([fact])
    plan = planned(framework, profile)
    gap = next(gap for gap in plan.gaps if gap.name == "Record keeping")
    assert not gap.planned
    assert "grows in the role" in gap.reason.text
    assert not any("round" in item.title for item in plan.milestones)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "Medical degree, surgical residency and medical licence",
            "medical degree, surgical residency and medical licence",
        ),
        ("Microsoft Office Specialist", "Microsoft Office Specialist"),
        ("Bachelor's degree in nursing (BSN)", "bachelor's degree in nursing (BSN)"),
        ("CPA licence", "CPA licence"),
    ],
)
def test_a_credential_in_a_sentence_keeps_its_capitals_only_as_a_name(name: str, said: str) -> None:
    assert named(name) == said


@pytest.mark.parametrize("role", ["Special education teacher", "Accountant", "Barista", "Office Administrator"])
@pytest.mark.parametrize("goal", ["move into corporate training", "work in an office", "a job in human resources"])
def test_what_is_missing_always_takes_time(role: str, goal: str, framework: Framework) -> None:
    jobs = (Job(title=role, start="2010-01", end="2020-01"),)
    for current in (True, False):
        plan = planned(framework, told(jobs, current=current, role=role, goal=goal, years_experience=10.0, **FRAME))
        assert [gap.name for gap in plan.gaps if not gap.hours.low] == []


def test_a_headline_in_capitals_is_not_shouted() -> None:
    assert in_sentence("PROGRAM ANALYST") == "program analyst"
    assert in_sentence("IT MANAGER") == "IT manager"
    assert in_sentence("CAR SALES MANAGER") == "car sales manager"
    assert in_sentence("CTO") == "CTO"
    assert in_sentence("HR manager") == "HR manager"


def test_who_wants_to_stay_is_planned_for_where_they_are(framework: Framework) -> None:
    plan = planned(framework, told(role="Sales manager", goal="stay and grow", **FRAME))
    assert plan.readiness.target == "Sales manager"
    assert any("names no other job" in item.text.text for item in plan.assumptions)


def test_a_years_achievement_is_what_the_role_requires(framework: Framework) -> None:
    plan = planned(framework, told(role="Sales manager", target_role="Sales director", **FRAME))
    proofs = {gap.proof for gap in plan.gaps if gap.required}
    assert plan.year_goals[0].achievement.text.rstrip(".") in proofs


@pytest.mark.parametrize("goal", ["become a service manager", "become a falconry manager"])
def test_a_managers_title_we_do_not_know_is_still_the_aim(goal: str, framework: Framework) -> None:
    plan = planned(framework, told(role="Automotive service technician", goal=goal, **FRAME))
    assert plan.readiness.target == goal.removeprefix("become a ")
