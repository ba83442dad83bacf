"""Where the figures of replies come from, in words: by the plan of that reply, which may have moved on since."""

from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache

from coach.app import Coach
from coach.domain.turn import FigureSource, TurnRecord
from coach.errors import KnowledgeError, StoreError, UserInputError
from coach.exports.sources import resolve
from coach.knowledge.documents import Passage
from coach.knowledge.retriever import load_passages
from coach.store import Saved

REPLIES = 1000  # whose sources are remembered
YOURS = "your words"

Words = Mapping[FigureSource, str]


class Sources:
    """The sources of replies. A reply's are looked up when it is first shown, and once: it does not change."""

    def __init__(self, coach: Coach) -> None:
        self._coach = coach
        self._remembered = lru_cache(maxsize=REPLIES)(self._looked_up)

    @cached_property
    def passages(self) -> Mapping[str, Passage]:
        """The guidance by the ids that replies cite."""
        return {passage.id: passage for passage in load_passages(self._coach.settings.knowledge)}

    def of(self, record: TurnRecord) -> Words:
        """Where each figure of a reply comes from."""
        return self._remembered(record.session, record.turn) if record.figures else {}

    def _looked_up(self, session: str, turn: int) -> Words:
        record = self._coach.store.conversations.turn(self._coach.settings.person, session, turn).record
        return dict(self._each(record)) if record else {}

    def _each(self, record: TurnRecord) -> Iterator[tuple[FigureSource, str]]:
        saved = self._version(record.plan.version)
        for source in dict.fromkeys(figure.source for figure in record.figures):
            yield source, self._passage(source) or self._resolved(source, saved)

    def _passage(self, source: FigureSource) -> str:
        found = self.passages.get(source.id) if source.kind == "passage" else None
        return f"{found.title}, {found.section}" if found else ""

    def _resolved(self, source: FigureSource, saved: Saved | None) -> str:
        try:
            if saved is not None:
                plan = saved.plan or self._coach.plan_of(saved.state)
                return resolve(source.id, plan, saved.state.profile, self._coach.framework).words
        except KnowledgeError:  # a figure that stood in the message itself, or was only tried out
            pass
        return YOURS if source.kind == "user" else source.kind

    def _version(self, version: int | None) -> Saved | None:
        """The plan of a reply; None where there was none, or none that this release can read."""
        try:
            return None if version is None else self._coach.store.at(self._coach.settings.person, version)
        except (StoreError, UserInputError):
            return None
