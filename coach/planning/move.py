"""The move itself: a case for promotion or a search; and the people met on the way."""

from coach.domain.figures import Figure, Said, amount, calculated, say
from coach.domain.plan import MilestoneKind
from coach.planning.case import Case
from coach.planning.ownaccount import PEOPLE, VENUE, own_start
from coach.planning.task import Task, blocks_of, free_of_cost

# Sectors where hiring goes by references, trial shifts and licences rather than by long selection rounds.
HANDS_ON = {"healthcare", "trades", "retail-hospitality", "logistics-manufacturing"}

CONTACTS_PROOF = "A list with the date of the last contact and something you gave each of them"


def move_tasks(case: Case, ends: tuple[str, ...]) -> list[Task]:
    """The move itself: a business of one's own, a case for promotion where the employer has the rung, or a search."""
    if case.target.own:
        return own_start(case, ends)
    target = case.goal
    profile = Task(
        id="profile",
        title=f"Rewrite your résumé and profile for {case.work}",
        kind="apply",
        evidence="A résumé whose first half shows what the advertisements ask for, read by someone in the work",
        hours=case.rows.figure("plan-profile-hours", "hours"),
        cost=free_of_cost(case),
        steps=(
            Said(text="Lead with results and their figures; use the words of the advertisements where they are true."),
        ),
        depends=ends,
    )
    if not case.named:
        return [profile]
    if case.inside:
        return [profile, _promotion(case, target)]
    return [profile, *_search(case, target)]


def _promotion(case: Case, target: str) -> Task:
    """The talk with those who decide: about the next rung, or about growing in the present role."""
    growing = case.relation == "same"
    title = (
        "Agree with those who decide what growing in your role means: scope, title and pay"
        if growing
        else (f"Put your case for {target} to the people who decide")
    )
    return Task(
        id="promotion-case",
        title=title,
        kind="apply",
        evidence="A dated answer from your manager: yes, or what exactly is still missing",
        hours=case.rows.figure("plan-promotion-hours", "hours"),
        cost=free_of_cost(case),
        steps=(
            Said(text="Write one page: what the work asks for, what you have shown, and who saw it."),
            Said(text="Ask for a decision date, and keep openings elsewhere in view."),
        ),
        depends=("profile",),
    )


def _search(case: Case, target: str) -> list[Task]:
    """Interview preparation and applications, sized to how the sector hires."""
    occupation = case.target.occupation
    short = occupation is not None and occupation.sector in HANDS_ON
    tasks = _rounds(
        case,
        "interview",
        ("Prepare for interviews", "Prepare for interviews: rehearse aloud with someone"),
        ("Your stories written down", "Your stories told aloud to someone who asked back"),
        case.rows.figure(*(("plan-interview-short" if short else "interview-prep-hours"), "hours")),
        say(
            "Prepare {stories} of what you achieved, and some of what went wrong and taught you.",
            stories=case.rows.figure("interview-stories-achievement", "stories"),
        ),
        "profile",
    )
    count = case.rows.figure(*(("plan-applications-short" if short else "transition-applications"), "applications"))
    each = case.rows.figure("plan-application-hours", "hours")
    low = (count.low or 0.0) * (each.low or 0.0)
    first = amount(count.low or 0.0, count.low, "application", calculated("first-applications", count))
    return tasks + _rounds(
        case,
        "applications",
        (f"Apply for {target} posts", f"Apply for {target} posts: further round"),
        ("A list of posts applied for, with date, contact and answer",) * 2,
        amount(low, low, "hour", calculated("application-hours", count, each)),
        say(
            "Begin with {count}, through people you know first; look at {places}.",
            count=first,
            places=", ".join(occupation.search) if occupation else "company pages, agencies and people you know",
        ),
        tasks[-1].id,
    )


def _rounds(
    case: Case,
    name: str,
    titles: tuple[str, str],
    proofs: tuple[str, str],
    hours: Figure,
    step: Said,
    after: str,
) -> list[Task]:
    """A piece of the search in blocks, one after the other; the first has its own title, and its proof if not alone."""
    blocks = blocks_of(case, hours, name)
    tasks: list[Task] = []
    for number, block in enumerate(blocks):
        task = Task(
            id=f"{name}-{number + 1}",
            title=titles[number > 0],
            kind="apply",
            evidence=proofs[number == len(blocks) - 1],
            hours=block,
            cost=free_of_cost(case),
            steps=(step,),
            depends=(tasks[-1].id if tasks else after,),
        )
        tasks.append(task)
    return tasks


def people_tasks(case: Case) -> list[Task]:
    """Conversations, places to be seen, and a mentor, spread over the timeline like the eight-quarter template."""
    seen = [_seen(case)] if case.named else []
    return [_talks(case), _contacts(case), *seen, _mentors(case)]


def partners(case: Case) -> str:
    """Whom to ask for a talk."""
    if case.target.own:
        return PEOPLE
    occupation = case.target.occupation
    return ", ".join(occupation.people) if occupation else f"people who do {case.work} or hire for it"


def venue(case: Case) -> str:
    """Where those meet who buy the work or hire for it."""
    if case.target.own:
        return VENUE
    occupation = case.target.occupation
    return occupation.venues[0] if occupation and occupation.venues else "the professional body's local meeting"


def _talks(case: Case) -> Task:
    talks = case.rows.figure("milestone-q1-informational-interviews", "interviews")
    return _with_people(
        case,
        "network-talks",
        say("Hold {n} with people in the work", n=talks),
        say("People to ask for a talk: {who}. Send thanks within a day.", who=partners(case)),
        "Notes of each conversation and the names it led to",
        _hours_of_talks(case, talks.low or 0.0, talks, "conversation-hours"),
        1 / 4,
    )


def _contacts(case: Case) -> Task:
    return _with_people(
        case,
        "network-contacts",
        say("Know {n} in the target field by name", n=case.rows.figure("milestone-q3-network", "contacts")),
        Said(text="Ask each conversation partner for one more name."),
        CONTACTS_PROOF,
        case.rows.figure("plan-touch-hours", "hours"),
        1 / 2,
    )


def _seen(case: Case) -> Task:
    return _with_people(
        case,
        "visible-once",
        Said(text=f"Be seen once where it counts: {venue(case)}"),
        Said(text="Show one finished piece of work or one lesson learnt, in the form the trade uses."),
        "What you showed, and one person's answer to it",
        case.rows.figure("plan-visibility-hours", "hours"),
        5 / 8,
        "visibility",
    )


def _mentors(case: Case) -> Task:
    mentors = case.rows.figure("milestone-q5-mentors", "mentors")
    return _with_people(
        case,
        "network-mentors",
        say("Find {n} to mentor you", n=mentors),
        Said(text="Ask for one talk a quarter about one question you bring."),
        "A date for the next talk with each, agreed by both",
        _hours_of_talks(case, mentors.high or 0.0, mentors, "mentor-hours"),
        3 / 4,
    )


def _hours_of_talks(case: Case, count: float, people: Figure, name: str) -> Figure:
    each = case.rows.figure("plan-conversation-hours", "hours")
    total = count * (each.low or 0.0)
    return amount(total, total, "hour", calculated(name, people, each))


def _with_people(
    case: Case,
    id: str,
    title: Said,
    step: Said,
    evidence: str,
    hours: Figure,
    at: float,
    kind: MilestoneKind = "network",
) -> Task:
    """A task of the people lane, due at a share of the timeline; its first step carries the figures of its title."""
    return Task(
        id=id,
        title=title.text,
        kind=kind,
        evidence=evidence,
        hours=hours,
        cost=free_of_cost(case),
        gaps=("network-target-field",),
        steps=(title, step),
        lane="people",
        at=at,
    )
