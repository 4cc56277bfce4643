"""What a span of dates leaves out though the rest of the query finds it."""

import pytest

from backfile.search import parse
from backfile.search.language.tree import Tree
from backfile.search.language.undated import left_out
from backfile.search.language.write import write


def written(tree: Tree | None) -> str | None:
    return None if tree is None else write(tree)


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        ("ferry date:2023", "ferry is:undated"),
        ("date:2023", "is:undated"),
        ("ferry last:30d source:Wire", "ferry source:Wire is:undated"),
        ("ferry (date:2019 OR date:2021)", "ferry is:undated"),
        ("ferry after:2019 before:2023", "ferry is:undated"),
        ("ferry", None),
        ("ferry is:undated", None),
        ("ferry -date:2023", None),  # no undated article is of 2023
        ("ferry (date:2023 OR is:undated)", None),
        ("ferry (date:2023 OR source:Wire)", None),  # some of the undated are in
        ("", None),
    ],
)
def test_the_undated_that_would_match(asked: str, left: str | None) -> None:
    assert written(left_out(parse(asked).tree)) == left
