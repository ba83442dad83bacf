"""Search over the guidance: vectors and words together, or words alone while there is no healthy index."""

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from coach.domain.figures import Frozen
from coach.errors import IndexUnavailable, KnowledgeError
from coach.knowledge import index, ranking
from coach.knowledge.documents import CHUNKER_VERSION, Passage, parse_boundaries, parse_document, with_questions
from coach.knowledge.embedding import Embedder, bundled_model

if TYPE_CHECKING:
    from coach.knowledge.embedding import Vectors

Using = Literal["both", "vectors", "words"]
State = Literal["not opened", "ready", "building", "unavailable"]
Boundaries = Mapping[str, tuple[str, ...]]

QUESTIONS, BOUNDARIES, VECTORS = "questions.yaml", "boundaries.yaml", "vectors.npz"
ASKED = (QUESTIONS, BOUNDARIES)
LONGEST_QUERY = 2000  # characters; the model reads far fewer
SECTION_SHARE, TEXT_SHARE = 0.3, 0.7  # of a passage's own words


class Hit(Frozen):
    """A passage found, its score (higher is better), and its rank by vectors and by words, counted from 1."""

    passage: Passage
    score: float
    vector_rank: int | None = None
    bm25_rank: int | None = None


@dataclass(frozen=True)
class Status:
    """What the search works with now; `notes` say in sentences what is missing or was healed."""

    passages: int
    index: State
    embedding: str | None
    notes: tuple[str, ...]


def load_passages(knowledge: Path) -> tuple[Passage, ...]:
    """All passages of knowledge/guidance/*.md with knowledge/questions.yaml, in order of file and place.

    Raises KnowledgeError naming the file that is not as it must be.
    """
    passages, _, _ = _read(knowledge)
    return passages


def entries(knowledge: Path) -> dict[str, index.Entry]:
    """What is embedded of a knowledge folder. Raises KnowledgeError."""
    passages, boundaries, _ = _read(knowledge)
    return _entries(passages, boundaries)


class Retriever:
    """Finds passages of the guidance; safe to share between threads.

    The first search opens the index. Where there is none, or it is damaged, it is built in the background and
    words alone answer until it is ready; `prepare` waits for it instead. A program that ends meanwhile waits for the
    build (seconds, once), so that the next one finds the index.
    """

    def __init__(self, knowledge: Path, home: Path, embedder: Embedder | None = None) -> None:
        """`knowledge` holds guidance/, `home` takes index/; the bundled model embeds unless another is given.

        Raises KnowledgeError when a guidance file is not as it must be.
        """
        self.passages, self._boundaries, files = _read(knowledge)
        self._by_id = {passage.id: passage for passage in self.passages}
        self._known = knowledge / VECTORS
        self._words = ranking.WordIndex(self.passages, self._boundaries)
        self._home = home
        self._lock = threading.Lock()
        self._build = threading.Lock()
        self._vectors: index.VectorIndex | None = None
        self._state: State = "not opened"
        self._notes: list[str] = []
        self._last: tuple[str, Vectors] | None = None
        try:
            self._embedder = embedder or bundled_model(home / "index" / "model.json")
            self._manifest = index.manifest_of(files, CHUNKER_VERSION, self._embedder)
        except IndexUnavailable as error:
            self._give_up(error)

    def search(
        self,
        query: str,
        k: int = 5,
        topic: str | None = None,
        industry: str | None = None,
        level: str | None = None,
        using: Using = "both",
    ) -> list[Hit]:
        """The `k` passages that answer a query best, best first; empty when none is near enough.

        `topic` is exact; `industry` and `level` keep passages written for them or for all. `using` names the
        parts that take part, for measurements.
        """
        query = query[:LONGEST_QUERY].strip()
        among = self._among(topic, industry, level)
        if not query or k < 1 or not among:
            return []
        matched = self._words.match(query)
        cosines = None if using == "words" else self._cosines(query)
        if not ranking.relevant(cosines, matched, among, self._boundaries.keys()):
            return []
        by_word = {name: matched.scores[name] for name in among if name in matched.scores}
        by_vector = {name: cosines[name] for name in among} if cosines is not None else {}
        scores = self._scores(by_vector, by_word) if using == "both" else by_vector or by_word
        vector_ranks, word_ranks = _ranks(by_vector), _ranks(by_word)
        return [
            Hit(
                passage=self._by_id[name],
                score=round(scores[name], 6),
                vector_rank=vector_ranks.get(name),
                bm25_rank=word_ranks.get(name),
            )
            for name in ranking.rank(scores)[:k]
        ]

    def boundary(self, query: str) -> str | None:
        """The "subject: group" of the questions outside the guidance that a query is nearest to; None far from all."""
        query = query[:LONGEST_QUERY].strip()
        if not query:
            return None
        return ranking.nearest(self._cosines(query), self._words.match(query), self._boundaries.keys())

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """Vectors of texts, for telling apart what they mean; empty where there are none to be had."""
        if self._state == "unavailable":
            return []
        try:
            return [list(map(float, vector)) for vector in self._embedder.embed(texts)]
        except IndexUnavailable as error:
            self._give_up(error)
            return []

    def prepare(self) -> Status:
        """Open the index, building it first where needed (seconds, once), and say how things are."""
        with self._build:
            self._open()
            if self._state in ("building", "not opened"):
                self._rebuild()
        return self.status()

    def status(self) -> Status:
        """How things are, without opening anything."""
        embedding = None if self._state == "unavailable" else self._embedder.id
        return Status(len(self.passages), self._state, embedding, tuple(self._notes))

    def close(self) -> None:
        """Let go of the index; the next search opens it again."""
        with self._lock:
            if self._vectors:
                self._vectors.close()
            self._vectors = None
            self._state = "not opened" if self._state == "ready" else self._state

    def _among(self, topic: str | None, industry: str | None, level: str | None) -> list[str]:
        """Ids of the passages that pass the filters."""
        return [
            passage.id
            for passage in self.passages
            if topic in (None, passage.topic) and _suits(industry, passage.industries) and _suits(level, passage.levels)
        ]

    def _scores(self, by_vector: Mapping[str, float], by_word: Mapping[str, float]) -> Mapping[str, float]:
        """Vectors and words together; words alone while there are no vectors."""
        if not by_vector:
            return by_word
        scores = ranking.fuse(by_vector, by_word)
        if vectors := self._vectors:
            toward = vectors.toward(ranking.belief(scores))
            scores = ranking.fuse(ranking.with_feedback(by_vector, toward), by_word)
        return scores

    def _cosines(self, query: str) -> dict[str, float] | None:
        """Closeness by id of all passages and boundaries; None while there are no vectors to ask."""
        self._open()
        if self._state == "building" and self._build.acquire(blocking=False):
            self._build.release()
            # not a daemon: stopped in the middle, the native libraries abort the process at its end
            threading.Thread(target=self.prepare, name="search-index").start()
        vectors = self._vectors
        if vectors is None:
            return None
        try:
            vector = self._vector(query)
        except IndexUnavailable as error:
            self._give_up(error)
            return None
        try:
            return vectors.closeness(vector)
        except IndexUnavailable as error:
            self._lost(error)
            return None

    def _vector(self, query: str) -> "Vectors":
        """The vector of a query; a turn that finds no passage asks for the nearest boundary with the same words."""
        last = self._last
        if last is None or last[0] != query:
            self._last = last = (query, self._embedder.embed([query])[0])
        return last[1]

    def _open(self) -> None:
        """Open the index once; where it can't be opened it is marked for building."""
        with self._lock:
            if self._state != "not opened":
                return
            try:
                self._vectors = index.open_index(self._home, self._manifest)
                self._state = "ready"
            except IndexUnavailable as error:
                self._notes.append(str(error))
                self._state = "building"

    def _rebuild(self) -> None:
        entries = _entries(self.passages, self._boundaries)
        try:
            index.build_index(self._home, self._manifest, entries, self._embedder, self._known)
            vectors = index.open_index(self._home, self._manifest)
        except IndexUnavailable as error:
            self._give_up(error)
            return
        with self._lock:
            self._vectors, self._state = vectors, "ready"
            self._notes.append("The search index was built.")

    def _lost(self, error: IndexUnavailable) -> None:
        """Drop an index that stopped answering, so that it is built again."""
        with self._lock:
            if self._vectors:
                self._vectors.close()
            self._vectors, self._state = None, "building"
            self._notes.append(str(error))

    def _give_up(self, error: IndexUnavailable) -> None:
        """Go on with words alone until the next start."""
        with self._lock:
            self._vectors, self._state = None, "unavailable"
            self._notes += [str(error), "Passages are found by their words alone."]


def _read(knowledge: Path) -> tuple[tuple[Passage, ...], Boundaries, dict[str, bytes]]:
    """Passages, questions at the boundaries, and the bytes of the files they come from by name."""
    paths = sorted((knowledge / "guidance").glob("*.md"))
    if not paths:
        raise KnowledgeError(f"There is no guidance in {knowledge / 'guidance'}.")
    try:
        files = {path.name: path.read_bytes() for path in paths}
        files |= {name: (knowledge / name).read_bytes() for name in ASKED if (knowledge / name).is_file()}
        texts = {name: content.decode("utf-8") for name, content in files.items()}
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"The guidance in {knowledge} can't be read: {error}") from error
    passages = [p for path in paths for p in parse_document(texts[path.name], path.name)]
    boundaries = parse_boundaries(texts.get(BOUNDARIES, ""), BOUNDARIES)
    return with_questions(passages, texts.get(QUESTIONS, ""), QUESTIONS), boundaries, files


def _entries(passages: Sequence[Passage], boundaries: Boundaries) -> dict[str, index.Entry]:
    """Each passage's words and title with the ways people ask for it, and the questions at the boundaries."""
    of_passages = {
        p.id: index.Entry(((TEXT_SHARE, f"{p.section}\n{p.text}"), (SECTION_SHARE, f"{p.title}: {p.section}")), p.asked)
        for p in passages
    }
    return of_passages | {name: index.Entry((), asked) for name, asked in boundaries.items()}


def _suits(wanted: str | None, written_for: Sequence[str]) -> bool:
    return wanted is None or "all" in written_for or wanted in written_for


def _ranks(scores: Mapping[str, float]) -> dict[str, int]:
    return {name: place for place, name in enumerate(ranking.rank(scores), start=1)}
