"""What a person does on the page, for the browser tests."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

WAIT = 30_000  # milliseconds; the machines that run this may be busy
ROOT = Path(__file__).parent.parent
RESUME = ROOT / "knowledge" / "example" / "resume.md"
AIM = "I'm a charge nurse and want to become a nurse manager"


@contextmanager
def opened(browser: Any, url: str, width: int = 1440, height: int = 900, scheme: str = "light") -> Iterator[Any]:
    """The page in a window of its own, which asks nothing of another host."""
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
    page = context.new_page()
    page.set_default_timeout(WAIT)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(url)
    ready(page)
    try:
        yield page
    finally:
        context.close()
    assert len(asked) > 20
    assert [url for url in asked if not re.match(r"(http://127\.0\.0\.1:|data:|blob:)", url)] == []


def ready(page: Any) -> None:
    """Wait until the page shows what is in the store: the conversation, or how to begin one."""
    page.wait_for_selector("#box textarea")
    page.wait_for_selector("#chat .message, #plan-pane .ghost, #moved", state="attached")


def say(page: Any, text: str) -> None:
    page.fill("#box textarea", text)
    page.press("#box textarea", "Enter")


def chat_says(page: Any, text: str) -> None:
    page.wait_for_selector(f"#chat >> text={text}")


def plan_says(page: Any, text: str) -> None:
    page.wait_for_selector(f"#plan-pane >> text={text}")


def hand_in(page: Any, path: Path) -> None:
    """Hand in a résumé and wait for what was understood."""
    with page.expect_file_chooser() as chosen:
        page.click("#upload")
    chosen.value.set_files(str(path))
    page.wait_for_selector("#review >> text=What I understood")
    page.wait_for_selector("#review [role=gridcell]")


def clip(page: Any, path: Path) -> None:
    """Hand in a résumé in the middle of a conversation, with the paper clip of the message box."""
    page.locator("#box input[type=file]").set_input_files(str(path))
    page.wait_for_selector("#box .thumbnail-item")
    page.press("#box textarea", "Enter")
    page.wait_for_selector("#review [role=gridcell]")


def switch(page: Any, title: str) -> None:
    """Another conversation of the list."""
    page.click("#sessions input")
    page.get_by_role("option", name=title).click()


def correct(page: Any, old: str, new: str) -> None:
    """Type over a value of the table of what was understood."""
    page.locator("#review [role=gridcell][data-col='2']", has_text=old).first.dblclick()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type(new)
    page.keyboard.press("Enter")
    page.locator("#review [role=gridcell][data-col='2']", has_text=new).first.wait_for()


def tab(page: Any, name: str) -> None:
    """A tab of the plan, which a narrow page may hide behind its menu."""
    found = page.get_by_role("tab", name=name, exact=True)
    page.locator("#plan-pane [role=tab]:visible").first.wait_for()
    page.wait_for_timeout(300)  # which tabs fit is found out after they are shown
    if not found.first.is_visible():
        page.locator("#plan-pane .overflow-menu > button").click()
        found = page.locator("#plan-pane .overflow-menu button", has_text=name)
    found.last.click()
    page.locator("#plan-pane [role=tabpanel]:visible .plan").first.wait_for()
