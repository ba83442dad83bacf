"""A language that may fail, with the built-in one behind it."""

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from coach.domain.turn import LanguageMark
from coach.errors import LanguageError
from coach.language.base import ForTurns, Language, Task

Out = TypeVar("Out")


class Examined(ForTurns, Protocol):
    """A language that is used only when it is ready."""

    @property
    def ready(self) -> bool: ...
    @property
    def standing(self) -> str: ...
    def examine_again(self) -> None: ...


class WithFallback:
    """Runs tasks with the first language and with the built-in one where that fails. Threads may share it.

    Work with `for_turn`: what failed, and why, belongs to one turn and is kept by the turn's own object.
    """

    def __init__(self, first: Examined, builtin: Language) -> None:
        self._first = first
        self._builtin = builtin

    def for_turn(self, names: Iterable[str] = ()) -> Language:
        """The language of one turn; one thread uses it. While the first is not ready, the built-in one, and why."""
        self._first.examine_again()
        if self._first.ready:
            return TurnLanguage(self._first.for_turn(names), self._builtin)
        return TurnLanguage(self._builtin, self._builtin, self._first.standing)


class TurnLanguage:
    """The first language of one turn until it fails at a task; from then on the built-in one runs that task.

    `mark(task).fallback` says why. A stream that fails before its first piece goes on with the built-in language. One
    that fails later raises its error, because what was shown can't be unsaid: the caller keeps it, and words what is
    left with the built-in language.
    """

    def __init__(self, first: Language, builtin: Language, standing: str | None = None) -> None:
        self._first = first
        self._standing = standing
        self._builtin = builtin
        self._reasons: dict[str, str] = {}

    def run(self, task: Task[Out]) -> Out:
        if task.name not in self._reasons:
            try:
                return self._first.run(task)
            except LanguageError as error:
                self._reasons[task.name] = str(error)
        return self._builtin.run(task)

    def stream(self, task: Task[str]) -> Iterator[str]:
        if task.name not in self._reasons:
            shown = False
            try:
                for piece in self._first.stream(task):
                    shown = True
                    yield piece
                return
            except LanguageError as error:
                self._reasons[task.name] = str(error)
                if shown:
                    raise
        yield from self._builtin.stream(task)

    def mark(self, task_name: str) -> LanguageMark:
        """The language that did the task last, and why it was not the first one."""
        reason = self._reasons.get(task_name, self._standing)
        if reason is None:
            return self._first.mark(task_name)
        return self._builtin.mark(task_name).model_copy(update={"fallback": reason})
