"""`versions ID`: the versions of an article, and how each differs from it."""

from argparse import ArgumentParser, Namespace
from typing import Any

from backfile.commands import Verb
from backfile.commands.output import print_json, print_lines
from backfile.errors import NoSuchItem
from backfile.library import Library
from backfile.library.articles import Version
from backfile.search.similarity.difference import Difference, differences


def arguments(parser: ArgumentParser) -> None:
    """What `versions` takes."""
    parser.add_argument("id", type=int, metavar="ID", help="the number of an article, as a search lists it")


def run(options: Namespace) -> int:
    """Print them, the earliest first; the article itself is among them."""
    with Library.open(options.library, readonly=True) as library:
        versions = library.versions(options.id)
        if not versions:
            raise NoSuchItem(f"The library has no article {options.id}.", "Its numbers are those that a search lists.")
        known = differences(library.connection, options.id, [each.id for each in versions])
    if options.json:
        print_json({"id": options.id, "versions": [_version(each, known.get(each.id)) for each in versions]})
    else:
        print_lines(*(line for each in versions for line in _lines(each, options.id, known.get(each.id))))
    return 0


def _version(version: Version, found: Difference | None) -> dict[str, Any]:
    return {
        "id": version.id,
        "title": version.title,
        "date": version.date,
        "source": version.source,
        "words": version.words,
        "same": round(found.share, 4) if found is not None else None,
        "lacks": found.lacks if found is not None else None,
        "adds": found.adds if found is not None else None,
    }


def _lines(version: Version, item: int, found: Difference | None) -> tuple[str, str]:
    facts = [version.source or "No source", version.date or "Undated", f"{version.words:,} words"]
    if version.id == item:
        facts.append("this one")
    elif found is not None:
        facts.append("same text" if found.same_text else f"lacks {found.lacks:,} and adds {found.adds:,} of them")
    return f"{version.id:>8}  {version.title}", "          " + " · ".join(facts)


VERB = Verb("versions", "List the versions of an article.", arguments, run)
