"""Saving, reading back, history, conflicts and documents."""

import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from plan_factory import a_plan, a_state
from sqlalchemy import update

from coach.domain.patch import Choices, Done, OwnMilestone, Pin, State
from coach.domain.plan import CareerPlan
from coach.domain.profile import LEVELS, Achievement, Fact, Held, HeldSkill, Job, Profile, School, Source, Spoken
from coach.errors import ConflictError, StoreError, UserInputError
from coach.store import Saved, Store, open_store
from coach.store.connection import writing
from coach.store.tables import versions

AT = datetime(2026, 11, 21, 9, 30, 15, 250_000, tzinfo=UTC)


@pytest.fixture
def store(coach_home: Path) -> Store:
    return open_store(coach_home)


def save(
    store: Store,
    expected: int | None,
    *,
    person: str = "me",
    state: State | None = None,
    plan: CareerPlan | None = None,
) -> Saved:
    return store.save(
        person,
        state or a_state(),
        plan or a_plan(),
        summary=f"after {expected}",
        changes=("hours a week 6 → 4", "finish later"),
        expected=expected,
        at=AT,
    )


def test_nothing_is_known_of_a_stranger(store: Store) -> None:
    assert store.load("me") is None
    assert store.previous("me") is None
    assert store.history("me") == ()
    assert store.documents("me") == ()
    assert store.people() == ()


def test_what_was_saved_is_read_back_to_the_byte(store: Store, coach_home: Path) -> None:
    saved = save(store, None)
    store.close()
    loaded = open_store(coach_home).load("me")
    assert loaded == saved
    assert loaded.plan is not None
    assert loaded.plan.model_dump_json() == a_plan().model_dump_json()
    assert loaded.state.model_dump_json() == a_state().model_dump_json()
    assert (loaded.version, loaded.summary, loaded.made_at) == (1, "after None", AT)


WORDS = st.text(max_size=20)
RECORDS = st.one_of(
    st.builds(
        Job, title=WORDS, employer=st.none() | WORDS, start=st.none() | WORDS, highlights=st.tuples(WORDS, WORDS)
    ),
    st.builds(School, degree=st.none() | WORDS),
    st.builds(Held, name=WORDS, on=st.none() | WORDS),
    st.builds(HeldSkill, name=WORDS, level=st.none() | st.sampled_from(LEVELS)),
    st.builds(Achievement, text=WORDS, figures=st.tuples(WORDS)),
    st.builds(Spoken, name=WORDS),
)
VALUES = st.one_of(st.booleans(), st.floats(allow_nan=False, allow_infinity=False), WORDS, RECORDS)
SOURCES = st.builds(
    Source,
    kind=st.sampled_from(["turn", "document"]),
    id=WORDS,
    span=st.none() | st.tuples(st.integers(0), st.integers(0)),
)
STATES = st.builds(
    State,
    profile=st.builds(
        Profile,
        facts=st.lists(st.builds(Fact, slot=WORDS, value=VALUES, source=SOURCES, evidence=WORDS), max_size=4).map(
            tuple
        ),
    ),
    choices=st.builds(
        Choices,
        path=st.none() | WORDS,
        path_count=st.integers(3, 5),
        action_count=st.integers(1, 15),
        done=st.lists(st.builds(Done, milestone=WORDS, evidence=WORDS, on=st.dates()), max_size=2).map(tuple),
    ),
    pins=st.lists(st.builds(Pin, milestone=WORDS, title=st.none() | WORDS, due=st.none() | st.dates()), max_size=2).map(
        tuple
    ),
    own=st.lists(
        st.builds(OwnMilestone, id=WORDS, title=WORDS, evidence=WORDS, due=st.dates(), hours=st.floats(0, 1000)),
        max_size=2,
    ).map(tuple),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(state=STATES, person=WORDS)
def test_every_state_comes_back_as_it_was(store: Store, state: State, person: str) -> None:
    before = store.load(person)
    saved = save(store, before.version if before else None, person=person, state=state)
    loaded = store.load(person)
    assert loaded == saved
    assert loaded.state.model_dump_json() == state.model_dump_json()


def test_history_is_in_order_with_what_changed_the_target_and_the_end(store: Store) -> None:
    save(store, None)
    save(store, 1, plan=a_plan(target="Ward sister", finish=date(2029, 2, 1)))
    first, second = store.history("me")
    assert (first.version, first.summary, first.target, first.finish) == (
        1,
        "after None",
        "Nurse manager",
        date(2028, 5, 21),
    )
    assert (second.version, second.target, second.finish) == (2, "Ward sister", date(2029, 2, 1))
    assert second.changes == ("hours a week 6 → 4", "finish later")
    assert second.made_at == AT


def test_any_version_can_be_read_and_an_unknown_one_is_refused(store: Store) -> None:
    for number in range(4):
        save(store, number or None, state=a_state(role=f"role {number}"))
    assert store.at("me", 2).state == a_state(role="role 1")
    assert store.at("me", 4) == store.load("me")
    assert store.previous("me") == store.at("me", 3)
    with pytest.raises(UserInputError, match="no version 9"):
        store.at("me", 9)


def test_people_are_kept_apart(store: Store) -> None:
    save(store, None, person="ana", state=a_state("Chef"))
    save(store, None, person="bo", state=a_state("Welder"))
    document(store, person="cy")
    assert store.people() == ("ana", "bo", "cy")
    assert store.load("ana") != store.load("bo")
    assert store.documents("ana") == ()


def test_a_moment_in_another_zone_is_kept_as_the_same_moment(store: Store) -> None:
    local = AT.astimezone(timezone(timedelta(hours=14)))
    saved = store.save("me", a_state(), a_plan(), summary="", changes=(), expected=None, at=local)
    assert saved.made_at == AT
    assert saved.made_at.tzinfo is UTC
    assert store.history("me")[0].made_at == AT


def test_a_time_without_a_zone_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="zone"):
        store.save("me", a_state(), a_plan(), summary="", changes=(), expected=None, at=AT.replace(tzinfo=None))
    assert store.load("me") is None


@pytest.mark.parametrize(("held", "expected"), [(0, 1), (1, None), (2, 1), (2, 3)])
def test_a_save_made_from_another_version_is_a_conflict_and_saves_nothing(
    store: Store, held: int, expected: int | None
) -> None:
    for number in range(held):
        save(store, number or None)
    before = store.export_person("me")
    with pytest.raises(ConflictError, match="changed elsewhere"):
        save(store, expected, state=a_state("Somebody else"))
    assert store.export_person("me") == before


@pytest.mark.parametrize("shared", [True, False], ids=["one store", "a store each"])
def test_of_savers_at_the_same_moment_one_wins_each_version(store: Store, coach_home: Path, shared: bool) -> None:
    def work(number: int) -> tuple[int, int]:
        mine = store if shared else open_store(coach_home)
        saved = conflicts = 0
        while saved < 5:
            newest = mine.load("me")
            try:
                save(mine, newest.version if newest else None, state=a_state(f"{number}-{saved}"))
                saved += 1
            except ConflictError:
                conflicts += 1
        return saved, conflicts

    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(work, range(4)))
    assert sum(saved for saved, _ in results) == 20
    assert [line.version for line in store.history("me")] == list(range(1, 21))
    roles = {store.at("me", number).state.profile.text("role") for number in range(1, 21)}
    assert roles == {f"{worker}-{turn}" for worker in range(4) for turn in range(5)}


def test_a_plan_stored_in_an_older_form_gives_the_state_without_the_plan(store: Store) -> None:
    save(store, None)
    with writing(store._engine) as connection:
        connection.execute(update(versions).values(plan={"headline": "as it once was"}))
    loaded = store.load("me")
    assert loaded is not None
    assert loaded.plan is None
    assert loaded.state == a_state()


def test_a_state_that_cannot_be_read_is_said_and_can_still_be_exported(store: Store) -> None:
    save(store, None)
    with writing(store._engine) as connection:
        connection.execute(update(versions).values(state={"from": "the future"}))
    with pytest.raises(StoreError, match="Version 1"):
        store.load("me")
    assert store.export_person("me")["versions"][0]["state"] == {"from": "the future"}


FIRST_FORM = (
    '{"profile":{"facts":[{"slot":"role","value":"Nurse","status":"stated","source":{"kind":"option","id":"--role",'
    '"span":null},"evidence":"Nurse"},{"slot":"skills","value":{"type":"skill","name":"Triage","level":"advanced"},'
    '"status":"confirmed","source":{"kind":"document","id":"cv","span":[3,9]},"evidence":"triage"}]},'
    '"choices":{"path":"up","path_count":3,"action_count":5,"criterion":"urgency","scope":"whole","dropped":["gap-1"],'
    '"done":[{"milestone":"m1","evidence":"letter","on":"2026-01-02"}]},'
    '"pins":[{"milestone":"m2","title":"Talk","due":"2027-01-05","note":null}],'
    '"own":[{"id":"own-1","title":"Choir","evidence":"concert","due":"2027-06-01","hours":3.5}]}'
)


def test_a_state_saved_by_the_first_release_loads(store: Store) -> None:
    """When this fails, a migration has to rewrite the stored states."""
    save(store, None)
    with writing(store._engine) as connection:
        connection.execute(update(versions).values(state=json.loads(FIRST_FORM)))
    loaded = store.load("me")
    assert loaded is not None
    assert loaded.state.profile.text("role") == "Nurse"
    assert loaded.state.own[0].due == date(2027, 6, 1)


def document(store: Store, name: str = "cv.pdf", person: str = "me", text: str = "Ward sister, 2019") -> str:
    return store.add_document(
        person,
        name=name,
        media_type="application/pdf",
        sha256=hashlib.sha256(name.encode()).hexdigest(),
        text=text,
        at=AT,
    )


def test_a_document_given_twice_is_kept_once_with_its_first_text(store: Store) -> None:
    first = document(store)
    assert document(store, text="read differently") == first
    (kept,) = store.documents("me")
    assert (kept.sha256, kept.name, kept.text, kept.added_at) == (first, "cv.pdf", "Ward sister, 2019", AT)


def test_the_document_handed_in_last_is_the_last(store: Store) -> None:
    for name in ("a.pdf", "b.pdf", "c.pdf", "a.pdf"):
        document(store, name)
    assert [item.name for item in store.documents("me")] == ["b.pdf", "c.pdf", "a.pdf"]
