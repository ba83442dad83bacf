"""From an understood résumé to proposed facts, each with the words and the place it rests on."""

from collections.abc import Iterator
from datetime import date

from coach.domain.profile import (
    Achievement,
    Fact,
    Held,
    HeldSkill,
    Job,
    Record,
    School,
    Source,
    Spoken,
    Status,
    Value,
    partial_date,
)
from coach.resume.document import Document
from coach.resume.model import Job as ReadJob
from coach.resume.model import Resume, Span


def facts_of(resume: Resume, document: Document, today: date) -> tuple[Fact, ...]:
    """The facts of a résumé, with source "document" and the slice of its text as evidence."""
    return tuple(_Facts(resume, document, today).all())


class _Facts:
    def __init__(self, resume: Resume, document: Document, today: date) -> None:
        self.resume, self.document, self.today = resume, document, today

    def fact(self, slot: str, value: Value | Record, span: Span, status: Status = "stated") -> Fact:
        """A fact whose evidence is the document's text at the span."""
        source = Source(kind="document", id=self.document.name, span=(span.start, span.end))
        evidence = self.document.text[span.start : span.end]
        return Fact(slot=slot, value=value, status=status, source=source, evidence=evidence)

    def all(self) -> Iterator[Fact]:
        yield from self._person()
        yield from self._work()
        yield from self._learning()
        for item in self.resume.achievements:
            figures = tuple(figure.text for figure in item.figures)
            value = Achievement(text=item.sentence.text, figures=figures)
            yield self.fact("achievements", value, item.sentence.span)

    def _person(self) -> Iterator[Fact]:
        for slot in ("name", "email", "phone", "location"):
            value = getattr(self.resume, slot)
            if value is not None:
                yield self.fact(slot, value.text, value.span)
        for link in self.resume.links:
            yield self.fact("links", link.text, link.span)
        for item in self.resume.languages:
            fluency = item.fluency.text if item.fluency else None
            yield self.fact("language", Spoken(name=item.language.text, fluency=fluency), item.language.span)

    def _work(self) -> Iterator[Fact]:
        for job in self._titled():
            yield self.fact("jobs", _job(job), job.span)
        present = self._present()
        if present is not None and present.title is not None:
            status: Status = "stated" if present.current else "inferred"
            yield self.fact("role", present.title.text, present.title.span, status)
            begun = partial_date(present.start.value) if present.start and present.current else None
            if begun is not None and present.start is not None and begun <= self.today:
                years = round((self.today - begun).days / 365.25, 1)
                yield self.fact("years_in_role", years, present.start.span, "inferred")
        elif self.resume.headline is not None:
            yield self.fact("role", self.resume.headline.text, self.resume.headline.span, "inferred")
        yield from self._years()

    def _titled(self) -> list[ReadJob]:
        """Jobs with a title that is not the person's own name: Cook, Baker and Mason are surnames too."""
        name = self.resume.name.text if self.resume.name else None
        return [job for job in self.resume.jobs if job.title is not None and job.title.text != name]

    def _present(self) -> ReadJob | None:
        """The running job, else the one begun last, else the first named."""
        titled = self._titled()
        current = [job for job in titled if job.current]
        dated = sorted((job for job in titled if job.start), key=lambda job: job.start.value if job.start else "")
        chosen = current or dated[-1:] or titled
        return chosen[0] if chosen else None

    def _years(self) -> Iterator[Fact]:
        """Years worked: computed from dated jobs, else as the document claims."""
        if self.resume.computed_years is not None:
            dated = [job for job in self.resume.jobs if job.start is not None]
            span = dated[0].span if dated else Span(start=0, end=0)
            yield self.fact("years_experience", round(self.resume.computed_years, 1), span, "inferred")
        elif self.resume.stated_years:
            stated = max(self.resume.stated_years, key=lambda item: item.years)
            yield self.fact("years_experience", stated.years, stated.claim.span)

    def _learning(self) -> Iterator[Fact]:
        for item in self.resume.education:
            school = School(
                degree=item.degree.text if item.degree else None,
                area=item.area.text if item.area else None,
                institution=item.institution.text if item.institution else None,
                start=item.start.value if item.start else None,
                end=item.end.value if item.end else None,
            )
            yield self.fact("education", school, item.span)
        for certificate in self.resume.certificates:
            held = Held(
                name=certificate.name.text,
                issuer=certificate.issuer.text if certificate.issuer else None,
                on=certificate.date.value if certificate.date else None,
            )
            yield self.fact("credentials", held, certificate.name.span)
        for skill in self.resume.skills:
            yield self.fact("skills", HeldSkill(name=skill.name.text), skill.name.span)


def _job(job: ReadJob) -> Job:
    return Job(
        title=job.title.text if job.title else "",
        employer=job.employer.text if job.employer else None,
        location=job.location.text if job.location else None,
        start=job.start.value if job.start else None,
        end=job.end.value if job.end else None,
        current=job.current,
        highlights=tuple(bullet.text for bullet in job.bullets),
    )
