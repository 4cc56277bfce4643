"""A query in plain English: “Articles with *ferry* and *strait*, from January 2022 to June 2023, not in Opinion”."""

import calendar
from collections.abc import Sequence

from backfile.search.language.tree import And, Dates, Everything, Has, Is, Not, Or, Text, Tree, Value
from backfile.search.language.write import write

Run = tuple[str, bool]
"""A piece of a sentence, and whether it is the user's own word."""

_BEFORE = {
    "author": "by ", "source": "from ", "section": "in ", "name": "naming ", "lang": "in the language ",
    "tag": "tagged ", "dump": "imported from ", "url": "at an address with ", "kind": "of the kind ",
}  # fmt: skip
_STATES = {
    "starred": "starred",
    "undated": "undated",
    "derived": "with a headline taken from the text",
    "seen": "opened before",
    "repeated": "seen more than once",
}
_THINGS = {
    "note": "a note", "tag": "a tag", "author": "an author", "source": "a source", "section": "a section",
    "name": "a name", "lang": "a language", "date": "a date", "url": "an address", "credit": "a picture credit",
    "excerpt": "excerpts beside them",
}  # fmt: skip


def explain(tree: Tree) -> list[Run]:
    """The sentence, as runs of text."""
    parts = list(tree.parts) if isinstance(tree, And) else [] if isinstance(tree, Everything) else [tree]
    nouns = {Value("kind", "article"): "Full articles", Value("kind", "excerpt"): "Excerpts"}
    noun = next((nouns[part] for part in parts if part in nouns), None)
    rest = [part for part in parts if part not in nouns]
    if not rest:
        return [(f"All {noun.lower() if noun else 'articles and excerpts'}", False)]
    return _merged([(f"{noun or 'Articles'} ", False), *_all(rest)])


def _all(parts: Sequence[Tree]) -> list[Run]:
    """Parts that all hold: first the words that occur, then the rest, with commas."""
    texts = [part for part in parts if isinstance(part, Text)]
    clauses: list[list[Run]] = []
    for column in (None, "title", "text"):
        same = [_text(text) for text in texts if text.column == column]
        if same:
            clauses.append([("with ", False), *_listed(same, " and "), *_where(column)])
    clauses += [_clause(part) for part in parts if not isinstance(part, Text)]
    runs = list(clauses[0])
    for clause in clauses[1:]:
        runs += [(", ", False), *clause]
    return runs


def _clause(tree: Tree, *, negative: bool = False) -> list[Run]:
    no = "not " if negative else ""
    match tree:
        case Not():
            return _clause(tree.part, negative=not negative)
        case Text():
            return [("without " if negative else "with ", False), *_text(tree), *_where(tree.column)]
        case Value():
            return [(no + _BEFORE[tree.field], False), *_value(tree)]
        case Dates():
            return [(no, False), *_dates(tree)]
        case Is():
            return [(no + _STATES[tree.state], False)]
        case Has():
            return [(f"{'without' if negative else 'with'} {_THINGS[tree.what]}", False)]
        case Everything():
            return [(no + "anything at all", False)]
        case Or():
            return _any(tree, negative)
        case And():
            return [("but not those " if negative else "", False), *_all(tree.parts)]
        case _:
            return [("without " if negative else "with ", False), (write(tree), True)]


def _any(tree: Or, negative: bool) -> list[Run]:
    first = tree.parts[0]
    if isinstance(first, Value) and all(isinstance(part, Value) and part.field == first.field for part in tree.parts):
        before = ("not " if negative else "") + _BEFORE[first.field]
        return [(before, False), *_listed([_value(part) for part in tree.parts if isinstance(part, Value)], " or ")]
    if isinstance(first, Text) and all(isinstance(part, Text) and part.column == first.column for part in tree.parts):
        before = "without " if negative else "with either "
        texts = [_text(part) for part in tree.parts if isinstance(part, Text)]
        return [(before, False), *_listed(texts, " or "), *_where(first.column)]
    opening = "neither " if negative else "either "
    return [(opening, False), *_listed([_clause(part) for part in tree.parts], " nor " if negative else ", or ")]


def _text(text: Text) -> list[Run]:
    if text.slop is not None:
        return [(text.text, True), (f" within {text.slop} words", False)]
    if text.prefix:
        return [("words beginning with ", False), (text.text, True)]
    return [(f"“{text.text}”" if " " in text.text else text.text, True)]


def _where(column: str | None) -> list[Run]:
    return [(f" in the {'headline' if column == 'title' else 'text'}", False)] if column else []


def _value(value: Value) -> list[Run]:
    return [(value.text + ("…" if value.prefix else ""), True)]


def _dates(dates: Dates) -> list[Run]:
    first, last = dates.first, dates.last
    if first is not None and first == last:
        return [("on " if len(first) >= 10 else "in ", False), (day(first), True)]
    runs: list[Run] = []
    if first is not None:
        runs += [("after " if dates.after_first else "from ", False), (day(first), True)]
        if last is None and not dates.after_first:
            runs.append((" on", False))
    if last is not None:
        until = "before " if dates.before_last else "to " if first is not None else "up to "
        runs += [(" " if first is not None else "", False), (until, False), (day(last), True)]
    return runs


def day(date: str) -> str:
    """A date as one says it: 2023, March 2023, 18 March 2023."""
    year, month, number = date[:4], date[5:7], date[8:10]
    name = calendar.month_name[int(month)] if month else ""
    spoken = " ".join(part for part in (number.lstrip("0"), name, year) if part)
    return f"{spoken}, {date[11:16]}" if len(date) > 10 else spoken


def _listed(items: Sequence[list[Run]], last: str) -> list[Run]:
    """A, B and C."""
    runs = list(items[0])
    for at, item in enumerate(items[1:], 2):
        runs += [(last if at == len(items) else ", ", False), *item]
    return runs


def _merged(runs: Sequence[Run]) -> list[Run]:
    merged: list[Run] = []
    for text, bold in runs:
        if merged and merged[-1][1] == bold:
            merged[-1] = (merged[-1][0] + text, bold)
        elif text:
            merged.append((text, bold))
    return merged
