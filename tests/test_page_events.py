"""What the events of the page do, without a browser: errors told, sources of old replies, and when it is opened."""

import socket
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import gradio as gr
import pytest
import uvicorn
from fastapi import FastAPI

from coach.app import Coach, build
from coach.domain.profile import Job
from coach.domain.turn import TurnRecord
from coach.errors import StoreError, UserInputError
from coach.settings import load
from coach.ui import server
from coach.ui.page import Page, kindly
from coach.ui.render import boxes
from coach.ui.screen import Windows
from coach.ui.sources import Sources


def test_an_error_of_an_event_is_told_in_a_sentence() -> None:
    def event() -> dict[str, str]:
        raise StoreError("The disk is <full>. Make room.")

    with pytest.raises(gr.Error) as told:
        kindly(event)()
    assert told.value.message == "The disk is &lt;full&gt;. Make room."


def test_every_event_of_the_page_tells_its_errors(coach_home: Path) -> None:
    blocks = Page(build(load())).blocks()
    handlers = [event.fn for event in blocks.fns.values() if event.fn is not None and not event.is_cancel_function]
    assert len(handlers) > 15
    assert [fn.__name__ for fn in handlers if not hasattr(fn, "__wrapped__")] == []


def test_undo_takes_back_a_tick_that_is_not_closed_before_it_takes_back_a_change(coach_home: Path) -> None:
    coach = build(load())
    coach.roadmap(coach.understand(coach.settings.knowledge / "example" / "resume.md"), ())
    page = Page(coach)
    page.blocks()
    plan = coach.current().plan
    assert plan is not None
    ((_, step), *_), done = boxes(plan)
    update = page.planned.undo([*done, step], "s", "")
    assert update[page.screen.parts.boxes]["value"] == done
    assert len(coach.history()) == 1


def test_what_comes_late_of_another_conversation_is_not_shown() -> None:
    windows, one, other = Windows(), *(cast(gr.Request, SimpleNamespace(session_hash=name)) for name in "ab")
    assert windows.shows(one, "first")  # after a restart nothing is known
    windows.turn(one, "first")
    windows.turn(one, "second")
    assert not windows.shows(one, "first")
    assert windows.shows(one, "second")
    assert windows.shows(other, "first")


def test_a_document_kept_by_an_older_release_is_read_again_rather_than_lost(coach_home: Path) -> None:
    coach = build(load())
    text = "Ana Smith\n\nExperience\nCook, Inn, 2019 - 2022\n"
    coach.store.reviews.add("me", "abc", {"document": {"text": text}, "of": "another form"})
    waiting = coach.waiting()
    assert waiting is not None
    assert waiting.understood.document.sha256 == "abc"
    assert "Cook" in [fact.value.title for fact in waiting.understood.facts if isinstance(fact.value, Job)]


def talk(coach: Coach, *messages: str) -> list[TurnRecord]:
    chat = coach.chat()
    session, runner = chat.start_session("me"), chat.runner()
    records = []
    for message in messages:
        turn = runner.start("me", session, message, message)
        list(runner.tail("me", session, turn))
        records.append(chat.record("me", session, turn))
    runner.close()
    return [record for record in records if record]


def words(sources: Sources, record: TurnRecord) -> str:
    return " ".join(sources.of(record).values())


def test_figures_of_an_old_reply_keep_the_sources_of_their_plan(indexed: Path) -> None:
    coach = build(load())
    messages = ("I'm a charge nurse and want to become a nurse manager", "6 hours a week", "how much time have I got?")
    before = talk(coach, *messages)
    shown = [words(Sources(coach), record) for record in before]
    assert any("6 hours a week" in text for text in shown)
    talk(coach, "make it 3 hours a week")
    assert [fact.value for fact in coach.current().state.profile.all("hours_per_week")][-1] == 3
    assert [words(Sources(coach), record) for record in before] == shown


def test_the_sources_of_a_reply_are_looked_up_once(indexed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    coach = build(load())
    records = talk(coach, "I'm a charge nurse and want to become a nurse manager", "6 hours a week")
    sources, reads = Sources(coach), []
    at = coach.store.at
    monkeypatch.setattr(coach.store, "at", lambda *named: reads.append(named) or at(*named))
    for _ in range(3):
        for record in records:
            sources.of(record)
    assert len(reads) == sum(bool(record.figures) for record in records) > 0


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> Coach:
    """A coach whose page is an empty application that ends at once."""
    monkeypatch.setattr(server, "application", lambda page: FastAPI())
    monkeypatch.setattr(uvicorn.Server, "run", lambda self, sockets: None)
    monkeypatch.setattr("coach.ui.page.Page.warm", lambda page: None)
    return build(load())


def free() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_the_browser_is_opened_on_a_page_that_can_be_reached(quick: Coach, monkeypatch: pytest.MonkeyPatch) -> None:
    port, reached = free(), []

    def open_it(url: str) -> None:
        with socket.create_connection(("127.0.0.1", port), timeout=5):
            reached.append(url)

    monkeypatch.setattr("webbrowser.open", open_it)
    server.serve(quick, port, browser=True)
    assert reached == [f"http://127.0.0.1:{port}"]


def test_a_port_that_is_taken_is_said_before_anything_is_opened(quick: Coach, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Any] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    with (
        socket.create_server(("127.0.0.1", 0)) as other,
        pytest.raises(UserInputError, match="in use.*--port"),
    ):
        server.serve(quick, other.getsockname()[1], browser=True)
    assert opened == []
