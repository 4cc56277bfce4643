"""The concordance as a person uses it: lines, their order, the words around them, and the way to the article."""

import csv
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from backfile.importer import Control, Options, run
from backfile.search.answer import glimpse
from backfile.search.usage.collocates import Collocate, Measure
from backfile.search.usage.reference import Against
from backfile.search.usage.tables import LINE
from backfile.window.concordance import concording, exporting
from backfile.window.concordance.model import Role
from backfile.window.concordance.narrowing import narrowed
from backfile.window.concordance.pane import ConcordancePane
from backfile.window.concordance.told import Around, Told
from backfile.window.concordance.words_around import figure
from backfile.window.question import Question

CAPTAINS = [
    {"title": f"No. {at}", "date": f"202{at % 4}-03-0{at % 9 + 1}", "source": ("Wire", "Ledger")[at % 2],
     "text": f"The ferry captain number {at} spoke. -- A ferry, an old ferry of {at} seats, sails at night."}
    for at in range(90)
]  # fmt: skip


@pytest.fixture
def pane(qtbot: QtBot, library: Path) -> Iterator[ConcordancePane]:
    yield from shown_pane(qtbot, library)


@pytest.fixture
def captains(qtbot: QtBot, tmp_path: Path) -> Iterator[ConcordancePane]:
    """A pane on ninety articles with three hits of “ferry” each."""
    dump, path = tmp_path / "captains.jsonl", tmp_path / "captains.backfile"
    dump.write_text("".join(json.dumps(each) + "\n" for each in CAPTAINS), "utf-8")
    run(path, [dump], Options(), lambda _: None, Control())
    yield from shown_pane(qtbot, path)


def shown_pane(qtbot: QtBot, library: Path) -> Iterator[ConcordancePane]:
    made = ConcordancePane()
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.set_library(library)
    made.show()
    yield made
    made.close_library()


def ask(qtbot: QtBot, pane: ConcordancePane, words: str, *, folded: bool = False) -> None:
    pane.show_question(Question(words), folded=folded)
    qtbot.waitUntil(lambda: pane.list.lines.lines is not None and pane.list.lines.lines.query.text == words)
    qtbot.waitUntil(lambda: pane.list.lines.lines is not None and pane.list.lines.lines.complete)


def shown(qtbot: QtBot, pane: ConcordancePane) -> list[tuple[str, str]]:
    """Hit and right context of each line."""
    model = pane.list.lines
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    qtbot.waitUntil(lambda: all(row.data(Role.LINE) is not None for row in rows))
    return [(row.data(Role.LINE).line.hit, row.data(Role.LINE).line.right) for row in rows]


def counted(qtbot: QtBot, pane: ConcordancePane) -> dict[str, float]:
    """Collocates with their log-likelihood, in order."""
    qtbot.waitUntil(lambda: pane.words.words.around is not None and not pane.words.words.around.pending)
    around = pane.words.words.around
    assert around is not None
    return {word: figures.likelihood for word, figures in around.words}


def test_each_hit_is_a_line_and_the_count_says_how_many(qtbot: QtBot, pane: ConcordancePane) -> None:
    ask(qtbot, pane, "ferry")
    lines = shown(qtbot, pane)
    assert {hit.lower() for hit, _ in lines} == {"ferry"}
    assert pane.count.text().startswith(f"{len(lines)} line")


def test_the_first_lines_of_what_is_everywhere_are_there_before_all_of_it_is_found(
    qtbot: QtBot, captains: ConcordancePane, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(glimpse, "LONG_WALK", 0)
    monkeypatch.setattr(concording, "MANY", 20)
    told: list[Told] = []
    captains._concording.told.connect(told.append)  # type: ignore[union-attr]
    ask(qtbot, captains, "ferry")
    first, *_, last = (each for each in told if each.lines.query.text == "ferry")  # not of nothing, asked before
    assert not first.lines.complete
    assert first.lines.of >= 90
    assert len(first.lines) >= 64
    assert last.lines.complete
    assert len(last.lines) == 3 * 90
    assert first.lines.item.tolist() == last.lines.item[: len(first.lines)].tolist()
    assert {hit for hit, _ in shown(qtbot, captains)} == {"ferry"}


def test_a_context_that_comes_late_is_not_shown_for_another_line(qtbot: QtBot, captains: ConcordancePane) -> None:
    ask(qtbot, captains, "ferry")
    model = captains.list.lines
    shown(qtbot, captains)
    before = model.index(0, 0).data(Role.LINE)
    late = replace(before, line=replace(before.line, start=before.line.start + 1, hit="another"))
    model.contexts_read([late])
    assert model.index(0, 0).data(Role.LINE).line.hit == "ferry"


def test_the_model_keeps_qts_rules(qtbot: QtBot, pane: ConcordancePane) -> None:
    QAbstractItemModelTester(pane.list.lines, QAbstractItemModelTester.FailureReportingMode.Fatal)
    ask(qtbot, pane, "the")
    assert len(shown(qtbot, pane)) > 5


def test_lines_are_sorted_by_what_is_pressed(qtbot: QtBot, pane: ConcordancePane) -> None:
    ask(qtbot, pane, "the")
    by_right = [right.split()[0].lower() for _, right in shown(qtbot, pane) if right.split()]
    assert by_right == sorted(by_right, key=lambda word: word.strip("“”‘’,.;:()"))
    pane.sort._buttons[2].click()
    assert pane.sort.keys == (1, -1)
    pane.sort._buttons["newest"].click()
    assert pane.sort.keys == ("newest",)
    pane.sort._buttons["newest"].click()
    assert pane.sort.keys == ()


def test_enter_opens_the_article_of_a_line(qtbot: QtBot, pane: ConcordancePane) -> None:
    ask(qtbot, pane, "ferry")
    shown(qtbot, pane)
    pane.list.setFocus(Qt.FocusReason.TabFocusReason)
    pane.list.step(0)
    with qtbot.waitSignal(pane.opened) as opened:
        qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    assert opened.args[0].shown.line.hit.lower() == "ferry"
    assert opened.args[0].query.text == "ferry"


def test_a_line_can_be_copied(qtbot: QtBot, captains: ConcordancePane) -> None:
    ask(qtbot, captains, '"captain number 7"')
    shown(qtbot, captains)
    captains.list.step(0)
    qtbot.keyClick(captains.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text().split("\t")
    assert copied[0].startswith("The ferry captain number 7 spoke.")
    assert copied[1:] == ["Ledger", "2023-03-08"]


def test_the_line_that_is_current_stays_so_in_another_order(qtbot: QtBot, captains: ConcordancePane) -> None:
    ask(qtbot, captains, "ferry")
    captains.list.step(17)
    captains.list.step(17)
    number = captains.list.lines.number_at(captains.list.currentIndex().row())
    told = captains.list.lines.told
    captains.sort._buttons["newest"].click()
    qtbot.waitUntil(lambda: captains.list.lines.told is not told)
    assert captains.list.lines.number_at(captains.list.currentIndex().row()) == number


def test_lines_made_anew_are_read_anew(qtbot: QtBot, pane: ConcordancePane) -> None:
    pane.sort._buttons["newest"].click()
    ask(qtbot, pane, "the", folded=True)
    first, told = shown(qtbot, pane), pane.list.lines.told
    pane.list.step(5)
    pane.list.step(5)
    place = pane.list.lines.place_of(pane.list.currentIndex().row())
    pane.show_question(Question("the"), folded=False)
    qtbot.waitUntil(lambda: pane.list.lines.told is not told and pane.list.lines.lines.complete)  # type: ignore[union-attr]
    assert pane.list.lines.number_at(0) is not None
    assert not pane.list.lines._known or pane.list.lines.told.ticket != told.ticket  # type: ignore[union-attr]
    assert shown(qtbot, pane) == first  # no versions here
    assert pane.list.lines.place_of(pane.list.currentIndex().row()) == place


def test_what_was_imported_meanwhile_is_found(qtbot: QtBot, captains: ConcordancePane, tmp_path: Path) -> None:
    ask(qtbot, captains, "ferry")
    dump = tmp_path / "more.jsonl"
    dump.write_text(json.dumps({"title": "One more", "text": "Another ferry."}) + "\n", "utf-8")
    run(tmp_path / "captains.backfile", [dump], Options(), lambda _: None, Control())
    qtbot.waitUntil(lambda: captains.settled)
    counted(qtbot, captains)
    captains.library_grew()
    assert not captains.settled
    qtbot.waitUntil(lambda: captains.list.lines.rowCount() == 271)
    assert captains.words.words.around is not None  # the collocates of before stood until now


def test_collocates_come_with_their_figures(qtbot: QtBot, pane: ConcordancePane) -> None:
    ask(qtbot, pane, "the")
    counted(qtbot, pane)
    word = pane.words.words.index(0, 0)
    assert str(word.data()) in str(word.data(Qt.ItemDataRole.AccessibleTextRole))
    assert "log-likelihood" in str(word.data(Qt.ItemDataRole.AccessibleTextRole))


def test_collocates_are_counted_as_is_wished(qtbot: QtBot, captains: ConcordancePane) -> None:
    ask(qtbot, captains, "ferry")
    assert "captain" in counted(qtbot, captains)
    settings = captains.side.settings
    settings.right.setCurrentIndex(0)
    qtbot.waitUntil(lambda: "captain" not in counted(qtbot, captains))
    assert captains.side.window_words.text() == "3 left, 0 right"
    settings.left.setCurrentIndex(0)  # no window is empty
    assert (settings.wish.left, settings.wish.right) == (0, 1)
    settings.sort_by("frequency")
    qtbot.waitUntil(
        lambda: captains.words.words.around is not None and captains.words.words.around.measure == "frequency"
    )
    settings.against.setCurrentIndex(1)
    qtbot.waitUntil(lambda: "the rest of these articles" in captains.side.foot.text())


def test_what_is_rarer_than_by_chance_is_marked_and_explained(pane: ConcordancePane) -> None:
    rarer = Collocate("quay", 2, 2, -4.2, -1.5, 3.0, (1, 1))
    usual = Collocate("sea", 2, 2, 4.2, 1.5, 6.0, (1, 1))
    for figures, mark in ((rarer, "↓ −4.2"), (usual, "4.2")):
        words = ((figures.word, figures),)
        pane.side.show_around(Around(1, words, 5, Measure.LIKELIHOOD, Against.LIBRARY, complete=True, pending=False))
        assert figure(figures, "likelihood") == mark
        assert ("A word marked ↓ is rarer near the hits than there." in pane.side.foot.text()) == figures.is_rarer
        said = str(pane.words.words.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
        assert ("rarer here than chance" in said) == figures.is_rarer


def test_a_collocate_narrows_and_leads_back(qtbot: QtBot, captains: ConcordancePane) -> None:
    ask(qtbot, captains, "ferry")
    counted(qtbot, captains)
    with qtbot.waitSignal(captains.narrowing_wanted) as wanted:
        captains.words.wanted.emit("captain")
    assert wanted.args == ["captain", 3]
    ask(qtbot, captains, '"ferry captain"~2')
    assert captains.head.back.isVisible()
    assert captains.head.back.toolTip() == "Back to ferry"
    assert {hit for hit, _ in shown(qtbot, captains)} == {"ferry"}  # no line for the captain
    assert captains.list.lines.rowCount() == 90
    with qtbot.waitSignal(captains.words_wanted) as back:
        qtbot.keyClick(captains.list, Qt.Key.Key_Escape)
    assert back.args == ["ferry"]
    ask(qtbot, captains, "ferry")
    assert not captains.head.back.isVisible()


def test_other_words_are_no_way_back(qtbot: QtBot, captains: ConcordancePane) -> None:
    ask(qtbot, captains, "ferry")
    captains.words.wanted.emit("captain")
    ask(qtbot, captains, '"ferry captain"~2')
    ask(qtbot, captains, "night")
    assert not captains.head.back.isVisible()


def test_dispersion_stands_by_source_and_year_and_leads_to_a_line(qtbot: QtBot, captains: ConcordancePane) -> None:
    ask(qtbot, captains, "ferry")
    side = captains.side
    side.tabs.choose("spread")
    qtbot.waitUntil(lambda: side.rows.portions.rowCount() == 2)
    assert [(each.value, each.dispersion.total) for each in side.rows.portions.portions] == [
        ("Ledger", 135),
        ("Wire", 135),
    ]
    side.among.choose("year")
    assert [each.value for each in side.rows.portions.portions] == ["2020", "2021", "2022", "2023"]
    assert "135 hits" not in str(side.rows.portions.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    qtbot.keyClick(captains.strip, Qt.Key.Key_Right)
    row = captains.list.currentIndex().row()
    assert captains.list.lines.number_at(row) == side.strip._spread.whole.firsts[0]  # type: ignore[union-attr]
    with qtbot.waitSignal(captains.facet_wanted) as wanted:
        side.rows.doubleClicked.emit(side.rows.portions.index(1, 0))
    assert wanted.args == ["year", "2021"]


def test_of_very_many_lines_the_first_are_read_and_the_rest_when_wanted(
    qtbot: QtBot, captains: ConcordancePane, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(concording, "AT_FIRST", 100)
    monkeypatch.setattr(concording, "MANY", 50)
    captains.show_question(Question("ferry"), folded=False)
    qtbot.waitUntil(lambda: captains.list.lines.lines is not None and captains.list.lines.lines.paused)
    assert captains.reading.isVisible()
    assert captains.reading.words.text().startswith("The lines of the newest 34 of 90 articles.")
    qtbot.waitUntil(lambda: captains.reading.words.text().endswith("articles. 102 of 270 lines."))
    counted(qtbot, captains)
    assert "read so far" in captains.side.foot.text()
    captains.reading.button.click()
    qtbot.waitUntil(lambda: captains.list.lines.lines is not None and captains.list.lines.lines.complete)
    assert captains.list.lines.rowCount() == 270
    assert not captains.reading.isVisible()


@pytest.mark.parametrize(("words", "says"), [("", "Type a word"), ("xyzzyx", "No article")])
def test_where_there_is_no_line_it_says_why(qtbot: QtBot, pane: ConcordancePane, words: str, says: str) -> None:
    ask(qtbot, pane, words)
    qtbot.waitUntil(lambda: pane.stack.currentWidget() is pane.empty)
    assert pane.empty.text().startswith(says)


def test_a_hidden_pane_asks_when_it_is_shown(qtbot: QtBot, pane: ConcordancePane) -> None:
    pane.hide()
    pane.show_question(Question("ferry"), folded=True)
    pane.show()
    qtbot.waitUntil(lambda: pane.list.lines.rowCount() > 0)


def test_where_it_is_narrow_the_words_take_the_place_of_the_lines(qtbot: QtBot, captains: ConcordancePane) -> None:
    captains.resize(600, 600)
    ask(qtbot, captains, "ferry")
    assert (captains.stack.isVisible(), captains.side.isVisible()) == (True, False)
    captains.head.beside.click()
    assert (captains.stack.isVisible(), captains.side.isVisible()) == (False, True)
    captains.resize(1100, 600)
    assert (captains.stack.isVisible(), captains.side.isVisible()) == (True, True)


@pytest.mark.parametrize("name", ["lines.csv", "lines.xlsx", "lines.tsv"])
def test_all_lines_are_written_in_their_order(
    qtbot: QtBot, captains: ConcordancePane, tmp_path: Path, name: str
) -> None:
    ask(qtbot, captains, "ferry")
    told, path = captains.list.lines.told, tmp_path / name
    assert told is not None
    with qtbot.waitSignal(captains.told) as said:
        captains.writing.write(path, LINE, lambda own: exporting.line_rows(own, told), len(told.lines))
    assert said.args == [f"270 rows are in {name}."]
    if name.endswith("xlsx"):
        rows = [
            [str(cell) for cell in row] for row in CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
        ]
    else:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file, delimiter="," if name.endswith("csv") else "\t"))
    assert rows[0] == list(LINE)
    assert [row[2] for row in rows[1:4]] == [captains_right(captains, at) for at in range(3)]
    assert len(rows) == 271


def captains_right(pane: ConcordancePane, row: int) -> str:
    line = pane.list.lines.index(row, 0).data(Role.LINE).line
    return str(line.right)


def test_collocates_and_dispersion_are_written_as_well(qtbot: QtBot, captains: ConcordancePane, tmp_path: Path) -> None:
    ask(qtbot, captains, "ferry")
    counted(qtbot, captains)
    qtbot.waitUntil(lambda: len(captains.writing.button.offers) == 3)
    assert [action.text() for action in captains.writing.button.menu_of_offers().actions()] == [
        "Lines…",
        "Collocates…",
        "Dispersion…",
    ]
    lines, wish, path = captains.list.lines.lines, captains.side.settings.wish, tmp_path / "words.csv"
    assert lines is not None
    with qtbot.waitSignal(captains.told):
        columns = exporting.collocate_columns(wish)
        captains.writing.write(path, columns, lambda own: exporting.collocate_rows(own, lines, wish), 0)
    with path.open(encoding="utf-8-sig", newline="") as file:
        captain = next(row for row in csv.DictReader(file) if row["word"] == "captain")
    assert (captain["frequency"], captain["1R"], captain["articles"]) == ("90", "90", "90")
    spread, path = captains.strip._spread, tmp_path / "spread.csv"
    assert spread is not None
    with qtbot.waitSignal(captains.told):
        columns = exporting.dispersion_columns(len(spread.whole.hits))
        captains.writing.write(path, columns, lambda _: exporting.dispersion_rows(spread), 0)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["by"], row["value"], row["hits"]) for row in rows[:3]] == [
        ("all", "", "270"),
        ("source", "Ledger", "135"),
        ("source", "Wire", "135"),
    ]


def test_writing_can_be_stopped_and_leaves_nothing(qtbot: QtBot, captains: ConcordancePane, tmp_path: Path) -> None:
    ask(qtbot, captains, "ferry")
    writing, path = captains.writing, tmp_path / "endless.csv"

    def endless(_: object) -> Iterator[tuple[int]]:
        while True:
            yield (1,)

    with qtbot.waitSignal(captains.told) as said:
        writing.write(path, ("n",), endless, 1_000_000)
        qtbot.waitUntil(lambda: writing.button.text().startswith("Stop"))
        writing.button.click()
    assert said.args == ["Stopped; nothing was written."]
    assert (writing.button.text().strip(), path.exists()) == ("Export", False)
    assert not [each for each in tmp_path.iterdir() if each.name.startswith(".backfile-")]


def test_a_place_that_can_not_be_written_is_said(qtbot: QtBot, captains: ConcordancePane, tmp_path: Path) -> None:
    ask(qtbot, captains, "ferry")
    with qtbot.waitSignal(captains.failed) as failed:
        captains.writing.write(tmp_path / "nowhere" / "a.csv", ("n",), lambda _: [(1,)], 1)
    assert "can't be written" in failed.args[0].sentence()
    assert captains.writing.button.text().strip() == "Export"


@pytest.mark.parametrize(
    ("words", "window", "then"),
    [("ferry", 3, '"ferry captain"~2'), ("ferry source:Wire", 1, '"ferry captain"~0')],
)
def test_a_collocate_narrows_the_question_to_the_hits_near_it(words: str, window: int, then: str) -> None:
    found = narrowed(Question(words), "captain", window)
    assert found.words == then
    assert found.filters == Question(words).settled().filters
