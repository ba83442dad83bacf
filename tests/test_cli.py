"""The commands as a person uses them, each run with a data folder of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from terminal import OPTIONS, RESUME, refused, roadmap, run
from typer.testing import CliRunner

from coach.cli.commands import app
from coach.domain.plan import CareerPlan
from coach.errors import DocumentError, UserInputError
from coach.exports.json import load


def test_a_roadmap_holds_every_part_and_names_the_person() -> None:
    text = roadmap("--format", "md").stdout
    for heading in ("assumed", "Where you stand", "How ready", "fit", "This month", "Milestones", "Pay", "Sources"):
        assert heading in text, heading
    assert "Dana Okafor" in text
    assert "nurse manager" in text


def test_the_json_of_a_roadmap_reads_back_to_the_same_plan(tmp_path: Path) -> None:
    target = tmp_path / "plan.json"
    roadmap("--format", "json", "-o", str(target))
    first = target.read_text(encoding="utf-8")
    assert isinstance(load(first), CareerPlan)
    assert run("plan", "export", "--format", "json").stdout == first


def test_the_same_resume_gives_the_same_bytes() -> None:
    assert roadmap("--person", "one").stdout_bytes == roadmap("--person", "two").stdout_bytes


def test_a_resume_is_shown_with_evidence_as_json_resume() -> None:
    data = json.loads(run("resume", str(RESUME), "--json").stdout)
    assert data["basics"]["name"] == "Dana Okafor"
    assert data["work"][0]["position"] == "Charge Nurse"
    assert "x-coach" in data
    assert "Riverside Community Hospital" in run("resume", str(RESUME)).stdout


def test_on_a_later_day_the_plan_is_shown_for_that_day_with_what_slipped(monkeypatch: pytest.MonkeyPatch) -> None:
    roadmap()
    assert "Since you saved this plan" not in run("plan", "show").stdout
    run("plan", "edit", "--done", "first-step", "--evidence", "a list")
    monkeypatch.setenv("COACH_TODAY", "2027-02-15")
    page = run("plan", "export", "--format", "md").stdout
    said = page.partition("## Since you saved this plan")[2].partition("\n## ")[0]
    assert "You saved this plan on 21 November 2026; here it is worked out for 15 February 2027." in said
    assert "was due by" in said
    assert "Read a few current advertisements" not in said
    assert "The last step moves from" in said
    assert "your date moves from 22 May 2028" in said
    assert "Made on 15 February 2027" in page
    assert len(json.loads(run("plan", "show", "--json").stdout)["since"]) >= 4


def test_an_edit_on_a_later_day_tells_only_what_the_edit_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    roadmap()
    monkeypatch.setenv("COACH_TODAY", "2027-02-15")
    shown = run("plan", "edit", "--drop", "network-mentors").stdout
    assert "Dropped" in shown
    assert "The wished date" not in shown
    assert "2026" not in shown


def test_what_if_shows_changes_and_saves_nothing() -> None:
    roadmap()
    before = run("plan", "show").stdout
    text = run("plan", "what-if", "--set", "hours_per_week=3").stdout
    assert "moves from" in text
    assert run("plan", "show").stdout == before


def test_an_edit_is_a_version_that_diff_shows_and_undo_takes_back() -> None:
    roadmap()
    before = run("plan", "export").stdout
    assert "moves from" in run("plan", "edit", "--set", "hours_per_week=3").stdout
    assert "moves from" in run("plan", "diff").stdout
    run("plan", "undo")
    assert run("plan", "export").stdout == before
    history = json.loads(run("plan", "history", "--json").stdout)
    assert [item["version"] for item in history] == [1, 2, 3]


def test_undo_goes_back_step_by_step_and_stops_at_the_first_version() -> None:
    roadmap()
    first = run("plan", "export").stdout
    run("plan", "edit", "--set", "hours_per_week=5")
    run("plan", "edit", "--set", "hours_per_week=4")
    run("plan", "undo")
    run("plan", "undo")
    assert run("plan", "export").stdout == first
    assert "nothing to undo" in str(refused("plan", "undo"))


def test_a_pinned_milestone_survives_a_new_roadmap_from_the_same_document() -> None:
    roadmap()
    run("plan", "edit", "--pin", "first-step", "--title", "Ask Ines what her job is like")
    assert "Ask Ines what her job is like" in run("roadmap", str(RESUME), "--hours", "5").stdout


def test_a_milestone_is_done_only_with_evidence() -> None:
    roadmap()
    assert "closes on evidence" in str(refused("plan", "edit", "--done", "first-step"))
    run("plan", "edit", "--done", "first-step", "--evidence", "The marked list")
    assert "The marked list" in run("plan", "show").stdout


def test_people_are_kept_apart() -> None:
    roadmap("--person", "ana")
    assert "no plan yet" in str(refused("plan", "show", "--person", "ben"))
    assert "Dana Okafor" in run("--person", "ana", "plan", "show").stdout


def test_everything_known_is_shown_exported_and_erased(coach_home: Path) -> None:
    roadmap()
    assert "Charge Nurse" in run("me", "show").stdout
    assert "Dana Okafor" in run("me", "export").stdout
    run("me", "erase", "--yes")
    assert "no plan yet" in str(refused("me", "show"))
    for path in coach_home.rglob("*"):
        if path.is_file():
            assert b"Okafor" not in path.read_bytes(), path


def test_questions_are_answered_with_citations_or_not_at_all(indexed: Path) -> None:
    roadmap()
    answer = json.loads(run("ask", "How do I answer a salary offer?", "--json").stdout)
    assert answer["citations"]
    assert all("#" in item["id"] for item in answer["citations"])
    assert "I have no source for that." in run("ask", "Which pizza is best in Naples?").stdout


def test_knowledge_search_gives_ids_rows_and_scores(indexed: Path) -> None:
    hits = json.loads(run("knowledge", "search", "informational interviews", "--json").stdout)
    assert hits
    assert {"id", "title", "section", "text", "rows", "score"} <= set(hits[0])


def test_doctor_and_paths_report(indexed: Path) -> None:
    assert "framework rows" in run("doctor").stdout
    assert str(indexed) in run("paths").stdout


def test_the_example_needs_no_data_folder(coach_home: Path) -> None:
    assert "Dana Okafor" in run("example").stdout
    assert not coach_home.exists()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("roadmap",), "Name a résumé file"),
        (("roadmap", "missing.pdf"), "no file"),
        (("roadmap", str(RESUME), "--hours", "500"), "between 0.5 and 80"),
        (("roadmap", str(RESUME), "--months", "0"), "between 1 and 240"),
        (("roadmap", str(RESUME), "--budget", "-5"), "between 0"),
        (("roadmap", str(RESUME), "--format", "odt"), "no format 'odt'"),
        (("plan", "show"), "no plan yet"),
        (("ask", " "), "in a few words"),
    ],
)
def test_bad_input_gets_one_sentence(words: tuple[str, ...], says: str) -> None:
    error = refused(*words)
    assert says in str(error)
    assert isinstance(error, UserInputError)
    assert error.exit_code == 2


def test_bad_settings_of_a_plan_are_named() -> None:
    roadmap()
    assert "no fact or choice" in str(refused("plan", "edit", "--set", "shoes=42"))
    assert "NAME=VALUE" in str(refused("plan", "what-if", "--set", "hours_per_week"))
    assert "needs a number" in str(refused("plan", "edit", "--set", "budget=lots"))
    assert "not a date" in str(refused("plan", "edit", "--pin", "first-step", "--due", "soon"))
    assert "no item" in str(refused("plan", "edit", "--drop", "nothing"))


def test_a_document_without_a_job_makes_no_plan(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear all,\nthe weather was fine and we walked by the sea.\n", encoding="utf-8")
    assert "nothing to plan from" in str(refused("roadmap", str(letter)))


def test_a_scan_gets_the_sentence_and_makes_no_plan(shared_data: Path) -> None:
    scan = shared_data / "resumes" / "files" / "rendercv_Classic_scan.pdf"
    error = refused("roadmap", str(scan))
    assert isinstance(error, DocumentError)
    assert "no text" in str(error)
    assert "no plan yet" in str(refused("plan", "show"))


def test_the_program_prints_a_sentence_and_exits_with_two(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "from coach.cli import main; main()", "roadmap", str(tmp_path / "missing.pdf")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr


def test_every_resume_of_the_shared_data_gets_a_plan_or_a_sentence(shared_data: Path) -> None:
    files = sorted((shared_data / "resumes" / "files").glob("*.*")) + sorted(
        (shared_data / "resumes" / "json-resume").glob("*.json")
    )
    for path in files:
        if path.suffix == ".tsv":
            continue
        words = ("roadmap", str(path), *OPTIONS, "--person", path.stem, "--format", "md")
        if "_scan" in path.name:
            assert isinstance(refused(*words), DocumentError), path.name
        else:
            assert "## Milestones" in run(*words).stdout, path.name


def test_pasted_text_is_read_from_standard_input() -> None:
    result = CliRunner().invoke(app, ["resume", "-"], input=RESUME.read_text(encoding="utf-8"), catch_exceptions=False)
    assert "Dana Okafor" in result.stdout


def test_dates_that_contradict_each_other_are_asked_about_with_the_roadmap(tmp_path: Path) -> None:
    resume = tmp_path / "cook.txt"
    resume.write_text(
        "Ana Cook\n\nExperience\nPrep Cook, Harbour Cafe\nJune 2022 - January 2020\n- Prepared stocks\n",
        encoding="utf-8",
    )
    said = run("roadmap", str(resume))
    assert "Which dates are right?" in said.stdout
    assert said.stderr == ""


def test_a_resume_handed_in_again_after_an_undo_gives_its_own_plan(tmp_path: Path) -> None:
    other = tmp_path / "chef.txt"
    other.write_text(
        "Cy Reed\n\nExperience\nSous Chef, Old Mill\nMarch 2018 - Present\n- Led a team\n", encoding="utf-8"
    )
    roadmap()
    run("roadmap", str(other))
    run("plan", "undo")
    assert "Dana Okafor" not in run("roadmap", str(other)).stdout


def test_a_resume_refused_once_is_read_anew_the_next_time(tmp_path: Path) -> None:
    roadmap()
    note = tmp_path / "note.txt"
    note.write_text("ana@example.com\n", encoding="utf-8")
    assert "nothing to plan from" in str(refused("roadmap", str(note)))
    assert "Dana Okafor" not in run("roadmap", str(note), "--role", "line cook").stdout


@pytest.mark.parametrize("name", ["", "  "])
def test_a_person_needs_a_name(name: str) -> None:
    assert "--person" in str(refused("plan", "show", "--person", name))
    assert "--person" in str(refused("--person", name, "plan", "show"))


@pytest.mark.parametrize("today", ["tomorrow", "0001-01-01", "9999-12-31"])
def test_a_date_no_plan_can_start_on_is_refused(today: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACH_TODAY", today)
    assert "COACH_TODAY" in str(refused("roadmap", str(RESUME)))


def test_json_is_printed_by_every_command_that_prints_a_plan() -> None:
    roadmap()
    for words in (("example",), ("plan", "show"), ("plan", "export"), ("roadmap",)):
        assert isinstance(load(run(*words, "--json").stdout), CareerPlan)


def test_a_version_that_never_was_is_refused() -> None:
    roadmap()
    assert "version 0" in str(refused("plan", "diff", "0"))


def test_a_surname_that_is_a_trade_is_no_job(tmp_path: Path) -> None:
    card = tmp_path / "card.txt"
    card.write_text("Ana Cook\nana@example.com\n", encoding="utf-8")
    assert "nothing to plan from" in str(refused("roadmap", str(card)))


def test_asking_leaves_no_trace_outside_the_data_folder(indexed: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "user"
    elsewhere.mkdir()
    environment = {**os.environ, "HOME": str(elsewhere), "COACH_HOME": str(indexed)}
    environment.pop("ORT_DISABLE_TELEMETRY", None)
    command = [sys.executable, "-c", "from coach.cli import main; main()", "ask", "Should I stay or leave?"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr
    assert not [path for path in elsewhere.rglob("*") if path.is_file()]


@pytest.mark.parametrize("text", ["😀😀🎉👩‍🍳\n🍕🍕", "x" * 16_000, "file\tlicence\nlamp.pdf\tMIT"])
def test_a_document_that_tells_of_no_working_life_says_so(tmp_path: Path, text: str) -> None:
    path = tmp_path / "cv.txt"
    path.write_text(text, encoding="utf-8")
    words = "I found no job, school, certificate or skill"
    assert words in run("resume", str(path)).stdout
    assert words in run("roadmap", str(path), "--target", "Sous chef").stderr
