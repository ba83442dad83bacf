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


@pytest.mark.parametrize("asked", [[np.empty((0, 3))], [unit([1, 0, 0])], [unit([1, 0, 0], [1, 0, 0])]])
def test_without_different_questions_to_one_passage_nothing_is_changed(asked: list[Vectors]) -> None:
    assert np.allclose(space.fit(asked), np.eye(3))


def test_a_passage_stands_among_its_questions_and_by_its_words_where_there_are_none() -> None:
    same = np.eye(3, dtype=np.float32)
    words = np.array([0, 0, 2], np.float32)

    assert np.allclose(space.place(np.empty((0, 3), np.float32), same, words), [0, 0, 1])
    placed = space.place(unit([1, 0, 0], [0, 1, 0]), same, words)
    assert np.allclose(placed, np.ones(3) / np.sqrt(3), atol=1e-6)
    assert np.allclose(space.place(unit([1, 0, 0]), same), [1, 0, 0])


def test_passages_lean_toward_their_neighbours_and_stay_nearest_to_themselves() -> None:
    places = unit(*np.random.default_rng(7).standard_normal((12, 8)).tolist())
    leaning = space.lean(places)

    assert (np.argmax(leaning @ places.T, axis=1) == np.arange(12)).all()
    for place, moved in zip(places, leaning, strict=True):
        around = places[np.argsort(-(places @ place))[1 : space.NEIGHBOURS + 1]].mean(axis=0)
        assert moved @ around > place @ around
    assert np.array_equal(space.lean(places[:1]), places[:1])


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
