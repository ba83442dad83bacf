"""What the dates of a person's history leave open: what was counted, what was left out, and what to ask."""

from collections.abc import Iterator
from datetime import date
from itertools import islice

from coach.domain.figures import Figure, Said, say
from coach.domain.history import clashes, fault_of, interval
from coach.domain.plan import Assumption
from coach.domain.profile import SLOTS, Fact, Job, Profile, School, partial_date
from coach.planning.held import degree_level

MOST = 5  # entries asked about one by one, and names listed in one sentence
FAR_APART = 3.0  # years between the claimed and the dated experience that call for a question
ASKS = {
    "ends before it starts": "Which dates are right?",
    "starts in the future": "Is that date right?",
    "ends in the future": "Is it still going on?",
}


def about_history(profile: Profile, today: date) -> tuple[Assumption, ...]:
    """An assumption with its question for every job and course whose dates can't all be true, and for the years."""
    jobs = [fact for fact in profile.all("jobs") if isinstance(fact.value, Job)]
    schools = [fact for fact in profile.all("education") if isinstance(fact.value, School)]
    found = list(islice(_dates("job-dates", jobs, today), MOST))
    found += islice(_dates("study-dates", schools, today), MOST)
    found += islice(_overlaps([fact.value for fact in jobs if isinstance(fact.value, Job)], today), MOST)
    return (*found, *_years(profile, jobs, today))


def years_of(profile: Profile, today: date) -> Figure | None:
    """The years of experience to go by: as counted, or as the document says where dates that would show them lack."""
    known, counted, claimed = profile.fact("years_experience"), profile.figure("years_experience"), None
    if known is None or known.status == "inferred":
        claimed = profile.figure("years_claimed")
    if claimed is None or counted is None or (claimed.low or 0.0) <= (counted.low or 0.0) + FAR_APART:
        return counted
    jobs = [fact.value for fact in profile.all("jobs") if isinstance(fact.value, Job)]
    return claimed if any(interval(job, today) is None for job in jobs) else counted


def new_degree(profile: Profile, today: date, fresh: float) -> str | None:
    """The subject of a degree finished within `fresh` years, or still to be, where no job began after its end.

    None where it has no date or no subject.
    """
    jobs = [fact.value for fact in profile.all("jobs") if isinstance(fact.value, Job)]
    for fact in profile.all("education"):
        school = fact.value
        if (
            not isinstance(school, School)
            or not school.end
            or not school.area
            or degree_level(school.degree or "") is None
        ):
            continue
        end = partial_date(school.end)
        since = [job for job in jobs if job.start and school.end and job.start[:4] > school.end[:4]]
        if end is not None and (today - end).days < fresh * 365.25 and not since:
            return school.area
    return None


def between_jobs(profile: Profile, today: date) -> bool:
    """Whether the document's jobs are all over: each dated one has ended, at least a month ago."""
    role = profile.fact("role")
    if role is None or role.source.kind != "document" or role.status != "inferred":
        return False
    jobs = [fact.value for fact in profile.all("jobs") if isinstance(fact.value, Job)]
    spans = [span for job in jobs if (span := interval(job, today)) is not None]
    return bool(spans) and not any(job.current for job in jobs) and max(end for _, end in spans) <= _month(today)


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def about_break() -> Assumption:
    """That nothing in the document is still going on."""
    text = Said(text="Every job in your document has ended, so I planned as for someone who is looking for work.")
    return Assumption(id="between_jobs", text=text, ask="Are you in work at present, and as what?")


def _dates(id: str, facts: list[Fact], today: date) -> Iterator[Assumption]:
    for place, fact in enumerate(facts, start=1):
        entry = fact.value
        fault = fault_of(entry, today) if isinstance(entry, Job | School) else None
        if fault is not None and isinstance(entry, Job | School):
            yield Assumption(id=f"{id}-{place}", text=_said(fact, entry, fault), ask=ASKS[fault])


def _said(fact: Fact, entry: Job | School, fault: str) -> Said:
    start, end = _point(entry.start, fact), _point(entry.end, fact)
    if isinstance(entry, School):
        what = entry.degree or entry.institution or "a course"
        return say("“{what}” ends ({end}) before it starts ({start}).", what=what, start=start, end=end)
    if fault == "ends in the future":
        return say("“{job}” ends in the future ({end}), so it is counted up to today.", job=_name(entry), end=end)
    if fault == "starts in the future":
        said = say("“{job}” starts in the future ({start})", job=_name(entry), start=start)
    else:
        said = say("“{job}” ends ({end}) before it starts ({start})", job=_name(entry), start=start, end=end)
    return say("{said}, so its dates count for nothing until you settle them.", said=said)


def _point(text: str | None, fact: Fact) -> Figure | str:
    """A partial date as written: "March 2019", or "2019"."""
    on = partial_date(text) if text else None
    if text is None or on is None:
        return text or "no date"
    return Figure(text=f"{on:%B} {on.year}" if "-" in text else f"{on.year}", unit="date", on=on, origin=fact.origin)


def _name(job: Job) -> str:
    return " at ".join(part for part in (job.title, job.employer) if part)


def _overlaps(jobs: list[Job], today: date) -> Iterator[Assumption]:
    for place, (one, other) in enumerate(clashes(jobs, today), start=1):
        text = say(
            "“{one}” and “{other}” are both called full-time and overlap, so the time they share is counted once.",
            one=_name(one),
            other=_name(other),
        )
        yield Assumption(id=f"job-overlap-{place}", text=text, ask="Are the dates right?")


def _years(profile: Profile, jobs: list[Fact], today: date) -> list[Assumption]:
    """What the years of experience rest on, unless the person said them or every job is in them."""
    known, counted = profile.fact("years_experience"), profile.figure("years_experience")
    left_out = [fact.value for fact in jobs if isinstance(fact.value, Job) and interval(fact.value, today) is None]
    if not jobs or (known is not None and known.status != "inferred"):
        return []
    if counted is None:
        text = Said(text="None of your jobs has dates I can count, so your years of experience are left open.")
        return [Assumption(id="years_experience", text=text, ask=SLOTS["years_experience"].ask)]
    parts = [say("I counted {years} from the dates of your jobs, overlaps once", years=counted)]
    if left_out:
        names = list(dict.fromkeys(f"“{_name(job)}”" for job in left_out))
        names[MOST:] = ["others"] if len(names) > MOST else []
        listed = " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
        parts.append(say("not in it, for want of dates that can be counted: {jobs}", jobs=listed))
    claimed = profile.figure("years_claimed")
    if claimed is not None and abs((claimed.low or 0.0) - (counted.low or 0.0)) > FAR_APART:
        went_by = ", and I went by that" if years_of(profile, today) == claimed else ""
        parts.append(say("your document speaks of {claimed}{went_by}", claimed=claimed, went_by=went_by))
    if len(parts) == 1:
        return []
    text = say("{first}; {rest}.", first=parts[0], rest=_listed(parts[1:]))
    return [Assumption(id="years_experience", text=text, ask="How many years should I count in all?")]


def _listed(parts: list[Said]) -> Said:
    return parts[0] if len(parts) == 1 else say("{one}; {other}", one=parts[0], other=parts[1])
