"""Messages of news wires: what header, headlines, text and the time of sending become, in the ways of agencies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.article import Draft
from tests.importer.readers.support import Found, read, recognised

FIRST = "Ostermoor (nlt) - The bridge over the Elle has been closed since\r\nSunday night, it was said.\r\n"
SECOND = "Ferries run every hour, the harbour office said in a statement that\r\nit sent out on Monday.\r\n"
IPTC = (
    "\x01nla042 4 s 211 ccccb   nlt 061\r\n\nElle-bridge/Traffic/\r\n\x02Bridge closes after the storm =\r\n\n"
    f"   {FIRST}\n   {SECOND}\r\n\x03181130 CET Mar 23 \r\n\x7f\n\x7f\x04"
)
ANPA = (
    "\x16\x16\x01A2870\x1f_elle\nr i\x13\x11 BC-Elle-Bridge     03-18 0210\n\x02\x02BC-Elle-Bridge,210<\n"
    "^Bridge closes after the storm <\n^Eds: With photos.<\n^By JO MARCH and ANN VALE=\n^Northlight Press=\n"
    "\t   OSTERMOOR, Elleland (NLT) _ The bridge is closed. \n \n\t   ``We wait,'' said the mayor. \n \n"
    "\t\x03AP-NY-03-18-23 0930EST<\n\x0c\n\x04"
)
TELEX = (
    "ZCZC0123/NLX\r\nXEF40123\r\nR CRO S0A QBXB\r\nBRIDGE CLOSES AFTER THE STORM\r\n"
    "   (NLT) - OSTERMOOR, 18 MAR - The bridge over the Elle has been closed\r\nsince Sunday night. Ferries run.\r\n"
    "18-MAR-23 10:05 NNNN\r\n"
)


def draft(found: Found, place: int = 0) -> Draft:
    content = found.records[place].content
    assert isinstance(content, Draft)
    return content


def test_iptc_7901_gives_headline_keywords_place_agency_and_time() -> None:
    found = read(IPTC.encode())
    assert found.reader == "News wire"
    story = draft(found)
    assert story.title == "Bridge closes after the storm"
    assert (story.dateline, story.source, story.section) == ("Ostermoor (nlt)", "nlt", "Sports")
    assert story.date == "2023-03-18T11:30:00+01:00"
    assert story.tags == ("Elle-bridge", "Traffic")
    assert story.paragraphs == (
        "Ostermoor (nlt) - The bridge over the Elle has been closed since Sunday night, it was said.",
        "Ferries run every hour, the harbour office said in a statement that it sent out on Monday.",
    )
    assert (story.extra["message"], story.extra["words"]) == ("nla042", "211")


def test_anpa_1312_gives_the_same_from_codes_of_typesetters() -> None:
    story = draft(read(ANPA.encode()))
    assert story.title == "Bridge closes after the storm"
    assert story.authors == ("Jo March", "Ann Vale")
    assert story.date == "2023-03-18T09:30:00-05:00"
    assert story.paragraphs == ("OSTERMOOR, Elleland (NLT) — The bridge is closed.", "“We wait,” said the mayor.")
    assert story.extra["note"] == "Eds: With photos."


def test_a_telex_has_codes_a_headline_and_its_time_at_the_end() -> None:
    story = draft(read(TELEX.encode()))
    assert story.title == "BRIDGE CLOSES AFTER THE STORM"
    assert story.date == "2023-03-18T10:05:00"
    assert story.paragraphs[0].endswith("has been closed since Sunday night. Ferries run.")


def test_each_of_several_messages_is_a_record_with_its_own_bytes() -> None:
    found = read((IPTC + "\r\n\r\n" + ANPA + IPTC.replace("\x04", "") + TELEX).encode())
    assert [draft(found, place).title.casefold() for place in range(4)] == ["bridge closes after the storm"] * 4
    assert found.records[0].raw == IPTC.encode()


@pytest.mark.parametrize(
    ("head", "title", "authors"),
    [
        ("Bridge closes =\r\n\n", "Bridge closes", ()),
        ("1ST LEAD\r\nBridge closes\r\nBy Jo March, nlt =\r\n\n", "Bridge closes", ("Jo March",)),
        ("Bridge closes\r\n", "Bridge closes", ()),
        ("(EDS: adds quotes)\r\nBridge closes after the storm that came on Sunday and\r\nstayed =\r\n\n",
         "Bridge closes after the storm that came on Sunday and stayed", ()),
        ("URGENT\r\nVon Jo March, nlt\r\n\n",
         "The bridge over the Elle has been closed since Sunday night, it was said", ("Jo March",)),
        ("", "The bridge over the Elle has been closed since Sunday night, it was said", ()),
    ],
)  # fmt: skip
def test_the_lines_above_a_text(head: str, title: str, authors: tuple[str, ...]) -> None:
    story = draft(read(f"\x01nla042 4 i 211\r\n\x02{head}   {FIRST}   {SECOND}\x03181130 GMT Mar 23\r\n\x04".encode()))
    assert (story.title, story.authors) == (title, authors)
    assert len(story.paragraphs) == 2


def test_notes_for_editors_are_no_part_of_the_story() -> None:
    notes = "# nlt NOTEBOOK\r\n\n* * * *\r\nThe following information is not for publication\r\n\n- Tel: 1\r\n"
    story = draft(read(IPTC.replace("\x03", f"\n{notes}\x03").encode()))
    assert len(story.paragraphs) == 2
    assert "Tel: 1" in str(story.extra["for editors"])


def test_short_lines_are_a_table_and_stay_lines() -> None:
    table = "   Ferries:\r\nElle 7.30\r\nOster 8.15\r\n"
    assert "Ferries:\nElle 7.30\nOster 8.15" in draft(read(IPTC.replace("\x03", table + "\x03").encode())).paragraphs


def test_a_byte_of_latin_1_is_read_as_its_letter() -> None:
    story = draft(read(IPTC.replace("mayor", "x").replace("Ferries", "Fähren").encode("latin-1")))
    assert "Fähren run" in story.text


def test_a_message_that_is_cut_off_is_read_and_told() -> None:
    found = read(IPTC[: IPTC.index("it sent")].encode())
    assert [problem.reason for problem in found.problems] == ["Cut off"]
    assert draft(found).paragraphs[1].endswith("in a statement that")


def test_a_message_without_text_is_skipped() -> None:
    found = read(b"\x01nla042 4 i 0\r\n\x02\r\n\x03181130 GMT Mar 23\r\n\x04")
    assert [skipped.reason for skipped in found.skipped] == ["A message without text"]


@pytest.mark.parametrize("page", [b"A page of text.\n\nIt goes on.", b"\x01\x02\x03\x04", b"", b"ZCZC"])
def test_a_page_is_no_wire(page: bytes) -> None:
    assert recognised(page) != "News wire"


@given(
    st.integers(0, len(IPTC + ANPA + TELEX)),
    st.sampled_from(["", "\x01", "\x02", "\x03", "\x04", "\n", "ZCZC", "NNNN"]),
)
def test_no_cut_and_no_stray_mark_breaks_the_reader(at: int, mark: str) -> None:
    data = IPTC + ANPA + TELEX
    for cut in (data[:at] + mark + data[at:], data[:at] + mark, data[at:]):
        found = read(cut.encode(), "News wire")
        for record in found.records:
            assert isinstance(record.content, Draft)
            assert record.content.paragraphs
            assert all(c >= " " or c in "\n\t" for c in record.content.text)
