"""What reading whole plans brought to light: sentences that would be wrong for the person or the trade."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from coach.domain.patch import Choices
from coach.domain.plan import CareerPlan
from coach.domain.profile import Fact, Profile, Source, Value
from coach.framework.tables import Framework
from coach.knowledge.tables import load_framework
from coach.planning.engine import build_plan
from coach.planning.phrases import with_article

TODAY = date(2026, 11, 25)


@cache
def the_framework() -> Framework:
    return load_framework(Path(__file__).parent.parent / "knowledge")


def plan(**slots: Value) -> CareerPlan:
    frame: dict[str, Value] = {"timeframe_months": 18.0, "hours_per_week": 6.0, "budget": 2000.0}
    facts = [
        Fact(slot=slot, value=value, source=Source(kind="option", id=f"--{slot}"))
        for slot, value in {**frame, **slots}.items()
    ]
    return build_plan(Profile().with_facts(facts), Choices(), the_framework(), TODAY)


def titles(made: CareerPlan) -> str:
    return " ".join(item.title for item in made.milestones)


@pytest.mark.parametrize(
    ("role", "goal"),
    [("chef", "open my own café"), ("electrician", "become self-employed"), ("translator", "go freelance"), ("", "")],
)
def test_a_business_of_ones_own_is_planned_as_one(role: str, goal: str) -> None:
    made = plan(role=role or "baker", goal=goal or "start a business")
    assert {"own-numbers", "own-rules", "own-trial", "own-decision"} <= {item.id for item in made.milestones}
    assert not {"promotion-case", "interview-1", "applications-1"} & {item.id for item in made.milestones}
    assert {"Bookkeeping", "Marketing basics"} <= {gap.name for gap in made.gaps} | set(made.readiness.held)
    assert any(risk.id == "risk-customers" for risk in made.risks)
    assert "résumé" not in titles(made)


def test_no_chance_is_given_where_no_source_has_one() -> None:
    chosen = plan(role="chef", goal="open my own café").paths[0]
    assert chosen.chosen
    assert (chosen.feasibility, chosen.base_range, chosen.no_chance) == (None, None, "no figure known")


def test_someone_without_work_is_never_told_of_their_present_work() -> None:
    made = plan(goal="return to work after caring for my mother", dependants=1.0)
    assert "return to work after caring" in " ".join(item.text.text for item in made.assumptions)
    text = made.model_dump_json().lower()
    for words in ("present work and grow", "a first team in your", "promotion", "present pay kept", "those who decide"):
        assert words not in text, words


def test_the_study_for_a_masters_examination_is_not_worked_off_by_years() -> None:
    made = plan(role="electrician", target_role="master electrician", years_experience=8.0)
    licence = next(gap for gap in made.gaps if gap.kind == "credential" and gap.required)
    assert (licence.hours.low or 0) >= 40


def test_staying_is_never_shown_as_the_way_to_the_target() -> None:
    made = plan(role="electrician", target_role="master electrician", years_experience=8.0)
    stay = next(path for path in made.paths if path.id == "path-stay")
    assert "Master electrician" not in stay.roles


def test_a_gap_says_what_its_hours_lead_to() -> None:
    made = plan(role="registered nurse", target_role="nurse manager")
    people = next(gap for gap in made.gaps if gap.name == "People management")
    assert (people.need, people.aim) == ("advanced", "proficiency")


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("line cook", "a line cook"),
        ("electrician", "an electrician"),
        ("HR manager", "an HR manager"),
        ("UX designer", "a UX designer"),
        ("university lecturer", "a university lecturer"),
    ],
)
def test_titles_take_the_article_they_are_spoken_with(title: str, said: str) -> None:
    assert with_article(title) == said


@pytest.mark.parametrize("role", ["registered nurse", "line cook", "warehouse operative", "software engineer"])
def test_the_questions_of_a_review_are_questions(role: str) -> None:
    checks = {check for review in plan(role=role).reviews for check in review.checks}
    assert checks
    assert all(check.endswith("?") for check in checks)


def test_someone_returning_to_their_work_looks_for_a_post_and_asks_no_manager() -> None:
    made = plan(role="administrative assistant", goal="return to work after years at home", years_experience=6.0)
    text = made.model_dump_json()
    assert made.headline.text.startswith("Back to work as an administrative assistant")
    assert any(item.id == "applications-1" for item in made.milestones)
    for words in ("promotion-case", "those who decide", "Ask your manager", "Ask your employer", "present pay"):
        assert words not in text, words


def test_years_of_work_stand_for_everyday_skills_and_that_is_said() -> None:
    made = plan(role="lawyer", goal="move into compliance", years_experience=7.0)
    assert "Communication" not in {gap.name for gap in made.gaps}
    assert "attention to detail" in next(a.text.text for a in made.assumptions if a.id == "everyday_skills")
    assert "Communication" in {gap.name for gap in plan(role="lawyer", goal="move into compliance").gaps}


def test_the_degree_a_role_requires_counts_for_others() -> None:
    made = plan(role="lawyer", goal="move into compliance", years_experience=7.0)
    assert not any("Bachelor" in gap.name for gap in made.gaps)


def test_an_everyday_skill_does_not_shorten_the_way_to_a_trade() -> None:
    made = plan(role="warehouse operative", target_role="logistics coordinator", years_experience=4.0)
    assert not any("such as attention to detail" in gap.reason.text for gap in made.gaps)


def test_a_plan_for_a_role_we_do_not_know_says_what_it_does_not_count() -> None:
    made = plan(role="game developer", target_role="game feel lead of everything")
    assert "the training it may ask for is not in that" in made.fit.summary.text
    assert made.paths[0].title.startswith("Game feel lead")


def test_a_note_in_a_title_stays_out_of_sentences() -> None:
    made = plan(role="software engineer", target_role="engineering manager")
    assert "(software)" not in " ".join([made.headline.text, titles(made)])


@pytest.mark.parametrize("target", ["data scientist", "engineering manager", "nurse manager"])
def test_rounds_of_practice_and_outlooks_read_as_sentences(target: str) -> None:
    made = plan(role="software engineer" if "nurse" not in target else "registered nurse", target_role=target)
    assert all(risk.description.text.endswith((".", "?")) for risk in made.risks)
    rounds = [item.evidence for item in made.milestones if item.kind == "practise"]
    assert len(set(rounds)) * 3 >= len(rounds)


def test_who_leaves_a_field_is_not_sent_up_in_it_first() -> None:
    occupations = the_framework().catalogue.occupations
    made = plan(role="senior software engineer", target_role="secondary teacher", years_experience=7.0)
    near = [occupations[way.id.removeprefix("nearer-")] for way in made.fit.ways_out if way.id.startswith("nearer-")]
    assert near
    assert all(role.sector == "education" for role in near)


def test_a_shorter_time_is_offered_when_more_hours_need_less() -> None:
    made = plan(role="senior software engineer", target_role="secondary teacher", years_experience=7.0)
    full = next(way for way in made.fit.ways_out if way.id == "full-time")
    assert float(full.facts["timeframe_months"]) <= 16


def test_a_manager_is_not_sent_to_stand_in_for_a_supervisor() -> None:
    made = plan(role="chief technology officer", target_role="chief executive", years_experience=9.0)
    assert "stand in for your supervisor" not in titles(made)


def test_the_usual_next_role_is_one_rung_up() -> None:
    path = plan(role="store supervisor", target_role="store manager", years_experience=5.0).paths[0]
    assert (path.months.low, path.months.high) == (18, 36)
