"""Figures, facts and changes: the values everything rests on."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.diff import changes
from coach.domain.figures import Figure, Origin, amount, calculated, day, join, money, say, span
from coach.domain.overlay import lay_over
from coach.domain.patch import (
    AddMilestone,
    Choices,
    Done,
    Drop,
    ForgetFact,
    MarkDone,
    OwnMilestone,
    Patch,
    Pin,
    Restore,
    SetChoice,
    SetFact,
    SetPin,
    State,
    apply,
)
from coach.domain.plan import CareerPlan
from coach.domain.profile import Fact, Held, HeldSkill, Profile, Source, Value, accept, partial_date
from coach.framework.tables import Framework
from coach.knowledge.tables import load_framework
from coach.planning.engine import plan_state

TODAY = date(2026, 11, 21)
USER = Origin(kind="user", id="fact:budget")


@pytest.fixture(scope="module")
def tables() -> Framework:
    return load_framework(Path(__file__).parent.parent / "knowledge")


def fact(slot: str, value: Value, status: str = "stated", evidence: str = "") -> Fact:
    source = Source(kind="turn", id="turn-1")
    return Fact.model_validate(
        {"slot": slot, "value": value, "status": status, "source": source, "evidence": evidence or str(value)}
    )


def nurse() -> State:
    facts = [
        fact("role", "Charge nurse"),
        fact("target_role", "Nurse manager"),
        fact("timeframe_months", 18.0),
        fact("hours_per_week", 6.0),
        fact("budget", 2000.0),
        fact("credentials", Held(name="Bachelor of Science in Nursing")),
    ]
    return State(profile=Profile().with_facts(facts))


# figures


@pytest.mark.parametrize(
    ("low", "high", "unit", "text"),
    [
        (6, 6, "hour/week", "6 hours a week"),
        (1, 1, "hour", "1 hour"),
        (18, 36, "month", "18-36 months"),
        (1000, None, "hour", "1,000+ hours"),
        (60, 80, "percent", "60-80 %"),
        (2000, 2000, "money", "$2,000"),
        (0.5, 0.5, "hour", "0.5 hours"),
        (5, 10, "person", "5-10 people"),
    ],
)
def test_amounts_read_as_people_write_them(low: float, high: float | None, unit: str, text: str) -> None:
    assert amount(low, high, unit, USER).text == text


def test_money_names_another_currency() -> None:
    assert money(400, 900, "EUR") == "€400-900"
    assert money(400, 900, "PLN") == "PLN 400-900"


def test_a_sentence_keeps_each_figure_it_quotes_once() -> None:
    cost, hours = amount(400, 400, "money", USER), amount(6, 6, "hour", USER)
    inner = say("{cost} for {hours}", cost=cost, hours=hours)
    outer = join([inner, say("again {cost}", cost=cost)])
    assert outer.text == "$400 for 6 hours again $400"
    assert outer.figures == (cost, hours)


def test_a_calculation_carries_the_sources_of_its_inputs() -> None:
    cost = amount(1, 2, "money", calculated("sum", amount(1, 1, "money", USER), "framework:row"))
    assert cost.origin.inputs == ("fact:budget", "framework:row")


def test_a_day_is_written_out() -> None:
    assert day(date(2027, 3, 4), USER).text == "4 March 2027"


@given(st.floats(0, 1e7), st.floats(0, 1e7))
def test_a_span_always_shows_its_lower_end_first(a: float, b: float) -> None:
    low, high = sorted((round(a, 1), round(b, 1)))
    text = span(low, high)
    assert text.count("-") == (0 if round(low, 1) == round(high, 1) else 1)


# facts


@pytest.mark.parametrize(
    ("slot", "value", "why"),
    [
        ("hours_per_week", 200.0, "has to lie between"),
        ("hours_per_week", 0.0, "has to lie between"),
        ("budget", "lots", "a number is needed"),
        ("relocate", "maybe", "yes or no"),
        ("risk_tolerance", "wild", "one of"),
        ("shoe_size", 42.0, "no field called"),
        ("role", "  ", "some words"),
        ("skills", "Python", "structured"),
    ],
)
def test_a_fact_that_does_not_fit_is_rejected_with_the_reason(slot: str, value: Value, why: str) -> None:
    result = accept(Profile(), [fact(slot, value)])
    assert not result.applied
    assert why in result.rejected[0].why


def test_a_fact_whose_words_are_not_in_the_source_is_rejected() -> None:
    result = accept(Profile(), [fact("role", "nurse", evidence="I am a nurse")], source_text="I cook")
    assert result.rejected[0].why == "the words it rests on are not in the source"


def test_a_confirmed_fact_is_not_overwritten_but_asked_about() -> None:
    known = accept(Profile(), [fact("years_experience", 8.0, "confirmed")]).profile
    result = accept(known, [fact("years_experience", 5.0)])
    assert result.profile.fact("years_experience").value == 8.0  # type: ignore[union-attr]
    assert "Which is right?" in (result.rejected[0].ask or "")


def test_a_later_fact_replaces_an_earlier_one_and_lists_grow() -> None:
    profile = Profile().with_facts([fact("role", "cook"), fact("skills", HeldSkill(name="Baking"))])
    profile = profile.with_facts([fact("role", "chef"), fact("skills", HeldSkill(name="Ordering"))])
    assert profile.text("role") == "chef"
    assert len(profile.all("skills")) == 2


@pytest.mark.parametrize(("text", "first"), [("2020", date(2020, 1, 1)), ("2020-07", date(2020, 7, 1)), ("x", None)])
def test_partial_dates_stand_for_their_first_day(text: str, first: date | None) -> None:
    assert partial_date(text) == first


# changes


def patched(state: State, plan: CareerPlan | None, *operations: object) -> tuple[State, tuple[str, ...]]:
    patch = Patch.model_validate({"operations": operations, "reason": "test"})
    outcome = apply(state, patch, plan, TODAY)
    return outcome.state, tuple(refusal.why for refusal in outcome.rejected)


def test_a_good_change_is_applied_beside_a_refused_one(tables: Framework) -> None:
    state = nurse()
    plan = plan_state(state, tables, TODAY)
    new, refused = patched(state, plan, SetFact(fact=fact("hours_per_week", 4.0)), Drop(id="no-such-gap"))
    assert new.profile.fact("hours_per_week").value == 4.0  # type: ignore[union-attr]
    assert refused == ("the plan has no item 'no-such-gap'",)
    assert state == nurse(), "the state handed in is untouched"


def test_dropped_items_leave_the_plan_and_come_back(tables: Framework) -> None:
    state = nurse()
    plan = plan_state(state, tables, TODAY)
    gap = next(item for item in plan.gaps if item.planned and item.kind == "skill")
    dropped, _ = patched(state, plan, Drop(id=gap.id))
    assert gap.id not in {item.id for item in plan_state(dropped, tables, TODAY).gaps}
    restored, _ = patched(dropped, plan, Restore(id=gap.id))
    assert plan_state(restored, tables, TODAY) == plan


def test_a_milestone_closes_only_on_evidence_and_not_in_the_future(tables: Framework) -> None:
    state = nurse()
    plan = plan_state(state, tables, TODAY)
    name = plan.milestones[0].id
    _, refused = patched(
        state,
        plan,
        MarkDone(done=Done(milestone=name, evidence=" ", on=TODAY)),
        MarkDone(done=Done(milestone=name, evidence="list", on=date(2030, 1, 1))),
        MarkDone(done=Done(milestone="nothing", evidence="list", on=TODAY)),
    )
    assert len(refused) == 3
    done, _ = patched(state, plan, MarkDone(done=Done(milestone=name, evidence="The marked list", on=TODAY)))
    after = plan_state(done, tables, TODAY)
    item = next(item for item in after.milestones if item.id == name)
    assert (item.status, item.evidence) == ("done", "The marked list")
    assert (after.fit.hours_needed.low or 0) < (plan.fit.hours_needed.low or 0)


def test_pinned_edits_survive_replanning(tables: Framework) -> None:
    state = nurse()
    plan = plan_state(state, tables, TODAY)
    name = plan.milestones[3].id
    pin = Pin(milestone=name, title="My own words", due=date(2027, 9, 9))
    own = OwnMilestone(id="own-1", title="Visit the ward", evidence="A note", due=date(2027, 1, 2), hours=3)
    state, refused = patched(state, plan, SetPin(pin=pin), AddMilestone(milestone=own))
    assert refused == ()
    state, _ = patched(state, plan, SetFact(fact=fact("hours_per_week", 3.0)))
    after = plan_state(state, tables, TODAY)
    item = next(item for item in after.milestones if item.id == name)
    assert (item.title, item.due.on) == ("My own words", date(2027, 9, 9))
    assert item.pinned == ("title", "due")
    assert "own-1" in {m.id for m in after.milestones}


def pinned(tables: Framework, name: str, due: date) -> tuple[CareerPlan, CareerPlan]:
    """The nurse's plan before and after a milestone was given a date."""
    plan = plan_state(nurse(), tables, TODAY)
    state, refused = patched(nurse(), plan, SetPin(pin=Pin(milestone=name, due=due)))
    assert refused == ()
    return plan, plan_state(state, tables, TODAY)


def test_what_builds_on_a_milestone_pinned_later_moves_behind_it(tables: Framework) -> None:
    before, after = pinned(tables, "profile", date(2029, 3, 1))
    due = {item.id: item.due.on for item in after.milestones}
    for item in after.milestones:
        assert all(due[name] <= item.start.on for name in item.depends), item.title  # type: ignore[operator]
    lengths = [{i.id: i.due.on - i.start.on for i in made.milestones} for made in (before, after)]  # type: ignore[operator]
    assert lengths[0]["promotion-case"] == lengths[1]["promotion-case"]
    assert after.fit.finish.on == max(d for d in due.values() if d)
    assert any("With your own dates" in said.text for said in after.fit.cautions)
    assert next(item.quarter for item in after.milestones if item.id == "profile") == "Q10"


def test_a_milestone_pinned_before_what_it_builds_on_says_so(tables: Framework) -> None:
    before, after = pinned(tables, "profile", date(2026, 12, 1))
    found = next(item for item in after.milestones if item.id == "profile")
    assert found.due.on == date(2026, 12, 1)
    assert found.caution is not None
    others = {item.id: item for item in after.milestones}
    assert any(others[name].title in found.caution.text for name in found.depends)
    assert any(change.kind == "caution" for change in changes(before, after))


def test_changes_that_cannot_be_are_refused(tables: Framework) -> None:
    state = nurse()
    plan = plan_state(state, tables, TODAY)
    past = OwnMilestone(id="own-1", title="x", evidence="y", due=date(2020, 1, 1), hours=1)
    _, refused = patched(
        state,
        plan,
        SetChoice(name="path_count", value=9),
        SetPin(pin=Pin(milestone="nothing", title="x")),
        SetPin(pin=Pin(milestone=plan.milestones[0].id, due=date(2020, 1, 1))),
        AddMilestone(milestone=past),
        ForgetFact(slot="pay"),
        Restore(id=plan.gaps[0].id),
    )
    assert len(refused) == 6


def test_a_plan_without_edits_is_laid_over_unchanged(tables: Framework) -> None:
    plan = plan_state(nurse(), tables, TODAY)
    assert lay_over(plan, nurse()) is plan


def test_a_diff_says_what_moved_and_quotes_both_values(tables: Framework) -> None:
    state = nurse()
    before = plan_state(state, tables, TODAY)
    slower, _ = patched(state, before, SetFact(fact=fact("hours_per_week", 3.0)))
    after = plan_state(slower, tables, TODAY)
    found = {change.id: change for change in changes(before, after)}
    assert "finish" in found
    assert before.fit.finish.text in found["finish"].text.text
    assert after.fit.finish.text in found["finish"].text.text
    assert changes(before, before) == ()


def test_a_diff_says_when_a_plan_becomes_impossible(tables: Framework) -> None:
    state = nurse()
    before = plan_state(state, tables, TODAY)
    surgeon, _ = patched(state, before, SetFact(fact=fact("target_role", "Surgeon")))
    kinds = {change.kind for change in changes(before, plan_state(surgeon, tables, TODAY))}
    assert {"target", "impossible", "added", "dropped"} <= kinds


def test_choices_of_another_path_make_it_the_first(tables: Framework) -> None:
    state = nurse()
    plan = plan_state(state, tables, TODAY)
    other = plan.paths[-1].id
    chosen, refused = patched(state, plan, SetChoice(name="path", value=other))
    assert refused == ()
    assert plan_state(chosen, tables, TODAY).paths[0].id == other


def test_choices_keep_to_three_to_five_paths(tables: Framework) -> None:
    for count in (3, 4, 5):
        state = nurse().model_copy(update={"choices": Choices(path_count=count)})
        paths = plan_state(state, tables, TODAY).paths
        assert len(paths) == count
        total = sum(path.allocation.low or 0 for path in paths)
        assert round(total) == 100


def test_a_figure_is_equal_by_content() -> None:
    assert Figure(text="1", unit="", low=1, high=1, origin=USER) == Figure(
        text="1", unit="", low=1, high=1, origin=USER
    )
