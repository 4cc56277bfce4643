"""A report as the ledger's columns: what came in, what it became, and what the articles are like."""

from backfile.window.imports.ledger import Column, Line, Part
from backfile.window.imports.report import Report
from backfile.window.imports.words import dump_query, tr
from backfile.window.numbers import count


def columns(report: Report) -> tuple[Column, ...]:
    """The three columns. The first two have one sum, or the report says that they have not."""
    dump, facts = report.dump, report.facts
    query = dump_query(dump)
    verdict = tr("Every record is accounted for") if report.balanced else None
    became = [
        Line(tr("Articles"), dump.articles, f"{query} kind:article"),
        Line(tr("Duplicates, folded into others"), dump.duplicates, f"{query} is:repeated"),
        Line(tr("Left alone: no article"), dump.skipped, part=Part.SKIPS),
        Line(tr("Problems"), report.lost, part=Part.PROBLEMS),
    ]
    return (
        Column(
            tr("Came in"),
            tuple(Line(name or tr("Not recognised"), number) for name, number in report.came_in),
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
                Line(tr("Title taken from the text"), facts.derived, f"{query} kind:article is:derived"),
            ),
        ),
    )
