"""ProQuest: exports as text, and as HTML. Its RIS is read by the reader of RIS."""

from collections.abc import Iterator

from backfile.importer.readers.vendor_text import layout_in, read_text_export
from backfile.importer.record import Options, Read, Reader, Source

NAME = "ProQuest"


def read_proquest(source: Source, options: Options) -> Iterator[Read]:
    """A record for each document."""
    layout = layout_in(source.head, NAME)
    return read_text_export(source, options, layout) if layout else iter(())


READER = Reader(
    name=NAME,
    description="Exports of ProQuest as text (as DOCX and RTF too)",
    suffixes=(".txt",),
    recognises=lambda head: layout_in(head, NAME) is not None,
    records=read_proquest,
)
