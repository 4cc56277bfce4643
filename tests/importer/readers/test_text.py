"""Texts without fields: one page to a file, or many stories in one; and what is no text."""

import pytest

from backfile.importer.readers.json_values import TOO_LARGE
from backfile.importer.readers.lines import LARGEST_RECORD
from tests.importer.readers.support import read, recognised

PARAGRAPH = "Fog lay on the harbour and the ferry waited, said its master, who had seen worse in his time. "


def test_a_page_is_one_record() -> None:
    data = f"Fog\n\n{PARAGRAPH}\n\n{PARAGRAPH}\n".encode()
    found = read(data)
    assert found.reader == "Text"
    assert [(record.raw, record.number, record.offset) for record in found.records] == [(data, 1, 0)]


def test_lines_that_are_stories_are_records_each() -> None:
    lines = [f"{place}. {PARAGRAPH * 10}".strip() for place in range(40)]
    assert read("\n".join(lines).encode()).fields == lines


def test_lines_that_are_stories_in_chinese_are_records_each() -> None:
    lines = [f"{place}號渡輪在大霧中停航，船長說乘客等了三個小時。" * 18 for place in range(40)]
    assert read("\n".join(lines).encode()).fields == lines


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(PARAGRAPH * 5 for _ in range(60)),  # long paragraphs, but paragraphs
        "\n\n".join(PARAGRAPH * 10 for _ in range(60)),  # blank lines between them
        "\n".join(PARAGRAPH * 10 for _ in range(12)),  # too few to say
        "\n".join(["Fog", *(PARAGRAPH * 10 for _ in range(40))]),  # a headline above them
        "\n".join("大霧籠罩外港，渡輪停航，乘客等了三個小時。" * 6 for _ in range(60)),
    ],
    ids=["paragraphs", "blank lines", "few", "headline", "Chinese"],
)
def test_a_long_article_is_not_torn(text: str) -> None:
    assert len(read(text.encode()).records) == 1


def test_blocks_of_stories_in_a_large_file_are_records_each() -> None:
    blocks = ["\n".join([f"Ferry {place} late again", *[PARAGRAPH.strip()] * 5]) for place in range(700)]
    found = read("\n\n".join(blocks).encode())
    assert found.fields == blocks


def test_a_text_of_more_than_the_limit_is_a_problem() -> None:
    found = read(b"fog on the bay\n" * (LARGEST_RECORD // 15 + 1))
    assert found.records == []
    assert found.told == [(TOO_LARGE, 1, 0)]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"Fog on the bay.\n", "Text"),
        (b"<p>Fog on the bay.</p>\n", "HTML"),
        (b"<!DOCTYPE html><html><body>Fog</body></html>", "HTML"),
        (b"<3 the ferry, said a reader.\n", "Text"),
        (b"#!/bin/sh\necho fog\n", None),
        (b"{\\rtf1 fog}", "RTF"),
        (b"%PDF-1.7\n", "PDF"),
        (b"CREATE TABLE fog (bay INT);\n", "SQL"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", None),
        (bytes(range(256)) * 20, None),
        (b"\0" * 1000, None),
        (b"   \n\n\t\n", None),
        (b"", None),
        (b"Fog \x01\x02\n" * 3, None),
        ("\ufeffFog on the bay.\n".encode(), "Text"),
        ("Fog on the bay.\n".encode("utf-16"), "Text"),
    ],
)
def test_plain_text_is_told_from_markup_and_from_bytes(data: bytes, name: str | None) -> None:
    assert recognised(data) == name
