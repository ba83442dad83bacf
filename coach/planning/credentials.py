"""Which credentials of the target are missing, counting those that present and past roles already demand."""

from coach.framework.catalogue import CredentialNeed, words
from coach.planning.case import Case
from coach.planning.held import holds

# Words that mark the level of a degree, lowest to highest.
DEGREES = (
    {"associate", "aas", "foundation"},
    {"bachelor", "bsc", "ba", "bs", "beng", "btech", "be", "bba", "bcom", "undergraduate", "bsn", "bed", "llb"},
    {"master", "msc", "ma", "ms", "mba", "meng", "mtech", "mca", "msn", "med", "postgraduate", "mph", "msw"},
    {"doctorate", "doctoral", "phd", "md", "jd", "dnp", "doctor", "pharmd"},
)


def missing_credentials(case: Case) -> tuple[CredentialNeed, ...]:
    """The target's credentials that are not held. Of several that serve alike ("either"), the cheapest."""
    target = case.target.occupation
    if target is None:
        return ()
    missing = [need for need in target.credentials if not _held(case, need)]
    either = [need for need in target.credentials if need.need == "either"]
    if either:
        missing = [need for need in missing if need.need != "either"]
        if not any(_held(case, need) for need in either):
            missing.append(min(either, key=lambda need: (need.cost[0], need.months[0], need.name)))
    return tuple(missing)


def _held(case: Case, need: CredentialNeed) -> bool:
    if holds(need.name, need.also, case.credentials) or _degree_held(need, case.credentials):
        return True
    implied = [c for role in case.past for c in role.credentials if c.need == "required"]
    return any(_same(need, other) for other in implied)


def _same(need: CredentialNeed, other: CredentialNeed) -> bool:
    names = {words(name) for name in (need.name, *need.also)}
    return any(words(name) in names for name in (other.name, *other.also))


def _degree_held(need: CredentialNeed, held: tuple[str, ...]) -> bool:
    """Whether a held degree is of the asked level or above, in an agreeing or open subject."""
    wanted = _degree_level(need.name)
    if wanted is None:
        return False
    subject = set(words(need.name)) - set().union(*DEGREES) - {"degree", "field", "related", "any", "or"}
    for name in held:
        level = _degree_level(name)
        if (
            level is not None
            and level >= wanted
            and (not subject or subject & set(words(name)) or "related" in need.name)
        ):
            return True
    return False


def _degree_level(name: str) -> int | None:
    found = set(words(name.replace(".", "").replace("'s", "")))
    levels = [level for level, marks in enumerate(DEGREES) if found & marks]
    return max(levels) if levels else None
