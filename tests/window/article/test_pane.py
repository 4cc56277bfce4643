"""The article pane on a real library."""

import json
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backfile.article import Kind
from backfile.importer import Control, Options, run
from backfile.library import Library
from backfile.search import parse
from backfile.window.article import ArticlePane, Starred
from backfile.window.article.page import ArticlePage


@pytest.fixture
def pane(qtbot: QtBot, library: Path) -> ArticlePane:
    made = ArticlePane()
    qtbot.addWidget(made, before_close_func=lambda pane: pane.close_library())
    made.resize(760, 600)
    made.show()
    made.set_library(library)
    return made


def ids(library: Path, kind: Kind) -> list[int]:
    with Library.open(library, readonly=True) as opened:
        return [
            item for (item,) in opened.connection.execute("SELECT id FROM items WHERE kind = ? ORDER BY id", (kind,))
        ]


def open_article(qtbot: QtBot, pane: ArticlePane, item: int, query: str = "") -> str:
    with qtbot.waitSignal(pane.opened, timeout=10_000):
        pane.show_article(item, parse(query) if query else None)
    qtbot.waitUntil(lambda: pane.page.settled, timeout=10_000)
    return pane.page.toPlainText()


def test_an_article_is_set_with_its_paragraphs_and_its_credit(qtbot: QtBot, pane: ArticlePane, library: Path) -> None:
    text = open_article(qtbot, pane, ids(library, Kind.ARTICLE)[0])
    assert "Title taken from the first sentence; the page gives none" in text
    assert "Undated" in text
    assert "Source not given" in text
    assert "under a paperweight" in text
    assert "Photo:" in text


def test_what_stood_beside_it_is_under_it_and_opens(qtbot: QtBot, pane: ArticlePane, library: Path) -> None:
    article, excerpt = ids(library, Kind.ARTICLE)[0], ids(library, Kind.EXCERPT)[0]
    text = open_article(qtbot, pane, article)
    assert "On the same page" in text
    assert "excerpts, cut off where the site cut them" in text
    with qtbot.waitSignal(pane.opened) as opened:
        pane.page.anchorClicked.emit(QUrl(f"item:{excerpt}"))
    assert opened.args == [excerpt]
    qtbot.waitUntil(lambda: "Beside “Ferry crews" in pane.page.toPlainText())


def test_back_and_forward_lead_through_what_was_read(qtbot: QtBot, pane: ArticlePane, library: Path) -> None:
    first, second = ids(library, Kind.ARTICLE)[0], ids(library, Kind.EXCERPT)[0]
    open_article(qtbot, pane, first)
    open_article(qtbot, pane, second)
    with qtbot.waitSignal(pane.opened) as opened:
        qtbot.mouseClick(pane.bar.back, Qt.MouseButton.LeftButton)
    assert opened.args == [first]
    with qtbot.waitSignal(pane.opened) as opened:
        qtbot.mouseClick(pane.bar.forward, Qt.MouseButton.LeftButton)
    assert opened.args == [second]


def test_hits_are_marked_and_gone_through_in_a_ring(qtbot: QtBot, pane: ArticlePane, library: Path) -> None:
    open_article(qtbot, pane, ids(library, Kind.ARTICLE)[0], "crews")
    hits = pane.page.hits
    assert hits >= 2
    assert pane.bar.counter.text() == f"1 of {hits} hits"
    pane.next_hit()
    assert pane.bar.counter.text() == f"2 of {hits} hits"
    pane.previous_hit()
    pane.previous_hit()
    assert pane.bar.counter.text() == f"{hits} of {hits} hits"
    pane.next_hit()
    assert pane.bar.counter.text() == f"1 of {hits} hits"


@pytest.mark.parametrize("query", ["考德海峽", "考德海峡", "strait"])
def test_simplified_and_traditional_mark_the_same_characters(
    qtbot: QtBot, pane: ArticlePane, library: Path, query: str
) -> None:
    open_article(qtbot, pane, ids(library, Kind.ARTICLE)[0], query)
    assert pane.page.hits >= 1


def test_an_article_without_hits_shows_no_counter(qtbot: QtBot, pane: ArticlePane, library: Path) -> None:
    open_article(qtbot, pane, ids(library, Kind.ARTICLE)[0], "zeppelin")
    assert not pane.bar.counter.isVisible()


def test_another_query_marks_the_same_article_anew(qtbot: QtBot, pane: ArticlePane, library: Path) -> None:
    open_article(qtbot, pane, ids(library, Kind.ARTICLE)[0], "zeppelin")
    pane.set_query(parse("ferry"))
    qtbot.waitUntil(lambda: pane.page.hits > 0)


def test_a_star_is_stored_and_told(qtbot: QtBot, pane: ArticlePane, library: Path) -> None:
    item = ids(library, Kind.ARTICLE)[0]
    open_article(qtbot, pane, item)
    with qtbot.waitSignal(pane.starred) as told:
        qtbot.mouseClick(pane.bar.star, Qt.MouseButton.LeftButton)
    assert told.args == [Starred(item, True)]
    with Library.open(library, readonly=True) as opened:
        assert opened.article(item).starred
    with qtbot.waitSignal(pane.starred) as told:
        pane.toggle_star()
    assert told.args == [Starred(item, False)]


def test_an_opened_article_counts_as_seen(qtbot: QtBot, pane: ArticlePane, library: Path) -> None:
    item = ids(library, Kind.ARTICLE)[0]
    open_article(qtbot, pane, item)
    with Library.open(library, readonly=True) as opened:  # the mark is made after the article is shown
        qtbot.waitUntil(lambda: opened.seen([item]) == {item}, timeout=10_000)


def test_an_article_that_is_gone_is_told_and_the_old_one_stays(qtbot: QtBot, pane: ArticlePane, library: Path) -> None:
    item = ids(library, Kind.ARTICLE)[0]
    open_article(qtbot, pane, item)
    with qtbot.waitSignal(pane.failed) as told:
        pane.show_article(999_999)
    assert told.args is not None
    assert "999999" in told.args[0]
    assert pane.article_id == item


def test_a_name_that_is_pressed_is_searched(qtbot: QtBot, pane: ArticlePane, library: Path) -> None:
    text = open_article(qtbot, pane, ids(library, Kind.ARTICLE)[0])
    assert text.count("Ko Wen-tao") >= 2, "once in the text, and as a chip under it"
    with qtbot.waitSignal(pane.name_wanted) as wanted:
        pane.page.anchorClicked.emit(QUrl("search:Ko Wen-tao"))
    assert wanted.args == ["Ko Wen-tao"]


def test_text_grows_and_shrinks_within_limits(qtbot: QtBot, pane: ArticlePane, library: Path) -> None:
    open_article(qtbot, pane, ids(library, Kind.ARTICLE)[0])
    for _ in range(20):
        pane.enlarge()
    with qtbot.waitSignal(pane.text_size_changed) as told:
        pane.shrink()
    assert told.args == [175]
    pane.actual_size()
    assert pane.page.toPlainText()


def test_a_citation_and_the_text_can_be_copied(qtbot: QtBot, pane: ArticlePane, library: Path) -> None:
    open_article(qtbot, pane, ids(library, Kind.ARTICLE)[0])
    pane.copy_citation()
    assert QGuiApplication.clipboard().text().startswith("“Ferry crews on the Calder Strait")
    pane.copy_text()
    assert "under a paperweight" in QGuiApplication.clipboard().text()


def test_the_raw_record_is_read_again_from_the_dump(qtbot: QtBot, pane: ArticlePane, library: Path, page: Path) -> None:
    open_article(qtbot, pane, ids(library, Kind.ARTICLE)[0])
    pane.show_raw()
    shown = raw_window(pane)
    qtbot.waitUntil(lambda: "Ferry crews" in shown.text(), timeout=10_000)
    shown.close()


def test_a_dump_that_is_gone_is_told_in_the_place_of_its_record(
    qtbot: QtBot, pane: ArticlePane, library: Path, page: Path
) -> None:
    open_article(qtbot, pane, ids(library, Kind.ARTICLE)[0])
    (page / "harbour.txt").unlink()
    page.rmdir()
    pane.show_raw()
    shown = raw_window(pane)
    qtbot.waitUntil(lambda: "gone" in shown.said(), timeout=10_000)
    shown.close()


def raw_window(pane: ArticlePane):  # type: ignore[no-untyped-def]
    from backfile.window.article.raw import RawRecord

    return pane.findChild(RawRecord)


def test_nothing_that_an_article_names_is_ever_loaded(qtbot: QtBot, qapp: QApplication) -> None:
    page = ArticlePage()
    qtbot.addWidget(page)
    for kind in (QTextDocument.ResourceType.ImageResource, QTextDocument.ResourceType.HtmlResource):
        assert page.loadResource(kind.value, QUrl("https://tracker.example/pixel.png")) is None
        assert page.loadResource(kind.value, QUrl("file:///etc/passwd")) is None


def test_the_page_says_what_it_is_to_a_screen_reader(qtbot: QtBot, pane: ArticlePane) -> None:
    assert pane.page.accessibleName() == "Article"
    for button in (pane.bar.back, pane.bar.forward, pane.bar.star, pane.bar.cite, pane.bar.text_size, pane.bar.more):
        assert button.accessibleName()


def test_articles_with_hits_may_follow_one_another_at_any_pace(
    qtbot: QtBot, pane: ArticlePane, library: Path, tmp_path: Path
) -> None:
    """Qt measured the current hit of the page before in the new page, and the program crashed."""
    dump = tmp_path / "many.jsonl"
    lines = []
    for number in range(60):
        text = "\n\n".join(f"The ferry {each} of the strait. " * (1 + number % 7) for each in range(3 + number % 11))
        lines.append(json.dumps({"title": f"Ferry {number}", "text": text}))
    dump.write_text("\n".join(lines))
    run(library, [dump], Options(), lambda _: None, Control())
    items, queries = ids(library, Kind.ARTICLE), [parse("the"), parse("strait of"), parse("zebra"), None]
    walk = Random(1)
    for _ in range(400):
        pane.show_article(walk.choice(items), walk.choice(queries))
        for _ in range(walk.randrange(4)):
            qtbot.wait(walk.choice([0, 1, 5]))
        for _ in range(walk.randrange(6)):
            walk.choice([pane.page.next_hit, pane.page.previous_hit])()
    open_article(qtbot, pane, items[-1], "the")
    assert pane.page.hits > 0


def test_an_article_is_shown_while_an_import_writes(qtbot: QtBot, pane: ArticlePane, library: Path) -> None:
    """It was marked as read before it was shown, and waited for the import's transaction."""
    item = ids(library, Kind.ARTICLE)[0]
    with Library.open(library) as importing:
        importing.connection.execute("BEGIN IMMEDIATE")
        assert "under a paperweight" in open_article(qtbot, pane, item)
        assert importing.seen([item]) == set()
        importing.connection.execute("COMMIT")
        qtbot.waitUntil(lambda: importing.seen([item]) == {item}, timeout=10_000)


def test_a_library_that_is_gone_is_said_to_be_gone(qtbot: QtBot, pane: ArticlePane, tmp_path: Path) -> None:
    pane.set_library(tmp_path / "gone.backfile")
    with qtbot.waitSignal(pane.failed, timeout=10_000) as told:
        pane.show_article(1)
    assert told.args is not None
    assert "There is no library at" in told.args[0]


def test_a_long_list_of_versions_and_places_is_cut_and_says_so(
    qtbot: QtBot, pane: ArticlePane, library: Path, tmp_path: Path
) -> None:
    body = " ".join(f"word{number % 97} of the strait {number % 89}" for number in range(300))
    lines = [json.dumps({"title": "Ferry", "text": f"{body} Page {number}."}) for number in range(50)]
    for number in range(50):
        (tmp_path / "dumps").mkdir(exist_ok=True)
        (tmp_path / "dumps" / f"{number}.jsonl").write_text(f"{lines[0]}\n{lines[number]}", "utf-8")
    run(library, [tmp_path / "dumps"], Options(), lambda _: None, Control())
    with Library.open(library, readonly=True) as opened:
        (item,) = opened.connection.execute("SELECT max(id) FROM items").fetchone()
        (first,) = opened.connection.execute("SELECT min(id) FROM items WHERE title = 'Ferry'").fetchone()
    text = open_article(qtbot, pane, item)
    assert "this and 49 more" in text
    assert "this one" in text
    assert "9 more, which a search lists that folds no versions" in text
    assert "more places" in open_article(qtbot, pane, first)
