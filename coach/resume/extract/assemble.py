"""The whole reading of one document: sections first, then the parts of each, then what was left over."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from pydantic import BaseModel

from coach.resume.document import Document
from coach.resume.extract import experience
from coach.resume.extract.contact import find_contact
from coach.resume.extract.education import find_education
from coach.resume.extract.extras import CertificateFinder, find_achievements, find_languages
from coach.resume.extract.flat import unflatten
from coach.resume.extract.jobs import find_jobs
from coach.resume.extract.json_resume import from_json_resume
from coach.resume.extract.sections import Block, blocks
from coach.resume.extract.skills import SkillFinder, find_skills
from coach.resume.extract.titles import TitleFinder
from coach.resume.extract.view import Row, View, view
from coach.resume.model import Resume, Section, Span, Value, Vocabulary

KEPT = ("projects", "publications", "awards", "volunteer", "interests", "memberships", "courses", "references", "other")


class Finders(NamedTuple):
    """What is built once per vocabulary."""

    titles: TitleFinder
    skills: SkillFinder
    certificates: CertificateFinder


@lru_cache(maxsize=2)
def _finders(key: int, vocabulary: "Hashed") -> Finders:
    words = vocabulary.vocabulary
    return Finders(TitleFinder(words.titles), SkillFinder(words), CertificateFinder(words.credentials))


class Hashed:
    """A vocabulary as a cache key: the same object is the same key."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def __hash__(self) -> int:
        return id(self.vocabulary)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Hashed) and other.vocabulary is self.vocabulary


def extract(document: Document, vocabulary: Vocabulary, today: date) -> Resume:
    """Everything the document says about a person's working life, each value with its place in the text.

    JSON Resume documents are read as the structured data they are. Pure: same input, same output.
    """
    if document.json_resume is not None:
        return from_json_resume(document, today)
    finders = _finders(id(vocabulary), Hashed(vocabulary))
    seen = view(document)
    if seen.flat:
        seen = unflatten(seen, finders.titles)
    return _read(seen, blocks(seen), finders, today)


def _read(seen: View, found: list[Block], finders: Finders, today: date) -> Resume:
    def of(*kinds: str) -> list[Block]:
        return [block for block in found if block.kind in kinds]

    def rows(*kinds: str) -> list[Row]:
        return [row for block in of(*kinds) for row in block.rows]

    work = of("work") or of("top", "summary", "other", "skills", "personal")
    jobs = find_jobs(seen, work, finders.titles)
    in_jobs = [job.span for job in jobs]
    education = find_education(
        seen,
        of("education"),
        [
            row
            for row in rows("top", "summary", "skills", "personal", "other", "courses", "certificates")
            if not _within(row, in_jobs)
        ]
        if not of("education") or seen.flat
        else [],
    )
    top = rows("top", "personal") or list(seen.rows[:12])
    contact = find_contact(seen, top, finders.titles)
    skills = find_skills(
        seen, of("skills"), rows("top", "summary", "work", "projects", "courses", "other"), finders.skills
    )
    languages = find_languages(seen, of("languages"), rows("skills", "personal", "top", "summary", "other"))
    stated = experience.stated_years(seen)
    computed = experience.computed_years(jobs, today)
    summary = rows("summary")

    def value(place: tuple[int, int] | None) -> Value | None:
        return seen.value(*place) if place else None

    resume = Resume(
        name=value(contact.name),
        email=value(contact.email),
        phone=value(contact.phone),
        links=tuple(seen.value(*place) for place in contact.links),
        location=value(contact.location),
        headline=value(contact.headline),
        summary=seen.value(summary[0].start, summary[-1].end) if summary else None,
        jobs=tuple(jobs),
        education=tuple(education),
        certificates=tuple(
            finders.certificates.find(
                seen, of("certificates"), rows("top", "education", "skills", "courses", "summary")
            )
        ),
        skills=tuple(skills),
        languages=tuple(languages),
        achievements=tuple(find_achievements(seen, jobs, of("awards"))),
        stated_years=tuple(stated),
        computed_years=computed,
        sections=tuple(_section(seen, block) for block in of(*KEPT) if block.rows),
        questions=tuple(experience.questions(jobs, education, stated, computed, today)),
    )
    return resume.model_copy(update={"unplaced": tuple(_unplaced(seen, found, resume))})


def _within(row: Row, spans: list[Span]) -> bool:
    return any(span.start <= row.start < span.end for span in spans)


def _section(seen: View, block: Block) -> Section:
    heading = seen.value(block.heading.start, block.heading.end) if block.heading else None
    return Section(kind=block.kind, heading=heading, lines=tuple(seen.value(row.start, row.end) for row in block.rows))


def _unplaced(seen: View, found: list[Block], resume: Resume) -> Iterator[Value]:
    """Rows no part of which is evidence of anything."""
    spans = sorted(
        (span.start, span.end) for span in _spans([getattr(resume, name) for name in type(resume).model_fields])
    )
    headings = {block.heading.start for block in found if block.heading}
    for row in seen.rows:
        if row.start not in headings and not any(a < row.end and row.start < b for a, b in spans):
            yield seen.value(row.start, row.end)


def _spans(items: Iterable[object]) -> Iterator[Span]:
    for item in items:
        if isinstance(item, Span):
            yield item
        elif isinstance(item, BaseModel):
            yield from _spans(getattr(item, name) for name in type(item).model_fields)
        elif isinstance(item, tuple):
            yield from _spans(item)
