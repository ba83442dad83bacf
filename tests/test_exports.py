"""What a person reads: the sections in order, nothing empty, nothing repeated, every number explained."""

import re
from collections import Counter

import pytest
from people import PEOPLE, TODAY, Someone

from coach.domain.patch import Choices, Done, OwnMilestone, Pin, State
from coach.domain.plan import CareerPlan
from coach.errors import UserInputError
from coach.exports import EXPORTERS, export, markdown, text
from coach.exports.page import RAISED, Item, Items, PlanView, Table
from coach.exports.view import view
from coach.framework.tables import Framework
from coach.planning.engine import build_plan, plan_state

everyone = pytest.mark.parametrize("someone", PEOPLE, ids=lambda someone: someone.who)
SECTIONS = [
    "This month",
    "Does it fit?",
    "The coming weeks",
    "Milestones",
    "What I assumed",
    "Where you stand",
    "How ready you are",
    "What is missing",
    "Ways forward, side by side",
    "Goals",
    "Year by year",
    "Phases of the change",
    "People, search and talks",
    "Pay",
    "What may go wrong",
    "If it has to be another way",
    "When to look again",
    "Is it a good plan?",
    "Still worth answering",
    "Sources",
]
MARKS = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
LOWERED = {raised: plain for plain, raised in RAISED.items()}


def seen(someone: Someone, framework: Framework, **choices: object) -> tuple[CareerPlan, PlanView]:
    plan = build_plan(someone.profile, Choices.model_validate(choices), framework, TODAY)
    return plan, view(plan, someone.profile, framework)


def called(who: str) -> Someone:
    return next(someone for someone in PEOPLE if someone.who.startswith(who))


def rows(shown: PlanView, section: str) -> list[list[str]]:
    blocks = next(found.blocks for found in shown.sections if found.id == section)
    tables = [block for block in blocks if isinstance(block, Table)]
    return [[cell.text for cell in row] for table in tables for row in table.rows]


def lists(shown: PlanView, section: str) -> list[tuple[Item, ...]]:
    blocks = next(found.blocks for found in shown.sections if found.id == section)
    return [block.items for block in blocks if isinstance(block, Items)]


def items(shown: PlanView, section: str) -> list[Item]:
    return [item for block in lists(shown, section) for item in block]


@everyone
def test_sections_come_in_one_order_and_none_is_empty(someone: Someone, framework: Framework) -> None:
    _, shown = seen(someone, framework)
    lines = [line for line in markdown.render(shown).splitlines() if line]
    found = [line[3:] for line in lines if line.startswith("## ")]
    assert found == [title for title in SECTIONS if title in found]
    assert {"What I assumed", "Does it fit?", "This month", "Milestones", "Goals", "Pay", "Sources"} <= set(found)
    for line, after in zip(lines, [*lines[1:], "# end"], strict=True):
        level = len(line) - len(line.lstrip("#"))
        following = len(after) - len(after.lstrip("#"))
        assert not level or not following or following > level, f"nothing stands under {line!r}"


@everyone
def test_no_leftovers_of_the_machinery_are_shown(someone: Someone, framework: Framework) -> None:
    plan, shown = seen(someone, framework, path_count=5)
    ids = {item.id for group in (plan.gaps, plan.paths, plan.risks) for item in group}
    for format, page in (("md", markdown.render(shown)), ("text", text.render(shown))):
        assert not re.search(r"\bNone\b|\bFalse\b|\bTrue\b|\{\w*\}", page), format
        assert not re.search(r"\b(framework|calc|fact|occupation|competency|edit):\S", page), format
        assert not [id for id in ids if re.search(rf"(?<![\w-]){re.escape(id)}(?![\w-])", page)], format
        assert not re.search(r"\$0(?![\d.,]*\d|-)", page), format
    assert not re.search(r"\S {2,}\S|\.\.|,\.|\?\.", markdown.render(shown).partition("## Sources")[0])


@everyone
def test_each_raised_number_leads_to_a_source(someone: Someone, framework: Framework) -> None:
    _, shown = seen(someone, framework)
    body, _, _ = markdown.render(shown).partition("## Sources")
    marks = {int(mark.translate(LOWERED)) for mark in MARKS.findall(body)}
    notes = [note for group in shown.sources for note in group.notes]
    assert [note.number for note in notes] == list(range(1, len(notes) + 1))
    rested_on = {number for note in notes for number in note.rests_on}
    assert marks | rested_on == {note.number for note in notes}


@everyone
def test_steps_and_reasons_are_said_once(someone: Someone, framework: Framework) -> None:
    _, shown = seen(someone, framework)
    steps = Counter(
        detail.text
        for section in ("month", "milestones")
        for item in items(shown, section)
        for detail in (item.text, *item.details)
        if not detail.text.startswith(("Proof:", "by ", "from "))
    )
    assert not [text for text, count in steps.items() if count > 1]
    if any(section.id == "gaps" for section in shown.sections):
        own = [
            part for item in items(shown, "gaps") for said in item.details for part in re.split(r"(?<=\.) ", said.text)
        ]
        assert len(own) == len(set(own))


@everyone
def test_a_piece_of_work_is_named_once_among_the_coming_weeks(someone: Someone, framework: Framework) -> None:
    plan, shown = seen(someone, framework)
    work = [item.text.text.rpartition(" (")[0] for item in items(shown, "weeks")]
    assert len(work) == len(set(work))
    spent = sum(
        figure.low or 0 for item in items(shown, "weeks") for figure in item.text.figures if figure.unit == "hour"
    )
    assert spent == pytest.approx(sum(week.hours.low or 0 for week in plan.weeks), abs=0.5)


@everyone
def test_equal_plans_give_equal_bytes_in_every_format(someone: Someone, framework: Framework) -> None:
    one, two = (build_plan(someone.profile, Choices(), framework, TODAY) for _ in range(2))
    for format in EXPORTERS:
        first = export(one, someone.profile, framework, format)
        assert first == export(two, someone.profile, framework, format)
        assert first.endswith(b"\n")
        assert not first.endswith(b"\n\n")


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_text_keeps_to_the_width_of_the_terminal(width: int, framework: Framework) -> None:
    _, shown = seen(PEOPLE[0], framework)
    page = text.render(shown, width)
    kept = max(text.NARROWEST, min(width, text.WIDEST))
    assert [line for line in page.splitlines() if len(line) > kept] == []


def test_a_path_that_cannot_be_had_in_time_says_so(framework: Framework) -> None:
    plan, shown = seen(called("cashier"), framework)
    assert any(path.feasibility is None for path in plan.paths)
    chances = next(row for row in rows(shown, "paths") if row[0] == "Chance if tried")
    assert "not by your date" in chances


def test_a_plan_that_does_not_get_there_is_shown_as_what_can_be_done_meanwhile(framework: Framework) -> None:
    plan, shown = seen(called("cashier"), framework)
    page = markdown.render(shown)
    assert [row[0] for row in rows(shown, "fit")][:1] == ["What you can do meanwhile takes"]
    assert "Last step done" not in page
    assert "This is what you can do meanwhile" in page.partition("## Milestones")[2].partition("\n### ")[0]


def test_a_plan_without_a_sane_end_shows_no_date_past_the_wished_one(framework: Framework) -> None:
    plan, shown = seen(called("someone with dependants"), framework)
    assert plan.fit.reach == "not at this pace"
    page = markdown.render(shown)
    years = {int(year) for year in re.findall(r"\b20\d\d\b", page.partition("## Sources")[0])}
    assert max(years) <= TODAY.year + 10
    assert "can't be done within 10 years" in page
    assert len(plan.fit.ways_out) >= 2


def test_the_parts_of_a_course_are_shown_with_their_study(framework: Framework) -> None:
    plan, shown = seen(called("a care assistant who studies"), framework)
    parts = [item for item in plan.milestones if item.study is not None]
    found = items(shown, "milestones")
    lines = {item.lead.text: item.text.text for item in found if item.lead}
    lines |= {said.text.partition(". ")[0]: said.text for item in found for said in item.details}
    assert len(parts) == 4
    for part in parts:
        alone = f"by {part.due.text}, {part.study.text} of study" in lines.get(part.title, "")  # type: ignore[union-attr]
        among = f"By {part.due.text}, {part.study.text} of study: {part.title}" in lines  # type: ignore[union-attr]
        assert alone or among


def test_what_is_done_is_ticked_and_what_the_person_added_stands_last(framework: Framework) -> None:
    profile = PEOPLE[0].profile
    done = Done(milestone="first-step", evidence="The list on my fridge", on=TODAY)
    own = OwnMilestone(id="own-choir", title="Sing with the choir", evidence="A concert", due=TODAY, hours=4)
    pin = Pin(milestone="network-talks", title="Talk with people I admire", note="ask my aunt first")
    state = State(profile=profile, choices=Choices(done=(done,)), own=(own,), pins=(pin,))
    plan = plan_state(state, framework, TODAY)
    page = markdown.render(view(plan, profile, framework))
    assert re.search(r"- \[x\] \*\*Read a few current[^\n]*done on 21 November 2026", page)
    assert "  - Shown by: The list on my fridge" in page
    assert "- [ ] **Talk with people I admire**" in page
    assert "  - Your note: ask my aunt first" in page
    section = page.partition("## Milestones")[2].partition("\n## ")[0]
    assert section.rpartition("### ")[2].startswith("Your own\n\n- [ ] **Sing with the choir**")


def test_gaps_that_wait_are_shown_apart_from_the_planned_ones(framework: Framework) -> None:
    plan, shown = seen(PEOPLE[0], framework)
    waiting = {gap.name for gap in plan.gaps if not gap.planned}
    assert waiting
    named = {item.lead.text for item in items(shown, "gaps") if item.lead}
    assert named == {gap.name for gap in plan.gaps if gap.planned}
    page = markdown.render(shown)
    after = page.partition("### Not in this plan yet")[2].partition("\n## ")[0]
    assert [gap.name for gap in plan.gaps if not gap.planned and gap.name not in after] == []


def test_an_unknown_format_names_those_there_are(framework: Framework) -> None:
    plan, _ = seen(PEOPLE[0], framework)
    with pytest.raises(UserInputError, match="md, json"):
        export(plan, PEOPLE[0].profile, framework, "papyrus")
