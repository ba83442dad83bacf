"""Gaps to the target in skill, knowledge, experience and network, each with hours and reason."""

from dataclasses import dataclass

from coach.domain.figures import Figure, Origin, Said, amount, calculated, join, say
from coach.domain.plan import Gap, GapKind, Priority
from coach.domain.profile import Level
from coach.framework.occupations import Competency, CredentialNeed, SkillNeed
from coach.planning.case import Case
from coach.planning.effort import EFFORT_ROWS, hours_between, is_hard
from coach.planning.held import level_at, rank_of
from coach.planning.ownaccount import ASKER, own_needs
from coach.planning.phrases import in_sentence, lower, with_article

PROFICIENT = rank_of("proficiency")
BASIC = rank_of("basic")
INSIDE = ("promotion", "leadership", "same")  # moves whose work can be practised where the person works now
HARDER = "Take on the hardest work in it, and teach it to a colleague"
# Beyond proficiency nobody gets by exercises beside another job.
GROWS = Said(text="You can do it already; the rest grows in the role, so no hours of yours go into it before.")
# Why pieces of the target work are planned, for who has worked long enough near it and for who has not.
ENOUGH = (
    "Hirers usually look for {years} in {work} first; you have {yours} of work. Pieces of the new work show the rest."
)
TOO_FEW = "Hirers usually look for {years} in {work} first. Small pieces of the target work stand in for some of it."
KIN = 2  # related skills at proficiency that make a new one start from the basics


@dataclass(frozen=True)
class OpenGap:
    """A gap with what closing it takes: the competency or credential behind it and the level planned for."""

    gap: Gap
    competency: Competency | None = None
    credential: CredentialNeed | None = None
    aim: Level | None = None
    paid: bool = False


def skill_gaps(case: Case) -> list[OpenGap]:
    """What the target and, on one's own account, the business ask for and is not held."""
    role = case.target.occupation.skills if case.target.occupation else ()
    if case.target.own:  # a business asks for the craft itself; what merely helps to be hired can wait
        role = tuple(need for need in role if need.need == "required")
    found = [_skill_gap(case, need, with_article(case.goal)) for need in role]
    found += [_skill_gap(case, need, ASKER) for need in own_needs(case)]
    return [item for item in found if item is not None]


def _skill_gap(case: Case, need: SkillNeed, asker: str) -> OpenGap | None:
    competency = case.framework.catalogue.competencies[need.skill]
    ability = case.held.get(need.skill)
    have = ability.level if ability else None
    if rank_of(have) >= rank_of(need.level):
        return None
    related = None if have else _related(case, competency)
    start: Level | None = have or ("basic" if related else None)
    aim = _aim(case, need, start)
    if related and rank_of(start) >= rank_of(aim):  # the basics themselves are asked for: those are still to be learnt
        related, start = None, have
    at_work = _practised_at_work(case, competency)
    hours = case.rows.figure("skill-effort-basic", "hours") if at_work else hours_between(case.rows, start, aim)
    grows = rank_of(start) >= PROFICIENT and not at_work
    required = need.need == "required"
    priority: Priority = _priority(required, start, hard=is_hard(case.rows, hours))
    kind: GapKind = "knowledge" if competency.group == "domain" else "skill"
    name = competency.name
    gap = gap_of(
        case,
        id=f"{kind}-{need.skill}",
        kind=kind,
        name=name,
        have=have,
        need=need.level,
        aim=aim,
        required=required,
        priority=priority,
        hours=hours,
        reason=join(
            [_reason(case, competency, asker, have, need, aim, related, at_work), *((GROWS,) if grows else ())]
        ),
        planned=not grows,
        remedy=Said(text=f"{practice(competency, aim)}."),
        proof=competency.proof,
    )
    return OpenGap(gap=gap, competency=competency, aim=aim)


def _aim(case: Case, need: SkillNeed, start: Level | None) -> Level:
    """The level to reach before the move: one step up, at most proficiency for what is new, the basics for a start.

    Helpful skills and entry roles ask for the basics first (row plan-entry-level); the rest grows in the role.
    """
    if rank_of(start) >= PROFICIENT:
        return level_at(rank_of(start) + 1) or need.level
    entry = case.target.occupation is not None and case.target.occupation.entry
    if (need.need == "helpful" or entry) and rank_of(start) < BASIC:
        return level_at(min(rank_of(need.level), BASIC)) or "basic"
    return need.level if rank_of(need.level) <= PROFICIENT else "proficiency"


def _priority(required: bool, start: Level | None, hard: bool) -> Priority:
    """Rows priority-p0 to p2: required and missing or only basic; strengthens the case; the rest."""
    if required:
        return "P0" if rank_of(start) <= BASIC else "P1"
    return "P2" if hard else "P1"


def _related(case: Case, competency: Competency) -> str | None:
    """Name of a held skill of the same kind, when there are enough of them; first one the target asks for too."""
    kin = case.kin.get((competency.kind, competency.group == "soft"), [])
    if len(kin) < KIN:
        return None
    wanted = {need.skill for need in case.target.occupation.skills} if case.target.occupation else set()
    own = {need.skill for need in case.occupation.required} if case.occupation else set()
    nearest = min(kin, key=lambda name: (name not in wanted, name not in own, name))
    return case.framework.catalogue.competencies[nearest].name


def practice(competency: Competency, aim: Level | None) -> str:
    """How to practise a skill towards a level; above proficiency its first exercises teach nothing new."""
    return HARDER if rank_of(aim) > PROFICIENT else competency.practise


def _practised_at_work(case: Case, competency: Competency) -> bool:
    """Whether practice happens at work: any job has people to practise on, the present role uses the skill, or the
    target sits in the same workplace."""
    if not case.employed:
        return False
    if case.relation in INSIDE and case.hired and not case.target.own:
        return True
    here = case.occupation
    return here is not None and (of_any_job(competency) or any(need.skill == competency.id for need in here.skills))


def of_any_job(competency: Competency) -> bool:
    """Whether any work has occasion for a skill; teaching a class or a patient is of some work only."""
    return competency.group == "soft" and competency.kind in ("communication", "people", "management", "operations")


def _reason(
    case: Case,
    competency: Competency,
    asker: str,
    have: Level | None,
    need: SkillNeed,
    aim: Level,
    related: str | None,
    at_work: bool,
) -> Said:
    asked = need.level if need.need == "required" else f"{need.level} (helpful, not required)"
    shown = f"you show {have}" if have else "nothing you told me shows it yet"
    text = f"Asked of {asker} at {asked}; {shown}."
    if related:
        text += f" Related skills such as {lower(related)} let you start from the basics."
    if at_work:
        text += " It can be practised at work, so only study and feedback come out of your own time."
    if rank_of(aim) < rank_of(need.level) and need.level in EFFORT_ROWS:
        whole = case.rows.figure(EFFORT_ROWS[need.level], "hours")
        more = "{text} The aim before the move is {aim}; {need} takes {whole} in all and comes with the work."
        return say(more, text=text, aim=aim, need=need.level, whole=whole)
    return Said(text=text)


def experience_gaps(case: Case) -> list[OpenGap]:
    target = case.target.occupation
    if target is None or target in case.past:
        return []
    leading = target.track == "management" and not any(item.track == "management" for item in case.past)
    name = "Leading people" if leading else f"Doing parts of the work of {with_article(in_sentence(target.title))}"
    origin = Origin(kind="dataset", id=f"occupation:{target.id}")
    years = amount(*target.experience.years, "year", origin)
    enough = case.feeds and case.years is not None and (case.years.low or 0.0) >= (years.low or 0.0)
    reason = say(
        ENOUGH if enough else TOO_FEW,
        years=years,
        work=target.experience.work,
        yours=case.years or "",
    )
    each = case.rows.figure("skill-effort-basic", "hours")
    count = len(target.stretch)
    hours = amount(
        (each.low or 0) * count, (each.high or 0) * count, "hour", calculated("stretch-hours", each, origin.id)
    )
    gap = gap_of(
        case,
        id="experience-target-level",
        kind="experience",
        name=name,
        required=True,
        priority="P0",
        hours=hours,
        reason=reason,
        remedy=Said(text=f"{target.stretch[0]}."),
        proof=target.proof[0],
    )
    return [OpenGap(gap=gap)]


def network_gap(case: Case) -> OpenGap:
    each = case.rows.figure("plan-conversation-hours", "hours")
    count = case.rows.figure("milestone-q1-informational-interviews", "interviews")
    total = (each.low or 0) * (count.low or 0)
    gap = gap_of(
        case,
        id="network-target-field",
        kind="network",
        name="People who run such a business or would buy from it"
        if case.target.own
        else f"People who do {case.work} or hire for it",
        required=False,
        priority="P1",
        hours=amount(total, total, "hour", calculated("conversation-hours", each, count)),
        reason=Said(text="Talks with people in the work test the aim and open doors."),
        remedy=Said(text="Ask people you know for one introduction each, and prepare a few questions."),
        proof="Notes of what each person said and whom they named",
    )
    return OpenGap(gap=gap)


def gap_of(case: Case, *, required: bool, hours: Figure, cost: Figure | None = None, **fields: object) -> Gap:
    """A gap with impact, difficulty and the matrix's advice filled in."""
    hard = is_hard(case.rows, hours)
    quadrant = {
        (True, False): "matrix-do-now",
        (True, True): "matrix-plan",
        (False, False): "matrix-quick-win",
        (False, True): "matrix-drop",
    }[(required, hard)]
    return Gap.model_validate(
        {
            "have": None,
            "need": None,
            **fields,
            "required": required,
            "impact": "high" if required else "low",
            "difficulty": "hard" if hard else "easy",
            "advice": case.rows.rule(quadrant, "rule").then,
            "hours": hours,
            "cost": cost or case.rows.figure("plan-free", "cost"),
        }
    )
