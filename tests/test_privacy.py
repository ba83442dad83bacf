"""What is covered before a message leaves this machine, and that it comes back unchanged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.language.privacy import Veil

PRIVATE = {
    "EMAIL": ["ana.lopez+jobs@mail.example.co.uk", "o_neil@x-y.example", "jürgen@firma.example"],
    "PHONE": [
        "+44 20 7946 0958",
        "+1 (555) 123-4567",
        "(555) 123-4567",
        "555-123-4567",
        "0171/1234567",
        "0171 123 45 67",
        "06 12 34 56 78",
        "+33 6 12 34 56 78",
        "612 345 678",
        "+34 612 345 678",
        "98765 43210",
        "+91 98765 43210",
        "0049 30 901820",
        "020 7946 0958",
    ],
    "LINK": ["https://ana.example/cv?x=1", "www.ana.example", "linkedin.com/in/ana-lopez", "github.com/ana"],
    "STREET": [
        "221B Baker Street",
        "1600 Pennsylvania Ave",
        "12 Main St., Apt 4",
        "5 Old Mill Lane",
        "Hauptstraße 5",
        "Berliner Str. 12 a",
        "Lange Gasse 7",
        "Kerkstraat 12",
        "12 rue de Rivoli",
        "8 bis avenue Victor Hugo",
        "Calle Mayor, 3",
        "Avenida de la Constitución 14",
        "via Roma 12",
        "PO Box 331",
    ],
}
KEPT = [
    "I earn $120,000 a year",
    "between €45.000 and 50.000",
    "from 2019-2023 and 01/2020 - 05/2021",
    "March 2019 – June 2021, 05.06.2021",
    "2019-04 to 2020-05",
    "Python 3.11.7 and ISO 9001:2015",
    "a 28-bed ward, 12 of us",
    "10 000 000 users and 1,250,000 rows",
    "6-8 hours a week, 40 %",
    "I want to move via a certificate to a place 3 levels up",
    "5 years on the way to senior",
    "in May or June",
    "24/7, 9 to 5",
    "COVID-19, GCSE, NVQ 3",
    "room 101 at St Thomas",
]


@pytest.mark.parametrize(("kind", "words"), [(kind, words) for kind, many in PRIVATE.items() for words in many])
def test_contact_data_is_covered_in_a_sentence_and_alone(kind: str, words: str) -> None:
    for text in (words, f"Write: {words}, please.", f"I live here:\n{words}\nand work there."):
        covered = Veil().cover(text)
        assert words not in covered
        assert f"[{kind}_1]" in covered
        assert Veil().cover(covered) == covered


@pytest.mark.parametrize("text", KEPT)
def test_what_the_coach_needs_is_left_as_it_is(text: str) -> None:
    assert Veil().cover(text) == text


def test_names_are_covered_whole_and_in_part_unless_they_are_ordinary_words() -> None:
    veil = Veil(["Will Okafor"])
    covered = veil.cover("Will Okafor will ask. Okafor said: I will. Okafor's plan. Okaforish.")
    assert covered.count("Okafor") == 1
    assert "will ask" in covered
    assert veil.lift(covered) == "Will Okafor will ask. Okafor said: I will. Okafor's plan. Okaforish."


def test_a_name_is_learned_where_people_give_it() -> None:
    veil = Veil()
    assert "Chan" not in veil.cover("Hello, my name is Bo Chan and I cook.")
    assert "Chan" not in veil.cover("Chan again.")


def test_the_same_words_always_get_the_same_placeholder_and_others_another() -> None:
    covered = Veil().cover("a@x.example b@x.example a@x.example")
    assert covered == "[EMAIL_1] [EMAIL_2] [EMAIL_1]"


def test_a_placeholder_someone_typed_is_not_taken_for_ours() -> None:
    veil = Veil()
    text = "Is [EMAIL_1] a placeholder? Mine is a@x.example."
    covered = veil.cover(text)
    assert covered == "Is [EMAIL_1] a placeholder? Mine is [EMAIL_2]."
    assert veil.lift(covered) == text


@given(
    st.lists(
        st.sampled_from(
            ["I am Bo. ", "a@x.example ", "+44 20 7946 0958 ", "12 Main Street ", "[", "] ", "é ", "www.x.example "]
        )
    )
)
def test_covering_is_undone_exactly_whole_and_in_any_pieces(parts: list[str]) -> None:
    text = "".join(parts)
    veil = Veil(["Bo"])
    covered = veil.cover(text)
    assert veil.lift(covered) == text
    for size in (1, 2, 3, 7):
        pieces = [covered[start : start + size] for start in range(0, len(covered), size)]
        assert "".join(veil.lifted(pieces)) == text


def test_a_stream_is_not_held_back_by_a_bracket_that_is_no_placeholder() -> None:
    pieces = list(Veil().lifted(["see [decisions", "#verdict] and ", "more [of ", "it, at last, for good"]))
    assert "".join(pieces) == "see [decisions#verdict] and more [of it, at last, for good"
    assert len(pieces) >= 3
