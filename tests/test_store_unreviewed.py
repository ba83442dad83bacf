"""Documents that wait for the person's review are kept with what was typed over them, and given back in order."""

from pathlib import Path

import pytest

from coach.store import Store, open_store

ONE, TWO = {"document": {"name": "one.pdf"}}, {"document": {"name": "two.pdf"}}


@pytest.fixture
def store(coach_home: Path) -> Store:
    return open_store(coach_home)


def test_what_waits_outlives_the_program_with_what_was_typed(store: Store, coach_home: Path) -> None:
    store.reviews.add("me", "a", ONE)
    store.reviews.typed("me", "a", {"1": "Dana"})
    again = open_store(coach_home)
    assert again.reviews.waiting("me") == "a"
    found = again.reviews.find("me", "a")
    assert found is not None
    assert (found.understood, found.typed) == (ONE, {"1": "Dana"})
    assert again.reviews.waiting("you") is None


def test_the_newest_comes_first_and_none_is_lost_by_another(store: Store) -> None:
    store.reviews.add("me", "a", ONE)
    store.reviews.add("me", "b", TWO)
    assert store.reviews.waiting("me") == "b"
    store.reviews.drop("me", "b")
    assert store.reviews.waiting("me") == "a"
    store.reviews.drop("me", "a")
    assert (store.reviews.waiting("me"), store.reviews.find("me", "a")) == (None, None)


def test_handing_in_the_same_again_keeps_what_was_typed_and_another_reading_does_not(store: Store) -> None:
    store.reviews.add("me", "a", ONE)
    store.reviews.typed("me", "a", {"1": "Dana"})
    store.reviews.add("me", "b", TWO)
    store.reviews.add("me", "a", ONE)
    found = store.reviews.find("me", "a")
    assert found is not None
    assert (store.reviews.waiting("me"), found.typed) == ("a", {"1": "Dana"})
    store.reviews.add("me", "a", TWO)  # rows are numbered by what was understood
    found = store.reviews.find("me", "a")
    assert found is not None
    assert found.typed == {}


def test_typing_over_what_was_put_away_brings_nothing_back(store: Store) -> None:
    store.reviews.add("me", "a", ONE)
    store.reviews.drop("me", "a")
    store.reviews.typed("me", "a", {"1": "Dana"})
    assert store.reviews.waiting("me") is None
