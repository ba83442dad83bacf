"""What may go wrong for this person, how it shows early, and what they do then; and the fallbacks."""

from coach.domain.figures import Said, amount, calculated, say
from coach.domain.outlook import Contingency, Grade, Risk
from coach.planning.case import Case
from coach.planning.draft import Draft
from coach.planning.phrases import lower, sentence
from coach.planning.recognition import Recognition


def find_risks(base: Draft) -> tuple[Risk, ...]:
    """The risks that follow from this person's own plan, most serious first; always at least three."""
    found = [_time(base), _obsolete(base.case), *_money(base), *_credential(base), *_alone(base)]
    if not base.blocked_credentials:  # else nothing is applied for yet
        found.append(_closed_door(base))
    order: dict[Grade, int] = {"high": 0, "medium": 1, "low": 2}
    return tuple(sorted(found, key=lambda risk: order[risk.impact]))


def _time(base: Draft) -> Risk:
    case = base.case
    slip = case.rows.figure("plan-slip", "delay")
    slack = max(case.weeks - base.end, 0.0)
    tight = slack < case.weeks * case.rows.range("plan-slack", "share").low / 100 or bool(base.blocked_credentials)
    why = "there is little slack before your date" if tight else "other duties win in a busy month"
    return Risk(
        id="risk-time",
        category="execution",
        description=say("The {hours} do not hold: {why}.", hours=case.hours, why=why),
        impact="high" if tight else "medium",
        early_sign=Said(text="The log shows fewer hours than planned in a month."),
        trigger=say("A milestone is {slip} late.", slip=slip),
        answer=Said(
            text="If that happens, then set the hours you really have, make the plan again, and drop first what is "
            "helpful but not required."
        ),
    )


# How a change of the work shows early, when to act, and what to do then: for posts, and for a business.
SHIFTS_OF_WORK = (
    "Advertisements ask for something new.",
    "A requirement that is not in this plan turns up in most of them.",
    "If that happens, then add it as a gap and move the least asked-for one to later.",
)
SHIFTS_OF_DEMAND = (
    "Customers ask for something else.",
    "The same wish that you can't serve comes up in most talks.",
    "If that happens, then try it with a single customer before you change the offer.",
)


def _obsolete(case: Case) -> Risk:
    outlook = case.target.occupation.outlook if case.target.occupation else "What this work asks for can shift."
    sign, trigger, answer = SHIFTS_OF_DEMAND if case.target.own else SHIFTS_OF_WORK
    return Risk(
        id="risk-change",
        category="market",
        description=Said(text=f"The work itself changes: {sentence(lower(outlook))}"),
        impact="medium",
        early_sign=Said(text=sign),
        trigger=Said(text=trigger),
        answer=Said(text=answer),
    )


def _money(base: Draft) -> list[Risk]:
    case = base.case
    runway = case.profile.figure("runway_months")
    fund = case.rows.figure("finance-emergency-fund", "months")
    found = []
    short = runway is not None and (runway.low or 0.0) < (fund.low or 0.0)
    if runway is None or short:
        have = (
            say("You have {runway} of expenses put by", runway=runway)
            if runway
            else Said(text="Savings were not named")
        )
        found.append(
            Risk(
                id="risk-money",
                category="money",
                description=say("{have}; {fund} is the usual reserve before a move.", have=have, fund=fund),
                impact="high" if short else "medium",
                early_sign=Said(text="A bill is paid from what was meant for the change."),
                trigger=Said(
                    text="The reserve falls below the low end of that range"
                    + (", or your pay is at risk." if case.employed else ".")
                ),
                answer=Said(
                    text="If that happens, then "
                    + ("keep the work you have" if case.employed else "take paid work of any kind")
                    + ", stop paid steps, use free ways, and move the date."
                ),
            )
        )
    if base.over_budget and case.budget is not None:
        found.append(
            Risk(
                id="risk-budget",
                category="money",
                description=say("What is required costs {cost} against {budget}.", cost=base.cost, budget=case.budget),
                impact="high",
                early_sign=Said(text="The first answers on funding are no."),
                trigger=Said(text="No funding is found by the time enrolment opens."),
                answer=Said(
                    text="If that happens, then take a role on the way that an employer pays the credential in."
                ),
            )
        )
    return found


def _credential(base: Draft) -> list[Risk]:
    item = next((g for g in base.gaps if g.credential and g.gap.planned and g.gap.required), None)
    if item is None:
        return []
    if isinstance(item.credential, Recognition):
        return [_undecided(item.credential)]
    return [
        Risk(
            id="risk-credential",
            category="credential",
            description=Said(text=f"{item.gap.name} comes late: no place, a missed entry rule, or a failed sitting."),
            impact="high",
            early_sign=Said(
                text="The issuer asks for something you do not have, or practice marks stay under the pass mark."
            ),
            trigger=Said(text="No confirmed place, or no pass, on the date in this plan."),
            answer=Said(
                text="If that happens, then book the next sitting, use the wait for experience, and move what follows."
            ),
        )
    ]


def _undecided(need: Recognition) -> Risk:
    """What a decision on training from abroad may bring."""
    return Risk(
        id="risk-credential",
        category="credential",
        description=Said(text=f"The decision on your training from {need.country} comes late or asks for much more."),
        impact="high",
        early_sign=Said(text="The authority asks for papers you can't get, or names a language level above yours."),
        trigger=Said(text="No decision on the date in this plan, or one with conditions."),
        answer=Said(
            text="If that happens, then begin with what it names, and look for a post beside the profession that your "
            "training already opens."
        ),
    )


def _alone(base: Draft) -> list[Risk]:
    """Energy: caring duties, health, or a second load beside the job."""
    case = base.case
    dependants = case.profile.figure("dependants")
    if not case.stretched and not (dependants and dependants.low):
        return []
    return [
        Risk(
            id="risk-energy",
            category="personal",
            description=Said(text="Care at home or your health needs the time or strength this plan counts on."),
            impact="high",
            early_sign=Said(text="Study moves into the night, or weeks pass with nothing in the log."),
            trigger=Said(text="A month without any free evening."),
            answer=Said(
                text="If that happens, then halve the weekly hours for a quarter, and let the date move without guilt."
            ),
        )
    ]


def _closed_door(base: Draft) -> Risk:
    case = base.case
    if case.target.own:
        return _few_customers()
    if case.named and case.inside:
        months = case.rows.figure("treated-stall-signals", "review")
        return Risk(
            id="risk-no-post",
            category="employer",
            description=Said(text="You are ready, and no post opens where you work."),
            impact="medium",
            early_sign=Said(text="Hiring stops, your manager changes, or the decision date is put off."),
            trigger=say("The promotion has been stalled for {months}.", months=months),
            answer=Said(text="If that happens, then show the same case to other employers, people you know first."),
        )
    rates = (case.rows.figure("funnel-application-to-screen", "rate"),)
    tries = round(100 / (rates[0].low or 10.0)) * 2
    count = amount(tries, tries, "application", calculated("applications-without-answer", *rates))
    return Risk(
        id="risk-no-answer",
        category="market",
        description=Said(text="Applications bring no conversations."),
        impact="medium",
        early_sign=Said(text="Answers are automatic, or name the same missing thing."),
        trigger=say("{count} without a first talk.", count=count),
        answer=Said(
            text="If that happens, then pause, have the résumé read by someone who hires, and go through people."
        ),
    )


def _few_customers() -> Risk:
    return Risk(
        id="risk-customers",
        category="market",
        description=Said(text="Customers come more slowly than planned."),
        impact="high",
        early_sign=Said(text="Takings stay below the page of numbers for a month."),
        trigger=Said(text="The reserve falls to the sum you said you would not go beyond."),
        answer=Said(
            text="If that happens, then stop new spending, take paid work beside it, and change one thing at a time: "
            "price, place or offer."
        ),
    )


# Name, when to take it (the row's rule in words that serve every trade), what it needs and gives, by fallback row.
FALLBACKS = {
    "fallback-adjacent-role": (
        "Sideways first",
        "If the way up is blocked, then move sideways to a part of the workplace that is growing",
        "A post next to yours that is open now",
        "New colleagues and a fresh record",
    ),
    "fallback-parallel-track": (
        "Back to the craft",
        "If leading people stalls or does not suit you, then return to the specialist side",
        "Skills kept current and a manager who agrees",
        "Standing without people duties",
    ),
    "fallback-industry-pivot": (
        "The same work elsewhere",
        "If your field shrinks, then take your skills to a neighbouring one that grows",
        "Your results told in the other field's words, and people there",
        "Demand where there is growth",
    ),
    "fallback-consulting": (
        "Part-time or by contract",
        "If a full-time post is too rigid, then work part time, by contract or through an agency",
        "A few clients or agencies who know you, and a reserve",
        "Income and freedom while you learn",
    ),
    "fallback-entrepreneurship": (
        "Something of your own",
        "If the ceiling is too low, then start something of your own or join people who do",
        "A reserve, a first customer, and people around you who agree",
        "A ceiling that you set yourself",
    ),
}


# The same for a business, where posts and rungs say nothing.
FALLBACKS_OF_OWN = {
    "fallback-adjacent-role": "If the trial does not pay, then keep a post in the trade and sell beside it",
    "fallback-industry-pivot": "If this place or offer does not draw, then try another before you borrow for it",
    "fallback-consulting": "If premises are too dear, then work to order, by the day or from a stall",
}


def find_contingencies(case: Case) -> tuple[Contingency, ...]:
    """The documents' fallbacks that can apply here: when, what each needs and gives."""
    goal = case.target.occupation
    manages = goal is not None and goal.track == "management" and not case.target.own
    found = []
    for row, (name, when, needs, gives) in FALLBACKS.items():
        if row == "fallback-parallel-track" and not manages or row == "fallback-entrepreneurship" and case.target.own:
            continue
        when = FALLBACKS_OF_OWN[row] if case.target.own else when
        found.append(
            Contingency(
                id=row,
                name=name,
                when=Said(text=f"{when}."),
                needs=Said(text=f"{needs}."),
                gives=Said(text=f"{gives}."),
            )
        )
    return tuple(found)
