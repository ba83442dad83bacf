"""What is taken for granted where the person did not say it, each with its source and the question that settles it."""

from coach.domain.figures import Figure, Said, amount, calculated, say
from coach.domain.plan import Assumption
from coach.domain.profile import SLOTS, Profile
from coach.framework.catalogue import Catalogue, Match
from coach.framework.occupations import Occupation
from coach.framework.rows import Rows
from coach.framework.titles import words
from coach.planning.phrases import in_sentence, lower, with_article
from coach.planning.purse import about_prices
from coach.planning.target import NEXT_ROLE, Target

# How the target lies to the present role, and the path type whose rows apply.
PATH_OF = {
    "promotion": "linear",
    "leadership": "leadership",
    "lateral": "lateral",
    "industry": "industry-transition",
    "same": "linear",
    "return": "lateral",
    "unknown": "lateral",
}


def about_role(role: str | None, match: Match | None, akin: Occupation | None, held: bool) -> list[Assumption]:
    """How the present title was read; `held` says that `akin` is a job the person has held rather than one like it."""
    found = []
    if role is None:
        text = Said(text="I do not know your present role, so nothing is counted as brought from it.")
        found.append(Assumption(id="role", text=text, ask=SLOTS["role"].ask))
    elif match is None and akin is not None:
        title = in_sentence(akin.title)
        near = (
            "I planned from the last job of yours that I know"
            if held
            else "the closest by its words and your skills is"
        )
        text = say("I have no entry for “{role}”; {near}: {title}.", role=role, near=near, title=title)
        found.append(Assumption(id="role", text=text, ask="Is that close to what you do?"))
    elif match is None:
        text = say("I have no entry for the role “{role}”, so only skills you named count as held.", role=role)
        found.append(Assumption(id="role", text=text, ask="Which common job title is closest to yours?"))
    elif words(match.occupation.title) != words(role):
        text = say("I read “{role}” as {title}.", role=role, title=in_sentence(match.occupation.title))
        found.append(Assumption(id="role", text=text, ask="Is that the right kind of job?"))
    return found


def _assumed_target(goal: str | None, here: Occupation | None, target: Target) -> Said:
    """What was taken as the target where none was named, and why."""
    if target.title == NEXT_ROLE and not goal:
        return Said(text="You named no role and no target, so this plan is about finding out what you want.")
    if target.title == NEXT_ROLE:
        text = "Your goal “{goal}” names no job title I know, so this plan is about finding out which work you want."
        return say(text, goal=goal or "")
    title = in_sentence(target.title)
    if target.own and goal:
        text = "You want to work on your own account (“{goal}”), so I planned for that, from your work as {title}."
        return say(text, goal=goal, title=with_article(title))
    opening = (
        say("Your goal “{goal}” names no job title I know", goal=goal)
        if goal
        else Said(text="You named no target role")
    )
    if target.degree is not None:
        text = "{opening}; I took {title}, where graduates of {subject} often begin."
        return say(text, opening=opening, title=title, subject=lower(target.degree))
    if target.out_of_work:
        text = "{opening}, so this plan is about getting back to work as {title}."
        return say(text, opening=opening, title=with_article(title))
    if goal and target.occupation is not None and target.occupation == here:
        text = "Your goal “{goal}” names no other job, so this plan is about growing as {title}."
        return say(text, goal=goal, title=with_article(title))
    if target.occupation is None or target.occupation == here:
        return say("{opening}, so this plan is about growing as {title}.", opening=opening, title=with_article(title))
    tail = "" if goal else ", the usual next step"
    return say("{opening}, so I took {title}{tail}.", opening=opening, title=title, tail=tail)


def about_target(goal: str | None, here: Occupation | None, target: Target) -> list[Assumption]:
    found = []
    if target.assumed:
        text = _assumed_target(goal, here, target)
        ask = "What would it sell, and to whom?" if target.own else SLOTS["target_role"].ask
        found.append(Assumption(id="target_role", text=text, ask=ask))
    elif target.field is not None and target.occupation is not None:
        name = with_article(in_sentence(target.occupation.title))
        text = say("You named a field, {field}; I took {name} as a usual way into it.", field=target.field, name=name)
        found.append(Assumption(id="target_role", text=text, ask="Which role in it do you want to reach?"))
    elif target.occupation is None:
        text = say(
            "I have no entry for “{title}”, so its requirements have to come from real postings first.",
            title=target.title,
        )
        found.append(Assumption(id="target_role", text=text, ask="Which common job title is closest to it?"))
    elif target.score < 1:
        name = in_sentence(target.occupation.title)
        text = say("I read your target “{title}” as {name}.", title=target.title, name=name)
        found.append(Assumption(id="target_role", text=text, ask="Is that the role you mean?"))
    return found


def months_given(profile: Profile, rows: Rows, relation: str, assumptions: list[Assumption]) -> Figure:
    """The wished timeframe; when none is given, the long end of the documents' range for this kind of move."""
    given = profile.figure("timeframe_months")
    if given is not None:
        return given
    row = f"path-{PATH_OF[relation]}-timeline"
    whole = rows.figure(row, "duration")
    long = whole.high or whole.low or 0.0
    figure = amount(long, long, "month", calculated("timeframe", whole))
    text = say(
        "You named no date. I took {months}, the long end of the {whole} such a move usually takes.",
        months=figure,
        whole=whole,
    )
    assumptions.append(Assumption(id="timeframe_months", text=text, ask=SLOTS["timeframe_months"].ask))
    return figure


def hours_given(profile: Profile, rows: Rows, assumptions: list[Assumption]) -> Figure:
    """The weekly hours; when none are given, the low end of what a move beside a job takes."""
    given = profile.figure("hours_per_week")
    if given is not None:
        return given
    whole = rows.figure("pivot-method-parallel", "weekly_hours")
    low = whole.low or 0.0
    figure = amount(low, low, "hour/week", calculated("hours", whole))
    text = say(
        "You named no weekly hours. I took {hours}, the low end of the {whole} a change beside a job takes.",
        hours=figure,
        whole=whole,
    )
    assumptions.append(Assumption(id="hours_per_week", text=text, ask=SLOTS["hours_per_week"].ask))
    return figure


def about_money(budget: Figure | None, currency: str) -> list[Assumption]:
    """That no budget was named, and that prices say little in another currency."""
    found = []
    if budget is None:
        text = Said(text="You named no budget, so cost rules nothing out; the plan shows what it adds up to.")
        found.append(Assumption(id="budget", text=text, ask=SLOTS["budget"].ask))
    prices = about_prices(budget, currency)
    if prices is not None:
        found.append(Assumption(id="prices", text=prices, ask="What do the paid steps cost where you live?"))
    return found


MANAGER = 4  # rank from which a role of the management track is a manager's


def everyday_skills(rows: Rows, years: Figure | None, past: tuple[Occupation, ...]) -> tuple[str, ...]:
    """The skills that years of work and a manager's post stand for (rows plan-everyday-skills, plan-leading-skills)."""
    enough = years is not None and (years.low or 0.0) >= rows.range("plan-everyday-skills", "years").low
    leads = any(role.track == "management" and role.rank >= MANAGER for role in past)
    everyday = rows.items("plan-everyday-skills", "skills") if enough else ()
    return everyday + (rows.items("plan-leading-skills", "skills") if leads else ())


def about_skills(
    profile: Profile, occupation: Occupation | None, settled: bool, catalogue: Catalogue, everyday: tuple[str, ...]
) -> list[Assumption]:
    """What is counted as held without having been said."""
    found = []
    if everyday:
        names = ", ".join(lower(catalogue.competencies[name].name) for name in everyday)
        text = Said(text=f"After the work you have done these count as proficiency: {names}.")
        found.append(Assumption(id="everyday_skills", text=text, ask="Which of them would you rate otherwise?"))
    if occupation is not None:
        level = "the level the role asks for" if settled else "one level below what the role asks for"
        text = say(
            "As {role} you are taken to have its core skills, at {level}: {skills}.",
            role=with_article(in_sentence(occupation.title)),
            level=level,
            skills=", ".join(lower(catalogue.competencies[need.skill].name) for need in occupation.required),
        )
        found.append(Assumption(id="role_skills", text=text, ask="Which of these would you not say of yourself?"))
    if not profile.all("credentials") and not profile.all("education"):
        text = Said(
            text="You named no licences, certificates or degrees, so those your role does not imply count as missing."
        )
        found.append(Assumption(id="credentials", text=text, ask=SLOTS["credentials"].ask))
    unrated = [f for f in profile.all("skills") if getattr(f.value, "level", None) is None]
    if unrated:
        text = Said(text="Skills you listed without a mark are taken as proficiency: done alone, with a look at notes.")
        found.append(Assumption(id="skill_levels", text=text, ask="Which of them are stronger or weaker than that?"))
    return found
