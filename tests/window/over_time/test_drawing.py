"""What stands under the curves."""

from datetime import date

import pytest

from backfile.window.over_time.drawing import _marks


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
    marks = _marks(date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal(), most)
    assert [said for _, said in marks] == years
    assert [day for day, _ in marks] == [date(int(said), 1, 1).toordinal() for said in years]
