"""The six stages of a session: what each one shows from the plan, and the one question it puts."""

from collections.abc import Callable

from coach.conversation.agenda import first_open
from coach.conversation.options import GO_ON, LEAVE, ONWARD, SHOW, THIS_WEEK
from coach.conversation.state import SessionState
from coach.domain.figures import Said, join, say
from coach.domain.plan import CareerPlan
from coach.domain.profile import Profile
from coach.domain.turn import STAGES, Stage
from coach.language.base import Option, Point, Question, Reading

NAMES: dict[Stage, str] = {
    "assessment": "where you stand",
    "gaps": "what is missing",
    "paths": "the ways forward",
    "plan": "the next steps",
    "risks": "what could go wrong",
    "tracking": "how to keep track",
}
EXTRA: dict[Stage, tuple[str, ...]] = {
    "assessment": ("satisfaction", "values"),
    "gaps": ("skills", "achievements"),
    "paths": ("values", "relocate"),
    "plan": (),
    "risks": ("runway_months", "dependants"),
    "tracking": ("network",),
}


def following(stage: Stage) -> Stage | None:
    """The stage after this one, None after the last."""
    at = STAGES.index(stage)
    return STAGES[at + 1] if at + 1 < len(STAGES) else None


def present(stage: Stage, state: SessionState, profile: Profile, plan: CareerPlan) -> tuple[list[Point], Question]:
    """What a stage tells from the plan, and its question: a fact still worth knowing, else whether to go on."""
    points = SHOWN[stage](plan)
    found = first_open(state, profile, iter(EXTRA[stage])) or _choice(stage, plan)
    return points, found


def _choice(stage: Stage, plan: CareerPlan) -> Question:
    if stage == "paths":
        ways = [Option(text=path.title, says=Reading(intent="answer", item=path.id)) for path in plan.paths]
        return Question(slot="path", text="Which of these is closest to what you want?", options=(*ways, GO_ON))
    after = following(stage)
    if after is None:
        return Question(slot="next", text="What would help you most now?", options=(THIS_WEEK, SHOW, LEAVE))
    text = f"Shall we go on to {NAMES[after]}, or is there something here you would change?"
    return Question(slot="next", text=text, options=ONWARD)


def first_plan(plan: CareerPlan) -> list[Point]:
    """The first sight of the plan: what it comes to, what would make it fit, what is missing first, where to begin."""
    points = [Point(act="plan", text=plan.headline)]
    if plan.fit.verdict == "does not fit":
        points += _ways_out(plan)
    gaps = [gap for gap in plan.gaps if gap.planned][:3]
    if gaps:
        names = ", ".join(gap.name for gap in gaps)
        points.append(Point(act="plan", text=say("Missing first: {names}.", names=names)))
    if plan.month_actions:
        points.append(Point(act="plan", text=say("Begin with: {first}", first=plan.month_actions[0].text)))
    if plan.assumptions:
        text = Said(text="Some of it rests on assumptions; they are listed in the plan, each with its question.")
        points.append(Point(act="inform", text=text))
    return points


def closing(plan: CareerPlan) -> list[Point]:
    """The end of a session: the next step, and that the plan stays theirs."""
    ahead = [say("Your next step: {step}", step=plan.month_actions[0].text)] if plan.month_actions else []
    opening = Said(text="That is the whole plan once through. It is yours; come back when something changes.")
    return [Point(act="plan", text=join([opening, *ahead]))]


def _ways_out(plan: CareerPlan) -> list[Point]:
    points = [Point(act="challenge", text=join(plan.fit.reasons[:2]))] if plan.fit.reasons else []
    ways = [say("- {change} {effect}", change=way.change, effect=way.effect) for way in plan.fit.ways_out[:2]]
    if ways:
        opening = Said(text="What would make it fit:")
        points.append(Point(act="plan", text=join([opening, *ways], separator="\n")))
    return points


def _listed(opening: str, lines: list[Said]) -> list[Point]:
    if not lines:
        return []
    items = [say("- {line}", line=line) for line in lines]
    return [Point(act="plan", text=join([Said(text=opening), *items], separator="\n"))]


def _assessment(plan: CareerPlan) -> list[Point]:
    return [Point(act="plan", text=join([*plan.position.summary[:2], plan.readiness.summary]))]


def _gaps(plan: CareerPlan) -> list[Point]:
    gaps = [gap for gap in plan.gaps if gap.planned][:3]
    lines = [say("{name}: {reason} {hours}.", name=gap.name, reason=gap.reason, hours=gap.hours) for gap in gaps]
    return _listed("What is missing, in the order to close it:", lines) or [
        Point(act="plan", text=Said(text="I see nothing missing that the role asks for."))
    ]


def _paths(plan: CareerPlan) -> list[Point]:
    lines = [
        say(
            "{title}: {months}, {chance}.",
            title=path.title,
            months=path.months,
            chance=say("{chance} if tried", chance=path.feasibility) if path.feasibility else "not by your date",
        )
        for path in plan.paths
    ]
    return _listed("Ways forward, with the time such a move takes and the chance of it:", lines)


def _plan(plan: CareerPlan) -> list[Point]:
    return _listed("This month:", [action.text for action in plan.month_actions[:4]])


def _risks(plan: CareerPlan) -> list[Point]:
    lines = [say("{what} {answer}", what=risk.description, answer=risk.answer) for risk in plan.risks[:3]]
    return _listed("What could go wrong, and the answer to it:", lines)


def _tracking(plan: CareerPlan) -> list[Point]:
    lines = [say("{kind} review on {on}.", kind=item.kind.capitalize(), on=item.on) for item in plan.reviews[:3]]
    points = _listed("Look at it again on these dates:", lines)
    text = Said(
        text="Telling someone about it, with a date, helps to keep at it. What you do with the plan is up to you."
    )
    return [*points, Point(act="advise", text=text)]


SHOWN: dict[Stage, Callable[[CareerPlan], list[Point]]] = {
    "assessment": _assessment,
    "gaps": _gaps,
    "paths": _paths,
    "plan": _plan,
    "risks": _risks,
    "tracking": _tracking,
}
