"""The verbs of the command line, one module each. Nothing here, and nothing that it imports, loads Qt.

`verb` imports the one that is asked for, so that neither another verb nor a window pays for it.
"""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

NAMES = (
    "import",
    "preview",
    "search",
    "explain",
    "lines",
    "facets",
    "timeline",
    "concordance",
    "collocates",
    "dispersion",
    "frequency",
    "show",
    "similar",
    "versions",
    "raw",
    "problems",
    "export",
    "saved",
    "manifest",
    "verify",
    "formats",
    "check",
    "reindex",
)

WITHOUT_LIBRARY = ("formats",)


@dataclass(frozen=True, slots=True)
class Verb:
    """One word of the command line: its arguments, and what it does with them."""

    name: str
    help: str
    arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], int]  # the exit status: 0 done, 1 done with something to tell


def verb(name: str) -> Verb:
    """The verb of that name."""
    module = import_module(f"backfile.commands.{'import_' if name == 'import' else name}")
    found: Verb = module.VERB
    return found
