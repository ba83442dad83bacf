"""Which roles lie near a target: on the way to it, in its field, with its skills, within reach of the money."""

from coach.framework.occupations import CredentialNeed, Occupation
from coach.planning.case import Case, aim_at
from coach.planning.credentials import missing_credentials

FAR_BELOW = 4  # ranks


def on_the_way(case: Case) -> tuple[str, ...]:
    """Roles that come before the target, and those of its own family that come before them."""
    goal, names = case.target.occupation, case.framework.catalogue.occupations
    if goal is None:
        return ()
    earlier = [first for name in goal.before for first in names[name].before if names[first].family == goal.family]
    return tuple(dict.fromkeys((*goal.before, *earlier)))


def nearest_first(case: Case, roles: list[Occupation]) -> list[Occupation]:
    """Roles by how far they lie from the target: on its ladder, without a step back, on the way to it, in its sector,
    by skills in common."""
    goal, way = case.target.occupation, on_the_way(case)
    asked = {need.skill for need in goal.skills} if goal else set()

    def distance(role: Occupation) -> tuple[object, ...]:
        shared = sum(need.skill in asked for need in role.skills)
        outside = goal is not None and role.sector != goal.sector
        ladder = goal is not None and role.id in way and role.family == goal.family
        return (not ladder, steps_back(case, role), role.id not in way, outside, -shared)

    return sorted(roles, key=distance)


def between(case: Case) -> list[Occupation]:
    """The roles that usually follow the present one and come before the target, where that is not the next itself."""
    goal, here = case.target.occupation, case.occupation
    if goal is None or here is None or goal.id in here.after or goal in case.past:
        return []
    names = case.framework.catalogue.occupations
    return [names[name] for name in here.after if name in goal.before and names[name] not in case.past]


def serves(case: Case, role: Occupation) -> bool:
    """Whether a role brings someone nearer to the target: on the way to it, or in its sector and no higher, and not
    leading people for who neither does nor wants that."""
    goal, here = case.target.occupation, case.occupation
    if goal is None or role.id in on_the_way(case):
        return True
    tracks = {goal.track, here.track if here else goal.track}
    return role.sector == goal.sector and role.rank <= goal.rank and role.track in tracks


def steps_back(case: Case, role: Occupation) -> bool:
    """Whether a role is lower in level than the present one."""
    return case.occupation is not None and role.rank < case.occupation.rank


def too_low(case: Case, role: Occupation) -> bool:
    """Whether a role is further down than a change asks for: below both ends off the target's ladder, or far below."""
    goal, here = case.target.occupation, case.occupation
    if goal is None or here is None:
        return False
    ladder = role.id in on_the_way(case) and role.family == goal.family
    least = goal.rank - 1 if goal.rank < here.rank else here.rank  # who steps back anyway may step a little further
    return (not ladder and role.rank < least) or role.rank <= here.rank - FAR_BELOW


def left_behind(case: Case, role: Occupation) -> bool:
    """Whether a role is of the trade that the person wants out of."""
    return case.target.leaving and case.occupation is not None and role.family == case.occupation.family


def beyond(case: Case, role: Occupation) -> bool:
    """Whether a role requires credentials that can't be had by the wished date, by the calendar or by their hours."""
    missing = _required(case, role)
    hours = (case.hours.low or 0.0) * case.weeks
    late = any(need.months[0] > (case.months.low or 0.0) for need in missing)
    return late or sum(need.hours[0] for need in missing) > hours


def too_dear(case: Case, role: Occupation) -> bool:
    """Whether the credentials a role requires cost more than the budget, whenever they are had."""
    if case.budget is None:
        return False
    return sum(need.cost[0] for need in _required(case, role)) > (case.budget.low or 0.0)


def _required(case: Case, role: Occupation) -> list[CredentialNeed]:
    """The credentials a role requires that are missing."""
    if all(need.need == "helpful" for need in role.credentials):
        return []
    return [need for need in missing_credentials(aim_at(case, role)) if need.need != "helpful"]
