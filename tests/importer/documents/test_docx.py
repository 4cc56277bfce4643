"""What is read of a Word document, and what is left out."""

import io

import pytest

from backfile.importer.documents import NotADocument, Paragraph, read_docx
from tests.importer.documents.samples import RELATION, W, docx, heading, para


def read(body: str, **more: str | bytes) -> list[str]:
    return [paragraph.text for paragraph in read_docx(io.BytesIO(docx(body, **more))).paragraphs]


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        (para("One") + para("Two"), ["One", "Two"]),
        ("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t> c</w:t></w:r></w:p>", ["a\tb\nc"]),
        ("<w:p><w:hyperlink><w:r><w:t>linked</w:t></w:r></w:hyperlink></w:p>", ["linked"]),
        ("<w:p><w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del></w:p>",
         ["new"]),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>7</w:t></w:r></w:p>", ["7"]),
        (para("seen") + para("hidden", run="<w:vanish/>"), ["seen"]),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{para('controlled')}</w:sdtContent></w:sdt>", ["controlled"]),
        ("<w:p><w:r><w:ruby><w:rt><w:r><w:t>かん</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase>"
         "</w:ruby></w:r></w:p>", ["漢"]),
        ("<w:p><w:r><w:t>beside</w:t></w:r><w:r><m:Choice xmlns:m='m'><w:txbxContent>" + para("boxed")
         + "</w:txbxContent></m:Choice><m:Fallback xmlns:m='m'><w:txbxContent>" + para("boxed")
         + "</w:txbxContent></m:Fallback></w:r></w:p>", ["beside", "boxed"]),
    ],
)  # fmt: skip
def test_the_text_is_read_as_it_is_shown(body: str, texts: list[str]) -> None:
    assert read(body) == texts


def test_a_table_of_figures_is_a_line_a_row_and_one_for_looks_is_paragraphs() -> None:
    row = "<w:tr>" + "".join(f"<w:tc>{para(text)}</w:tc>" for text in ("Year", "Ships")) + "</w:tr>"
    looks = f"<w:tr><w:tc>{para('A long story. ' * 20)}</w:tc><w:tc>{para('Beside it')}</w:tc></w:tr>"
    assert read(f"<w:tbl>{row}{looks}</w:tbl>") == ["Year\tShips", ("A long story. " * 20).strip(), "Beside it"]


def test_headings_go_by_their_style_whatever_its_id() -> None:
    document = read_docx(io.BytesIO(docx(heading("Harbour opens") + para("x", '<w:pStyle w:val="Lead"/>'))))
    assert document.paragraphs == (
        Paragraph("Harbour opens", 1, "heading 1", True, 16.0),
        Paragraph("x", 1, "lead", True, 16.0),
    )


def test_the_properties_are_what_the_file_says_of_itself() -> None:
    document = read_docx(io.BytesIO(docx(para("x"))))
    assert (document.title, document.author, document.created) == ("Harbour", "Ada Quill", "2023-03-18T09:30:00Z")
    assert document.keywords == ("ports", "ships")


def test_a_note_is_kept_with_its_mark() -> None:
    notes = f"<w:footnotes {W}><w:footnote w:id='2'>{para('A note.')}</w:footnote></w:footnotes>"
    body = "<w:p><w:r><w:t>Said</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
    document = read_docx(io.BytesIO(docx(body, **{"footnotes.xml": notes})))
    assert document.paragraphs[0].text == "Said[1]"
    assert document.notes == ("[1] A note.",)


def test_a_picture_is_kept_at_its_place() -> None:
    relations = (
        f'<R><Relationship Id="rId1" Type="{RELATION}/image" Target="media/a.png"/>'
        f'<Relationship Id="rId2" Type="{RELATION}/image" Target="http://example.org/a.png" TargetMode="External"/></R>'
    )
    body = (
        para("x")
        + '<w:p><w:r><w:drawing><a:blip xmlns:a="a" r:embed="rId1"/>'
        + '<a:blip xmlns:a="a" r:embed="rId2"/></w:drawing></w:r></w:p>'
    )
    more = {"_rels/document.xml.rels": relations, "media/a.png": b"\x89PNG made up"}
    (picture,) = read_docx(io.BytesIO(docx(body, **more))).pictures
    assert (picture.after, picture.type, picture.data) == (1, "image/png", b"\x89PNG made up")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (docx(para("x"))[:-60], "Cut off"),
        (docx("<w:p>"), "Damaged"),
        (b"PK\x05\x06" + bytes(18), "Damaged"),
    ],
)
def test_what_is_none_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(NotADocument) as raised:
        read_docx(io.BytesIO(data))
    assert raised.value.reason == reason


def test_entities_are_not_followed() -> None:
    main = (
        f'<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/hostname">]><w:document {W}><w:body>'
        f"<w:p><w:r><w:t>a</w:t></w:r><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>"
    )
    texts = [part.text for part in read_docx(io.BytesIO(docx("", **{"document.xml": main}))).paragraphs]
    assert texts == ["a"]
