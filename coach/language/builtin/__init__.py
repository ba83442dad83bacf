"""The language that needs no model: rules that read, and wording from the plan and the passages."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from coach.domain.turn import LanguageMark
from coach.errors import LanguageError
from coach.language.base import Out, Reading, ReadInputs, Task
from coach.language.builtin.writing import pieces, worded


class BuiltinLanguage:
    """Dispatches on a task's name to a pure function of its inputs; never parses a prompt."""

    def __init__(self, reader: Callable[[ReadInputs], Reading]) -> None:
        self._handlers: dict[str, Callable[[Any], object]] = {"read": reader, "write": worded}

    def for_turn(self, names: Iterable[str] = ()) -> "BuiltinLanguage":
        """Itself: it keeps nothing of a turn, and nothing leaves this machine."""
        return self

    def run(self, task: Task[Out]) -> Out:
        """The output of a task. Raises LanguageError for a task it does not know."""
        handler = self._handlers.get(task.name)
        if handler is None:
            raise LanguageError(f"the built-in language has no task {task.name!r}")
        result = handler(task.inputs)
        if not isinstance(result, task.output):
            raise LanguageError(f"the task {task.name!r} gave {type(result).__name__}, not {task.output.__name__}")
        return result

    def stream(self, task: Task[str]) -> Iterator[str]:
        """A written output word by word."""
        return pieces(self.run(task))

    def mark(self, task_name: str) -> LanguageMark:
        """The built-in language uses no prompt."""
        return LanguageMark()
