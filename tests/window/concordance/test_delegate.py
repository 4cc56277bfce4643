"""What of a line is painted where."""

import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from pytestqt.qtbot import QtBot

from backfile.search.usage.contexts import Line
from backfile.window import fonts
from backfile.window.appearance import theme
from backfile.window.concordance.concording import _shown as shown
from backfile.window.concordance.delegate import LineDelegate, _fitting
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


class Recorder(QPainter):
    """Paints, and remembers where each text was set."""

    def __init__(self, image: QImage) -> None:
        super().__init__(image)
        self.set: dict[str, float] = {}

    def drawText(self, *given: object) -> object:  # type: ignore[override]
        box, text = given[0], given[-1]
        assert isinstance(box, QRectF | QRect)
        self.set[str(text).strip()] = float(box.left())
        return super().drawText(*given)  # type: ignore[call-overload]


def in_reading_order(left: str, hit: str, right: str, keys: tuple[int, ...]) -> list[str]:
    """The pieces of a line by where they stand, from the left edge."""
    line = Line(1, 1, "text", 0, left, hit, right, "Talks", "2023-03-01", "Wire", None)
    delegate = LineDelegate()
    delegate.keys = keys
    image = QImage(1000, 40, QImage.Format.Format_RGB32)
    painter = Recorder(image)
    delegate._line(painter, QRect(0, 0, 600, 29), shown(line), theme())
    painter.end()
    pieces = {text: x for text, x in painter.set.items() if text}
    return sorted(pieces, key=lambda text: pieces[text])


def test_a_line_is_set_in_the_direction_in_which_it_is_read(qtbot: QtBot) -> None:
    assert in_reading_order("the old ", "ferry", " sails tonight", (-1, 1)) == [
        "the",
        "old",
        "ferry",
        "sails",
        "tonight",
    ]
    # What stands before the hit stands to its right, and 1R, the first word behind it, to its left.
    hebrew = in_reading_order("אמר כי ", "הספינה", " הגיעה לנמל", (-1, 1))
    assert hebrew == ["לנמל", "הגיעה", "הספינה", "כי", "אמר"]
    arabic = in_reading_order("وصلت مع ", "Ferry One", " الساعة 3:00", (-1, 1))
    assert arabic == ["3:00", "الساعة", "Ferry One", "مع", "وصلت"]
