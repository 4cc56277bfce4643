"""An article as a page of the web and of a book has it: XHTML of few elements, which both understand."""

import re
from collections.abc import Iterator
from html import escape

from backfile.article import Article, Sighting

STYLE = """\
body { max-width: 38em; margin: 0 auto; padding: 2em 1em; font-family: Georgia, serif; line-height: 1.5; }
article { margin: 0 0 4em; }
h1, h2 { line-height: 1.2; margin: 0.2em 0 0.4em; }
.kicker { font: bold 0.8em sans-serif; letter-spacing: 0.05em; margin: 0; }
.standfirst { font-size: 1.15em; }
.facts, .credit, .tags, .note, .origin { font: 0.8em/1.4 sans-serif; opacity: 0.7; overflow-wrap: anywhere; }
"""
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def plain(text: str) -> str:
    """Text as an element holds it: escaped, without what XML does not take."""
    return escape(_NO_XML.sub("\ufffd", text))


def language(article: Article) -> str:
    """Attributes that say it, where it is known."""
    found = article.language or ""
    return f' lang="{found}" xml:lang="{found}"' if _LANGUAGE.fullmatch(found) else ""


def body(article: Article, heading: str) -> str:
    """All that is to be read of it, its title in an element of that name."""
    return "\n".join(_parts(article, heading)) + "\n"


def _parts(article: Article, heading: str) -> Iterator[str]:
    if article.kicker:
        yield _line("kicker", article.kicker)
    yield f"<{heading}>{plain(article.title)}</{heading}>"
    if article.standfirst:
        yield _line("standfirst", article.standfirst)
    if facts := _facts(article):
        yield _line("facts", facts)
    for number, paragraph in enumerate((*article.paragraphs, "")):
        yield from (_line("credit", credit.text) for credit in article.credits if credit.after == number)
        if paragraph:
            yield "<p>" + plain(paragraph).replace("\n", "<br/>") + "</p>"
    if article.tags:
        yield _line("tags", " · ".join(article.tags))
    if article.note:
        yield _line("note", article.note)
    if re.match("https?://", article.url or ""):
        address = plain(article.url or "")
        yield f'<p class="origin"><a href="{address.replace(" ", "%20")}">{address}</a></p>'
    yield from (_line("origin", _place(sighting)) for sighting in article.sightings[:1])


def _line(name: str, text: str) -> str:
    return f'<p class="{name}">{plain(text)}</p>'


def _facts(article: Article) -> str:
    day = (article.date or "")[:16].replace("T", " ")
    page = article.page and f"p. {article.page}"
    facts = (", ".join(article.authors), article.source, article.section, article.edition, page, day)
    return " · ".join(fact for fact in facts if fact)


def _place(sighting: Sighting) -> str:
    """Where it comes from, so that it can be proved: dump, member, record and digest."""
    at = sighting.at
    record = f", record {at.record:,}" if at.record is not None else ""
    member = f" › {at.member.replace('!/', ' › ')}" if at.member else ""
    return f"{sighting.dump}{member}{record} · sha256 {at.sha256}"
