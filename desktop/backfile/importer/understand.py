"""What a record says: an article with what stood beside it, or why it is none."""

from backfile.article import Draft, Problem
from backfile.importer.fields import NO_TEXT, understand_fields
from backfile.importer.record import Options, Page, Record, Skipped, Source


def understand(record: Record, source: Source, options: Options) -> Draft | Problem | Skipped:
    """The article of one record; what is wrong with a record that comes in all the same goes to `source.problems`."""
    if isinstance(record.content, Page):
        from backfile.importer.anatomy import understand_page

        draft = understand_page(record.content.text)
        return Skipped(NO_TEXT, record.number) if draft is None else draft
    return understand_fields(record, record.content, source, options)
