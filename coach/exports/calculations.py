"""The calculations of the planner by name, each with a title and how it is worked out, for a reader.

A name stands for itself or, ending in a dash, for all that begin with it ("dates-" for the dates of each milestone).
"""

from coach.errors import KnowledgeError

CALCULATIONS = {
    "after-your-own-date": ("Date moved behind one of yours", "it keeps its length and follows the step you dated"),
    "allocation": ("Share of intent", "the documents' share for further ways, split evenly"),
    "application-hours": ("Hours for applications", "their number, low end, times the hours for each"),
    "applications-for-one-offer": ("Applications for one offer", "counted back through the usual rates"),
    "applications-without-answer": ("Applications without an answer", "twice what one first talk takes"),
    "budget-needed": ("Money needed", "the high end of the total cost"),
    "capped-by-budget": ("Cost within your budget", "the usual price, its high end capped by what is left"),
    "conversation-hours": ("Hours for conversations", "their number times the hours for each"),
    "counted-in-study": ("No hours of its own", "they are counted in the study for the credential"),
    "dates-": ("Dates of a milestone", "its hours and those before it, at your pace"),
    "date-in-saved-version": ("Date before", "as it stands in the version you saved"),
    "day-of-plan": ("Day of a version", "the day it was made for"),
    "deadline": ("Your date", "today plus the time you allow"),
    "due": ("Date of an action", "its hours and those before it, at your pace"),
    "due-": ("Date of a goal or target", "when its last milestone ends"),
    "feasibility-": ("Chance of a way forward", "part of the usual range, by the rated factors"),
    "finish": ("When the work is done", "all hours, low end, at your pace"),
    "finish-at-high-end": ("When it is done at most", "all hours, high end, at your pace"),
    "first-applications": ("Applications to begin with", "the low end of their number"),
    "hours": ("Weekly hours assumed", "the low end of the usual range"),
    "hours-available": ("Hours you have", "weekly hours times the weeks until your date"),
    "hours-between-levels": (
        "Hours between two levels",
        "the hours for the level aimed at less those for the one held",
    ),
    "hours-needed": ("Work in all", "hours of all open milestones, low end"),
    "hours-this-month": ("Hours this month", "what of a milestone falls into it, spread evenly"),
    "hours-this-week": ("Hours in a week", "each milestone's, spread evenly over its time"),
    "hours-in-weeks": ("Hours in some weeks", "a piece of work's hours in each, added up"),
    "hours-to-awareness": ("Hours to a first idea", "the low end of the hours for the basics"),
    "in-years-": ("Date of a year's goals", "today plus so many years"),
    "difference": ("Difference of two amounts", "the one less the other, both as you told them"),
    "left-over": ("What is left", "the first amount you told less the others"),
    "money-missing": ("Money missing", "the low end of the cost less your budget"),
    "months-late": ("Months after your date", "from your date to the last step, in whole months begun"),
    "per-month": ("Amount a month", "the amount of a year, divided by twelve"),
    "per-year-share": ("Share of your pay", "the difference as a share of your pay"),
    "with-percent": ("Amount with what is added", "the amount you told plus its share in percent"),
    "mentor-hours": ("Hours for finding mentors", "their number times a conversation's hours"),
    "months-needed": ("Time it would take", "the shortest in whole months that fits, found by planning anew"),
    "network-goal": ("Date of the network goal", "when its milestone ends, or halfway to your date"),
    "next-rung": ("Date of the next rung", "your date plus the usual time to it"),
    "path-hours": ("Hours of a way forward", "of its milestones, drafted like the plan"),
    "path-months": ("Time of a way forward", "the usual range, times the rungs climbed"),
    "pay-after-move": ("Pay after a move", "your pay, up to the usual top of the increase"),
    "phase-": ("Dates of a phase", "its share of the time before the move"),
    "practice-asked-for": ("Time until the issuer's years are there", "the years asked for less those you have"),
    "readiness": ("Readiness", "the score of each part times its weight"),
    "readiness-": ("A part of readiness", "what you show of what is asked for"),
    "review-": ("Date of a review", "today plus the usual interval"),
    "rungs-times-timeline": ("Usual time of promotions", "the usual time for a rung times the rungs climbed"),
    "share-": ("Share of a phase", "its share of the documents' phases before the move"),
    "share-of-phase": ("Share of a phase", "its days of those before the move"),
    "share-of-": ("Hours of a block or part", "the whole work split evenly"),
    "skills-held": ("Skills at the level asked for", "of those the role requires"),
    "skills-shared": ("Skills you bring", "of those the role requires"),
    "stretch-hours": ("Hours of stretch work", "each piece's times their number"),
    "timeframe": ("Time assumed", "the long end of the usual range for such a move"),
    "today": ("Day of the plan", "the day it was made for"),
    "total-cost": ("Cost in all", "the prices of what is planned"),
    "vision": ("Date of the long view", "today plus so many years"),
    "week": ("Start of a week", "counted from today"),
    "weekly-hours-needed": ("Weekly hours that would do", "the fewest, in half hours"),
    "break-even": ("Month from which it has brought more", "money so far beside that of going on as now"),
    "cash-total": ("Money over the time looked at", "all months added up"),
    "chance-score": ("Points for how likely it comes about", "the documents' range, in tenths"),
    "even-pay": ("Worth a year, evenly", "the even amount with the same net present value"),
    "flip-point": ("Weight at which the verdict turns", "where the totals meet, the other weights in proportion"),
    "in-months": ("Time in months", "the years of the documents times twelve"),
    "lead": ("Lead", "the total of the first option less that of the next"),
    "money-score": ("Points for money", "the even pay beside yours; the same for each same factor"),
    "money-short": ("Money missing", "the lowest that savings and income less living costs come to"),
    "month-by-month": ("Money month by month", "what comes in less what goes out, at the ends of what is open"),
    "net-present-value": ("Net present value", "each month's money, discounted at the yearly rate"),
    "pay-to-draw-level": ("Pay to draw level", "found by trying, rounded up to a hundred"),
    "points-open": ("Points still open", "the range of the score times its weight"),
    "regret": ("Regret", "another option at its best less this one at its worst"),
    "runway": ("When savings end", "savings and income less living costs, month by month"),
    "savings-from-months": ("Savings", "the months you said they last times what you need a month"),
    "score-to-draw-level": ("Points to draw level", "the lead divided by the weight, added to the score"),
    "share-of-weightings": ("Share of weightings", "how many of them, as likely as they fit, put it first"),
    "share-whatever-is-open": ("Share whatever is open", "as before, its own scores at their worst, all others best"),
    "signs-score": ("Points for the signs", "those that point to it, in tenths; what was not told is open"),
    "spending-of-a-year": ("Needed in a year", "what you need a month times twelve"),
    "total-points": ("Total", "each score, at its middle, times its weight"),
    "total-range": ("Range of the total", "all scores at their low ends, and all at their high ends"),
    "weight-by-hand": ("Weight", "your points as a share of all points"),
    "weight-learned": ("Weight", "the mean of the weightings, as likely as they fit your choices"),
    "years-in-role": ("Years in the role", "from the dates of its jobs, overlaps counted once"),
    "years-by-then": ("Years by your date", "your years in the field plus the time until then"),
    "time-served": ("Study counted as served", "the years held already stand for part of the usual time"),
}


# Calculations that are listed as one, since they are worked out alike: how, and which.
FAMILIES = {
    "Dates of the work": (
        "hours and those before them, at your pace; low end unless said otherwise",
        ("dates-", "due", "due-", "finish", "finish-at-high-end", "after-your-own-date"),
    ),
    "Dates by the calendar": (
        "today plus the time you allow or the usual one, or a share of it",
        ("deadline", "in-years-", "network-goal", "next-rung", "phase-", "review-", "share-of-phase", "vision", "week"),
    ),
    "Hours of the work": (
        "of the milestones or their pieces, added up or spread evenly",
        ("hours-in-weeks", "hours-needed", "hours-this-month", "hours-this-week", "path-hours", "stretch-hours"),
    ),
    "People and applications": (
        "their number times the hours for each, low end",
        ("application-hours", "conversation-hours", "first-applications", "mentor-hours"),
    ),
    "Readiness": (
        "points for what you show of what is asked for, weighted",
        ("readiness", "readiness-", "skills-held", "skills-shared"),
    ),
}
FAMILY_OF = {name: (title, how) for title, (how, names) in FAMILIES.items() for name in names}


def listed_as(name: str) -> tuple[str, str]:
    """Title and method under which a calculation is listed: its family's, or its own."""
    return FAMILY_OF.get(_known(name), CALCULATIONS[_known(name)])


def explained(name: str) -> tuple[str, str]:
    """Title and method of a calculation. Raises KnowledgeError for one that is not described here."""
    return CALCULATIONS[_known(name)]


def _known(name: str) -> str:
    """The entry of a calculation: its own, or the longest beginning that stands for it."""
    if name in CALCULATIONS:
        return name
    stems = [stem for stem in CALCULATIONS if stem.endswith("-") and name.startswith(stem)]
    if not stems:
        raise KnowledgeError(f"there is no calculation {name!r}")
    return max(stems, key=len)
