"""What a file is, from its first bytes: the name only decides between kinds of text."""

import io
import re
import zipfile
from pathlib import PurePath

from coach.errors import DocumentError
from coach.resume.readers.limits import MAX_UNZIPPED_BYTES, MAX_ZIP_MEMBERS, MAX_ZIP_RATIO
from coach.resume.readers.plain import looks_like_text

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_INSTEAD = "Save it as PDF, DOCX or plain text, or paste the text."
_DAMAGED_ZIP = "This file is damaged and can't be opened. Save it again as DOCX or PDF, or paste the text."
_NOUNS = {
    "pdf": "a PDF",
    "docx": "a Word document",
    "json": "JSON",
    "markdown": "Markdown",
    "text": "plain text",
}
_SUFFIXES = {
    ".pdf": "pdf",
    ".docx": "docx",
    ".doc": "docx",
    ".json": "json",
    ".md": "markdown",
    ".txt": "text",
}
_OTHER_ZIP = (
    ("xl/workbook.xml", "an Excel workbook"),
    ("ppt/presentation.xml", "a PowerPoint presentation"),
    ("mimetype", "an OpenDocument or e-book file"),
    ("Index/Document.iwa", "an Apple Pages document"),
)


def kind_of(data: bytes, name: str) -> str:
    """One of "pdf", "docx", "json", "markdown", "text"; raises DocumentError naming what else it seems to be."""
    start = data[:1024]
    if b"%PDF-" in start:
        return "pdf"
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        check_zip(data)
        return "docx"
    if start.startswith(_OLE):
        raise DocumentError(
            "This seems to be an old Word document (.doc) or a protected Office file. "
            "Open it and save it as DOCX or PDF without a password, or paste the text."
        )
    if start.lstrip().startswith(b"{\\rtf"):
        raise DocumentError(f"This seems to be a rich text file (.rtf). {_INSTEAD}")
    if not looks_like_text(data):
        raise DocumentError(f"This seems to be {_named(data)}, not a résumé I can read. {_INSTEAD}")
    return _text_kind(start, PurePath(name).suffix.lower())


def _text_kind(start: bytes, suffix: str) -> str:
    head = start.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if head.startswith((b"<!doctype html", b"<html")):
        raise DocumentError(f"This seems to be a web page. {_INSTEAD}")
    if suffix == ".json" or looks_like_json(head.decode("latin-1")):
        return "json"
    return "markdown" if suffix in (".md", ".markdown") else "text"


def looks_like_json(text: str) -> bool:
    """Whether text starts as a JSON object with a key does."""
    return bool(re.match(r'\s*\{\s*"[^"\n]*"\s*:', text[:1000]))


def misnamed(kind: str, name: str) -> str | None:
    """A note when a file's name says another kind than its content; None when they agree or the name says nothing."""
    said = _SUFFIXES.get(PurePath(name).suffix.lower())
    if said is None or said == kind or {said, kind} == {"text", "markdown"}:
        return None
    return f"The file is named as {_NOUNS[said]} but is {_NOUNS[kind]}: it was read as that."


def _named(data: bytes) -> str:
    """A plain name for a file of another kind, such as "an image (.png)"."""
    # Only for files we refuse; reading one needs none of its tables.
    import puremagic

    try:
        found = puremagic.magic_string(data[:4096])
    except (puremagic.PureError, ValueError):
        found = []
    if not found:
        return "a file of an unknown kind"
    best = found[0]
    family = (best.mime_type or "").split("/")[0]
    noun = {"image": "an image", "video": "a video", "audio": "a sound recording"}.get(family, "another kind of file")
    return f"{noun} ({best.extension})" if best.extension else noun


def check_zip(data: bytes) -> None:
    """Refuse a package that is damaged, unpacks to far more than its size, or is not a Word document."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError, OSError, UnicodeDecodeError):
        raise DocumentError(_DAMAGED_ZIP) from None
    total = sum(member.file_size for member in members)
    if (
        len(members) > MAX_ZIP_MEMBERS
        or total > MAX_UNZIPPED_BYTES
        or total > MAX_ZIP_RATIO * max(1, len(data))
        or any(m.file_size > MAX_ZIP_RATIO * max(1024, m.compress_size) for m in members)
    ):
        raise DocumentError(
            f"This file unpacks to more than {MAX_UNZIPPED_BYTES // 2**20} MB or {MAX_ZIP_RATIO} times its size, "
            "which no résumé needs. Save it again as DOCX or PDF, or paste the text."
        )
    names = {member.filename for member in members}
    if any(member.flag_bits & 1 for member in members):
        raise DocumentError("This file is protected with a password. Save a copy without one, or paste the text.")
    if "[Content_Types].xml" in names and any(name.startswith("word/") for name in names):
        return
    noun = next((what for part, what in _OTHER_ZIP if part in names), "a ZIP archive")
    raise DocumentError(f"This seems to be {noun}. {_INSTEAD}")
