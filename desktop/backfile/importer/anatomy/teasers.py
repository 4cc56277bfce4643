"""Teasers of other articles that stood on the same page, told from its article's own paragraphs where that is plain.

A site prints a teaser as one long line that breaks off, often behind a kicker in capitals. A paragraph that merely
lacks its full stop is no teaser: several signs must come together, on lines that stand together at the end (or the
beginning) of a page whose other paragraphs all end as sentences do.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from backfile.importer.anatomy.dateline import dateline_of
from backfile.importer.anatomy.sentences import ELLIPSIS, ends_sentence, is_cut, sentences_in, width, without_more
from backfile.importer.anatomy.words import OVER_TEASERS
from backfile.importer.anatomy.wrapping import BULLET, SPEAKER

KICKER = re.compile(
    r"(?P<kicker>[‘“'\"«„]?[^\Wa-z\d_](?:(?![a-z\u00df-\u00ff])[^:：\n]){1,58}?[’”'\"»“]?)[:：]\s+(?=\S)"
)
EAST_KICKER = re.compile(r"[【〈《〔](?P<kicker>[^】〉》〕\n]{1,16})[】〉》〕]\s*(?=\S)")
EAST_LABEL = re.compile(
    r"(?P<kicker>[\u4e00-\u9fff]{2,6})(?<![說说問问答稱称道示出調调為为:：])[：:]\s*(?![「『“\"‘'\s])"
)
"""A word and a colon, as before any quotation: a kicker only where the line breaks off."""
NO_KICKER = re.compile(
    r"(?:NOTE|UPDATE|CORRECTION|EDITOR'?S? NOTE|PS|P\.S\.|Q|A|ADVERTISEMENT|BREAKING|WARNING|ENDS|TEL|FAX|ISBN|"
    r"URL)\b",
    re.IGNORECASE,
)
GOES_ON = re.compile(
    r"[\"'“‘(]?(?:he|she|they|it|we|but|and|or|so|yet|this|that|these|those|his|her|their|its|however|"
    r"meanwhile|still|also|then|"
    r"er|sie|es|aber|und|doch|dies|diese|il|elle|mais|et|pero|él|ella|但|而|他|她|此外|因此|然而|不過)\b",
    re.IGNORECASE,
)
"""Words with which a paragraph goes on about what stood before; a teaser begins anew."""

HANGING = re.compile(
    r"(?:\b(?:a|an|the|of|in|on|at|to|for|from|by|with|and|or|but|that|which|who|whether|as|is|are|was|were|"
    r"has|have|had|its|his|her|"
    r"their|into|over|after|than|not|will|would|could|der|die|das|dem|den|des|und|oder|von|mit|zu|im|ein|eine|"
    r"le|la|les|du|et|el|los|y)|[,–—-])$"
)
UNSTOPPED = re.compile(
    r"[a-z\d%)’”] (?:The|A|An|In|On|At|After|More|Two|Three|US|Taiwan|It|There|Some|About|Police) [a-z]"
)
"""A standfirst without full stop that runs into the body."""

VERY_LONG = 500
LONG = 240
LONG_ENOUGH = 70
PROSE = 45
MOST_ABOVE = 6  # lines of a header
"""Columns: what few paragraphs have, what most teasers and what all have, and where paragraphs must end in a stop."""

CAPITALISED = re.compile(
    r"\b(?!(?:The|This|That|They|There|These|Those|With|When|What|After|Some|From|Have|More|Last|Next|Many|Most|Both|While|"
    r"Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)(?:day)?\b)[A-Z][\w&]{2,}"
)
"""Words that may be names."""


@dataclass(frozen=True, slots=True)
class Teaser:
    """One of them; its title is None where the site printed none."""

    title: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Parts:
    """A page's paragraphs told apart: `article` is a slice of them."""

    article: slice
    above: tuple[Teaser, ...] = ()
    below: tuple[Teaser, ...] = ()
    heading: str | None = None  # "Related stories", which stood over the teasers


def part(paragraphs: Sequence[str]) -> Parts:
    """Tell the teasers at the beginning and the end from the article between them."""
    end, below, heading = _below(paragraphs)
    begin, above = _above(paragraphs[:end])
    last = end - 1 if heading else end
    return Parts(slice(begin, last), above, below, heading)


def _below(paragraphs: Sequence[str]) -> tuple[int, tuple[Teaser, ...], str | None]:
    for teasers, begin in (_titled_run(paragraphs), _plain_run(paragraphs)):
        if not 0 < len(teasers) <= MOST or begin < 1:
            continue
        heading = paragraphs[begin - 1] if begin > 1 and OVER_TEASERS.match(paragraphs[begin - 1]) else None
        context = _Context.of(paragraphs[: begin - 1 if heading else begin], heading is not None, teasers)
        while teasers and not heading and context.points(teasers[0], first=True) < ENOUGH:
            begin += 1 + (teasers[0].title is not None)  # the article's own last paragraph, cut off as well
            teasers = teasers[1:]
            context = _Context.of(paragraphs[:begin], False, teasers)
        if teasers and context.plain() and _convincing(teasers, context):
            return begin, tuple(teasers), heading
    return len(paragraphs), (), None


def _above(paragraphs: Sequence[str]) -> tuple[int, tuple[Teaser, ...]]:
    """Only two or more with kickers or "Read more" are believed: a page may well begin in mid-sentence."""
    count = 0
    while count < min(len(paragraphs) - 1, MOST) and _breaks_off(paragraphs[count]):
        count += 1
    teasers = tuple(Teaser(None, text) for text in paragraphs[:count])
    context = _Context.of(paragraphs[count:], False, teasers)
    sure = [_kicker(text) is not None or without_more(text) != text for text in paragraphs[:count]]
    if count >= 2 and all(sure) and context.plain() and _convincing(teasers, context):
        return count, teasers
    return 0, ()


def _plain_run(paragraphs: Sequence[str]) -> tuple[Sequence[Teaser], int]:
    begin = len(paragraphs)
    while begin and (_breaks_off(paragraphs[begin - 1]) or _is_whole_blurb(paragraphs[begin - 1])):
        begin -= 1
    return [Teaser(None, text) for text in paragraphs[begin:]], begin


def _titled_run(paragraphs: Sequence[str]) -> tuple[Sequence[Teaser], int]:
    """Headline and teaser by turns, two pairs or more."""
    begin = len(paragraphs)
    teasers: list[Teaser] = []
    while begin >= 2 and _breaks_off(paragraphs[begin - 1]) and _is_title(paragraphs[begin - 2]):
        teasers.insert(0, Teaser(paragraphs[begin - 2], paragraphs[begin - 1]))
        begin -= 2
    return (teasers, begin) if len(teasers) >= 2 else ([], begin)


def _breaks_off(text: str) -> bool:
    """Whether the paragraph is one long line that ends before its sentence does."""
    if width(text) < LONG_ENOUGH or "\n" in text or "\t" in text or BULLET.match(text):
        return False
    return is_cut(text)


def _is_whole_blurb(text: str) -> bool:
    """Whether the line is long and has a kicker: it may be a teaser that happens to end with its sentence."""
    return width(text) >= LONG and "\n" not in text and _kicker(text) is not None


def _is_title(text: str) -> bool:
    return width(text) <= 110 and "\n" not in text and not ends_sentence(text) and not OVER_TEASERS.match(text)


def _kicker(text: str) -> str | None:
    """The kicker before a colon, as printed; None where the words are a label or a speaker's letter."""
    found = _label(text)
    if found is None or NO_KICKER.match(found["kicker"].strip("‘“'\"«„")) or dateline_of(text):
        return None
    kicker = found["kicker"]
    capitals = kicker == kicker.upper() != kicker.lower()
    return kicker if capitals or found.re in (EAST_KICKER, EAST_LABEL) else None


def _label(text: str) -> re.Match[str] | None:
    """What stands before a colon or in brackets at the beginning."""
    found = KICKER.match(text) or EAST_KICKER.match(text)
    if found is None and ELLIPSIS.search(text):
        found = EAST_LABEL.match(text)
    return found


def take_kicker(text: str) -> tuple[str | None, str]:
    """The kicker, and the teaser's text without it."""
    kicker = _kicker(text)
    if kicker is None:
        return None, text
    found = _label(text)
    return kicker, text[found.end() :] if found else text


@dataclass(frozen=True, slots=True)
class _Context:
    """What the article is like beside which a line is weighed."""

    prose: tuple[str, ...]  # its paragraphs that are long enough to end as sentences
    names: frozenset[str]
    typical: int  # the median width of its paragraphs
    speakers: bool
    heading: bool
    run: int
    kickers: bool  # whether any of the run has one

    @classmethod
    def of(cls, article: Sequence[str], heading: bool, run: Sequence[Teaser]) -> "_Context":
        top = next((place for place, text in enumerate(article[:MOST_ABOVE]) if ends_sentence(text)), 0)
        prose = tuple(text for text in article[top:] if width(text) >= PROSE)
        widths = sorted(map(width, prose or article)) or [0]
        return cls(
            prose,
            frozenset(name for text in article for name in CAPITALISED.findall(text)),
            widths[len(widths) // 2],
            sum(bool(SPEAKER.match(text) or KICKER.match(text)) for text in article[1:]) > 0,
            heading,
            len(run),
            any(_kicker(teaser.text) for teaser in run),
        )

    def plain(self) -> bool:
        """Whether the article is prose whose paragraphs end as sentences do, its header aside."""
        if not self.prose:
            return False
        open_ended = sum(not ends_sentence(text) or bool(ELLIPSIS.search(text)) for text in self.prose)
        return open_ended <= (1 if len(self.prose) >= 2 else 0) and open_ended <= 0.2 * len(self.prose)

    def points(self, teaser: Teaser, *, first: bool = False) -> int:
        """How much speaks for the line's being a teaser; the first may be the article's own last paragraph."""
        points = sum(weight for weight, sign in self._signs(teaser) if sign)
        if self.marked(teaser) or (self.kickers and not first):
            return points  # it stands among others that are plainly teasers
        return points - 3 * self._shares_names(teaser.text) - 4 * bool(GOES_ON.match(teaser.text))

    def _shares_names(self, text: str) -> bool:
        """Whether a good part of the names in it are those of the article."""
        own = set(CAPITALISED.findall(text))
        shared = len(own & self.names)
        return shared >= 2 or 3 * shared >= len(own) > 0

    def marked(self, teaser: Teaser) -> bool:
        kicker = not self.speakers and _kicker(teaser.text) is not None
        return kicker or self.heading or without_more(teaser.text) != teaser.text

    def hard(self, teaser: Teaser) -> bool:
        """Whether one of the signs would hardly be found in an article's own paragraph."""
        return any(sign for weight, sign in self._signs(teaser) if weight >= 2)

    def _signs(self, teaser: Teaser) -> tuple[tuple[int, bool], ...]:
        text = teaser.text
        bare = ELLIPSIS.sub("", without_more(text)).rstrip()
        kicker = not self.speakers and _kicker(text) is not None
        more = without_more(text) != text
        columns, several = width(text), sentences_in(text[:4000]) >= 3
        return (
            (3, kicker),
            (3, more),
            (3, self.heading),
            (2, bool(ELLIPSIS.search(without_more(text)))),
            (2, not ELLIPSIS.search(text) and bool(HANGING.search(bare[-24:]))),
            (2, dateline_of(text) is not None),
            (1, teaser.title is not None),
            (1, bool(UNSTOPPED.search(text))),
            (2 if self.run >= UNMARKED and columns >= VERY_LONG else 1, several and columns >= 2 * self.typical),
            (1, columns >= LONG),
            (1, several),
            (1, self.run >= UNMARKED),
            (-9, self.speakers and bool(SPEAKER.match(text) or KICKER.match(text))),
        )


def _convincing(teasers: Sequence[Teaser], context: _Context) -> bool:
    """Whether all have signs enough, and half of them a hard one; a lone one needs a kicker or a heading above it."""
    points = [context.points(teaser) for teaser in teasers]
    if len(teasers) == 1:
        sure = context.heading or (_kicker(teasers[0].text) is not None and not context.speakers)
        return sure and points[0] >= ALONE and _breaks_off(teasers[0].text)
    if min(len(teasers), len(context.prose)) < UNMARKED and not any(map(context.marked, teasers)):
        return False
    if 2 * sum(_breaks_off(teaser.text) for teaser in teasers) < len(teasers):
        return False
    return min(points) >= ENOUGH and 2 * sum(context.hard(teaser) for teaser in teasers) >= len(teasers)


MOST = 40
"""No page shows more teasers than this; more lines that break off are how it was written."""

ENOUGH = 3
ALONE = 6
"""Points that each of several teasers needs, and one that stands alone."""

UNMARKED = 3
"""So many must stand together, beside as many paragraphs, where none has a kicker, a heading or a "Read more"."""
