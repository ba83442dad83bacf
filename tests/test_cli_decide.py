"""`coach decide`: told by options or asked in the terminal, kept with the person, opened again, undone and exported."""

import json
from pathlib import Path

import pytest
from terminal import refused, roadmap, run

from coach.app import build
from coach.cli import decide
from coach.settings import load

TOLD = {
    "pay-now": "52000", "stay.growth": "4", "leave.growth": "8", "stay.colleagues": "5", "leave.colleagues": "5-7",
    "stay.security": "7", "leave.security": "6", "stay.home": "5", "leave.home": "8", "leave.pay": "54k-58k",
}  # fmt: skip


def told(*more: str, kind: str = "stay-or-leave") -> dict[str, object]:
    pairs = [word for name, value in TOLD.items() for word in ("--set", f"{name}={value}")]
    return dict(json.loads(run("decide", kind, *pairs, *more, "--json").stdout))


def answers(monkeypatch: pytest.MonkeyPatch, *lines: str) -> list[str]:
    """Someone at a terminal who types these lines; what was left of them is given back."""
    left = list(lines)

    def typed(prompt: str = "") -> str:
        if not left:
            raise EOFError
        return left.pop(0)

    monkeypatch.setattr("builtins.input", typed)
    monkeypatch.setattr(decide, "_at_a_terminal", lambda: True)
    return left


def test_without_a_kind_the_kinds_are_listed() -> None:
    assert "coach decide stay-or-leave" in run("decide").stdout
    listed = json.loads(run("decide", "--json").stdout)
    assert {"id", "title", "options", "criteria"} == set(listed[0])
    assert len(listed) == 12


def test_a_program_can_drive_it_to_a_verdict_by_what_is_asked() -> None:
    whole = told()
    for _ in range(20):
        asks = whole["judgement"]["asks"]  # type: ignore[index]
        if not asks:
            break
        ask = asks[0]
        said = ask["answers"][0] if ask["answers"] else "a" if "signs" in ask["id"] else "6"
        whole = json.loads(run("decide", "stay-or-leave", "--set", f"{ask['id']}={said}", "--json").stdout)
    assert whole["judgement"]["asks"] == []  # type: ignore[index]
    assert len(whole["decision"]["preferences"]) >= 4  # type: ignore[index]
    assert whole["judgement"]["verdict"]["text"]  # type: ignore[index]


def test_every_source_is_written_out_in_the_json() -> None:
    whole = told()
    ids = {id for id in _ids(whole["judgement"])}
    assert ids
    assert ids <= set(whole["sources"])  # type: ignore[call-overload]


def _ids(item: object) -> set[str]:
    if isinstance(item, dict):
        own = {item["id"], *item["inputs"]} if {"kind", "id", "inputs"} <= set(item) else set()
        return own.union(*(_ids(part) for part in item.values()))
    return set().union(*(_ids(part) for part in item)) if isinstance(item, list) else set()


def test_it_is_kept_with_its_verdict_and_opened_again() -> None:
    told()
    assert "stay-or-leave: " in run("decide", "list").stdout
    kept = json.loads(run("decide", "list", "--json").stdout)
    assert kept[0]["verdict"]["winner"] == "leave"
    shown = run("decide", "show", "stay-or-leave").stdout
    assert "To decide: stay or leave" in shown
    assert shown == run("decide", "show").stdout  # the only one needs no name
    assert "54k-58k" in shown
    assert "# To decide: stay or leave" in run("decide", "show", "--format", "md").stdout
    assert "decision: stay-or-leave" in run("me", "show").stdout


def test_the_same_again_makes_no_new_version_and_undo_takes_the_last_answer_back() -> None:
    told()
    told()
    run("decide", "stay-or-leave", "--set", "leave.growth=2")
    assert len(json.loads(run("plan", "history", "--json").stdout)) == 2
    run("plan", "undo")
    again = json.loads(run("decide", "show", "--json").stdout)
    assert next(item for item in again["decision"]["options"] if item["id"] == "leave")["told"]["growth"]["low"] == 8


def test_forgetting_and_undoing_that() -> None:
    told()
    run("decide", "forget", "stay-or-leave")
    assert json.loads(run("decide", "list", "--json").stdout) == []
    run("plan", "undo")
    assert len(json.loads(run("decide", "list", "--json").stdout)) == 1


def test_several_of_a_kind_have_names_and_new_begins_again() -> None:
    run("decide", "offers", "--option", "offer-a=Clinic", "--option", "offer-b=School", "--as", "spring")
    run("decide", "offers")
    assert {item["id"] for item in json.loads(run("decide", "list", "--json").stdout)} == {"spring", "offers"}
    assert "kept already" in str(refused("decide", "offers", "--option", "a", "--option", "b"))
    run("decide", "offers", "--option", "a", "--option", "b", "--new")
    assert "kept already" in str(refused("decide", "study", "--as", "spring"))


def test_it_travels_with_export_and_import(tmp_path: Path) -> None:
    told()
    run("me", "export", "-o", str(tmp_path / "me.json"))
    run("me", "erase", "--yes")
    assert json.loads(run("decide", "list", "--json").stdout) == []
    run("me", "import", str(tmp_path / "me.json"))
    assert json.loads(run("decide", "list", "--json").stdout)[0]["id"] == "stay-or-leave"


def test_facts_of_the_person_count_and_a_verdict_that_changed_is_said() -> None:
    roadmap()
    run("plan", "edit", "--set", "pay=52000")
    told()
    run("plan", "edit", "--set", "must_not=leave the city")
    run("decide", "stay-or-leave", "--set", "leave.must-leave-the-city=yes")
    run("plan", "edit", "--forget", "must_not")
    assert "the verdict was: “Stay” (the only one left)" in " ".join(run("decide", "show").stdout.split())


def test_a_decision_changes_nothing_in_the_plan() -> None:
    roadmap()
    before = run("plan", "show").stdout
    told()
    assert run("plan", "show").stdout == before


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("decide", "lunch"), "no kind of decision called 'lunch'"),
        (("decide", "show"), "Name the decision"),
        (("decide", "show", "nothing"), "No decision 'nothing' is kept"),
        (("decide", "forget", "nothing"), "No decision 'nothing' is kept"),
        (("decide", "study", "more"), "one word too many"),
        (("decide", "study", "--set", "savings"), "not NAME=VALUE"),
        (("decide", "study", "--format", "pdf"), "no format 'pdf'"),
        (("decide", "study", "--set", "savings="), "not NAME=VALUE"),
        (("decide", "study", "--option", "only"), "two to six options"),
        (("decide", "study", "--option", "pigeon=Coop", "--option", "b"), "no option like 'pigeon'"),
    ],
)
def test_what_can_not_be_done_is_said(words: tuple[str, ...], why: str) -> None:
    assert why in str(refused(*words))


def test_a_refused_answer_keeps_nothing() -> None:
    refused("decide", "stay-or-leave", "--set", "stay.growth=4", "--set", "stay.growth=40")
    assert json.loads(run("decide", "list", "--json").stdout) == []


def test_in_a_terminal_it_asks_one_question_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    left = answers(monkeypatch, "3", "52000", "lots", "56000", "", "8", "done", "not reached")  # the third kind
    shown = run("decide").stdout
    assert "What would you like to decide?" in shown
    assert "needs a number" in shown
    assert left == ["not reached"]
    kept = build(load("me")).store.load("me")
    assert kept is not None
    (decision,) = kept.state.decisions
    assert decision.kind == "stay-or-leave"
    assert decision.told["pay-now"].low == 52000
    leave = decision.option("leave")
    assert leave is not None
    assert leave.told["pay"].low == 56000


def test_the_end_of_input_keeps_what_was_told(monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, "52000")
    run("decide", "stay-or-leave")
    assert "stay-or-leave" in run("decide", "list").stdout


def test_a_question_passed_over_is_not_put_again(monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, *[""] * 60)
    shown = run("decide", "stay-or-leave").stdout
    assert shown.count("What do you earn now?") == 2  # asked once, and listed as still worth telling
