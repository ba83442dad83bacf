"""Conversations on the page: what belongs to one never shows in another, and a message sent twice is taken once."""

from typing import Any

from page_server import Server
from page_steps import AIM, chat_says, opened, plan_says, say, switch

WHOLE = "How many hours a week could you give"
COOK = "I'm a cook and want to lead a kitchen"


def two(slowly: Server, page: Any) -> None:
    """A conversation that is over, and a second one whose reply has begun and waits."""
    slowly.go_on()
    say(page, AIM)
    chat_says(page, WHOLE)
    page.wait_for_selector("#stop", state="hidden")
    slowly.hold()
    page.click("#new")
    page.locator("#chat .user").wait_for(state="detached")
    say(page, COOK)
    page.wait_for_selector("#stop")
    chat_says(page, "lead a kitchen")


def test_a_reply_stays_in_its_conversation_when_another_is_chosen(slowly: Server, browser: Any) -> None:
    with opened(browser, slowly.url) as page:
        two(slowly, page)
        switch(page, "charge nurse")
        chat_says(page, WHOLE)
        page.wait_for_selector("#stop", state="hidden")
        slowly.go_on()
        plan_says(page, "you said: role")  # the reply is over, and the plan follows it in any conversation
        page.wait_for_timeout(1000)
        assert page.locator("#chat .user").all_inner_texts() == [AIM]
        switch(page, "lead a kitchen")
        chat_says(page, "lead a kitchen")
        page.wait_for_selector("#stop", state="hidden")
        assert page.locator("#chat .user").all_inner_texts() == [COOK]


def test_a_new_conversation_and_the_example_stay_while_a_reply_goes_on_elsewhere(slowly: Server, browser: Any) -> None:
    with opened(browser, slowly.url) as page:
        two(slowly, page)
        page.click("#new")
        page.locator("#chat .user").first.wait_for(state="detached")
        page.click("#example")
        plan_says(page, "Example: Dana")
        slowly.go_on()
        page.wait_for_timeout(6000)  # longer than between two looks at what is new
        assert page.locator("#chat .user").count() == 0


def test_enter_pressed_twice_and_an_answer_clicked_twice_are_one_message_each(served: Server, browser: Any) -> None:
    with opened(browser, served.url) as page:
        page.fill("#box textarea", AIM)
        page.press("#box textarea", "Enter")
        page.press("#box textarea", "Enter")
        chat_says(page, WHOLE)
        assert page.locator("#chat .user").count() == 1
        page.get_by_role("button", name="6 hours").dblclick()
        plan_says(page, "you said: hours per week")
        page.wait_for_selector("#stop", state="hidden")
        page.wait_for_timeout(1500)
        assert page.locator("#chat .user").count() == 2


def test_a_message_whose_answer_was_lost_on_the_way_is_taken_once_when_sent_again(served: Server, browser: Any) -> None:
    with opened(browser, served.url) as page:
        lost: list[str] = []

        def lose_the_first(route: Any) -> None:
            if AIM in (route.request.post_data or "") and not lost:
                lost.append(route.request.url)
                route.fetch()  # it arrives, but the page never hears of it
                route.abort()
            else:
                route.continue_()

        page.route("**/gradio_api/**", lose_the_first)
        say(page, AIM)
        page.wait_for_timeout(3000)
        assert lost
        if page.locator("#box textarea").input_value():
            page.press("#box textarea", "Enter")
        chat_says(page, WHOLE)
        page.wait_for_timeout(1500)
        assert page.locator("#chat .user").count() == 1
        say(page, "6 hours a week")
        chat_says(page, "6 hours a week")
        say_again = page.locator("#chat .user")
        page.wait_for_selector("#stop", state="hidden")
        say(page, "6 hours a week")  # typed anew: another message
        page.wait_for_function("document.querySelectorAll('#chat .user').length === 3")
        assert say_again.count() == 3
