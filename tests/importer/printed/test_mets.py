"""Newspaper issues in METS: articles from the ALTO files beside it, each page's text read once."""

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from backfile.article import Article
from backfile.importer.readers.mets_structure import candidates
from backfile.library import Library
from tests.importer.dumps import imported

ISSUE = "1901010101"


def alto(*blocks: tuple[str, list[str]]) -> str:
    def line(at: int, text: str) -> str:
        words = "<SP/>".join(f'<String CONTENT="{word}"/>' for word in text.split())
        return f'<TextLine HPOS="0" WIDTH="90" HEIGHT="10" VPOS="{12 * at}">{words}</TextLine>'

    shown = "".join(
        f'<TextBlock ID="{name}">' + "".join(line(at, text) for at, text in enumerate(lines)) + "</TextBlock>"
        for name, lines in blocks
    )
    return (
        '<?xml version="1.0"?><alto xmlns="http://www.loc.gov/standards/alto/ns-v2#"><Layout><Page ID="P1">'
        f'<PrintSpace ID="S1">{shown}</PrintSpace></Page></Layout></alto>'
    )


def div(kind: str, inner: str, more: str = "") -> str:
    return f'<mets:div TYPE="{kind}" {more}>{inner}</mets:div>'


def area(page: int, block: str) -> str:
    return f'<mets:fptr><mets:area FILEID="ALTO{page}" BETYPE="IDREF" BEGIN="{block}"/></mets:fptr>'


def described(name: str, inner: str) -> str:
    return f'<mets:dmdSec ID="{name}"><mets:mdWrap><mets:xmlData>{inner}</mets:xmlData></mets:mdWrap></mets:dmdSec>'


def mets(logical: str) -> str:
    files = "".join(
        f'<mets:file ID="ALTO{page}"><mets:FLocat xlink:href="file://./ALTO/{ISSUE}-000{page}.xml"/></mets:file>'
        for page in (1, 2)
    )
    pages = "".join(
        div("PAGE", f'<mets:fptr><mets:area FILEID="ALTO{page}"/></mets:fptr>', f'ORDER="{page}"') for page in (1, 2)
    )
    issue = div("ISSUE", logical, 'DMDID="I"')
    return (
        '<?xml version="1.0"?><mets:mets xmlns:mets="http://www.loc.gov/METS/" '
        'xmlns:mods="http://www.loc.gov/mods/v3" xmlns:xlink="http://www.w3.org/1999/xlink">'
        + described(
            "I",
            "<mods:mods><mods:title>The Bay Courier</mods:title><mods:dateIssued>02.03.1901</mods:dateIssued>"
            "<mods:languageTerm>eng</mods:languageTerm></mods:mods>",
        )
        + described(
            "A",
            "<mods:mods><mods:title>–</mods:title><mods:title>Fog over the bay</mods:title>"
            "<mods:namePart>Anna Holm</mods:namePart></mods:mods>",
        )
        + f"<mets:fileSec><mets:fileGrp>{files}</mets:fileGrp></mets:fileSec>"
        f'<mets:structMap TYPE="PHYSICAL">{div("Newspaper", pages)}</mets:structMap>'
        f'<mets:structMap TYPE="LOGICAL">{issue}</mets:structMap></mets:mets>'
    )


ARTICLES = (
    div(
        "ARTICLE",
        div("HEADING", div("TITLE", area(1, "B1"))) + div("BODY", div("PARAGRAPH", area(1, "B2") + area(2, "B1"))),
        'DMDID="A"',
    )
    + div("ARTICLE", div("HEADING", div("TITLE", area(1, "B3"))) + div("BODY", area(1, "B4")), 'LABEL="Lights out"')
    + div("ADVERTISEMENT", area(2, "B2"))
)
PAGES = {
    1: alto(
        ("B1", ["Fog over the bay"]),
        ("B2", ["The ferry stop-", "ped on Monday and"]),
        ("B3", ["Lights out"]),
        ("B4", ["Nothing was seen."]),
    ),
    2: alto(("B1", ["stays in the harbour."]), ("B2", ["Buy our soap."])),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    issue = tmp_path / "dump" / ISSUE
    (issue / "ALTO").mkdir(parents=True)
    (issue / f"{ISSUE}-METS.xml").write_text(mets(ARTICLES), "utf-8")
    for number, page in PAGES.items():
        (issue / "ALTO" / f"{ISSUE}-000{number}.xml").write_text(page, "utf-8")
    return issue.parent


def articles(path: Path) -> Iterator[Article]:
    with Library.open(path, readonly=True) as library:
        for (number,) in library.connection.execute("SELECT id FROM items ORDER BY id"):
            yield library.article(number)


@pytest.mark.parametrize("packed", [False, True])
def test_articles_are_put_together_from_their_pages(folder: Path, tmp_path: Path, packed: bool) -> None:
    dump = folder
    if packed:
        dump = tmp_path / "issue.zip"
        with ZipFile(dump, "w") as archive:
            for path in sorted(folder.rglob("*.xml"), reverse=True):
                archive.write(path, path.relative_to(folder).as_posix())
    outcome = imported(tmp_path / "l.backfile", dump)
    assert (outcome.books.articles, outcome.books.skipped, outcome.books.problems) == (3, 2, 0)
    fog, lights, soap = articles(tmp_path / "l.backfile")
    assert (fog.title, fog.authors, fog.paragraphs) == (
        "Fog over the bay",
        ("Anna Holm",),
        ("The ferry stopped on Monday and stays in the harbour.",),
    )
    assert (fog.source, fog.date, fog.language, fog.page) == ("The Bay Courier", "1901-03-02", "en", "1")
    assert (lights.title, lights.title_origin, lights.text) == ("Lights out", "given", "Nothing was seen.")
    assert (soap.extra["type"], soap.page) == ("advertisement", "2")


def test_an_issue_without_articles_is_read_page_by_page(folder: Path, tmp_path: Path) -> None:
    (folder / ISSUE / f"{ISSUE}-METS.xml").write_text(mets(""), "utf-8")
    outcome = imported(tmp_path / "l.backfile", folder)
    assert (outcome.books.articles, outcome.books.skipped) == (2, 2)
    assert [(article.page, article.source) for article in articles(tmp_path / "l.backfile")] == [
        ("1", "The Bay Courier"),
        ("2", "The Bay Courier"),
    ]


def test_missing_text_files_are_told(folder: Path, tmp_path: Path) -> None:
    for page in (folder / ISSUE / "ALTO").iterdir():
        page.unlink()
    outcome = imported(tmp_path / "l.backfile", folder)
    assert (outcome.books.articles, outcome.books.problems) == (0, 1)
    with Library.open(tmp_path / "l.backfile", readonly=True) as library:
        assert [problem.reason for problem in library.problems()] == ["Text files missing"]


def test_one_missing_page_costs_no_other(folder: Path, tmp_path: Path) -> None:
    (folder / ISSUE / "ALTO" / f"{ISSUE}-0002.xml").unlink()
    outcome = imported(tmp_path / "l.backfile", folder)
    assert (outcome.books.articles, outcome.books.skipped, outcome.books.problems) == (2, 2, 1)


def test_a_page_that_is_dropped_alone_is_an_article(folder: Path, tmp_path: Path) -> None:
    outcome = imported(tmp_path / "l.backfile", folder / ISSUE / "ALTO" / f"{ISSUE}-0001.xml")
    assert outcome.books.articles == 1


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("file://./ALTO/1.xml", "ALTO/1.xml"),
        ("ALTO\\1.xml", "ALTO/1.xml"),
        ("./alto/page%201.xml", "alto/page 1.xml"),
        ("../../etc/passwd", "etc/passwd"),
    ],
)
def test_an_address_leads_to_files_below_the_issue(address: str, place: str) -> None:
    assert candidates(address)[0] == place
    assert not any(".." in path for path in candidates(address))
