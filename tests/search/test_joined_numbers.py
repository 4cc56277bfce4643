"""Numbers that SQLite joined to one text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.search.plan import columns


@given(st.lists(st.integers(-(2**40), 2**40)), st.integers(0, 30))
def test_numbers_are_the_same_however_many_are_read_at_once(values: list[int], at_once: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(columns, "AT_ONCE", at_once)
        assert columns.numbers(",".join(map(str, values))).tolist() == values


def test_nothing_joined_is_no_number() -> None:
    assert columns.numbers(None).tolist() == []
