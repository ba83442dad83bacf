"""A decision weighed in conversation, through the real reader: begun by its sides, asked, left, taken up again."""

import contextlib
import io
import itertools
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from coach.app import Coach
from coach.cli.chat import as_json
from coach.domain.decision import Decision
from coach.exports.decision import source
from coach.framework.tables import Framework
from coach.settings import Settings

ROOT = Path(__file__).parent.parent
NAMES = map("decider-{}".format, itertools.count())
NURSE = ("I'm a registered nurse.", "I earn $61,000 a year", "plan now")


@pytest.fixture(scope="module")
def coach(framework: Framework, search_index: Path) -> Coach:
    settings = Settings(
        home=search_index.parent,
        knowledge=ROOT / "knowledge",
        prompts=ROOT / "prompts",
        fixed=date(2026, 11, 25),
        person="me",
    )
    made = Coach(settings)
    made.__dict__["framework"] = framework
    return made


def say(coach: Coach, *messages: str, name: str = "") -> tuple[list[dict[str, Any]], tuple[Decision, ...]]:
    """The records of the replies to these messages, after a plan was made, and the decisions kept."""
    out, name = io.StringIO(), name or next(NAMES)
    with contextlib.redirect_stdout(out):
        as_json(coach.chat(), name, iter((*NURSE, *messages)))
    records = [json.loads(line) for line in out.getvalue().splitlines()][len(NURSE) :]
    for record in records:
        assert record["reply"].strip()
        assert not record["withheld"], record["withheld"]
    saved = coach.store.load(name)
    assert saved is not None
    for record in records:
        for figure in record["figures"]:
            if figure["from"]["id"].startswith("decision:"):
                decision = saved.state.decision(figure["from"]["id"].split(":")[1])
                assert decision is not None
                assert source(figure["from"]["id"], decision, saved.state.profile, coach.framework).detail
    return records, saved.state.decisions


@pytest.mark.parametrize(
    ("message", "kind", "options"),
    [
        ("Should I stay or leave?", "stay-or-leave", ("stay", "leave")),
        ("I can't choose between quitting and staying: should I quit or stay?", "stay-or-leave", ("stay", "leave")),
        ("certificate or bootcamp?", "study", ("certificate", "bootcamp")),
        ("Is it better to freelance or take a permanent job?", "consulting-or-employment",
         ("own-account", "employment")),
        ("should I become a manager or stay hands-on?", "ic-or-management", ("own-work", "management")),
    ],
)  # fmt: skip
def test_a_decision_named_by_its_sides_is_begun_with_one_question(
    coach: Coach, message: str, kind: str, options: tuple[str, ...]
) -> None:
    (record, *_), decisions = say(coach, message)
    assert decisions == ()  # a question alone changes nothing
    assert record["reply"].rstrip().endswith("?")
    assert "Give me the verdict" in record["options"]
    _, (decision,) = say(coach, message, "65k")
    assert (decision.kind, tuple(option.id for option in decision.options)) == (kind, options)


@pytest.mark.parametrize(
    "message", ["compare nurse manager and nurse educator", "Python or SQL first?", "Tea or coffee?"]
)
def test_what_is_no_such_decision_begins_none(coach: Coach, message: str) -> None:
    _, decisions = say(coach, message)
    assert decisions == ()


def test_from_the_first_answer_to_the_verdict(coach: Coach) -> None:
    answers = ("64k to 70k", "maybe 6", "an 8", "4", "it's 7", "5", "7 or 8", "8", "6", "none", "a", "a and b", "none",
               "the first one", "second", "same", "first", "second", "second", "first")  # fmt: skip
    records, (decision,) = say(coach, "Should I stay or leave?", *answers)
    verdict = next(record["reply"] for record in records if "points" in record["reply"] and "For it" in record["reply"])
    assert "To find out cheaply" in verdict
    leave, stay = decision.option("leave"), decision.option("stay")
    assert leave is not None
    assert stay is not None
    assert (leave.told["pay"].low, leave.told["pay"].high) == (64_000, 70_000)
    assert leave.told["colleagues"].low == 8
    assert stay.signs == {"signs-inside": (), "signs-against-inside": (1,)}
    assert len(decision.preferences) >= 4


@pytest.mark.parametrize("leaving", ["I don't know yet", "I don't know", "skip"])
def test_a_question_can_be_left_open(coach: Coach, leaving: str) -> None:
    records, decisions = say(coach, "Should I stay or leave?", leaving, "6")
    assert records[-2]["reply"] != records[-3]["reply"]
    assert records[-1]["options"]
    assert [option.told.get("pay") for option in decisions[0].options] == [None, None]
    assert [item.low for option in decisions[0].options for item in option.told.values()] == [6]


@pytest.mark.parametrize("ending", ["Give me the verdict", "verdict", "that's enough"])
def test_the_verdict_comes_when_asked_for(coach: Coach, ending: str) -> None:
    records, _ = say(coach, "Should I stay or leave?", ending)
    assert "Too little is known" in records[-1]["reply"]
    assert "For it" not in records[-1]["reply"]


def test_an_answer_that_does_not_fit_is_asked_for_again(coach: Coach) -> None:
    records, (decision,) = say(coach, "Should I stay or leave?", "lots of money", "70k", "eleven hundred", "9")
    assert "I can't use that yet" in records[1]["reply"]
    assert "I can't use that yet" in records[3]["reply"]
    assert [option.told["pay"].low for option in decision.options if "pay" in option.told] == [70_000]


def test_a_question_in_between_is_answered_and_the_decision_goes_on(coach: Coach) -> None:
    records, (decision,) = say(coach, "Should I stay or leave?", "How do I prepare for an interview?", "66k")
    assert records[1]["citations"]
    leave = decision.option("leave")
    assert leave is not None
    assert leave.told["pay"].low == 66_000


def test_something_else_is_heard_and_the_decision_waits(coach: Coach) -> None:
    name = next(NAMES)
    records, (decision,) = say(
        coach, "Should I stay or leave?", "66k", "I can give 4 hours a week", "stay or leave?", name=name
    )
    assert any(fact["slot"] == "hours_per_week" for fact in records[2]["facts"])
    assert "Back to it" in records[3]["reply"]
    leave = decision.option("leave")
    assert leave is not None
    assert leave.told["pay"].low == 66_000
