"""What `coach me export` wrote comes back in with `coach me import`, whole or not at all."""

import json
from pathlib import Path
from typing import Any

import pytest
from terminal import refused, roadmap, run


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    """An export of a person with two versions of a plan."""
    roadmap()
    run("plan", "edit", "--set", "hours_per_week=4")
    path = tmp_path / "me.json"
    run("me", "export", "-o", str(path))
    return path


def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACH_HOME", str(tmp_path / "elsewhere"))


def test_an_export_moves_to_another_computer_whole(
    exported: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = {words: run(*words).stdout for words in (("plan", "show"), ("plan", "history"), ("me", "export"))}
    elsewhere(tmp_path, monkeypatch)
    assert json.loads(run("me", "import", str(exported), "--json").stdout) == {
        "person": "me",
        "versions": 2,
        "documents": 1,
    }
    assert {words: run(*words).stdout for words in shown} == shown
    run("plan", "undo")


def test_an_existing_person_is_replaced_only_when_asked(exported: Path, coach_home: Path) -> None:
    run("plan", "edit", "--set", "hours_per_week=9")
    now = run("me", "export").stdout
    assert "--replace" in str(refused("me", "import", str(exported)))
    assert run("me", "export").stdout == now
    run("me", "import", str(exported), "--replace")
    assert run("me", "export").stdout.encode() == exported.read_bytes()
    assert list((coach_home / "backups").glob("*.db")), "what was replaced is in a backup"


def test_an_export_is_taken_in_under_another_name(exported: Path) -> None:
    before = run("me", "export").stdout
    run("me", "import", str(exported), "--person", "ana")
    run("--person", "ben", "me", "import", str(exported))
    for name in ("ana", "ben"):
        assert run("plan", "show", "--person", name).stdout == run("plan", "show").stdout
    assert run("me", "export").stdout == before


def spoiled(exported: Path, change: Any) -> Path:
    data = json.loads(exported.read_text(encoding="utf-8"))
    change(data)
    exported.write_text(json.dumps(data), encoding="utf-8")
    return exported


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda data: data.pop("documents"), "documents"),
        (lambda data: data.update(person=" "), "person"),
        (lambda data: data.update(schema_version=9), "schema_version"),
        (lambda data: data["versions"][1].update(made_at="yesterday"), "versions.1.made_at"),
        (lambda data: data["versions"][1].update(made_at="0001-01-01T00:00:00+14:00"), "beyond the calendar"),
        (lambda data: data["versions"][1].update(version=2**70), "versions.1.version"),
        (lambda data: data["versions"][1].update(version=1), "occurs twice"),
        (lambda data: data["versions"][1]["state"]["profile"]["facts"][0].update(slot="shoes"), "shoes"),
        (lambda data: data["versions"][1]["state"]["profile"]["facts"][-1].update(value=1e9), "between"),
        (lambda data: data["versions"][1]["state"]["choices"].update(path_count=99), "path_count"),
        (lambda data: data["documents"][0].update(text=None), "documents.0.text"),
    ],
)
def test_a_changed_export_is_refused_and_replaces_nothing(exported: Path, change: Any, says: str) -> None:
    before = run("me", "export").stdout
    error = str(refused("me", "import", str(spoiled(exported, change)), "--replace"))
    assert "not a complete export" in error
    assert says in error
    assert run("me", "export").stdout == before


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "not whole JSON"),
        (b"\xff\xfe{", "not whole JSON"),
        (b'{"versions": [' + b"[" * 100_000, "not whole JSON"),
        (b'{"versions": [NaN]}', "not whole JSON"),
        (b'{"versions": ["\\ud800"]}', "not whole JSON"),
        (b"[1, 2]", "something else"),
        (b'{"basics": {"name": "Ana"}}', "something else"),
        (b'{"schema": "career-coach/plan", "plan": {}}', "a plan alone"),
    ],
)
def test_a_file_that_is_no_export_is_refused(content: bytes, says: str, tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    path.write_bytes(content)
    assert says in str(refused("me", "import", str(path)))


def test_a_file_that_is_not_there_or_no_file_is_refused(tmp_path: Path) -> None:
    assert "no file" in str(refused("me", "import", str(tmp_path / "missing.json")))
    assert "not a file" in str(refused("me", "import", str(tmp_path)))
