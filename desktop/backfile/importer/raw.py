"""The raw record of an article, as it stands in its dump."""

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from backfile.article import Sighting
from backfile.errors import RawRecordUnavailable
from backfile.importer.record import Options, Record, Source
from backfile.importer.sniff import reader_for, reader_named
from backfile.importer.streams import CHUNK
from backfile.importer.unpack import Opened, Unpacker, only
from backfile.library import Library

if TYPE_CHECKING:
    from typing import BinaryIO


def raw_record(library: Library, item: int) -> bytes:
    """The bytes of the record that `item` came from, whose digest is checked.

    A record that was seen at several places is read from the first that is still as it was.
    Raises NoSuchItem, RawRecordUnavailable.
    """
    failure: RawRecordUnavailable | None = None
    for sighting in library.article(item).sightings:
        try:
            return record_at(sighting, library.path.parent)
        except RawRecordUnavailable as reason:
            failure = failure or reason
    raise failure or RawRecordUnavailable(f"Nothing is known of where article {item} came from.")


def record_at(sighting: Sighting, spool: Path) -> bytes:
    """The bytes of a record at one place. Raises RawRecordUnavailable."""
    path, at, options = Path(sighting.dump), sighting.at, Options.from_json(sighting.options)
    place = f"{path.name}!/{at.member}" if at.member else path.name
    if not path.exists():
        raise RawRecordUnavailable(f"The dump {path} is gone.")
    for found in Unpacker(path, only(at.member), spool=spool).members():
        if isinstance(found, Opened) and found.place.member == at.member:
            if at.offset is None or at.length is None:
                record = _read_again(found.source, at.record, options)
            else:
                record = _slice(found.source.stream, at.offset, at.length)
            if sha256(record).hexdigest() == at.sha256:
                return record
            raise RawRecordUnavailable(f"{place} has changed since it was imported.")
    raise RawRecordUnavailable(f"{place} is gone.")


def _read_again(source: Source, number: int | None, options: Options) -> bytes:
    """A record without bytes of its own (a row of a database), as its reader writes it out."""
    reader = reader_named(options.reader) if options.reader else reader_for(source)
    for item in reader.records(source, options) if reader else ():
        if isinstance(item, Record) and item.number == number:
            return item.raw
    return b""


def _slice(stream: "BinaryIO", offset: int, length: int) -> bytes:
    while offset > 0 and (passed := len(stream.read(min(offset, CHUNK)))):
        offset -= passed
    return stream.read(length)
