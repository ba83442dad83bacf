"""What the page shows and takes back, without a browser: corrections of what was understood, and escaped words."""

import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from readers import rules

from coach.app import build
from coach.domain.patch import Choices
from coach.domain.profile import Fact, Job, Profile, Source
from coach.domain.turn import Citation, LanguageMark, PlanMark, TurnFigure, TurnRecord, Withheld
from coach.errors import UserInputError
from coach.exports.view import ORDER
from coach.framework.tables import Framework
from coach.language.endpoint import Endpoint
from coach.language.model import ModelLanguage
from coach.planning.engine import build_plan
from coach.prompts.registry import Prompts
from coach.settings import load
from coach.store import StoredTurn
from coach.ui import render, review
from coach.ui.messages import messages
from coach.ui.parts import status

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 11, 25)
CV = Source(kind="document", id="cv.txt", span=(0, 5))
FACTS = (
    Fact(slot="name", value="Ana", source=CV, evidence="Ana"),
    Fact(slot="years_experience", value=8.0, source=CV, evidence="8 years"),
    Fact(slot="jobs", value=Job(title="Cook", employer="Inn"), source=CV, evidence="Cook, Inn"),
)


def table(facts: tuple[Fact, ...] = FACTS, order: int = 1, **changed: Any) -> Any:
    """The table as the page hands it back, with the values of some fields changed: name="Eva"."""
    rows = review.rows(facts)
    for field, new in changed.items():
        row = next(row for row in rows if row[1] in (field.replace("_", " "), f"– {field}"))
        row[2] = new
    return rows[::order]


def kept(facts: tuple[Fact, ...], given: Any) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    return review.kept(facts, given, TODAY)


def test_facts_left_as_they_are_stay_the_documents() -> None:
    assert kept(FACTS, table()) == (FACTS, ())


@pytest.mark.parametrize("emptied", ["", "   ", None])
def test_an_emptied_fact_is_left_out(emptied: str | None) -> None:
    left, corrected = kept(FACTS, table(name=emptied))
    assert [fact.slot for fact in left] == ["years_experience", "jobs"]
    assert corrected == ()


def test_a_correction_is_the_persons_own_and_confirmed() -> None:
    left, (years, job) = kept(FACTS, table(years_experience="9", job="Head cook"))
    assert left == FACTS[:1]
    assert (years.value, years.status, years.source.kind) == (9.0, "confirmed", "option")
    assert isinstance(job.value, Job)
    assert (job.value.title, job.value.employer) == ("Head cook", "Inn")
    assert job.evidence == "Head cook"


def test_rows_that_were_sorted_keep_their_facts() -> None:
    left, (name,) = kept(FACTS, table(order=-1, name="Eva"))
    assert (left, name.value) == (FACTS[1:], "Eva")


def test_every_part_of_a_record_can_be_corrected_or_taken_out() -> None:
    _, (job,) = kept(FACTS, table(employer="", **{"from": "2019-04", "until": "now"}))
    assert isinstance(job.value, Job)
    assert job.value == Job(title="Cook", employer=None, start="2019-04", current=True)


@pytest.mark.parametrize(("field", "words"), [("years_experience", "many"), ("from", "long ago"), ("until", "13/2020")])
def test_a_correction_that_is_no_value_is_said(field: str, words: str) -> None:
    with pytest.raises(UserInputError, match=f"“{words}”"):
        kept(FACTS, table(**{field: words}))


@pytest.mark.parametrize(("words", "date"), [("06/2014", "2014-06"), ("August 2026", "2026-08"), ("2019", "2019")])
def test_dates_are_taken_as_people_write_them(words: str, date: str) -> None:
    _, (job,) = kept(FACTS, table(**{"from": words}))
    assert isinstance(job.value, Job)
    assert job.value.start == date


def test_what_was_typed_over_is_known_by_its_row_and_shown_again() -> None:
    typed = review.typed(FACTS, table(order=-1, name="Eva", employer=""))
    assert sorted(typed.values()) == ["", "Eva"]
    assert review.rows(FACTS, typed) == table(name="Eva", employer="")
    assert review.typed(FACTS, table()) == {}


def test_the_years_follow_the_corrected_dates_of_jobs() -> None:
    job = Job(title="Cook", start="2020-01", end="2024-01")
    facts = (
        Fact(slot="jobs", value=job, source=CV, evidence="Cook"),
        Fact(slot="years_experience", value=4.1, status="inferred", source=CV, evidence="Cook"),
    )
    _, corrected = kept(facts, table(facts, **{"from": "2022-01"}))
    assert {fact.slot: fact.value for fact in corrected}["years_experience"] == 2.1
    left, corrected = kept(facts, table(facts, **{"from": "2022-01", "years_experience": "3"}))
    assert left == ()
    assert {fact.slot: fact.value for fact in corrected}["years_experience"] == 3.0


def test_corrections_reach_the_plan_and_outlive_the_next_document(coach_home: Path) -> None:
    coach = build(load())
    understood = coach.understand(coach.settings.knowledge / "example" / "resume.md")
    left, corrected = kept(understood.facts, table(understood.facts, name="Dana Corrected", job="Ward clerk"))
    saved = coach.roadmap(understood.model_copy(update={"facts": left}), corrected)
    assert saved.plan is not None
    assert saved.plan.person == "Dana Corrected"
    assert "Ward clerk" in [fact.value.title for fact in saved.state.profile.all("jobs") if isinstance(fact.value, Job)]
    known = [fact for fact in saved.state.profile.facts if fact.slot != "currency"]  # that of the place, worked out
    assert len(known) == len(understood.facts)
    other = coach_home.parent / "other.txt"
    other.write_text("Ana Other\n\nExperience\nCook, Inn, 2019 - 2022\n", encoding="utf-8")
    assert coach.roadmap(coach.understand(other), ()).state.profile.text("name") == "Dana Corrected"


def test_words_of_a_person_are_never_markup(framework: Framework) -> None:
    bad = "<script>alert(1)</script>"
    said = Source(kind="turn", id="s:1")
    facts = [Fact(slot=slot, value=bad, source=said, evidence=bad) for slot in ("role", "target_role", "must_not")]
    profile = Profile(facts=tuple(facts))
    plan = build_plan(profile, Choices(), framework, TODAY)
    shown = render.Shown.of(plan, profile, framework)
    tabs = [shown.aim(), shown.first(), *map(shown.tab, render.TABS), shown.evidence(), render.changes(())]
    assert all("<script" not in tab for tab in tabs)
    assert any("&lt;script&gt;" in tab for tab in tabs)


@pytest.fixture
def shown(coach_home: Path) -> render.Shown:
    coach = build(load())
    return render.Shown.of(*coach.example(), coach.framework)


def test_every_section_of_a_plan_has_its_tab(shown: render.Shown) -> None:
    placed = {*render.FIRST, *(name for names in render.TABS.values() for name in names), "month", "since"}
    assert {section.id for section in shown.view.sections} <= placed
    assert {make.__name__ for make in ORDER} <= placed


def test_every_figure_leads_to_a_source_that_is_listed(shown: render.Shown) -> None:
    evidence = shown.evidence()
    tabs = [shown.aim(), shown.first(), *map(shown.tab, render.TABS)]
    numbers = {number for tab in tabs for number in re.findall(r"data-source='(\d+)'", tab)}
    assert len(numbers) > 50
    assert all(f"id='source-{number}'" in evidence for number in numbers)


def test_the_evidence_shows_values_as_words(shown: render.Shown) -> None:
    evidence = shown.evidence()
    assert "Charge Nurse, Riverside Community Hospital, 2022-03, now" in evidence
    assert "built-in method" not in evidence


def test_what_this_month_holds_can_be_ticked_and_says_all_of_it(shown: render.Shown) -> None:
    choices, done = render.boxes(shown.plan)
    said = " ".join(label for label, _ in choices)
    assert done == []
    assert all(action.text.text in said for action in shown.plan.month_actions if action.milestone)
    assert {name for _, name in choices} <= {item.id for item in shown.plan.milestones}


RECORD = TurnRecord(
    turn=1,
    person="me",
    session="s",
    stage="plan",
    topic="plan",
    intent="question",
    reply="Aim 10-20 % higher. [1]",
    options=("Go on",),
    citations=(Citation(id="negotiation#components", title="Negotiating", section="Which <b>parts</b>"),),
    figures=(TurnFigure(text="10-20 %", value=(10, 20), unit="percent", **{"from": {"kind": "passage", "id": "p"}}),),
    withheld=(Withheld(text="You will earn $90,000.", why="no source"),),
    plan=PlanMark(version=2, changes=("The last step moves.", "New gap: Budgeting.")),
    language=LanguageMark(fallback="Nothing answers at 127.0.0.1:11434."),
)


def turn(**update: Any) -> StoredTurn:
    told = {"turn": 1, "key": "k", "user_text": "hello", "status": "done", "reply": RECORD.reply, "record": RECORD}
    return StoredTurn.model_validate({**told, "at": datetime(2026, 11, 25, tzinfo=UTC), **update})


def said(*turns: StoredTurn) -> list[dict[str, Any]]:
    return messages(turns, dict, lambda record: {figure.source: "Negotiating, components" for figure in record.figures})


def test_a_reply_names_sources_changes_and_who_stood_in_and_hides_what_was_withheld() -> None:
    user, reply = said(turn())
    assert user == {"role": "user", "content": "hello"}
    text = reply["content"]
    assert "[1] Negotiating: Which \\<b\\>parts" in text
    assert "Plan changed: The last step moves. And 1 more" in text
    assert "built-in language: Nothing answers at 127.0.0.1:11434." in text
    assert "10-20 %: Negotiating, components" in text.split("<summary>")[1]
    assert "90,000" not in str(reply)
    assert reply["options"] == [{"value": "1 Go on", "label": "Go on"}]


def test_only_the_last_reply_has_answers_to_click() -> None:
    assert ["options" in message for message in said(turn(), turn(turn=2))] == [False, False, False, True]


def test_an_interrupted_reply_keeps_its_text_says_so_and_can_be_asked_again() -> None:
    reply = said(turn(status="interrupted", reply="First, look", record=None))[1]
    assert reply["content"].startswith("First, look\n\n(This reply was interrupted")
    assert reply["options"] == [{"value": "1 hello", "label": "Send it again"}]


def model(name: str, base_url: str) -> ModelLanguage:
    return ModelLanguage(Endpoint(model=name, base_url=base_url), Prompts(ROOT / "prompts").render, rules)


def test_the_header_says_which_model_works_how_it_stands_and_where_what_is_said_goes() -> None:
    assert "Built-in language · no model · nothing leaves this computer" in status(None)
    local = model("qwen3:8b", "http://127.0.0.1:11434/v1")
    assert "Model qwen3:8b at 127.0.0.1:11434 · nothing leaves this computer · It is being tested" in status(local)
    local.standing = "<b>no</b>"
    assert "&lt;b&gt;no" in status(local)
    elsewhere = status(model("big", "https://user:secret@models.example/v1"))
    assert "models.example" in elsewhere
    assert "goes there, contact data covered" in elsewhere
    assert "secret" not in elsewhere
