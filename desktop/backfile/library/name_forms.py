"""The forms in which a name is written, as the texts themselves give them: "Xi Jinping (習近平)" once anywhere.

Forms that differ in what folding takes away alone, as 習近平 and 习近平, are one.
"""

from collections.abc import Iterable

import orjson

from backfile.library.sqlite import sqlite3
from backfile.text.fold import fold_value, is_unspaced


def forms_of(connection: sqlite3.Connection, text: str) -> list[tuple[str, int]]:
    """All other forms of a name, each with the number of articles that name it so; the most frequent first.

    Names that some text glosses with it or the other way round, and what those in turn are called where they are of an
    unspaced script: many people share one romanisation, so 王力 leads to "Wang Li" and no further to 王麗.
    """
    own = fold_value(text)
    near = _linked(connection, _written(connection, {own}))
    telling = {folded for _, folded, _ in near.values() if is_unspaced(folded)}
    return _forms({**_linked(connection, _written(connection, telling)), **near}.values(), {own})


def other_forms(connection: sqlite3.Connection, values: Iterable[int]) -> list[tuple[str, int]]:
    """What names, by their numbers among the facet values, are glossed with, or the other way round; as `forms_of`."""
    return _forms(_linked(connection, values).values(), set())


def glossed(connection: sqlite3.Connection, values: Iterable[int]) -> list[str]:
    """Those of the names that have another form."""
    wanted = orjson.dumps([int(value) for value in values]).decode()
    return [name for (name,) in connection.execute(_GLOSSED, (wanted,))]


_Value = tuple[str, str, int]  # as written, as folded, in how many articles


def _written(connection: sqlite3.Connection, folded: set[str]) -> list[int]:
    """The names that are one of these as they are folded."""
    return [number for (number,) in connection.execute(_OF_FOLDED, (orjson.dumps(sorted(folded)).decode(),))]


def _linked(connection: sqlite3.Connection, values: Iterable[int]) -> dict[int, _Value]:
    wanted = orjson.dumps([int(value) for value in values]).decode()
    return {number: tuple(rest) for number, *rest in connection.execute(_LINKED, (wanted,))}


def _forms(values: Iterable[_Value], without: set[str]) -> list[tuple[str, int]]:
    """Each as it is written most often."""
    counts: dict[str, int] = {}
    written: dict[str, str] = {}
    for value, folded, count in sorted(values, key=lambda each: (-each[2], each[0])):
        if folded and folded not in without:
            counts[folded] = counts.get(folded, 0) + count
            written.setdefault(folded, value)
    return sorted(((written[folded], count) for folded, count in counts.items()), key=lambda form: (-form[1], form[0]))


LINKING = """
    INSERT OR IGNORE INTO name_forms (name, gloss)
    SELECT n.id, g.id FROM json_each(?) pair
    JOIN facet_values n ON n.field = 'name' AND n.value = pair.value ->> 'name'
    JOIN facet_values g ON g.field = 'name' AND g.value = pair.value ->> 'gloss'"""
"""Notes the forms that one item gives, whose names are a JSON array as `texts.names` has it."""

_OF_FOLDED = "SELECT id FROM facet_values WHERE field = 'name' AND folded IN (SELECT value FROM json_each(?))"
# Where the texts that said so are gone, no article has both.
_PAIRS = """
    WITH mine (id) AS (SELECT value FROM json_each(?)),
    linked (mine, other) AS (
        SELECT f.name, f.gloss FROM mine JOIN name_forms f ON f.name = mine.id
        UNION SELECT f.gloss, f.name FROM mine JOIN name_forms f ON f.gloss = mine.id),
    living (mine, other) AS (
        SELECT mine, other FROM linked WHERE EXISTS (
            SELECT 1 FROM item_values one JOIN item_values two ON two.value = linked.other AND two.item = one.item
            WHERE one.value = linked.mine))"""
_LINKED = f"""{_PAIRS}
    SELECT v.id, v.value, v.folded, (SELECT count(*) FROM item_values WHERE value = v.id)
    FROM living JOIN facet_values v ON v.id = living.other"""
_GLOSSED = f"{_PAIRS} SELECT DISTINCT v.value FROM living JOIN facet_values v ON v.id = living.mine"
