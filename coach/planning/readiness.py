"""How ready the person is for the target: a score out of 100 with its three parts, and what is missing."""

from coach.domain.figures import Figure, Origin, Said, amount, calculated, say
from coach.domain.plan import Readiness, ReadinessPart
from coach.framework.occupations import Occupation
from coach.planning.case import Case
from coach.planning.credentials import missing_credentials
from coach.planning.draft import Draft
from coach.planning.held import rank_of
from coach.planning.ownaccount import UNSCORED
from coach.planning.phrases import in_sentence

POINT = "point"


def find_readiness(base: Draft) -> Readiness:
    """Readiness for the target role; no score when we have no entry for it."""
    case, target = base.case, base.case.target.occupation
    if target is None:
        text = (
            UNSCORED if case.target.own else "There is no score yet: what this role asks for has to be found out first."
        )
        return Readiness(
            target=case.target.title,
            occupation=None,
            score=None,
            parts=(),
            missing=(),
            held=(),
            proofs=(),
            summary=Said(text=text),
        )
    parts = (_skills(case, target), _experience(case, target), _credentials(case, target))
    value = round(sum((part.score.low or 0) * (part.weight.low or 0) / 100 for part in parts))
    origin = calculated("readiness", *(part.score for part in parts), *(part.weight for part in parts))
    score = amount(value, value, POINT, origin)
    total = case.rows.figure("plan-readiness-weights", "total")
    missing = tuple(item.gap.name for item in base.gaps if item.gap.required)
    return Readiness(
        target=case.target.title,
        occupation=target.id,
        score=score,
        parts=parts,
        missing=missing,
        held=_held(case, target),
        proofs=() if case.target.own else target.proof,  # nobody hires them
        summary=say(
            "{score} of {total} for the craft of {target}; for a business of your own, {verdict}"
            if case.target.own
            else "{score} of {total} for {target}: {verdict}",
            score=score.model_copy(update={"text": f"{value}"}),
            total=total,
            target=in_sentence(target.title),
            verdict=_verdict(missing),
        ),
    )


def _verdict(missing: tuple[str, ...]) -> str:
    if not missing:
        return "nothing required is missing; what is left is to be chosen."
    shown = ", ".join(missing[:3])
    return f"what is missing first is {shown}{' and more' if len(missing) > 3 else ''}."


def _held(case: Case, target: Occupation) -> tuple[str, ...]:
    names = case.framework.catalogue.competencies
    return tuple(
        names[need.skill].name
        for need in target.skills
        if need.skill in case.held and rank_of(case.held[need.skill].level) >= rank_of(need.level)
    )


def _part(case: Case, name: str, share: float, why: Said, *inputs: Figure | str) -> ReadinessPart:
    value = round(share * 100)
    return ReadinessPart(
        name=name,
        score=amount(value, value, POINT, calculated(f"readiness-{name}", *inputs)),
        weight=case.rows.figure("plan-readiness-weights", name),
        why=why,
    )


def _skills(case: Case, target: Occupation) -> ReadinessPart:
    """Share of the required levels held, each skill counting at most what is asked."""
    needs = target.required or target.skills
    asked = sum(rank_of(need.level) for need in needs)
    shown = sum(
        min(rank_of(case.held[need.skill].level), rank_of(need.level)) for need in needs if need.skill in case.held
    )
    full = sum(
        1 for need in needs if need.skill in case.held and rank_of(case.held[need.skill].level) >= rank_of(need.level)
    )
    origin = calculated("skills-held", f"occupation:{target.id}", "fact:skills")
    why = say(
        "{full} of the {count} it requires are at the level asked for.",
        full=amount(full, full, "", origin),
        count=amount(len(needs), len(needs), "skill", Origin(kind="dataset", id=f"occupation:{target.id}")),
    )
    return _part(case, "skills", shown / asked if asked else 1.0, why, f"occupation:{target.id}", "fact:skills")


def _experience(case: Case, target: Occupation) -> ReadinessPart:
    """Years in the role or its feeders against the years usually asked for."""
    wanted = amount(*target.experience.years, "year", Origin(kind="dataset", id=f"occupation:{target.id}"))
    if target in case.past:
        return _part(case, "experience", 1.0, Said(text="You have held this role."), "fact:jobs")
    if case.years is None or not case.feeds:
        share = 0.0 if (wanted.low or 0.0) > 0 else 0.5
        reason = (
            say("how far your {years} in other work count, those who hire decide", years=case.years)
            if case.years
            else Said(text="how many years you have I do not know")
        )
        why = say(
            "Usually {wanted} in {work} come first; {reason}.",
            wanted=wanted,
            work=target.experience.work,
            reason=reason,
        )
        return _part(case, "experience", share, why, wanted)
    share = 1.0 if not wanted.low else min((case.years.low or 0.0) / wanted.low, 1.0)
    why = say("You bring {years}; {wanted} are usual.", years=case.years, wanted=wanted)
    return _part(case, "experience", share, why, wanted, case.years)


def _credentials(case: Case, target: Occupation) -> ReadinessPart:
    required = [need for need in target.credentials if need.need != "helpful"]
    missing = [need for need in missing_credentials(case) if need.need != "helpful"]
    if not required:
        return _part(case, "credentials", 1.0, Said(text="It requires none."), f"occupation:{target.id}")
    share = 0.0 if missing else 1.0
    text = f"Missing: {', '.join(need.name for need in missing)}." if missing else "You hold what it requires."
    return _part(case, "credentials", share, Said(text=text), f"occupation:{target.id}", "fact:credentials")
