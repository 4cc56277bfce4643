"""`preview PATH`: how the columns of a dump are understood, and its first articles as they would come in."""

from argparse import ArgumentParser, Namespace
from dataclasses import asdict, replace
from pathlib import Path

from backfile.article import Draft
from backfile.commands import Verb
from backfile.commands.import_ import a_path, how_to_read, options_of
from backfile.commands.output import print_json, print_lines
from backfile.errors import NoSuchPath
from backfile.importer.fields_names import Role
from backfile.importer.mapping import checked, kept
from backfile.importer.preview import Column, Row, Table, preview
from backfile.importer.record import Options
from backfile.library import Library

SHOWN = 60  # paragraphs of an article
NAME, FIELD = 24, 12  # characters of a column's name, and of a field's, where people read it


def arguments(parser: ArgumentParser) -> None:
    """What `preview` takes."""
    parser.add_argument("path", type=a_path, metavar="PATH", help="a file, a folder or an archive")
    how_to_read(parser)


def run(options: Namespace) -> int:
    """Look, and write nothing."""
    path = _there(options.path)
    said = checked(options_of(options), [path])
    tables = preview(path, said)
    if not said.mapping and not said.as_found and (pairs := _kept(options.library, tables)):
        said = replace(said, mapping=pairs)
        tables = preview(path, said)
    if options.json:
        print_json(_document(path, said, tables))
    elif tables:
        for table in tables:
            print_lines(*_lines(path, table))
    else:
        print_lines(f"{path.name}: no columns; nothing is to be mapped.")
    return 1 if any(table.doubt for table in tables) else 0


def _there(path: Path) -> Path:
    """The absolute path of what is to be read. Raises NoSuchPath."""
    try:
        found = path.exists()
    except OSError:  # the path is too long for a file system, or a folder above it is closed to us
        found = False
    if not found:
        raise NoSuchPath(f"There is no file or folder at {path}.", "Check the path.")
    return path.absolute()


def _kept(library: Path, tables: list[Table]) -> tuple[tuple[str, str], ...]:
    try:
        opened = Library.open(library, readonly=True)
    except NoSuchPath:
        return ()
    with opened:
        return kept(opened, tables)


def _document(path: Path, said: Options, tables: list[Table]) -> dict[str, object]:
    return {
        "path": str(path),
        "fields": list(Role),
        "map": said.mapping,
        "tables": [_table(table) for table in tables],
    }


def _table(table: Table) -> dict[str, object]:
    return {
        "member": table.member,
        "format": table.format,
        "records": table.records,
        "more": table.more,
        "doubt": table.doubt,
        "guess": table.guess,
        "columns": [asdict(column) for column in table.columns],
        "rows": [_row(row) for row in table.rows],
    }


def _row(row: Row) -> dict[str, object]:
    return {"number": row.number, "reason": row.reason, "article": _article(row.draft) if row.draft else None}


def _article(draft: Draft) -> dict[str, object]:
    return {
        "title": draft.title,
        "kicker": draft.kicker,
        "standfirst": draft.standfirst,
        "dateline": draft.dateline,
        "authors": draft.authors,
        "date": draft.date,
        "source": draft.source,
        "section": draft.section,
        "edition": draft.edition,
        "page": draft.page,
        "language": draft.language,
        "url": draft.url,
        "paragraphs": draft.paragraphs[:SHOWN],
        "credits": [asdict(credit) for credit in draft.credits],
        "names": [asdict(name) for name in draft.names],
        "tags": draft.tags,
        "extra": draft.extra,
        "derived": draft.derived,
    }


def _lines(path: Path, table: Table) -> list[str]:
    """For example "headline                 title       The night boat, and the people who never missed it"."""
    place = f"{path.name}!/{table.member}" if table.member else path.name
    doubt = f" Doubtful: {table.doubt}." if table.doubt else ""
    more = "more than " if table.more else ""
    return [f"{place}: {table.format}, {more}{table.records:,} records.{doubt}", *map(_line, table.columns)]


def _line(column: Column) -> str:
    return f"  {column.name:<{NAME}} {column.field or '':<{FIELD}} {column.sample[:60]}"


VERB = Verb("preview", "Show how the columns of a dump are understood.", arguments, run)
