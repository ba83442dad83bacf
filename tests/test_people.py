"""Whole conversations with scripted people: each reaches a plan that is theirs, and no reply says what has no source."""

import statistics
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from resolve import Stands, unresolved
from scripted import Person, Session, Talker, Turn, people, play, transcript

from coach.app import Coach, build
from coach.domain.patch import State
from coach.framework.tables import Framework
from coach.settings import Settings

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 11, 25)
EVERYONE = people()
STYLES = {"nurse": ("say", "brief", "chatty", "vague", "typos"), "electrician": ("say", "brief", "chatty")}
PLAYED = [(person.name, style) for person in EVERYONE for style in STYLES.get(person.name, ("say", "brief"))]
MOST_QUESTIONS, MOST_WORDS, ALIKE = 8, 45, 1


@pytest.fixture(scope="session")
def sessions(
    tmp_path_factory: pytest.TempPathFactory, framework: Framework, search_index: Path
) -> Callable[[str, str], Session]:
    """Each session, played once over one store, one set of tables and one search index."""
    home = search_index.parent
    settings = Settings(home=home, knowledge=ROOT / "knowledge", prompts=ROOT / "prompts", today=TODAY, fixed=True)
    coach = build(settings)
    coach.__dict__["framework"] = framework
    coach.retriever.prepare()
    by_name = {person.name: person for person in EVERYONE}
    kept: dict[tuple[str, str], Session] = {}

    def played(name: str, style: str) -> Session:
        if (name, style) not in kept:
            kept[name, style] = play(coach, Talker(by_name[name], style), f"{name}-{style}")
        return kept[name, style]

    played.coach = coach  # type: ignore[attr-defined]
    return played
