"""What a query can ask of an article beside its words."""

from backfile.search.language.fields import STATES, THINGS
from backfile.search.language.tree import Dates, Everything, Has, Is, Last, Tree, Value, Words
from tests.search.brute import corpora
from tests.search.brute.atoms import atoms
from tests.search.brute.choices import Choices

_DAYS = (*(date[:10] for date in corpora.DATES), "2023-04", "2021", "2023-03-19")
_VALUES = {
    "source": corpora.SOURCES, "section": corpora.SECTIONS, "author": corpora.AUTHORS, "tag": corpora.TAGS,
    "dump": (*corpora.DUMPS, "march", "march.jsonl", "海峡"),
    "url": (*corpora.URLS, "northlight", "FERRY?id", ".example/"),
    "name": ("Xi Jinping", "習近平", "习近平", "Ko", "柯文濤", "港", "port", "harbour", "Łódź", "國家"),
    "lang": (*corpora.LANGUAGES, "ZH", "zh-HANT", "z", "zh Hant"), "kind": ("article", "excerpt"),
}  # fmt: skip


def fact(choices: Choices) -> Tree:
    """What an article has, is, or when it is of."""
    match choices.below(8):
        case 6:
            return words(choices)
        case 7:
            return Last(1 + choices.below(40), choices.one("dwmy"))
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


def words(choices: Choices) -> Words:
    """A number of words."""
    least, most = choices.below(30), choices.below(60)
    return choices.one((Words(least, None), Words(None, most), Words(least, least + most)))


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
