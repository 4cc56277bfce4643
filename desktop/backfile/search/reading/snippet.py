"""The passage of a text that shows best why it was found."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from backfile.search.language.joining import either
from backfile.search.language.query import Query
from backfile.search.language.tree import Near, Text, Tree, Within
from backfile.search.reading.holding import has_phrase, shown
from backfile.search.reading.marking import Span, merged, sought
from backfile.search.reading.passage import Passage
from backfile.search.reading.showable import showable

LENGTH = 160
"""Code points of a snippet, about; the ellipses come on top."""

_SEARCHED = 200_000  # code points of a text in which a passage is looked for
_PIECE = 500  # a paragraph longer than that is looked at in pieces
_WITHIN = 3  # what a piece that has all that must be in one unit counts, beside one for a word
_BEFORE = 50  # code points that may stand before the first hit, to let a sentence begin
_BETWEEN = " · "
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_PARAGRAPH_END = re.compile(r"\n+")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s+|[。！？…][」』”）]*")
_WORD_END = re.compile(r"\s+|(?<=[，、；：。！？\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\u0e00-\u0eff])")


@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage, and where the words of the query stand in it."""

    text: str
    marks: tuple[Span, ...] = ()


def snippet_of(
    query: Query, text: str, *, standfirst: str | None = None, told: str | None = None, language: str | None = None
) -> Snippet:
    """The passage with the most of what the query asks for, the first of equals; else the standfirst or the beginning.

    `told`: what is shown above it already, so that the beginning is not said twice. `language`: of the item.
    """
    wanted = sought(showable(query.tree, (text[:_SEARCHED], standfirst)), "text")
    begins_with_told = len(told) if told and text.startswith(told := told.rstrip("… ")) else 0
    at = _best_passage(wanted, text, begins_with_told, language) if wanted else None
    if at is not None:
        return _cut(*_passage(wanted, text, at, language), at_start=at == 0 or text[at - 1] == "\n")
    if (running_on := _running_on(wanted, text, language)) is not None:
        return _cut(*running_on)
    if standfirst and wanted:
        found = _marks(either(*wanted), Passage(standfirst, "deck", language))
        if found or not text:
            return _cut(standfirst, found)
    return _cut(_beginning(text, begins_with_told) or standfirst or "", [])


def beside_text(query: Query, lines: Sequence[str], beginning: str, language: str | None = None) -> Snippet | None:
    """The parts of a deck in which the words of a query stand, before the `beginning`; None where none does.

    `lines`: kicker, standfirst, credits and captions, in the order in which a phrase may run from one into the next.
    """
    deck = Passage("\n".join(lines), "deck", language, tuple(lines))
    wanted = sought(showable(query.tree, (deck.text,)), "deck")
    found = _marks(either(*wanted), deck) if wanted else []
    shown, marked, at = "", [], 0
    for line in lines:
        ends = at + len(line)
        if any(start < ends and stop > at for start, stop in found):
            shown += (_BETWEEN if shown else "") + line
            shift = len(shown) - ends
            marked += [(max(start, at) + shift, min(stop, ends) + shift) for start, stop in found if stop > at]
        at = ends + 1
    if not shown:
        return None
    rest = beginning if beginning and beginning not in shown else ""
    marked = [(start, stop) for start, stop in marked if start < stop]
    return _cut(shown + (_BETWEEN + rest if rest else ""), merged(marked))


def _best_passage(wanted: Sequence[Tree], text: str, told: int, language: str | None) -> int | None:
    """Where the piece begins that has the most of what is wanted; None where none has any."""
    best, most = None, 0.0
    weights = [_WITHIN if isinstance(each, Within) else 1 for each in wanted]
    for start, end in _pieces(text):
        passage = Passage(text[start:end], "text", language)
        score: float = sum(weight for each, weight in zip(wanted, weights, strict=True) if _shows(each, passage))
        if score and start < told:
            score -= 0.5  # another as good is better
        if score > most:
            best, most = start, score
            if score == sum(weights):
                break
    return best


def _shows(wanted: Tree, passage: Passage) -> bool:
    if isinstance(wanted, Text) and wanted.slop is None and not wanted.exact:
        return has_phrase(wanted, passage)  # told without cutting it into tokens
    return any(True for _ in shown(wanted, passage))


def _passage(wanted: Sequence[Tree], text: str, at: int, language: str | None) -> tuple[str, list[Span]]:
    """What a snippet is cut from, and the hits in it: from a place on, with single blanks between paragraphs."""
    passage, found = "", []
    end = at + _PIECE + LENGTH
    for paragraph in _PARAGRAPH.finditer(text, text.rfind("\n\n", 0, at) + 1, at + _SEARCHED):
        first, last = max(at, paragraph.start()), min(end, paragraph.end())
        if first >= last:
            break
        passage += (" " if passage else "") + text[first:last].replace("\n", " ")
        shift = len(passage) - last
        whole = Passage(paragraph[0], "text", language)
        here = [each for each in wanted if _shows(each, whole)]
        marked = _marks(either(*here), whole) if here and whole.tokens else []
        spans = ((start + paragraph.start(), stop + paragraph.start()) for start, stop in marked)
        found += [(start + shift, stop + shift) for start, stop in spans if first <= start and stop <= last]
    return passage, found


def _running_on(wanted: Sequence[Tree], text: str, language: str | None) -> tuple[str, list[Span]] | None:
    """The same where words stand side by side over the end of a paragraph; None where none do."""
    whole = Passage(text[:_SEARCHED], "text", language)
    here = [each for each in wanted if _takes_several(each) and _shows(each, whole)]
    found = _marks(either(*here), whole) if here else []
    if not found:
        return None
    before = text.rfind("\n\n", 0, found[0][0])
    at = before + 2 if before >= 0 else 0
    passage = text[at : max(at + _PIECE + LENGTH, found[0][1])]
    ends = [(end.start(), len(end[0]) - 1) for end in _PARAGRAPH_END.finditer(passage)]  # blanks that are too many

    def moved(place: int) -> int:
        return place - at - sum(surplus for end, surplus in ends if end < place - at)

    spans = [(moved(start), moved(stop)) for start, stop in found if stop <= at + len(passage)]
    return _PARAGRAPH_END.sub(" ", passage), spans


def _takes_several(wanted: Tree) -> bool:
    """Whether it may stand in two paragraphs."""
    return isinstance(wanted, Near) or (isinstance(wanted, Text) and " " in wanted.text.strip())


def _pieces(text: str) -> Iterator[Span]:
    for paragraph in _PARAGRAPH.finditer(text, 0, _SEARCHED):
        start, end = paragraph.span()
        while end - start > _PIECE:
            cut = _last_end(_WORD_END, text, start + _PIECE // 2, start + _PIECE) or start + _PIECE
            yield start, cut
            start = cut
        yield start, end


def _marks(wanted: Tree, passage: Passage) -> list[Span]:
    return merged((place.start, place.end) for place in shown(wanted, passage))


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
