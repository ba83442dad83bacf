"""The page in a real browser: talk, hand in a résumé, see the plan move, undo, reload; nothing leaves this machine."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
ARGUMENTS += ["--disable-sync", "--no-first-run"]
ROOT = Path(__file__).parent.parent
WAIT = 60_000  # milliseconds; the machines that run this may be busy

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _serve(home: Path, port: int) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-c", "from coach.cli import main; main()", "serve", "--port", str(port), "--no-browser"]
    server = subprocess.Popen(command, env={**os.environ, "COACH_HOME": str(home)}, stdout=subprocess.DEVNULL)
    for _ in range(600):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return server
        assert server.poll() is None, "the server ended"
        time.sleep(0.1)
    raise AssertionError("the server did not start")


@pytest.fixture
def served(indexed: Path) -> Iterator[tuple[str, Path]]:
    port = _free_port()
    server = _serve(indexed, port)
    yield f"http://127.0.0.1:{port}/", indexed
    server.kill()
    server.wait()


@pytest.fixture
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()


def _open(browser: Any, url: str, width: int = 1440, height: int = 900) -> tuple[Any, list[str]]:
    page = browser.new_page(viewport={"width": width, "height": height})
    page.set_default_timeout(WAIT)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(url)
    page.wait_for_selector("#box textarea")
    return page, asked


def _say(page: Any, text: str) -> None:
    page.fill("#box textarea", text)
    page.press("#box textarea", "Enter")


def test_talking_moves_the_plan_and_a_reload_keeps_it(served: tuple[str, Path], browser: Any) -> None:
    url, _ = served
    page, asked = _open(browser, url)
    _say(page, "I'm a charge nurse and want to become a nurse manager")
    page.wait_for_selector("#chat >> text=How many hours a week")
    page.get_by_role("button", name="6 hours").click()
    page.wait_for_selector("#chat >> text=6 hours a week")
    page.wait_for_selector("#plan-pane >> text=From charge nurse to nurse manager")
    page.reload()
    page.wait_for_selector("#chat >> text=want to become a nurse manager")
    page.wait_for_selector("#plan-pane >> text=From charge nurse to nurse manager")
    page.get_by_role("tab", name="Changes").click()
    page.wait_for_selector("#plan-pane >> text=you said: hours per week")
    page.click("#undo")
    page.wait_for_selector("#plan-pane >> text=undo of version 2")
    outside = [u for u in asked if not re.match(r"(http://127\.0\.0\.1|data:|blob:)", u)]
    assert outside == []
    assert len(asked) > 20


def test_a_resume_is_read_shown_for_correction_and_planned_from(served: tuple[str, Path], browser: Any) -> None:
    url, _ = served
    page, _ = _open(browser, url)
    page.set_input_files("#box input[type=file]", str(ROOT / "knowledge" / "example" / "resume.md"))
    page.wait_for_timeout(1500)
    page.locator("#box button.submit-button").click()
    page.wait_for_selector("#review >> text=What I understood")
    page.wait_for_selector("#review >> text=Dana Okafor")
    page.click("#save")
    page.wait_for_selector("#chat >> text=Here is my résumé")
    page.wait_for_selector("#plan-pane >> text=harge nurse")
    assert not page.locator("#review").is_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="JSON").click()
    assert download.value.suggested_filename == "career-plan.json"
    assert json.loads(Path(download.value.path()).read_text(encoding="utf-8"))


def test_a_phone_shows_one_side_at_a_time(served: tuple[str, Path], browser: Any) -> None:
    url, _ = served
    page, _ = _open(browser, url, 390, 844)
    assert not page.locator("#plan-pane").is_visible()
    page.locator("#side label", has_text="Plan").click()
    page.wait_for_selector("#plan-pane", state="visible")
    assert not page.locator("#chat-pane").is_visible()


def test_markup_of_a_message_is_text_on_the_page(served: tuple[str, Path], browser: Any) -> None:
    url, _ = served
    page, _ = _open(browser, url)
    with socket.create_server(("127.0.0.1", 0)) as elsewhere:
        elsewhere.settimeout(3)
        other = f"http://127.0.0.1:{elsewhere.getsockname()[1]}"
        _say(page, f"I'm a cook <img src='{other}/x.png' onerror='window.hit=1'> ![x]({other}/y.png)")
        page.wait_for_selector("#chat >> text=cook")
        page.wait_for_timeout(1500)
        with pytest.raises(TimeoutError):
            elsewhere.accept()
    assert page.evaluate("window.hit") is None


def test_a_server_ends_though_a_page_is_open_and_the_next_one_knows_what_was_said(
    served: tuple[str, Path], browser: Any
) -> None:
    url, home = served
    page, _ = _open(browser, url)
    _say(page, "I'm a charge nurse")
    page.wait_for_selector("#chat >> text=you work as a charge nurse")
    port = _free_port()
    other = _serve(home, port)
    again, _ = _open(browser, f"http://127.0.0.1:{port}/")
    again.wait_for_selector("#chat >> text=you work as a charge nurse")
    other.terminate()
    assert other.wait(60) is not None


def test_the_page_answers_only_itself(served: tuple[str, Path]) -> None:
    import urllib.error
    import urllib.request

    url, _ = served
    with urllib.request.urlopen(url) as answer:
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["Access-Control-Allow-Origin"] is None
    for headers in ({"Host": "evil.example"}, {"Origin": "http://evil.example"}):
        request = urllib.request.Request(f"{url}gradio_api/queue/join", data=b"{}", headers=headers)
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(request)
        assert refused.value.code in (400, 403)
