"""The Reuters collection: SGML full of control characters, with text that is wrapped and indented."""

from tests.importer.readers.support import read

STORY = """<REUTERS TOPICS="YES" LEWISSPLIT="TRAIN" NEWID="{}">
<DATE>26-FEB-1987 15:01:01.79</DATE>
<TOPICS><D>ferry</D></TOPICS><PLACES><D>bay</D><D>isle</D></PLACES><PEOPLE></PEOPLE>
<UNKNOWN>
&#5;&#5;&#5;C T</UNKNOWN>
<TEXT>&#2;
{}</TEXT>
</REUTERS>
"""


def test_headline_byline_and_dateline_are_told_from_the_text() -> None:
    text = (
        "<TITLE>FERRY &lt;FRY> STOPS\n</TITLE><AUTHOR>    By Ann Lee, Reuters</AUTHOR>"
        "<DATELINE>    BAY, Feb 26 - </DATELINE><BODY>The ferry stopped\nin the fog & rain.\n"
        "    It will sail on Monday.\n Reuter\n&#3;</BODY>"
    )
    data = ('<!DOCTYPE lewis SYSTEM "lewis.dtd">\n' + STORY.format(1, text) + STORY.format(2, text)).encode()
    found = read(data)
    assert found.reader == "Reuters SGML"
    assert len(found.records) == 2
    assert found.problems == []
    assert found.fields[0] == {
        "source": "Reuters",
        "title": "FERRY <FRY> STOPS",
        "author": "By Ann Lee, Reuters",
        "dateline": "BAY, Feb 26",
        "body": ["BAY, Feb 26 - The ferry stopped in the fog & rain.", "It will sail on Monday."],
        "date": "26-FEB-1987 15:01:01.79",
        "tags": ["ferry", "bay", "isle"],
        "TOPICS attribute": "YES",
        "LEWISSPLIT": "TRAIN",
        "NEWID": "1",
        "UNKNOWN": "C T",
    }


def test_a_brief_has_its_text_beside_the_headline() -> None:
    found = read(STORY.format(1, "******<TITLE>FERRY STOPS</TITLE>Fog.\n&#3;\n").encode())
    assert found.fields[0]["title"] == "FERRY STOPS"  # type: ignore[index]
    assert found.fields[0]["body"] == ["Fog."]  # type: ignore[index]


def test_a_story_that_was_never_processed_is_all_text() -> None:
    found = read(STORY.format(1, "The ferry\nstopped.\n    It sails.").encode())
    assert found.fields[0]["body"] == ["The ferry stopped.", "It sails."]  # type: ignore[index]
    assert "title" not in found.fields[0]  # type: ignore[operator]
