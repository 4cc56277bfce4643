"""Rich Text Format, which every word processor writes."""

from collections.abc import Iterator

from backfile.article import Problem
from backfile.importer.documents import NotADocument, read_rtf
from backfile.importer.limits import MB, size
from backfile.importer.readers.word_processing import records_of_document
from backfile.importer.record import Options, Read, Reader, Source

LARGEST = 64 * MB  # with its pictures, each byte of which takes two


def read_rich_text(source: Source, options: Options) -> Iterator[Read]:  # noqa: ARG001
    """The article of a document, or those that it holds."""
    data = source.stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        yield Problem("Too large", f"an RTF file of more than {size(LARGEST)}", source.member)
        return
    try:
        document = read_rtf(data)
    except NotADocument as error:
        yield Problem(error.reason, str(error), source.member)
        return
    yield from records_of_document(document, data)


READER = Reader(
    name="RTF",
    description="Rich text of any word processor: headline, text, notes and pictures",
    suffixes=(".rtf",),
    recognises=lambda head: head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{\\rtf"),
    records=read_rich_text,
)
