"""What the mapping says in words. Pure."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from backfile.importer.doubt import Doubt
from backfile.window.imports.words import place
from backfile.window.mapping.seen import SeenTable
from backfile.window.numbers import count


def tr(text: str, number: int = -1) -> str:
    """The sentence in the user's language; `%n` and plurals by `number`."""
    return QCoreApplication.translate("mapping", text, "", number)


def field_name(field: str | None) -> str:
    """A field as newspapers call it; None is a column that is kept as it stands."""
    says = FIELDS.get(field)
    return says() if says is not None else field or ""


def facts(table: SeenTable, *, named: bool = False) -> str:
    """ "CSV, 7 columns, 5 of them recognised. Looked at the first 200 records."; `named`: of which file in the dump."""
    known = sum(column.field not in (None, "extra") for column in table.columns)
    parts = [
        tr("%1, %Ln column(s), %2 recognised.", len(table.columns))
        .replace("%1", table.format)
        .replace("%2", count(known))
    ]
    looked = tr("The first %Ln record(s) (was|were) looked at.", table.records) if table.more else ""
    said = " ".join(filter(None, [*parts, looked or tr("It has %Ln record(s).", table.records)]))
    return f"{place(table.member, '')}: {said}" if named and table.member else said


def doubt(said: str | None) -> str:
    """What is doubtful, and what to do."""
    return DOUBTS[Doubt(said)]() if said is not None else ""


def without_article(table: SeenTable) -> str:
    """How many of the rows that are shown give no article, and why."""
    missing = [row for row in table.rows if row.article is None]
    if not missing:
        return ""
    words = tr("%Ln of the first %1 (gives|give) no article: %2", len(missing)).replace("%1", count(len(table.rows)))
    return words.replace("%2", missing[0].reason)


FIELDS: dict[str | None, Callable[[], str]] = {
    "title": lambda: tr("Headline"),
    "kicker": lambda: tr("Kicker"),
    "standfirst": lambda: tr("Standfirst"),
    "authors": lambda: tr("Byline"),
    "dateline": lambda: tr("Dateline"),
    "date": lambda: tr("Date"),
    "source": lambda: tr("Source"),
    "section": lambda: tr("Section"),
    "edition": lambda: tr("Edition"),
    "page": lambda: tr("Page"),
    "language": lambda: tr("Language"),
    "url": lambda: tr("Web address"),
    "text": lambda: tr("Text"),
    "tags": lambda: tr("Tags"),
    "credits": lambda: tr("Picture credit"),
    None: lambda: tr("Keep as it is"),
}
"""In the order in which they are offered."""

DOUBTS: dict[Doubt, Callable[[], str]] = {
    Doubt.NO_TEXT: lambda: tr("No column is known as the text. What is framed is a guess: check it."),
    Doubt.TWO_TEXTS: lambda: tr("More than one column may be the text. Choose the one that holds all of it."),
    Doubt.NO_TITLE: lambda: tr("No column is known as the headline. What is framed is a guess: check it."),
    Doubt.NO_DATE: lambda: tr("No column is known as the date. What is framed is a guess: check it."),
}

ENCODINGS = ("", "utf-8", "cp1252", "iso8859-1", "cp1251", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr", "cp1256")


def encoding_name(codec: str) -> str:
    """An encoding as people know it; an empty one is found out."""
    names = {"": tr("As found"), "cp1252": "Windows-1252", "iso8859-1": "ISO 8859-1", "cp1251": "Windows-1251",
             "cp1256": "Windows-1256"}  # fmt: skip
    return names.get(codec, codec.upper().replace("_", "-"))
