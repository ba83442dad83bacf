"""The questions that measure the search stay unknown to it, and to the questions it was tuned on."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from rapidfuzz import fuzz, process

ROOT = Path(__file__).parent.parent
ALIKE = 85  # of 100, words in any order; "find a mentor" and "how do I find a mentor" differ more
SHORT = 12  # characters; below, a likeness says nothing


def normalised(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", text.lower().replace("'", "").replace("’", "")))


def alike(one: str, other: str) -> bool:
    """Whether two normalised texts are the same but for order, endings and a word."""
    return one == other or (min(len(one), len(other)) >= SHORT and fuzz.token_sort_ratio(one, other) >= ALIKE)


def table(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))


@cache
def asked(name: str) -> tuple[str, ...]:
    rows = table(ROOT / "evals" / name)
    return tuple(normalised(row["q"]) for row in (*rows["questions"], *rows["unanswerable"]))


def leaves(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    else:
        for item in value.values() if isinstance(value, dict) else value:
            yield from leaves(item)


def leaks(texts: Iterable[str], secret: Iterable[str]) -> int:
    """How many texts are alike to one that must stay unknown; not which, lest those be mended alone."""
    secret = tuple(secret)
    return sum(any(alike(text, other) for other in near(text, secret)) for text in set(map(normalised, texts)))


def near(text: str, secret: tuple[str, ...]) -> list[str]:
    """Those alike, and those alike but too short to tell: compared all at once, as there are millions of pairs."""
    found = process.extract(text, secret, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE, limit=None)
    return [other for other, _, _ in found]


MEASURING = ("retrieval_questions.yaml", "retrieval_fresh.yaml")
TUNING = ("retrieval_development.yaml", "retrieval_everyday.yaml")


@pytest.mark.parametrize("name", [*MEASURING, *TUNING])
@pytest.mark.parametrize("file", ["questions.yaml", "boundaries.yaml"])
def test_no_question_the_search_knows_is_one_it_is_measured_or_tuned_by(file: str, name: str) -> None:
    assert leaks(leaves(table(ROOT / "knowledge" / file)), asked(name)) == 0


@pytest.mark.parametrize("measuring", MEASURING)
@pytest.mark.parametrize("tuning", TUNING)
def test_no_question_is_both_for_measuring_and_for_tuning(tuning: str, measuring: str) -> None:
    assert leaks(asked(tuning), asked(measuring)) == 0


def test_no_measuring_question_stands_in_the_guidance_or_the_code() -> None:
    files = [
        *(ROOT / "knowledge" / "guidance").glob("*.md"),
        *(ROOT / "coach").rglob("*.py"),
        *(ROOT / "prompts").rglob("*"),
    ]
    text = " ".join(normalised(file.read_text(encoding="utf-8")) for file in files if file.is_file())
    assert sum(question in text for question in asked("retrieval_questions.yaml") if len(question) >= 20) == 0


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("how do i find a mentor", "how do i find a mentor", True),
        ("how long does it take to get promoted", "how long does it take to be promoted", True),
        ("when do i get promoted at last then", "at last then when do i get promoted", True),
        ("find a mentor", "how do i find a mentor", False),
        ("plan b", "plan a", False),
    ],
)
def test_what_counts_as_alike(one: str, other: str, same: bool) -> None:
    assert alike(one, other) is same
