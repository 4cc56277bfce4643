"""The command line. Without a verb the window opens; with one nothing of Qt is loaded.

Exit status: 0 done; 1 done, with something to tell; 2 not done, with one line that says what and what to do.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from backfile import __version__
from backfile.commands import NAMES, WITHOUT_LIBRARY, verb
from backfile.errors import BackfileError


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, and exits with 2."""

    def error(self, message: str) -> NoReturn:
        message = message.replace(_GUARD, "").replace(repr(_GUARD).strip("'"), "")
        print(f"backfile: {message}. Try “{self.prog} --help”.", file=sys.stderr)
        raise SystemExit(2)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        name = _verb_of(words)
        return _open_window(words) if name is None else _run(name, words)
    except BackfileError as failure:
        print(f"backfile: {failure.sentence()}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader of our output has gone: not our fault, and nobody is left to tell.
        sys.stderr.close()
        return 2


def _verb_of(words: Sequence[str]) -> str | None:
    """The verb, wherever the common options stand; None where there is only something to open."""
    takes_value = False
    for word in words:
        if word == "--":
            break
        if takes_value:
            takes_value = False
        elif word == "--library":
            takes_value = True
        elif not word.startswith("-"):
            # A file in the way wins only when it is written as a path: `./search`.
            return word if word in NAMES else None
    return None


def _common() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--library", type=Path, default=argparse.SUPPRESS, metavar="FILE", help="the library (default: your own)"
    )
    return common


def _run(name: str, words: list[str]) -> int:
    from backfile.commands.making_ready import make_ready
    from backfile.paths import default_library

    found = verb(name)
    words.remove(name)
    parser = _Parser(prog=f"backfile {name}", description=found.help, parents=[_common()], allow_abbrev=False)
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    found.arguments(parser)
    options = _parsed(parser, words)
    options.library = getattr(options, "library", None) or default_library()
    if name not in WITHOUT_LIBRARY:
        make_ready(options.library)
    return found.run(options)


def _parsed(parser: argparse.ArgumentParser, words: list[str]) -> argparse.Namespace:
    """Options before and after the arguments; what stands after `--` is an argument whatever it looks like.

    argparse's intermixed parsing takes that for options again, and its plain one wants all arguments side by side.
    """
    if "--" not in words:
        return parser.parse_intermixed_args(words)
    at = words.index("--")
    options = parser.parse_intermixed_args(words[:at] + [_guarded(word) for word in words[at + 1 :]])
    return argparse.Namespace(**{name: _unguarded(value) for name, value in vars(options).items()})


_GUARD = "\ufdd0"  # no character, so that no argument begins with it


def _guarded(word: str) -> str:
    return f"{_GUARD}{word}" if word.startswith("-") else word


def _unguarded(value: object) -> object:
    if isinstance(value, list):
        return [_unguarded(each) for each in value]
    if isinstance(value, Path):
        return Path(str(value).removeprefix(_GUARD))
    return value.removeprefix(_GUARD) if isinstance(value, str) else value


def _open_window(words: list[str]) -> int:
    parser = _Parser(
        prog="backfile",
        description="Drop a dump of news articles, search it, read it.",
        epilog="Verbs, each with its own --help: " + ", ".join(NAMES) + ".",
        parents=[_common()],
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"Backfile {__version__}")
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="a library to open, or dumps to import")
    options = parser.parse_args(words)
    from backfile.app import open_window

    return open_window(options.paths, library=getattr(options, "library", None))


if __name__ == "__main__":
    sys.exit(main())
