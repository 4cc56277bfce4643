"""`saved`: searches that are kept, with how much they find and how much of it is new."""

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from typing import Any

from backfile.commands import Verb
from backfile.commands.output import print_json, print_lines
from backfile.commands.words import a_text
from backfile.errors import BadOption, NoSuchItem
from backfile.library import Library
from backfile.library.saved_searches import (
    SavedSearch,
    change_search,
    delete_search,
    look_at,
    rename_search,
    save_search,
    saved_searches,
)
from backfile.search import Searcher, Sort, parse
from backfile.search.news import News, news

_NEEDS = {"list": 0, "save": 2, "rename": 2, "look": 1, "delete": 1}


def arguments(parser: ArgumentParser) -> None:
    """What `saved` takes."""
    parser.add_argument(
        "action",
        nargs="?",
        choices=list(_NEEDS),
        default="list",
        help="list; save NAME QUERY; rename NAME NEW; look NAME: nothing of it is new any more; delete NAME",
    )
    parser.add_argument("name", nargs="?", type=a_text, metavar="NAME", help="of a saved search, or its number")
    parser.add_argument("text", nargs="?", type=a_text, metavar="QUERY|NEW", help="what it asks, or its new name")
    parser.add_argument("--sort", choices=[str(each) for each in Sort], default=str(Sort.RELEVANCE))


def run(options: Namespace) -> int:
    """Do it, and print what is saved."""
    given = sum(word is not None for word in (options.name, options.text))
    if given != _NEEDS[options.action]:
        raise BadOption(
            f"“saved {options.action}” takes {_NEEDS[options.action]} words.", "Try “backfile saved --help”."
        )
    if options.action == "list":
        return _list(options)
    with Library.open(options.library) as library:
        done = _do(library, options)
    if options.json:
        print_json({"saved": _object(done)})
    else:
        words = {"save": "Saved", "rename": "Renamed to", "look": "Looked at", "delete": "Deleted"}
        print_lines(f"{words[options.action]} “{done.name}”: {done.query or 'everything'}")
    return 0


def _do(library: Library, options: Namespace) -> SavedSearch:
    if options.action == "save":
        query, seen = parse(options.text).text, library.last_item()
        known = next((each for each in saved_searches(library) if each.name == options.name), None)
        if known is not None:
            return change_search(library, known.id, query, options.sort, seen)
        return save_search(library, options.name, query, options.sort, seen)
    number = _named(library, options.name).id
    match options.action:
        case "rename":
            return rename_search(library, number, options.text)
        case "look":
            return look_at(library, number, library.last_item())
        case _:
            return delete_search(library, number)


def _named(library: Library, name: str) -> SavedSearch:
    found = saved_searches(library)
    for wanted in (lambda each: each.name == name, lambda each: str(each.id) == name):
        if chosen := list(filter(wanted, found)):
            if len(chosen) > 1:
                numbers = ", ".join(str(each.id) for each in chosen)
                raise BadOption(f"{len(chosen)} saved searches are called “{name}”.", f"Give a number: {numbers}.")
            return chosen[0]
    raise NoSuchItem(f"No saved search is called “{name}”.", "“backfile saved” lists them.")


def _list(options: Namespace) -> int:
    with Library.open(options.library, readonly=True) as library, Searcher(options.library) as searcher:
        found = [(each, news(searcher, parse(each.query), each.seen_up_to)) for each in saved_searches(library)]
    if options.json:
        print_json({"saved": [{**_object(each), **_counts(counted)} for each, counted in found]})
    else:
        print_lines(*(_line(*each) for each in found) if found else ["No search is saved."])
    return 0


def _object(saved: SavedSearch) -> dict[str, Any]:
    return {key: value for key, value in asdict(saved).items() if key != "seen_up_to"}


def _counts(counted: News) -> dict[str, int]:
    return {"total": counted.total, "new": counted.new}


def _line(saved: SavedSearch, counted: News) -> str:
    new = f", {counted.new:,} new" if counted.new else ""
    return f"{saved.id:>5}  {saved.name}: {counted.total:,}{new}\n       {saved.query or 'everything'}"


VERB = Verb("saved", "List, save, rename and delete saved searches.", arguments, run)
