"""A hit that an article is to be opened at: where it stands, and which of the marks of what is shown it is."""

from collections.abc import Iterator
from dataclasses import dataclass

from backfile.window.article.reading import Marked, Reading


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in one of an item's texts."""

    column: str  # title, deck or text, as the index has them
    start: int  # in code points of that text


def mark_at(reading: Reading, spot: Spot) -> tuple[Marked, int] | None:
    """What is shown there, and the number of its mark, from 0; None where nothing is marked there."""
    for start, marked in _pieces(reading, spot.column):
        at = spot.start - start
        if marked is not None and 0 <= at <= len(marked.text):
            return next(
                ((marked, number) for number, (first, last) in enumerate(marked.marks) if first <= at < last), None
            )
    return None


def _pieces(reading: Reading, column: str) -> Iterator[tuple[int, Marked | None]]:
    """The parts of a text and where each begins; None for a part in which the page marks nothing."""
    at = 0
    for length, marked in _parts(reading, column):
        yield at, marked
        at += length + (2 if column == "text" else 1)  # a blank line between, or a line end


def _parts(reading: Reading, column: str) -> Iterator[tuple[int, Marked | None]]:
    if column == "title":
        yield len(reading.title.text), reading.title
    elif column == "text":
        yield from ((len(each.text), each) for each in reading.paragraphs)
    else:
        yield from ((len(each.text), each) for each in (reading.kicker, reading.standfirst) if each.text)
        yield from ((len(credit.text), None) for credit in reading.article.credits)
        for shown, caption in zip(reading.article.pictures, reading.captions, strict=True):
            if caption.text:
                yield len(caption.text), caption
            if shown.credit:
                yield len(shown.credit), None
