"""Documents between <DOC> tags."""

import pytest

from backfile.importer.readers.json_values import CUT_OFF, TOO_LARGE
from backfile.importer.readers.lines import LARGEST_RECORD
from tests.importer.readers.support import read, recognised


def document(number: int, text: str = "Fog lay on the bay.") -> str:
    return (
        f"<DOC>\n<DOCNO> HP-{number} </DOCNO>\n<HEADLINE>\nFerry {number}\n</HEADLINE>\n<TEXT>\n{text}\n</TEXT>\n</DOC>"
    )


def test_each_document_is_a_record_with_the_fields_of_its_tags() -> None:
    found = read("\n\n".join(map(document, (1, 2))).encode())
    assert found.reader == "Tagged documents"
    assert found.fields == [
        {"DOCNO": f"HP-{number}", "HEADLINE": f"Ferry {number}", "TEXT": "Fog lay on the bay."} for number in (1, 2)
    ]


@pytest.mark.parametrize(
    ("inner", "fields"),
    [
        ("<P>One.</P><P>Two.</P>", {"P": ["One.", "Two."]}),
        ("<TEXT><TITLE>Fog</TITLE>It lay there.</TEXT>", {"TITLE": "Fog", "TEXT": "It lay there."}),
        ("<TEXT><P>One.</P>\n<P>Two.</P></TEXT>", {"TEXT": "<P>One.</P>\n<P>Two.</P>"}),
        ("<text>a & b < c</text>", {"text": "a & b < c"}),
        ("<TEXT></TEXT>", {}),
        ("<TEXT>never closed", {}),
    ],
)
def test_tags_within_a_document_are_fields(inner: str, fields: dict[str, object]) -> None:
    found = read(f'<DOC id="7">\n<DOCNO>1</DOCNO>{inner}</DOC>'.encode())
    assert found.fields == [{"id": "7", "DOCNO": "1", **fields}]


def test_a_document_without_an_end_is_read_and_told() -> None:
    whole = document(1)
    found = read((whole + "\n" + document(2)[:-20]).encode())
    assert len(found.records) == 2
    assert found.told == [(CUT_OFF, 2, len(whole) + 1)]


def test_a_document_of_more_than_the_limit_is_a_problem_and_the_next_one_is_read() -> None:
    data = "\n".join([document(1), document(2, "x" * (LARGEST_RECORD + 2**21)), document(3)]).encode()
    found = read(data)
    assert [fields["DOCNO"] for fields in found.fields if isinstance(fields, dict)] == ["HP-1", "HP-3"]
    assert found.told == [(TOO_LARGE, 2, len(document(1)) + 1)]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("<doc><url>x</url><contenttitle>Fog</contenttitle></doc>", "Tagged documents"),
        ('<?xml version="1.0"?>\n<root>\n<DOC>\n<DOCNO>1</DOCNO></DOC></root>', "Tagged documents"),
        ("The <DOC> tag was late.\n", "Text"),
    ],
)
def test_only_documents_between_tags_are_taken_for_such(data: str, name: str | None) -> None:
    assert recognised(data.encode()) == name


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ("<DOCNO> FT911-1 </DOCNO><DATE>910514\n</DATE><HEADLINE>FT  14 MAY 91 / Ferry</HEADLINE><PUB>The Post</PUB>",
         {"DATE": "1991-05-14", "HEADLINE": "Ferry", "source": "The Post"}),
        ("<DOCNO>AP880212-0001</DOCNO><HEAD>Ferry</HEAD>", {"date": "1988-02-12", "source": "AP", "HEAD": "Ferry"}),
        ("<DOCNO> LA010189-0001 </DOCNO><SECTION><P>\nBooks; Part A; Page 3; Desk\n</P></SECTION>",
         {"date": "1989-01-01", "source": "Los Angeles Times", "SECTION": "Books", "page": "3"}),
        ("<DOCNO>NYT19980601.0001</DOCNO><TEXT>A.</TEXT>", {"date": "1998-06-01", "source": "The New York Times"}),
        ("<DOCNO>FBIS3-1</DOCNO><HEADER>Type: A <DATE1> 1 March 1994 </DATE1><H3> <TI> Ferry </TI></H3></HEADER>",
         {"date": "1 March 1994", "title": "Ferry", "preamble": "Type: A"}),
        ("<DOCNO>XX-1</DOCNO><TEXT>\n   One line\nand its end.\n   Two.\n</TEXT>",
         {"TEXT": "\n   One line\nand its end.\n\n   Two."}),
    ],
)  # fmt: skip
def test_numbers_and_short_names_of_the_great_collections(document: str, said: dict[str, str]) -> None:
    fields = read(f"<DOC>{document}</DOC>".encode(), "Tagged documents").fields[0]
    assert isinstance(fields, dict)
    assert {name: fields.get(name) for name in said} == said


def test_gigaword_s_identifier_is_an_attribute() -> None:
    fields = read(b'<DOC id="AFP_ENG_20061001.0001" type="story"><HEADLINE>Ferry</HEADLINE></DOC>').fields[0]
    assert isinstance(fields, dict)
    assert (fields["source"], fields["date"]) == ("AFP", "2006-10-01")
