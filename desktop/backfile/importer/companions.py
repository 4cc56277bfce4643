"""Files that belong to pages or mailboxes and are none: what a browser saved beside one, style sheets, indexes."""

import re
from pathlib import PurePosixPath

from backfile.importer.record import Source

PART, STYLE, SCRIPT, MIRROR = "Part of a saved page", "A style sheet", "A script", "A file of a mirroring tool"

_FOLDER = re.compile(
    r"(?P<page>.+?)[-_. ](?:files?|fichiers|dateien|archivos|ficheros|arquivos|ficheiros|bestanden|pliki|soubory|"
    r"s[uú]bory|dosyalar|filer|tiedostot|elemei|fails|datoteke|datoteky|fitxers|fajlovi|fisiere|fi[sș]iere|файлы|файли|файлове|"
    r"αρχεία|ملفات|קבצים)",
    re.IGNORECASE,
)
_PAGES = (".html", ".htm", ".xhtml", ".shtml", ".xht")
_SUFFIXES = {
    ".css": STYLE,
    ".scss": STYLE,
    ".less": STYLE,
    ".js": SCRIPT,
    ".mjs": SCRIPT,
    ".cjs": SCRIPT,
    ".map": SCRIPT,
}
_HTTRACK = re.compile(rb"HTTrack\d|# HTTrack |# Netscape HTTP Cookie File|Location:\s|\d\d:\d\d:\d\d\t\d+/-?\d+\t")
INDEX = "An index of a mailbox"
_INDEX = re.compile(
    r"dovecot[.-].*|maildirsize|maildirfolder|subscriptions|courierimap.*|courierpop.*|cyrus\..*|\.?mbox\.cmeta|"
    r".*\.(?:msf|summary|ibex\.index|cmeta|mozmsgs|wdseml)",
    re.IGNORECASE,
)
"""What servers and programs keep beside the messages of a Maildir or a mailbox."""
_HTTRACK_NAMES = frozenset(
    ("hts-log.txt", "cookies.txt", "new.txt", "old.txt", "doit.log", "readme.txt", "hts-stop.lock")
)


def part_of_page(source: Source) -> str | None:
    """Why a member is not read, where it lies in the folder that a browser made for a page beside it."""
    if source.beside is None:
        return None
    for depth, folder in enumerate(reversed(source.folders)):
        found = _FOLDER.fullmatch(folder)
        if found is not None:
            above = "../" * (depth + 1)
            if any(source.beside.has(f"{above}{found['page']}{suffix}") for suffix in _PAGES):
                return PART
    return None


def by_name(source: Source) -> str | None:
    """What a text of no known format is, as its name says."""
    name = source.name.lower()
    if name in _HTTRACK_NAMES and ("hts-cache" in source.folders or _HTTRACK.match(source.head)):
        return MIRROR
    if _INDEX.fullmatch(name):
        return INDEX
    return _SUFFIXES.get(PurePosixPath(name).suffix)
