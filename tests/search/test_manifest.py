"""A corpus is taken down so that another library can tell whether it has the same."""

import io
import json
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from backfile.library import FileBegan, FileDone, Writer
from backfile.search import Interrupted, parse
from backfile.search.manifests import corpus, digests
from backfile.search.manifests.corpus import find
from backfile.search.manifests.manifest import Manifest, NotAManifest, read_manifest, write_manifest
from backfile.search.manifests.verify import State, Verification, verify

from .conftest import Archive, MakeArchive, article, excerpt

NIGHT = article("Night ferry", "The ferry sails at one.", date="2023-04-03", source="Courier")
DAY = article("Day ferry", "The ferry sails at noon.", source="Ledger")
STRIKE = article("海峽渡輪復航", "考德海峽的渡輪 ferry。", date="2024")


def taken(archive: Archive, text: str = "ferry") -> Manifest:
    return find(archive.searcher, archive.library, parse(text), text).manifest


def verified(archive: Archive, manifest: Manifest) -> Verification:
    return verify(archive.searcher, archive.library, manifest)


def states(verification: Verification) -> dict[str, State]:
    return {each.name: each.state for each in verification.dumps}


def test_the_same_dumps_give_the_same_digest_whatever_the_numbers_and_paths(make_archive: MakeArchive) -> None:
    one, other = make_archive(), make_archive()
    one.add(NIGHT, DAY, dump="/a/march.jsonl")
    one.add(STRIKE, dump="/a/april.jsonl")
    other.add(STRIKE, dump="/b/april.jsonl")
    other.add(DAY, NIGHT, dump="/b/march.jsonl")
    manifest = taken(one)
    assert manifest.count == 3
    verification = verified(other, manifest)
    assert verification.same
    assert verification.missing == verification.added == ()
    assert set(states(verification).values()) == {State.SAME}


@pytest.mark.parametrize(
    "change",
    [{"title": "Night boat"}, {"date": "2023-04-04"}, {"source": "Ledger"}, {"text": "The ferry sails at two."}],
)
def test_another_fact_gives_another_digest(make_archive: MakeArchive, change: dict[str, str]) -> None:
    facts = {"title": "Night ferry", "text": "The ferry sails at one.", "date": "2023-04-03", "source": "Courier"}
    one, other = make_archive(article(**facts)), make_archive(article(**{**facts, **change}))
    assert taken(one).digest != taken(other).digest


def test_white_space_and_a_title_taken_from_the_text_make_no_difference(make_archive: MakeArchive) -> None:
    one = make_archive(article("The ferry sails", "The ferry  sails\nat one.", derived={"title": "the first sentence"}))
    other = make_archive(article("The ferry…", "The ferry sails at one.", derived={"title": "the first words"}))
    assert taken(one).digest == taken(other).digest


def test_a_manifest_says_what_was_asked_of_what_and_what_is_left_out(make_archive: MakeArchive) -> None:
    archive = make_archive(NIGHT, DAY, STRIKE, excerpt("A ferry without a date or a source"))
    manifest = taken(archive, "ferry date:[2023 TO 2023-12]")
    assert (manifest.typed, manifest.query) == ("ferry date:[2023 TO 2023-12]", "ferry date:[2023 TO 2023-12]")
    assert manifest.sentence.startswith("Articles with ferry")
    assert (manifest.count, manifest.excerpts, manifest.undated) == (1, 0, 2)
    (dump,) = manifest.dumps
    assert (dump.name, dump.path, dump.found) == ("march.jsonl", "/dumps/march.jsonl", 1)
    assert taken(archive, "ferry (date:2023 OR is:undated)").undated == 0


def test_the_digests_can_be_made_again_by_what_the_manifest_says_of_them(make_archive: MakeArchive) -> None:
    """By another program, in another language, in ten years."""

    def digest(of: list[str]) -> str:
        return sha256("\n".join(sorted(of)).encode()).hexdigest()

    derived = article("The ferry at", "The ferry\n at  noon.", derived={"title": "the first words"})
    night = article("Night ferry", NIGHT.text, date=NIGHT.date, source="Courier", excerpts=(excerpt("A ferry too"),))
    archive = make_archive(night, derived, STRIKE, excerpt("A ferry beside it"))  # two items are of one record
    read = (
        ["article", "Night ferry", "2023-04-03", "Courier", "The ferry sails at one."],
        ["article", None, None, None, "The ferry at noon."],
        ["article", "海峽渡輪復航", "2024", None, "考德海峽的渡輪 ferry。"],
        ["excerpt", None, None, None, "A ferry beside it"],
        ["excerpt", None, None, None, "A ferry too"],
    )
    each = [sha256(json.dumps(facts, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest() for facts in read]
    records = [sha256(text.encode()).hexdigest() for text in (NIGHT.text, derived.text, STRIKE.text, read[3][4])]
    manifest = taken(archive)
    assert manifest.items == tuple(sorted(digit[:16] for digit in each))
    assert manifest.digest == digest(each)
    assert manifest.dumps[0].records_sha256 == digest(records)
    assert (manifest.count, manifest.excerpts) == (5, 2)


def test_what_each_dump_gave_is_counted_once_however_often_it_was_seen_there(
    make_archive: MakeArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And however many portions the items are read in."""
    for module in (corpus, digests):
        monkeypatch.setattr(module, "BATCH", 2)
    archive = make_archive()
    archive.add(NIGHT, DAY, NIGHT, STRIKE, dump="/dumps/a.jsonl")
    archive.add(DAY, article("Third ferry"), NIGHT, dump="/dumps/b.jsonl")
    manifest = taken(archive)
    assert manifest.count == len(manifest.items) == 4
    assert [(dump.name, dump.found) for dump in manifest.dumps] == [("a.jsonl", 3), ("b.jsonl", 3)]
    assert verified(archive, manifest).same


def test_versions_count_and_are_told(make_archive: MakeArchive) -> None:
    words = " ".join(f"the ferry number {number} sails over the strait at night" for number in range(30))
    archive = make_archive(article("One", words), article("Two", words + " again"), DAY)
    manifest = taken(archive)
    assert (manifest.count, manifest.versions) == (3, 1)


def test_a_dump_that_is_a_file_is_known_by_its_bytes(make_archive: MakeArchive, tmp_path: Path) -> None:
    path = tmp_path / "march.jsonl"
    path.write_bytes(b"{}\n")
    archive = make_archive()
    writer = Writer.begin(archive.library, path, bytes=3)
    writer.write([FileBegan(None, 3, None), FileDone("jsonl")])
    archive.add(NIGHT, dump=str(path))
    archive.change("UPDATE dumps SET bytes = 3")
    assert taken(archive).dumps[0].sha256 == "ca3d163bab055381827226140568f3bef7eaac187cebd76878e0b63e9e442356"
    path.write_bytes(b"other than it was\n")
    assert taken(archive).dumps[0].sha256 is None


def test_a_manifest_is_read_as_it_was_written(make_archive: MakeArchive, tmp_path: Path) -> None:
    manifest = taken(make_archive(NIGHT, DAY, STRIKE))
    path = tmp_path / "corpus.json"
    with path.open("wb") as file:
        write_manifest(manifest, file)
    assert read_manifest(path) == manifest
    assert len(json.loads(path.read_bytes())["items"]) == 3
    assert path.read_text("utf-8").count("\n") > 20  # for people as well


def test_an_early_manifest_had_its_versions_elsewhere(make_archive: MakeArchive, tmp_path: Path) -> None:
    manifest = taken(make_archive(NIGHT, DAY, STRIKE))
    path = tmp_path / "corpus.json"
    with path.open("wb") as file:
        write_manifest(manifest, file)
    about = json.loads(path.read_bytes())
    assert about["left_out"] == {"undated": manifest.undated}
    about["left_out"]["versions"] = about.pop("versions")
    path.write_text(json.dumps(about), "utf-8")
    assert read_manifest(path) == manifest


def test_an_empty_corpus_is_one_too(make_archive: MakeArchive, tmp_path: Path) -> None:
    manifest = taken(make_archive(NIGHT), "zeppelin")
    path = tmp_path / "corpus.json"
    with path.open("wb") as file:
        write_manifest(manifest, file)
    assert read_manifest(path) == manifest
    assert manifest.count == 0


def cut(manifest: bytes) -> bytes:
    return manifest[:-40]


def without_an_item(manifest: bytes) -> bytes:
    about = json.loads(manifest)
    about["items"].pop()
    return json.dumps(about).encode()


def without_dumps(manifest: bytes) -> bytes:
    about = json.loads(manifest)
    del about["dumps"]
    return json.dumps(about).encode()


def with_words_for_a_number(manifest: bytes) -> bytes:
    about = json.loads(manifest)
    about["dumps"][0]["found"] = "some"
    return json.dumps(about).encode()


@pytest.mark.parametrize(
    "spoilt",
    [
        cut,
        without_an_item,
        without_dumps,
        with_words_for_a_number,
        lambda whole: whole.replace(b'"dumps": [', b'"dumps": [7, '),
        lambda _: b"[1, 2]",
        lambda _: b"\x00\xff",
    ],
)
def test_what_is_no_whole_manifest_is_refused(
    make_archive: MakeArchive, tmp_path: Path, spoilt: Callable[[bytes], bytes]
) -> None:
    out = io.BytesIO()
    write_manifest(taken(make_archive(NIGHT, DAY)), out)
    (tmp_path / "corpus.json").write_bytes(spoilt(out.getvalue()))
    with pytest.raises(NotAManifest) as refusal:
        read_manifest(tmp_path / "corpus.json")
    assert "corpus.json" in refusal.value.sentence()


def test_a_manifest_of_a_later_program_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "corpus.json").write_text('{"backfile_manifest": 2}')
    with pytest.raises(NotAManifest, match="later Backfile"):
        read_manifest(tmp_path / "corpus.json")


def test_articles_that_came_and_went_are_named(make_archive: MakeArchive) -> None:
    one, other = make_archive(NIGHT, DAY), make_archive(NIGHT, STRIKE)
    verification = verified(other, taken(one))
    assert not verification.same
    assert [each.title for each in verification.added] == ["海峽渡輪復航"]
    (missing,) = verification.missing
    assert missing.number is None  # the library lacks it, and a manifest holds no titles
    assert states(verification) == {"march.jsonl": State.CHANGED}


def test_an_article_that_is_there_and_not_found_any_more_is_told_apart(make_archive: MakeArchive) -> None:
    archive = make_archive(NIGHT, DAY)
    archive.change("INSERT INTO stars (item, created) VALUES (?, '')", [(1,), (2,)])
    manifest = taken(archive, "is:starred")
    archive.change("DELETE FROM stars WHERE item = ?", [(1,)])
    verification = verified(archive, manifest)
    assert [(each.number, each.title) for each in verification.missing] == [(1, "Night ferry")]


def test_a_dump_that_is_missing_silent_or_additional_is_named(make_archive: MakeArchive) -> None:
    one, other = make_archive(), make_archive()
    for archive, dumps in ((one, {"a": [NIGHT], "b": [DAY]}), (other, {"b": [DAY], "c": [STRIKE]})):
        for name, drafts in dumps.items():
            archive.add(*drafts, dump=f"/dumps/{name}.jsonl")
    verification = verified(other, taken(one))
    assert states(verification) == {
        "a.jsonl": State.MISSING, "b.jsonl": State.SAME, "c.jsonl": State.ADDITIONAL,
    }  # fmt: skip
    one.change("INSERT INTO stars (item, created) VALUES (?, '')", [(1,)])
    starred = taken(one, "is:starred")
    one.change("DELETE FROM stars")
    assert states(verified(one, starred)) == {"a.jsonl": State.SILENT}


def test_a_dump_that_lies_elsewhere_and_gives_others_is_known_by_its_name(make_archive: MakeArchive) -> None:
    one, other = make_archive(), make_archive()
    one.add(NIGHT, dump="/a/march.jsonl")
    one.add(DAY, dump="/a/april.jsonl")
    other.add(DAY, STRIKE, dump="/b/march.jsonl")
    verification = verified(other, taken(one))
    assert [(each.state, each.then and each.then.path, each.now and each.now.path) for each in verification.dumps] == [
        (State.MISSING, "/a/april.jsonl", None),
        (State.CHANGED, "/a/march.jsonl", "/b/march.jsonl"),
    ]


def test_of_two_dumps_of_one_name_that_at_the_same_place_is_meant(make_archive: MakeArchive) -> None:
    one, other = make_archive(), make_archive()
    one.add(NIGHT, dump="/b/march.jsonl")
    other.add(DAY, dump="/a/march.jsonl")
    other.add(STRIKE, dump="/b/march.jsonl")
    verification = verified(other, taken(one))
    assert [(each.state, each.now and each.now.path) for each in verification.dumps] == [
        (State.CHANGED, "/b/march.jsonl"),
        (State.ADDITIONAL, "/a/march.jsonl"),
    ]


def test_two_dumps_of_the_same_records_are_two(make_archive: MakeArchive) -> None:
    one, other = make_archive(), make_archive()
    for archive, folders in ((one, "ab"), (other, "c")):
        for folder in folders:
            archive.add(NIGHT, dump=f"/{folder}/march.jsonl")
    verification = verified(other, taken(one))
    assert verification.same
    assert sorted(each.state for each in verification.dumps) == [State.SAME, State.SILENT]


def test_articles_that_read_the_same_are_counted_one_by_one(make_archive: MakeArchive) -> None:
    """Of two excerpts with one text under headlines that were taken from it, each counts: a digest does not tell them
    apart."""
    twin = {"derived": {"title": "the first words"}, "date": "2023"}
    one = make_archive(article("", "The ferry sails.", **twin), NIGHT)
    manifest = taken(one)
    one.change("INSERT INTO items SELECT 99, kind, parent, dump, title, title_origin, kicker, standfirst, dateline,"
        " date, date_origin, begins, ends, source, section, language, edition, page, url, words, content_key, NULL"
        " FROM items WHERE id = 1")  # fmt: skip
    one.change("INSERT INTO texts SELECT 99, text, authors, credits, names, extra, derived FROM texts WHERE id = 1")
    one.change("INSERT INTO fts (rowid, title, body) VALUES (99, '', 'the ferry sails')")
    one.change("INSERT INTO meta VALUES ('items up to 99', 'x')")
    verification = verified(one, manifest)
    assert [each.number for each in verification.added] == [1]
    assert verification.missing == ()


def test_what_was_typed_and_means_something_else_now_is_told(make_archive: MakeArchive) -> None:
    archive = make_archive(NIGHT, DAY)
    manifest = taken(archive)
    assert verified(archive, manifest).same_meaning
    other = verified(archive, replace(manifest, typed="night OR ferry"))
    assert (other.same, other.same_meaning, other.understood) == (True, False, "night OR ferry")


def test_a_result_that_nobody_waits_for_is_given_up(make_archive: MakeArchive) -> None:
    archive = make_archive(NIGHT)
    with pytest.raises(Interrupted):
        find(archive.searcher, archive.library, parse(""), "", wanted=lambda: False)


def test_it_says_how_far_it_is(make_archive: MakeArchive) -> None:
    archive = make_archive(NIGHT, DAY)
    shares: list[float] = []
    find(archive.searcher, archive.library, parse("ferry"), "ferry", progress=shares.append)
    assert shares[0] == 0
    assert all(0 <= share <= 1 for share in shares)


def test_it_says_how_far_it_has_read_the_files(make_archive: MakeArchive, tmp_path: Path) -> None:
    archive = make_archive()
    for name, size in (("a", 1 << 21), ("b", 1 << 21)):
        path = tmp_path / f"{name}.jsonl"
        path.write_bytes(b" " * size)
        Writer.begin(archive.library, path, bytes=size)
        archive.add(article(name, f"A ferry of {name}."), dump=str(path))
        archive.change("UPDATE dumps SET bytes = ? WHERE path = ?", [(size, str(path))])
    shares: list[float] = []
    find(archive.searcher, archive.library, parse("ferry"), "ferry", progress=shares.append)
    assert shares[-4:] == [0.25, 0.5, 0.75, 1]
