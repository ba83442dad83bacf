"""Reads a résumé from a file, from bytes or from pasted text; PDF and DOCX are parsed in a limited child process."""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coach.errors import DocumentError
from coach.resume.readers.json_resume import read_json_resume
from coach.resume.readers.kinds import kind_of, looks_like_json, misnamed
from coach.resume.readers.limits import MAX_BYTES
from coach.resume.readers.plain import decode, looks_like_markdown, read_lines, read_markdown
from coach.resume.sandbox import read_in_child

if TYPE_CHECKING:
    from coach.resume.document import Document

__all__ = ["read", "read_bytes", "read_text"]

_EMPTY = "{name} is empty. Choose another file, or paste the text."
_TOO_LARGE = "{name} is larger than {limit} MB. Save it without photos, or paste the text."


def read(path: Path) -> "Document":
    """Read the file at `path`; raises DocumentError, with what to do, for anything that can't be read."""
    try:
        if path.is_dir():
            raise DocumentError(f"{path.name or path} is a folder. Name a file in it.")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise DocumentError(f"There is no file {path}. Check the name and the folder.") from None
    except (OSError, ValueError):
        raise DocumentError(f"{path.name} can't be opened. Check that you may read it.") from None
    return read_bytes(data, path.name)


def read_bytes(data: bytes, name: str) -> "Document":
    """Read a document from its bytes; the content decides what it is, and `name` is for messages.

    Raises DocumentError for a file that is empty, too large, damaged, protected, of another kind or without text.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise DocumentError(_EMPTY.format(name=name))
    if len(data) > MAX_BYTES:
        raise DocumentError(_TOO_LARGE.format(name=name, limit=MAX_BYTES // 2**20))
    kind = kind_of(data, name)
    payload = read_in_child(kind, data) if kind in ("pdf", "docx") else _read_text_kind(kind, data)
    if note := misnamed(kind, name):
        payload["notes"].insert(0, note)
    return _document(payload, name, data)


def read_text(text: str) -> "Document":
    """Read pasted text; raises DocumentError when it is empty or too long."""
    data = text.encode("utf-8", "replace")
    if len(data) > MAX_BYTES:
        raise DocumentError(_TOO_LARGE.format(name="The pasted text", limit=MAX_BYTES // 2**20))
    kind = "markdown" if looks_like_markdown(text) else "json" if looks_like_json(text) else "text"
    return _document(_read_text_kind(kind, data), "pasted text", data)


def _read_text_kind(kind: str, data: bytes) -> dict[str, Any]:
    if kind == "json":
        reading, resume = read_json_resume(data)
        return reading.payload() | {"json_resume": resume}
    text = decode(data)
    return (read_markdown(text) if kind == "markdown" else read_lines(text, "text/plain")).payload()


def _document(payload: dict[str, Any], name: str, data: bytes) -> "Document":
    # Here, so that the child process, which imports this package too, starts without pydantic.
    from coach.resume.document import Document

    if not payload["text"]:
        raise DocumentError(_EMPTY.format(name=name[:1].upper() + name[1:]))
    return Document(name=name, sha256=hashlib.sha256(data).hexdigest(), **payload)
