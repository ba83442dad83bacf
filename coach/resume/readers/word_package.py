"""The parts of a DOCX package that hold text or say how it looks."""

import io
import zipfile
import zlib
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from typing import Any

from lxml import etree

from coach.errors import DocumentError
from coach.resume.readers.word_styles import Styles, W, read_styles

_TOO_DEEP = (
    "This Word document is nested too deeply, or holds too large a piece, to be read. "
    "Copy its text into a new document, or paste the text."
)
_DAMAGED = "This Word document is damaged and can't be read. Open it, save it again as DOCX, or paste the text."
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(slots=True)
class Package:
    """The document's body with its styles, and its headers and footers, each once."""

    body: Any
    styles: Styles
    headers: list[Any]
    footers: list[Any]


def open_package(data: bytes) -> Package:
    """Parse the parts of a DOCX; raises DocumentError when a part we need is missing or damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _package(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError):
        raise DocumentError(_DAMAGED) from None


def _package(archive: zipfile.ZipFile) -> Package:
    main = next((t for kind, t in _related(archive, "").values() if kind == "officeDocument"), "word/document.xml")
    root = _part(archive, main)
    body = root.find(W + "body") if root is not None else None
    if body is None:
        raise DocumentError(_DAMAGED)
    related = _related(archive, main)
    by_kind = {kind: target for kind, target in related.values()}
    styles = read_styles(_part(archive, by_kind.get("styles")), _part(archive, by_kind.get("numbering")))
    headers = _margins(archive, body, related, "headerReference")
    return Package(body, styles, headers, _margins(archive, body, related, "footerReference"))


def _margins(archive: zipfile.ZipFile, body: Any, related: dict[str, tuple[str, str]], tag: str) -> list[Any]:
    targets: dict[str, None] = {}
    for reference in body.iter(W + tag):
        _, target = related.get(reference.get(_ID, ""), ("", ""))
        targets[target] = None
    roots = (_part(archive, target) for target in targets)
    return [root for root in roots if root is not None]


def _related(archive: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """The relations of a part: id to (kind, target inside the package)."""
    folder = dirname(part)
    root = _part(archive, join(folder, "_rels", part.removeprefix(folder).lstrip("/") + ".rels"))
    found = {}
    for relation in root.iterfind(_RELATIONS) if root is not None else ():
        target = relation.get("Target", "")
        inside = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
        if relation.get("TargetMode") != "External":
            found[relation.get("Id", "")] = relation.get("Type", "").rsplit("/", 1)[-1], inside
    return found


def _part(archive: zipfile.ZipFile, name: str | None) -> Any:
    """The root element of a part, or None when there is no such part."""
    if not name or name not in archive.NameToInfo:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(archive.read(name), parser)
    except etree.XMLSyntaxError as error:
        raise DocumentError(_TOO_DEEP if error.code == etree.ErrorTypes.ERR_RESOURCE_LIMIT else _DAMAGED) from None
