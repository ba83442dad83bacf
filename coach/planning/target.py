"""Which role the person aims at: from a named target, from the words of a goal, or the next rung."""

from coach.domain.figures import Frozen
from coach.domain.profile import Profile
from coach.framework.catalogue import Catalogue
from coach.framework.occupations import Occupation
from coach.framework.titles import words
from coach.planning.goalwords import (
    AWAY,
    BACK_TO_CRAFT,
    GOAL_OPENERS,
    GROWTH,
    INTO_A_FIELD,
    LEADING,
    LEAVING,
    OUT_OF_WORK,
    OWN_ACCOUNT,
    SAME_WORK,
    UPWARDS,
)

NEXT_ROLE = "your next role"
STEM = 4  # letters that "nursing" and "nurse", "teacher" and "teaching" have in common


class Target(Frozen):
    """The role aimed at, as named; `occupation` is ours for it; `assumed` says the person did not name one.

    `field` is the field of work named instead of a role; `occupation` is then a usual way into it, or None where we
    know none and `title` is the field itself. `own` says that it is to be done on one's own account; `leaving`
    that the person wants out of the trade they are in; `out_of_work` that they have no post at present. `degree` is the
    subject of a degree just finished that it was taken from.
    """

    title: str
    occupation: Occupation | None
    score: float
    assumed: bool
    field: str | None = None
    own: bool = False
    leaving: bool = False
    out_of_work: bool = False
    degree: str | None = None


def speaks_of_no_work(profile: Profile) -> bool:
    """Whether the goal or target is that of someone who is out of work, or they say that they have no employer."""
    said = " ".join(profile.text(slot) or "" for slot in ("goal", "target_role", "employer_type")).lower()
    return any(stem in said for stem in OUT_OF_WORK)


def find_target(
    profile: Profile,
    occupation: Occupation | None,
    catalogue: Catalogue,
    out_of_work: bool = False,
    degree: str | None = None,
) -> Target:
    """The target role of a profile: as named, as a goal's words name it, else where the goal points from here.

    Someone who is out of work and names nothing is taken to want their own work back first; someone with a new
    `degree` to want work that it leads to rather than the next rung of the job beside their studies.
    """
    said = f"{profile.text('goal') or ''} {profile.text('target_role') or ''}".lower()
    marks = {
        "own": any(stem in said for stem in OWN_ACCOUNT),
        "out_of_work": out_of_work,
        "leaving": occupation is not None and _leaves_trade(said, occupation),
    }
    away = profile.text("goal_type") == "new field"
    if out_of_work and occupation is not None and not said.strip() and not away and degree is None:
        back = Target(title=occupation.title, occupation=occupation, score=1.0, assumed=True)
        return back.model_copy(update=marks)
    aimed = _role_aimed_at(profile, occupation, catalogue, degree)
    if out_of_work and occupation is not None and aimed.assumed and degree is None and _wants_to_grow(said):
        aimed = Target(title=occupation.title, occupation=occupation, score=1.0, assumed=True)
    return aimed.model_copy(update=marks)


def _wants_to_grow(said: str) -> bool:
    """Whether a goal is to get on, and neither away nor to lead: who has no post then needs one first."""
    return any(stem in said for stem in GROWTH) and not any(stem in said for stem in (*AWAY, *LEADING))


def _role_aimed_at(profile: Profile, occupation: Occupation | None, catalogue: Catalogue, degree: str | None) -> Target:
    named, goal = profile.text("target_role"), profile.text("goal") or ""
    named = named or _named_in(goal, catalogue)
    if named:
        return _called(named, catalogue)
    field = _field_in(goal, occupation, catalogue)
    if field is not None:
        return field
    if degree is not None and not any(stem in goal.lower() for stem in OWN_ACCOUNT):
        role = catalogue.begun_from(degree)
        title = role.title if role else NEXT_ROLE
        return Target(title=title, occupation=role, score=1.0 if role else 0.0, assumed=True, degree=degree)
    role = _towards(f"{goal} {_refused(profile, goal)}".strip(), occupation, catalogue)
    if role is not None:
        return Target(title=role.title, occupation=role, score=1.0, assumed=True)
    return Target(title=profile.text("role") or NEXT_ROLE, occupation=None, score=0.0, assumed=True)


def _refused(profile: Profile, goal: str) -> str:
    """In the words of a goal, where refusals point that no goal names: away from one's work, or to it and not up."""
    if profile.text("goal_type") == "new field":
        return "something else"
    ruled_out = " ".join(str(fact.value) for fact in profile.all("must_not")).lower()
    away = any(stem in goal.lower() for stem in AWAY)
    return "another job" if not away and any(stem in ruled_out for stem in UPWARDS) else ""


def next_rung(occupation: Occupation | None, catalogue: Catalogue) -> Occupation | None:
    """The usual next role: the first of its family among those named after it, else the first named."""
    if occupation is None:
        return None
    after = [catalogue.occupations[name] for name in occupation.after]
    ranked = sorted(after, key=lambda item: item.family != occupation.family)
    return ranked[0] if ranked else None


def _towards(goal: str, here: Occupation | None, catalogue: Catalogue) -> Occupation | None:
    """The role a goal points to that names none: back to the craft, the same work, another, leading, the next rung."""
    said = goal.lower()
    if here is None:
        return None

    def speaks_of(stems: tuple[str, ...]) -> bool:
        return any(stem in said for stem in stems)

    if here.track == "management" and speaks_of(BACK_TO_CRAFT):
        return _craft(here, catalogue) or here
    if speaks_of((*SAME_WORK, *OWN_ACCOUNT, *OUT_OF_WORK)):
        return here
    if speaks_of(AWAY) and here.adjacent:
        beside = [catalogue.occupations[name] for name in here.adjacent]
        return min(
            beside, key=lambda role: role.family == here.family and (not _leaves(said) or _names_trade(said, here))
        )
    if speaks_of(LEADING):
        return _leading(here, catalogue) or here
    return next_rung(here, catalogue) or here


def _leaves_trade(said: str, here: Occupation) -> bool:
    """Whether the goal names what it leaves, and that is the trade ("out of teaching")."""
    return _leaves(said) and _names_trade(said, here)


def _leaves(said: str) -> bool:
    return any(stem in said for stem in LEAVING)


def _names_trade(said: str, here: Occupation) -> bool:
    trade = {
        word[:STEM] for name in (here.title, here.family, *here.fields) for word in words(name) if len(word) >= STEM
    }
    return bool(trade & {word[:STEM] for word in words(said)})


def _leading(here: Occupation, catalogue: Catalogue) -> Occupation | None:
    """The nearest role with people to manage on the way up from here."""
    ahead = list(here.after)
    for name in ahead:
        role = catalogue.occupations[name]
        if role.track == "management":
            return role
        ahead += [later for later in role.after if later not in ahead]
    return None


def _craft(here: Occupation, catalogue: Catalogue) -> Occupation | None:
    """The role without people to manage that a manager comes from or that lies beside: own family first."""
    near = [catalogue.occupations[name] for name in dict.fromkeys((*here.before, *here.adjacent))]
    own = [role for role in near if role.track != "management" and role.sector == here.sector]
    return max(own, key=lambda role: (role.family == here.family, role.id in here.before, role.rank), default=None)


def _called(named: str, catalogue: Catalogue) -> Target:
    """The target of a role's title."""
    match = catalogue.find(named)
    found = match.occupation if match else None
    title = found.title if found and match and match.score == 1.0 else named
    return Target(title=title, occupation=found, score=match.score if match else 0.0, assumed=False)


def _named_in(goal: str, catalogue: Catalogue) -> str | None:
    """The role a goal's words name: what follows "become a …", if we know it or it reads as a title, else one in it."""
    said = _after_opener(goal)
    if said is not None and catalogue.find(said) is not None:
        return said
    known = catalogue.mentioned(goal)
    if known is not None:
        return known.title
    return said if said is not None and _names_a_role(goal, said) else None


def _field_in(goal: str, here: Occupation | None, catalogue: Catalogue) -> Target | None:
    """A field the goal names and the person does not work in yet, with the role people usually enter it by.

    After "move into" words we do not know are taken for a field as they stand.
    """
    if any(stem in goal.lower() for stem in OWN_ACCOUNT):
        return None
    found = catalogue.field_in(goal)
    if found is not None and (here is None or found[1].family != here.family or found[1].rank > here.rank):
        name, role = found
        return Target(title=role.title, occupation=role, score=1.0, assumed=False, field=name)
    said = _after_opener(goal)
    if found is None and said is not None and _is_a_field(goal, said):
        entry = min(catalogue.naming(said), key=lambda role: (role.rank, role.id), default=None)
        title = entry.title if entry else said
        return Target(title=title, occupation=entry, score=1.0 if entry else 0.0, assumed=False, field=said)
    return None


def _names_a_role(goal: str, said: str) -> bool:
    """Whether an article stands before the words, and they are no place ("in an office") or wish ("a better lead")."""
    before = _before(goal, said).split()
    return not _is_a_wish(said) and before[-1:] in (["a"], ["an"]) and before[-2:-1] != ["in"]


def _is_a_field(goal: str, said: str) -> bool:
    """Whether the words follow "into" or the like, and are no wish for how to work."""
    return not _is_a_wish(said) and _before(goal, said).endswith(INTO_A_FIELD)


def _is_a_wish(said: str) -> bool:
    better = said.split()[0].lower() in ("better", "good", "great", "more")
    return better or any(stem in f"{said.lower()} " for stem in LEADING)


def _before(goal: str, said: str) -> str:
    return goal.lower().partition(said.lower())[0].rstrip()


def _after_opener(goal: str) -> str | None:
    """What stands after "I want to become a" in a goal, up to where it speaks of something else; None without it."""
    text = " ".join(goal.strip().rstrip(".!").split())
    padded = f" {text.lower()}"
    starts = [padded.find(f" {opener} ") + len(opener) + 1 for opener in GOAL_OPENERS if f" {opener} " in padded]
    if not starts:
        return None
    text = text[max(starts) :].strip()
    for article in ("a ", "an ", "the "):
        text = text[len(article) :] if text.lower().startswith(article) else text
    for stop in (" in ", " within ", " by ", " at ", " with ", ",", " because "):
        cut = text.lower().find(stop)
        text = text[:cut] if cut > 0 else text
    return text.strip() or None
