"""A page of the web becomes the article that it is, without what stands around it."""

import json

import pytest

from backfile.article import Draft, Kind
from backfile.importer.html import articles_in_html, understand_html
from backfile.importer.record import Skipped

FIRST = (
    "The harbour board voted on Tuesday to close the old ferry slip for two winters, after divers had found that the "
    "piles under it were hollow from end to end and could not carry another season of lorries."
)
SECOND = (
    "Captains had warned of it for years, said the pilot Ada Brandt, who has tied up there since she was young. "
    "The board will now hire two barges, and the tram will run until midnight while the work lasts."
)


def page(body: str = "", head: str = "", title: str = "Ferry slip closes for two winters", lang: str = "en") -> bytes:
    text = (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>'
        '<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>'
        f"<main><article><h1>Ferry slip closes for two winters</h1>{body}<p>{FIRST}</p><p>{SECOND}</p></article></main>"
        "<footer><p>Imprint and cookies and all rights reserved.</p></footer></body></html>"
    )
    return text.encode()


def article(raw: bytes, **said: str) -> Draft:
    draft = understand_html(raw, **said)  # type: ignore[arg-type]
    assert isinstance(draft, Draft), draft
    return draft


def linked(**fields: object) -> str:
    data = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def meta(**tags: str) -> str:
    return "".join(f'<meta property="{name.replace("_", ":", 1)}" content="{value}">' for name, value in tags.items())


def test_the_text_has_no_menu_no_footer_and_no_headline() -> None:
    assert article(page()).paragraphs == (FIRST, SECOND)


def test_linked_data_is_trusted_before_open_graph_and_that_before_other_tags() -> None:
    tags = meta(og_title="From Open Graph", article_published_time="2019-01-02T03:04:05+02:00", og_site_name="The Pier")
    other = '<meta name="author" content="Jo Tag"><meta name="date" content="2011-01-01">'
    data = linked(
        headline="From linked data",
        datePublished="2020-05-06T07:08:09+02:00",
        author=[{"@type": "Person", "name": "Ida Lund"}],
        publisher={"@type": "Organization", "name": "Harbour Post"},
    )
    all_three = article(page(head=other + tags + data))
    assert (all_three.title, all_three.date, all_three.authors, all_three.source) == (
        "From linked data",
        "2020-05-06T07:08:09+02:00",
        ("Ida Lund",),
        "Harbour Post",
    )
    without = article(page(head=other + tags))
    assert (without.title, without.date, without.authors, without.source) == (
        "From Open Graph",
        "2019-01-02T03:04:05+02:00",
        ("Jo Tag",),
        "The Pier",
    )
    assert article(page(head=other)).date == "2011-01-01"
    assert article(page(body='<time datetime="2012-03-04">4 March</time>')).date == "2012-03-04"


@pytest.mark.parametrize(
    ("title", "site", "kept"),
    [
        ("Ferry slip closes for two winters | Harbour Post", "Harbour Post", "Ferry slip closes for two winters"),
        ("Harbour Post: Ferry slip closes for two winters", "Harbour Post", "Ferry slip closes for two winters"),
        ("Divers - a portrait", "Harbour Post", "Divers - a portrait"),  # what follows is no site's name
        ("渡輪碼頭關閉 - 港口日報", "港口日報", "渡輪碼頭關閉"),
    ],
)
def test_the_name_of_the_site_is_no_part_of_the_headline(title: str, site: str, kept: str) -> None:
    assert article(page(title=title, head=meta(og_site_name=site))).title == kept


def test_a_moment_in_utc_is_told_by_the_clock_at_which_the_page_prints_it() -> None:
    head = linked(headline="H", datePublished="2019-11-19T07:03:25Z")
    printed = '<time datetime="2019-11-19T07:03:25+00:00">November 18, 2019 11:03 PM</time>'
    assert article(page(printed, head)).date == "2019-11-18T23:03:25-08:00"
    assert article(page("<time>November 18, 2019 11:20 PM</time>", head)).date == "2019-11-19T07:03:25+00:00"


@pytest.mark.parametrize(
    ("declared", "codec"),
    [
        ("gb2312", "gb18030"),
        ("iso-8859-1", "utf-8"),
        ("utf-8", "gb18030"),
        ("shift_jis", "cp932"),
        ("big5", "big5hkscs"),
    ],
)
def test_a_charset_is_believed_as_far_as_the_bytes_bear_it_out(declared: str, codec: str) -> None:
    line = (
        "港口委員會周二投票決定關閉舊渡輪碼頭兩個冬天"
        if codec != "cp932"
        else "港の委員会は火曜日に古い桟橋を閉鎖することを決めた"
    )
    text = page().decode().replace("utf-8", declared).replace(FIRST, line * 6)
    assert line in article(text.encode(codec)).text


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (
            b'<html><head><meta http-equiv="refresh" content="0; url=/new"></head><body>Moved.</body></html>',
            "A redirect",
        ),
        (
            b"<html><head><title>404 Not Found</title></head><body><p>No such page here.</p></body></html>",
            "An error page",
        ),
        (
            b"<html><body><noscript>Enable JavaScript to run this app.</noscript></body></html>",
            "A page that a script puts together",
        ),
        (b"<html><body><form><input type=password></form><p>Please log in.</p></body></html>", "A page for logging in"),
        (
            b"<html><title>Index of /news</title><body><pre><a href=a.html>a.html</a> 2k</pre></body></html>",
            "A page of links",
        ),
        (b"<html><body></body></html>", "No text"),
        (b"", "No text"),
    ],
)
def test_a_page_that_is_no_article_says_why(raw: bytes, reason: str) -> None:
    found = understand_html(raw)
    assert isinstance(found, Skipped)
    assert found.reason == reason


def test_where_the_page_was_fetched_is_its_address_and_names_the_source_if_nothing_else_does() -> None:
    draft = article(page(), url="https://www.harbour.example.co.uk/news/1")
    assert draft.url == "https://www.harbour.example.co.uk/news/1"
    assert (draft.source, draft.derived["source"]) == ("example.co.uk", "the address")


def teaser(number: int) -> str:
    return (
        f'<div class="card"><h3><a href="/news/{number}">Tram line {number} stops for repairs</a></h3>'
        f"<p>From Monday on nobody will ride on line {number}, the company said: its rails must be ground.</p></div>"
    )


def test_teasers_beside_an_article_are_excerpts_of_their_own() -> None:
    raw = page().replace(b"</main>", b"</main><aside>" + (teaser(1) + teaser(2)).encode() + b"</aside>")
    draft = article(raw, url="https://harbour.example/news/9")
    assert draft.paragraphs == (FIRST, SECOND)
    assert [(one.kind, one.title, one.url) for one in draft.excerpts] == [
        (Kind.EXCERPT, "Tram line 1 stops for repairs", "https://harbour.example/news/1"),
        (Kind.EXCERPT, "Tram line 2 stops for repairs", "https://harbour.example/news/2"),
    ]
    assert draft.excerpts[0].text.startswith("From Monday on")


def test_a_front_page_is_no_article() -> None:
    body = "".join(map(teaser, range(1, 12)))
    raw = f"<html><head><title>Harbour Post</title></head><body><main>{body}</main></body></html>".encode()
    found = understand_html(raw, url="https://harbour.example/")
    assert isinstance(found, Skipped)
    assert found.reason == "A page of links"


def test_the_front_of_a_blog_is_several_articles() -> None:
    posts = "".join(
        f'<article class="post"><h2><a href="/{year}/ferry">The winter of {year}</a></h2>'
        f'<time datetime="{year}-01-02">2 January</time><p>{year}: {FIRST}</p><p>{SECOND} So it was in {year}.</p>'
        "</article>"
        for year in (2017, 2018, 2019)
    )
    raw = f"<html><head><title>A pilot's notes</title></head><body><main>{posts}</main></body></html>".encode()
    found = articles_in_html(raw, url="https://pilot.example/")
    assert isinstance(found, tuple)
    assert [(one.title, one.date, one.url, len(one.paragraphs)) for one in found] == [
        (f"The winter of {year}", f"{year}-01-02", f"https://pilot.example/{year}/ferry", 2)
        for year in (2017, 2018, 2019)
    ]


def test_a_picture_in_the_text_is_kept_with_its_place_its_caption_and_its_maker() -> None:
    figure = (
        '<figure><img src="/pier.png" width="640"><figcaption>The slip at low tide.'
        '<span class="credit">Jo Lund</span></figcaption></figure>'
    )
    raw = page().replace(f"<p>{SECOND}".encode(), f"{figure}<p>{SECOND}".encode())
    raw = raw.replace(b"<footer>", b'<footer><img src="/logo.png">')
    png = b"\x89PNG\r\n\x1a\n" + bytes(2000)
    draft = understand_html(raw, url="https://harbour.example/1", images=lambda _address: png)
    assert isinstance(draft, Draft)
    assert [(one.after, one.caption, one.credit, one.url, one.type) for one in draft.pictures] == [
        (1, "The slip at low tide.", "Jo Lund", "https://harbour.example/pier.png", "image/png")
    ]


@pytest.mark.parametrize(
    ("markup", "authors"),
    [
        ('<p class="byline">By Ida Lund and Jo Brandt</p>', ("Ida Lund", "Jo Brandt")),
        ('<a rel="author" href="/ida">Ida Lund</a>', ("Ida Lund",)),
        ('<span itemprop="author"><span itemprop="name">Ida Lund</span></span>', ("Ida Lund",)),
        ("<p>By Ida Lund</p>", ("Ida Lund",)),
    ],
)
def test_a_byline_is_read_where_no_tag_names_an_author(markup: str, authors: tuple[str, ...]) -> None:
    draft = article(page(markup))
    assert draft.authors == authors
    assert draft.paragraphs == (FIRST, SECOND)


def test_a_language_that_is_declared_must_agree_with_the_text() -> None:
    assert (article(page()).language, article(page()).derived.get("language")) == ("en", None)
    assert (article(page(lang="de")).language, article(page(lang="de")).derived["language"]) == ("en", "the text")


def test_a_text_that_only_linked_data_holds_is_taken_from_there() -> None:
    body = "\n\n".join((FIRST, SECOND) * 4)
    raw = f"<html><head>{linked(headline='Ferry', articleBody=body)}</head><body><p>Log in to read.</p></body></html>"
    assert article(raw.encode()).paragraphs[:2] == (FIRST, SECOND)


def test_a_page_that_is_nested_without_end_still_gives_its_text() -> None:
    raw = b"<html><body>" + b"<div>" * 5_000 + f"<p>{FIRST}</p><p>{SECOND}</p>".encode()
    draft = article(raw)
    assert draft.paragraphs == (FIRST, SECOND)
    assert "nested" in draft.derived["text"]


@pytest.mark.parametrize("url", ["http://[harbour", "file:///etc/passwd", "harbour"])
def test_an_address_that_is_none_is_left_out(url: str) -> None:
    assert article(page(), url=url).url is None


def test_a_page_that_is_laid_out_by_tables_and_breaks_has_its_paragraphs() -> None:
    lines = (
        "港口委員會週二投票決定關閉舊渡輪碼頭兩個冬天，因為潛水員發現碼頭下方的木樁已經完全中空，無法再承受貨車重量。",
        "船長們多年來一直警告此事，領航員林小芳說，她自學徒時期便在那裡停泊。委員會現在將租用兩艘駁船，電車行駛到午夜。",
    )
    body = "<br><br>".join(f"\u3000\u3000{line}" for line in lines)
    raw = (
        '<html><head><meta charset="big5"><title>渡輪碼頭關閉兩年 - 港口日報</title></head><body>'
        "<table><tr><td><b>渡輪碼頭關閉兩年</b><br>"
        f"2014/02/11 記者王小明／台北報導<br><br>{body}</td></tr></table></body></html>"
    )
    draft = article(raw.encode("big5hkscs"))
    assert (draft.title, draft.authors, draft.date) == ("渡輪碼頭關閉兩年", ("王小明",), "2014-02-11")
    assert draft.paragraphs == lines
    assert draft.language == "zh-Hant"


def test_lines_that_were_wrapped_at_a_width_are_one_paragraph() -> None:
    text = (
        "The harbour board voted on Tuesday to\nclose the slip for two winters,\nafter divers found that it was rotten."
    )
    raw = f"<html><title>Ferry</title><body><pre>{text}\n\n{text}</pre></body></html>".encode()
    assert article(raw).paragraphs == (text.replace("\n", " "),) * 2


def test_linked_data_may_refer_to_people_elsewhere_in_it() -> None:
    graph = {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "NewsArticle",
                "headline": "Ferry &amp; slip",
                "author": {"@id": "#ida"},
                "publisher": {"@id": "#us"},
            },
            {"@type": "Person", "@id": "#ida", "name": "Ida Lund"},
            {"@type": "Organization", "@id": "#us", "name": "Harbour Post"},
        ],
    }
    draft = article(page(head=f'<script type="application/ld+json">{json.dumps(graph)}</script>'))
    assert (draft.title, draft.authors, draft.source) == ("Ferry & slip", ("Ida Lund",), "Harbour Post")


@pytest.mark.parametrize(
    "broken", ['{"@type":"NewsArticle","headline":"Ferry\n slip",}', '<!-- {"@type":"Article","name":"Ferry slip"} -->']
)
def test_what_many_systems_write_wrong_in_linked_data_is_forgiven(broken: str) -> None:
    assert article(page(head=f'<script type="application/ld+json">{broken}</script>')).title == "Ferry slip"
