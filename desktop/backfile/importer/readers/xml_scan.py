"""The records of an XML file: each stretch from a record's opening tag to its closing one, and where it stands.

The file as a whole is never parsed. So a fault in one record costs no other, a file of any size needs the memory of one
record, and what a document type declares, entities above all, has no effect.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from backfile.article import Problem
from backfile.errors import BadOption
from backfile.importer.encodings import codec_named, detect, mark_of
from backfile.importer.readers.json_values import CUT_OFF, TOO_LARGE
from backfile.importer.readers.lines import CHUNK, LARGEST_RECORD
from backfile.importer.record import Options, Source
from backfile.importer.utf8 import AsUtf8

NOT_CLOSED = "Not closed"
NOT_WELL_FORMED = "Not well-formed"
ENTITIES = "Entities left alone"

_MOST_OUTSIDE = 512 * 1024  # bytes that are kept of what stands around the records
_LONGEST_TOKEN = 128
_LONGEST_CHUNK = 8 * 1024 * 1024
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)[\"']")
_ENTITY = re.compile(rb"<!ENTITY\s+(?:%\s+)?([\w.-]+)")
_UNSTRUCTURED = re.compile(
    rb"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<\?.*?(?:\?>|\Z)|<!DOCTYPE[^\[>]*(?:\[.*?(?:\]\s*|\Z))?(?:>|\Z)",
    re.DOTALL,
)
"""What is open at the end goes on to it: else a file of nothing but openings would be looked through for each."""
_TAG = re.compile(rb"<(/?)([A-Za-z_][\w.:-]*)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*?(/?)>")
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "shift_jis": "cp932", "euc_kr": "cp949",
          "iso8859-1": "cp1252", "ascii": "utf-8", "iso8859-9": "cp1254"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Span:
    """One record, tags included, in UTF-8; `start` is what `AsUtf8.raw` wants to know."""

    start: int
    data: bytes
    fault: str = ""


@dataclass(slots=True)
class Scan:
    """Reads a source from the front, and yields the elements of some names."""

    text: AsUtf8
    names: Iterable[str]
    nests: bool = False  # whether such elements may stand within each other; else a second opening tag ends the first
    outside: bytearray = field(default_factory=bytearray)  # what stands around them, as far as it is kept
    kept: dict[str, dict[str, str]] = field(default_factory=dict)  # what its reader found there, by topic
    _pieces: list[tuple[int, int]] = field(default_factory=list)  # where a piece of it begins, and in which line
    _line: int = 1
    _lost: set[bytes] = field(default_factory=set)  # ends that do not come any more

    def spans(self) -> Iterator[Span]:
        """The elements, in the order in which they end."""
        names = b"|".join(re.escape(name.encode()) for name in self.names)
        token = re.compile(rb"<!--|<!\[CDATA\[|<(/?)(?:" + names + rb")(?=[\s/>])")
        base, data, at, depth = 0, b"", 0, 0
        begin: int | None = None
        over = False
        while True:
            found = token.search(data, at)
            end = self._end_of(data, found, over) if found else None
            if found is None or end is None:
                if over:
                    break
                keep = begin if begin is not None else found.start() if found else max(at, len(data) - _LONGEST_TOKEN)
                at = (found.start() if found else max(at, len(data) - _LONGEST_TOKEN)) - keep
                self._pass(data[:keep], around=begin is None)
                base, data = base + keep, data[keep:]
                begin = None if begin is None else 0
                if begin is not None and len(data) > LARGEST_RECORD:
                    yield Span(base, b"", TOO_LARGE)
                    base, data = base + len(data) - _LONGEST_TOKEN, data[-_LONGEST_TOKEN:]
                    begin, depth, at = None, 0, 0
                chunk = self.text.read(min(max(CHUNK, len(data)), _LONGEST_CHUNK))
                over = not chunk
                data += chunk
                continue
            at = end
            if found[0].startswith(b"<!"):
                continue
            if found[1]:
                depth -= begin is not None
            elif begin is None or not self.nests:
                if begin is not None:
                    yield Span(base + begin, data[begin : found.start()], NOT_CLOSED)
                self._pass(data[: found.start()], around=begin is None)
                base, data = base + found.start(), data[found.start() :]
                begin, depth, at = 0, 1, end - found.start()
            else:
                depth += 1
            if begin is not None and not found[1] and data[at - 2 : at] == b"/>":
                depth -= 1
            if begin is not None and depth == 0:
                yield Span(base + begin, data[begin:at])
                self._pass(data[:at], around=False)
                base, data, at, begin = base + at, data[at:], 0, None
        if begin is not None:
            yield Span(base + begin, data[begin:], CUT_OFF)
        else:
            self._pass(data, around=True)

    def _end_of(self, data: bytes, found: re.Match[bytes], over: bool) -> int | None:
        """Where a comment, a CDATA section or a tag ends; None where that is not known as yet."""
        close = b"-->" if found[0] == b"<!--" else b"]]>" if found[0] == b"<![CDATA[" else b">"
        at = -1 if close in self._lost else data.find(close, found.end())
        if at >= 0:
            return at + len(close)
        if over:
            self._lost.add(close)  # nothing comes after, so that no other need be looked for
        return found.end() if over or len(data) - found.start() > LARGEST_RECORD else None

    def _pass(self, data: bytes, *, around: bool) -> None:
        if around and len(self.outside) < _MOST_OUTSIDE:
            self._pieces.append((len(self.outside), self._line))
            self.outside += data
        self._line += data.count(b"\n")

    def faults(self) -> Iterator[Problem]:
        """What is wrong around the records, after the last of them: told once, and nothing is lost by it."""
        around = bytes(self.outside)
        if entity := _ENTITY.search(around):
            name = entity[1].decode("ascii", "replace")
            yield Problem(ENTITIES, f"the file declares “{name}”; no entity but HTML's own is expanded", lost=False)
        if len(around) < _MOST_OUTSIDE and (unbalanced := _unbalanced(around)) is not None:
            name, at = unbalanced
            first, line = max((piece for piece in self._pieces if piece[0] <= at), default=(0, 1))
            line += around.count(b"\n", first, at)
            yield Problem(NOT_WELL_FORMED, f"<{name}> in line {line:,} has no counterpart", lost=False)


def _unbalanced(around: bytes) -> tuple[str, int] | None:
    """The first tag outside the records without its counterpart, and its place."""
    bare = _UNSTRUCTURED.sub(lambda found: re.sub(rb"[^\n]", b" ", found[0]), around)
    open_tags: list[tuple[bytes, int]] = []
    for found in _TAG.finditer(bare):
        if found[3]:
            continue
        if not found[1]:
            open_tags.append((found[2], found.start()))
        elif open_tags and open_tags[-1][0] == found[2]:
            open_tags.pop()
        else:
            wrong = open_tags[-1] if open_tags else (found[2], found.start())
            return wrong[0].decode("utf-8", "replace"), wrong[1]
    return (open_tags[-1][0].decode("utf-8", "replace"), open_tags[-1][1]) if open_tags else None


def scan(source: Source, options: Options, names: Iterable[str], *, nests: bool = False) -> Scan:
    """The elements of these names. Raises BadOption where the user named no encoding that there is."""
    if options.encoding is None and (encoding := encoding_of(source.head)) is not None:
        options = replace(options, encoding=encoding)
    return Scan(AsUtf8(source, options), tuple(names), nests)


def encoding_of(head: bytes) -> str | None:
    """The encoding that an XML file declares, where its bytes bear that out; None where they have to be asked."""
    found = _DECLARED.search(head[:1024])
    if found is None or mark_of(head) is not None:
        return None
    try:
        name = codec_named(found[1].decode("ascii"))
    except BadOption:
        return None
    name = _WIDER.get(name, name)
    if name.startswith(("utf-16", "utf-32")) or (head.isascii() and name in ("cp1252", "utf-8")):
        return None
    if detect(head) == "utf-8" and not head.isascii():
        return None
    text = head.decode(name, "replace")
    foreign = sum(not character.isascii() for character in text)
    return name if text.count("\ufffd") <= max(2, 0.02 * foreign) else None
