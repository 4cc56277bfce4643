"""What is known of usage as rows of tables, the same from the command line and from the window."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backfile.search.usage.collocates import Collocate
    from backfile.search.usage.contexts import Line
    from backfile.search.usage.dispersion import Dispersion
    from backfile.search.usage.frequency import Frequency, Share

Cell = str | int | float | None

LINE = ("left", "hit", "right", "source", "date", "title", "place", "id")
COLLOCATE = ("word", "frequency", "articles", "log_likelihood", "mutual_information", "log_dice")
DISPERSION = ("hits", "articles", "of_articles", "of_words", "per_million", "evenness")
SHARE = ("articles", "hits", "of_articles", "of_words", "per_thousand", "per_million")

_PLACES = {"title": "headline", "deck": "deck", "text": "body"}


def line_row(line: "Line") -> tuple[Cell, ...]:
    """The cells of `LINE`."""
    return line.left, line.hit, line.right, line.source, line.date, line.title, _PLACES[line.column], line.id


def places(left: int, right: int) -> tuple[str, ...]:
    """The names of a window's places: 3L, 2L, 1L, 1R…"""
    return (*(f"{at}L" for at in range(left, 0, -1)), *(f"{at}R" for at in range(1, right + 1)))


def collocate_row(word: str, each: "Collocate") -> tuple[Cell, ...]:
    """The cells of `COLLOCATE`; `word`: as it is written."""
    figures = (round(value, 4) for value in (each.likelihood, each.information, each.dice))
    return word, each.frequency, each.articles, *figures


def parts(number: int) -> tuple[str, ...]:
    """The names of a dispersion's parts, from the oldest article to the newest."""
    return tuple(f"part_{at}" for at in range(1, number + 1))


def dispersion_row(each: "Dispersion") -> tuple[Cell, ...]:
    """The cells of `DISPERSION`."""
    return each.total, each.articles, each.of, each.words, _rounded(each.per_million, 4), _rounded(each.evenness, 4)


def share_row(share: "Share") -> tuple[Cell, ...]:
    """The cells of `SHARE`."""
    rounded = (_rounded(value, 3) for value in (share.per_thousand, share.per_million))
    return share.articles, share.hits, share.of_articles, share.of_words, *rounded


def spans(each: "Frequency") -> "Iterator[tuple[str, Share]]":
    """Each bin by its start; then what is undated, and what is dated too coarsely for one."""
    yield from ((span.start, span) for span in each.bins)
    yield "undated", each.undated
    yield "coarse", each.coarse


def _rounded(value: float | None, digits: int) -> float | None:
    return None if value is None else round(value, digits)
