"""The rows of the framework: complete, well formed, in our own words, and clear about where the documents clash."""

import gc
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from coach.errors import KnowledgeError
from coach.framework.rows import Items, Range, Row, Rows, Rule
from coach.knowledge.tables import load_framework

FOLDER = Path(__file__).parent.parent / "knowledge" / "framework"
CATALOGUE_FILES = ("occupations.yaml", "competencies.yaml")
CLASHES = range(1, 41)
DOCUMENT_ROWS = {
    "paths": 67,
    "ladders": 50,
    "milestones": 39,
    "workflow": 35,
    "gaps": 27,
    "skills": 27,
    "goals": 25,
    "transition": 22,
    "network": 21,
    "job-search": 21,
    "assessment": 20,
    "experience": 20,
    "tracking": 19,
    "roadmap": 18,
    "brand": 16,
    "compensation": 16,
    "contingency": 15,
    "leadership": 14,
    "risk": 13,
    "interview": 11,
    "negotiation": 11,
    "resources": 10,
    "finance": 7,
}
RUN = 8  # words in a row that would count as copied


def read_entries(path: Path) -> list[dict[str, Any]]:
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(entries, list), f"{path.name} must hold a list"
    return entries


def row_files() -> list[Path]:
    return sorted(path for path in FOLDER.glob("*.yaml") if path.name not in CATALOGUE_FILES)


@pytest.fixture(scope="module")
def rows() -> Rows:
    return Rows(Row.model_validate(entry) for path in row_files() for entry in read_entries(path))


@pytest.fixture(scope="module")
def from_documents(rows: Rows) -> list[Row]:
    return [row for row in rows.all() if row.source != "editorial"]


@pytest.fixture(scope="module")
def facts(shared: Path) -> list[dict[str, Any]]:
    path = shared / "facts.yaml"
    if not path.exists():
        pytest.skip("facts.yaml is not among the shared documents")
    return read_entries(path)


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """Every run of eight words of a text, lower case and without punctuation."""
    words = re.findall(r"[a-z0-9]+(?:[.,]\d+)*", text.lower())
    return (tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def copied(ours: Iterable[tuple[str, str]], theirs: Iterable[Path]) -> list[str]:
    """Which of our texts (name and text) share a run of eight words with any of their files."""
    known = {run for path in theirs for run in runs(path.read_text(encoding="utf-8", errors="replace"))}
    return [f"{name}: {' '.join(run)}" for name, text in ours for run in runs(text) if run in known]


def test_every_row_of_the_documents_is_there_topic_by_topic(from_documents: list[Row]) -> None:
    assert len(from_documents) >= 524
    assert Counter(row.topic for row in from_documents) == DOCUMENT_ROWS


def test_every_row_lies_in_the_file_of_its_topic() -> None:
    strays = [entry["id"] for path in row_files() for entry in read_entries(path) if entry["topic"] != path.stem]
    assert strays == []


def test_ids_are_kebab_case_and_unique() -> None:
    names = [entry["id"] for path in row_files() for entry in read_entries(path)]
    assert [name for name in names if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)] == []
    assert [name for name, count in Counter(names).items() if count > 1] == []


def test_every_range_has_a_unit_an_end_and_its_ends_in_order(rows: Rows) -> None:
    for row in rows.all():
        for name, value in row.values.items():
            if not isinstance(value, Range):
                continue
            where = f"{row.id}, {name}"
            assert value.unit.strip(), where
            assert value.min is not None or value.max is not None, where
            if value.min is not None and value.max is not None:
                assert value.min <= value.max, where


def test_rows_of_our_own_are_dated_and_only_those(rows: Rows) -> None:
    assert [row.id for row in rows.all() if (row.source == "editorial") != (row.updated is not None)] == []


def test_each_of_the_forty_clashes_is_noted_and_no_other(rows: Rows) -> None:
    assert {note.clash for row in rows.all() for note in row.treatment} == set(CLASHES)


def test_each_clash_is_noted_on_a_row_of_the_documents(from_documents: list[Row]) -> None:
    assert {note.clash for row in from_documents for note in row.treatment} == set(CLASHES)


def test_a_row_notes_a_clash_once_and_in_whole_sentences(rows: Rows) -> None:
    for row in rows.all():
        clashes = [note.clash for note in row.treatment]
        assert len(clashes) == len(set(clashes)), row.id
        for note in row.treatment:
            assert note.text[0].isupper(), row.id
            assert note.text.endswith("."), row.id
            assert 1 <= len(re.findall(r"\.(?:\s|$)", note.text)) <= 2, row.id


def test_rows_that_settle_a_clash_name_it(rows: Rows) -> None:
    settled = [row for row in rows.all() if row.id.startswith("treated-")]
    assert settled
    assert [row.id for row in settled if row.source != "editorial" or not row.treatment] == []


def test_goal_horizons_follow_each_other_without_gap_or_overlap(rows: Rows) -> None:
    for row_id in ("treated-goal-horizons", "treated-plan-horizons"):
        short, medium, long = (rows.range(row_id, name) for name in ("short", "medium", "long"))
        assert (short.max, medium.max, long.max) == (medium.min, long.min, None)


def test_experience_bands_and_milestone_windows_follow_each_other(rows: Rows) -> None:
    for row_id in ("treated-experience-bands", "treated-milestone-windows"):
        bands = [value for value in rows.row(row_id).values.values() if isinstance(value, Range)]
        assert [band.max for band in bands[:-1]] == [band.min for band in bands[1:]]


def test_scaled_phase_shares_come_from_the_printed_ones_and_fill_the_whole(rows: Rows) -> None:
    phases = ("preparation", "exploration", "positioning", "transition")
    printed = [
        rows.figure(f"transition-phase-{order}-{name}-share", "share").middle for order, name in enumerate(phases, 1)
    ]
    scaled = [rows.range("treated-transition-shares", name).low for name in phases]
    assert scaled == [round(100 * share / sum(printed)) for share in printed]
    assert sum(scaled) == rows.range("treated-transition-shares", "total").low == 100


def test_applications_per_offer_follow_from_the_printed_rates(rows: Rows) -> None:
    rate = rows.range("funnel-overall", "rate")
    needed = rows.range("treated-applications-per-offer", "applications")
    assert rate.max is not None
    assert (needed.min, needed.max) == (round(100 / rate.max), round(100 / rate.low))


def test_marks_out_of_ten_are_read_in_pairs_as_the_five_levels(rows: Rows) -> None:
    levels = ("awareness", "basic", "proficiency", "advanced", "expert")
    marks = [rows.range("treated-skill-marks", level) for level in levels]
    assert [(mark.min, mark.max) for mark in marks] == [(1, 2), (3, 4), (5, 6), (7, 8), (9, 10)]
    assert [rows.range(f"skill-level-{level}", "order").low for level in levels] == [1, 2, 3, 4, 5]


def test_the_shortlist_and_the_mentor_target_agree_with_the_rows_they_settle(rows: Rows) -> None:
    assert rows.range("treated-shortlist", "companies") == rows.range("companies-tier-sum", "companies")
    assert rows.range("treated-mentors", "mentors") == rows.range("network-tier-mentors", "people")
    role_models = rows.range("treated-mentors", "aspirational")
    assert role_models.min == rows.range("network-gap-aspirational", "people").min
    assert role_models.max == rows.range("network-tier-aspirational", "people").max


def test_the_chance_of_leadership_by_level_fills_the_printed_range(rows: Rows) -> None:
    printed = rows.range("path-leadership-probability", "probability")
    chances = [rows.range("treated-leadership-chance", name) for name in ("early", "middle", "senior")]
    assert (chances[0].min, chances[-1].max) == (printed.min, printed.max)
    assert [chance.min for chance in chances] == sorted(chance.low for chance in chances)


def test_the_last_rung_of_each_ladder_begins_where_its_stages_say(rows: Rows) -> None:
    for name, value in rows.row("treated-ladder-last-rungs").values.items():
        assert isinstance(value, Range)
        stages = [row for row in rows.all() if row.id.startswith(f"ladder-{name}-stage-")]
        last = max(stages, key=lambda row: int(row.applies_to["stage"]))
        assert value.min == rows.range(last.id, "years").min, name
        assert value.max is None, name


def test_every_fact_is_there_with_the_values_it_was_given(facts: list[dict[str, Any]], rows: Rows) -> None:
    assert [fact["id"] for fact in facts if fact["id"] not in rows] == []
    ours = {entry["id"]: entry for path in row_files() for entry in read_entries(path)}
    for fact in facts:
        for field in ("topic", "values", "applies_to", "source"):
            assert ours[fact["id"]].get(field) == fact.get(field), f"{fact['id']}, {field}"


def test_what_is_worded_for_a_person_stands_for_a_value_of_its_row(rows: Rows) -> None:
    worded = [(row, name) for row in rows.all() for name in row.worded]
    assert worded
    for row, name in worded:
        assert isinstance(row.values[name], Items | Rule), f"{row.id}, {name}"
    assert rows.items("review-checks-quarterly", "checks")[0].endswith("?")
    assert rows.rule("matrix-do-now").then == "do it now"
    assert rows.row("matrix-do-now").values["rule"].then == "do immediately"  # type: ignore[union-attr]


def test_treatments_are_in_our_own_words(shared: Path, rows: Rows) -> None:
    path = shared / "contradictions.md"
    if not path.exists():
        pytest.skip("contradictions.md is not among the shared documents")
    ours = [(row.id, note.text) for row in rows.all() for note in row.treatment]
    assert copied(ours, [path]) == []


def test_statements_are_in_our_own_words(shared: Path, rows: Rows) -> None:
    documents = sorted((shared / "frameworks").glob("*.md"))
    if not documents:
        pytest.skip("the five documents are not among the shared ones")
    assert copied([(row.id, row.statement) for row in rows.all()], documents) == []


def test_loading_leaves_garbage_collection_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "framework").mkdir()
    with pytest.raises(KnowledgeError, match=r"occupations\.yaml can't be read"):
        load_framework(tmp_path)
    assert gc.isenabled()
    gc.disable()
    try:
        load_framework(FOLDER.parent)
        assert not gc.isenabled()
    finally:
        gc.enable()
