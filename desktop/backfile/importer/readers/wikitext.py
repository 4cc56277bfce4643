"""Wiki text as paragraphs: what a reader of the page would read, without its templates, references and tables of facts.

The rules are MediaWiki's: a blank line ends a paragraph, a line end within one is a space, and a line that begins with
`*`, `#`, `:` or `;` is a paragraph of its own.
"""

import html
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from backfile.article import Picture
from backfile.importer.fields_text import clean_line

_FILES = """
    file image media datei bild fichier archivo imagen ficheiro imagem immagine plik grafika bestand afbeelding fil файл
    изображение зображення картинка soubor datoteka слика 文件 檔案 图像 圖像 ファイル 画像 파일 그림 ملف صورة
    קובץ תמונה پرونده dosya resim tiedosto kuva tập_tin hình berkas gambar αρχείο fájl kép fișier
"""
_CATEGORIES = """
    category kategorie catégorie categorie categoría categoria kategoria kategori категория категорія катэгорыя
    категорија kategorija kategória luokka 分类 分類 カテゴリ 분류 تصنيف קטגוריה رده thể_loại κατηγορία श्रेणी หมวดหมู่
"""
FILES, CATEGORIES = frozenset(_FILES.split()), frozenset(_CATEGORIES.split())
"""What the two namespaces are called where a dump does not say."""

_Node = Any
_MEDIUM = re.compile(r"\.(?:jpe?g|png|gif|svg|webp|tiff?|og[gav]|oga|webm|pdf|djvu|mp[34]|wav|flac)$", re.IGNORECASE)
_LANGUAGE_LINK = re.compile(r":?[a-z]{2,3}(?:-[a-z]{2,8})*$|:?simple$")
_OTHER_WIKI = re.compile(r":?(?:[a-z]{1,3}|wikt|wikipedia|wikinews|commons|[a-z]{2,3}:?w)$", re.IGNORECASE)
_MAGIC = re.compile(r"__[A-ZА-Я]{3,30}__")
_PARAMETERS = re.compile(
    r"(?:thumb|thumbnail|mini|miniatur|miniatura|miniaturadeimagen|vignette|frame|frameless|framed|left|right|center|"
    r"none|border|upright|rechts|links|zentriert|hochkant|gauche|droite|centre|centré|redresse|derecha|izquierda|"
    r"centro|direita|esquerda|destra|sinistra|мини|слева|справа|центр|миниатюра|справа|ляво|дясно|мини|缩略图|縮圖|有框|"
    r"左|右|居中|無|サムネイル|대체글|섬네일|오른쪽|왼쪽|baseline|sub|super|top|middle|bottom|text-top|text-bottom|"
    r"(?:upright|alt|link|page|class|lang|thumbtime|start|hochkant|altt?|verweis)\s*=.*|x?\d+(?:x\d+)?\s*(?:px|пкс)?)",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"</?(?:b|i|u|s|em|strong|span|small|big|font|sup|sub|tt|code|kbd|var|strike|del|ins|abbr|cite|mark|q|bdi|bdo)\b[^<>]*>",
    re.IGNORECASE,
)
_AROUND = re.compile(r"</?(?:div|p|center|section|includeonly)\b[^<>]*>", re.IGNORECASE)
_BEGUN = re.compile(r"<([a-z]+)\b(?:[^<>]*[^<>/])?>", re.IGNORECASE)
_MARKERS = re.compile(r"^([*#:;]{20})[*#:;]+", re.MULTILINE)
_MOST_OPEN = 50
_PAIRS = (("<!--", "-->"), ("{|", "|}"), ("{{", "}}"), ("[[", "]]"), ("[", "]"))
_BREAK, _BLOCK, _PICTURE, _HEADING = "\x01", "\x02", "\x03", "\x04"
_MARKS = re.compile("[\x01-\x04]")
_HOLLOW = re.compile(r"\s?[(（][\s,;:/–-]*[)）]")  # what is left of "(pronounced …)" without its template
_GONE = frozenset(
    ("ref", "references", "math", "chem", "timeline", "score", "templatestyles", "imagemap", "inputbox", "graph",
     "hiero", "syntaxhighlight", "source", "categorytree", "dynamicpagelist", "mapframe", "indicator", "style",
     "script", "noinclude", "onlyinclude", "listing", "rss")
)  # fmt: skip
_BLOCKS = frozenset(("p", "div", "blockquote", "poem", "li", "dd", "dt", "ul", "ol", "dl", "center", "hr", "section"))
_NO_TABLES = re.compile(r"infobox|navbox|metadata|sidebar|toccolours|vertical-navbox|ambox|noprint", re.IGNORECASE)
_ITS_FIRST = frozenset(
    ("nowrap", "nobr", "small", "big", "abbr", "tooltip", "formatnum", "smallcaps", "sc", "em", "strong", "flag",
     "country", "flagcountry", "lien", "iw", "ill", "interlanguage link", "underline", "bold", "italic")
)  # fmt: skip
_ITS_SECOND = frozenset(("lang", "langue", "lang-x", "transl", "okina", "color", "font color", "rtl-lang", "script"))
_QUOTED = frozenset(("quote", "cquote", "quotation", "blockquote", "haq", "citation bloc", "zitat", "cita", "rquote"))
_LINKED = frozenset(("w", "wp", "pw", "wikipedia", "w2", "wl", "l"))
_FOR_SIGNS = {"ndash": "–", "mdash": "—", "snd": " – ", "spaced ndash": " – ", "emdash": "—", "endash": "–", "!": "|",
              "'": "’", "nbsp": " ", "=": "=", "·": " · ", "•": " • ", "dot": " · ", "bull": " • ", "--": "—",
              "spaced en dash": " – ", "en dash": "–", "em dash": "—", "zwsp": ""}  # fmt: skip


@dataclass(slots=True)
class WikiText:
    """What the text of a page says."""

    paragraphs: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    categories: tuple[str, ...] = ()
    templates: tuple[tuple[str, Mapping[str, str]], ...] = ()  # the outermost: name in lower case, and its arguments


@dataclass(slots=True)
class _Rendering:
    files: frozenset[str]
    categories: frozenset[str]
    pictures: list[Picture] = field(default_factory=list)
    found: list[str] = field(default_factory=list)
    templates: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def text(self, nodes: Iterable[_Node], depth: int = 0) -> str:
        """Nodes as text, with marks where a block begins, a line breaks and a picture stands."""
        return "".join(self._node(node, depth) for node in nodes)

    def _node(self, node: _Node, depth: int) -> str:
        match type(node).__name__:
            case "Text":
                return _MARKS.sub("", str(node.value))
            case "Wikilink":
                return self._link(node, depth)
            case "ExternalLink":
                if node.title is not None:
                    return self.text(node.title.nodes, depth + 1)
                return "" if node.brackets else str(node.url)
            case "Tag":
                return self._tag(node, depth)
            case "Heading":
                return f"{_BLOCK}{_HEADING}{node.level}{self.text(node.title.nodes, depth + 1).strip()}{_BLOCK}"
            case "HTMLEntity":
                return html.unescape(str(node)).replace("\n", " ")
            case "Template":
                return self._template(node, depth)
            case "Argument":
                return self.text(node.default.nodes, depth + 1) if node.default is not None else ""
        return ""

    def _link(self, node: _Node, depth: int) -> str:
        target = str(node.title).strip()
        prefix, colon, rest = target.partition(":")
        space = prefix.strip().replace(" ", "_").casefold()
        if colon and space in self.categories:
            self.found.append(rest.replace("_", " ").strip())
            return ""
        if colon and (space in self.files or (_MEDIUM.search(rest) and prefix)):
            return self._picture(rest, str(node.text or "") and node.text, depth)
        if node.text is not None:
            return self.text(node.text.nodes, depth + 1)
        if colon and not target.startswith(":") and _LANGUAGE_LINK.fullmatch(prefix):
            return rest if len(prefix) == 1 else ""
        shown = rest if colon and _OTHER_WIKI.fullmatch(prefix) else target.lstrip(":")
        return shown.partition("#")[0] or shown

    def _picture(self, name: str, text: _Node, depth: int) -> str:
        """A picture's place in the text; its caption is the last argument that is no parameter."""
        parts = _split(self.text(text.nodes, depth + 1)) if text else []
        captions = [part for part in parts if part and not _PARAMETERS.fullmatch(part)]
        self.pictures.append(Picture(len(self.pictures), _line(captions[-1]) if captions else None, url=name.strip()))
        return _PICTURE

    def _tag(self, node: _Node, depth: int) -> str:
        name = str(node.tag).strip().lower()
        if name in _GONE:
            return ""
        if name == "br":
            return _BREAK
        if name == "gallery":
            return self._gallery(str(node.contents))
        if name == "table":
            return self._table(node, depth)
        contents = self.text(node.contents.nodes, depth + 1) if node.contents is not None else ""
        if name in ("li", "dd", "dt", "hr") and node.wiki_markup:
            return _BLOCK if not contents else f"{_BLOCK}{contents}{_BLOCK}"
        if name == "poem":
            contents = contents.strip().replace("\n\n", _BLOCK).replace("\n", _BREAK)
        return f"{_BLOCK}{contents}{_BLOCK}" if name in _BLOCKS else contents

    def _gallery(self, contents: str) -> str:
        marks = ""
        for line in contents.splitlines():
            name, _, caption = line.strip().partition("|")
            if name:
                shown = _line(caption.replace("[[", "").replace("]]", "").rpartition("|")[2]) or None
                self.pictures.append(Picture(len(self.pictures), shown, url=name.rpartition(":")[2].strip()))
                marks += _PICTURE
        return marks

    def _table(self, node: _Node, depth: int) -> str:
        """A line for each row; tables of facts beside the text are left out, as templates of them are."""
        if any(_NO_TABLES.search(str(attribute.value or "")) for attribute in node.attributes) or depth > 20:
            return ""
        rows = node.contents.filter_tags(matches=lambda tag: tag.tag == "tr", recursive=False)
        lines = [self._row(row, depth) for row in (node, *rows)]  # the first row may stand in the table itself
        return _BLOCK + _BLOCK.join(filter(None, lines)) + _BLOCK

    def _row(self, row: _Node, depth: int) -> str:
        cells = row.contents.filter_tags(matches=lambda tag: tag.tag in ("td", "th"), recursive=False)
        return " ".join(filter(None, (_line(self.text(cell.contents.nodes, depth + 1)) for cell in cells)))

    def _template(self, node: _Node, depth: int) -> str:
        name = str(node.name).strip().replace("_", " ").casefold()
        if name in _FOR_SIGNS:
            return _FOR_SIGNS[name]
        function, colon, argument = name.partition(":")
        if colon and function in ("formatnum", "lc", "uc", "ucfirst", "lcfirst"):
            return argument
        given = [str(param.name).strip() for param in node.params] if depth < 20 else []
        if name in _LINKED:
            return next((self._argument(node, key, depth) for key in ("anchor", "2", "1") if key in given), "")
        if name in _ITS_FIRST and "1" in given:
            return self._argument(node, "1", depth)
        if (name in _ITS_SECOND or name.startswith("lang-")) and given:
            return self._argument(node, "2" if "2" in given and not name.startswith("lang-") else "1", depth)
        if name in ("nihongo", "zh", "convert", "cvt") and "1" in given:
            first = self._argument(node, "1", depth)
            second = self._argument(node, "2", depth) if "2" in given else ""
            return f"{first} {second}" if name.startswith("c") else f"{first} ({second})" if second else first
        if name in _QUOTED and given:
            quoted = self._argument(
                node, next((key for key in ("text", "quote", "1") if key in given), given[0]), depth
            )
            return f"{_BLOCK}{quoted}{_BLOCK}"
        if depth == 0:
            arguments = {key: _line(self._argument(node, key, 1)) for key in given[:40]}
            self.templates.append((name, arguments))
        return ""

    def _argument(self, node: _Node, name: str, depth: int) -> str:
        return self.text(node.get(name).value.nodes, depth + 1).strip()


def _split(text: str) -> list[str]:
    return [part.strip() for part in text.split("|")]


def _line(text: str) -> str:
    return clean_line(" ".join(_MARKS.sub(" ", text).split()))


def read_wikitext(text: str, *, files: frozenset[str] = FILES, categories: frozenset[str] = CATEGORIES) -> WikiText:
    """The paragraphs, pictures, categories and outermost templates of a page."""
    import mwparserfromhell

    text = _tamed(text)
    rendering = _Rendering(files, categories)
    rendered = _MAGIC.sub("", rendering.text(mwparserfromhell.parse(text).nodes))
    paragraphs: list[str] = []
    levels: list[int] = []  # of a heading; 0 for a paragraph
    pictures: list[Picture] = []
    waiting = iter(rendering.pictures)
    for block in re.split(rf"{_BLOCK}|\n[^\S\n]*\n\s*", rendered):
        pictures += [replace(next(waiting), after=len(paragraphs)) for _ in range(block.count(_PICTURE))]
        level = int(block[1]) if block.startswith(_HEADING) else 0
        lines = [_HOLLOW.sub("", _line(line)) for line in (block[2:] if level else block).split(_BREAK)]
        if not any(lines):
            continue
        if level:
            _drop_hollow(paragraphs, levels, level)
        paragraphs.append("\n".join(filter(None, lines)))
        levels.append(level)
    _drop_hollow(paragraphs, levels, 0)
    return WikiText(
        tuple(paragraphs),
        tuple(replace(picture, after=min(picture.after, len(paragraphs))) for picture in pictures),
        tuple(dict.fromkeys(rendering.found)),
        tuple(rendering.templates),
    )


def _tamed(text: str) -> str:
    """Without tags that say nothing of a text, and without what is opened over and over: the parser would look for the
    end of each, for hours.
    """
    text = _MARKERS.sub(r"\1", _AROUND.sub("\n\n", _INLINE.sub("", text)))
    for name, count in Counter(found[1].lower() for found in _BEGUN.finditer(text)).items():
        if count - len(re.findall(rf"</{name}\s*>", text, re.IGNORECASE)) > _MOST_OPEN and name not in (
            "br",
            "hr",
            "li",
        ):
            text = re.sub(rf"</?{name}\b[^<>]*>", "", text, flags=re.IGNORECASE)
    for begins, ends in _PAIRS:
        if _left_open(text, begins, ends) > _MOST_OPEN:
            text = text.replace(begins, "")
    return text


def _left_open(text: str, begins: str, ends: str) -> int:
    """How many of them nothing closes."""
    count = 0
    for found in re.finditer(f"({re.escape(begins)})|{re.escape(ends)}", text):
        count = count + 1 if found[1] else max(0, count - 1)
    return count


def _drop_hollow(paragraphs: list[str], levels: list[int], level: int) -> None:
    """A heading with nothing below it, as of a list of sources that were templates, says nothing."""
    while levels and levels[-1] and levels[-1] >= level:
        levels.pop()
        paragraphs.pop()
