"""Messages, mailboxes and newsletters: who wrote, when, and the text that a reader of mail would show."""

import base64
from email.header import Header
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.article import Draft
from tests.importer.dumps import imported
from tests.importer.readers.support import read, recognised

LETTER = "The harbour opened again on Monday, after a winter of repairs that had cost the town a good deal of money."


def message(body: str | bytes = LETTER, *, fields: dict[str, str] | None = None) -> bytes:
    """A message of these fields; those that every message has are there."""
    all_fields = {
        "From": "Mara Voss <mara@example.org>",
        "Date": "Sat, 18 Mar 2023 09:30:00 +0100",
        "Subject": "Harbour",
        "Message-ID": "<1@example.org>",
        **(fields or {}),
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in all_fields.items() if value)
    return head.encode() + b"\r\n" + (body if isinstance(body, bytes) else body.encode())


def multipart(kind: str, *parts: tuple[str, str | bytes]) -> bytes:
    """Parts, each with the fields of its own."""
    chunks = [b"--b\r\n" + head.encode() + b"\r\n\r\n" + (body if isinstance(body, bytes) else body.encode())
              for head, body in parts]  # fmt: skip
    fields = {"MIME-Version": "1.0", "Content-Type": f'multipart/{kind}; boundary="b"'}
    return message(b"\r\n".join([*chunks, b"--b--\r\n"]), fields=fields)


def only(data: bytes) -> Draft:
    found = read(data)
    assert not found.problems
    (record,) = found.records
    assert isinstance(record.content, Draft)
    return record.content


def test_a_letter_has_its_author_its_date_with_the_zone_and_its_text() -> None:
    draft = only(message())
    assert (draft.title, draft.authors, draft.source) == ("Harbour", ("Mara Voss",), None)
    assert draft.date == "2023-03-18T09:30:00+01:00"
    assert draft.paragraphs == (LETTER,)


@pytest.mark.parametrize(
    ("subject", "read_as"),
    [
        ("=?UTF-8?B?6Zyn5Lit?=", "霧中"),
        ("=?utf-8?q?caf=C3=A9_au_lait?= today", "café au lait today"),
        ("=?gb2312?B?zu0=?=", "雾"),
        ("=?x-unknown?q?plain?=", "plain"),
        ("folded\r\n over two lines", "folded over two lines"),
        ("Überschrift in bare UTF-8", "Überschrift in bare UTF-8"),
    ],
)
def test_subjects_are_decoded_however_they_are_sent(subject: str, read_as: str) -> None:
    assert only(message(fields={"Subject": subject})).title.startswith(read_as)


def test_two_encoded_words_may_share_one_character() -> None:
    coded = "霧".encode()
    halves = [base64.b64encode(half).decode() for half in (coded[:2], coded[2:])]
    assert only(message(fields={"Subject": " ".join(f"=?utf-8?b?{half}?=" for half in halves)})).title == "霧"


@pytest.mark.parametrize(
    ("fields", "authors", "source"),
    [
        ({"From": "mara@example.org"}, ("mara@example.org",), None),
        ({"From": '"Voss, Mara" <m@example.org>'}, ("Mara Voss",), None),
        ({"From": f"{Header('Mára Voß', 'utf-8').encode()} <m@example.org>"}, ("Mára Voß",), None),
        ({"From": "Harbour Post <x@example.org>", "List-Unsubscribe": "<u>"}, (), "Harbour Post"),
        ({"From": "Le Phare - La lettre <x@example.org>", "List-Unsubscribe": "<u>"}, (), "Le Phare - La lettre"),
        ({"From": "Mara Voss from Harbour Letters <x@example.org>", "List-Unsubscribe": "<u>"}, ("Mara Voss",),
         "Harbour Letters"),
        ({"From": "Mara Voss <x@example.org>", "List-Id": "Harbour Letters <h.example.org>", "List-Unsubscribe": "<u>"},
         ("Mara Voss",), "Harbour Letters"),
        ({"From": "Mara Voss <x@example.org>", "List-Id": "<ports.example.org>",
          "List-Post": "<mailto:ports@example.org>"}, ("Mara Voss",), "ports.example.org"),
    ],
)  # fmt: skip
def test_a_person_is_an_author_and_a_newsletter_a_source(
    fields: dict[str, str], authors: tuple[str, ...], source: str | None
) -> None:
    draft = only(message(fields=fields))
    assert (draft.authors, draft.source) == (authors, source)


@pytest.mark.parametrize(
    ("head", "body", "text"),
    [
        ("Content-Type: text/plain; charset=latin1\r\nContent-Transfer-Encoding: quoted-printable", "caf=E9 =\r\nau",
         "café au"),
        ("Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64",
         base64.b64encode("霧".encode()), "霧"),
        ("Content-Type: text/plain; charset=unknown-8bit", "caf\u00e9".encode("latin-1") + b" au lait, said she",
         "café au lait, said she"),
        ("Content-Type: text/plain; charset=gb2312", "雾鎔".encode("gb18030"), "雾鎔"),
        ("Content-Type: text/plain; format=flowed", "One line \r\nthat goes on\r\nto the end", "One line that goes on"),
    ],
)  # fmt: skip
def test_parts_are_decoded_however_they_are_sent(head: str, body: str | bytes, text: str) -> None:
    assert only(multipart("mixed", (head, body))).paragraphs[0] == text


def test_of_two_forms_the_html_one_is_read_without_what_it_hides() -> None:
    page = '<div style="display:none">Preview words</div><p>First paragraph.</p><p>Second one.</p>'
    draft = only(multipart("alternative", ("Content-Type: text/plain", "plain"), ("Content-Type: text/html", page)))
    assert draft.paragraphs == ("First paragraph.", "Second one.")


def test_an_empty_html_form_gives_way_to_the_plain_one() -> None:
    forms = ("Content-Type: text/plain", "plain words"), ("Content-Type: text/html", "<p> </p>")
    assert only(multipart("alternative", *forms)).paragraphs == ("plain words",)


def test_attachments_are_named_and_skipped_and_attached_messages_are_articles() -> None:
    attached = "Content-Type: text/plain\r\nContent-Disposition: attachment; filename*=utf-8''n%C3%B6te.txt"
    data = multipart(
        "mixed",
        ("Content-Type: text/plain", LETTER),
        (attached, "aside"),
        ("Content-Type: message/rfc822", message("The inner one.", fields={"Subject": "Inner"})),
    )
    found = read(data)
    drafts = [record.content for record in found.records if isinstance(record.content, Draft)]
    assert [draft.title for draft in drafts] == ["Harbour", "Inner"]
    assert drafts[0].extra["attachments"] == ["nöte.txt"]
    assert [(skipped.reason, skipped.number) for skipped in found.skipped] == [("An attachment of a message", 2)]
    assert [record.number for record in found.records] == [1, 3]


def test_a_picture_of_the_letter_stands_where_it_is_shown() -> None:
    page = f'<p>{LETTER}</p><img src="cid:a1" alt="The new harbour"><img src="cid:b1" width="1"><p>More.</p>'
    image = base64.b64encode(b"made up").decode()
    parts = [
        f"Content-Type: image/png\r\nContent-ID: <{name}>\r\nContent-Transfer-Encoding: base64" for name in ("a1", "b1")
    ]
    draft = only(multipart("related", ("Content-Type: text/html", page), *((head, image) for head in parts)))
    assert [(picture.after, picture.caption, picture.data) for picture in draft.pictures] == [
        (1, "The new harbour", b"made up")
    ]
    assert draft.paragraphs == (LETTER, "More.")
    assert "attachments" not in draft.extra


def test_a_newsletter_has_its_byline_above_its_text() -> None:
    page = f"<h1>Harbour</h1><p>By Mara Voss<br>18 March 2023</p><p>{LETTER}</p>"
    fields = {"From": "Harbour Post <x@example.org>", "List-Unsubscribe": "<u>", "Content-Type": "text/html"}
    draft = only(message(page, fields=fields))
    assert (draft.authors, draft.source, draft.paragraphs) == (("Mara Voss",), "Harbour Post", (LETTER,))


def test_lines_that_serve_a_newsletter_are_no_text() -> None:
    page = f"<p>View this email in your browser</p><p>{LETTER}</p><p>Unsubscribe | Manage preferences</p>"
    fields = {"List-Unsubscribe": "<u>", "Content-Type": "text/html; charset=utf-8", "MIME-Version": "1.0"}
    assert only(message(page, fields=fields)).paragraphs == (LETTER,)


def test_quoted_lines_keep_their_mark_and_their_wrapping_goes() -> None:
    lines = ["> The harbour opened again on Monday after a winter", "> of repairs that had cost the town a good deal",
             "> of money.", "", "I know.", "", "-- ", "Mara"]  # fmt: skip
    draft = only(message("\r\n".join(lines)))
    assert draft.paragraphs[0].startswith("> The harbour opened again on Monday after a winter of repairs")
    assert draft.paragraphs[1] == "I know."


def test_a_mailbox_gives_each_message_to_the_byte() -> None:
    one, other = (
        message("First.\n>From the harbour it is a mile.\n\nFrom the papers of 1999\nNote: it is two.\n"),
        message("Second.\n"),
    )
    envelope = b"From mara@example.org Sat Mar 18 09:30:00 2023\n"
    found = read(envelope + one + b"\n" + envelope + other)
    assert found.reader == "Mailbox"
    assert [record.raw for record in found.records] == [envelope + one + b"\n", envelope + other]
    first = found.records[0].content
    assert isinstance(first, Draft)
    assert "From the harbour it is a mile." in " ".join(first.paragraphs)
    assert "Note: it is two." in " ".join(first.paragraphs)


@pytest.mark.parametrize(
    ("data", "reader"),
    [
        (message(), "Mail"),
        (b"1234\n" + message(), "Mail"),
        (b"From - Sat Mar 18 09:30:00 2023\r\n" + message(), "Mailbox"),
        (b"From here to there\n\nit is two miles.\n", "Text"),
        (b"Subject: a memo\nFrom: Mara Voss\n\nNo more than a note, on paper.", "Text"),
    ],
)
def test_mail_is_told_by_its_fields(data: bytes, reader: str) -> None:
    assert recognised(data) == reader


def test_apples_mail_has_its_length_before_and_a_list_behind() -> None:
    data = message()
    draft = only(b"%d\n" % len(data) + data + b"<?xml version='1.0'?><plist/>")
    assert draft.paragraphs == (LETTER,)


def test_a_folder_of_messages_is_read_without_its_indexes(tmp_path: Path) -> None:
    folder = tmp_path / "Maildir"
    for name, data in {
        "cur/1679128200.M1P2.host:2,S": message(),
        "new/1679128300.M1P2.host": message("Another.", fields={"Subject": "Another", "Message-ID": "<2@x>"}),
        "dovecot-uidlist": b"3 V1 N2\n1 :1679128200.M1P2.host\n",
        "Inbox.msf": b"// <!-- <mdb:mork:z v='1.4'/> -->\n< <(a=c)> >\n",
        "maildirsize": b"0S\n123 1\n",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    books = imported(tmp_path / "library.backfile", folder).books
    assert (books.articles, books.skipped, books.problems) == (2, 3, 0)


def test_an_encrypted_message_says_so() -> None:
    fields = {"Content-Type": "application/pkcs7-mime; smime-type=enveloped-data", "MIME-Version": "1.0"}
    found = read(message("MIIB", fields=fields))
    assert found.told == [("Needs a password", 1, 0)]


def test_parts_that_nest_without_end_are_a_problem_or_a_text() -> None:
    data = b"From: a\r\nSubject: s\r\nMIME-Version: 1.0\r\n"
    data += b"".join(b"Content-Type: multipart/mixed; boundary=%d\r\n\r\n--%d\r\n" % (n, n) for n in range(3_000))
    found = read(data)
    assert found.reader == "Mail"
    assert len(found.records) + len(found.problems) >= 1


WHOLE = multipart(
    "alternative", ("Content-Type: text/plain; charset=utf-8", LETTER), ("Content-Type: text/html", "<p>x")
)


@given(st.integers(0, len(WHOLE)), st.binary(max_size=12), st.sampled_from(["Mail", "Mailbox"]))
def test_no_damage_is_fatal(at: int, junk: bytes, reader: str) -> None:
    found = read(b"From x@y Sat Mar 18 09:30:00 2023\n" + WHOLE[:at] + junk + WHOLE[at + len(junk) :], reader)
    assert len(found.records) + len(found.skipped) + len(found.problems) >= 1
