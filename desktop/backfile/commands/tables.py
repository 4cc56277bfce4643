"""What the verbs of tables share: a table goes to the screen, to JSON, or whole into a file."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Sequence
from pathlib import Path

from backfile.commands.output import print_json, print_lines
from backfile.errors import BadOption
from backfile.export.table import Cell, TableFormat, write_table
from backfile.export.written import written

SHOWN = 20
"""Rows on the screen and in JSON where nothing is said of a limit."""


def arguments(parser: ArgumentParser, *, limited: bool = True) -> None:
    """Where the table goes, and how much of it."""
    if limited:
        words = f"at most so many rows ({SHOWN}; in a file all)"
        parser.add_argument("--limit", type=int, default=None, metavar="N", help=words)
    parser.add_argument("--output", type=Path, default=None, metavar="FILE", help="write a table into this file")
    parser.add_argument("--format", choices=[str(each) for each in TableFormat], help="of the file (by its name)")


def limit_of(options: Namespace) -> int | None:
    """How many rows are wanted; None for all."""
    if options.limit is not None and options.limit < 0:
        raise BadOption("--limit can't be negative.")
    return SHOWN if options.limit is None and options.output is None else options.limit


def into_file(options: Namespace, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Write the file, and say so."""
    output: Path = options.output.absolute()
    chosen = TableFormat(options.format) if options.format else TableFormat.of(output)
    with written(output, options.library) as file:
        count = write_table(columns, rows, file, chosen)
    if options.json:
        print_json({"rows": count, "output": str(output)})
    else:
        print_lines(f"{count:,} rows written to {output}.")
