"""Credentials the target asks for and the person does not hold, each with hours, calendar, price and reason."""

from coach.domain.figures import Figure, Origin, Said, amount, calculated, join, say
from coach.framework.occupations import CredentialNeed
from coach.framework.places import country_name
from coach.framework.titles import words
from coach.planning.case import Case
from coach.planning.credentials import missing_credentials, practice_held, practice_missing, served
from coach.planning.effort import is_hard
from coach.planning.gapkinds import OpenGap, gap_of
from coach.planning.phrases import with_article
from coach.planning.recognition import ROW, Recognition, about_recognition

OF_THE_TABLES = "US"  # the country whose licences the tables hold
# What only the authorities of a country or a state give.
NATIONAL = {"licence", "licensed", "registration", "admission", "state", "permit", "administrator"}
LONG = 24  # months from which a calendar is told in years


def credential_gaps(case: Case) -> list[OpenGap]:
    """A gap for each missing credential; one that is only helpful waits until its issuer's years are there."""
    return [_gap(case, need) for need in missing_credentials(case)]


def calendar_of(case: Case, need: CredentialNeed) -> Figure:
    """How long a credential takes by the calendar: in years where that reads better."""
    origin = _origin(case, need)
    table = origin.id
    years = served(case, need)
    if practice_missing(case, need):
        origin = calculated("practice-asked-for", case.years or "", table)
    elif years is not None:
        origin = calculated("time-served", years, table, "framework:plan-time-served")
    low, high = need.months
    if low >= LONG and low % 12 == high % 12 == 0:
        return amount(low / 12, high / 12, "year", origin)
    return amount(low, high, "month", origin)


def _gap(case: Case, need: CredentialNeed) -> OpenGap:
    required = need.need != "helpful"
    origin = _origin(case, need)
    years = served(case, need)
    counted = calculated("time-served", years, origin.id, "framework:plan-time-served") if years else origin
    hours = amount(*need.hours, "hour", counted)
    gap = gap_of(
        case,
        id=f"credential-{_slug(need.name)}",
        kind="credential",
        name=_name(case, need),
        required=required,
        priority="P0" if required else ("P2" if is_hard(case.rows, hours) else "P1"),
        hours=hours,
        cost=amount(*need.cost, "money", origin),
        reason=_reason(case, need, origin),
        remedy=_remedy(case, need),
        proof="The authority's written decision" if isinstance(need, Recognition) else f"{need.name} in your hand",
        planned=required or not practice_missing(case, need),
    )
    return OpenGap(gap=gap, credential=need)


def _origin(case: Case, need: CredentialNeed) -> Origin:
    """Where the figures of a credential come from: the target's entry, or our rule for what was earned abroad."""
    if isinstance(need, Recognition):
        return Origin(kind="dataset", id=f"framework:{ROW}")
    return Origin(kind="dataset", id=f"occupation:{case.target.occupation.id}" if case.target.occupation else "")


def _reason(case: Case, need: CredentialNeed, origin: Origin) -> Said:
    if isinstance(need, Recognition):
        why = about_recognition(need, with_article(case.goal))
        return join([why, say("Such decisions take {months}.", months=calendar_of(case, need))])
    opening = "Required to work as" if need.need != "helpful" else "It helps, without being required, to work as"
    detail = f" (includes {need.includes})" if need.includes else ""
    first = Said(text=f"{opening} {with_article(case.goal)}{detail}.")
    return join([first, *_abroad(case, need), *_practice(case, need, origin), _calendar(case, need)])


def _elsewhere(case: Case, need: CredentialNeed) -> bool:
    """Whether it is a licence of the tables' country, and the person lives in another."""
    return case.country not in (None, OF_THE_TABLES) and _national(need)


def _national(need: CredentialNeed) -> bool:
    return bool(NATIONAL & set(words(need.name)))


def _name(case: Case, need: CredentialNeed) -> str:
    return f"{need.name} (United States) or its equivalent" if _elsewhere(case, need) else need.name


def _remedy(case: Case, need: CredentialNeed) -> Said:
    if _elsewhere(case, need) and case.country is not None:
        where = country_name(case.country)
        return Said(
            text=f"Ask the body that licenses this work in {where} what it asks for, how long and at what price."
        )
    return Said(text="Ask the issuer for the entry rules and the next dates before you enrol.")


def _abroad(case: Case, need: CredentialNeed) -> list[Said]:
    """That a licence is one of the United States, to those who live elsewhere or may do so."""
    if _elsewhere(case, need) and case.country is not None:
        text = (
            "This licence, its hours, time and cost are those of the United States; what "
            f"{country_name(case.country)} asks for instead is not in my tables, and it may be more or less."
        )
        return [Said(text=text)]
    if case.country is None and _national(need):
        return [
            Said(text="This is how it goes in the United States; other countries have their own licence and rules.")
        ]
    return []


def _practice(case: Case, need: CredentialNeed, origin: Origin) -> list[Said]:
    """What the issuer demands in years of practice, and how that stands, where it is not shown yet."""
    if need.after_years is None:
        return []
    asked = amount(need.after_years, need.after_years, "year", origin)
    held = practice_held(case)
    if held is None:
        return [say("Its issuer asks for {asked} in the work; how many you have I do not know.", asked=asked)]
    if not practice_missing(case, need):
        return []
    if case.years is None or not held:
        return [say("Its issuer asks for {asked} in the work, and yours so far lie elsewhere.", asked=asked)]
    return [say("Its issuer asks for {asked} in the work; you have {held}.", asked=asked, held=case.years)]


def _calendar(case: Case, need: CredentialNeed) -> Said:
    takes = calendar_of(case, need)
    years = served(case, need)
    if practice_missing(case, need):
        return say("So it takes {takes} from today at least.", takes=takes)
    if years is not None:
        return say(
            "Your {years} count towards it, which leaves about {takes} by the calendar.", years=years, takes=takes
        )
    return say("From a standing start it takes {takes} by the calendar.", takes=takes)


def _slug(name: str) -> str:
    return "-".join("".join(c.lower() if c.isalnum() else " " for c in name).split())[:48].rstrip("-")
