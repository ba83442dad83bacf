"""Every answer that is ever offered: clicked, or typed by hand, it does what it says, and is asked for no more."""

from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import replace
from datetime import date
from typing import Any, get_args

import pytest
from talk import Played, Spoken, settled

from coach.cli.chat import COMMANDS, spoken
from coach.conversation.edits import HOW_TO_CHANGE
from coach.conversation.intents import KINDS
from coach.conversation.news import ASKED
from coach.conversation.options import PASS
from coach.conversation.questions import WORDINGS, question
from coach.conversation.stages import NAMES
from coach.conversation.state import Pending, SessionState
from coach.domain.profile import SLOTS, Fact, Profile, Source
from coach.domain.turn import STAGES, Intent, Stage, TurnRecord
from coach.errors import LanguageError
from coach.framework.tables import Framework
from coach.language.base import Option, Reading
from coach.language.builtin import BuiltinLanguage
from coach.language.picking import picked

LATER = date(2027, 2, 1)
LOST = ("could not", "did not get", "went past me", "not place", "to make use of")
Scene = Callable[[Framework], Played]


MADE: list[Spoken] = []


def twin(scene: Played) -> Any:
    """The same conversation, to go on with apart."""
    fresh = copy(scene)
    fresh.states, fresh.records = list(scene.states), list(scene.records)
    return fresh


def with_a_plan(framework: Framework) -> Spoken:
    """Someone with a plan; it is made once for all scenes."""
    if not MADE:
        MADE.append(settled(framework))
    found: Spoken = twin(MADE[0])
    return found


def asked(slot: str, times: int = 0) -> Scene:
    """A first conversation with the question for a slot open."""

    def scene(framework: Framework) -> Played:
        spoken = Spoken(framework)
        found = question(slot, times)
        assert found is not None
        spoken.session = SessionState(turn=1, asked=slot, options=found.options, times={slot: times + 1})
        return spoken

    return scene


def said(*messages: str) -> Scene:
    """What is open after these messages of someone new."""
    return lambda framework: Spoken(framework, *messages)


def then(*messages: str) -> Scene:
    """What is open after these messages of someone with a plan."""

    def scene(framework: Framework) -> Played:
        spoken = with_a_plan(framework)
        for message in messages:
            spoken.say(message)
        return spoken

    return scene


def later(*messages: str) -> Scene:
    """What is open for someone who comes back after weeks."""

    def scene(framework: Framework) -> Played:
        spoken = with_a_plan(framework).on(LATER)
        for message in messages:
            spoken.say(message)
        return spoken

    return scene


def contradicted(framework: Framework) -> Played:
    source = Source(kind="document", id="cv.txt", span=(0, 2))
    known = Fact(slot="years_experience", value=8.0, source=source, evidence="8 years")
    spoken = Spoken(framework)
    spoken.states = [spoken.state.model_copy(update={"profile": Profile(facts=(known,))})]
    spoken.say("I have 11 years of experience, is that enough to move up?")
    return spoken


def ways_shown(framework: Framework) -> Played:
    played = with_a_plan(framework)
    played.session = played.session.model_copy(update={"skipped": ("values", "relocate")})
    played.say("let's look at the ways forward")
    return played


SCENES: dict[str, Scene] = {
    **{f"slot {slot}": asked(slot) for slot in WORDINGS},
    "families of work": said("hi", "asdf"),
    "a family's titles": said("hi", "asdf", "Health and care"),
    "target": said("bus driver", "something with people", "skip"),
    "ways": said("bus driver", "what would you suggest?"),
    "a title nobody knows": said("hi", "badger relocation supervisor"),
    "words that may be no title": said("hi", "blacksmith of words"),
    "claim": said("bus driver", "I have an RN licence"),
    "contradiction": contradicted,
    "plan": then(),
    **{f"stage {number}": then(*(["Go on", "skip"] * number)[:number]) for number in range(1, 7)},
    "ways forward": ways_shown,
    "what if": then("what if I had 3 hours a week?"),
    "what if, hours": then("what if I had fewer hours?"),
    "what if, budget": then("what if I had less money?"),
    "what if, date": then("what if I had more time?"),
    "what if, unknown work": then("what if I became a falconer instead?"),
    "choose": then("nurse or electrician?"),
    "which to drop": then("drop the zebra"),
    "which to move": then("push back the paramedic"),
    "which to restore": then("drop the zebra", "the first one", "put the zebra back"),
    "evidence": later("hi again", "It is done"),
    "add": then("add a step"),
    "add, when": then("add: call my old boss"),
    "undo": then("drop the zebra", "undo"),
    **{f"news {name}": then(message) for name, message in {
        "won": "I got the job!",
        "interview": "I got an interview",
        "job loss": "they let me go today",
        "feared loss": "they might lay us off soon",
        "child": "we are expecting a baby",
        "illness": "I have been diagnosed with something",
        "theirs": "my mother is very ill",
        "caring": "I look after my father now",
        "parting": "my husband left me",
        "money": "I can't pay the rent",
        "refused": "they turned me down",
    }.items()},
    "back": later("hi again"),
    "pace": later("I did nothing since november, sorry"),
    "what it is about": then("sometimes I just want it all to be over"),
    "after help": then("I want to die"),
}  # fmt: skip


@pytest.fixture(scope="module")
def played(framework: Framework) -> dict[str, Played]:
    return {name: scene(framework) for name, scene in SCENES.items()}


def clicked(scene: Played, words: str) -> tuple[Played, TurnRecord]:
    fresh: Played = twin(scene)
    return fresh, fresh.say(words)


def answered(option: Option, before: Played, after: Played, record: TurnRecord) -> bool:
    """The facts of an answer are known, are tried as a what-if, or are asked about once more."""
    if option.says.item is not None:
        return after.state.choices.path == option.says.item
    pending = after.session.pending.facts if after.session.pending else ()
    held = [*after.state.profile.facts, *pending, *(item.facts[0] for item in after.session.waiting)]
    return all(any(told(fact, item) for item in held) for fact in option.says.facts) or "already" in record.reply


def settled_by(option: Option, before: Played, after: Played, record: TurnRecord) -> bool:
    same = (after.session.pending, after.session.asked) == (before.session.pending, before.session.asked)
    return not same or option in before.session.options[-2:] and before.session.asked in after.session.skipped


def went_on(option: Option, before: Played, after: Played, record: TurnRecord) -> bool:
    """The stage that follows, the end, or the work again after help."""
    places = [(scene.session.stage, scene.session.asked, scene.session.care) for scene in (before, after)]
    return record.done or places[0] != places[1]


def change_asked(option: Option, before: Played, after: Played, record: TurnRecord) -> bool:
    slot = option.says.unclear
    return HOW_TO_CHANGE in record.reply if slot is None else after.session.asked == slot


def edited(option: Option, before: Played, after: Played, record: TurnRecord) -> bool:
    """Done asks what shows it, a move asks for the date, and the rest is so at once."""
    item, dropped, pending = option.says.item, after.state.choices.dropped, after.session.pending
    ways: dict[str, bool] = {
        "done": after.session.asked == f"evidence:{item}",
        "drop": item in dropped,
        "restore": item not in dropped,
        "move": pending is not None and (pending.kind, pending.item) == ("when", item),
    }
    return ways[option.says.intent]


APPLIED: dict[str, Callable[[Option, Played, Played, TurnRecord], bool]] = {
    "answer": answered,
    **dict.fromkeys(("skip", "unknown", "yes", "no"), settled_by),
    "onward": went_on,
    "change": change_asked,
    **dict.fromkeys(("done", "drop", "restore", "move"), edited),
    "bye": lambda option, before, after, record: record.done,
    **dict.fromkeys(("this_week", "show", "question"), lambda option, before, after, record: bool(record.reply)),
}


def told(fact: Any, item: Fact) -> bool:
    named = getattr(item.value, "name", item.value)
    return fact.slot == item.slot and (named == fact.value or str(named).lower() == str(fact.value).lower())


@pytest.mark.parametrize("name", SCENES)
def test_every_answer_offered_is_understood_clicked_or_typed(played: dict[str, Played], name: str) -> None:
    scene = played[name]
    options = scene.session.options
    assert options, scene.records[-1].reply if scene.records else name
    asking = scene.records[-1].reply.split("\n\n")[-1] if scene.records else ""
    for number, option in enumerate(options):
        words = option.text if number % 2 == 0 else f" {option.text.upper()}. "
        after, record = clicked(scene, words)
        where = f"{name}: {option.text!r} gave {record.reply!r}"
        assert not any(lost in record.reply for lost in LOST), where
        assert record.intent == option.says.intent or scene.session.care, where
        assert not asking.endswith("?") or not record.reply.endswith(asking), where
        assert APPLIED[option.says.intent](option, scene, after, record), where
        assert record.withheld == (), where


def test_every_kind_of_question_is_among_the_scenes(played: dict[str, Played]) -> None:
    pending = {scene.session.pending.kind for scene in played.values() if scene.session.pending}
    assert pending == set(get_args(Pending.model_fields["kind"].annotation))
    slots = {scene.session.asked for scene in played.values()}
    assert set(WORDINGS) <= slots
    assert {found[0] for found in ASKED.values() if found} <= slots
    assert {"next", "path", "pace", "safety", "when", "add"} <= slots
    assert any(slot.startswith("progress:") for slot in slots)
    assert {scene.session.stage for scene in played.values()} == set(STAGES)


def test_every_question_for_a_fact_can_be_left_open(played: dict[str, Played]) -> None:
    onward = ("next", "path", "pace", "safety", "")
    for name, scene in played.items():
        if scene.session.asked not in onward and not scene.session.asked.startswith("progress:"):
            assert set(PASS) <= set(scene.session.options), name


def test_a_question_that_doubts_counts_among_the_few_before_a_plan(framework: Framework) -> None:
    spoken = Spoken(framework, "bus driver")
    record = spoken.say("I have an RN licence")
    assert record.asked == ("confirm:credentials",)
    while not spoken.session.planned:
        spoken.say("I don't know yet")
    assert len([item for item in spoken.records if item.asked]) <= 8


def test_no_question_is_put_before_the_plan_once_they_are_used_up(framework: Framework) -> None:
    spoken = Spoken(framework)
    spoken.session = SessionState(turn=8, asked="skills", times={"role": 2, "goal": 3, "target_role": 1, "skills": 2})
    record = spoken.say("I have an RN licence")
    assert spoken.session.planned
    assert "Missing first" in record.reply or "Begin with" in record.reply


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_is_entered_by_the_name_it_is_offered_by(framework: Framework, stage: Stage) -> None:
    record = with_a_plan(framework).say(f"Let's look at {NAMES[stage]}")
    assert (record.intent, record.stage) == ("stage", stage)


@pytest.mark.parametrize(("command", "sentence"), COMMANDS.items())
def test_each_command_of_the_terminal_stands_for_a_sentence_that_is_understood(
    framework: Framework, command: str, sentence: str
) -> None:
    assert spoken(f"{command} please") == sentence
    record = with_a_plan(framework).say(sentence)
    assert not any(lost in record.reply for lost in LOST)
    assert record.intent != "answer"


@pytest.mark.parametrize("line", ["/weekly", "undo that", "  /", "what is /undo"])
def test_other_lines_are_said_as_they_stand(line: str) -> None:
    assert spoken(line) == line


def test_each_intent_says_what_it_is() -> None:
    assert set(KINDS) == set(get_args(Intent))


def test_an_offered_answer_is_read_by_no_language(framework: Framework) -> None:
    """Not even by a model that would take it for something else."""

    class Silent(BuiltinLanguage):
        def run(self, task: Any) -> Any:
            if task.name == "read":
                raise LanguageError("asked")
            return super().run(task)

    spoken = with_a_plan(framework)
    silent = Silent(lambda inputs: Reading(intent="off_topic"))
    spoken.talk = replace(spoken.talk, language=silent)
    assert spoken.say("Go on").stage


OFFERED = (*WORDINGS["hours_per_week"].options, *PASS)


@pytest.mark.parametrize(
    ("message", "value"),
    [
        ("4 hours", 4.0),
        ("the second one", 4.0),
        ("the last", 10.0),
        ("option 2", 4.0),
        ("number 3", 6.0),
        ("10 houurs", 10.0),
        ("6 Hours.", 6.0),
    ],
)
def test_an_option_is_picked_by_its_words_or_its_place(message: str, value: float) -> None:
    found = picked(message, OFFERED)
    assert found is not None
    assert [(fact.value, fact.quote) for fact in found.facts] == [(value, message)]


@pytest.mark.parametrize(
    "message", ["14 hours", "5 hours", "the first thing is my pay", "hours", "4 hours, but not yet"]
)
def test_other_words_pick_no_option(message: str) -> None:
    assert picked(message, OFFERED) is None


def test_answers_kept_by_an_earlier_version_are_read_as_typed_ones() -> None:
    kept = SessionState.model_validate({"asked": "budget", "options": ["Nothing", "Skip"]})
    assert kept.options == ()


def test_an_answer_that_leaves_a_question_open_says_nothing_else() -> None:
    passes: Sequence[Option] = PASS
    assert all(not option.says.facts for option in passes)
    assert not set(SLOTS) & {"next", "path", "pace"}
