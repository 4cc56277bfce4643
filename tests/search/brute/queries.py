"""Trees of queries over the words and values of the made-up archives."""

from collections.abc import Sequence

from backfile.search.fields import STATES, THINGS
from backfile.search.tree import And, Dates, Everything, Has, Is, Not, Or, Text, Tree, Value
from tests.search.brute import corpora
from tests.search.brute.atoms import atoms
from tests.search.brute.choices import Choices
from tests.search.brute.reading import Item

_COLUMNS = (None, None, None, None, "title", "text")
_DAYS = (*(date[:10] for date in corpora.DATES), "2023-04", "2021", "2023-03-19")
_VALUES = {
    "source": corpora.SOURCES, "section": corpora.SECTIONS, "author": corpora.AUTHORS, "tag": corpora.TAGS,
    "dump": (*corpora.DUMPS, "march", "march.jsonl", "海峡"),
    "url": (*corpora.URLS, "northlight", "FERRY?id", ".example/"),
    "lang": (*corpora.LANGUAGES, "ZH", "zh-HANT", "z", "zh Hant"), "kind": ("article", "excerpt"),
}  # fmt: skip
_KINDS = (And, Or)


def tree(choices: Choices, items: Sequence[Item], depth: int = 3) -> Tree:
    """Any tree over these items."""
    match choices.below(8 if depth else 5):
        case 0 | 1 | 2:
            return text(choices, items)
        case 3 | 4:
            return fact(choices)
        case 5:
            part = tree(choices, items, depth - 1)
            return part if isinstance(part, Not) else Not(part)  # no text means a Not of a Not
        case _:
            kind = choices.one(_KINDS)
            parts = dict.fromkeys(tree(choices, items, depth - 1) for _ in range(2 + choices.below(2)))
            return kind(tuple(parts)) if len(parts) > 1 else next(iter(parts))


def text(choices: Choices, items: Sequence[Item]) -> Text:
    """A word, a phrase, words that are near, beginnings."""
    found = wording(choices, items)
    slop = choices.one((0, 1, 2, 5, 30)) if choices.maybe(3) else None
    if any(atom.unspaced for atom in atoms(found)):
        slop = None
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


def fact(choices: Choices) -> Tree:
    """What an article has, is, or when it is of."""
    match choices.below(6):
        case 0:
            return Is(choices.one(STATES))
        case 1:
            return Has(choices.one(THINGS))
        case 2:
            return dates(choices)
        case 3 if choices.maybe(4):
            return Everything()
        case _:
            return value(choices)


def dates(choices: Choices) -> Dates:
    """A span with at least one end."""
    first, last = choices.one(_DAYS), choices.one(_DAYS)
    match choices.below(3):
        case 0:
            return Dates(first=first, after_first=choices.maybe())
        case 1:
            return Dates(last=last, before_last=choices.maybe())
        case _:
            return Dates(first, last, choices.maybe(), choices.maybe())


def value(choices: Choices) -> Value:
    """A value of a field: one that is there, a part of it, or one that is not."""
    field = choices.one(tuple(_VALUES))
    text = choices.one(_VALUES[field])
    if field == "kind":
        return Value(field, text)
    if choices.maybe():
        text = choices.one(text.split())
    if choices.maybe(3):
        text = text[: 1 + choices.below(len(text))].strip()
    if choices.maybe():
        text = text.swapcase()
    prefix = field != "url" and choices.maybe(3) and bool(atoms(text))
    return Value(field, text, quoted=choices.maybe(), prefix=prefix)
