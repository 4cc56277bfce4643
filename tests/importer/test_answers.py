"""Answers of interfaces and exports of programs, from the whole document to the facts of its articles."""

from typing import Any

import orjson
import pytest

from backfile.article import Draft
from backfile.importer.record import Options
from backfile.importer.understand import understand
from tests.importer.readers.support import read, source_of

TEXT = "Fog lay on the harbour and the ferry waited, said its master, who had seen worse in his time."
DAY = "2023-03-18"
URL = "https://post.example/a"
WHOLE = {
    "title": "Ferry waits",
    "authors": ("Jane Doe",),
    "date": DAY,
    "source": "Harbour Post",
    "url": URL,
    "text": TEXT,
}

ANSWERS: dict[str, tuple[object, dict[str, object]]] = {
    "a search for headlines": (
        {"status": "ok", "totalResults": 1, "articles": [
            {"source": {"id": None, "name": "Harbour Post"}, "author": "Jane Doe", "title": "Ferry waits",
             "description": "Short.", "url": URL, "urlToImage": None, "publishedAt": f"{DAY}T09:30:00Z",
              "content": TEXT}]},
        WHOLE,
    ),
    "fields of their own object": (
        {"response": {"status": "ok", "results": [
            {"id": "a", "webTitle": "Ferry waits", "webUrl": URL, "webPublicationDate": f"{DAY}T09:30:00Z",
             "sectionName": "World", "fields": {"byline": "Jane Doe", "bodyText": f"{TEXT} Two.",
             "body": f"<p>{TEXT}</p><p>Two.</p>", "publication": "Harbour Post"}}]}},
        WHOLE,
    ),
    "a search engine's hits": (
        {"took": 1, "hits": {"total": 1, "hits": [{"_id": "1", "_score": 1.0, "_source": {
            "headline": "Ferry waits", "byline": "By Jane Doe", "date": DAY, "publisher": "Harbour Post", "link": URL,
            "body": TEXT}}]}},
        WHOLE,
    ),
    "typed fields of an index": (
        {"responseHeader": {"status": 0}, "response": {"numFound": 1, "docs": [
            {"title_s": "Ferry waits", "author_ss": ["Jane Doe"], "date_dt": f"{DAY}T09:30:00Z",
             "source_s": "Harbour Post",
             "url_s": URL, "body_txt": [TEXT]}]}},
        WHOLE,
    ),
    "edges and nodes": (
        {"data": {"articles": {"edges": [{"cursor": "x", "node": {
            "title": "Ferry waits", "author": {"name": "Jane Doe"}, "publishedAt": DAY,
             "source": {"name": "Harbour Post"},
            "url": URL, "bodyHtml": f"<p>{TEXT}</p>"}}], "pageInfo": {"hasNextPage": False}}}},
        WHOLE,
    ),
    "linked data": (
        {"@context": "https://schema.org", "@type": "NewsArticle", "mainEntityOfPage": {"@type": "WebPage", "@id": URL},
         "headline": "Ferry waits", "datePublished": DAY, "dateModified": "2023-04-01",
         "author": {"@type": "Person", "name": "Jane Doe"},
         "publisher": {"@type": "Organization", "name": "Harbour Post", "logo": {"@type": "ImageObject", "url": "x"}},
         "articleBody": TEXT},
        WHOLE,
    ),
    "a feed": (
        {"version": "https://jsonfeed.org/version/1.1", "title": "Harbour Post",
         "home_page_url": "https://post.example",
         "items": [{"id": URL, "url": URL, "title": "Ferry waits", "content_html": f"<p>{TEXT}</p>",
                    "date_published": f"{DAY}T09:30:00-05:00", "authors": [{"name": "Jane Doe"}]}]},
        WHOLE,
    ),
    "typed blocks": (
        {"type": "article", "title": "Ferry waits", "author": "Jane Doe", "published_date": 1679131800000,
         "article_url": URL,
         "source": "Harbour Post", "contents": [
            {"type": "kicker", "content": "World"}, {"type": "title", "content": "Ferry waits"},
            {"type": "sanitized_html", "subtype": "paragraph", "content": TEXT},
            {"type": "image", "fullcaption": "Fog"}]},
        WHOLE,
    ),
    "elements of a page": (
        [{"headline": {"basic": "Ferry waits"}, "byline": "Jane Doe", "first_publish_date": DAY,
         "website": "Harbour Post",
          "canonical_url": URL, "content_elements": [{"type": "text", "content": f"<p>{TEXT}</p>"},
                                                     {"type": "image", "caption": "Fog"}]}] * 2,
        WHOLE,
    ),
    "a crawler's record": (
        {"authors": ["Jane Doe"], "date_download": "2023-04-01 00:00:00", "date_modify": None,
         "date_publish": f"{DAY} 09:30:00",
         "description": "Short.", "maintext": TEXT, "source_domain": "post.example", "title": "Ferry waits",
          "url": URL},
        WHOLE | {"source": "post.example"},
    ),
    "an extractor's record, its address under source": (
        {"title": "Ferry waits", "author": "Jane Doe", "hostname": "post.example", "date": DAY, "text": TEXT,
         "source": URL,
         "source-hostname": "Harbour Post", "filedate": "2023-04-01"},
        WHOLE,
    ),
    "rendered values": (
        [{"id": 1, "date": f"{DAY}T09:30:00", "modified": "2023-04-01T00:00:00", "link": URL,
          "title": {"rendered": "Ferry waits"}, "content": {"rendered": f"<p>{TEXT}</p>", "protected": False},
           "author": 7,
          "tags": [1, 2]}],
        WHOLE | {"authors": (), "source": "post.example", "tags": ()},
    ),
    "nested objects of text": (
        {"searchresult": {"documents": 1, "document": [
            {"header": {"text": "Ferry waits"}, "summary": {"text": "Short."}, "body": {"text": TEXT}, "url": URL,
             "first_source": {"name": "Harbour Post"}, "unix_timestamp": 1679131800, "author": "Jane Doe"}]}},
        WHOLE,
    ),
    "a database's extended JSON": (
        {"_id": {"$oid": "5f"}, "title": "Ferry waits", "author": "Jane Doe", "publishedAt": {"$date": {"$numberLong":
         "1679131800000"}}, "source": "Harbour Post", "url": URL, "content": TEXT},
        WHOLE,
    ),
    "objects by their keys": (
        {"-Na": {"title": "Ferry waits", "text": TEXT, "byline": "Jane Doe", "date": DAY,
         "source": "Harbour Post", "url": URL},
         "-Nb": {"title": "Ferry left", "text": TEXT}},
        WHOLE,
    ),
}  # fmt: skip


def facts(draft: Draft, names: dict[str, object]) -> dict[str, Any]:
    found: dict[str, Any] = {name: getattr(draft, name) for name in names}
    return found | {"date": (draft.date or "")[:10], "text": draft.paragraphs[0]}


@pytest.mark.parametrize(("answer", "expected"), ANSWERS.values(), ids=ANSWERS)
@pytest.mark.parametrize("option", [0, orjson.OPT_INDENT_2], ids=["one line", "indented"])
def test_the_first_article_of_an_answer_has_its_facts(answer: object, expected: dict[str, object], option: int) -> None:
    data = orjson.dumps(answer, option=option)
    record = read(data).records[0]
    draft = understand(record, source_of(data), Options())
    assert isinstance(draft, Draft)
    assert facts(draft, expected) == expected
