"""What `coach doctor` looks at."""

import sqlite3
import sys
from collections.abc import Callable
from typing import Any

from coach.app import Coach
from coach.errors import CoachError


def checks(coach: Coach) -> list[dict[str, Any]]:
    """Each check with its name, whether it passed, and what was found; a fault of one never stops the others."""
    looked: dict[str, Callable[[Coach], str]] = {
        "python": lambda _: sys.version.split()[0],
        "sqlite": lambda _: sqlite3.sqlite_version,
        "knowledge": _knowledge,
        "store": _store,
        "search": _search,
        "model": lambda _: "none needed: all commands work without one",
    }
    return [_look(name, look, coach) for name, look in looked.items()]


def _look(name: str, look: Callable[[Coach], str], coach: Coach) -> dict[str, Any]:
    try:
        return {"name": name, "ok": True, "found": look(coach)}
    except CoachError as error:
        return {"name": name, "ok": False, "found": str(error)}


def _knowledge(coach: Coach) -> str:
    framework = coach.framework
    catalogue = framework.catalogue
    return (
        f"{len(framework.rows)} framework rows, {len(catalogue.occupations)} occupations and "
        f"{len(catalogue.competencies)} competencies (editorial, {catalogue.updated:%Y-%m-%d})"
    )


def _store(coach: Coach) -> str:
    people = coach.store.people()
    return f"{coach.settings.home}, plans of {len(people)}"


def _search(coach: Coach) -> str:
    status = coach.retriever.prepare()
    if status.embedding is None:
        return f"{status.passages} passages, found by their words alone: {' '.join(status.notes)}"
    return f"{status.passages} passages, index {status.index}, embedding {status.embedding}"
