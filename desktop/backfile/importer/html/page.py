"""An HTML page as an article: what it says of itself, its main text, and what the text tells."""

from dataclasses import dataclass, replace
from itertools import islice

from backfile.article import Draft, Kind, Problem
from backfile.importer.anatomy import dateline_of, derive_title, take_credits
from backfile.importer.encodings import Decoded
from backfile.importer.fields import NO_TEXT
from backfile.importer.fields_text import paragraphs_of
from backfile.importer.html.body import MANY, MOST, Block, main_text
from backfile.importer.html.decoding import decode_page
from backfile.importer.html.headline import without_site
from backfile.importer.html.kinds import INDEX, no_article
from backfile.importer.html.metadata import Facts, facts_in
from backfile.importer.html.pictures import Images, images_in, place, squeezed
from backfile.importer.html.saved import saved_from, unwrapped
from backfile.importer.html.several import alone, articles_within, heading_of
from backfile.importer.html.teasers import Teaser, is_made_of_teasers, teasers_in
from backfile.importer.html.tree import LARGEST, Element, absolute, bare_paragraphs, parse
from backfile.importer.html.trimming import signed, without_captions, without_header, without_tail
from backfile.importer.record import Skipped
from backfile.text.language import detect
from backfile.text.names import glosses

TOO_LARGE = "Page too large"


def understand_html(
    raw: bytes, *, charset: str | None = None, url: str | None = None, images: Images | None = None
) -> Draft | Problem | Skipped:
    """The article of one page. `charset` and `url` are what its server or archive said of it; `images` gives the bytes
    of those that the dump holds."""
    found = articles_in_html(raw, charset=charset, url=url, images=images)
    return found[0] if isinstance(found, tuple) else found


def articles_in_html(
    raw: bytes, *, charset: str | None = None, url: str | None = None, images: Images | None = None
) -> tuple[Draft, ...] | Problem | Skipped:
    """The articles of one page: nearly always one."""
    return articles_of_page(decode_page(raw, charset), url=url, images=images)


def articles_of_page(
    decoded: Decoded, *, url: str | None = None, images: Images | None = None
) -> tuple[Draft, ...] | Problem | Skipped:
    """The same, of a page whose text is known."""
    root, data = parse(decoded.text)
    if root is None:
        if len(decoded.text) > LARGEST:
            return Problem(TOO_LARGE, f"a page of more than {LARGEST >> 20} MB of markup")
        return _from_bare_text(decoded, url)
    saved, captured = saved_from(decoded.text)
    url, archived = unwrapped(absolute(url, None) or absolute(saved, None) or "")
    page = _Page(decoded.text, root, data, url or None, images, facts_in(root, url or None))
    found = page.articles()
    if isinstance(found, Skipped):
        return found
    derived = {"encoding": decoded.repaired} if decoded.repaired else {}
    captured = captured or archived
    return tuple(replace(one, captured=captured, derived={**one.derived, **derived}) for one in found)


def _from_bare_text(decoded: Decoded, url: str | None) -> tuple[Draft, ...] | Skipped:
    """The text alone, of a page that cannot be made a tree."""
    blocks = [Block(text, "p") for text in bare_paragraphs(decoded.text)]
    draft = _draft(Facts(url=absolute(url, None)), blocks)
    if draft is None:
        return Skipped(NO_TEXT)
    return (replace(draft, derived={**draft.derived, "text": "tags taken for line ends: nested too deep"}),)


@dataclass(frozen=True, slots=True)
class _Page:
    text: str
    root: Element
    data: list[str]
    url: str | None
    images: Images | None
    facts: Facts

    def articles(self) -> tuple[Draft, ...] | Skipped:
        """Those that it holds; or why it holds none."""
        posts = articles_within(self.root) if not self.facts.is_article else []
        if posts:
            found = tuple(draft for post in posts if (draft := self._post(post)) is not None)
            if len(found) > 1:
                return found
        blocks = self._main_text()
        reason = no_article(self.root, self.facts, blocks)
        if reason is not None:
            return Skipped(reason)
        draft = self._article(self.root, self.facts, blocks)
        if draft is None:
            return Skipped(NO_TEXT)
        url = self.url or draft.url
        if not self.facts.is_article and is_made_of_teasers(self.root, url, draft.paragraphs):
            return Skipped(INDEX)
        teasers = teasers_in(self.root, url, draft.paragraphs)
        return (replace(draft, excerpts=tuple(_excerpt(one, draft) for one in teasers)),)

    def _main_text(self) -> list[Block]:
        count = sum(1 for _ in islice(self.root.iter(), MOST + 1))
        if count > MOST:
            return [Block(text, "p") for text in bare_paragraphs(self.text)]
        return main_text(self.root, self.url, sure=self.facts.is_article, many=count > MANY)

    def _article(self, root: Element, facts: Facts, blocks: list[Block]) -> Draft | None:
        shown = images_in(root)
        draft = _draft(facts, without_captions(blocks, shown))
        if draft is None:
            return None
        pictures = place(shown, root, draft.paragraphs, self.data, self.url or draft.url, self.images)
        return replace(draft, pictures=pictures)

    def _post(self, post: Element) -> Draft | None:
        """One of several articles: what holds for the page holds for it, but for what is one article's own."""
        root = alone(post)
        title, link = heading_of(post)
        own = facts_in(root, None)
        facts = replace(
            self.facts, title=title, headings=(title,), standfirst=None, authors=own.authors, date=own.date, tags=(),
            section=own.section, text="", extra={}, url=absolute(link, self.url or self.facts.url) or self.facts.url,
            derived={key: said for key, said in self.facts.derived.items() if key == "source"},
        )  # fmt: skip
        return self._article(root, facts, main_text(root, self.url, sure=True))


def _excerpt(teaser: Teaser, beside: Draft) -> Draft:
    language = detect(f"{teaser.title}\n{teaser.summary}") or beside.language
    return Draft(
        kind=Kind.EXCERPT,
        title=teaser.title,
        date=teaser.date,
        source=beside.source,
        language=language,
        url=teaser.url,
        paragraphs=(teaser.summary,),
        derived={"language": "the text"} if language else {},
    )


def _draft(facts: Facts, blocks: list[Block]) -> Draft | None:
    if first := next((line for block in blocks[:4] if (line := block.text.split("\n")[0]) in facts.title), ""):
        facts.title = without_site(facts.title, (), first)
    texts = [block.text for block in signed(facts, without_header(facts, without_tail(blocks)))]
    if facts.text and _is_better(told := paragraphs_of(facts.text), texts):
        texts = list(told)
    paragraphs, printed = take_credits(texts)
    if not paragraphs:
        paragraphs, printed = tuple(texts), ()
    if not paragraphs:
        return None
    derived = dict(facts.derived)
    title = facts.title
    if not title:
        title, derived["title"] = derive_title(paragraphs[0]), "the first sentence"
    language = detect("\n".join((title, *paragraphs[:6])))
    declared = facts.language
    if declared is not None and (language is None or language.split("-")[0] == declared.split("-")[0]):
        language = declared if declared != "zh" else language or declared
    elif language is not None:
        derived["language"] = "the text"
    found = dateline_of(paragraphs[0])
    return Draft(
        title=title,
        standfirst=_standfirst(facts, paragraphs),
        dateline=found.text if found else None,
        authors=facts.authors or (found.authors if found else ()),
        date=facts.date,
        source=facts.source,
        section=facts.section,
        language=language,
        url=facts.url,
        paragraphs=paragraphs,
        credits=printed,
        names=glosses((title, *paragraphs)),
        tags=facts.tags,
        extra=facts.extra,
        derived=derived,
    )


def _is_better(told: tuple[str, ...], shown: list[str]) -> bool:
    """Whether linked data has more than the page shows: a script puts it together, or it is cut for guests."""
    more = sum(map(len, told)) > 1.5 * sum(map(len, shown)) + 200
    return more or (len(told) > len(shown) and squeezed("".join(shown)) in squeezed("".join(told)))


def _standfirst(facts: Facts, paragraphs: tuple[str, ...]) -> str | None:
    """The description, where the page is an article, and its text does not begin with it."""
    said = facts.standfirst
    if said is None or not facts.is_article:
        return None
    beginning = squeezed(said.rstrip("….[] "))[:80]
    if not beginning or beginning == squeezed(facts.title) or beginning in squeezed(" ".join(paragraphs)[:4000]):
        return None
    return said
