"""Going out on one's own account: the skills it asks for beside the trade, and the steps up to the first customers."""

from coach.domain.figures import Said, say
from coach.domain.outlook import Target
from coach.domain.plan import MilestoneKind
from coach.framework.occupations import SkillNeed
from coach.planning.case import Case
from coach.planning.task import Task, free_of_cost

ROW = "plan-own-account"
ASKER = "someone with a business of their own"

PROS = ("What you decide and earn is yours", "It can begin small, beside other pay")
CONS = ("No pay until the takings cover it", "Paperwork, sick days and holidays are yours to carry")
WAY_BACK = "Reversible while it is small and other pay goes on; harder once leases and loans are signed."

PEOPLE = "people who run such a business, their suppliers, the local small-business adviser"
VENUE = "a market, a trade event or a business network where your customers are"
CAPITAL = (
    "This counts finding out and trying. What it takes to open (place, equipment, stock, licences, the months without "
    "pay) is not in it, and can be many times the cost above: the page of numbers finds that out before you commit."
)
UNSCORED = "A business has no score: what it needs beside your craft is below, and the page of numbers decides."

# Title, evidence and step of the first look at the business.
FIRST_LOOK = (
    "Look closely at a few businesses like the one you want to run",
    "A list of what each offers, at what price and to whom, and what you would do otherwise",
    "See them as a customer would: note who buys, what they pay, and what they ask for in vain.",
)

# Step of the row: title, evidence, what to do.
STEPS = {
    "numbers": (
        "Work out the numbers of your own business on one page",
        "Costs to start, costs a month, prices, and the takings that cover them, read by someone who runs one",
        "Get prices in writing for place, tools, insurance and stock; ask a small-business adviser to read the page.",
    ),
    "rules": (
        "Find out which registrations, licences and insurance it needs",
        "A list of each permit and policy with its office, price and waiting time",
        "Ask the local business office and an insurer; take tax and legal questions to those licensed to answer them.",
    ),
    "trial": (
        "Sell it small before you commit: a first order, a weekend job, a stall",
        "Money taken from people who are not your friends, and what they said",
        "Keep other pay going while you try; a contract, where there is one, says what it allows on the side.",
    ),
    "decision": (
        "Decide with the figures in front of you: go, wait, or leave it",
        "Your decision in writing, with the reserve you keep and the sum you will not go beyond",
        "Hold what the trial took in against the page of numbers; talk it over with those who live on your income.",
    ),
}


def own_needs(case: Case) -> tuple[SkillNeed, ...]:
    """What working on one's own account asks for beside the trade, at the basics (row plan-own-account)."""
    if not case.target.own:
        return ()
    known = {need.skill for need in case.target.occupation.skills} if case.target.occupation else set()
    names = [name for name in case.rows.items(ROW, "skills") if name not in known]
    return tuple(SkillNeed(skill=name, level="basic", need="required") for name in names)


def own_checks(case: Case) -> list[Task]:
    """What decides whether the rest is worth doing, so it comes first: the numbers and the rules."""
    return _steps(case, ("numbers", "rules"), "orient", ("first-step",))


def own_start(case: Case, ends: tuple[str, ...]) -> list[Task]:
    """A trial and the decision, after the skills and licences the business rests on."""
    return _steps(case, ("trial", "decision"), "apply", ("own-rules", *ends))


def _steps(case: Case, names: tuple[str, ...], kind: MilestoneKind, after: tuple[str, ...]) -> list[Task]:
    tasks: list[Task] = []
    for name in names:
        title, evidence, step = STEPS[name]
        tasks.append(
            Task(
                id=f"own-{name}",
                title=title,
                kind=kind,
                evidence=evidence,
                hours=case.rows.figure(ROW, name),
                cost=free_of_cost(case),
                steps=(Said(text=step),),
                depends=(tasks[-1].id,) if tasks else after,
            )
        )
    return tasks


def own_visibility() -> list[Target]:
    """Being seen by customers rather than by employers."""
    sentence = "One sentence on what you offer, to whom, and for how much, the same everywhere."
    work = "Finished work shown where your customers look: pictures, prices, and how to reach you."
    return [
        Target(id="brand-sentence", area="brand", text=Said(text=sentence)),
        Target(id="brand-offer", area="brand", text=Said(text=work)),
    ]


def own_prices() -> list[Target]:
    """Where others speak of their pay with an employer, this is about prices and terms."""
    floor = "Write down the lowest price at which the work pays, before the first customer asks for less."
    terms = "Put price, date and what is included in writing each time, also for friends."
    return [
        Target(id="negotiation-floor", area="negotiation", text=Said(text=floor)),
        Target(id="negotiation-terms", area="negotiation", text=Said(text=terms)),
    ]


def own_targets(case: Case) -> list[Target]:
    """What to aim at instead of applications: first customers, and a reserve before pay is given up."""
    customers = (
        "A list by name of people and firms who would pay for it now; ask each what they pay today, and to whom."
    )
    reserve = say(
        "{months} of living costs kept apart before you live on it alone.",
        months=case.rows.figure("finance-emergency-fund", "months"),
    )
    return [
        Target(id="search-customers", area="search", text=Said(text=customers)),
        Target(id="search-reserve", area="search", text=reserve),
    ]
