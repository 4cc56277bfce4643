"""What is said of a manifest, in sections of lines: the same to be shown and to be copied. Pure."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from backfile.window import dates
from backfile.window.numbers import count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from backfile.search.manifests.manifest import Manifest
    from backfile.search.manifests.verify import DumpDiffers, Listed, Verification

LONGEST = 200  # code points of a sentence


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a section."""

    text: str
    aside: str = ""
    item: int | None = None  # that can be opened
    quiet: bool = False  # nothing differs


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, and what stands under it."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What is said of a manifest. `same`: it is as it was; None where nothing was compared."""

    title: str
    lead: str
    same: bool | None
    sections: tuple[Section, ...]
    query: str

    def text(self) -> str:
        """All of it, to be pasted elsewhere."""
        parts = [f"{self.title}\n{self.lead}"]
        for section in self.sections:
            lines = "\n".join("\t".join(part for part in (line.text, line.aside) if part) for line in section.lines)
            parts.append(f"{section.title}\n{lines}")
        return "\n\n".join(parts) + "\n"


def saved(path: "Path", manifest: "Manifest") -> Report:
    """What was written down."""
    found = _found(manifest)
    dumps = [Line(dump.name, count(dump.found)) for dump in manifest.dumps]
    notes = []
    if manifest.undated:
        notes.append(Line(_tr("%1 undated article(s) left out", manifest.undated)))
    if manifest.versions:
        notes.append(Line(_tr("%1 of them (is a version|are versions) of others, and counted", manifest.versions)))
    notes += [Line(note) for note in manifest.notes]
    return Report(
        title=_tr("The corpus is written down"),
        lead=f"{_brief(manifest.sentence)}: {found}. {_tr('It is in %1.').replace('%1', path.name)}",
        same=None,
        sections=_sections(
            (_tr("Dumps"), dumps), (_tr("Worth knowing"), notes), (_tr("Digest of the result"), [Line(manifest.digest)])
        ),
        query=manifest.query,
    )


def verified(verification: "Verification") -> Report:
    """What a library gives now, beside what a manifest says."""
    then = verification.then
    day = _tr("Written down on %1").replace("%1", dates.long(then.created[:10]))
    gone = [each for each in verification.missing if each.number is not None]
    lacking = [each for each in verification.missing if each.number is None]
    return Report(
        title=_tr("The same corpus") if verification.same else _tr("Not the same corpus"),
        lead=f"{_brief(then.sentence)}. {day}: {_compared(verification, len(gone), len(lacking))}".replace("….", "…"),
        same=verification.same,
        sections=_sections(
            (_tr("Dumps"), [_dump(each) for each in verification.dumps]),
            (_tr("Not found any more (%1)").replace("%1", count(len(gone))), _items(gone)),
            (_tr("Not in this library, by their digests (%1)").replace("%1", count(len(lacking))), _items(lacking)),
            (_tr("New (%1)").replace("%1", count(len(verification.added))), _items(verification.added)),
            (_tr("Program"), list(_program(verification))),
        ),
        query=then.query,
    )


def _brief(sentence: str) -> str:
    """The beginning of what may name hundreds of alternatives."""
    return sentence if len(sentence) <= LONGEST else sentence[:LONGEST].rsplit(" ", 1)[0].rstrip(" ,(") + "…"


def _found(manifest: "Manifest") -> str:
    articles = manifest.count - manifest.excerpts
    parts = [_tr("%1 article(s)", articles)] if articles or not manifest.excerpts else []
    if manifest.excerpts:
        parts.append(_tr("%1 excerpt(s)", manifest.excerpts))
    return _tr("%1 and %2").replace("%1", parts[0]).replace("%2", parts[1]) if len(parts) > 1 else parts[0]


def _compared(verification: "Verification", gone: int, lacking: int) -> str:
    then, now = count(verification.then.count), count(verification.now.count)
    if verification.same:
        return _tr("%1 item(s) then, and the same now, one by one.", verification.then.count)
    said = [_tr("%1 then, %2 now.").replace("%1", then).replace("%2", now)]
    if gone:
        said.append(_tr("%1 (is|are) in this library and not found any more.", gone))
    if lacking:
        said.append(_tr("%1 (is|are) not in this library.", lacking))
    if verification.added:
        said.append(_tr("%1 (is|are) new.", len(verification.added)))
    return " ".join(said)


def _dump(each: "DumpDiffers") -> Line:
    from backfile.search.manifests.verify import State

    then, now = (part.found if part else 0 for part in (each.then, each.now))
    words = {
        State.SAME: _tr("%1 then, %2 now") if then != now else _tr("the same"),
        State.CHANGED: _tr("has other records: %1 then, %2 now"),
        State.MISSING: _tr("is not in this library; it gave %1"),
        State.SILENT: _tr("gives none of the %1 that it gave"),
        State.ADDITIONAL: _tr("was not there then, and gives %2"),
    }
    said = words[each.state].replace("%1", count(then)).replace("%2", count(now))
    return Line(each.name, said, quiet=each.state is State.SAME and then == now)


def _items(items: "Sequence[Listed]") -> list[Line]:
    return [
        Line(
            item.title or item.digest,
            " · ".join(part for part in (item.source, dates.short(item.date)) if part) if item.number else "",
            item.number,
        )
        for item in items
    ]


def _program(verification: "Verification") -> "Iterator[Line]":
    then, now = verification.then, verification.now
    if then.program != now.program:
        said = _tr("Written by Backfile %1; this is %2.")
        yield Line(said.replace("%1", then.program).replace("%2", now.program))
    if then.tokeniser != now.tokeniser:
        said = _tr("Words were cut by %1; here they are by %2.")
        yield Line(said.replace("%1", then.tokeniser).replace("%2", now.tokeniser))
    if not verification.same_meaning:
        said = _tr("“%1” is understood as “%2” now.")
        yield Line(said.replace("%1", then.typed).replace("%2", verification.understood))


def _sections(*found: "tuple[str, list[Line]]") -> tuple[Section, ...]:
    return tuple(Section(title, tuple(lines)) for title, lines in found if lines)


def _tr(text: str, number: int = -1) -> str:
    said = QCoreApplication.translate("Corpus", text, "", number)
    return said if number < 0 else said.replace("%1", count(number))


def more(number: int) -> str:
    """The line after those that are shown."""
    return _tr("and %1 more; the copied report has them all", number)
