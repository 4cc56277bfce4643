"""Two versions set into a document: side by side in a table, or one after the other in one text."""

from collections.abc import Iterator
from enum import IntEnum

from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLength,
    QTextTableCellFormat,
    QTextTableFormat,
)

from backfile.window.article.formats import USER, Formats
from backfile.window.compare.comparing import Compared, Part, Row, joint
from backfile.window.fonts import Role

AT_ONCE = 2_500
"""Characters set in one turn of the loop: some 4 ms with their layout."""

SIDE, GAP = 47, 6  # percent of the width
ROLES = {
    Part.KICKER: (Role.KICKER, "accent", 6),
    Part.HEADLINE: (Role.PAGE_TITLE_STRONG, "text", 6),
    Part.STANDFIRST: (Role.LEAD, "text2", 8),
    Part.ABOUT: (Role.SMALL, "text2", 24),
    Part.PARAGRAPH: (Role.BODY, "text", 12),
}


class Own(IntEnum):
    """What the sheet paints behind a piece of text, as a property of its format."""

    CHANGE = USER + 20  # the number of the change, from 1
    ADDED = USER + 21  # whether the later version has it


class Setting:
    """Sets one comparison. `steps` is to be advanced until it ends; `places` grows meanwhile."""

    def __init__(self, document: QTextDocument, compared: Compared, formats: Formats, *, inline: bool) -> None:
        self.places: list[int] = []  # where each change begins in the document
        self._cursor = QTextCursor(document)
        self._compared = compared
        self._formats = formats
        self._inline = inline
        self._fresh = True  # the document's first block is still empty

    def steps(self) -> Iterator[None]:
        """Set it from its head to its foot."""
        rows: list[Row] = []
        room = AT_ONCE
        for row in self._compared.rows:
            rows.append(row)
            room -= len(row.pair.one or "") + len(row.pair.other or "")
            if room <= 0:
                self._set(rows)
                yield
                rows, room = [], AT_ONCE
        self._set(rows)

    def _set(self, rows: list[Row]) -> None:
        if not rows:
            return
        whole = QTextCursor(self._cursor)
        whole.beginEditBlock()  # one layout for all of it
        (self._one_text if self._inline else self._table)(rows)
        whole.endEditBlock()

    # Side by side

    def _table(self, rows: list[Row]) -> None:
        form = QTextTableFormat()
        form.setBorder(0)
        form.setCellPadding(0)
        form.setCellSpacing(0)
        form.setBorderCollapse(False)
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        form.setColumnWidthConstraints(
            [QTextLength(QTextLength.Type.PercentageLength, each) for each in (SIDE, GAP, SIDE)]
        )
        table = self._cursor.insertTable(len(rows), 3, form)
        for at, row in enumerate(rows):
            first = len(self.places)
            for column, text, spans in _sides(row):
                if text is None:
                    continue
                cell = table.cellAt(at, column)
                cell.setFormat(self._cell(row.part))
                self._cursor = cell.firstCursorPosition()
                self._cursor.setBlockFormat(self._formats.block(ROLES[row.part][0]))
                self._text(text, row.part, spans, first, added=column > 0)
        self._cursor = QTextCursor(self._cursor.document())
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        # A table is followed by a block; the next table stands after it, as if they were one.
        between = QTextBlockFormat()
        between.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        self._cursor.setBlockFormat(between)

    def _text(self, text: str, part: Part, spans: list[tuple[int, int]], first: int, *, added: bool) -> None:
        at = 0
        for number, (start, end) in enumerate(spans, first + 1):
            self._cursor.insertText(text[at:start], self._char(part))
            self._place(number)
            self._cursor.insertText(text[start:end], self._changed(part, number, added=added))
            at = end
        self._cursor.insertText(text[at:], self._char(part))

    # One after the other

    def _one_text(self, rows: list[Row]) -> None:
        for row in rows:
            self._new_block(self._block(row.part))
            one, other = row.pair.one, row.pair.other
            if one is None or other is None:
                number = len(self.places) + 1
                self._place(number)
                form = self._changed(row.part, number, added=one is None)
                self._cursor.insertText(one or other or "", form)
                continue
            at = 0
            for change in row.pair.changes:
                number = len(self.places) + 1
                self._cursor.insertText(other[at : change.other[0]], self._char(row.part))
                self._place(number)
                gone, come = one[slice(*change.one)], other[slice(*change.other)]
                self._cursor.insertText(gone, self._changed(row.part, number, added=False))
                between, after = joint(gone, come, other[change.other[1] :])
                self._cursor.insertText(between, self._char(row.part))
                self._cursor.insertText(come, self._changed(row.part, number, added=True))
                self._cursor.insertText(after, self._char(row.part))
                at = change.other[1]
            self._cursor.insertText(other[at:], self._char(row.part))

    def _new_block(self, form: QTextBlockFormat) -> None:
        if self._fresh:
            self._cursor.setBlockFormat(form)
            self._fresh = False
        else:
            self._cursor.insertBlock(form, QTextCharFormat())

    # Formats

    def _cell(self, part: Part) -> QTextTableCellFormat:
        """Keeps the distance itself: Qt drops the lower margin of what ends a cell."""
        form = QTextTableCellFormat()
        form.setBottomPadding(self._formats.px(ROLES[part][2]))
        return form

    def _place(self, number: int) -> None:
        if number > len(self.places):
            self.places.append(self._cursor.position())

    def _block(self, part: Part) -> QTextBlockFormat:
        role, _, below = ROLES[part]
        return self._formats.block(role, below=below)

    def _char(self, part: Part) -> QTextCharFormat:
        role, colour, _ = ROLES[part]
        return self._formats.kicker() if part is Part.KICKER else self._formats.char(role, colour)

    def _changed(self, part: Part, number: int, *, added: bool) -> QTextCharFormat:
        """Told by more than its colour: what is gone is struck through, what has come is underlined."""
        form = self._char(part)
        form.setProperty(Own.CHANGE, number)
        form.setProperty(Own.ADDED, added)
        form.setForeground(self._formats.colour("on_added" if added else "on_removed"))
        form.setFontStrikeOut(not added)
        form.setFontUnderline(added)
        return form


def _sides(row: Row) -> Iterator[tuple[int, str | None, list[tuple[int, int]]]]:
    """The column, the text and what is changed in it, of either side; a paragraph alone is changed wholly."""
    one, other = row.pair.one, row.pair.other
    if one is None or other is None:
        yield (0, one, [(0, len(one))]) if one is not None else (2, other, [(0, len(other or ""))])
        return
    yield 0, one, [change.one for change in row.pair.changes]
    yield 2, other, [change.other for change in row.pair.changes]
