"""The whole reading of one document: sections first, then the parts of each, then what was left over."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from pydantic import BaseModel

from coach.domain.history import years_worked
from coach.resume.document import Document
from coach.resume.extract.contact import find_contact
from coach.resume.extract.cover import Cover
from coach.resume.extract.education import find_education
from coach.resume.extract.experience import stated_years
from coach.resume.extract.extras import CertificateFinder, find_achievements, find_languages, names_language
from coach.resume.extract.flat import unflatten
from coach.resume.extract.jobs import find_jobs
from coach.resume.extract.json_resume import from_json_resume
from coach.resume.extract.sections import Block, blocks
from coach.resume.extract.skills import SkillFinder, find_skills
from coach.resume.extract.titles import TitleFinder
from coach.resume.extract.view import Row, View, view
from coach.resume.model import Job, Resume, Section, Span, Value, Vocabulary

KEPT = ("projects", "publications", "awards", "volunteer", "interests", "memberships", "courses", "references", "other")

TOP_ROWS = 12


class Finders(NamedTuple):
    """What is built once per vocabulary."""

    titles: TitleFinder
    skills: SkillFinder
    certificates: CertificateFinder


@lru_cache(maxsize=2)
def _finders(vocabulary: Vocabulary) -> Finders:
    return Finders(TitleFinder(vocabulary.titles), SkillFinder(vocabulary), CertificateFinder(vocabulary.credentials))


class Sections:
    """The sections of a document, asked for by kind."""

    def __init__(self, found: list[Block]) -> None:
        self.all = found

    def of(self, *kinds: str) -> list[Block]:
        """Sections of these kinds, in order."""
        return [block for block in self.all if block.kind in kinds]

    def rows(self, *kinds: str) -> list[Row]:
        """Their rows."""
        return [row for block in self.of(*kinds) for row in block.rows]


def extract(document: Document, vocabulary: Vocabulary, today: date) -> Resume:
    """Everything the document says about a person's working life, each value with its place in the text.

    JSON Resume documents are read as the structured data they are. Pure: same input, same output.
    """
    if document.json_resume is not None:
        return from_json_resume(document, today)
    finders = _finders(vocabulary)
    seen = view(document)
    if seen.flat:
        seen = unflatten(seen, finders.titles)
    sections = Sections(blocks(seen))
    resume = _read(seen, sections, finders, today)
    return resume.model_copy(update={"unplaced": tuple(_unplaced(seen, sections.all, resume))})


def _read(seen: View, sections: Sections, finders: Finders, today: date) -> Resume:
    of, rows = sections.of, sections.rows
    jobs = find_jobs(seen, of("work") or of("top", "summary", "other", "skills", "personal"), finders.titles)
    education = find_education(seen, of("education"), _rows_with_degrees(seen, sections, jobs))
    mixed = rows("top", "summary", "work", "projects", "courses", "other")
    learned = rows("top", "education", "skills", "courses", "summary")
    spoken = rows("skills", "personal", "top", "summary", "other")
    languages = find_languages(seen, of("languages"), spoken)
    names = [item.language for item in languages]
    names += [name for name in (*(job.employer for job in jobs), *(item.institution for item in education)) if name]
    named = Cover((name.span.start, name.span.end) for name in names)
    skills = find_skills(seen, of("skills"), mixed, finders.skills)
    return Resume(
        **_person(seen, sections, finders),
        jobs=tuple(jobs),
        education=tuple(education),
        certificates=tuple(finders.certificates.find(seen, of("certificates"), learned)),
        skills=tuple(
            item
            for item in skills
            if not named.overlaps(item.name.span.start, item.name.span.end) and not names_language(item.name.text)
        ),
        languages=tuple(languages),
        achievements=tuple(find_achievements(seen, jobs, of("awards"))),
        stated_years=tuple(stated_years(seen)),
        computed_years=years_worked([job.plain() for job in jobs], today),
        sections=tuple(_section(seen, block) for block in _kept(sections)),
    )


def _kept(sections: Sections) -> list[Block]:
    """Sections shown as they stand: those no part of the résumé is made of, and further summaries."""
    further = [block for block in sections.of("summary") if block.rows][1:]
    return [block for block in sections.all if block.rows and (block.kind in KEPT or block in further)]


def _person(seen: View, sections: Sections, finders: Finders) -> dict[str, Any]:
    """Who it is: the fields of `Resume` that name and describe the person."""
    contact = find_contact(seen, sections.rows("top", "personal") or list(seen.rows[:TOP_ROWS]), finders.titles)
    summary = next((block.rows for block in sections.of("summary") if block.rows), ())
    places = {name: getattr(contact, name) for name in ("name", "email", "phone", "location", "headline")}
    return {
        **{name: seen.value(*place) if place else None for name, place in places.items()},
        "links": tuple(seen.value(*place) for place in contact.links),
        "summary": seen.value(summary[0].start, summary[-1].end) if summary else None,
    }


def _rows_with_degrees(seen: View, sections: Sections, jobs: list[Job]) -> list[Row]:
    """Rows outside an education section that may name degrees: all likely ones when there is no such section."""
    if sections.of("education") and not seen.flat:
        return []
    inside = Cover((job.span.start, job.span.end) for job in jobs)
    likely = sections.rows("top", "summary", "skills", "personal", "other", "courses", "certificates")
    return [row for row in likely if not inside.holds(row.start)]


def _section(seen: View, block: Block) -> Section:
    heading = seen.value(block.heading.start, block.heading.end) if block.heading else None
    return Section(kind=block.kind, heading=heading, lines=tuple(seen.value(row.start, row.end) for row in block.rows))


def _unplaced(seen: View, found: list[Block], resume: Resume) -> Iterator[Value]:
    """Rows no part of which is evidence of anything."""
    said = _spans([getattr(resume, name) for name in type(resume).model_fields])
    evidence = Cover((span.start, span.end) for span in said)
    headings = {block.heading.start for block in found if block.heading}
    for row in seen.rows:
        if row.start not in headings and not evidence.overlaps(row.start, row.end):
            yield seen.value(row.start, row.end)


def _spans(items: Iterable[object]) -> Iterator[Span]:
    for item in items:
        if isinstance(item, Span):
            yield item
        elif isinstance(item, BaseModel):
            yield from _spans(getattr(item, name) for name in type(item).model_fields)
        elif isinstance(item, tuple):
            yield from _spans(item)
