"""Queries as people type them, each with the tree that a plain reading of the language's page gives it.

`queries` makes trees, which are written in one way each; here the same thing is typed in many.
"""

from collections.abc import Callable

from backfile.search.language.joining import both, either
from backfile.search.language.tree import (
    AtLeast,
    Boost,
    Dates,
    Fuzzy,
    Has,
    Is,
    Near,
    Not,
    Pattern,
    Text,
    Tree,
    Unit,
    Value,
    Within,
    Words,
)  # fmt: skip
from tests.search.brute import corpora
from tests.search.brute.choices import Choices

_SPOKEN = (
    "ferry ferries port Polish harbour harbours strait women woman abc the café naïve Straße strasse istanbul 習近平 "
    "习近平 中國 国家 台灣 臺灣 渡輪 フェリー ﾌｪﾘｰ 東京 ガラス 대통령 부산 เรือ น้ำ ελλάδα елка محمد שלום 1,204 3.5 F-16 "
    "no-limits don't Xi’s ko@port.example #tide l’été AI晶片 港"
)
_WORDS = tuple(_SPOKEN.split())
_LONG = ("ferry", "ferries", "port", "Polish", "harbour", "strait", "women", "woman")
_DAYS = (
    "2023", "2024", "2023-03", "2023-02", "2024-02", "2023-03-18", "2023-12-31", "2024-01-01", "2022", "2025-06-15",
)  # fmt: skip
_QUOTES = (('"', '"'), ("“", "”"), ("「", "」"))
_VALUES = {
    "source": corpora.SOURCES, "author": corpora.AUTHORS, "section": corpora.SECTIONS, "tag": corpora.TAGS,
}  # fmt: skip

Typed = tuple[str, Tree, bool]
"""What is typed, what it means, and whether it needs brackets beside others."""


def typed(choices: Choices, depth: int = 2) -> Typed:
    """Anything."""
    if not depth or choices.maybe(3):
        return choices.one(_LEAVES)(choices)
    if choices.maybe(4):
        text, tree, _ = within_brackets(typed(choices, depth - 1))
        if isinstance(tree, Not):
            return text, tree, False
        return choices.one(("-", "NOT ", "!")) + text, Not(tree), False
    parts = [within_brackets(typed(choices, depth - 1)) for _ in range(2 + choices.below(2))]
    join, between = choices.one(((both, " "), (both, " AND "), (both, " && "), (either, " OR "), (either, " || ")))
    return between.join(text for text, _, _ in parts), join(*(tree for _, tree, _ in parts)), True


def within_brackets(query: Typed) -> Typed:
    """The same, where it has to be one thing."""
    text, tree, composite = query
    return (f"({text})", tree, False) if composite else query


def _word(choices: Choices) -> Typed:
    word = choices.one(_WORDS)
    return word, Text(word), False


def _phrase(choices: Choices) -> Typed:
    phrase = f"{choices.one(_WORDS)} {choices.one(_WORDS)}"
    opening, closing = choices.one(_QUOTES)
    return f"{opening}{phrase}{closing}", Text(phrase, quoted=True), False


def _beginning(choices: Choices) -> Typed:
    word = choices.one(_LONG)
    begin = word[: 1 + choices.below(len(word))]
    return f"{begin}*", Text(begin, prefix=True), False


def _wildcard(choices: Choices) -> Typed:
    word = choices.one(_LONG)
    at = 1 + choices.below(len(word) - 2)
    pattern = f"{word[:at]}{choices.one('?*')}{word[at + 1 :]}"
    return pattern, Pattern(pattern), False


def _of_a_word(choices: Choices) -> Typed:
    word, other = choices.one(_LONG), choices.one(_WORDS)
    return choices.one(
        (
            (f"={word}", Text(word, exact=True), False),
            (f"{word}~1", Fuzzy(word, 1), False),
            (f"{word}~2", Fuzzy(word, 2), False),
            (f"{other}^2", Boost(Text(other), 2.0), False),
            (f"atleast:2({other})", AtLeast(Text(other), 2), False),
            (f"atleast:2({other} OR {word})", AtLeast(either(Text(other), Text(word)), 2), False),
        )
    )


def _near(choices: Choices) -> Typed:
    one, other, third = (choices.one(_WORDS) for _ in range(3))
    most = choices.one((1, 3, 8))
    pair = Near((Text(one), Text(other)), most)
    return choices.one(
        (
            (f"{one} NEAR/{most} {other}", pair, True),
            (f"{one} w/{most} {other}", pair, True),
            (f"({one} near{most} {other})", pair, False),
            (
                f"{one} NEAR/{most} ({other} OR {third})",
                Near((Text(one), either(Text(other), Text(third))), most),
                True,
            ),
            (f'"{one} {other}"~{most}', Text(f"{one} {other}", quoted=True, slop=most), False),
        )
    )


def _in_a_unit(choices: Choices) -> Typed:
    one, other = choices.one(_WORDS), choices.one(_WORDS)
    unit = choices.one(tuple(Unit))
    text, part = choices.one(
        (
            (f"{one} {other}", both(Text(one), Text(other))),
            (f"{one} -{other}", both(Text(one), Not(Text(other)))),
            (f'"{one} {other}" OR {one}', either(Text(f"{one} {other}", quoted=True), Text(one))),
        )
    )
    return f"{unit.value}:({text})", Within(part, unit), False


def _in_a_column(choices: Choices) -> Typed:
    column = choices.one(("title", "text"))
    one, other = choices.one(_WORDS), choices.one(_WORDS)
    return choices.one(
        (
            (f"{column}:{one}", Text(one, column), False),
            (f'{column}:"{one} {other}"', Text(f"{one} {other}", column, quoted=True), False),
            (f"{column}:({one} {other})", both(Text(one, column), Text(other, column)), False),
            (f"{column}:({one} OR {other})", either(Text(one, column), Text(other, column)), False),
        )
    )


def _value(choices: Choices) -> Typed:
    field = choices.one(tuple(_VALUES))
    value = choices.one(_VALUES[field])
    word = value.split()[0]
    if choices.maybe() and word.isalnum():
        return f"{field}:{word}", Value(field, word), False
    return f'{field}:"{value}"', Value(field, value, quoted=True), False


def _fact(choices: Choices) -> Typed:
    count = choices.one((5, 20, 40))
    return choices.one(
        (
            ("lang:zh", Value("lang", "zh"), False),
            ("lang:zh-hant", Value("lang", "zh-hant"), False),
            ("kind:excerpt", Value("kind", "excerpt"), False),
            ("is:starred", Is("starred"), False),
            ("is:undated", Is("undated"), False),
            ("has:note", Has("note"), False),
            ("_exists_:author", Has("author"), False),
            (f"words:>={count}", Words(count, None), False),
            (f"words:>{count}", Words(count + 1, None), False),
            (f"words:{count}..{count + 20}", Words(count, count + 20), False),
        )
    )


def _dated(choices: Choices) -> Typed:
    day, other = choices.one(_DAYS), choices.one(_DAYS)
    return choices.one(
        (
            (f"after:{day}", Dates(day, after_first=True), False),
            (f"date:>{day}", Dates(day, after_first=True), False),
            (f"before:{day}", Dates(last=day, before_last=True), False),
            (f"date:<={day}", Dates(last=day), False),
            (f"date:{day}", Dates(day, day), False),
            (f"date:[{day} TO {other}]", Dates(day, other), False),
            (f"date:{{{day} TO {other}}}", Dates(day, other, after_first=True, before_last=True), False),
            (f"date:[{day} TO {other}}}", Dates(day, other, before_last=True), False),
            (f"date:[* TO {other}]", Dates(last=other), False),
            (f"date:{day}..{other}", Dates(day, other), False),
        )
    )


_LEAVES: tuple[Callable[[Choices], Typed], ...] = (
    _word, _word, _phrase, _beginning, _wildcard, _of_a_word, _near, _in_a_unit, _in_a_column, _value, _fact, _dated,
)  # fmt: skip
