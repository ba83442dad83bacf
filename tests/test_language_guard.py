"""The check on replies: figures without a source, citations of nothing, second questions and markup are withheld."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.figures import Figure, Origin, amount, day
from coach.language.guard import Evidence, Sentence, check
from coach.language.numerals import mentions

PLAN = Origin(kind="calculation", id="calc:hours")
EVIDENCE = Evidence(
    figures=(
        amount(120, 150, "hour", PLAN),
        amount(18, 18, "month", PLAN),
        amount(1200, 3000, "money", PLAN),
        day(date(2027, 3, 14), PLAN),
        amount(6, 6, "hour/week", PLAN),
    ),
    told=(("message", "I have 4 kids and $2k"),),
    passages=(("money#budget", "Set aside 10-15 % of the pay. Three months are usual."),),
    known=("hours_per_week",),
)


def judged(text: str, evidence: Evidence = EVIDENCE) -> list[Sentence]:
    return list(check([text], evidence))


@pytest.mark.parametrize(
    "text",
    [
        "It takes 120-150 hours.",
        "It takes at least 120 hours.",
        "You would be there in 18 months.",
        "You would be there in 1.5 years.",
        "Plan for $1,200-3,000 in all.",
        "The last step is on 14 March 2027.",
        "The last step is in March 2027.",
        "At 6 hours a week it fits.",
        "You said you have $2,000.",
        "Set aside 10-15 % [1].",
        "Step 2 is the exam; see [1].",
        "Your H-1B and the 401(k) are for a lawyer.",
        "No figure here at all.",
    ],
)
def test_what_has_a_source_is_shown(text: str) -> None:
    assert [sentence.why for sentence in judged(text)] == [None]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("It takes 130 hours.", "no source for '130 hours'"),
        ("You would be there in 17 months.", "no source"),
        ("It costs $1,300.", "no source"),
        ("That is 120 days.", "no source"),
        ("The last step is on 15 March 2027.", "no source"),
        ("About 70 % succeed.", "no source"),
        ("Nine months will do.", "no source"),
        ("See [2] for that.", "no passage [2]"),
        ("Look: ![x](http://evil.example/p.png)", "link or markup"),
        ("<img src=x onerror=alert(1)>", "link or markup"),
        ("Go to www.example.org now.", "link or markup"),
    ],
)
def test_what_has_none_is_withheld_with_the_reason(text: str, why: str) -> None:
    found = [sentence.why for sentence in judged(text) if sentence.why]
    assert found
    assert why in found[0]


def test_a_shown_figure_names_its_source() -> None:
    (sentence,) = judged("Set aside 10-15 % [1].")
    (figure,) = sentence.figures
    assert (figure.text, figure.value, figure.unit) == ("10-15 %", (10.0, 15.0), "percent")
    assert (figure.source.kind, figure.source.id) == ("passage", "money#budget")


def test_one_question_and_none_for_what_is_known() -> None:
    shown = judged("What would you like? And by when? Fine.")
    assert [sentence.why for sentence in shown] == [None, "a second question in one turn", None]
    known = judged("How many hours a week can you give to this?")
    assert known[0].why == "it asks what is known: hours_per_week"
    assert judged("Shall we?", Evidence(may_ask=False))[0].why == "it asks where nothing is to be asked"
    assert judged("Ask them “Do you have an hour?” and listen.", Evidence(may_ask=False))[0].why is None


@given(st.lists(st.integers(1, 12), max_size=40))
def test_sentences_do_not_depend_on_how_the_reply_was_cut(cuts: list[int]) -> None:
    text = "It takes 120-150 hours. Ask Dr. Smith, e.g. on 14 March 2027! It costs $99 [1].\n\nShall we? Fine."
    pieces, start = [], 0
    for size in cuts:
        pieces.append(text[start : start + size])
        start += size
    pieces.append(text[start:])
    cut = [(s.text, s.why) for s in check(pieces, EVIDENCE)]
    assert cut == [(s.text, s.why) for s in judged(text)]
    assert "".join(part for part, _ in cut) == text
    assert [why for _, why in cut if why] == ["no source for '$99'"]


@given(st.text(max_size=300))
def test_any_text_can_be_checked(text: str) -> None:
    assert "".join(sentence.text for sentence in judged(text)) == text or not text.strip()
    assert all(mention.text for mention in mentions(text))


def test_another_question_than_the_one_meant_is_withheld() -> None:
    evidence = Evidence(question="How many hours a week can you give?", asks="hours_per_week")
    found = list(check(["Do you own a boat? Which hours are free for it?"], evidence))
    assert [sentence.why for sentence in found] == ["it asks something else", None]
    assert [sentence.asks for sentence in found] == [False, True]


def test_an_amount_behind_a_currency_code_is_a_figure() -> None:
    (found,) = mentions("It costs GBP 1,500 in all.")
    assert (found.text, found.kind, found.low) == ("GBP 1,500", "money", 1500.0)


def test_a_figure_is_traced_to_where_it_stands_before_what_only_equals_it() -> None:
    near = Figure(text="12-24 months", unit="month", low=12, high=24, origin=Origin(kind="dataset", id="framework:x"))
    evidence = Evidence(figures=(near,), passages=(("p#1", "It takes two years."),))
    sentence, *_ = check(["It takes two years. [1]"], evidence)
    assert [figure.source.id for figure in sentence.figures] == ["p#1"]


def test_a_range_made_of_two_amounts_is_no_change_told() -> None:
    user = Origin(kind="user", id="fact:budget")
    known = tuple(
        Figure(text=text, unit="money", low=low, high=low, origin=user)
        for text, low in (("$600", 600), ("$1,000", 1000))
    )
    told, made_up = check(["Changed from $600 to $1,000.\n", "It costs $600 to $1,000."], Evidence(figures=known))
    assert [figure.text for figure in told.figures] == ["$600", "$1,000"]
    assert made_up.why is not None


def test_a_link_in_any_form_and_a_question_in_any_script_are_noticed() -> None:
    assert judged("See [the certificate](//ab.example/x).")[0].why == "it holds a link or markup"
    (asked,) = check(["你几岁？"], Evidence(may_ask=False))
    assert asked.why == "it asks where nothing is to be asked"
