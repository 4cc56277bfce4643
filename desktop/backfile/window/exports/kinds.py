"""The formats of an export as people call them, and which of them a dialog's answer means."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from backfile.export import FORMATS, Format


def offered() -> tuple[Format, ...]:
    """All of them, what most people want first."""
    order = tuple(_names())
    return tuple(sorted(FORMATS, key=lambda each: order.index(each.name)))


def kind(format: Format) -> str:
    """As a dialog of files lists it: "Spreadsheet (CSV) (*.csv)"."""
    return f"{_names()[format.name]} (*{format.suffix})"


def of_kind(words: str) -> Format | None:
    """The format that a dialog lists so."""
    return next((each for each in FORMATS if kind(each) == words), None)


def of_name(name: str | None) -> Format:
    """The format that the command line calls so; the first that is offered where there is none."""
    return next((each for each in FORMATS if each.name == name), offered()[0])


def meant(path: Path, words: str, proposed: Format) -> tuple[Path, Format]:
    """The file and format of a dialog's answer, which proposed one format and was left with that kind chosen.

    A suffix that was typed says more than the kind. One that merely stayed as it was proposed, since not every
    system's dialog changes it with the kind, says less.
    """
    chosen = of_kind(words) or proposed
    typed = next((each for each in FORMATS if each.suffix == path.suffix.lower()), None)
    if typed is None:
        return path.with_name(path.name + chosen.suffix), chosen
    if typed is proposed and chosen is not proposed:
        return path.with_suffix(chosen.suffix), chosen
    return path, typed


def _names() -> dict[str, str]:
    return {
        "csv": _tr("Spreadsheet (CSV)"),
        "ris": _tr("Zotero, Mendeley and EndNote (RIS)"),
        "bibtex": _tr("LaTeX (BibTeX)"),
        "csl-json": _tr("Citations for Pandoc (CSL JSON)"),
        "jsonl": _tr("Everything, for programs (JSON Lines)"),
        "html": _tr("Web page (HTML)"),
        "epub": _tr("E-book (EPUB)"),
    }


def _tr(text: str) -> str:
    return QCoreApplication.translate("Exports", text)
