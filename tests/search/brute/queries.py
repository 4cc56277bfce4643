"""Trees of queries over the words and values of the made-up archives."""

from collections.abc import Sequence

from backfile.search.language.joining import both, either
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
)  # fmt: skip
from tests.search.brute import corpora
from tests.search.brute.asked_facts import fact
from tests.search.brute.atoms import atoms
from tests.search.brute.choices import Choices
from tests.search.brute.facts import Item

_COLUMNS = (None, None, None, None, "title", "text")
_PATTERNS = (
    "wom?n", "*arbour", "ferr*s", "p?l*", "str?sse", "h?fen", "*rt", "i*e", "été?", "é*é", "習?平", "习*平", "*平",
    "国?", "中*國", "東?ガ*", "カ?ス", "대*은", "เ*อ", "ﬁ*", "ＡＢ?", "1?1", "*0*", "елк?", "м*", "x*",
)  # fmt: skip
_MISSPELT = (
    "fery",
    "prot",
    "harbuor",
    "wimen",
    "polihs",
    "strase",
    "hafenn",
    "ete",
    "abd",
    "strait",
    "習近平",
    "елки",
    "lodz",
)
_EXPRESSIONS = (
    "wom[ae]n", "f-?16", "polish", "[hH].*?n", r"\d+", "xi’s|xi's", "ha+fen", "port s", r"the\W+ferr(y|ies)", "習?近平",
    "a.c", "[A-Z]{2}",
)  # fmt: skip
_KINDS = (And, Or)


def tree(choices: Choices, items: Sequence[Item], depth: int = 3) -> Tree:
    """Any tree over these items."""
    match choices.below(9 if depth else 6):
        case 0 | 1:
            return text(choices, items)
        case 2 | 3:
            return worded(choices, items)
        case 4 | 5:
            return fact(choices)
        case 6:
            part = tree(choices, items, depth - 1)
            return part if isinstance(part, Not) else Not(part)  # no text means a Not of a Not
        case _:
            kind = choices.one(_KINDS)
            parts = dict.fromkeys(tree(choices, items, depth - 1) for _ in range(2 + choices.below(2)))
            return kind(tuple(parts)) if len(parts) > 1 else next(iter(parts))


def worded(choices: Choices, items: Sequence[Item]) -> Tree:
    """Anything that is read in the words of an article."""
    match choices.below(9):
        case 0:
            return Within(expression(choices, items), choices.one(tuple(Unit)))
        case 1:
            return AtLeast(countable(choices, items), 1 + choices.below(4))
        case 2:
            return near(choices, items)
        case 3:
            part = Text(wording(choices, items), choices.one(_COLUMNS), quoted=True)
            return Forms(part if choices.maybe() else either(part, Text(wording(choices, items), quoted=True)))
        case 6:
            return Regex(choices.one(_EXPRESSIONS), choices.one(_COLUMNS))
        case 4:
            return Boost(text(choices, items), 2.0)
        case 5:
            spelled = " ".join(choices.one(corpora.WORDS) for _ in range(1 + choices.below(2)))
            return Text(spelled, choices.one(_COLUMNS), quoted=True, exact=True)
        case _:
            return single(choices, choices.one(_COLUMNS))


def expression(choices: Choices, items: Sequence[Item]) -> Tree:
    """What can be asked of a sentence."""
    parts: list[Tree] = []
    for _ in range(1 + choices.below(3)):
        match choices.below(6):
            case 0:
                part: Tree = single(choices, None)
            case 1:
                part = near(choices, items)
            case 2:
                part = AtLeast(Text(choices.one(corpora.WORDS), quoted=True), 1 + choices.below(2))
            case 3:
                part = text(choices, items)
            case _:
                part = Text(choices.one(corpora.WORDS), quoted=True)
        parts.append(Not(part) if choices.maybe(4) else part)
    return choices.one((both, either))(*parts)


def near(choices: Choices, items: Sequence[Item]) -> Tree:
    """Two or three that stand near each other."""
    parts = [alternatives(choices, items) for _ in range(2 + choices.below(2))]
    return Near(tuple(parts), choices.one((0, 1, 3, 8, 30)))


def countable(choices: Choices, items: Sequence[Item]) -> Tree:
    """Words of which it is plain how often they occur: `*平` in 習近平 is not."""
    found = alternatives(choices, items)
    parts = found.parts if isinstance(found, Or) else (found,)
    return either(*(Text("ferry") if isinstance(part, Pattern) and not part.text.isascii() else part for part in parts))


def alternatives(choices: Choices, items: Sequence[Item]) -> Tree:
    """One, or any of some, of one column: None."""
    parts: list[Tree] = [
        single(choices, None) if choices.maybe(3) else Text(wording(choices, items), quoted=True)
        for _ in range(1 + choices.below(2))
    ]
    return either(*parts)


def single(choices: Choices, column: str | None) -> Tree:
    """A pattern or a near spelling."""
    match choices.below(4):
        case 0 | 1:
            return Pattern(choices.one(_PATTERNS), column)
        case _:
            return Fuzzy(choices.one(_MISSPELT), 1 + choices.below(2), column)


def text(choices: Choices, items: Sequence[Item]) -> Text:
    """A word, a phrase, words that are near, beginnings."""
    found = wording(choices, items)
    slop = choices.one((0, 1, 2, 5, 30)) if choices.maybe(3) else None
    prefix = slop is None and choices.maybe(3)
    return Text(found, choices.one(_COLUMNS), quoted=True, slop=slop, prefix=prefix)


def wording(choices: Choices, items: Sequence[Item]) -> str:
    """Something with a letter in it: a word, several, or a stretch of what stands in an article."""
    match choices.below(4):
        case 0:
            found = choices.one(corpora.WORDS)
        case 1:
            between = choices.one((" ", " ", "", "-", "，"))
            found = between.join(choices.one(corpora.WORDS) for _ in range(2 + choices.below(2)))
        case _:
            read = text_of(choices.one(items))
            start = choices.below(256) * len(read) // 256
            found = read[start : start + choices.one((1, 2, 3, 4, 6, 10, 16))]
    return found if atoms(found) else choices.one(corpora.WORDS)


def text_of(item: Item) -> str:
    """All that can be read of an article."""
    draft = item.draft
    parts = (draft.title, draft.kicker, draft.standfirst, *(credit.text for credit in draft.credits), *draft.paragraphs)
    return " ".join(part for part in parts if part)
