"""The vectors of all passages in an embedded Chroma collection; the only module that imports chromadb.

An index is a folder `<home>/index/<key>` that is never written again once it has its name:

    manifest.json   what it was built from and the checksums of its files; written last
    vectors.npz     ids, digests of the embedded words, and vectors: sentinels, and reuse by the next build
    chroma-TOKEN/   the collection; a rebuilt one has another token, because Chroma keeps state by path

`key` is the hash of the manifest's inputs, so changed guidance, another model or another chromadb leads to
another folder. It is built under a name of its own and then renamed: a killed build leaves nothing that could
be mistaken for an index, and two builds at once are harmless.

Chroma 1.5 crashes the process on some damaged graph files and answers others with too few passages and no error,
so opening compares checksums first and then proves with stored vectors that they are found. Only the database has
no checksum: Chroma notes each opening in it (safe between processes, impossible in a read-only folder).
"""

import hashlib
import json
import shutil
import uuid
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coach.errors import IndexUnavailable
from coach.knowledge.embedding import Embedder

if TYPE_CHECKING:
    from coach.knowledge.embedding import Vectors

Parts = Sequence[tuple[float, str]]
"""What a passage is embedded as: texts with weights; its vector is their weighted mean at unit length."""

COLLECTION = "passages"
MANIFEST, DATABASE = "manifest.json", "chroma.sqlite3"
SENTINELS = 20
SAME = 1e-3  # cosine distance below which a stored vector counts as found again
ABANDONED_AFTER = 3600  # seconds; no build takes that long
_RAISED = (OSError, ValueError, RuntimeError, KeyError, TypeError, AttributeError)  # AttributeError: a closed client
_BUILDING, _DAMAGED = ".building-", ".damaged-"


@dataclass(frozen=True)
class Manifest:
    """Everything an index depends on; `files` maps names to SHA-256."""

    files: Mapping[str, str]
    chunker: int
    embedding: str
    dimension: int
    chromadb: str

    @property
    def key(self) -> str:
        """Name of the folder of this index."""
        return _sha256(json.dumps(asdict(self), sort_keys=True).encode())[:20]


def manifest_of(files: Mapping[str, bytes], chunker: int, embedder: Embedder) -> Manifest:
    """The manifest of an index over these files, made with what is installed now."""
    hashes = {name: _sha256(content) for name, content in sorted(files.items())}
    return Manifest(hashes, chunker, embedder.id, embedder.dimension, version("chromadb"))


class VectorIndex:
    """An open, healthy index; safe to share between threads."""

    def __init__(self, client: Any, collection: Any, size: int) -> None:
        self._client = client
        self._collection = collection
        self.size = size

    def nearest(self, vector: "Vectors", count: int, among: Sequence[str] | None = None) -> dict[str, float]:
        """Cosine similarity by id of the `count` passages nearest to a vector of shape [dimension].

        `among` limits the search to these ids. Raises IndexUnavailable when the index fails to answer in full.
        """
        expected = min(count, self.size if among is None else len(among))
        if not expected:
            return {}
        with _failures("The search index can't be read"):
            chosen = None if among is None else list(among)
            found = self._collection.query(
                query_embeddings=[vector], n_results=expected, ids=chosen, include=["distances"]
            )
        nearest = {name: 1.0 - distance for name, distance in zip(found["ids"][0], found["distances"][0], strict=True)}
        if len(nearest) < expected:
            raise IndexUnavailable("The search index has lost passages.")
        return nearest

    def close(self) -> None:
        """Let go of the files."""
        self._client.close()


def open_index(home: Path, manifest: Manifest) -> VectorIndex:
    """The index of this manifest under `home`, proved healthy.

    Raises IndexUnavailable when it is not there or damaged.
    """
    folder = home / "index" / manifest.key
    # imports chromadb even where there is no index: a build in the background can't, once the program is ending
    with _failures("The search index can't be opened"):
        record = _record(folder)
        if {name: record.get(name) for name in asdict(manifest)} != asdict(manifest):
            raise IndexUnavailable("There is no search index for the present guidance yet.")
        ids, _, vectors = _vectors(folder, record)
        chroma = folder / str(record.get("collection"))
        if not (chroma / DATABASE).is_file() or _checksums(folder) != record["contents"]:
            raise IndexUnavailable("The search index is damaged.")
        client = _client(chroma)
        with ExitStack() as opened:
            opened.callback(client.close)
            collection = client.get_collection(COLLECTION, embedding_function=None)
            _prove(collection, ids, vectors)
            opened.pop_all()
    return VectorIndex(client, collection, len(ids))


def build_index(home: Path, manifest: Manifest, parts: Mapping[str, Parts], embedder: Embedder) -> None:
    """Build the index of these passages (id → what to embed) and put it in place; only changed ones are embedded.

    A damaged index of the same manifest is replaced. Raises IndexUnavailable when that is not possible.
    """
    root = home / "index"
    building = root / f"{_BUILDING}{uuid.uuid4().hex}"
    with _failures("The search index can't be built"):
        try:
            building.mkdir(parents=True)
            digests = {name: _sha256(json.dumps(list(texts)).encode()) for name, texts in parts.items()}
            vectors = _embedded(parts, digests, _known_vectors(root, embedder), embedder)
            _write(building, manifest, digests, vectors)
            _put_in_place(building, home, manifest)
        finally:
            shutil.rmtree(building, ignore_errors=True)
        _clean(root, manifest)


def _put_in_place(building: Path, home: Path, manifest: Manifest) -> None:
    """Rename the new folder, unless another process was quicker; move a damaged one aside first."""
    target = home / "index" / manifest.key
    if target.exists():
        try:
            open_index(home, manifest).close()
            return
        except IndexUnavailable:
            target.rename(target.with_name(f"{_DAMAGED}{uuid.uuid4().hex}"))
    try:
        building.rename(target)
    except OSError:
        open_index(home, manifest).close()  # raises unless the other process's index serves us as well


def _write(folder: Path, manifest: Manifest, digests: Mapping[str, str], vectors: "Vectors") -> None:
    import numpy as np

    ids = list(digests)
    chroma = folder / f"chroma-{uuid.uuid4().hex[:8]}"
    client = _client(chroma)
    try:
        settings = {"space": "cosine", "ef_construction": 200, "ef_search": 500, "num_threads": 1}
        # written to disk at once: the default leaves up to a thousand vectors in a log replayed at every start
        size = max(2, len(ids))
        settings |= {"batch_size": size, "sync_threshold": size}
        collection = client.create_collection(COLLECTION, embedding_function=None, configuration={"hnsw": settings})
        most = client.get_max_batch_size()
        for start in range(0, len(ids), most):
            collection.add(ids=ids[start : start + most], embeddings=vectors[start : start + most])
        _prove(collection, ids, vectors)
    finally:
        client.close()
    np.savez(folder / "vectors.npz", ids=np.array(ids), digests=np.array(list(digests.values())), vectors=vectors)
    record = asdict(manifest) | {"collection": chroma.name, "contents": _checksums(folder)}
    (folder / MANIFEST).write_text(json.dumps(record, indent=1), encoding="utf-8")


def _prove(collection: Any, ids: Sequence[str], vectors: "Vectors") -> None:
    """Raise IndexUnavailable unless vectors spread over the collection are each found by themselves."""
    if collection.count() != len(ids):
        raise IndexUnavailable("The search index holds another number of passages than it was given.")
    chosen = sorted({round(step * (len(ids) - 1) / (SENTINELS - 1)) for step in range(SENTINELS)})
    found = collection.query(query_embeddings=vectors[chosen], n_results=min(3, len(ids)), include=["distances"])
    for place, index in enumerate(chosen):
        nearest = dict(zip(found["ids"][place], found["distances"][place], strict=True))
        if nearest.get(ids[index], 1.0) > SAME:
            raise IndexUnavailable("The search index does not find what it holds.")


def _record(folder: Path) -> dict[str, Any]:
    try:
        record = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise IndexUnavailable("There is no complete search index yet.") from error
    if not isinstance(record, dict):
        raise IndexUnavailable("The manifest of the search index is damaged.")
    return record


def _checksums(folder: Path) -> dict[str, str]:
    """SHA-256 of everything in an index but its manifest and Chroma's database."""
    files = [file for file in folder.rglob("*") if file.is_file() and file.name not in (MANIFEST, DATABASE)]
    return {file.relative_to(folder).as_posix(): _sha256(file.read_bytes()) for file in sorted(files)}


def _vectors(folder: Path, record: Mapping[str, Any]) -> tuple[list[str], list[str], "Vectors"]:
    """Ids, digests and vectors [ids, dimension] kept beside the collection, their checksum compared."""
    import numpy as np

    path = folder / "vectors.npz"
    with _failures("The search index is damaged"):
        if _sha256(path.read_bytes()) != record["contents"][path.name]:
            raise IndexUnavailable("The vectors of the search index are damaged.")
        with np.load(path, allow_pickle=False) as stored:
            return stored["ids"].tolist(), stored["digests"].tolist(), stored["vectors"]


def _known_vectors(root: Path, embedder: Embedder) -> dict[str, "Vectors"]:
    """Vectors of earlier indexes made with the same model, by digest of what was embedded."""
    known: dict[str, Vectors] = {}
    for folder in _indexes(root):
        try:
            record = _record(folder)
            if (record.get("embedding"), record.get("dimension")) == (embedder.id, embedder.dimension):
                _, digests, vectors = _vectors(folder, record)
                known.update(zip(digests, vectors, strict=True))
        except IndexUnavailable:
            continue
    return known


def _embedded(
    parts: Mapping[str, Parts], digests: Mapping[str, str], known: Mapping[str, "Vectors"], embedder: Embedder
) -> "Vectors":
    """Unit vectors [passages, dimension] in the order of `parts`."""
    import numpy as np

    new = [name for name in parts if digests[name] not in known]
    means = dict(zip(new, _means([parts[name] for name in new], embedder), strict=True))
    return np.array([means[name] if name in means else known[digests[name]] for name in parts], np.float32)


def _means(passages: Sequence[Parts], embedder: Embedder) -> list["Vectors"]:
    import numpy as np

    if not passages:
        return []
    vectors = iter(embedder.embed([text for parts in passages for _, text in parts]))
    means = [np.sum([weight * next(vectors) for weight, _ in parts], axis=0) for parts in passages]
    return [mean / np.linalg.norm(mean) for mean in means]


def _clean(root: Path, manifest: Manifest) -> None:
    """Remove damaged and abandoned folders and old indexes; the last one stays for a process still using it."""
    now = (root / manifest.key).stat().st_mtime
    old = [folder for folder in _indexes(root) if folder.name != manifest.key]
    abandoned = [f for f in root.glob(f"{_BUILDING}*") if now - f.stat().st_mtime > ABANDONED_AFTER]
    for folder in (*old[1:], *abandoned, *root.glob(f"{_DAMAGED}*")):
        shutil.rmtree(folder, ignore_errors=True)


def _indexes(root: Path) -> list[Path]:
    """Folders of indexes, the newest first."""
    folders = [folder for folder in root.iterdir() if folder.is_dir() and not folder.name.startswith(".")]
    return sorted(folders, key=lambda folder: folder.stat().st_mtime, reverse=True)


def _client(folder: Path) -> Any:
    import chromadb
    from chromadb.config import Settings

    return chromadb.PersistentClient(path=folder, settings=Settings(anonymized_telemetry=False))


@contextmanager
def _failures(what: str) -> Iterator[None]:
    """Turn whatever the file system, Chroma or a damaged file raises into IndexUnavailable."""
    from chromadb.errors import ChromaError

    try:
        yield
    except (ChromaError, zipfile.BadZipFile, *_RAISED) as error:
        raise IndexUnavailable(f"{what}: {error}") from error


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
