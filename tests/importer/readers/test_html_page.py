"""Saved pages: one to a file, with the folder that a browser saved beside it."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backfile.article import Draft, Problem
from backfile.importer.reading import Job
from backfile.importer.reading import read as read_dump
from backfile.library import events
from backfile.library.entry import Entry
from tests.importer.html.test_page import FIRST, SECOND, page
from tests.importer.readers.support import read, recognised

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8
FIGURE = '<figure><img src="Ferry_files/pier%201.png?x=2"><figcaption>The pier. Photo: Jo Lund</figcaption></figure>'


@pytest.mark.parametrize(
    "begin",
    [
        "<!DOCTYPE html><html>",
        "\ufeff  <!doctype HTML PUBLIC '-//W3C//DTD HTML 4.01//EN'><HTML>",
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml">',
        "<!-- saved from url=(0022)http://harbour.example/ -->\n<html>",
        "<html>",
        "<head><title>A</title></head>",
        '<div class="article">',
    ],
)
def test_a_page_is_recognised_by_its_first_tag(begin: str) -> None:
    assert recognised(f"{begin}<body><p>{FIRST}</p></body>".encode()) == "HTML"


@pytest.mark.parametrize(
    "other", ["<rss version='2.0'><channel></channel></rss>", "Dear <b>reader</b>", "p { color: red }"]
)
def test_what_only_has_tags_in_it_is_no_page(other: str) -> None:
    assert recognised(other.encode()) != "HTML"


def test_a_page_is_one_record_with_all_its_bytes() -> None:
    raw = page()
    found = read(raw)
    assert found.reader == "HTML"
    (record,) = found.records
    assert (record.number, record.offset, record.raw) == (1, 0, raw)
    assert isinstance(record.content, Draft)
    assert record.content.paragraphs == (FIRST, SECOND)


@pytest.mark.parametrize(
    ("line", "url", "captured"),
    [
        ("<!-- saved from url=(0030)https://harbour.example/news/1 -->", "https://harbour.example/news/1", None),
        (
            "<!--\n Page saved with SingleFile \n url: https://harbour.example/news/1 \n"
            " saved date: Mon Dec 17 2018 11:17:47 GMT+0100 (Central European Standard Time)\n-->",
            "https://harbour.example/news/1",
            "2018-12-17T10:17:47Z",
        ),
        (
            "<!-- Mirrored from harbour.example/news/1 by HTTrack Website Copier/3.x [XR&CO'2014], "
            "Mon, 17 Dec 2018 11:17:47 GMT -->",
            "http://harbour.example/news/1",
            "2018-12-17T11:17:47Z",
        ),
    ],
)
def test_where_and_when_a_page_was_saved_is_no_date_of_publication(line: str, url: str, captured: str | None) -> None:
    raw = page().replace(b"<html", line.encode() + b"\n<html", 1)
    draft = read(raw, "HTML").records[0].content
    assert isinstance(draft, Draft)
    assert (draft.url, draft.captured, draft.date) == (url, captured, None)


def test_a_picture_within_the_page_is_kept_with_its_caption() -> None:
    from base64 import b64encode

    figure = FIGURE.replace("Ferry_files/pier%201.png?x=2", "data:image/png;base64," + b64encode(PNG).decode())
    draft = read(page(figure)).records[0].content
    assert isinstance(draft, Draft)
    (picture,) = draft.pictures
    assert (picture.after, picture.type, picture.data, picture.credit) == (0, "image/png", PNG, "Jo Lund")
    assert draft.paragraphs == (FIRST, SECOND)


def saved_page(folder: Path) -> Path:
    (folder / "Ferry_files").mkdir(parents=True)
    (folder / "Ferry.html").write_bytes(page(FIGURE))
    (folder / "Ferry_files" / "pier 1.png").write_bytes(PNG)
    (folder / "Ferry_files" / "saved_resource.html").write_bytes(page())
    (folder / "Ferry_files" / "style.css").write_text("body { color: red }\n" * 20)
    (folder / "app.js").write_text("window.start = function () { return 1 }\n" * 20)
    return folder


def zipped(folder: Path) -> Path:
    target = folder.with_suffix(".zip")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(saved_page(folder).rglob("*")):
            if path.is_file():
                archive.write(path, path.relative_to(folder))
    return target


@pytest.mark.parametrize("dump", [saved_page, zipped])
def test_the_folder_beside_a_page_gives_its_pictures_and_no_articles(
    dump: Callable[[Path], Path], tmp_path: Path
) -> None:
    steps = list(read_dump(Job(dump(tmp_path / "dump"))))
    (entry,) = (step for step in steps if isinstance(step, Entry))
    assert [(shown.after, shown.data) for shown in entry.article.pictures] == [(0, PNG)]
    assert sorted(step.reason for step in steps if isinstance(step, events.Skipped)) == [
        "A script",
        "An image",
        "Part of a saved page",
        "Part of a saved page",
    ]
    assert not [step for step in steps if isinstance(step, Problem)]


def test_a_folder_of_that_name_without_its_page_is_read(tmp_path: Path) -> None:
    (tmp_path / "my_files").mkdir()
    (tmp_path / "my_files" / "a.html").write_bytes(page())
    assert [step.article.title for step in read_dump(Job(tmp_path)) if isinstance(step, Entry)]


def test_nothing_outside_the_dump_is_opened(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(PNG)
    dump = tmp_path / "dump"
    dump.mkdir()
    (dump / "link.png").symlink_to(tmp_path / "secret.png")
    figures = "".join(
        FIGURE.replace("Ferry_files/pier%201.png?x=2", address)
        for address in ("../secret.png", "link.png", str(tmp_path / "secret.png"), f"file://{tmp_path}/secret.png")
    )
    (dump / "a.html").write_bytes(page(figures))
    (entry,) = (step for step in read_dump(Job(dump)) if isinstance(step, Entry))
    assert not [shown for shown in entry.article.pictures if shown.data is not None]


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_damaged_page_costs_at_most_itself(data: st.DataObject) -> None:
    raw = bytearray(page(FIGURE))
    for _ in range(data.draw(st.integers(0, 20))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    found = read(bytes(raw[: data.draw(st.integers(0, len(raw)))]), "HTML")
    assert len(found.records) + len(found.problems) + len(found.skipped) == 1


def test_what_a_mirroring_tool_writes_for_itself_is_skipped(tmp_path: Path) -> None:
    (tmp_path / "hts-cache").mkdir()
    (tmp_path / "hts-cache" / "doit.log").write_text('-qwC2 -F "Mozilla/4.5" https://harbour.example\nFile generated\n')
    (tmp_path / "hts-log.txt").write_text("HTTrack3.49-2 launched on Mon, 17 Dec 2018 at https://harbour.example\n")
    (tmp_path / "index.html").write_text(
        "<html><title>Local index - HTTrack Website Copier</title><body><p>Mirror made by HTTrack.</p></body></html>"
    )
    (tmp_path / "news.html").write_bytes(page())
    steps = list(read_dump(Job(tmp_path)))
    assert len([step for step in steps if isinstance(step, Entry)]) == 1
    assert sorted(step.reason for step in steps if isinstance(step, events.Skipped)) == [
        "A file of a mirroring tool",
        "A file of a mirroring tool",
        "A page of links",
    ]


def test_a_brief_has_its_paragraphs_and_no_headline_among_them() -> None:
    page = (
        b"<!DOCTYPE html><html><head><title>Ferry stops in fog</title></head><body><article><h1>Ferry stops in fog</h1>"
        b"<p>The ferry of the bay stopped in the fog for an hour on Sunday.</p><p>She went on at nine.</p></article>"
        b"</body></html>"
    )
    [draft] = [record.content for record in read(page).records]
    assert isinstance(draft, Draft)
    assert draft.paragraphs == (
        "The ferry of the bay stopped in the fog for an hour on Sunday.",
        "She went on at nine.",
    )
