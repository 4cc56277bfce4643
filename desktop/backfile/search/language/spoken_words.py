"""What is looked for in the words of an article, as a noun: “*xi* and either *putin* or *peskov* in one paragraph”.

What stands behind such a noun (“in one paragraph”, “at least twice”) speaks of the whole of it; so whatever is more
than a word stands in brackets within another one, and no two meanings read alike. Weights say nothing of what is found.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeGuard
from unicodedata import category

from backfile.search.language.speech import Runs, Speech, own, pattern
from backfile.search.language.tree import (
    And,
    AtLeast,
    Boost,
    Forms,
    Fuzzy,
    Near,
    Not,
    Or,
    Pattern,
    Regex,
    Text,
    Tree,
    Unit,
    Within,
    pieces,
)

_OF_SENTENCES = frozenset(
    {
        "and",
        "at",
        "but",
        "by",
        "either",
        "except",
        "from",
        "in",
        "neither",
        "no",
        "nor",
        "not",
        "of",
        "or",
        "to",
        "with",
    }
)
"""Words of the sentences themselves: the user's own are quoted where they are one of these."""

_WHERE = {"title": "%1 in the headline", "text": "%1 in the text"}
_UNITS = {Unit.SENTENCE: "%1 in one sentence", Unit.PARAGRAPH: "%1 in one paragraph", Unit.LEAD: "%1 in the lead"}
_WITH = {Unit.SENTENCE: "a sentence with %1", Unit.PARAGRAPH: "a paragraph with %1", Unit.LEAD: "a lead with %1"}


def noun(tree: Tree, say: Speech, *, said: str | None = None, bracketed: bool = False) -> Runs:
    """A tree of words alone. `said`: the column that is said already; `bracketed`: it stands in brackets."""
    column = column_of(tree)
    if column is not None and column != said:
        return say.say(_WHERE[column], noun(tree, say, said=column, bracketed=bracketed))
    match tree:
        case Boost():
            return noun(tree.part, say, said=said, bracketed=bracketed)
        case And():
            return _all(tree, say, said)
        case Or():
            either = say.listed(tree.parts, lambda part: operand(part, say, said), "%1 or %2")
            return either if bracketed else say.say("either %1", either)
        case Not():
            return say.say("no %1", operand(tree.part, say, said))
        case Near():
            return _near(tree.parts, tree.distance, say, said)
        case Within():
            return say.say((_UNITS if is_positive(tree.part) else _WITH)[tree.unit], noun(tree.part, say, said=said))
        case AtLeast():
            return _at_least(tree, say, said)
        case Forms():
            return say.say("%1 in any grammatical form", noun(tree.part, say, said=said))
        case Text() if tree.slop is not None:
            return _near([Text(piece) for piece in pieces(tree)], tree.slop, say, said)
        case _ if begins(tree):
            return say.say("words that begin with %1", own(_quoted(replace(tree, prefix=False))))
        case _:
            return _atom(tree, say)


def begins(tree: Tree) -> TypeGuard[Text]:
    """Whether it is the beginning of one word, without what follows."""
    return isinstance(tree, Text) and tree.prefix and tree.slop is None and " " not in tree.text


def operand(tree: Tree, say: Speech, said: str | None = None) -> Runs:
    """A noun within another one: in brackets where it is more than a word."""
    bare = tree.part if isinstance(tree, Not) else tree
    if begins(tree) and tree.column in (None, said):
        return _atom(tree, say)  # with an ellipsis, since more may follow
    if is_atom(bare) and column_of(bare) in (None, said):
        return noun(tree, say, said=said)
    return say.say("(%1)", noun(tree, say, said=said, bracketed=True))


def is_atom(tree: Tree) -> bool:
    """Whether it is one word or one phrase."""
    if isinstance(tree, Text):  # of which there may be thousands
        return tree.slop is None
    if isinstance(tree, Boost):
        return is_atom(tree.part)
    return isinstance(tree, Pattern | Fuzzy | Regex)


def column_of(tree: Tree) -> str | None:
    """The column that all of it is asked of; None where none is named, or several."""
    if isinstance(tree, Text):
        return tree.column
    found = _columns(tree)
    return found.pop() if len(found) == 1 else None


def _columns(tree: Tree) -> set[str | None]:
    match tree:
        case Text() | Pattern() | Fuzzy() | Regex():
            return {tree.column}
        case Near() | And() | Or():
            return {column for part in tree.parts for column in _columns(part)}
        case Boost() | Not() | Within() | AtLeast() | Forms():
            return _columns(tree.part)
        case _:
            return {None}


def _all(tree: And, say: Speech, said: str | None) -> Runs:
    """Whole words first, and what goes on or is a choice at the end; then what must not be there."""
    out = [part for part in tree.parts if isinstance(part, Not)]
    wanted = sorted((part for part in tree.parts if not isinstance(part, Not)), key=_order)
    if not wanted:
        return say.listed(out, lambda part: noun(part, say, said=said), "%1 and %2")
    last = wanted[-1] if len(wanted) > 1 and not out and _order(wanted[-1]) > _order(wanted[-2]) else None

    def spoken(part: Tree) -> Runs:
        return noun(part, say, said=said) if part is last else operand(part, say, said)

    runs = say.listed(wanted, spoken, "%1 and %2")
    if not out:
        return runs
    if len(out) == 1:
        return say.say("%1 but not %2", runs, operand(out[0].part, say, said))
    without = say.listed(out, lambda part: operand(part.part, say, said), "%1 nor %2")
    return say.say("%1 but neither %2", runs, without)


def _order(part: Tree) -> int:
    return 2 if isinstance(part, Or) else int(begins(part))


def _near(parts: Sequence[Tree], distance: int, say: Speech, said: str | None) -> Runs:
    def spoken(part: Tree) -> Runs:
        return operand(part, say, said)

    if len(parts) == 1:
        return spoken(parts[0])
    if not distance:
        return say.say("%1 side by side in any order", say.listed(parts, spoken, "%1 and %2"))
    words = say.say("1 word" if distance == 1 else "%1 words", [(say.number(distance), False)])
    if len(parts) > 2:
        return say.say("%1 within %2 of each other", say.listed(parts, spoken, "%1 and %2"), words)
    return say.say("%1 of %2", say.say("%1 within %2", spoken(parts[0]), words), spoken(parts[1]))


def _at_least(tree: AtLeast, say: Speech, said: str | None) -> Runs:
    part = noun(tree.part, say, said=said, bracketed=True)
    often = "%1 at least twice" if tree.count == 2 else "%1 at least %2 times"
    runs = say.say(often, part, [(say.number(tree.count), False)])
    return runs if is_atom(tree.part) else say.say("%1 in all", runs)


def is_positive(tree: Tree) -> bool:
    """Whether it can be told of one place that all of it is there."""
    match tree:
        case Not():
            return False
        case And():
            wanted = [part for part in tree.parts if not isinstance(part, Not)]
            return bool(wanted) and all(map(is_positive, wanted))
        case Or():
            return all(map(is_positive, tree.parts))
        case _:
            return True


def _atom(tree: Tree, say: Speech) -> Runs:
    match tree:
        case Text(exact=True):
            return say.say("%1 (to the letter)", own(_quoted(tree)))
        case Text():
            return own(_quoted(tree))
        case Pattern():
            return pattern(tree.text, say)
        case Fuzzy(distance=1):
            return say.say("%1 (give or take a letter)", own(tree.text))
        case Fuzzy():
            return say.say("%1 (give or take two letters)", own(tree.text))
        case Regex():
            return say.say("%1 (a regular expression)", own(f"/{tree.pattern}/"))
        case _:
            raise AssertionError(tree)


def _quoted(text: Text) -> str:
    shown = text.text + ("…" if text.prefix else "")
    plain = all(char.isalnum() or char in "-'’.&@" or category(char)[0] == "M" for char in text.text)
    return shown if plain and text.text.casefold() not in _OF_SENTENCES else f"“{shown}”"
