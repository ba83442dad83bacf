"""What a counsellor notices who reads whole plans: aims turned round, work counted twice, ways that lead nowhere."""

import pytest
from people import TODAY
from test_plan_counsel import planned, told

from coach.domain.history import years_worked
from coach.domain.patch import Choices
from coach.domain.plan import CareerPlan
from coach.domain.profile import Achievement, Job, Profile
from coach.exports import export
from coach.framework.tables import Framework
from coach.planning.case import read_case


def frame(months: float = 18, hours: float = 6, budget: float = 2000) -> dict[str, float]:
    return {"timeframe_months": months, "hours_per_week": hours, "budget": budget}


def paramedic(framework: Framework) -> CareerPlan:
    said = {"role": "Bus driver", "target_role": "Paramedic", **frame(36, 8, 4000)}
    return planned(framework, told(**said))


def surgeon(framework: Framework) -> CareerPlan:
    return planned(framework, told(role="Registered nurse", target_role="Surgeon", **frame(6, 2)))


@pytest.mark.parametrize(
    ("role", "goal", "aim"),
    [
        ("Registered nurse", "away from the bedside", "case-manager-nurse"),
        ("Registered nurse", "out of hospital wards", "case-manager-nurse"),
        ("Sales manager", "out of car sales, something with better hours", "operations-manager"),
        ("Special education teacher", "out of teaching", "instructional-designer"),
        ("Doctoral researcher", "a job in industry", "data-scientist"),
        ("Doctoral researcher", "leave academia", "data-scientist"),
    ],
)
def test_who_wants_away_is_not_sent_up_where_they_are(role: str, goal: str, aim: str, framework: Framework) -> None:
    target = read_case(told(role=role, goal=goal), Choices(), framework, TODAY).target
    assert target.occupation is not None
    assert target.occupation.id == aim
    assert target.assumed, "the person is still asked which role they want"


@pytest.mark.parametrize("goal", ["grow in my work", "get ahead", "the next step up"])
def test_who_wants_on_is_sent_on(goal: str, framework: Framework) -> None:
    target = read_case(told(role="Registered nurse", goal=goal), Choices(), framework, TODAY).target
    assert target.occupation is not None
    assert target.occupation.id == "charge-nurse"


@pytest.mark.parametrize("title", ["Full-time parent and carer", "Stay-at-home mother", "Homemaker"])
def test_years_at_home_are_no_years_of_work(title: str) -> None:
    home = Job(title=title, start="2014", current=True)
    office = Job(title="Office administrator", start="2006", end="2014")
    assert years_worked([office, home], TODAY) == years_worked([office], TODAY)
    assert years_worked([home], TODAY) is None


def test_who_is_at_home_has_no_employer_to_practise_with(framework: Framework) -> None:
    jobs = (
        Job(title="Full-time parent", start="2014", current=True),
        Job(title="Administrative assistant", start="2006", end="2014"),
    )
    case = read_case(told(jobs, role="Full-time parent", target_role="HR assistant"), Choices(), framework, TODAY)
    assert not case.employed


def test_skills_that_a_training_teaches_are_not_counted_beside_it(framework: Framework) -> None:
    plan = paramedic(framework)
    taught = {gap.name for gap in plan.gaps if gap.taught_by}
    assert {"Emergency and trauma care", "Life support and resuscitation", "Patient assessment"} <= taught
    assert not [gap for gap in plan.gaps if gap.taught_by and gap.planned]
    worked = {gap for milestone in plan.milestones for gap in milestone.gaps}
    assert not worked & {gap.id for gap in plan.gaps if gap.taught_by}
    assert (plan.fit.hours_needed.low or 0) < 1400, "the licence's own 1,200 hours and the search"


def test_a_short_course_teaches_no_trade(framework: Framework) -> None:
    plan = planned(framework, told(role="Line cook", target_role="Sous chef", **frame()))
    assert not [gap for gap in plan.gaps if gap.taught_by]


def test_ways_out_keep_to_the_ladder_of_the_aim(framework: Framework) -> None:
    changes = [way.change.text for way in paramedic(framework).fit.ways_out]
    assert "emergency medical technician" in changes[0]
    assert not [text for text in changes if "massage" in text]


def test_intent_goes_first_to_what_can_be_done(framework: Framework) -> None:
    paths = surgeon(framework).paths
    impossible = next(path for path in paths if path.no_chance)
    assert impossible.chosen
    assert max(path.allocation.low or 0 for path in paths) > (impossible.allocation.low or 0)
    assert sum(path.allocation.low or 0 for path in paths) == 100


def test_a_profession_to_be_trained_for_is_no_step_sideways(framework: Framework) -> None:
    path = next(path for path in surgeon(framework).paths if path.chosen)
    assert path.title == "New training: Surgeon"
    assert not {"Breadth", "Marketability"} & set(path.pros)


def test_a_plan_that_ends_days_after_the_date_just_about_fits(framework: Framework) -> None:
    def plan(months: float) -> CareerPlan:
        said = {"role": "Line cook", "target_role": "Sous chef", **frame(months, 3)}
        return planned(framework, told(**said))

    judged = [plan(12 + number / 8).fit for number in range(128)]
    over = [fit for fit in judged if fit.verdict == "fits" and (fit.finish.on or TODAY) > (fit.deadline.on or TODAY)]
    assert over, "some date lies a few days before the last step"
    assert all("just about" in fit.summary.text for fit in over)
    assert max(((fit.finish.on or TODAY) - (fit.deadline.on or TODAY)).days for fit in over) <= 7


def test_an_aim_we_know_nothing_of_is_never_said_to_fit(framework: Framework) -> None:
    plan = planned(framework, told(role="Line cook", target_role="Zebra choreographer", **frame()))
    assert plan.fit.verdict == "not known"
    assert "fits" not in plan.headline.text.replace("Whether it fits", "")
    assert "find out" in plan.fit.summary.text


def test_each_piece_of_stretch_work_has_a_proof_of_its_own_where_the_tables_have_one(framework: Framework) -> None:
    plan = planned(framework, told(role="Registered nurse", target_role="Nurse manager", **frame()))
    proofs = [item.evidence for item in plan.milestones if item.kind == "experience"]
    assert len(set(proofs)) == len(proofs)


def test_led_work_counts_as_a_beginning_in_what_it_shows(framework: Framework) -> None:
    lines = ("Charge nurse on night shifts", "Precepted 11 new graduates", "Led a team of 6 through a fall project")
    jobs = (Job(title="Registered nurse", start="2019", current=True, highlights=lines),)
    case = read_case(told(jobs, role="Registered nurse", target_role="Nurse manager"), Choices(), framework, TODAY)
    assert case.held["nurse-precepting"].level == "basic"
    assert case.held["people-management"].level == "basic"
    assert case.held["shift-coordination"].level == "basic"


@pytest.mark.parametrize("line", ["Reported to a team of managers", "Worked under the head chef", "Led Zeppelin fan"])
def test_work_under_others_is_not_leading(line: str, framework: Framework) -> None:
    jobs = (Job(title="Line cook", start="2019", current=True, highlights=(line,)),)
    case = read_case(told(jobs, role="Line cook"), Choices(), framework, TODAY)
    assert "people-management" not in case.held


def test_the_last_step_of_the_work_is_not_the_last_meeting(framework: Framework) -> None:
    jobs = (Job(title="Administrative assistant", start="2006", end="2014"),)
    said = {"role": "Administrative assistant", "goal": "back to work", **frame()}
    plan = planned(framework, told(jobs, current=False, **said))
    people = ("network", "visibility")
    assert plan.fit.finish.on == max(item.due.on for item in plan.milestones if item.kind not in people and item.due.on)
    assert plan.fit.finish.on >= max(item.due.on for item in plan.milestones if item.kind in people and item.due.on)


def test_achievements_told_of_count_too(framework: Framework) -> None:
    profile = told(role="Line cook", achievements=Achievement(text="Trained 4 new cooks and ran the ordering"))
    assert isinstance(profile, Profile)
    case = read_case(profile, Choices(), framework, TODAY)
    assert "training-delivery" in case.held or "mentoring" in case.held


def test_years_in_the_work_a_role_hires_from_are_not_other_work(framework: Framework) -> None:
    teacher = told(role="Special education teacher", target_role="Instructional designer", years_experience=12.0)
    part = next(part for part in planned(framework, teacher).readiness.parts if part.name == "experience")
    assert "other work" not in part.why.text
    assert (part.score.low or 0) > 0
    driver = told(role="Bus driver", target_role="Instructional designer", years_experience=12.0)
    assert "other work" in planned(framework, driver).readiness.parts[1].why.text


def test_a_role_held_before_takes_no_years_to_reach(framework: Framework) -> None:
    jobs = (
        Job(title="Software engineer", start="2022", current=True),
        Job(title="Staff software engineer", start="2017", end="2022"),
    )
    said = {"role": "Software engineer", "target_role": "Staff software engineer", **frame()}
    chosen = next(path for path in planned(framework, told(jobs, **said)).paths if path.chosen)
    assert (chosen.months.low or 0) < 18


def test_phases_without_time_are_left_out(framework: Framework) -> None:
    jobs = (Job(title="Staff software engineer", start="2017", end="2022"),)
    said = {"role": "Staff software engineer", "goal": "back to work", **frame()}
    phases = planned(framework, told(jobs, current=False, **said)).phases
    assert phases
    assert all((phase.share.low or 0) > 0 for phase in phases)


def test_a_credential_is_in_hand_rather_than_shown(framework: Framework) -> None:
    goals = [goal.statement.text for goal in paramedic(framework).goals]
    assert any(text.startswith("Paramedic licence in hand by") for text in goals)


def test_each_way_forward_is_shown_with_its_own_sides(framework: Framework) -> None:
    profile = told(role="Bus driver", target_role="Paramedic", **frame(36, 8, 4000))
    plan = planned(framework, profile)
    page = export(plan, profile, framework, "md").decode()
    section = page.partition("## Ways forward")[2].partition("\n## ")[0]
    assert section.count("Rated:") == len(plan.paths)
    assert section.count("For it:") == section.count("Against it:") == len({path.pros for path in plan.paths})


def test_the_craft_comes_before_what_any_job_asks_for(framework: Framework) -> None:
    jobs = (Job(title="Financial analyst", start="2021", end="2023"),)
    said = {"role": "Financial analyst", "target_role": "Data analyst", **frame()}
    plan = planned(framework, told(jobs, current=False, **said))
    order = [gap.name for gap in plan.gaps if gap.planned and gap.required]
    assert order.index("SQL") < order.index("Presenting")


def test_a_program_analyst_is_known(framework: Framework) -> None:
    match = framework.catalogue.find("Program Analyst")
    assert match is not None
    assert match.occupation.id == "programme-officer"
    programmer = framework.catalogue.find("Programmer Analyst")
    assert programmer is None or programmer.occupation.sector == "technology"


def test_a_step_back_outside_the_ladder_is_not_offered_first(framework: Framework) -> None:
    said = {"role": "Paralegal", "target_role": "Compliance officer", "years_experience": 3.0, **frame(12, 5)}
    roles = [way.facts.get("target_role") for way in planned(framework, told(**said)).fit.ways_out]
    offered = [role for role in roles if role]
    assert offered
    assert offered[0] != "Bank teller"


def test_who_wants_out_of_a_trade_is_not_offered_its_next_rung(framework: Framework) -> None:
    said = {"role": "Sales manager", "goal": "out of car sales", "years_experience": 16.0, **frame(12, 4)}
    plan = planned(framework, told(**said))
    assert not [way for way in plan.fit.ways_out if "sales" in str(way.facts.get("target_role", "")).lower()]
    assert not [path for path in plan.paths if "sales director" in path.title.lower()]


def test_rounds_of_practice_are_called_by_the_kind_of_work(framework: Framework) -> None:
    said = {"role": "Financial analyst", "target_role": "Data analyst", "years_experience": 2.0, **frame()}
    titles = [item.title for item in planned(framework, told(**said)).milestones if item.kind == "practise"]
    assert not [title for title in titles if "harder case" in title and title.startswith(("SQL", "Presenting"))]


def test_going_back_to_work_is_told_as_that(framework: Framework) -> None:
    jobs = (Job(title="Administrative assistant", start="2006", end="2014"),)
    said = {"role": "Administrative assistant", "goal": "back to work", **frame()}
    plan = planned(framework, told(jobs, current=False, **said))
    assert not [year for year in plan.year_goals if "on the way to administrative assistant" in year.role]
    chosen = next(path for path in plan.paths if path.chosen)
    assert "a broader footing" not in [item.lower() for item in chosen.pros]


def test_a_business_is_not_followed_by_a_rung(framework: Framework) -> None:
    plan = planned(framework, told(role="Electrician", goal="my own electrical firm", **frame()))
    assert not [goal for goal in plan.goals if goal.id == "goal-next-rung"]


@pytest.mark.parametrize(("dated", "years"), [(False, 15.0), (True, 4.0)])
def test_years_a_document_claims_count_where_its_jobs_lack_dates(
    dated: bool, years: float, framework: Framework
) -> None:
    jobs = (
        Job(title="Head chef", start="2003", end="2007"),
        Job(title="Sous chef", **({"start": "2001", "end": "2003"} if dated else {})),
    )
    profile = told(jobs, current=False, role="Head chef", years_claimed=15.0, years_experience=4.0)
    facts = [
        fact.model_copy(update={"status": "inferred"}) if fact.slot == "years_experience" else fact
        for fact in profile.facts
    ]
    case = read_case(Profile().with_facts(facts), Choices(), framework, TODAY)
    assert case.years is not None
    assert case.years.low == years


@pytest.mark.parametrize("goal", ["back to work", "open my own bakery"])
def test_nobody_is_told_to_keep_a_job_they_do_not_have(goal: str, framework: Framework) -> None:
    jobs = (Job(title="Baker", start="2006", end="2014"),)
    profile = told(jobs, current=False, role="Baker", goal=goal, **frame())
    page = export(planned(framework, profile), profile, framework, "md").decode().lower()
    for words in ("keep the job", "keep your pay", "beside your pay", "give up your pay", "beside the job"):
        assert words not in page, words


def test_a_nearer_aim_that_takes_longer_is_no_way_out(framework: Framework) -> None:
    said = {"role": "Sales manager", "target_role": "Operations manager", "years_experience": 16.0, **frame()}
    ways = planned(framework, told(**said)).fit.ways_out
    later = next(way for way in ways if way.id == "later")
    nearer = [way for way in ways if way.id.startswith("nearer-")]
    assert not [way for way in nearer if way.facts.get("timeframe_months", 0) >= later.facts["timeframe_months"]]


def test_who_has_led_a_team_has_run_one(framework: Framework) -> None:
    said = {"role": "Sales manager", "target_role": "Operations manager", "years_experience": 16.0}
    part = next(p for p in planned(framework, told(**said)).readiness.parts if p.name == "experience")
    assert "other work" not in part.why.text
