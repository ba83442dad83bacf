"""Where questions and passages stand, and the file that remembers the vectors of texts."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from coach.knowledge import index, space, vectors
from coach.knowledge.embedding import bundled_model
from coach.knowledge.retriever import VECTORS, entries

KNOWLEDGE = Path(__file__).parent.parent / "knowledge"
Vectors = NDArray[np.float32]


def unit(*rows: Sequence[float]) -> Vectors:
    return space.unit(np.array(rows, np.float32))


WORDING = [unit([1, 0, 0.8], [1, 0, -0.8], [1, 0, 0.4]), unit([0, 1, 0.8], [0, 1, -0.8], [0, 1, -0.4])]
"""Questions to two passages: the last dimension is how one puts it, the others what is wanted."""


def test_the_direction_of_mere_wording_is_shrunk() -> None:
    transform = space.fit(WORDING)
    asked, other = unit([1, 0, 0.9], [1, 0, -0.9])

    assert asked @ other < 0.2
    assert space.enter(asked, transform) @ space.enter(other, transform) > asked @ other + 0.1
    assert np.allclose(np.linalg.norm(space.enter(np.array([asked, other]), transform), axis=1), 1, atol=1e-6)


@pytest.mark.parametrize("examples", [[unit([1, 0, 0])], [unit([1, 0, 0], [1, 0, 0])]])
def test_without_different_examples_of_one_entry_nothing_is_changed(examples: list[Vectors]) -> None:
    assert np.allclose(space.fit(examples), np.eye(3))


def test_an_entry_stands_among_its_examples_and_apart_from_what_others_share() -> None:
    shared = [unit(*[[1, other, 1] for other in (0, 0.2)] * 50), unit(*[[other, 1, 1] for other in (0, 0.2)] * 50)]
    means = space.unit(np.array([examples.mean(axis=0) for examples in shared]))
    placed = space.places(shared)

    assert np.allclose(space.places(shared[:1]), means[:1])
    assert placed[0] @ placed[1] < means[0] @ means[1] - 0.04
    for place, examples in zip(placed, shared, strict=True):
        assert (np.argmax(examples @ placed.T, axis=1) == np.argmax(placed @ place)).all()
    assert np.array_equal(placed, space.places(shared))


class Counting:
    """A model that notes what it is asked."""

    id, dimension = "counting", 16

    def __init__(self) -> None:
        self.seen: list[str] = []

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.seen += texts
        return unit(*(np.random.default_rng(len(text)).standard_normal(16).tolist() for text in texts))


def test_a_text_in_a_file_is_not_embedded_again_and_gets_the_same_vector(tmp_path: Path) -> None:
    path, first, second = tmp_path / "vectors.npz", Counting(), Counting()
    before = vectors.embed(["one", "three", "one"], first, [path])
    vectors.save(path, before, first)

    after = vectors.embed(["three", "eleven", "one"], second, [path])

    assert (first.seen, second.seen) == (["one", "three"], ["eleven"])
    assert all(np.array_equal(before[text], after[text]) for text in before)
    assert np.allclose(before["one"], Counting().embed(["one"])[0], atol=0.01)


def test_a_file_of_another_model_or_damaged_is_passed_over(tmp_path: Path) -> None:
    path, model = tmp_path / "vectors.npz", Counting()
    vectors.save(path, vectors.embed(["one"], model, []), model)
    other = Counting()
    other.id = "other"

    assert vectors.load(path, other) == {}
    assert vectors.load(tmp_path / "none.npz", model) == {}
    whole = path.read_bytes()
    for damaged in (b"", b"PK", whole[: len(whole) // 2], whole.replace(b"rows", b"rats")):
        path.write_bytes(damaged)
        assert vectors.load(path, model) == {}


def test_the_file_of_the_project_spares_nearly_all_of_the_work() -> None:
    """Nearly: a few texts may have changed since; `python -m evals.build_vectors` brings it up to date."""
    texts = set(index.texts_of(entries(KNOWLEDGE)))
    known = vectors.load(KNOWLEDGE / VECTORS, bundled_model())

    assert sum(vectors.digest(text) in known for text in texts) > 0.95 * len(texts)
