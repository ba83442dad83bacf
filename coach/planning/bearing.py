"""What of a plan bears on a question: chosen by the topics of the passages found and the question's words."""

from collections.abc import Callable, Iterable

from coach.domain.figures import Said, say
from coach.domain.plan import CareerPlan
from coach.framework.titles import words

MOST = 5
# Words of questions that say nothing about their subject.
COMMON = set(
    words(
        "is are was be do does did can could should would will have has had what which who how when where why if i me "
        "you your it its this that these those not no or but as by from on about more most much many any some all "
        "best good need want get go make take work plan"
    )
)


def bears_on(plan: CareerPlan, question: str, topics: Iterable[str]) -> tuple[Said, ...]:
    """Up to five sentences of the plan: items that share words with the question first, then those of its topics."""
    asked = set(words(question)) - COMMON
    by_topic = [said for topic in dict.fromkeys(topics) for said in SECTIONS.get(topic, _goal)(plan)]
    named = [said for said in _everything(plan) if len(asked & set(words(said.text))) >= 2]
    named.sort(key=lambda said: -len(asked & set(words(said.text))))
    return tuple(dict.fromkeys([*named[:3], *by_topic]))[:MOST]


def _goal(plan: CareerPlan) -> list[Said]:
    return [plan.fit.summary]


def _gaps(plan: CareerPlan) -> list[Said]:
    planned = [gap for gap in plan.gaps if gap.planned]
    return [say("{name}: {reason}", name=gap.name, reason=gap.reason) for gap in planned[:3]]


def _milestones(plan: CareerPlan) -> list[Said]:
    ahead = [item for item in plan.milestones if item.status == "planned"]
    return [say("{title}, by {due}.", title=item.title, due=item.due) for item in ahead[:3]]


def _paths(plan: CareerPlan) -> list[Said]:
    return [
        say(
            "{title}: {chance} if tried, {months}. {note}",
            title=path.title,
            chance=path.feasibility or path.no_chance or "",
            months=path.months,
            note=path.note,
        )
        for path in plan.paths
    ]


def _targets(area: str) -> Callable[[CareerPlan], list[Said]]:
    return lambda plan: [target.text for target in plan.targets if target.area == area]


def _pay(plan: CareerPlan) -> list[Said]:
    return [*plan.pay.statements, Said(text=plan.pay.caveat)]


def _risks(plan: CareerPlan) -> list[Said]:
    return [say("{what} {answer}", what=risk.description, answer=risk.answer) for risk in plan.risks[:3]]


def _fallbacks(plan: CareerPlan) -> list[Said]:
    return [say("{name}: {when}", name=item.name, when=item.when) for item in plan.contingencies[:3]]


def _phases(plan: CareerPlan) -> list[Said]:
    return [
        say("{name}, {start} to {end}: {focus}", name=p.name, start=p.start, end=p.end, focus=p.focus[0])
        for p in plan.phases
    ]


def _reviews(plan: CareerPlan) -> list[Said]:
    return [say("{kind} review on {on}.", kind=item.kind.capitalize(), on=item.on) for item in plan.reviews[:3]]


def _standing(plan: CareerPlan) -> list[Said]:
    return [*plan.position.summary[:2], plan.readiness.summary]


def _goals(plan: CareerPlan) -> list[Said]:
    return [goal.statement for goal in plan.goals[:4]]


SECTIONS: dict[str, Callable[[CareerPlan], list[Said]]] = {
    "assessment": _standing,
    "goals": _goals,
    "roadmap": _goals,
    "gaps": _gaps,
    "skills": _gaps,
    "leadership": _gaps,
    "experience": _milestones,
    "milestones": _milestones,
    "workflow": _milestones,
    "paths": _paths,
    "ladders": _paths,
    "transition": _phases,
    "network": _targets("network"),
    "brand": _targets("brand"),
    "job-search": _targets("search"),
    "interview": _targets("interview"),
    "negotiation": _targets("negotiation"),
    "compensation": _pay,
    "finance": _pay,
    "risk": _risks,
    "contingency": _fallbacks,
    "tracking": _reviews,
}


def _everything(plan: CareerPlan) -> list[Said]:
    return [
        *_gaps(plan),
        *(say("{title}, by {due}.", title=item.title, due=item.due) for item in plan.milestones),
        *_paths(plan),
        *_risks(plan),
        *(target.text for target in plan.targets),
    ]
