"""A piece of an item's text and its tokens, and the units that an item is made of."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from backfile.search.language.tree import Unit
from backfile.text.fold import Token, is_unspaced, runs, tokens, words
from backfile.text.sentences import sentences

LEAD_PARAGRAPHS = 2
"""So many paragraphs, with headline and standfirst, are the lead."""


class Passage:
    """Text within which a phrase can stand: no phrase runs from one passage into another.

    `column`: title, deck or text. `lines`: of a deck, its parts; a regular expression does not run from one into the
    next.
    """

    def __init__(self, text: str, column: str, language: str | None = None, lines: tuple[str, ...] = ()) -> None:
        self.text = text
        self.column = column
        self.language = language
        self.lines = lines or (text,)

    @cached_property
    def folded(self) -> str:
        """Its words with single blanks between, each run of an unspaced script whole (`fold.runs`)."""
        return runs(self.text)

    @cached_property
    def words(self) -> list[str]:
        """Its tokens as the index has them."""
        known: list[Token] | None = self.__dict__.get("tokens")
        return words(self.text) if known is None else [token.text for token in known]

    @cached_property
    def tokens(self) -> list[Token]:
        """The same with their places."""
        return tokens(self.text)

    @cached_property
    def runs(self) -> tuple[str, list[int]]:
        """What `runs_of` makes of its words."""
        return runs_of(self.words)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where in the text stands what begins with one token and ends with the first character of another, if that is
        of an unspaced script, else with all of it."""
        end = self.tokens[last].end
        if len(self.tokens[last].text) > 1 and last + 1 < len(self.tokens) and is_unspaced(self.tokens[last].text):
            following = self.tokens[last + 1].start
            end = following if following > self.tokens[last].start else end
        return self.tokens[first].start, end


def runs_of(words: Sequence[str]) -> tuple[str, list[int]]:
    """Tokens with single blanks between, runs of unspaced scripts whole; and where in that each token begins."""
    parts: list[str] = []
    starts: list[int] = []
    at = 0
    glued = False  # to the character before it
    for word in words:
        unspaced = is_unspaced(word)
        if not glued and parts:
            parts.append(" ")
            at += 1
        written = word[0] if unspaced else word
        parts.append(written)
        starts.append(at)
        at += len(written)
        glued = unspaced and len(word) > 1
    return "".join(parts), starts


class Composed(NamedTuple):
    """Text as NFC, and where in the text itself each of its characters begins."""

    text: str
    starts: range | list[int]

    @classmethod
    def of(cls, text: str) -> "Composed":
        """Any text; the places of one that is NFC already are a range."""
        if text.isascii() or unicodedata.is_normalized("NFC", text):
            return cls(text, range(len(text) + 1))
        parts: list[str] = []
        starts: list[int] = []
        for start, end in _clusters(text):
            part = unicodedata.normalize("NFC", text[start:end])
            parts.append(part)
            starts += [start] * len(part)
        return cls("".join(parts), [*starts, len(text)])


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Stretches that begin with what never joins the character before it."""
    start = 0
    for at in range(1, len(text)):
        if not _joins(text[at - 1], text[at]):
            yield start, at
            start = at
    if text:
        yield start, len(text)


def _joins(before: str, character: str) -> bool:
    if character < "\u0300":
        return False
    return (
        "\u1160" <= character <= "\u11ff"  # the later part of a Hangul syllable
        or unicodedata.category(character)[0] == "M"
        or not unicodedata.is_normalized("NFC", before + character)
    )


class Writing(NamedTuple):
    """All that is written in one item."""

    title: str
    kicker: str | None = None
    standfirst: str | None = None
    others: tuple[str, ...] = ()  # credits; captions and credits of pictures
    body: str = ""  # paragraphs with a blank line between
    language: str | None = None

    def whole(self) -> tuple[Passage, ...]:
        """Headline, deck and body, as the index has them."""
        lines = tuple(line for line in (self.kicker, self.standfirst, *self.others) if line)
        return (
            Passage(self.title, "title", self.language),
            Passage("\n".join(lines), "deck", self.language, lines),
            Passage(self.body, "text", self.language),
        )

    def lines(self) -> tuple[str, ...]:
        """Headline, parts of the deck, and body; no more than these are separate texts."""
        return (self.title, *(line for line in (self.kicker, self.standfirst, *self.others) if line), self.body)

    def units(self, unit: Unit, has: Callable[[str], bool]) -> Iterator[tuple[Passage, ...]]:
        """Each of its sentences or paragraphs, or its lead. Headline and parts of the deck are one sentence each.

        `has`: whether a text can be of use; paragraphs and sentences that can't be are left out.
        """
        if unit is Unit.LEAD:
            yield (
                tuple(self._passages((self.title,), "title"))
                + tuple(self._passages((self.standfirst,), "deck"))
                + tuple(self._passages(self.body.split("\n\n", LEAD_PARAGRAPHS)[:LEAD_PARAGRAPHS], "text"))
            )
            return
        whole = [
            *self._passages((self.title,), "title"),
            *self._passages((self.kicker, self.standfirst, *self.others), "deck"),
            *self._passages([part for part in self.body.split("\n\n") if has(part)], "text"),
        ]
        for passage in whole:
            yield from within((passage,), unit, has)

    def _passages(self, texts: Iterable[str | None], column: str) -> Iterator[Passage]:
        return (Passage(text, column, self.language) for text in texts if text and not text.isspace())


def within(
    unit: tuple[Passage, ...], shorter: Unit, has: Callable[[str], bool] = bool
) -> Iterator[tuple[Passage, ...]]:
    """The paragraphs or sentences of a unit whose passages are no longer than a paragraph each."""
    if shorter is Unit.LEAD:
        yield unit
        return
    for passage in unit:
        if shorter is Unit.PARAGRAPH or passage.column != "text":
            yield (passage,)
            continue
        for start, end in sentences(passage.text):
            if has(passage.text[start:end]):
                yield (Passage(passage.text[start:end], "text", passage.language),)
