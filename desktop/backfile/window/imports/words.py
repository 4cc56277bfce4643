"""What an import says in words. Pure."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from backfile.search.language.tree import Value
from backfile.search.language.write import write
from backfile.window import dates
from backfile.window.imports.state import ImportState, Phase
from backfile.window.numbers import count, size

if TYPE_CHECKING:
    from backfile.article import Problem
    from backfile.library.dumps import Dump
    from backfile.window.imports.report import Report


def tr(text: str, number: int = -1) -> str:
    """The sentence in the user's language; `%n` and plurals by `number`."""
    return QCoreApplication.translate("imports", text, "", number)


def subject(state: ImportState) -> str:
    """What the figures are of: the dump that is read, and at the end all that were."""
    if state.phase is Phase.DONE and len(state.paths) > 1:
        return tr("%Ln dump(s)", len(state.paths))
    return state.name


def progress(state: ImportState) -> str:
    """ "39 %", "Paused at 39 %"."""
    match state.phase:
        case Phase.STARTING:
            return tr("Starting")
        case Phase.PAUSED:
            return paused(state.percent)
        case Phase.STOPPING:
            return tr("Stopping")
        case _:
            return percent(state.percent)


def percent(number: int) -> str:
    """ "39 %"."""
    return tr("%1 %").replace("%1", count(number))


def paused(number: int) -> str:
    """ "Paused at 39 %"."""
    return tr("Paused at %1 %").replace("%1", count(number))


def rate(value: float) -> str:
    """ "410 records/s"; two figures are enough above a thousand, or it would never stand still."""
    rounded = round(value) if value < 1000 else round(value, -2)
    return tr("%1 records/s").replace("%1", count(int(rounded)))


def left(seconds: float) -> str:
    """ "12 s left", "3 min left", "2 h left"."""
    return tr("%1 left").replace("%1", duration(max(1, round(seconds))))


def duration(seconds: float) -> str:
    """ "19 s", "3 min", "2 h"."""
    if seconds < 1:
        return tr("less than 1 s")
    whole = round(seconds)
    if whole < 90:
        return tr("%1 s").replace("%1", count(whole))
    if whole < 90 * 60:
        return tr("%1 min").replace("%1", count(round(whole / 60)))
    return tr("%1 h").replace("%1", count(round(whole / 3600)))


def problems(number: int) -> str:
    """ "12 problems"."""
    return tr("%Ln problem(s)", number)


def problems_and_lost(number: int, lost: int) -> str:
    """ "24 problems" where each cost its record, so that a sum of records adds up; else how many they cost."""
    if lost == number:
        return problems(number)
    if not lost:
        return tr("%1, nothing lost").replace("%1", problems(number))
    return tr("%Ln not read (%1)", lost).replace("%1", problems(number))


def records(number: int) -> str:
    """ "12,402 records:", before what became of them."""
    return tr("%Ln record(s):", number)


def figure(name: str, state: ImportState) -> tuple[int, str]:
    """One figure of the sum, and its words: "301 duplicates"."""
    match name:
        case "articles":
            return state.articles, found_items(state.articles, state.excerpts)
        case "duplicates":
            return state.duplicates, tr("%Ln duplicate(s)", state.duplicates)
        case "skipped":
            return state.skipped, tr("%Ln skipped", state.skipped)
        case _:
            lost = state.records - state.articles - state.duplicates - state.skipped
            return state.problems, problems_and_lost(state.problems, lost)


def import_query(state: ImportState) -> str:
    """The query that finds what was seen in all dumps of an import."""
    dumps = [_seen_in(str(path.absolute())) for path in state.paths]
    return dumps[0] if len(dumps) == 1 else f"({' OR '.join(dumps)})"


def waiting(names: tuple[str, ...]) -> str:
    """ "1 more waiting: courier-2021.jsonl.gz"."""
    if not names:
        return ""
    return tr("%Ln more waiting: %1", len(names)).replace("%1", names[0] if len(names) == 1 else f"{names[0]}, …")


def outcome(state: ImportState) -> str:
    """How it ended, in one line."""
    found = found_items(state.articles, state.excerpts)
    match state.phase:
        case Phase.DONE if not state.articles and not state.excerpts and state.duplicates:
            return tr("Nothing new: %Ln record(s) (was|were) here already", state.duplicates)
        case Phase.DONE:
            return tr("%1 in %2").replace("%1", found).replace("%2", duration(state.seconds))
        case Phase.CANCELLED:
            return tr("Cancelled. %1 stay in the library.").replace("%1", found)
        case Phase.FAILED:
            return state.sentence
        case _:
            return ""


def found_items(articles: int, excerpts: int) -> str:
    """ "7,602 articles and 1,911 excerpts"."""
    if not excerpts:
        return tr("%Ln article(s)", articles)
    both = tr("%1 and %2").replace("%1", tr("%Ln article(s)", articles))
    return both.replace("%2", tr("%Ln excerpt(s)", excerpts))


def dump_line(dump: "Dump") -> str:
    """ "14 May 2024, 10:42 · 7,602 articles · 22 problems"."""
    parts = [moment(dump.started)]
    match dump.status:
        case "running":
            parts.append(tr("not finished"))
        case "cancelled":
            parts.append(tr("cancelled"))
        case "failed":
            parts.append(tr("stopped before its end"))
    parts.append(tr("%Ln article(s)", dump.articles))
    if dump.problems:
        parts.append(problems(dump.problems))
    return " · ".join(parts)


def dump_facts(dump: "Dump") -> str:
    """ "Imported 14 May 2024, 10:42, in 19 s · 214 MB"; "Begun today, 10:42, and cancelled after 19 s"."""
    when = moment(dump.started).replace(tr("Today"), tr("today"), 1)
    match dump.status:
        case "running":
            said = tr("Begun %1, and not finished")
        case "cancelled":
            said = tr("Begun %1, and cancelled after %2")
        case "failed":
            said = tr("Begun %1, and stopped before its end after %2")
        case _:
            said = tr("Imported %1, in %2")
    first = said.replace("%1", when).replace("%2", duration(dump.seconds))
    return " · ".join(part for part in (first, size(dump.bytes)) if part)


def moment(value: str) -> str:
    """A moment by the user's own clock: "14 May 2024, 10:42"; "Today, 10:42" on that day."""
    when = datetime.fromisoformat(value).astimezone()
    day = tr("Today") if when.date() == datetime.now().astimezone().date() else dates.short(when.date().isoformat())
    return f"{day}, {when:%H:%M}"


def problem_place(problem: "Problem") -> str:
    """The member, its archives before it: "2023/extra.zip › 311_77ae90c2.txt"; else the dump's own name."""
    return place(problem.member, problem.dump) or problem.detail


def place(member: str | None, dump: str) -> str:
    """The member, its archives before it; else the dump's own name."""
    return member.replace("!/", " › ") if member else Path(dump).name


def problem_spot(problem: "Problem") -> str:
    """ "record 1, byte 10"."""
    parts = []
    if problem.record is not None:
        parts.append(tr("record %1").replace("%1", count(problem.record)))
    if problem.offset is not None:
        parts.append(tr("byte %1").replace("%1", count(problem.offset)))
    return ", ".join(parts)


def report_facts(report: "Report") -> str:
    """The line under a report's title."""
    dump = report.dump
    parts = [dump_facts(dump)]
    if dump.sha256:
        parts.append(f"sha256 {dump.sha256[:4]}…{dump.sha256[-4:]}")
    if report.gone:
        parts.append(tr("not where it was: the articles are here, their raw records are not"))
    return " · ".join(parts)


def dump_query(dump: "Dump") -> str:
    """The query that finds what was seen in a dump."""
    return _seen_in(dump.path)


def _seen_in(path: str) -> str:
    """By the whole path, as the sidebar asks: two dumps may have one name."""
    return write(Value("dump", path, quoted=True))
