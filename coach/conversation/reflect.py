"""What was heard, said back in a few words: values as they will be used, so that a mishearing is seen at once."""

import re

from coach.conversation.accept import Taken, named
from coach.domain.figures import Said, join, say
from coach.domain.profile import SLOTS, Fact, Profile
from coach.language.base import Point
from coach.planning.phrases import with_article

OPENERS = ("Noted.", "Thank you.", "I have that.", "Good to know.", "Understood.", "All right.")
FIRST = ("name", "role", "target_role", "goal")  # who and where to, before what it is like
MOST = 4  # things said back in one turn
PHRASES: dict[str, str] = {
    "target_role": "you are aiming for {value}",
    "goal": "you want “{value}”",
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
    "currency": "your money is in {value}",
    "industry": "{value} is your field",
    "target_industry": "{value} is where you want to go",
    "must_not": "you rule out {value}",
    "must_have": "you need “{value}”",
    "achievements": "you have done this: “{value}”",
    "skills": "you bring {value}",
    "credentials": "you hold {value}",
    "education": "you have {value}",
    "values": "what matters to you is {value}",
    "motivations": "what moves you is “{value}”",
    "interests": "what draws you is “{value}”",
    "network": "you know “{value}”",
    "language": "you speak {value}",
    "accessibility": "the plan has to allow for “{value}”",
}
# Answers that say there is none.
NOBODY = re.compile(r"(?:nobody|no one|none|i (?:don'?t|do not) (?:really )?know any(?:one|body))\b", re.IGNORECASE)
# Pay told as what is left after tax.
NET = re.compile(r"take[- ]home|take home|\bnet\b|after tax|in hand|bring home", re.IGNORECASE)
OF_A_JOB = ("employer_type", "years_in_role", "goal")
WEAKEST = "awareness"
NONE = {
    "budget": "nothing to spend",
    "dependants": "nobody who counts on your income",
    "runway_months": "no savings to fall back on",
    "years_experience": "you are new to this work",
    "network": "you know nobody in that work yet",
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
    "network": "whom you know",
    "values": "what matters to you",
    "credentials": "your licences and certificates",
    "achievements": "what you are proud of",
    "employer_type": "your employer",
    "relocate": "whether you would move",
    "must_not": "what you rule out",
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
    told = [(before, after) for before, after in taken.changed if after.slot != "currency"]
    points = [_changed(before, after, taken) for before, after in told] + _recounted(taken)
    replaced = {id(after) for _, after in taken.changed}
    fresh = [fact for fact in taken.applied if id(fact) not in replaced and fact.slot != "currency"]
    if not fresh and not points and any(fact.slot == "currency" for fact in taken.applied):
        fresh = [fact for fact in taken.applied if fact.slot == "currency"]
    phrases = [phrase for facts in _by_slot(fresh) if (phrase := _phrase(facts, taken.profile))]
    if phrases:
        body = join(phrases, separator="; ")
        body = body.model_copy(update={"text": body.text[0].upper() + body.text[1:]})
        text = say("{opener} {body}.", opener=OPENERS[turn % len(OPENERS)], body=body)
        points.insert(0, Point(act="reflect", text=text))
    new_job = any(fact.slot == "role" for fact in taken.applied)
    for fact in taken.removed:
        if new_job and fact.slot in OF_A_JOB:  # it ends with the job before
            continue
        points.append(Point(act="change", text=say("I have taken out: {name}.", name=named(fact))))
    return points


def _by_slot(facts: list[Fact]) -> list[list[Fact]]:
    """The facts to say back, those of a slot together: a named target says what a goal would repeat."""
    aimed = any(fact.slot == "target_role" for fact in facts)
    worth = [fact for fact in facts if not (aimed and fact.slot in ("goal", "goal_type"))]
    told = dict.fromkeys(fact.slot for fact in worth)
    slots = sorted(told, key=lambda slot: FIRST.index(slot) if slot in FIRST else len(FIRST))[:MOST]
    return [[fact for fact in worth if fact.slot == slot][:MOST] for slot in slots]


def _phrase(facts: list[Fact], profile: Profile) -> Said | None:
    fact, slot = facts[-1], facts[-1].slot
    if slot == "relocate":
        return Said(text="moving is possible" if fact.value else "you stay where you are")
    if slot == "skills":
        return _skills(facts, profile)
    if slot == "pay" and NET.search(fact.evidence):
        return say("{value} of pay, after tax as you put it", value=value_of(fact, profile))
    if slot == "language":
        return say("you speak {value}", value=_listed([_tongue(item) for item in facts]))
    if slot == "role":
        return say("you work as {role}", role=with_article(named(fact)))
    if slot in NONE and (fact.value == 0 or (isinstance(fact.value, str) and NOBODY.match(fact.value))):
        return Said(text=NONE[slot])
    template = PHRASES.get(slot)
    return None if template is None else say(template, value=_listed([value_of(item, profile) for item in facts]))


def _tongue(fact: Fact) -> Said:
    """A language with how well it is spoken, as said."""
    fluency = getattr(fact.value, "fluency", None)
    return say("{name} ({fluency})", name=named(fact), fluency=fluency) if fluency else Said(text=named(fact))


def _skills(facts: list[Fact], profile: Profile) -> Said:
    """Skills held, and those said to be weak, which are kept at the lowest level."""
    weak = [fact for fact in facts if getattr(fact.value, "level", None) == WEAKEST]
    strong = [fact for fact in facts if fact not in weak]
    said = [say(PHRASES["skills"], value=_listed([value_of(fact, profile) for fact in strong]))] if strong else []
    if weak:
        said.append(say("{value} is weaker so far", value=_listed([value_of(fact, profile) for fact in weak])))
    return join(said, separator=", ")


def _listed(values: list[Said]) -> Said:
    """Values as people list them: "a, b and c"."""
    if len(values) < 2:
        return values[0]
    return join([join(values[:-1], separator=", "), values[-1]], separator=" and ")


def _recounted(taken: Taken) -> list[Point]:
    """Amounts that stay what they are and are another currency's now."""
    now, then = (profile.text("currency") or "USD" for profile in (taken.profile, taken.before))
    kept = [fact for slot in ("budget", "pay") if (fact := taken.profile.fact(slot)) and fact in taken.before.facts]
    return [_changed(fact, fact, taken) for fact in kept if now != then and fact.value]


def _changed(before: Fact, after: Fact, taken: Taken) -> Point:
    net = after.slot == "pay" and NET.search(after.evidence)
    text = say(
        "Changed: {label}, from {old} to {new}, after tax as you put it."
        if net
        else "Changed: {label}, from {old} to {new}.",
        label=label(after.slot),
        old=value_of(before, taken.before),
        new=value_of(after, taken.profile),
    )
    return Point(act="change", text=text)
