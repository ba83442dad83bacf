"""What was heard, said back in a few words: values as they will be used, so that a mishearing is seen at once."""

from coach.conversation.accept import Taken, named
from coach.domain.figures import Said, join, say
from coach.domain.profile import SLOTS, Fact, Profile
from coach.language.base import Point
from coach.planning.phrases import with_article

OPENERS = ("Noted:", "Thank you:", "I have that:", "Good to know:", "Understood:", "All right:")
MOST = 4  # things said back in one turn
PHRASES: dict[str, str] = {
    "target_role": "you are aiming for {value}",
    "goal": "what you want: “{value}”",
    "years_experience": "{value} in this work",
    "years_in_role": "{value} in your present role",
    "hours_per_week": "{value}",
    "timeframe_months": "{value} from now",
    "budget": "{value} to spend",
    "pay": "{value} of pay",
    "runway_months": "{value} of savings to live on",
    "dependants": "{value} who count on you",
    "satisfaction": "a {value} out of ten",
    "location": "you are in {value}",
    "industry": "{value} is your field",
    "target_industry": "{value} is where you want to go",
    "must_not": "ruled out: {value}",
    "must_have": "it has to be: {value}",
    "skills": "{value} is something you bring",
    "credentials": "you hold {value}",
    "education": "you studied: {value}",
    "values": "{value} matters to you",
    "network": "people you know: {value}",
    "language": "you speak {value}",
    "accessibility": "the plan has to allow for: {value}",
}
LABELS = {
    "role": "your role",
    "target_role": "the role you aim at",
    "goal": "your goal",
    "years_experience": "years in the field",
    "years_in_role": "years in the role",
    "hours_per_week": "hours a week",
    "timeframe_months": "time to get there",
    "budget": "budget",
    "pay": "pay",
    "runway_months": "savings",
    "dependants": "people who count on you",
}


def label(slot: str) -> str:
    """A slot's name as people say it."""
    return LABELS.get(slot, slot.replace("_", " "))


def value_of(fact: Fact, profile: Profile) -> Said:
    """A fact's value as shown: a figure with its unit, a name, or yes and no."""
    if isinstance(fact.value, bool):
        return Said(text="yes" if fact.value else "no")
    if SLOTS[fact.slot].kind == "number":
        figure = Profile(facts=(*(f for f in profile.facts if f.slot == "currency"), fact)).figure(fact.slot)
        if figure is not None:
            return say("{figure}", figure=figure)
    return Said(text=named(fact))


def heard(taken: Taken, turn: int) -> list[Point]:
    """The points that say back what was understood; changes name the old value and the new one."""
    points = [_changed(before, after, taken.profile) for before, after in taken.changed]
    replaced = {id(after) for _, after in taken.changed}
    fresh = [fact for fact in taken.applied if id(fact) not in replaced and fact.slot != "currency"]
    phrases = [phrase for fact in _worth_saying(fresh) if (phrase := _phrase(fact, taken.profile))]
    if phrases:
        body = join(phrases, separator=", ")
        text = say("{opener} {body}.", opener=OPENERS[turn % len(OPENERS)], body=body)
        points.insert(0, Point(act="reflect", text=text))
    for fact in taken.removed:
        points.append(Point(act="change", text=say("I have taken out: {name}.", name=named(fact))))
    return points


def _worth_saying(facts: list[Fact]) -> list[Fact]:
    """The facts to say back: a named target says what a goal would repeat."""
    aimed = any(fact.slot == "target_role" for fact in facts)
    return [fact for fact in facts if not (aimed and fact.slot in ("goal", "goal_type"))][:MOST]


def _phrase(fact: Fact, profile: Profile) -> Said | None:
    if fact.slot == "budget" and fact.value == 0:
        return Said(text="nothing to spend")
    if fact.slot == "relocate":
        return Said(text="moving is possible" if fact.value else "you stay where you are")
    if fact.slot == "motivations" or fact.slot == "interests":
        return say("“{words}”", words=fact.evidence.strip())
    if fact.slot == "role":
        return say("you work as {role}", role=with_article(named(fact)))
    template = PHRASES.get(fact.slot)
    if template is None:
        return None
    return say(template, value=value_of(fact, profile))


def _changed(before: Fact, after: Fact, profile: Profile) -> Point:
    text = say(
        "Changed: {label}, from {old} to {new}.",
        label=label(after.slot),
        old=value_of(before, profile),
        new=value_of(after, profile),
    )
    return Point(act="change", text=text)
