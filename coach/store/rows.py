"""What the store hands out and takes in: saved plans, version lines, documents, and a person's whole export."""

from datetime import UTC, date, datetime
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, AwareDatetime, Field, field_validator, model_validator

from coach.domain.figures import Frozen
from coach.domain.patch import State
from coach.domain.plan import CareerPlan
from coach.domain.profile import Profile, accept

EXPORT_SCHEMA = 1
NUMBERS = range(1, 2**31)  # what a database keeps in a column of whole numbers


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


class StoredDocument(Frozen):
    """The text of a document the person gave. Its id is the SHA-256 of the file."""

    sha256: str
    name: str
    media_type: str
    text: str
    added_at: AwareDatetime


def utc(at: datetime) -> datetime:
    """The same moment in UTC. Raises ValueError for a time without a zone, and for one beyond the calendar."""
    if at.tzinfo is None:
        raise ValueError("a time without a zone can't be stored")
    try:
        return at.astimezone(UTC)
    except OverflowError:
        raise ValueError(f"{at} is beyond the calendar") from None


Moment = Annotated[AwareDatetime, AfterValidator(utc)]


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


class Archive(Frozen):
    """Everything stored about one person."""

    schema_version: Literal[1]
    person: str = Field(pattern=r"\S")
    versions: tuple[ArchivedVersion, ...]
    documents: tuple[ArchivedDocument, ...]

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        if len({item.version for item in self.versions}) < len(self.versions):
            raise ValueError("a version occurs twice")
        if len({item.sha256 for item in self.documents}) < len(self.documents):
            raise ValueError("a document occurs twice")
        return self
