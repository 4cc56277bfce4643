"""Where an article was published, from an address or from the name of its dump."""

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

FROM_ADDRESS, FROM_DUMP = "the address", "the dump's name"

_SUFFIX = re.compile(r"\.(?!\d)[A-Za-z0-9]{1,8}$")
_APART = re.compile(r"[\s_+.,()\[\]-]+")
_CODE = re.compile(r"[0-9a-f]{8,}|[A-Za-z]{0,6}\d{6,}[A-Za-z0-9]*")  # a digest, or the number of a shelf or a scan
_WORDS = """
    a archive archives article articles all backup bak batch clean cleaned collection content contents copy corpus crawl
    crawled csv data database dataset datasets db default demo document documents docs download downloaded downloads
    dump dumps en english example examples export exported exports feed feeds file files final folder full history html
    import index item items json jsonl list lists latest merged my new news newspaper newspapers old out output outputs
    page pages parsed part posts publish raw record records result results rows sample samples save saved scrape scraped
    scraper scraping search set sheet site sites small sql story stories table tables temp test tests text texts the tmp
    train training txt unknown untitled update v version warc web website websites wiki xml zip fulltext batch processed
    pdf pdfs epub epubs docx odt rtf mbox eml mail mails alto mets hocr ocr scan scans abbyy zim arc wacz mhtml
    parquet xlsx
    文章 新闻 新聞 数据 資料 下载 下載 导出 匯出
"""
_COMMON = frozenset(_WORDS.split())


def site_of(address: str) -> str | None:
    """The site that an address names: `bbc.co.uk` of `https://news.bbc.co.uk/1/hi`, by the public suffix list."""
    if not address.startswith(("http://", "https://")):
        return None
    try:
        host = urlsplit(address).hostname
    except ValueError:
        return None
    if not host or "." not in host or host.replace(".", "").isdecimal() or ":" in host:
        return None
    return _registered(host)


@lru_cache(maxsize=4096)
def _registered(host: str) -> str:
    return _suffixes().privatesuffix(host) or host.removeprefix("www.")


@cache
def _suffixes() -> "PublicSuffixList":
    from publicsuffixlist import PublicSuffixList  # 40 ms

    return PublicSuffixList()


@lru_cache(maxsize=64)
def source_in(name: str) -> str | None:
    """The publication that the file name of a dump names: `Harbour Post` of `Harbour_Post-2019.zip`.

    None where it says only what it holds (`articles.jsonl`), or when (`2019-03`).
    """
    while (shorter := _SUFFIX.sub("", name)) != name and shorter:
        name = shorter
    words = [word for word in _APART.split(name) if word and not word[0].isdecimal() and not _CODE.fullmatch(word)]
    while words and _is_common(words[-1]):
        words.pop()
    while words and _is_common(words[0]) and words[0].casefold() != "the":
        words.pop(0)
    found = " ".join(words)
    telling = not all(map(_is_common, words))
    return found if telling and (len(found) > 2 or not found.isascii()) else None


def _is_common(word: str) -> bool:
    return word.casefold().rstrip("0123456789") in _COMMON
