"""Nothing a person gave is lost: a document waits for its review over reloads, restarts, other tabs and replies."""

from pathlib import Path
from typing import Any

from page_server import Server
from page_steps import AIM, RESUME, chat_says, clip, correct, hand_in, opened, plan_says, ready, say, tab

CELL = "#review [role=gridcell]"


def shows(page: Any, value: str) -> None:
    """The table of what was understood is there, with a value in it."""
    page.locator(CELL, has_text=value).first.wait_for()


def test_a_document_waits_with_its_corrections_over_a_reload_a_restart_and_in_another_window(
    slowly: Server, browser: Any
) -> None:
    slowly.go_on()
    with opened(browser, slowly.url) as page:
        hand_in(page, RESUME)
        correct(page, "Dana Okafor", "Dana Corrected")
        page.wait_for_timeout(1000)
        page.reload()
        shows(page, "Dana Corrected")
        with opened(browser, slowly.url) as other:
            shows(other, "Dana Corrected")
        slowly.kill()
    slowly.start()
    with opened(browser, slowly.url) as page:
        shows(page, "Dana Corrected")
        page.click("#save")
        chat_says(page, "Here is my résumé")
        page.wait_for_selector("#stop", state="hidden")
        tab(page, "Evidence")
        plan_says(page, "Dana Corrected")
        page.reload()
        ready(page)
        chat_says(page, "Here is my résumé")
        assert page.locator(CELL).count() == 0


def test_a_document_is_put_off_while_the_person_talks_and_opened_again(served: Server, browser: Any) -> None:
    with opened(browser, served.url) as page:
        hand_in(page, RESUME)
        correct(page, "Dana Okafor", "Dana Corrected")
        say(page, AIM)
        chat_says(page, "How many hours a week")
        page.wait_for_selector("#later >> text=resume.md waits for your review")
        page.reload()
        page.click("#resume")
        shows(page, "Dana Corrected")
        page.click("#postpone")
        chat_says(page, "How many hours a week")
        page.click("#resume")
        page.click("#discard")
        page.wait_for_selector("#later", state="hidden")
        chat_says(page, "How many hours a week")


def test_two_documents_wait_one_after_the_other(served: Server, browser: Any, tmp_path: Path) -> None:
    other = tmp_path / "ana.txt"
    other.write_text("Ana Smith\n\nExperience\nCook, Inn, 2019 - 2022\n", encoding="utf-8")
    with opened(browser, served.url) as page:
        hand_in(page, RESUME)
        page.click("#postpone")
        hand_in(page, other)
        shows(page, "Ana Smith")
        page.click("#discard")
        shows(page, "Dana Okafor")


def test_saving_while_a_reply_runs_is_refused_in_a_sentence_and_then_saves_once(slowly: Server, browser: Any) -> None:
    with opened(browser, slowly.url) as page:
        say(page, AIM)
        page.wait_for_selector("#stop")
        clip(page, RESUME)
        correct(page, "Dana Okafor", "Dana Corrected")
        page.click("#save")
        page.wait_for_selector("text=A reply is running")
        shows(page, "Dana Corrected")
        slowly.go_on()
        page.wait_for_selector("#stop", state="hidden")
        page.locator("#save").dblclick()
        chat_says(page, "Here is my résumé")
        page.wait_for_selector("#stop", state="hidden")
        tab(page, "Changes")
        plan_says(page, "roadmap from resume.md")
        assert page.locator("#plan-pane td", has_text="roadmap from resume.md").count() == 1
        assert page.locator("#chat .user", has_text="Here is my résumé").count() == 1


def test_a_page_left_open_overnight_plans_from_the_new_day(slowly: Server, browser: Any) -> None:
    slowly.go_on()
    with opened(browser, slowly.url) as page:
        say(page, AIM)
        plan_says(page, r"/next review \d+ \w+ 2026/")
        slowly.turn_day("2027-02-03")
        plan_says(page, r"/next review \d+ \w+ 2027/")  # without a click
        say(page, "6 hours a week")
        plan_says(page, "you said: hours per week")
        with page.expect_download() as download:
            page.get_by_role("link", name="JSON").click()
        assert '"2027-02-03"' in Path(download.value.path()).read_text(encoding="utf-8")
