"""Vectors of texts kept in a file, so that the same text is never embedded twice.

Each number takes a byte: a vector is scaled so that its largest number becomes 127. Its direction changes by less
than a hundredth of a radian, and a file of all texts of the guidance stays small enough to be part of the project:
`knowledge/vectors.npz`, written by `python -m evals.build_vectors`, spares the first start most of its work.
"""

import hashlib
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from coach.knowledge.embedding import Embedder

if TYPE_CHECKING:
    from coach.knowledge.embedding import Vectors

LARGEST = 127
_UNREADABLE = (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile)


def embed(texts: Sequence[str], embedder: Embedder, known: Sequence[Path]) -> dict[str, "Vectors"]:
    """The vector of each text, from the files of `known` where one has it, else from the embedder.

    Known and new vectors alike are as a file would give them back, so that both make the same index. A file that
    can't be read, or of another model, is passed over. Raises IndexUnavailable when the model is needed and fails.
    """
    wanted = {digest(text): text for text in texts}
    found: dict[int, Vectors] = {}
    for path in known:
        found |= {key: vector for key, vector in load(path, embedder).items() if key in wanted}
    new = [key for key in wanted if key not in found]
    if new:
        rows, scales = _pack(embedder.embed([wanted[key] for key in new]))
        found |= dict(zip(new, _unpack(rows, scales), strict=True))
    return {text: found[key] for key, text in wanted.items()}


def save(path: Path, vectors: Mapping[str, "Vectors"], embedder: Embedder) -> None:
    """Write the vectors of these texts. Raises OSError."""
    import numpy as np

    rows, scales = _pack(np.array(list(vectors.values())))
    digests = np.array([digest(text) for text in vectors], np.uint64)
    np.savez(path, embedding=np.array(embedder.id), digests=digests, rows=rows, scales=scales)


def load(path: Path, embedder: Embedder) -> dict[int, "Vectors"]:
    """Vectors by digest of their text; none when the file is of another model, damaged (a zip file knows its own
    checksums) or not there."""
    import numpy as np

    try:
        with np.load(path, allow_pickle=False) as stored:
            if str(stored["embedding"]) != embedder.id or stored["rows"].shape[1] != embedder.dimension:
                return {}
            vectors = _unpack(stored["rows"], stored["scales"])
            return dict(zip(stored["digests"].tolist(), vectors, strict=True))
    except _UNREADABLE:
        return {}


def digest(text: str) -> int:
    """A number of 64 bits that stands for a text: among ten thousand, two agree by chance once in 10^11 times."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")


def _pack(vectors: "Vectors") -> tuple["Vectors", "Vectors"]:
    import numpy as np

    scales = np.abs(vectors).max(axis=1, keepdims=True) / LARGEST
    return np.rint(vectors / scales).astype(np.int8), scales.astype(np.float32)


def _unpack(rows: "Vectors", scales: "Vectors") -> "Vectors":
    import numpy as np

    return rows.astype(np.float32) * scales
