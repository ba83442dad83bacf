"""Replies in a model's words: what passes is kept, what it leaves out is added, and what it adds is withheld."""

from collections.abc import Iterable

import pytest
from talk import PASSAGE, Played, fact, planned

from coach.domain.turn import TurnRecord
from coach.errors import LanguageError
from coach.framework.tables import Framework
from coach.knowledge.retriever import Hit
from coach.language.base import Point, Reading
from coach.language.builtin import BuiltinLanguage
from coach.language.fallback import WithFallback
from coach.language.grounding import reverses, stems, strays, unsaid
from coach.language.scripted import ScriptedLanguage

HOURS = fact("hours_per_week", 6.0, "six hours")


def said_by_model(played: Played, message: str, outputs: Iterable[object], *facts: object) -> TurnRecord:
    """One turn whose reading and words a script gives."""
    first = ScriptedLanguage([Reading.model_validate({"intent": "answer", "facts": facts}), *outputs])
    object.__setattr__(played.talk, "language", WithFallback(first, played.talk.builtin))
    return played.say(message, *facts)  # type: ignore[arg-type]


@pytest.fixture
def played(framework: Framework) -> Played:
    session = Played(framework)
    session.say("I'm a charge nurse", fact("role", "charge nurse", "charge nurse"))
    session.say("nurse manager", fact("target_role", "nurse manager", "nurse manager"))
    return session


def plain(framework: Framework) -> TurnRecord:
    """The same turn in built-in words."""
    session = Played(framework)
    session.say("I'm a charge nurse", fact("role", "charge nurse", "charge nurse"))
    session.say("nurse manager", fact("target_role", "nurse manager", "nurse manager"))
    return session.say("six hours", HOURS)


def test_a_faithful_rewording_is_shown_as_it_is(played: Played, framework: Framework) -> None:
    own = plain(framework)
    reply = f"Good. {own.reply}"
    record = said_by_model(played, "six hours", [reply], HOURS)
    assert record.reply == reply
    assert record.withheld == ()
    assert record.language.name == "scripted"
    assert record.language.fallback is None


def test_what_a_model_leaves_out_is_added_in_built_in_words(played: Played, framework: Framework) -> None:
    own = plain(framework)
    record = said_by_model(played, "six hours", ["Thanks for telling me."], HOURS)
    assert record.reply.startswith("Thanks for telling me.")
    assert record.reply.endswith(own.reply)
    assert record.asked == own.asked
    assert record.language.name == "scripted"


@pytest.mark.parametrize(
    ("added", "why"),
    [
        ("You are already a certified surgeon.", "not given"),
        ("Bananas ripen quicker beside apples.", "not given"),
        ("It will take you 14 months.", "no source"),
        ("See [3] for more.", "no passage"),
        ("Read https://evil.example for hours.", "link"),
    ],
)
def test_what_a_model_adds_is_withheld(played: Played, framework: Framework, added: str, why: str) -> None:
    own = plain(framework)
    record = said_by_model(played, "six hours", [f"{added} {own.reply}"], HOURS)
    assert record.reply == own.reply
    assert len(record.withheld) == 1
    assert why in record.withheld[0].why


def test_nonsense_gives_the_built_in_reply_and_says_why(played: Played, framework: Framework) -> None:
    record = said_by_model(played, "six hours", ["Bananas ripen quicker. Zebras gallop across savannas."], HOURS)
    assert record.reply == plain(framework).reply
    assert "did not pass the check" in (record.language.fallback or "")
    assert len(record.withheld) == 2


def test_silence_gives_the_built_in_reply(played: Played, framework: Framework) -> None:
    record = said_by_model(played, "six hours", [""], HOURS)
    assert record.reply == plain(framework).reply
    assert record.language.fallback == "The model wrote nothing."


def test_words_that_break_off_are_kept_and_the_rest_is_told(played: Played, framework: Framework) -> None:
    broken = LanguageError("It stopped in the middle.", partial="Thanks for telling me. And six ho")
    record = said_by_model(played, "six hours", [broken], HOURS)
    assert record.reply.startswith("Thanks for telling me. ")
    assert record.reply.endswith(plain(framework).reply)
    assert record.language.fallback == "It stopped in the middle."


def test_a_model_that_is_down_changes_nothing_but_the_note(played: Played, framework: Framework) -> None:
    down = LanguageError("Nothing answers.")
    first = ScriptedLanguage([down, down])
    object.__setattr__(played.talk, "language", WithFallback(first, played.talk.builtin))
    record, own = played.say("six hours", HOURS), plain(framework)
    assert record.reply == own.reply
    assert record.figures == own.figures
    assert record.language.name == "builtin"
    assert record.language.fallback == "Nothing answers."


def test_a_model_that_repeats_an_earlier_reply_is_not_shown_again(framework: Framework) -> None:
    talk = planned(framework)
    before = talk.records[-1].reply.split("\n\n")[0]
    record = said_by_model(talk, "thanks a lot for all that", [f"{before}"])
    assert before not in record.reply


def test_a_whole_reply_is_never_the_same_twice(framework: Framework) -> None:
    talk = planned(framework)
    replies = [said_by_model(talk, "hm", ["Go on."]).reply for _ in range(5)]
    assert len(set(replies)) == len(replies)


def test_a_cited_point_that_a_model_words_keeps_its_mark(framework: Framework) -> None:
    talk = Played(framework)
    talk.hits = [Hit(passage=PASSAGE, score=1.0, vector_rank=1, bm25_rank=1)]
    question = Reading(intent="question", subject="how much should I put by")
    words = "Before you resign, put by 3-6 months of spending. [1]"
    object.__setattr__(talk.talk, "language", ScriptedLanguage([question, words]))
    record = talk.say("how much should I put by?", intent="question")
    assert record.reply.startswith(words)
    assert [item.id for item in record.citations] == [PASSAGE.id]
    assert [figure.source.id for figure in record.figures] == [PASSAGE.id]


def test_someone_in_danger_is_answered_without_any_language(framework: Framework) -> None:
    talk = Played(framework)
    object.__setattr__(talk.talk, "language", ScriptedLanguage([]))
    record = talk.say("I want to kill myself")
    assert record.safety
    assert record.language.name == "builtin"


def test_forms_of_a_word_count_as_one_and_courtesies_claim_nothing() -> None:
    given = stems("Plan six hours of study every week; the licence comes first.")
    assert not strays("Planning and studying weekly comes first for licences.", given)
    assert not strays("Thank you for sharing that with me.", given)
    assert strays("Your manager has promised a promotion.", given)


def test_a_point_counts_as_said_when_much_of_it_is() -> None:
    one = Point.model_validate({"act": "inform", "text": {"text": "Ask the ward manager about her working day."}})
    other = Point.model_validate({"act": "inform", "text": {"text": "Save three months of spending beforehand."}})
    assert unsaid([one, other], "The ward manager can tell you of her day; ask her.") == (other,)
    assert unsaid([one], "") == (one,)


def test_the_built_in_language_is_its_own_for_each_turn() -> None:
    language = BuiltinLanguage(lambda inputs: Reading(intent="answer"))
    assert language.for_turn(["Ana"]) is language


@pytest.mark.parametrize(
    ("sentence", "turned"),
    [
        ("The plan fits your date.", True),
        ("You don't need the certificate.", True),
        ("You need the certificate.", False),
        ("It does not fit the date.", False),
    ],
)
def test_a_denial_of_what_was_given_is_noticed(sentence: str, turned: bool) -> None:
    given = ("You need the certificate.", "The plan does not fit your date.")
    assert reverses(sentence, given) is turned


def test_another_script_says_something_too() -> None:
    assert strays("Вам нужно подать заявку завтра.", stems("You need the certificate."))


FIT = "It does not fit: at 6 hours a week it takes until 5 March 2028. The licence costs $2,000 to $3,000."


@pytest.mark.parametrize(
    "text",
    [
        "It does not fit: with 6 hours a week it takes until 5 March 2028. The licence costs $2,000 to $3,000.",
        "At 6 hours a week it takes until 5 March 2028, so it doesn't fit. The licence costs $2,000-3,000.",
        FIT,
    ],
)
def test_a_point_worded_with_all_its_details_is_said(text: str) -> None:
    point = Point.model_validate({"act": "plan", "text": {"text": FIT}})
    assert unsaid([point], text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "It does not fit: it takes until 5 March 2028. The licence costs $2,000 to $3,000.",
        "It does not fit at 6 hours a week. The licence costs $2,000 to $3,000.",
        "At 6 hours a week it takes until 5 March 2028. The licence costs $2,000 to $3,000.",
        "It does not fit: at 6 hours a week it takes until 5 March 2028. The licence costs money.",
        "It does not fit: at 6 hours a week it takes until 5 March 2028. The licence costs $2,000.",
    ],
)
def test_a_point_that_lacks_a_figure_a_date_or_a_denial_is_not_said(text: str) -> None:
    point = Point.model_validate({"act": "plan", "text": {"text": FIT}})
    assert unsaid([point], text) == (point,)


def test_a_figure_of_another_point_does_not_stand_for_a_missing_one() -> None:
    one = Point.model_validate({"act": "plan", "text": {"text": "The licence takes 6 months of study."}})
    other = Point.model_validate({"act": "plan", "text": {"text": "Your savings last 6 months."}})
    assert unsaid([one, other], "The licence takes study. Savings carry you for 6 months.") == (one,)
