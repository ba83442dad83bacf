"""From an understood résumé to proposed facts, each with the words and the place it rests on."""

from collections.abc import Iterator
from datetime import date

from coach.domain.history import contradicts, years_worked
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
        for job in self._jobs():
            yield self.fact("jobs", job.plain(), job.span, self._dated(job.plain()))
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

    def _dated(self, entry: Job | School) -> Status:
        """Stated, unless its dates can't be right."""
        return "cannot confirm" if contradicts(entry, self.today) else "stated"

    def _jobs(self) -> list[ReadJob]:
        """Jobs but for those whose title is the person's own name: Cook, Baker and Mason are surnames too."""
        name = self.resume.name.text if self.resume.name else None
        return [job for job in self.resume.jobs if job.title is None or job.title.text != name]

    def _present(self) -> ReadJob | None:
        """The running job, else the one begun last, else the first named; those with impossible dates last of all."""
        titled = [job for job in self._jobs() if job.title is not None]
        sound = [job for job in titled if self._dated(job.plain()) == "stated"] or titled
        current = [job for job in sound if job.current]
        dated = sorted((job for job in sound if job.start), key=lambda job: job.start.value if job.start else "")
        chosen = current or dated[-1:] or sound
        return chosen[0] if chosen else None

    def _years(self) -> Iterator[Fact]:
        """Years worked: computed from dated jobs, with what the document claims beside it; else what it claims."""
        stated = max(self.resume.stated_years, key=lambda item: item.years, default=None)
        if self.resume.computed_years is not None:
            span = next(job.span for job in self.resume.jobs if years_worked([job.plain()], self.today) is not None)
            yield self.fact("years_experience", self.resume.computed_years, span, "inferred")
        if stated is not None:
            slot = "years_experience" if self.resume.computed_years is None else "years_claimed"
            yield self.fact(slot, stated.years, stated.claim.span)

    def _learning(self) -> Iterator[Fact]:
        for item in self.resume.education:
            yield self.fact("education", item.plain(), item.span, self._dated(item.plain()))
        for certificate in self.resume.certificates:
            if certificate.lapsed:
                continue
            held = Held(
                name=certificate.name.text,
                issuer=certificate.issuer.text if certificate.issuer else None,
                on=certificate.date.value if certificate.date else None,
            )
            yield self.fact("credentials", held, certificate.name.span)
        for skill in self.resume.skills:
            yield self.fact("skills", HeldSkill(name=skill.name.text), skill.name.span)
