"""HTML: all articles one below the other in one page, which needs nothing beside it."""

from collections.abc import Iterable
from typing import BinaryIO

from backfile.article import Article
from backfile.export.pages import STYLE, body, language

_HEAD = f"""\
<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>Articles</title>
<style>
{STYLE}</style>
</head>
<body>
"""


def write(articles: Iterable[Article], out: BinaryIO) -> None:
    """One page, UTF-8."""
    out.write(_HEAD.encode())
    for article in articles:
        element = f'<article id="article-{article.id}"{language(article)}>\n{body(article, "h2")}</article>\n'
        out.write(element.encode())
    out.write(b"</body>\n</html>\n")
