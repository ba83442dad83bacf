"""A language that plays back what it was given: for tests, demonstrations and recorded sessions."""

import threading
from collections.abc import Iterable, Iterator
from typing import TypeVar, cast

from coach.domain.turn import LanguageMark
from coach.errors import LanguageError
from coach.language.base import Task

Out = TypeVar("Out")


class ScriptedLanguage:
    """Gives the outputs in their order, whatever the task, and keeps the tasks it was asked for.

    An output that is a LanguageError is raised. Raises AssertionError when an output does not fit the task or none
    is left: a script that does not match is a mistake of whoever wrote it, never a reason to fall back.
    """

    ready = True
    standing = ""

    def __init__(self, outputs: Iterable[object]) -> None:
        self._outputs = list(outputs)
        self._lock = threading.Lock()
        self.tasks: list[Task[object]] = []

    def for_turn(self, names: Iterable[str] = ()) -> "ScriptedLanguage":
        return self

    def examine_again(self) -> None:
        """A script is ready from the start."""

    def run(self, task: Task[Out]) -> Out:
        with self._lock:
            self.tasks.append(cast(Task[object], task))
            if not self._outputs:
                raise AssertionError(f"the script is used up at task {len(self.tasks)}, {task.name}")
            output = self._outputs.pop(0)
        if isinstance(output, LanguageError):
            raise output
        if not isinstance(output, task.output):
            raise AssertionError(
                f"task {task.name} wants {task.output.__name__}, the script has {type(output).__name__}"
            )
        return output

    def stream(self, task: Task[str]) -> Iterator[str]:
        """The words of a text one by one; an error comes after the words of its partial text."""
        try:
            text = self.run(task)
        except LanguageError as error:
            yield from _words(error.partial)
            raise
        yield from _words(text)

    def mark(self, task_name: str) -> LanguageMark:
        return LanguageMark(name="scripted")


def _words(text: str) -> Iterator[str]:
    yield from (word for word in text.replace(" ", " \0").split("\0") if word)
