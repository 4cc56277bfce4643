"""Pictures that records name: what is printed below them, in the shapes of interfaces and agencies."""

import pytest

from backfile.article import Draft, Picture
from backfile.importer.fields_pictures import pictures_in
from backfile.importer.record import Options, Record
from backfile.importer.understand import understand
from tests.importer.readers.support import source_of


@pytest.mark.parametrize(
    ("record", "found"),
    [
        ({"multimedia": [{"url": "https://a.example/1.jpg", "caption": "The bridge", "copyright": "Jo March"},
                         {"url": "https://a.example/1s.jpg", "caption": "The bridge", "copyright": "Jo March"}]},
         [(0, "The bridge", "Jo March", "https://a.example/1.jpg")]),
        ({"media:content": {"url": "https://a.example/1.jpg", "media:credit": {"#text": "Photo: Jo March"}}},
         [(0, None, "Photo: Jo March", "https://a.example/1.jpg")]),
        ({"associations": {"main": {"type": "picture", "description_text": "The bridge", "byline": "Jo March",
                                    "renditions": {"original": {"href": "https://a.example/1.jpg"}}},
                           "more": {"type": "text", "headline": "Other", "body_text": "…", "byline": "Ann Vale"}}},
         [(0, "The bridge", "Jo March", "https://a.example/1.jpg")]),
        ({"multimedia": {"default": {"url": "https://a.example/1.jpg"}, "caption": "The bridge", "credit": "Jo"}},
         [(0, "The bridge", "Jo", None)]),
        ({"image": "https://a.example/1.jpg"}, []),
        ({"image": {"url": "https://a.example/1.jpg", "width": 10}}, []),
        ({"media": [{"type": "video", "url": "https://a.example/1.mp4", "title": "A film"}]}, []),
        ({"related": [{"title": "Other", "url": "https://a.example"}]}, []),
    ],
)  # fmt: skip
def test_pictures_with_a_caption_or_a_credit(record: dict[str, object], found: list[tuple[object, ...]]) -> None:
    assert [(each.after, each.caption, each.credit, each.url) for each in pictures_in(record)] == found


def test_a_reader_s_own_pictures_keep_their_place_and_leave_no_other_trace() -> None:
    fields = {"title": "A", "content": "One.\n\nTwo.", "pictures": [{"after": 1, "caption": "The bridge"}]}
    draft = understand(Record(fields, b"", 1, 0), source_of(b""), Options())
    assert isinstance(draft, Draft)
    assert draft.pictures == (Picture(1, "The bridge"),)
    assert "pictures" not in draft.extra


@pytest.mark.parametrize(
    ("text", "paragraphs", "pictures"),
    [
        ('<p>One.</p><figure><img src="https://a.example/1.jpg"/><figcaption>The <b>bridge</b></figcaption></figure>'
         "<p>Two.</p>", ("One.", "Two."), [(1, "The bridge", "https://a.example/1.jpg")]),
        ("<p>One.</p><figure><figcaption>Photo: Jo March</figcaption></figure><p>Two.</p>", ("One.", "Two."), []),
        ("<p>One.</p><figure><table><tr><td>1</td></tr></table><figcaption>Ferries</figcaption></figure><p>Two.</p>",
         ("One.", "1", "Ferries", "Two."), []),
        ("<p>One.</p><figure><p>Two.</p>", ("One.", "Two."), []),
    ],
)  # fmt: skip
def test_figures_of_a_text_stand_where_they_stood(
    text: str, paragraphs: tuple[str, ...], pictures: list[tuple[object, ...]]
) -> None:
    draft = understand(Record({"title": "A", "content": text}, b"", 1, 0), source_of(b""), Options())
    assert isinstance(draft, Draft)
    assert draft.paragraphs == paragraphs
    assert [(each.after, each.caption, each.url) for each in draft.pictures] == pictures


def test_a_headline_is_not_read_twice() -> None:
    draft = understand(Record({"title": "A b", "content": "A b\n\nOne."}, b"", 1, 0), source_of(b""), Options())
    assert isinstance(draft, Draft)
    assert draft.paragraphs == ("One.",)


def test_a_system_that_calls_everything_english_is_not_believed() -> None:
    text = (
        "Die Fähre steht seit Freitag im Nebel, und niemand weiß, wann sie wieder fährt. Die Brücke ist auch zu. " * 3
    )
    draft = understand(Record({"title": "A", "text": text, "lang": "en"}, b"", 1, 0), source_of(b""), Options())
    assert isinstance(draft, Draft)
    assert draft.language == "de"


def test_of_two_forms_the_one_in_paragraphs_is_read_whatever_its_captions() -> None:
    one, two = (
        "The ferry stopped in fog on Friday, and nobody knows why.",
        "The bridge is closed, too, since Sunday night.",
    )
    figure = '<figure><img src="https://a.example/1.jpg"/><figcaption>Fog</figcaption></figure>'
    fields = {"headline": "A", "body_text": f"{one} Fog {two}", "body_html": f"<p>{one}</p>{figure}<p>{two}</p>"}
    draft = understand(Record(fields, b"", 1, 0), source_of(b""), Options())
    assert isinstance(draft, Draft)
    assert draft.paragraphs == (one, two)
    assert [each.caption for each in draft.pictures] == ["Fog"]
