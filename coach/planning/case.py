"""Everything the planner reads about a person, in one place, with what had to be assumed.

Each default is a stated assumption with its source and the question that would settle it; no module after
this one looks at the profile for what this one gives.
"""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property

from coach.domain.figures import Figure, Origin, Said, amount, calculated, say
from coach.domain.patch import Choices
from coach.domain.plan import Assumption
from coach.domain.profile import SLOTS, HeldSkill, Profile
from coach.framework.catalogue import Match
from coach.framework.occupations import Occupation
from coach.framework.rows import Rows
from coach.framework.tables import Framework
from coach.planning.held import Ability, abilities, credentials_held, roles_held
from coach.planning.phrases import in_sentence, with_article
from coach.planning.target import NEXT_ROLE, Target, find_target


@dataclass(frozen=True)
class Case:
    """A person's situation as the planner sees it. Hours are a week's, months run from today."""

    today: date
    profile: Profile
    choices: Choices
    framework: Framework
    role: str
    occupation: Occupation | None
    target: Target
    relation: str
    years: Figure | None
    months: Figure
    hours: Figure
    budget: Figure | None
    currency: str
    held: dict[str, Ability]
    credentials: tuple[str, ...]
    past: tuple[Occupation, ...]
    assumptions: tuple[Assumption, ...] = field(default=())

    @property
    def rows(self) -> Rows:
        return self.framework.rows

    @property
    def here(self) -> str:
        """The present role as a title."""
        return self.occupation.title if self.occupation else self.profile.text("role") or "Your present work"

    @cached_property
    def goal(self) -> str:
        """The target role as it stands inside a sentence."""
        return in_sentence(self.target.title)

    @property
    def named(self) -> bool:
        """Whether there is a role to aim at; without one the plan is about finding it."""
        return self.target.title != NEXT_ROLE

    @property
    def work(self) -> str:
        """The work aimed at, as it stands inside a sentence."""
        return f"{self.goal} work" if self.named else "the work you want"

    @property
    def ahead(self) -> str:
        """What advertisements are read for: the work aimed at, and what follows it for someone who does it already."""
        if not self.named:
            return "work you might choose"
        return f"{self.work} and the step after it" if self.relation == "same" else self.work

    @cached_property
    def feeds(self) -> bool:
        """Whether present or past work is the target's own, of its family, or leads to it."""
        goal = self.target.occupation
        if goal is None:
            return False
        feeders = self.framework.catalogue.leading_to(goal)
        return any(role.id in feeders or role.family == goal.family for role in self.past)

    @property
    def dated(self) -> bool:
        """Whether the person named the date."""
        return self.profile.figure("timeframe_months") is not None

    @cached_property
    def weeks(self) -> float:
        """Weeks from today to the wished date."""
        return self.weeks_in(self.months.low or 0.0)

    def weeks_in(self, months: float) -> float:
        """Months as weeks (row plan-week)."""
        return months * self._month

    @cached_property
    def _month(self) -> float:
        return self.rows.range("plan-week", "weeks").low

    @cached_property
    def horizon(self) -> float:
        """Weeks a plan may reach ahead: the documents' ten years, or the person's own date where it lies further."""
        years = self.rows.range("goal-vision-horizon-roadmap", "horizon").low
        return max(self.weeks_in(12 * years), self.weeks)

    @property
    def deadline(self) -> date:
        return self.on(self.weeks)

    def on(self, weeks: float) -> date:
        """The day so many weeks from today. Days, not calendar months, so that a plan moves with its start."""
        return self.today + timedelta(days=round(weeks * 7))

    @cached_property
    def stretched(self) -> bool:
        """Whether dependants, a health or an access need call for slack in the plan."""
        dependants = self.profile.figure("dependants")
        return bool(self.profile.all("accessibility")) or bool(dependants and dependants.low)


# How the target lies to the present role, and the path type whose rows apply.
PATH_OF = {
    "promotion": "linear",
    "leadership": "leadership",
    "lateral": "lateral",
    "industry": "industry-transition",
    "same": "linear",
    "unknown": "lateral",
}


def read_case(profile: Profile, choices: Choices, framework: Framework, today: date) -> Case:
    """The case of a profile, with an assumption for everything that was not said."""
    catalogue, rows = framework.catalogue, framework.rows
    assumptions: list[Assumption] = []
    role = profile.text("role")
    match = catalogue.find(role) if role else None
    occupation = match.occupation if match else _akin(role, profile, framework) if role else None
    target = find_target(profile, occupation, catalogue)
    past = roles_held(profile, catalogue)
    relation = _relation(occupation, past, target)
    years = profile.figure("years_experience")
    in_role = profile.figure("years_in_role")
    settled_years = rows.range("plan-settled-years", "years").low
    settled = in_role is None or (in_role.low or 0.0) >= settled_years
    assumptions += [*_about_role(role, match, occupation), *_about_target(profile.text("goal"), occupation, target)]
    months = _months(profile, rows, relation, assumptions)
    hours = _hours(profile, rows, assumptions)
    budget = profile.figure("budget")
    if budget is None:
        text = Said(text="You named no budget, so cost rules nothing out; the plan shows what it adds up to.")
        assumptions.append(Assumption(id="budget", text=text, ask=SLOTS["budget"].ask))
    return Case(
        today=today,
        profile=profile,
        choices=choices,
        framework=framework,
        role=role or "not told",
        occupation=occupation,
        target=target,
        relation=relation,
        years=years,
        months=months,
        hours=hours,
        budget=budget,
        currency=profile.text("currency") or "USD",
        held=abilities(profile, catalogue, settled),
        credentials=credentials_held(profile),
        past=past,
        assumptions=(*assumptions, *_about_skills(profile, occupation, settled, rows)),
    )


def aim_at(case: Case, role: Occupation) -> Case:
    """The same person aiming at another role, at the same date, hours and money."""
    target = Target(title=role.title, occupation=role, score=1.0, assumed=False)
    return replace(case, target=target, relation=_relation(case.occupation, case.past, target))


def _akin(role: str, profile: Profile, framework: Framework) -> Occupation | None:
    """The occupation nearest to a title we do not know, by its words and the listed skills."""
    catalogue = framework.catalogue
    named = [fact.value.name for fact in profile.all("skills") if isinstance(fact.value, HeldSkill)]
    listed = {found.id for name in named if (found := catalogue.skill(name)) is not None}
    return catalogue.closest(role, listed)


def _relation(occupation: Occupation | None, past: tuple[Occupation, ...], target: Target) -> str:
    """How the target role lies to what the person does: promotion, leadership, lateral, industry, same."""
    goal = target.occupation
    here = occupation or (past[0] if past else None)
    if target.assumed and goal is None:
        return "same"
    if goal is None or here is None:
        return "unknown"
    if goal == here:
        return "same"
    if goal.track == "management" and here.track != "management":
        return "leadership" if goal.sector == here.sector else "industry"
    if goal.family == here.family and goal.rank >= here.rank:
        return "promotion"
    return "lateral" if goal.sector == here.sector or goal.id in here.adjacent else "industry"


def _about_role(role: str | None, match: Match | None, akin: Occupation | None) -> list[Assumption]:
    found = []
    if role is None:
        text = Said(text="I do not know your present role, so nothing is counted as brought from it.")
        found.append(Assumption(id="role", text=text, ask=SLOTS["role"].ask))
    elif match is None and akin is not None:
        title = in_sentence(akin.title)
        text = say(
            "I have no entry for “{role}”; by its words and your skills the closest is {title}.", role=role, title=title
        )
        found.append(Assumption(id="role", text=text, ask="Is that close to what you do?"))
    elif match is None:
        text = say("I have no entry for the role “{role}”, so only skills you named count as held.", role=role)
        found.append(Assumption(id="role", text=text, ask="Which common job title is closest to yours?"))
    elif match.occupation.title.lower() != role.lower():
        text = say("I read “{role}” as {title}.", role=role, title=in_sentence(match.occupation.title))
        found.append(Assumption(id="role", text=text, ask="Is that the right kind of job?"))
    return found


def _assumed_target(goal: str | None, here: Occupation | None, target: Target) -> Said:
    """What was taken as the target where none was named, and why."""
    if target.title == NEXT_ROLE:
        return Said(text="You named no role and no target, so this plan is about finding out what you want.")
    title = in_sentence(target.title)
    opening = (
        say("Your goal “{goal}” names no job title I know", goal=goal)
        if goal
        else Said(text="You named no target role")
    )
    if target.occupation is None or target.occupation == here:
        return say("{opening}, so this plan is about growing as {title}.", opening=opening, title=with_article(title))
    tail = "" if goal else ", the usual next step"
    return say("{opening}, so I took {title}{tail}.", opening=opening, title=title, tail=tail)


def _about_target(goal: str | None, here: Occupation | None, target: Target) -> list[Assumption]:
    found = []
    if target.assumed:
        text = _assumed_target(goal, here, target)
        found.append(Assumption(id="target_role", text=text, ask=SLOTS["target_role"].ask))
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


def _months(profile: Profile, rows: Rows, relation: str, assumptions: list[Assumption]) -> Figure:
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


def _hours(profile: Profile, rows: Rows, assumptions: list[Assumption]) -> Figure:
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


def _about_skills(profile: Profile, occupation: Occupation | None, settled: bool, rows: Rows) -> list[Assumption]:
    found = []
    if occupation is not None:
        level = "the level the role asks for" if settled else "one level below what the role asks for"
        text = say(
            "As {role} you are taken to have its core skills, at {level}.",
            role=with_article(in_sentence(occupation.title)),
            level=level,
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


def rule(name: str) -> Origin:
    """Origin of a figure that one of our own planning rows sets."""
    return Origin(kind="dataset", id=f"framework:{name}")
