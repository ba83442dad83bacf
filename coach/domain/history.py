"""A working life by its dates: how many years count, and which dates can't be right."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

from coach.domain.profile import Job, School

Fault = Literal["ends before it starts", "starts in the future", "ends in the future"]
Month = int  # months since year 0
FULL_TIME = re.compile(r"\bfull[- ]?time\b", re.IGNORECASE)
# Words of an entry that is no post: its years are a life's, not a working life's.
AT_HOME = frozenset(("parent", "mother", "father", "mum", "mom", "dad", "homemaker", "housewife", "househusband"))


def at_home(title: str) -> bool:
    """Whether a title is that of someone who looks after their own home and family, which is no post."""
    return not AT_HOME.isdisjoint(re.findall(r"[^\W_]+", title.lower()))


def fault_of(entry: Job | School, today: date) -> Fault | None:
    """What can't be right about the dates of a job or a course, at the precision its dates share; None when all can."""
    now = f"{today:%Y-%m}"
    if entry.start and entry.end and _before(entry.end, entry.start):
        return "ends before it starts"
    if isinstance(entry, School):  # courses may well begin and end in the future
        return None
    if entry.start and _before(now, entry.start):
        return "starts in the future"
    return "ends in the future" if entry.end and _before(now, entry.end) else None


def contradicts(entry: Job | School, today: date) -> bool:
    """Whether the dates can't be counted as they stand; a last day to come is counted up to today."""
    return fault_of(entry, today) in ("ends before it starts", "starts in the future")


def interval(job: Job, today: date) -> tuple[Month, Month] | None:
    """First month and month after the last of a dated job; None without dates or with impossible ones.

    A year alone runs from its January as a start. As an end it also stands for its January, so that "2016 - 2019"
    counts three years; a single year counts as that year.
    """
    if job.start is None or job.end is None and not job.current or contradicts(job, today):
        return None
    now = today.year * 12 + today.month
    first = _month(job.start)
    last = now if job.end is None else _month(job.end) + (len(job.end) > 4)
    if job.end == job.start:
        last = first + (12 if len(job.start) == 4 else 1)
    last = min(last, now)
    return (first, last) if first <= last else None


def years_worked(jobs: Sequence[Job], today: date) -> float | None:
    """Years covered by the dated jobs, overlaps counted once, to one decimal; None when no job can be counted.

    Years at home are none of them.
    """
    spans = sorted(span for job in jobs if not at_home(job.title) and (span := interval(job, today)))
    if not spans:
        return None
    months, reached = 0, 0
    for first, last in spans:
        months += max(0, last - max(first, reached))
        reached = max(reached, last)
    return round(months / 12, 1)


def clashes(jobs: Sequence[Job], today: date) -> Iterator[tuple[Job, Job]]:
    """Pairs of jobs that both say full-time and share more than a month, by their start."""
    whole = [(span, job) for job in jobs if _full_time(job) and (span := interval(job, today))]
    whole.sort(key=lambda item: item[0])
    for place, ((_, end), job) in enumerate(whole):
        for (first, last), other in whole[place + 1 :]:
            if first >= end:
                break
            if min(end, last) - first > 1:
                yield job, other


def _full_time(job: Job) -> bool:
    return any(FULL_TIME.search(text) for text in (job.title, *job.highlights))


def _month(point: str) -> Month:
    year, _, month = point.partition("-")
    return int(year) * 12 + int(month or 1)


def _before(one: str, other: str) -> bool:
    """Whether `one` is certainly earlier, at the precision both share."""
    width = min(len(one), len(other))
    return one[:width] < other[:width]
