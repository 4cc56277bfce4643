"""What a concordance shows, as rows of tables."""

from typing import TYPE_CHECKING

from backfile.library import Library
from backfile.window.concordance.around import counted
from backfile.window.concordance.told import Spread, Told, Wish

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from backfile.export.table import Cell
    from backfile.search.usage.concordance import Lines
    from backfile.search.usage.dispersion import Dispersion

WIDTH = 120
LINES = ("left", "hit", "right", "source", "date", "title", "place", "id")
_PLACES = {"title": "headline", "deck": "deck", "text": "body"}
DISPERSION = ("by", "value", "hits", "articles", "of_articles", "of_words", "per_million", "evenness")


def line_rows(library: Library, told: Told) -> "Iterator[Sequence[Cell]]":
    """All lines, in their order."""
    from backfile.search.usage.contexts import write_lines

    for line in write_lines(library.connection, told.lines, told.ordered, WIDTH):
        yield line.left, line.hit, line.right, line.source, line.date, line.title, _PLACES[line.column], line.id


def collocate_columns(wish: Wish) -> tuple[str, ...]:
    """With one for each place of the window."""
    places = [f"{at}L" for at in range(wish.left, 0, -1)] + [f"{at}R" for at in range(1, wish.right + 1)]
    return ("word", "frequency", "articles", "log_likelihood", "mutual_information", "log_dice", *places)


def collocate_rows(library: Library, lines: "Lines", wish: Wish) -> "Iterator[Sequence[Cell]]":
    """All collocates, not only those that are shown."""
    from backfile.search.usage.spelling import spellings

    found = counted(library, lines, wish, lambda: None).found
    spelt = spellings(library.connection, lines, [each.word for each in found])
    for each in found:
        figures = (round(value, 4) for value in (each.likelihood, each.information, each.dice))
        yield spelt.get(each.word, each.word), each.frequency, each.articles, *figures, *each.positions


def dispersion_columns(parts: int) -> tuple[str, ...]:
    """With one for each part, from the oldest article to the newest."""
    return (*DISPERSION, *(f"part_{number}" for number in range(1, parts + 1)))


def dispersion_rows(spread: Spread) -> "Iterator[Sequence[Cell]]":
    """The whole, then each source and each year."""
    every: list[tuple[str, str | None, Dispersion]] = [("all", None, spread.whole)]
    every += [("source", each.value, each.dispersion) for each in spread.sources]
    every += [("year", each.value, each.dispersion) for each in spread.years]
    for by, value, each in every:
        million, even = (None if figure is None else round(figure, 4) for figure in (each.per_million, each.evenness))
        yield by, value, each.total, each.articles, each.of, each.words, million, even, *each.hits
