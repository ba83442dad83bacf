"""The tables as kept in the data folder: the same as read from the files, and no harm when damaged or not writable."""

import shutil
from pathlib import Path

import pytest

from coach.errors import KnowledgeError
from coach.framework.tables import Framework
from coach.knowledge import tables
from coach.knowledge.tables import KEPT, OCCUPATIONS, load_framework

KNOWLEDGE = Path(__file__).parent.parent / "knowledge"


def same(one: Framework, other: Framework) -> bool:
    return (
        one.rows.all() == other.rows.all()
        and one.catalogue.occupations == other.catalogue.occupations
        and one.catalogue.competencies == other.catalogue.competencies
        and one.catalogue.updated == other.catalogue.updated
    )


def kept(home: Path) -> list[Path]:
    return list((home / KEPT).iterdir())


def test_kept_tables_are_the_ones_read_and_need_no_reading(
    framework: Framework, coach_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert same(load_framework(KNOWLEDGE, coach_home), framework)
    monkeypatch.setattr(tables, "_parsed", lambda name, text: pytest.fail(f"{name} was read again"))
    assert same(load_framework(KNOWLEDGE, coach_home), framework)


def test_without_a_data_folder_nothing_is_kept(coach_home: Path) -> None:
    load_framework(KNOWLEDGE)
    assert not coach_home.exists()


@pytest.mark.parametrize("damage", [b"", b'{"occup', b"\xff\xfe"])
def test_a_damaged_copy_is_made_anew(damage: bytes, framework: Framework, coach_home: Path) -> None:
    load_framework(KNOWLEDGE, coach_home)
    (copy,) = kept(coach_home)
    copy.write_bytes(damage)
    assert same(load_framework(KNOWLEDGE, coach_home), framework)
    assert copy.read_bytes() != damage


def test_a_data_folder_that_cannot_be_used_costs_nothing(framework: Framework, tmp_path: Path) -> None:
    blocked = tmp_path / "a file, no folder"
    blocked.write_text("")
    assert same(load_framework(KNOWLEDGE, blocked), framework)


def test_a_changed_table_is_seen_and_the_earlier_copy_dropped(coach_home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "knowledge"
    shutil.copytree(KNOWLEDGE / "framework", folder / "framework")
    load_framework(folder, coach_home)
    path = folder / "framework" / OCCUPATIONS
    path.write_text(path.read_text(encoding="utf-8").replace("title: Bricklayer", "title: Wall builder"))
    changed = load_framework(folder, coach_home)
    assert changed.catalogue.occupations["bricklayer"].title == "Wall builder"
    assert len(kept(coach_home)) == 1


def test_a_folder_without_the_occupations_says_so(tmp_path: Path) -> None:
    (tmp_path / "framework").mkdir()
    with pytest.raises(KnowledgeError, match=r"occupations\.yaml is missing"):
        load_framework(tmp_path)
