"""Nothing invented: every numeral of a plan, and of what is shown of it, is a figure that can be traced."""

import re

import pytest
from people import PEOPLE, TODAY, Someone
from walk import misquoted, names_with_numerals, uncovered, unresolved

from coach.domain.figures import Figure, Origin, Said, amount
from coach.domain.patch import Choices, Done, OwnMilestone, Pin, State
from coach.errors import KnowledgeError
from coach.exports import markdown
from coach.exports.page import grounds, key_of, texts
from coach.exports.sources import resolve
from coach.exports.view import view
from coach.framework.tables import Framework
from coach.planning.engine import build_plan, plan_state

everyone = pytest.mark.parametrize("someone", PEOPLE, ids=lambda someone: someone.who)
MANY = Choices(path_count=5, action_count=15)
HOURS = amount(6, 6, "hour", Origin(kind="user", id="fact:hours_per_week"))


@everyone
def test_no_numeral_of_a_plan_stands_outside_a_figure(someone: Someone, framework: Framework) -> None:
    plan = build_plan(someone.profile, MANY, framework, TODAY)
    assert list(uncovered(plan, names_with_numerals(framework, someone.profile))) == []


@everyone
def test_no_numeral_that_is_shown_stands_outside_a_figure(someone: Someone, framework: Framework) -> None:
    plan = build_plan(someone.profile, MANY, framework, TODAY)
    shown = view(plan, someone.profile, framework)
    names = names_with_numerals(framework, someone.profile)
    assert list(uncovered((shown.title, shown.intro, shown.sections), names)) == []


@everyone
def test_each_figure_says_what_it_computes_with(someone: Someone, framework: Framework) -> None:
    plan = build_plan(someone.profile, MANY, framework, TODAY)
    assert list(misquoted((plan, view(plan, someone.profile, framework)))) == []


@everyone
def test_each_origin_and_input_stands_for_something(someone: Someone, framework: Framework) -> None:
    plan = build_plan(someone.profile, MANY, framework, TODAY)
    assert list(unresolved(plan, plan, someone.profile, framework)) == []


def test_edits_of_the_person_can_be_traced_too(framework: Framework) -> None:
    profile = PEOPLE[0].profile
    bare = build_plan(profile, Choices(), framework, TODAY)
    own = OwnMilestone(id="own-choir", title="Sing with the choir", evidence="A concert", due=TODAY, hours=4)
    state = State(
        profile=profile,
        choices=Choices(done=(Done(milestone="first-step", evidence="The list", on=TODAY),)),
        pins=(Pin(milestone=bare.milestones[-1].id, due=bare.made_on, note="earlier if I can"),),
        own=(own,),
    )
    plan = plan_state(state, framework, TODAY)
    assert list(unresolved(plan, plan, profile, framework)) == []
    assert resolve("edit:own-choir", plan, profile, framework).detail == own.title


def test_the_walk_finds_a_digit_and_a_number_word_no_figure_covers() -> None:
    said = Said(text="6 hours on three of 12 days", figures=(HOURS,))
    assert [found.numeral for found in uncovered(said)] == ["three", "12"]


def test_the_walk_finds_a_figure_whose_text_differs_from_its_value() -> None:
    wrong: Figure = HOURS.model_copy(update={"text": "7 hours"})
    assert [figure for _, figure in misquoted((HOURS, wrong))] == [wrong]


@pytest.mark.parametrize(
    "id", ["framework:nothing", "occupation:nothing", "calc:nothing", "fact:nothing", "edit:nothing", "--nothing", ""]
)
def test_an_unknown_source_is_an_error(id: str, framework: Framework) -> None:
    profile = PEOPLE[0].profile
    plan = build_plan(profile, Choices(), framework, TODAY)
    with pytest.raises(KnowledgeError):
        resolve(id, plan, profile, framework)


def test_each_kind_of_source_is_told_with_its_words_and_date(framework: Framework) -> None:
    profile = PEOPLE[0].profile
    plan = build_plan(profile, Choices(), framework, TODAY)

    def told(id: str) -> tuple[str, str, bool]:
        note = resolve(id, plan, profile, framework)
        return note.kind, note.detail, note.date is not None

    assert told("framework:skill-effort-basic") == (
        "framework",
        framework.rows.row("skill-effort-basic").statement.rstrip("."),
        False,
    )
    assert told("framework:plan-week")[0::2] == ("rule", True)
    assert told("occupation:registered-nurse")[0::2] == ("table", True)
    assert told("fact:hours_per_week") == ("said", "“hours_per_week 6” (--hours_per_week)", False)
    assert told("fact:skills")[0] == "document"
    assert told("resume.pdf")[0] == "document"
    assert told("calc:dates-first-step")[0] == "calculation"


@everyone
def test_each_figure_that_is_shown_leads_to_its_source_in_the_export(someone: Someone, framework: Framework) -> None:
    """Also one whose number is left out where it stands since its section carries that number already."""
    plan = build_plan(someone.profile, MANY, framework, TODAY)
    shown = view(plan, someone.profile, framework)
    notes = {note.number: note for group in shown.sources for note in group.notes}
    for text in texts((shown.intro, shown.sections)):
        for figure in text.figures:
            note = notes[shown.numbers[key_of(figure.origin)]]
            assert note.source.kind != "calculation" or figure.origin.kind == "calculation"
            assert {shown.numbers[id] for id in grounds(figure.origin)} <= {*note.rests_on, note.number}


@everyone
def test_a_source_is_listed_once_on_a_line_and_marked_once_in_a_section(someone: Someone, framework: Framework) -> None:
    plan = build_plan(someone.profile, MANY, framework, TODAY)
    shown = view(plan, someone.profile, framework)
    body, _, sources = markdown.render(shown).partition("\n## Sources")
    listed = [line.partition(". ")[2] for line in sources.splitlines() if line[:1].isdigit()]
    assert len(listed) == len(set(listed)) == len(shown.numbers)
    assert max(len(line) for line in listed) < 180
    for section in body.split("\n## "):
        marks = re.findall(r" ([⁰¹²³⁴⁵⁶⁷⁸⁹]+)", section)
        assert len(marks) == len(set(marks)), section[:40]


@everyone
def test_how_many_people_to_meet_is_said_with_the_milestones_and_nowhere_else(
    someone: Someone, framework: Framework
) -> None:
    plan = build_plan(someone.profile, MANY, framework, TODAY)
    said = {"framework:milestone-q1-informational-interviews", "framework:milestone-q3-network"}
    shown = view(plan, someone.profile, framework)
    rest = [section for section in shown.sections if section.id not in ("month", "weeks", "milestones")]
    assert not [text.text for text in texts(tuple(rest)) for figure in text.figures if figure.origin.id in said]
