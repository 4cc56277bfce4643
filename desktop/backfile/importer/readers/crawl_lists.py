"""What lies beside the records of a web archive and tells where they are: CDX, CDXJ, the page list and package of WACZ.

https://specs.webrecorder.net/wacz/1.1.1/ and https://iipc.github.io/warc-specifications/specifications/cdx-format/
"""

import re
from collections.abc import Iterator

from backfile.importer.record import Options, Read, Reader, Skipped, Source

_KINDS = (
    (re.compile(rb" CDX(?: [A-Za-z])+\s"), "An index of a web archive"),
    (re.compile(rb"!meta \d+ \{|[^\s{}\"]{3,8192} \d{14,17} \{\s*\""), "An index of a web archive"),
    (re.compile(rb"\{[^{}\n]{0,512}\"format\"\s*:\s*\"json-pages-1\.0\""), "A list of the pages of a web archive"),
    (re.compile(rb"\{\s*\"profile\"\s*:\s*\"data-package\""), "The description of a package"),
    (re.compile(rb"\{\s*\"path\"\s*:\s*\"datapackage\.json\""), "The description of a package"),
)


def _kind_of(head: bytes) -> str | None:
    return next((kind for begins, kind in _KINDS if begins.match(head)), None)


def read_crawl_list(source: Source, options: Options) -> Iterator[Read]:  # noqa: ARG001
    """No article: the pages stand in the archives that it tells of."""
    while source.stream.read(1 << 20):
        continue
    yield Skipped(_kind_of(source.head) or "An index of a web archive")


READER = Reader(
    name="Web archive index",
    description="Indexes and page lists beside web archives (CDX, WACZ); they hold no articles",
    suffixes=(".cdx", ".cdxj", ".idx"),
    recognises=lambda head: _kind_of(head) is not None,
    records=read_crawl_list,
)
