"""What the person can do already: skills with levels, and credentials, each with the reason we think so."""

from coach.domain.figures import Frozen
from coach.domain.profile import LEVELS, Achievement, Held, HeldSkill, Job, Level, Profile
from coach.framework.catalogue import Catalogue
from coach.framework.occupations import Occupation
from coach.framework.titles import words

# Words that mark the level of a degree, lowest to highest.
DEGREES = (
    {"associate", "aas", "foundation"},
    {"bachelor", "bsc", "ba", "bs", "beng", "btech", "be", "bba", "bcom", "undergraduate", "bsn", "bed", "llb"},
    {"master", "msc", "ma", "ms", "mba", "meng", "mtech", "mca", "msn", "med", "postgraduate", "mph", "msw"},
    {"doctorate", "doctoral", "phd", "md", "jd", "dnp", "doctor", "pharmd"},
)


class Ability(Frozen):
    """A competency held at a level; `why` is "rated", "listed" or the role it comes with."""

    competency: str
    level: Level
    why: str


def rank_of(level: Level | None) -> int:
    """0 for a skill not held, 1 for awareness to 5 for expert (row skill-level-*)."""
    return 0 if level is None else LEVELS.index(level) + 1


def level_at(rank: int) -> Level | None:
    return None if rank <= 0 else LEVELS[min(rank, len(LEVELS)) - 1]


def roles_held(profile: Profile, catalogue: Catalogue) -> tuple[Occupation, ...]:
    """The occupations of the present role and of past jobs, present one first."""
    titles = [text] if (text := profile.text("role")) else []
    titles += [fact.value.title for fact in profile.all("jobs") if isinstance(fact.value, Job)]
    found = (catalogue.find(title) for title in titles)
    return tuple(dict.fromkeys(match.occupation for match in found if match))


def last_known(profile: Profile, catalogue: Catalogue) -> Occupation | None:
    """The occupation of the job begun last among those whose title we know; those without dates in their order."""
    jobs = [fact.value for fact in profile.all("jobs") if isinstance(fact.value, Job)]
    known = [(job.start or "", match.occupation) for job in jobs if (match := catalogue.find(job.title))]
    return max(known, key=lambda item: item[0])[1] if known else None


def abilities(
    profile: Profile,
    catalogue: Catalogue,
    settled: bool,
    everyday: tuple[str, ...] = (),
    akin: Occupation | None = None,
) -> dict[str, Ability]:
    """Competencies held: as rated, as listed (proficiency until rated), as a held role requires, or as work told of.

    What is only told of in the description of a job or an achievement counts as basic.

    `settled` is whether the person has been in the present role for the year of row plan-settled-years; `everyday` are
    skills that the years of work stand for (row plan-everyday-skills); `akin` is the role nearest to a present one we
    do not know, whose skills count one level lower.
    """
    found: dict[str, Ability] = {}
    present = profile.text("role")
    for occupation in (*roles_held(profile, catalogue), *((akin,) if akin else ())):
        match = catalogue.find(present) if present else None
        settled_here = occupation != akin and (settled or match is None or match.occupation != occupation)
        for need in occupation.required:
            level = need.level if settled_here else level_at(rank_of(need.level) - 1)
            if level:
                _keep(found, Ability(competency=need.skill, level=level, why=occupation.title))
    for name in everyday:
        _keep(found, Ability(competency=name, level="proficiency", why="everyday"))
    for text in _told_of_work(profile):
        for competency in catalogue.shown_in(text):
            _keep(found, Ability(competency=competency.id, level="basic", why="told"))
    for fact in profile.all("skills"):
        if isinstance(fact.value, HeldSkill) and (listed := catalogue.skill(fact.value.name)):
            if fact.value.level:
                found[listed.id] = Ability(competency=listed.id, level=fact.value.level, why="rated")
            else:
                _keep(found, Ability(competency=listed.id, level="proficiency", why="listed"))
    return found


def _told_of_work(profile: Profile) -> list[str]:
    """What the person wrote about jobs and achievements."""
    texts = [line for fact in profile.all("jobs") if isinstance(fact.value, Job) for line in fact.value.highlights]
    return texts + [fact.value.text for fact in profile.all("achievements") if isinstance(fact.value, Achievement)]


def _keep(found: dict[str, Ability], ability: Ability) -> None:
    known = found.get(ability.competency)
    if known is None or rank_of(ability.level) > rank_of(known.level):
        found[ability.competency] = ability


def credentials_held(profile: Profile) -> tuple[str, ...]:
    """Names of credentials and degrees held, as written."""
    names = [fact.value.name for fact in profile.all("credentials") if isinstance(fact.value, Held)]
    for fact in profile.all("education"):
        value = fact.value
        if getattr(value, "type", "") == "school":
            names.append(" ".join(filter(None, (value.degree, value.area))))  # type: ignore[union-attr]
    return tuple(name for name in names if name)


def holds(credential: str, aliases: tuple[str, ...], held: tuple[str, ...]) -> bool:
    """Whether one of the held names means this credential: all words of a name or alias are in it."""
    for name in held:
        have = set(words(name))
        for wanted in (credential, *aliases):
            need = set(words(wanted))
            if need and (need <= have or (have <= need and len(have) >= max(2, len(need) - 1))):
                return True
    return False


def degree_level(name: str) -> int | None:
    """0 for an associate degree to 3 for a doctorate; None where a name names no degree."""
    found = set(words(name.replace(".", "").replace("'s", "")))
    levels = [level for level, marks in enumerate(DEGREES) if found & marks]
    return max(levels) if levels else None
