"""What the store hands out and takes in: plans, documents, conversations, and a person's whole export."""

from datetime import UTC, date, datetime
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, AwareDatetime, Field, field_validator, model_validator

from coach.domain.figures import Frozen
from coach.domain.patch import State
from coach.domain.plan import CareerPlan
from coach.domain.profile import Profile, accept
from coach.domain.turn import TurnRecord

EXPORT_SCHEMA = 3
LATER: dict[Any, tuple[str, ...]] = {1: ("sessions", "turns", "unreviewed"), 2: ("unreviewed",)}  # than a schema
NUMBERS = range(1, 2**31)  # what a database keeps in a column of whole numbers


def utc(at: datetime) -> datetime:
    """The same moment in UTC. Raises ValueError for a time without a zone, and for one beyond the calendar."""
    if at.tzinfo is None:
        raise ValueError("a time without a zone can't be stored")
    try:
        return at.astimezone(UTC)
    except OverflowError:
        raise ValueError(f"{at} is beyond the calendar") from None


Moment = Annotated[AwareDatetime, AfterValidator(utc)]


class VersionInfo(Frozen):
    """One line of a plan's history. `finish` is the day the plan ends on; times are UTC."""

    version: int
    made_at: AwareDatetime
    summary: str
    changes: tuple[str, ...]
    target: str
    finish: date | None


class Saved(Frozen):
    """A version of a person's plan.

    The state is the truth. `plan` is None when it was stored by an older release in a form that no longer fits:
    compute it from the state again.
    """

    person: str
    version: int
    state: State
    plan: CareerPlan | None
    made_at: AwareDatetime
    summary: str


class NewPlan(Frozen):
    """A plan to be saved. `expected` is the version it was made from, None for a first plan."""

    state: State
    plan: CareerPlan
    summary: str
    changes: tuple[str, ...]
    expected: int | None


class NewDocument(Frozen):
    """The text of a document the person gives. Its id is the SHA-256 of the file."""

    sha256: str
    name: str
    media_type: str
    text: str


class StoredDocument(NewDocument):
    """The text of a document the person gave."""

    added_at: AwareDatetime


class Unreviewed(Frozen):
    """What was understood from a document that waits for review, and what the person typed over it, by row.

    `position` is its place in the order they were handed in.
    """

    sha256: str
    position: int = Field(ge=1, lt=NUMBERS.stop)
    understood: dict[str, Any]
    typed: dict[str, str]


TurnStatus = Literal["running", "done", "interrupted", "failed"]


class SessionInfo(Frozen):
    """One line of the list of conversations. `last` is the beginning of what was said last, on one line."""

    id: str
    title: str
    created_at: AwareDatetime
    updated_at: AwareDatetime
    turns: int
    last: str


class StoredTurn(Frozen):
    """A message and its reply, which grows while the turn is running.

    The reply of an interrupted turn is as far as it came; that of a failed one ends with what went wrong. `record` is
    there when the turn is done, and None as well when an older release stored it in a form that no longer fits.
    `fresh` says that the message was new, not one sent again.
    """

    turn: int
    key: str
    user_text: str
    status: TurnStatus
    reply: str
    record: TurnRecord | None
    at: AwareDatetime
    fresh: bool = False


class ArchivedVersion(Frozen):
    """A version as exported; the plan stays as it was stored."""

    version: int = Field(ge=1, lt=NUMBERS.stop)
    made_at: Moment
    summary: str
    changes: tuple[str, ...]
    target: str
    finish: date | None
    state: State
    plan: dict[str, Any]

    @field_validator("state")
    @classmethod
    def _facts_fit(cls, state: State) -> State:
        """The gates every fact passed when it was first said; a changed file doesn't get around them."""
        for rejected in accept(Profile(), state.profile.facts).rejected:
            raise ValueError(f"{rejected.fact.slot} {rejected.fact.value}: {rejected.why}")
        return state


class ArchivedDocument(StoredDocument):
    """A document as exported; `position` is its place in the order they were handed in."""

    position: int = Field(ge=1, lt=NUMBERS.stop)
    added_at: Moment


class ArchivedSession(Frozen):
    """A conversation as exported; `position` is its place in the order of what happened last."""

    id: str
    title: str
    position: int = Field(ge=1, lt=NUMBERS.stop)
    created_at: Moment
    updated_at: Moment


class ArchivedTurn(Frozen):
    """A turn as exported; record and state stay as they were stored. One that was running then is interrupted now."""

    session: str
    turn: int = Field(ge=1, lt=NUMBERS.stop)
    key: str
    user_text: str
    status: TurnStatus
    reply: str
    record: dict[str, Any] | None
    state: dict[str, Any] | None
    claim: str | None
    at: Moment

    @model_validator(mode="before")
    @classmethod
    def _nobody_runs_it(cls, row: Any) -> Any:
        if isinstance(row, dict) and row.get("status") == "running":
            return {**row, "status": "interrupted", "claim": None}
        return row


class Archive(Frozen):
    """Everything stored about one person."""

    schema_version: Literal[1, 2, 3]
    person: str = Field(pattern=r"\S")
    versions: tuple[ArchivedVersion, ...]
    documents: tuple[ArchivedDocument, ...]
    sessions: tuple[ArchivedSession, ...]
    turns: tuple[ArchivedTurn, ...]
    unreviewed: tuple[Unreviewed, ...]

    @model_validator(mode="before")
    @classmethod
    def _of_older_releases(cls, data: Any) -> Any:
        """Conversations came with the second schema, documents that wait for review with the third."""
        if not isinstance(data, dict):
            return data
        later = LATER.get(data.get("schema_version"), ())
        return {**dict.fromkeys(later, ()), **data}

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        names: dict[str, list[object]] = {
            "version": [item.version for item in self.versions],
            "document": [item.sha256 for item in self.documents],
            "unreviewed document": [item.sha256 for item in self.unreviewed],
            "conversation": [item.id for item in self.sessions],
            "turn": [(item.session, item.turn) for item in self.turns],
            "message": [(item.session, item.key) for item in self.turns],
        }
        for what, found in names.items():
            if len(set(found)) < len(found):
                raise ValueError(f"a {what} occurs twice")
        if not {item.session for item in self.turns} <= {item.id for item in self.sessions}:
            raise ValueError("a turn belongs to no conversation")
        return self
