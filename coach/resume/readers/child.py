"""The child process of the sandbox: limits itself, reads one document from stdin, writes JSON to stdout."""

import json
import sys
from collections.abc import Callable

from coach.errors import DocumentError
from coach.resume.readers.pieces import Reading

MEMORY_BYTES = 1024**3
CPU_SECONDS = 10
OPEN_FILES = 64
_TOO_MUCH_MEMORY = "This file needs too much memory to read. Save it again as a simple PDF or DOCX, or paste the text."


def main() -> None:
    """Read the document of the kind named by the first argument."""
    _limit()
    reader = _reader(sys.argv[1])
    try:
        result = reader(sys.stdin.buffer.read()).payload()
    except DocumentError as error:
        result = {"error": str(error)}
    except MemoryError:
        result = {"error": _TOO_MUCH_MEMORY}
    sys.stdout.buffer.write(json.dumps(result).encode())
    sys.stdout.buffer.flush()


def _reader(kind: str) -> Callable[[bytes], Reading]:
    """The reader for a kind; only its own libraries are imported."""
    if kind == "pdf":
        from coach.resume.readers.pdf import read_pdf

        return read_pdf
    from coach.resume.readers.word import read_word

    return read_word


def _limit() -> None:
    """Lower what this process may use; platforms without rlimits have the parent's clock only."""
    try:
        import resource
    except ImportError:
        return
    for name, value in (
        ("RLIMIT_AS", MEMORY_BYTES),
        ("RLIMIT_CPU", CPU_SECONDS),
        ("RLIMIT_FSIZE", 0),
        ("RLIMIT_NOFILE", OPEN_FILES),
        ("RLIMIT_CORE", 0),
    ):
        kind = getattr(resource, name, None)
        if kind is not None:
            _lower(resource, kind, value)


def _lower(resource: object, kind: int, value: int) -> None:
    try:
        resource.setrlimit(kind, (value, value))  # type: ignore[attr-defined]
    except (ValueError, OSError):
        # The system forbids this one (macOS does for memory); the others and the clock still hold.
        return
