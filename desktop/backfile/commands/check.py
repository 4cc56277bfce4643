"""`check`: is the library sound; with `--repair`, mend what can be mended."""

from argparse import ArgumentParser, Namespace

from backfile.commands import Verb
from backfile.commands.output import print_json, print_lines
from backfile.library import Library
from backfile.library.check import check, repair


def arguments(parser: ArgumentParser) -> None:
    """What `check` takes."""
    parser.add_argument("--repair", action="store_true", help="mend what can be mended; no article is ever taken away")


def run(options: Namespace) -> int:
    """Print what was found; 1 where something was."""
    with Library.open(options.library, readonly=not options.repair) as library:
        if options.repair:
            library.require_writing()
        mended = repair(library) if options.repair else []
        findings = check(library)
    if options.json:
        print_json({"ok": not findings, "findings": findings, "repaired": mended})
    else:
        print_lines(*mended, *findings, *([] if findings else ["The library is sound."]))
    return 1 if findings else 0


VERB = Verb("check", "Check a library, and mend it.", arguments, run)
