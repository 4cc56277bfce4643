"""What stands before words and says how they are asked: fields as Lucene, Factiva and Nexis write them.

`source:reuters`, `words > 1000`, `atleast5(ferry)`, `hd=ferry`, `headline(ferry)`; but `Reuters: markets`, `10:30` and
`https://…` are no fields.
"""

import re
from typing import NamedTuple

from backfile.search.language.fields import WRAPPERS, field_named, nearest
from backfile.search.language.lexemes import FieldMark, Leaf, Lexeme, Wrap
from backfile.search.language.warned import AS_WORDS

_FIELD = re.compile(r"([A-Za-z_Ａ-Ｚａ-ｚ＿]+)[:：]")
_COMPARED = re.compile(r"(words|wc|length|date|year)\s*(?=[<>＜＞][=＝]?\s*[\"“]?(?:\d|now))", re.IGNORECASE)
_AT_LEAST = re.compile(r"atleast(?:\s?[:：/]?\s?(\d{1,4})/?(?=\s*[(（\"“「])|[:：]?(\d{1,4})(?=\s|\Z))", re.IGNORECASE)
_CODE = re.compile(r"(hd|hlp|lp|by|sn|rst|se|la)=(?=[\w(\"“])", re.IGNORECASE)
_SEGMENT = re.compile(
    r"(hlead|headline|byline|author|publication|section|lead|language|length)(?=[(（])", re.IGNORECASE
)
_MEANT = {
    "hd": "title", "hlp": "lead", "lp": "lead", "by": "author", "sn": "source", "rst": "source", "se": "section",
    "la": "lang", "hlead": "lead",
}  # fmt: skip
"""Factiva's codes and Nexis's segments whose names are none of ours."""


class Prefix(NamedTuple):
    """A prefix, where it ends, and what is wrong with it."""

    lexeme: Lexeme
    end: int
    warning: str | None = None


def prefix_at(text: str, at: int, *, begins: bool) -> Prefix | None:
    """The prefix at that place. `begins`: a word begins there, and does not go on."""
    if begins:
        if found := _AT_LEAST.match(text, at):
            return Prefix(Wrap("atleast", int(found[1] or found[2])), found.end())
        for pattern in (_COMPARED, _CODE, _SEGMENT):
            if found := pattern.match(text, at):
                word = found[1].lower()
                return Prefix(_mark(field_named(_MEANT.get(word, word)) or word), found.end())
    return _field_at(text, at)


def _field_at(text: str, at: int) -> Prefix | None:
    named = _FIELD.match(text, at)
    if named is None:
        return None
    name, after = field_named(named[1]), text[named.end() : named.end() + 1]
    if name is not None and not (after.isspace() and named[1].istitle()):
        return Prefix(_mark(name), named.end())
    if name is not None or not after or after.isspace() or after.isdigit() or after == "/":
        return None  # “Reuters: markets” is no field, nor is “Date: unknown”
    near = nearest(named[1])
    if near is None and not named[1].islower():
        return None
    value = text[named.end() :].split()[0]
    advice = f" Use {near}:{value}" if near else ""
    warning = f"No field is called “{named[1]}”.{AS_WORDS}{advice}"
    return Prefix(Leaf(named[1]), named.end(), warning)


def _mark(name: str) -> Lexeme:
    return Wrap(name) if name in WRAPPERS else FieldMark(name)
