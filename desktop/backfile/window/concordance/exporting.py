"""What a concordance shows, as rows of tables."""

from typing import TYPE_CHECKING

from backfile.library import Library
from backfile.search.usage.tables import (
    COLLOCATE,
    DISPERSION,
    collocate_row,
    dispersion_row,
    line_row,
    parts,
    places,
)
from backfile.window.concordance.around import counted
from backfile.window.concordance.told import Spread, Told, Wish

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from backfile.search.usage.concordance import Lines
    from backfile.search.usage.dispersion import Dispersion
    from backfile.search.usage.tables import Cell

WIDTH = 120
"""Characters of context to either side."""


def line_rows(library: Library, told: Told) -> "Iterator[Sequence[Cell]]":
    """All lines, in their order."""
    from backfile.search.usage.contexts import write_lines

    yield from map(line_row, write_lines(library.connection, told.lines, told.ordered, WIDTH))


def collocate_columns(wish: Wish) -> tuple[str, ...]:
    """With one for each place of the window."""
    return (*COLLOCATE, *places(wish.left, wish.right))


def collocate_rows(library: Library, lines: "Lines", wish: Wish) -> "Iterator[Sequence[Cell]]":
    """All collocates, not only those that are shown."""
    from backfile.search.usage.spelling import spellings

    found = counted(library, lines, wish, lambda: None).found
    spelt = spellings(library.connection, lines, [each.word for each in found])
    for each in found:
        yield *collocate_row(spelt.get(each.word, each.word), each), *each.positions


def dispersion_columns(number: int) -> tuple[str, ...]:
    """With one for each part, from the oldest article to the newest."""
    return ("by", "value", *DISPERSION, *parts(number))


def dispersion_rows(spread: Spread) -> "Iterator[Sequence[Cell]]":
    """The whole, then each source and each year."""
    every: list[tuple[str, str | None, Dispersion]] = [("all", None, spread.whole)]
    every += [("source", each.value, each.dispersion) for each in spread.sources]
    every += [("year", each.value, each.dispersion) for each in spread.years]
    for by, value, each in every:
        yield by, value, *dispersion_row(each), *each.hits
