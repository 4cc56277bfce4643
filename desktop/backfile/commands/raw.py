"""`raw ID`: the record that an article came from, as it stands in its dump."""

import sys
from argparse import ArgumentParser, Namespace

from backfile.commands import Verb
from backfile.importer.raw import raw_record
from backfile.library import Library


def arguments(parser: ArgumentParser) -> None:
    """What `raw` takes."""
    parser.add_argument("id", type=int, metavar="ID", help="the number of an article, as a search lists it")


def run(options: Namespace) -> int:
    """Write its bytes to standard output, whatever they are."""
    with Library.open(options.library, readonly=True) as library:
        record = raw_record(library, options.id)
    sys.stdout.buffer.write(record)
    sys.stdout.buffer.flush()
    return 0


VERB = Verb("raw", "Give the raw record of an article back.", arguments, run)
