"""Plans for those whose circumstances differ: trained abroad, out of work, just graduated, near the end of working."""

from datetime import date

import pytest
from people import TODAY
from test_plan_counsel import planned, told
from test_plan_sense import frame

from coach.domain.patch import Choices
from coach.domain.plan import CareerPlan
from coach.domain.profile import Fact, HeldSkill, Job, Profile, School, Source
from coach.exports import export
from coach.framework.places import country_in
from coach.framework.tables import Framework
from coach.planning.case import read_case


def with_school(profile: Profile, school: School, words: str) -> Profile:
    source = Source(kind="document", id="cv.pdf", span=(0, 9))
    return profile.with_facts([Fact(slot="education", value=school, source=source, evidence=words)])


def pharmacist(framework: Framework, home: str) -> CareerPlan:
    jobs = (
        Job(title="Cashier", start="2022", current=True, location="Hamburg"),
        Job(title="Pharmacist", start="2012", end="2019", location="Aleppo, Syria"),
    )
    said = {"role": "Cashier", "location": home, "target_role": "Pharmacist", **frame(24, 12, 1500)}
    return planned(framework, told(jobs, **said))


def test_a_licence_from_another_country_has_to_be_recognised(framework: Framework) -> None:
    plan = pharmacist(framework, "Hamburg, Germany")
    gap = next(gap for gap in plan.gaps if gap.kind == "credential" and gap.required)
    assert gap.name == "Recognition of your training from Syria"
    assert gap.cost.high
    parts = [item for item in plan.milestones if item.gaps == (gap.id,)]
    assert len(parts) == 3
    decision = max(item.due.on for item in parts if item.due.on)
    apply = next(item for item in plan.milestones if item.id.startswith("applications"))
    assert apply.due.on is not None
    assert apply.due.on > decision, "nothing is applied for before the decision"
    assert any("on top of this plan" in caution.text for caution in plan.fit.cautions)
    assert all(part.score.low == 0 for part in plan.readiness.parts if part.name == "credentials")


@pytest.mark.parametrize("home", ["Damascus, Syria", "Aleppo"])
def test_a_licence_from_ones_own_country_counts(home: str, framework: Framework) -> None:
    assert not [gap for gap in pharmacist(framework, home).gaps if gap.kind == "credential" and gap.required]


def test_nobody_guesses_at_a_country_that_is_not_named(framework: Framework) -> None:
    jobs = (Job(title="Pharmacist", start="2012", current=True),)
    case = read_case(told(jobs, role="Pharmacist", location="Hamburg"), Choices(), framework, TODAY)
    assert case.abroad is None


def test_who_comes_straight_from_work_abroad_has_it_recognised(framework: Framework) -> None:
    jobs = (Job(title="Registered nurse", start="2015", end="2026-06", location="Manila, Philippines"),)
    said = {"role": "Registered nurse", "location": "Toronto, Canada", "target_role": "Registered nurse", **frame()}
    plan = planned(framework, told(jobs, current=False, **said))
    assert any(gap.name == "Recognition of your training from the Philippines" for gap in plan.gaps)


def test_a_degree_that_employers_here_have_accepted_is_not_compared_again(framework: Framework) -> None:
    jobs = (Job(title="Accountant", start="2012", current=True, location="Chicago, IL"),)
    school = School(degree="BCom", area="Accounting", institution="University of Mumbai", end="2010")
    profile = with_school(
        told(jobs, role="Accountant", location="Chicago, IL", target_role="Financial controller", **frame()),
        school,
        "BCom Accounting, University of Mumbai, India, 2010",
    )
    plan = planned(framework, profile)
    assert not [gap for gap in plan.gaps if "from India" in gap.name]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Denver, CO", "the United States"),
        ("Toronto, ON", "Canada"),
        ("Leeds, UK", "the United Kingdom"),
        ("University of Pune", "India"),
        ("Al-Shifa Pharmacy, Aleppo, Syria", "Syria"),
        ("worked with us on reading", None),
        ("Bath", None),
        ("Acme Ltd", None),
    ],
)
def test_a_country_is_read_from_its_own_name_or_a_place_in_it(text: str, country: str | None) -> None:
    assert country_in(text) == country


def laid_off(framework: Framework, **said: object) -> CareerPlan:
    jobs = (Job(title="Bus driver", start="2009", end="2026-09"),)
    wanted = {"role": "Bus driver", "target_role": "Dispatcher", **frame(12, 10, 0), **said}
    return planned(framework, told(jobs, current=False, **wanted))  # type: ignore[arg-type]


def test_who_lost_their_work_is_told_how_pay_comes_in_meanwhile(framework: Framework) -> None:
    assert "bus driver work too" in laid_off(framework).month_actions[0].text.text
    back = laid_off(framework, target_role="Bus driver")
    assert not any("meanwhile" in action.text.text for action in back.month_actions), "that is the plan itself"
    kept = planned(framework, told(role="Bus driver", target_role="Dispatcher", **frame()))
    assert not any("meanwhile" in action.text.text for action in kept.month_actions)


def test_who_lost_their_work_is_not_told_that_they_stay_in_it(framework: Framework) -> None:
    plan = laid_off(framework)
    assert not [path for path in plan.paths if "you stay in your work" in path.reversibility]
    assert any(path.title == "Back to work as a bus driver" for path in plan.paths)
    assert not any("Promotions keep their own calendar" in said.text for said in plan.fit.cautions)


def graduate(framework: Framework, area: str, end: str = "2026", **said: object) -> CareerPlan:
    jobs = (Job(title="Bartender", start="2024", end="2026-06"),)
    wanted = {"role": "Bartender", "goal": "find my first proper job", **frame(9, 15), **said}
    profile = told(jobs, current=False, **wanted)  # type: ignore[arg-type]
    return planned(framework, with_school(profile, School(degree="BA", area=area, end=end), f"BA {area}, {end}"))


@pytest.mark.parametrize(
    ("area", "role"),
    [
        ("Psychology", "social-services-caseworker"),
        ("Computer Science", "junior-software-engineer"),
        ("English Literature", "editorial-assistant"),
    ],
)
def test_a_new_degree_points_the_way_rather_than_the_job_beside_it(area: str, role: str, framework: Framework) -> None:
    plan = graduate(framework, area)
    assert plan.readiness.occupation == role
    assert f"your degree in {area.lower()}" in plan.headline.text.lower()


def test_a_new_degree_whose_ways_we_do_not_know_leaves_the_aim_open(framework: Framework) -> None:
    assert "Finding your next role" in graduate(framework, "Egyptology").headline.text


def test_an_old_degree_or_a_named_aim_goes_another_way(framework: Framework) -> None:
    assert graduate(framework, "Psychology", end="2012").readiness.occupation != "social-services-caseworker"
    assert graduate(framework, "Psychology", target_role="Bar manager").readiness.occupation != (
        "social-services-caseworker"
    )


def test_nobody_is_shown_a_rung_for_after_their_working_life(framework: Framework) -> None:
    def goals(years: float) -> list[str]:
        said = {"role": "Machinist", "goal": "new job", "years_experience": years, **frame()}
        return [goal.id for goal in planned(framework, told(**said)).goals]

    assert "goal-next-rung" in goals(8.0)
    assert "goal-next-rung" not in goals(39.0)


def test_a_short_search_has_its_talks_near_and_its_phases_in_weeks(framework: Framework) -> None:
    """Work that ends in a month is not stretched over the two years someone would allow."""
    jobs = (Job(title="Machinist", start="1996", end="2026-06"),)
    profile = told(jobs, current=False, role="Machinist", **frame(24, 20))
    plan = planned(framework, profile)
    assert plan.fit.verdict == "fits"
    assert max(item.due.on for item in plan.milestones if item.due.on) < date(2027, 6, 1)
    assert max(phase.end.on for phase in plan.phases if phase.end.on) < date(2027, 6, 1)
    assert "Phases of the change" not in export(plan, profile, framework, "md").decode()


def test_part_time_is_looked_for_where_it_is_wanted(framework: Framework) -> None:
    def search(goal: str) -> list[str]:
        return [target.id for target in planned(framework, told(role="Cashier", goal=goal, **frame())).targets]

    assert "search-part-time" in search("work as a receptionist, part-time")
    assert "search-part-time" not in search("work as a receptionist")
    assert "search-part-time" not in search("work as a receptionist with a part in the team")


def test_what_is_practised_at_work_has_a_place_for_who_has_none(framework: Framework) -> None:
    plan = laid_off(framework, target_role="Warehouse supervisor")
    steps = [step.text for item in plan.milestones for step in item.steps]
    assert any("club" in step for step in steps)
    assert not [step for step in steps if "your employer's" in step.lower()]
    kept = planned(framework, told(role="Bus driver", target_role="Warehouse supervisor", **frame()))
    assert not [step.text for item in kept.milestones for step in item.steps if "club" in step.text]


@pytest.mark.parametrize("role", ["Freelance graphic designer", "Self-employed electrician", "Dairy farmer"])
def test_who_works_for_themselves_has_no_manager_to_ask(role: str, framework: Framework) -> None:
    plan = planned(framework, told(role=role, target_role="Operations manager", **frame()))
    steps = [step.text for item in plan.milestones for step in item.steps]
    said = [
        *steps,
        *(action.text.text for action in plan.month_actions),
        *(risk.early_sign.text for risk in plan.risks),
    ]
    assert not [text for text in said if "your manager" in text.lower() and "someone" not in text]


def test_who_has_an_employer_asks_there(framework: Framework) -> None:
    plan = planned(framework, told(role="Graphic designer", target_role="Senior graphic designer", **frame()))
    assert any("Ask your manager" in step.text for item in plan.milestones for step in item.steps)


def test_skills_of_the_role_nearest_to_ones_own_count_as_it_says(framework: Framework) -> None:
    """What is said to be taken as held, one level lower, is so."""
    source = Source(kind="document", id="cv.pdf", span=(0, 9))
    names = ("Inventory management", "Movement planning", "Supply accountability")
    skills = [Fact(slot="skills", value=HeldSkill(name=name), source=source, evidence=name) for name in names]
    profile = told(role="Staff sergeant", **frame()).with_facts(skills)
    case = read_case(profile, Choices(), framework, TODAY)
    assert case.occupation is not None
    assert case.occupation not in case.past
    assert set(case.held) >= {need.skill for need in case.occupation.required if need.level != "awareness"}
    assert any("one level below" in item.text.text for item in case.assumptions if item.id == "role_skills")


def test_the_next_rung_at_ones_own_employer_is_asked_for_there(framework: Framework) -> None:
    plan = planned(framework, told(role="Secondary teacher", target_role="Head of department", **frame(24, 6)))
    assert any(item.id == "promotion-case" for item in plan.milestones)
    assert not any(item.id.startswith("applications") for item in plan.milestones)


@pytest.mark.parametrize(
    ("role", "target", "never"),
    [
        ("Secondary teacher", "Head of department", "substitute-teacher"),
        ("Hotel receptionist", "Front-office manager", "room-attendant"),
        ("Graphic designer", "Art director", "web-developer"),
        ("Senior game developer", "Staff software engineer", "director-of-product"),
    ],
)
def test_a_nearer_aim_is_no_step_down_aside_or_over_the_target(
    role: str, target: str, never: str, framework: Framework
) -> None:
    for months in (9, 15, 20):
        plan = planned(framework, told(role=role, target_role=target, **frame(months, 2)))
        assert f"nearer-{never}" not in [way.id for way in plan.fit.ways_out]


def test_a_way_ruled_out_is_not_among_the_ways_forward(framework: Framework) -> None:
    plan = planned(framework, told(role="Sales manager", goal="get out of car sales", **frame()))
    assert not any(path.title.startswith("Stay as") for path in plan.paths)
    assert len(plan.paths) >= 3


def test_of_an_aim_we_do_not_know_no_chance_is_given(framework: Framework) -> None:
    plan = planned(framework, told(role="HR assistant", target_role="Falconer", **frame()))
    path = next(path for path in plan.paths if path.chosen)
    assert path.feasibility is None
    assert path.no_chance == "no figure known"


def test_nothing_is_planned_beyond_the_level_asked_for(framework: Framework) -> None:
    plan = planned(framework, told(role="Warehouse worker", target_role="UX designer", **frame()))
    order = ("awareness", "basic", "proficiency", "advanced", "expert")
    assert all(order.index(gap.aim) <= order.index(gap.need) for gap in plan.gaps if gap.aim and gap.need)


def test_a_course_that_does_not_get_there_is_not_begun_this_month(framework: Framework) -> None:
    plan = planned(framework, told(role="Care assistant", target_role="Registered nurse", **frame(48, 2, 0)))
    assert plan.fit.reach == "not at this pace"
    due = {item.id: item.due.on for item in plan.milestones}
    named = [action.milestone for action in plan.month_actions if action.milestone]
    named += [action.milestone for week in plan.weeks for action in week.actions if action.milestone]
    assert plan.fit.deadline.on is not None
    assert all(due[name] <= plan.fit.deadline.on for name in named)  # type: ignore[operator]


def test_parts_of_one_piece_of_work_stand_together(framework: Framework) -> None:
    profile = told(role="Warehouse worker", target_role="UX designer", **frame(24, 10, 0))
    page = export(planned(framework, profile), profile, framework, "md").decode()
    section = page.partition("## Milestones")[2].partition("\n## ")[0]
    quarter = next(part for part in section.split("\n### ") if "**Interaction design**" in part)
    assert quarter.count("Interaction design") == 1
    proofs = [line.partition("Proof: ")[2] for line in section.splitlines() if "By " in line and "Proof: " in line]
    assert proofs
    assert len(proofs) == len(set(proofs))


def test_who_passes_over_a_rung_is_told_so_and_shown_it(framework: Framework) -> None:
    over = planned(framework, told(role="Line cook", target_role="Head chef", **frame()))
    assert any("by way of sous-chef" in said.text for said in over.fit.cautions)
    assert any(path.title.endswith("Sous-chef") for path in over.paths)
    nxt = planned(framework, told(role="Line cook", target_role="Sous chef", **frame()))
    assert not any("by way of" in said.text for said in nxt.fit.cautions)


@pytest.mark.parametrize(
    ("role", "target", "never", "still"),
    [
        ("Paralegal", "Compliance officer", "bank-teller", None),
        ("Bus driver", "Paramedic", None, "emergency-medical-technician"),
    ],
)
def test_a_nearer_aim_is_below_both_ends_only_on_the_ladder(
    role: str, target: str, never: str | None, still: str | None, framework: Framework
) -> None:
    plan = planned(framework, told(role=role, target_role=target, **frame(12, 6, 4000)))
    ways = [way.id.removeprefix("nearer-") for way in plan.fit.ways_out]
    assert never not in ways
    assert still is None or still in ways


def test_years_elsewhere_are_not_said_to_be_years_in_the_work(framework: Framework) -> None:
    plan = planned(framework, told(role="Line cook", target_role="Head chef", years_experience=8.5, **frame()))
    reason = next(gap.reason.text for gap in plan.gaps if gap.kind == "experience")
    assert "8.5 years of work" in reason
    assert "which you bring" not in reason


@pytest.mark.parametrize(
    ("goal", "role"),
    [
        ("grow in my work", "web-developer"),
        ("get ahead in my field", "web-developer"),
        ("become a full-stack developer", "full-stack-developer"),
    ],
)
def test_who_has_no_post_and_wants_to_grow_needs_one_first(goal: str, role: str, framework: Framework) -> None:
    jobs = (Job(title="Web developer", start="2019-09", end="2022-05"),)
    profile = told(jobs, current=False, role="Web developer", goal=goal, **frame())
    assert planned(framework, profile).readiness.occupation == role


def test_who_has_a_post_grows_from_it(framework: Framework) -> None:
    plan = planned(framework, told(role="Web developer", goal="grow in my work", **frame()))
    assert plan.readiness.occupation != "web-developer"


def test_years_at_other_work_do_not_count_as_an_apprentices(framework: Framework) -> None:
    jobs = (
        Job(title="Doctoral researcher", start="2023-11", current=True),
        Job(title="Web developer", start="2010", end="2023"),
    )
    said = {"role": "Doctoral researcher", "target_role": "Postdoctoral researcher", "years_experience": 16.0}
    plan = planned(framework, told(jobs, **{**frame(36, 10), **said}))
    gap = next(gap for gap in plan.gaps if gap.name == "Doctorate in the field")
    assert "Your 3 years count" in gap.reason.text or "Your 3.1 years count" in gap.reason.text
    assert gap.hours.low is not None
    assert gap.hours.low < 6000


def test_a_degree_beside_a_career_changes_no_aim(framework: Framework) -> None:
    profile = told(role="Bartender", goal="grow in my work", years_experience=12.0, **frame())
    plan = planned(framework, with_school(profile, School(degree="BA", area="Psychology", end="2026"), "BA, 2026"))
    assert plan.readiness.occupation != "social-services-caseworker"


def test_going_back_leads_where_it_says(framework: Framework) -> None:
    path = next(path for path in laid_off(framework).paths if path.title == "Back to work as a bus driver")
    assert path.roles == ("Bus driver",)
    assert not any("target function" in asked for asked in path.requirements)
