"""What the page shows and takes back, without a browser: corrections of what was understood, and escaped words."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import numpy
import pytest

from coach.domain.patch import Choices
from coach.domain.profile import Fact, Job, Profile, Source
from coach.framework.tables import Framework
from coach.planning.engine import build_plan
from coach.ui import render, review

CV = Source(kind="document", id="cv.txt", span=(0, 5))
FACTS = (
    Fact(slot="name", value="Ana", source=CV, evidence="Ana"),
    Fact(slot="years_experience", value=8.0, source=CV, evidence="8 years"),
    Fact(slot="jobs", value=Job(title="Cook", employer="Inn"), source=CV, evidence="Cook, Inn"),
)


def table(**changed: Any) -> Any:
    """The table as the page hands it back, with the cells of some rows changed: {"r1": {1: "9"}}."""
    rows = review.rows(FACTS)
    for name, cells in changed.items():
        for column, value in cells.items():
            rows[int(name[1:])][column] = value
    return SimpleNamespace(values=numpy.array(rows, dtype=object))


def test_facts_left_as_they_are_stay_the_documents() -> None:
    assert review.kept(FACTS, table()) == FACTS


def test_an_unticked_fact_is_left_out() -> None:
    assert [fact.slot for fact in review.kept(FACTS, table(r0={3: False}))] == ["years_experience", "jobs"]


def test_a_correction_is_the_persons_own_and_confirmed() -> None:
    _, years, job = review.kept(FACTS, table(r1={1: "9"}, r2={1: "Head cook"}))
    assert (years.value, years.status, years.source.kind) == (9.0, "confirmed", "option")
    assert isinstance(job.value, Job)
    assert (job.value.title, job.value.employer) == ("Head cook", "Inn")
    assert job.evidence == "Head cook"


@pytest.mark.parametrize("words", ["many", "", "   "])
def test_a_correction_that_is_no_value_changes_nothing(words: str) -> None:
    assert review.kept(FACTS, table(r1={1: words})) == FACTS


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
