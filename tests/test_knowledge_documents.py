"""Guidance files become passages with stable ids, or a sentence that names the fault."""

from datetime import date
from pathlib import Path

import pytest

from coach.errors import KnowledgeError
from coach.knowledge.documents import Shown, parse_boundaries, parse_document, with_questions
from coach.knowledge.retriever import load_passages

KNOWLEDGE = Path(__file__).parent.parent / "knowledge"

GOOD = """---
id: bread
title: Baking for a living
topic: trades
source: [framework]
tags: [bakery, "360"]
industries: [hospitality]
levels: [early, mid]
updated: 2026-11-21
---
# Baking for a living

## How do I learn? {#learning}
Work beside a master for [2-3 years](row:bread-years), and ask
[about the flour](row:bread-flour).

- Rise early [for a dozen months](row:bread-years).

## What does it pay? {#pay}
Little at first.
"""


def test_each_section_becomes_a_passage_with_the_words_of_its_links() -> None:
    learning, pay = parse_document(GOOD, "bread.md")

    assert (learning.id, pay.id) == ("bread#learning", "bread#pay")
    assert learning.section == "How do I learn?"
    assert learning.title == "Baking for a living"
    assert learning.text.startswith("Work beside a master for 2-3 years, and ask\nabout the flour.")
    assert "](" not in learning.text
    assert learning.rows == ("bread-years", "bread-flour")
    assert learning.figures == (
        Shown(text="2-3 years", row="bread-years"),
        Shown(text="for a dozen months", row="bread-years"),
    )
    assert learning.tags == ("bakery", "360")
    assert (learning.industries, learning.levels) == (("hospitality",), ("early", "mid"))
    assert learning.updated == date(2026, 11, 21)
    assert pay.rows == ()


def test_windows_line_ends_change_nothing() -> None:
    assert parse_document(GOOD.replace("\n", "\r\n"), "bread.md") == parse_document(GOOD, "bread.md")


def test_adding_a_section_leaves_the_ids_of_the_others() -> None:
    longer = GOOD.replace("## What does", "## Who teaches? {#teachers}\nAsk.\n\n## What does")

    before = {passage.id: passage for passage in parse_document(GOOD, "bread.md")}
    after = {passage.id: passage for passage in parse_document(longer, "bread.md")}

    assert before.items() <= after.items()


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("---\nid", "id", "front matter"),
        ("id: bread", "id: cake", "'cake'"),
        ("topic: trades\n", "", "topic"),
        ("topic: trades", "topic: Trades and crafts", "topic"),
        ("tags:", "colour: blue\ntags:", "colour"),
        ("levels: [early, mid]", "levels: [expert]", "levels"),
        ("updated: 2026-11-21", "updated: some day", "updated"),
        ("[bakery", "[[bakery", "YAML"),
        ("# Baking for a living", "# Baking", "# Baking for a living"),
        ("## How do", "An introduction.\n\n## How do", "before the first"),
        (" {#pay}", "", "What does it pay?"),
        ("{#pay}", "{#learning}", "bread#learning"),
        ("{#pay}", "{#Pay it}", "anchor"),
        ("Little at first.\n", "", "empty"),
        ("Little at first", "### Money\nLittle", "heading"),
        ("Little at first", "| a | b |", "table"),
        ("Little at first", "![loaf](row:loaf)", "image"),
        ("Little at first", "Little <b>money</b>", "HTML"),
        ("row:bread-flour", "https://example.org", "https://example.org"),
        ("row:bread-flour", "row:Bread Flour", "malformed"),
    ],
)
def test_a_fault_is_named_with_its_file(old: str, new: str, fault: str) -> None:
    assert old in GOOD

    with pytest.raises(KnowledgeError) as raised:
        parse_document(GOOD.replace(old, new, 1), "bread.md")

    assert "bread.md" in str(raised.value)
    assert fault in str(raised.value)


def test_a_document_without_sections_is_refused() -> None:
    with pytest.raises(KnowledgeError, match="no '## ' section"):
        parse_document(GOOD[: GOOD.index("## ")], "bread.md")


def test_questions_are_added_to_their_passages_only() -> None:
    passages = parse_document(GOOD, "bread.md")

    learning, pay = with_questions(passages, "bread#pay: [is there money in bread]", "questions.yaml")

    assert learning.asked == ()
    assert pay.asked == ("is there money in bread",)


@pytest.mark.parametrize("text", ["bread#gone: [where]", "- a list", "bread#pay: one", "bread#pay: [[1"])
def test_questions_of_another_form_or_of_no_passage_are_refused(text: str) -> None:
    with pytest.raises(KnowledgeError, match=r"questions\.yaml"):
        with_questions(parse_document(GOOD, "bread.md"), text, "questions.yaml")


def test_our_guidance_parses_and_its_passages_are_unique() -> None:
    if not list((KNOWLEDGE / "guidance").glob("*.md")):
        pytest.skip("no guidance is written yet")

    ids = [passage.id for passage in load_passages(KNOWLEDGE)]

    assert ids
    assert len(ids) == len(set(ids))


def test_missing_guidance_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="no guidance"):
        load_passages(tmp_path)


def test_guidance_that_is_not_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "guidance").mkdir()
    (tmp_path / "guidance" / "bread.md").write_bytes(b"\xff\xfe\x00")

    with pytest.raises(KnowledgeError, match="can't be read"):
        load_passages(tmp_path)


def test_boundaries_are_groups_of_questions_by_subject() -> None:
    text = "tax:\n  pay: [is my bonus taxed]\nlaw:\n  dismissal: [can they sack me, is it fair]\n"

    assert parse_boundaries(text, "boundaries.yaml") == {
        "tax: pay": ("is my bonus taxed",),
        "law: dismissal": ("can they sack me", "is it fair"),
    }
    assert parse_boundaries("", "boundaries.yaml") == {}


@pytest.mark.parametrize("text", ["tax: [is my bonus taxed]", "tax: {pay: {deep: [x]}}", "- tax", "tax: {pay: [x"])
def test_boundaries_of_another_form_are_named(text: str) -> None:
    with pytest.raises(KnowledgeError, match=r"^boundaries\.yaml: "):
        parse_boundaries(text, "boundaries.yaml")


def test_each_boundary_of_the_project_has_several_questions() -> None:
    boundaries = parse_boundaries((KNOWLEDGE / "boundaries.yaml").read_text("utf-8"), "boundaries.yaml")

    assert len(boundaries) > 10
    assert {name: len(asked) for name, asked in boundaries.items() if len(set(asked)) < 5} == {}
