"""What `coach doctor` looks at."""

import sqlite3
import sys
from collections.abc import Callable
from typing import Any

from coach.app import Coach
from coach.errors import CoachError, LanguageError, UserInputError
from coach.language.model import ModelLanguage


def checks(coach: Coach, test_model: bool = False) -> list[dict[str, Any]]:
    """Each check with its name, whether it passed, and what was found; a fault of one never stops the others.

    The model is only asked with `test_model`: a check must cost nothing and send nothing.
    """
    looked: dict[str, Callable[[Coach], str]] = {
        "python": lambda _: sys.version.split()[0],
        "sqlite": lambda _: sqlite3.sqlite_version,
        "knowledge": _knowledge,
        "store": _store,
        "search": _search,
        "model": _tested_model if test_model else _model,
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


def _model(coach: Coach) -> str:
    if coach.model is None:
        return "none needed; to choose one, set COACH_MODEL, and OPENAI_BASE_URL or OPENAI_API_KEY"
    return f"{_where(coach.model)}; not asked here, --test-model does; one that is down is tried again"


def _tested_model(coach: Coach) -> str:
    if coach.model is None:
        raise UserInputError("No model is chosen. Set COACH_MODEL, and OPENAI_BASE_URL or OPENAI_API_KEY.")
    found = coach.model.probe(coach.settings.today)
    if not found.works:
        raise LanguageError(" ".join(found.said))
    return " ".join([f"{_where(coach.model)} answers.", *found.said])


def _where(model: ModelLanguage) -> str:
    place = "on this machine" if model.endpoint.local else "elsewhere; contact data is left out"
    return f"{model.endpoint.model} at {model.endpoint.address} ({place})"
