"""`show ID`: one article, whole."""

from argparse import ArgumentParser, Namespace

from backfile.article import Article
from backfile.commands import Verb
from backfile.commands.output import print_json, print_lines
from backfile.export.jsonl import article_json
from backfile.library import Library


def arguments(parser: ArgumentParser) -> None:
    """What `show` takes."""
    parser.add_argument("id", type=int, metavar="ID", help="the number of an article, as a search lists it")


def run(options: Namespace) -> int:
    """Print the article."""
    with Library.open(options.library, readonly=True) as library:
        article = library.article(options.id)
    if options.json:
        print_json(article_json(article))
    else:
        print_lines(*_lines(article))
    return 0


def _lines(article: Article) -> list[str]:
    facts = (
        ", ".join(article.authors),
        article.source or "Source not given",
        article.section or "",
        article.date or "Undated",
    )
    lines = [article.kicker] if article.kicker else []
    lines.append(article.title)
    lines.extend([article.standfirst] if article.standfirst else [])
    lines.append(" · ".join(fact for fact in facts if fact))
    for number, paragraph in enumerate((None, *article.paragraphs)):
        lines.extend(["", paragraph] if paragraph is not None else [])
        lines.extend(credit.text for credit in article.credits if credit.after == number)
    for sighting in article.sightings:
        at = sighting.at
        place = f"{sighting.dump}!/{at.member}" if at.member else sighting.dump
        lines.extend(["", f"Seen in {place}, record {at.record}, bytes {at.offset} + {at.length}, sha256 {at.sha256}"])
    return lines


VERB = Verb("show", "Show one article.", arguments, run)
