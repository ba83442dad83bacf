"""What holds of the built-in reader for any text: it never raises, quotes exactly, stays in range and in time."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.profile import SLOTS
from coach.framework.tables import Framework
from coach.language.base import Item, Reading, ReadInputs
from coach.language.builtin.reading import Reader
from coach.language.builtin.reading.numbers import parsed
from evals.reading import LONG, read_triples

TODAY = date(2026, 11, 21)
SCRAPS = """
i am a nurse want to be manager six 6 hours a week $ £ 2k no not budget years for my in by june what if should or half
? . , ! ; done drop the course { } <b> </b> “ ” … 👍 שלום مرحبا é ọ̀ 10% 1/2 - : ( ) an and from move can't don't it's
actually 4 5 to 8 between 2027 next summer end of said boss kids
"""
WORDS = st.sampled_from([*SCRAPS.split(), "\u202e", "\u200b"])
MESSAGES = st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=40).map(" ".join))
ASKED = st.sampled_from(["", *SLOTS, "confirm:budget", "evidence:aws", "confirm:nothing", "nonsense"])
ITEMS = (Item(id="aws", title="Finish the AWS course", kind="milestone"),)
PARAPHRASES = {
    ("hours_per_week", "6"): (
        "six hours", "6 hrs", "about 6 hours a week", "6h/wk", "I can do 6 hours a week", "SIX HOURS", "6 hours weekly",
        "maybe 6", "around six hours per week", "6 hours each week", "6 - 8 hours a week", "at most 6 hours a week",
    ),
    ("budget", "2000"): (
        "$2000", "2,000", "2k", "2 thousand", "two thousand dollars", "around 2000", "$2,000.00", "2 grand",
        "my budget is 2000", "I can spend 2000 dollars", "no more than $2k", "USD 2000",
    ),
    ("timeframe_months", "18"): (
        "18 months", "in eighteen months", "a year and a half", "1.5 years", "within 18 months", "18 months from now",
        "in about 18 months", "18mo", "one and a half years",
    ),
    ("pay", "60000"): (
        "$60k", "60,000 USD/yr", "5,000 a month", "60000 a year", "I earn 60k", "60 thousand", "5k per month",
        "60,000 annually", "about 60k a year before tax",
    ),
    ("relocate", "false"): (
        "no", "I can't move", "not willing to relocate", "I won't relocate", "never", "I would rather stay here",
    ),
    ("dependants", "2"): ("2", "two kids", "two children", "I have 2 kids", "my two sons", "my mum and my dad"),
    ("satisfaction", "7"): ("7", "7/10", "seven", "7 out of 10", "about a 7", "a solid 7"),
    ("years_experience", "12"): ("12", "12 years", "twelve years", "since 2014", "about 12 yrs", "12+ years"),
}  # fmt: skip


@pytest.fixture(scope="module")
def reader(framework: Framework) -> Reader:
    return Reader(framework)


def read(reader: Reader, message: str, asked: str = "") -> Reading:
    return reader.read(ReadInputs(message=message, asked=asked, items=ITEMS, today=TODAY))


@settings(max_examples=400, deadline=None)
@given(message=MESSAGES, asked=ASKED)
def test_any_text_is_read_without_a_fault(reader: Reader, message: str, asked: str) -> None:
    reading = read(reader, message, asked)
    for fact in (*reading.facts, *reading.supposed):
        slot = SLOTS[fact.slot]
        assert fact.quote
        assert fact.quote in message
        if slot.kind == "number":
            assert isinstance(fact.value, float)
            assert (slot.low or 0) <= fact.value <= (slot.high or float("inf"))
        elif slot.kind == "option":
            assert fact.value in slot.options
        elif slot.kind == "flag":
            assert isinstance(fact.value, bool)
        else:
            assert isinstance(fact.value, str)
            assert fact.value.strip()
    single = [fact.slot for fact in reading.facts if not SLOTS[fact.slot].many]
    assert len(single) == len(set(single))
    assert reading.item in (None, "aws")


@pytest.mark.parametrize("message", LONG, ids=lambda text: repr(text[:14]))
def test_a_message_of_sixteen_thousand_characters_is_read(reader: Reader, message: str) -> None:
    """How long it takes is measured by evals.reading; a rule that hangs would show here too."""
    reading = read(reader, message, "hours_per_week")
    assert all(fact.quote in message for fact in reading.facts)


@pytest.mark.parametrize(
    ("slot", "message"), [(slot, said) for slot, said_so in PARAPHRASES.items() for said in said_so]
)
def test_paraphrases_give_the_same_fact(reader: Reader, slot: tuple[str, str], message: str) -> None:
    facts = {(name, value) for name, value, _ in read_triples(read(reader, message, slot[0]).facts)}
    assert slot in facts
    assert facts <= {slot, ("currency", "usd")}


@pytest.mark.parametrize(
    "message",
    [
        "I'm a charge nurse with 6 years of experience and I can do 5 hours a week",
        "I want to become a nurse manager within 18 months, my budget is $400",
        "no nights, and I can't relocate",
        "what if I only had 3 hours?",
        "actually it is four hours",
    ],
)
def test_case_spaces_and_marks_change_nothing(reader: Reader, message: str) -> None:
    def facts(text: str) -> set[tuple[str, str, str]]:
        reading = read(reader, text)
        return read_triples(reading.facts) | read_triples(reading.supposed)

    plain = facts(message)
    assert plain
    curly = message.replace("'", "’")
    wide = message.replace(" ", "  \n")
    invisible = message.replace(" ", " \u200b")
    for variant in (message.upper(), message.lower(), f"  {message}  ", curly, wide, invisible, message + "!!"):
        assert facts(variant) == plain, variant


@pytest.mark.parametrize(
    ("digits", "value"),
    [("2,000", 2000), ("2.000", 2000), ("2.5", 2.5), ("2,5", 2.5), ("1 200", 1200), ("1,234.50", 1234.5), ("007", 7)],
)
def test_digits_in_the_ways_of_several_countries(digits: str, value: float) -> None:
    assert parsed(digits) == value
