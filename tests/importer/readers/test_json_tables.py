"""Tables in JSON, and vocabularies of news in it: which rows and fields they give."""

import json
from typing import Any

import pytest

from backfile.article import Draft
from backfile.importer.record import Options
from backfile.importer.understand import understand
from tests.importer.readers.support import read, source_of

FERRY = "The ferry stopped in fog on Friday, and nobody knows when it will sail again."
BRIDGE = "The bridge over the Elle has been closed since Sunday night, after a storm."
ROWS = [["Ferry", FERRY, "2023-03-18"], ["Bridge", BRIDGE, "2023-03-19"]]
NAMES = ["title", "text", "date"]


def drafts(value: object) -> list[Draft]:
    data = json.dumps(value).encode()
    found = read(data)
    assert found.problems == []
    assert found.skipped == []
    told = [understand(record, source_of(data), Options()) for record in found.records]
    return [draft for draft in told if isinstance(draft, Draft)]


@pytest.mark.parametrize(
    "table",
    [
        {name: {str(at): row[place] for at, row in enumerate(ROWS)} for place, name in enumerate(NAMES)},
        {name: {f"r{at}": row[place] for at, row in enumerate(ROWS)} for place, name in enumerate(NAMES)},
        {name: [row[place] for row in ROWS] for place, name in enumerate(NAMES)},
        {"columns": NAMES, "index": [0, 1], "data": ROWS},
        {"header": NAMES, "rows": ROWS},
        [NAMES, *ROWS],
        {"rows": [{"row_idx": at, "row": dict(zip(NAMES, row, strict=True))} for at, row in enumerate(ROWS)]},
        {str(at): dict(zip(NAMES, row, strict=True)) for at, row in enumerate(ROWS)},
    ],
    ids=["columns", "named rows", "lists", "split", "header and rows", "values", "wrapped", "index"],
)
def test_a_table_gives_a_record_for_each_row(table: Any) -> None:
    found = drafts(table)
    assert [(draft.title, draft.text, draft.date) for draft in found] == [tuple(row) for row in ROWS]


def test_a_large_table_by_columns_is_read_too() -> None:
    many = 30_000
    table = {"title": {str(at): f"Ferry {at}" for at in range(many)}, "text": {str(at): FERRY for at in range(many)}}
    found = read(json.dumps(table).encode())
    assert len(found.records) == many
    assert found.records[-1].number == many


@pytest.mark.parametrize(
    "article",
    [
        {"title": "Ferry", "text": FERRY, "date": "2023-03-18"},
        {"title": ["Ferry"], "text": [FERRY]},
        {
            "title": {"en": "Ferry", "de": "Fähre"},
            "text": {"en": FERRY, "de": "Die Fähre steht im Nebel, und zwar lange."},
        },
    ],
)
def test_one_article_is_no_table(article: object) -> None:
    assert len(read(json.dumps(article).encode()).records) == 1


NINJS: dict[str, Any] = {
    "uri": "https://n.example/1", "standard": {"name": "ninjs", "version": "3.0"}, "pubstatus": "usable",
    "versioncreated": "2023-03-18T09:30:00+00:00", "byline": "Ann Lee and Bo Chan", "language": "en",
    "headlines": [{"role": "sub", "value": "Nobody was hurt"}, {"role": "main", "value": "Ferry stops"}],
    "bodies": [{"contenttype": "text/plain", "value": FERRY + BRIDGE},
               {"contenttype": "text/html", "value": f"<p>{FERRY}</p><p>{BRIDGE}</p>"}],
    "subjects": [{"name": "transport"}], "keywords": ["fog"], "infosources": [{"name": "Northlight"}],
    "authors": [{"name": "An account"}],
    "associations": [{"type": "picture", "descriptions": [{"value": "Fog"}], "byline": "Bo Chan",
                      "renditions": [{"href": "https://n.example/1.jpg"}]}],
}  # fmt: skip


def test_ninjs_of_version_3_gives_the_main_of_several_forms() -> None:
    (draft,) = drafts(NINJS)
    assert (draft.title, draft.standfirst, draft.paragraphs) == ("Ferry stops", "Nobody was hurt", (FERRY, BRIDGE))
    assert (draft.authors, draft.source, draft.tags) == (("Ann Lee", "Bo Chan"), "Northlight", ("fog", "transport"))
    assert [(each.caption, each.credit, each.url) for each in draft.pictures] == [
        ("Fog", "Bo Chan", "https://n.example/1.jpg")
    ]


def test_wordpress_names_what_its_numbers_stand_for() -> None:
    (draft,) = drafts([{
        "id": 1, "date": "2023-03-18T09:30:00", "link": "https://h.example/1",
        "title": {"rendered": "Ferry &#8211; fog"},
        "content": {"rendered": f"<p>{FERRY}</p>"}, "author": 3, "categories": [2], "tags": [4],
        "_embedded": {"author": [{"name": "Ann Lee"}], "wp:term": [[{"taxonomy": "category", "name": "Sea"}],
                                                                   [{"taxonomy": "post_tag", "name": "fog"}]]},
    }])  # fmt: skip
    assert (draft.title, draft.authors, draft.section, draft.tags) == (
        "Ferry – fog",
        ("Ann Lee",),
        "Sea",
        ("Sea", "fog"),
    )


def test_a_json_feed_s_own_name_and_authors_hold_for_its_items() -> None:
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Harbour Post", "authors": [{"name": "Jo Vale"}],
            "items": [{"id": "1", "title": "Ferry", "content_text": FERRY, "authors": [{"name": "Ann Lee"}]},
                      {"id": "2", "title": "Bridge", "content_html": f"<p>{BRIDGE}</p>"}]}  # fmt: skip
    found = drafts(feed)
    assert [(draft.source, draft.authors) for draft in found] == [
        ("Harbour Post", ("Ann Lee",)),
        ("Harbour Post", ("Jo Vale",)),
    ]


def test_articles_that_ninjs_packs_into_one_are_records_of_their_own() -> None:
    part = {"type": "text", "headline": "Bridge", "body_text": BRIDGE, "versioncreated": "2023-03-18T09:30:00+00:00"}
    found = drafts(NINJS | {"associations": {"a": part, "b": {"type": "picture", "headline": "Fog"}}})
    assert [draft.title for draft in found] == ["Ferry stops", "Bridge"]


@pytest.mark.parametrize(
    ("value", "titles"),
    [
        ({"Ferry stops": FERRY + FERRY, "Bridge closed": BRIDGE + BRIDGE}, ["Ferry stops", "Bridge closed"]),
        (
            {"unknown_a": FERRY + FERRY, "unknown_b": BRIDGE + BRIDGE},
            ["The ferry stopped in fog on Friday, and nobody"],
        ),
    ],
)
def test_texts_by_their_headlines(value: dict[str, str], titles: list[str]) -> None:
    assert [draft.title[: len(title)] for draft, title in zip(drafts(value), titles, strict=True)] == titles
