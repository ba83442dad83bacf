"""What the page shows and takes back, without a browser: corrections of what was understood, and escaped words."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy
import pytest

from coach.app import build
from coach.domain.patch import Choices
from coach.domain.profile import Fact, Job, Profile, Source
from coach.framework.tables import Framework
from coach.planning.engine import build_plan
from coach.settings import load
from coach.ui import render, review

CV = Source(kind="document", id="cv.txt", span=(0, 5))
FACTS = (
    Fact(slot="name", value="Ana", source=CV, evidence="Ana"),
    Fact(slot="years_experience", value=8.0, source=CV, evidence="8 years"),
    Fact(slot="jobs", value=Job(title="Cook", employer="Inn"), source=CV, evidence="Cook, Inn"),
)


def table(facts: tuple[Fact, ...] = FACTS, **changed: Any) -> Any:
    """The table as the page hands it back, with the cells of some rows changed: {"r1": {1: "9"}}."""
    rows = review.rows(facts)
    for name, cells in changed.items():
        for column, value in cells.items():
            rows[int(name[1:])][column] = value
    return SimpleNamespace(values=numpy.array(rows, dtype=object))


def test_facts_left_as_they_are_stay_the_documents() -> None:
    assert review.kept(FACTS, table()) == (FACTS, ())


def test_an_unticked_fact_is_left_out() -> None:
    left, corrected = review.kept(FACTS, table(r0={3: False}))
    assert [fact.slot for fact in left] == ["years_experience", "jobs"]
    assert corrected == ()


def test_a_correction_is_the_persons_own_and_confirmed() -> None:
    left, (years, job) = review.kept(FACTS, table(r1={1: "9"}, r2={1: "Head cook"}))
    assert left == FACTS[:1]
    assert (years.value, years.status, years.source.kind) == (9.0, "confirmed", "option")
    assert isinstance(job.value, Job)
    assert (job.value.title, job.value.employer) == ("Head cook", "Inn")
    assert job.evidence == "Head cook"


@pytest.mark.parametrize("words", ["many", "", "   "])
def test_a_correction_that_is_no_value_changes_nothing(words: str) -> None:
    assert review.kept(FACTS, table(r1={1: words})) == (FACTS, ())


def test_corrections_reach_the_plan_and_outlive_the_next_document(coach_home: Path) -> None:
    coach = build(load())
    understood = coach.understand(coach.settings.knowledge / "example" / "resume.md")
    places = {fact.slot: f"r{at}" for at, fact in reversed(list(enumerate(understood.facts)))}
    changed = table(understood.facts, **{places["name"]: {1: "Dana Corrected"}, places["jobs"]: {1: "Ward clerk"}})
    left, corrected = review.kept(understood.facts, changed)
    saved = coach.roadmap(understood.model_copy(update={"facts": left}), corrected)
    assert saved.plan is not None
    assert saved.plan.person == "Dana Corrected"
    assert "Ward clerk" in [fact.value.title for fact in saved.state.profile.all("jobs") if isinstance(fact.value, Job)]
    assert len(saved.state.profile.facts) == len(understood.facts)
    other = coach_home.parent / "other.txt"
    other.write_text("Ana Other\n\nExperience\nCook, Inn, 2019 - 2022\n", encoding="utf-8")
    assert coach.roadmap(coach.understand(other), ()).state.profile.text("name") == "Dana Corrected"


def test_words_of_a_person_are_never_markup(framework: Framework) -> None:
    bad = "<script>alert(1)</script>"
    said = Source(kind="turn", id="s:1")
    facts = [Fact(slot=slot, value=bad, source=said, evidence=bad) for slot in ("role", "target_role", "must_not")]
    profile = Profile(facts=tuple(facts))
    plan = build_plan(profile, Choices(), framework, date(2026, 11, 25))
    tabs = [tab(plan) for tab in (render.overview, render.timeline, render.skills, render.options, render.money)]
    tabs += [render.evidence(plan, profile, framework), render.changes((), (bad,))]
    assert all("<script" not in tab for tab in tabs)
    assert any("&lt;script&gt;" in tab for tab in tabs)
