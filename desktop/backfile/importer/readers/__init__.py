"""The readers, one module a format: each turns a member into records, streaming, with each record's place to the byte.

`READERS` names them all, the surest signature first: the first that recognises a member's first bytes reads it. A new
format is a module with a `READER` and its name here.
"""

from backfile.importer.readers import (
    crawl_lists,
    delimited,
    docx,
    epub,
    feeds,
    json_document,
    jsonl,
    mail,
    mbox,
    mediawiki,
    newsml,
    newsml_g2,
    nitf,
    odt,
    opml,
    parquet,
    pdf,
    reuters_sgml,
    rtf,
    spreadsheet,
    sql_dump,
    sqlite_database,
    tagged_docs,
    text,
    wire,
    wordpress,
)
from backfile.importer.record import Reader

READERS: tuple[Reader, ...] = (
    pdf.READER,
    epub.READER,
    docx.READER,
    odt.READER,
    rtf.READER,
    spreadsheet.READER,
    sqlite_database.READER,
    sql_dump.READER,
    parquet.READER,
    tagged_docs.READER,
    crawl_lists.READER,
    reuters_sgml.READER,
    newsml.READER,
    newsml_g2.READER,
    nitf.READER,
    wordpress.READER,
    mediawiki.READER,
    feeds.READER,
    opml.READER,
    mbox.READER,
    mail.READER,
    wire.READER,
    jsonl.READER,
    json_document.READER,
    delimited.READER,
    text.READER,
)
