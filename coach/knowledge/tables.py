"""Reads knowledge/framework/*.yaml into the typed tables of coach.framework."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
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

M = TypeVar("M", bound=BaseModel)
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_framework(folder: Path) -> Framework:
    """All rows, occupations and competencies of a knowledge folder.

    Raises KnowledgeError naming the file and entry when one is not as it must be.
    """
    with _collection_paused():
        return _loaded(folder / "framework")


@contextmanager
def _collection_paused() -> Iterator[None]:
    """No garbage collection meanwhile: among the many small objects of a YAML file it finds none and takes long."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


def _loaded(tables: Path) -> Framework:
    rows: list[Row] = []
    for path in sorted(tables.glob("*.yaml")):
        if path.name not in (OCCUPATIONS, COMPETENCIES):
            rows += _entries(path, _read(path), Row)
    occupations = _read(tables / OCCUPATIONS)
    competencies = _read(tables / COMPETENCIES)
    catalogue = Catalogue(
        _entries(tables / OCCUPATIONS, occupations["occupations"], Occupation),
        _entries(tables / COMPETENCIES, competencies["competencies"], Competency),
        _updated(occupations),
    )
    return Framework(Rows(rows), catalogue)


def _updated(table: dict[str, Any]) -> date:
    updated = table.get("updated")
    if not isinstance(updated, date):
        raise KnowledgeError(f"{OCCUPATIONS} needs the date of its last change as `updated`")
    return updated


def _read(path: Path) -> Any:
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except (OSError, yaml.YAMLError) as error:
        raise KnowledgeError(f"{path.name} can't be read: {error}") from error


def _entries(path: Path, entries: Any, model: type[M]) -> list[M]:
    if not isinstance(entries, list):
        raise KnowledgeError(f"{path.name} must hold a list")
    made = []
    for entry in entries:
        try:
            made.append(model.model_validate(entry))
        except ValidationError as error:
            name = entry.get("id", "?") if isinstance(entry, dict) else "?"
            raise KnowledgeError(f"{path.name}, entry {name}: {error}") from error
    return made
