"""What was understood from a résumé, for a person to check."""

from collections.abc import Iterator

from coach.resume.model import Certificate, Job, PartialDate
from coach.resume.understood import Understood


def describe(understood: Understood) -> str:
    """Everything read from a résumé in plain lines, then the questions, hidden text and what could not be placed."""
    return "\n".join(_lines(understood))


def _lines(understood: Understood) -> Iterator[str]:
    resume, document = understood.resume, understood.document
    for label in ("name", "headline", "email", "phone", "location"):
        value = getattr(resume, label)
        if value is not None:
            yield f"{label.capitalize():<10} {value.text}"
    for link in resume.links:
        yield f"{'Link':<10} {link.text}"
    if resume.computed_years is not None:
        yield f"{'Years':<10} {resume.computed_years:g} of dated work, overlaps counted once"
    yield from _section("Work", [_job(job) for job in resume.jobs])
    yield from _section(
        "Education",
        [
            ", ".join(part.text for part in (item.degree, item.area, item.institution) if part)
            + (_dates(item.start, item.end, False) if item.start else _when(item.end))
            for item in resume.education
        ],
    )
    yield from _section("Certificates", [_certificate(item) for item in resume.certificates])
    skills = ", ".join(item.name.text for item in resume.skills)
    yield from _section("Skills", [skills] if skills else [])
    yield from _section(
        "Languages",
        [item.language.text + (f" ({item.fluency.text})" if item.fluency else "") for item in resume.languages],
    )
    yield from _section("Achievements with figures", [item.sentence.text for item in resume.achievements])
    yield from _section("Questions", list(understood.questions))
    yield from _section("Hidden text, left out", [f"{item.text} ({item.why})" for item in document.hidden])
    yield from _section("Notes", list(understood.notes))
    yield from _section("Could not be placed", [item.text for item in resume.unplaced])


def _section(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield title
        for line in lines:
            yield f"  {line}"


def _job(job: Job) -> str:
    what = ", ".join(part.text for part in (job.title, job.employer, job.location) if part)
    return (what or "Position without a title") + _dates(job.start, job.end, job.current)


def _certificate(item: Certificate) -> str:
    return item.name.text + (" (expired)" if item.lapsed else _when(item.date))


def _when(day: PartialDate | None) -> str:
    return f" ({day.value})" if day else ""


def _dates(start: PartialDate | None, end: PartialDate | None, current: bool) -> str:
    last = end.value if end else "today" if current else ""
    if start is None and not last:
        return ""
    return f" ({start.value if start else '?'} to {last or '?'})"
