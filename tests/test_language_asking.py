"""Questions that ask for what is known, in whatever words, and questions that only sound like it."""

import pytest

from coach.conversation.questions import WORDINGS
from coach.domain.profile import SLOTS
from coach.language.asking import asked_for
from coach.language.guard import Evidence, check

ASKS = [
    ("hours_per_week", "How many hours a week could you give to this?"),
    ("hours_per_week", "And how many hours can you set aside?"),
    ("hours_per_week", "How much time would you have each week?"),
    ("hours_per_week", "What are your weekly hours?"),
    ("hours_per_week", "Roughly how many hours per week are realistic for you?"),
    ("budget", "What is your budget?"),
    ("budget", "Do you have a budget in mind?"),
    ("budget", "How much money could you put into courses?"),
    ("budget", "How much are you able to spend in all?"),
    ("budget", "Could you tell me your budget?"),
    ("timeframe_months", "By when would you like to be there?"),
    ("timeframe_months", "What's your deadline?"),
    ("timeframe_months", "How soon do you want this to happen?"),
    ("timeframe_months", "When do you want to get there?"),
    ("target_role", "Which role are you aiming at?"),
    ("target_role", "What job would you like?"),
    ("target_role", "What would you like to become?"),
    ("target_role", "What is your dream job?"),
    ("role", "What do you do for a living?"),
    ("role", "What is your job title?"),
    ("role", "What is your current role?"),
    ("years_experience", "How long have you worked in nursing?"),
    ("years_experience", "How many years of experience do you have?"),
    ("years_in_role", "How long have you been in your present role?"),
    ("pay", "How much do you earn?"),
    ("pay", "What's your current salary?"),
    ("location", "Where are you based?"),
    ("satisfaction", "How happy are you with your job, out of ten?"),
    ("dependants", "How many people depend on you?"),
    ("relocate", "Would you be willing to relocate?"),
    ("relocate", "Could you move for the right post?"),
    ("runway_months", "How long could you live on your savings?"),
    ("network", "Do you know anyone who does this work?"),
    ("credentials", "Which licences do you hold?"),
    ("skills", "What are you good at?"),
    ("goal", "What would you like to achieve?"),
    ("industry", "Which sector do you work in?"),
    ("risk_tolerance", "How much risk can you take?"),
    ("language", "Which languages do you speak?"),
]
ASKS_SOMETHING_ELSE = [
    "Shall we go on to what is missing?",
    "How many hours do you think the exam takes?",
    "What would make the 6 hours a week easier to keep?",
    "How much could you spend if your employer paid half?",
    "Would you like to change your budget?",
    "Is your budget still $2,000?",
    "Which of these roles is closest to what you want?",
    "When would you like to start?",
    "Could you move the exam to March?",
    "Would you move up to charge nurse first?",
    "Which other skills would you like to add?",
    "How happy are you with this plan?",
    "What do you do when a patient complains?",
    "Who could you ask about the role first?",
    "Which part of your job would you miss?",
    "How long does the course take?",
    "What would your manager say about your goal in the next talk?",
    "Your budget covers the exam.",
    "How did the interview go?",
]


@pytest.mark.parametrize(("slot", "text"), ASKS)
def test_a_question_for_a_slot_is_recognised_in_any_words(slot: str, text: str) -> None:
    assert asked_for(text, [slot]) == slot
    why = [sentence.why for sentence in check([text], Evidence(known=(slot,)))]
    assert why == [f"it asks what is known: {slot}"]


@pytest.mark.parametrize("text", ASKS_SOMETHING_ELSE)
def test_other_questions_are_not_taken_for_it(text: str) -> None:
    assert asked_for(text, tuple(SLOTS)) is None


@pytest.mark.parametrize("slot", [slot for slot in SLOTS if SLOTS[slot].ask])
def test_the_question_of_a_slot_is_always_recognised(slot: str) -> None:
    assert asked_for(SLOTS[slot].ask, [slot]) == slot


@pytest.mark.parametrize(("slot", "text"), [(slot, way) for slot, item in WORDINGS.items() for way in item.ways])
def test_no_question_of_ours_is_taken_for_one_about_another_slot(slot: str, text: str) -> None:
    assert asked_for(text, [name for name in SLOTS if name != slot]) is None


def test_the_slot_that_is_meant_may_be_asked_for() -> None:
    evidence = Evidence(known=("budget",), asks="budget")
    assert [s.why for s in check(["What is your budget?"], evidence)] == [None]
