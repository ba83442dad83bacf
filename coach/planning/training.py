"""A profession that is entered by a long training: what the training teaches, and how such a way is told."""

from collections.abc import Iterable
from dataclasses import replace

from coach.domain.figures import Said, join
from coach.planning.case import Case
from coach.planning.gapkinds import OpenGap, of_any_job
from coach.planning.phrases import named
from coach.planning.task import is_course, terms_of

TITLE = "New training"
PROS = ("Opens work that only the trained may do", "Each step of the way is laid down", "Hard to lose once earned")
CONS = ("Years of study before it pays", "The cost comes before the result", "Little of it counts if it is broken off")
WAY_BACK = "Hard to undo: time and money are spent, though parts of the training may count elsewhere."


def training_in(case: Case, items: Iterable[OpenGap]) -> OpenGap | None:
    """The required credential among gaps that takes an enrolled course (row plan-course); None without one."""
    for item in items:
        if item.credential is not None and item.gap.required:
            parts = terms_of(case, item.gap.hours, item.gap.id)
            if is_course(case, parts[0]):
                return item
    return None


def with_training(case: Case, items: list[OpenGap]) -> list[OpenGap]:
    """The gaps, with those that the required training closes counted in it.

    It teaches the craft, and its placements give the first experience of the work to those who come from elsewhere;
    what any job asks for (people, money, planning) stays to be learnt beside it.
    """
    training = training_in(case, items)
    if training is None:
        return items
    return [_in_training(item, training.gap.name) if _taught(case, item) else item for item in items]


def _taught(case: Case, item: OpenGap) -> bool:
    if item.gap.kind == "experience":
        return not case.feeds
    return item.competency is not None and item.competency.group != "business" and not of_any_job(item.competency)


def _in_training(item: OpenGap, name: str) -> OpenGap:
    told = Said(text=f"The training for {named(name)} teaches it, so it takes no hours of its own.")
    reason = join((item.gap.reason, told))
    return replace(item, gap=item.gap.model_copy(update={"planned": False, "taught_by": name, "reason": reason}))
