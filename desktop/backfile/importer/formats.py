"""Everything that can be dropped, for people: the readers, and what may stand around their formats."""

from dataclasses import dataclass

from backfile.importer.readers import READERS


@dataclass(frozen=True, slots=True)
class Format:
    """One line of the list."""

    name: str
    description: str
    suffixes: tuple[str, ...]  # for people; content decides


CONTAINERS = (
    Format("Folder", "All files below it: saved pages, Maildir, captures of the Wayback Machine", ()),
    Format("Zip", "Archives, also cut off ones; names in any encoding", (".zip",)),
    Format("Tar", "Archives, also packed by gzip, bzip2, xz or zstandard", (".tar", ".tgz", ".tbz2", ".txz", ".tzst")),
    Format("7-Zip", "Archives, unpacked only as far as they are read", (".7z",)),
    Format("Gzip", "Single files, also of several parts", (".gz",)),
    Format("Bzip2", "Single files, also of several parts", (".bz2",)),
    Format("Xz", "Single files, also of several parts", (".xz",)),
    Format("Zstandard", "Single files, also of several parts", (".zst",)),
    Format("LZ4", "Single files, also of several parts", (".lz4",)),
)


def formats() -> tuple[Format, ...]:
    """The readers by their names, then the containers."""
    readers = (Format(reader.name, reader.description, reader.suffixes) for reader in READERS)
    return (*sorted(readers, key=lambda each: each.name.casefold()), *CONTAINERS)
