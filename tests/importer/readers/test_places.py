"""Every record says where it stands, to the byte, in the member's own encoding: `raw` gives it back."""

import codecs
import csv
import io
import json

import pytest

from tests.importer.readers.support import read

WESTERN = [
    ("The ferry was late", "Fog lay on the “outer” harbour,\nsaid the master. It cost 5 €."),
    ("Two", "Café über all."),
]
CHINESE = [
    ("渡輪停航", "大霧籠罩外港，船長說。\n乘客等了三個小時，才在下午登船離開，許多人抱怨沒有消息。"),
    ("海港議會開會", "議會星期二討論新的渡輪時刻表，漁民要求晚一小時開船，主席說會再考慮。"),
    ("鹽場重開", "鹽場在修理兩年之後重開，工人說今年的鹽比往年更白，價錢也比往年高一些。"),
]
SIMPLIFIED = [
    ("渡轮停航", "大雾笼罩外港，船长说。\n乘客等了三个小时，才在下午登船离开，许多人抱怨没有消息。"),
    ("海港议会开会", "议会星期二讨论新的渡轮时刻表，渔民要求晚一小时开船，主席说会再考虑。"),
    ("盐场重开", "盐场在修理两年之后重开，工人说今年的盐比往年更白，价钱也比往年高一些。"),
]
ENCODINGS = [
    ("utf-8", b"", WESTERN),
    ("utf-8", codecs.BOM_UTF8, WESTERN),
    ("utf-8", codecs.BOM_UTF8, CHINESE),
    ("utf-16-le", codecs.BOM_UTF16_LE, WESTERN),
    ("utf-16-be", codecs.BOM_UTF16_BE, CHINESE),
    ("utf-16-le", b"", WESTERN),  # no mark: known by its zeros
    ("utf-32-le", codecs.BOM_UTF32_LE, WESTERN),
    ("gb18030", b"", SIMPLIFIED),
    ("big5", b"", CHINESE),
    ("cp1252", b"", WESTERN * 3),
]
IDS = [f"{name}{'-mark' if mark else ''}-{len(stories)}" for name, mark, stories in ENCODINGS]


def as_csv(stories: list[tuple[str, str]], end: str) -> list[str]:
    rows = []
    for row in [("title", "text"), *stories]:
        out = io.StringIO()
        csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="").writerow(row)
        rows.append(out.getvalue().replace("\n", end))
    return rows


def as_json(stories: list[tuple[str, str]], indent: int | None = None) -> list[str]:
    return [json.dumps({"title": title, "text": text}, ensure_ascii=False, indent=indent) for title, text in stories]


def doubled(stories: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(f"{title} {part}", text) for part in range(20) for title, text in stories]


@pytest.mark.parametrize(("encoding", "mark", "stories"), ENCODINGS, ids=IDS)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_row_stands_where_it_says(encoding: str, mark: bytes, stories: list[tuple[str, str]], end: str) -> None:
    header, *rows = as_csv(stories, end)
    data = mark + (end.join([header, *rows]) + end).encode(encoding)
    found = read(data)
    assert found.reader == "CSV"
    assert [record.raw for record in found.records] == [row.encode(encoding) for row in rows]
    assert [record.number for record in found.records] == list(range(1, len(rows) + 1))
    assert found.problems == []


@pytest.mark.parametrize(("encoding", "mark", "stories"), ENCODINGS, ids=IDS)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_line_stands_where_it_says(encoding: str, mark: bytes, stories: list[tuple[str, str]], end: str) -> None:
    lines = as_json(stories)
    found = read(mark + (end.join(lines) + end).encode(encoding))
    assert found.reader == "JSON Lines"
    assert [record.raw for record in found.records] == [line.encode(encoding) for line in lines]
    assert found.fields == [{"title": title, "text": text} for title, text in stories]


@pytest.mark.parametrize(("encoding", "mark", "stories"), ENCODINGS, ids=IDS)
@pytest.mark.parametrize("indent", [None, 2])
def test_an_element_stands_where_it_says(
    encoding: str, mark: bytes, stories: list[tuple[str, str]], indent: int | None
) -> None:
    objects = as_json(stories, indent)
    found = read(mark + ("[\n" + ",\n".join(objects) + "\n]\n").encode(encoding))
    assert found.reader == "JSON"
    assert [record.raw for record in found.records] == [item.encode(encoding) for item in objects]
    assert found.fields == [{"title": title, "text": text} for title, text in stories]


@pytest.mark.parametrize(("encoding", "mark", "stories"), ENCODINGS, ids=IDS)
def test_a_document_between_tags_stands_where_it_says(
    encoding: str, mark: bytes, stories: list[tuple[str, str]]
) -> None:
    documents = [
        f"<DOC>\n<HEADLINE>{title}</HEADLINE>\n<TEXT>\n{text}\n</TEXT>\n</DOC>" for title, text in doubled(stories)
    ]
    found = read(mark + ("\n".join(documents) + "\n").encode(encoding))
    assert found.reader == "Tagged documents"
    assert [record.raw for record in found.records] == [document.encode(encoding) for document in documents]


@pytest.mark.parametrize(("encoding", "mark", "stories"), ENCODINGS, ids=IDS)
def test_a_story_on_a_line_of_its_own_stands_where_it_says(
    encoding: str, mark: bytes, stories: list[tuple[str, str]]
) -> None:
    lines = [f"{place}: " + f"{text} ".replace("\n", " ") * (900 // len(text)) for place, (_, text) in
             enumerate(doubled(stories))]  # fmt: skip
    found = read(mark + "\n".join(lines).encode(encoding), "Text")
    assert len(found.records) == len(lines)
    assert [record.raw for record in found.records] == [line.strip().encode(encoding) for line in lines]


@pytest.mark.parametrize(("encoding", "mark", "stories"), ENCODINGS, ids=IDS)
def test_a_page_is_the_whole_member(encoding: str, mark: bytes, stories: list[tuple[str, str]]) -> None:
    text = "\n\n".join(f"{title}\n\n{body}" for title, body in stories)
    data = mark + text.encode(encoding)
    found = read(data)
    assert found.reader == "Text"
    assert found.fields == [text]
    assert found.records[0].raw == data


def test_places_are_right_far_beyond_what_is_held_in_memory_at_once() -> None:
    stories = [(f"第{place}號", "渡輪在大霧中等了三個小時。" * 40) for place in range(1500)]
    for encoding in ("gb18030", "utf-16-le"):
        mark = codecs.BOM_UTF16_LE if encoding == "utf-16-le" else b""
        lines = as_json(stories)
        found = read(mark + "\n".join(lines).encode(encoding))
        assert [record.raw for record in found.records] == [line.encode(encoding) for line in lines]
