"""Fixtures for all tests: no network, a home of their own, and the shared real data when present."""

import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from page_server import Server

from coach.framework.tables import Framework
from coach.knowledge.tables import load_framework

ROOT = Path(__file__).parent.parent
LOOPBACK = ("127.", "::1", "localhost")


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Any connection beyond this machine fails the test."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        host = address[0] if isinstance(address, tuple) else str(address)
        if self.family != socket.AF_UNIX and not str(host).startswith(LOOPBACK):
            raise AssertionError(f"a test tried to reach {host}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)
    return


@pytest.fixture(autouse=True)
def coach_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data folder of the test's own, and a fixed date."""
    home = tmp_path / "home"
    monkeypatch.setenv("COACH_HOME", str(home))
    monkeypatch.setenv("COACH_TODAY", "2026-11-21")
    return home


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of documents and real data beside the project; skips where it is missing."""
    folder = Path(os.environ.get("COACH_SHARED", ROOT.parent / "shared"))
    if not (folder / "data").is_dir():
        pytest.skip("the shared documents and data are not beside this checkout (set COACH_SHARED)")
    return folder


@pytest.fixture(scope="session")
def shared_data(shared: Path) -> Path:
    """The real data (résumés, occupations, job postings); skips where it is missing."""
    return shared / "data"


@pytest.fixture(scope="session")
def framework() -> Framework:
    """The project's own tables."""
    return load_framework(ROOT / "knowledge")


@pytest.fixture(scope="session")
def search_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index over our guidance, built once for all tests that ask questions."""
    from coach.knowledge.retriever import Retriever

    home = tmp_path_factory.mktemp("search")
    retriever = Retriever(ROOT / "knowledge", home)
    retriever.prepare()
    retriever.close()
    return home / "index"


@pytest.fixture
def indexed(coach_home: Path, search_index: Path) -> Path:
    """The test's data folder with a finished index in it."""
    shutil.copytree(search_index, coach_home / "index")
    return coach_home


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium as it is installed here; skips where there is none."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        pytest.skip("no Chromium is installed")
    playwright = pytest.importorskip("playwright.sync_api")
    quiet = ["background-networking", "component-update", "sync"]
    arguments = ["--no-sandbox", "--disable-gpu", "--no-first-run", *(f"--disable-{name}" for name in quiet)]
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=found, args=arguments)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def _page(tmp_path_factory: pytest.TempPathFactory, search_index: Path) -> Iterator[Server]:
    home = tmp_path_factory.mktemp("page")
    shutil.copytree(search_index, home / "index")
    server = Server(home)
    yield server
    server.kill()


@pytest.fixture
def served(_page: Server) -> Server:
    """The page of someone of whom nothing is known yet."""
    from coach.store import open_store

    store = open_store(_page.home)
    store.erase_person("me")
    return _page


@pytest.fixture
def slowly(indexed: Path) -> Iterator[Server]:
    """The page of a coach whose replies wait after their first word."""
    server = Server(indexed, slow=True)
    yield server
    server.kill()
