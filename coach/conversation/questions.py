"""How each question is worded: several ways, so that none is ever put twice alike, with answers to click."""

from coach.conversation.options import PASS, UNKNOWN, named, no, tells, values
from coach.domain.figures import Frozen
from coach.domain.profile import SLOTS
from coach.language.base import EVERY, Option, Proposed, Question, Reading


class Wording(Frozen):
    """The ways to put a question, from the first to the last, and the answers offered."""

    ways: tuple[str, ...]
    options: tuple[Option, ...] = ()


NO_DATE = "No fixed date"
TELLING = 3  # words from which an answer says by itself what it is about
WORDINGS: dict[str, Wording] = {
    "role": Wording(
        ways=(
            "What work do you do now, or did you do last?",
            "Which kind of work do you know best?",
        ),
    ),
    "goal": Wording(
        ways=(
            "What would you like to be different: another role, more responsibility, other conditions?",
            "If this went well, what would you be doing instead?",
            "Which role, or what kind of change, should the plan aim at?",
        ),
        options=(
            tells("The next step up", {"goal": "The next step up", "goal_type": "promotion"}),
            tells("A different field", {"goal": "A different field", "goal_type": "new field"}),
            tells("Better conditions, same work", {"goal": "Better conditions, same work"}),
        ),
    ),
    "target_role": Wording(
        ways=(
            "Which role comes closest to what you want?",
            "Is there a job title you have looked at and thought: that one?",
        ),
    ),
    "years_experience": Wording(
        ways=(
            "How many years have you done this kind of work?",
            "Roughly since when have you been in this field?",
            "How long is it in all, give or take?",
        ),
    ),
    "hours_per_week": Wording(
        ways=(
            "How many hours a week could you give to this, in an ordinary week?",
            "In a week that is neither your best nor your worst, how many hours are yours for this?",
            "A rough number of weekly hours will do: what is realistic?",
        ),
        options=values("hours_per_week", {"2 hours": 2.0, "4 hours": 4.0, "6 hours": 6.0, "10 hours": 10.0}),
    ),
    "timeframe_months": Wording(
        ways=(
            "By when would you like to be there?",
            "How far ahead should the plan look: half a year, a year, longer?",
            "Is there a date that matters to you here?",
        ),
        options=(
            *values("timeframe_months", {"In 6 months": 6.0, "In 12 months": 12.0, "In 2 years": 24.0}),
            UNKNOWN.model_copy(update={"text": NO_DATE}),
        ),
    ),
    "budget": Wording(
        ways=(
            "How much money could you put into this in all, if anything?",
            "What could you spend on courses, exams or fees without worry?",
            "Is there money for this, or should it cost nothing?",
        ),
        options=values("budget", {"Nothing": 0.0, "Up to 500": 500.0, "Up to 2,000": 2000.0}),
    ),
    "credentials": Wording(
        ways=(
            "Which licences, certificates or degrees do you hold?",
            "Is there a licence, certificate or degree behind your name?",
        ),
        options=(no("None"),),
    ),
    "skills": Wording(
        ways=(
            "What would a colleague say you are good at?",
            "When others are stuck, what do they come to you for?",
        ),
    ),
    "must_not": Wording(
        ways=(
            "Is there anything the next job must not ask of you, such as nights, travel or moving?",
            "What would make you turn a job down, however good the rest?",
        ),
        options=(
            tells("No nights", {"must_not": "nights"}),
            tells("No travel", {"must_not": "travel"}),
            tells("No moving", {"must_not": "moving"}),
            no("Nothing special"),
        ),
    ),
    "achievements": Wording(
        ways=(
            "What have you done at work that you are proud of, with its figure if there is one?",
            "Tell me of one time you made something better at work: what changed?",
        ),
    ),
    "values": Wording(
        ways=(
            "What matters most to you in work?",
            "If you could keep only one: security, freedom, people, pay, growth?",
        ),
        options=named("values", ("Security", "Autonomy", "Helping people", "Pay", "Growth")),
    ),
    "satisfaction": Wording(
        ways=(
            "How content are you with your present work, out of ten?",
            "On a scale to ten, where is your work now?",
        ),
        options=values("satisfaction", {"2": 2.0, "4": 4.0, "6": 6.0, "8": 8.0}),
    ),
    "network": Wording(
        ways=(
            "Whom do you know already in the work you want?",
            "Is there someone who does this work and would talk to you?",
        ),
        options=(no("Nobody yet"), *named("network", ("One or two people",))),
    ),
    "runway_months": Wording(
        ways=(
            "If your pay stopped, for how many months would your savings carry you?",
            "Roughly how many months could you live on what you have put by?",
        ),
        options=values("runway_months", {"1 month": 1.0, "3 months": 3.0, "6 months": 6.0}),
    ),
    "dependants": Wording(
        ways=(
            "How many people depend on your income or your care?",
            "Who counts on you at home, if anyone?",
        ),
        options=values("dependants", {"None": 0.0, "1": 1.0, "2": 2.0}),
    ),
    "relocate": Wording(
        ways=(
            "Would you move to another place for the right post?",
            "Is moving possible, or should the plan stay where you are?",
        ),
        options=values("relocate", {"Yes": True, "No": False}),
    ),
    "location": Wording(ways=("Where do you live and work?", "Which town or area should the plan fit?")),
}


def question(slot: str, times: int, *, options: tuple[Option, ...] | None = None) -> Question | None:
    """The question for a slot in the way not yet used after `times` askings; None when all are used up.

    Leaving it open is always among the answers.
    """
    wording = WORDINGS.get(slot) or Wording(ways=(SLOTS[slot].ask,))
    if times >= len(wording.ways):
        return None
    offered = wording.options if options is None else options
    return Question(slot=slot, text=wording.ways[times], options=(*offered, *PASS))


def answered_before(message: str, asked: str) -> Reading | None:
    """What the words of an earlier question's answer say when they come later, told in full; None for all else.

    That there is no fixed date then takes the date back.
    """
    said = message.strip().rstrip(".!")
    for slot, wording in WORDINGS.items():
        option = next((item for item in wording.options if item.text.lower() == said.lower()), None)
        if option is None or slot == asked or len(said.split()) < TELLING:
            continue
        if option.text == NO_DATE:
            gone = Proposed(slot=slot, value=EVERY, quote=message.strip(), negated=True)
            return Reading(intent="correct", facts=(gone,))
        if option.says.facts:
            facts = tuple(fact.model_copy(update={"quote": message.strip()}) for fact in option.says.facts)
            return option.says.model_copy(update={"facts": facts})
    return None
