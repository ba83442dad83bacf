"""Files made to exhaust or crash a reader: each ends in a sentence or a cut document, within the limits."""

import io
import json
import random
import subprocess
import sys
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from readers_documents import W, docx, package, paragraph, pdf, run, table, words

from coach.errors import DocumentError
from coach.resume import sandbox
from coach.resume.readers import read_bytes, read_text
from coach.resume.readers.kinds import kind_of
from coach.resume.readers.pdf import read_pdf
from coach.resume.readers.pieces import Reading
from coach.resume.readers.word import read_word

SMALL_PDF = pdf(words(50, 60, "Ana Novak", 18, "F2") + words(50, 90, "\u2022 Nurse") + words(400, 90, "2019 - 2023"))
SMALL_DOCX = docx(
    paragraph("Ana Novak") + table(("2019", "Nurse")) + paragraph("seen", run="<w:vanish/>"), header=paragraph("CV")
)


def _read_or_refusal(data: bytes, name: str) -> str:
    """The text read, within the limit, or the sentence of a refusal."""
    try:
        text = read_bytes(data, name).text
    except DocumentError as error:
        return str(error)
    assert len(text) <= 200_000
    return text


def _stored(body: str) -> bytes:
    """A DOCX that is hardly compressed, so that only its content is a bomb."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
    return out.getvalue()


def test_a_document_of_many_paragraphs_is_cut_with_a_note() -> None:
    document = read_bytes(_stored("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 250_000), "cv.docx")
    assert len(document.lines) == 20_000
    assert any("very long" in note for note in document.notes)


def test_a_document_of_many_empty_paragraphs_is_refused() -> None:
    with pytest.raises(DocumentError, match="no text"):
        read_bytes(_stored("<w:p/>" * 1_500_000), "cv.docx")


def test_entities_that_multiply_are_refused() -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    document = (
        f'<!DOCTYPE d [<!ENTITY e0 "ha">{levels}]><w:document {W}><w:body>{paragraph("&e9;")}</w:body></w:document>'
    )
    with pytest.raises(DocumentError, match="too large a piece"):
        read_bytes(package({"[Content_Types].xml": "<Types/>", "word/document.xml": document}), "cv.docx")


def _nested(depth: int) -> bytes:
    return _stored("<w:tbl><w:tr><w:tc>" * depth + paragraph("deep") + "</w:tc></w:tr></w:tbl>" * depth)


@pytest.mark.parametrize("depth", [9, 60, 80])
def test_the_text_of_deeply_nested_tables_is_read(depth: int) -> None:
    assert read_bytes(_nested(depth), "cv.docx").text == "deep"


def test_tables_nested_beyond_what_is_read_are_refused_for_that() -> None:
    with pytest.raises(DocumentError, match="nested too deeply"):
        read_bytes(_nested(3_000), "cv.docx")


def test_text_inside_many_wrappers_is_read() -> None:
    body = (
        paragraph("deep")
        .replace("<w:r>", "<w:smartTag>" * 200 + "<w:r>")
        .replace("</w:r>", "</w:r>" + "</w:smartTag>" * 200)
    )
    assert read_bytes(_stored("<w:ins>" * 40 + body + "</w:ins>" * 40), "cv.docx").text == "deep"


@pytest.mark.parametrize("line", ["Cook at Acme Ltd since 2019. " * 9_000, "x" * 253_000])
def test_a_text_without_line_breaks_is_read_as_far_as_any_other(line: str) -> None:
    document = read_text(line)
    assert 199_000 < len(document.text) <= 200_000
    assert line.startswith(document.text)
    assert document.notes == (
        f"The document is very long: only its first {len(document.text):,} characters were read.",
    )


def test_styles_based_on_each_other_end() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{a}"><w:basedOn w:val="{b}"/></w:style>' for a, b in ("AB", "BA")
    )
    assert read_bytes(docx(paragraph("Ana", '<w:pStyle w:val="A"/>'), styles=styles), "cv.docx").text == "Ana"


def test_a_pdf_of_a_thousand_pages_is_cut() -> None:
    document = read_bytes(pdf(*["" if n else words(50, 60, "Ana") for n in range(1_000)]), "cv.pdf")
    assert (document.pages, document.text) == (1_000, "Ana")


def test_a_page_of_half_a_million_letters_is_cut_or_refused() -> None:
    line = words(50, 60, "abcdefghij " * 40, 4)
    assert _read_or_refusal(pdf(line * 1_200), "cv.pdf")


def test_a_page_as_large_as_a_field_is_read() -> None:
    data = pdf(words(50, 60, "Ana")).replace(b"[0 0 595 842]", b"[0 0 14400 14400]")
    assert read_bytes(data, "cv.pdf").text == "Ana"


@pytest.mark.parametrize("size", [b"[0 0 0 0]", b"[0 0 1 1]", b"[9 9 1 1]", b"[0 0 1e30 1e30]", b"[a b c d]"])
def test_a_page_without_a_sensible_size_ends_well(size: bytes) -> None:
    found = _read_or_refusal(pdf(words(50, 60, "Ana")).replace(b"[0 0 595 842]", size), "cv.pdf")
    assert found == "Ana" or "hidden from view" in found


def test_text_at_impossible_places_ends_well() -> None:
    data = pdf(words(1e30, -1e30, "far") + words(50, 60, "near") + words(50, 80, "huge", 1e9))
    assert "near" in read_bytes(data, "cv.pdf").text


def test_a_child_that_takes_too_long_is_stopped_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "_START", "import time; time.sleep(60)")
    with pytest.raises(DocumentError, match="took too long"):
        sandbox.read_in_child("pdf", SMALL_PDF, wall_seconds=0.5)


def test_a_child_that_writes_without_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "MAX_RESULT_BYTES", 1_000_000)
    monkeypatch.setattr(sandbox, "_START", "import sys\nwhile True: sys.stdout.write('x' * 65536)")
    with pytest.raises(DocumentError):
        sandbox.read_in_child("pdf", SMALL_PDF)


def test_a_child_that_crashes_gives_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "_START", "import os; os.abort()")
    with pytest.raises(DocumentError, match="damaged|took too long"):
        sandbox.read_in_child("pdf", SMALL_PDF)


def test_a_child_sees_no_settings_or_keys_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACH_API_KEY", "canary")
    monkeypatch.setattr(sandbox, "_START", "import json, os; print(json.dumps({'seen': str(dict(os.environ))}))")
    assert "canary" not in sandbox.read_in_child("pdf", b"")["seen"]


@pytest.mark.skipif(sys.platform != "linux", reason="memory limits differ between systems")
def test_the_child_limits_itself() -> None:
    code = (
        "from coach.resume.readers.child import _limit\nimport json, resource\n_limit()\n"
        "print(json.dumps([resource.getrlimit(getattr(resource, 'RLIMIT_' + n))[0]"
        " for n in ('AS', 'CPU', 'FSIZE', 'NOFILE')]))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert json.loads(found.stdout) == [1024**3, 10, 0, 64]


@pytest.mark.skipif(sys.platform != "linux", reason="memory limits differ between systems")
def test_a_child_that_wants_too_much_memory_gives_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    hungry = (
        "import sys; sys.path[:] = sys.argv[2:]\nfrom coach.resume.readers import child\n"
        "child._reader = lambda kind: lambda data: bytearray(2 * 1024**3)\nchild.main()"
    )
    monkeypatch.setattr(sandbox, "_START", hungry)
    with pytest.raises(DocumentError, match="too much memory"):
        sandbox.read_in_child("pdf", SMALL_PDF)


def test_two_readers_at_once_are_the_most() -> None:
    assert sandbox._AT_ONCE._initial_value == 2  # type: ignore[attr-defined]


def _mutated(data: bytes, seed: int, changes: int) -> bytes:
    chance = random.Random(seed)
    out = bytearray(data)
    for _ in range(changes):
        at = chance.randrange(len(out))
        kind = chance.randrange(4)
        if kind == 0:
            out[at] = chance.randrange(256)
        elif kind == 1:
            del out[at : at + chance.randrange(1, 20)]
        elif kind == 2:
            out[at:at] = out[at : at + chance.randrange(1, 40)]
        else:
            out[at : at + 1] = str(chance.choice([-1, 0, 2**31, 10**20])).encode()
        if not out:
            return data
    return bytes(out)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32), changes=st.integers(1, 12))
def test_a_mutated_pdf_reads_or_gets_a_sentence(seed: int, changes: int) -> None:
    try:
        reading = read_pdf(_mutated(SMALL_PDF, seed, changes))
    except DocumentError:
        return
    assert isinstance(reading, Reading)
    assert reading.payload()["text"] is not None


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32), changes=st.integers(1, 8))
def test_a_mutated_package_reads_or_gets_a_sentence(seed: int, changes: int) -> None:
    data = _mutated(SMALL_DOCX, seed, changes)
    try:
        kind_of(data, "cv.docx")
        found: object = read_word(data)
    except DocumentError as error:
        found = str(error)
    assert isinstance(found, Reading) or found


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32), changes=st.integers(1, 8))
def test_mutated_word_xml_reads_or_gets_a_sentence(seed: int, changes: int) -> None:
    sized = run("x", '<w:sz w:val="20"/>')
    body = paragraph("Ana", '<w:numPr><w:numId w:val="5"/></w:numPr>') + f"<w:p>{sized}</w:p>"
    with zipfile.ZipFile(io.BytesIO(docx(body + table(("a", "b"))))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files["word/document.xml"] = _mutated(files["word/document.xml"], seed, changes)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    try:
        found: object = read_word(out.getvalue())
    except DocumentError as error:
        found = str(error)
    assert isinstance(found, Reading) or found
