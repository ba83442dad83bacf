"""What is still worth asking: the one question the plan would gain most from, and when it is time to show the plan.

A question is never put for what is known, was passed over, or was asked in every way there is.
"""

from collections.abc import Iterator

from coach.conversation.doubts import FAMILIES
from coach.conversation.options import named
from coach.conversation.questions import question
from coach.conversation.state import SessionState
from coach.domain.plan import CareerPlan
from coach.domain.profile import Profile
from coach.language.base import Question

MOST_FIRST = 8  # questions before a first plan from nothing
MOST_AFTER_RESUME = 4


def next_question(state: SessionState, profile: Profile, plan: CareerPlan) -> Question | None:
    """The question worth most before the first plan, or None when it is time for the plan."""
    return first_open(state, profile, _before_the_plan(profile, plan)) if may_ask(state, profile) else None


def may_ask(state: SessionState, profile: Profile) -> bool:
    """Whether one more question may be put: before the first plan they are few, whatever they are about."""
    most = MOST_AFTER_RESUME if _has_resume(profile) else MOST_FIRST
    return state.planned or sum(state.times.values()) < most


def first_open(state: SessionState, profile: Profile, slots: Iterator[str]) -> Question | None:
    """The first of these slots that is neither known nor passed over, as a question in a way not used yet."""
    for slot in slots:
        answered = profile.all(slot) or (slot == "credentials" and profile.all("education"))  # one question for both
        if answered or slot in state.skipped:
            continue
        times = state.times.get(slot, 0)
        families = named(slot, FAMILIES) if slot == "role" and times else None
        found = question(slot, times, options=families)
        if found is not None:
            return found
    return None


def _before_the_plan(profile: Profile, plan: CareerPlan) -> Iterator[str]:
    """Slots in the order in which they change the plan most: who, where to, the frame, then what is held."""
    resume = _has_resume(profile)
    if not (resume and profile.all("jobs")):
        yield "role"
    if not profile.all("target_role"):
        yield "goal"
        if not _aimed(plan):
            yield "target_role"
    yield "hours_per_week"
    yield "timeframe_months"
    yield "budget"
    if not resume:
        yield "years_experience"
        yield "credentials"
        yield "skills"


def _aimed(plan: CareerPlan) -> bool:
    """Whether the plan found a role to aim at in what was said."""
    return all(item.id != "target_role" for item in plan.assumptions)


def _has_resume(profile: Profile) -> bool:
    return any(fact.source.kind == "document" for fact in profile.facts)
