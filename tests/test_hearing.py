"""What a person goes through gets one true sentence, never a form; what is not understood is said to be so."""

import pytest
from talk import TODAY, Spoken, settled

from coach.conversation.feeling import FEELINGS, felt
from coach.conversation.plainer import PLAIN
from coach.conversation.questions import WORDINGS
from coach.framework.tables import Framework
from coach.language.base import ReadInputs
from coach.language.builtin.reading import Reader
from coach.language.numerals import mentions

FELT = {
    "death": ("my dad died in june", "I lost my mother two weeks ago", "we had a miscarriage"),
    "theirs": ("My mother has dementia", "my son is very sick"),
    "caring": ("I look after my mother on weekends", "im caring for my wife"),
    "illness": ("my doctor signed me off for 2 weeks but im scared to take it", "my back is done", "I have cancer"),
    "parting": ("I'm getting divorced", "he left in august. thats why I need money really", "we split up"),
    "worthless": (
        "i feel worthless",
        "I feel like a failure, I cried in the supply cupboard today",
        "sometimes I think I am just not good enough",
        "im so useless",
    ),
    "wasting": ("sorry, im wasting your time", "sorry for bothering you"),
    "feared loss": ("I'm worried they will make me redundant", "they might let us go in march"),
    "job loss": ("i was let go today", "laid off warehouse supervisor, 22 years", "hey, they let me go", "got fired"),
    "wronged": ("my boss shouted at me again", "they treat us like dirt"),
    "refused": ("I didn't get the job", "got rejected again"),
    "money": ("i can't pay the rent", "we are going to be evicted"),
    "tears": ("i cried all night", "honestly i just want to stop feeling like shit", "i feel sick about it"),
    "shame": ("I work now in cafe, cleaning. It is shame for me", "I'm ashamed to say it"),
    "tired": ("I cant even do that. im so tired", "I'm burnt out"),
    "child": ("we are having a baby in march", "i'm pregnant"),
    "interview": ("I got an interview on friday",),
    "won": ("i got the job!", "hola im back ... i got it! 7-3, £27k", "they offered me the manager post"),
    "too old": ("my sister says Im too old at 43",),
    "fear": ("i am 54 and scared",),
}
ALIKE = (
    "ok i got it thanks",
    "if i got the job i'd move",
    "I was never laid off",
    "I'm not scared of hard work",
    "ok lets go on",
    "how do I explain being laid off?",
    "I left teaching",
    "I'm a divorce lawyer, I help divorced people",
    "I have 5 interviews done as evidence",
    "i care for patients",
    "they gave me a warning",
    "he got promoted over me",
    "when I got the job I was 20",
    "not ashamed at all",
    "I lost my licence",
    "I feel fine",
)


@pytest.mark.parametrize(("name", "message"), [(name, said) for name, all_ in FELT.items() for said in all_])
def test_what_people_go_through_is_heard(name: str, message: str) -> None:
    found = felt(message)
    assert found is not None
    assert found[0].name == name


@pytest.mark.parametrize("message", ALIKE)
def test_what_only_sounds_like_it_is_not(message: str) -> None:
    found = felt(message)
    assert found is None, found


def test_each_kind_is_tried_and_its_words_are_short_and_state_no_figure() -> None:
    assert {feeling.name for feeling in FEELINGS} == set(FELT) | {"adrift"}
    for feeling in FEELINGS:
        for said in feeling.words:
            assert len(said.split()) <= 25
            assert not mentions(said)


@pytest.mark.parametrize(
    "message",
    ["i feel worthless", "I feel like a failure, I cried in the supply cupboard today", "my dad died in june"],
)
@pytest.mark.parametrize("answers", [(), ("4",), ("4", "1 year"), ("4", "1 year", "0")])
def test_pain_is_no_failed_answer_and_no_fact(framework: Framework, message: str, answers: tuple[str, ...]) -> None:
    spoken = Spoken(framework, "hi", "cook", "head chef", *answers)
    before = spoken.state
    record = spoken.say(message)
    assert spoken.state == before
    assert "could not tell" not in record.reply
    assert "did not tell me" not in record.reply
    assert "Noted" not in record.reply
    assert "When you are ready:" in record.reply
    assert record.withheld == ()


def test_facts_beside_pain_are_kept(framework: Framework) -> None:
    spoken = Spoken(framework, "hi", "I was a welder for 9 years and my dad died in june")
    assert spoken.value("role") == "welder"
    assert spoken.records[-1].reply.startswith("I'm so sorry for your loss.")


def test_the_same_words_are_not_said_twice(framework: Framework) -> None:
    spoken = Spoken(framework, "hi", "cook", "i feel worthless", "I am a failure", "i am a loser")
    said = [record.reply.split("\n")[0] for record in spoken.records[2:]]
    assert len(set(said)) == len(said)


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        ("i got the job!", "role"),
        ("they hired me", "role"),
        ("i was let go today", "runway_months"),
        ("got laid off this morning", "runway_months"),
        ("we are having a baby in march", "hours_per_week"),
        ("my mother has dementia", "hours_per_week"),
    ],
)
def test_news_after_the_plan_asks_the_one_thing_that_changes_it(framework: Framework, message: str, asked: str) -> None:
    spoken = settled(framework)
    record = spoken.say(message)
    assert record.asked == (asked,)
    assert record.withheld == ()
    assert "What is missing" not in record.reply
    assert record.reply.count("?") == 1


@pytest.mark.parametrize("message", ["i feel sick about it", "my dad died", "I am a failure"])
def test_pain_after_the_plan_lets_it_wait(framework: Framework, message: str) -> None:
    record = settled(framework).say(message)
    assert "?" not in record.reply
    assert not record.done


def test_the_answer_to_news_does_not_start_the_tour(framework: Framework) -> None:
    spoken = settled(framework)
    spoken.say("i was let go today")
    record = spoken.say("3 months")
    assert spoken.value("runway_months") == 3.0
    assert "What is missing" not in record.reply


@pytest.mark.parametrize(
    "message", ["lol", "blue zebra", "hmm whatever dude", "a <b> c http://x.y", "💀💀", "asdf qwer"]
)
@pytest.mark.parametrize("planned", [False, True])
def test_no_message_meets_silence(framework: Framework, message: str, planned: bool) -> None:
    spoken = settled(framework) if planned else Spoken(framework, "hi", "cook", "head chef")
    replies = [spoken.say(message).reply for _ in range(4)]
    assert len(set(replies)) == len(replies)
    for reply in replies:
        assert len(reply.split()) > 4
        assert not reply.startswith("As before:\n")
        assert "of that; a rough number" not in reply


def test_what_was_not_understood_is_named_with_two_things_that_work(framework: Framework) -> None:
    record = settled(framework).say("blue zebra")
    assert "blue zebra" in record.reply
    assert record.reply.count("“") >= 2
    record = Spoken(framework, "hi", "cook", "head chef").say("bla bla xyz")
    assert "how many hours a week" in record.reply
    assert record.reply.count("“") == 3


PUZZLED = (
    "what does that mean",
    "I dont understand the question",
    "💀 whats that even mean",
    "huh?",
    "what do you mean by that?",
    "can you explain that please",
    "why do you ask?",
    "like what?",
    "im confused",
)


@pytest.mark.parametrize("message", PUZZLED)
def test_a_question_about_a_question_is_answered_in_plainer_words(framework: Framework, message: str) -> None:
    spoken = Spoken(framework, "hi", "cook", "head chef")
    record = spoken.say(message)
    assert PLAIN["hours_per_week"].means in record.reply
    assert record.asked == ("hours_per_week",)
    assert record.withheld == ()
    spoken.say("half an hour a day")
    assert spoken.value("hours_per_week") == 3.5


@pytest.mark.parametrize("message", ["what does a head chef do?", "I mean 4 hours", "explain networking to me"])
def test_other_questions_are_not_taken_for_one(framework: Framework, message: str) -> None:
    record = Spoken(framework, "hi", "cook", "head chef").say(message)
    assert PLAIN["hours_per_week"].means not in record.reply


def test_every_question_has_plainer_words_without_figures() -> None:
    assert set(WORDINGS) <= set(PLAIN)
    for plain in PLAIN.values():
        assert plain.again.count("?") == 1
        assert "?" not in plain.means
        assert not mentions(" ".join((plain.means, plain.again, *plain.such)))


@pytest.mark.parametrize(("slot", "such"), [(slot, such) for slot, plain in PLAIN.items() for such in plain.such])
def test_the_answers_given_as_examples_are_understood(framework: Framework, slot: str, such: str) -> None:
    reading = Reader(framework).read(ReadInputs(message=such, asked=slot, today=TODAY))
    assert reading.facts or reading.intent in ("no", "unknown", "skip")


def test_after_the_plan_an_unclear_word_is_offered_to_be_explained(framework: Framework) -> None:
    record = settled(framework).say("what does that mean?")
    assert "more plainly" in record.reply


@pytest.mark.parametrize("message", ["i told you that already", "I already said that!"])
def test_nothing_is_promised_that_is_not_kept(framework: Framework, message: str) -> None:
    spoken = Spoken(framework, "hi", "cook", "head chef")
    before = spoken.state
    record = spoken.say(message)
    assert spoken.state == before
    assert "did not catch it" in record.reply
    assert "I'll go by what you said" not in record.reply
    assert record.asked == ("hours_per_week",)


@pytest.mark.parametrize("message", ["i told you, 6 hours", "I said 6 hours already"])
def test_what_is_told_again_is_read(framework: Framework, message: str) -> None:
    spoken = Spoken(framework, "hi", "cook", "head chef")
    record = spoken.say(message)
    assert spoken.value("hours_per_week") == 6.0
    assert "did not catch" not in record.reply


def test_a_repeated_not_knowing_is_let_be(framework: Framework) -> None:
    spoken = Spoken(framework, "hi", "history teacher")
    record = spoken.say("I said i dont know!!")
    assert spoken.value("goal") is None
    assert "goal" not in record.asked
