"""Which ways forward are looked at: the target, staying, and neighbouring moves of other types."""

from dataclasses import dataclass, replace

from coach.framework.occupations import Occupation
from coach.planning.case import Case
from coach.planning.nearness import between, beyond, left_behind, nearest_first
from coach.planning.phrases import in_sentence, titled, with_article

TOP_RANK = 4


@dataclass(frozen=True)
class Candidate:
    """A way forward before it is worked out: where it leads and of which type it is; `own` is one's own business.

    `plain` says that its title stands as it is, without the name of its type.
    """

    type: str
    role: Occupation | None
    title: str
    chosen: bool = False
    stay: bool = False
    own: bool = False
    plain: bool = False


# Ways that stay open to anyone, for when too few roles are known: beside present work, and without any.
GENERIC = (
    Candidate("lateral", None, "A neighbouring role found through conversations"),
    Candidate("leadership", None, "A first team in your present work"),
)
WITHOUT_WORK = (
    Candidate("lateral", None, "Work found through talks and trial days", chosen=True),
    Candidate("industry", None, "A training place or traineeship in a new field"),
)


def candidates(case: Case) -> list[Candidate]:
    """The target first, then staying for who has work, then neighbouring moves, types not shown yet before the rest."""
    found = _aim_and_stay(case)
    used = {item.type for item in found}
    for role in _others(case, {item.role.id for item in found if item.role}, used):
        found.append(Candidate(type_of(case, role), role, role.title))
    generic: tuple[Candidate, ...] = GENERIC
    if case.target.leaving:  # the one way they have ruled out
        found = [item for item in found if not item.stay or item.chosen]
    if not case.employed:  # there is nothing to stay in, but there may be something to go back to
        back = _back(case, found[0].role)
        found = [found[0], *back] + [item for item in found[1:] if not item.stay]
        said = {item.title for item in found}
        generic = tuple(replace(item, chosen=False) for item in WITHOUT_WORK if item.title not in said)
    found += generic[: max(3 - len(found), 0)]
    chosen = case.choices.path
    if chosen and any(path_id(item) == chosen for item in found):
        found = [replace(item, chosen=path_id(item) == chosen) for item in found]
        found.sort(key=lambda item: not item.chosen)
    return found


def _aim_and_stay(case: Case) -> list[Candidate]:
    """The way to the target and that of staying, which are one for who wants to grow where they are."""
    target, stay = case.target, _stay(case, case.occupation)
    if not case.named:
        return [WITHOUT_WORK[0], stay]
    if target.own and case.relation in ("same", "return"):
        return [Candidate("industry", None, "A business of your own", chosen=True, own=True), stay]
    if case.relation == "return" or (target.occupation in case.past and target.occupation != case.occupation):
        title = f"Back to work as {with_article(case.goal)}"
        return [Candidate("lateral", target.occupation, title, chosen=True, plain=True), stay]
    if case.relation == "same":
        return [replace(stay, chosen=True)]
    kind = type_of(case, target.occupation)
    return [Candidate(kind, target.occupation, titled(target.title), chosen=True), stay]


def _others(case: Case, taken: set[str], used: set[str]) -> list[Occupation]:
    """Neighbouring roles: the rung that would be passed over first, then those of types not shown yet."""
    fresh, first = _neighbours(case, taken), between(case)
    late = {role.id for role in fresh if beyond(case, role)}
    if case.target.occupation is not None and beyond(case, case.target.occupation):  # what comes closest says more then
        fresh, used = nearest_first(case, fresh), set()

    def order(role: Occupation) -> tuple[object, ...]:
        rung = first.index(role) if role in first else len(first)
        return (role.id in late, rung, type_of(case, role) in used, fresh.index(role))

    return sorted(fresh, key=order)


def _neighbours(case: Case, taken: set[str]) -> list[Occupation]:
    """Roles next to the present one and to the target; for a role we do not know, those with akin titles."""
    names = case.framework.catalogue.occupations
    here, goal = case.occupation, case.target.occupation
    roles = [names[name] for name in (*(here.after if here else ()), *(here.adjacent if here else ()))]
    roles += [names[name] for name in (*(goal.before if goal else ()), *(goal.adjacent if goal else ()))]
    if not roles:
        roles = list(case.framework.catalogue.near(case.role))
    held = taken | {role.id for role in case.past}
    return [role for role in dict.fromkeys(roles) if role.id not in held and not left_behind(case, role)]


def _stay(case: Case, here: Occupation | None) -> Candidate:
    """Staying: towards the next rung when that is not the target anyway, else deeper in the present work."""
    deep = here is not None and here.rank >= TOP_RANK and here.track != "management"
    title = "Back to the work you know"
    if case.employed:
        title = f"Stay as {with_article(in_sentence(case.here))} and grow there"
    return Candidate("specialist" if deep else "linear", here, title, stay=True)


def _back(case: Case, aim: Occupation | None) -> list[Candidate]:
    """Going back to the work they know, for who is out of it and aims elsewhere."""
    here = case.occupation
    if here is None or here not in case.past or here == aim or case.target.leaving:
        return []
    return [Candidate("lateral", here, f"Back to work as {with_article(in_sentence(here.title))}", plain=True)]


def type_of(case: Case, role: Occupation | None) -> str:
    here = case.occupation
    if role is None or here is None:
        return "industry"
    if role.track == "management" and here.track != "management":
        return "leadership" if role.sector == here.sector else "industry"
    if role.family == here.family and role.rank >= TOP_RANK and role.track != "management":
        return "specialist"
    if role.family == here.family and role.rank >= here.rank:
        return "linear"
    return "lateral" if role.sector == here.sector else "industry"


def rungs_between(here: Occupation | None, role: Occupation | None) -> int:
    """Rungs from one role up to another: one where it is the usual next, else by rank."""
    if here is None or role is None or role.id in here.after:
        return 1
    return max(role.rank - here.rank, 1)


def path_id(candidate: Candidate) -> str:
    if candidate.stay:
        return "path-stay"
    return f"path-{candidate.role.id}" if candidate.role else f"path-{'target' if candidate.chosen else candidate.type}"
