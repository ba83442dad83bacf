"""Reading the file that `coach me export` writes; what is in it, the store checks."""

import json
from pathlib import Path
from typing import Any

from coach.errors import UserInputError


def read_archive(path: Path) -> dict[str, Any]:
    """The JSON object in a file. Raises UserInputError when there is none, or it holds what JSON can't."""
    whole = _parsed(path, _bytes(path))
    if not isinstance(whole, dict) or "versions" not in whole:
        plan = isinstance(whole, dict) and "plan" in whole
        what = "a plan alone" if plan else "something else"
        raise UserInputError(f"{path.name} holds {what}; name a file that coach me export wrote.")
    return whole


def _bytes(path: Path) -> bytes:
    if not path.exists():
        raise UserInputError(f"There is no file {path.name}. Check the name and the folder.")
    if not path.is_file():
        raise UserInputError(f"{path.name} is not a file. Name one that coach me export wrote.")
    try:
        return path.read_bytes()
    except OSError as error:
        raise UserInputError(f"{path.name} can't be read: {error.strerror}.") from None


def _parsed(path: Path, content: bytes) -> object:
    try:
        whole: object = json.loads(content)
        # Infinite numbers and halves of characters pass as JSON here, and could be neither kept nor exported again.
        json.dumps(whole, ensure_ascii=False, allow_nan=False).encode()
    except (ValueError, RecursionError):
        raise UserInputError(f"{path.name} is not whole JSON. Export it again, or copy it anew.") from None
    return whole
