"""Words, their weights, fusion and the cut-off."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from coach.knowledge.documents import Passage
from coach.knowledge.ranking import MIN_SCORE, WordIndex, fuse, rank, relevant, words


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


def test_a_rare_word_outweighs_a_common_one() -> None:
    scores = WordIndex(SHELF).match("a nurse in an interview").scores

    assert rank(scores)[:2] == ["d#pay", "d#rest"]


def test_a_word_in_the_section_title_counts_more_than_one_in_the_text() -> None:
    shelf = [passage("text", "To resign is hard."), passage("title", "It is hard.", section="To resign")]

    assert rank(WordIndex(shelf).match("resign").scores)[0] == "d#title"


def test_the_questions_people_ask_are_searched_too() -> None:
    shelf = [passage("a", "Leave in peace.", asked=("handing in my notice",)), passage("b", "Leave in anger.")]

    assert list(WordIndex(shelf).match("notice").scores) == ["d#a"]


def test_only_the_passages_asked_for_are_matched() -> None:
    assert set(WordIndex(SHELF).match("interview", among=["d#rest"]).scores) == {"d#rest"}


def test_equal_scores_are_ordered_by_id() -> None:
    assert rank({"b": 1.0, "a": 1.0, "c": 2.0}) == ["c", "a", "b"]


def test_words_lift_a_passage_among_equals_and_vectors_lead_otherwise() -> None:
    close = {"a": 0.50, "b": 0.50, "c": 0.20}

    assert rank(fuse(close, {"b": 1.0})) == ["b", "a", "c"]
    assert rank(fuse(close, {"c": 1.0})) == ["a", "b", "c"]


def test_a_passage_that_only_the_words_found_is_kept() -> None:
    assert fuse({"a": 0.5, "b": 0.3}, {"z": 1.0})["z"] > 0.3


def test_near_meaning_or_matching_words_are_relevant_and_nothing_else() -> None:
    matched = INDEX.match("BATNA")
    far = {"d#walk": MIN_SCORE - 0.1}

    assert relevant({"d#walk": MIN_SCORE}, matched)
    assert not relevant(far, matched)
    assert relevant(fuse(far, matched.scores), matched)
    assert not relevant({}, matched)


def test_without_vectors_most_of_the_question_must_be_found() -> None:
    index = WordIndex(SHELF)

    assert relevant(None, index.match("resign in writing"))
    assert not relevant(None, index.match("write a sonnet on oysters"))
    assert not relevant(None, index.match(""))


def test_an_empty_shelf_finds_nothing() -> None:
    matched = WordIndex([]).match("interview")

    assert matched.scores == {}
    assert not relevant(None, matched)


@given(st.text(max_size=300))
def test_any_text_can_be_searched_and_scores_are_never_negative(query: str) -> None:
    assert all(score >= 0 for score in INDEX.match(query).scores.values())
