"""`timeline QUERY`: how many of what a query finds begin in each year, month, week or day."""

from argparse import ArgumentParser, Namespace

from backfile.commands import Verb
from backfile.commands.output import print_json, print_lines
from backfile.search import By, Searcher, parse

_WIDEST = 50  # characters of the longest bar


def arguments(parser: ArgumentParser) -> None:
    """What `timeline` takes."""
    parser.add_argument("query", nargs="?", default="", metavar="QUERY", help="what to count; everything where empty")
    parser.add_argument("--by", choices=[str(each) for each in By], default=str(By.MONTH), help="the span of a bin")


def run(options: Namespace) -> int:
    """Print the bins that are not empty, in order of time."""
    query = parse(options.query)
    with Searcher(options.library) as searcher:
        timeline = searcher.timeline(query, By(options.by))
    if options.json:
        bins = [{"start": each.start, "count": each.count} for each in timeline.bins]
        print_json({"query": options.query, "by": options.by, "undated": timeline.undated, "bins": bins})
        return 0
    most = max((each.count for each in timeline.bins), default=1)
    lines = [query.warning] if query.warning else []
    lines += [
        f"{each.start:>10} {each.count:>9,}  {'█' * round(_WIDEST * each.count / most)}" for each in timeline.bins
    ]
    lines.append(f"{'undated':>10} {timeline.undated:>9,}")
    print_lines(*lines)
    return 0


VERB = Verb("timeline", "Count what is found by year, month, week or day.", arguments, run)
