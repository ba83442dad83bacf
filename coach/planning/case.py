"""Everything the planner reads about a person, in one place, with what had to be assumed.

Each default is a stated assumption with its source and the question that would settle it; no module after
this one looks at the profile for what this one gives.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property

from coach.domain.figures import Figure
from coach.domain.history import at_home
from coach.domain.patch import Choices
from coach.domain.plan import Assumption
from coach.domain.profile import HeldSkill, Job, Profile
from coach.framework.currencies import country_using
from coach.framework.occupations import Occupation
from coach.framework.places import country_of
from coach.framework.rows import Rows
from coach.framework.tables import Framework
from coach.framework.titles import words
from coach.planning.assumptions import (
    about_money,
    about_role,
    about_skills,
    about_target,
    everyday_skills,
    hours_given,
    months_given,
)
from coach.planning.held import Ability, abilities, credentials_held, last_known, rank_of, roles_held
from coach.planning.history import about_break, about_history, between_jobs, new_degree, years_of
from coach.planning.phrases import in_sentence
from coach.planning.purse import PRICED_IN, comparable
from coach.planning.recognition import Abroad, earned_abroad
from coach.planning.target import NEXT_ROLE, Target, find_target, speaks_of_no_work

STEM = 5  # letters in which "teaching" and "teacher" agree
# Words of a title or an employer by which someone works for themselves.
FOR_THEMSELVES = re.compile(
    r"\b(?:freelanc\w+|self[- ]employed|sole trader|own(?:er)?|proprietor|(?:co-?)?founder|farmer|contractor)\b",
    re.IGNORECASE,
)
ANY_TRADE = frozenset(("services", "service", "management", "support", "administration", "public", "health"))


@dataclass(frozen=True)
class Case:
    """A person's situation as the planner sees it. Hours are a week's, months run from today.

    `budget` is None when none was named or prices can't be held against it; `currency` is that of their own
    money.
    """

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
    abroad: Abroad | None
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

    @cached_property
    def employed(self) -> bool:
        """Whether the person has present work, as far as we know."""
        return self.profile.text("role") is not None and not self.target.out_of_work

    @cached_property
    def hired(self) -> bool:
        """Whether the person works for someone else, who can be asked for something."""
        jobs = [fact.value for fact in self.profile.all("jobs") if isinstance(fact.value, Job) and fact.value.current]
        said = (self.profile.text("role"), *(job.title for job in jobs), *(job.employer for job in jobs))
        return self.employed and not FOR_THEMSELVES.search(" ".join(filter(None, said)))

    @cached_property
    def inside(self) -> bool:
        """Whether the present employer is the one to ask: for the next rung, or for more in the same role."""
        goal, here = self.target.occupation, self.occupation
        led = self.relation == "leadership" and goal is not None and here is not None and here.id in goal.before
        return self.hired and (led or self.relation in ("promotion", "same"))

    @property
    def work(self) -> str:
        """The work aimed at, as it stands inside a sentence."""
        if not self.named:
            return "the work you want"
        return f"{self.goal} work"

    @property
    def ahead(self) -> str:
        """What advertisements are read for: the work aimed at, and what follows it for someone who does it already."""
        if not self.named:
            return "work you might choose"
        return f"{self.work} and the step after it" if self.relation == "same" else self.work

    @cached_property
    def feeds(self) -> bool:
        """Whether present or past work is the target's own, of its family, leads to it, or is what it hires from."""
        goal = self.target.occupation
        if goal is None:
            return False
        feeders = self.framework.catalogue.leading_to(goal)
        asked = words(goal.experience.work)
        hired_from = {word[:STEM] for word in asked if len(word) >= STEM}
        return any(
            role.id in feeders
            or role.family == goal.family
            or _trade(role) & hired_from
            or (role.track == "management" and "team" in asked)
            for role in self.past
        )

    @cached_property
    def kin(self) -> dict[tuple[str, bool], list[str]]:
        """The skills held at proficiency or above, by kind and whether they are soft."""
        names = self.framework.catalogue.competencies
        found: dict[tuple[str, bool], list[str]] = {}
        for ability in self.held.values():
            if rank_of(ability.level) >= rank_of("proficiency"):
                skill = names[ability.competency]
                found.setdefault((skill.kind, skill.group == "soft"), []).append(skill.id)
        return found

    @cached_property
    def country(self) -> str | None:
        """The country the person lives in, by the place they named, else by their money; None where it is not known."""
        return country_of(self.profile.text("location") or "") or country_using(self.currency)

    @property
    def dated(self) -> bool:
        """Whether the person named the date."""
        return self.profile.figure("timeframe_months") is not None

    @cached_property
    def weeks(self) -> float:
        """Weeks from today to the wished date."""
        return self.weeks_in(self.months.low or 0.0)

    @property
    def latest(self) -> float:
        """Weeks within which a plan is still on time: its work is laid out in weeks, so a few days late is no miss."""
        return self.weeks + 1

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


def read_case(profile: Profile, choices: Choices, framework: Framework, today: date) -> Case:
    """The case of a profile, with an assumption for everything that was not said."""
    catalogue, rows = framework.catalogue, framework.rows
    assumptions: list[Assumption] = []
    role = profile.text("role")
    match = catalogue.find(role) if role else None
    held_before = None if match or not role else last_known(profile, catalogue)
    akin = _akin(role, profile, framework) if role and not match and not held_before else None
    occupation = match.occupation if match else held_before or akin
    ended = between_jobs(profile, today)
    out_of_work = ended or (role is not None and at_home(role)) or speaks_of_no_work(profile)
    fresh = rows.range("plan-new-degree", "years").high or 0.0
    begun = occupation is None or occupation.rank == 1
    degree = new_degree(profile, today, fresh) if begun and _few_years(profile, rows, today) else None
    target = find_target(profile, occupation, catalogue, out_of_work, degree)
    past = roles_held(profile, catalogue)
    relation = _relation(occupation, past, target)
    years = years_of(profile, today)
    everyday = everyday_skills(rows, years, past)
    settled = _settled(profile, rows) and akin is None
    assumptions += about_role(role, match, occupation, held=held_before is not None)
    assumptions += [about_break()] if ended and not speaks_of_no_work(profile) else []
    assumptions += about_target(profile.text("goal"), occupation, target)
    months = months_given(profile, rows, relation, assumptions)
    hours = hours_given(profile, rows, assumptions)
    currency = (profile.text("currency") or PRICED_IN).upper()
    assumptions += about_money(profile.figure("budget"), currency)
    return Case(
        today=today,
        profile=profile,
        choices=choices,
        framework=framework,
        role=held_before.title if held_before else role or "not told",
        occupation=occupation,
        target=target,
        relation=relation,
        years=years,
        months=months,
        hours=hours,
        budget=comparable(profile.figure("budget"), currency),
        currency=currency,
        held=abilities(profile, catalogue, settled, everyday, akin),
        credentials=credentials_held(profile),
        past=past,
        abroad=earned_abroad(profile, catalogue),
        assumptions=(
            *assumptions,
            *about_history(profile, today),
            *about_skills(profile, occupation, settled, catalogue, everyday),
        ),
    )


def _few_years(profile: Profile, rows: Rows, today: date) -> bool:
    """Whether someone has worked no longer than beside their studies."""
    years = years_of(profile, today)
    most = rows.range("plan-new-degree", "work").high or 0.0
    return years is None or (years.low or 0.0) < most


def _settled(profile: Profile, rows: Rows) -> bool:
    """Whether someone has been in their role for as long as it takes to do all of it; so too where nobody said."""
    in_role = profile.figure("years_in_role")
    return in_role is None or (in_role.low or 0.0) >= rows.range("plan-settled-years", "years").low


def aim_at(case: Case, role: Occupation) -> Case:
    """The same person aiming at another role, at the same date, hours and money."""
    out = case.target.out_of_work
    left = case.target.leaving
    target = Target(title=role.title, occupation=role, score=1.0, assumed=False, out_of_work=out, leaving=left)
    return replace(case, target=target, relation=_relation(case.occupation, case.past, target))


def _trade(role: Occupation) -> set[str]:
    """The beginnings of the words that name a role's trade ("teach" of school-teaching), without what any trade has."""
    return {word[:STEM] for word in role.family.split("-") if len(word) >= STEM and word not in ANY_TRADE}


def _akin(role: str, profile: Profile, framework: Framework) -> Occupation | None:
    """The occupation nearest to a title we do not know, by its words and the listed skills."""
    catalogue = framework.catalogue
    named = [fact.value.name for fact in profile.all("skills") if isinstance(fact.value, HeldSkill)]
    listed = {found.id for name in named if (found := catalogue.skill(name)) is not None}
    return catalogue.closest(role, listed)


def _relation(occupation: Occupation | None, past: tuple[Occupation, ...], target: Target) -> str:
    """How the target lies to the person's work: promotion, leadership, lateral, industry, same, return, unknown."""
    goal = target.occupation
    here = occupation or (past[0] if past else None)
    if target.out_of_work and goal is not None and goal == here:
        return "return"
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
