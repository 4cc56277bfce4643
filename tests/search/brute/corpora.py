"""Small archives of made-up articles, in many scripts, out of so few words that queries find something."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from backfile.article import Credit, Draft, Kind, Name, Picture
from tests.search.brute.choices import Choices
from tests.search.brute.facts import Item

_VOCABULARY = {
    "en": "ferry ferries port Polish polish harbour harbours strait Xi’s don't U.S. Mr. no-limits women woman 3.5 "
    "1,204 F-16 #tide ko@port.example café naïve ＡＢＣ abc x AI the I cafe\u0301 re-elect reelect 2023–24 €5 50% "
    "@ko_port R&D http://port.example/a?b=c ½ x² Ⅳ ①",
    "de": "Straße Strasse STRAẞE Häfen Hafen Größe Łódź geht’s ﬁel coöperatie ﬀ ffen Ĳ ijs",
    "fr": "l’été été ete d'accord œuvre aujourd’hui Bœuf",
    "tr": "İstanbul istanbul ISTANBUL ıstanbul ışık IŞIK Işık i I ı İ",
    "vi": "Đà Nẵng da nang ệ e\u0302\u0323 e\u0323\u0302 q\u0307\u0323 q\u0323\u0307 q",
    "zh-Hant": "習近平 中國 國家 主席 其中 渡輪 軟體 台灣 臺灣 裡 裏 著名 衞 後 國 〇 人々 羣 群 爲 為 綫 線 峯 臺 "
    "𠮷野 頭髮 皇后 乾 什麼",
    "zh-Hans": "习近平 中国 国家 主席 渡轮 软件 里 后 国 平 近平 着名 卫 为 线 峰 台 \uf900 ⼈ 人 头发 干 什么",
    "zh": "AI晶片 F-16戰機 5G網路 iPhone手機 習x近 東京AI ａｉ晶片 é晶片 no1港 １２月 3.5萬 港-澳 #海峽",
    "ja": "東京 ガラス ｶﾞﾗｽ カラス の 食べる 港 ラーメン フェリー ﾌｪﾘｰ 東京タワー 行き先 いすゞ ヴ ｳﾞ か\u3099 が お茶を",
    "ko": "대통령은 대통령 한국 부산항 부산 항 항에서 \u1112\u1161\u11ab\u1100\u116e\u11a8 국 시진핑",
    "th": "เรือ ข้าม กลับ น้ำ กำลัง ก็ มา",
    "el": "Ёлка елка ΕΛΛΆΔΑ ελλάδα σεισμός ΣΕΙΣΜΟΣ σεισμο\u0301ς مُحَمَّد محمد مـحـمـد أحمد احمد हिन्दी हिन्दि "
    "שָׁלוֹם שלום בֵּית־ספר בית йод иод ٣ ३ 1️⃣ 🚢ferry",
}
LANGUAGES = {tag: tuple(words.split(" ")) for tag, words in _VOCABULARY.items()}
WORDS = tuple(dict.fromkeys(word for words in LANGUAGES.values() for word in words))

_BETWEEN = (
    " ", " ", " ", "", ", ", ". ", "。", "，", "、", "-", "–", " — ", "/", "… ", "’s ", " “", "” ", "（", "）", "·",
    "! ", "? ", "\u00a0", "\u200b", "\u00ad", "\u200d", "'", ": ", "；", ".” ", "\n", "_", "\ufe0f", "\u0301", "　",
    "•", "&", "\u2060", "\ufeff", "\u200c", "\u202f", "\u2011", "🚢", "\u0323", "ー", "・", "·", "#", "@", "‐",
)  # fmt: skip
SOURCES = (
    "Northlight",
    "Northlight Wire",
    "The Wire",
    "northlight",
    "海峽日報",
    "海峡日报",
    "Łódź Post",
    "…",
    "Port & Co",
)
SECTIONS = ("World", "Sea", "World/Sea", "Économie", "國際")
AUTHORS = ("Ivo Tarn", "Ivo Tarnow", "王小明", "Sunniva Brekk", "Zoë O’Hara")
TAGS = ("sea", "to read", "Sea", "後", "a-b")
URLS = ("https://northlight.example/Ferry?id=7", "https://strait.example/2023/03/18/a", "http://x.example/國家")
DATES = (
    "2023", "2024", "2023-03", "2023-02", "2024-02", "2023-03-18", "2023-03-01", "2023-12-31", "2024-01-01",
    "2024-02-29", "2023-03-18T09:30:00+08:00", "2023-03-18T23:59:59Z", "2024-01-01T00:00:00-05:00",
    "2023-12-31T23:30:00", "1899-12-30", "2022", "2025-06-15",
)  # fmt: skip
NAMES = (
    Name("Xi Jinping", "習近平"), Name("Xi", "习近平"), Name("Ko Wen-tao", "柯文濤"), Name("Łódź"), Name("harbour"),
    Name("港", "port"), Name("Zoë O’Hara"), Name("國家"),
)  # fmt: skip
DUMPS = ("/dumps/march.jsonl", "/dumps/April 2023/海峽.csv", "/archive/march")


def prose(choices: Choices, language: str, longest: int = 9) -> str:
    """Words with something or nothing between them."""
    parts: list[str] = []
    for _ in range(1 + choices.below(longest)):
        words = WORDS if choices.maybe(4) else LANGUAGES[language]
        parts += [choices.one(words), choices.one(_BETWEEN)]
    parts[-1] = choices.one(("", ".", "。", "!", "”"))
    return "".join(parts)


def draft(choices: Choices, kind: Kind = Kind.ARTICLE) -> Draft:
    """An article, perhaps with an excerpt; or an excerpt."""
    language = choices.one(tuple(LANGUAGES))

    def line() -> str | None:
        return prose(choices, language, 4) if choices.maybe() else None

    def value(options: Sequence[str]) -> str | None:
        return choices.one(options) if choices.maybe() else None

    credit, caption = line(), line()
    return Draft(
        kind=kind,
        title=prose(choices, language, 4),
        kicker=line(),
        standfirst=line(),
        authors=choices.some(AUTHORS, 2),
        date=value(DATES),
        source=value(SOURCES),
        section=value(SECTIONS),
        language=value((language,)),
        url=value(URLS),
        paragraphs=tuple(prose(choices, language) for _ in range(choices.below(5))),
        credits=(Credit(credit, credit, 0),) if credit else (),
        pictures=(Picture(0, caption=caption, credit="ＡＢＣ"),) if caption else (),
        names=choices.some(NAMES, 2),
        tags=choices.some(TAGS, 2),
        derived=choices.one(({}, {}, {"title": "the first sentence"}, {"date": "the address"})),
        excerpts=(draft(choices, Kind.EXCERPT),) if kind is Kind.ARTICLE and choices.maybe(3) else (),
    )


def archive(lots: Sequence[bytes]) -> list[Item]:
    """Articles and their excerpts as they were imported; some were seen in two dumps, and a reader was at some."""
    items: list[Item] = []
    numbers = count(101)
    for choices in map(Choices, lots):
        dumps = sorted({choices.one(DUMPS), choices.one(DUMPS)}, key=DUMPS.index)
        article = _told_apart(draft(choices), next(numbers))
        excerpts = tuple(_told_apart(excerpt, next(numbers)) for excerpt in article.excerpts)
        items += [
            Item(each, tuple(dumps), choices.maybe(3), choices.maybe(3), choices.maybe(3))
            for each in (replace(article, excerpts=excerpts), *excerpts)
        ]
    return items


def _told_apart(draft: Draft, number: int) -> Draft:
    """The same with a number of its own in it: a text that is known already would be no other article."""
    if not draft.paragraphs:
        return replace(draft, title=f"{draft.title} {number}")
    if number % 2:
        return replace(draft, paragraphs=(f"{number} {draft.paragraphs[0]}", *draft.paragraphs[1:]))
    return replace(draft, paragraphs=(*draft.paragraphs[:-1], f"{draft.paragraphs[-1]} {number}"))
