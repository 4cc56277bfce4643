"""Dumps of databases as SQL: MySQL's and phpMyAdmin's, PostgreSQL's with INSERT or COPY, SQLite's, SQL Server's.

Each row of a table that holds articles is a record, and its bytes are the row's own. Nothing is run.
"""

import re
from collections.abc import Iterator

from backfile.article import Problem
from backfile.importer.encodings import head_as_utf8, mend, repair_bytes
from backfile.importer.readers.article_tables import holds_articles, why_skipped
from backfile.importer.readers.json_values import CUT_OFF
from backfile.importer.readers.rows import NO_ARTICLES
from backfile.importer.readers.sql_tokens import Part, Token, Tokens, text_of, unescape_copy
from backfile.importer.readers.table import columns_of
from backfile.importer.record import Options, Read, Reader, Record, Skipped, Source
from backfile.importer.utf8 import AsUtf8

NO_ROWS = "A schema without rows"
_SIGNATURE = re.compile(
    rb"\A\s*(?:--|/\*|\#|SET |BEGIN|START TRANSACTION|PRAGMA |USE |CREATE |INSERT |REPLACE |DROP |COPY |GO\b)",
    re.IGNORECASE,
)
_STATEMENT = re.compile(
    rb"^\s*(?:INSERT\s+(?:IGNORE\s+|DELAYED\s+|OR\s+\w+\s+)*(?:INTO\s+)?[`\"\[\w.]+.{0,4000}?(?:\bVALUES\b|\bSELECT\b)"
    rb"|REPLACE\s+INTO\s+[`\"\[\w]|CREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?[`\"\[\w.]+[^;]{0,2000}?\("
    rb"|COPY\s+[\"\w.]+\s*(?:\([^)]*\)\s*)?FROM\s+stdin|-- (?:PostgreSQL database|MySQL|MariaDB|phpMyAdmin SQL) )",
    re.IGNORECASE | re.MULTILINE | re.DOTALL,
)
_NO_COLUMNS = frozenset(
    ("PRIMARY", "KEY", "UNIQUE", "CONSTRAINT", "INDEX", "FULLTEXT", "SPATIAL", "FOREIGN", "CHECK", "EXCLUDE", "LIKE")
)
_NUMBER = re.compile(rb"[+-]?\d+(?:\.\d+)?")


def recognises(head: bytes) -> bool:
    """SQL by its first word or comment, with a statement that makes or fills a table."""
    sample = head_as_utf8(head)
    return sample is not None and _SIGNATURE.match(sample) is not None and _STATEMENT.search(sample) is not None


def read_sql(source: Source, options: Options) -> Iterator[Read]:
    """A record for each row of articles; the other tables are told once each."""
    yield from _Dump(source, AsUtf8(source, options), options).read()


class _Dump:
    def __init__(self, source: Source, text: AsUtf8, options: Options) -> None:
        self._member = source.member
        self._text = text
        self._options = options
        self._tokens = Tokens(text, head_as_utf8(source.head) or b"")
        self._tables: dict[str, tuple[str, ...]] = {}
        self._told: set[str] = set()
        self._number = 0
        self._rows = 0

    def read(self) -> Iterator[Read]:
        """Every statement that fills a table."""
        begins = True
        for token in self._tokens:
            if token.part is Part.UNCLOSED:
                yield Problem(CUT_OFF, "the file ends within quotes", self._member, None, self._offset(token))
                return
            word = token.upper if begins or token.upper in ("INSERT", "CREATE") else ""
            begins = token.data == b";" or word in ("INSERT", "REPLACE", "COPY")  # these are read up to their end
            if word in ("INSERT", "REPLACE"):
                yield from self._insert()
            elif word == "CREATE":
                self._create()
            elif word == "COPY":
                yield from self._copy()
        if not self._rows:
            yield Skipped(NO_ROWS)

    def _create(self) -> None:
        token = self._tokens.next()
        while token is not None and token.upper in ("TEMPORARY", "TEMP", "UNLOGGED", "GLOBAL", "LOCAL"):
            token = self._tokens.next()
        if token is None or token.upper != "TABLE":
            return
        name, token = self._name(self._tokens.next())
        columns: list[str] = []
        depth, fresh = 0, False
        while token is not None and token.data != b";" and token.part is not Part.UNCLOSED:
            if token.data == b"(":
                depth += 1
                fresh = depth == 1
            elif token.data == b")":
                depth -= 1
                if not depth:
                    break
            elif token.data == b"," and depth == 1:
                fresh = True
            elif fresh:
                fresh = False
                if token.upper not in _NO_COLUMNS:
                    columns.append(token.name)
            token = self._tokens.next()
        self._tables[name] = tuple(columns)

    def _name(self, token: Token | None) -> tuple[str, Token | None]:
        """A table's name without its schema, and the token after it."""
        while token is not None and token.upper in (
            "INTO",
            "IGNORE",
            "DELAYED",
            "LOW_PRIORITY",
            "OR",
            "IF",
            "NOT",
            "EXISTS",
            "ONLY",
        ):
            token = self._tokens.next()
        name = ""
        while token is not None and (token.part in (Part.NAME, Part.WORD) or token.data == b"."):
            if token.upper in ("VALUES", "SELECT", "FROM", "AS", "OVERRIDING"):
                break
            if token.data != b".":
                name = token.name
            token = self._tokens.next()
        return name.rpartition(".")[2], token

    def _columns(self, token: Token | None) -> tuple[tuple[str, ...], Token | None]:
        """The names between brackets, and the token after them."""
        names: list[str] = []
        if token is None or token.data != b"(":
            return (), token
        while (token := self._tokens.next()) is not None and token.data not in (b")", b";"):
            if token.part in (Part.NAME, Part.WORD):
                names.append(token.name)
        return tuple(names), self._tokens.next()

    def _insert(self) -> Iterator[Read]:
        name, token = self._name(self._tokens.next())
        columns, token = self._columns(token)
        columns = columns or self._tables.get(name, ())
        while token is not None and token.upper not in ("VALUES", "VALUE", "SELECT"):
            if token.data == b";" or token.part is Part.UNCLOSED:
                return
            token = self._tokens.next()
        if token is None or token.upper == "SELECT":
            return
        while (token := self._tokens.next()) is not None and token.data == b"(":
            yield from self._row(name, columns, token)
            token = self._tokens.next()
            if token is None or token.data != b",":
                break

    def _row(self, name: str, columns: tuple[str, ...], opening: Token) -> Iterator[Read]:
        """One row between brackets."""
        self._tokens.keep = opening.at
        cells: list[object] = []
        cell: object = None
        depth = 1
        while depth:
            token = self._tokens.next()
            if token is None or token.part is Part.UNCLOSED:
                self._tokens.keep = None
                self._number += 1
                offset = self._offset(opening)
                yield Problem(CUT_OFF, "the file ends within this row", self._member, self._number, offset)
                return
            if token.data == b"(":
                depth += 1
            elif token.data == b")":
                depth -= 1
            elif token.data == b"," and depth == 1:
                cells.append(cell)
                cell = None
            elif cell is None:
                cell = self._value(token)
        cells.append(cell)
        raw = self._tokens.since(opening.at)
        self._tokens.keep = None
        yield from self._record(name, columns, cells, opening.at, raw)

    def _value(self, token: Token) -> object:
        """A cell: its first value, so that functions around it (`CAST(N'…' AS DateTime)`) do not matter."""
        if token.part is Part.TEXT:
            return _text(text_of(token.data, escaped=self._tokens.escaped))
        if token.part is Part.NAME and token.data.startswith(b'"'):
            return _text(token.data[1:-1].replace(b'""', b'"'))
        if token.part is Part.WORD and _NUMBER.fullmatch(token.data):
            return float(token.data) if b"." in token.data else int(token.data[:19])
        return None

    def _copy(self) -> Iterator[Read]:
        name, token = self._name(self._tokens.next())
        columns, token = self._columns(token)
        while token is not None and token.data != b";":
            if token.part is Part.UNCLOSED:
                return
            token = self._tokens.next()
        self._tokens.line()
        while (found := self._tokens.line()) is not None:
            at, line = found
            row = line.rstrip(b"\r")
            if row == b"\\.":
                return
            cells: list[object] = [None if cell == b"\\N" else _text(unescape_copy(cell)) for cell in row.split(b"\t")]
            yield from self._record(name, columns or self._tables.get(name, ()), cells, at, line)

    def _record(self, name: str, columns: tuple[str, ...], cells: list[object], at: int, raw: bytes) -> Iterator[Read]:
        self._rows += 1
        if not columns:
            shown = [[str(cell or "") for cell in cells]]
            columns = self._tables.setdefault(name, columns_of(shown, len(cells)))
        if not (self._options.wants(columns) or holds_articles(name, columns)):
            if name not in self._told:
                self._told.add(name)
                yield Skipped(NO_ARTICLES)
            return
        self._number += 1
        fields = {column: cell for column, cell in zip(columns, cells, strict=False) if cell is not None}
        reason = why_skipped(fields)
        if reason is not None:
            yield Skipped(reason, self._number)
            return
        offset, own = self._text.raw(at, raw)
        yield Record(fields, own, self._number, offset)

    def _offset(self, token: Token) -> int:
        return self._text.raw(token.at, b"")[0]


def _text(data: bytes) -> str:
    text = repair_bytes(data)[0]
    return text if text.isascii() else mend(text)


READER = Reader(
    name="SQL",
    description="Dumps of MySQL, PostgreSQL, SQLite and SQL Server: every table that holds articles",
    suffixes=(".sql",),
    recognises=recognises,
    records=read_sql,
)
