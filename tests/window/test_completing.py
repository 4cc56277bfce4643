"""Which completions are worth a line, by how many items they find."""

from backfile.search.completing.offer import Completion, Kind
from backfile.window.completing import without_vain

EARLIER = Completion(Kind.EARLIER, "ferry", "ferry", 5, "ferry")
SAVED = Completion(Kind.SAVED, "Boats", "boat", 4, "boat", beside="boat")
FIELD = Completion(Kind.FIELD, "source:", "source:", 7, "has:source", "source", "the publication")
COURIER = Completion(Kind.VALUE, "Courier", "source:Courier ", 15, "source:Courier ", "source")
LEDGER = Completion(Kind.VALUE, "Ledger", "source:Ledger ", 14, "source:Ledger ", "source")


def test_values_that_find_nothing_are_left_out_and_what_was_asked_or_kept_is_not() -> None:
    offered = (EARLIER, SAVED, FIELD, COURIER, LEDGER)
    totals = {each.counted or "": 0 for each in offered} | {COURIER.text: 3}
    assert without_vain(offered, totals) == (EARLIER, SAVED, FIELD, COURIER)


def test_what_is_not_counted_yet_is_offered() -> None:
    assert without_vain((COURIER, LEDGER), {}) == (COURIER, LEDGER)
