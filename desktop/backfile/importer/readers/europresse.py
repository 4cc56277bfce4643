"""Europresse: exports as HTML, in the layouts of 2012 and of today."""

from collections.abc import Iterator

from backfile.importer.readers.vendor_html import layout_of_html, read_html_export
from backfile.importer.record import Options, Read, Reader, Source

NAME = "Europresse"


def read_europresse(source: Source, options: Options) -> Iterator[Read]:
    """A record for each document."""
    return read_html_export(source, options, NAME)


READER = Reader(
    name=NAME,
    description="Exports of Europresse as HTML",
    suffixes=(".html", ".htm"),
    recognises=lambda head: layout_of_html(head) == NAME,
    records=read_europresse,
)
