"""Nothing on the page keeps a person out, by axe: contrast, names, headings; in light, dark and on a phone."""

from typing import Any

import pytest
from page_server import Server
from page_steps import AIM, RESUME, chat_says, hand_in, opened, plan_says, ready, say, tab

TABS = ("Plan", "Timeline", "Skills and gaps", "Options", "Money", "Evidence", "Changes")
LOUD = ("serious", "critical")
# What the page's library causes itself, by rule and a part of the element; we can't reach into it.
UPSTREAM = {"aria-prohibited-attr": ('aria-label="Static column"',)}  # the lock on a column that is not to be typed in


def faults(page: Any) -> list[str]:
    """Faults of weight, and headings out of order, with the element each is about."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    found = axe.Axe().run(page).response["violations"]
    return [
        f"{fault['id']}: {node['html'][:200]}"
        for fault in found
        if fault["impact"] in LOUD or fault["id"] in ("heading-order", "page-has-heading-one", "region")
        for node in fault["nodes"]
        if not any(part in node["html"] for part in UPSTREAM.get(fault["id"], ()))
    ]


@pytest.mark.parametrize(
    ("width", "height", "scheme"), [(1440, 900, "light"), (1440, 900, "dark"), (390, 844, "light")]
)
def test_the_page_shuts_nobody_out(served: Server, browser: Any, width: int, height: int, scheme: str) -> None:
    with opened(browser, served.url, width, height, scheme) as page:
        assert faults(page) == []
        assert page.locator("h1").count() == 1
        hand_in(page, RESUME)
        assert faults(page) == []
        page.click("#save")
        chat_says(page, "Here is my résumé")
        say(page, "how do I negotiate salary?")
        chat_says(page, "How I got here")
        if width < 768:
            page.locator("#side label", has_text="Plan").click()
        for name in TABS:
            tab(page, name)
            assert faults(page) == [], name


def test_the_page_can_be_used_by_keyboard_alone(served: Server, browser: Any) -> None:
    with opened(browser, served.url) as page:
        page.locator("#box textarea").focus()
        page.keyboard.type(AIM)
        page.keyboard.press("Enter")
        plan_says(page, "Nurse manager")
        page.get_by_role("button", name="6 hours").focus()
        page.keyboard.press("Enter")
        plan_says(page, "you said: hours per week")
        page.wait_for_selector("#stop", state="hidden")
        page.wait_for_timeout(1000)  # boxes that are drawn anew lose the focus
        page.locator("#boxes input").first.press("Space")
        page.locator("#proof input, #proof textarea").fill("a list on my fridge")
        page.keyboard.press("Enter")
        plan_says(page, "1 of ")
        page.locator("#undo").focus()
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none"
        page.keyboard.press("Enter")
        plan_says(page, "0 of ")
        page.reload()
        ready(page)
        plan_says(page, "0 of ")
