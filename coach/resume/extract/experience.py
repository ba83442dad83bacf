"""Years of experience, stated and computed, and questions about dates that cannot all be true."""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from coach.resume.extract.lexicon import table
from coach.resume.extract.view import View
from coach.resume.model import Education, Job, PartialDate, StatedYears

ABOUT = r"(?:\b(?:over|more than|nearly|almost|around|about|approximately|at least)\s+|~\s*)?"
UNIT = r"\s*\+?\s*(?:-\s*)?(?:plus\s+)?(?:years?|yrs?)\b\.?['’]?(?:\s+(?:and\s+)?\d{1,2}\s+months?)?"
WHAT = r"(?=[^.\n]{0,60}?(?:experience|expertise|background|track record|practice)|\s+(?:of|in|as|working)\b)"
BEFORE = re.compile(
    r"experience\b[^.\n]{0,25}?\s*(?:of|:|-|–)\s*(?P<claim>(?P<number>\d{1,2}(?:\.\d)?)\s*\+?\s*(?:years?|yrs?)\b)",
    re.I,
)
FULL_TIME = re.compile(r"\bfull[- ]?time\b", re.IGNORECASE)
LONGEST = 60  # years beyond which a number is not a working life
FAR_APART = 3.0  # years between stated and computed experience that call for a question

Month = int  # months since year 0


@cache
def _numbers() -> dict[str, int]:
    return dict(table("months")["numbers"])


@cache
def _claim() -> re.Pattern[str]:
    names = "|".join(sorted(_numbers(), key=len, reverse=True))
    number = rf"(?<![\w.$/-])(?P<number>\d{{1,2}}(?:\.\d{{1,2}})?|{names})"
    return re.compile(ABOUT + number + UNIT + WHAT, re.IGNORECASE)


def stated_years(view: View) -> list[StatedYears]:
    """Claims like "8+ years of experience", in order."""
    found = []
    for pattern, part in ((_claim(), 0), (BEFORE, "claim")):
        for match in pattern.finditer(view.text):
            number = match["number"].lower()
            years = float(_numbers().get(number, 0) or number)
            if 0 < years <= LONGEST:
                found.append(StatedYears(years=years, claim=view.value(*match.span(part))))
    unique = {claim.claim.span.start: claim for claim in sorted(found, key=lambda claim: claim.claim.span.start)}
    return list(unique.values())


def interval(job: Job, today: date) -> tuple[Month, Month] | None:
    """First month and month after the last of a dated job; None without dates or with impossible ones.

    A year alone runs from its January as a start. As an end it also stands for its January, so that "2016 - 2019"
    counts three years; a single year counts as that year.
    """
    if job.start is None or job.end is None and not job.current:
        return None
    now = today.year * 12 + today.month
    first = _month(job.start)
    last = now if job.end is None else _month(job.end) + (len(job.end.value) > 4)
    if job.end is not None and job.end.value == job.start.value:
        last = first + (12 if len(job.end.value) == 4 else 1)
    last = min(last, now)
    return (first, last) if first <= last else None


def _month(point: PartialDate) -> Month:
    year, _, month = point.value.partition("-")
    return int(year) * 12 + int(month or 1)


def computed_years(jobs: Sequence[Job], today: date) -> float | None:
    """Years covered by the dated jobs, overlaps counted once, to one decimal; None when no job is dated."""
    spans = sorted(span for job in jobs if (span := interval(job, today)))
    if not spans:
        return None
    months, reached = 0, 0
    for first, last in spans:
        months += max(0, last - max(first, reached))
        reached = max(reached, last)
    return round(months / 12, 1)


def questions(
    jobs: Sequence[Job],
    education: Sequence[Education],
    stated: Sequence[StatedYears],
    computed: float | None,
    today: date,
) -> list[str]:
    """What the dates leave open, asked plainly."""
    asked = [question for job in jobs for question in _job_questions(job, today)]
    for course in education:
        if course.start and course.end and _before(course.end, course.start):
            asked.append(
                f"The studies at {_name(course)} end ({course.end.value}) before they start ({course.start.value}). "
                "Which dates are right?"
            )
    asked.extend(_clashes(jobs, today))
    if stated and computed is not None:
        claim = max(stated, key=lambda item: item.years)
        if abs(claim.years - computed) > FAR_APART:
            asked.append(
                f"The text says “{claim.claim.text}”, and the dated jobs add up to {computed:g} years. "
                "How many years should I count?"
            )
    return list(dict.fromkeys(asked))


def _clashes(jobs: Sequence[Job], today: date) -> list[str]:
    """Two positions that both say full-time and share more than a month."""
    whole = [(job, span) for job in jobs if _full_time(job) and (span := interval(job, today))]
    return [
        f"“{_title(one)}” and “{_title(other)}” are both full-time and overlap. Are the dates right?"
        for n, (one, (start, end)) in enumerate(whole)
        for other, (first, last) in whole[n + 1 :]
        if min(end, last) - max(start, first) > 1
    ]


def _full_time(job: Job) -> bool:
    parts = (job.title, *job.bullets)
    return any(FULL_TIME.search(part.text) for part in parts if part)


def _title(job: Job) -> str:
    return " at ".join(part.text for part in (job.title, job.employer) if part)


def _job_questions(job: Job, today: date) -> list[str]:
    name = _title(job)
    now = PartialDate(value=f"{today:%Y-%m}", span=job.span)
    asked = []
    if job.start and job.end and _before(job.end, job.start):
        asked.append(f"“{name}” ends ({job.end.value}) before it starts ({job.start.value}). Which dates are right?")
    if job.start and _before(now, job.start):
        asked.append(f"“{name}” starts in the future ({job.start.value}). Is that date right?")
    elif job.end and _before(now, job.end):
        asked.append(f"“{name}” ends in the future ({job.end.value}). Is it still going on?")
    return asked


def _name(course: Education) -> str:
    return course.institution.text if course.institution else "school"


def _before(one: PartialDate, other: PartialDate) -> bool:
    """Whether `one` is certainly earlier, at the precision both share."""
    width = min(len(one.value), len(other.value))
    return one.value[:width] < other.value[:width]
