"""Marks of a list are those of its lines, however many lines are left out of the looking."""

import pytest

from backfile.search import Query, marks, parse
from backfile.search.language.joining import either
from backfile.search.language.tree import Not, Or
from backfile.search.reading.marking import merged
from backfile.search.reading.showable import showable

TEXT = (
    "The night ferry to Łódź, the ferries and Xi Jinping (習近平) said: AI晶片 is no F-16戰機. "
    "The strait council of the harbour met a ferry captain. It saw the harbour, and the quay."
)
LINES = (
    "ferry", "night ferry", '"night ferry"', "fer*", "f?rry", "fery~1", "/ferr(y|ies)/", "lodz", "習近平", "近", "习近",
    "晶片", "戰", "=Ferry", "=ferry", '"captain ferry"~3', "ferry NEAR/3 captain", "para:(strait quay)",
    "sent:(strait quay)", "atleast:2(harbour)", "forms:ferry", "title:ferry", "text:quay", "ferry^2", "strait -quay",
    "-harbour", "source:Wire", "nothing here", '"the harbour"', "xi OR putin",
)  # fmt: skip


@pytest.mark.parametrize("column", [None, "title", "text"])
def test_a_list_has_the_marks_of_its_lines(column: str | None) -> None:
    trees = [parse(line).tree for line in LINES]
    alone = [span for tree in trees for span in marks(Query(tree), TEXT, column, "en")]
    assert marks(Query(Or(tuple(trees))), TEXT, column, "en") == merged(alone)


def test_lines_of_which_nothing_is_there_are_left_out() -> None:
    names = [f"name{number} ferry" for number in range(30)]
    assert showable(parse("\n".join(names)).tree, ["no such word"]) == Not(parse("*").tree)
    left = showable(parse("\n".join([*names, '"quay side"', "x*"])).tree, [TEXT, None])
    assert left == either(*(parse(line).tree for line in (*names, '"quay side"', "x*")))
    assert showable(parse("\n".join([*names, "fer*"])).tree, ["name7"]) == either(
        parse("name7 ferry").tree, parse("fer*").tree
    )


def test_a_few_alternatives_stay_as_they_are() -> None:
    query = parse("a OR b OR (c d)")
    assert showable(query.tree, [""]) is query.tree
