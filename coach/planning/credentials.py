"""Which credentials of the target are missing, counting those that present and past roles already demand."""

from coach.domain.figures import Figure, amount, calculated
from coach.domain.history import years_worked
from coach.domain.profile import Job
from coach.framework.occupations import CredentialNeed, Occupation
from coach.framework.titles import words
from coach.planning.case import Case
from coach.planning.held import DEGREES, degree_level, holds
from coach.planning.recognition import recognition

# What some occupations ask for beside the degree, and titles that a degree alone gives.
BEYOND_A_DEGREE = {"licence", "residency", "registration"}
DEGREE_TITLES = {
    "md", "do", "jd", "dds", "dmd", "dvm", "od", "dpm", "aud", "psyd", "dpt", "otd", "mot", "pharmd", "phd", "degree",
    "medical", "optometry", "osteopathy", "dnap", "mpas", "msw", "bsn", "clinical", "psychology",
}  # fmt: skip
LEARNER = 1  # rank of roles in which the work is learnt


def served(case: Case, need: CredentialNeed) -> Figure | None:
    """The years in the present role that count towards a credential, if any do: of its dated jobs, else all."""
    if case.occupation is None or case.occupation.id not in need.served_as:
        return None
    jobs = [fact.value for fact in case.profile.all("jobs") if isinstance(fact.value, Job)]
    find = case.framework.catalogue.find
    served_in = [job for job in jobs if (match := find(job.title)) and match.occupation.id in need.served_as]
    years = years_worked(served_in, case.today)
    if years is None:
        return case.years
    return amount(years, years, "year", calculated("years-in-role", "fact:jobs"))


def practice_held(case: Case) -> float | None:
    """Years in the target's own work or what leads to it; None where we do not know."""
    if not case.past:
        return None
    if not case.feeds:
        return 0.0
    return None if case.years is None else case.years.low or 0.0


def practice_missing(case: Case, need: CredentialNeed) -> float:
    """Months of practice its issuer demands beyond those held; none where we do not know how many are."""
    held = practice_held(case)
    return 0.0 if need.after_years is None or held is None else max(12 * (need.after_years - held), 0.0)


def _left(case: Case, need: CredentialNeed) -> CredentialNeed:
    """A credential with what is left of it: of its calendar after the time served, and of its issuer's years.

    Time served counts month for month; the study only of those who learn in the role, as apprentices do.
    """
    wait = practice_missing(case, need)
    need = need.model_copy(update={"months": (max(need.months[0], wait), max(need.months[1], wait))}) if wait else need
    years = served(case, need)
    if years is None:
        return need
    least = max(case.rows.range("plan-time-served", "months").low, wait)
    done = 12 * (years.low or 0.0)
    low, high = (max(months - done, least) for months in need.months)
    learning = case.occupation is not None and case.occupation.rank == LEARNER
    hours = (round(need.hours[0] * low / need.months[0]), round(need.hours[1] * high / need.months[1]))
    return need.model_copy(update={"months": (low, high), "hours": hours if learning else need.hours})


def missing_credentials(case: Case) -> tuple[CredentialNeed, ...]:
    """The target's credentials that are not held, with what is left of them. Of "either", the nearest and cheapest.

    Where those it requires were earned in another country, their recognition is missing.
    """
    target = case.target.occupation
    if target is None:
        return ()
    missing = [need for need in target.credentials if not _held(need, case.past, case.credentials)]
    either = [need for need in target.credentials if need.need == "either"]
    if either:
        missing = [need for need in missing if need.need != "either"]
        if not any(_held(need, case.past, case.credentials) for need in either):
            missing.append(min(either, key=lambda need: _effort(case, need)))
    return (*_unrecognised(case, target), *(_left(case, need) for need in missing))


def _unrecognised(case: Case, target: Occupation) -> tuple[CredentialNeed, ...]:
    """The recognition of what the target requires and only training in another country shows.

    A degree that a role held in the country of residence asks for has been accepted there.
    """
    there = case.abroad
    if there is None:
        return ()
    needs = [need for need in target.credentials if need.need != "helpful"]
    needs = [need for need in needs if _held(need, case.past, case.credentials)]
    needs = [need for need in needs if not _held(need, there.past, there.credentials)]
    found = recognition(case.rows, there.country, needs)
    graduate = any(degree_level(c.name) is not None for role in there.past for c in role.credentials)
    return () if found is None or (graduate and found.need == "helpful") else (found,)


def _effort(case: Case, need: CredentialNeed) -> tuple[float, float, float, str]:
    """Order among credentials of which one is enough: those whose years are there, then by price and time."""
    return (practice_missing(case, need), need.cost[0], need.months[0], need.name)


def _held(need: CredentialNeed, past: tuple[Occupation, ...], credentials: tuple[str, ...]) -> bool:
    kinds = ("required", "either") if need.need == "either" else ("required",)
    implied = [c for role in past for c in role.credentials if c.need in kinds]
    degrees = (*credentials, *(c.name for c in implied if c.need == "required"))
    if holds(need.name, _sufficient(need), credentials) or _degree_held(need, degrees):
        return True
    return any(_same(need, other) for other in implied)


def _sufficient(need: CredentialNeed) -> tuple[str, ...]:
    """The other names of a credential that stand for all of it: a degree's title is no licence and no residency."""
    more = set(words(need.name)) & BEYOND_A_DEGREE
    return tuple(name for name in need.also if not (more and set(words(name)) <= DEGREE_TITLES))


def _same(need: CredentialNeed, other: CredentialNeed) -> bool:
    names = {words(name) for name in (need.name, *need.also)}
    return any(words(name) in names for name in (other.name, *other.also))


def _degree_held(need: CredentialNeed, held: tuple[str, ...]) -> bool:
    """Whether a held degree is of the asked level or above, in an agreeing or open subject."""
    wanted = degree_level(need.name)
    if wanted is None:
        return False
    subject = set(words(need.name)) - set().union(*DEGREES) - {"degree", "field", "related", "any", "or"}
    for name in held:
        level = degree_level(name)
        if (
            level is not None
            and level >= wanted
            and (not subject or subject & set(words(name)) or "related" in need.name)
        ):
            return True
    return False
