"""What the editorial tables hold: competencies, and occupations with what they ask for."""

from typing import Literal

from pydantic import Field

from coach.domain.figures import Frozen
from coach.domain.profile import Level

Sector = Literal[
    "technology",
    "finance",
    "healthcare",
    "professional-services",
    "education",
    "trades",
    "government",
    "retail-hospitality",
    "creative-media",
    "logistics-manufacturing",
    "science",
]
Track = Literal["individual", "management", "specialist"]
Need = Literal["required", "helpful"]


class Competency(Frozen):
    """A skill: how it is learnt (paid and free), practised and proved.

    `shown` are words that stand close together in a line on work done where the skill shows in it ("led team").
    """

    id: str
    name: str
    also: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    kind: str
    group: Literal["technical", "domain", "soft", "business"]
    learn: str
    free: str
    practise: str
    proof: str


class SkillNeed(Frozen):
    skill: str
    level: Level
    need: Need


class CredentialNeed(Frozen):
    """A credential with calendar months, cost in USD and own study hours, from a standing start.

    `served_as` names roles whose years count towards the months, as an apprentice's do.
    """

    name: str
    also: tuple[str, ...] = ()
    need: Literal["required", "helpful", "either"]
    months: tuple[float, float]
    cost: tuple[float, float]
    hours: tuple[float, float]
    includes: str | None = None
    after_years: float | None = None
    served_as: tuple[str, ...] = ()


class Experience(Frozen):
    """Years usually spent in feeder work before someone is hired into the role."""

    years: tuple[float, float]
    work: str = Field(alias="in")


class Occupation(Frozen):
    """A role: its place on a ladder, what it asks for, and what proves readiness.

    `heads` are words that name the role whatever stands before them ("nurse": "travel nurse", "theatre nurse").
    `fields` are what people call the field they would usually enter by this role ("human resources": HR assistant).
    `graduates` are subjects of degrees whose graduates often begin in it.
    `ladder` names the stage of a documents' ladder the role stands on ("backend-stage-2"), where there is one.
    """

    id: str
    title: str
    also: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    graduates: tuple[str, ...] = ()
    soc: str
    sector: Sector
    family: str
    track: Track
    rank: int
    summary: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    adjacent: tuple[str, ...] = ()
    experience: Experience
    skills: tuple[SkillNeed, ...]
    credentials: tuple[CredentialNeed, ...] = ()
    proof: tuple[str, ...]
    stretch: tuple[str, ...]
    people: tuple[str, ...]
    venues: tuple[str, ...]
    search: tuple[str, ...]
    outlook: str
    ladder: str | None = None

    @property
    def entry(self) -> bool:
        """Whether people are hired without earlier years in the work, and learn it in the role."""
        return self.rank == 1 or self.experience.years[0] == 0

    @property
    def required(self) -> tuple[SkillNeed, ...]:
        return tuple(item for item in self.skills if item.need == "required")
