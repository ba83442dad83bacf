"""The roles offered with the question for the target: those the goal's own words name, then those the paths lead to."""

from coach.conversation.options import named
from coach.domain.plan import CareerPlan
from coach.framework.catalogue import Catalogue
from coach.framework.titles import words
from coach.language.base import Question
from coach.planning.bearing import COMMON

OF_ANY_WORK = {"pay", "people", "money", "hour", "day", "night", "team", "kid", "time", "office"}  # name no work
MOST = 5
FEW = 6  # occupations a word may name and still tell them apart: "informatics" does, "manager" does not


def with_roles(question: Question, goal: str, plan: CareerPlan, catalogue: Catalogue) -> Question:
    """The question, with roles to choose from where it is the one for the target role."""
    if question.slot != "target_role":
        return question
    reached = [path.roles[-1] for path in plan.paths if path.roles]
    roles = tuple(dict.fromkeys((*named_by(goal, catalogue), *reached)))
    return question.model_copy(update={"options": (*named("target_role", roles[:MOST]), *question.options)})


def named_by(goal: str, catalogue: Catalogue) -> list[str]:
    """The titles of occupations that a telling word of the goal names."""
    said = set(words(goal)) - COMMON - OF_ANY_WORK
    found: dict[str, list[str]] = {}
    for role in catalogue.occupations.values():
        for word in said & {word for name in (role.title, *role.also) for word in words(name)}:
            found.setdefault(word, []).append(role.title)
    return [title for titles in found.values() if len(titles) <= FEW for title in titles]
