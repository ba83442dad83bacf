"""Training earned in another country: what of it counts where the person lives once an authority has recognised it."""

from collections.abc import Sequence

from coach.domain.figures import Frozen, Said
from coach.domain.profile import Fact, Held, Job, Profile, School
from coach.framework.catalogue import Catalogue
from coach.framework.occupations import CredentialNeed, Occupation
from coach.framework.places import country_in
from coach.framework.rows import Rows
from coach.framework.titles import words
from coach.planning.held import credentials_held, roles_held

ROW = "plan-recognition"
LICENCES = frozenset({"licence", "registration", "registered", "examination", "certification", "board"})


class Abroad(Frozen):
    """That training lies in another country, and what of roles and credentials does not."""

    country: str
    past: tuple[Occupation, ...]
    credentials: tuple[str, ...]


class Recognition(CredentialNeed):
    """The decision of an authority on what was earned in `country`."""

    country: str


def earned_abroad(profile: Profile, catalogue: Catalogue) -> Abroad | None:
    """What of a person's training lies in another country than their home; None where nothing is known to."""
    home = _home(profile)
    elsewhere = [fact for fact in profile.facts if (country := _country(fact)) and home and country != home]
    if not elsewhere:
        return None
    kept = [fact for fact in profile.facts if fact not in elsewhere]
    here = {fact.value.title.casefold() for fact in kept if isinstance(fact.value, Job)}
    gone = {fact.value.title.casefold() for fact in elsewhere if isinstance(fact.value, Job)} - here
    kept = [fact for fact in kept if fact.slot != "role" or str(fact.value).casefold() not in gone]
    stripped = profile.model_copy(update={"facts": tuple(kept)})
    country = next(filter(None, map(_country, elsewhere)))
    return Abroad(country=country, past=roles_held(stripped, catalogue), credentials=credentials_held(stripped))


def recognition(rows: Rows, country: str, needs: Sequence[CredentialNeed]) -> Recognition | None:
    """What stands for credentials earned in a country: a licence has to be recognised, a degree to be compared.

    Hours, months and price are those of row plan-recognition.
    """
    if not needs:
        return None
    licence = any(LICENCES & set(words(" ".join((need.name, *need.also)))) for need in needs)
    part = "licence" if licence else "degree"

    def span(name: str) -> tuple[float, float]:
        found = rows.range(ROW, f"{part}_{name}")
        return found.low, found.high or found.low

    return Recognition(
        name=f"Recognition of your training from {country}" if licence else f"Comparison of your degree from {country}",
        need="required" if licence else "helpful",
        months=span("months"),
        cost=span("cost"),
        hours=span("hours"),
        country=country,
    )


def about_recognition(need: Recognition, work: str) -> Said:
    """Why it is asked for, and what it leaves open."""
    if need.need == "helpful":
        text = f"Hirers may not know a degree from {need.country}; a written comparison tells them what it stands for."
        return Said(text=text)
    text = (
        f"You trained in {need.country}; the authority where you live has to recognise that before you may work as "
        f"{work}."
    )
    return Said(text=text)


AFTER_RECOGNITION = (
    "The decision on your training names what is still asked for, such as an examination, supervised practice or a "
    "language level. That comes on top of this plan: make it again when you know."
)
# Title, proof and step of each part, for a licence and for a degree.
FILE = (
    "Ask the authority what it asks for, and in which order",
    "A list of the papers, the language level, the fee and the time it takes, from the authority itself",
    "Ask for free counsel on recognition first: many countries have an office for it, and grants for the fees.",
)
PAPERS = (
    "Send in the file, complete",
    "The confirmation that your file is complete",
    "Diploma, list of subjects, proof of registration and of years worked; have them translated by a sworn translator.",
)


def _home(profile: Profile) -> str | None:
    """The country the person lives in: as said, or that of the present job, or one that the goal names."""
    said = [profile.text("location") or ""]
    said += [fact.value.location or "" for fact in profile.all("jobs") if _current(fact)]  # type: ignore[union-attr]
    said.append(profile.text("goal") or "")
    return next((country for text in said if (country := country_in(text))), None)


def _current(fact: Fact) -> bool:
    return isinstance(fact.value, Job) and fact.value.current


def _country(fact: Fact) -> str | None:
    """The country in which a job was held, or a course or credential earned, where its entry names one."""
    if isinstance(fact.value, Job):
        return country_in(fact.value.location or "")
    if isinstance(fact.value, School | Held):
        return country_in(fact.evidence)
    return None
