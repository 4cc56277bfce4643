"""What may be versions of each other is found as if every item had been compared with every earlier one."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from backfile.library.banding import Banding
from backfile.text.sketch import BANDS

Bands = tuple[int, ...]


def sketch(bands: Sequence[int], address: int | None = None) -> bytes:
    return b"".join(number.to_bytes(4, "little") for number in (*bands, *([] if address is None else [address])))


def alone(item: int, *shared: int) -> Bands:
    """Bands that no other item has, but for the first ones."""
    return (*shared, *(1_000_000 + item * BANDS + band for band in range(BANDS - len(shared))))


def compared(sketches: Sequence[Bands]) -> dict[int, list[int]]:
    """Each with each. Items are numbered from 1."""
    found = {}
    for item, mine in enumerate(sketches, 1):
        seen: Counter[int] = Counter()
        for band, number in enumerate(mine):
            agreeing = [at for at, other in enumerate(sketches[: item - 1], 1) if other[band] == number]
            seen.update({*agreeing[:4], *agreeing[-4:]})
        if seen:
            found[item] = sorted(seen, key=lambda at: (-seen[at], at))[:6]
    return found


def test_of_many_that_agree_in_one_band_the_first_four_and_the_last_four_are_seen() -> None:
    banding = Banding()
    for items in (range(1, 13), range(13, 20), range(20, 22)):
        banding.add(items, [sketch(alone(item, 7)) for item in items])
    banding.add([50], [sketch(alone(50, 7))])
    assert banding.candidates([50], [sketch(alone(50, 7))]) == {50: [1, 2, 3, 4, 18, 19]}  # six are enough
    assert banding.last == 50


def test_what_agrees_in_most_bands_comes_before_the_many_that_one_template_made() -> None:
    sketches = [sketch(alone(item, 7, 8, 9) if item in (9, 19) else alone(item, 7)) for item in range(1, 20)]
    banding = Banding()
    banding.add(range(1, 20), sketches)
    banding.add([20], [sketch(alone(20, 7, 8, 9))])
    assert banding.candidates([20], [sketch(alone(20, 7, 8, 9))]) == {20: [19, 9, 1, 2, 3, 4]}


def test_two_captures_of_one_address_are_looked_at_though_no_word_stayed() -> None:
    banding = Banding()
    sketches = [sketch(alone(1), 77), sketch(alone(2)), sketch(alone(3), 78), sketch(alone(4), 77)]
    banding.add([1, 2, 3, 4], sketches)
    assert banding.candidates([1, 2, 3, 4], sketches) == {4: [1]}


@settings(max_examples=40, derandomize=True, deadline=None)
@given(
    sketches=st.lists(st.tuples(*[st.integers(0, 3)] * BANDS), min_size=1, max_size=40),
    cuts=st.sets(st.integers(1, 39)),
)
def test_in_batches_of_any_size_the_same_are_found_as_by_comparing_each_with_each(
    sketches: list[Bands], cuts: set[int]
) -> None:
    banding = Banding()
    found: dict[int, list[int]] = {}
    for start, end in pairwise([0, *sorted(cut for cut in cuts if cut < len(sketches)), len(sketches)]):
        items, batch = range(start + 1, end + 1), [sketch(each) for each in sketches[start:end]]
        banding.add(items, batch)
        found |= banding.candidates(items, batch)
    assert found == compared(sketches)
