"""A new résumé replaces what the earlier one said, keeps what the person gave, and says which is which."""

from pathlib import Path

import pytest
from terminal import RESUME, refused, roadmap, run

CHEF = """Dana Okafor

Experience
Sous Chef, Old Mill
March 2018 - Present
- Led a team of 6
"""


@pytest.fixture
def chef(tmp_path: Path) -> str:
    path = tmp_path / "chef.txt"
    path.write_text(CHEF, encoding="utf-8")
    return str(path)


def test_what_the_person_gave_survives_a_new_document_and_is_named(chef: str) -> None:
    roadmap()
    told = run("roadmap", chef).stderr
    assert "Kept, as you gave it: " in told
    for words in ("goal become a nurse manager", "timeframe months 18", "hours per week 6", "budget 2,000"):
        assert words in told
    known = run("me", "show").stdout
    assert "goal: become a nurse manager" in known
    assert "budget: 2000" in known


def test_what_the_earlier_document_said_makes_way_and_is_named(chef: str) -> None:
    roadmap()
    told = run("roadmap", chef).stderr
    read = next(line for line in told.splitlines() if line.startswith("Read from the new document"))
    gone = next(line for line in told.splitlines() if line.startswith("No longer known"))
    assert "role" in read
    assert "jobs" in read
    assert "name" not in read, "it is the same"
    assert "credentials" in gone
    known = run("me", "show").stdout
    assert "Sous Chef" in known
    assert "Charge Nurse" not in known
    assert "resume.md" not in known


def test_an_option_given_with_the_new_document_wins_and_is_not_called_kept(chef: str) -> None:
    roadmap()
    told = run("roadmap", chef, "--budget", "300").stderr
    assert "budget" not in told
    assert "budget: 300" in run("me", "show").stdout


def test_a_single_value_the_person_gave_stands_over_the_document_and_both_are_said(chef: str) -> None:
    roadmap("--role", "nurse educator")
    told = run("roadmap", chef).stderr
    assert "The document says role Sous Chef; role nurse educator stays, as you gave it." in told
    assert "role: nurse educator" in run("me", "show").stdout


def test_edits_stay_and_undo_brings_the_earlier_document_back(chef: str) -> None:
    roadmap()
    run("plan", "edit", "--add", "Join the ward council", "--due", "2027-06-01", "--evidence", "The minutes")
    before = run("plan", "export").stdout
    assert "Join the ward council" in run("roadmap", chef).stdout
    run("plan", "undo")
    assert run("plan", "export").stdout == before


def test_another_name_is_noticed(tmp_path: Path) -> None:
    roadmap()
    other = tmp_path / "other.txt"
    other.write_text(CHEF.replace("Dana Okafor", "Cy Reed"), encoding="utf-8")
    assert "The name is now Cy Reed; it was Dana Okafor" in run("roadmap", str(other)).stderr


def test_the_same_document_or_a_first_one_says_nothing_of_this(chef: str) -> None:
    assert "Kept" not in roadmap().stderr
    again = run("roadmap", str(RESUME), "--hours", "5").stderr
    assert "Kept" not in again
    assert "Read from" not in again


def test_a_document_that_tells_of_no_work_replaces_nothing(tmp_path: Path) -> None:
    roadmap()
    before = run("me", "show").stdout
    letter = tmp_path / "letter.txt"
    letter.write_text("ana@example.com\n", encoding="utf-8")
    assert "nothing to plan from" in str(refused("roadmap", str(letter)))
    assert run("me", "show").stdout == before


def test_a_goal_said_before_is_enough_for_a_resume_without_a_job(tmp_path: Path) -> None:
    run("roadmap", "--goal", "become a chef")
    school = tmp_path / "school.txt"
    school.write_text("Ana Reed\n\nEducation\nDiploma, Hill School, 2026\n", encoding="utf-8")
    assert "chef" in run("roadmap", str(school)).stdout.split("Where you stand")[0]
