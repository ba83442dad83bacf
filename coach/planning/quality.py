"""Is the plan a good one: complete, specific, realistic, aligned, flexible (row workflow-quality-standards)."""

from coach.domain.figures import Said
from coach.domain.outlook import QualityCheck
from coach.domain.plan import CareerPlan
from coach.domain.profile import Profile
from coach.framework.titles import words
from coach.planning.ownaccount import UNSCORED


def check_quality(plan: CareerPlan, profile: Profile) -> tuple[QualityCheck, ...]:
    """The five standards, each with what was found."""
    return (_complete(plan), _specific(plan), _realistic(plan), _aligned(plan, profile), _flexible(plan))


def _verdict(name: str, faults: list[str], well: str) -> QualityCheck:
    text = well if not faults else " ".join(faults)
    return QualityCheck.model_validate({"name": name, "passed": not faults, "found": Said(text=text)})


def _complete(plan: CareerPlan) -> QualityCheck:
    missing = [
        name
        for name in ("goals", "paths", "milestones", "phases", "weeks", "risks", "contingencies", "reviews", "targets")
        if not getattr(plan, name) and not (name == "phases" and plan.fit.meanwhile)
    ]
    faults = [f"Nothing is planned for: {', '.join(missing)}."] if missing else []
    if plan.readiness.score is None and plan.readiness.summary.text != UNSCORED:
        faults.append("What the target asks for is not known yet; the first milestones find it out.")
    open_facts = [item.id for item in plan.assumptions if item.id in ("role", "target_role", "hours_per_week")]
    if open_facts:
        names = ", ".join(name.replace("_", " ") for name in open_facts)
        faults.append(f"Some of it is assumed, not said by you: {names}.")
    return _verdict("complete", faults, "Every part is filled from what you said.")


def _specific(plan: CareerPlan) -> QualityCheck:
    vague = [item.title for item in plan.milestones if not item.evidence.strip()]
    titles = [item.title for item in plan.milestones]
    faults = [f"No proof is named for: {', '.join(vague)}."] if vague else []
    if len(set(titles)) < len(titles) and any("further" not in t and "next block" not in t for t in _repeated(titles)):
        faults.append("Some milestones carry the same title.")
    return _verdict("specific", faults, "Every milestone has a date, hours and a proof someone else can see.")


def _repeated(titles: list[str]) -> list[str]:
    return [title for title in dict.fromkeys(titles) if titles.count(title) > 1]


def _realistic(plan: CareerPlan) -> QualityCheck:
    faults = [] if plan.fit.verdict == "fits" else [reason.text for reason in plan.fit.reasons]
    if plan.fit.verdict == "not known":
        faults = ["What the aim asks for is not known, so nobody can say whether it fits."]
    figures = tuple(figure for reason in plan.fit.reasons for figure in reason.figures)
    compared = all(item.id != "prices" for item in plan.assumptions)
    well = "The work fits your hours, your date and your money as they were given."
    unjudged = "The work fits your hours and your date; whether the money is enough is not judged."
    text = " ".join(faults) or (well if compared else unjudged)
    return QualityCheck(name="realistic", passed=not faults, found=Said(text=text, figures=figures))


def _aligned(plan: CareerPlan, profile: Profile) -> QualityCheck:
    values = [str(fact.value) for fact in profile.all("values")]
    forbidden = [str(fact.value) for fact in profile.all("must_not")]
    clashes = [
        f"“{item.title}” touches what you ruled out: {rule}."
        for item in plan.milestones
        for rule in forbidden
        if set(words(rule)) <= set(words(item.title))
    ]
    if clashes:
        return _verdict("aligned", clashes, "")
    if not values:
        return _verdict("aligned", ["Your values are not known yet, so nobody has checked the plan against them."], "")
    return _verdict("aligned", [], f"Mark at each review how well it serves what you named: {', '.join(values)}.")


def _flexible(plan: CareerPlan) -> QualityCheck:
    faults = []
    if len(plan.paths) < 3:
        faults.append("There are fewer ways forward than a plan should keep open.")
    if not plan.contingencies or not plan.reviews:
        faults.append("Fallbacks or reviews are missing.")
    return _verdict(
        "flexible", faults, "It keeps other ways open, has a fallback for each, and is looked at again on set dates."
    )
