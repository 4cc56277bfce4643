"""Near-identical texts are versions of one group; what only looks alike is not."""

import random
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backfile.article import Draft, Kind
from backfile.library import FileBegan, Library, Writer

from .conftest import entry

WORDS = [
    f"{a}{b}{c}" for a in ("bar", "tel", "mon", "sil", "gre") for b in "aeiou" for c in ("n", "st", "rk", "ld", "mp")
]


def story(count: int = 200, seed: int = 1) -> list[str]:
    """So many words without sense, the same ones for one seed."""
    chance = random.Random(seed)
    return [chance.choice(WORDS) + str(chance.choice(["", "", "s"])) for _ in range(count)]


def draft(words: Sequence[str] | str, **facts: object) -> Draft:
    text = words if isinstance(words, str) else " ".join(words)
    return Draft(**{"title": text[:40], "paragraphs": (text,), **facts})  # type: ignore[arg-type]


def groups(library: Library) -> dict[int, int]:
    return dict(library.connection.execute("SELECT id, version_of FROM items WHERE version_of IS NOT NULL").fetchall())


def with_words(words: list[str], places: Sequence[int], new: str) -> list[str]:
    return [f"{new}{place}" if place in places else word for place, word in enumerate(words)]


def anew(words: list[str], places: Sequence[int]) -> list[str]:
    """Other words there, none of which is a number."""
    return [f"qu{word}qu" if place in places else word for place, word in enumerate(words)]


LONG = story()
SHORT = story(40)
REPORT = "In the harbour of Ostermoor {0} boats left at {1} o'clock and {2} came back before {3} while {4} waited. " * 3
HAN = "渡轮星期一再次从港口出发前往北方的岛屿，市长说修理费用由城市承担。"
FIGURES = [*story(110), "with", "12", "dead", "and", "30", "hurt"]


@pytest.mark.parametrize(
    ("one", "other", "versions"),
    [
        pytest.param(draft(LONG), draft(LONG, title="Another headline"), True, id="one text, two headlines"),
        pytest.param(draft(LONG), draft(with_words(LONG, [50, 120], "x")), True, id="two words of 200 corrected"),
        pytest.param(draft(LONG), draft([*LONG, *story(20, 3)]), True, id="a paragraph more"),
        pytest.param(draft(LONG), draft(LONG[:150]), True, id="cut to three quarters"),
        pytest.param(draft(LONG), draft(LONG[:90]), False, id="cut to less than a half"),
        pytest.param(draft(LONG), draft(LONG[:125]), False, id="cut to less than two thirds"),
        pytest.param(draft(LONG), draft(LONG[60:]), False, id="an end is no beginning"),
        pytest.param(draft(LONG), draft(story(200, 2)), False, id="another text"),
        pytest.param(draft(LONG), draft([*LONG[:100], *story(100, 4)]), False, id="half of it is quoted"),
        pytest.param(draft(SHORT), draft(with_words(SHORT, [20], "x")), False, id="one of 40 words is another"),
        pytest.param(draft(SHORT), draft(SHORT, title="Else"), True, id="short, and wholly the same"),
        pytest.param(draft(story(12)), draft(story(12), title="Else"), False, id="too short to tell"),
        pytest.param(
            draft(REPORT.format(1, 2, 3, 4, 5)), draft(REPORT.format(6, 7, 8, 9, 10)), False, id="a form, other numbers"
        ),
        pytest.param(draft([*story(60), "3"]), draft([*story(60), "4"]), False, id="short, and one number is another"),
        pytest.param(
            draft(FIGURES), draft([*FIGURES[:-5], "15", "dead", "and", "30", "hurt"]), True, id="a toll that rose"
        ),
        pytest.param(
            draft(FIGURES, date="2023-01-02"),
            draft([*FIGURES[:-5], "15", "dead", "and", "30", "hurt"], date="2024-01-02"),
            False,
            id="a year later, with another number",
        ),
        pytest.param(
            draft(f"{HAN}乘客都很高兴。"),
            draft(f"{HAN}乘客都很高興。", title="渡輪"),
            True,
            id="Han, one character traditional",
        ),
        pytest.param(
            draft(LONG), draft(anew(LONG, range(0, 200, 16))), False, id="a word in each sixteen, all over"
        ),
        pytest.param(
            draft(LONG), draft(anew(LONG, range(80, 94))), True, id="a sentence was written anew"
        ),
        pytest.param(
            draft(story(80)), draft(anew(story(80), [25, 50])), False, id="two of 80 words are others"
        ),
        pytest.param(draft(LONG), draft(LONG[1:150]), False, id="cut, and its first word is missing"),
        pytest.param(
            draft(["In", *LONG]), draft(["In", "x", *LONG[1:150]]), False, id="cut, and its second word is another"
        ),
        pytest.param(
            draft(FIGURES), draft([*anew(FIGURES, [5])[:-5], "15", "dead", "and", "30", "hurt"]), True,
            id="a toll that rose, and a word that was corrected",
        ),
        pytest.param(
            draft([*LONG, *"123456"]), draft([*LONG, *"127896"]), False,
            id="more numbers than an update has are others",
        ),
        pytest.param(
            draft([*LONG, *map(str, range(20))]), draft([*LONG, *map(str, range(20)), "90", "91", "92"]), True,
            id="of many numbers a few came later",
        ),
        pytest.param(
            draft(FIGURES, date="2023-01-02"),
            draft([*FIGURES[:-5], "15", "dead", "and", "30", "hurt"], date="2023-01-12"),
            True,
            id="ten days later, with another number",
        ),
        pytest.param(
            draft(FIGURES, date="2023-01-02"),
            draft([*FIGURES[:-5], "15", "dead", "and", "30", "hurt"]),
            True,
            id="with another number, and undated",
        ),
        pytest.param(
            draft([*map(str, range(20)), *LONG]),
            draft([*map(str, range(9)), "90", "91", *map(str, range(11, 20)), *LONG]),
            True,
            id="of many numbers two are others",
        ),
        pytest.param(draft(LONG), draft(LONG, kind=Kind.EXCERPT), False, id="an article and an excerpt"),
    ],
)  # fmt: skip
def test_only_near_identical_texts_are_versions(
    library: Library, writer: Writer, one: Draft, other: Draft, versions: bool
) -> None:
    writer.write([entry(one, 1), entry(other, 2)])
    assert groups(library) == ({2: 1} if versions else {})
    assert library.article(1).versions == ((2,) if versions else ())


def page(words: Sequence[str], day: int, url: str = "https://northlight.example/ferry", **facts: object) -> Draft:
    return draft(words, url=url, captured=f"2023-04-0{day}T00:00:00Z", **facts)


@pytest.mark.parametrize(
    ("one", "other", "versions"),
    [
        pytest.param(page(LONG, 1), page([*LONG[:120], *story(60, 5)], 2), True, id="an article that was rewritten"),
        pytest.param(page(LONG, 1), page(story(200, 2), 2), False, id="an address that was given away"),
        pytest.param(
            page(LONG, 1, "https://northlight.example/"),
            page([*LONG[:120], *story(60, 5)], 2, "https://northlight.example/"),
            False,
            id="the front page",
        ),
        pytest.param(
            page(LONG, 1),
            page([*LONG[:120], *story(60, 5)], 2, "https://northlight.example/boat"),
            False,
            id="another address",
        ),
        pytest.param(
            page(LONG, 1, "https://northlight.example/?id=7"),
            page([*LONG[:120], *story(60, 5)], 2, "https://northlight.example/?id=7"),
            True,
            id="an address that only its question tells apart",
        ),
        pytest.param(page(LONG, 1), page([*LONG[:50], *story(150, 6)], 2), False, id="a quarter of it stayed"),
    ],
)
def test_each_capture_of_a_page_is_a_version(
    library: Library, writer: Writer, one: Draft, other: Draft, versions: bool
) -> None:
    writer.write([entry(one, 1), entry(other, 2)])
    assert groups(library) == ({2: 1} if versions else {})


def test_a_group_lists_the_earliest_first_and_of_one_time_the_longest(library: Library, writer: Writer) -> None:
    writer.write(
        [
            entry(draft(LONG), 1),
            entry(draft(LONG, title="Later", date="2023-04-03"), 2),
            entry(draft(LONG[:180], title="Early, short", date="2023-04-02", source="Northlight Wire"), 3),
            entry(draft(LONG, title="Early, whole", date="2023-04-02"), 4),
        ]
    )
    assert [version.id for version in library.versions(3)] == [4, 3, 2, 1]
    assert library.article(3).versions == (4, 2, 1)
    assert library.article(3).source == "Northlight Wire"
    assert library.counts().items == 4


def test_versions_are_found_across_batches_and_imports(library: Library, writer: Writer) -> None:
    writer.write([entry(draft(LONG), 1)])
    writer.write([entry(draft(LONG, title="Second"), 2)])
    other = Writer.begin(library, Path("/dumps/april.jsonl"))
    other.write([FileBegan(None, 1, None), entry(draft(LONG, title="Third"), 1)])
    writer.write([entry(draft(LONG, title="Fourth"), 3)])
    assert groups(library) == {2: 1, 3: 1, 4: 1}


def test_a_first_is_no_version_itself_however_many_are_written_at_once(library: Library, writer: Writer) -> None:
    count = 500  # more than are remembered with their words
    texts = [story(40, seed) for seed in range(count)]
    longer = [[*text, "more", "of", "it"] for text in texts]
    parts = {"a": texts, "b": longer, "c": longer}  # c is most like b, which is a version of a
    writer.write(
        [entry(draft(text, title=f"{part} {at}"), at) for part in parts for at, text in enumerate(parts[part])]
    )
    assert groups(library) == {at + count * part: at for part in (1, 2) for at in range(1, count + 1)}


def test_of_many_that_one_template_made_each_finds_its_own(library: Library, writer: Writer) -> None:
    """They agree in a band or more, and are no versions; those that are stand first, in the midst and last of them."""
    frame = story(100, 7)
    notices = [[*frame[:80], *story(60, 100 + number)] for number in range(40)]
    writer.write([entry(draft(words, title=f"Notice {at}"), at) for at, words in enumerate(notices)])
    again = (0, 19, 39)
    writer.write([entry(draft([*notices[at], "more"], title=f"Again {at}"), 100 + at) for at in again])
    assert groups(library) == {41 + place: at + 1 for place, at in enumerate(again)}


def test_the_earliest_of_a_group_stands_for_it_and_the_latest_joins_it(library: Library, writer: Writer) -> None:
    """However many came between: of those that agree in as much, the first and the last are looked at."""
    for number in range(30):
        writer.write([entry(draft([*LONG, f"x{number}x"], title=f"T{number}"), number)])
    assert groups(library) == dict.fromkeys(range(2, 31), 1)


def test_what_was_undone_leaves_no_trace(library: Library, writer: Writer) -> None:
    broken = entry(draft(story(200, 9)), 1)
    object.__setattr__(broken.article, "page", "\ud800")
    with pytest.raises(UnicodeEncodeError):
        writer.write([broken])
    writer.write([entry(draft(LONG), 1), entry(draft(story(200, 9), title="Again"), 2)])
    assert groups(library) == {}


def test_a_group_whose_first_goes_has_another_first(library: Library) -> None:
    path = Path("/dumps/march.csv")
    first = Writer.begin(library, path, options='{"encoding": "latin-1"}')
    first.write([FileBegan(None, 1, None), entry(draft([*LONG, "cafÃ"]), 1)])
    other = Writer.begin(library, Path("/dumps/april.jsonl"))
    other.write([FileBegan(None, 1, None), entry(draft(LONG, title="Second"), 1), entry(draft(LONG, title="Third"), 2)])
    again = Writer.begin(library, path, options='{"encoding": "utf-8"}')
    again.write([FileBegan(None, 1, None), entry(draft([*LONG, "café"]), 1)])
    again.finish("done")
    assert groups(library) == {3: 2, 4: 2}


@settings(max_examples=15)
@given(
    texts=st.lists(st.tuples(st.integers(1, 3), st.integers(0, 3)), min_size=2, max_size=12),
    cuts=st.sets(st.integers(1, 11)),
)
def test_batches_of_any_size_find_the_same_groups(
    tmp_path_factory: pytest.TempPathFactory, texts: list[tuple[int, int]], cuts: set[int]
) -> None:
    entries = [
        entry(draft(with_words(story(120, seed), range(changed), f"x{number}x"), title=f"T{number}"), number)
        for number, (seed, changed) in enumerate(texts)
    ]
    folder = tmp_path_factory.mktemp("groups")
    found = []
    for name, places in (("whole", []), ("cut", sorted(cuts))):
        with Library.open(folder / f"{name}.backfile", create=True) as library:
            edges = [0, *(place for place in places if place < len(entries)), len(entries)]
            for start, end in pairwise(edges):
                # Each goes on as an import does that was killed.
                writer = Writer.begin(library, Path("/dumps/march.jsonl"))
                writer.write([FileBegan(None, 1, None), *entries[start:end]])
            found.append(groups(library))
    assert found[0] == found[1]
