"""A model reads messages only after it read sentences rightly whose facts are known."""

import json
import time
from dataclasses import replace
from datetime import date

import model_stub as stub
import pytest
from model_stub import answer, fact, serve
from readers import rules
from test_model import ROOMY, TODAY, language, reading

from coach.domain.turn import Intent, LanguageMark
from coach.language.base import Proposed, Reading, ReadInputs
from coach.language.builtin import BuiltinLanguage
from coach.language.exam import ASKED, TRIALS, WORDING, Trial, passes, right, words
from coach.language.fallback import WithFallback
from coach.language.model import READS_WELL, WORDS_BADLY

BAKER = answer(fact("role", "baker", "a baker"), fact("years_experience", "4 years", "4 years of experience"))
CHEF = answer(fact("target_role", "head chef", "like to be a head chef"))
SUPPOSED = json.dumps(
    json.loads(answer(intent="what_if")) | {"supposed": [fact("hours_per_week", "3", "3 hours a week")]}
)
WORDS = " ".join((*(point.text.text for point in WORDING.points), ASKED.text))
GOOD = (WORDS, BAKER, CHEF, SUPPOSED)


def told(intent: Intent = "answer", **facts: str | float) -> Reading:
    return Reading(intent=intent, facts=tuple(Proposed(slot=k, value=v, quote="q") for k, v in facts.items()))


@pytest.mark.parametrize(
    ("found", "passed"),
    [
        (told(target_role="Head chef"), True),
        (told(target_role="head chef", values="food"), True),
        (told(), False),
        (told(target_role="baker"), False),
        (told(target_role="head chef", role="head chef"), False),
        (told("undo", target_role="head chef"), False),
    ],
)
def test_a_trial_wants_its_facts_and_none_it_rules_out(found: Reading, passed: bool) -> None:
    assert right(TRIALS[1], found) is passed


def test_something_denied_is_not_held() -> None:
    denied = Reading(intent="answer", facts=(Proposed(slot="credentials", value="licence", quote="q", negated=True),))
    assert right(Trial(message="I have no licence", never=("credentials",)), denied)


def test_the_built_in_reader_would_pass() -> None:
    assert passes(rules, date(2026, 11, 21))


def test_a_model_that_reads_rightly_reads_from_then_on() -> None:
    with serve(stub.good, *GOOD, answer(fact("values", "calm", "calm"))) as server:
        model = language(server)
        model.reads = model.ready = False
        assert model.examine(TODAY)
        found = model.run(reading("I like it calm"))
        assert ("values", "calm") in [(item.slot, item.value) for item in found.facts]


def test_a_model_that_takes_a_wish_for_a_fact_words_and_never_reads() -> None:
    wrong = answer(fact("target_role", "head chef", "head chef"), fact("role", "head chef", "head chef"))
    with serve(stub.good, WORDS, BAKER, wrong) as server:
        model = language(server)
        assert model.examine(TODAY)
        assert (model.ready, model.reads) == (True, False)
        asked = len(server.asked)
        turn = model.for_turn()
        assert turn.run(reading("I give 6 hours a week")).facts[0].value == 6.0
        assert len(server.asked) == asked
        assert turn.mark("read") == LanguageMark()


def test_an_examination_beside_leaves_a_model_that_is_down_alone() -> None:
    with serve(stub.status(401)) as server:
        model = language(server)
        model.reads = model.ready = False
        model.examine_beside(TODAY).join(20)
        assert (model.ready, model.reads) == (False, False)
        assert "asks for a key" in model.standing or "refused" in model.standing
        assert server.asked


def test_an_examination_beside_lets_a_good_model_read() -> None:
    with serve(stub.good, *GOOD) as server:
        model = language(server)
        model.reads = model.ready = False
        model.examine_beside(TODAY).join(20)
        assert (model.ready, model.reads, model.standing) == (True, True, READS_WELL)


@pytest.mark.parametrize(
    ("text", "passed"),
    [
        (WORDS, True),
        (f"It is fine to be nervous. {WORDS}", True),
        (
            "You can give 6 hours a week to the food safety certificate. First ask the kitchen manager which "
            "certificate counts. How much money could you put into a course?",
            True,
        ),
        (WORDS.removesuffix(ASKED.text), False),
        (ASKED.text, False),
        ("I'm a nurse. You can have it. I want to help. " + ASKED.text, False),
        (f"{WORDS} Bananas are yellow. Zebras gallop.", False),
        (WORDS.replace("6 hours", "60 hours"), False),
        ("", False),
    ],
)
def test_a_wording_says_its_points_asks_its_question_and_adds_next_to_nothing(text: str, passed: bool) -> None:
    assert words([text]) is passed


def test_a_model_that_words_badly_is_not_used() -> None:
    with serve(stub.good, "You can have it.") as server:
        model = language(server)
        model.ready = False
        assert not model.examine(TODAY)
        built_in = BuiltinLanguage(rules)
        turn = WithFallback(model, built_in).for_turn()
        asked = len(server.asked)
        assert turn.run(reading("6 hours a week")).facts[0].value == 6.0
        assert len(server.asked) == asked
        assert turn.mark("read").fallback == WORDS_BADLY


def test_the_trials_are_read_as_messages_are() -> None:
    seen: list[ReadInputs] = []

    def read(inputs: ReadInputs) -> Reading:
        seen.append(inputs)
        return told(role="baker", years_experience=4.0)

    assert not passes(read, TODAY)
    assert [inputs.message for inputs in seen] == [TRIALS[0].message, TRIALS[1].message]


def test_a_model_that_was_down_is_examined_again_after_a_quiet_while() -> None:
    def down_at_first(out: stub.Out) -> None:
        (stub.good if len(out.stub.asked) > 1 else stub.status(503))(out)

    with serve(down_at_first, "down", *GOOD) as server:
        model = language(server, replace(ROOMY, pause=0.01, retries=0))
        model.reads = model.ready = False
        with_built_in = WithFallback(model, BuiltinLanguage(rules))
        model.examine_beside(TODAY).join(20)
        assert not model.ready
        for _ in range(40):
            with_built_in.for_turn()
            thread = model._beside
            assert thread is not None
            thread.join(20)
            time.sleep(0.05)
        assert (model.ready, model.reads) == (True, True)


def test_no_message_waits_for_an_examination_and_none_is_made_too_soon() -> None:
    with serve(stub.status(401)) as server:
        model = language(server)
        model.reads = model.ready = False
        model.examine_beside(TODAY).join(20)
        asked = len(server.asked)
        turn = WithFallback(model, BuiltinLanguage(rules)).for_turn()
        assert len(server.asked) == asked
        assert turn.mark("read").fallback == model.standing


def test_a_model_that_failed_the_examination_is_not_examined_again() -> None:
    with serve(stub.good, "You can have it.") as server:
        model = language(server)
        model.ready = False
        model.examine_beside(TODAY).join(20)
        asked = len(server.asked)
        for _ in range(3):
            model.examine_again()
        assert len(server.asked) == asked
