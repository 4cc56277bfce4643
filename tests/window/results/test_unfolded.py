"""Where rows are once versions stand below some of them."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from backfile.window.results.unfolded import Place, Unfolded


@given(st.dictionaries(st.integers(0, 40), st.integers(1, 5)))
def test_every_row_shows_what_a_list_written_out_has_there(counts: dict[int, int]) -> None:
    written = [Place(number, version) for number in range(45) for version in (None, *range(counts.get(number, 0)))]
    unfolded = Unfolded(counts)
    assert [unfolded.place(row) for row in range(len(written))] == written
    assert [unfolded.row(number) for number in range(45)] == [written.index(Place(number)) for number in range(45)]
    assert unfolded.total == len(written) - 45
    versions = {row for first, count in unfolded.spans() for row in range(first, first + count)}
    assert versions == {row for row, place in enumerate(written) if place.version is not None}


def test_a_million_rows_below_cost_nothing() -> None:
    unfolded = Unfolded({3: 2, 999_999: 4})
    assert unfolded.place(1_000_001) == Place(999_999)
    assert unfolded.place(1_000_005) == Place(999_999, 3)
    assert all(unfolded.row(low) < unfolded.row(high) for low, high in pairwise((0, 3, 4, 500_000, 999_999)))
