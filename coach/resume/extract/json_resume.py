"""Résumés as JSON Resume 1.x documents, in and out."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from coach.domain.history import years_worked
from coach.resume.document import Document
from coach.resume.model import (
    Certificate,
    Education,
    Job,
    LanguageSkill,
    PartialDate,
    Resume,
    Skill,
    Span,
    Value,
)

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"


def to_json_resume(resume: Resume, questions: Sequence[str] = ()) -> dict[str, Any]:
    """The résumé as a JSON Resume document; "x-coach" adds evidence, questions and what was not placed.

    Dates stay as precise as they were found ("YYYY" or "YYYY-MM"); what was not found is left out.
    """
    basics = {
        "name": _text(resume.name),
        "label": _text(resume.headline),
        "email": _text(resume.email),
        "phone": _text(resume.phone),
        "summary": _text(resume.summary),
        "location": {"address": resume.location.text} if resume.location else None,
        "profiles": [{"url": link.text} for link in resume.links],
    }
    body = {
        "$schema": SCHEMA,
        "basics": _filled(basics),
        "work": [_work(job) for job in resume.jobs],
        "education": [_study(course) for course in resume.education],
        "certificates": [
            _filled({"name": c.name.text, "issuer": _text(c.issuer), "date": _date(c.date)})
            for c in resume.certificates
        ],
        "skills": [{"name": skill.name.text} for skill in resume.skills],
        "languages": [_filled({"language": x.language.text, "fluency": _text(x.fluency)}) for x in resume.languages],
    }
    return {**_filled(body), "x-coach": {**_evidence(resume), "questions": list(questions)}}


def _work(job: Job) -> dict[str, Any]:
    return _filled(
        {
            "name": _text(job.employer),
            "position": _text(job.title),
            "location": _text(job.location),
            "startDate": _date(job.start),
            "endDate": _date(job.end),
            "highlights": [bullet.text for bullet in job.bullets],
        }
    )


def _study(course: Education) -> dict[str, Any]:
    return _filled(
        {
            "institution": _text(course.institution),
            "studyType": _text(course.degree),
            "area": _text(course.area),
            "startDate": _date(course.start),
            "endDate": _date(course.end),
        }
    )


def _evidence(resume: Resume) -> dict[str, Any]:
    dumped = resume.model_dump(mode="json")
    evidence = {
        key: dumped[key] for key in dumped if key not in ("sections", "unplaced", "computed_years", "achievements")
    }
    return {
        "evidence": evidence,
        "achievements": dumped["achievements"],
        "sections": dumped["sections"],
        "computedYears": resume.computed_years,
        "unplaced": dumped["unplaced"],
    }


def _text(value: Value | None) -> str | None:
    return value.text if value else None


def _date(value: PartialDate | None) -> str | None:
    return value.value if value else None


def _filled(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if value not in (None, "", [], {})}


class Evidence:
    """Finds values of a structured document in its text, one after the other."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._at = 0

    def value(self, text: object) -> Value | None:
        """The next place where the text says it; the first one when it does not come again; None for no text."""
        words = str(text).strip() if isinstance(text, str | int | float) else ""
        if not words:
            return None
        at = self.text.find(words, self._at)
        at = at if at >= 0 else self.text.find(words)
        if at < 0:
            return None
        self._at = at
        return Value(text=" ".join(words.split()), span=Span(start=at, end=at + len(words)))

    def date(self, text: object) -> PartialDate | None:
        """A date cut to the month."""
        value = self.value(text)
        if value is None or not value.text[:4].isdigit():
            return None
        return PartialDate(value=value.text[:7] if len(value.text) >= 7 else value.text[:4], span=value.span)


def from_json_resume(document: Document, today: date) -> Resume:
    """A JSON Resume document as it stands; spans point to the values in `document.text`."""
    data = document.json_resume or {}
    find = Evidence(document.text)
    basics = data.get("basics") or {}
    place = basics.get("location") or {}
    name, headline = find.value(basics.get("name")), find.value(basics.get("label"))
    email, phone = find.value(basics.get("email")), find.value(basics.get("phone"))
    links = [find.value(link) for link in (basics.get("url"), *(row.get("url") for row in _rows(basics, "profiles")))]
    jobs = tuple(_job(row, find) for row in _rows(data, "work"))
    education = tuple(_course(row, find) for row in _rows(data, "education"))
    return Resume(
        name=name,
        headline=headline,
        email=email,
        phone=phone,
        links=tuple(link for link in links if link),
        location=find.value(place.get("city") or place.get("address") or place.get("region")),
        summary=find.value(basics.get("summary")),
        jobs=jobs,
        education=education,
        certificates=tuple(c for row in _rows(data, "certificates") if (c := _certificate(row, find))),
        skills=tuple(_skills(data, find)),
        languages=tuple(x for row in _rows(data, "languages") if (x := _language(row, find))),
        computed_years=years_worked([job.plain() for job in jobs], today),
    )


def _rows(data: dict[str, Any], key: str) -> list[dict[str, Any]]:
    return [row for row in data.get(key) or [] if isinstance(row, dict)]


def _job(row: dict[str, Any], find: Evidence) -> Job:
    employer, title = find.value(row.get("name") or row.get("company")), find.value(row.get("position"))
    location = find.value(row.get("location"))
    start, end = find.date(row.get("startDate")), find.date(row.get("endDate"))
    bullets = [find.value(text) for text in (row.get("summary"), *(row.get("highlights") or []))]
    kept = tuple(bullet for bullet in bullets if bullet)
    return Job(
        title=title,
        employer=employer,
        location=location,
        start=start,
        end=end,
        current=start is not None and end is None,
        bullets=kept,
        span=_cover([title, employer, start, end, *kept]),
    )


def _course(row: dict[str, Any], find: Evidence) -> Education:
    school, degree, area = (find.value(row.get(key)) for key in ("institution", "studyType", "area"))
    start, end = find.date(row.get("startDate")), find.date(row.get("endDate"))
    return Education(
        degree=degree,
        area=area,
        institution=school,
        start=start,
        end=end,
        span=_cover([school, degree, area, start, end]),
    )


def _cover(parts: list[Value | PartialDate | None]) -> Span:
    spans = [part.span for part in parts if part]
    return Span(start=min((s.start for s in spans), default=0), end=max((s.end for s in spans), default=0))


def _certificate(row: dict[str, Any], find: Evidence) -> Certificate | None:
    name = find.value(row.get("name"))
    return (
        Certificate(name=name, issuer=find.value(row.get("issuer")), date=find.date(row.get("date"))) if name else None
    )


def _language(row: dict[str, Any], find: Evidence) -> LanguageSkill | None:
    name = find.value(row.get("language"))
    return LanguageSkill(language=name, fluency=find.value(row.get("fluency"))) if name else None


def _skills(data: dict[str, Any], find: Evidence) -> list[Skill]:
    words = [word for row in _rows(data, "skills") for word in (row.get("keywords") or [row.get("name")])]
    return [Skill(name=value) for word in words if (value := find.value(word))]
