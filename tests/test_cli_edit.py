"""The person's own changes to the plan on the command line: each shows what it changes, and can be taken back."""

import json

import pytest
from terminal import refused, roadmap, run

OWN = ("plan", "edit", "--add", "Join the ward council", "--due", "2027-06-01", "--evidence", "The minutes")


def items() -> dict[str, list[dict[str, str]]]:
    listed: dict[str, list[dict[str, str]]] = json.loads(run("plan", "items", "--json").stdout)
    return listed


def ids(part: str) -> list[str]:
    return [item["id"] for item in items()[part]]


@pytest.fixture(autouse=True)
def _plan() -> None:
    roadmap()


def undone(*words: str) -> str:
    """What a change printed, after proving that undo brings back the plan as it was."""
    before = run("plan", "export").stdout
    shown = run(*words).stdout
    assert run("plan", "export").stdout != before, "nothing was changed, so nothing was proved"
    run("plan", "undo")
    assert run("plan", "export").stdout == before
    return shown


def test_a_milestone_of_ones_own_is_added_with_an_id_and_hours() -> None:
    shown = undone(*OWN, "--hours", "3")
    assert "New: Join the ward council, by 1 June 2027." in shown
    assert "own-1" in shown
    run(*OWN, "--hours", "3")
    assert "3 hours" in run("plan", "show").stdout.split("Join the ward council")[1][:80]
    assert "own-2" in run(*OWN).stdout


def test_a_milestone_of_ones_own_is_done_pinned_dropped_and_restored() -> None:
    run(*OWN)
    assert "is done" in undone("plan", "edit", "--done", "own-1", "--evidence", "The photo")
    run("plan", "edit", "--done", "own-1", "--evidence", "The photo")
    assert "The photo" in run("plan", "show").stdout
    run("plan", "edit", "--pin", "own-1", "--title", "Sit in the council")
    run("plan", "edit", "--drop", "own-1")
    assert "own-1" not in ids("milestones")
    assert ids("dropped") == ["own-1"]
    assert "New: Sit in the council" in run("plan", "edit", "--restore", "own-1").stdout
    assert "is planned" in run("plan", "edit", "--restore", "own-1").stdout
    assert "“Sit in the council” is now “Join the ward council”" in run("plan", "edit", "--restore", "own-1").stdout
    assert "neither dropped nor done nor pinned" in str(refused("plan", "edit", "--restore", "own-1"))


def test_a_fact_is_forgotten() -> None:
    assert "moves from" in undone("plan", "edit", "--forget", "hours-per-week")
    run("plan", "edit", "--forget", "hours-per-week")
    known = run("me", "show").stdout
    assert "hours per week" not in known
    assert "timeframe months" in known


def test_a_choice_is_taken_back() -> None:
    before = run("plan", "export").stdout
    run("plan", "edit", "--set", f"path={ids('paths')[-1]}", "--set", "scope=required")
    assert run("plan", "export").stdout != before
    run("plan", "edit", "--forget", "path", "--forget", "scope")
    assert run("plan", "export").stdout == before


def test_a_note_stands_with_its_milestone() -> None:
    shown = undone("plan", "edit", "--pin", "first-step", "--note", "ask Ines for hers")
    assert "Your note on" in shown
    assert "ask Ines for hers" in shown
    run("plan", "edit", "--pin", "first-step", "--note", "ask Ines for hers")
    assert "ask Ines for hers" in run("plan", "show").stdout
    assert "is gone" in run("plan", "edit", "--restore", "first-step").stdout


def test_a_dropped_gap_comes_back() -> None:
    gap = ids("gaps")[0]
    assert "No longer a gap" in undone("plan", "edit", "--drop", gap)
    run("plan", "edit", "--drop", gap)
    assert "New gap" in undone("plan", "edit", "--restore", gap)


def test_the_items_name_all_that_can_be_edited() -> None:
    listed = items()
    assert set(listed) == {"milestones", "gaps", "paths", "dropped"}
    assert all(listed[part] for part in ("milestones", "gaps", "paths"))
    text = run("plan", "items").stdout
    assert all(item["id"] in text for part in listed.values() for item in part)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--add", "x", "--due", "2027-06-01"), "add --due and --evidence"),
        (("--add", "x", "--evidence", "y"), "add --due and --evidence"),
        (("--add", "x", "--evidence", "y", "--due", "2020-01-01"), "in the past"),
        (("--add", "x", "--evidence", "y", "--due", "soon"), "not a date"),
        (("--add", " ", "--evidence", "y", "--due", "2027-06-01"), "needs a title"),
        (("--add", "x", "--evidence", "y", "--due", "2027-06-01", "--hours", "nan"), "between 0 and 1000"),
        (("--add", "x", "--evidence", "y", "--due", "2027-06-01", "--hours", "1001"), "between 0 and 1000"),
        (("--add", "x", "--done", "first-step"), "one of --done and --add"),
        (("--pin", "first-step"), "wording, date or note"),
        (("--pin", "nothing", "--note", "x"), "no milestone 'nothing'"),
        (("--note", "x"), "--note goes with --pin"),
        (("--hours", "2"), "--hours goes with --add"),
        (("--pin", "first-step", "--evidence", "x"), "--evidence goes with --done or --add"),
        (("--done", "nothing", "--evidence", "x"), "no milestone 'nothing'"),
        (("--restore", "first-step"), "neither dropped nor done nor pinned"),
        (("--forget", "shoes"), "no fact or choice called 'shoes'"),
        (("--forget", "pay"), "nothing is known about pay"),
        (("--set", "path=nowhere"), "no path 'nowhere'"),
        (("--set", "scope=half"), "not a choice for scope"),
        ((), "Say what to change"),
    ],
)
def test_a_change_that_cannot_be_is_refused_and_saves_nothing(words: tuple[str, ...], says: str) -> None:
    assert says in str(refused("plan", "edit", *words))
    assert [item["version"] for item in json.loads(run("plan", "history", "--json").stdout)] == [1]


def test_of_several_changes_the_possible_ones_are_made_and_the_others_said() -> None:
    words = ("plan", "edit", "--set", "hours_per_week=4", "--done", "nothing", "--evidence", "x", "--json")
    assert "no milestone 'nothing'" in str(refused(*words))
    assert "4 hours a week" in run("plan", "show").stdout
