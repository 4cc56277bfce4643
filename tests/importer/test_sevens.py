"""7-Zip archives and split ones: members to the byte, and every fault told with what to do."""

import io
import struct
import zlib
from collections.abc import Mapping
from pathlib import Path

import py7zr
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backfile.importer.limits import MB, Limits
from backfile.importer.unpack import Opened, Unpacker, only
from tests.importer.dumps import zipped
from tests.importer.test_unpack import dropped, walked


def sevened(members: Mapping[str, bytes], *, plain_header: bool = False, **how: object) -> bytes:
    """A 7-Zip archive of these members, packed together."""
    out = io.BytesIO()
    with py7zr.SevenZipFile(out, "w", **how) as archive:  # type: ignore[arg-type]
        if plain_header:
            archive.set_encoded_header_mode(False)
        for name, data in members.items():
            archive.writestr(data, name)
    return out.getvalue()


def renamed(archive: bytes, old: str, new: str) -> bytes:
    """The archive with another name of the same length in its plain directory, and the checksums made right."""
    offset, length = struct.unpack_from("<QQ", archive, 12)
    directory = archive[32 + offset : 32 + offset + length].replace(old.encode("utf-16-le"), new.encode("utf-16-le"))
    start = struct.pack("<QQI", offset, length, zlib.crc32(directory))
    return archive[:8] + struct.pack("<I", zlib.crc32(start)) + start + archive[32 : 32 + offset] + directory


MEMBERS = {"a/one.txt": b"fog " * 300, "two.txt": "霧".encode() * 200, "empty.txt": b""}


@pytest.mark.parametrize(
    "filters",
    [
        [{"id": py7zr.FILTER_LZMA2, "preset": 3}],
        [{"id": py7zr.FILTER_LZMA}],
        [{"id": py7zr.FILTER_BZIP2}],
        [{"id": py7zr.FILTER_DEFLATE}],
        [{"id": py7zr.FILTER_ZSTD}],
        [{"id": py7zr.FILTER_PPMD, "order": 6, "mem": 24}],
        [{"id": py7zr.FILTER_COPY}],
        [{"id": py7zr.FILTER_X86}, {"id": py7zr.FILTER_LZMA2, "preset": 3}],
    ],
)
def test_members_come_out_whole(tmp_path: Path, filters: list[dict[str, int]]) -> None:
    members, told = walked(dropped(tmp_path, sevened(MEMBERS, filters=filters)))
    assert (members, told) == (MEMBERS, [])


def test_a_later_member_can_be_read_alone(tmp_path: Path) -> None:
    path = dropped(tmp_path, sevened(MEMBERS))
    read = [
        found.source.stream.read() for found in Unpacker(path, only("two.txt")).members() if isinstance(found, Opened)
    ]
    assert read == [MEMBERS["two.txt"]]


def test_what_is_left_unread_is_passed_over(tmp_path: Path) -> None:
    path = dropped(tmp_path, sevened(MEMBERS))
    seen = {}
    for found in Unpacker(path).members():
        assert isinstance(found, Opened)
        seen[found.place.member] = found.source.stream.read(5 if found.place.member == "a/one.txt" else -1)
    assert seen == {**MEMBERS, "a/one.txt": b"fog f"}


def test_archives_nest(tmp_path: Path) -> None:
    path = dropped(tmp_path, zipped({"inner.7z": sevened({"deep.zip": zipped({"a.txt": b"fog"})})}))
    members, told = walked(path)
    assert (members, told) == ({"inner.7z!/deep.zip!/a.txt": b"fog"}, [])


@pytest.mark.parametrize("whole", [True, False])
def test_an_encrypted_archive_says_so(tmp_path: Path, whole: bool) -> None:
    data = sevened({"a.txt": b"fog"}, password="key", header_encryption=whole)
    members, told = walked(dropped(tmp_path, data))
    assert (members, told) == ({}, ["None: Needs a password" if whole else "a.txt: Needs a password"])


@pytest.mark.parametrize("name", ["../a.txt", "/bb/a.txt"])
def test_a_path_may_not_leave_the_archive(tmp_path: Path, name: str) -> None:
    data = renamed(sevened({"x" * len(name): b"fog"}, plain_header=True), "x" * len(name), name)
    members, told = walked(dropped(tmp_path, data))
    assert (members, told) == ({}, ["None: Path leaves the archive"])


def test_a_bomb_is_told_from_an_archive(tmp_path: Path) -> None:
    data = sevened({"a.txt": bytes(8 * MB)})
    _, told = walked(dropped(tmp_path, data), limits=Limits(small=MB))
    assert told
    assert all(line.endswith("Decompression bomb") for line in told)


def test_one_that_was_cut_says_so(tmp_path: Path) -> None:
    data = sevened(MEMBERS)
    assert walked(dropped(tmp_path, data[:-40])) == ({}, ["None: Part of an archive"])
    assert walked(dropped(tmp_path, data[:20])) == ({}, ["None: Cut off"])


def test_damage_within_a_member_is_told_with_it(tmp_path: Path) -> None:
    data = bytearray(sevened(MEMBERS, filters=[{"id": py7zr.FILTER_COPY}]))
    data[40] ^= 0xFF
    members, told = walked(dropped(tmp_path, bytes(data)))
    assert told == ["a/one.txt: Damaged"]
    assert members["two.txt"] == MEMBERS["two.txt"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 600), st.binary(min_size=1, max_size=12), st.booleans())
def test_no_damage_is_fatal(tmp_path: Path, at: int, junk: bytes, mend: bool) -> None:
    data = sevened(MEMBERS, plain_header=mend)
    at %= len(data)
    data = data[:at] + junk + data[at + len(junk) :]
    if mend and at >= 32:  # damage behind a checksum that is right
        offset, length = struct.unpack_from("<QQ", data, 12)
        start = struct.pack("<QQI", offset, length, zlib.crc32(data[32 + offset : 32 + offset + length]))
        data = data[:8] + struct.pack("<I", zlib.crc32(start)) + start + data[32:]
    walked(dropped(tmp_path, data))


def test_parts_of_a_split_zip_say_so(tmp_path: Path) -> None:
    whole = zipped({"a.txt": b"fog"})
    first = b"PK\x07\x08" + whole[:20]
    last = whole[:-18] + struct.pack("<HH", 1, 1) + whole[-14:]
    for data in (first, last):
        assert walked(dropped(tmp_path, data)) == ({}, ["None: Part of an archive"])
