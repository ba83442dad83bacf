"""The sections that look further: goals, years, phases, people, pay, risks, fallbacks, reviews, quality, questions."""

from coach.domain.figures import Said, join, say
from coach.domain.outlook import YearGoal
from coach.domain.plan import CareerPlan
from coach.exports.page import Item, Items, Section, filled, listed, plain

AREAS = {
    "network": "People",
    "brand": "Being seen",
    "search": "Finding the work",
    "interview": "Interviews",
    "negotiation": "Negotiation",
}
# Targets whose words stand with a milestone, and which.
SAID_BY = {"network-talks": "network-talks", "interview-stories": "interview-1"}
AT_ONCE = 2  # phases of a plan that begins with the move itself
ANSWER = "If that happens, then "
KINDS = {
    "baseline": "First look",
    "monthly": "Every month from",
    "quarterly": "Every quarter from",
    "yearly": "Every year from",
}


def goals(plan: CareerPlan) -> Section:
    """Goals with their horizon and what shows that they are reached; those that a milestone shows stand there."""
    proofs = {item.evidence for item in plan.milestones}
    gaps = {f"goal-{gap.id}" for gap in plan.gaps}
    items = tuple(
        Item(
            lead=plain(f"{goal.horizon.capitalize()} term"),
            text=say("{goal} Proof: {measure}", goal=goal.statement, measure=goal.measure),
        )
        for goal in plan.goals
        if goal.measure.text.removesuffix(".") not in proofs and goal.id not in gaps
    )
    return Section(id="goals", title="Goals", blocks=filled([Items(items=items)]))


def years(plan: CareerPlan) -> Section:
    """Goals year by year, a year in a line; what stays as the year before is not said again."""
    items: list[Item] = []
    before: set[str] = set()
    for year in plan.year_goals:
        lines = [line for line in _year(year, plan) if line.text not in before]
        before.update(line.text for line in lines)
        if lines:
            items.append(Item(lead=say("By {by}", by=year.by), text=join(lines)))
    return Section(id="years", title="Year by year", blocks=filled([Items(items=tuple(items))]))


def _year(year: YearGoal, plan: CareerPlan) -> list[Said]:
    """The role; skills and achievement that come from the plan's work; people and pay that have a figure."""
    proofs = {f"{item.evidence}." for item in plan.milestones}
    said = [say("Role: {role}.", role=year.role)]
    if any(gap.name in year.skill.text for gap in plan.gaps):
        said.append(say("Skills: {skill}", skill=year.skill))
    said += [say("People: {network}", network=year.network)] if year.network.figures else []
    said += [say("Pay: {pay}", pay=year.pay)] if year.pay.figures else []
    if year.achievement.text in proofs:
        said.append(say("Achievement: {achievement}", achievement=year.achievement))
    return said


def phases(plan: CareerPlan) -> Section:
    """A phase in a line: when, how much of the time, and what it is for; none where the move begins at once."""
    items = tuple(
        Item(
            lead=plain(phase.name),
            text=say(
                "{start} to {end} ({share}). {focus}",
                start=phase.start,
                end=phase.end,
                share=phase.share,
                focus=join(phase.focus),
            ),
        )
        for phase in (plan.phases if len(plan.phases) > AT_ONCE else ())
    )
    return Section(id="phases", title="Phases of the change", blocks=filled([Items(items=items)]))


def people(plan: CareerPlan) -> Section:
    """Targets for people, visibility, search, interviews and negotiation, unless a milestone says the same."""
    shown = {item.id for item in plan.milestones}
    items = []
    for area, title in AREAS.items():
        said = [target.text for target in plan.targets if target.area == area and SAID_BY.get(target.id) not in shown]
        if said:
            items.append(Item(lead=plain(title), text=join(said)))
    return Section(id="people", title="People, search and talks", blocks=filled([Items(items=tuple(items))]))


def pay(plan: CareerPlan) -> Section:
    return Section(id="pay", title="Pay", blocks=filled([listed((*plan.pay.statements, plain(plan.pay.caveat)))]))


def risks(plan: CareerPlan) -> Section:
    """Each risk with its early sign, and what sets off which answer."""
    items = tuple(
        Item(
            text=say("{description} Impact: {impact}.", description=risk.description, impact=risk.impact),
            details=(
                say(
                    "Early sign: {sign} If: {trigger} {answer}",
                    sign=risk.early_sign,
                    trigger=risk.trigger,
                    answer=_then(risk.answer),
                ),
            ),
        )
        for risk in plan.risks
    )
    return Section(id="risks", title="What may go wrong", blocks=filled([Items(items=items)]))


def _then(answer: Said) -> Said:
    """The answer after its trigger, without saying again that it is one."""
    return answer.model_copy(update={"text": answer.text.replace(ANSWER, "Then ", 1)})


def fallbacks(plan: CareerPlan) -> Section:
    """When to take which other way; what each needs and gives is in the JSON."""
    said = listed(item.when for item in plan.contingencies)
    return Section(id="fallbacks", title="If it has to be another way", blocks=filled([said]))


def reviews(plan: CareerPlan) -> Section:
    """Each kind of review with its first date and the first thing to ask; every date and question is in the JSON."""
    items = []
    for kind, title in KINDS.items():
        first = next((review for review in plan.reviews if review.kind == kind), None)
        if first is not None:
            items.append(Item(lead=plain(title), text=say("{on}. {check}", on=first.on, check=first.checks[0])))
    return Section(id="reviews", title="When to look again", blocks=filled([Items(items=tuple(items))]))


def quality(plan: CareerPlan) -> Section:
    """The five standards: those it meets by name, the others with what is missing and is not said under the fit."""
    told = {" ".join(reason.text for reason in plan.fit.reasons)}
    met = ", ".join(check.name for check in plan.quality if check.passed)
    items = [
        Item(
            lead=plain(f"Not {check.name} yet"),
            text=plain("See what stands in the way, above.") if check.found.text in told else check.found,
        )
        for check in plan.quality
        if not check.passed
    ]
    if met:
        items.insert(0, Item(lead=plain("It is"), text=plain(f"{met}.")))
    return Section(id="quality", title="Is it a good plan?", blocks=filled([Items(items=tuple(items))]))


def questions(plan: CareerPlan) -> Section:
    asked = {item.ask for item in plan.assumptions}
    open_ones = [plain(question) for question in plan.questions if question not in asked]
    return Section(id="questions", title="Still worth answering", blocks=filled([listed(open_ones)]))
