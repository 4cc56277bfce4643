"""Queries in words: what a chip says, and the sentence under the field. Pure."""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import PurePath
from re import compile as pattern

from PySide6.QtCore import QCoreApplication

from backfile.search.language.explain import explain
from backfile.search.language.joining import both
from backfile.search.language.query import Query
from backfile.search.language.speech import Speech
from backfile.search.language.spoken_facts import fact
from backfile.search.language.spoken_words import is_positive, noun
from backfile.search.language.tree import Dates, Has, Is, Last, Not, Numbers, Text, Tree, Value, Words
from backfile.search.language.worded import is_wording
from backfile.search.language.write import write
from backfile.window import dates, numbers
from backfile.window.filters import joined
from backfile.window.languages import language_name
from backfile.window.question import Filter, Question


@dataclass(frozen=True, slots=True)
class Phrase:
    """A piece of a sentence; what the user asked for is strong."""

    text: str
    strong: bool = False


def chip_text(one: Filter) -> str:
    """A filter in a word or two: "Transport", "Jan 2022 – Jun 2023", "No source"."""
    tree = one.tree
    match tree:
        case Value(field="lang", text=text):
            return language_name(text)
        case Value(field="dump", text=text):
            return PurePath(text).name or text
        case Value(field="kind", text="excerpt"):
            return _tr("Excerpts")
        case Value(field="kind"):
            return _tr("Articles")
        case Value(text=text, prefix=prefix):
            return f"{text}*" if prefix else text
        case Dates():
            return span_text(tree)
        case Last():
            return last_text(tree)
        case Words():
            return _length_text(tree)
        case Numbers():
            return _numbers_text(tree)
        case Is(state=state):
            return _STATES.get(state, lambda: state)()
        case Not(part=Has(what=what)):
            return _NOTHING.get(what, lambda: _tr("No %1").replace("%1", what))()
        case _:
            return write(tree)


def inner_text(one: Filter) -> str:
    """The same in the midst of a sentence: "added after no. 48,112", but "Transport", which is a name."""
    said = chip_text(one)
    named = isinstance(one.tree, Value) and one.field != "kind"
    return said if named or isinstance(one.tree, Dates) else said[:1].lower() + said[1:]


def having_text(one: Filter) -> str | None:
    """ "With an author", which as a filter is what leaves out those without; None of any other."""
    if not (one.excluded and isinstance(one.tree, Not) and isinstance(one.tree.part, Has)):
        return None
    said = "".join(text for text, _ in fact(one.tree.part, Speech(_tr)))
    return said[:1].upper() + said[1:]


def span_text(span: Dates, say: Callable[[str | None], str] = dates.short) -> str:
    """ "Jan 2022 – Jun 2023", "2023", "before 2024"; "after 2021, before 2024"."""
    first, last = span.first, span.last
    if first and last and (span.after_first or span.before_last):
        ends = replace(span, last=None), replace(span, first=None)
        return _tr("%1, %2").replace("%1", span_text(ends[0], say)).replace("%2", span_text(ends[1], say))
    if first and first == last:
        return say(first)
    if first and last:
        return f"{say(first)} – {say(last)}"
    if last:
        return _tr("before %1" if span.before_last else "until %1").replace("%1", say(last))
    return _tr("after %1" if span.after_first else "from %1").replace("%1", say(first))


def last_text(last: Last) -> str:
    """ "Last 30 days", "Last year"."""
    one, several = _LAST[last.unit]()
    return one if last.count == 1 else several.replace("%1", numbers.count(last.count))


def _length_text(words: Words) -> str:
    """ "Over 1,000 words", "500 – 800 words"."""
    least, most = words.least or 0, words.most
    if most is None:
        over = least % 10 == 1 and least > 1
        return (_tr("Over %1 words") if over else _tr("From %1 words")).replace("%1", numbers.count(least - over))
    if words.least is None:
        under = most % 10 == 9
        return (_tr("Under %1 words") if under else _tr("Up to %1 words")).replace("%1", numbers.count(most + under))
    return _tr("%1 words").replace("%1", _span(least, most))


def _numbers_text(of: Numbers) -> str:
    """ "Added after no. 48,112", "No. 4 – 9"."""
    first, last = of.first or 0, of.last
    if last is None:
        return _tr("Added after no. %1").replace("%1", numbers.count(first - 1))
    if of.first is None:
        return _tr("Added before no. %1").replace("%1", numbers.count(last + 1))
    return _tr("No. %1").replace("%1", _span(first, last))


def _span(least: int, most: int) -> str:
    return numbers.count(least) if least == most else f"{numbers.count(least)} – {numbers.count(most)}"


_LIST = "\N{OBJECT REPLACEMENT CHARACTER}"  # stands for all the lines, which nobody would read


def sentence(question: Question, meant: Query | None = None) -> list[Phrase]:
    """The whole query, to be read aloud: "Articles with ferry and strait, from 2022 to 2023, not in Opinion".

    `meant`: the query that was answered, where a word that is being typed was taken for the beginning of one.
    """
    tree = both(*joined(question.filters), Text(_LIST)) if question.is_list else (meant or question.query).tree
    said = explain(tree, _speech())
    return [Phrase(_any_line(question) if _LIST in text else text, own) for text, own in said]


def part_text(part: Tree) -> str:
    """A part of a query in the midst of a sentence: "ferry and strait in one paragraph", "either with ferry or…"."""
    if is_wording(part) and is_positive(part):
        return "".join(text for text, _ in noun(part, _speech()))
    return "".join(text for text, _ in explain(part, _speech())[1:]).strip()


def _speech() -> Speech:
    return Speech(_tr, dates.long, numbers.count, language_name)


def _any_line(question: Question) -> str:
    lines = len(question.typed.lines)
    said = QCoreApplication.translate("Words", "any of %1 line(s)", "", lines)
    return said.replace("%1", numbers.count(lines))


def left_out_text(undated: int) -> str:
    """ "14 undated articles left out": of those that a span of dates can't find."""
    said = QCoreApplication.translate("Words", "%1 undated article(s) left out", "", undated)
    return said.replace("%1", numbers.count(undated))


def fitted(said: list[Phrase], end: list[Phrase], fits: Callable[[list[Phrase]], bool]) -> list[Phrase]:
    """The whole where it fits; else as many words of `said` as leave room for `end`, with "…" between."""
    if fits([*said, *end]):
        return [*said, *end]
    words = [Phrase(word, phrase.strong) for phrase in said for word in _WORDS.findall(phrase.text)]

    def cut(most: int) -> list[Phrase]:
        last = replace(words[most - 1], text=words[most - 1].text.rstrip(" ,") + "…")
        return [*words[: most - 1], last, *end]

    first_too_long = bisect_left(range(1, len(words)), True, key=lambda most: not fits(cut(most)))
    return cut(max(1, first_too_long))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Words", text)


_WORDS = pattern(r"\s*\S+\s*$|\s*\S+|\s+")  # each with the space before it
_STATES = {
    "undated": lambda: _tr("Undated"),
    "starred": lambda: _tr("Starred"),
    "derived": lambda: _tr("Title derived"),
    "seen": lambda: _tr("Read"),
    "repeated": lambda: _tr("Seen more than once"),
}
_NOTHING = {
    "source": lambda: _tr("No source"),
    "section": lambda: _tr("No section"),
    "author": lambda: _tr("No author"),
    "lang": lambda: _tr("No language"),
    "tag": lambda: _tr("No tag"),
    "date": lambda: _tr("Undated"),
}
_LAST = {
    "d": lambda: (_tr("Last day"), _tr("Last %1 days")),
    "w": lambda: (_tr("Last week"), _tr("Last %1 weeks")),
    "m": lambda: (_tr("Last month"), _tr("Last %1 months")),
    "y": lambda: (_tr("Last year"), _tr("Last %1 years")),
}
