"""Word before 2007, Outlook, and what else is kept in compound files."""

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backfile.article import Draft
from backfile.importer.readers.outlook import unpacked
from tests.importer.documents.compounds import compound
from tests.importer.readers.support import read

STORY = "The harbour opened again on Monday after a winter of repairs, and the first ship came in at dawn."


def word(text: str, *, flags: int = 0, version: int = 0xC1) -> bytes:
    """A document of two pieces: the first letters in one byte each, the rest in two."""
    one, other = text[:10].encode("cp1252"), text[10:].encode("utf-16-le")
    main = bytearray(0x200)
    struct.pack_into("<HH6xH", main, 0, 0xA5EC, version, flags)
    struct.pack_into("<ii", main, 0x4C, len(text), 0)
    places = struct.pack("<III", 0, 10, len(text))
    pieces = struct.pack("<HIH", 0, 2 * 0x200 | 0x4000_0000, 0) + struct.pack("<HIH", 0, 0x200 + 10, 0)
    clx = b"\x02" + struct.pack("<I", len(places + pieces)) + places + pieces
    struct.pack_into("<II", main, 0x1A2, 0, len(clx))
    return compound({"WordDocument": bytes(main) + one + other, "0Table": clx})


def text_property(number: str, value: str) -> dict[str, bytes]:
    return {f"__substg1.0_{number}001F": value.encode("utf-16-le")}


def properties(sent: int = 133_236_018_000_000_000) -> bytes:
    """The stream of fixed properties: when it was sent, 18 March 2023, 08:30 UTC."""
    return bytes(32) + struct.pack("<HHIQ", 0x40, 0x39, 6, sent)


def outlook(**more: bytes) -> bytes:
    streams = {"__properties_version1.0": properties(), **text_property("0037", "Harbour 霧")}
    streams |= text_property("0C1A", "Mara Voss") | text_property("0C1F", "mara@example.org")
    return compound({**streams, **text_property("1000", STORY), **more})


def only(data: bytes, reader: str) -> Draft:
    found = read(data)
    assert found.reader == reader
    (record,) = found.records
    assert isinstance(record.content, Draft)
    return record.content


def test_the_text_of_word_is_put_together_from_its_pieces() -> None:
    draft = only(word(f"Harbour opens again\r\x13 HYPERLINK x \x14{STORY}\x15\rYear\x07Ships\x07\x07End\r"), "Word 97")
    assert draft.title == "Harbour opens again"
    assert draft.paragraphs == (STORY, "Year | Ships", "End")


@pytest.mark.parametrize(
    ("data", "reason", "detail"),
    [
        (word(STORY, flags=0x100), "Needs a password", "encrypted"),
        (word(STORY, version=0x65), "Not recognised", "save it as DOCX"),
        (compound({"EncryptedPackage": b"x"}), "Needs a password", "encrypted"),
        (compound({"PowerPoint Document": b"x"}), "Not recognised", "save it as PDF"),
        (compound({"Anything": b"x"}), "Not recognised", "old Microsoft Office"),
        (compound({"WordDocument": b"x"})[:600], "Damaged", "compound"),
    ],
)
def test_what_can_not_be_read_says_what_to_do(data: bytes, reason: str, detail: str) -> None:
    (problem,) = read(data).problems
    assert problem.reason == reason
    assert detail in problem.detail


def test_a_message_of_outlook_is_read_as_any_message() -> None:
    draft = only(outlook(), "Outlook")
    assert (draft.title, draft.authors, draft.date) == ("Harbour 霧", ("Mara Voss",), "2023-03-18T08:30:00+00:00")
    assert draft.paragraphs == (STORY,)


def test_its_html_is_preferred_and_the_header_it_was_sent_with_is_believed() -> None:
    header = "From: Harbour Post <x@example.org>\r\nList-Unsubscribe: <u>\r\nDate: Fri, 17 Mar 2023 10:00:00 +0100\r\n"
    page = "<p>café</p>".encode("cp1252")
    draft = only(outlook(**text_property("007D", header), **{"__substg1.0_10130102": page}), "Outlook")
    assert (draft.source, draft.date, draft.paragraphs) == ("Harbour Post", "2023-03-17T10:00:00+01:00", ("café",))


def test_messages_attached_to_it_are_articles_and_other_attachments_are_named() -> None:
    inner = "__attach_version1.0_#00000001/__substg1.0_3701000D"
    more = {f"__attach_version1.0_#00000000/{name}": data for name, data in text_property("3707", "a.pdf").items()}
    more |= {
        f"{inner}/{name}": data for name, data in (text_property("0037", "Inner") | text_property("1000", "x")).items()
    }
    found = read(outlook(**more, **{f"{inner}/__properties_version1.0": bytes(24)}))
    drafts = [record.content for record in found.records if isinstance(record.content, Draft)]
    assert [draft.title for draft in drafts] == ["Harbour 霧", "Inner"]
    assert drafts[0].extra["attachments"] == ["a.pdf"]
    assert [skipped.reason for skipped in found.skipped] == ["An attachment of a message"]


def test_packed_rich_text_is_unpacked() -> None:
    packed = "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
    assert (
        unpacked(bytes.fromhex(packed)) == rb"{\rtf1\ansi\ansicpg1252\pard hello world}" + b"\r\n"
    )  # MS-OXRTFCP, 4.1.1


@settings(deadline=None)
@given(st.integers(0, 6_000), st.binary(min_size=1, max_size=12), st.sampled_from([word(STORY * 3), outlook()]))
def test_no_damage_is_fatal(at: int, junk: bytes, whole: bytes) -> None:
    at %= len(whole)
    found = read(whole[:at] + junk + whole[at + len(junk) :], "Word 97")
    assert len(found.records) + len(found.skipped) + len(found.problems) >= 1
