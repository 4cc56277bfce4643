"""Whole pages and what a reader sees in them: `pages/<name>.txt` holds the page, `pages/<name>.json` its anatomy.

In the JSON a long paragraph stands as its beginning and end around "…"; what is left out is empty.
"""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backfile.article import Draft, Kind
from backfile.importer.anatomy import understand_page
from backfile.importer.anatomy.lines import UNSHOWN

PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))
PLAIN_FIELDS = ("title", "kicker", "standfirst", "dateline", "date", "source", "section", "page", "language", "url")


def understood(text: str) -> Draft:
    draft = understand_page(text)
    assert draft is not None
    return draft


def shortened(paragraph: str) -> str:
    return paragraph if len(paragraph) <= 60 else f"{paragraph[:32]}…{paragraph[-20:]}"


def anatomy(draft: Draft) -> dict[str, object]:
    """The parts of a draft as the JSON files spell them."""
    parts: dict[str, object] = {name: getattr(draft, name) for name in PLAIN_FIELDS}
    parts |= {
        "authors": list(draft.authors),
        "derived": dict(draft.derived),
        "extra": dict(draft.extra),
        "names": {name.name: name.gloss for name in draft.names},
        "paragraphs": [shortened(paragraph) for paragraph in draft.paragraphs],
        "credits": [[credit.name, shortened(credit.text), credit.after] for credit in draft.credits],
        "excerpts": [anatomy(excerpt) for excerpt in draft.excerpts],
    }
    return {name: value for name, value in parts.items() if value}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_is_understood_as_a_reader_would(page: Path) -> None:
    expected = json.loads(page.with_suffix(".json").read_text("utf-8"))
    assert anatomy(understood(page.read_bytes().decode("utf-8"))) == expected


def test_the_seed_is_one_article_of_seventeen_paragraphs_and_four_excerpts(seed: Path) -> None:
    draft = understood(seed.read_text("utf-8"))
    assert len(draft.paragraphs) == 17
    assert [(credit.name, credit.text, credit.after) for credit in draft.credits] == [("REUTERS", "Photo: REUTERS", 3)]
    assert [excerpt.kicker for excerpt in draft.excerpts] == ["INSURRECTION", None, "SILICON VALLEY HUB", "‘DETERRENT’"]
    assert {excerpt.kind for excerpt in draft.excerpts} == {Kind.EXCERPT}
    assert [(name.name, name.gloss) for name in draft.names] == [("Xi Jinping", "習近平"), ("Qin Gang", "秦剛")]
    assert (draft.date, draft.language) == (None, "en")
    assert set(draft.derived) == {"title"}
    assert draft.title.startswith("Chinese President Xi Jinping (習近平) is to visit Russia")
    assert draft.title.endswith("…")


def test_the_folder_of_news_has_a_title_and_no_teasers_on_each_page(shared: Path) -> None:
    pages = sorted((shared / "corpus" / "txt-folder" / "bbc").rglob("*.txt"))
    for page in pages:
        text = page.read_bytes().decode("utf-8", "replace")
        draft = understood(text)
        assert draft.title == text.split("\n", 1)[0].strip()
        assert len(draft.paragraphs) == len([line for line in text.splitlines() if line.strip()]) - 1
        assert (draft.excerpts, draft.date, draft.language, dict(draft.derived)) == ((), None, "en", {})


@pytest.mark.parametrize("text", ["", " \n\t\n", "\ufeff", "\x00\x01\r\n", "\u200b\n\u202e", "\f\f"])
def test_a_page_with_nothing_to_read_is_no_article(text: str) -> None:
    assert understand_page(text) is None


@pytest.mark.parametrize("line", ["By Mara Voss", "18 March 2023", "Photo: REUTERS", "Reuters", "ok", "…", "Sports"])
def test_a_page_of_one_line_keeps_it(line: str) -> None:
    draft = understood(line)
    assert line in (draft.title, *draft.paragraphs)


def test_lone_surrogates_become_replacement_characters() -> None:
    assert understood("The lamp was \ud800 lit.").paragraphs == ("The lamp was \ufffd lit.",)


# Words of a page that nobody wrote: real ones in sentences, so that all the rules have something to hold on to.
WORDS = (
    "the",
    "ferry",
    "council",
    "Voss",
    "salt",
    "of",
    "Ostermoor",
    "said",
    "and",
    "tax",
    "in",
    "1,200",
    "U.S.",
    "Mr.",
)
HAN_WORDS = ("渡輪", "公司", "議會", "表示", "鹽稅", "的", "北港", "昨天", "記者", "船班")
SENTENCES = st.one_of(
    st.lists(st.sampled_from(WORDS), min_size=6, max_size=40).map(lambda words: " ".join(words).capitalize() + "."),
    st.lists(st.sampled_from(HAN_WORDS), min_size=6, max_size=30).map(lambda words: "".join(words) + "。"),
)
PARAGRAPHS = st.lists(SENTENCES, min_size=1, max_size=5).map(" ".join)
FURNITURE = st.sampled_from(
    (
        "Photo: REUTERS", "By Mara Voss", "記者王小明／北港報導", "18 March 2023", "03/04/2023", "SALT TAX", "World",
        "Related stories", "Home > News", "(more)", "# A title", "-----", "Read more", "Q: Why?", "- a list item",
        "HERRING: the council said that it would not have the salt tax in any form whatever and that the",
        "Tram fares to rise", "圖：北光社", "\t", "", "   ",
    )
)  # fmt: skip
ANY_LINE = st.one_of(PARAGRAPHS, FURNITURE, st.text(max_size=80))


def told(draft: Draft) -> str:
    """Everything that a draft says, in no order."""
    own = [
        draft.title,
        draft.kicker,
        draft.standfirst,
        draft.section,
        draft.source,
        draft.url,
        draft.page,
        draft.edition,
    ]
    own += [*draft.authors, *draft.tags, *draft.paragraphs, *(credit.text for credit in draft.credits)]
    own += [str(value) for value in draft.extra.values()]
    return "\n".join([*(part for part in own if part), *(told(excerpt) for excerpt in draft.excerpts)])


@given(st.lists(ANY_LINE, max_size=30), st.sampled_from(("\n", "\r\n", "\r", "\n\n")))
@settings(max_examples=300, deadline=None)
def test_nothing_that_can_be_read_is_lost(lines: list[str], line_end: str) -> None:
    text = line_end.join(lines)
    draft = understand_page(text)
    said = told(draft) if draft is not None else ""
    for word in "".join(c if c.isalnum() else " " for c in text.translate(UNSHOWN)).split():
        assert word in said


@given(st.lists(PARAGRAPHS, min_size=1, max_size=12), st.sampled_from(("\n", "\n\n", "\r\n")))
@settings(max_examples=300, deadline=None)
def test_a_plain_article_is_never_torn(paragraphs: list[str], line_end: str) -> None:
    draft = understood(line_end.join(paragraphs))
    assert draft.paragraphs == tuple(paragraphs)
    assert (draft.excerpts, draft.credits, draft.kicker, draft.standfirst) == ((), (), None, None)
    assert draft.derived["title"] == "the first sentence"


@given(st.lists(PARAGRAPHS, min_size=2, max_size=8), PARAGRAPHS)
@settings(max_examples=200, deadline=None)
def test_an_article_that_is_cut_off_is_never_torn(paragraphs: list[str], last: str) -> None:
    cut = last[: max(1, len(last) // 2)].rstrip(" .。")
    draft = understood("\n".join([*paragraphs, cut]))
    assert draft.excerpts == ()


@given(st.text(max_size=400))
@settings(max_examples=500, deadline=None)
def test_any_text_at_all_is_understood_or_empty(text: str) -> None:
    draft = understand_page(text)
    assert draft is None or draft.title
    assert draft is None or all(paragraph and "\n\n" not in paragraph for paragraph in draft.paragraphs)


@pytest.mark.parametrize(
    "page",
    [
        "The council met. " * 300_000,
        "The council met again on Monday.\n" * 150_000,
        "鹽稅" * 800_000,
        "A" * 5_000_000,
        "A\n" * 500_000,
        "the council met again on monday and the\n" * 120_000,
        "“" * 200_000 + "(" * 200_000 + " - " * 200_000,
        "Aa Bb, " * 200_000,
    ],
    ids=["one line", "short lines", "Han", "one word", "one letter a line", "wrapped", "marks", "names"],
)
def test_a_page_of_megabytes_is_understood(page: str) -> None:
    assert understand_page(page) is not None
