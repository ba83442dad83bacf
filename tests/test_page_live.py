"""Replies on the page while they run: reloads, a second window, stopping, and a server that dies or is closed."""

from typing import Any

from page_server import Server
from page_steps import AIM, chat_says, opened, plan_says, ready, say

BEGUN = "#chat .bot >> text=/\\w/"  # its first word, whichever it is
WHOLE = "How many hours a week could you give"


def begin(page: Any) -> str:
    """Say something and wait until the reply has begun; its end waits for the test. The word that is there by then."""
    say(page, AIM)
    page.wait_for_selector(BEGUN)
    page.wait_for_selector("#stop")
    assert page.locator(f"#chat >> text={WHOLE}").count() == 0
    return str(page.locator("#chat .bot").last.inner_text()).split()[0]


def begins(page: Any, word: str) -> bool:
    """Whether the last reply still opens with the word it had; a note beside it would not do."""
    return str(page.locator("#chat .bot").last.inner_text()).startswith(word)


def test_a_reload_and_a_second_window_in_the_middle_of_a_reply_show_all_of_it(slowly: Server, browser: Any) -> None:
    with opened(browser, slowly.url) as page:
        begin(page)
        page.reload()
        ready(page)
        page.wait_for_selector(BEGUN)
        page.wait_for_selector("#stop")
        with opened(browser, slowly.url) as other:
            other.wait_for_selector(BEGUN)
            slowly.go_on()
            for window in (page, other):
                chat_says(window, WHOLE)
                plan_says(window, "charge nurse → Nurse manager")
                assert window.locator("#chat .user").count() == 1
            say(other, "6 hours a week")
            plan_says(page, "you said: hours per week")  # without a click in this window
            chat_says(page, "6 hours a week")
            other.click("#undo")
            plan_says(page, "undo of version 2")


def test_stopping_by_button_or_key_keeps_the_text_so_far(slowly: Server, browser: Any) -> None:
    with opened(browser, slowly.url) as page:
        word = begin(page)
        page.click("#stop")
        chat_says(page, "This reply was interrupted")
        assert begins(page, word)
        page.wait_for_selector("#stop", state="hidden")
        page.get_by_role("button", name="Send it again").click()
        page.wait_for_selector("#stop")
        page.keyboard.press("Escape")
        page.wait_for_selector("#stop", state="hidden")
        slowly.go_on()
        page.get_by_role("button", name="Send it again").click()
        chat_says(page, WHOLE)


def test_a_server_that_dies_in_the_middle_loses_nothing_and_says_so(slowly: Server, browser: Any) -> None:
    with opened(browser, slowly.url) as page:
        word = begin(page)
        page.wait_for_timeout(1000)  # a reply is kept every third of a second
        slowly.kill()
    slowly.start(slow=False)
    with opened(browser, slowly.url) as page:
        chat_says(page, AIM)
        chat_says(page, "This reply was interrupted")
        assert begins(page, word)
        page.get_by_role("button", name="Send it again").click()
        chat_says(page, WHOLE)
        plan_says(page, "charge nurse → Nurse manager")
        slowly.process.terminate()  # though the page is open
        slowly.process.wait(60)
    slowly.start()
    with opened(browser, slowly.url) as page:
        chat_says(page, WHOLE)
        plan_says(page, "charge nurse → Nurse manager")
