"""What a counsellor would check in a plan: true sentences, sensible orders, no absurd or unkind suggestions."""

from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from coach.domain.patch import Choices
from coach.domain.plan import CareerPlan
from coach.domain.profile import Fact, Held, Profile, Source, Value
from coach.framework.tables import Framework
from coach.knowledge.tables import load_framework
from coach.planning.engine import build_plan

TODAY = date(2026, 11, 21)


@cache
def the_framework() -> Framework:
    return load_framework(Path(__file__).parent.parent / "knowledge")


def plan(**slots: Value) -> CareerPlan:
    facts = [
        Fact(slot=slot.removesuffix("_held"), value=value, source=Source(kind="option", id=f"--{slot}"))
        for slot, value in slots.items()
    ]
    return build_plan(Profile().with_facts(facts), Choices(), the_framework(), TODAY)


def target_of(role: str, goal: str) -> str | None:
    return plan(role=role, goal=goal).readiness.occupation


def said(made: CareerPlan, name: str) -> str:
    return next(item.text.text for item in made.assumptions if item.id == name)


@pytest.mark.parametrize(
    ("role", "goal", "expected"),
    [
        ("line cook", "become a head chef", "head-chef"),
        ("line cook", "get promoted", "sous-chef"),
        ("registered nurse", "work less", "registered-nurse"),
        ("electrician", "become self-employed", "electrician"),
        ("cashier", "find a better job", "cashier"),
        ("systems administrator", "AWS certification", "systems-administrator"),
        ("retail sales associate", "work in HR", "hr-assistant"),
        ("software engineer", "move to management", "engineering-manager"),
        ("mechanic", "I would like to be a teacher", "primary-teacher"),
        ("registered nurse", "I want to be a nurse practitioner within three years", "nurse-practitioner"),
    ],
)
def test_a_goal_in_everyday_words_leads_to_a_sensible_role(role: str, goal: str, expected: str) -> None:
    assert target_of(role, goal) == expected


@pytest.mark.parametrize(
    "goal", ["go back to specialist work without managing people", "open my own salon", "be home every night"]
)
def test_a_goal_that_names_no_job_is_never_used_as_a_job_title(goal: str) -> None:
    made = plan(role="IT manager", goal=goal)
    sentences = [item.title for item in made.milestones] + [made.headline.text]
    assert not any(goal in text for text in sentences)
    assert goal in said(made, "target_role")


def test_a_manager_who_wants_the_craft_back_is_not_sent_further_up() -> None:
    made = plan(role="IT manager", goal="stop managing people")
    found = the_framework().catalogue.occupations[made.readiness.occupation or ""]
    assert found.track != "management"


def test_a_field_we_do_not_know_is_taken_at_its_word_and_asked_about() -> None:
    made = plan(role="line cook", goal="move into tech")
    assert made.readiness.occupation is None
    assert "tech" in said(made, "target_role")


def test_without_role_and_goal_the_plan_is_about_finding_one() -> None:
    made = plan()
    words = " ".join([made.headline.text, *(item.title for item in made.milestones), *(p.title for p in made.paths)])
    assert "your next role work" not in words
    assert "not told" not in words
    assert not any(item.id == "promotion-case" for item in made.milestones)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("teacher", "primary-teacher"),
        ("nurse", "registered-nurse"),
        ("carer", "home-care-aide"),
        ("account manager", "account-executive"),
        ("Software Engineer Intern", "junior-software-engineer"),
        ("mechanic", "auto-mechanic"),
        ("GP", "physician"),
        ("engineering manager", "engineering-manager"),
    ],
)
def test_common_titles_are_read_as_people_mean_them(title: str, expected: str) -> None:
    found = the_framework().catalogue.find(title)
    assert found is not None
    assert found.occupation.id == expected


@pytest.mark.parametrize("title", ["team leader", "tech", "Manager", "HR"])
def test_words_that_name_no_work_match_no_occupation(title: str) -> None:
    assert the_framework().catalogue.find(title) is None


def apprentice(years: float) -> CareerPlan:
    return plan(
        role="apprentice electrician",
        target_role="electrician",
        years_experience=years,
        timeframe_months=24.0,
        hours_per_week=8.0,
    )


def test_years_of_an_apprenticeship_count_towards_the_licence() -> None:
    fresh, third_year = apprentice(0.0), apprentice(3.0)
    assert any("no number of hours" in reason.text for reason in fresh.fit.reasons)
    assert not any("no number of hours" in reason.text for reason in third_year.fit.reasons)
    licence = next(gap for gap in third_year.gaps if gap.kind == "credential")
    assert "count towards it" in licence.reason.text
    assert (licence.hours.low or 0) < (next(g for g in fresh.gaps if g.id == licence.id).hours.low or 0)


def inspector(years: float, role: str = "welder") -> CareerPlan:
    return plan(
        role=role,
        target_role="welding inspector",
        years_experience=years,
        timeframe_months=24.0,
        hours_per_week=10.0,
        budget=5000.0,
    )


def test_a_credential_waits_for_the_years_its_issuer_demands() -> None:
    young, old = inspector(2.0), inspector(6.0)
    credential = next(gap for gap in young.gaps if gap.kind == "credential" and gap.required)
    assert "Its issuer asks for 5 years in the work; you have 2 years." in credential.reason.text
    assert "3 years from today at least" in credential.reason.text
    assert young.fit.reach == "only the way in"
    assert any("years of practice its issuer asks for" in reason.text for reason in young.fit.reasons)
    assert old.fit.reach != "only the way in"
    assert not any("Its issuer" in gap.reason.text for gap in old.gaps)


def test_years_in_other_work_do_not_count_for_an_issuer() -> None:
    made = inspector(20.0, role="bookkeeper")
    assert made.fit.reach == "only the way in"
    assert any("yours so far lie elsewhere" in gap.reason.text for gap in made.gaps)


def test_a_helpful_credential_whose_years_are_missing_is_left_for_later() -> None:
    made = plan(role="line cook", target_role="sous chef", years_experience=1.0, timeframe_months=18.0)
    waiting = [gap for gap in made.gaps if "Its issuer asks for" in gap.reason.text]
    assert waiting
    assert not any(gap.planned for gap in waiting)


def test_a_licence_out_of_reach_is_not_promised_by_any_goal() -> None:
    made = plan(role="cashier", target_role="surgeon", timeframe_months=6.0, hours_per_week=2.0)
    goals = [goal.statement.text for goal in made.goals]
    assert any(text.startswith("The way into") for text in goals)
    assert not any("licence, shown by" in text for text in goals)
    assert all(item.role != "Surgeon" for item in made.year_goals if item.by.on and item.by.on.year < 2036)


def test_without_a_wished_date_the_plan_takes_one_that_the_work_fits() -> None:
    made = plan(role="call centre agent", goal="get promoted")
    assert made.fit.verdict == "fits"
    assert "You named no date" in said(made, "timeframe_months")


def test_a_verdict_never_says_wished_of_a_date_nobody_named() -> None:
    made = plan(role="cashier", target_role="surgeon")
    texts = [made.fit.summary.text, *(reason.text for reason in made.fit.reasons)]
    assert not any("wished" in text for text in texts)


@pytest.mark.parametrize(
    ("years", "said"), [(2.5, None), (10.0, "alone would put you further up"), (1.0, "are fewer than that")]
)
def test_a_ladder_stage_is_given_with_its_reason_and_where_the_years_disagree(years: float, said: str | None) -> None:
    position = plan(role="software engineer", years_experience=years).position
    told = next(text.text for text in position.summary if "ladder" in text.text)
    assert position.ladder_stage is not None
    assert position.ladder_stage in told
    assert "By your title" in told
    assert said in told if said else "your" not in told.partition("By your title")[2]


def test_a_step_back_is_called_one() -> None:
    occupations = the_framework().catalogue.occupations
    made = plan(
        role="IT manager",
        target_role="database administrator",
        timeframe_months=18.0,
        hours_per_week=6.0,
        budget=2000.0,
    )
    here = occupations["it-manager"]
    lower = [way for way in made.fit.ways_out if way.id.startswith("nearer-")]
    lower = [way for way in lower if occupations[way.id.removeprefix("nearer-")].rank < here.rank]
    assert lower
    assert all("step back" in way.change.text for way in lower)


def test_pieces_of_the_target_work_come_after_the_skills_they_need() -> None:
    made = plan(role="accountant", target_role="data analyst", timeframe_months=36.0, hours_per_week=8.0)
    skills = [item.due.on for item in made.milestones if item.kind == "prove" and "skill-sql" in item.gaps]
    pieces = [item.start.on for item in made.milestones if item.kind == "experience"]
    assert skills
    assert pieces
    assert max(skills) <= min(pieces)  # type: ignore[type-var]


def test_someone_proficient_is_not_sent_to_the_first_exercise() -> None:
    made = plan(role="line cook", target_role="sous chef", timeframe_months=18.0, hours_per_week=6.0)
    cooking = next(item for item in made.milestones if item.id == "skill-station-cooking")
    assert "set up a station alone" not in cooking.title
    assert "teach it to a colleague" in cooking.title


def test_entry_roles_ask_for_the_basics_before_applying() -> None:
    made = plan(role="warehouse operative", target_role="truck driver", timeframe_months=12.0, hours_per_week=8.0)
    driving = next(gap for gap in made.gaps if gap.id.endswith("commercial-driving"))
    assert (driving.hours.high or 0) <= 40


def test_conversations_fall_into_few_weeks_instead_of_minutes_in_each() -> None:
    made = plan(role="line cook", target_role="sous chef", timeframe_months=18.0, hours_per_week=6.0)
    talks = [a for week in made.weeks for a in week.actions if a.milestone == "network-talks"]
    assert 1 <= len(talks) < len(made.weeks) * 2 / 3
    assert all((talk.hours.low or 0) >= 1 for talk in talks if talk.hours)


@pytest.mark.parametrize(("role", "target"), [("line cook", "sous chef"), ("bookkeeper", "accountant")])
def test_this_month_holds_only_what_a_month_has_time_for(role: str, target: str) -> None:
    made = plan(role=role, target_role=target, timeframe_months=18.0, hours_per_week=6.0)
    by_id = {item.id: item for item in made.milestones}
    month = TODAY + timedelta(days=31)
    named = [action for action in made.month_actions if action.milestone]
    assert named
    assert all(by_id[action.milestone].start.on <= month for action in named)  # type: ignore[index,operator]
    assert not any("done by" in action.text.text and by_id[action.milestone].due.on > month for action in named)  # type: ignore[index,operator]
    assert sum(action.hours.low or 0 for action in named if action.hours) <= 6 * 4.4


def test_year_goals_on_the_way_name_what_is_studied_or_shown() -> None:
    made = plan(
        role="registered nurse", target_role="nurse manager", timeframe_months=18.0, hours_per_week=6.0, budget=2000.0
    )
    first = made.year_goals[0]
    assert "Bachelor of Science in Nursing" in first.skill.text
    assert "Settle entry" not in first.skill.text


def test_a_degree_is_one_course_in_few_parts_that_hold_all_its_study() -> None:
    made = plan(role="bookkeeper", target_role="accountant", timeframe_months=96.0, hours_per_week=12.0)
    degree = next(gap for gap in made.gaps if "Bachelor" in gap.name)
    study = [item for item in made.milestones if item.kind == "learn" and degree.id in item.gaps]
    assert len(study) == 4
    assert sum(item.study.low or 0 for item in study if item.study) == degree.hours.low
    assert all((item.hours.high or 0) <= 40 for item in study)
    assert all("Marks" in item.evidence for item in study)
    assert (made.fit.hours_needed.low or 0) > (degree.hours.low or 0)


def test_what_only_leads_into_a_credential_is_called_that() -> None:
    made = plan(role="cashier", target_role="surgeon", timeframe_months=6.0, hours_per_week=2.0)
    assert made.fit.reach == "only the way in"
    assert made.fit.meanwhile is not None
    assert "does not make you a surgeon" in made.fit.meanwhile.text


def test_past_ten_years_the_plan_says_that_the_pace_cannot_do_it() -> None:
    made = plan(role="care assistant", target_role="registered nurse", timeframe_months=48.0, hours_per_week=2.0)
    assert made.fit.reach == "not at this pace"
    assert any("can't be done within 10 years" in reason.text for reason in made.fit.reasons)
    assert not any("2051" in said.change.text + said.effect.text for said in made.fit.ways_out)
    assert made.paths[0].feasibility is None


def test_blocks_of_study_carry_different_titles() -> None:
    made = plan(role="bookkeeper", target_role="accountant", timeframe_months=60.0, hours_per_week=12.0)
    blocks = [item.title for item in made.milestones if item.title.startswith("Study for")][:10]
    assert len(set(blocks)) == len(blocks)


def test_a_hairdresser_is_taken_to_hold_the_licence_of_the_trade() -> None:
    made = plan(role="hairdresser", goal="open my own salon")
    assert not any(gap.kind == "credential" and gap.required for gap in made.gaps)


def test_a_held_licence_is_not_asked_for_again() -> None:
    made = plan(
        role="nursing assistant",
        target_role="registered nurse",
        credentials_held=Held(name="Registered nurse licence (NCLEX-RN)"),
    )
    assert not any(gap.kind == "credential" and gap.required for gap in made.gaps)


TECH_WORDS = ("code", "software", "repository", "github", "sprint", "deploy")


@pytest.mark.parametrize(
    ("role", "target"),
    [
        ("registered nurse", "nurse manager"),
        ("line cook", "sous chef"),
        ("primary teacher", "assistant principal"),
        ("cashier", "store supervisor"),
    ],
)
def test_plans_for_other_trades_do_not_speak_of_software(role: str, target: str) -> None:
    made = plan(role=role, target_role=target, timeframe_months=18.0, hours_per_week=6.0)
    texts = [item.title + item.evidence for item in made.milestones] + [item.text.text for item in made.targets]
    found = [text for text in texts if set(TECH_WORDS) & set(text.lower().split())]
    assert not found
