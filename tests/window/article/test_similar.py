"""Similar articles at the foot of an article's page, and a search for more."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextTable
from pytestqt.qtbot import QtBot

from backfile.search import Query, Searcher, parse
from backfile.search.similarity.similar import Resembling, Similar
from backfile.window.article import ArticlePane
from backfile.window.article.words import resembling
from tests.search.conftest import Archive, article

STRIKE = (
    "The dockers of Oyelund refused to load the ferry Halcyon. The harbour board of Oyelund had cut the dockers' wages"
    " and sold the crane. The Halcyon lay at the quay all day."
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = Archive(tmp_path / "press.backfile")
    made.add(
        article("Dockers strike at Oyelund", STRIKE, source="Northlight Wire", date="2023-04-01"),
        article(
            "Halcyon sails again",
            "The dockers of Oyelund loaded the Halcyon once the harbour board gave in.",
            source="Strait Ledger",
            date="2023-04-03",
        ),
        article("Garden show", "Roses and tulips were shown at the garden, and a baker sold bread."),
        *(
            article(f"Bread {number}", f"A baker of street {number} sold bread and the bread was good, all day long.")
            for number in range(8)
        ),
    )
    made.close()
    return tmp_path / "press.backfile"


@pytest.fixture
def pane(qtbot: QtBot, path: Path) -> ArticlePane:
    made = ArticlePane()
    qtbot.addWidget(made, before_close_func=lambda pane: pane.close_library())
    made.resize(760, 600)
    made.show()
    made.set_library(path)
    return made


def read(qtbot: QtBot, pane: ArticlePane, item: int) -> None:
    with qtbot.waitSignal(pane.opened, timeout=10_000):
        pane.show_article(item)


def has(pane: ArticlePane, words: str) -> bool:
    return words in pane.page.toPlainText()


def test_what_an_article_is_like_stands_at_its_foot_and_opens(qtbot: QtBot, pane: ArticlePane) -> None:
    read(qtbot, pane, 1)
    qtbot.waitUntil(lambda: has(pane, "Similar articles"), timeout=10_000)
    text = pane.page.toPlainText()
    assert text.index("Where it came from") < text.index("Similar articles"), "nothing that is read moves for it"
    assert "Halcyon sails again" in text
    assert "Strait Ledger · 3 Apr 2023 · in both: " in text
    with qtbot.waitSignal(pane.opened) as opened:
        pane.page.anchorClicked.emit(QUrl("item:2"))
    assert opened.args == [2]
    with qtbot.waitSignal(pane.opened):
        pane.go_back()
    qtbot.waitUntil(lambda: pane.page.settled)
    assert has(pane, "Halcyon sails again"), "known already, and there at once"


def test_similar_articles_stay_when_the_page_is_set_anew(qtbot: QtBot, pane: ArticlePane) -> None:
    read(qtbot, pane, 1)
    qtbot.waitUntil(lambda: has(pane, "Similar articles"), timeout=10_000)
    pane.enlarge()
    qtbot.waitUntil(lambda: pane.page.settled)
    assert pane.page.toPlainText().count("Similar articles") == 1
    pane.set_query(parse("ferry"))
    qtbot.waitUntil(lambda: pane.page.hits > 0 and pane.page.settled)
    assert pane.page.toPlainText().count("Similar articles") == 1


def test_an_article_like_no_other_has_no_such_section(qtbot: QtBot, pane: ArticlePane) -> None:
    read(qtbot, pane, 3)
    with qtbot.waitSignal(pane._likes.found, timeout=10_000) as found:
        pass
    assert found.args == [3, ()]
    assert not has(pane, "Similar articles")


def test_an_article_is_read_while_another_is_still_compared(
    qtbot: QtBot, pane: ArticlePane, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached, opened, find = Event(), Event(), Similar.find

    def slow(similar: Similar, item: int, *rest: object, **facts: object) -> list[Resembling]:
        if item == 1:
            reached.set()
            assert opened.wait(10)
        return find(similar, item, *rest, **facts)  # type: ignore[arg-type]

    monkeypatch.setattr(Similar, "find", slow)
    read(qtbot, pane, 1)
    qtbot.waitUntil(reached.is_set, timeout=10_000)
    read(qtbot, pane, 2)
    opened.set()
    qtbot.waitUntil(lambda: has(pane, "Dockers strike at Oyelund"), timeout=10_000)
    assert pane.article_id == 2


@pytest.fixture
def searcher(path: Path) -> Iterator[Searcher]:
    with Searcher(path) as opened:
        yield opened


def test_more_like_an_article_is_a_search(qtbot: QtBot, pane: ArticlePane, searcher: Searcher) -> None:
    read(qtbot, pane, 1)
    for ask in (pane.bar.similar_wanted.emit, lambda: pane.page.anchorClicked.emit(QUrl("like:"))):
        with qtbot.waitSignal(pane.query_wanted, timeout=10_000) as wanted:
            ask()
        assert wanted.args is not None
        query: Query = wanted.args[0]
        assert sorted(searcher.run(parse(query.text)).ids.tolist()) == [1, 2]


def test_a_link_to_a_similar_article_is_reached_by_keyboard(qtbot: QtBot, pane: ArticlePane) -> None:
    read(qtbot, pane, 1)
    qtbot.waitUntil(lambda: has(pane, "Similar articles"), timeout=10_000)
    pane.page.setFocus()
    for _ in range(20):
        qtbot.keyClick(pane.page, Qt.Key.Key_Tab)
        if pane.page.textCursor().selectedText() == "Halcyon sails again":
            break
    with qtbot.waitSignal(pane.opened) as opened:
        qtbot.keyClick(pane.page, Qt.Key.Key_Return)
    assert opened.args == [2]


def test_what_is_shared_is_said_with_where_and_when() -> None:
    one = Resembling(2, "Halcyon", "given", "article", None, None, 0.5, ("Oyelund", "crane"))
    assert resembling(one) == "No source · Undated · in both: Oyelund, crane"


def test_no_table_is_wider_than_the_column_after_an_article_without_a_scroll_bar(
    qtbot: QtBot, pane: ArticlePane
) -> None:
    pane.resize(900, 2_000)
    read(qtbot, pane, 4)
    qtbot.waitUntil(lambda: pane.page.settled)
    assert pane.page.verticalScrollBar().maximum() == 0
    pane.resize(900, 480)
    pane.clear()
    read(qtbot, pane, 1)
    qtbot.waitUntil(lambda: has(pane, "Similar articles"), timeout=10_000)
    tables = [frame for frame in pane.page.document().rootFrame().childFrames() if isinstance(frame, QTextTable)]
    fixed = [
        sum(each.rawValue() for each in table.format().columnWidthConstraints())
        for table in tables
        if table.columns() == 2
    ]
    assert fixed
    assert max(fixed) <= pane.page.viewport().width()
