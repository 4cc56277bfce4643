"""What the fields of a record are called, in the dumps and languages that we know, and what they mean for an article.

Names are compared as `fold_key` leaves them: no case, no accents, no separators, so that `pub_date`, `pubDate` and
`Pub Date` are one. Within a role the surest name stands first. Fields that tell when a record was fetched or last
changed (`scraped_at`, `crawled_at`, `updated`) are in no role: they are no dates of publication.
"""

# ruff: noqa: E501
import re
import unicodedata
from collections.abc import Container, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from backfile.errors import BadOption


class Role(StrEnum):
    """What a field is for an article."""

    TITLE = "title"
    KICKER = "kicker"
    STANDFIRST = "standfirst"
    AUTHORS = "authors"
    DATELINE = "dateline"
    DATE = "date"
    SOURCE = "source"
    SECTION = "section"
    EDITION = "edition"
    PAGE = "page"
    LANGUAGE = "language"
    URL = "url"
    TEXT = "text"
    TAGS = "tags"
    CREDITS = "credits"
    EXTRA = "extra"  # none of these: it is kept as it stood, because the user said so


_NAMES = {
    Role.TITLE: """
        title headline webtitle contenttitle articletitle articleheadline newstitle storytitle posttitle mainheadline
        headlinetext headlines titletext hed heading head dctitle ogtitle titleoriginal pagetitle titlepage
        titulo titular titre titel titolo tytul titulek nadpis baslik haberbasligi judul tieude otsikko overskrift cim
        uberschrift schlagzeile kop kopje overskrift tittel titlu manchete encabezado intitule otsikkoteksti
        文章標題 文章标题 新聞題目 標題文字 標題 标题 題目 题目 題名 题名 新聞標題 新闻标题 タイトル 見出し 제목 기사제목 заголовок название العنوان עنوان כותרת शीर्षक τίτλος หัวข้อ
        name documenttitle displayname header""",
    Role.KICKER: """
        kicker contentkicker eyebrow overline dachzeile antetitulo antetitulo occhiello surtitre volanta chapeu
        引題 引题 眉題 肩题""",
    Role.STANDFIRST: """
        standfirst subtitle subhead subheading subheadline deck dek trailtext lede lead leadtext teaser teasertext
        abstract summary description descriptiontext shortdescription excerpt intro introduction snippet
        metadescription ogdescription descriptionhtml chapo chapeau vorspann untertitel zusammenfassung beschreibung
        resumen bajada entradilla subtitulo resumo lide sommario sottotitolo resume ozet spot ringkasan tomtat ingress
        highlights inledning linhafina catenaccio manchet
        摘要 導語 导语 簡介 简介 副標題 副标题 要約 概要 요약 부제 аннотация описание подзаголовок лид الملخص""",
    Role.AUTHORS: """
        authors author byline bylines creator dccreator creators writer writers journalist journalists reporter
        reporters authorname authornames authorsname bylineoriginal articleauthor postauthor contributor contributors
        autor autores auteur auteurs autore autori autoren verfasser yazar muhabir penulis tacgia forfatter skribent
        periodista giornalista redacteur redakteur kirjoittaja szerzo jurnalist 作者姓名 記者姓名
        作者 記者 记者 撰文 著者 筆者 執筆者 기자 저자 автор авторы الكاتب المؤلف نویسنده מחבר כותב συγγραφέας लेखक ผู้เขียน speaker membername""",
    Role.DATELINE: "dateline",
    Role.DATE: """
        datepublished publishedat publisheddate publishdate publicationdate pubdate datepublish dateofpublication
        datepublication firstpublished firstpublishedat firstpublicationdate webpublicationdate published publishedon
        publishedtime publishtime publisheddatetime publishedparsed articlepublishedtime newsdate articledate printdate
        issuedate issued dateissued date dcdate datetime releasedate releasedat posted postedat postedon postdate
        dateposted pubtime versioncreated firstcreated created createdat createdon createddate creationdate datecreated
        createdtime createtime createdutc unixtimestamp timestamp time day fecha fechapublicacion fechadepublicacion data datapublicacao
        publishingdate publishdatetime displaydate dateparution fechapub veroffentlichtam datapublikacji
        publicatiedatum paivamaara datapublicarii
        datadepublicacao datapubblicazione datedepublication datum erscheinungsdatum veroffentlicht
        veroffentlichungsdatum tarih yayintarihi tanggal ngay ngaydang dato pvm
        發表時間 发表时间 發表日期 发表日期 新聞日期 新闻日期 新聞時間 新闻时间 刊登日期 見報日期 日期時間
        日期 發布日期 发布日期 發佈日期 發布時間 发布时间 發佈時間 出版日期 時間 时间 日付 日時 公開日 公開日時 날짜 작성일 등록일 발행일
        дата датапубликации опубликовано التاريخ تاریخ תאריך ημερομηνία दिनांक तारीख วันที่
        dategmt year yearpublished publicationyear ano annee jahr anno yil 年份 年""",
    Role.SOURCE: """
        sourcename pubtitle sourcehostname metasitename newspaper newspapername publication publicationname publicationtitle outlet outletname newsoutlet
        mediaoutlet source publisher publishername sitename ogsitename site website websitename provider providername
        medianame newssource sourcetitle journal paper newsagency agency feedname feedtitle blogname medium
        fuente medio periodico diario fonte jornal testata quelle zeitung kaynak gazete koran sumber nguon journalname
        bron krant kilde lahde zrodlo zdroj forras sursa veiculo periodiek
        媒體名稱 媒体名称 刊名 報刊名稱 报刊名称 來源媒體 来源媒体 新聞媒體
        來源 来源 新聞來源 新闻来源 媒體 媒体 報社 报社 報紙 报纸 출처 언론사 신문사 매체 источник издание джерело المصدر منبع מקור πηγή स्रोत แหล่งที่มา
        sourcedomain domain hostname netloc media brand""",
    Role.SECTION: """
        section sectionname articlesection category categoryname categories rubric rubrik rubrique ressort desk newsdesk
        sectiontitle newscategory seccion categoria kategorie kategori kategoria sezione secao editoria bolum
        rubriek sectie afdeling rovat sectiune 新聞類別 新闻类别 新聞分類 新闻分类 文章分類 版名
        欄目 栏目 分類 分类 類別 类别 版面 カテゴリ カテゴリー ジャンル 카테고리 분야 раздел рубрика категория القسم chuyenmuc
        channel sectionid pillarname subject""",
    Role.EDITION: "edition editionname ausgabe edicion edicao issue issuenumber issueno",
    Role.PAGE: "printpage page pagenumber pageno seite pagina 版次 版",
    Role.LANGUAGE: "language lang metalang inlanguage languagecode langcode locale idioma sprache langue lingua dil 語言 语言 言語 язык",
    Role.URL: """
        url weburl link articleurl canonicalurl canonical permalink newsurl storyurl pageurl sourceurl originalurl
        shareurl externalurl contenturl documentidentifier articlelink href loc enlace lien ссылка посилання الرابط
        新聞網址 新闻网址 新聞連結 文章連結 文章链接 原文連結 原文链接 網址 网址 鏈接 链接 連結 リンク
        documenturl uri guid id mainentityofpage links""",
    Role.TEXT: """
        fulltext maintext articlebody articletext bodytext textbody body contenttext plaintext cleantext textcontent
        cleanedtext storytext storybody newscontent newstext newsbody articlecontent contentplain text content
        contentrendered bodyhtml bodyxhtml htmlbody contenthtml html bodymarkup texts story article post postcontent
        contents paragraphs contentelements bodyparagraphs textparagraphs blocks
        transcript speech statement message selftext leadparagraph
        texto cuerpo contenido texte contenu corps inhalt volltext fliesstext testo contenuto conteudo corpo noticia
        icerik metin habermetni haber habericerigi isi isiberita noidung tresc brodtext
        tekst brodtekst teksti szoveg continut obsah materia texteintegral
        文章內容 文章内容 新聞正文 新闻正文 新聞全文 新闻全文 報導內容 报道内容
        內容 内容 正文 本文 文章 全文 新聞內容 新闻内容 記事 본문 내용 기사내용 текст содержание содержимое النص المحتوى متن טקסט תוכן κείμενο सामग्री เนื้อหา
        document""",
    Role.TAGS: """
        tags keywords keyword tag topics subjects metakeywords desfacet labels etiquetas schlagworter schlagworte
        motscles etiketler 標籤 标签 關鍵詞 关键词 關鍵字 关键字 タグ 태그 теги""",
    Role.CREDITS: "photocredit imagecredit picturecredit photographer photocredits credit credits fotograf fotografo",
}

# Names so general that alone they make no article of a record: {"name": …, "goals": …} is none.
WEAK_TITLES = frozenset({"name", "displayname", "head", "heading", "header"})
BLOCKS = frozenset({"paragraphs", "contentelements", "bodyparagraphs", "textparagraphs", "blocks", "sections"})
"""Lists that are one text, a paragraph or a part of it each."""
WHOLE_AUTHORS = frozenset({"speaker", "membername"})
"""Fields that hold one person: a comma or "and" in them is part of the name."""


@lru_cache(maxsize=4096)
def fold_key(name: str) -> str:
    """The name of a field without case, accents and separators."""
    folded = name.casefold()
    if not folded.isascii():
        folded = unicodedata.normalize("NFKD", folded.replace("ı", "i"))
        folded = "".join(c for c in folded if not unicodedata.combining(c) or c > "\u0370")
        folded = unicodedata.normalize("NFC", folded)
    return "".join(c for c in folded if c.isalnum())


_ROLES: dict[str, tuple[Role, int]] = {}
for _role, _names in _NAMES.items():
    for _rank, _name in enumerate(_names.split()):
        _ROLES.setdefault(fold_key(_name), (_role, _rank))


_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\d_a-zA-Z]+")
_BEFORE = frozenset(
    ("news", "article", "story", "post", "item", "page", "main", "full", "first", "original", "the", "raw")
)
_BEHIND = frozenset(
    (
        "text",
        "name",
        "time",
        "utc",
        "gmt",
        "on",
        "at",
        "am",
        "string",
        "str",
        "en",
        "s",
        "ss",
        "t",
        "txt",
        "dt",
        "tdt",
        "full",
    )
)
_LOOSE = 1000  # ranks that a name has lost by words around it


@lru_cache(maxsize=4096)
def _known(name: str) -> tuple[Role, int] | None:
    """The role and rank of a field's name; also where words stand around it: `news_headline`, `body_txt`, `date_utc`."""
    found = _ROLES.get(fold_key(name))
    if found is not None:
        return found
    words = [word.casefold() for word in _WORD.findall(name)]
    while len(words) > 1:
        if words[-1] in _BEHIND:
            words.pop()
        elif words[0] in _BEFORE:
            del words[0]
        else:
            return None
        found = _ROLES.get(fold_key("".join(words)))
        if found is not None:
            return found[0], found[1] + _LOOSE
    return None


def role_of(name: str) -> Role | None:
    """What a field of this name is; None where the name says nothing to us."""
    found = _known(name)
    return found[0] if found else None


def role_named(field: str) -> Role:
    """The role that a user's `--map FIELD=COLUMN` means. Raises BadOption."""
    name = fold_key(field)
    role = next((role for role in Role if role.value in (name, f"{name}s")), None) or role_of(field)
    if role is None:
        raise BadOption(f"An article has no field “{field}”.", f"It has: {', '.join(Role)}.")
    return role


Plan = Mapping[Role, tuple[str, ...]]
"""For each role the record's own names of fields, the surest first."""


@lru_cache(maxsize=512)
def plan(keys: tuple[str, ...], mapping: tuple[tuple[str, str], ...] = ()) -> Plan:
    """Which of a record's fields is what. `mapping` (role, field), as the user gave it, comes before every name."""
    found: dict[Role, list[tuple[int, str]]] = {}
    for field, column in mapping:
        if column in keys:
            found.setdefault(role_named(field), []).append((-1, column))
    mapped = {column for _, column in mapping}
    for key in keys:
        known = _known(key)
        if known is not None and key not in mapped:
            found.setdefault(known[0], []).append((known[1], key))
    return {role: tuple(key for _, key in sorted(names)) for role, names in found.items()}


@dataclass(frozen=True, slots=True)
class Shape:
    """What the names of a record's fields, taken together, say of it."""

    has_text: bool
    has_title: bool
    has_other: bool  # a date, an address, an author: something that articles have

    @property
    def is_article(self) -> bool:
        """Whether it is an article by its names alone, whatever their values."""
        return self.has_text or (self.has_title and self.has_other)


def makes_weak_title(roles: Container[Role]) -> bool:
    """Whether a mere `name` is a headline in a record that has these: a paper's own record has name and address, too."""
    return Role.TEXT in roles or (Role.STANDFIRST in roles and Role.DATE in roles)


@lru_cache(maxsize=512)
def shape(keys: tuple[str, ...]) -> Shape:
    """See `Shape`."""
    roles = plan(keys)
    title = any(fold_key(key) not in WEAK_TITLES for key in roles.get(Role.TITLE, ())) or (
        Role.TITLE in roles and makes_weak_title(roles)
    )
    other = any(
        role in roles for role in (Role.DATE, Role.URL, Role.AUTHORS, Role.STANDFIRST, Role.SECTION, Role.SOURCE)
    )
    return Shape(Role.TEXT in roles, title, other)
