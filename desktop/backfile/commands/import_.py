"""`import PATH…`: read dumps into the library."""

import codecs
import os
import signal
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from dataclasses import asdict, replace
from pathlib import Path
from types import FrameType

from backfile.commands import Verb
from backfile.commands.output import print_json, print_lines
from backfile.commands.progress_line import ProgressLine
from backfile.errors import BackfileError, BadOption
from backfile.importer import Control, Message, Options, Outcome, encode, follow, run
from backfile.importer.messages import Done, Failed
from backfile.importer.record import LARGEST_PICTURE

WINDOW_FIRST = 10  # steps of niceness
_TOLD = ("path", "format", "files", "records", "articles", "excerpts", "duplicates", "skipped", "problems", "status")


def arguments(parser: ArgumentParser) -> None:
    """What `import` takes."""
    parser.add_argument("paths", nargs="+", type=a_path, metavar="PATH", help="a file, a folder or an archive")
    how_to_read(parser)
    parser.add_argument("--once", action="store_true", help="do not keep --map for other dumps with these columns")
    parser.add_argument("--ask", action="store_true", help="leave a dump whose columns are doubtful, and say so")
    parser.add_argument("--gently", action="store_true", help="use one core, at low priority, with pauses")
    parser.add_argument(
        "--pictures",
        type=_megabytes,
        default=LARGEST_PICTURE,
        metavar="MB",
        help="keep the pictures of articles up to this size (2 unless given; 0 keeps none)",
    )
    parser.add_argument(
        "--messages", action="store_true", help="tell the progress as JSON Lines, and take pause, resume and cancel"
    )


def how_to_read(parser: ArgumentParser) -> None:
    """The options that say how a dump is read."""
    parser.add_argument("--as", dest="reader", metavar="FORMAT", help="read it as this format (see “backfile formats”)")
    parser.add_argument("--encoding", metavar="NAME", help="the encoding of its text, where it is told wrongly")
    parser.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="FIELD=COLUMN",
        help="which column holds the title, text, date…; inside an object: source=meta.outlet; extra keeps it as it is",
    )
    parser.add_argument(
        "--as-found", action="store_true", help="without what was said by --map of dumps with these columns before"
    )


def options_of(options: Namespace) -> Options:
    """What was said of how a dump is read. Raises BadOption."""
    if options.as_found and options.map:
        raise BadOption("--as-found and --map contradict each other.", "Use one of them.")
    reader, encoding = _reader(options.reader), _encoding(options.encoding)
    return Options(reader, encoding, mapping_of(options.map), as_found=options.as_found)


def run_import(options: Namespace) -> int:
    """Import, and tell what came of it."""
    said = replace(options_of(options), keeps=not options.once, asks=options.ask, largest_picture=options.pictures)
    control = Control()
    control.gentle = options.gently
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _canceller(control))
    if options.messages:
        return _for_a_window(options, said, control)
    line = ProgressLine(sys.stderr)
    try:
        outcome = run(options.library, options.paths, said, line.tell, control)
    finally:
        line.clear()
    if options.json:
        print_json(_document(outcome))
    else:
        print_lines(*(_sentence(dump) for dump in outcome.dumps))
    return 0 if outcome.clean else 1


def _for_a_window(options: Namespace, said: Options, control: Control) -> int:
    def tell(message: Message) -> None:
        try:
            sys.stdout.buffer.write(encode(message))
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            control.cancel()  # the window has gone

    follow(control, sys.stdin)
    # Reading and writing would take both of two cores, and what somebody types would wait for them.
    if sys.platform != "win32":
        os.nice(WINDOW_FIRST)
    try:
        outcome = run(options.library, options.paths, said, tell, control)
    except BackfileError as failure:
        tell(Failed(failure.sentence()))
        return 2
    return 0 if outcome.clean else 1


def _megabytes(word: str) -> int:
    try:
        number = float(word)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 10:
        raise ArgumentTypeError(f"“{word}” is no size from 0 to 10 megabytes")
    return int(number * (1 << 20))


def _canceller(control: Control) -> "signal._HANDLER":
    def cancel(_number: int, _frame: FrameType | None) -> None:
        control.cancel()

    return cancel


def a_path(word: str) -> Path:
    """A path that an argument names."""
    if not word:
        raise ArgumentTypeError("a path is empty")  # `Path` takes it for the folder one is in
    return Path(word)


def _reader(name: str | None) -> str | None:
    if name is None:
        return None
    from backfile.importer.sniff import reader_named

    return reader_named(name).name


def _encoding(name: str | None) -> str | None:
    if name is None:
        return None
    try:
        b" ".decode(name)  # which knows the codecs that are of no text, "rot13" and "hex"
        return codecs.lookup(name).name
    except (LookupError, UnicodeError):
        raise BadOption(f"There is no encoding “{name}”.", "Usual ones are utf-8, gb18030, big5 and latin-1.") from None


def mapping_of(pairs: list[str]) -> tuple[tuple[str, str], ...]:
    """The pairs of `--map`. Raises BadOption."""
    found: list[tuple[str, str]] = []
    for pair in pairs:
        field, equals, column = pair.partition("=")
        if not (field.strip() and equals and column):
            raise BadOption(f"“{pair}” does not map a field.", "Write FIELD=COLUMN, such as title=Headline.")
        found.append((field.strip(), column))
    return tuple(found)


def _document(outcome: Outcome) -> dict[str, object]:
    dumps = [{key: getattr(dump, key) for key in _TOLD} for dump in outcome.dumps]
    return {"dumps": dumps, **asdict(outcome.books), "seconds": round(outcome.seconds, 3)}


def _sentence(dump: Done) -> str:
    """One dump in a line: "march.zip: 12,402 records: 11,980 articles, 301 duplicates, 97 skipped, 24 problems"."""
    parts = [counted(dump.articles, "article")]
    if dump.excerpts:
        parts[0] += f" with {counted(dump.excerpts, 'excerpt')}"
    parts.extend(
        text
        for number, text in (
            (dump.duplicates, counted(dump.duplicates, "duplicate")),
            (dump.skipped, f"{dump.skipped:,} skipped"),
            (dump.problems, counted(dump.problems, "problem")),
        )
        if number
    )
    ended = {"cancelled": " (cancelled)", "failed": " (not read to its end)"}.get(dump.status, "")
    return f"{dump.dump}{ended}: {counted(dump.records, 'record')}: {', '.join(parts)}"


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 article", "1,204 articles"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


VERB = Verb("import", "Read dumps into the library.", arguments, run_import)
