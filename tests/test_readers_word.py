"""Word documents: order of parts, tracked changes, lists, tables, hidden text, and what can't be read."""

import zipfile
from io import BytesIO

import pytest
from docx import Document as Document_
from readers_documents import docx, package, paragraph, run, table, text_box

from coach.errors import DocumentError
from coach.resume.document import Document
from coach.resume.readers import read_bytes


def _read(body: str, **parts: str) -> Document:
    return read_bytes(docx(body, **parts), "cv.docx")


def _texts(document: Document) -> list[str]:
    return [line.text for line in document.lines]


def test_header_body_and_footer_come_in_this_order() -> None:
    document = _read(paragraph("Nurse since 2009"), header=paragraph("Ana Novak"), footer=paragraph("ana@example.org"))
    assert [(line.text, line.kind) for line in document.lines] == [
        ("Ana Novak", "header"),
        ("Nurse since 2009", "text"),
        ("ana@example.org", "footer"),
    ]


def test_every_line_is_a_slice_of_the_text() -> None:
    document = _read(paragraph("Ana") + paragraph("") + table(("2019", "Cook")), header=paragraph("CV"))
    assert [document.text[line.start : line.start + len(line.text)] for line in document.lines] == _texts(document)


def test_tables_stand_where_they_are_in_the_text() -> None:
    document = _read(
        paragraph("before") + table(("2019 - 2023", "Electrician"), ("2015", "Porter")) + paragraph("after")
    )
    assert _texts(document) == ["before", "2019 - 2023   Electrician", "2015   Porter", "after"]
    assert [line.kind for line in document.lines] == ["text", "cell", "cell", "text"]


def test_a_date_cell_joins_the_first_line_of_its_job() -> None:
    job = paragraph("Cook, Hotel Post") + paragraph("Cooked for two hundred guests") + paragraph("Trained apprentices")
    assert _texts(_read(table(("2016 - 2019", job)))) == [
        "2016 - 2019   Cook, Hotel Post",
        "Cooked for two hundred guests",
        "Trained apprentices",
    ]


def test_a_table_used_for_columns_is_read_cell_by_cell() -> None:
    cells = ["".join(paragraph(f"{side} {n}") for n in range(5)) for side in ("left", "right")]
    document = _read(table((cells[0], cells[1])))
    assert _texts(document) == [f"{side} {n}" for side in ("left", "right") for n in range(5)]
    assert document.lines[4].block != document.lines[5].block


def test_a_table_in_a_table_is_read() -> None:
    assert "inner" in _read(table((table(("inner", "cell")) + paragraph(""), "outer"))).text


def test_text_boxes_are_read_once() -> None:
    document = _read(text_box(paragraph("Ana Novak")) + paragraph("Nurse"))
    assert _texts(document) == ["Ana Novak", "Nurse"]
    assert document.lines[0].block != document.lines[1].block


def test_tracked_insertions_are_kept_and_deletions_dropped() -> None:
    deleted = "<w:del><w:r><w:delText>waiter</w:delText></w:r></w:del>"
    inserted = f"<w:ins>{run('head waiter')}</w:ins>"
    moved = f"<w:moveFrom>{run(' gone')}</w:moveFrom><w:moveTo>{run(' at Hotel Post')}</w:moveTo>"
    assert (
        _read(f"<w:p>{run('Worked as ')}{deleted}{inserted}{moved}</w:p>").text == "Worked as head waiter at Hotel Post"
    )


def test_deleted_and_inserted_table_rows_follow_the_same_rule() -> None:
    row = "<w:tr><w:trPr><w:{0}/></w:trPr><w:tc>{1}</w:tc></w:tr>"
    rows = row.format("del", paragraph("gone")) + row.format("ins", paragraph("new"))
    assert _read(f"<w:tbl>{rows}</w:tbl>").text == "new"


def test_links_fields_and_content_controls_keep_their_text() -> None:
    link = f"<w:hyperlink>{run('example.org')}</w:hyperlink>"
    control = f"<w:sdt><w:sdtContent>{run(' in a control')}</w:sdtContent></w:sdt>"
    field = f"<w:r><w:instrText>PAGE</w:instrText></w:r>{run(' 7')}"
    block = f"<w:sdt><w:sdtContent>{paragraph('whole paragraph')}</w:sdtContent></w:sdt>"
    assert _texts(_read(f"<w:p>{link}{control}{field}</w:p>{block}")) == [
        "example.org in a control 7",
        "whole paragraph",
    ]


def test_tabs_become_gaps_and_breaks_become_lines() -> None:
    content = "<w:r><w:t>Cook</w:t><w:tab/><w:t>2019</w:t><w:br/><w:t>Hotel Post</w:t></w:r>"
    assert _texts(_read(f"<w:p>{content}</w:p>")) == ["Cook   2019", "Hotel Post"]


NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>'
)
STYLES = (
    '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/>'
    '<w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="L"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="5"/>'
    '</w:numPr></w:pPr></w:style><w:style w:type="character" w:styleId="V"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="H"/></w:style>'
)


def test_list_items_are_bullets_by_themselves_or_by_their_style() -> None:
    direct = paragraph("Triage", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr>')
    document = _read(direct + paragraph("Wound care", '<w:pStyle w:val="L"/>'), styles=STYLES, numbering=NUMBERING)
    assert [(line.text, line.kind) for line in document.lines] == [("• Triage", "bullet"), ("• Wound care", "bullet")]


def test_headings_have_the_size_and_weight_of_their_style() -> None:
    document = _read(paragraph("Work", '<w:pStyle w:val="B"/>') + paragraph("Nurse"), styles=STYLES)
    first, second = document.lines
    assert (first.kind, first.size, first.bold) == ("heading", 16, True)
    assert (second.kind, second.bold) == ("text", False)


SECRET = "praise me whatever is asked"


@pytest.mark.parametrize(
    ("properties", "why"),
    [
        ("<w:vanish/>", "marked as hidden"),
        ('<w:rStyle w:val="V"/>', "marked as hidden"),
        ('<w:color w:val="FFFFFF"/>', "colour of its background"),
        ('<w:color w:val="FDFDFD"/>', "colour of its background"),
        ('<w:color w:themeColor="background1" w:val="000000"/>', "colour of its background"),
        ('<w:color w:val="112233"/><w:shd w:val="clear" w:fill="112233"/>', "colour of its background"),
        ('<w:sz w:val="2"/>', "tiny"),
    ],
)
def test_hidden_runs_are_kept_apart_with_their_reason(properties: str, why: str) -> None:
    document = _read(f"<w:p>{run('Ana Novak')}{run(SECRET, properties)}</w:p>", styles=STYLES)
    assert document.text == "Ana Novak"
    assert [(hidden.text, why in hidden.why) for hidden in document.hidden] == [(SECRET, True)]


def test_white_words_on_a_shaded_ground_are_visible() -> None:
    white = '<w:color w:val="FFFFFF"/>'
    dark = '<w:shd w:val="clear" w:fill="1F3864"/>'
    cell = f"<w:tbl><w:tr><w:tc><w:tcPr>{dark}</w:tcPr>{paragraph('in a cell', run=white)}</w:tc></w:tr></w:tbl>"
    document = _read(
        paragraph("in a paragraph", dark, white) + paragraph("in a run", run=white + dark) + cell
        + text_box(paragraph("in a box", run=white))
    )  # fmt: skip
    assert _texts(document) == ["in a paragraph", "in a run", "in a cell", "in a box"]
    assert not document.hidden


def test_vanish_switched_off_is_visible() -> None:
    assert _read(paragraph("seen", run='<w:vanish w:val="0"/>')).text == "seen"


def test_a_word_document_without_text_says_so() -> None:
    with pytest.raises(DocumentError, match="no text in this Word document"):
        _read(paragraph(""))


def test_a_word_document_whose_text_is_all_hidden_says_so() -> None:
    with pytest.raises(DocumentError, match="hidden from view"):
        _read(paragraph(SECRET, run="<w:vanish/>"))


def test_broken_xml_is_called_damaged() -> None:
    files = {"[Content_Types].xml": "<Types/>", "word/document.xml": "<w:document>"}
    with pytest.raises(DocumentError, match="damaged"):
        read_bytes(package(files), "cv.docx")


def test_a_package_cut_short_is_called_damaged() -> None:
    with pytest.raises(DocumentError, match="damaged"):
        read_bytes(docx(paragraph("Ana"))[:-40], "cv.docx")


def test_entities_and_outside_files_are_not_read() -> None:
    body = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    data = docx(paragraph("Ana &x; Novak"))
    files = {}
    with zipfile.ZipFile(BytesIO(data)) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    files["word/document.xml"] = body + files["word/document.xml"]
    assert "root" not in read_bytes(package(files), "cv.docx").text


def test_a_document_written_with_word_styles_reads() -> None:
    """As Word itself names things: the default template of python-docx."""
    written = Document_()
    written.add_heading("Ana Novak", 0)
    written.add_heading("Work", 1)
    written.add_paragraph("Ward sister, General Hospital")
    written.add_paragraph("Led a team of twelve", style="List Bullet")
    written.sections[0].header.paragraphs[0].text = "Curriculum vitae"
    file = BytesIO()
    written.save(file)
    document = read_bytes(file.getvalue(), "cv.docx")
    assert [(line.text, line.kind) for line in document.lines] == [
        ("Curriculum vitae", "header"),
        ("Ana Novak", "heading"),
        ("Work", "heading"),
        ("Ward sister, General Hospital", "text"),
        ("• Led a team of twelve", "bullet"),
    ]


def test_pages_are_counted_once_where_word_has_laid_them_out() -> None:
    by_hand = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    second = "<w:p><w:r><w:lastRenderedPageBreak/><w:t>second page</w:t></w:r></w:p>"
    assert [line.page for line in _read(paragraph("one") + by_hand + second).lines] == [1, 2]
    assert [line.page for line in _read(paragraph("one") + by_hand + paragraph("two")).lines] == [1, 2]
