"""A library, and drafts to put into it."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from backfile.article import Credit, Draft, Kind, Locator, Name
from backfile.library import FileBegan, Library, Writer
from backfile.library.entry import Entry, prepare
from backfile.library.name_forms import other_forms
from backfile.text.fold import fold_value

MakeEntry = Callable[..., Entry]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "press.backfile", create=True) as opened:
        yield opened


@pytest.fixture
def writer(library: Library) -> Writer:
    """Writes a dump of one file, which has begun."""
    writer = Writer.begin(library, Path("/dumps/march.jsonl"))
    writer.write([FileBegan(None, 1000, "2024-05-14T10:42:00+00:00")])
    return writer


def ferry(**changes: object) -> Draft:
    """An article with every fact that an article can have."""
    facts: dict[str, object] = {
        "title": "Night ferry to sail again",
        "kicker": "HARBOUR",
        "standfirst": "The last boat leaves at one.",
        "dateline": "OSTERMOOR",
        "authors": ("Ivo Tarn", "Sunniva Brekk"),
        "date": "2023-04-03T18:20:00+02:00",
        "source": "Northlight Wire",
        "section": "Transport",
        "edition": "Late",
        "page": "3",
        "language": "en",
        "url": "https://northlight.example/ferry",
        "paragraphs": ("OSTERMOOR — The ferry sails on Monday.", "Commissioner Ko Wen-tao (柯文濤) said so."),
        "credits": (Credit("Ivo Tarn", "Photo: Ivo Tarn", 1),),
        "names": (Name("Ko Wen-tao", "柯文濤"),),
        "extra": {"desk": "night", "ids": [1, 2]},
        "derived": {"language": "the text"},
    }
    return Draft(**{**facts, **changes})  # type: ignore[arg-type]


def teaser(text: str = "A new gauge at Tessaly Rock would give pilots readings every six") -> Draft:
    return Draft(kind=Kind.EXCERPT, title=text, paragraphs=(text,), derived={"title": "the first sentence"})


def entry(draft: Draft, record: int = 1) -> Entry:
    raw = draft.text.encode()
    return prepare(draft, Locator(None, record, record * 100, len(raw), sha256(raw).hexdigest()))


def forms_of(library: Library, name: str) -> list[tuple[str, int]]:
    """Of all that folds into the same as a name."""
    statement = "SELECT id FROM facet_values WHERE field = 'name' AND folded = ?"
    values = library.connection.execute(statement, (fold_value(name),)).fetchall()
    return other_forms(library.connection, [number for (number,) in values])
