"""The prompts of a folder, by name."""

from collections.abc import Mapping
from pathlib import Path

import yaml

from coach.errors import KnowledgeError, UserInputError
from coach.prompts.template import Prompt, Rendered, checked, parse

INTRODUCTION = "README.md"


class Prompts:
    """All prompts of a folder. Raises KnowledgeError naming the file that is not as it must be."""

    def __init__(self, folder: Path) -> None:
        files = sorted(path for path in folder.glob("*.md") if path.name != INTRODUCTION)
        if not files:
            raise KnowledgeError(f"There are no prompts in {folder}.")
        self._prompts = {prompt.front.name: prompt for prompt in map(_read, files)}

    def all(self) -> tuple[Prompt, ...]:
        """Every prompt, in the order of their names."""
        return tuple(self._prompts.values())

    def get(self, name: str) -> Prompt:
        """The prompt of a name. Raises UserInputError naming those there are."""
        if name not in self._prompts:
            raise UserInputError(f"There is no prompt {name!r}. There are: {', '.join(self._prompts)}.")
        return self._prompts[name]

    def render(self, name: str, values: Mapping[str, str]) -> Rendered:
        """A prompt filled with values; see `Prompt.render` for what is refused."""
        return self.get(name).render(values)


def _read(path: Path) -> Prompt:
    try:
        raw = path.read_text(encoding="utf-8")
        head, body = parse(raw, path.name)
        prompt = checked(yaml.safe_load(head), body, raw, path.name)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise KnowledgeError(f"{path.name} can't be read: {error}") from error
    if prompt.front.name != path.stem:
        raise KnowledgeError(f"{path.name} is named {prompt.front.name} inside; both have to agree")
    return prompt
