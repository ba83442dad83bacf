"""Whatever is wrong, the program says it in one sentence, ends with two, and nothing is lost."""

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from terminal import PROGRAM, RESUME, program, refused, roadmap, run
from typer.core import TyperCommand, TyperGroup

from coach.cli.commands import app
from coach.errors import CoachError, StoreError


def sentence(*words: str | bytes, **environment: str) -> str:
    """What the program says of words it must refuse."""
    done = program(*words, **environment)
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    assert done.stderr.endswith("\n")
    assert done.stderr.count("\n") == 1, done.stderr
    return done.stderr


def test_every_error_of_ours_ends_with_two() -> None:
    def kinds(kind: type[CoachError]) -> list[type[CoachError]]:
        return [kind, *(found for below in kind.__subclasses__() for found in kinds(below))]

    assert {kind.exit_code for kind in kinds(CoachError)} == {2}


def commands(of: object, *words: str) -> Iterator[tuple[str, set[str]]]:
    """Every command, and the names of its options."""
    if isinstance(of, TyperGroup):
        for name, below in of.commands.items():
            yield from commands(below, *words, name)
    elif isinstance(of, TyperCommand):
        yield " ".join(words), {name for parameter in of.params for name in parameter.opts}


def test_every_command_takes_json() -> None:
    found = dict(commands(typer.main.get_command(app)))
    assert len(found) >= 15
    assert [name for name, options in found.items() if "--json" not in options] == ["serve"]  # it prints no result


@pytest.mark.parametrize(
    "words", [("plan", "show", "--person", b"\xff"), ("plan", "what-if", "--set", b"goal=\xff"), ("ask", b"\xff")]
)
def test_bytes_that_are_no_text_are_refused(words: tuple[str | bytes, ...]) -> None:
    assert "is not text in UTF-8" in sentence(*words)


def test_a_home_of_an_unknown_user_is_named() -> None:
    assert "no such user" in sentence("paths", COACH_HOME="~nobody-of-that-name/coach")


def test_a_version_beyond_what_a_database_counts_is_refused() -> None:
    roadmap()
    assert f"no version {10**30}" in str(refused("plan", "diff", str(10**30)))


def test_a_format_there_is_not_is_refused_before_anything_is_saved() -> None:
    assert "no format 'odt'" in str(refused("roadmap", str(RESUME), "--format", "odt"))
    assert "no plan yet" in str(refused("plan", "show"))


@pytest.mark.parametrize("words", [("plan", "show"), ("me", "show"), ("roadmap",), ("me", "export"), ("plan", "undo")])
def test_a_damaged_file_is_said_and_left_as_it_is(words: tuple[str, ...], coach_home: Path) -> None:
    roadmap()
    damaged = b"no database at all" * 100
    for beside in coach_home.glob("coach.db-*"):
        beside.unlink()
    (coach_home / "coach.db").write_bytes(damaged)
    error = refused(*words)
    assert isinstance(error, StoreError)
    assert "damaged" in str(error)
    assert (coach_home / "coach.db").read_bytes() == damaged


def test_a_data_folder_that_is_a_file_is_said(tmp_path: Path) -> None:
    place = tmp_path / "taken"
    place.write_text("mine", encoding="utf-8")
    assert "can't be used" in sentence("roadmap", str(RESUME), COACH_HOME=str(place))
    assert place.read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_output_to_a_full_disk_is_said() -> None:
    command = [*PROGRAM, "paths"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("The output can't be written")
    assert done.stderr.count("\n") == 1


def test_a_full_disk_while_saving_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The database is kept from growing, which SQLite reports like a full disk."""
    from sqlalchemy import Engine, event

    roadmap()
    before = run("plan", "export").stdout

    def full(connection: object, _: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]  # type: ignore[attr-defined]
        connection.execute(f"PRAGMA max_page_count={pages}")  # type: ignore[attr-defined]

    event.listen(Engine, "connect", full)
    try:
        error = refused("plan", "edit", "--set", "hours_per_week=4")
    finally:
        event.remove(Engine, "connect", full)
    assert "disk is full" in str(error)
    assert run("plan", "export").stdout == before


def test_a_reader_that_has_enough_gets_no_complaint() -> None:
    command = [*PROGRAM, "example", "--format", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.read(10)
        running.stdout.close()
        assert running.stderr.read() == b""


def test_output_is_utf_8_whatever_the_terminal_says() -> None:
    command = [*PROGRAM, "example"]
    done = subprocess.run(
        command, capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": "ascii", "COLUMNS": "80"}
    )
    assert done.returncode == 0, done.stderr
    assert "·" in done.stdout.decode("utf-8")


def test_without_a_usable_data_folder_questions_are_answered_from_the_guidance(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "taken").write_text("mine", encoding="utf-8")
    monkeypatch.setenv("COACH_HOME", str(tmp_path / "taken" / "folder"))
    asked = run("ask", "How do I find a mentor?", "--json")
    assert json.loads(asked.stdout)["citations"]
    assert "found by their words alone" in asked.stderr
    assert "without your plan" in asked.stderr
    found = run("knowledge", "search", "find a mentor", "--json")
    assert json.loads(found.stdout)
    assert "found by their words alone" in found.stderr


def test_with_damaged_data_questions_are_answered_from_the_guidance(indexed: Path) -> None:
    (indexed / "coach.db").write_bytes(b"no database at all" * 100)
    asked = run("ask", "How do I find a mentor?", "--json")
    assert json.loads(asked.stdout)["citations"]
    assert "damaged" in asked.stderr
