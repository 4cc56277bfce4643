"""Nobody reads "article(s)"."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

import backfile
from backfile.app.plurals import EnglishPlurals, in_english


@pytest.mark.parametrize(
    ("text", "count", "said"),
    [
        ("%n article(s)", 0, "%n articles"),
        ("%n article(s)", 1, "%n article"),
        ("%n article(s) and %1", 2, "%n articles and %1"),
        ("%n batch(es)", 2, "%n batches"),
        ("%n record(s) (was|were) here", 1, "%n record was here"),
        ("%n record(s) (was|were) here", 3, "%n records were here"),
        ("%1 of them (is a version|are versions) of others", 1, "%1 of them is a version of others"),
        ("%1 of them (is a version|are versions) of others", 2, "%1 of them are versions of others"),
        ("(no ending at all)", 3, "(no ending at all)"),
    ],
)
def test_endings_follow_the_count(text: str, count: int, said: str) -> None:
    assert in_english(text, count) == said


def test_every_ending_in_the_sources_is_understood() -> None:
    sources = Path(backfile.__file__).parent
    counted = [
        text
        for path in sources.rglob("*.py")
        for text in re.findall(r'tr\(\s*"([^"]*%(?:L?n|1)[^"]*)"', path.read_text())
    ]
    assert len(counted) > 20
    assert [text for text in counted if "|" in in_english(text, 2) or "(s" in in_english(text, 2)] == []


def test_qt_says_it_so(qtbot: QtBot, qapp: QObject) -> None:
    translator = EnglishPlurals(qapp)
    qapp.installTranslator(translator)  # type: ignore[attr-defined]
    try:
        assert QObject().tr("%n hit(s)", "", 1) == "1 hit"
        assert QObject().tr("%n hit(s)", "", 12) == "12 hits"
        assert QObject().tr("Close (all)") == "Close (all)"
    finally:
        qapp.removeTranslator(translator)  # type: ignore[attr-defined]
