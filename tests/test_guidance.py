"""The guidance says nothing without a source, copies nobody, leaves nothing out and reads piece by piece."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from guidance_figures import LINK, disagreements, unlinked

from coach.errors import KnowledgeError
from coach.framework.rows import Items, Range, Row, Rows
from coach.knowledge.documents import Passage, parse_document
from coach.knowledge.tables import COMPETENCIES, OCCUPATIONS, load_framework
from coach.settings import load

ROOT = Path(__file__).parent.parent
KNOWLEDGE = ROOT / "knowledge"
GUIDANCE = sorted((KNOWLEDGE / "guidance").glob("*.md"))
TABLES = sorted((KNOWLEDGE / "framework").glob("*.yaml"))
WORDS = range(40, 181)
COPIED = 8  # words in a row

SAMPLE = """---
id: sample
title: Sample
topic: skills
source: [framework]
tags: [a]
industries: [all]
levels: [all]
updated: 2026-01-31
---
# Sample

## One {#one}
Text.

## Two {#two}
More.
"""

every_document = pytest.mark.parametrize("path", GUIDANCE, ids=lambda path: path.stem)


@cache
def passages() -> dict[str, Passage]:
    return {found.id: found for path in GUIDANCE for found in parse_document(path.read_text("utf-8"), path.name)}


@cache
def rows() -> Rows:
    return load_framework(KNOWLEDGE).rows


@cache
def table(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def body(path: Path) -> str:
    """The text of a document without front matter and anchors."""
    return re.sub(r"\{#[^}]*\}", "", path.read_text("utf-8").split("\n---\n", 1)[1])


def faulty_figures(text: str, known: Rows) -> list[str]:
    """Figures outside a link, links to no row, and figures their row does not hold."""
    found = [f"no row carries '{figure}'" for figure in unlinked(text)]
    for link in LINK.finditer(text):
        if link[2] not in known:
            found.append(f"there is no row {link[2]}")
            continue
        wrong = disagreements(link[1], known.row(link[2]), text[: link.start()], text[link.end() :])
        found += [f"'{link[1]}': row {link[2]} does not hold {figure}" for figure in wrong]
    return found


def row_of(unit: str, low: float | None, high: float | None) -> Rows:
    value = Range(min=low, max=high, unit=unit)
    return Rows([Row(id="r", topic="t", statement="s", values={"v": value}, source="editorial")])


FOUR = Items(items=("a", "b", "c", "d"))
LIST = Rows([Row(id="r", topic="t", statement="s", values={"kinds": FOUR}, source="editorial")])


def strings(value: Any) -> Iterator[str]:
    """Every string in parsed YAML, except the id of a row."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key != "id":
                yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def literals(path: Path) -> set[str]:
    """The string constants of a Python module."""
    tree = ast.parse(path.read_text("utf-8"))
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def runs(text: str) -> set[tuple[str, ...]]:
    """Every run of eight words, without case or punctuation."""
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", text.lower()))
    return {tuple(words[start : start + COPIED]) for start in range(len(words) - COPIED + 1)}


def knowledge_items(coverage: str) -> set[str]:
    """The ids whose kind is knowledge in the coverage table."""
    cells = [line.strip().strip("|").split("|") for line in coverage.splitlines() if line.startswith("|")]
    return {line[0].strip() for line in cells if line[-1].strip() == "knowledge"}


@every_document
def test_every_figure_of_the_guidance_stands_in_its_row(path: Path) -> None:
    assert faulty_figures(body(path), rows()) == []


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Ask for [20-30 %](row:r) more.", row_of("percent", 20, 30)),
        ("Allow [two or three](row:r) talks.", row_of("talk", 2, 3)),
        ("A year brings [$5,000-20,000](row:r) or [$5-20K](row:r).", row_of("usd/year", 5000, 20000)),
        ("There are [four kinds](row:r).", LIST),
        ("Stay [18 months or more](row:r).", row_of("month", 18, None)),
        ("Thank them within [24 hours](row:r).", row_of("hour", None, 24)),
        ("The P0 gaps of Q1-Q2, a 360-degree round, an H-1B visa, 1:1s, one coffee, the first and the 2nd.", Rows([])),
        ("Often tenants attend; nobody weighs, in a canteen or kitchen, what someone said.", Rows([])),
    ],
)
def test_a_figure_that_agrees_with_its_row_passes(text: str, known: Rows) -> None:
    assert faulty_figures(text, known) == []


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("It takes 12 months.", Rows([])),
        ("A dozen people asked twice.", Rows([])),
        ("Ask for [20-30 %](row:missing) more.", row_of("percent", 20, 30)),
        ("Ask for [20-40 %](row:r) more.", row_of("percent", 20, 30)),
        ("Ask for [20 %](row:r) more.", row_of("percent", 20, 30)),
        ("Ask for [20-30](row:r) more.", row_of("percent", 20, 30)),
        ("Ask for [20-30 months](row:r) more.", row_of("percent", 20, 30)),
        ("Ask for [5,000-20,000](row:r) a year.", row_of("usd/year", 5000, 20000)),
        ("Ask for [$5-20](row:r) a year.", row_of("usd/year", 5000, 20000)),
        ("Go to [2-4 events](row:r) a month.", row_of("per-year", 2, 4)),
        ("It takes [18 months](row:r).", row_of("month", 18, None)),
        ("Thank them after [24 hours](row:r).", row_of("hour", None, 24)),
        ("Allow [two or five](row:r) talks.", row_of("talk", 2, 3)),
        ("It takes [four months](row:r).", LIST),
    ],
)
def test_a_figure_that_disagrees_with_its_row_is_found(text: str, known: Rows) -> None:
    assert faulty_figures(text, known) != []


def test_no_figure_of_the_guidance_can_be_changed_unnoticed() -> None:
    kept = []
    for path in GUIDANCE:
        text = body(path)
        for link in LINK.finditer(text):
            changed = re.sub(r"(?<![PQ\d,.])\d[\d,]*", "9,871", link[1], count=1)
            row = rows().row(link[2])
            if changed != link[1] and not disagreements(changed, row, text[: link.start()], text[link.end() :]):
                kept.append(f"{path.stem}: {link[1]}")
    assert kept == []


@pytest.mark.parametrize("words", ["18-36 months", "two years", "a dozen", "a hundred forms", "half"])
def test_a_link_with_a_number_is_shown_as_a_figure(words: str) -> None:
    found = parse_document(SAMPLE.replace("Text.", f"See [{words}](row:some-row)."), "sample.md")
    assert [shown.text for shown in found[0].figures] == [words]


@pytest.mark.parametrize("words", ["often", "tenants", "the canteen", "someone", "weighs heavily", "halfway"])
def test_a_number_inside_another_word_is_no_figure(words: str) -> None:
    found = parse_document(SAMPLE.replace("Text.", f"See [{words}](row:some-row)."), "sample.md")
    assert found[0].figures == ()


def test_every_framework_row_is_used() -> None:
    linked = {row for found in passages().values() for row in found.rows}
    named = set().union(*(literals(path) for path in (ROOT / "coach").rglob("*.py")))
    referred = {text for path in TABLES for text in strings(table(path))}
    assert [row.id for row in rows().all() if row.id not in linked | named | referred] == []


def test_a_row_named_only_in_a_docstring_or_by_itself_is_not_used(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text('"""Rests on some-row."""\nNAME = "other-row"\n')
    assert "some-row" not in literals(module)
    assert "other-row" in literals(module)
    assert list(strings([{"id": "some-row", "topic": "t", "refers": ["third-row"]}])) == ["t", "third-row"]


def test_nothing_is_copied_from_the_documents(shared: Path) -> None:
    documents = sorted((shared / "frameworks").glob("*.md"))
    assert len(documents) == 5
    theirs = set().union(*(runs(path.read_text("utf-8")) for path in documents))
    ours = {path.name: runs(LINK.sub(r"\1", path.read_text("utf-8"))) for path in GUIDANCE}
    for path in TABLES:
        ours[path.name] = set().union(*(runs(text) for text in strings(table(path))))
    assert {OCCUPATIONS, COMPETENCIES, "paths.md"} <= set(ours)
    assert [(name, " ".join(run)) for name, found in ours.items() for run in found & theirs] == []


def test_a_copied_sentence_is_recognised_in_other_dress() -> None:
    assert runs("Ask, early: who'd teach me; and how long?") & runs("ask early WHOD teach me and how long it takes")
    assert not runs("Ask early who would teach me and how") & runs("Ask early who might teach me and how")


@every_document
def test_a_guidance_document_reads_as_passages_of_fair_length(path: Path) -> None:
    found = parse_document(path.read_text("utf-8"), path.name)
    lengths = {passage.id: len(passage.text.split()) for passage in found}
    assert {name: length for name, length in lengths.items() if length not in WORDS} == {}


def test_no_guidance_is_dated_in_the_future(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COACH_TODAY")
    today = load().today
    assert [found.id for found in passages().values() if found.updated > today] == []


def test_passages_of_different_documents_are_not_the_same_text() -> None:
    assert [text for text, times in Counter(found.text for found in passages().values()).items() if times > 1] == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (" {#one}", "", "anchor"),
        ("{#two}", "{#one}", "twice"),
        ("updated: 2026-01-31", "updated: soon", "updated"),
        ("topic: skills\n", "", "topic"),
        ("levels: [all]", "levels: [chief]", "levels"),
        ("id: sample", "id: other", "name"),
        ("Text.", "| a | b |", "table"),
    ],
)
def test_a_malformed_guidance_document_is_refused(old: str, new: str, fault: str) -> None:
    assert len(parse_document(SAMPLE, "sample.md")) == 2
    with pytest.raises(KnowledgeError, match=fault):
        parse_document(SAMPLE.replace(old, new), "sample.md")


def test_each_knowledge_item_is_carried_by_a_passage_that_exists() -> None:
    coverage = table(Path(__file__).parent / "knowledge_coverage.yaml")
    assert {name: ids for name, ids in coverage["passages"].items() if not ids or set(ids) - set(passages())} == {}
    assert {name: f for name, f in coverage["fields"].items() if set(f) - set(Passage.model_fields)} == {}


def test_no_knowledge_item_of_the_documents_is_left_out(shared: Path) -> None:
    coverage = table(Path(__file__).parent / "knowledge_coverage.yaml")
    wanted = knowledge_items((shared / "coverage.md").read_text("utf-8"))
    assert len(wanted) > 50
    assert wanted ^ (set(coverage["passages"]) | set(coverage["fields"])) == set()


def test_the_questions_name_passages_that_exist_and_cover_every_document() -> None:
    questions = table(ROOT / "evals" / "retrieval_questions.yaml")
    asked = questions["questions"]
    assert [(row["q"], name) for row in asked for name in row["passages"] if name not in passages()] == []
    assert all(set(row["passages"].values()) <= {1, 2} and 2 in row["passages"].values() for row in asked)
    answered = Counter(
        name
        for row in asked
        for name in {passage.split("#")[0] for passage, grade in row["passages"].items() if grade == 2}
    )
    assert {path.stem: answered[path.stem] for path in GUIDANCE if answered[path.stem] < 2} == {}
    texts = [row["q"] for row in (*asked, *questions["unanswerable"])]
    assert len(set(texts)) == len(texts)
