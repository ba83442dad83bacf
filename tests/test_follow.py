"""What people say once a plan stands: changes of mind, undo, done, why, where from, what if, sums; read for real.

Each is said in several ways, and beside them stands what looks alike and means something else.
"""

import contextlib
import io
import itertools
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from coach.app import Coach, build
from coach.cli.chat import as_json
from coach.framework.tables import Framework
from coach.settings import Settings

ROOT = Path(__file__).parent.parent
DRIVER = ("hi", "bus driver", "paramedic", "8 hours", "3 years", "4000", "5 years", "none", "calm")
TEACHER = (
    "hi", "history teacher", "head of department", "4 hours", "2 years", "500", "11 years", "teaching licence",
    "explaining",
)  # fmt: skip
STOREMAN = (
    "hi",
    "warehouse supervisor",
    "warehouse manager",
    "20 hours",
    "12 months",
    "0",
    "22 years",
    "none",
    "order",
)
Say = Callable[..., list[dict[str, Any]]]
NAMES = map("someone-{}".format, itertools.count())
ADS = "Read a few current advertisements"


@pytest.fixture(scope="module")
def coach(framework: Framework, search_index: Path) -> Coach:
    settings = Settings(
        home=search_index.parent,
        knowledge=ROOT / "knowledge",
        prompts=ROOT / "prompts",
        fixed=date(2026, 11, 25),
    )
    made = build(settings)
    made.__dict__["framework"] = framework
    made.retriever.prepare()
    return made


@pytest.fixture
def say(coach: Coach) -> Say:
    """Says messages to a coach who has made a plan for someone, and gives the records of the replies to them."""

    def said(*messages: str, after: tuple[str, ...] = DRIVER) -> list[dict[str, Any]]:
        out, name = io.StringIO(), next(NAMES)
        with contextlib.redirect_stdout(out):
            as_json(coach.chat(), name, iter((*after, *messages)))
        records = [json.loads(line) for line in out.getvalue().splitlines()][len(after) :]
        for record in records:
            assert record["reply"].strip()
            assert not record["withheld"], record["withheld"]
        saved = coach.store.load(name)
        assert saved is not None
        records[-1]["state"], records[-1]["now"] = saved.state, coach.plan_of(saved.state)
        return records

    return said


def facts(record: dict[str, Any]) -> dict[str, object]:
    return {fact["slot"]: fact["value"] for fact in record["facts"]}


def value(record: dict[str, Any], slot: str) -> object:
    fact = record["state"].profile.fact(slot)
    return None if fact is None else fact.value


# a change of mind


@pytest.mark.parametrize(
    ("message", "role"),
    [
        ("make it EMT", "Emergency medical technician"),
        ("no wait, registered nurse instead", "Registered nurse"),
        ("ok lets go with train driver", "Train driver"),
        ("hmm no. physiotherapist one day", "Physiotherapist"),
        ("I'd rather be an electrician actually", "Electrician"),
        ("make EMT my target please", "Emergency medical technician"),
    ],
)
def test_a_change_of_mind_changes_the_target_and_the_plan(say: Say, message: str, role: str) -> None:
    (record,) = say(message)
    assert record["now"].readiness.target == role
    assert "Changed: the role you aim at" in record["reply"]
    assert record["plan"]["changes"]


@pytest.mark.parametrize(
    "message",
    [
        "make it shorter",
        "go with your gut",
        "I would rather be happy",
        "no wait",
        "my plan is to move to Leeds",
        "make it so",
    ],
)
def test_what_only_sounds_like_a_change_of_mind_leaves_the_target(say: Say, message: str) -> None:
    (record,) = say(message)
    assert record["now"].readiness.target == "Paramedic"
    assert "target_role" not in facts(record)


@pytest.mark.parametrize(
    "message", ["ok make THAT the plan", "let's go with that one then", "Emergency medical technician"]
)
def test_one_of_two_compared_can_be_made_the_plan(say: Say, message: str) -> None:
    first, then = say("compare paramedic and EMT", message)
    assert "Emergency medical technician" in first["options"]
    assert then["now"].readiness.target == "Emergency medical technician"
    (record,) = say("ok make THAT the plan")
    assert record["now"].readiness.target == "Paramedic"


# undo


def test_undo_says_what_it_takes_back_and_takes_back_no_more(say: Say) -> None:
    told, failed, asked, undone = say("I earn 60k", "drop the budget line", "undo", "yes")
    assert facts(told) == {"pay": 60000.0}
    assert "don't find" in failed["reply"]
    assert "changed nothing" in asked["reply"]
    assert "$60,000" in asked["reply"]
    assert undone["state"].profile.fact("pay") is None
    assert "Taken back: pay ($60,000)" in undone["reply"]
    *_, kept = say("I earn 60k", "drop the budget line", "undo", "no, leave it")
    assert kept["state"].profile.fact("pay") is not None


@pytest.mark.parametrize("message", ["no, go back please", "undo that", "put it back how it was"])
def test_a_yes_can_be_undone(say: Say, message: str) -> None:
    *_, yes, undone = say("what if 12 hours", "yes", message)
    assert "It is the plan now" in yes["reply"]
    assert "What is missing" not in yes["reply"]
    assert value(undone, "hours_per_week") == 8
    assert "8 hours a week again" in undone["reply"]


# done


@pytest.mark.parametrize(
    "message",
    [
        "i read 6 ads. done",
        "i did the ads one, notes are in a google doc",
        "looked at the adverts thing: done",
        "i looked at 4 job postings, they all want a licence",
        "did it! read 5 advertisements",
        "I've got the first step done, here is my list of what they ask for",
    ],
)
def test_a_step_told_as_done_with_what_shows_it_is_done(say: Say, message: str) -> None:
    (record,) = say(message)
    done = record["state"].choices.done
    assert len(done) == 1
    assert next(m for m in record["now"].milestones if m.id == done[0].milestone).title.startswith(ADS)
    assert f"Done: {ADS}" in record["reply"]


def test_done_alone_means_the_step_just_shown(say: Say) -> None:
    _, asked, closed = say("what do i do this week mate", "done", "a list in my notebook")
    assert ADS in asked["reply"]
    assert closed["state"].choices.done[0].evidence == "a list in my notebook"


@pytest.mark.parametrize("question", ["who pays for it all", "why is that", "what does it cost in all?"])
def test_a_question_is_no_evidence_and_the_step_stays_open(say: Say, question: str) -> None:
    _, answered, closed = say("i finished the adverts thing", question, "my notes, two pages")
    assert "What shows it" not in answered["reply"]
    assert "what shows it?" in answered["reply"]
    assert closed["state"].choices.done[0].evidence == "my notes, two pages"


@pytest.mark.parametrize("message", ["i read a lot of novels", "done with this job, honestly", "i called my mother"])
def test_what_names_no_step_closes_none(say: Say, message: str) -> None:
    (record,) = say(message)
    assert not record["state"].choices.done


def test_something_done_that_fits_no_step_is_asked_about(say: Say) -> None:
    asked, settled = say("did it! phoned three places", ADS + " for paramedic work")
    assert not asked["plan"]["changes"]
    assert any(option.startswith(ADS) for option in asked["options"])
    assert settled["state"].choices.done[0].evidence == "phoned three places"


# drop and restore


@pytest.mark.parametrize(
    ("message", "name"),
    [
        ("drop the data literacy thing please, I hate data", "Data literacy"),
        ("drop data literacy", "Data literacy"),
        ("leave out mentoring, too many people", "Mentoring"),
        ("drop the certificate one", "Master's degree in education or teacher-leader endorsement"),
    ],
)
def test_a_part_is_dropped_by_any_name_for_it_and_comes_back(say: Say, message: str, name: str) -> None:
    dropped, back = say(message, f"bring back {name.split()[0].lower()}", after=TEACHER)
    assert f"Left out: {name}" in dropped["reply"]
    assert f"Back in the plan: {name}" in back["reply"]
    assert not back["state"].choices.dropped


def test_the_step_with_conversations_is_dropped_with_its_figure(say: Say) -> None:
    (record,) = say("delete the step with conversations, I am shy")
    assert "Left out: Hold 5 conversations with people in the work." in record["reply"]


def test_a_weak_match_is_asked_about_and_a_click_settles_it(say: Say) -> None:
    asked, settled = say("drop the budget line", "Study for Paramedic licence, first quarter")
    assert not asked["plan"]["changes"]
    assert "Intravenous therapy" not in asked["options"]
    assert "Left out: Study for paramedic licence, first quarter" in settled["reply"]


def test_what_was_in_an_earlier_plan_is_said_to_be_gone(say: Say) -> None:
    *_, record = say("make it librarian", "drop the curriculum design thing", after=TEACHER)
    assert "earlier plan" in record["reply"]
    assert not record["plan"]["changes"]


# where from


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ("where does 4000 come from", ("$4,000", "“4000”")),
        ("where does 8 hours come from", ("8 hours", "“8 hours”")),
        ("where does the 20-40 hours come from", ("20-40 hours", "plan 20 to 40 hours")),
        ("where does the cost come from", ("$5,000", "prices of what is planned")),
        ("where does the readiness come from", ("0 points", "score of each part")),
        ("why is it 3 years", ("“3 years”",)),
    ],
)
def test_a_figure_leads_to_the_words_or_rows_it_rests_on(say: Say, message: str, shown: tuple[str, ...]) -> None:
    (record,) = say(message)
    for words in shown:
        assert words in record["reply"]
    lines = record["reply"].splitlines()
    assert len(lines) == len(set(lines))
    assert not record["reply"].rstrip().endswith("rests on:")


def test_that_means_the_figure_shown_last(say: Say) -> None:
    *_, record = say("how much does it cost in all", "where does that come from")
    assert record["reply"].startswith("$5,000")
    (record,) = say("where does 777 hours come from")
    assert "don't find that figure" in record["reply"]


# what if


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("what if I could only spend 1000", "grows from $1,000 to $4,000"),
        ("what if I had 4500 to spend", "shrinks from $1,000 to $500"),
        ("what if I had 6000 to spend", "covers what it costs"),
    ],
)
def test_missing_money_is_told_as_it_changes(say: Say, message: str, told: str) -> None:
    (record,) = say(message)
    assert told in record["reply"]
    assert "Nothing in the plan" not in record["reply"]


@pytest.mark.parametrize(
    "message",
    ["what if I cant do 8 hours", "what if i can't manage the 8 hours?", "what if I go part time at 24 hours"],
)
def test_hours_that_are_not_said_are_asked_for_and_then_tried(say: Say, message: str) -> None:
    asked, tried, made = say(message, "5 hours", "yes")
    assert "How many hours a week" in asked["reply"]
    assert not asked["plan"]["changes"]
    assert "The last step moves from" in tried["reply"]
    assert not tried["facts"]
    assert value(made, "hours_per_week") == 5


@pytest.mark.parametrize(
    "message",
    ["what about school nurse", "why not EMT?", "what if I became a nurse", "what if i work as a physiotherapist"],
)
def test_another_job_is_worked_out_beside_the_present_one(say: Say, message: str) -> None:
    (record,) = say(message)
    assert f"- Paramedic: {record['now'].fit.hours_needed.text} of work" in record["reply"]
    assert record["reply"].count("of work, ") == 2
    assert record["now"].readiness.target == "Paramedic"


def test_a_job_without_an_entry_is_said_to_be_unknown(say: Say) -> None:
    asked, tried = say("what if i sell medical devices", "EMT")
    assert "no entry" in asked["reply"]
    assert "Emergency medical technician" in tried["reply"]
    for message in ("what if I get sick", "what if I lose my job"):
        (other,) = say(message)
        assert "no entry" not in other["reply"]


def test_pay_in_a_what_if_is_set_against_the_pay_told(say: Say) -> None:
    *_, record = say("i earn 62k", "what if i take a supervisor job at 55k instead", after=STOREMAN)
    assert "$7,000 a year less than $62,000" in record["reply"]
    assert value(record, "pay") == 62000


# why


@pytest.mark.parametrize("message", ["why paramedic", "why did you say paramedic??", "why this target"])
def test_why_the_target_is_answered_in_the_persons_words(say: Say, message: str) -> None:
    (record,) = say(message)
    assert "because you wrote: “paramedic”" in record["reply"]
    assert not record["citations"]


def test_a_target_nobody_named_is_said_to_be_the_usual_next_step(say: Say) -> None:
    unsure = (
        "hi",
        "history teacher",
        "the next step up",
        "I don't know yet",
        "2 hours",
        "skip",
        "skip",
        "11 years",
        "skip",
        "skip",
    )
    (record,) = say("why this target", after=unsure)
    assert "named no role" in record["reply"] or "because you wrote" in record["reply"]
    assert not record["citations"]


@pytest.mark.parametrize(
    ("before", "part"), [("what is the hardest part", "Paramedic licence"), ("what do I do this week", ADS)]
)
def test_a_bare_why_is_about_the_last_reply(say: Say, before: str, part: str) -> None:
    _, record = say(before, "why?")
    assert record["reply"].removeprefix("As before: ").startswith(part)
    assert not record["citations"]


# plain questions


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("whats the plan", "From bus driver to paramedic"),
        ("plan?", "From bus driver to paramedic"),
        ("so what is my plan then mate", "From bus driver to paramedic"),
        ("what is missing", "Missing for paramedic"),
        ("gap list pls", "Missing for paramedic"),
        ("what is my target now", "leads to paramedic"),
        ("does it still fit", "does not fit as it stands"),
        ("what is the hardest part?", "The biggest piece by far is Paramedic licence"),
        ("am i late", "months after your date of 25 November 2029"),
        ("how sure are you", "can't promise it"),
        ("how long really", "hours of work at 8 hours a week: done by"),
        ("why does it take so long", "takes 12-30 months by the calendar"),
        ("what i do this week", "The week from 25 November 2026"),
        ("ok so what do i do this week mate", "The week from 25 November 2026"),
    ],
)
def test_plain_questions_are_answered_from_the_plan(say: Say, message: str, told: str) -> None:
    (record,) = say(message)
    assert told in record["reply"]
    assert not record["citations"]


@pytest.mark.parametrize(
    "message", ["what is a career plan", "how long does it take to become a plumber", "what is missing in most resumes"]
)
def test_questions_about_other_things_are_not_about_the_plan(say: Say, message: str) -> None:
    (record,) = say(message)
    assert record["intent"] == "question"


def test_what_changed_is_the_last_change(say: Say) -> None:
    (nothing,) = say("what changed")
    assert "Nothing has changed" in nothing["reply"] or "By the last change" in nothing["reply"]
    *_, record = say("make it EMT", "what changed?")
    assert "The target is now emergency medical technician instead of paramedic" in record["reply"]


# sums


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("A: 78000 + 5%, B: 92000. difference per year?", "$10,100 a year more than $81,900"),
        ("two offers: A pays 78k, B pays 92k", "$14,000 a year more"),
        ("so A 78k plus 5% = ?", "$81,900"),
        ("29k to 27k, how much less a month", "$167 a month"),
        ("$3k a month take home, rent 1100, what is left", "leaves $1,900"),
    ],
)
def test_sums_over_the_persons_own_figures(say: Say, message: str, told: str) -> None:
    (record,) = say(message)
    assert told in record["reply"]
    assert record["intent"] == "sum"
    assert {figure["from"]["kind"] for figure in record["figures"]} <= {"user", "calculation"}
    assert value(record, "hours_per_week") == 8
    assert not record["facts"]


def test_offers_told_are_compared_later(say: Say) -> None:
    *_, record = say("offer A pays 70k, offer B pays 64k plus 10%", "how long really", "compare A and B")
    assert "B: $64,000 and 10 % of it come to $70,400" in record["reply"]
    (without,) = say("compare A and B")
    assert "don't have both offers" in without["reply"]


# what moved


def test_moves_of_a_day_are_left_out_of_what_moved(say: Say) -> None:
    (record,) = say("i read 6 ads. done")
    assert "moves from" not in record["reply"]
    (record,) = say("actually 6 hours")
    assert ADS not in record["reply"]
    assert "The last step moves from" in record["reply"]
