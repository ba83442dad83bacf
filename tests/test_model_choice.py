"""A model is asked only when a person chose one, and the choice is said plainly."""

import json
import subprocess
import sys
from pathlib import Path

import model_stub as stub
import pytest
from typer.testing import CliRunner

from coach.app import build
from coach.cli.commands import app
from coach.errors import UserInputError
from coach.settings import load

LOCAL = "http://127.0.0.1:11434/v1"


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("COACH_MODEL", "OPENAI_API_KEY", "OPENAI_BASE_URL", "LANGSMITH_TRACING", "COACH_ALLOW_TRACING"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"OPENAI_API_KEY": "sk-x"},
        {"OPENAI_API_KEY": "sk-x", "OPENAI_BASE_URL": LOCAL},
        {"COACH_MODEL": "m"},
        {"COACH_MODEL": "builtin", "OPENAI_API_KEY": "sk-x"},
        {"COACH_MODEL": " ", "OPENAI_API_KEY": "sk-x"},
    ],
)
def test_without_a_choice_the_built_in_language_is_all_there_is(
    given: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    assert load().model is None
    assert build(load()).model is None


def test_a_choice_needs_a_key_or_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACH_MODEL", "m")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-x")
    chosen = load().model
    assert chosen
    assert (chosen.name, chosen.base_url) == ("m", "https://api.openai.com/v1")
    monkeypatch.setenv("OPENAI_BASE_URL", LOCAL)
    monkeypatch.delenv("OPENAI_API_KEY")
    chosen = load().model
    assert chosen
    assert (chosen.base_url, chosen.key) == (LOCAL, None)


def test_a_model_named_by_option_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", LOCAL)
    monkeypatch.setenv("COACH_MODEL", "m")
    named = load(model="other").model
    assert named
    assert named.name == "other"
    assert load(model="builtin").model is None


@pytest.mark.parametrize("address", ["localhost:11434", "ftp://x/v1", "http://", "nonsense"])
def test_an_address_that_is_none_is_refused(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACH_MODEL", "m")
    monkeypatch.setenv("OPENAI_BASE_URL", address)
    with pytest.raises(UserInputError, match="OPENAI_BASE_URL is no address"):
        load()


@pytest.mark.parametrize("name", ["LANGSMITH_TRACING", "LANGCHAIN_TRACING_V2"])
def test_tracing_stops_a_model_unless_it_is_allowed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "true")
    assert load().model is None
    monkeypatch.setenv("COACH_MODEL", "m")
    monkeypatch.setenv("OPENAI_BASE_URL", LOCAL)
    with pytest.raises(UserInputError, match=f"{name} is on"):
        load()
    monkeypatch.setenv("COACH_ALLOW_TRACING", "1")
    chosen = load().model
    assert chosen
    assert chosen.tracing


def doctor(*words: str) -> tuple[int, dict[str, str]]:
    result = CliRunner().invoke(app, [*words[:2], "doctor", "--json", *words[2:]], catch_exceptions=False)
    return result.exit_code, {item["name"]: item["found"] for item in json.loads(result.stdout)}


def test_the_doctor_asks_no_model_unless_told_to(indexed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with stub.serve(stub.good, stub.answer()) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        code, found = doctor("--model", "stub")
        assert (code, server.requests) == (0, [])
        assert "stub at 127.0.0.1" in found["model"]
        code, found = doctor("--model", "stub", "--test-model")
        assert code == 0
        assert "answers." in found["model"]
        assert len(server.asked) == 1
        assert "built-in language is used" in found["model"]
        server.mode = stub.status(401)
        code, found = doctor("--model", "stub", "--test-model")
        assert code == 1
        assert "asks for a key" in found["model"]
    code, found = doctor("--model", "builtin", "--test-model")
    assert code == 1
    assert "No model is chosen" in found["model"]


def test_no_model_library_is_loaded_before_a_model_is_asked() -> None:
    code = (
        "import sys; from coach.app import build; from coach.settings import load; "
        "coach = build(load(model='m')); coach.prompts; assert coach.model; "
        "print([name for name in sys.modules if name.split('.')[0] in ('openai', 'langchain_core', 'langsmith')])"
    )
    environment = {"OPENAI_BASE_URL": LOCAL, "PATH": ""}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True)
    assert done.stdout.strip() == "[]"
