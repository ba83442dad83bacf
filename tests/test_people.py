"""Whole conversations with scripted people: each reaches a plan that is theirs, and nothing is shown without a source.

Every session is played by the function behind `coach chat --json`, without a key and with the network guarded.
"""

import json
import os
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from person_checks import brought_up, kept, manners, way_there, within_limits
from resolve import stands_of, unresolved, untraced
from scripted import Session, Talker, people, play, transcript
from terminal import PROGRAM

from coach.app import Coach, build
from coach.framework.tables import Framework
from coach.settings import Settings

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 11, 25)
EVERYONE = {person.name: person for person in people()}
# How some of them talk besides: in a word, at length, vague at first, with slips of the thumb.
STYLES = {
    "nurse": ("brief", "chatty", "vague", "typos"),
    "electrician": ("chatty", "vague"),
    "cook": ("vague",),
    "cashier": ("brief",),
    "teacher": ("chatty",),
    "manager": ("brief",),
    "student": ("brief",),
    "lawyer": ("typos",),
}
SESSIONS = [(name, style) for name in EVERYONE for style in ("say", *STYLES.get(name, ()))]

Play = Callable[[str, str], Session]


@pytest.fixture(scope="session")
def coach(framework: Framework, search_index: Path) -> Coach:
    """One coach for all sessions: the tables, the search and the store are opened once."""
    made = build(
        Settings(
            home=search_index.parent,
            knowledge=ROOT / "knowledge",
            prompts=ROOT / "prompts",
            fixed=TODAY,
        )
    )
    made.__dict__["framework"] = framework
    made.retriever.prepare()
    return made


@pytest.fixture(scope="session")
def played(coach: Coach) -> Play:
    """A session by person and style, played when first asked for."""
    kept: dict[tuple[str, str], Session] = {}

    def session(name: str, style: str) -> Session:
        if (name, style) not in kept:
            kept[name, style] = play(coach, Talker(EVERYONE[name], style), f"{name}-{style}")
        return kept[name, style]

    return session


@pytest.mark.parametrize(("name", "style"), SESSIONS)
def test_a_person_reaches_a_plan_that_is_theirs(played: Play, name: str, style: str) -> None:
    session = played(name, style)
    faults = [
        *session.talker.complaints,
        *way_there(session),
        *manners(session),
        *kept(session),
        *within_limits(session),
        *brought_up(session),
    ]
    assert not faults, "\n".join((*faults, "", transcript(session)))


@pytest.mark.parametrize(("name", "style"), SESSIONS)
def test_every_figure_and_citation_of_a_session_leads_to_its_source(
    played: Play, coach: Coach, name: str, style: str
) -> None:
    session = played(name, style)
    assert [fault for fault in untraced(session, coach)] == []


def test_there_are_figures_and_citations_to_trace(played: Play) -> None:
    records = [turn.record for name, style in SESSIONS for turn in played(name, style).turns]
    assert len(SESSIONS) >= 20
    kinds = {figure["from"]["kind"] for record in records for figure in record["figures"]}
    assert kinds >= {"user", "passage", "dataset", "calculation"}
    assert sum(len(record["citations"]) for record in records) >= 20


@pytest.mark.parametrize("name", ["nurse", "laidoff"])
def test_the_command_itself_plays_the_same_session(played: Play, indexed: Path, coach_home: Path, name: str) -> None:
    expected = played(name, "say")
    environment = {
        key: value for key, value in os.environ.items() if not key.startswith("OPENAI") and key != "COACH_MODEL"
    }
    environment |= {"COACH_HOME": str(coach_home), "COACH_TODAY": TODAY.isoformat()}
    typed = "".join(f"{turn.said}\n" for turn in expected.turns)
    done = subprocess.run(
        [*PROGRAM, "--person", f"{name}-say", "chat", "--json"],
        input=typed,
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [_without_chance(record) for record in records] == [_without_chance(t.record) for t in expected.turns]


LIES: dict[str, Callable[[dict[str, Any]], None]] = {
    "a figure nobody gave": lambda record: record.update(reply=record["reply"] + " It takes 77 hours."),
    "a figure said to be in the message": lambda record: record["figures"][0].update(
        {"from": {"kind": "user", "id": "message", "inputs": []}}
    ),
    "a passage that is not cited": lambda record: record["figures"][0].update(
        {"from": {"kind": "passage", "id": "decisions#certificate-or-degree", "inputs": []}}
    ),
    "a row that is none": lambda record: record["figures"][0].update(
        {"from": {"kind": "dataset", "id": "framework:no-such-row", "inputs": []}}
    ),
    "a calculation that is not explained": lambda record: record["figures"][0].update(
        {"from": {"kind": "calculation", "id": "calc:magic", "inputs": []}}
    ),
    "a result no plan holds": lambda record: record["figures"][0].update(
        {"from": {"kind": "calculation", "id": "calc:finish", "inputs": []}}
    ),
    "an input that stands for nothing": lambda record: record["figures"][0].update(
        {"from": {"kind": "calculation", "id": "calc:hours-needed", "inputs": ["fact:no_such_slot"]}}
    ),
    "a passage that is none": lambda record: record.update(citations=[{"id": "no#where"}]),
    "a mark without a citation": lambda record: record.update(reply=record["reply"] + " [3]"),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_record_that_lies_about_its_sources_is_found_out(played: Play, coach: Coach, lie: str) -> None:
    session = played("nurse", "say")
    place = next(i for i, turn in enumerate(session.turns) if turn.record["intent"] == "pressure")
    turn = session.turns[place]
    record = json.loads(json.dumps(turn.record))
    assert list(unresolved(record, stands_of(session, place, coach))) == []
    LIES[lie](record)
    assert list(unresolved(record, stands_of(session, place, coach)))


def _without_chance(record: dict[str, Any]) -> dict[str, Any]:
    """A record without what differs from run to run: times and the session's id."""
    text = json.dumps({**record, "ms": {}})
    return dict(json.loads(text.replace(record["session"], "session")))
