"""The passage of a text that shows best why it was found."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from backfile.search.marking import Span, merged, sought, spans
from backfile.search.match import phrases
from backfile.search.query import Query
from backfile.search.tree import Text
from backfile.text.fold import tokens, words

LENGTH = 160
"""Code points of a snippet, about; the ellipses come on top."""

_SEARCHED = 200_000  # code points of a text in which a passage is looked for
_PIECE = 500  # a paragraph longer than that is looked at in pieces
_BEFORE = 50  # code points that may stand before the first hit, to let a sentence begin
_BLANK_LINE = re.compile(r"\n+")
_PARAGRAPH = re.compile(r"[^\n]+")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s+|[。！？…][」』”）]*")
_WORD_END = re.compile(r"\s+|(?<=[，、；：。！？\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\u0e00-\u0eff])")


@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage, and where the words of the query stand in it."""

    text: str
    marks: tuple[Span, ...] = ()


def snippet_of(query: Query, text: str, *, standfirst: str | None = None, told: str | None = None) -> Snippet:
    """The passage with the most of the query's words, the first of equals; else the standfirst or the beginning.

    `told`: what is shown above it already, so that the beginning is not said twice.
    """
    wanted = sought(query.tree, "text")
    begins_with_told = len(told) if told and text.startswith(told := told.rstrip("… ")) else 0
    at = _best_passage(wanted, text, begins_with_told) if wanted else None
    if at is not None:
        passage = _BLANK_LINE.sub(" ", text[at : at + _PIECE + LENGTH])
        return _cut(passage, _marks(wanted, passage), at_start=at == 0 or text[at - 1] == "\n")
    if standfirst and (found := _marks(wanted, standfirst) or ([] if not text else None)) is not None:
        return _cut(standfirst, found)
    return _cut(_beginning(text, begins_with_told) or standfirst or "", [])


def _best_passage(wanted: Sequence[Text], text: str, told: int) -> int | None:
    """Where the piece begins that has the most of the wanted texts; None where none has any."""
    needles = [[_needle(phrase.tokens, phrase.prefix) for phrase in phrases(each)] for each in wanted]
    best, most = None, 0.0
    for start, end in _pieces(text):
        folded = f" {' '.join(words(text[start:end]))} "
        score: float = sum(all(needle in folded for needle in each) for each in needles)
        if score and start < told:
            score -= 0.5  # another as good is better
        if score > most:
            best, most = start, score
            if score == len(needles):
                break
    return best


def _needle(phrase: Sequence[str], prefix: bool) -> str:
    return f" {' '.join(phrase)}" + ("" if prefix else " ")


def _pieces(text: str) -> Iterator[Span]:
    for paragraph in _PARAGRAPH.finditer(text, 0, _SEARCHED):
        start, end = paragraph.span()
        while end - start > _PIECE:
            cut = _last_end(_WORD_END, text, start + _PIECE // 2, start + _PIECE) or start + _PIECE
            yield start, cut
            start = cut
        yield start, end


def _marks(wanted: Sequence[Text], passage: str) -> list[Span]:
    found = tokens(passage)
    return merged(span for each in wanted for span in spans(each, found))


def _beginning(text: str, told: int) -> str:
    """The first words that are not told already; all of them where too few would be left."""
    rest = text[told:].lstrip(" \n.。!！?？…”’\"'）)」』")
    kept = rest if len(rest) >= 40 else text
    return " ".join(kept[: 2 * LENGTH].split())


def _cut(passage: str, found: Sequence[Span], *, at_start: bool = True) -> Snippet:
    """About `LENGTH` code points of a passage around its densest hits, cut between sentences or words."""
    start = _start(passage, found)
    end = len(passage)
    if end - start > LENGTH + LENGTH // 4:
        end = _last_end(_WORD_END, passage, start + LENGTH - 30, start + LENGTH) or start + LENGTH
        end = max([end, *(stop for begin, stop in found if begin < end < stop)])
    shown = passage[start:end].rstrip()
    opening = "" if (start == 0 and at_start) or _SENTENCE_END.search(passage[max(0, start - 8) : start]) else "…"
    closing = "…" if end < len(passage.rstrip()) and not shown.endswith("…") else ""
    marks = tuple(
        (begin - start + len(opening), stop - start + len(opening))
        for begin, stop in found
        if start <= begin < stop <= end
    )
    return Snippet(opening + shown + closing, marks)


def _start(passage: str, found: Sequence[Span]) -> int:
    """Where to begin, so that most hits lie within a length, and a sentence or at least a word begins there."""
    if not found or len(passage) <= LENGTH + LENGTH // 4:
        return 0
    first = max(
        found, key=lambda mark: (sum(mark[0] <= other[0] < mark[0] + LENGTH - _BEFORE for other in found), -mark[0])
    )[0]
    if first <= _BEFORE:
        return 0
    # A passage that ends soon after the hit shows more of what stands before it.
    earliest = min(first - _BEFORE, max(0, len(passage) - LENGTH))
    sentence = _last_end(_SENTENCE_END, passage, earliest, first)
    if sentence is not None:
        return sentence
    word = _WORD_END.search(passage, earliest, first)
    return word.end() if word else earliest


def _last_end(pattern: re.Pattern[str], text: str, start: int, end: int) -> int | None:
    """Where the last match of `pattern` between two places ends."""
    last = None
    for match in pattern.finditer(text, start, end):
        last = match.end()
    return last
