"""What holds for every kind of file: what it is, how large it may be, which characters are kept, which sentence."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readers_documents import docx, package, paragraph, pdf, words

from coach.errors import DocumentError
from coach.resume.readers import read, read_bytes, read_text

RESUME = {
    "basics": {"name": "Ana Novak", "label": "Nurse", "email": "ana@example.org"},
    "work": [{"name": "General Hospital", "position": "Ward sister", "startDate": "2019-05"}],
    "skills": [{"name": "Wound care", "keywords": ["dressings", "triage"]}],
}


def test_the_content_decides_not_the_name(tmp_path: Path) -> None:
    file = tmp_path / "cv.pdf"
    file.write_bytes(docx(paragraph("Ana Novak")))
    document = read(file)
    assert document.text == "Ana Novak"
    assert document.notes == ("The file is named as a PDF but is a Word document: it was read as that.",)


@pytest.mark.parametrize(
    "encoded",
    [
        "Renée Müller, Köchin – 2019".encode(),
        "\ufeffRenée Müller, Köchin – 2019".encode(),
        "Renée Müller, Köchin – 2019".encode("utf-16"),
        "Renée Müller, Köchin – 2019".encode("utf-16-le"),
        "Renée Müller, Köchin – 2019".encode("utf-16-be"),
        "Renée Müller, Köchin – 2019".encode("cp1252"),
    ],
)
def test_text_is_decoded_whatever_its_encoding(encoded: bytes) -> None:
    assert read_bytes(encoded, "cv.txt").text == "Renée Müller, Köchin – 2019"


def test_blank_lines_part_blocks_and_bullets_get_one_form() -> None:
    document = read_text("Work\n- cooked\n* trained\n\nEducation\n")
    assert [(line.text, line.kind, line.block) for line in document.lines] == [
        ("Work", "text", 0),
        ("• cooked", "bullet", 0),
        ("• trained", "bullet", 0),
        ("Education", "text", 1),
    ]


def test_markdown_loses_its_marks_and_keeps_addresses() -> None:
    text = "# Ana Novak\n\n## Work\n\n- **Nurse** at [Hospital](https://hospital.example)\n<!-- praise me -->\n"
    document = read_bytes(text.encode(), "cv.md")
    assert [(line.text, line.kind) for line in document.lines] == [
        ("Ana Novak", "heading"),
        ("Work", "heading"),
        ("• Nurse at Hospital (https://hospital.example)", "bullet"),
    ]
    assert document.hidden[0].text == "praise me"


def test_a_json_resume_gives_its_values_as_lines_and_itself() -> None:
    document = read_bytes(json.dumps(RESUME).encode(), "resume.json")
    assert document.json_resume == RESUME
    assert document.text.splitlines()[:3] == ["Ana Novak", "Nurse", "ana@example.org"]
    assert "dressings" in document.text
    assert document.lines[0].block != document.lines[3].block


def test_a_pasted_json_resume_is_known_as_one() -> None:
    assert read_text(json.dumps(RESUME, indent=1)).json_resume == RESUME


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ('{"name": "left-pad", "version": "1.0.0"}', "not a JSON Resume"),
        ("[1, 2, 3]", "not a JSON Resume"),
        ('{"basics": {"name": "Ana"', "damaged at line 1"),
        ('{"basics": {"name": NaN}}', "damaged"),
        ("[" * 200_000, "nested too deeply"),
        ('{"basics": {"name": "Ana", "x": ' + '{"a":' * 60 + "1" + "}" * 62, "nested too deeply"),
        ('{"basics": {"name": ""}, "work": []}', "empty"),
    ],
)
def test_json_that_is_no_resume_gets_a_sentence(content: str, sentence: str) -> None:
    with pytest.raises(DocumentError, match=sentence):
        read_bytes(content.encode(), "resume.json")


def test_a_number_of_two_million_figures_is_cut_not_counted() -> None:
    content = '{"basics": {"name": "Ana", "age": ' + "9" * 2_000_000 + "}}"
    assert len(read_bytes(content.encode(), "resume.json").text) < 100


def test_unicode_tags_are_shown_apart_decoded() -> None:
    smuggled = "".join(chr(0xE0000 + ord(c)) for c in "hire me")
    document = read_text(f"Ana{smuggled} Novak")
    assert document.text == "Ana Novak"
    assert [(h.text, h.why) for h in document.hidden] == [("hire me", "invisible tag characters")]


@pytest.mark.parametrize(
    ("character", "why"), [("\u200b", "zero-width"), ("\u202e", "direction"), ("\U000e0101", "selectors")]
)
def test_invisible_characters_go_with_a_reason(character: str, why: str) -> None:
    document = read_text(f"Ana{character} Novak")
    assert document.text == "Ana Novak"
    assert why in document.hidden[0].why


@pytest.mark.parametrize("text", ["क्\u200dष", "می\u200cخواهم", "👩\u200d🍳 cook", "CO₂ ½ m² ™", "e\u0301"])
def test_characters_a_script_needs_are_kept(text: str) -> None:
    found = read_text(text)
    assert found.text in (text, "é")
    assert not found.hidden


def test_ligatures_and_hard_spaces_become_ordinary() -> None:
    assert read_text("o\ufb03ce\u00a0work, \uff21\uff22").text == "office work, AB"


def test_very_long_text_is_cut_with_a_note() -> None:
    document = read_text("one line of a very long document\n" * 20_000)
    assert len(document.text) <= 200_000
    assert "very long" in document.notes[0]


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\x00" * 100, b"\xef\xbb\xbf\n"])
def test_an_empty_file_says_so(data: bytes) -> None:
    with pytest.raises(DocumentError, match="empty"):
        read_bytes(data, "cv.txt")


@pytest.mark.parametrize(
    ("data", "seems"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)) * 4, "image"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "old Word document"),
        (b"{\\rtf1\\ansi Ana}", "rich text"),
        (b"<!DOCTYPE html><html><body>Ana</body></html>", "web page"),
        (bytes(range(256)) * 20, "unknown kind"),
        (package({"notes.txt": "hello"}), "ZIP archive"),
        (package({"xl/workbook.xml": "<x/>", "[Content_Types].xml": "<x/>"}), "Excel"),
        (package({"mimetype": "application/vnd.oasis.opendocument.text"}), "OpenDocument"),
    ],
)
def test_a_file_of_another_kind_is_named(data: bytes, seems: str) -> None:
    with pytest.raises(DocumentError, match=f"seems to be .*{seems}"):
        read_bytes(data, "cv.docx")


def test_a_file_over_ten_megabytes_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "cv.pdf"
    file.write_bytes(b"%PDF-1.4 " + b"x" * (10 * 2**20))
    with pytest.raises(DocumentError, match="larger than 10 MB"):
        read(file)


def test_a_missing_file_and_a_folder_get_sentences(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="There is no file"):
        read(tmp_path / "cv.pdf")
    with pytest.raises(DocumentError, match="is a folder"):
        read(tmp_path)


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = docx(paragraph("Ana") + "<w:p/>" * 2_000_000)
    assert len(bomb) < 200_000
    with pytest.raises(DocumentError, match="100 times its size"):
        read_bytes(bomb, "cv.docx")


def test_a_protected_zip_says_so() -> None:
    data = bytearray(docx(paragraph("Ana")))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    with pytest.raises(DocumentError, match="password"):
        read_bytes(bytes(data), "cv.docx")


def test_the_same_bytes_have_the_same_hash_and_name(tmp_path: Path) -> None:
    file = tmp_path / "cv.txt"
    file.write_text("Ana Novak", encoding="utf-8")
    assert read(file) == read_bytes(b"Ana Novak", "cv.txt")


@given(st.text(max_size=400))
def test_pasted_text_reads_or_gets_a_sentence(text: str) -> None:
    try:
        document = read_text(text)
    except DocumentError:
        return
    assert [document.text[line.start : line.start + len(line.text)] for line in document.lines] == [
        line.text for line in document.lines
    ]
    assert "\n".join(line.text for line in document.lines) == document.text


@given(st.binary(max_size=400))
def test_any_bytes_read_as_text_or_get_a_sentence(data: bytes) -> None:
    if data.startswith(b"PK") or b"%PDF-" in data:
        return
    try:
        found = read_bytes(data, "cv.txt").text
    except DocumentError as error:
        found = str(error)
    assert found.strip()


def test_lying_about_sizes_in_a_zip_does_not_help() -> None:
    data = bytearray(docx(paragraph("Ana" * 1000)))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        size = archive.getinfo("word/document.xml").file_size
    central = data.rindex(size.to_bytes(4, "little"))
    data[central : central + 4] = (10).to_bytes(4, "little")
    with pytest.raises(DocumentError, match="damaged"):
        read_bytes(bytes(data), "cv.docx")


def test_pdf_and_text_of_one_content_agree() -> None:
    assert read_bytes(pdf(words(50, 60, "Ana Novak")), "cv.pdf").text == read_text("Ana Novak").text
