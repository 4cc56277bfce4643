"""Which METS file an ALTO file belongs to: one near it that names it."""

import re
from collections.abc import Iterator

from backfile.importer.readers.xml_reading import root_of
from backfile.importer.record import Source

_CUT = re.compile(r"[-_.]")
_ENDINGS = ("-METS.xml", "_METS.xml", "-mets.xml", "_mets.xml", ".mets.xml", ".METS.xml", ".xml")
_HIGHEST = 2  # folders above


def is_read_by_mets(source: Source) -> bool:
    """Whether a METS file of the same dump puts this page's articles together."""
    beside = source.beside
    if beside is None or source.member is None:
        return False
    named = re.compile(rb"""[/\\"']""" + re.escape(source.name.encode()) + rb"""["']""")
    for path in dict.fromkeys(_places(source)):
        if beside.has(path):
            data = beside(path)
            if data is not None and root_of(data)[0] == "mets" and named.search(data):
                return True
    return False


def _places(source: Source) -> Iterator[str]:
    """Where it may lie, and how such files are called: after the issue, with which its pages' names begin too."""
    cuts = [found.start() for found in _CUT.finditer(source.name)]
    stems = [source.name[:cut] for cut in cuts]
    for height in range(min(_HIGHEST, len(source.folders)) + 1):
        above = "../" * height
        folder = source.folders[-1 - height : len(source.folders) - height]
        yield from (f"{above}{name}.xml" for name in ("mets", "METS", "Mets"))
        for stem in (*folder, *stems):
            yield from (f"{above}{stem}{ending}" for ending in _ENDINGS if height or f"{stem}{ending}" != source.name)
