"""JSON documents: an array, one object, an answer with its list deeper down, a table by keys; also several in a row."""

import re
from collections.abc import Iterator
from dataclasses import replace

from backfile.importer.encodings import head_as_utf8
from backfile.importer.readers.json_records import (
    DEEPEST,
    Numbering,
    has_body,
    is_answer,
    is_article,
    is_table,
    is_wrapper,
    list_holds_articles,
    may_hold,
)
from backfile.importer.readers.json_tables import is_header, may_be_columns, row_of, rows_of
from backfile.importer.readers.json_values import (
    CUT_OFF,
    NOT_JSON,
    TOO_LARGE,
    NotJsonError,
    Parsed,
    end_of_value,
    parse,
)
from backfile.importer.readers.json_vocabularies import about_feed
from backfile.importer.readers.json_window import CutOffError, TooLargeError, Window
from backfile.importer.record import Options, Read, Reader, Source
from backfile.importer.utf8 import AsUtf8

WHOLE = 1024 * 1024
"""Bytes of an object that are looked at before it is decided whether it is a record or holds records."""

_LOOKED_AT = 3  # elements of a list
_BETWEEN_DOCUMENTS = b" \t\r\n,;\x1e\0"
_NEXT_ELEMENT = re.compile(rb"[}\]]\s*,?\s*(?=\{)")


def read_json(source: Source, options: Options) -> Iterator[Read]:
    """Every article of the member, with the place of its object."""
    text = AsUtf8(source, options, by_rule=True)
    yield from Walk(Window(text.read), Numbering(source, text)).documents()


class LostError(Exception):
    """The structure around the present position makes no sense; what was wrong has been told."""


class Walk:
    """A walk over documents that stand one after another, with as much of them in memory as a record is long."""

    def __init__(self, window: Window, numbering: Numbering) -> None:
        self._window = window
        self._numbering = numbering
        self._keys: frozenset[str] = frozenset()  # of the last good record: what a next one looks like

    def documents(self) -> Iterator[Read]:
        """The records of each document."""
        window = self._window
        while (first := window.peek(_BETWEEN_DOCUMENTS)) is not None:
            window.forget()
            try:
                if first == b"[":
                    yield from self._array(0, records=True)
                elif first == b"{":
                    yield from self._object(0, "", record=True)
                else:
                    yield from self._value(record=True)
            except LostError:
                if not self._find_next():
                    return

    def _object(self, depth: int, key: str, *, record: bool, in_table: bool = False) -> Iterator[Read]:
        """An object that is a record itself, or holds records, or neither. `record`: it is one whatever it holds."""
        window = self._window
        start = window.position
        try:
            end = window.end_of_value(WHOLE)
        except TooLargeError:
            if record and not self._may_be_answer(depth):
                yield from self._value(record=True)
                return
            members, name, begins = self._beginning()
            columns = record and depth <= 1 and may_be_columns(members, name, begins)
            if columns and (rows := self._large_table()) is not None:
                yield from rows
                return
            before = self._numbering.count
            self._numbering.about = about_feed(members) or self._numbering.about
            yield from self._members(depth, titled=False, in_table=in_table)
            if record and self._numbering.count == before:
                yield self._numbering.skipped()
            return
        except CutOffError as error:
            yield from self._broken(depth, start, CUT_OFF, str(error))
            return
        except NotJsonError as error:
            yield self._numbering.problem(NOT_JSON, str(error), start)
            raise LostError from error
        data = window.slice(start, end)
        try:
            parsed = parse(data)
        except NotJsonError as error:
            yield from self._broken(depth, start, NOT_JSON, str(error))
            return
        value = parsed.value
        if isinstance(value, dict) and record and depth <= 1 and (table := rows_of(value)) is not None:
            window.position = end
            yield from self._numbering.rows(table)
            window.forget()
            return
        if isinstance(value, dict) and depth == 0:
            self._numbering.about = about_feed(value)
        if isinstance(value, dict) and depth < DEEPEST and is_answer(value, depth):
            yield from self._members(depth, titled=is_article(value), in_table=is_table(value))
            return
        window.position = end
        if record or (isinstance(value, dict) and (in_table or is_wrapper(key)) and is_article(value)):
            yield from self._emit(start, data, parsed)

    def _large_table(self) -> Iterator[Read] | None:
        """The rows of a large object by columns, which has to be in memory whole; None where it is none."""
        window = self._window
        try:
            end = window.end_of_value()
            value = parse(window.slice(window.position, end)).value
        except (TooLargeError, CutOffError, NotJsonError):
            return None
        rows = rows_of(value) if isinstance(value, dict) else None
        if rows is None:
            return None
        window.position = end
        window.forget()
        return self._numbering.rows(rows)

    def _emit(self, start: int, data: bytes, parsed: Parsed) -> Iterator[Read]:
        if isinstance(parsed.value, dict):
            self._keys = frozenset(parsed.value)
        yield from self._numbering.records(start, data, parsed)
        self._window.forget()

    def _broken(self, depth: int, start: int, reason: str, detail: str) -> Iterator[Read]:
        """An object that is cut off or wrong somewhere: the records in it that are whole, and a problem."""
        before = self._numbering.count
        lost = False
        if self._may_be_answer(depth):
            try:
                yield from self._members(depth, titled=False, in_table=is_table(self._beginning()[0]))
            except LostError:
                lost = True
        if self._numbering.count == before:
            yield self._numbering.problem(reason, detail, start)
        if lost or self._window.position == start:
            raise LostError

    def _may_be_answer(self, depth: int) -> bool:
        """Whether the object here, of which only the beginning is seen, holds articles rather than is one."""
        members, key, data = self._beginning()
        if depth >= DEEPEST or has_body(members):
            return False
        titled = is_article(members)
        if any(may_hold(name, titled=titled) and isinstance(value, list | dict) for name, value in members.items()):
            return True
        # What goes on beyond the part that is seen is the text of an article, or the list of them.
        return data[:1] in (b"[", b"{") and (not titled or may_hold(key, titled=titled))

    def _beginning(self) -> tuple[dict[str, object], str, bytes]:
        """The members of the object here as far as they can be read without going further; the next one's name and
        as much of it as there is.
        """
        data, position = self._window.rest()
        members: dict[str, object] = {}
        position += 1
        key = ""
        try:
            while (found := _MEMBER.match(data, position)) is not None:
                key = str(parse(found[1]).value)
                end = end_of_value(data, found.end())
                if end is None or end - found.end() > WHOLE:
                    return members, key, data[found.end() : found.end() + 1]
                members[key] = parse(data[found.end() : end]).value
                position = end
        except NotJsonError:
            pass
        return members, key, b""

    def _members(self, depth: int, *, titled: bool, in_table: bool) -> Iterator[Read]:
        """The records in the members of an object."""
        window = self._window
        window.position += 1
        while True:
            match window.peek(b" \t\r\n,"):
                case b"}":
                    window.position += 1
                    return
                case b'"':
                    key = self._key()
                case None:
                    yield self._numbering.problem(CUT_OFF, "the document ends before its end", window.position)
                    raise LostError
                case _:
                    yield self._numbering.problem(NOT_JSON, "no name of a field", window.position)
                    raise LostError
            first = window.peek(b" \t\r\n:")
            inner = first in (b"[", b"{") and depth < DEEPEST and may_hold(key, titled=titled)
            if inner and first == b"[":
                yield from self._list(depth + 1)
            elif inner:
                yield from self._object(depth + 1, key, record=False, in_table=in_table)
            else:
                yield from self._value(record=False)

    def _key(self) -> str:
        window = self._window
        start = window.position
        try:
            end = window.end_of_value(WHOLE)
            key = str(parse(window.slice(start, end)).value)
        except (TooLargeError, CutOffError, NotJsonError) as error:
            raise LostError from error
        window.position = end
        return key

    def _list(self, depth: int) -> Iterator[Read]:
        """A list below the top: its records, if its first elements look like articles; else it is passed over."""
        if list_holds_articles(self._first_elements(), depth):
            yield from self._array(depth, records=True)
        else:
            yield from self._value(record=False)

    def _first_elements(self) -> list[object]:
        window = self._window
        begin = window.position
        elements: list[object] = []
        window.position += 1
        try:
            while len(elements) < _LOOKED_AT and window.peek(b" \t\r\n,") not in (None, b"]"):
                start = window.position
                end = window.end_of_value(WHOLE)
                elements.append(parse(window.slice(start, end)).value)
                window.position = end
        except (TooLargeError, CutOffError, NotJsonError):
            elements.append(None)
        window.position = begin
        return elements

    def _array(self, depth: int, *, records: bool) -> Iterator[Read]:
        """The elements of an array, each a record or an answer with records in it."""
        window = self._window
        begun = self._first_elements() if records and depth == 0 else []
        header = begun[0] if begun and isinstance(begun[0], list) and is_header(begun[0]) else None
        window.position += 1
        while True:
            first = window.peek(b" \t\r\n,")
            if first is None:
                yield self._numbering.problem(CUT_OFF, "the list ends before its end", window.position)
                raise LostError
            if first == b"]":
                window.position += 1
                return
            try:
                if first == b"{":
                    yield from self._object(depth + 1, "", record=records)
                elif first == b"[" and header is not None:
                    yield from self._row(header)
                elif first == b"[" and depth < DEEPEST and list_holds_articles(self._first_elements(), depth):
                    yield from self._array(depth + 1, records=records)
                else:
                    yield from self._value(record=records)
            except LostError:
                if not self._find_next():
                    raise

    def _row(self, header: list[object]) -> Iterator[Read]:
        """A row without names, below a header; the header itself is no record."""
        window = self._window
        start = window.position
        try:
            end = window.end_of_value()
            data = window.slice(start, end)
            parsed = parse(data)
        except (TooLargeError, CutOffError, NotJsonError) as error:
            yield self._numbering.problem(_REASONS[type(error)], str(error), start)
            raise LostError from error
        window.position = end
        if isinstance(parsed.value, list) and parsed.value != header:
            yield from self._emit(start, data, replace(parsed, value=row_of(header, parsed.value)))

    def _value(self, *, record: bool) -> Iterator[Read]:
        """A value as a record, or passed over."""
        window = self._window
        start = window.position
        if not record:
            try:
                window.skip_value()
            except (CutOffError, NotJsonError) as error:
                yield self._numbering.problem(
                    CUT_OFF if isinstance(error, CutOffError) else NOT_JSON, str(error), start
                )
                raise LostError from error
            return
        try:
            end = window.end_of_value()
            data = window.slice(start, end)
            parsed = parse(data)
        except (TooLargeError, CutOffError, NotJsonError) as error:
            yield self._numbering.problem(_REASONS[type(error)], str(error), start)
            raise LostError from error
        window.position = end
        yield from self._emit(start, data, parsed)

    def _find_next(self) -> bool:
        """Go to the next object that looks like the last good record; False where there is none."""
        window = self._window
        if not self._keys:
            return False
        for start in window.find_all(_NEXT_ELEMENT):
            window.position = start
            try:
                value = parse(window.slice(start, window.end_of_value(WHOLE))).value
            except (TooLargeError, CutOffError, NotJsonError):
                continue
            if isinstance(value, dict) and len(self._keys & value.keys()) * 2 > len(self._keys):
                return True
        return False


_REASONS: dict[type[Exception], str] = {TooLargeError: TOO_LARGE, CutOffError: CUT_OFF, NotJsonError: NOT_JSON}
_MEMBER = re.compile(rb'\s*,?\s*("(?:[^"\\]++|\\.)*+")\s*:\s*', re.DOTALL)
_BEGINNING = re.compile(
    rb"""\s*(?:\{\s*(?:["}]|$)|\[\s*(?:$|[\[{"]|\]\s*$|-?[\d.eE+-]*\s*(?:,|\]\s*$)|(?:true|false|null)\s*[,\]]))"""
)


def _recognises(head: bytes) -> bool:
    sample = head_as_utf8(head)
    return sample is not None and _BEGINNING.match(sample) is not None and not _is_prose(sample)


def _is_prose(sample: bytes) -> bool:
    """A page that begins with a quotation or a note in brackets."""
    return re.match(rb'\s*\[\s*"[^"\n]*"\s*[^\s,\]]', sample) is not None


READER = Reader(
    name="JSON",
    description="An array of articles, one article, or the answer of an interface that holds them",
    suffixes=(".json",),
    recognises=_recognises,
    records=read_json,
)
