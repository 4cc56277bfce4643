"""A report as the ledger's columns: what came in, what it became, and what the articles are like."""

from backfile.window.imports.ledger import Column, Line
from backfile.window.imports.part import Part
from backfile.window.imports.report import Report
from backfile.window.imports.words import dump_query, tr
from backfile.window.numbers import count

MOST_FORMATS = 7
"""Lines of what came in; a folder of everything would push its problems off the page."""


def columns(report: Report) -> tuple[Column, ...]:
    """The three columns. The first two have one sum, or the report says that they have not."""
    dump, facts = report.dump, report.facts
    query = dump_query(dump)
    verdict = tr("Every record is accounted for") if report.balanced else None
    became = [
        Line(tr("Articles"), dump.articles, f"{query} kind:article"),
        Line(
            tr("Duplicates"),
            dump.duplicates,
            f"{query} is:repeated",
            hint=tr("Folded into the articles that they repeat"),
        ),
        Line(tr("Left alone: no article"), dump.skipped, part=Part.SKIPS),
        Line(tr("Problems"), report.lost, part=Part.PROBLEMS),
    ]
    return (
        Column(
            tr("Came in"),
            _came_in(report),
            tr("Records"),
        ),
        Column(tr("Became"), tuple(line for line in became if line.figure or line is became[0]), tr("Total"), verdict),
        Column(
            tr("In the %1 articles").replace("%1", count(dump.articles)),
            (
                Line(tr("Excerpts beside them"), facts.excerpts, f"{query} kind:excerpt"),
                Line(tr("Date given or found"), facts.dated, f"{query} kind:article -is:undated"),
                Line(tr("Undated"), facts.undated, f"{query} kind:article is:undated"),
                Line(tr("Title given"), facts.titled, f"{query} kind:article -is:derived"),
                Line(tr("Title from the text"), facts.derived, f"{query} kind:article is:derived"),
            ),
        ),
    )


def _came_in(report: Report) -> tuple[Line, ...]:
    lines = tuple(Line(name or tr("Not recognised or not opened"), number) for name, number in report.came_in)
    if len(lines) <= MOST_FORMATS:
        return lines
    shown, rest = lines[: MOST_FORMATS - 1], lines[MOST_FORMATS - 1 :]
    name = tr("%Ln other format(s)", len(rest))
    return (
        *shown,
        Line(
            name,
            sum(line.figure for line in rest),
            hint="\n".join(f"{line.name}: {count(line.figure)}" for line in rest),
        ),
    )
