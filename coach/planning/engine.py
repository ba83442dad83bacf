"""The plan: one pure function of profile, choices, framework and date."""

import math
from dataclasses import replace
from datetime import date

from coach.domain.figures import Said, calculated, day, say
from coach.domain.overlay import lay_over
from coach.domain.patch import Choices, State
from coach.domain.plan import CareerPlan, Milestone, quarter
from coach.domain.profile import Profile
from coach.framework.tables import Framework
from coach.planning.actions import month_actions, ninety_days
from coach.planning.case import Case, read_case
from coach.planning.draft import Draft, draft
from coach.planning.fit import judge
from coach.planning.goals import find_goals, year_goals
from coach.planning.outreach import find_targets
from coach.planning.paths import find_paths
from coach.planning.pay import find_pay
from coach.planning.phases import find_phases
from coach.planning.phrases import in_sentence, lower, with_article
from coach.planning.position import find_position
from coach.planning.quality import check_quality
from coach.planning.readiness import find_readiness
from coach.planning.reviews import find_reviews
from coach.planning.risks import find_contingencies, find_risks
from coach.planning.schedule import Placed
from coach.planning.waysout import until_it_fits


def build_plan(profile: Profile, choices: Choices, framework: Framework, today: date) -> CareerPlan:
    """Compute a person's plan. The same input gives the same plan; nothing else is read.

    Rules and figures come from the rows under knowledge/framework, each named by the figure that uses it.
    """
    base = _in_time(draft(read_case(profile, choices, framework, today)))
    case = base.case
    fit = judge(base)
    plan = CareerPlan(
        made_on=today,
        person=profile.text("name"),
        headline=_headline(case, fit.summary),
        position=find_position(case),
        readiness=find_readiness(base),
        assumptions=case.assumptions,
        goals=find_goals(base),
        gaps=tuple(item.gap for item in base.gaps),
        paths=find_paths(base),
        fit=fit,
        milestones=_milestones(base),
        phases=find_phases(base),
        month_actions=month_actions(base),
        weeks=ninety_days(base),
        year_goals=year_goals(base),
        targets=find_targets(base),
        pay=find_pay(case),
        risks=find_risks(base),
        contingencies=find_contingencies(case),
        reviews=find_reviews(case),
        quality=(),
    )
    return plan.model_copy(update={"quality": check_quality(plan, profile)})


def _in_time(base: Draft) -> Draft:
    """Where no date was named, the first date at which the work fits, if the usual time is too short for it."""
    if base.case.dated or base.fits:
        return base
    later = until_it_fits(base)
    if later is None:
        return base
    text = say(
        "You named no date. I took {months}: at {hours} the work takes longer than the usual {usual}.",
        months=later.case.months,
        hours=later.case.hours,
        usual=base.case.months,
    )
    assumptions = tuple(
        item.model_copy(update={"text": text}) if item.id == "timeframe_months" else item
        for item in base.case.assumptions
    )
    return replace(later, case=replace(later.case, assumptions=assumptions))


def plan_state(state: State, framework: Framework, today: date) -> CareerPlan:
    """The plan of a state, with the person's pinned edits laid over it."""
    return lay_over(build_plan(state.profile, state.choices, framework, today), state)


def _headline(case: Case, summary: Said) -> Said:
    if case.target.own:
        start = f", from your work as {with_article(case.goal)}" if case.named else ""
        return say("A business of your own{start}. {summary}", start=start, summary=summary)
    if not case.named:
        return say("Finding your next role. {summary}", summary=summary)
    if case.relation == "return":
        return say("Back to work as {goal}. {summary}", goal=with_article(case.goal), summary=summary)
    if case.relation == "same":
        return say("Growing as {goal}. {summary}", goal=with_article(case.goal), summary=summary)
    start = f"your degree in {lower(case.target.degree)}" if case.target.degree else in_sentence(case.role)
    return say("From {start} to {goal}. {summary}", start=start, goal=case.goal, summary=summary)


def _milestones(base: Draft) -> tuple[Milestone, ...]:
    ordered = sorted(base.placed, key=lambda item: (item.end, item.start, item.task.id))
    return tuple(_milestone(base, item) for item in ordered)


def _milestone(base: Draft, item: Placed) -> Milestone:
    case, task = base.case, item.task
    done = next((d for d in case.choices.done if d.milestone == task.id), None)
    start = case.on(math.ceil(item.start * 7 - 1e-6) / 7)
    due = done.on if done else case.on(math.ceil(item.end * 7 - 1e-6) / 7)
    pace = case.months if task.lane == "people" else case.hours
    origin = calculated(f"dates-{task.id}", pace, *task.sources)
    return Milestone(
        id=task.id,
        title=task.title,
        kind=task.kind,
        gaps=task.gaps,
        steps=task.steps,
        evidence=done.evidence if done else task.evidence,
        start=day(min(start, due), origin),
        due=day(due, origin),
        quarter=quarter(case.today, due),
        hours=task.hours,
        cost=task.cost,
        study=task.study,
        depends=task.depends,
        status="done" if done else "planned",
    )
