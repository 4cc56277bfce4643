"""A query as a sentence: “Articles with *ferry* and *strait*, from January 2022 to June 2023, not in Opinion”.

First the words that occur, then what is true of each article, then what must not be. Between brackets stands what
belongs together; no two queries that find different articles read alike.
"""

from collections.abc import Sequence

from backfile.search.language.speech import Runs, Speech, merged
from backfile.search.language.spoken_facts import FIELDS, dates, fact, is_one_date, value
from backfile.search.language.spoken_words import column_of, is_atom, is_positive, noun, operand
from backfile.search.language.tree import (
    And,
    AtLeast,
    Boost,
    Dates,
    Everything,
    Forms,
    Has,
    Is,
    Last,
    Near,
    Not,
    Numbers,
    Or,
    Tree,
    Value,
    Within,
    Words,
)
from backfile.search.language.worded import is_wording

ENGLISH = Speech()
_FULL = ("Full articles", "All full articles")
_EXCERPTS = ("Excerpts", "All excerpts")
_NOUNS: dict[Tree, tuple[str, str]] = {
    Everything(): ("Articles", "All articles"),
    Value("kind", "article"): _FULL,
    Not(Value("kind", "excerpt")): _FULL,
    Value("kind", "excerpt"): _EXCERPTS,
    Not(Value("kind", "article")): _EXCERPTS,
}

_ALONE: dict[Tree, str] = {
    Is("undated"): "Undated articles",
    Is("starred"): "Starred articles",
    Not(Is("undated")): "Dated articles",
    Has("date"): "Dated articles",
}


def explain(tree: Tree, say: Speech = ENGLISH) -> Runs:
    """The sentence, as runs of text. The first run is its noun: “Articles”, or “All articles” where no more is said."""
    parts = _flat(tree)
    kind = next((part for part in parts if part in _NOUNS), Everything())
    some, every = _NOUNS[kind]
    if len(parts) == 1 and parts[0] in _ALONE:
        return say.say(_ALONE[parts[0]])
    told = _clauses(parts if isinstance(kind, Everything) else [part for part in parts if part != kind], say)
    if not told:
        return say.say(every)
    noun, *rest = say.say("%1 %2", say.say(some), _joined(told, say))[1:]
    return [noun, *merged(rest)]


def _flat(tree: Tree) -> list[Tree]:
    """What must all be true."""
    if isinstance(tree, And):
        return [each for part in tree.parts for each in _flat(part)]
    return [] if isinstance(tree, Everything) else [tree]


def _joined(clauses: Sequence[Runs], say: Speech) -> Runs:
    runs = list(clauses[0])
    for clause in clauses[1:]:
        runs = say.say("%1, %2", runs, clause)
    return runs


def _clauses(parts: Sequence[Tree], say: Speech) -> list[Runs]:
    """What is said of each of the articles, one after the other."""
    words = [part for part in parts if _is_worded(part)]
    choice = next((part for part in words if isinstance(part, Or)), None)
    by_column: dict[str | None, list[Tree]] = {None: [], "title": [], "text": []}
    rest: list[Tree] = []
    for part in words:
        (by_column[column_of(part)] if _is_simple(part, choice) else rest).append(part)
    told = [
        say.say("with %1", noun(And(tuple(same)) if len(same) > 1 else same[0], say))
        for same in by_column.values()
        if same
    ]
    rest += [part for part in parts if not _is_worded(part) and not isinstance(part, Not)]
    alone = sum(isinstance(part, Dates | Last) for part in rest) == 1
    for part in rest:
        bare = bool(told) and alone and is_one_date(part)
        told.append(dates(part, say, "%1") if bare and isinstance(part, Dates) else _clause(part, say))
    return told + _left_out([part for part in parts if isinstance(part, Not)], say)


def _left_out(parts: Sequence[Not], say: Speech) -> list[Runs]:
    simple = [part.part for part in parts if is_atom(part.part) and column_of(part.part) is None]
    if len(simple) < 2:
        return [_clause(part, say) for part in parts]
    rest = [part for part in parts if not (is_atom(part.part) and column_of(part.part) is None)]
    without = say.say("without %1", say.listed(simple, lambda part: operand(part, say), "%1 or %2"))
    return [without, *(_clause(part, say) for part in rest)]


def _is_simple(tree: Tree, choice: Or | None) -> bool:
    """Whether it stands in a list with others: a word, a phrase, or the one choice between some of one column."""
    if is_atom(tree):
        return True
    return tree is choice and all(map(is_atom, choice.parts)) and not _is_of_columns(choice)


def _is_worded(tree: Tree) -> bool:
    return is_wording(tree) and is_positive(tree)


def _is_of_columns(tree: Tree) -> bool:
    """Whether it is a choice between words of several columns."""
    return isinstance(tree, Or) and len({column_of(part) for part in tree.parts}) > 1


def _clause(tree: Tree, say: Speech, *, negative: bool = False) -> Runs:
    match tree:
        case Not():
            return _clause(tree.part, say, negative=not negative)
        case Boost() if not _is_worded(tree):
            return _clause(tree.part, say, negative=negative)
        case Everything():
            return say.say("but none at all" if negative else "of any kind")
        case Value() | Dates() | Last() | Words() | Numbers() | Is() | Has():
            return fact(tree, say, negative=negative)
        case _ if _is_worded(tree):
            return _without(tree, say) if negative else say.say("with %1", noun(tree, say))
        case Or():
            return _any(tree, say, negative=negative)
        case And():
            inner = say.say("(%1)", _joined(_clauses(_flat(tree), say), say))
            return say.say("except those %1", inner) if negative else inner
        case _:
            raise AssertionError(tree)


def _without(tree: Tree, say: Speech) -> Runs:
    match tree:
        case Or() if column_of(tree) is None:
            return say.say("without %1", say.listed(tree.parts, lambda part: operand(part, say), "%1 or %2"))
        case And(parts=parts) if column_of(tree) is None and not any(isinstance(part, Not) for part in parts):
            spoken = say.listed(parts, lambda part: operand(part, say), "%1 and %2")
            return say.say("not with both %1" if len(parts) == 2 else "not with all of %1", spoken)
        case Boost():
            return _without(tree.part, say)
        case _ if _leaves_out(tree):
            return say.say("without %1", operand(tree, say))
        case _:
            inner = tree.part if isinstance(tree, Within | AtLeast | Forms) else tree
            return say.say("without %1" if is_atom(inner) else "not with %1", noun(tree, say))


def _leaves_out(tree: Tree) -> bool:
    """Whether a part of it must not be there."""
    match tree:
        case Not():
            return True
        case And() | Or() | Near():
            return any(map(_leaves_out, tree.parts))
        case Boost() | Within() | AtLeast() | Forms():
            return _leaves_out(tree.part)
        case _:
            return False


def _any(tree: Or, say: Speech, *, negative: bool) -> Runs:
    first = tree.parts[0]
    if isinstance(first, Value) and first.field in FIELDS:
        values = [part for part in tree.parts if isinstance(part, Value) and part.field == first.field]
        if len(values) == len(tree.parts):
            said = say.say(FIELDS[first.field], say.listed(values, lambda part: value(part, say), "%1 or %2"))
            return say.say("not %1", said) if negative else said

    def spoken(part: Tree) -> Runs:
        return _choice(part, say)

    if negative:
        return say.say("neither %1", say.listed(tree.parts, spoken, "%1 nor %2"))
    return say.say("either %1", say.listed(tree.parts, spoken, "%1 or %2"))


def _choice(tree: Tree, say: Speech) -> Runs:
    """A clause among others of which one is true: in brackets where it is made of several."""
    runs = _clause(tree, say)
    inner = tree.part if isinstance(tree, Not) else tree
    return say.say("(%1)", runs) if isinstance(inner, Or) or (inner is not tree and isinstance(inner, And)) else runs
