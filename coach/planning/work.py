"""The work a plan consists of: gaps broken into milestones of at most forty hours, and the move itself."""

import re
from dataclasses import replace

from coach.domain.figures import Figure, Said, amount, calculated
from coach.domain.plan import MilestoneKind
from coach.framework.occupations import Competency, CredentialNeed
from coach.planning.case import Case
from coach.planning.gapkinds import OpenGap, practice
from coach.planning.gaps import out_of_reach
from coach.planning.move import move_tasks, people_tasks
from coach.planning.ownaccount import FIRST_LOOK, own_checks
from coach.planning.phrases import PRACTICE_EVIDENCE, ROUNDS, STUDY_EVIDENCE, harder, lower, named
from coach.planning.recognition import FILE, PAPERS, Recognition
from coach.planning.stretch import stretch_proofs
from coach.planning.task import Task, blocks_of, free_of_cost, is_course, terms_of

EMPLOYER = "employer"
# Words of an exercise that needs a workplace.
AT_WORK = re.compile(r"\b(?:your (?:unit|team|employer|manager|supervisor|ward|shop|office)|colleagues?|at work)\b")


def tasks_for(case: Case, gaps: tuple[OpenGap, ...]) -> tuple[Task, ...]:
    """All tasks in the order they are worked on: orientation, required gaps, helpful gaps, the move; and people."""
    planned = [item for item in gaps if item.gap.planned and item.gap.kind != "network"]
    required = [item for item in planned if item.gap.required]
    first = sorted(required, key=lambda item: item.gap.kind == "experience")  # pieces of the work need its skills
    later = [item for item in planned if not item.gap.required]
    tasks = [*_orientation(case), *(own_checks(case) if case.target.own else ())]
    before = (*first, *later) if case.employed else first  # who has no work looks for it before what merely helps
    proofs = frozenset(item.gap.proof for item in planned)
    for item in before:
        tasks += _closing(case, item, proofs)
    if not any(out_of_reach(case, item) for item in gaps):
        ends = tuple(task.id for task in tasks if task.kind in ("prove", "credential", "experience"))
        tasks += move_tasks(case, ends)
    for item in later if not case.employed else ():
        tasks += _closing(case, item, proofs)
    tasks += people_tasks(case)
    dropped = set(case.choices.dropped)
    kept = [task for task in tasks if task.id not in dropped]
    ids = {task.id for task in kept}
    return tuple(task if ids.issuperset(task.depends) else _resting_on(task, ids) for task in kept)


def _resting_on(task: Task, ids: set[str]) -> Task:
    """The task without the ones it waited for that are not in the plan."""
    return replace(task, depends=tuple(name for name in task.depends if name in ids))


def _orientation(case: Case) -> list[Task]:
    title, evidence, step = FIRST_LOOK if case.target.own else _advertisements(case)
    first = Task(
        id="first-step",
        title=title,
        kind="orient",
        evidence=evidence,
        hours=case.rows.figure("plan-first-step", "hours"),
        cost=free_of_cost(case),
        steps=(Said(text=step),),
    )
    if case.target.occupation is not None or case.target.own:
        return [first]
    survey = Task(
        id="survey-target",
        title=f"Find out what is really asked for in {case.ahead}",
        kind="orient",
        evidence="One page: skills, credentials and experience asked for, each with who asks for it",
        hours=case.rows.figure("skill-effort-basic", "hours"),
        cost=free_of_cost(case),
        steps=(
            Said(text="Collect postings, read what the professional body says, and ask someone who does the work."),
            Said(text="Enter what you find as skills and credentials, and make the plan again."),
        ),
        depends=("first-step",),
    )
    return [first, survey]


def _advertisements(case: Case) -> tuple[str, str, str]:
    """Title, evidence and step of the first look at what the work asks for."""
    return (
        f"Read a few current advertisements for {case.ahead}",
        "A list of what they ask for, with a tick beside what you can already show",
        "Note every requirement that turns up more than once; correct this plan where it differs.",
    )


def _closing(case: Case, item: OpenGap, proofs: frozenset[str]) -> list[Task]:
    if item.credential is not None:
        return _credential(case, item, item.credential)
    if item.competency is not None:
        return _skill(case, item, item.competency)
    return _experience(case, item, proofs - {item.gap.proof})


def _skill(case: Case, item: OpenGap, competency: Competency) -> list[Task]:
    """Learning, practice and proof of a skill, in blocks of at most forty hours; one block when that is enough."""
    gap, free = item.gap, free_of_cost(case)
    learn, practise = competency.learn if item.paid else competency.free, practice(competency, item.aim)
    if practise != competency.practise:
        learn = "Asking someone better at it to watch you work and name what is missing"
    blocks = blocks_of(case, gap.hours, gap.id)
    if len(blocks) == 1:
        title = f"{gap.name}: {lower(practise)}"
        begin = [] if not case.hired and EMPLOYER in learn.lower() else [Said(text=f"Begin with: {lower(learn)}.")]
        steps = (*begin, *_without_work(case, practise))
        return [_task(gap.id, title, "prove", competency.proof, blocks[0], gap.cost, item, steps)]
    study = _study_evidence(competency.kind)
    tasks = [_task(f"{gap.id}-learn", f"{gap.name}: {lower(learn)}", "learn", study, blocks[0], gap.cost, item, ())]
    for number, hours in enumerate(blocks[1:-1]):
        first = (lower(practise), _practice_evidence(competency.kind))
        what, evidence = first if number == 0 else harder(number, competency.kind)
        title = f"{gap.name}: {what}"
        step = Said(text="Ask someone who knows the work for criticism, and change one thing because of it.")
        steps = (step, *_without_work(case, what))
        before = (tasks[-1].id,)
        tasks.append(
            _task(f"{gap.id}-practise-{number + 1}", title, "practise", evidence, hours, free, item, steps, before)
        )
    title = f"{gap.name}: bring it to real work and collect the proof"
    tasks.append(
        _task(f"{gap.id}-prove", title, "prove", competency.proof, blocks[-1], free, item, (), (tasks[-1].id,))
    )
    return tasks


def _without_work(case: Case, practise: str) -> tuple[Said, ...]:
    """Where to practise what the tables would have practised at work, for who has none."""
    if case.hired or not AT_WORK.search(practise):
        return ()
    return (Said(text="Without an employer, do it in a club, an association or a volunteer post."),)


def _recognition(case: Case, item: OpenGap, need: CredentialNeed) -> list[Task]:
    """Asking, sending in the papers, and the decision, which takes its calendar time."""
    gap = item.gap
    free, hours = free_of_cost(case), gap.hours
    half = amount((hours.low or 0.0) / 2, (hours.high or 0.0) / 2, "hour", calculated(f"share-of-{gap.id}", hours))
    first, second = (
        _task(
            f"{gap.id}-{name}", f"{gap.name}: {lower(title)}", "credential", proof, half, cost, item, (Said(text=step),)
        )
        for name, (title, proof, step), cost in (("file", FILE, free), ("papers", PAPERS, gap.cost))
    )
    second = replace(second, depends=(first.id,))
    title = f"{gap.name}: the decision"
    last = _task(gap.id, title, "credential", gap.proof, _counted(hours), free, item, (), (second.id,))
    return [first, second, replace(last, lead=case.weeks_in(need.months[0]), after_start=second.id)]


def _credential(case: Case, item: OpenGap, need: CredentialNeed) -> list[Task]:
    """Funding if it costs, then study, then the credential itself, which also takes its calendar time."""
    if isinstance(need, Recognition):
        return _recognition(case, item, need)
    gap = item.gap
    weeks = case.weeks_in(need.months[0])
    entry = _task(
        f"{gap.id}-enrol",
        f"Settle entry, dates and funding for {named(gap.name)}",
        "credential",
        "Written confirmation of your place, or of what is still missing for it",
        case.rows.figure("plan-funding-hours", "hours"),
        free_of_cost(case),
        item,
        (
            Said(text="Ask the issuer what is required before entry and when the next intake or sitting is."),
            Said(
                text="Ask your employer, the union or professional body, and public funds before paying yourself."
                if case.hired
                else "Ask the professional body, the employment office and public funds before paying yourself."
            ),
        ),
    )
    if out_of_reach(case, item):
        return [entry]
    tasks = [entry]
    parts = terms_of(case, gap.hours, gap.id)
    for number in range(len(parts)):
        tasks.append(_study(case, item, parts, number, tasks[-1].id))
    final = _task(
        gap.id,
        f"Receive {named(gap.name)}",
        "credential",
        gap.proof,
        _counted(gap.hours),
        free_of_cost(case),
        item,
        (),
        (tasks[-1].id,),
    )
    tasks.append(replace(final, lead=weeks, after_start=entry.id))
    return tasks


def _study(case: Case, item: OpenGap, parts: list[Figure], number: int, before: str) -> Task:
    """A part of the study for a credential: a block of own work, or a quarter of an enrolled course."""
    gap, hours = item.gap, parts[number]
    course = is_course(case, hours)
    step = (
        "Put each term's dates and deadlines into your calendar at its start, and the study hours around them."
        if course
        else "Work through the issuer's syllabus in order; mark what you got wrong and return to it."
    )
    task = _task(
        f"{gap.id}-study-{number + 1}",
        f"Study for {named(gap.name)}{_place(number, len(parts), 'quarter' if course else 'block')}",
        "learn",
        "Marks for this part, from the school or the issuer" if course else "Practice questions of this block, marked",
        _counted(hours) if course else hours,
        gap.cost if number == 0 else free_of_cost(case),
        item,
        (Said(text=step),),
        (before,),
    )
    return replace(task, study=hours) if course else task


def _counted(hours: Figure) -> Figure:
    """No hours of its own: they are counted in the study."""
    return amount(0, 0, "hour", calculated("counted-in-study", hours))


def _place(number: int, count: int, part: str) -> str:
    """How a part of study is called: by its place, and the last as such."""
    if count == 1:
        return ""
    return f", {'last' if number == count - 1 else ROUNDS[number]} {part}"


def _experience(case: Case, item: OpenGap, proofs: frozenset[str]) -> list[Task]:
    """One milestone for each piece of stretch work of the target's feeder roles; other work asks for `proofs`."""
    target = case.target.occupation
    if target is None:
        return []
    each = case.rows.figure("skill-effort-basic", "hours")
    where = Said(
        text="Ask your manager for it at work; outside work, look for a volunteer post that offers it."
        if case.hired
        else "Look for a short contract, a trial or a volunteer post that offers it."
    )
    shown = stretch_proofs(target, case.framework.catalogue.competencies, proofs)
    tasks: list[Task] = []
    for number, (text, proof) in enumerate(zip(target.stretch, shown, strict=True)):
        before = (tasks[-1].id,) if tasks else ()
        name = f"experience-{number + 1}"
        tasks.append(_task(name, text, "experience", proof, each, free_of_cost(case), item, (where,), before))
    return tasks


def _task(
    id: str,
    title: str,
    kind: MilestoneKind,
    evidence: str,
    hours: Figure,
    cost: Figure,
    item: OpenGap,
    steps: tuple[Said, ...],
    depends: tuple[str, ...] = (),
) -> Task:
    return Task(
        id=id,
        title=title,
        kind=kind,
        evidence=evidence,
        hours=hours,
        cost=cost,
        gaps=(item.gap.id,),
        steps=steps,
        depends=depends,
    )


def _study_evidence(kind: str) -> str:
    return STUDY_EVIDENCE.get(kind, STUDY_EVIDENCE[""])


def _practice_evidence(kind: str) -> str:
    return PRACTICE_EVIDENCE.get(kind, PRACTICE_EVIDENCE[""])
