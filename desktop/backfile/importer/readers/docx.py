"""Word documents (DOCX). Those of before 2007 are told, with what to do."""

from collections.abc import Iterator

from backfile.article import Problem
from backfile.importer.documents import NotADocument, read_docx
from backfile.importer.readers.word_processing import records_of_document
from backfile.importer.record import Options, Read, Reader, Source
from backfile.importer.spool import spooled


def read_word(source: Source, options: Options) -> Iterator[Read]:  # noqa: ARG001
    """The article of a document, or those that it holds."""
    with spooled(source) as file:
        if isinstance(file, Problem):
            yield file
            return
        try:
            document = read_docx(file)
        except NotADocument as error:
            yield Problem(error.reason, str(error), source.member)
            return
        yield from records_of_document(document)


READER = Reader(
    name="Word",
    description="Documents of Word since 2007: headline, text, notes and pictures",
    suffixes=(".docx", ".docm"),
    recognises=lambda _head: False,  # by the parts of the zip archive that it is
    records=read_word,
    documents=("a Word document",),
)
