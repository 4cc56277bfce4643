"""Records with fields: from names and values to the facts of an article, in the shapes that dumps give them."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backfile.article import Draft, Problem
from backfile.errors import BadOption
from backfile.importer.fields_dates import IMPOSSIBLE_DATE
from backfile.importer.record import Fields, Options, Record, Skipped
from backfile.importer.understand import understand
from tests.importer.readers.support import source_of

TEXT = "Fog lay on the harbour and the ferry waited, said its master, who had seen worse in his time."
MORE = "It left at noon."


def made_of(fields: Fields, **mapping: str) -> Draft | Problem | Skipped:
    return understand(Record(fields, b"{}", 1, 0), source_of(b""), Options(mapping=tuple(mapping.items())))


def draft(fields: Fields, **mapping: str) -> Draft:
    made = made_of(fields, **mapping)
    assert isinstance(made, Draft)
    return made


@pytest.mark.parametrize(
    "name",
    ["title", "headline", "webTitle", "CONTENT_TITLE", "contenttitle", "Başlık",
     "Headline", "標題", "标题", "見出し", "제목",
     "Заголовок", "العنوان", "titulo", "Überschrift", "Titre", "news_headline",
     "headline-text", "title_s", "dc:title",
     "og:title", "ArticleTitle", "name", "kop"],
)  # fmt: skip
def test_the_headline_goes_by_many_names(name: str) -> None:
    made = draft({name: "Ferry waits", "text": TEXT})
    assert made.title == "Ferry waits"
    assert "title" not in made.derived
    assert made.extra == {}


@pytest.mark.parametrize(
    "name",
    ["text", "maintext", "articleBody", "body_html", "body_xhtml", "body_text",
     "TEXT", "Haber Metni", "content", "full_text",
     "內容", "正文", "本文", "본문", "Текст", "النص", "cuerpo", "Inhalt", "texte",
     "news_article", "body_txt", "cleaned_text",
     "tekst", "document", "transcript"],
)  # fmt: skip
def test_the_text_goes_by_many_names(name: str) -> None:
    assert draft({"title": "Ferry waits", name: TEXT}).paragraphs == (TEXT,)


@pytest.mark.parametrize(
    "name",
    ["date", "published", "pubDate", "date_publish", "created_at", "publishedAt",
     "webPublicationDate", "pub_date", "Tarih",
     "發布時間", "日期", "公開日時", "작성일", "Дата", "fecha", "Veröffentlicht am",
     "publish-date-time", "date_dt", "published_utc",
     "article:published_time", "datePublished"],
)  # fmt: skip
def test_the_date_goes_by_many_names(name: str) -> None:
    assert draft({"title": "A", "text": TEXT, name: "2023-03-18"}).date == "2023-03-18"


@pytest.mark.parametrize(
    "name",
    ["scraped_at", "crawled_at", "inserted_at", "fetched_at", "first_seen_at",
     "date_download", "date_modify", "dateModified",
     "updated", "updatedAt", "lastmod", "modified", "crawl_time", "warc_date", "collect_date", "seendate", "downloaded",
     "indexed_at", "last_updated", "retrieved", "accessed", "filedate", "birthday"],
)  # fmt: skip
def test_when_a_record_was_fetched_or_changed_is_no_date_of_publication(name: str) -> None:
    made = draft({"title": "A", "text": TEXT, name: "2023-03-18"})
    assert made.date is None
    assert made.extra == {name: "2023-03-18"}


@pytest.mark.parametrize(
    ("value", "authors"),
    [
        ("Jane Doe", ("Jane Doe",)),
        ("By JANE MYUNG-OK DOE", ("Jane Myung-Ok Doe",)),
        ("By Jane Doe and Bob Ray", ("Jane Doe", "Bob Ray")),
        ("Jane Doe, Bob Ray", ("Jane Doe", "Bob Ray")),
        ("Jane Doe; Bob Ray", ("Jane Doe", "Bob Ray")),
        (["Jane Doe", "Bob Ray"], ("Jane Doe", "Bob Ray")),
        ("['Jane Doe', 'Bob Ray']", ("Jane Doe", "Bob Ray")),  # as Python prints it into a cell
        ('["Jane Doe", "Bob Ray"]', ("Jane Doe", "Bob Ray")),
        ({"name": "Jane Doe"}, ("Jane Doe",)),
        ([{"name": "Jane Doe", "type": "author"}, {"name": "Bob Ray"}], ("Jane Doe", "Bob Ray")),
        ({"original": "By Jane Doe and Bob Ray", "person": []}, ("Jane Doe", "Bob Ray")),
        ({"firstname": "Jane", "lastname": "Doe"}, ("Jane Doe",)),
        ({"person": [{"firstname": "Jane", "lastname": "Doe"}]}, ("Jane Doe",)),
        ({"@type": "Person", "name": "Jane Doe"}, ("Jane Doe",)),
        ("Count Odo Noble, Count Brandt", ("Count Odo Noble, Count Brandt",)),  # one person
        ("Doe, Jane", ("Doe, Jane",)),
        ("THE ASSOCIATED PRESS", ("The Associated Press",)),
        ("gr/bp", ("gr/bp",)),
        ("jane@post.example (Jane Doe)", ("Jane Doe",)),
        ("Jane Doe <jane@post.example>", ("Jane Doe",)),
        ("https://social.example/jane", ()),
        ("記者王小明／台北報導", ("王小明",)),
        ("홍길동 기자", ("홍길동",)),
        ("{'id': 442934, 'name': ''}", ()),
        ({"id": 7, "name": ""}, ()),
        ("[]", ()), ("None", ()), ("nan", ()), (None, ()), (7, ()), ([], ()), ([None, ""], ()),
        (["Jane Doe", "Jane Doe"], ("Jane Doe",)),
        ("<a href='/jd'>Jane Doe</a>", ("Jane Doe",)),
    ],
)  # fmt: skip
def test_authors_come_in_every_shape(value: object, authors: tuple[str, ...]) -> None:
    assert draft({"title": "A", "text": TEXT, "author": value}).authors == authors


@pytest.mark.parametrize(
    ("body", "paragraphs"),
    [
        (f"<p>{TEXT}</p><p>{MORE}</p>", (TEXT, MORE)),
        (f"<div><p>{TEXT}</p>\n<p>{MORE}</p></div>", (TEXT, MORE)),
        (f"{TEXT}<br><br>{MORE}", (TEXT, MORE)),
        (f"{TEXT}<br/>{MORE}", (f"{TEXT}\n{MORE}",)),
        (f"&lt;p&gt;{TEXT}&lt;/p&gt;&lt;p&gt;{MORE}&lt;/p&gt;", (TEXT, MORE)),
        (f"<p>\n  {TEXT}\n\n  {MORE}\n</p>", (f"{TEXT} {MORE}",)),  # white space is but a blank
        (f"{TEXT}\n\n<b>{MORE}</b>\n\n<blockquote>Fog</blockquote>", (TEXT, MORE, "Fog")),  # as in WordPress's own
        (f"{TEXT}\n<i>{MORE}</i>", (TEXT, MORE)),
        (f"<p>{TEXT}</p><script>alert('fog')</script><style>p {{}}</style><p>{MORE}</p>", (TEXT, MORE)),
        (f"<![CDATA[<p>{TEXT}</p>]]>", (TEXT,)),
        ("<p>Fish &amp; chips &#8217;n&#x2019; more &nbsp; here</p>",
        ("Fish & chips ’n’ more \xa0 here",)),
        ("Fish &amp; chips", ("Fish & chips",)),
        ("<table><tr><td>high</td><td>4.20</td></tr><tr><td>low</td></tr></table>", ("high 4.20", "low")),
        ("<ul><li>one</li><li>two</li></ul>", ("one", "two")),
        ("<p>a <b>bold</b> <a href='x'>link</a>.</p>", ("a bold link.",)),
        ("a < b and c > d", ("a < b and c > d",)),
        (f"{TEXT}\n\n{MORE}", (TEXT, MORE)),
        (f"{TEXT}\r\n\r\n{MORE}\r\n", (TEXT, MORE)),
        (f"{TEXT}\n{MORE}", (TEXT, MORE)),
        ("Fog lay on the harbour and the ferry\nwaited, said its master, who had seen\nworse.",
         ("Fog lay on the harbour and the ferry waited, said its master, who had seen worse.",)),
        ([TEXT, MORE], (TEXT, MORE)),
        ({"paragraphs": [TEXT, MORE]}, (TEXT, MORE)),
        ({"sections": [{"headline": ["Fog"], "paragraphs": [TEXT]}, {"paragraphs": [MORE]}]}, ("Fog", TEXT, MORE)),
        ([{"type": "text", "content": f"<p>{TEXT}</p>"}, {"type": "image"}, {"content": MORE}], (TEXT, MORE)),
        ({"rendered": f"<p>{TEXT}</p>"}, (TEXT,)),
        ("Fog\x00 on\x07 the bay", ("Fog on the bay",)),
    ],
)  # fmt: skip
def test_a_body_becomes_paragraphs(body: object, paragraphs: tuple[str, ...]) -> None:
    made = draft({"title": "A", "body": body})
    assert tuple(" ".join(text.split(" ")) for text in made.paragraphs) == paragraphs


def test_of_several_forms_of_one_text_the_one_with_paragraphs_is_read() -> None:
    made = draft({"title": "A", "bodyText": f"{TEXT} {MORE}", "body": f"<p>{TEXT}</p><p>{MORE}</p>"})
    assert made.paragraphs == (TEXT, MORE)
    assert made.extra == {}


def test_what_is_not_understood_is_kept_as_it_stood() -> None:
    extra = {"views": 12, "geo": {"lat": 1.5}, "flags": [1, None], "ok": False, "note": "x"}
    made = draft({"title": "A", "text": TEXT, **extra, "empty": "", "none": None, "no": [], "nothing": {}})
    assert made.extra == extra


@pytest.mark.parametrize(
    ("fields", "extra"),
    [
        ({"headline": {"main": "A", "print_headline": "B"}, "text": TEXT}, {"headline": {"print_headline": "B"}}),
        ({"title": "A", "text": TEXT, "source": {"id": "x", "name": "Post"}}, {"source": {"id": "x"}}),
        ({"title": "A", "text": TEXT, "link": {"href": "https://ex.org/a", "rel": "x"}},
         {"link": {"href": "https://ex.org/a", "rel": "x"}}),
        ({"_id": "7", "_source": {"title": "A", "text": TEXT, "views": 1}}, {"_id": "7", "_source": {"views": 1}}),
        ({"title": "A", "body": [{"content": TEXT}, {"type": "image", "caption": "Fog"}]},
         {"body": [{"type": "image", "caption": "Fog"}]}),
    ],
)  # fmt: skip
def test_what_is_left_of_an_object_is_kept(fields: Fields, extra: Mapping[str, object]) -> None:
    made = draft(fields)
    assert made.title == "A"
    assert made.extra == extra


@pytest.mark.parametrize(
    ("fields", "source", "derived"),
    [
        ({"source": "Harbour Post"}, "Harbour Post", False),
        ({"source": {"id": None, "name": "Harbour Post"}}, "Harbour Post", False),
        ({"source": "{'id': None, 'name': 'Harbour Post'}"}, "Harbour Post", False),
        ({"provider": [{"name": "Harbour Post"}]}, "Harbour Post", False),
        ({"url": "https://www.harbourpost.example/a"}, "harbourpost.example", True),
        ({"source": "https://www.harbourpost.example/a"}, "harbourpost.example", False),
        ({"publication": "Harbour Post", "domain": "ex.org"}, "Harbour Post", False),
        ({}, None, False),
    ],
)
def test_the_source_is_named_by_a_field_or_else_by_the_address(
    fields: Fields, source: str | None, derived: bool
) -> None:
    made = draft({"title": "A", "text": TEXT, **fields})
    assert made.source == source
    assert ("source" in made.derived) is derived


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ({"date": "02/11/2014"}, "2014"),
        ({"date": {"$date": "2023-03-18T09:30:00Z"}}, "2023-03-18T09:30:00+00:00"),
        ({"date": "0000-00-00", "created_at": "2023-03-18"}, "2023-03-18"),
        ({"year": 2023, "month": 3, "day": 18}, "2023-03-18"),
        ({"year": "2016.0"}, "2016"),
        ({"date": "2023-03-18", "time": "09:30"}, "2023-03-18T09:30:00"),
        ({"timestamp": 1679131800}, "2023-03-18T09:30:00+00:00"),
        ({"date": ""}, None),
        ({"date": "0000-00-00"}, None),
        ({"date": "soon"}, None),
    ],
)
def test_the_first_field_that_has_a_date_gives_it(fields: Fields, date: str | None) -> None:
    assert draft({"title": "A", "text": TEXT, **fields}).date == date


def test_an_impossible_date_is_told_and_the_article_is_undated() -> None:
    source = source_of(b"")
    record = Record({"title": "A", "text": TEXT, "date": "2023-13-40"}, b"{}", 3, 17)
    made = understand(record, source, Options())
    assert isinstance(made, Draft)
    assert made.date is None
    assert made.extra == {"date": "2023-13-40"}
    assert [(problem.reason, problem.record, problem.lost) for problem in source.problems] == [
        (IMPOSSIBLE_DATE, 3, False)
    ]


@pytest.mark.parametrize(
    ("given_language", "text", "language"),
    [
        ("english", TEXT, "en"), ("eng", TEXT, "en"), ("en-GB", TEXT, "en"), ("de_DE", TEXT, "de"),
        ("zh", "大霧籠罩外港，船長說，乘客等了三個小時。", "zh-Hant"), ("zh-CN", TEXT, "zh-Hans"),
        ("zh_TW", TEXT, "zh-Hant"),
        (None, TEXT, "en"), (None, "大霧籠罩外港，船長說，乘客等了三個小時。", "zh-Hant"), ("?", TEXT, "en"),
    ],
)  # fmt: skip
def test_the_language_is_a_tag(given_language: str | None, text: str, language: str) -> None:
    assert draft({"title": "A", "text": text, "language": given_language}).language == language


def test_a_record_without_any_known_field_is_an_article_of_its_longest_string() -> None:
    made = draft({"a": "1", "b": TEXT, "c": "short"})
    assert made.paragraphs == (TEXT,)
    assert "title" in made.derived
    assert made.extra == {"a": "1", "c": "short"}


@pytest.mark.parametrize(
    "fields",
    [
        {}, {"a": 1, "b": None}, {"team": "Reds", "goals": "3"}, {"id": "7",
        "hash": "a" * 64}, {"title": "", "text": ""},
        {"name": "Harbour Post", "url": "https://harbourpost.example"},  # a paper, and no article of it
        {"url": "https://ex.org/" + "a" * 80},
        {"$schema": "https://ex.org/s", "title": "Article", "description": "How an article looks"},
        {"status": "error", "message": "The key of this interface is not valid: get another one."},
        {"version": "1.0", "description": "A program"},
    ],
)  # fmt: skip
def test_a_record_that_says_nothing_is_no_article(fields: Fields) -> None:
    assert isinstance(made_of(fields), Skipped)


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "Ferry waits", "url": "https://ex.org/a"},
        {"publish_date": "20030219", "headline_text": "Ferry waits"},
        {"name": "Ferry waits", "description": TEXT, "datePublished": "2023-03-18"},
    ],
)
def test_a_headline_alone_is_an_article(fields: Fields) -> None:
    assert draft(fields).title == "Ferry waits"


def test_a_text_that_an_interface_cut_off_says_so() -> None:
    made = draft({"title": "A", "content": f"{TEXT}… [+1200 chars]"})
    assert made.paragraphs == (f"{TEXT}…",)
    assert "1200" in made.derived["text"]


def test_what_the_user_maps_comes_before_every_name() -> None:
    made = draft(
        {"title": "no", "h1": "Ferry waits", "meta": {"outlet": "Post"}, "text": TEXT}, title="h1", source="meta.outlet"
    )
    assert (made.title, made.source) == ("Ferry waits", "Post")
    assert made.extra == {"title": "no"}


def test_mapping_to_what_an_article_does_not_have_is_refused() -> None:
    with pytest.raises(BadOption, match="colour"):
        draft({"x": TEXT}, colour="x")


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40)
    | st.sampled_from([TEXT, f"<p>{TEXT}</p>", "2023-03-18", "['A', 'B']",
    "{'name': ''}", "https://ex.org/a", "&lt;p&gt;"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["name", "text", "main", "$date", "title",
    "content", "url", "paragraphs"]), inner, max_size=3),
    max_leaves=8,
)  # fmt: skip
KEYS = st.sampled_from(
    ["title", "headline", "text", "body", "author", "date", "year", "month",
     "time", "source", "url", "tags", "language",
     "section", "page", "_source", "meta", "content", "paragraphs", "credit", "name", "x", "description"]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.dictionaries(KEYS, VALUES, max_size=6))
def test_any_record_is_understood_or_skipped(fields: dict[str, object]) -> None:
    made = made_of(fields)
    assert isinstance(made, Draft | Skipped)
    if isinstance(made, Draft):
        assert made.title
        assert all(paragraph.strip() and "\n\n" not in paragraph for paragraph in made.paragraphs)
