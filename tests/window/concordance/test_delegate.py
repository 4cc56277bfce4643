"""What of a line is painted where."""

import pytest
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from backfile.window import fonts
from backfile.window.concordance.delegate import _fitting
from backfile.window.fonts import Role


@pytest.mark.parametrize("outward", [True, False])
def test_a_context_is_cut_at_a_word_and_one_without_blanks_at_a_letter(qtbot: QtBot, outward: bool) -> None:
    metrics = QFontMetricsF(fonts.font(Role.ROW_DERIVED))
    text = "the harbour was closed on Tuesday after a long strike"
    whole = metrics.horizontalAdvance(text)
    assert _fitting(text, metrics, whole + 1, outward) == text
    for share in (0.2, 0.5, 0.9):
        part = _fitting(text, metrics, whole * share, outward)
        assert part
        assert metrics.horizontalAdvance(part) <= whole * share
        assert text.endswith(part) if outward else text.startswith(part)
        rest = text[: -len(part)] if outward else text[len(part) :]
        assert part[:1] == " " if outward else rest[:1] == " "
    chinese = "他们在会议上讨论了港口的问题和码头工人的罢工" * 3
    part = _fitting(chinese, metrics, metrics.horizontalAdvance(chinese) / 2, outward)
    assert len(chinese) / 3 < len(part) < len(chinese) / 2 + 1
    assert chinese.endswith(part) if outward else chinese.startswith(part)
