"""Names that a text gives in two forms: “Xi Jinping (習近平)”."""

from typing import TYPE_CHECKING

import orjson

from backfile.search.columns import Ints
from backfile.text.fold import fold_value

if TYPE_CHECKING:
    from backfile.library.sqlite import sqlite3

_MOST_FORMS = 50

_PAIRS = """
    SELECT name, gloss, count(*) FROM (
        SELECT json_extract(each.value, '$.name') AS name, json_extract(each.value, '$.gloss') AS gloss
        FROM texts t, json_each(t.names) each
        WHERE t.id IN (SELECT item FROM item_values WHERE value IN (SELECT value FROM json_each(?)))
    ) WHERE gloss IS NOT NULL GROUP BY name, gloss ORDER BY count(*) DESC"""
_VALUES = "SELECT value FROM facet_values WHERE id IN (SELECT value FROM json_each(?))"


def other_forms(connection: "sqlite3.Connection", values: Ints) -> list[str]:
    """What some article says that these names are also called, the most frequent first; each once as it is folded."""
    wanted = orjson.dumps(values.tolist()).decode()
    known = {value for (value,) in connection.execute(_VALUES, (wanted,))}
    forms: dict[str, str] = {}
    for name, gloss, _ in connection.execute(_PAIRS, (wanted,)):
        for form, other in ((name, gloss), (gloss, name)):
            if form in known and fold_value(other):
                forms.setdefault(fold_value(other), other)
    return list(forms.values())[:_MOST_FORMS]
