"""Words, their weights, fusion and the cut-off."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.knowledge.documents import Passage
from coach.knowledge.ranking import (
    MIN_EVIDENCE,
    WordIndex,
    belief,
    fuse,
    rank,
    relevant,
    terms,
    with_feedback,
    words,
)


def passage(name: str, text: str, section: str = "About work", **more: object) -> Passage:
    fields = {"document": "d", "title": "Work", "topic": "work", "source": ("editorial",)}
    return Passage.model_validate(
        {"id": f"d#{name}", "text": text, "section": section, "updated": date(2026, 11, 21), **fields, **more}
    )


SHELF = [
    passage("pay", "Ask what a nurse earns before the interview and name a range."),
    passage("rest", "Sleep, eat and rest before the interview."),
    passage("notice", "Give notice in writing and hand your work over.", section="How do I resign?"),
    passage("walk", "Know your BATNA before you sit down to bargain."),
    *(passage(f"filler-{n}", f"Plain text number {n} on working days.") for n in range(120)),
]


INDEX = WordIndex(SHELF)


def test_words_are_stems_without_accents_case_or_filler() -> None:
    assert words("The RÉSUMÉS, they're asking!") == words("resume asked")
    assert words("What's the C++ of it?") == ["c++"]
    assert words("how do I ... ?!") == []


def test_terms_are_all_stems_and_each_pair_of_neighbours() -> None:
    assert terms("How long is it?") == ["how", "long", "is", "it", "how long", "long is", "is it"]
    assert terms("?!") == []


def test_a_rare_word_outweighs_a_common_one() -> None:
    scores = WordIndex(SHELF).match("a nurse in an interview").scores

    assert rank(scores)[:2] == ["d#pay", "d#rest"]


def test_a_word_in_the_section_title_counts_more_than_one_in_the_text() -> None:
    shelf = [passage("text", "To resign is hard."), passage("title", "It is hard.", section="To resign")]

    assert rank(WordIndex(shelf).match("resign").scores)[0] == "d#title"


def test_the_questions_people_ask_are_searched_too() -> None:
    shelf = [passage("a", "Leave in peace.", asked=("handing in my notice",)), passage("b", "Leave in anger.")]

    assert list(WordIndex(shelf).match("notice").scores) == ["d#a"]


def test_a_pair_of_common_words_tells_passages_apart() -> None:
    shelf = [passage("much", "Bread.", asked=("how much is it",)), passage("long", "Milk.", asked=("how long is it",))]

    assert rank(WordIndex(shelf).match("how long").scores)[0] == "d#long"


def test_groups_of_questions_are_matched_beside_the_passages() -> None:
    scores = WordIndex(SHELF, {"law: dismissal": ["is my sacking unfair"]}).match("unfair sacking").scores

    assert rank(scores)[0] == "law: dismissal"


def test_equal_scores_are_ordered_by_id() -> None:
    assert rank({"b": 1.0, "a": 1.0, "c": 2.0}) == ["c", "a", "b"]


def test_words_lift_a_passage_among_equals_and_meaning_leads_otherwise() -> None:
    close = {"a": 0.50, "b": 0.50, "c": 0.20, "d": 0.10}

    assert rank(fuse(close, {"b": 1.0}))[:2] == ["b", "a"]
    assert rank(fuse(close, {"c": 1.0}))[:2] == ["a", "b"]


def test_the_scale_of_neither_part_matters() -> None:
    close, matching = {"a": 0.5, "b": 0.4, "c": 0.1}, {"b": 0.3, "c": 0.2}

    once = fuse(close, matching)
    again = fuse({name: 10 * score for name, score in close.items()}, {n: score / 7 for n, score in matching.items()})

    assert all(abs(once[name] - again[name]) < 1e-9 for name in close)


def test_a_passage_that_only_the_words_found_is_kept() -> None:
    assert "z" in fuse({"a": 0.5, "b": 0.3}, {"z": 1.0})


def test_equal_scores_everywhere_give_no_order_and_no_error() -> None:
    assert fuse({"a": 0.5, "b": 0.5}, {}) == {"a": 0.0, "b": 0.0}
    assert fuse({}, {}) == {}


PASSAGES = [shelved.id for shelved in SHELF]


def test_near_meaning_or_matching_words_are_relevant_and_nothing_else() -> None:
    matched = INDEX.match("BATNA")
    nothing = INDEX.match("")
    far = MIN_EVIDENCE - 0.1

    assert relevant({"d#walk": MIN_EVIDENCE}, nothing, PASSAGES, [])
    assert not relevant({"d#walk": far}, nothing, PASSAGES, [])
    assert relevant({"d#walk": far}, matched, PASSAGES, [])
    assert not relevant({"d#walk": 0.0}, nothing, PASSAGES, [])


def test_what_is_nearer_to_a_boundary_is_not_relevant() -> None:
    index = WordIndex(SHELF, {"law": ["is it legal to resign in writing"]})
    near = {"d#notice": 0.6, "law": 0.7}

    assert not relevant(near, index.match("legal"), PASSAGES, ["law"])
    assert relevant(near | {"law": 0.2}, index.match("notice"), PASSAGES, ["law"])
    assert not relevant(None, index.match("is it legal to resign"), PASSAGES, ["law"])
    assert relevant(None, index.match("give notice in writing"), PASSAGES, ["law"])


def test_without_vectors_much_of_the_question_must_be_found() -> None:
    assert relevant(None, INDEX.match("resign in writing"), PASSAGES, [])
    assert not relevant(None, INDEX.match("write a sonnet on oysters"), PASSAGES, [])
    assert not relevant(None, INDEX.match(""), PASSAGES, [])


def test_an_empty_shelf_finds_nothing() -> None:
    matched = WordIndex([]).match("interview")

    assert matched.scores == {}
    assert not relevant(None, matched, [], [])


@given(st.text(max_size=300))
def test_any_text_can_be_searched_and_scores_are_never_negative(query: str) -> None:
    assert all(score >= 0 for score in INDEX.match(query).scores.values())


def test_what_stands_near_the_passages_believed_in_comes_along() -> None:
    close = {"a": 0.8, "b": 0.4, "c": 0.4, "d": 0.1}
    believed = belief({"a": 3.0, "b": 1.0, "c": 1.0, "d": 0.0})

    assert sum(believed.values()) == pytest.approx(1)
    assert believed["a"] > 0.9
    assert believed["b"] == believed["c"] > believed["d"] > 0
    again = with_feedback(close, {"a": 1.0, "b": 0.1, "c": 0.7, "d": 0.1})
    assert rank(again) == ["a", "c", "b", "d"]
    assert belief({}) == {}
