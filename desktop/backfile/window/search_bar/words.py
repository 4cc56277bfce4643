"""Queries in words: what a chip says, and the sentence under the field. Pure."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from re import compile as pattern

from PySide6.QtCore import QCoreApplication

from backfile.search.language.tree import And, Dates, Everything, Has, Is, Not, Or, Text, Tree, Value
from backfile.search.language.write import write
from backfile.window import dates
from backfile.window.languages import language_name
from backfile.window.question import DATE, Filter, Question, words_of


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
        case Is(state=state):
            return _STATES.get(state, lambda: state)()
        case Not(part=Has(what=what)):
            return _NOTHING.get(what, lambda: _tr("No %1").replace("%1", what))()
        case _:
            return write(tree)


def span_text(span: Dates, say: Callable[[str | None], str] = dates.short) -> str:
    """ "Jan 2022 – Jun 2023", "2023", "before 2024"."""
    first, last = span.first, span.last
    if first and first == last:
        return say(first)
    if first and last:
        return f"{say(first)} – {say(last)}"
    if last:
        return _tr("before %1" if span.before_last else "until %1").replace("%1", say(last))
    return _tr("after %1" if span.after_first else "from %1").replace("%1", say(first))


def sentence(question: Question) -> list[Phrase]:
    """The whole query, to be read aloud: "Articles with ferry and strait, from 2022 to 2023, not in Opinion"."""
    said = [Phrase(_tr("All articles") if question.is_everything else _tr("Articles"))]
    words = words_of(question)
    if not isinstance(words, Everything):
        said += [Phrase(" " + _tr("with") + " "), *_tree(words)]
    for clause in _clauses(question.all_filters):
        said += [Phrase(", " if len(said) > 1 else " "), *clause]
    return said


def fitted(said: list[Phrase], end: list[Phrase], fits: Callable[[list[Phrase]], bool]) -> list[Phrase]:
    """The whole where it fits; else as many words of `said` as leave room for `end`, with "…" between."""
    shown = [*said, *end]
    words = [Phrase(word, phrase.strong) for phrase in said for word in _WORDS.findall(phrase.text)]
    while len(words) > 1 and not fits(shown):
        words.pop()
        last = replace(words[-1], text=words[-1].text.rstrip(" ,") + "…")
        shown = [*words[:-1], last, *end]
    return shown


def _clauses(filters: Sequence[Filter]) -> Iterable[list[Phrase]]:
    included = dict.fromkeys(each.field for each in filters if not each.excluded)
    for field in included:
        chosen = [each for each in filters if each.field == field and not each.excluded]
        yield [Phrase(_alternatives(chosen))]
    excluded = [each for each in filters if each.excluded]
    if excluded:
        yield [Phrase(_joined([_left_out(each) for each in excluded], _tr("and")))]


def _alternatives(chosen: Sequence[Filter]) -> str:
    """ "from the Courier or the Ledger": what they share is said once."""
    values = [each.tree for each in chosen]
    field = chosen[0].field
    if len(chosen) > 1 and all(isinstance(value, Value) for value in values):
        return _in_words(field).replace("%1", _joined([chip_text(each) for each in chosen], _tr("or")))
    return _joined([_said(each) for each in chosen], _tr("or"))


def _left_out(one: Filter) -> str:
    match one.tree:
        case Not(part=Has(what=what)):
            return _HAVING.get(what, lambda: _tr("with %1").replace("%1", what))()
        case _:
            return _tr("not %1").replace("%1", _said(one))


def _said(one: Filter) -> str:
    match one.tree:
        case Dates(first=first, last=last) if first and last and first != last:
            return _tr("from %1 to %2").replace("%1", dates.long(first)).replace("%2", dates.long(last))
        case Dates(first=first, last=last) if first and first == last:
            return _tr("of %1" if len(first) > 7 else "in %1").replace("%1", dates.long(first))
        case Dates() as span:
            return span_text(span, dates.long)
        case Is(state=state):
            return _STATES.get(state, lambda: state)().lower()
        case Not():
            return _tr("with %1").replace("%1", chip_text(one)[:1].lower() + chip_text(one)[1:])
        case Value(field="kind", text="excerpt"):
            return _tr("excerpts only")
        case Value(field="kind"):
            return _tr("without excerpts")
        case Value(field=field):
            return _in_words(field).replace("%1", chip_text(one))
        case _:
            return chip_text(one)


def _tree(tree: Tree) -> list[Phrase]:
    match tree:
        case And(parts=parts):
            wanted = [part for part in parts if not isinstance(part, Not)]
            out = [part for part in parts if isinstance(part, Not)]
            return [*_listed(wanted, _tr("and")), *(piece for part in out for piece in (Phrase(" "), *_tree(part)))]
        case Or(parts=parts):
            return _listed(parts, _tr("or"))
        case Not(part=part):
            return [Phrase(_tr("without") + " "), *_tree(part)]
        case Text(text=text, column=column, quoted=quoted, prefix=prefix):
            shown = (f"“{text}”" if quoted else text) + ("…" if prefix else "")
            return [Phrase(shown, True), *([Phrase(" " + _tr("in the headline"))] if column == "title" else [])]
        case Value() | Dates() | Is() | Has():
            return [Phrase(_said(Filter(DATE, tree)))]
        case _:
            return [Phrase(write(tree), True)]


def _listed(parts: Sequence[Tree], last: str) -> list[Phrase]:
    said: list[Phrase] = []
    for number, part in enumerate(parts):
        if number:
            said.append(Phrase(f" {last} " if number == len(parts) - 1 else ", "))
        inner = _tree(part)
        nested = isinstance(part, And | Or)
        said += [Phrase("("), *inner, Phrase(")")] if nested else inner
    return said


def _in_words(field: str) -> str:
    return _FIELD.get(field, lambda: _tr("in %1"))()


def _joined(texts: Sequence[str], last: str) -> str:
    return texts[0] if len(texts) == 1 else f"{', '.join(texts[:-1])} {last} {texts[-1]}"


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
_HAVING = {
    "source": lambda: _tr("with a source"),
    "section": lambda: _tr("with a section"),
    "author": lambda: _tr("with an author"),
    "lang": lambda: _tr("with a language"),
    "tag": lambda: _tr("with a tag"),
}
_FIELD = {
    "author": lambda: _tr("by %1"),
    "source": lambda: _tr("from %1"),
    "section": lambda: _tr("in %1"),
    "lang": lambda: _tr("in %1"),
    "name": lambda: _tr("naming %1"),
    "tag": lambda: _tr("tagged %1"),
    "kind": lambda: _tr("%1 only"),
    "dump": lambda: _tr("out of %1"),
    "url": lambda: _tr("with %1 in the address"),
}
