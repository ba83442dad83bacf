"""The page in a real browser: talk, hand in a résumé, correct it, see the plan move, tick, undo, see sources."""

import json
import socket
import urllib.error
import urllib.request
from html import escape
from pathlib import Path
from typing import Any

import pytest
from page_server import Server
from page_steps import AIM, RESUME, chat_says, correct, hand_in, opened, plan_says, ready, say, tab


def test_talking_moves_the_plan_and_a_reload_keeps_it(served: Server, browser: Any) -> None:
    with opened(browser, served.url) as page:
        say(page, AIM)
        chat_says(page, "How many hours a week")
        page.get_by_role("button", name="6 hours").click()
        chat_says(page, "Plan changed: ")
        plan_says(page, "charge nurse → Nurse manager")
        plan_says(page, "you said: hours per week")
        page.reload()
        ready(page)
        chat_says(page, "want to become a nurse manager")
        plan_says(page, "charge nurse → Nurse manager")
        page.click("#undo")
        plan_says(page, "undo of version 2")
        tab(page, "Changes")
        plan_says(page, "Last change: undo of version 2")


def printed(browser: Any, path: Path) -> Path:
    """The example's résumé as a browser prints it to a PDF."""
    lines = RESUME.read_text(encoding="utf-8").splitlines()
    page = browser.new_page()
    page.set_content("".join(f"<p>{escape(line.lstrip('#- '))}</p>" for line in lines if line))
    page.pdf(path=path)
    page.close()
    return path


def test_a_real_pdf_is_read_corrected_and_planned_from(served: Server, browser: Any, tmp_path: Path) -> None:
    path = printed(browser, tmp_path / "dana.pdf")
    with opened(browser, served.url) as page:
        hand_in(page, path)
        correct(page, "Dana Okafor", "Dana Corrected")
        page.click("#save")
        chat_says(page, "Here is my résumé: dana.pdf")
        plan_says(page, "Charge Nurse →")
        assert not page.locator("#review").is_visible()
        tab(page, "Evidence")
        plan_says(page, "Dana Corrected")
        assert page.locator("#plan-pane >> text=Dana Okafor").count() == 0
        with page.expect_download() as download:
            page.get_by_role("link", name="JSON").click()
        assert download.value.suggested_filename == "career-plan.json"
        assert "Dana Corrected" in json.dumps(json.loads(Path(download.value.path()).read_text(encoding="utf-8")))


def test_a_value_that_does_not_fit_is_said_and_nothing_of_the_table_is_lost(
    served: Server, browser: Any, tmp_path: Path
) -> None:
    path = tmp_path / "ana.txt"
    path.write_text("Ana Smith\n\nExperience\nCook, Inn, 2019 - 2022\n", encoding="utf-8")
    with opened(browser, served.url) as page:
        hand_in(page, path)
        correct(page, "Ana Smith", "Ana Corrected")
        correct(page, "2019", "long ago")
        page.click("#save")
        page.wait_for_selector("text=“long ago” is no date")
        assert page.locator("#review [role=gridcell]", has_text="Ana Corrected").is_visible()


def test_a_step_is_ticked_off_on_what_shows_it_and_opened_again(served: Server, browser: Any) -> None:
    with opened(browser, served.url) as page:
        hand_in(page, RESUME)
        page.click("#save")
        plan_says(page, "0 of ")
        page.locator("#boxes input").first.check()
        page.fill("#proof input, #proof textarea", "a list on my fridge")
        page.click("#close")
        plan_says(page, "1 of ")
        plan_says(page, "done: Read a few current advertisements")
        page.locator("#boxes input:checked").uncheck()
        plan_says(page, "0 of ")


def test_a_reply_shows_its_passage_and_a_figure_of_the_plan_its_source(served: Server, browser: Any) -> None:
    with opened(browser, served.url) as page:
        say(page, AIM)
        chat_says(page, "How many hours a week")
        say(page, "how do I negotiate salary?")
        chat_says(page, "[1] Negotiating an offer")
        page.locator("#chat summary").last.click()
        page.locator("#chat details[open] >> text=/offer.{40}/").first.wait_for()
        number = page.locator("#plan-pane a[data-source]").first
        name = number.text_content()
        number.click()
        page.wait_for_function("name => document.activeElement.id === 'source-' + name", arg=name)
        assert page.locator(f"#source-{name}").inner_text().strip()


def test_the_example_can_be_explored_at_once_and_saves_nothing(served: Server, browser: Any) -> None:
    with opened(browser, served.url) as page:
        page.click("#example")
        plan_says(page, "Example: Dana")
        assert page.locator("#boxes input:enabled").count() == 0
        tab(page, "Options")
        plan_says(page, "Ways forward")
        page.reload()
        ready(page)
        plan_says(page, "Your plan appears here")


def test_a_phone_shows_one_side_at_a_time_and_that_the_plan_changed(served: Server, browser: Any) -> None:
    with opened(browser, served.url, 390, 844) as page:
        assert not page.locator("#plan-pane").is_visible()
        assert page.locator("#box").bounding_box()["y"] < 844 - 60
        say(page, AIM)
        page.locator("#side label", has_text="Plan •").click()
        page.wait_for_selector("#plan-pane", state="visible")
        assert not page.locator("#chat-pane").is_visible()
        plan_says(page, "Nurse manager")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        page.locator("#side label", has_text="Chat").click()
        page.wait_for_selector("#box textarea", state="visible")
        page.locator("#side label", has_text="•").wait_for(state="detached")


def test_markup_of_a_message_is_text_on_the_page(served: Server, browser: Any) -> None:
    with opened(browser, served.url) as page, socket.create_server(("127.0.0.1", 0)) as elsewhere:
        elsewhere.settimeout(3)
        other = f"http://127.0.0.1:{elsewhere.getsockname()[1]}"
        say(page, f"I'm a cook <img src='{other}/x.png' onerror='window.hit=1'> ![x]({other}/y.png)")
        chat_says(page, "cook")
        page.wait_for_timeout(1500)
        with pytest.raises(TimeoutError):
            elsewhere.accept()
        assert page.evaluate("window.hit") is None


def test_the_page_answers_only_itself(served: Server) -> None:
    with urllib.request.urlopen(served.url) as answer:
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["Access-Control-Allow-Origin"] is None
    for headers in ({"Host": "evil.example"}, {"Origin": "http://evil.example"}):
        request = urllib.request.Request(f"{served.url}gradio_api/queue/join", data=b"{}", headers=headers)
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(request)
        assert refused.value.code in (400, 403)
