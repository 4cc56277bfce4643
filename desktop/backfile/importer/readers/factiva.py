"""Factiva: exports as text and as HTML, with codes and without. Those as RTF are read by the reader of RTF."""

from collections.abc import Iterator

from backfile.importer.readers.vendor_html import layout_of_html, read_html_export
from backfile.importer.readers.vendor_text import layout_in, read_text_export
from backfile.importer.record import Options, Read, Reader, Source

NAME = "Factiva"


def read_factiva(source: Source, options: Options) -> Iterator[Read]:
    """A record for each document."""
    layout = layout_in(source.head, NAME)
    return read_text_export(source, options, layout) if layout else read_html_export(source, options, NAME)


READER = Reader(
    name=NAME,
    description="Exports of Factiva as text or HTML, with codes or as displayed (as RTF too)",
    suffixes=(".txt", ".html", ".htm"),
    recognises=lambda head: layout_in(head, NAME) is not None or layout_of_html(head) == NAME,
    records=read_factiva,
)
