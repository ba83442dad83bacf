"""Several plans of one person side by side: made, listed, compared and gone on with, none touching the other."""

import json
import sqlite3
from pathlib import Path

import pytest
from terminal import refused, roadmap, run


def exported() -> str:
    return run("plan", "export").stdout


@pytest.fixture(autouse=True)
def _plan() -> None:
    roadmap()


def test_each_plan_keeps_its_own_changes() -> None:
    first = exported()
    run("plan", "branch", "life B", "--new")
    assert exported() == first
    run("plan", "edit", "--set", "target_role=nurse educator")
    second = exported()
    assert second != first
    run("plan", "branch", "main")
    assert exported() == first
    run("plan", "branch", "life B")
    assert exported() == second


def test_plans_are_listed_with_what_they_lead_to() -> None:
    run("plan", "branch", "life B", "--new")
    run("plan", "edit", "--set", "target_role=nurse educator")
    listed = json.loads(run("plan", "branch", "--json").stdout)
    assert [(item["branch"], item["current"]) for item in listed] == [("life B", True), ("main", False)]
    assert [item["target"].lower() for item in listed] == ["nurse educator", "nurse manager"]
    assert "* life B" in run("plan", "branch").stdout


def test_a_comparison_shows_the_differences_and_changes_nothing() -> None:
    run("plan", "branch", "life B", "--new")
    assert "Nothing in the plan changes" in run("plan", "branch", "main", "--compare").stdout
    run("plan", "edit", "--set", "target_role=nurse educator")
    before = exported()
    assert (
        "The target is now nurse manager instead of nurse educator" in run("plan", "branch", "main", "--compare").stdout
    )
    assert exported() == before
    run("plan", "branch", "main")
    assert "nurse educator instead of nurse manager" in run("plan", "branch", "life B", "--compare").stdout


def test_undo_takes_back_a_switch_like_any_change() -> None:
    run("plan", "branch", "life B", "--new")
    run("plan", "edit", "--set", "hours_per_week=3")
    there = exported()
    run("plan", "branch", "main")
    run("plan", "undo")
    assert exported() == there
    assert "* life B" in run("plan", "branch").stdout


def test_a_new_document_stays_on_the_plan_it_was_given_for(tmp_path: Path) -> None:
    first = exported()
    run("plan", "branch", "life B", "--new")
    other = tmp_path / "chef.txt"
    other.write_text("Dana Okafor\n\nExperience\nSous Chef, Old Mill\n2018 - Present\n", encoding="utf-8")
    run("roadmap", str(other))
    run("plan", "branch", "main")
    assert exported() == first


def test_plans_move_with_an_export(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("plan", "branch", "life B", "--new")
    run("plan", "edit", "--set", "hours_per_week=3")
    listed = run("plan", "branch").stdout
    path = tmp_path / "me.json"
    run("me", "export", "-o", str(path))
    monkeypatch.setenv("COACH_HOME", str(tmp_path / "elsewhere"))
    run("me", "import", str(path))
    assert run("plan", "branch").stdout == listed


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("nowhere",), "no plan 'nowhere'"),
        (("nowhere", "--compare"), "no plan 'nowhere'"),
        (("main", "--new"), "already a plan 'main'"),
        ((" ", "--new"), "needs a name"),
        (("x", "--new", "--compare"), "one at a time"),
        (("--new",), "Name the plan"),
    ],
)
def test_a_plan_there_is_not_or_is_already_is_refused(words: tuple[str, ...], says: str) -> None:
    assert says in str(refused("plan", "branch", *words))
    assert json.loads(run("plan", "history", "--json").stdout)[-1]["version"] == 1


def test_plans_saved_before_there_were_branches_are_on_the_main_one(coach_home: Path) -> None:
    with sqlite3.connect(coach_home / "coach.db") as connection:
        connection.execute("UPDATE versions SET state = json_remove(state, '$.branch')")
    connection.close()
    assert "* main" in run("plan", "branch").stdout
