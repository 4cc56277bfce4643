"""Word processors' files as paragraphs: DOCX, ODT and RTF, each to one `Document` that says what the file says.

What an article is in it, the readers tell; here nothing is guessed. Files that are none raise `NotADocument`.
"""

from backfile.importer.documents.document import Document, NotADocument, Paragraph
from backfile.importer.documents.docx import read_docx
from backfile.importer.documents.odt import read_odt
from backfile.importer.documents.rtf import read_rtf

__all__ = ["Document", "NotADocument", "Paragraph", "read_docx", "read_odt", "read_rtf"]
