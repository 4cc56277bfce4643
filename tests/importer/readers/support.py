"""Members in memory, read as the importer reads a dump's."""

import io
import pickle
from dataclasses import dataclass, field, replace
from itertools import chain

from backfile.article import Draft, Problem
from backfile.importer.readers import READERS
from backfile.importer.record import HEAD, Options, Page, Read, Reader, Record, Skipped, Source, Work


@dataclass
class Found:
    """What one reader made of one member."""

    reader: str | None
    encoding: str | None = None
    records: list[Record] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)

    @property
    def fields(self) -> list[object]:
        """The fields of every record; the text of one that has none."""
        return [record.content.text if isinstance(record.content, Page) else record.content for record in self.records]

    @property
    def drafts(self) -> list[Draft]:
        """Every record that is an article in full already."""
        return [record.content for record in self.records if isinstance(record.content, Draft)]

    @property
    def told(self) -> list[tuple[str, int | None, int | None]]:
        """Reason, record and offset of every problem."""
        return [(problem.reason, problem.record, problem.offset) for problem in self.problems]


def reader_named(name: str) -> Reader:
    return next(reader for reader in READERS if reader.name == name)


def recognised(data: bytes) -> str | None:
    """The name of the reader that says yes to the beginning of `data`."""
    return next((reader.name for reader in READERS if reader.recognises(data[:HEAD])), None)


def source_of(data: bytes, name: str = "member") -> Source:
    return Source(name, name, io.BytesIO(data), data[:HEAD])


def done(item: Read) -> tuple[Read, ...]:
    """What comes of a record that another process may understand; anything else as it is."""
    if not isinstance(item, Record) or not isinstance(item.content, Work):
        return (item,)
    work = item.content
    found = work.finish(work.do(*pickle.loads(pickle.dumps(work.arguments))))
    if not isinstance(found, tuple):
        return (found,)
    return tuple(replace(item, content=draft, number=number) for number, draft in enumerate(found, item.number))


def read(data: bytes, name: str | None = None, options: Options | None = None) -> Found:
    """By the reader of that name, else by the one that recognises it. Every record's place is checked."""
    name = name or recognised(data)
    found = Found(name)
    if name is None:
        return found
    source = source_of(data)
    for item in chain.from_iterable(map(done, reader_named(name).records(source, options or Options()))):
        match item:
            case Record():
                found.records.append(item)
            case Problem():
                found.problems.append(item)
            case Skipped():
                found.skipped.append(item)
    found.encoding = source.encoding
    for record in found.records:
        if record.offset is None:  # a row of a database, a page of a PDF: it has no bytes of its own
            continue
        assert data[record.offset : record.offset + len(record.raw)] == record.raw
    return found
