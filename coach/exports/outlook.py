"""The sections that look further: goals, years, phases, people, pay, risks, fallbacks, reviews, quality, questions."""

from coach.domain.figures import Said, join, say
from coach.domain.plan import CareerPlan, Review, YearGoal
from coach.exports.page import Block, Item, Items, Section, filled, listed, plain, under

AREAS = {
    "network": "People",
    "brand": "Being seen",
    "search": "Finding the work",
    "interview": "Interviews",
    "negotiation": "Negotiation",
}
ANSWER = "If that happens, then "
KINDS = {"baseline": "First look", "monthly": "Every month", "quarterly": "Every quarter", "yearly": "Every year"}


def goals(plan: CareerPlan) -> Section:
    """Goals by horizon, each with what shows that it is reached, where its milestone does not say so already."""
    proofs = {item.evidence for item in plan.milestones}
    blocks: list[Block] = []
    for horizon in dict.fromkeys(goal.horizon for goal in plan.goals):
        items = tuple(
            Item(text=goal.statement)
            if goal.measure.text.removesuffix(".") in proofs
            else Item(text=say("{goal} Proof: {measure}", goal=goal.statement, measure=goal.measure))
            for goal in plan.goals
            if goal.horizon == horizon
        )
        blocks += under(f"{horizon.capitalize()} term", Items(items=items))
    return Section(id="goals", title="Goals", blocks=filled(blocks))


def years(plan: CareerPlan) -> Section:
    """Goals year by year, a year in a line; what stays as the year before is not said again."""
    items: list[Item] = []
    before: set[str] = set()
    for year in plan.year_goals:
        lines = [line for line in _year(year) if line.text not in before]
        before.update(line.text for line in lines)
        if lines:
            items.append(Item(lead=say("By {by}", by=year.by), text=join(lines)))
    return Section(id="years", title="Year by year", blocks=filled([Items(items=tuple(items))]))


def _year(year: YearGoal) -> list[Said]:
    return [
        say("Role: {role}.", role=year.role),
        say("Skills: {skill}", skill=year.skill),
        say("People: {network}", network=year.network),
        say("Pay: {pay}", pay=year.pay),
        say("Achievement: {achievement}", achievement=year.achievement),
    ]


def phases(plan: CareerPlan) -> Section:
    """A phase in a line: when, how much of the time, and what it is for."""
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
        for phase in plan.phases
    )
    return Section(id="phases", title="Phases of the change", blocks=filled([Items(items=items)]))


def people(plan: CareerPlan) -> Section:
    """Targets for people, visibility, search, interviews and negotiation; their dates stand with the milestones."""
    blocks: list[Block] = []
    for area, title in AREAS.items():
        said = [target.text for target in plan.targets if target.area == area]
        blocks += under(title, listed(said))
    return Section(id="people", title="People, search and talks", blocks=filled(blocks))


def pay(plan: CareerPlan) -> Section:
    return Section(id="pay", title="Pay", blocks=filled([listed((*plan.pay.statements, plain(plan.pay.caveat)))]))


def risks(plan: CareerPlan) -> Section:
    """Each risk with its early sign, and what sets off which answer."""
    items = tuple(
        Item(
            text=say("{description} Impact: {impact}.", description=risk.description, impact=risk.impact),
            details=(
                say("Early sign: {sign}", sign=risk.early_sign),
                say("If: {trigger} {answer}", trigger=risk.trigger, answer=_then(risk.answer)),
            ),
        )
        for risk in plan.risks
    )
    return Section(id="risks", title="What may go wrong", blocks=filled([Items(items=items)]))


def _then(answer: Said) -> Said:
    """The answer after its trigger, without saying again that it is one."""
    return answer.model_copy(update={"text": answer.text.replace(ANSWER, "Then ", 1)})


def fallbacks(plan: CareerPlan) -> Section:
    items = tuple(Item(lead=plain(item.name), text=item.when) for item in plan.contingencies)
    return Section(id="fallbacks", title="If it has to be another way", blocks=filled([Items(items=items)]))


def reviews(plan: CareerPlan) -> Section:
    """Dates of each kind of review together, with the first thing to ask."""
    items = []
    for kind, title in KINDS.items():
        found = [review for review in plan.reviews if review.kind == kind]
        if found:
            first = found[0].checks[0]
            items.append(Item(lead=plain(title), text=say("{dates}. {first}", dates=_dates(found), first=first)))
    return Section(id="reviews", title="When to look again", blocks=filled([Items(items=tuple(items))]))


def _dates(found: list[Review]) -> Said:
    return join((Said(text=review.on.text, figures=(review.on,)) for review in found), ", ")


def quality(plan: CareerPlan) -> Section:
    """The five standards; reasons that stand under the fit are not repeated."""
    told = {" ".join(reason.text for reason in plan.fit.reasons)}
    items = tuple(
        Item(
            lead=plain(check.name.capitalize()),
            text=plain("See what stands in the way, above.") if check.found.text in told else check.found,
            done=check.passed,
        )
        for check in plan.quality
    )
    return Section(id="quality", title="Is it a good plan?", blocks=filled([Items(items=items)]))


def questions(plan: CareerPlan) -> Section:
    asked = {item.ask for item in plan.assumptions}
    open_ones = [plain(question) for question in plan.questions if question not in asked]
    return Section(id="questions", title="Still worth answering", blocks=filled([listed(open_ones)]))
