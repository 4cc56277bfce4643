"""JSON Lines: ARTICLE of the command line's contract, one a line, UTF-8."""

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

import orjson

from backfile.article import Article, Sighting


def write(articles: Iterable[Article], out: BinaryIO) -> None:
    """One line an article, nothing left out."""
    for article in articles:
        out.write(orjson.dumps(article_json(article), default=str, option=orjson.OPT_NON_STR_KEYS))
        out.write(b"\n")


def credits_in(article: Article) -> Iterator[str]:
    """Whom it credits: among its paragraphs, and with its pictures."""
    yield from (credit.name for credit in article.credits)
    yield from (shown.credit for shown in article.pictures if shown.credit)


def article_json(article: Article) -> dict[str, Any]:
    """ARTICLE of the command line's contract."""
    return {
        "id": article.id,
        "kind": str(article.kind),
        "title": article.title,
        "title_origin": article.title_origin,
        "kicker": article.kicker,
        "standfirst": article.standfirst,
        "authors": list(article.authors),
        "date": article.date,
        "date_origin": article.date_origin,
        "source": article.source,
        "section": article.section,
        "edition": article.edition,
        "page": article.page,
        "language": article.language,
        "url": article.url,
        "paragraphs": list(article.paragraphs),
        "text": article.text,
        "credits": list(dict.fromkeys(credits_in(article))),
        "pictures": [
            {
                "after": shown.after,
                "caption": shown.caption,
                "credit": shown.credit,
                "url": shown.url,
                "type": shown.type,
            }
            for shown in article.pictures
        ],
        "names": [{"name": name.name, "gloss": name.gloss} for name in article.names],
        "tags": list(article.tags),
        "note": article.note,
        "starred": article.starred,
        "parent": article.parent,
        "same_page": list(article.same_page),
        "versions": list(article.versions),
        "derived": dict(article.derived),
        "extra": dict(article.extra),
        "sightings": [sighting_json(sighting) for sighting in article.sightings],
    }


def sighting_json(sighting: Sighting) -> dict[str, Any]:
    """A place at which an article was seen, as ARTICLE lists it."""
    at = sighting.at
    return {
        "dump": sighting.dump,
        "member": at.member,
        "record": at.record,
        "offset": at.offset,
        "length": at.length,
        "sha256": at.sha256,
        "acquired": at.acquired,
    }
