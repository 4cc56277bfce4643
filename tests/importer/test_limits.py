"""Bombs, and archives that would write or read where they must not: refused as problems, with the rest read on."""

import gzip
import io
import tarfile
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from backfile.importer.limits import DEFAULT, MB, Budget, size
from tests.importer.dumps import tarred, zipped
from tests.importer.test_unpack import dropped, walked

SMALL = replace(DEFAULT, small=100_000, spool=500_000, member=1_000_000, total=5_000_000, members=20)


def nested(levels: int) -> bytes:
    data = zipped({"a.txt": b"at the bottom"})
    for _ in range(levels - 1):
        data = zipped({"inner.zip": data})
    return data


def test_as_many_levels_as_the_limit_allows_are_opened_and_no_more(tmp_path: Path) -> None:
    members, told = walked(dropped(tmp_path, nested(8)))
    assert list(members.values()) == [b"at the bottom"]
    assert not told
    members, told = walked(dropped(tmp_path, nested(9)))
    assert not members
    assert [line.split(": ")[1] for line in told] == ["Nested too deep"]


def test_zeros_by_the_gigabyte_are_a_bomb(tmp_path: Path) -> None:
    part = zipped({"zeros.txt": bytes(20 * MB)})
    data = zipped({f"part{number}.zip": part for number in range(3)} | {"real.txt": b"news"})
    members, told = walked(dropped(tmp_path, data))
    assert members == {"real.txt": b"news"}
    assert {line.split(": ")[1] for line in told} == {"Decompression bomb"}


def test_a_bomb_without_stated_sizes_ends_when_it_has_given_too_much(tmp_path: Path) -> None:
    path = dropped(tmp_path, gzip.compress(bytes(2_000_000)))
    members, told = walked(path, limits=SMALL)
    assert len(members[None]) <= max(SMALL.small, SMALL.ratio * path.stat().st_size)
    assert told == ["None: Decompression bomb"]


def test_one_budget_holds_for_all_that_a_dump_nests(tmp_path: Path) -> None:
    # Each layer alone stays below the ratio; together they do not.
    data = gzip.compress(gzip.compress(bytes(50_000_000)))
    _, told = walked(dropped(tmp_path, data), limits=replace(DEFAULT, small=1_000_000))
    assert told == ["None: Decompression bomb"]


def test_a_repetitive_table_is_no_bomb(tmp_path: Path) -> None:
    rows = b"".join(b"%d,Harbour Post,2023-03-18,no title,no text\n" % number for number in range(500_000))
    members, told = walked(dropped(tmp_path, gzip.compress(rows)))
    assert members == {None: rows}
    assert not told


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_too_many_members_end_the_archive(tmp_path: Path, pack: object) -> None:
    data = pack({f"{number}.txt": b"x" for number in range(30)})  # type: ignore[operator]
    members, told = walked(dropped(tmp_path, data), limits=SMALL)
    assert len(members) == 20
    assert told == ["None: Too many members"]


def test_a_member_that_is_too_large_is_left_and_the_next_is_read(tmp_path: Path) -> None:
    data = tarred({"large.txt": bytes(1_100_000), "small.txt": b"news"})
    assert walked(dropped(tmp_path, data), limits=SMALL) == ({"small.txt": b"news"}, ["large.txt: Too large"])


def test_an_archive_that_is_too_large_to_copy_out_is_left(tmp_path: Path) -> None:
    inner = zipped({"a.txt": bytes(600_000)}, zipfile.ZIP_STORED)
    data = tarred({"inner.zip": inner, "small.txt": b"news"})
    assert walked(dropped(tmp_path, data), limits=SMALL) == ({"small.txt": b"news"}, ["inner.zip: Too large"])


@pytest.mark.parametrize("name", ["../evil.txt", "/evil.txt", "a/../../evil.txt", "C:/evil.txt", "..\\evil.txt"])
def test_a_path_that_leaves_its_archive_is_refused(tmp_path: Path, name: str) -> None:
    placeholder = "x" * len(name)
    data = zipped({placeholder: b"evil", "good.txt": b"good"}).replace(placeholder.encode(), name.encode())
    assert walked(dropped(tmp_path, data)) == ({"good.txt": b"good"}, ["None: Path leaves the archive"])
    assert list(tmp_path.iterdir()) == [tmp_path / "dump"]


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        (tarfile.SYMTYPE, "A link"),
        (tarfile.LNKTYPE, "A link"),
        (tarfile.FIFOTYPE, "Not a file"),
        (tarfile.CHRTYPE, "Not a file"),
        (tarfile.BLKTYPE, "Not a file"),
    ],
)
def test_links_and_devices_in_tar_archives_are_refused(tmp_path: Path, kind: bytes, reason: str) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        info = tarfile.TarInfo("odd")
        info.type, info.linkname = kind, "/etc/hostname"
        archive.addfile(info)
        good = tarfile.TarInfo("good.txt")
        good.size = 4
        archive.addfile(good, io.BytesIO(b"good"))
    assert walked(dropped(tmp_path, out.getvalue())) == ({"good.txt": b"good"}, [f"odd: {reason}"])


def test_links_in_zip_archives_are_refused(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("odd")
        info.create_system, info.external_attr = 3, 0o120777 << 16
        archive.writestr(info, "/etc/hostname")
    assert walked(dropped(tmp_path, out.getvalue())) == ({}, ["odd: A link"])


def test_a_tar_header_that_claims_a_huge_name_is_damage(tmp_path: Path) -> None:
    info = tarfile.TarInfo("././@LongLink")
    info.type, info.size = tarfile.GNUTYPE_LONGNAME, 3_000_000_000
    data = info.tobuf(tarfile.GNU_FORMAT) + bytes(2_000_000)
    assert walked(dropped(tmp_path, data)) == ({}, ["None: Damaged"])


def test_sizes_are_told_as_people_say_them() -> None:
    assert [size(number) for number in (17, 6950, 64 * MB, 3 << 40)] == ["17 bytes", "6.8 KB", "64 MB", "3 TB"]


def test_a_budget_that_is_spent_stays_spent() -> None:
    budget = Budget(100, replace(DEFAULT, small=10, ratio=2))
    assert budget.take(200)
    assert not budget.take(1)
    assert budget.spent is not None
