"""Going out on one's own account: the skills it asks for beside the trade, and the steps up to the first customers."""

from coach.domain.figures import Said, say
from coach.domain.plan import Target
from coach.framework.occupations import SkillNeed
from coach.planning.case import Case
from coach.planning.task import Task, free_of_cost

ROW = "plan-own-account"
ASKER = "someone with a business of their own"

PROS = ("What you decide and earn is yours", "It can begin small, beside your pay")
CONS = ("No pay until the takings cover it", "Paperwork, sick days and holidays are yours to carry")
WAY_BACK = "Reversible while it is small and your pay goes on; harder once leases and loans are signed."

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
        "Keep your pay while you try; read your contract first for what it says about work on the side.",
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


def own_tasks(case: Case, ends: tuple[str, ...]) -> list[Task]:
    """The steps to a business of one's own, after the skills and licences it rests on."""
    tasks: list[Task] = []
    for name, (title, evidence, step) in STEPS.items():
        tasks.append(
            Task(
                id=f"own-{name}",
                title=title,
                kind="apply",
                evidence=evidence,
                hours=case.rows.figure(ROW, name),
                cost=free_of_cost(case),
                steps=(Said(text=step),),
                depends=(tasks[-1].id,) if tasks else ends,
            )
        )
    return tasks


def own_targets(case: Case) -> list[Target]:
    """What to aim at instead of applications: first customers, and a reserve before pay is given up."""
    customers = (
        "A list by name of people and firms who would pay for it now; ask each what they pay today, and to whom."
    )
    reserve = say(
        "{months} of living costs kept apart before you give up your pay.",
        months=case.rows.figure("finance-emergency-fund", "months"),
    )
    return [
        Target(id="search-customers", area="search", text=Said(text=customers)),
        Target(id="search-reserve", area="search", text=reserve),
    ]
