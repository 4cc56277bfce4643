"""`facets QUERY`: what a query finds, counted by source, section, author and the like."""

from argparse import ArgumentParser, Namespace

from backfile.commands import Verb
from backfile.commands.output import print_json, print_lines
from backfile.search import FacetValue, Searcher, parse

_SHOWN = 12  # values of a facet in the output for people


def arguments(parser: ArgumentParser) -> None:
    """What `facets` takes."""
    parser.add_argument("query", nargs="?", default="", metavar="QUERY", help="what to count; everything where empty")


def run(options: Namespace) -> int:
    """Print the counts."""
    query = parse(options.query)
    with Searcher(options.library) as searcher:
        total = searcher.run(query).total
        facets = searcher.facets(query)
    if options.json:
        counts = {
            name: [{"value": each.value, "count": each.count} for each in values] for name, values in facets.items()
        }
        print_json({"query": options.query, "total": total, "facets": counts})
    else:
        lines = [query.warning] if query.warning else []
        lines.append(f"{total:,} found")
        for name, values in facets.items():
            if any(each.value is not None for each in values):
                lines += _lines(name, values)
        print_lines(*lines)
    return 0


def _lines(name: str, values: list[FacetValue]) -> list[str]:
    lines = ["", name.capitalize()]
    lines += [f"{each.count:>9,}  {each.value or 'none'}" for each in values[:_SHOWN]]
    if len(values) > _SHOWN:
        lines.append(f"           and {len(values) - _SHOWN:,} more; --json has them all")
    return lines


VERB = Verb("facets", "Count what is found by source, section, author…", arguments, run)
