"""The built-in reader over the project's own tables, for tests that need one."""

from functools import cache
from pathlib import Path

from coach.knowledge.tables import load_framework
from coach.language.base import Reading, ReadInputs
from coach.language.builtin.reading import Reader


@cache
def _reader() -> Reader:
    return Reader(load_framework(Path(__file__).parent.parent / "knowledge"))


def rules(inputs: ReadInputs) -> Reading:
    return _reader().read(inputs)
