"""What stands under the curves."""

import math
from datetime import date

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from backfile.window.over_time.colours import colour
from backfile.window.over_time.curves import Curve, Measure, Point
from backfile.window.over_time.drawing import _marks, draw
from backfile.window.over_time.picture import Picture, Plot


@pytest.mark.parametrize(
    ("first", "last", "most", "years"),
    [
        (
            1970,
            2026,
            20,
            ["1970", "1975", "1980", "1985", "1990", "1995", "2000", "2005", "2010", "2015", "2020", "2025"],
        ),
        (1970, 2026, 30, [str(year) for year in range(1970, 2027, 2)]),
        (2019, 2023, 20, ["2019", "2020", "2021", "2022", "2023"]),
        (1789, 2026, 6, ["1800", "1850", "1900", "1950", "2000"]),
        (1789, 2026, 0, ["2000"]),
    ],
)
def test_years_stand_in_steps_in_which_one_counts(first: int, last: int, most: int, years: list[str]) -> None:
    marks = _marks(date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal(), "month", lambda _: most)
    assert [said for _, said in marks] == years
    assert [day for day, _ in marks] == [date(int(said), 1, 1).toordinal() for said in years]


@pytest.mark.parametrize(
    ("last", "by", "said"),
    [
        (date(2023, 5, 1), "month", ["Mar 2023", "Apr 2023", "May 2023"]),
        (date(2023, 4, 1), "quarter", ["Mar 2023", "Apr 2023"]),
        (date(2023, 3, 1), "year", ["2023"]),
        (date(2023, 3, 4), "day", ["1 Mar 2023", "2 Mar 2023", "3 Mar 2023", "4 Mar 2023"]),
        (date(2023, 4, 1), "day", ["1 Mar 2023", "8 Mar 2023", "15 Mar 2023", "22 Mar 2023", "29 Mar 2023"]),
        (date(2023, 3, 29), "week", ["1 Mar 2023", "8 Mar 2023", "15 Mar 2023", "22 Mar 2023", "29 Mar 2023"]),
        (date(2023, 9, 1), "day", ["Mar 2023", "Apr 2023", "May 2023", "Jun 2023", "Jul 2023", "Aug 2023", "Sep 2023"]),
    ],
)  # fmt: skip
def test_short_times_are_told_by_what_is_counted_by_and_evenly(last: date, by: str, said: list[str]) -> None:
    marks = _marks(date(2023, 3, 1).toordinal(), last.toordinal(), by, lambda _: 8)
    assert [text for _, text in marks] == said


@pytest.mark.parametrize(
    ("by", "most", "said"),
    [
        ("month", 20, ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov"]),
        ("month", 10, ["Jan", "Mar", "May", "Jul", "Sep", "Nov"]),
        ("quarter", 10, ["Jan", "Apr", "Jul", "Oct"]),
        ("month", 4, ["Jan", "Jul"]),
        ("month", 0, ["Jan"]),
    ],
)
def test_where_not_every_month_has_room_they_stand_in_even_steps_from_january(
    by: str, most: int, said: list[str]
) -> None:
    marks = _marks(date(2023, 1, 1).toordinal(), date(2023, 11, 30).toordinal(), by, lambda _: most)
    assert [text.split()[0] for _, text in marks] == said


@pytest.mark.parametrize("number", [0, 1, 4])
def test_a_span_by_itself_is_a_whole_dot_whatever_its_line_is_drawn_with(qapp: QApplication, number: int) -> None:
    point = Point("2023-03", date(2023, 3, 1).toordinal(), 2023 * 12 + 2, 40.0)
    picture = Picture((Curve("ferry", number, (point,)),), Measure.THOUSAND, "month")
    image = QImage(800, 400, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(4, 4)
    plot = Plot(picture, QRectF(0, 20, 200, 60))
    draw(painter, picture, plot, names=False)
    painter.end()
    middle = plot.place(point)
    for angle in range(0, 360, 15):
        at = middle + QPointF(3 * math.cos(math.radians(angle)), 3 * math.sin(math.radians(angle)))
        assert (
            abs(image.pixelColor(int(4 * at.x()), int(4 * at.y())).lightnessF() - colour(number).lightnessF()) < 0.1
        ), angle
