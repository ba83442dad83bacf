"""Reads knowledge/framework/*.yaml into the typed tables of coach.framework."""

import hashlib
import json
import os
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from coach.errors import KnowledgeError
from coach.framework.catalogue import Catalogue
from coach.framework.occupations import Competency, Occupation
from coach.framework.rows import Row, Rows
from coach.framework.tables import Framework

OCCUPATIONS = "occupations.yaml"
COMPETENCIES = "competencies.yaml"
KEPT = "tables"

M = TypeVar("M", bound=BaseModel)
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_framework(folder: Path, home: Path | None = None) -> Framework:
    """All rows, occupations and competencies of a knowledge folder.

    With a data folder as `home`, what was read is kept there as JSON, which opens thirty times as fast as the YAML;
    it holds our tables and nothing of a person. Raises KnowledgeError naming the file and entry when one is not as it
    must be.
    """
    paths = sorted((folder / "framework").glob("*.yaml"))
    tables = _contents(paths, home and home / KEPT)
    try:
        occupations, competencies = tables.pop(OCCUPATIONS), tables.pop(COMPETENCIES)
    except KeyError as missing:
        raise KnowledgeError(f"{missing.args[0]} is missing from {folder / 'framework'}") from None
    rows = [row for name, entries in tables.items() for row in _entries(name, entries, Row)]
    catalogue = Catalogue(
        _entries(OCCUPATIONS, occupations["occupations"], Occupation),
        _entries(COMPETENCIES, competencies["competencies"], Competency),
        _updated(occupations),
    )
    return Framework(Rows(rows), catalogue)


def _updated(table: dict[str, Any]) -> date:
    try:
        return date.fromisoformat(str(table.get("updated")))
    except ValueError:
        raise KnowledgeError(f"{OCCUPATIONS} needs the date of its last change as `updated`") from None


def _contents(paths: Sequence[Path], kept: Path | None) -> dict[str, Any]:
    """What the files hold, by name: as kept from an earlier reading of the same bytes, else read and kept."""
    try:
        texts = {path.name: path.read_bytes() for path in paths}
    except OSError as error:
        raise KnowledgeError(f"the tables can't be read: {error}") from error
    digest = hashlib.sha256()
    for name, text in texts.items():
        digest.update(f"{name} {len(text)}\n".encode() + text)
    copy = kept / f"{digest.hexdigest()}.json" if kept else None
    if copy is not None:
        with suppress(OSError, ValueError):  # not kept yet, or damaged: read anew
            found: dict[str, Any] = json.loads(copy.read_bytes())
            return found
    tables = {name: _parsed(name, text) for name, text in texts.items()}
    if copy is not None:
        with suppress(OSError):  # a full or locked folder costs time and nothing else
            _keep(copy, json.dumps(tables, default=str))
    return tables


def _keep(copy: Path, text: str) -> None:
    """Put a reading in place whole, and drop those of earlier tables."""
    copy.parent.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    copy.parent.mkdir(mode=0o700, exist_ok=True)
    partial = copy.with_suffix(f".{os.getpid()}")
    try:
        partial.write_text(text, encoding="utf-8")
        partial.replace(copy)
    finally:
        partial.unlink(missing_ok=True)
    for old in copy.parent.glob("*.json"):
        if old != copy:
            old.unlink(missing_ok=True)


def _parsed(name: str, text: bytes) -> Any:
    try:
        return yaml.load(text, Loader=_Loader)
    except yaml.YAMLError as error:
        raise KnowledgeError(f"{name} can't be read: {error}") from error


def _entries(name: str, entries: Any, model: type[M]) -> list[M]:
    if not isinstance(entries, list):
        raise KnowledgeError(f"{name} must hold a list")
    made = []
    for entry in entries:
        try:
            made.append(model.model_validate(entry))
        except ValidationError as error:
            which = entry.get("id", "?") if isinstance(entry, dict) else "?"
            raise KnowledgeError(f"{name}, entry {which}: {error}") from error
    return made
