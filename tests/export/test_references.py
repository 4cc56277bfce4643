"""References as other programs read them: by their own parsers, and back into a library."""

import io
import json
from collections.abc import Callable, Iterable
from typing import BinaryIO

import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

from backfile.article import Article, Draft
from backfile.export import bibtex, csl_json, ris
from tests.export.articles import BARE, CHINESE, FERRY, made
from tests.importer.readers.support import read

Write = Callable[[Iterable[Article], BinaryIO], None]
WRITERS: dict[str, Write] = {"RIS": ris.write, "BibTeX": bibtex.write, "CSL-JSON": csl_json.write}


def written(write: Write, *articles: Article) -> bytes:
    out = io.BytesIO()
    write(articles, out)
    return out.getvalue()


def drafts(data: bytes, reader: str) -> list[Draft]:
    return [record.content for record in read(data, reader).records if isinstance(record.content, Draft)]


@pytest.mark.parametrize("reader", WRITERS)
def test_what_is_written_can_be_imported_again(reader: str) -> None:
    data = written(WRITERS[reader], FERRY, CHINESE)
    assert read(data).reader == reader
    ferry, chinese = drafts(data, reader)
    assert (ferry.title, ferry.authors, ferry.date) == (FERRY.title, FERRY.authors, "2023-04-03")
    assert (ferry.source, ferry.page, ferry.language) == (FERRY.source, FERRY.page, FERRY.language)
    assert ferry.edition == FERRY.edition
    assert ferry.url == FERRY.url
    assert ferry.tags == FERRY.tags
    assert " ".join("\n".join(ferry.paragraphs).split()) == " ".join(f"{FERRY.standfirst} {FERRY.text}".split())
    assert (chinese.title, chinese.source, chinese.date) == (CHINESE.title, CHINESE.source, "2023-05")
    assert chinese.paragraphs == CHINESE.paragraphs


def test_ris_is_what_its_parser_understands() -> None:
    ferry, bare = rispy.loads(written(ris.write, FERRY, BARE).decode().replace("\r\n", "\n"))
    assert ferry["type_of_reference"] == "NEWS"
    assert ferry["authors"] == list(FERRY.authors)
    assert (ferry["year"], ferry["date"]) == ("2023", "2023/04/03/")
    assert ferry["notes"] == ["Look at the fares."]
    assert bare["title"] == "Untitled"
    assert bare["abstract"] == "TY  - NEWS AB - is no field. ER  -"


@pytest.mark.parametrize(
    ("date", "told"), [("2023", "2023///"), ("2023-05", "2023/05//"), ("2023-05-01", "2023/05/01/")]
)
def test_a_coarse_date_has_all_its_strokes_in_ris(date: str, told: str) -> None:
    assert f"DA  - {told}\r\n".encode() in written(ris.write, made(1, "x", date=date))


def test_bibtex_is_what_its_parser_understands() -> None:
    entries = parse_string(written(bibtex.write, FERRY, CHINESE, BARE).decode(), "bibtex").entries
    assert list(entries) == ["backfile-17", "backfile-18", "backfile-19"]
    assert [str(person) for person in entries["backfile-17"].persons["author"]] == ["Tarn, Ivo", "Brekk, Sunniva"]
    assert entries["backfile-17"].fields["url"] == FERRY.url
    assert r"5 \% more: 100 \$ or \#9\_a" in entries["backfile-17"].fields["abstract"]
    assert "author" not in entries["backfile-19"].persons


def test_an_author_with_a_comma_or_an_and_stays_one_in_bibtex() -> None:
    data = written(bibtex.write, made(1, "x", authors=("Harbour and Strait Desk", "The Port, Ltd"))).decode()
    assert len(parse_string(data, "bibtex").entries["backfile-1"].persons["author"]) == 2


def test_csl_json_is_one_array_and_says_nothing_that_is_not_known() -> None:
    ferry, bare = json.loads(written(csl_json.write, FERRY, BARE))
    assert ferry["author"] == [{"literal": "Ivo Tarn"}, {"literal": "Sunniva Brekk"}]
    assert ferry["issued"] == {"date-parts": [[2023, 4, 3]]}
    assert sorted(bare) == ["abstract", "id", "title", "type"]
    assert json.loads(written(csl_json.write)) == []


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).map(lambda text: f"a{text}z")


@given(title=TEXT, author=TEXT, paragraphs=st.lists(TEXT, max_size=3), url=TEXT)
def test_any_text_gives_one_entry_that_can_be_parsed(title: str, author: str, paragraphs: list[str], url: str) -> None:
    article = made(1, title, authors=(author,), paragraphs=tuple(paragraphs), url=url, date="1999", source=author)
    entries = parse_string(written(bibtex.write, article, FERRY).decode(), "bibtex").entries
    assert list(entries) == ["backfile-1", "backfile-17"]
    assert len(rispy.loads(written(ris.write, article, FERRY).decode().replace("\r\n", "\n"))) == 2
    assert [each["title"] for each in json.loads(written(csl_json.write, article, FERRY))] == [title, FERRY.title]
