"""What the table and the lines around the chart say."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from backfile.window import dates, numbers
from backfile.window.over_time.comparing import Series
from backfile.window.over_time.curves import Measure
from backfile.window.over_time.drawing import span_name
from backfile.window.over_time.table import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backfile.search.usage.frequency import Frequency


def row_of(number: int, name: str, series: Series, measure: Measure) -> Row:
    """A query's row."""
    each = series.frequency
    having = [span for span in each.bins if span.articles]
    best = max(having, key=lambda span: measure.of(span) or 0, default=None)
    hits = each.total.hits
    said = "…" if series.counting else "–" if hits is None else numbers.count(hits)
    left_out = each.undated.articles + each.coarse.articles
    parts = []
    if each.undated.articles:
        parts.append(_tr("%1 undated").replace("%1", numbers.count(each.undated.articles)))
    if each.coarse.articles:
        parts.append(_tr("%1 dated more coarsely").replace("%1", numbers.count(each.coarse.articles)))
    return Row(
        number,
        name,
        numbers.count(each.total.articles),
        said,
        numbers.count(left_out) if left_out else "–",
        ", ".join(parts),
        span_name(best.start, each.by) if best is not None else "–",
        dates.short(each.first) if each.first is not None else "–",
    )


def empty_words(every: "Sequence[Frequency]", measure: Measure, *, counting: bool) -> str:
    """What stands in place of the chart; nothing where there is one."""
    if not any(each.total.articles for each in every):
        return _tr("No article matches all of this")
    if not any(each.bins for each in every):
        undated = sum(each.undated.articles for each in every)
        coarse = sum(each.coarse.articles for each in every)
        if coarse and not undated:
            return _tr("No date is as fine as this. Choose a wider span.")
        return _tr("Nothing here has a date")
    if measure is Measure.MILLION and all(each.total.hits is None for each in every):
        return _tr("Counting hits…") if counting else ""
    if measure is Measure.MILLION and not any(each.total.hits for each in every) and not counting:
        return _tr("No words are looked for, so there are no hits to count.")
    return ""


def hint_words(every: "Sequence[Frequency]", *, folded: bool, smoothed: bool, counting: bool) -> str:
    """How to narrow, and what is to be known of the figures."""
    said = [
        _tr("Drag over the chart, or select with the arrows and press Enter, to narrow to a span."),
        _tr("+ and − change the span."),
    ]
    if any(each.total.articles for each in every):
        said.append(
            _tr("Versions of one text count once, at the oldest.") if folded else _tr("Each version counts by itself.")
        )
    if all(each.total.articles == each.total.of_articles for each in every):
        said.append(_tr("All articles are asked for: Count shows how many there are."))
    if smoothed:
        said.append(_tr("Figures are of three spans together."))
    if counting:
        said.append(_tr("Hits are being counted."))
    return " ".join(said)


def _tr(text: str) -> str:
    return QCoreApplication.translate("OverTime", text)
