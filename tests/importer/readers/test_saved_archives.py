"""Pages with all that they show in one file: MHTML, Safari's web archives, Firefox's MAFF."""

import plistlib
import zipfile
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from quopri import encodestring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backfile.article import Draft, Problem
from backfile.importer.reading import Job
from backfile.importer.reading import read as read_dump
from backfile.library.entry import Entry
from tests.importer.html.test_page import FIRST, SECOND, page
from tests.importer.readers.support import read, recognised

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8
URL = "https://harbour.example/news/1"
PAGE = page('<figure><img src="/pier.png"><figcaption>The pier. Photo: Jo Lund</figcaption></figure>')


def mhtml() -> bytes:
    head = (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {URL}\r\nSubject: Ferry\r\n"
        "Date: Mon, 17 Dec 2018 11:17:47 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--b--"\r\n\r\n'
    )
    parts = (
        ("text/css", "quoted-printable", "https://harbour.example/a.css", b"body { color: red }"),
        ("text/html", "quoted-printable", URL, encodestring(PAGE)),
        ("image/png", "base64", "https://harbour.example/pier.png", b64encode(PNG)),
        ("text/html", "quoted-printable", "https://advertisement.example/", b"<html><p>Buy.</p></html>"),
    )
    body = b"".join(
        f"----b--\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: {how}\r\n".encode()
        + f"Content-Location: {at}\r\n\r\n".encode()
        + data
        + b"\r\n"
        for kind, how, at, data in parts
    )
    return head.encode() + body + b"----b----\r\n"


def webarchive(form: plistlib.PlistFormat = plistlib.FMT_BINARY) -> bytes:
    main = {"WebResourceData": PAGE, "WebResourceMIMEType": "text/html", "WebResourceTextEncodingName": "UTF-8",
            "WebResourceURL": URL}  # fmt: skip
    shown = {"WebResourceData": PNG, "WebResourceMIMEType": "image/png",
             "WebResourceURL": "https://harbour.example/pier.png"}  # fmt: skip
    return plistlib.dumps({"WebMainResource": main, "WebSubresources": [shown]}, fmt=form)


def only_draft(raw: bytes) -> Draft:
    (record,) = read(raw).records
    assert isinstance(record.content, Draft)
    return record.content


@pytest.mark.parametrize(
    ("made", "name"),
    [
        (mhtml, "MHTML"),
        (webarchive, "Web archive of Safari"),
        (lambda: webarchive(plistlib.FMT_XML), "Web archive of Safari"),
    ],
)
def test_a_page_in_one_file_comes_with_its_address_and_its_pictures(made: Callable[[], bytes], name: str) -> None:
    assert recognised(made()) == name
    draft = only_draft(made())
    assert draft.paragraphs == (FIRST, SECOND)
    assert (draft.url, draft.date, draft.source) == (URL, None, "harbour.example")
    assert [(shown.after, shown.type, shown.data, shown.credit) for shown in draft.pictures] == [
        (0, "image/png", PNG, "Jo Lund")
    ]


def test_the_time_of_saving_is_when_the_page_was_captured() -> None:
    assert only_draft(mhtml()).captured == "2018-12-17T11:17:47Z"


def test_a_message_to_somebody_is_no_saved_page() -> None:
    sent = mhtml().replace(b"From: <Saved by Blink>", b"From: a@harbour.example\r\nTo: b@harbour.example")
    assert recognised(sent.replace(b"Snapshot-Content-Location", b"X-Place")) != "MHTML"


def test_a_file_that_ends_within_its_page_gives_what_is_there_and_says_so() -> None:
    whole = mhtml()
    found = read(whole[: whole.index(b"image/png")], "MHTML")
    assert (len(found.records), [(problem.reason, problem.lost) for problem in found.problems]) == (
        1,
        [("Cut off", False)],
    )
    assert [problem.reason for problem in read(whole[:420], "MHTML").problems] == ["Cut off"]


def test_each_folder_of_a_maff_archive_is_a_page(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "two.maff", "w", zipfile.ZIP_DEFLATED) as archive:
        for number in (1, 2):
            folder = f"1290000000_{number}"
            own = PAGE.replace(b"/pier.png", b"index_files/pier.png").replace(b"two winters", b"%d winters" % number)
            archive.writestr(f"{folder}/index.html", own)
            archive.writestr(f"{folder}/index_files/pier.png", PNG)
            archive.writestr(
                f"{folder}/index.rdf",
                '<RDF:RDF xmlns:MAF="http://maf.mozdev.org/metadata/rdf#"><RDF:Description RDF:about="urn:root">'
                f'<MAF:originalurl RDF:resource="{URL}?a=1&amp;b={number}"/><MAF:archivetime '
                'RDF:resource="Mon, 17 Dec 2018 12:17:47 +0100"/><MAF:indexfilename RDF:resource="index.html"/>'
                "</RDF:Description></RDF:RDF>",
            )
    steps = list(read_dump(Job(tmp_path / "two.maff")))
    entries = [step for step in steps if isinstance(step, Entry)]
    assert [(entry.article.url, entry.at.acquired, len(entry.article.pictures)) for entry in entries] == [
        (f"{URL}?a=1&b=1", "2018-12-17T11:17:47Z", 1),
        (f"{URL}?a=1&b=2", "2018-12-17T11:17:47Z", 1),
    ]
    assert not [step for step in steps if isinstance(step, Problem)]


@pytest.mark.parametrize(("name", "made"), [("MHTML", mhtml), ("Web archive of Safari", webarchive)])
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_a_damaged_archive_costs_at_most_itself(name: str, made: Callable[[], bytes], data: st.DataObject) -> None:
    raw = bytearray(made())
    for _ in range(data.draw(st.integers(0, 12))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    found = read(bytes(raw[: data.draw(st.integers(0, len(raw)))]), name)
    assert len(found.records) + len(found.skipped) + sum(problem.lost for problem in found.problems) == 1
