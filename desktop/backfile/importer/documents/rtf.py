"""Rich Text Format: the paragraphs of the body, with notes and pictures, each byte by the charset of its font.

Headers, footers, hidden and deleted text and whatever is marked as to be ignored are left out.
"""

import codecs
from dataclasses import dataclass, field, replace

from backfile.importer.documents.document import LARGEST_PICTURE, Document, Gathering, NotADocument, Paragraph, tidy
from backfile.importer.documents.rtf_tokens import Token, tokens

DEEPEST = 2_000
_CHARSETS = {77: "mac_roman", 78: "shift_jis", 79: "euc_kr", 80: "gb18030", 81: "big5", 128: "cp932", 129: "cp949",
             130: "johab", 134: "gb18030", 136: "cp950", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255",
             178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 255: "cp850"}  # fmt: skip
_CHARACTERS = {b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”",
               b"bullet": "•", b"emspace": "\u2003", b"enspace": "\u2002", b"qmspace": "\u2005", b"tab": "\t",
               b"line": "\n", b"lbr": "\n", b"zwj": "\u200d", b"zwnj": "\u200c", b"ltrmark": "\u200e",
               b"rtlmark": "\u200f"}  # fmt: skip
_SYMBOLS = {b"~": "\u00a0", b"_": "\u2011", b"-": "", b"\\": "\\", b"{": "{", b"}": "}", b"\t": "\t"}
_LEFT_OUT = frozenset(
    b"colortbl header headerl headerr headerf footer footerl footerr footerf fldinst datafield object nonshppict sp "
    b"annotation atnid atnauthor atrfstart atrfend bkmkstart bkmkend xe tc rxe objdata themedata colorschememapping "
    b"listtable listoverridetable revtbl rsidtbl generator pn pgptbl latentstyles datastore xmlnstbl filetbl ftnsep "
    b"ftnsepc aftnsep ud template mmathPr".split()
)
_FACTS = frozenset((b"title", b"author", b"subject", b"keywords", b"doccomm", b"creatim", b"revtim"))
_READ_THOUGH_STARRED = frozenset((b"shppict", b"shpinst", b"shptxt", b"pict"))
_ENDS = frozenset((b"par", b"sect", b"page", b"column", b"cell", b"nestcell", b"row", b"nestrow"))
_PICTURES = {b"pngblip": "image/png", b"jpegblip": "image/jpeg"}


def read_rtf(data: bytes) -> Document:
    """The document of a whole file. Raises NotADocument."""
    if not data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{\\rtf"):
        raise NotADocument("Damaged", "it does not begin as RTF does")
    return _Rtf().read(data)


@dataclass(slots=True)
class _State:
    """What holds until the end of a group."""

    into: str = "text"  # or out, fonts, styles, fact, picture, note
    skip: int = 1  # how many bytes stand after each \\u for programs without Unicode
    font: int = 0
    bold: bool = False
    hidden: bool = False
    size: float | None = None
    name: str = ""  # of the fact


@dataclass(slots=True)
class _Rtf:
    gathering: Gathering = field(default_factory=Gathering)
    facts: dict[str, str] = field(default_factory=dict)
    charset: str = "cp1252"
    first_font: int = 0
    fonts: dict[int, str] = field(default_factory=dict)
    styles: dict[int, str] = field(default_factory=dict)
    state: _State = field(default_factory=_State)
    states: list[_State] = field(default_factory=list)
    text: list[str] = field(default_factory=list)  # of the paragraph, the note, the fact or the style at hand
    pending: bytearray = field(default_factory=bytearray)  # not decoded yet
    kept: list[list[str]] = field(default_factory=list)  # of the paragraph around a note
    skipping: int = 0
    starred: bool = False
    number: int = 0  # of the font or style that is defined
    style: int = 0
    level: int = 0
    in_table: bool = False
    bold: list[bool] = field(default_factory=list)
    size: float | None = None
    picture: list[bytes] = field(default_factory=list)
    picture_type: str = ""

    def read(self, data: bytes) -> Document:
        for token in tokens(data):
            match token.kind:
                case "open":
                    self._open()
                case "close":
                    self._close()
                case "word":
                    self._word(token)
                case "hex":
                    self._take(token.value)
                case "text":
                    self._take(token.value)
                case "symbol":
                    self._symbol(token.value)
        self._end_paragraph()
        self.gathering.end_row()
        return self._document()

    def _document(self) -> Document:
        said = self.facts
        return Document(
            paragraphs=tuple(self.gathering.paragraphs),
            notes=tuple(self.gathering.notes),
            pictures=tuple(self.gathering.pictures),
            title=said.get("title", ""),
            author=said.get("author", ""),
            created=said.get("creatim", ""),
            modified=said.get("revtim", ""),
            subject=said.get("subject", ""),
            description=said.get("doccomm", ""),
            keywords=tuple(filter(None, map(str.strip, said.get("keywords", "").replace(";", ",").split(",")))),
        )

    def _open(self) -> None:
        self._decode()
        self.skipping = 0
        if len(self.states) >= DEEPEST:
            raise NotADocument("Nested too deep", f"more than {DEEPEST:,} groups within each other")
        self.states.append(self.state)
        self.state = replace(self.state)

    def _close(self) -> None:
        self._decode()
        self.skipping = 0
        if not self.states:
            return
        ended, self.state = self.state, self.states.pop()
        if ended.into == self.state.into and ended.name == self.state.name:
            return
        match ended.into:
            case "note":
                self._end_note()
            case "picture":
                self._end_picture()
            case "fact":
                self.facts.setdefault(ended.name, "".join(self.text).strip())
                self.text = self.kept.pop()
            case "fonts" | "styles":
                self.text = self.kept.pop()

    def _word(self, token: Token) -> None:
        word, number = token.value, token.number
        starred, self.starred = self.starred, False
        if word == b"u" and number is not None:
            self._character(chr(number % 65_536))
            self.skipping = self.state.skip
            return
        if self.skipping:
            self.skipping -= 1
            return
        if self.state.into == "out":
            return
        if self._is_destination(word, number, starred):
            return
        if self.state.into in ("text", "note"):
            self._text_word(word, number)
        elif self.state.into in ("fonts", "styles"):
            self._table_word(word, number)
        elif self.state.into == "fact":
            self._fact_word(word, number)
        elif word in _PICTURES:
            self.picture_type = _PICTURES[word]

    def _is_destination(self, word: bytes, number: int | None, starred: bool) -> bool:
        """Whether the word says where what follows it goes to."""
        state = self.state
        if word in _LEFT_OUT or (starred and word not in _READ_THOUGH_STARRED):
            self._go("out")
        elif word == b"fonttbl":
            self._go("fonts")
        elif word == b"stylesheet":
            self._go("styles")
        elif word == b"info":
            state.into = "info"
        elif state.into == "info":
            if word in _FACTS:
                state.name = word.decode()
                self._go("fact")
            else:
                self._go("out")
        elif word == b"pict":
            self.picture, self.picture_type = [], ""
            self._go("picture")
        elif word == b"footnote" and state.into == "text":
            self._note()
        else:
            return self._is_setting(word, number)
        return True

    def _is_setting(self, word: bytes, number: int | None) -> bool:
        state = self.state
        match word:
            case b"ansicpg":
                self.charset = _known(f"cp{number}") or self.charset
            case b"mac" | b"pc" | b"pca":
                self.charset = {b"mac": "mac_roman", b"pc": "cp437", b"pca": "cp850"}[word]
            case b"deff":
                self.first_font = state.font = number or 0
            case b"uc":
                state.skip = number if number is not None else 1
            case _:
                return False
        return True

    def _go(self, into: str) -> None:
        self._decode()
        self.state.into = into
        if into in ("fonts", "styles", "fact"):
            self.kept.append(self.text)
            self.text = []

    def _text_word(self, word: bytes, number: int | None) -> None:
        state = self.state
        if word in _CHARACTERS:
            self._character(_CHARACTERS[word])
            return
        self._decode()
        on = number != 0
        match word:
            case b"f":
                state.font = number or 0
            case b"b":
                state.bold = on
            case b"v" | b"deleted":
                state.hidden = on
            case b"fs":
                state.size = (number or 0) / 2 or None
            case b"plain":
                state.bold, state.hidden, state.size, state.font = False, False, None, self.first_font
            case b"pard":
                self.style = self.level = 0
                self.in_table = False
            case b"s":
                self.style = number or 0
            case b"outlinelevel":
                self.level = (number or 0) + 1 if (number or 0) < 9 else 0
            case b"intbl" | b"itap":
                self.in_table = on
            case b"chftn" if state.into == "note":
                pass
            case _ if word in _ENDS:
                self._end(word)

    def _end(self, word: bytes) -> None:
        if self.state.into == "note":
            self.text.append(" ")
        elif word in (b"cell", b"nestcell"):
            self.in_table = True
            self._end_paragraph()
            self.gathering.end_cell()
        elif word in (b"row", b"nestrow"):
            self._end_paragraph()
            self.gathering.end_row()
        else:
            self._end_paragraph()

    def _end_paragraph(self) -> None:
        self._decode()
        if self.kept:  # within a table of fonts that was never closed
            return
        style = self.styles.get(self.style, "")
        level = self.level
        if not level and style.startswith("heading ") and style[8:].isdigit():
            level = int(style[8:])
        text = tidy(_paired("".join(self.text)))
        if not self.in_table:
            self.gathering.end_row()
        paragraph = Paragraph(text, level, style, bool(self.bold) and all(self.bold), self.size)
        self.gathering.add(paragraph, in_table=self.in_table)
        self.text, self.bold, self.size = [], [], None

    def _table_word(self, word: bytes, number: int | None) -> None:
        if word == b"f" or (word == b"s" and self.state.into == "styles"):
            self.number = number or 0
        elif word == b"fcharset" and self.state.into == "fonts":
            self._take_font(number)
        elif word in (b"cs", b"ts", b"ds"):
            self.number = -1

    def _take_font(self, charset: int | None) -> None:
        found = _CHARSETS.get(charset or 0)
        if found is not None:
            self.fonts[self.number] = found

    def _fact_word(self, word: bytes, number: int | None) -> None:
        if word in (b"yr", b"mo", b"dy", b"hr", b"min"):
            join = {b"yr": "", b"mo": "-", b"dy": "-", b"hr": "T", b"min": ":"}[word]
            self.text.append(f"{join}{number or 0:02}")

    def _symbol(self, symbol: bytes) -> None:
        if symbol == b"*":
            self.starred = True
        elif symbol in b"\r\n":
            self._word(Token("word", b"par"))
        elif symbol in _SYMBOLS:
            if self.skipping:
                self.skipping -= 1
            else:
                self._character(_SYMBOLS[symbol])

    def _take(self, data: bytes) -> None:
        if self.skipping:
            passed = min(self.skipping, len(data))
            self.skipping -= passed
            data = data[passed:]
        self.starred = False
        if self.state.into == "picture":
            self.picture.append(data)
        elif self.state.into not in ("out", "info") and not self.state.hidden:
            self.pending += data

    def _character(self, character: str) -> None:
        self._decode()
        if self.state.into in ("text", "note", "fact", "styles") and not self.state.hidden:
            self._say(character)

    def _decode(self) -> None:
        if not self.pending:
            return
        charset = self.fonts.get(self.state.font, self.charset)
        text = self.pending.decode(charset, "replace")
        self.pending.clear()
        if self.state.into == "styles":
            name, ended, _ = text.partition(";")
            self.text.append(name)
            if ended:
                self.styles.setdefault(self.number, "".join(self.text).strip().casefold())
                self.text.clear()
                self.number = 0
        elif self.state.into != "fonts":
            self._say(text)

    def _say(self, text: str) -> None:
        self.text.append(text)
        if self.state.into == "text" and text.strip():
            if not self.bold:
                self.size = self.state.size
            self.bold.append(self.state.bold)

    def _note(self) -> None:
        self._decode()
        mark = f"[{len(self.gathering.notes) + 1}]"
        self.text.append(mark)
        self.gathering.notes.append(mark)
        self.kept.append(self.text)
        self.text = []
        self.state.into = "note"

    def _end_note(self) -> None:
        text = " ".join(_paired("".join(self.text)).split())
        self.gathering.notes[-1] = f"{self.gathering.notes[-1]} {text}".strip()
        self.text = self.kept.pop()

    def _end_picture(self) -> None:
        digits = b"".join(self.picture)
        self.picture = []
        if self.picture_type and len(digits) <= 2 * LARGEST_PICTURE:
            try:
                data = bytes.fromhex(digits.decode("ascii"))
            except ValueError:
                return
            self.gathering.add_picture(self.picture_type, data)


def _paired(text: str) -> str:
    """Characters beyond the first 65,536 come as two halves."""
    if not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text):
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def _known(charset: str) -> str | None:
    charset = {"cp65001": "utf-8", "cp10000": "mac_roman", "cp1361": "johab", "cp936": "gb18030"}.get(charset, charset)
    try:
        return codecs.lookup(charset).name
    except LookupError:
        return None
