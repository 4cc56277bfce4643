"""What is read of RTF, and what is left out."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.importer.documents import NotADocument, Paragraph, read_rtf

FONTS = rb"{\fonttbl{\f0\fnil Arial;}{\f1\fnil\fcharset204 Arial;}{\f2\fnil\fcharset136 Ming;}}"
STYLES = rb"{\stylesheet{\s0 Normal;}{\s1\b heading 1;}{\*\cs2 Letter;}}"


def document(body: bytes) -> bytes:
    return rb"{\rtf1\ansi\ansicpg1252\deff0" + FONTS + STYLES + body + b"}"


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        (rb"One\par Two\par", ["One", "Two"]),
        (b"One\r\nline\\par\r\nTwo", ["Oneline", "Two"]),
        (rb"caf\'e9 \emdash  \ldblquote so\rdblquote", ["café — “so”"]),
        (rb"{\f1 \'cc\'e8\'f0}", ["Мир"]),
        (rb"{\f2 \'a4\'a4\'a4\'e5}", ["中文"]),
        (rb"\u20013?\u25991?", ["中文"]),
        (rb"\uc2\u20013\'a4\'a4\u25991\'a4\'e5.", ["中文."]),
        (rb"\uc0\u-10179\u-8704", ["😀"]),
        (rb"a{\v hidden}b{\deleted old}c", ["abc"]),
        (rb"{\header Page 1}{\footer x}text", ["text"]),
        (rb"{\field{\*\fldinst HYPERLINK x}{\fldrslt linked}}", ["linked"]),
        (rb"{\*\unknown {nested} words}text", ["text"]),
        (rb"\trowd\intbl Year\cell Ships\cell\row\pard after", ["Year\tShips", "after"]),
        (rb"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt boxed\par}}}", ["boxed"]),
        (rb"a\~b\_c\-d \{x\}", ["a\u00a0b\u2011cd {x}"]),
    ],
)
def test_the_text_is_read_as_it_is_shown(body: bytes, texts: list[str]) -> None:
    assert [paragraph.text for paragraph in read_rtf(document(body)).paragraphs] == texts


def test_headings_bold_and_size_go_by_style_and_letters() -> None:
    body = rb"\s1\outlinelevel0\b\fs32 Ports\par\pard\plain x"
    assert read_rtf(document(body)).paragraphs == (
        Paragraph("Ports", 1, "heading 1", True, 16.0),
        Paragraph("x", 0, "normal"),
    )


def test_notes_properties_and_pictures_are_kept() -> None:
    info = rb"{\info{\title Harbour}{\author Ada Quill}{\creatim\yr2023\mo3\dy18\hr9\min5}{\company C}}"
    found = read_rtf(document(info + rb"Said{\footnote \chftn A note.}.\par{\*\shppict{\pict\pngblip 00ff}}"))
    assert found.paragraphs[0].text == "Said[1]."
    assert found.notes == ("[1] A note.",)
    assert (found.title, found.author, found.created) == ("Harbour", "Ada Quill", "2023-03-18T09:05")
    assert [(picture.type, picture.data) for picture in found.pictures] == [("image/png", b"\x00\xff")]


@given(st.binary(max_size=40), st.integers(0, 400), st.integers(0, 40))
def test_no_damage_is_fatal(junk: bytes, at: int, length: int) -> None:
    whole = document(rb"{\info{\title T}}\s1 A\par{\footnote B}{\pict\pngblip 0a}\trowd C\cell\row \u20013? D")
    with contextlib.suppress(NotADocument):
        read_rtf(whole[:at] + junk + whole[at + length :])


def test_a_hundred_thousand_groups_are_too_deep() -> None:
    with pytest.raises(NotADocument) as raised:
        read_rtf(document(b"{" * 100_000))
    assert raised.value.reason == "Nested too deep"
