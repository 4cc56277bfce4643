"""Sets an article into a document: the head at once, the rest a little in each turn, so that the window never waits."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTableCellFormat,
    QTextTableFormat,
)

from backfile.article import Credit, Kind, Name, Picture
from backfile.window.article import words
from backfile.window.article.formats import Formats, Own
from backfile.window.article.pictures import fitted
from backfile.window.article.reading import MOST_ROWS, Card, Marked, Reading
from backfile.window.article.words import tr
from backfile.window.fonts import Role

if TYPE_CHECKING:
    from backfile.search.similarity.similar import Resembling
    from backfile.window.article.likes import Found

AT_ONCE = 3_000
"""Characters set in one turn: some 2 ms with their layout."""
HIGHEST_PICTURE = 460
"""So that a picture and its caption are seen at once."""
FIRST_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"


class Typesetter:
    """Sets one `Reading`. `steps` is to be advanced until it ends."""

    def __init__(self, document: QTextDocument, reading: Reading, formats: Formats) -> None:
        self._cursor = QTextCursor(document)
        self._reading = reading
        self._article = reading.article
        self._formats = formats
        self._hits = 0
        self._first: dict[int, int] = {}  # by the identity of a text, how many hits were set before it
        self._fresh = True  # the document's first block is still empty
        self._names = name_patterns(reading.article.names)

    @property
    def hits(self) -> int:
        """How many hits were set so far."""
        return self._hits

    def number_of(self, marked: Marked, mark: int) -> int | None:
        """The number on the page of one of a text's marks; None while it is not set."""
        first = self._first.get(id(marked))
        return None if first is None else first + mark + 1

    def steps(self) -> Iterator[None]:
        """Set the page from its head to its foot; each step takes a few milliseconds."""
        self._head()
        room = AT_ONCE
        for at, paragraph in enumerate(self._reading.paragraphs):
            self._pictures(at)
            self._credits(at)
            room -= len(paragraph.text)
            self._paragraph(paragraph, first=at == 0)
            if room <= 0:
                yield
                room = AT_ONCE
        self._pictures(len(self._reading.paragraphs), last=True)
        self._credits(len(self._reading.paragraphs), last=True)
        yield
        self._below()

    # The head

    def _head(self) -> None:
        article, formats = self._article, self._formats
        derived = "title" in article.derived
        if article.kicker:
            self._block(formats.block(Role.KICKER, below=6))
            self._marked(self._reading.kicker, formats.kicker())
        role = Role.DERIVED_TITLE if derived else Role.HEADLINE
        self._block(formats.block(role, below=6 if derived else 8))
        self._marked(self._reading.title, formats.char(role))
        if derived:
            self._block(formats.block(Role.SMALL, below=8))
            self._cursor.insertText(title_origin(article.derived["title"]), formats.char(Role.SMALL, "text3"))
        if article.standfirst:
            self._block(formats.block(Role.STANDFIRST, below=8))
            self._marked(self._reading.standfirst, formats.char(Role.STANDFIRST, "text2"))
        self._about()
        if article.kind is Kind.EXCERPT and article.parent is not None:
            self._beside(article.parent)
        self._rule_below(16, 18)

    def _about(self) -> None:
        article, formats = self._article, self._formats
        plain, strong = formats.char(Role.UI, "text2"), formats.char(Role.UI_STRONG)
        parts: list[list[tuple[str, QTextCharFormat]]] = []
        if article.authors:
            parts.append([(tr("By "), plain), *byline(article.authors, plain, strong)])
        if article.date is None:
            parts.append([(tr("Undated"), strong)])
        parts.append([(article.source or tr("Source not given"), plain)])
        if article.section:
            parts.append([(article.section, plain)])
        if article.edition:
            parts.append([(article.edition, plain)])
        if article.page:
            parts.append([(tr("page %1").replace("%1", article.page), plain)])
        if article.date is not None:
            parts.append([(words.day(article.date), plain)])
        acquired = next((each.at.acquired for each in article.sightings if each.at.acquired), None)
        if article.date is None and acquired:
            parts.append([(tr("acquired %1").replace("%1", words.local_day(acquired)), plain)])
        self._block(formats.block(Role.UI))
        for at, part in enumerate(parts):
            if at:
                self._cursor.insertText("\u2002·\u2002", plain)
            self._cursor.insertText(FIRST_ISOLATE, plain)
            for text, form in part:
                self._cursor.insertText(text, form)
            self._cursor.insertText(POP_ISOLATE, plain)

    def _beside(self, parent: int) -> None:
        formats = self._formats
        self._block(formats.block(Role.UI, above=4))
        before, after = tr("Excerpt, cut off where the site cut it. Beside “%1”").split("%1")
        plain = formats.char(Role.UI, "text2")
        self._cursor.insertText(before, plain)
        link = formats.char(Role.UI, "accent")
        link.setAnchor(True)
        link.setAnchorHref(f"item:{parent}")
        self._cursor.insertText(self._reading.beside or tr("its article"), link)
        self._cursor.insertText(after, plain)

    def _rule_below(self, gap: float, after: float) -> None:
        form = self._cursor.blockFormat()
        form.setProperty(Own.RULE_BELOW, self._formats.px(gap))
        form.setBottomMargin(self._formats.px(gap + 1 + after))
        self._cursor.setBlockFormat(form)

    # The body

    def _paragraph(self, paragraph: Marked, *, first: bool) -> None:
        formats = self._formats
        self._block(formats.block(Role.BODY, below=12))
        body = formats.char(Role.BODY)
        spans: list[tuple[int, int, QTextCharFormat]] = []
        dateline = self._article.dateline
        if first and dateline and paragraph.text.startswith(dateline):
            form = formats.char(Role.UI_STRONG)
            form.setFontLetterSpacing(104)
            spans.append((0, len(dateline), form))
        for start, end, query in self._named(paragraph.text):
            form = QTextCharFormat(body)
            form.setProperty(Own.NAME, 1)
            form.setAnchor(True)
            form.setAnchorHref(f"search:{query}")
            spans.append((start, end, form))
        self._marked(paragraph, body, spans)

    def _named(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where a name stands for the first time."""
        taken: list[tuple[int, int]] = []
        for name, pattern in list(self._names.items()):
            found = pattern.search(text)
            if found and not any(start < found.end() and found.start() < end for start, end in taken):
                del self._names[name]
                taken.append(found.span())
                yield found.start(), found.end(), name

    def _pictures(self, before: int, *, last: bool = False) -> None:
        for at, shown in enumerate(self._article.pictures):
            if shown.after == before or (last and shown.after > before):
                self._picture(at, shown)

    def _picture(self, at: int, shown: Picture) -> None:
        formats = self._formats
        image, caption = self._reading.images[at], self._reading.captions[at]
        if image is not None:
            size = fitted(image, self._width(), formats.px(HIGHEST_PICTURE), formats.zoom)
            form = formats.block(Role.SMALL, above=4, below=6 if caption.text or shown.credit else 18)
            form.setLineHeight(size.height(), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
            form.setProperty(Own.PICTURE, at + 1)
            form.setProperty(Own.PICTURE_WIDTH, size.width())
            self._block(form)
        if caption.text:
            self._block(formats.block(Role.SMALL, above=0 if image else 4, below=2 if shown.credit else 18))
            self._marked(caption, formats.char(Role.SMALL, "text2"))
        if shown.credit:
            self._credit(Credit(shown.credit, shown.credit, shown.after))

    def _credits(self, before: int, *, last: bool = False) -> None:
        for credit in self._article.credits:
            if credit.after == before or (last and credit.after > before):
                self._credit(credit)

    def _credit(self, credit: Credit) -> None:
        form = self._formats.block(Role.SMALL, above=4, below=16)
        form.setProperty(Own.ICON, "camera")
        indent = self._formats.px(20)
        (form.setRightMargin if self._formats.rtl else form.setLeftMargin)(indent)
        self._block(form)
        self._cursor.insertText(credit.text or credit.name, self._formats.char(Role.SMALL, "text3"))

    # What stands under it

    def _below(self) -> None:
        if self._reading.cards:
            excerpts = len(self._reading.cards)
            self._section(tr("On the same page"), tr("%Ln excerpt(s), cut off where the site cut them", excerpts))
            self._cards(self._reading.cards)
        if self._reading.versions:
            others = len(self._reading.versions) - 1
            self._section(tr("Versions"), tr("this and %Ln more", others))
            self._offer(tr("Compare"), "versions:")
            listed = [
                each for at, each in enumerate(self._reading.versions) if at < MOST_ROWS or each.id == self._article.id
            ]
            links = [None if each.id == self._article.id else each.id for each in listed]
            rows = words.version_rows(listed, self._article.id, self._reading.differences)
            if more := len(self._reading.versions) - len(listed):
                rows.append(("", tr("%Ln more, which a search lists that folds no versions", more)))
            self._rows(rows, [*links, None])
        if self._article.names:
            self._section(tr("Names"), below=0)
            self._chips(self._article.names)
        if extra := words.rows(self._article.extra):
            self._section(tr("Also in the record"))
            self._rows(extra)
        seen = len(self._article.sightings)  # none before it was imported
        self._section(tr("Where it came from"), tr("%Ln sighting(s)", seen) if seen else "")
        self._rows(self._origin())
        self._block(self._formats.block(Role.SMALL, below=24))

    def _origin(self) -> list[tuple[str, str]]:
        article = self._article
        found = []
        for at, sighting in enumerate(article.sightings[:MOST_ROWS]):
            way = " › ".join(words.steps(sighting))
            where = " · ".join(part for part in (way, words.span(sighting.at)) if part)
            found.append((tr("Also in") if at else tr("Seen first in"), where))
        if more := len(article.sightings[MOST_ROWS:]):
            found.append((tr("Also in"), tr("%Ln more place(s)", more)))
        digests = dict.fromkeys(words.short_digest(each.at.sha256) for each in article.sightings if each.at.sha256)
        found += [(tr("Digest"), digest) for digest in list(digests)[:1]]
        if article.url:
            found.append((tr("Address"), article.url))
        if given := words.given(article):
            found.append((tr("Given"), given))
        if derived := words.derived(article):
            found.append((tr("Derived"), derived))
        return found

    def _section(self, title: str, remark: str = "", below: float = 8) -> None:
        # A table keeps the distance itself: Qt drops the upper margin of what follows one.
        form = self._formats.block(Role.UI_STRONG, above=0 if self._fresh else 36, below=below, ours=True)
        form.setProperty(Own.RULE_ABOVE, self._formats.px(16))
        self._block(form)
        self._cursor.insertText(title, self._formats.char(Role.UI_STRONG))
        if remark:
            self._cursor.insertText("\u2002" + remark, self._formats.char(Role.SMALL, "text3"))

    def _offer(self, text: str, href: str) -> None:
        """Something to do with a section, after its title."""
        link = self._formats.char(Role.SMALL, "accent")
        link.setAnchor(True)
        link.setAnchorHref(href)
        self._cursor.insertText("\u2002", self._formats.char(Role.SMALL))
        self._cursor.insertText(text, link)

    def _cards(self, cards: tuple[Card, ...]) -> None:
        formats = self._formats
        columns = 2 if self._width() >= formats.px(440) else 1
        form = self._table_format()
        gap = formats.px(28)
        share = (self._width() - gap) / 2
        lengths = [QTextLength(QTextLength.Type.FixedLength, each) for each in (share, gap, share)]
        form.setColumnWidthConstraints(
            lengths if columns == 2 else [QTextLength(QTextLength.Type.PercentageLength, 100)]
        )
        table = self._cursor.insertTable(-(-len(cards) // columns), 3 if columns == 2 else 1, form)
        cell_form = self._cell(6, 12)
        for at, card in enumerate(cards):
            column = at % columns
            if self._formats.rtl:
                column = columns - 1 - column  # Qt mirrors no table
            cell = table.cellAt(at // columns, column * 2)
            cell.setFormat(cell_form)
            self._cursor = cell.firstCursorPosition()
            self._fresh = True
            self._card(card)
        self._after(table.lastPosition())

    def _card(self, card: Card) -> None:
        formats = self._formats
        forms = [formats.kicker(), formats.char(Role.CARD), formats.char(Role.CARD, "text3")]
        for form in forms:
            form.setAnchor(True)
            form.setAnchorHref(f"item:{card.id}")
        if card.kicker:
            forms[0].setFontPointSize(forms[0].fontPointSize() * 11 / 12)
            self._block(formats.block(Role.KICKER, below=2))
            self._cursor.insertText(card.kicker, forms[0])
        self._block(formats.block(Role.CARD))
        text = card.lead.text
        cut = len(text.rstrip("… .")) if text.rstrip().endswith(("…", "...")) else len(text)
        self._marked(card.lead, forms[1], [(cut, len(text), forms[2])])

    def _chips(self, names: tuple[Name, ...]) -> None:
        formats = self._formats
        form = formats.block(Role.UI, ours=True)
        form.setLineHeight(formats.px(32), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        self._block(form)
        for at, name in enumerate(names):
            if at:
                self._cursor.insertText(" \u2009", formats.char(Role.UI))
            for text, colour in ((name.name, "text"), (name.gloss, "text2")):
                if not text:
                    continue
                char = formats.char(Role.SMALL, colour)
                char.setProperty(Own.CHIP, at + 1)
                char.setAnchor(True)
                char.setAnchorHref(f"search:{name.name}")
                padded = f"\u00a0\u00a0{text}" if colour == "text" else f"\u00a0{text}"
                self._cursor.insertText(padded.replace(" ", "\u00a0"), char)
            self._cursor.insertText("\u00a0\u00a0", char)

    def _rows(self, rows: list[tuple[str, str]], links: Sequence[int | None] = ()) -> None:
        formats = self._formats
        form = self._table_format()
        label = formats.px(104)
        form.setColumnWidthConstraints(
            [QTextLength(QTextLength.Type.FixedLength, each) for each in (label, self._width() - label)]
        )
        table = self._cursor.insertTable(len(rows), 2, form)
        cell_form = self._cell(6, 6)
        # One edit, after which Qt lays the table out once, and not after each of its cells.
        whole = QTextCursor(self._cursor)
        whole.beginEditBlock()
        for at, row in enumerate(rows):
            link = links[at] if links else None
            for column, (text, colour) in enumerate(zip(row, ("text3", "text"), strict=True)):
                cell = table.cellAt(at, column)
                cell.setFormat(cell_form)
                self._cursor = cell.firstCursorPosition()
                self._fresh = True
                self._block(formats.block(Role.SMALL, ours=True))
                char = formats.char(Role.SMALL, "accent" if column and link is not None else colour)
                if column and link is not None:
                    char.setAnchor(True)
                    char.setAnchorHref(f"item:{link}")
                self._cursor.insertText(text, char)
        whole.endEditBlock()
        self._after(table.lastPosition())

    def append_similar(self, found: "Found") -> None:
        """Set what the article is like below everything else, where nothing moves for it."""
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._fresh = True  # the foot that `_below` leaves is an empty block
        self._section(tr("Similar articles"), below=0)
        self._offer(tr("More like this"), "like:")
        form = self._table_format()
        form.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, 100)])
        table = self._cursor.insertTable(len(found), 1, form)
        whole = QTextCursor(self._cursor)
        whole.beginEditBlock()
        for at, each in enumerate(found):
            cell = table.cellAt(at, 0)
            cell.setFormat(self._cell(8, 9))
            self._cursor = cell.firstCursorPosition()
            self._fresh = True
            self._similar(each)
        whole.endEditBlock()
        self._after(table.lastPosition())
        self._block(self._formats.block(Role.SMALL, below=24))

    def _similar(self, one: "Resembling") -> None:
        formats = self._formats
        title = formats.char(Role.CARD)
        title.setAnchor(True)
        title.setAnchorHref(f"item:{one.id}")
        self._block(formats.block(Role.CARD, below=1))
        self._cursor.insertText(one.title, title)
        self._block(formats.block(Role.SMALL, ours=True))
        self._cursor.insertText(words.resembling(one), formats.char(Role.SMALL, "text3"))

    def _cell(self, above: float, below: float) -> QTextTableCellFormat:
        """A cell over a hairline."""
        form = QTextTableCellFormat()
        form.setBottomBorder(1)
        form.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setBottomBorderBrush(self._formats.colour("line"))
        form.setTopPadding(self._formats.px(above))
        form.setBottomPadding(self._formats.px(below))
        return form

    # Small tools

    def _width(self) -> float:
        return self._cursor.document().textWidth()

    def _table_format(self) -> QTextTableFormat:
        form = QTextTableFormat()
        form.setBorder(0)
        form.setCellPadding(0)
        form.setCellSpacing(0)
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        form.setBorderCollapse(False)
        form.setBottomMargin(self._formats.px(36))
        form.setLayoutDirection(Qt.LayoutDirection.RightToLeft if self._formats.rtl else Qt.LayoutDirection.LeftToRight)
        return form

    def _after(self, position: int) -> None:
        self._cursor = QTextCursor(self._cursor.document())
        self._cursor.setPosition(position + 1)
        self._fresh = True  # a table is followed by an empty block

    def _block(self, form: QTextBlockFormat) -> None:
        if self._fresh:
            self._cursor.setBlockFormat(form)
            self._fresh = False
        else:
            self._cursor.insertBlock(form, QTextCharFormat())

    def _marked(
        self, marked: Marked, base: QTextCharFormat, spans: list[tuple[int, int, QTextCharFormat]] | None = None
    ) -> None:
        """Insert a text, some spans of it in another format, its hits numbered on."""
        spans = spans or []
        edges = {0, len(marked.text)}
        edges.update(edge for start, end, _ in spans for edge in (start, end))
        edges.update(edge for span in marked.marks for edge in span)
        cuts = sorted(edges)
        first = self._first[id(marked)] = self._hits
        self._cursor.beginEditBlock()  # laid out once, not with each piece
        for start, end in pairwise(cuts):
            form = next((form for begin, stop, form in spans if begin <= start < stop), base)
            hit = next((n for n, (begin, stop) in enumerate(marked.marks, 1) if begin <= start < stop), 0)
            if hit:
                form = QTextCharFormat(form)
                form.setProperty(Own.HIT, first + hit)
                form.setForeground(self._formats.colour("on_mark"))
                form.setFontUnderline(self._formats.theme.contrast)
            self._cursor.insertText(marked.text[start:end].replace("\n", "\u2028"), form)
        self._cursor.endEditBlock()
        self._hits += len(marked.marks)


def byline(
    authors: tuple[str, ...], plain: QTextCharFormat, strong: QTextCharFormat
) -> Iterator[tuple[str, QTextCharFormat]]:
    """The authors' names in bold, what joins them plain."""
    for at, author in enumerate(authors):
        if at:
            yield (tr(" and ") if at == len(authors) - 1 else ", "), plain
        yield author, strong


def title_origin(origin: str) -> str:
    """The line under a title that was not given."""
    return tr("Title taken from %1; the page gives none").replace("%1", origin)


def name_patterns(names: tuple[Name, ...]) -> dict[str, re.Pattern[str]]:
    """How each name is found in the text, with its gloss where that follows it; the longest name first."""
    found = {}
    for each in sorted(names, key=lambda name: -len(name.name)):
        gloss = rf"(?:\s*[（(]{re.escape(each.gloss)}[)）])?" if each.gloss else ""
        found[each.name] = re.compile(re.escape(each.name) + gloss)
    return found
