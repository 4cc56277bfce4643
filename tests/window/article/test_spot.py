"""An article is opened at the very hit that was asked for."""

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from backfile.importer import Control, Options, run
from backfile.library import Library
from backfile.search import parse
from backfile.search.searcher import Searcher
from backfile.search.usage.concordance import concord
from backfile.search.usage.pieces import COLUMNS
from backfile.window.article import ArticlePane, Spot

PARAGRAPHS = [f"Paragraph {number} has a ferry, and then another ferry of its own." for number in range(60)]
RECORD = {
    "title": "A ferry in the headline",
    "kicker": "FERRY NEWS",
    "standfirst": "The ferry, once more: a ferry",
    "date": "2023-04-03",
    "text": "\n\n".join(PARAGRAPHS),
}


@pytest.fixture
def library(tmp_path: Path) -> Path:
    dump, path = tmp_path / "press.jsonl", tmp_path / "press.backfile"
    dump.write_text(json.dumps(RECORD) + "\n", "utf-8")
    run(path, [dump], Options(), lambda _: None, Control())
    return path


@pytest.fixture
def pane(qtbot: QtBot, library: Path) -> ArticlePane:
    made = ArticlePane()
    qtbot.addWidget(made, before_close_func=lambda pane: pane.close_library())
    made.resize(760, 500)
    made.show()
    made.set_library(library)
    return made


def spots(library: Path, text: str) -> list[tuple[Spot, str]]:
    """Every hit of a concordance, with the twenty characters from it on."""
    with Searcher(library) as searcher, searcher.found(parse(text)) as found:
        *_, lines = concord(found, found.ids())
    with Library.open(library, readonly=True) as opened:
        article = opened.article(1)
    texts = {"title": article.title, "deck": f"{article.kicker}\n{article.standfirst}", "text": article.text}
    every = [Spot(COLUMNS[column], int(start)) for column, start in zip(lines.column, lines.start, strict=True)]
    return [(each, texts[each.column][each.start : each.start + 20].split("\n")[0]) for each in every]


def current_text(pane: ArticlePane) -> str:
    """The twenty characters from the current hit on."""
    (selection,) = pane.page.extraSelections()
    start = selection.cursor.selectionStart()
    return pane.page.document().findBlock(start).text()[start - pane.page.document().findBlock(start).position() :][:20]


def test_each_line_of_a_concordance_leads_to_its_own_hit(qtbot: QtBot, pane: ArticlePane, library: Path) -> None:
    query = parse("ferry")
    every = spots(library, "ferry")
    assert {spot.column for spot, _ in every} == {"title", "deck", "text"}
    seen = set()
    for spot, text in every:
        pane.show_article(1, query, spot)
        qtbot.waitUntil(lambda: pane.article_id == 1 and pane.page.settled)
        assert current_text(pane) == text
        seen.add(pane.page._current)
    assert len(seen) == len(every) == 4 + 2 * len(PARAGRAPHS)


def test_a_hit_far_down_is_scrolled_to(qtbot: QtBot, pane: ArticlePane, library: Path) -> None:
    spot, _ = spots(library, "ferry")[-1]
    with qtbot.waitSignal(pane.opened):
        pane.show_article(1, parse("ferry"), spot)
    qtbot.waitUntil(lambda: pane.page.settled and pane.page.scrolled > 0)
    assert pane.page._current == pane.page.hits


def test_a_hit_at_the_foot_of_a_short_article_is_scrolled_to(qtbot: QtBot, pane: ArticlePane, library: Path) -> None:
    pane.resize(760, 160)
    short = RECORD | {"title": "A short one", "text": "\n\n".join(["Nobody sails."] * 8 + ["The last ferry."])}
    dump = library.parent / "short.jsonl"
    dump.write_text(json.dumps(short) + "\n", "utf-8")
    run(library, [dump], Options(), lambda _: None, Control())
    with Library.open(library, readonly=True) as opened:
        start = opened.article(2).text.index("ferry")
    with qtbot.waitSignal(pane.opened):
        pane.show_article(2, parse("ferry"), Spot("text", start))
    qtbot.waitUntil(lambda: pane.page.settled)
    assert current_text(pane) == "ferry."
    assert pane.page.scrolled > 0


def test_a_place_without_a_mark_opens_the_article_at_its_head(qtbot: QtBot, pane: ArticlePane) -> None:
    with qtbot.waitSignal(pane.opened):
        pane.show_article(1, parse("ferry"), Spot("text", 3))
    qtbot.waitUntil(lambda: pane.page.settled)
    assert (pane.page._current, pane.page.scrolled) == (1, 0)
