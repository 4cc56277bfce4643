"""OPML: a list of feeds. It holds no articles; what it points to is named, and nothing is fetched."""

import re
from collections.abc import Iterator

from backfile.article import Problem
from backfile.importer.readers.xml_reading import root_of
from backfile.importer.readers.xml_scan import scan
from backfile.importer.readers.xml_tree import tree
from backfile.importer.record import Options, Read, Reader, Skipped, Source

ONLY_ADDRESSES = "Only addresses of feeds"
FEED = "A feed's address"

_OUTLINE = re.compile(rb"<outline(?=\s)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
_NAMED = 5


def read_opml(source: Source, options: Options) -> Iterator[Read]:
    """Each feed is skipped, and a problem says what they are called: to read them, their files have to be dropped."""
    names: list[str] = []
    count = 0
    for span in scan(source, options, ("body",)).spans():
        for found in _OUTLINE.finditer(span.data):
            outline, _ = tree(found[0].rstrip(b"/>") + b"/>")
            if outline is None or not (address := outline.get("xmlUrl") or outline.get("xmlurl")):
                continue
            count += 1
            if len(names) < _NAMED:
                names.append(f"{outline.get('title') or outline.get('text') or ''} {address}".strip())
            yield Skipped(FEED, count)
    more = f" and {count - len(names):,} more" if count > len(names) else ""
    yield Problem(ONLY_ADDRESSES, "; ".join(names) + more or "none at all", source.member, lost=False)


READER = Reader(
    name="OPML",
    description="Lists of feeds, whose addresses are named and not fetched",
    suffixes=(".opml",),
    recognises=lambda head: root_of(head)[0].lower() == "opml",
    records=read_opml,
)
