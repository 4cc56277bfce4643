"""What is read of an OpenDocument text, and what is left out."""

import io

import pytest

from backfile.importer.documents import NotADocument, Paragraph, read_odt
from tests.importer.documents.samples import odt


def read(body: str) -> list[str]:
    return [paragraph.text for paragraph in read_odt(io.BytesIO(odt(body))).paragraphs]


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ("<text:p>One</text:p><text:p>Two</text:p>", ["One", "Two"]),
        ("<text:p>a<text:tab/>b<text:line-break/>c<text:s text:c='2'/>d</text:p>", ["a\tb\nc  d"]),
        ("<text:list><text:list-item><text:p>item</text:p></text:list-item></text:list>", ["item"]),
        ("<text:tracked-changes><text:p>old</text:p></text:tracked-changes><text:p>new</text:p>", ["new"]),
        ("<text:p>said<office:annotation><text:p>a comment</text:p></office:annotation> so</text:p>", ["said so"]),
        ("<text:p>x<draw:frame><draw:text-box><text:p>boxed</text:p></draw:text-box></draw:frame></text:p>",
         ["x", "boxed"]),
        ("<table:table><table:table-row><table:table-cell><text:p>Year</text:p></table:table-cell><table:table-cell>"
         "<text:p>Ships</text:p></table:table-cell></table:table-row></table:table>", ["Year\tShips"]),
    ],
)  # fmt: skip
def test_the_text_is_read_as_it_is_shown(body: str, texts: list[str]) -> None:
    assert read(body) == texts


def test_headings_and_bold_go_by_level_and_style() -> None:
    styles = (
        '<style:style style:name="P1" style:parent-style-name="Title"/>'
        '<style:style style:name="T1"><style:text-properties fo:font-weight="bold" fo:font-size="14pt"/></style:style>'
    )
    body = '<text:h text:outline-level="2" text:style-name="P1">Ports</text:h><text:p text:style-name="T1">x</text:p>'
    document = read_odt(io.BytesIO(odt(body, styles)))
    assert document.paragraphs == (Paragraph("Ports", 2, "p1"), Paragraph("x", 0, "t1", True, 14.0))


def test_notes_properties_and_pictures_are_kept() -> None:
    body = (
        "<text:p>Said<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p>"
        "</text:note-body></text:note>.<draw:image xlink:href='Pictures/a%20b.png'/></text:p>"
    )
    document = read_odt(io.BytesIO(odt(body, **{"Pictures/a b.png": b"made up"})))
    assert document.paragraphs[0].text == "Said[1]."
    assert document.notes == ("[1] A note.",)
    assert (document.title, document.author, document.keywords) == ("Harbour", "Ada Quill", ("ports",))
    assert [picture.data for picture in document.pictures] == [b"made up"]


def test_an_encrypted_one_says_so() -> None:
    manifest = "<m><file-entry><encryption-data/></file-entry></m>"
    with pytest.raises(NotADocument) as raised:
        read_odt(io.BytesIO(odt("<text:p>x</text:p>", **{"META-INF/manifest.xml": manifest})))
    assert raised.value.reason == "Needs a password"
