"""References to articles: RIS, BibTeX and CSL-JSON, made up."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.importer.readers.bibtex import decoded
from backfile.importer.vendors.references import name_of
from tests.importer.readers.support import read, recognised

RIS = """\
Provider: A Database
Content: text/plain; charset="UTF-8"

TY  - NEWS
T1  - Umbrellas Fill a Hall
A1  - Poe, Mary
A1  - Roe, John
JF  - The Ferry Gazette
Y1  - 2010/01/05/
SP  - A.4
LA  - English
KW  - Umbrellas
KW  - Harbours
AB  - The umbrellas stand in a hall.

Nobody comes,
it is said.
UR  - https://example.org/umbrellas
N1  - Copyright Ferry Gazette Ltd
ER  - 

TY  - NEWS
TI  - A Lighthouse Walks
T2  - The Small Town Times
DA  - 1991/12/19
AB  - A lighthouse moves.
N2  - A lighthouse of stone went inland on a Tuesday. Its keeper walked beside it.
ER  - 
TY  - JOUR
TI  - Cut off
"""  # noqa: W291

BIBTEX = r"""% A bibliography
@string{gaz = "The Ferry Gazette"}

@article{poe2010,
  title = {Umbrellas {Fill} a Hall},
  author = {Poe, Mary and van der R{\"o}e, John and {The Harbour Desk}},
  journal = gaz,
  date = {2010-01-05},
  pages = {4--5},
  language = {english},
  keywords = {umbrellas, harbours},
  abstract = {The umbrellas stand in a hall at Sk{\o}gen: 100\% of them.

  Nobody comes.},
}

@misc{broken, title = {It has no end, note = "x"

@newspaper{times1991, title = "A Lighthouse Walks", newspaper = "The Small Town Times", year = 1991, month = dec,
  day = 19, url = {https://example.org/l}}
"""

CSL = [
    {
        "id": "a1",
        "type": "article-newspaper",
        "title": "Umbrellas fill a hall",
        "container-title": "The Ferry Gazette",
        "author": [
            {"family": "Poe", "given": "Mary"},
            {"family": "Roe", "given": "John", "non-dropping-particle": "van der"},
            {"literal": "The Harbour Desk"},
        ],
        "issued": {"date-parts": [[2011, 12, 29]]},
        "accessed": {"date-parts": [[2012, 1, 2]]},
        "abstract": "The umbrellas stand in a hall.\n\nNobody comes.",
        "page": "26",
        "section": "Ports",
        "language": "en-GB",
        "keyword": "umbrellas, harbours",
    },
    {
        "id": "a2",
        "type": "article-newspaper",
        "title": "A lighthouse walks",
        "container-title": "The Small Town Times",
        "issued": {"date-parts": [["1991", 12]]},
    },
]


def test_ris_with_abstracts_and_texts() -> None:
    found = read(RIS.encode())
    first, second, third = found.drafts
    assert found.reader == "RIS"
    assert (first.title, first.authors, first.date) == (
        "Umbrellas Fill a Hall", ("Mary Poe", "John Roe"), "2010-01-05")  # fmt: skip
    assert (first.source, first.page, first.language) == ("The Ferry Gazette", "A.4", "en")
    assert first.tags == ("Umbrellas", "Harbours")
    assert first.paragraphs == ("The umbrellas stand in a hall.", "Nobody comes,\nit is said.")
    assert first.url == "https://example.org/umbrellas"
    assert first.extra["text"] == "abstract"
    assert (second.source, second.date, second.standfirst) == (
        "The Small Town Times", "1991-12-19", "A lighthouse moves.")  # fmt: skip
    assert second.paragraphs[0].startswith("A lighthouse of stone")
    assert (third.title, third.paragraphs) == ("Cut off", ())


def test_bibtex_with_abbreviations_and_accents() -> None:
    found = read(BIBTEX.encode())
    first, second = found.drafts
    assert found.reader == "BibTeX"
    assert (first.title, first.source, first.date) == ("Umbrellas Fill a Hall", "The Ferry Gazette", "2010-01-05")
    assert first.authors == ("Mary Poe", "John van der Röe", "The Harbour Desk")
    assert (first.page, first.language, first.tags) == ("4–5", "en", ("umbrellas", "harbours"))
    assert first.paragraphs == ("The umbrellas stand in a hall at Skøgen: 100% of them.", "Nobody comes.")
    assert (second.source, second.date, second.url) == (
        "The Small Town Times", "1991-12-19", "https://example.org/l")  # fmt: skip
    assert [problem.reason for problem in found.problems] == ["No article in this document"]


@pytest.mark.parametrize("whole", [CSL, {"items": CSL}])
def test_csl_json_has_names_and_dates_in_parts(whole: object) -> None:
    found = read(json.dumps(whole).encode())
    first, second = found.drafts
    assert found.reader == "CSL-JSON"
    assert (first.title, first.source, first.date) == ("Umbrellas fill a hall", "The Ferry Gazette", "2011-12-29")
    assert first.authors == ("Mary Poe", "John van der Roe", "The Harbour Desk")
    assert (first.page, first.section, first.language) == ("26", "Ports", "en")
    assert first.paragraphs == ("The umbrellas stand in a hall.", "Nobody comes.")
    assert first.tags == ("umbrellas", "harbours")
    assert (second.title, second.date, second.paragraphs) == ("A lighthouse walks", "1991-12", ())


@pytest.mark.parametrize(
    "page",
    [
        b"@reader{write} to us, they said.\n\nNobody did.\n",
        b"TY is short for thank you.\n\nER  - is nothing.\n",
        b'[{"type": "article", "title": "A", "text": "No reference manager wrote this."}]',
    ],
)
def test_what_only_looks_alike_is_none(page: bytes) -> None:
    assert recognised(page) not in ("RIS", "BibTeX", "CSL-JSON")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Poe, Mary", "Mary Poe"),
        ("King, Martin Luther, Jr.", "Martin Luther King, Jr."),
        ("The Harbour Desk", "The Harbour Desk"),
    ],
)
def test_names_are_turned_round(written: str, name: str) -> None:
    assert name_of(written) == name


def test_tex_is_text() -> None:
    assert decoded(r"Stra{\ss}e \& caf\'e, {\'E}t\'e") == "Straße & café, Été"


@given(st.integers(0, len(BIBTEX)), st.integers(0, len(RIS)))
def test_cut_off_anywhere_the_books_balance(bibtex: int, ris: int) -> None:
    for data, name in ((BIBTEX.encode()[:bibtex], "BibTeX"), (RIS.encode()[:ris], "RIS")):
        if recognised(data) == name:
            found = read(data)
            assert found.records or found.problems or found.skipped
