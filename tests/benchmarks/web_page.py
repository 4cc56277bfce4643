"""A record of the synthetic archive as a page of a news site: menus, teasers and a footer around the article."""

import json
from html import escape
from typing import Any


def page(record: dict[str, Any]) -> str:
    """HTML with the metadata that sites give, of three times the article's bytes or so."""
    title, text, day = str(record["title"]), str(record["text"]), record["published"]
    menu = "".join(f'<li><a href="/section/{n}">Section {n}</a></li>' for n in range(40))
    teasers = "".join(
        f'<div class="teaser"><h3><a href="/news/{n}.html">Teaser {n} {escape(title[:30])}</a></h3>'
        f'<p class="summary">{escape(text[n * 40 : n * 40 + 110])}…</p></div>'
        for n in range(12)
    )
    body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in text.split("\n\n"))
    about = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": title,
        "datePublished": record["published"], "author": [{"@type": "Person", "name": str(record["author"])}],
        "publisher": {"@type": "Organization", "name": record["source"]}, "articleSection": record["section"],
    }  # fmt: skip
    script = "var settings = {" + ",".join(f'"key{n}":"value {n}"' for n in range(60)) + "};"
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)} | Site</title>
<meta property="og:title" content="{escape(title)}"><meta property="og:type" content="article">
<script type="application/ld+json">{json.dumps(about, ensure_ascii=False)}</script><script>{script}</script>
<style>{"body { margin: 0; } .teaser { float: left; width: 33%; }" * 10}</style></head><body>
<header><nav><ul>{menu}</ul></nav></header><main><article><h1>{escape(title)}</h1>
<div class="byline">By {escape(str(record["author"]))}</div><time datetime="{day}">{day}</time>
<div class="article-body">{body}</div></article><aside class="related"><h2>More news</h2>{teasers}</aside></main>
<footer><ul>{menu}</ul><p>All rights reserved. Terms of use. Privacy.</p></footer></body></html>"""


def address(record: dict[str, Any]) -> str:
    """Where the site would have it."""
    return f"https://www.benchmark.example/news/{record['id']}.html"
