"""What is made ready before the first turn, so that no turn waits for it."""

import gc
from pathlib import Path

import pytest

from coach.app import build
from coach.errors import KnowledgeError
from coach.settings import load


def test_what_turns_need_is_ready_and_kept_out_of_collections(indexed: Path) -> None:
    coach = build(load())
    before = gc.get_freeze_count()
    try:
        coach.warm()
        assert coach.retriever.status().index == "ready"
        assert gc.get_freeze_count() > before
    finally:
        gc.unfreeze()


def test_guidance_that_can_not_be_read_is_said_by_the_turn_that_needs_it(tmp_path: Path) -> None:
    settings = load()
    knowledge = tmp_path / "knowledge"
    knowledge.mkdir()
    (knowledge / "framework").symlink_to(settings.knowledge / "framework")
    (knowledge / "guidance").mkdir()
    (knowledge / "guidance" / "broken.md").write_text("no front matter", encoding="utf-8")
    coach = build(settings.model_copy(update={"knowledge": knowledge}))
    try:
        coach.warm()
    finally:
        gc.unfreeze()
    with pytest.raises(KnowledgeError, match=r"broken\.md"):
        coach.ask("anything")
