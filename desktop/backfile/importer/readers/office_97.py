"""Files of Office before 2007: Word's are read; another kind goes to its reader, or is told with what to do."""

from collections.abc import Iterator
from dataclasses import replace

from backfile.article import Problem
from backfile.importer.documents.compound import MAGIC, Compound
from backfile.importer.documents.doc import read_doc
from backfile.importer.documents.document import NotADocument
from backfile.importer.readers.lines import LARGEST_RECORD
from backfile.importer.readers.outlook import MARK, records_of_outlook
from backfile.importer.readers.spreadsheet import read_spreadsheet
from backfile.importer.readers.word_processing import records_of_document
from backfile.importer.record import Options, Read, Reader, Source
from backfile.importer.spool import spooled

_OTHERS = {
    "EncryptedPackage": ("Needs a password", "this document is encrypted; open it in Office and save it without one"),
    "PowerPoint Document": ("Not recognised", "a presentation of before 2007; save it as PDF"),
    "VisioDocument": ("Not recognised", "a drawing of Visio"),
    "Quill": ("Not recognised", "a publication of Publisher; save it as PDF"),
}


def read_office(source: Source, options: Options) -> Iterator[Read]:
    """By the streams within, which lie anywhere in the file."""
    with spooled(source) as file:
        if isinstance(file, Problem):
            yield file
            return
        try:
            compound = Compound.open(file)
            if compound.has(MARK):
                file.seek(0)
                yield from records_of_outlook(file.read(LARGEST_RECORD), source)
            elif compound.has("Workbook") or compound.has("Book"):
                yield from read_spreadsheet(replace(source, random=file), options)
            elif compound.has("WordDocument"):
                yield from records_of_document(read_doc(compound))
            else:
                reason, detail = next(
                    (said for name, said in _OTHERS.items() if compound.has(name)),
                    ("Not recognised", "a file of an old Microsoft Office"),
                )
                yield Problem(reason, detail, source.member)
        except NotADocument as error:
            yield Problem(error.reason, str(error), source.member)


READER = Reader(
    name="Word 97",
    description="Documents of Word from 1997 to 2003: their text and notes",
    suffixes=(".doc", ".dot"),
    recognises=lambda head: head.startswith(MAGIC),
    records=read_office,
)
