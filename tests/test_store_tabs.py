"""Two tabs on one person's data, checked against a model: no message lost or doubled, no plan overwritten."""

import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from plan_factory import a_plan, a_state, sample

from coach.domain.turn import TurnRecord
from coach.errors import ConflictError
from coach.store import NewPlan, open_store

AT = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
PLAN = a_plan()
TABS = st.integers(0, 1)
KEYS = st.integers(0, 30)
TURNS = st.integers(1, 12)


class TwoTabs(RuleBasedStateMachine):
    """Each tab has a store of its own, and knows the plan's version it loaded last."""

    @initialize()
    def open(self) -> None:
        self.home = Path(tempfile.mkdtemp())
        self.stores = [open_store(self.home) for _ in range(2)]
        self.session = self.stores[0].conversations.start_session("me", "", AT)
        self.loaded: list[int | None] = [None, None]
        self.said: list[tuple[int, str, str]] = []  # key, status, reply
        self.roles: list[str] = []

    def teardown(self) -> None:
        for store in self.stores:
            store.close()
        shutil.rmtree(self.home)

    def running(self) -> int | None:
        return next((turn for turn, (_, status, _) in enumerate(self.said, 1) if status == "running"), None)

    @rule(tab=TABS, key=KEYS)
    def send(self, tab: int, key: int) -> None:
        known = [said for said, _, _ in self.said]
        try:
            begun = self.stores[tab].conversations.begin_turn("me", self.session, str(key), f"m{key}", AT)
        except ConflictError:
            assert key not in known
            assert self.running()
            return
        assert begun.fresh == (key not in known)
        if begun.fresh:
            assert self.running() is None
            self.said.append((key, "running", ""))
        assert self.said[begun.turn - 1][0] == key

    @rule(tab=TABS, turn=TURNS, text=st.text("ab ", max_size=4))
    def grow(self, tab: int, turn: int, text: str) -> None:
        kept = self.stores[tab].conversations.partial("me", self.session, turn, text)
        assert kept == (turn == self.running())
        if kept:
            self.said[turn - 1] = (self.said[turn - 1][0], "running", text)

    @rule(tab=TABS)
    def load(self, tab: int) -> None:
        saved = self.stores[tab].load("me")
        self.loaded[tab] = saved.version if saved else None

    @rule(tab=TABS, turn=TURNS, planned=st.booleans())
    def finish(self, tab: int, turn: int, planned: bool) -> None:
        stale = planned and (self.loaded[tab] or 0) != len(self.roles)
        expected, role = self.loaded[tab], f"role after {len(self.said)} messages in tab {tab}"
        new = NewPlan(state=a_state(role), plan=PLAN, summary="talk", changes=(), expected=expected)
        record = sample(TurnRecord, turn=turn)
        try:
            self.stores[tab].conversations.finish_turn(
                "me", self.session, turn, reply=role, record=record, state={}, at=AT, plan=new if planned else None
            )
        except ConflictError:
            assert stale or turn != self.running()
            return
        assert not stale
        assert turn == self.running()
        self.said[turn - 1] = (self.said[turn - 1][0], "done", role)
        if planned:
            self.roles.append(role)
            self.loaded[tab] = len(self.roles)

    @rule(tab=TABS)
    def edit(self, tab: int) -> None:
        stale = (self.loaded[tab] or 0) != len(self.roles)
        role = f"role edited {len(self.roles)} in tab {tab}"
        try:
            self.stores[tab].save(
                "me", a_state(role), PLAN, summary="edit", changes=(), expected=self.loaded[tab], at=AT
            )
        except ConflictError:
            assert stale
            return
        assert not stale
        self.roles.append(role)
        self.loaded[tab] = len(self.roles)

    @rule(tab=TABS)
    def stop(self, tab: int) -> None:
        turn = self.running()
        if turn:
            self.stores[tab].conversations.interrupt_turn("me", self.session, turn)
            key, _, reply = self.said[turn - 1]
            self.said[turn - 1] = (key, "interrupted", reply)

    @rule(tab=TABS)
    def leave(self, tab: int) -> None:
        """A tab that closes leaves its turn to whoever opens the data next."""
        turn = self.running()
        claimed = turn and ("me", self.session, turn) in self.stores[tab].conversations._claims._held
        if turn and claimed:
            self.stores[tab].conversations.release("me", self.session, turn)
        self.stores[tab].close()
        self.stores[tab] = open_store(self.home)
        self.loaded[tab] = None
        if turn and claimed:
            key, _, reply = self.said[turn - 1]
            self.said[turn - 1] = (key, "interrupted", reply)

    @invariant()
    def everything_said_is_there_once_and_as_it_ended(self) -> None:
        for store in self.stores:
            found = store.conversations.turns("me", self.session, last=100)
            assert [(int(turn.key), turn.status, turn.reply) for turn in found] == self.said
            assert [turn.turn for turn in found] == list(range(1, len(found) + 1))
            assert [turn.user_text for turn in found] == [f"m{turn.key}" for turn in found]

    @invariant()
    def every_saved_plan_is_in_the_history(self) -> None:
        newest = self.stores[0].load("me")
        assert [line.version for line in self.stores[1].history("me")] == list(range(1, len(self.roles) + 1))
        assert (newest.state.profile.text("role") if newest else None) == (self.roles[-1] if self.roles else None)


TestTwoTabs = TwoTabs.TestCase
TestTwoTabs.settings = settings(max_examples=25, stateful_step_count=30, deadline=None)
