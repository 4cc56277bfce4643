"""Small libraries to search in, written as an import writes them."""

from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from backfile.article import Draft, Kind, Locator
from backfile.library import FileBegan, FileDone, Library, Writer
from backfile.library.entry import prepare
from backfile.search import Hit, Query, Searcher, Sort, parse


class Archive:
    """A library and a searcher in it that stays open while more is written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.library = Library.open(path, create=True)
        self.searcher = Searcher(path)

    def add(self, *drafts: Draft, dump: str = "/dumps/march.jsonl") -> None:
        writer = Writer.begin(self.library, Path(dump))
        entries = [
            prepare(draft, Locator(None, record, record * 100, 100, sha256(draft.text.encode()).hexdigest()))
            for record, draft in enumerate(drafts, 1)
        ]
        writer.write([FileBegan(None, 1000, None), *entries, FileDone("jsonl")])
        writer.finish("done")

    def titles(self, text: str, sort: Sort = Sort.NEWEST, *, typing: bool = False) -> list[str]:
        """The headlines of what is found, in order."""
        result = self.searcher.run(parse(text, typing=typing), sort)
        return [hit.title for hit in self.searcher.hits(result.query, result.ids.tolist())]

    def found(self, text: str) -> set[str]:
        return set(self.titles(text))

    def ids(self, query: str | Query, sort: Sort = Sort.NEWEST) -> list[int]:
        return list(self.searcher.run(parse(query) if isinstance(query, str) else query, sort).ids.tolist())

    def hit(self, text: str) -> Hit:
        """The only thing that is found."""
        query = parse(text)
        (number,) = self.searcher.run(query).ids.tolist()
        (hit,) = self.searcher.hits(query, [number])
        return hit

    def facet(self, name: str, text: str = "") -> dict[str | None, int]:
        return {each.value: each.count for each in self.searcher.facets(parse(text))[name]}

    def change(self, statement: str, rows: Iterable[tuple[object, ...]] = ((),)) -> None:
        """What a reader does to articles."""
        self.library.connection.executemany(statement, rows)

    def close(self) -> None:
        self.searcher.close()
        self.library.close()


MakeArchive = Callable[..., Archive]


@pytest.fixture
def make_archive(tmp_path: Path) -> Iterator[MakeArchive]:
    made: list[Archive] = []

    def make(*drafts: Draft) -> Archive:
        archive = Archive(tmp_path / f"press{len(made)}.backfile")
        made.append(archive)
        if drafts:
            archive.add(*drafts)
        return archive

    yield make
    for archive in made:
        archive.close()


def article(title: str, text: str = "", **facts: object) -> Draft:
    """An article; `text` may be several paragraphs with a blank line between."""
    paragraphs = tuple(part for part in text.split("\n\n") if part)
    return Draft(title=title, **{"paragraphs": paragraphs, **facts})  # type: ignore[arg-type]


def excerpt(text: str, **facts: object) -> Draft:
    title, derived = text[:60], {"title": "the first sentence"}
    return Draft(kind=Kind.EXCERPT, title=title, paragraphs=(text,), derived=derived, **facts)  # type: ignore[arg-type]


def marked(text: str, marks: Iterable[tuple[int, int]]) -> list[str]:
    return [text[start:end] for start, end in marks]
