"""What the target asks for and the person does not show yet: five kinds, one order, with hours and cost."""

from dataclasses import dataclass, replace

from coach.domain.figures import Figure, Origin, Said, amount, calculated, join, say
from coach.domain.plan import Gap, GapKind, Priority
from coach.domain.profile import Level
from coach.framework.catalogue import Competency, CredentialNeed, SkillNeed
from coach.planning.case import Case
from coach.planning.credentials import missing_credentials, served
from coach.planning.effort import EFFORT_ROWS, hours_between, is_hard
from coach.planning.held import level_at, rank_of
from coach.planning.phrases import in_sentence, lower
from coach.planning.purse import Purse

PROFICIENT = rank_of("proficiency")
BASIC = rank_of("basic")
INSIDE = ("promotion", "leadership", "same")  # moves whose work can be practised where the person works now
HARDER = "Take on its most demanding cases, and teach it to a colleague"
KIN = 2  # related skills at proficiency that make a new one start from the basics


@dataclass(frozen=True)
class OpenGap:
    """A gap with what closing it takes: the competency or credential behind it and the level planned for."""

    gap: Gap
    competency: Competency | None = None
    credential: CredentialNeed | None = None
    aim: Level | None = None
    paid: bool = False


def find_gaps(case: Case) -> tuple[OpenGap, ...]:
    """All gaps to the target, ordered by priority, then impact and ease, then the person's criterion."""
    found = [*_skill_gaps(case), *_credential_gaps(case), *_experience_gaps(case), _network_gap(case)]
    dropped = set(case.choices.dropped)
    ordered = sorted((item for item in found if item.gap.id not in dropped), key=lambda item: _order(case, item))
    priced = _within_scope(case, _priced(case, ordered))
    return _after_entry(priced) if any(out_of_reach(case, item) for item in priced) else priced


def out_of_reach(case: Case, item: OpenGap) -> bool:
    """Whether a required credential's shortest calendar time is longer than the timeline."""
    need = item.credential
    return need is not None and item.gap.required and case.weeks_in(need.months[0]) > case.weeks


def _after_entry(items: tuple[OpenGap, ...]) -> tuple[OpenGap, ...]:
    """With the credential out of reach, only the way into it is planned: the rest comes with the training."""
    kept = ("credential", "network")
    return tuple(
        item
        if item.gap.kind in kept and (item.gap.required or item.gap.kind == "network")
        else replace(item, gap=item.gap.model_copy(update={"planned": False}))
        for item in items
    )


def _order(case: Case, item: OpenGap) -> tuple[object, ...]:
    """P0 before P1 before P2; inside, the matrix; the chosen criterion breaks ties; then the name."""
    gap = item.gap
    matrix = (gap.impact != "high", gap.difficulty != "easy")
    hours = gap.hours.middle
    criterion: dict[str, tuple[object, ...]] = {
        "urgency": (gap.kind != "credential", *matrix, hours),
        "roi": (*matrix, hours, gap.cost.middle),
        "difficulty": (hours, *matrix),
    }
    return (gap.priority, *criterion[case.choices.criterion], gap.id)


def _skill_gaps(case: Case) -> list[OpenGap]:
    target = case.target.occupation
    if target is None:
        return []
    return [item for need in target.skills if (item := _skill_gap(case, need)) is not None]


def _skill_gap(case: Case, need: SkillNeed) -> OpenGap | None:
    competency = case.framework.catalogue.competencies[need.skill]
    ability = case.held.get(need.skill)
    have = ability.level if ability else None
    if rank_of(have) >= rank_of(need.level):
        return None
    related = None if have else _related(case, competency)
    start: Level | None = have or ("basic" if related else None)
    aim = _aim(case, need, start)
    at_work = _practised_at_work(case, competency)
    hours = case.rows.figure("skill-effort-basic", "hours") if at_work else hours_between(case.rows, start, aim)
    required = need.need == "required"
    priority: Priority = _priority(required, start, hard=is_hard(case.rows, hours))
    kind: GapKind = "knowledge" if competency.group == "domain" else "skill"
    name = competency.name
    gap = _gap(
        case,
        id=f"{kind}-{need.skill}",
        kind=kind,
        name=name,
        have=have,
        need=need.level,
        required=required,
        priority=priority,
        hours=hours,
        reason=_reason(case, competency, have, need, aim, related, at_work),
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
        return "basic"
    return need.level if rank_of(need.level) <= PROFICIENT else "proficiency"


def _priority(required: bool, start: Level | None, hard: bool) -> Priority:
    """Rows priority-p0 to p2: required and missing or only basic; strengthens the case; the rest."""
    if required:
        return "P0" if rank_of(start) <= BASIC else "P1"
    return "P2" if hard else "P1"


def _related(case: Case, competency: Competency) -> str | None:
    """Name of a held skill of the same kind, when there are enough of them; first one the target asks for too."""
    names = case.framework.catalogue.competencies
    wanted = {need.skill for need in case.target.occupation.skills} if case.target.occupation else set()
    kin = [
        ability.competency
        for ability in case.held.values()
        if names[ability.competency].kind == competency.kind and rank_of(ability.level) >= PROFICIENT
    ]
    kin.sort(key=lambda name: (name not in wanted, name))
    return names[kin[0]].name if len(kin) >= KIN else None


def practice(competency: Competency, aim: Level | None) -> str:
    """How to practise a skill towards a level; above proficiency its first exercises teach nothing new."""
    return HARDER if rank_of(aim) > PROFICIENT else competency.practise


def _practised_at_work(case: Case, competency: Competency) -> bool:
    """Whether practice happens at work: any job has people to practise on, the present role uses the skill, or the
    target sits in the same workplace."""
    if case.relation in INSIDE:
        return True
    here = case.occupation
    return here is not None and (competency.group == "soft" or any(need.skill == competency.id for need in here.skills))


def _reason(
    case: Case,
    competency: Competency,
    have: Level | None,
    need: SkillNeed,
    aim: Level,
    related: str | None,
    at_work: bool,
) -> Said:
    asked = need.level if need.need == "required" else f"{need.level} (helpful, not required)"
    shown = f"you show {have}" if have else "nothing you told me shows it yet"
    parts = [Said(text=f"Work as {case.goal} asks for it at {asked}; {shown}.")]
    if related:
        parts.append(Said(text=f"Related skills such as {lower(related)} let you start from the basics."))
    if at_work:
        parts.append(Said(text="It can be practised at work, so only study and feedback come out of your own time."))
    if rank_of(aim) < rank_of(need.level) and need.level in EFFORT_ROWS:
        whole = case.rows.figure(EFFORT_ROWS[need.level], "hours")
        text = "The aim before the move is {aim}; {need} takes {whole} in all and comes with the work."
        parts.append(say(text, aim=aim, need=need.level, whole=whole))
    return join(parts)


def _credential_gaps(case: Case) -> list[OpenGap]:
    found = []
    for need in missing_credentials(case):
        required = need.need != "helpful"
        origin = Origin(kind="dataset", id=f"occupation:{case.target.occupation.id}" if case.target.occupation else "")
        years = served(case, need)
        counted = calculated("time-served", years, origin.id, "framework:plan-time-served") if years else origin
        hours = amount(*need.hours, "hour", counted)
        months = amount(*need.months, "month", counted)
        reason = _credential_reason(case, need, months, years)
        gap = _gap(
            case,
            id=f"credential-{_slug(need.name)}",
            kind="credential",
            name=need.name,
            required=required,
            priority="P0" if required else ("P2" if is_hard(case.rows, hours) else "P1"),
            hours=hours,
            cost=amount(*need.cost, "money", origin),
            reason=reason,
            remedy=Said(text="Ask the issuer for the entry rules and next dates, then enrol and sit it."),
            proof=f"{need.name} in your hand",
        )
        found.append(OpenGap(gap=gap, credential=need))
    return found


def _credential_reason(case: Case, need: CredentialNeed, months: Figure, years: Figure | None) -> Said:
    opening = "Required to work as" if need.need != "helpful" else "It helps, without being required, for"
    detail = f" (includes {need.includes})" if need.includes else ""
    text = (
        "Your {years} count towards it; about {months} are left by the calendar."
        if years
        else "From a standing start it takes {months} by the calendar."
    )
    return say(
        "{opening} {target}{detail}. {calendar}",
        opening=opening,
        target=case.goal,
        detail=detail,
        calendar=say(text, months=months, years=years or ""),
    )


def _experience_gaps(case: Case) -> list[OpenGap]:
    target = case.target.occupation
    if target is None or target in case.past:
        return []
    leading = target.track == "management" and not any(item.track == "management" for item in case.past)
    name = "Leading people" if leading else f"Doing parts of the work of {in_sentence(target.title)}"
    origin = Origin(kind="dataset", id=f"occupation:{target.id}")
    years = amount(*target.experience.years, "year", origin)
    reason = say(
        "Hirers usually look for {years} in {work} first. Small pieces of the target work stand in for some of it.",
        years=years,
        work=target.experience.work,
    )
    each = case.rows.figure("skill-effort-basic", "hours")
    count = len(target.stretch)
    hours = amount(
        (each.low or 0) * count, (each.high or 0) * count, "hour", calculated("stretch-hours", each, origin.id)
    )
    gap = _gap(
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


def _network_gap(case: Case) -> OpenGap:
    each = case.rows.figure("plan-conversation-hours", "hours")
    count = case.rows.figure("milestone-q1-informational-interviews", "interviews")
    total = (each.low or 0) * (count.low or 0)
    gap = _gap(
        case,
        id="network-target-field",
        kind="network",
        name=f"People who do {case.work} or hire for it",
        required=False,
        priority="P1",
        hours=amount(total, total, "hour", calculated("conversation-hours", each, count)),
        reason=say(
            "Talks with people in the work test the aim and open doors: {count} to begin with.",
            count=count,
        ),
        remedy=Said(text="Ask people you know for one introduction each, and prepare a few questions."),
        proof="Notes of what each person said and whom they named",
    )
    return OpenGap(gap=gap)


def _gap(case: Case, *, required: bool, hours: Figure, cost: Figure | None = None, **fields: object) -> Gap:
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


def _priced(case: Case, ordered: list[OpenGap]) -> list[OpenGap]:
    """Prices within the budget: required credentials, then courses for P0 skills, then helpful credentials."""
    purse = Purse(case.budget, case.currency)
    course = case.rows.figure("learning-cost-low", "cost")
    priced: dict[str, OpenGap] = {}
    for item in sorted(ordered, key=lambda item: (item.gap.kind != "credential", item.gap.priority)):
        gap = item.gap
        if gap.kind == "credential" and gap.required:
            priced[gap.id] = _at(item, purse.spend(gap.cost), paid=True)
    for item in ordered:
        gap = item.gap
        if (
            gap.kind in ("skill", "knowledge")
            and gap.priority == "P0"
            and case.budget is not None
            and purse.affords(course)
        ):
            priced[gap.id] = _at(item, purse.spend(course), paid=True)
    for item in ordered:
        gap = item.gap
        if gap.kind == "credential" and not gap.required and gap.priority == "P1" and purse.affords(gap.cost):
            priced[gap.id] = _at(item, purse.spend(gap.cost), paid=True)
        elif gap.kind == "credential" and not gap.required:
            priced[gap.id] = replace(item, gap=gap.model_copy(update={"planned": False}))
    return [priced.get(item.gap.id, item) for item in ordered]


def _at(item: OpenGap, cost: Figure, paid: bool) -> OpenGap:
    return replace(item, gap=item.gap.model_copy(update={"cost": cost}), paid=paid)


def _within_scope(case: Case, ordered: list[OpenGap]) -> tuple[OpenGap, ...]:
    """Mark as planned all required gaps and a few helpful ones; hours play no part, so that the set stays put."""
    room = 0 if case.choices.scope == "required" else int(case.rows.range("plan-optional-gaps", "gaps").high or 0)
    result = []
    for item in ordered:
        gap = item.gap
        if gap.required or gap.kind == "network":
            result.append(item)
            continue
        take = gap.planned and gap.priority == "P1" and room > 0
        room -= take
        result.append(replace(item, gap=gap.model_copy(update={"planned": take})))
    return tuple(result)


def _slug(name: str) -> str:
    return "-".join("".join(c.lower() if c.isalnum() else " " for c in name).split())[:48].rstrip("-")
