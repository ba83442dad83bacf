"""Guidance for one trade is no answer to somebody of another; what is for all, or gives examples of several, may be."""

from types import SimpleNamespace

import pytest

from coach.conversation.relevance import of_use
from coach.framework.tables import Framework
from tests.heard import SETTLED, Heard
from tests.talk import PASSAGE


def _of_use(framework: Framework, text: str, question: str, industries: tuple[str, ...] = ("all",)) -> bool:
    heard = Heard(framework, "hi", "physio", "data analyst")
    reply = SimpleNamespace(state=heard.state, plan=heard.talk.desk.plan(heard.state))
    passage = PASSAGE.model_copy(update={"industries": industries, "text": text})
    return of_use(reply, heard.talk.desk, passage, text, question)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("For an electrician aiming at site management, that could be a safety course.", "what would be useful"),
        ("A chef counts covers before the evening.", "how do I prepare"),
    ],
)
def test_what_speaks_of_another_trade_alone_is_not_used(framework: Framework, text: str, question: str) -> None:
    assert not _of_use(framework, text, question)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Talk to people who do the work.", "how do I prepare"),
        ("An electrician, a chef and a nurse each do it their way.", "how do I prepare"),
        ("A physiotherapist can show the charts made for a ward.", "how do I prepare"),
        ("For an electrician, that could be a safety course.", "what would an electrician do"),
    ],
)
def test_what_is_for_all_or_for_the_trade_asked_about_is_used(framework: Framework, text: str, question: str) -> None:
    assert _of_use(framework, text, question)


def test_a_document_for_other_industries_is_not_used(framework: Framework) -> None:
    assert not _of_use(framework, "Ask first.", "how do I prepare", ("finance",))
    assert _of_use(framework, "Ask first.", "how do I prepare", ("healthcare",))


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("what would i do first", "this_week"),
        ("so is it realistic or am i kidding myself", "show"),
        ("too long. what is faster", "show"),
        ("1645 hours?? thats like 10 years!", "number"),
        ("How do you arrive at the number of hours?", "number"),
    ],
)
def test_a_question_about_the_plan_is_answered_from_it(framework: Framework, words: str, intent: str) -> None:
    record = Heard(framework, *SETTLED).tell(words)
    assert record.intent == intent
    assert record.citations == ()


@pytest.mark.parametrize(
    "words", ["what were you asking?", "May I ask why you need to know that?", "why you ask me this"]
)
def test_a_question_about_the_question_is_answered_by_it(framework: Framework, words: str) -> None:
    record = Heard(framework, "hi", "physio").tell(words)
    assert "What should be different?" in record.reply
    assert record.asked == ("goal",)
