"""What was added since a saved search was last looked at."""

import pytest

from backfile.search import Interrupted, parse
from backfile.search.news import News, news

from .conftest import MakeArchive, article


def test_what_was_there_when_it_was_looked_at_is_not_new(make_archive: MakeArchive) -> None:
    archive = make_archive(article("One ferry"), article("Two ferries and a ferry"), article("A tram"))
    assert news(archive.searcher, parse("ferry"), 0) == News(2, 2)
    assert news(archive.searcher, parse("ferry"), 1) == News(2, 1)
    assert news(archive.searcher, parse("ferry"), 3) == News(2, 0)
    archive.add(article("Another ferry"), article("Another tram"), dump="/dumps/april.jsonl")
    assert news(archive.searcher, parse("ferry"), 3) == News(3, 1)
    assert news(archive.searcher, parse(""), 3) == News(5, 2)


def test_a_count_that_nobody_waits_for_is_given_up(make_archive: MakeArchive) -> None:
    archive = make_archive(article("One ferry"))
    with pytest.raises(Interrupted):
        news(archive.searcher, parse("ferry"), 0, wanted=lambda: False)
