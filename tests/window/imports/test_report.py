"""The report: every record is accounted for, every problem has its place."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from backfile.article import Problem
from backfile.importer import Control, Options, run
from backfile.library import Library
from backfile.search import Searcher, parse
from backfile.search.results import Sort
from backfile.window.imports.columns import columns
from backfile.window.imports.dumps_list import DumpsModel
from backfile.window.imports.ledger import Ledger
from backfile.window.imports.page import ImportsPage
from backfile.window.imports.part import Part
from backfile.window.imports.problems import FEW, More, ProblemsModel, Reason
from backfile.window.imports.record import record_of
from backfile.window.imports.report import grouped, read_report
from backfile.window.imports.report_view import ReportView


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """A folder with good records, bad ones, the same one twice, and a picture."""
    folder = tmp_path / "mixed"
    folder.mkdir()
    good = (
        '{"title": "Lanterns %d", "text": "Two hundred and %d lanterns were lit along the harbour wall last night."}\n'
    )
    (folder / "news.jsonl").write_text(good % (1, 1) + "{broken\n" + good % (2, 2) + good % (1, 1))
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 100)
    (folder / "empty.txt").write_bytes(b"")
    return folder


@pytest.fixture
def read(tmp_path: Path, mixed: Path) -> Path:
    path = tmp_path / "read.backfile"
    run(path, [mixed], Options(), lambda _: None, Control())
    return path


def test_what_came_in_is_what_it_became(read: Path) -> None:
    with Library.open(read, readonly=True) as library:
        report = read_report(library, library.dumps()[0].id)
    assert report.balanced
    came_in, became, _ = columns(report)
    assert sum(line.figure for line in came_in.lines) == sum(line.figure for line in became.lines)
    assert became.verdict == "Every record is accounted for"
    assert {line.name: line.figure for line in became.lines}["Articles"] == 2


def test_figures_that_stand_for_articles_search_them(read: Path, mixed: Path) -> None:
    with Library.open(read, readonly=True) as library:
        report = read_report(library, library.dumps()[0].id)
    articles = columns(report)[1].lines[0]
    assert articles.query == f'dump:"{mixed}" kind:article'


def test_every_figure_leads_to_what_it_counts(read: Path, mixed: Path, qtbot: QtBot) -> None:
    with Library.open(read, readonly=True) as library:
        report = read_report(library, library.dumps()[0].id)
    became = {line.name: line for line in columns(report)[1].lines}
    assert became["Duplicates"].query == f'dump:"{mixed}" is:repeated'
    with Searcher(read) as searcher:
        assert searcher.run(parse(f'dump:"{mixed}" is:repeated'), Sort.NEWEST).total == 1
    assert (became["Problems"].part, became["Left alone: no article"].part) == (Part.PROBLEMS, Part.SKIPS)
    view = ReportView()
    qtbot.addWidget(view, before_close_func=lambda view: view.close_library())
    view.show_report(report)
    for part, said in ((Part.SKIPS, "Left alone"), (Part.PROBLEMS, "Not valid JSON")):
        view.show_part(part)
        assert said in str(view.problems.currentIndex().parent().data())


def test_a_folder_of_everything_leaves_room_for_its_problems(read: Path) -> None:
    with Library.open(read, readonly=True) as library:
        report = read_report(library, library.dumps()[0].id)
    formats = tuple((f"Format {number}", 100 - number) for number in range(20))
    came_in = columns(replace(report, came_in=formats))[0]
    *_, sixth, others = came_in.lines
    assert (len(came_in.lines), sixth.name, others.name) == (7, "Format 5", "14 other formats")
    assert sum(line.figure for line in came_in.lines) == sum(number for _, number in formats)
    assert "Format 19: 81" in others.hint


def test_what_was_not_opened_has_no_format(tmp_path: Path, mixed: Path) -> None:
    (mixed / "note.html").write_text(f"<html><body><h1>Lanterns</h1><p>{'They were lit last night. ' * 20}</p></body>")
    with zipfile.ZipFile(mixed / "broken.zip", "w") as archive:
        archive.writestr("a.txt", "One. " * 100)
    whole = (mixed / "broken.zip").read_bytes()
    (mixed / "broken.zip").write_bytes(whole[: len(whole) // 2])
    path = tmp_path / "read.backfile"
    run(path, [mixed], Options(), lambda _: None, Control())
    with Library.open(path, readonly=True) as library:
        report = read_report(library, library.dumps()[0].id)
    names = {line.name for line in columns(report)[0].lines}
    assert "Not recognised or not opened" in names
    assert not any(", " in name for name in names)


def test_what_a_dump_holds_no_more_is_not_counted_in_it(tmp_path: Path) -> None:
    path, first, second = tmp_path / "read.backfile", tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    text = "The ferry left at one, and nobody rang its bell. " * 9
    for dump in (first, second):
        dump.write_text(f'{{"zz_line": "The night boat", "text": "{text}"}}\n')
        run(path, [dump], Options(), lambda _: None, Control())
    otherwise = Options(mapping=(("title", "zz_line"), ("text", "text")))
    run(path, [first], otherwise, lambda _: None, Control())
    with Library.open(path, readonly=True) as library:
        report = next(read_report(library, each.id) for each in library.dumps() if each.path == str(first))
    assert (report.dump.articles, report.facts.titled, report.facts.derived) == (1, 1, 0)


def test_a_figure_of_one_digit_is_large_enough_to_hit(read: Path, qtbot: QtBot) -> None:
    with Library.open(read, readonly=True) as library:
        report = read_report(library, library.dumps()[0].id)
    ledger = Ledger()
    qtbot.addWidget(ledger)
    ledger.show_columns(columns(report))
    ledger.show()
    figures = ledger.findChildren(QPushButton)
    assert figures
    assert all(figure.width() >= 44 and figure.height() >= 24 for figure in figures)


def test_reasons_of_what_was_left_alone_are_counted(read: Path) -> None:
    with Library.open(read, readonly=True) as library:
        report = read_report(library, library.dumps()[0].id)
    assert {reason: sum(each.count for each in some) for reason, some in report.skips} == {
        "An image": 1,
        "Empty file": 1,
    }
    model = ProblemsModel()
    model.show_problems(report.problems + report.skips)
    reason = model.index(len(report.problems), 0)
    assert model.entry(reason) == Reason(report.skips[0][0], 1, skipped=True)


def test_a_problem_is_copied_with_its_place(read: Path, qtbot: QtBot) -> None:
    with Library.open(read, readonly=True) as library:
        report = read_report(library, library.dumps()[0].id)
    view = ReportView()
    qtbot.addWidget(view, before_close_func=lambda view: view.close_library())
    view.show_report(report)
    view.copy_all()
    first, *_ = QGuiApplication.clipboard().text().splitlines()
    assert first.split("\t")[:2] == ["news.jsonl", "record 2, byte 106"]
    assert "Not valid JSON" in first


def test_the_page_shows_the_newest_dump(qtbot: QtBot, read: Path) -> None:
    page = ImportsPage()
    qtbot.addWidget(page, before_close_func=lambda page: page.close_library())
    page.set_library(read)
    qtbot.waitUntil(lambda: page.report.title() == "mixed")


def test_a_library_without_imports_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    Library.open(tmp_path / "new.backfile", create=True).close()
    page = ImportsPage()
    qtbot.addWidget(page, before_close_func=lambda page: page.close_library())
    with qtbot.waitSignal(page._reader.dumps_read):
        page.set_library(tmp_path / "new.backfile")
    assert page.report.title() == ""


PROBLEMS = [Problem("Not valid JSON", member=f"{n}.json", record=n) for n in range(8)] + [
    Problem("Empty file", member="e")
]


def test_problems_are_grouped_the_most_frequent_first() -> None:
    assert [(reason, len(group)) for reason, group in grouped(PROBLEMS)] == [("Not valid JSON", 8), ("Empty file", 1)]


def test_a_long_group_opens_on_demand(qtbot: QtBot) -> None:
    model = ProblemsModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_problems(grouped(PROBLEMS))
    first = model.index(0, 0)
    assert model.entry(first) == Reason("Not valid JSON", 8)
    assert model.rowCount(first) == FEW + 1
    assert model.entry(model.index(FEW, 0, first)) == More(8 - FEW)
    model.show_all(0)
    assert model.rowCount(first) == 8
    assert model.rowCount(model.index(1, 0)) == 1
    assert model.rowCount(QModelIndex()) == 2


def test_the_model_of_dumps_is_sound(qtbot: QtBot, read: Path) -> None:
    model = DumpsModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    with Library.open(read, readonly=True) as library:
        dumps = library.dumps()
    model.show_dumps(dumps)
    model.show_dumps(dumps)
    model.show_dumps([])


def test_the_record_of_a_problem_is_shown_where_it_stands(read: Path, tmp_path: Path) -> None:
    with Library.open(read, readonly=True) as library:
        broken = next(each for each in library.problems() if each.record is not None)
    shown = record_of(broken, tmp_path).shown
    assert shown is not None
    assert shown.lines[0].pieces[0].text.startswith("{broken")
    assert shown.lines[0].offset == broken.offset


def test_a_dump_that_is_gone_says_so_in_the_place_of_its_record(tmp_path: Path) -> None:
    found = record_of(Problem("Not valid JSON", dump=str(tmp_path / "gone.zip")), tmp_path)
    assert found.shown is None
    assert "gone.zip" in found.sentence


def test_the_ledger_fits_a_window_of_900(read: Path, qtbot: QtBot) -> None:
    with Library.open(read, readonly=True) as library:
        report = read_report(library, library.dumps()[0].id)
    many = replace(report.dump, articles=21_403, duplicates=1_207)
    ledger = Ledger()
    qtbot.addWidget(ledger)
    ledger.show_columns(columns(replace(report, dump=many, came_in=(("LexisNexis", 123_456), ("Spreadsheet", 9)))))
    ledger.resize(616, ledger.sizeHint().height())
    ledger.show()
    assert [each.text() for each in ledger.findChildren(QLabel) if each.width() < each.sizeHint().width()] == []


@pytest.mark.parametrize(
    ("status", "said", "button"),
    [
        ("done", "Imported", "Import again"),
        ("running", "not finished", "Import again"),
        ("cancelled", "cancelled after", "Go on"),
        ("failed", "stopped before its end", "Go on"),
    ],
)
def test_a_report_says_whether_the_import_came_to_its_end(
    read: Path, qtbot: QtBot, status: str, said: str, button: str
) -> None:
    with Library.open(read, readonly=True) as library:
        report = read_report(library, library.dumps()[0].id)
    view = ReportView()
    qtbot.addWidget(view, before_close_func=lambda view: view.close_library())
    view.show_report(replace(report, dump=replace(report.dump, status=status)))
    assert any(said in each.text() for each in view.findChildren(QLabel))
    assert button in [each.text() for each in view.findChildren(QPushButton)]
