"""The forms in which a name is written, as the texts themselves give them: "Xi Jinping (習近平)" once anywhere.

Forms that differ in what folding takes away alone, as 習近平 and 习近平, are one.
"""

from collections.abc import Iterable

import orjson

from backfile.library.sqlite import sqlite3


def other_forms(connection: sqlite3.Connection, values: Iterable[int]) -> list[tuple[str, int]]:
    """What names, by their numbers among the facet values, are glossed with, or the other way round.

    Each with the number of articles that name it so, the most frequent first. No further than that: many people share
    one romanisation, so 王力 leads to "Wang Li", and not from there to 王麗.
    """
    return _forms(_linked(connection, values).values())


def glossed(connection: sqlite3.Connection, values: Iterable[int]) -> list[str]:
    """Those of the names that have another form."""
    wanted = orjson.dumps([int(value) for value in values]).decode()
    return [name for (name,) in connection.execute(_GLOSSED, (wanted,))]


_Value = tuple[str, str, int]  # as written, as folded, in how many articles


def _linked(connection: sqlite3.Connection, values: Iterable[int]) -> dict[int, _Value]:
    wanted = orjson.dumps([int(value) for value in values]).decode()
    return {number: tuple(rest) for number, *rest in connection.execute(_LINKED, (wanted,))}


def _forms(values: Iterable[_Value]) -> list[tuple[str, int]]:
    """Each as it is written most often."""
    counts: dict[str, int] = {}
    written: dict[str, str] = {}
    for value, folded, count in sorted(values, key=lambda each: (-each[2], each[0])):
        if folded:
            counts[folded] = counts.get(folded, 0) + count
            written.setdefault(folded, value)
    return sorted(((written[folded], count) for folded, count in counts.items()), key=lambda form: (-form[1], form[0]))


LINKING = """
    INSERT OR IGNORE INTO name_forms (name, gloss)
    SELECT n.id, g.id FROM json_each(?) pair
    JOIN facet_values n ON n.field = 'name' AND n.value = pair.value ->> 'name'
    JOIN facet_values g ON g.field = 'name' AND g.value = pair.value ->> 'gloss'"""
"""Notes the forms that one item gives, whose names are a JSON array as `texts.names` has it."""

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
