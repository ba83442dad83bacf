"""The calculations of the planner by name, each with a title and how it is worked out, for a reader.

A name stands for itself or, ending in a dash, for all that begin with it ("dates-" for the dates of each milestone).
"""

from coach.errors import KnowledgeError

CALCULATIONS = {
    "after-your-own-date": ("Date moved behind one of yours", "it keeps its length and follows the step you dated"),
    "allocation": ("Share of intent", "the documents' share for further ways, split evenly"),
    "application-hours": ("Hours for applications", "the low end of their number times the hours for each"),
    "applications-for-one-offer": ("Applications for one offer", "counted back through the usual rates"),
    "applications-without-answer": ("Applications without an answer", "twice what one first talk usually takes"),
    "budget-needed": ("Money needed", "the high end of the total cost"),
    "capped-by-budget": ("Cost within your budget", "the usual price, its high end capped by what is left"),
    "conversation-hours": ("Hours for conversations", "their number times the hours for each"),
    "counted-in-study": ("No hours of its own", "they are counted in the study for the credential"),
    "dates-": ("Dates of a milestone", "its hours and those before it, at your weekly hours"),
    "date-in-saved-version": ("Date before", "as it stands in the version you saved"),
    "day-of-plan": ("Day of a version", "the day it was made for"),
    "deadline": ("Your date", "today plus the time you allow"),
    "due": ("Date of an action", "its hours and those before it, at your weekly hours"),
    "due-": ("Date of a goal or target", "when the last milestone for it ends"),
    "feasibility-": ("Chance of a way forward", "part of the documents' range, placed by the rated factors"),
    "finish": ("When the work is done", "all hours of the plan, low end, at your weekly hours"),
    "finish-at-high-end": ("When the work is done at most", "all hours of the plan, high end"),
    "first-applications": ("Applications to begin with", "the low end of their usual number"),
    "hours": ("Weekly hours assumed", "the low end of the usual range"),
    "hours-available": ("Hours you have", "weekly hours times the weeks until your date, rounded down"),
    "hours-between-levels": (
        "Hours between two levels",
        "the hours for the level aimed at less those for the one held",
    ),
    "hours-needed": ("Work in all", "the hours of all milestones still open, low end, rounded up"),
    "hours-this-month": ("Hours in this month", "the hours of the milestone that fall into it, spread evenly"),
    "hours-this-week": ("Hours in a week", "the hours of each milestone, spread evenly from its start to its end"),
    "hours-in-weeks": ("Hours in some weeks", "the hours of the piece of work in each of them, added up"),
    "hours-to-awareness": ("Hours to a first idea", "the low end of the hours for the basics"),
    "in-years-": ("Date of a year's goals", "today plus so many years"),
    "difference": ("Difference of two amounts", "the one less the other, both as you told them"),
    "left-over": ("What is left", "the first amount you told less the others"),
    "money-missing": ("Money missing", "the low end of the cost less your budget"),
    "months-late": ("Months after your date", "from your date to the last step, in whole months begun"),
    "per-month": ("Amount a month", "the amount of a year, divided by twelve"),
    "per-year-share": ("Share of your pay", "the difference as a share of your pay"),
    "with-percent": ("Amount with what is added", "the amount you told plus its share in percent"),
    "mentor-hours": ("Hours for finding mentors", "their number times the hours of a conversation"),
    "months-needed": ("Time it would take", "the shortest in whole months that fits, found by planning anew"),
    "network-goal": ("Date of the network goal", "halfway to your date"),
    "next-rung": ("Date of the next rung", "your date plus the usual time to it"),
    "path-hours": ("Hours of a way forward", "the hours of its milestones, drafted like the plan itself"),
    "path-months": ("Time of a way forward", "the documents' range, in months, times the rungs climbed"),
    "pay-after-move": ("Pay after a move", "your pay, up to the usual top of the increase"),
    "phase-": ("Dates of a phase", "its share of the time before the move"),
    "practice-asked-for": ("Time until the issuer's years are there", "the years asked for less those you have"),
    "readiness": ("Readiness", "the score of each part times its weight"),
    "readiness-": ("A part of readiness", "what you show of what the role asks for"),
    "review-": ("Date of a review", "today plus the usual interval"),
    "rungs-times-timeline": ("Usual time of promotions", "the usual time for a rung times the rungs climbed"),
    "share-": ("Share of a phase", "its share of the documents' phases before the move"),
    "share-of-phase": ("Share of a phase", "its days out of those before the move"),
    "share-of-": ("Hours of a block or part", "the whole work split evenly"),
    "skills-held": ("Skills at the level asked for", "counted among those the role requires"),
    "skills-shared": ("Skills you bring", "counted among those the role requires"),
    "stretch-hours": ("Hours of stretch work", "the hours of each piece times their number"),
    "timeframe": ("Time assumed", "the long end of the usual range for such a move"),
    "today": ("Day of the plan", "the day it was made for"),
    "total-cost": ("Cost in all", "the prices of what is planned, added up"),
    "vision": ("Date of the long view", "today plus so many years"),
    "week": ("Start of a week", "counted from today"),
    "weekly-hours-needed": (
        "Weekly hours that would do",
        "the fewest, in half hours, with which the plan meets your date",
    ),
    "years-by-then": ("Years by your date", "your years in the field plus the time until then"),
    "time-served": ("Study counted as served", "the years held already stand for part of the usual time"),
}


def explained(name: str) -> tuple[str, str]:
    """Title and method of a calculation. Raises KnowledgeError for one that is not described here."""
    if name in CALCULATIONS:
        return CALCULATIONS[name]
    stems = [stem for stem in CALCULATIONS if stem.endswith("-") and name.startswith(stem)]
    if not stems:
        raise KnowledgeError(f"there is no calculation {name!r}")
    return CALCULATIONS[max(stems, key=len)]
