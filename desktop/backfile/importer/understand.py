"""What a record says: an article with what stood beside it, or why it is none."""

from dataclasses import replace

from backfile.article import Draft, Problem
from backfile.importer.anatomy import understand_page
from backfile.importer.fields import NO_TEXT, understand_fields
from backfile.importer.folders import section_of
from backfile.importer.record import Options, Page, Record, Skipped, Source, Work, is_too_large, too_large
from backfile.importer.wayback import capture_in


def understand(record: Record, source: Source, options: Options) -> Draft | Problem | Skipped:
    """The article of one record; what is wrong with a record that comes in all the same goes to `source.problems`."""
    if isinstance(record.content, Draft):
        return too_large(record, source) if is_too_large(record.content.text) else _captured(record.content, source)
    if isinstance(record.content, Work):
        found = record.content.finish(record.content.do(*record.content.arguments))
        return understand(replace(record, content=found[0]), source, options) if isinstance(found, tuple) else found
    if not isinstance(record.content, Page):
        return understand_fields(record, record.content, source, options)
    if is_too_large(record.content.text):
        return too_large(record, source)
    draft = understand_page(record.content.text)
    if draft is None:
        return Skipped(NO_TEXT, record.number)
    derived = dict(draft.derived)
    if record.content.repaired:
        derived["encoding"] = record.content.repaired
    section = draft.section
    if section is None and (section := section_of(source.folders)) is not None:
        derived["section"] = "the folder's name"
    if len(derived) > len(draft.derived):
        draft = replace(draft, section=section, derived=derived)
    return _captured(draft, source)


def _captured(draft: Draft, source: Source) -> Draft:
    """With when and where it was captured, where the folders tell it and the record does not."""
    if draft.captured is not None:
        return draft
    captured, url = capture_in(source.folders, source.name)
    if captured is None:
        return draft
    if draft.url is None and url is not None:
        draft = replace(draft, url=url, derived={**draft.derived, "url": "the folders' names"})
    return replace(draft, captured=captured)
