"""Measures the import of other formats beside what each format's own library takes to read it; prints Markdown.

    python tests/benchmarks/formats.py --pages 20000 [--folder /tmp/benchmark] [--formats csv,html,warc,zim]

The same articles each time: a CSV, a folder of web pages, and a WARC and a ZIM of those pages. The library alone goes
through all records on one core: `csv` the rows, trafilatura the text and metadata of each page that the folder,
FastWARC or libzim gives. Recoll, where it is there, indexes the folder. `pip install -e '.[benchmark]'` first.
"""

import argparse
import csv
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any

import archive
from processes import watched
from run import conditions, table
from web_page import address, page

FIELDS = ("id", "title", "author", "published", "source", "section", "text")


def records(count: int) -> Iterator[dict[str, Any]]:
    return islice(archive.articles(), count)


# The dumps


def write_csv(path: Path, count: int) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.DictWriter(file, FIELDS, extrasaction="ignore")
        rows.writeheader()
        rows.writerows(records(count))


def write_html(path: Path, count: int) -> None:
    path.mkdir()
    for number, record in enumerate(records(count)):
        folder = path / f"{number // 1000:03}"
        folder.mkdir(exist_ok=True)
        (folder / f"{record['id']}.html").write_text(page(record), "utf-8")


def write_warc(path: Path, count: int) -> None:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for record in records(count):
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
            content = BytesIO(page(record).encode())
            writer.write_record(writer.create_warc_record(address(record), "response", content, http_headers=headers))


def write_zim(path: Path, count: int) -> None:
    from libzim.writer import Creator, Hint, Item, StringProvider

    class Page(Item):  # type: ignore[misc]
        def __init__(self, record: dict[str, Any]) -> None:
            super().__init__()
            self.record = record

        def get_path(self) -> str:
            return f"news/{self.record['id']}.html"

        def get_title(self) -> str:
            return str(self.record["title"])

        def get_mimetype(self) -> str:
            return "text/html"

        def get_contentprovider(self) -> StringProvider:
            return StringProvider(page(self.record))

        def get_hints(self) -> dict[Hint, int]:
            return {Hint.FRONT_ARTICLE: 1}

    with Creator(path) as creator:
        for record in records(count):
            creator.add_item(Page(record))


WRITE: dict[str, Callable[[Path, int], None]] = {
    "csv": write_csv, "html": write_html, "warc": write_warc, "zim": write_zim,
}  # fmt: skip
NAMES = {"csv": "news.csv", "html": "pages", "warc": "pages.warc.gz", "zim": "pages.zim"}


# The libraries alone


def pages_in(path: Path, form: str) -> Iterator[bytes]:
    if form == "html":
        yield from (file.read_bytes() for file in sorted(path.rglob("*.html")))
    elif form == "warc":
        from fastwarc.warc import ArchiveIterator, WarcRecordType

        with path.open("rb") as file:
            for record in ArchiveIterator(file, record_types=WarcRecordType.response, parse_http=True):
                yield record.reader.read()
    else:
        from libzim.reader import Archive

        reader = Archive(path)
        for number in range(reader.all_entry_count):
            entry = reader._get_entry_by_id(number)
            if not entry.is_redirect and entry.get_item().mimetype == "text/html":
                yield bytes(entry.get_item().content)


def alone(path: Path, form: str) -> int:
    """How many records the library read."""
    if form == "csv":
        csv.field_size_limit(1 << 24)
        with path.open(encoding="utf-8", newline="") as file:
            return sum(1 for row in csv.DictReader(file) if row["text"])
    from trafilatura import bare_extraction

    return sum(1 for html in pages_in(path, form) if bare_extraction(html, with_metadata=True) is not None)


def recoll(path: Path, folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "recoll.conf").write_text(f"topdirs = {path}\nloglevel = 1\n")
    subprocess.run(["recollindex", "-c", folder], check=True, capture_output=True)


# What is measured


def measured(form: str, path: Path, count: int, folder: Path) -> list[str]:
    library = folder / f"{form}.backfile"
    for left in folder.glob(f"{library.name}*"):
        left.unlink()
    command = [sys.executable, "-m", "backfile", "import", path, "--library", library, "--json"]
    taken = watched(command)
    out = subprocess.run(
        [sys.executable, "-m", "backfile", "search", "*", "--library", library, "--json", "--limit", "0"],
        check=True,
        stdout=subprocess.PIPE,
    )
    found = json.loads(out.stdout)["total"]
    theirs = watched([sys.executable, __file__, "--alone", form, path])
    indexed = ""
    if form == "html" and shutil.which("recollindex"):
        began = time.perf_counter()
        shutil.rmtree(folder / "recoll", ignore_errors=True)
        recoll(path, folder / "recoll")
        indexed = f"{count / (time.perf_counter() - began):,.0f}"
    ours, peer = count / taken.seconds, count / theirs.seconds
    memory = " + ".join(f"{peak / 1e6:.0f}" for peak in taken.memory if peak > 40e6)
    return [form, f"{ours:,.0f}", f"{peer:,.0f}", f"{ours / peer:.2f}", indexed or "–", f"{found:,}", memory]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--folder", type=Path, help="keeps the dumps there")
    parser.add_argument("--formats", default=",".join(WRITE))
    parser.add_argument("--alone", nargs=2, metavar=("FORMAT", "PATH"), help="read it with the format's library alone")
    options = parser.parse_args()
    if options.alone:
        print(alone(Path(options.alone[1]), options.alone[0]))
        return
    conditions([])
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        rows = []
        for form in options.formats.split(","):
            path = folder / f"{options.pages}-{NAMES[form]}"
            if not path.exists():
                WRITE[form](path, options.pages)
            rows.append(measured(form, path, options.pages, folder))
        head = [
            f"{options.pages:,} pages",
            "Backfile, pages/s",
            "library alone",
            "ratio",
            "Recoll",
            "items",
            "memory, MB",
        ]
        table(head, rows)


if __name__ == "__main__":
    main()
