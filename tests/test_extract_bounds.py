"""Work that grows with the text and no faster, counted in steps and not in seconds; and places put together."""

import sys
from collections import Counter
from datetime import date
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.resume.extract import extract
from coach.resume.extract.cover import Cover
from coach.resume.extract.view import LONGEST_ROW, view
from coach.resume.model import Vocabulary
from coach.resume.readers import read_text

TODAY = date(2026, 11, 21)
SPAN = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda pair: (min(pair), max(pair)))
SHAPES = {
    "jobs on a line each": "Cook, Ruby Diner {} Ltd, Denver, CO, Jan 2001 - Mar 2002\n",
    "jobs of several lines": "Cook\nRuby Diner {} Ltd\nJan 2001 - Mar 2002\n- Cooked 40 meals a day in Excel\n",
    "one line": "Cook, Ruby Diner {} Ltd, Jan 2001 - Mar 2002 cooked 40 meals a day. ",
    "skills": "Python, SQL, Skill {}, Excel\n",
    "nothing but awards": "BSc ",
    "nothing but letters": "A ",
    "degrees": "BSc Physics, University of Leeds {}, 1999\n",
}


@given(st.lists(SPAN), SPAN)
def test_a_cover_answers_as_asking_each_span_would(spans: list[tuple[int, int]], asked: tuple[int, int]) -> None:
    cover, real = Cover(spans), [span for span in spans if span[0] < span[1]]
    start, end = asked
    assert cover.overlaps(start, end) == any(a < end and start < b for a, b in real)
    assert cover.holds(start) == any(a <= start < b for a, b in real)
    assert cover.near(start, end, 5) == any(abs(start - b) < 5 or abs(a - end) < 5 for a, b in _joined(real))


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    return joined


def steps(text: str) -> int:
    """Calls of functions, generator steps among them, that reading a text takes."""
    document, count = read_text(text), Counter[str]()

    def called(_frame: FrameType, event: str, _argument: object) -> None:
        count[event] += 1

    sys.setprofile(called)
    try:
        extract(document, Vocabulary(), TODAY)
    finally:
        sys.setprofile(None)
    return count["call"] + count["c_call"]


@pytest.mark.parametrize("shape", SHAPES)
def test_four_times_the_text_takes_about_four_times_the_work(shape: str) -> None:
    small, large = ("Work\n" + "".join(SHAPES[shape].format(n) for n in range(count)) for count in (200, 800))
    extract(read_text(small), Vocabulary(), TODAY)  # fills the caches
    assert steps(large) < 6 * steps(small)


@pytest.mark.parametrize("unit", ["x", "A ", "A. ", "BSc ", "a-", "word "])
def test_rows_are_bounded_and_nothing_of_them_is_lost(unit: str) -> None:
    text = "Skills\n" + unit * (30_000 // len(unit))
    rows = view(read_text(text)).rows
    assert max(row.end - row.start for row in rows) <= LONGEST_ROW
    kept = sum(len(row.text.replace(" ", "")) for row in rows)
    assert kept == len(read_text(text).text.replace(" ", "").replace("\n", ""))
