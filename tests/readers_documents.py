"""Small PDF and DOCX files for the tests of the readers, written here from scratch."""

import io
import zipfile

FONTS = {"F1": "Helvetica", "F2": "Helvetica-Bold"}
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_HEBREW = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def 1 begincodespacerange <00> <FF> "
    "endcodespacerange 1 beginbfrange <41> <5A> <05D0> endbfrange endcmap end end"
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    f'xmlns:r="{_OFFICE}"'
)


def words(x: float, y: float, text: str, size: float = 10, font: str = "F1", before: str = "0 g 0 Tr") -> str:
    """PDF operators that set a line of text at (x, y) from the top left of an A4 page."""
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT {before} /{font} {size} Tf {x} {842 - y} Td ({escaped}) Tj ET\n"


def right(x1: float, y: float, text: str, size: float = 10) -> str:
    """A line of text that ends at x1; exact for figures, spaces, hyphens and slashes."""
    widths = {" ": 0.278, "-": 0.333, "/": 0.278}
    return words(x1 - size * sum(widths.get(c, 0.556) for c in text), y, text, size)


def box(x: float, y: float, width: float, height: float, colour: str = "0 0 0.4 rg") -> str:
    """A filled rectangle whose top left corner is (x, y)."""
    return f"{colour} {x} {842 - y - height} {width} {height} re f\n"


def pdf(
    *pages: str, trailer: str = "", producer: str = "", form: str = "", page: str = "", hebrew: bool = False
) -> bytes:
    """A PDF with one A4 page per content stream; pages may draw `form` as /X1. `page` goes into their dictionaries.

    With `hebrew`, the capital letters of both fonts stand for the Hebrew alphabet.
    """
    count = len(pages)
    letters = f"/ToUnicode {3 + 2 * count + bool(form)} 0 R" if hebrew else ""
    fonts = " ".join(
        f"/{key} << /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding {letters} >>"
        for key, name in FONTS.items()
    )
    drawn = f"/XObject << /X1 {3 + 2 * count} 0 R >>" if form else ""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{3 + 2 * i} 0 R" for i in range(count))
    objects.append(f"<< /Type /Pages /Count {count} /Kids [{kids}] >>")
    for index, content in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {4 + 2 * index} 0 R "
            f"/Resources << /Font << {fonts} >> {drawn} >> {page} >>"
        )
        objects.append(f"<< /Length {len(content.encode('cp1252'))} >>\nstream\n{content}\nendstream")
    if form:
        objects.append(
            f"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << {fonts} >> >> "
            f"/Length {len(form.encode('cp1252'))} >>\nstream\n{form}\nendstream"
        )
    if hebrew:
        objects.append(f"<< /Length {len(_HEBREW)} >>\nstream\n{_HEBREW}\nendstream")
    if producer:
        objects.append(f"<< /Producer ({producer}) >>")
        trailer += f" /Info {len(objects)} 0 R"
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252"))
    start = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    out.write("".join(f"{offset:010d} 00000 n \n" for offset in offsets).encode())
    out.write(f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def encrypted_pdf() -> bytes:
    """A PDF that wants a password nobody knows."""
    keys = f"/O <{'5a' * 32}> /U <{'a5' * 32}>"
    return pdf(
        words(50, 50, "secret"),
        trailer=f"/ID [<{'00' * 16}> <{'00' * 16}>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -44 {keys} >>",
    )


def image_pdf() -> bytes:
    """A page that is nothing but a picture."""
    picture = "q 500 0 0 700 50 50 cm BI /W 2 /H 2 /CS /G /BPC 8 ID \x00\x7f\x7f\x00 EI Q".replace("\x7f", "\x60")
    return pdf(picture)


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    """A Word paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{_run(text, run)}</w:p>"


def _run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def run(text: str, properties: str = "") -> str:
    """A Word run."""
    return _run(text, properties)


def table(*rows: tuple[str, ...]) -> str:
    """A Word table; each cell is given as its paragraphs' XML or as plain text."""

    def cell(content: str) -> str:
        return f"<w:tc>{content if content.startswith('<') else paragraph(content)}</w:tc>"

    lines = ("".join(cell(c) for c in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{line}</w:tr>" for line in lines) + "</w:tbl>"


def text_box(*paragraphs: str) -> str:
    """A paragraph that anchors a text box, with the fallback Word writes beside it."""
    inside = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><wps:txbx>"
        f"{inside}</wps:txbx></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{inside}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def docx(body: str, header: str = "", footer: str = "", styles: str = "", numbering: str = "") -> bytes:
    """A DOCX package around the XML of a body."""
    parts = {"header": header, "footer": footer}
    links = "".join(
        f'<Relationship Id="{name}1" Type="{_OFFICE}/{name}" Target="{name}1.xml"/>' for name, x in parts.items() if x
    )
    references = "".join(f'<w:{name}Reference w:type="default" r:id="{name}1"/>' for name, x in parts.items() if x)
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" Type="{_OFFICE}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {W} {_DRAWING}><w:body>{body}<w:sectPr>{references}</w:sectPr></w:body>"
        "</w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{links}'
        f'<Relationship Id="s" Type="{_OFFICE}/styles" Target="styles.xml"/>'
        f'<Relationship Id="n" Type="{_OFFICE}/numbering" Target="numbering.xml"/></Relationships>',
        "word/styles.xml": f"<w:styles {W}>{styles}</w:styles>",
        "word/numbering.xml": f"<w:numbering {W}>{numbering}</w:numbering>",
    }
    for name, content in parts.items():
        if content:
            tag = "hdr" if name == "header" else "ftr"
            files[f"word/{name}1.xml"] = f"<w:{tag} {W} {_DRAWING}>{content}</w:{tag}>"
    return package(files)


def package(files: dict[str, str]) -> bytes:
    """A ZIP of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()
