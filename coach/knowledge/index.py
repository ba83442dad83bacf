"""The vectors of all passages in an embedded Chroma collection; the only module that imports chromadb.

An index is a folder `<home>/index/<key>` that is never written again once it has its name:

    manifest.json   what it was built from and the checksums of its files; written last
    vectors.npz     ids and vectors of the passages, and the transform a question goes through to meet them
    texts.npz       the vector of each embedded text, for the next build; not needed to search
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
import time
import uuid
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coach.errors import IndexUnavailable
from coach.knowledge import space, vectors
from coach.knowledge.embedding import Embedder

if TYPE_CHECKING:
    from coach.knowledge.embedding import Vectors

COLLECTION = "passages"
AGAIN_SECONDS = 0.5  # after which a database in use is opened again
MANIFEST, DATABASE, PLACES, TEXTS = "manifest.json", "chroma.sqlite3", "vectors.npz", "texts.npz"
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
    space: int
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
    return Manifest(hashes, chunker, space.VERSION, embedder.id, embedder.dimension, version("chromadb"))


@dataclass(frozen=True)
class Entry:
    """What is embedded for a passage: its own texts with their weights, and the questions it answers. A group of
    questions that no passage answers has no texts of its own."""

    own: tuple[tuple[float, str], ...]
    asked: tuple[str, ...]


@dataclass(frozen=True)
class Places:
    """Where passages stand: ids, vectors [ids, dimension], and the transform a question goes through first."""

    ids: list[str]
    vectors: "Vectors"
    transform: "Vectors"


class VectorIndex:
    """An open, healthy index; safe to share between threads."""

    def __init__(self, client: Any, collection: Any, places: Places) -> None:
        self._client = client
        self._collection = collection
        self._places = places
        self.size = len(places.ids)

    def closeness(self, vector: "Vectors") -> dict[str, float]:
        """The cosine in the space of the index of every entry, by id, to a question's vector of shape [dimension] as
        the model gave it. Raises IndexUnavailable when the index fails to answer in full.
        """
        with _failures("The search index can't be read"):
            query = space.enter(vector, self._places.transform)
            found = self._collection.query(query_embeddings=[query], n_results=self.size, include=["distances"])
        close = {name: 1.0 - distance for name, distance in zip(found["ids"][0], found["distances"][0], strict=True)}
        if len(close) < self.size:
            raise IndexUnavailable("The search index has lost passages.")
        return close

    def toward(self, weights: Mapping[str, float]) -> dict[str, float]:
        """How near every entry stands, by id, to where entries of these weights stand together."""
        import numpy as np

        ids, stand = self._places.ids, self._places.vectors
        weighed = np.array([weights.get(name, 0.0) for name in ids], stand.dtype)  # another type would copy all
        return dict(zip(ids, (stand @ (weighed @ stand)).tolist(), strict=True))

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
        places = _places(folder, record)
        chroma = folder / str(record.get("collection"))
        if not (chroma / DATABASE).is_file() or _checksums(folder) != record["contents"]:
            raise IndexUnavailable("The search index is damaged.")
        client = _client_of(chroma)
        with ExitStack() as opened:
            opened.callback(client.close)
            collection = client.get_collection(COLLECTION, embedding_function=None)
            _prove(collection, places)
            opened.pop_all()
    return VectorIndex(client, collection, places)


def build_index(home: Path, manifest: Manifest, entries: Mapping[str, Entry], embedder: Embedder, known: Path) -> None:
    """Build the index of these passages (id → what to embed) and put it in place.

    Only texts whose vectors neither an earlier index nor the file `known` holds are embedded. A damaged index of
    the same manifest is replaced. Raises IndexUnavailable when that is not possible.
    """
    root = home / "index"
    building = root / f"{_BUILDING}{uuid.uuid4().hex}"
    with _failures("The search index can't be built"):
        try:
            building.mkdir(parents=True)
            texts = vectors.embed(texts_of(entries), embedder, [known, *(old / TEXTS for old in _indexes(root))])
            vectors.save(building / TEXTS, texts, embedder)
            _write(building, manifest, _placed(entries, texts))
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


def texts_of(entries: Mapping[str, Entry]) -> list[str]:
    """All texts that are embedded for these passages."""
    return [text for entry in entries.values() for text in (*(own for _, own in entry.own), *entry.asked)]


def _placed(entries: Mapping[str, Entry], texts: Mapping[str, "Vectors"]) -> Places:
    """Where entries stand: by the questions to each, and by its own words, which count as one more."""
    examples = [_examples(entry, texts) for entry in entries.values()]
    transform = space.fit(examples)
    return Places(list(entries), space.places([space.enter(vectors, transform) for vectors in examples]), transform)


def _examples(entry: Entry, texts: Mapping[str, "Vectors"]) -> "Vectors":
    import numpy as np

    own = [space.unit(np.sum([weight * texts[text] for weight, text in entry.own], axis=0))] if entry.own else []
    return np.array([*(texts[text] for text in entry.asked), *own], np.float32)


def _write(folder: Path, manifest: Manifest, places: Places) -> None:
    import numpy as np

    chroma = folder / f"chroma-{uuid.uuid4().hex[:8]}"
    client = _client(chroma)
    try:
        settings = {"space": "cosine", "ef_construction": 200, "ef_search": 500, "num_threads": 1}
        # written to disk at once: the default leaves up to a thousand vectors in a log replayed at every start
        size = max(2, len(places.ids))
        settings |= {"batch_size": size, "sync_threshold": size}
        collection = client.create_collection(COLLECTION, embedding_function=None, configuration={"hnsw": settings})
        most = client.get_max_batch_size()
        for start in range(0, len(places.ids), most):
            chosen = slice(start, start + most)
            collection.add(ids=places.ids[chosen], embeddings=places.vectors[chosen])
        _prove(collection, places)
    finally:
        client.close()
    np.savez(folder / PLACES, ids=np.array(places.ids), vectors=places.vectors, transform=places.transform)
    record = asdict(manifest) | {"collection": chroma.name, "contents": _checksums(folder)}
    (folder / MANIFEST).write_text(json.dumps(record, indent=1), encoding="utf-8")


def _prove(collection: Any, places: Places) -> None:
    """Raise IndexUnavailable unless vectors spread over the collection are each found by themselves."""
    ids = places.ids
    if collection.count() != len(ids):
        raise IndexUnavailable("The search index holds another number of passages than it was given.")
    chosen = sorted({round(step * (len(ids) - 1) / (SENTINELS - 1)) for step in range(SENTINELS)})
    found = collection.query(query_embeddings=places.vectors[chosen], n_results=min(3, len(ids)), include=["distances"])
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
    """SHA-256 of what an index needs to answer, but Chroma's database."""
    apart = (MANIFEST, DATABASE, TEXTS)
    files = [file for file in folder.rglob("*") if file.is_file() and file.name not in apart]
    return {file.relative_to(folder).as_posix(): _sha256(file.read_bytes()) for file in sorted(files)}


def _places(folder: Path, record: Mapping[str, Any]) -> Places:
    """What is kept beside the collection, its checksum compared."""
    import numpy as np

    path = folder / PLACES
    with _failures("The search index is damaged"):
        if _sha256(path.read_bytes()) != record["contents"][path.name]:
            raise IndexUnavailable("The vectors of the search index are damaged.")
        with np.load(path, allow_pickle=False) as stored:
            return Places(stored["ids"].tolist(), stored["vectors"], stored["transform"])


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


def _client_of(folder: Path) -> Any:
    """A client of files that are whole; its database may refuse once, when another process opens it at that moment."""
    from chromadb.errors import InternalError

    try:
        return _client(folder)
    except InternalError:
        time.sleep(AGAIN_SECONDS)
        return _client(folder)


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
