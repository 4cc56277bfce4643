"""Which objects of a JSON document are records: an article itself, or those of a list that lies deeper in an answer."""

from collections.abc import Iterator, Mapping

from backfile.article import Problem
from backfile.importer.fields_names import Role, plan, shape
from backfile.importer.fields_values import text_of
from backfile.importer.readers.json_values import NOT_UTF8, Parsed
from backfile.importer.record import Page, Read, Record, Skipped, Source
from backfile.importer.utf8 import AsUtf8

NO_FIELDS = "No object with fields"
_LOOKED_AT = 5  # objects of a list
_DEEPEST = 6


class Numbering:
    """Numbers what is read of one member, and puts each in its place there."""

    def __init__(self, source: Source, text: AsUtf8) -> None:
        self._source = source
        self._text = text
        self._number = 0

    def records(self, start: int, data: bytes, parsed: Parsed) -> Iterator[Read]:
        """The record of a value, and a problem where bytes of it had to be repaired."""
        self._number += 1
        offset, raw = self._text.raw(start, data)
        value = parsed.value
        if isinstance(value, dict):
            yield Record(value, raw, self._number, offset)
        elif isinstance(value, str):
            yield Record(Page(value), raw, self._number, offset)
        else:
            yield Skipped(NO_FIELDS, self._number)
        if parsed.bad_bytes:
            yield Problem(NOT_UTF8, parsed.bad_bytes, self._source.member, self._number, offset)

    def problem(self, reason: str, detail: str, start: int) -> Problem:
        """A record that could not be read."""
        self._number += 1
        offset, _ = self._text.raw(start, b"")
        return Problem(reason, detail, self._source.member, self._number, offset)


def is_article(value: Mapping[str, object]) -> bool:
    """Whether an object has the fields of an article, with text in them."""
    keys = tuple(value)
    if not shape(keys).is_article:
        return False
    roles = plan(keys)
    texts = sum(bool(text_of(value[key])) for key in roles.get(Role.TEXT, ()) if not _is_list_of_objects(value[key]))
    titles = sum(bool(text_of(value[key])) for key in roles.get(Role.TITLE, ()))
    return bool(texts) or (bool(titles) and shape(keys).has_other)


def is_answer(value: Mapping[str, object]) -> bool:
    """Whether an object is no article but holds some: an interface's answer, or a table of them by their keys."""
    return not _has_body(value) and _holds_articles(value, 0)


def _has_body(value: Mapping[str, object]) -> bool:
    keys = plan(tuple(value)).get(Role.TEXT, ())
    return any(isinstance(value[key], str) and value[key] for key in keys)


def _holds_articles(value: object, depth: int) -> bool:
    if depth > _DEEPEST:
        return False
    inner = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
    objects = [item for item in inner if isinstance(item, dict)]
    if any(is_article(item) for item in objects[:_LOOKED_AT]):
        return True
    return any(_holds_articles(item, depth + 1) for item in inner if isinstance(item, dict | list))


def _is_list_of_objects(value: object) -> bool:
    return isinstance(value, list) and any(isinstance(item, dict) for item in value)
