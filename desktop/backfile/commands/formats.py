"""`formats`: what can be imported."""

from argparse import ArgumentParser, Namespace

from backfile.commands import Verb
from backfile.commands.output import print_json, print_lines
from backfile.importer.formats import formats


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
        print_lines(*(f"{f.name:<12} {f.description} ({', '.join(f.suffixes)})" for f in known))
    return 0


VERB = Verb("formats", "List what can be imported.", arguments, run)
