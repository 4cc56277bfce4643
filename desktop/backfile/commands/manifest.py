"""`manifest QUERY --output FILE`: the corpus that a query finds, taken down so that others can check it."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from backfile.commands import Verb
from backfile.commands.output import print_json, print_lines
from backfile.commands.words import a_text
from backfile.export.written import written
from backfile.library import Library
from backfile.search import Searcher, parse
from backfile.search.manifests.corpus import find
from backfile.search.manifests.manifest import Manifest, write_manifest


def arguments(parser: ArgumentParser) -> None:
    """What `manifest` takes."""
    words = "the corpus; everything where empty"
    parser.add_argument("query", nargs="?", type=a_text, default="", metavar="QUERY", help=words)
    parser.add_argument("--output", type=Path, metavar="FILE", help="the file to write (else standard output)")
    parser.add_argument("--no-file-digests", action="store_true", help="don't read the dumps that are files")


def run(options: Namespace) -> int:
    """Write the manifest."""
    query = parse(options.query)
    with Searcher(options.library) as searcher, Library.open(options.library, readonly=True) as library:
        manifest = find(searcher, library, query, options.query, hash_files=not options.no_file_digests).manifest
    if options.output is None:
        write_manifest(manifest, sys.stdout.buffer)
        sys.stdout.buffer.flush()
        return 0
    output = options.output.absolute()
    with written(output, options.library) as file:
        write_manifest(manifest, file)
    if options.json:
        print_json({"output": str(output), "count": manifest.count, "digest": manifest.digest})
    else:
        print_lines(*_lines(manifest), f"Written to {output}.")
    return 0


def _lines(manifest: Manifest) -> list[str]:
    lines = [*manifest.notes, f"{manifest.sentence}: {manifest.count:,}, of which {manifest.excerpts:,} excerpts"]
    if manifest.undated:
        lines.append(f"Left out: {manifest.undated:,} undated")
    if manifest.versions:
        lines.append(f"Counted: {manifest.versions:,} that are versions of others")
    lines += [f"{dump.found:>9,}  out of {dump.name}" for dump in manifest.dumps]
    return [*lines, f"sha256 {manifest.digest}"]


VERB = Verb("manifest", "Take down what a query finds, and of what, for others to verify.", arguments, run)
