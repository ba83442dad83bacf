"""Which part of the plan people mean: by its words, by its place, by the tool they say for a skill."""

from datetime import date

import pytest

from coach.framework.tables import Framework
from coach.language.base import Item, ReadInputs
from coach.language.builtin.reading import Reader
from coach.language.builtin.reading.items import resolve

ITEMS = (
    Item(id="old", title="Update the résumé", kind="milestone", status="done"),
    Item(id="course", title="Finish the spreadsheet course", kind="milestone"),
    Item(id="talk", title="Talk to three project managers", kind="milestone"),
    Item(id="aid", title="First aid certificate", kind="milestone"),
    Item(id="sheets", title="Spreadsheets", kind="gap", also=("Microsoft Excel", "MS Excel", "pivot tables")),
    Item(id="budgets", title="Budgeting", kind="gap", also=("cost control",)),
    Item(id="up", title="Promotion to shift supervisor", kind="path"),
    Item(id="across", title="Across to logistics", kind="path"),
)


@pytest.mark.parametrize(
    ("subject", "item"),
    [
        ("the first step", "course"),
        ("my next step", "course"),
        ("the second step", "talk"),
        ("the very last milestone", "aid"),
        ("the 3rd task in the plan", "aid"),
        ("the first gap", "sheets"),
        ("the second path", "across"),
        ("the fifth step", None),
        ("first aid", "aid"),
        ("excel", "sheets"),
        ("pivot tables", "sheets"),
        ("cost control", "budgets"),
        ("first", "course"),
        ("the first interview", None),
    ],
)
def test_an_item_is_found_by_place_and_by_its_other_names(subject: str, item: str | None) -> None:
    assert resolve(subject, ITEMS) == item


@pytest.mark.parametrize(
    ("message", "intent", "item"),
    [
        ("why the first step?", "why", "course"),
        ("Why is the last step in there?", "why", "aid"),
        ("why do I need excel?", "why", "sheets"),
        ("why should I learn budgeting?", "why", "budgets"),
        ("drop the second step", "drop", "talk"),
        ("move the next step to March", "move", "course"),
    ],
)
def test_messages_about_an_item_name_it(framework: Framework, message: str, intent: str, item: str) -> None:
    reading = Reader(framework).read(ReadInputs(message=message, items=ITEMS, today=date(2026, 11, 21)))
    assert (reading.intent, reading.item) == (intent, item)
