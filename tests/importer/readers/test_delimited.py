"""Tables of text as people have them: which texts are tables, what their rows hold, and what is wrong with some."""

import pytest

from backfile.importer.readers.delimited import OTHER_LENGTH, REPEATED_HEADER, UNCLOSED
from backfile.importer.readers.json_values import CUT_OFF, NOT_UTF8, TOO_LARGE
from backfile.importer.readers.lines import LARGEST_RECORD
from tests.importer.readers.support import read, recognised

ROW = {"title": "Fog", "text": "It lay on the harbour.", "date": "2023-03-18"}


@pytest.mark.parametrize(
    "data",
    [
        "title,text,date\nFog,It lay on the harbour.,2023-03-18\n",
        "title,text,date\r\nFog,It lay on the harbour.,2023-03-18",  # no line end at the end
        "title\ttext\tdate\nFog\tIt lay on the harbour.\t2023-03-18\n",
        "title;text;date\nFog;It lay on the harbour.;2023-03-18\n",
        "title|text|date\nFog|It lay on the harbour.|2023-03-18\n",
        '"title","text","date"\n"Fog","It lay on the harbour.","2023-03-18"\n',
        "sep=;\r\ntitle;text;date\r\nFog;It lay on the harbour.;2023-03-18\r\n",
        "title,text,date\rFog,It lay on the harbour.,2023-03-18\r",  # an old Macintosh's
        " title , text , date \nFog,It lay on the harbour.,2023-03-18\n",
        "title,text,date\n\n\nFog,It lay on the harbour.,2023-03-18\n\n",
    ],
)
def test_every_dialect_gives_the_same_row(data: str) -> None:
    found = read(data.encode())
    assert found.reader == "CSV"
    assert found.fields == [ROW]
    assert found.problems == []


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ('title,text\nA,"one\ntwo"\nB,c\n', "one\ntwo"),
        ('title,text\nA,"one\r\n\r\ntwo"\nB,c\n', "one\r\n\r\ntwo"),
        ('title,text\nA,"he said ""no"" and left"\nB,c\n', 'he said "no" and left'),
        ('title,text\nA,"he said \\"no\\", and left"\nB,"c"\nC,"d"\n', 'he said "no", and left'),
        ('title,text\nA,a 5" nail\nB,c\n', 'a 5" nail'),
        ("title,text\nA,\nB,c\n", ""),
        ("title,text\nA,NULL\nB,c\n", ""),
        ('title,text\nA,"x, y"\nB,c\n', "x, y"),
        ('title,text\nA,"' + "fog " * 1_000_000 + '"\nB,c\n', "fog " * 1_000_000),
    ],
    ids=["line", "blank line", "doubled", "escaped", "inch", "empty", "null", "comma", "megabytes"],
)
def test_a_cell_holds_what_its_quotes_say(data: str, text: str) -> None:
    found = read(data.encode())
    assert found.fields[0] == {"title": "A", "text": text}
    assert isinstance(found.fields[1], dict)
    assert found.fields[1]["title"] == "B"
    assert found.problems == []


def test_an_unnamed_column_of_numbers_is_called_by_its_place() -> None:
    found = read(b",title,text\n0,Fog,It lay there.\n1,Ferry,It was late.\n")
    assert found.fields == [
        {"column 1": "0", "title": "Fog", "text": "It lay there."},
        {"column 1": "1", "title": "Ferry", "text": "It was late."},
    ]


def test_columns_of_the_same_name_are_kept_apart() -> None:
    found = read(b"title,text,text\nFog,one,two\nFerry,three,four\n")
    assert found.fields[0] == {"title": "Fog", "text": "one", "text (3)": "two"}


def test_without_a_header_the_columns_are_named_by_what_they_hold() -> None:
    rows = [
        (
            f"2023-03-{day}",
            f"https://example.org/{day}",
            f"Ferry number {day} is late",
            f"On day {day} the ferry waited in the fog, said its master, and left hours after its time. " * 3,
        )
        for day in range(10, 20)
    ]
    data = "\n".join(",".join(f'"{cell}"' for cell in row) for row in rows).encode()
    found = read(data)
    assert found.fields == [dict(zip(("date", "url", "title", "text"), row, strict=True)) for row in rows]


def test_a_row_of_another_length_is_read_and_told() -> None:
    data = b"title,text,date\nA,fog,2023\nB,ferry\nC,salt,2024,more,still more\nD,bay,2025\nE,tide,2026\n"
    found = read(data)
    assert found.fields[1:3] == [
        {"title": "B", "text": "ferry"},
        {"title": "C", "text": "salt", "date": "2024", "column 4": "more", "column 5": "still more"},
    ]
    assert found.told == [(OTHER_LENGTH, 2, data.index(b"B,")), (OTHER_LENGTH, 3, data.index(b"C,"))]
    assert not any(problem.lost for problem in found.problems)


def test_the_header_again_is_no_row() -> None:
    found = read(b"title,text\nA,fog\ntitle,text\nB,ferry\n")
    assert [record.number for record in found.records] == [1, 3]
    assert [(skipped.reason, skipped.number) for skipped in found.skipped] == [(REPEATED_HEADER, 2)]


def test_a_quote_that_is_never_closed_costs_one_row() -> None:
    rows = [f"{place},fog on day {place}" for place in range(20)]
    data = "\n".join(["title,text", *rows[:5], '5,"fog and no end', *rows[6:], ""]).encode()
    found = read(data)
    assert [record.number for record in found.records] == [*range(1, 6), *range(7, 21)]
    assert found.told == [(UNCLOSED, 6, data.index(b"5,"))]


def test_a_file_that_is_cut_off_within_quotes_gives_its_last_row_and_says_so() -> None:
    data = b'title,text\nA,"fog"\nB,"the ferry\nwas la'
    found = read(data)
    assert found.fields == [{"title": "A", "text": "fog"}, {"title": "B", "text": "the ferry\nwas la\n"}]
    assert found.told == [(CUT_OFF, 2, data.index(b"B,"))]


def test_stray_bytes_are_repaired_and_told() -> None:
    good = "é,über\n".encode() * 20
    data = b"title,text\n" + good + b"caf\xe9,fog\n"
    found = read(data)
    assert found.fields[-1] == {"title": "café", "text": "fog"}
    assert found.told == [(NOT_UTF8, 21, data.index(b"caf"))]


def test_a_cell_with_nul_keeps_its_row() -> None:
    found = read(b"title,text\nA,f\0og\n" + b"B,ferry\n" * 30)
    assert len(found.records) == 31
    assert found.fields[0] == {"title": "A", "text": "f\0og"}


def test_a_row_of_more_than_the_limit_is_a_problem_and_the_next_ones_are_read() -> None:
    data = b'title,text\nA,fog\nB,"' + b"x" * LARGEST_RECORD + b'"\nC,ferry\n'
    found = read(data)
    assert found.fields == [{"title": "A", "text": "fog"}, {"title": "C", "text": "ferry"}]
    assert (TOO_LARGE, 2, data.index(b"B,")) in found.told


@pytest.mark.parametrize(
    "text",
    [
        "Fog lay on the harbour, and the ferry waited.\nIt left at noon, said its master, after hours.\n",
        "One line, with a comma\n",
        "He came, he saw, he left.\nShe came, she saw, she stayed.\nThey came, they saw, they wept.\n",
        "Dear Sir,\n\nthe ferry is late,\nas ever.\n\nYours,\nA reader\n",
        "Ferry; fog; harbour\n\nIt was a long day; nobody came; the tide turned.\n",
        "Tides\n\nMonday: high, 4.20; low, 10.35\nTuesday: high, 5.10; low, 11.20\n\nThe office says so.\n",
        "渡輪停航，大霧籠罩外港，船長說。\n乘客等了三個小時，才在下午登船離開。\n",
    ],
)
def test_prose_with_commas_is_no_table(text: str) -> None:
    assert recognised(text.encode()) == "Text"


@pytest.mark.parametrize(
    "data",
    [
        "title,text\nA,fog\n",
        "title,text,date\n",  # an empty table
        'title,text\nA,"' + "fog " * 50_000,  # the first row is longer than what is looked at
        "Headline;Body\nA;fog\nB;ferry\n",
        "id\ttitle\tbody\n1\tA\tfog\n2\tB\tferry\n",
        "標題,內容,日期\n渡輪停航,大霧籠罩外港,2023-03-18\n",
        "Başlık;Haber Metni\nSis;Liman sis altında\n",
        "name,goals,cards\nA,1,2\nB,3,4\nC,5,6\nD,7,8\nE,9,10\n",  # no articles, but a table: `understand` tells
    ],
)
def test_a_table_is_known_by_its_header_or_its_shape(data: str) -> None:
    assert recognised(data.encode()) == "CSV"


@pytest.mark.parametrize(
    ("data", "rows"),
    [
        ('text\n"Fog, and more fog."\n"The ferry, late."\n', [{"text": "Fog, and more fog."},
                                                                {"text": "The ferry, late."}]),
        ("headline_text\nFog\nFerry late\n", [{"headline_text": "Fog"}, {"headline_text": "Ferry late"}]),
        ("Headline\nFog lay there.\nThe ferry was late.\n", ["Headline\nFog lay there.\nThe ferry was late.\n"]),
    ],
)  # fmt: skip
def test_a_single_column_is_a_table_where_no_page_begins_so(data: str, rows: list[object]) -> None:
    assert read(data.encode()).fields == rows


def test_commas_in_prose_do_not_hide_the_tabs() -> None:
    data = "".join(
        f"World\tOn day {day} the ferry waited in the fog, said its master, and left.\n" for day in range(12)
    )
    found = read(data.encode())
    assert found.reader == "CSV"
    assert found.fields[0] == {
        "column 1": "World",
        "text": "On day 0 the ferry waited in the fog, said its master, and left.",
    }
