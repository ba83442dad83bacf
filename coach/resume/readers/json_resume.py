"""JSON Resume documents (jsonresume.org, schema 1.x): the values as lines, and the data itself."""

import json
from typing import Any

from coach.errors import DocumentError
from coach.resume.readers.characters import clean
from coach.resume.readers.limits import MAX_JSON_DEPTH
from coach.resume.readers.pieces import Piece, Reading
from coach.resume.readers.plain import decode

_LISTS = (
    "work",
    "volunteer",
    "education",
    "awards",
    "certificates",
    "publications",
    "skills",
    "languages",
    "interests",
    "references",
    "projects",
)
_NOT_RESUME = (
    "This JSON file is not a JSON Resume: it has neither basics nor work, education or skills. "
    "Export it in the JSON Resume format, or paste the résumé as text."
)
_DAMAGED = "This JSON file can't be read ({why}). Export it again, or paste the résumé as text."


def read_json_resume(data: bytes) -> tuple[Reading, dict[str, Any]]:
    """Read a JSON Resume; raises DocumentError when it is damaged, too deeply nested or something else."""
    try:
        found = json.loads(decode(data), parse_int=_integer, parse_constant=_constant)
    except RecursionError:
        raise DocumentError(_DAMAGED.format(why="it is nested too deeply")) from None
    except ValueError as error:
        where = f" at line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise DocumentError(_DAMAGED.format(why=f"it is damaged{where}")) from None
    if not isinstance(found, dict) or not _is_resume(found):
        raise DocumentError(_NOT_RESUME)
    reading = Reading("application/json")
    resume = {_text(key, reading): _cleaned(value, reading, 1) for key, value in found.items()}
    for block, (_, value) in enumerate(_entries(resume)):
        reading.pieces.extend(Piece(line, block=block) for line in _values(value))
    if not reading.pieces:
        raise DocumentError("This JSON Resume is empty. Fill it in, or paste the résumé as text.")
    return reading, resume


def _integer(digits: str) -> int | str:
    return int(digits) if len(digits) <= 18 else digits[:40]


def _constant(name: str) -> None:
    raise ValueError(name)


def _is_resume(found: dict[str, Any]) -> bool:
    basics = found.get("basics")
    lists = sum(isinstance(found.get(name), list) for name in _LISTS)
    known = isinstance(basics, dict) and bool({"name", "label", "email", "summary"} & basics.keys())
    return known or lists >= 2 or (isinstance(found.get("work"), list) and "$schema" in found)


def _cleaned(value: Any, reading: Reading, depth: int) -> Any:
    if depth > MAX_JSON_DEPTH:
        raise DocumentError(_DAMAGED.format(why="it is nested too deeply"))
    if isinstance(value, dict):
        return {_text(key, reading): _cleaned(item, reading, depth + 1) for key, item in value.items()}
    if isinstance(value, list):
        return [_cleaned(item, reading, depth + 1) for item in value]
    return _text(value, reading) if isinstance(value, str) else value


def _text(value: str, reading: Reading) -> str:
    # A lone surrogate is legal in JSON, but can't be stored or shown.
    text, removed = clean(value.encode("utf-8", "replace").decode("utf-8"))
    for hidden, why in removed:
        reading.hide(hidden, why)
    return text


def _entries(resume: dict[str, Any]) -> list[tuple[str, Any]]:
    """Sections in the order of the standard, and each list entry on its own."""
    entries: list[tuple[str, Any]] = []
    for name in ("basics", *_LISTS):
        value = resume.get(name)
        entries += [(name, item) for item in value] if isinstance(value, list) else [(name, value)]
    return [(name, value) for name, value in entries if value not in (None, "", {}, [])]


def _values(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [line for item in value.values() for line in _values(item)]
    if isinstance(value, list):
        return [line for item in value for line in _values(item)]
    if value is None or isinstance(value, bool):
        return []
    return [" ".join(line.split()) for line in str(value).splitlines() if line.strip()]
