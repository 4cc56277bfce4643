"""Where an article was published, where no field says it."""

from pathlib import Path

import pytest

from backfile.importer.sites import site_of, source_in
from backfile.library import Library
from tests.importer.dumps import imported


@pytest.mark.parametrize(
    ("address", "site"),
    [
        ("https://news.bbc.co.uk/1/hi/world", "bbc.co.uk"),
        ("https://edition.cnn.com/", "cnn.com"),
        ("http://harbour.blogspot.com/2019/03/fog.html", "harbour.blogspot.com"),  # each blog is a site of its own
        ("https://news.ltn.com.tw/news/1", "ltn.com.tw"),
        ("http://www.harbour.example/fog", "harbour.example"),
        ("http://intranet/fog", None),
        ("http://10.0.0.1/fog", None),
        ("http://[::1]/fog", None),
        ("ftp://harbour.example/fog", None),
    ],
)
def test_a_site_is_what_somebody_registered(address: str, site: str | None) -> None:
    assert site_of(address) == site


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("Harbour_Post-2019.zip", "Harbour Post"),
        ("The Bay Courier", "The Bay Courier"),
        ("courier.jsonl.gz", "courier"),
        ("晨報.csv", "晨報"),
        ("articles.jsonl", None),
        ("news_2019-03.csv", None),
        ("2019-03", None),
        ("06e5123e4ef7cfb4533250dc45d1e03d.html.gz", None),
        ("test1.html", None),
        ("pdf", None),
        ("sn86069133.1910-10-31.alto", None),
        ("x", None),
        (".zip", None),
    ],
)
def test_the_name_of_a_dump_may_name_a_publication(name: str, source: str | None) -> None:
    assert source_in(name) == source


def test_what_is_said_comes_before_what_is_derived(tmp_path: Path) -> None:
    text = ',"text":"The ferry stopped in the fog of the bay."}\n'
    dump = tmp_path / "Harbour_Post.jsonl"
    dump.write_text(
        '{"title":"A","source":"Bay Courier","url":"https://news.bay.example/a"' + text.replace("bay", "bay, A")
        + '{"title":"B","url":"https://news.bay.example/b"' + text.replace("bay", "bay, B")
        + '{"title":"C"' + text,
        "utf-8",
    )  # fmt: skip
    imported(tmp_path / "l.backfile", dump)
    with Library.open(tmp_path / "l.backfile", readonly=True) as library:
        articles = [library.article(item) for item in (1, 2, 3)]
    assert [(article.source, article.derived.get("source")) for article in articles] == [
        ("Bay Courier", None),
        ("bay.example", "the address"),
        ("Harbour Post", "the dump's name"),
    ]


def test_the_name_of_an_articles_own_file_is_no_publication(tmp_path: Path) -> None:
    page = tmp_path / "ferry_in_the_fog.txt"
    page.write_text("Ferry in the fog\n\nThe ferry stopped in the fog of the bay, and nobody was hurt.\n", "utf-8")
    imported(tmp_path / "l.backfile", page)
    with Library.open(tmp_path / "l.backfile", readonly=True) as library:
        assert library.article(1).source is None
