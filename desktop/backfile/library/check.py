"""Is a library sound, and what can be mended: the file, what belongs together, and the index."""

from collections.abc import Iterator

from backfile.library.failures import explained
from backfile.library.library import Library
from backfile.library.noted import noted
from backfile.library.reindex import Reindexing
from backfile.text.fold import TOKENISER, is_unspaced


def check(library: Library) -> list[str]:
    """What is wrong, a sentence each; nothing for a sound library. Reads the whole file."""
    with explained(library.path):
        return [*_file(library), *_parts(library), *_index(library)]


def repair(library: Library) -> list[str]:
    """Mend what can be made anew from the rest: the indexes, the full-text index, rows that belong to nothing.

    Articles and what the user added to them are never taken away. Returns what was done, a sentence each.
    """
    connection = library.connection
    done: list[str] = []
    with explained(library.path):
        if list(_file(library)):
            connection.execute("REINDEX")
            done.append("Made the indexes anew.")
        if list(_index(library)):
            Reindexing(library).run(lambda _done, _of: None)
            done.append("Made the full-text index anew.")
        for table, column, _ in _BELONGS:
            taken = connection.execute(f"DELETE FROM {table} WHERE {column} NOT IN (SELECT id FROM items)").rowcount
            if taken:
                done.append(f"Took away {taken} rows of {table} that belonged to no article.")
    return done


def _file(library: Library) -> Iterator[str]:
    for (finding,) in library.connection.execute("PRAGMA integrity_check(20)"):
        if finding != "ok":
            yield f"The file is damaged: {finding}."
    for table, row, parent, _ in library.connection.execute("PRAGMA foreign_key_check"):
        yield f"Row {row} of {table} belongs to a row of {parent} that is not there."


def _parts(library: Library) -> Iterator[str]:
    for table, column, sentence in _BELONGS:
        (count,) = library.connection.execute(
            f"SELECT count(*) FROM {table} WHERE {column} NOT IN (SELECT id FROM items)"
        ).fetchone()
        if count:
            yield sentence.format(count=count)
    for statement, sentence in _LACKS:
        (count,) = library.connection.execute(statement).fetchone()
        if count:
            yield sentence.format(count=count)


def _index(library: Library) -> Iterator[str]:
    (missing,) = library.connection.execute(_NOT_INDEXED).fetchone()
    if missing:
        yield f"{missing} articles are not in the full-text index, or it has some that are gone."
    unknown = _unknown_words(library)
    if unknown:
        yield f"{unknown} words of the articles are not in the vocabulary."
    maker = noted(library.connection, "tokeniser")
    if maker != TOKENISER:
        yield f"The full-text index was made by another tokeniser, {maker or 'not named'}; this is {TOKENISER}."


def _unknown_words(library: Library) -> int:
    ask = library.connection.execute
    ask("CREATE VIRTUAL TABLE temp.indexed USING fts5vocab(main, fts, row)")
    terms = ask("SELECT term FROM temp.indexed WHERE term NOT IN (SELECT word FROM vocabulary)")
    unknown = sum(not is_unspaced(term) for (term,) in terms)
    ask("DROP TABLE temp.indexed")
    return unknown


_BELONGS = (
    ("texts", "id", "{count} texts belong to no article."),
    ("sightings", "item", "{count} sightings belong to no article."),
    ("item_values", "item", "{count} authors or names belong to no article."),
    ("sketches", "item", "{count} sketches belong to no article."),
)
_LACKS = (
    ("SELECT count(*) FROM items WHERE id NOT IN (SELECT id FROM texts)", "{count} articles have no text."),
    (
        "SELECT count(*) FROM items WHERE id NOT IN (SELECT item FROM sightings)",
        "{count} articles don't say where they were seen.",
    ),
)
_NOT_INDEXED = """
    SELECT (SELECT count(*) FROM items WHERE id NOT IN (SELECT rowid FROM fts))
         + (SELECT count(*) FROM fts WHERE rowid NOT IN (SELECT id FROM items))
         + (SELECT count(*) FROM items WHERE id NOT IN (SELECT rowid FROM headlines))
         + (SELECT count(*) FROM headlines WHERE rowid NOT IN (SELECT id FROM items))"""
