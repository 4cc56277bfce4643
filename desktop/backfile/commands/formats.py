"""`formats`: what can be imported."""

from argparse import ArgumentParser, Namespace

from backfile.commands import Verb
from backfile.commands.output import print_json, print_lines
from backfile.importer.formats import Format, formats


def arguments(_parser: ArgumentParser) -> None:
    """Nothing of its own."""


def run(options: Namespace) -> int:
    """List them all."""
    known = formats()
    if options.json:
        print_json(
            {"formats": [{"name": f.name, "description": f.description, "suffixes": list(f.suffixes)} for f in known]}
        )
    else:
        width = max(len(each.name) for each in known)
        print_lines(*(f"{each.name:<{width}}  {_described(each)}" for each in known))
    return 0


def _described(known: Format) -> str:
    return f"{known.description} ({', '.join(known.suffixes)})" if known.suffixes else known.description


VERB = Verb("formats", "List what can be imported.", arguments, run)
