"""Values for the variables of prompts from a plan and a person. What is not known has no entry: nothing is made up."""

from collections.abc import Iterable
from math import ceil

from coach.domain.figures import Figure, number
from coach.domain.patch import State
from coach.domain.plan import CareerPlan, Gap, Milestone
from coach.domain.profile import Achievement, HeldSkill, Profile

GOAL_OF_PATH = {
    "linear": "promotion",
    "leadership": "transition",
    "lateral": "transition",
    "specialist": "transition",
    "industry": "new field",
}
CRITERIA = {"urgency": "urgency", "roi": "return on investment", "difficulty": "difficulty"}
DAYS_A_MONTH = 365.25 / 12
SOONEST = 3  # a sheet has room for three skills, actions and milestones
VISION_YEARS = 10


def known(plan: CareerPlan | None, state: State) -> dict[str, str]:
    """Values for the variables of all prompts, by variable name, as far as plan and person give them."""
    values = _of_person(state.profile)
    if plan is not None:
        values |= _of_plan(plan, state)
        values |= _of_years(plan, state.profile)
        first = next((gap for gap in plan.gaps if gap.planned), None)
        values |= learning_goal(plan, first) if first else {}
    return {name: value for name, value in values.items() if value.strip()}


def learning_goal(plan: CareerPlan, gap: Gap) -> dict[str, str]:
    """Values of the learning-goal card for one gap of the plan."""
    work = [item for item in plan.milestones if gap.id in item.gaps]
    return {
        "LEARNING_GOAL": f"{gap.name}, at {gap.need}" if gap.need else gap.name,
        "RESOURCES": gap.remedy.text,
        "MEASURES": _list([gap.proof, *(item.evidence for item in work if item.evidence != gap.proof)]),
        "MONTHS": _months(work),
    }


def _of_person(profile: Profile) -> dict[str, str]:
    skills = [fact.value for fact in profile.all("skills") if isinstance(fact.value, HeldSkill)]
    achievements = [fact.value.text for fact in profile.all("achievements") if isinstance(fact.value, Achievement)]
    values = {f"VALUE_{place}": str(fact.value) for place, fact in enumerate(profile.all("values")[:5], start=1)}
    return values | {
        "CURRENT_ROLE": profile.text("role") or "",
        "TARGET_ROLE": profile.text("target_role") or "",
        "EXPERIENCE_YEARS": _bare(profile.figure("years_experience")),
        "INDUSTRY": profile.text("industry") or "",
        "VISION_INDUSTRY": profile.text("target_industry") or profile.text("industry") or "",
        "TIMEFRAME": _text(profile.figure("timeframe_months")),
        "HOURS_PER_WEEK": _bare(profile.figure("hours_per_week")),
        "SALARY": _text(profile.figure("pay")),
        "SATISFACTION": _bare(profile.figure("satisfaction")),
        "KEY_SKILLS": _list(skill.name for skill in skills),
        "COMPETENCIES": _list(f"{skill.name} ({skill.level})" if skill.level else skill.name for skill in skills),
        "ACHIEVEMENTS": _list(achievements),
        "NETWORK": profile.text("network") or "",
    }


def _of_plan(plan: CareerPlan, state: State) -> dict[str, str]:
    """The parts of the plan, in the order in which the full prompt asks for them."""
    kinds = {
        kind: [gap for gap in plan.gaps if gap.kind == kind]
        for kind in ("skill", "knowledge", "experience", "credential")
    }
    learned = [*kinds["skill"], *kinds["knowledge"]]
    position = plan.position
    values = {
        "CURRENT_ROLE": position.role,
        "CURRENT_STATE": _list([position.role, position.level, state.profile.text("industry") or ""], ", "),
        "CAREER_GOAL": _goal(plan, state.profile),
        "KEY_SKILLS": _list(position.strengths),
        "DEVELOPMENT_AREAS": _list(gap.name for gap in plan.gaps if gap.required),
        "SKILLS": _list(gap.name for gap in learned),
        "EXPERIENCE": _list(gap.name for gap in kinds["experience"]),
        "CREDENTIALS": _list(gap.name for gap in kinds["credential"]),
        "SKILL_PRIORITIES": _list(f"{gap.name} ({gap.priority})" for gap in plan.gaps if gap in learned),
        "PATH_COUNT": str(len(plan.paths)),
        "REQUIREMENTS": _lines(f"{path.title}: {', '.join(path.requirements)}" for path in plan.paths),
        "TIMELINES": _lines(f"{path.title}: {path.months.text}" for path in plan.paths),
        "CRITERIA": CRITERIA[state.choices.criterion],
        "ACTION_COUNT": str(state.choices.action_count),
        "NETWORK_GOALS": _targets(plan, "network"),
        "CONTENT_STRATEGY": _targets(plan, "brand"),
        "APPLICATION_STRATEGY": _targets(plan, "search"),
        "INTERVIEW_PREP": _targets(plan, "interview"),
        "NEGOTIATION_TACTICS": _targets(plan, "negotiation"),
        "RISK_FACTORS": _lines(risk.description.text for risk in plan.risks),
        "MITIGATION_PLANS": _lines(risk.answer.text for risk in plan.risks),
        "CONTINGENCIES": _lines(f"{item.name}: {item.when.text}" for item in plan.contingencies),
        "FIT": plan.fit.summary.text,
        "MONTH_ACTIONS": _lines(action.text.text for action in plan.month_actions),
        "OPEN_QUESTIONS": _lines([*plan.questions, *(item.ask for item in plan.assumptions)]),
        "NEXT_REVIEWS": _list(review.on.text for review in plan.reviews[:SOONEST]),
    }
    return {name: value for name, value in values.items() if value}


def _of_years(plan: CareerPlan, profile: Profile) -> dict[str, str]:
    """The year goals as the sheets for five and ten years ask for them. Pay stays the person's to say."""
    roles = {goal.id: goal.role for goal in plan.year_goals}
    skills = {goal.id: goal.skill.text for goal in plan.year_goals}
    soon = [item for item in plan.milestones if item.status == "planned"]
    return {
        "YEAR_1_ROLE": roles.get("year-1", ""),
        "YEAR_1_SKILLS": _list([gap.name for gap in plan.gaps if gap.kind in ("skill", "knowledge")][:SOONEST]),
        "YEAR_1_ACTIONS": _list([item.title for item in soon][:SOONEST]),
        "YEAR_3_ROLE": roles.get("year-3", ""),
        "YEAR_3_SKILLS": skills.get("year-3", ""),
        "YEAR_5_ROLE": roles.get("year-5", ""),
        "MILESTONES": "\n".join(f"- [{_tick(item)}] {item.title} (by {item.due.text})" for item in plan.milestones),
        "VISION_YEAR": str(plan.made_on.year + VISION_YEARS),
        "VISION_ROLE": roles.get("year-10", ""),
    }


def _goal(plan: CareerPlan, profile: Profile) -> str:
    chosen = next((path for path in plan.paths if path.chosen), None)
    kind = profile.text("goal_type") or (GOAL_OF_PATH[chosen.type] if chosen else "")
    return _list([kind, plan.readiness.target], ": ")


def _months(work: list[Milestone]) -> str:
    starts = [item.start.on for item in work if item.start.on]
    ends = [item.due.on for item in work if item.due.on]
    return str(max(1, ceil((max(ends) - min(starts)).days / DAYS_A_MONTH))) if starts and ends else ""


def _targets(plan: CareerPlan, area: str) -> str:
    return " ".join(target.text.text for target in plan.targets if target.area == area)


def _tick(milestone: Milestone) -> str:
    return "x" if milestone.status == "done" else " "


def _bare(figure: Figure | None) -> str:
    return "" if figure is None or figure.low is None else number(figure.low)


def _text(figure: Figure | None) -> str:
    return "" if figure is None else figure.text


def _lines(items: Iterable[str]) -> str:
    """Sentences, one below the other."""
    return "".join(f"\n- {item}" for item in items)


def _list(items: Iterable[str], separator: str = "; ") -> str:
    return separator.join(item for item in items if item)
