"""Which role the person aims at: from a named target, from the words of a goal, or the next rung."""

from coach.domain.figures import Frozen
from coach.domain.profile import Profile
from coach.framework.catalogue import Catalogue, Occupation

PROMOTION = ("promot", "next level", "step up", "move up", "advance")
GOAL_OPENERS = (
    "i want to become",
    "i would like to become",
    "i want to be",
    "become",
    "becoming",
    "move into",
    "move to",
    "get into",
    "work as",
    "transition to",
    "transition into",
    "switch to",
    "retrain as",
    "promotion to",
    "be",
)


class Target(Frozen):
    """The role aimed at, as named; `occupation` is ours for it; `assumed` says the person did not name one."""

    title: str
    occupation: Occupation | None
    score: float
    assumed: bool


def find_target(profile: Profile, occupation: Occupation | None, catalogue: Catalogue) -> Target:
    """The target role of a profile; the next rung of the present role when none is named."""
    named = profile.text("target_role")
    if named is None and (goal := profile.text("goal")):
        named = _named_in(goal, catalogue)
    if named:
        match = catalogue.find(named)
        found = match.occupation if match else None
        title = found.title if found and match and match.score == 1.0 else named
        return Target(title=title, occupation=found, score=match.score if match else 0.0, assumed=False)
    rung = next_rung(occupation, catalogue)
    if rung is not None:
        return Target(title=rung.title, occupation=rung, score=1.0, assumed=True)
    title = occupation.title if occupation else profile.text("role") or "your next role"
    return Target(title=title, occupation=occupation, score=0.0, assumed=True)


def next_rung(occupation: Occupation | None, catalogue: Catalogue) -> Occupation | None:
    """The usual next role: the first of its family among those named after it, else the first named."""
    if occupation is None:
        return None
    after = [catalogue.occupations[name] for name in occupation.after]
    ranked = sorted(after, key=lambda item: item.family != occupation.family)
    return ranked[0] if ranked else None


def _named_in(goal: str, catalogue: Catalogue) -> str | None:
    """The role a goal's words name: a title we know, else what follows "become a …"; None for a promotion."""
    known = catalogue.mentioned(goal)
    if known is not None:
        return known.title
    if any(stem in goal.lower() for stem in PROMOTION):
        return None
    return _after_opener(goal)


def _after_opener(goal: str) -> str | None:
    """What is left of a goal after "I want to become a": the role as the person calls it."""
    text = " ".join(goal.strip().rstrip(".!").split())
    lowered = text.lower()
    for opener in GOAL_OPENERS:
        start = lowered.find(f"{opener} ")
        if start >= 0:
            text = text[start + len(opener) + 1 :]
            break
    for article in ("a ", "an ", "the "):
        text = text[len(article) :] if text.lower().startswith(article) else text
    for stop in (" in ", " within ", " by ", " at ", " with ", ",", " because "):
        cut = text.lower().find(stop)
        text = text[:cut] if cut > 0 else text
    return text.strip() or None
