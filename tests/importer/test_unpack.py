"""What can be dropped: folders, archives and compressed files, recognised by content and nested in any order."""

import bz2
import gzip
import lzma
import os
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import lz4.frame
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from backfile.article import Problem
from backfile.importer.unpack import Choice, Found, Kept, Left, Opened, Unpacker, only
from tests.importer.dumps import tarred, zipped

Members = dict[str | None, bytes]


def walked(path: Path, **how: object) -> tuple[Members, list[str]]:
    """The members with their bytes, and what is told: problems and faults as "member: reason"."""
    members: Members = {}
    told: list[str] = []
    for found in Unpacker(path, **how).members():  # type: ignore[arg-type]
        match found:
            case Opened(source=source):
                members[source.member] = source.stream.read()
                fault = found.fault()
                told += [f"{source.member}: {fault.reason}"] if fault else []
            case Problem():
                told.append(f"{found.member}: {found.reason}")
            case Left():
                told.append(f"{found.place.member}: {found.reason}")
            case Kept():
                told.append(f"{found.member}: kept")
    return members, told


def dropped(folder: Path, data: bytes, name: str = "dump") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def zstd(data: bytes) -> bytes:
    return zstandard.compress(data)


PACKERS: list[Callable[[bytes], bytes]] = [gzip.compress, bz2.compress, lzma.compress, zstd, lz4.frame.compress]


@pytest.mark.parametrize("pack", PACKERS)
def test_a_compressed_file_is_read_as_what_it_holds(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    text = b"one line of news\n" * 1000
    assert walked(dropped(tmp_path, pack(text))) == ({None: text}, [])


@pytest.mark.parametrize("pack", PACKERS)
def test_several_streams_one_after_the_other_are_one_file(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    assert walked(dropped(tmp_path, pack(b"first, ") + pack(b"second"))) == ({None: b"first, second"}, [])


@pytest.mark.parametrize("pack", [gzip.compress, zstd, lz4.frame.compress])
def test_streams_may_begin_anywhere_in_what_is_read_at_once(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    """A stream that began 1 to 15 bytes before a piece's end once lost as many bytes of the next piece."""
    texts = [b"%d" % number * (1 + number % 37) for number in range(20_000)]
    assert walked(dropped(tmp_path, b"".join(map(pack, texts)))) == ({None: b"".join(texts)}, [])


@pytest.mark.parametrize("pack", PACKERS)
def test_what_stands_before_a_cut_is_kept_and_the_cut_is_told(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    text = os.urandom(300_000)
    members, told = walked(dropped(tmp_path, pack(text)[:-100]))
    assert text.startswith(members.get(None, b""))
    assert told == ["None: Cut off"]


def test_nearly_all_of_a_cut_gzip_file_is_kept(tmp_path: Path) -> None:
    text = os.urandom(300_000)
    members, _ = walked(dropped(tmp_path, gzip.compress(text)[:-100]))
    assert len(members[None]) > 299_000


def test_what_stands_before_damage_is_kept(tmp_path: Path) -> None:
    text = b"".join(b"line %d of many\n" % number for number in range(50_000))
    packed = bytearray(gzip.compress(text))
    packed[-4_000:-3_900] = bytes(100)
    members, told = walked(dropped(tmp_path, bytes(packed)))
    assert text.startswith(members[None][:600_000])
    assert len(members[None]) > 600_000
    assert told == ["None: Damaged"]


@pytest.mark.parametrize("pack", [gzip.compress, zstd, lz4.frame.compress])
def test_of_several_streams_damage_costs_only_those_that_it_hits(
    tmp_path: Path, pack: Callable[[bytes], bytes]
) -> None:
    """Web archives pack each record by itself."""
    streams = [pack(b"%d " % number * 4000) for number in range(100, 110)]
    streams[4] = streams[4][: len(streams[4]) // 2]
    streams[7] = b"\x00\x01" + streams[7][2:]
    members, told = walked(dropped(tmp_path, b"".join(streams)))
    content = members[None]
    whole = [number for number in range(100, 110) if content.count(b"%d " % number) == 4000]
    assert whole == [100, 101, 102, 103, 105, 106, 108, 109]
    assert told == ["None: Damaged"]


@pytest.mark.parametrize("packed", [False, True])
def test_a_zstandard_file_may_begin_with_the_dictionary_of_its_frames(tmp_path: Path, packed: bool) -> None:
    """As crawlers write WARC: https://iipc.github.io/warc-specifications/specifications/warc-zstd/"""
    records = [b"record %d of the harbour crawl, ferry %d\r\n" % (number, number * 7) * 9 for number in range(300)]
    dictionary = zstandard.train_dictionary(4096, records)
    compressor = zstandard.ZstdCompressor(dict_data=dictionary)
    content = zstd(dictionary.as_bytes()) if packed else dictionary.as_bytes()
    first = b"\x5d\x2a\x4d\x18" + len(content).to_bytes(4, "little") + content
    dump = dropped(tmp_path, first + b"".join(map(compressor.compress, records)))
    assert walked(dump) == ({None: b"".join(records)}, [])


def test_a_wrong_checksum_costs_nothing_but_is_told(tmp_path: Path) -> None:
    packed = bytearray(gzip.compress(b"whole"))
    packed[-8] ^= 1
    assert walked(dropped(tmp_path, bytes(packed))) == ({None: b"whole"}, ["None: Damaged"])


def test_zeros_behind_a_gzip_file_are_padding_and_other_things_are_told(tmp_path: Path) -> None:
    assert walked(dropped(tmp_path, gzip.compress(b"x") + bytes(512))) == ({None: b"x"}, [])
    assert walked(dropped(tmp_path, gzip.compress(b"x") + b"rubbish")) == ({None: b"x"}, ["None: Damaged"])


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_a_tar_archive_is_read_whatever_packs_it(tmp_path: Path, mode: str) -> None:
    data = tarred({"2023/march.txt": b"spring", "2023/empty.txt": b"", "b.txt": b"x" * 1000}, mode)
    assert walked(dropped(tmp_path, data)) == (
        {"2023/march.txt": b"spring", "2023/empty.txt": b"", "b.txt": b"x" * 1000},
        [],
    )


@pytest.mark.parametrize("kind", [tarfile.PAX_FORMAT, tarfile.GNU_FORMAT, tarfile.USTAR_FORMAT])
def test_long_names_of_tar_archives(tmp_path: Path, kind: int) -> None:
    name = "/".join(["a folder of news"] * 8) + ("/習近平.txt" if kind != tarfile.USTAR_FORMAT else "/x.txt")
    out = BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=kind) as archive:
        info = tarfile.TarInfo(name)
        info.size = 2
        archive.addfile(info, BytesIO(b"ok"))
    assert walked(dropped(tmp_path, out.getvalue())) == ({name: b"ok"}, [])


def test_a_tar_archive_that_is_cut_off_gives_what_came_before(tmp_path: Path) -> None:
    data = tarred({"a.txt": b"a" * 600, "b.txt": b"b" * 600})
    assert walked(dropped(tmp_path, data[:1536])) == ({"a.txt": b"a" * 600}, ["None: Cut off"])
    assert walked(dropped(tmp_path, data[:2200])) == ({"a.txt": b"a" * 600, "b.txt": b"b" * 152}, ["b.txt: Cut off"])


def test_a_cut_below_several_layers_is_told_once(tmp_path: Path) -> None:
    data = gzip.compress(tarred({"a.json.gz": gzip.compress(os.urandom(50_000)), "b.txt": b"b"}))
    _, told = walked(dropped(tmp_path, data[:20_000]))
    assert told == ["a.json.gz: Cut off"]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_zip_archive_is_read_whatever_packs_its_members(tmp_path: Path, method: int) -> None:
    members = {"2023/march.txt": b"spring " * 10_000, "empty.txt": b""}
    assert walked(dropped(tmp_path, zipped(members, method))) == (members, [])


def test_a_zip_archive_behind_something_else_is_no_zip(tmp_path: Path) -> None:
    # A program with an archive at its end begins as a program; content is judged by its beginning.
    members, _ = walked(dropped(tmp_path, b"MZ" + zipped({"a.txt": b"a"})))
    assert list(members) == [None]


def test_a_zip_without_its_end_is_read_by_the_headers_of_its_members(tmp_path: Path) -> None:
    data = zipped({"a.txt": b"alpha " * 500, "b.txt": b"beta " * 500})
    members, told = walked(dropped(tmp_path, data[: data.index(b"PK\1\2") - 5]))
    assert members["a.txt"] == b"alpha " * 500
    assert (b"beta " * 500).startswith(members["b.txt"])
    assert told == ["b.txt: Cut off", "None: Cut off"]


def test_a_streamed_zip_without_its_end_is_read_as_well(tmp_path: Path) -> None:
    class Pipe(BytesIO):
        def seekable(self) -> bool:
            return False

        def tell(self) -> int:
            raise OSError

    out = Pipe()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"alpha " * 500)
        archive.writestr("b.txt", b"beta " * 500)
    data = out.getvalue()
    members, told = walked(dropped(tmp_path, data[: data.index(b"PK\1\2")]))
    assert members == {"a.txt": b"alpha " * 500, "b.txt": b"beta " * 500}
    assert told == ["None: Cut off"]


def test_a_damaged_zip_member_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": b"alpha", "b.txt": b"beta"}, zipfile.ZIP_STORED))
    data[data.index(b"alpha")] = ord("A")
    assert walked(dropped(tmp_path, bytes(data))) == ({"a.txt": b"Alpha", "b.txt": b"beta"}, ["a.txt: Damaged"])


def test_an_encrypted_zip_member_needs_a_password(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": b"alpha", "b.txt": b"beta"}))
    data[6] |= 1
    at = data.index(b"PK\1\2")
    data[at + 8] |= 1
    assert walked(dropped(tmp_path, bytes(data))) == ({"b.txt": b"beta"}, ["a.txt: Needs a password"])


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("gbk", "新华社集团新闻稿件/二零二一年自动检索需求文档.txt"),
        ("big5", "中央通訊社新聞稿/二月國際新聞與臺北報導.txt"),
        ("shift_jis", "朝の新聞/昭和の記事とその他のニュース.txt"),
        ("euc_kr", "신문기사모음/삼월의 국제 뉴스와 지방 소식.txt"),
        ("cp437", "Zeitungen/Grüße aus Köln.txt"),
        ("utf-8", "Zeitungen/Grüße aus Köln 習近平.txt"),
    ],
)
def test_zip_names_without_the_utf8_flag_are_decoded_by_what_makes_sense(
    tmp_path: Path, encoding: str, name: str
) -> None:
    raw = name.encode(encoding)
    data = zipped({"x" * len(raw): b"ok", "plain.txt": b"ok"}).replace(b"x" * len(raw), raw)
    assert walked(dropped(tmp_path, data)) == ({name: b"ok", "plain.txt": b"ok"}, [])


def test_a_zip_of_windows_separates_folders_as_everywhere(tmp_path: Path) -> None:
    data = zipped({"2023#march.txt": b"ok"}).replace(b"2023#march", b"2023\\march")
    assert walked(dropped(tmp_path, data))[0] == {"2023/march.txt": b"ok"}


def test_two_members_of_one_name_are_both_read(tmp_path: Path) -> None:
    data = zipped({"a.txt": b"first", "b.txt": b"second"}).replace(b"b.txt", b"a.txt")
    assert walked(dropped(tmp_path, data))[0] == {"a.txt": b"first", "a.txt (2)": b"second"}


def test_archives_nest_and_a_path_says_how(tmp_path: Path) -> None:
    march = gzip.compress(b"march")
    inner = zipped({"2023/march.jsonl.gz": march})
    data = tarred({"old/backup.zip": inner, "more.tgz": tarred({"x.txt": b"x"}, "w:gz")}, "w:xz")
    assert walked(dropped(tmp_path, data))[0] == {
        "old/backup.zip!/2023/march.jsonl.gz": b"march",
        "more.tgz!/x.txt": b"x",
    }


def test_a_member_knows_its_name_its_folders_and_its_time(tmp_path: Path) -> None:
    data = tarred({"old/backup.zip": zipped({"2023/march.jsonl.gz": gzip.compress(b"march")})})
    (found,) = (found for found in Unpacker(dropped(tmp_path, data)).members() if isinstance(found, Opened))
    assert found.source.name == "march.jsonl"
    assert found.source.folders == ("old", "backup.zip", "2023")
    (plain,) = Unpacker(dropped(tmp_path, tarred({"a.txt": b"a"}))).members()
    assert isinstance(plain, Opened)
    assert plain.source.modified == datetime.fromtimestamp(1_700_000_000, UTC)


def test_a_folder_is_walked_in_the_order_of_names(tmp_path: Path) -> None:
    root = tmp_path / "news"
    for name in ("b/2.txt", "b/10.txt", "a.txt", "c.txt", "b/deep/er/x.txt"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name)
    members, told = walked(root)
    assert list(members) == ["a.txt", "b/10.txt", "b/2.txt", "b/deep/er/x.txt", "c.txt"]
    assert not told


def test_what_is_not_for_readers_is_left_with_a_reason(tmp_path: Path) -> None:
    root = tmp_path / "news"
    (root / "__MACOSX").mkdir(parents=True)
    for name in (".DS_Store", "__MACOSX/a.txt", ".git", "Thumbs.db", "old.backfile", "real.txt"):
        (root / name).write_text(name)
    (root / "link.txt").symlink_to(root / "real.txt")
    os.mkfifo(root / "pipe")
    assert walked(root) == (
        {"real.txt": b"real.txt"},
        [
            ".DS_Store: A file of the system",
            ".git: A hidden file",
            "Thumbs.db: A file of the system",
            "__MACOSX: A file of the system",
            "link.txt: A link",
            "old.backfile: A Backfile library",
            "pipe: Not a file",
        ],
    )


def test_system_files_in_archives_are_left_too(tmp_path: Path) -> None:
    data = zipped({"a.txt": b"a", "__MACOSX/._a.txt": b"rubbish", ".DS_Store": b"rubbish"})
    members, told = walked(dropped(tmp_path, data))
    assert members == {"a.txt": b"a"}
    assert told == ["__MACOSX/._a.txt: A file of the system", ".DS_Store: A file of the system"]


def test_a_link_that_is_dropped_itself_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("news")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
    assert walked(tmp_path / "link.txt")[0] == {None: b"news"}


def test_a_name_that_is_no_utf8_is_written_out(tmp_path: Path) -> None:
    root = tmp_path / "news"
    root.mkdir()
    Path(os.fsdecode(bytes(root) + b"/caf\xe9.txt")).write_text("x")
    assert list(walked(root)[0]) == ["caf\\xe9.txt"]


@pytest.mark.parametrize(
    ("members", "kind"),
    [
        ({"[Content_Types].xml": b"", "word/document.xml": b""}, "a Word document"),
        ({"_rels/.rels": b"", "[Content_Types].xml": b"", "xl/workbook.xml": b""}, "an Excel spreadsheet"),
        ({"mimetype": b"application/epub+zip", "a.xhtml": b""}, "an EPUB book"),
        ({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b""}, "an OpenDocument text"),
    ],
)
def test_a_document_that_is_a_zip_inside_is_no_archive(tmp_path: Path, members: dict[str, bytes], kind: str) -> None:
    data = zipped(members, zipfile.ZIP_STORED)
    for found in Unpacker(dropped(tmp_path, data)).members():
        assert isinstance(found, Opened)
        assert (found.source.document, found.source.stream.read()) == (kind, data)


def test_an_unreadable_file_is_a_problem(tmp_path: Path) -> None:
    root = tmp_path / "news"
    root.mkdir()
    (root / "a.txt").write_text("a")
    (root / "gone.txt").write_text("b")
    walking = Unpacker(root).members()
    first = next(walking)
    (root / "gone.txt").unlink()
    assert isinstance(first, Opened)
    assert [found.reason for found in walking if isinstance(found, Problem)] == ["Unreadable"]


def test_one_member_can_be_opened_alone(tmp_path: Path) -> None:
    data = tarred({"a.zip": zipped({"x": b"1", "y": b"2"}), "b.txt": b"3"})
    assert walked(dropped(tmp_path, data), choose=only("a.zip!/y"))[0] == {"a.zip!/y": b"2"}
    assert walked(dropped(tmp_path, data), choose=only("b.txt"))[0] == {"b.txt": b"3"}


def test_a_member_that_was_read_before_is_not_opened(tmp_path: Path) -> None:
    def choose(member: str | None, size: int | None, _changed: str | None) -> Choice:
        return Choice.KEEP if (member, size) == ("a.txt", 1) else Choice.OPEN

    data = zipped({"a.txt": b"a", "b.txt": b"b"})
    assert walked(dropped(tmp_path, data), choose=choose) == ({"b.txt": b"b"}, ["a.txt: kept"])


def test_progress_counts_the_bytes_on_disk(tmp_path: Path) -> None:
    root = tmp_path / "news"
    root.mkdir()
    for name in ("a", "b"):
        dropped(root, gzip.compress(os.urandom(1_000_000)), name)
    unpacker = Unpacker(root)
    seen = []
    for found in unpacker.members():
        assert isinstance(found, Opened)
        found.source.stream.read()
        seen.append(unpacker.consumed)
    sizes = [(root / name).stat().st_size for name in ("a", "b")]
    assert seen == [sizes[0], sum(sizes)]


def test_a_zip64_archive_is_read(tmp_path: Path) -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive, archive.open("a.txt", "w", force_zip64=True) as member:
        member.write(b"large")
    assert walked(dropped(tmp_path, out.getvalue())) == ({"a.txt": b"large"}, [])


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(["zip", "tar", "gz", "nested"]),
    st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 255)), max_size=8),
    st.integers(0, 5000),
)
def test_damage_anywhere_never_raises(
    tmp_path_factory: pytest.TempPathFactory, kind: str, changes: list[tuple[int, int]], cut: int
) -> None:
    whole = {
        "zip": zipped({"a.txt": b"alpha " * 90, "b.txt": b"beta"}),
        "tar": tarred({"a.txt": b"alpha " * 90, "b.txt": b"beta"}),
        "gz": gzip.compress(b"alpha " * 90),
        "nested": tarred({"a.zip": zipped({"b.gz": gzip.compress(b"beta")})}),
    }[kind]
    data = bytearray(whole)
    for at, value in changes:
        data[at % len(data)] = value
    path = dropped(tmp_path_factory.mktemp("damage"), bytes(data[: len(data) - cut % len(data)]))
    found: list[Found] = []
    for one in Unpacker(path).members():
        found.append(one)
        if isinstance(one, Opened):
            one.source.stream.read()
            one.fault()


def test_info_zips_unicode_names_are_taken_where_they_belong(tmp_path: Path) -> None:
    field = struct.pack("<BI", 1, zlib.crc32(b"?.txt")) + "€.txt".encode()
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("?.txt")
        info.extra = struct.pack("<HH", 0x7075, len(field)) + field
        archive.writestr(info, b"ok")
    assert list(walked(dropped(tmp_path, out.getvalue()))[0]) == ["€.txt"]
