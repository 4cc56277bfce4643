"""The door for scripts and notebooks: `backfile.search("xi -putin", library="press.backfile")`."""

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

import orjson

from backfile.article import Article
from backfile.errors import BadOption
from backfile.library import Library
from backfile.library.failures import explained
from backfile.paths import default_library
from backfile.search.language.parse import parse
from backfile.search.results import By, Hit, Result, Sort
from backfile.search.searcher import Searcher

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

COLUMNS = (
    "id", "kind", "title", "title_origin", "kicker", "standfirst", "authors", "date", "date_origin", "source",
    "section", "language", "edition", "page", "url", "text", "credits", "names", "extra", "words", "parent",
    "version_of", "dump", "starred",
)  # fmt: skip
"""What `Answers.rows` gives of an article, as the library's view `articles` has it."""

_JSON: dict[str, type[list[Any]] | type[dict[str, Any]]] = {
    "authors": list, "credits": list, "names": list, "extra": dict,
}  # fmt: skip
_AT_ONCE = 200


class Answers(Sequence[Hit]):
    """All that a query finds, in order. Nothing is read before it is asked for; `len()` is exact.

    A hit has `id`, `title`, `date`, `source`, `section`, `language`, `kind`, `snippet`, and in `marks` where in the
    snippet the words stand. `articles()` gives whole articles, `rows()` plain values for a table.
    """

    def __init__(self, searcher: Searcher, library: Library, typed: str, result: Result, folded: bool) -> None:
        self._searcher, self._library, self._result, self._folded = searcher, library, result, folded
        self.typed = typed

    @property
    def ids(self) -> "NDArray[np.int64]":
        """The numbers of all that is found, in order."""
        return self._result.ids

    @property
    def total(self) -> int:
        """How many items are found, each version by itself."""
        return self._result.total

    @property
    def sentence(self) -> str:
        """What was asked, in English."""
        return "".join(text for text, _ in self._result.query.sentence())

    @property
    def notes(self) -> tuple[str, ...]:
        """What was not understood, or done beyond the letter of the query; none where all is as asked."""
        return tuple(filter(None, (self._result.query.warning, self._result.note)))

    def articles(self) -> Iterator[Article]:
        """Each as a whole, with everything that is known of it."""
        for number in self.ids:
            yield self._library.article(int(number))

    def rows(self, *columns: str) -> Iterator[dict[str, Any]]:
        """Each as plain values by their names: those of `COLUMNS` that are asked for, or all."""
        if wrong := [name for name in columns if name not in COLUMNS]:
            raise BadOption(f"Articles have no column {wrong[0]}.", f"There are {', '.join(COLUMNS)}.")
        names = columns or COLUMNS
        statement = f"SELECT id, {', '.join(names)} FROM articles WHERE id IN (SELECT value FROM json_each(?))"
        for at in range(0, len(self.ids), _AT_ONCE):
            batch = self.ids[at : at + _AT_ONCE].tolist()
            with explained(self._library.path):
                rows = self._library.connection.execute(statement, (orjson.dumps(batch).decode(),)).fetchall()
            found = {number: dict(zip(names, values, strict=True)) for number, *values in rows}
            yield from (_plain(found[number]) for number in batch if number in found)

    def to_dicts(self, *columns: str) -> list[dict[str, Any]]:
        """`rows` as a list: `pandas.DataFrame(answers.to_dicts("date", "source", "words"))`."""
        return list(self.rows(*columns))

    def facets(self) -> dict[str, dict[str | None, int]]:
        """How often each value occurs: by source, section, author, language, kind, year, dump and tag."""
        counted = self._searcher.facets(self._result.query)
        return {name: {each.value: each.count for each in values} for name, values in counted.items()}

    def timeline(self, by: str = "month") -> dict[str | None, int]:
        """How many begin in each year, month, week (by its Monday) or day; None for the undated. Raises BadOption."""
        if by not in set(By):
            raise BadOption(f"There are no bins of a {by}.", f"Bins are of a {', '.join(By)}.")
        timeline = self._searcher.timeline(self._result.query, By(by))
        return {**{each.start: each.count for each in timeline.bins}, None: timeline.undated}

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, at: int) -> Hit: ...

    @overload
    def __getitem__(self, at: slice) -> list[Hit]: ...

    def __getitem__(self, at: int | slice) -> Hit | list[Hit]:
        if isinstance(at, slice):
            return self._hits(self.ids[at].tolist())
        return self._hits([int(self.ids[at])])[0]

    def __iter__(self) -> Iterator[Hit]:
        for at in range(0, len(self), _AT_ONCE):
            yield from self._hits(self.ids[at : at + _AT_ONCE].tolist())

    def __repr__(self) -> str:
        return f"<{len(self):,} found: {self.sentence}>"

    def _hits(self, numbers: list[int]) -> list[Hit]:
        return self._searcher.hits(self._result.query, numbers, folded=self._folded)


def search(
    query: str = "", library: Path | str | None = None, *, sort: str = "relevance", folded: bool = False
) -> Answers:
    """All that `query` finds in a library, yours where none is named.

    `sort`: relevance, newest or oldest. `folded`: of each group of versions the first alone. Raises BadOption,
    NoSuchPath, NotALibrary, or another BackfileError.
    """
    if sort not in set(Sort):
        raise BadOption(f"Nothing can be sorted by {sort}.", f"Sort by {', '.join(Sort)}.")
    searcher, opened = _open(Path(library) if library is not None else default_library())
    return Answers(searcher, opened, query, searcher.run(parse(query), Sort(sort), folded=folded), folded)


class _Open(threading.local):
    """What each thread has open, so that the next query finds the columns of a large library in memory."""

    def __init__(self) -> None:
        self.libraries: dict[tuple[Path, int, int], tuple[Searcher, Library]] = {}


_open_here = _Open()


def _open(path: Path) -> tuple[Searcher, Library]:
    try:
        there = path.stat()
    except OSError:
        return Searcher(path), Library.open(path, readonly=True)  # which says what is wrong
    key = (path.resolve(), there.st_dev, there.st_ino)  # another file of that name is another library
    if key not in _open_here.libraries:
        _open_here.libraries[key] = Searcher(path), Library.open(path, readonly=True)
    return _open_here.libraries[key]


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    for name in _JSON.keys() & row.keys():
        row[name] = orjson.loads(row[name]) if row[name] else _JSON[name]()
    if "starred" in row:
        row["starred"] = bool(row["starred"])
    return row
