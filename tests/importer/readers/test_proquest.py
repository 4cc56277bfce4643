"""ProQuest's text files: made up, in the order of labels of several years."""

from tests.importer.readers.support import read

REPORT = """
Report Information from ProQuest
March 20 2014 10:20
_______________________________________________________________

Table of contents

1. Umbrellas Fill a Hall
_______________________________________________________________

Document 1 of 3

Umbrellas Fill a Hall

Author: Poe, Mary; Roe, John

Publication info: The Ferry Gazette ; Oban (UK) [Oban (UK)]05 Jan 2010: A.4.

ProQuest document link

Abstract: Umbrellas stand in a hall.

Full text: They came with the rain, and they stayed when it had gone, two hundred of them, all in a hall at the harbour.

Source: the keeper, who counted them.

Links: https://example.org/resolver?id=1

Subject: Umbrellas; Harbours

Location: Oban

Title: Umbrellas Fill a Hall

Publication title: The Ferry Gazette

Pages: A.4

Publication year: 2010

Publication date: Jan 5, 2010

Section: Local

Publisher: Ferry Gazette Ltd

Source type: Newspapers

Language of publication: English

ProQuest document ID: 434000001

Document URL: https://search.proquest.com/docview/434000001

Copyright: Copyright Ferry Gazette Ltd 2010

_______________________________________________________________

Title: A Lighthouse Walks

Publication title: The Small Town Times

First page: 3

Publication date: Dec 19, 1991

Abstract:

The lighthouse went inland, and its keeper walked beside it with a lamp in her hand, as the paper of the town had it.

ProQuest document ID: 434000002

_______________________________________________________________

Contact us at: http://www.proquest.com/go/contact
Database copyright 2014 ProQuest LLC. All rights reserved.
"""


def test_labels_say_what_each_line_is() -> None:
    found = read(REPORT.encode())
    first = found.drafts[0]
    assert found.reader == "ProQuest"
    assert (first.title, first.authors) == ("Umbrellas Fill a Hall", ("Mary Poe", "John Roe"))
    assert (first.source, first.date, first.page) == ("The Ferry Gazette", "2010-01-05", "A.4")
    assert (first.section, first.language, first.tags) == ("Local", "en", ("Umbrellas", "Harbours"))
    assert first.standfirst == "Umbrellas stand in a hall."
    assert first.paragraphs[0].startswith("They came with the rain")
    assert first.paragraphs[1] == "Source: the keeper, who counted them."
    assert len(first.paragraphs) == 2
    assert first.url == "https://search.proquest.com/docview/434000001"
    assert first.extra["proquest document id"] == "434000001"


def test_an_abstract_is_the_text_where_there_is_no_other() -> None:
    found = read(REPORT.encode())
    second = found.drafts[1]
    assert (second.title, second.source, second.date) == ("A Lighthouse Walks", "The Small Town Times", "1991-12-19")
    assert second.paragraphs[0].startswith("The lighthouse went inland")
    assert second.extra["text"] == "abstract"
    assert {skipped.reason for skipped in found.skipped} == {"A cover page"}
