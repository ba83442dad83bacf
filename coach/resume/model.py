"""What a résumé says, and where it says it: every value carries the span of its evidence in the document's text."""

from coach.domain import profile
from coach.domain.figures import Frozen
from coach.framework.catalogue import Catalogue


class Span(Frozen):
    """Half-open range of characters in `Document.text`."""

    start: int
    end: int


class Value(Frozen):
    """Words taken from the document: `text` is the slice at `span` with white space collapsed."""

    text: str
    span: Span


class PartialDate(Frozen):
    """A date as precise as the document is: `value` is "YYYY" or "YYYY-MM"; `span` is what was written."""

    value: str
    span: Span


class Job(Frozen):
    """One position held. `current` is only set when the document says so; a part that was not found is None."""

    title: Value | None = None
    employer: Value | None = None
    location: Value | None = None
    start: PartialDate | None = None
    end: PartialDate | None = None
    current: bool = False
    bullets: tuple[Value, ...] = ()
    span: Span

    def plain(self) -> profile.Job:
        """The job without its places in the text; "" for a title that was not found."""
        return profile.Job(
            title=self.title.text if self.title else "",
            employer=_text(self.employer),
            location=_text(self.location),
            start=_date(self.start),
            end=_date(self.end),
            current=self.current,
            highlights=tuple(bullet.text for bullet in self.bullets),
        )


class Education(Frozen):
    """One course of study. `degree` is the award ("BSc", "HND", "A-levels"), `area` the subject."""

    degree: Value | None = None
    area: Value | None = None
    institution: Value | None = None
    start: PartialDate | None = None
    end: PartialDate | None = None
    span: Span

    def plain(self) -> profile.School:
        """The course without its places in the text."""
        return profile.School(
            degree=_text(self.degree),
            area=_text(self.area),
            institution=_text(self.institution),
            start=_date(self.start),
            end=_date(self.end),
        )


class Certificate(Frozen):
    """A licence, ticket or certificate; `lapsed` when the document says that it is no longer valid."""

    name: Value
    issuer: Value | None = None
    date: PartialDate | None = None
    lapsed: bool = False


class Skill(Frozen):
    """A skill as written, and the vocabulary's name for it ("" when the vocabulary does not know it)."""

    name: Value
    canonical: str = ""


class LanguageSkill(Frozen):
    """A spoken language and, when stated, how well."""

    language: Value
    fluency: Value | None = None


class Achievement(Frozen):
    """A sentence with figures in it, and the figures exactly as written."""

    sentence: Value
    figures: tuple[Value, ...]


class StatedYears(Frozen):
    """Years of experience the document claims in words ("8+ years"); `years` is the number claimed."""

    years: float
    claim: Value


class Section(Frozen):
    """A section kept as it stands: `kind` is one of projects, publications, awards, volunteer, interests, ..."""

    kind: str
    heading: Value | None
    lines: tuple[Value, ...]


class Resume(Frozen):
    """Everything understood from one document, and everything that was not (`unplaced`).

    `computed_years` is the union of the dated jobs in years: overlaps count once, jobs without dates count
    nothing, and it is None when no job is dated.
    """

    name: Value | None = None
    email: Value | None = None
    phone: Value | None = None
    links: tuple[Value, ...] = ()
    location: Value | None = None
    headline: Value | None = None
    summary: Value | None = None
    jobs: tuple[Job, ...] = ()
    education: tuple[Education, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    skills: tuple[Skill, ...] = ()
    languages: tuple[LanguageSkill, ...] = ()
    achievements: tuple[Achievement, ...] = ()
    stated_years: tuple[StatedYears, ...] = ()
    computed_years: float | None = None
    sections: tuple[Section, ...] = ()
    unplaced: tuple[Value, ...] = ()


class Vocabulary(Frozen):
    """The trade words of the coach's own tables, which widen what is recognised.

    titles: names of occupations; skills: canonical name to aliases; credentials: names of licences and awards.
    """

    titles: tuple[str, ...] = ()
    skills: dict[str, tuple[str, ...]] = {}
    credentials: tuple[str, ...] = ()

    @classmethod
    def of(cls, catalogue: Catalogue) -> "Vocabulary":
        """The words of the tables of occupations and competencies."""
        roles = catalogue.occupations.values()
        credentials = (name for role in roles for held in role.credentials for name in (held.name, *held.also))
        return cls(
            titles=tuple(name for role in roles for name in (role.title, *role.also)),
            skills={item.name: item.also for item in catalogue.competencies.values()},
            credentials=tuple(dict.fromkeys(credentials)),
        )

    def __hash__(self) -> int:
        return hash((self.titles, tuple(self.skills), self.credentials))


def _text(value: Value | None) -> str | None:
    return value.text if value else None


def _date(value: PartialDate | None) -> str | None:
    return value.value if value else None
