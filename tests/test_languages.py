"""The scripted language and the fallback: each failure has its reason, and each turn its own."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from coach.domain.turn import LanguageMark
from coach.errors import LanguageError
from coach.language.base import Reading, ReadInputs, Task, WriteInputs, read, write
from coach.language.fallback import WithFallback
from coach.language.scripted import ScriptedLanguage

HELLO = Reading(intent="greet")
READ = read(ReadInputs(message="hello", today=date(2026, 11, 21)))
WRITE = write(WriteInputs(message="hello", points=(), stage="plan", topic="plan"))


class BuiltIn(ScriptedLanguage):
    """Stands for the language that always works."""

    def __init__(self) -> None:
        super().__init__([])

    def run(self, task: Task[object]) -> object:  # type: ignore[override]
        return HELLO if task.name == "read" else "built in"

    def stream(self, task: Task[str]) -> Iterator[str]:
        yield "built in"

    def mark(self, task_name: str) -> LanguageMark:
        return LanguageMark()


def test_a_script_is_played_in_order_and_kept_to() -> None:
    script = ScriptedLanguage([HELLO, "Hello to you. ", LanguageError("down", partial="Hel lo")])
    assert script.run(READ) == HELLO
    assert list(script.stream(WRITE)) == ["Hello ", "to ", "you. "]
    seen = []
    with pytest.raises(LanguageError, match="down"):  # noqa: PT012 - pieces come before the error
        for piece in script.stream(WRITE):
            seen.append(piece)
    assert seen == ["Hel ", "lo"]
    assert [task.name for task in script.tasks] == ["read", "write", "write"]
    with pytest.raises(AssertionError, match="used up at task 4, read"):
        script.run(READ)


def test_a_script_that_does_not_fit_is_a_mistake_and_no_failure_to_fall_back_on() -> None:
    with pytest.raises(AssertionError, match="wants Reading"):
        WithFallback(ScriptedLanguage(["text"]), BuiltIn()).for_turn().run(READ)


def test_without_failure_the_first_language_speaks() -> None:
    turn = WithFallback(ScriptedLanguage([HELLO, "first"]), BuiltIn()).for_turn()
    assert turn.run(READ) == HELLO
    assert list(turn.stream(WRITE)) == ["first"]
    assert turn.mark("write") == LanguageMark(name="scripted")


def test_a_failure_brings_the_built_in_language_and_its_reason_for_that_task_alone() -> None:
    turn = WithFallback(ScriptedLanguage([LanguageError("It hung."), "first"]), BuiltIn()).for_turn()
    assert turn.run(READ) == HELLO
    assert turn.mark("read") == LanguageMark(name="builtin", fallback="It hung.")
    assert "".join(turn.stream(WRITE)) == "first"
    assert turn.mark("write").fallback is None


def test_a_stream_that_fails_before_its_first_word_goes_on_unnoticed() -> None:
    turn = WithFallback(ScriptedLanguage([LanguageError("It hung.")]), BuiltIn()).for_turn()
    assert list(turn.stream(WRITE)) == ["built in"]
    assert turn.mark("write").fallback == "It hung."


def test_a_stream_that_breaks_later_says_so_and_the_task_can_be_asked_for_again() -> None:
    turn = WithFallback(ScriptedLanguage([LanguageError("It broke.", partial="half")]), BuiltIn()).for_turn()
    pieces = turn.stream(WRITE)
    assert next(pieces) == "half"
    with pytest.raises(LanguageError, match="It broke"):
        next(pieces)
    assert list(turn.stream(WRITE)) == ["built in"]
    assert turn.run(WRITE) == "built in"
    assert turn.mark("write").fallback == "It broke."


def test_turns_on_many_threads_keep_their_reasons_apart() -> None:
    outputs = [LanguageError(f"fault {number}") if number % 2 else "first" for number in range(200)]
    language = WithFallback(ScriptedLanguage(outputs), BuiltIn())

    def one(_: int) -> tuple[str, str | None]:
        turn = language.for_turn()
        return turn.run(WRITE), turn.mark("write").fallback

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(one, range(200)))
    reasons = [reason for _, reason in found if reason]
    assert sorted(reasons) == sorted(f"fault {number}" for number in range(1, 200, 2))
    assert all((said == "built in") is (reason is not None) for said, reason in found)
