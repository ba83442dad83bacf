"""Search over the guidance: vectors and words together, or words alone while there is no healthy index."""

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from coach.domain.figures import Frozen
from coach.errors import IndexUnavailable, KnowledgeError
from coach.knowledge import index, ranking
from coach.knowledge.documents import CHUNKER_VERSION, Passage, parse_document, with_questions
from coach.knowledge.embedding import Embedder, bundled_model

Using = Literal["both", "vectors", "words"]
State = Literal["not opened", "ready", "building", "unavailable"]

QUESTIONS, VECTORS = "questions.yaml", "vectors.npz"
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
    passages, _ = _read(knowledge)
    return passages


def entries(passages: Sequence[Passage]) -> dict[str, index.Entry]:
    """What is embedded for each passage: its title and words, and each way people ask for it."""
    return {
        p.id: index.Entry(((TEXT_SHARE, f"{p.section}\n{p.text}"), (SECTION_SHARE, f"{p.title}: {p.section}")), p.asked)
        for p in passages
    }


class Retriever:
    """Finds passages of the guidance; safe to share between threads.

    The first search opens the index. Where there is none, or it is damaged, it is built in the background and
    words alone answer until it is ready; `prepare` waits for it instead. A program that ends meanwhile waits for the
    build (half a minute, once), so that the next one finds the index.
    """

    def __init__(self, knowledge: Path, home: Path, embedder: Embedder | None = None) -> None:
        """`knowledge` holds guidance/, `home` takes index/; the bundled model embeds unless another is given.

        Raises KnowledgeError when a guidance file is not as it must be.
        """
        self.passages, files = _read(knowledge)
        self._by_id = {passage.id: passage for passage in self.passages}
        self._known = knowledge / VECTORS
        self._words = ranking.WordIndex(self.passages)
        self._home = home
        self._lock = threading.Lock()
        self._build = threading.Lock()
        self._vectors: index.VectorIndex | None = None
        self._state: State = "not opened"
        self._notes: list[str] = []
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
        if not query or k < 1 or among == []:
            return []
        matched = self._words.match(query, among)
        cosines = None if using == "words" else self._cosines(query, among)
        fused = None if cosines is None else ranking.fuse(cosines, matched.scores)
        if not ranking.relevant(fused, matched):
            return []
        scores: Mapping[str, float] = matched.scores
        if using != "words" and cosines is not None and fused is not None:
            scores = fused if using == "both" else cosines
        by_vector = _ranks(cosines or {})
        by_word = _ranks(matched.scores)
        return [
            Hit(
                passage=self._by_id[name],
                score=round(scores[name], 6),
                vector_rank=by_vector.get(name),
                bm25_rank=by_word.get(name),
            )
            for name in ranking.rank(scores)[:k]
        ]

    def prepare(self) -> Status:
        """Open the index, building it first where needed (half a minute, once), and say how things are."""
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

    def _among(self, topic: str | None, industry: str | None, level: str | None) -> list[str] | None:
        """Ids that pass the filters; None when there is no filter."""
        if topic is None and industry is None and level is None:
            return None
        return [
            passage.id
            for passage in self.passages
            if topic in (None, passage.topic) and _suits(industry, passage.industries) and _suits(level, passage.levels)
        ]

    def _cosines(self, query: str, among: Sequence[str] | None) -> dict[str, float] | None:
        """Closeness by id of the nearest passages; None while there are no vectors to ask."""
        self._open()
        if self._state == "building" and self._build.acquire(blocking=False):
            self._build.release()
            # not a daemon: stopped in the middle, the native libraries abort the process at its end
            threading.Thread(target=self.prepare, name="search-index").start()
        vectors = self._vectors
        if vectors is None:
            return None
        try:
            vector = self._embedder.embed([query])[0]
        except IndexUnavailable as error:
            self._give_up(error)
            return None
        try:
            return vectors.nearest(vector, vectors.size, among)
        except IndexUnavailable as error:
            self._lost(error)
            return None

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
        try:
            index.build_index(self._home, self._manifest, entries(self.passages), self._embedder, self._known)
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


def _read(knowledge: Path) -> tuple[tuple[Passage, ...], dict[str, bytes]]:
    """Passages, and the bytes of the files they come from by name."""
    paths = sorted((knowledge / "guidance").glob("*.md"))
    if not paths:
        raise KnowledgeError(f"There is no guidance in {knowledge / 'guidance'}.")
    try:
        files = {path.name: path.read_bytes() for path in paths}
        asked = knowledge / QUESTIONS
        if asked.is_file():
            files[QUESTIONS] = asked.read_bytes()
        texts = {name: content.decode("utf-8") for name, content in files.items()}
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"The guidance in {knowledge} can't be read: {error}") from error
    passages = [p for path in paths for p in parse_document(texts[path.name], path.name)]
    return with_questions(passages, texts.get(QUESTIONS, ""), QUESTIONS), files


def _suits(wanted: str | None, written_for: Sequence[str]) -> bool:
    return wanted is None or "all" in written_for or wanted in written_for


def _ranks(scores: Mapping[str, float]) -> dict[str, int]:
    return {name: place for place, name in enumerate(ranking.rank(scores), start=1)}
