"""The readers on real documents beside the project."""

import re
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest

from coach.errors import DocumentError
from coach.resume.document import Document
from coach.resume.readers import read


def _files(shared_data: Path, pattern: str) -> list[Path]:
    found = sorted((shared_data / "resumes" / "files").glob(pattern))
    if not found:
        pytest.skip(f"no {pattern} among the shared documents")
    return found


def _read(shared_data: Path, name: str) -> Document:
    return read(_files(shared_data, name)[0])


def test_every_document_with_text_reads(shared_data: Path) -> None:
    for path in _files(shared_data, "*.*"):
        if not path.stem.endswith("_scan"):
            document = read(path)
            assert len(document.text) > 300, path.name
            for line in document.lines:
                assert document.text[line.start : line.start + len(line.text)] == line.text


def test_every_json_resume_reads(shared_data: Path) -> None:
    for path in sorted((shared_data / "resumes" / "json-resume").glob("*.json")):
        assert read(path).json_resume


def test_scans_get_the_sentence(shared_data: Path) -> None:
    for path in _files(shared_data, "*_scan.pdf"):
        with pytest.raises(DocumentError, match=r"no text in this PDF \(\d pages? looks? like"):
            read(path)


def test_visible_words_of_pdfs_are_kept(shared_data: Path) -> None:
    """Against the words pdfium itself lists, letters only and hyphens aside: 99.5 in a hundred."""
    kept = total = 0
    for path in _files(shared_data, "*.pdf"):
        if path.stem.endswith("_scan"):
            continue
        with pypdfium2.PdfDocument(path) as pdf:
            raw = " ".join(pdf[i].get_textpage().get_text_range() for i in range(len(pdf)))
        listed = _letters(re.sub(r"[\x02\ufffe-]\s*", "", raw))
        found = _letters(re.sub(r"-\s*", "", read(path).text))
        total += listed.total()
        kept += (listed & found).total()
    assert kept / total >= 0.995


def _letters(text: str) -> Counter[str]:
    return Counter(re.findall(r"[a-z0-9]{2,}", text.lower()))


@pytest.mark.parametrize(
    ("name", "in_order"),
    [
        ("rendercv_Classic.pdf", ["Nexus AI", "June 2023 – present", "• Built foundation", "NVIDIA Research"]),
        ("rendercv_Moderncv.pdf", ["June 2023 – present   Co-Founder & CTO, Nexus AI", "• Built foundation"]),
        ("rendercv_Sb2nov.pdf", ["Education", "Princeton University", "Experience", "Nexus AI"]),
        (
            "reactive_azurill.pdf",
            ["Technical Skills", "Awards & Recognition", "Online Presence", "Cascade Studios   Sea"],
        ),
        (
            "reactive_gengar.pdf",
            ["Sarah Martinez", "Certifications", "Languages", "Passionate game", "Cascade Studios"],
        ),
        ("latexcv_sidebar.pdf", ["Recruited team members", "EDUCATION", "Semester Abroad", "CONTACT", "TOOLS"]),
        ("latexcv_two_column.pdf", ["Education", "Bachelor Studies", "Summary", "Experience", "IT Consultant for IBM"]),
        ("latexcv_infographics.pdf", ["10/2018 Software Engineer @UB", "10/2007 Bachelor Studies"]),
        ("srbhr_*two-column.pdf", ["Software Engineer   Jul 2019 - May 2021", "PROJECTS", "EDUCATION", "SKILLS"]),
        ("tabiya_clean-academic-cv.pdf", ["2020–25∗   Ph.D., Your Field", "2024   Fancy NSF Grant"]),
        ("tabiya_simple-timeline.docx", ["ANTHONY DAVIES", "Web Developer - 09/2019", "• Cooperate", "Columbia"]),
        ("tabiya_chinese-cv.docx", ["张伟", "清华大学", "软件工程师", "• 开发"]),
    ],
)
def test_documents_are_read_in_the_order_a_person_sees(shared_data: Path, name: str, in_order: list[str]) -> None:
    text = _read(shared_data, name).text
    places = [text.find(part) for part in in_order]
    assert -1 not in places
    assert places == sorted(places)
