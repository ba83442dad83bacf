"""What the documents tell people to type works."""

import importlib.util
import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from coach.cli.commands import app

ROOT = Path(__file__).parent.parent
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def blocks(path: Path) -> list[str]:
    """The lines of the console blocks of a document, without their comments."""
    found = re.findall(r"```console\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL)
    lines = [line.split("  #")[0].strip() for block in found for line in block.splitlines()]
    return [line for line in lines if line]


COMMANDS = sorted({line for path in DOCUMENTS for line in blocks(path)})
NAMED = sorted(
    set(re.findall(r"`coach ([a-z -]+?)(?: [A-Z\"-].*?)?`", (ROOT / "README.md").read_text(encoding="utf-8")))
)


def test_the_documents_hold_commands() -> None:
    assert len(COMMANDS) >= 5
    assert len(NAMED) >= 8


@pytest.mark.parametrize("line", [line for line in COMMANDS if line.startswith("coach ")])
def test_a_coach_command_of_the_documents_runs(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "resume.pdf").write_bytes((ROOT / "knowledge" / "example" / "resume.md").read_bytes())
    result = CliRunner().invoke(app, shlex.split(line)[1:], catch_exceptions=False)
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("line", [line for line in COMMANDS if line.startswith("make ")])
def test_a_make_target_of_the_documents_exists(line: str) -> None:
    assert re.search(rf"^{line.split()[1]}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("line", [line for line in COMMANDS if line.startswith("python -m evals.")])
def test_an_eval_of_the_documents_exists(line: str) -> None:
    spec = importlib.util.find_spec(line.split()[2])
    assert spec is not None
    assert "def main(" in Path(str(spec.origin)).read_text(encoding="utf-8")


@pytest.mark.parametrize("words", NAMED)
def test_a_command_named_in_the_readme_has_help(words: str) -> None:
    result = CliRunner().invoke(app, [*words.split(), "--help"], catch_exceptions=False)
    assert result.exit_code == 0, result.output


def test_the_console_lines_without_make_use_the_pinned_versions() -> None:
    lines = [line for line in COMMANDS if "pip install" in line]
    assert len(lines) == 2
    assert all("-c constraints.txt" in line for line in lines)


def test_no_file_names_registries_machine_paths_or_secrets() -> None:
    patterns = re.compile(r"(?:pypi|pythonhosted|npmjs)\.org|/(?:root|work|home/\w+)/|BEGIN [A-Z ]*PRIVATE KEY")
    here = Path(__file__).name
    for path in ROOT.rglob("*"):
        parts = set(path.relative_to(ROOT).parts)
        if parts & {".git", ".venv", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis"} or path.name == here:
            continue
        if path.is_file() and path.suffix in {".py", ".md", ".toml", ".txt", ".yaml", ".ini", ".mako", ""}:
            text = path.read_text(encoding="utf-8", errors="ignore")
            assert not patterns.search(text), path
