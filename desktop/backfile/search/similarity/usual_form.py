"""Words that an article has in capitals alone, as other articles write them: HALCYON of a headline is the Halcyon."""

import re
from collections import Counter
from typing import TYPE_CHECKING

from backfile.search.language.tree import Text
from backfile.search.plan.match import match

if TYPE_CHECKING:
    from backfile.library.sqlite import sqlite3

_TEXTS = 12  # that are looked at
_READ = 40_000  # characters of each


def usual_form(connection: "sqlite3.Connection", words: str) -> str:
    """The form of these words that occurs most often in texts that have them; an acronym is in capitals everywhere."""
    if not words.isupper():
        return words
    texts = connection.execute(_HAVING, (_READ, match(Text(words, quoted=True)), _TEXTS)).fetchall()
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)", re.IGNORECASE)
    forms = Counter(form for (text,) in texts for form in pattern.findall(text))
    return max(forms, key=lambda form: forms[form], default=words)


_HAVING = """
    SELECT concat_ws(char(10), i.title, i.standfirst, substr(t.text, 1, ?)) FROM items i JOIN texts t ON t.id = i.id
    WHERE i.id IN (SELECT rowid FROM fts WHERE fts MATCH ? LIMIT ?)"""
