"""The table of a pasted list: what each line finds, and where it stands first and last."""

import pytest

from backfile.article import Draft
from backfile.search import Interrupted, parse
from backfile.search.answer.lines import COLUMNS, LineCount, count_lines
from tests.search.conftest import Archive, MakeArchive, article, excerpt

NAMES = "Ada Quill\nBo Tarn\n渡輪\nNobody Atall\nada quill\n"


@pytest.fixture
def archive(make_archive: MakeArchive) -> Archive:
    return make_archive(
        article("Quay opens", "Ada Quill spoke.", date="2021-05", source="Wire"),
        article("Quay shuts", "Ada Quill and Bo Tarn were there.", date="2023-03-18", source="Ledger"),
        article("Quay burns", "Ada Quill wept.", date="2022-01-02T09:30:00+08:00", source="Wire"),
        article("無題", "渡輪停航。"),
        excerpt("Bo Tarn, of whom more below, resigned", date="2020", source="Wire"),
    )


def counted(archive: Archive, text: str, among: str = "") -> dict[str, LineCount]:
    with archive.searcher.found(parse(among)) as found:
        return {count.text: count for count, _ in count_lines(found, parse(text).lines)}


def test_each_line_says_how_much_it_finds_and_from_when_to_when(archive: Archive) -> None:
    lines = counted(archive, NAMES)
    ada = lines["Ada Quill"]
    assert (ada.total, ada.articles, ada.sources) == (3, 3, 2)
    assert ada.first is not None
    assert (ada.first.date, ada.first.source, ada.first.title) == ("2021-05", "Wire", "Quay opens")
    assert ada.last is not None
    assert ada.last.date == "2023-03-18"
    assert (lines["Bo Tarn"].total, lines["Bo Tarn"].articles) == (2, 1)
    assert lines["ada quill"] == LineCount("ada quill", 3, 3, 2, ada.first, ada.last)


def test_a_line_without_hits_or_dates_says_so(archive: Archive) -> None:
    lines = counted(archive, NAMES)
    assert lines["Nobody Atall"] == LineCount("Nobody Atall", 0, 0, 0, None, None)
    assert (lines["渡輪"].total, lines["渡輪"].first, lines["渡輪"].sources) == (1, None, 0)


def test_what_narrows_the_list_narrows_each_line(archive: Archive) -> None:
    assert counted(archive, NAMES, "source:Wire")["Ada Quill"].total == 2
    assert counted(archive, NAMES, "is:undated")["Ada Quill"].total == 0
    assert counted(archive, NAMES, "after:2022 kind:article")["Bo Tarn"].total == 1


def test_the_lines_together_find_what_the_list_finds(archive: Archive) -> None:
    query = parse(NAMES)
    with archive.searcher.found(parse("")) as found:
        *_, (_, together) = count_lines(found, query.lines)
    assert together == archive.searcher.run(query).total == 5


def test_a_line_tells_what_was_done_beyond_the_letter_of_it(archive: Archive) -> None:
    lines = counted(archive, "last:1y quay\nquill")
    assert lines["last:1y quay"].notes[0].startswith("The last year is counted back from the newest article")
    assert not lines["quill"].notes


def test_a_row_of_the_table_names_the_first_article(archive: Archive) -> None:
    row = dict(zip(COLUMNS, counted(archive, NAMES)["Ada Quill"].cells(), strict=True))
    assert (row["query"], row["total"], row["first"], row["last"]) == ("Ada Quill", 3, "2021-05", "2023-03-18")
    assert (row["first_source"], row["first_title"]) == ("Wire", "Quay opens")
    assert archive.ids('"Quay opens"') == [row["first_id"]]


def test_a_list_that_is_no_longer_wanted_is_not_counted_to_its_end(archive: Archive) -> None:
    wanted = True
    with archive.searcher.found(parse(""), wanted=lambda: wanted) as found:
        counts = count_lines(found, parse(NAMES).lines)
        assert next(counts)[0].text == "Ada Quill"
        wanted = False
        with pytest.raises(Interrupted):
            next(counts)


def test_lines_are_counted_in_texts_where_the_index_is_of_another_version(make_archive: MakeArchive) -> None:
    archive = make_archive(article("One", "Ada Quill spoke."), Draft(title="Two", paragraphs=("Bo Tarn did not.",)))
    archive.change("UPDATE meta SET value = 'other 1' WHERE key = 'tokeniser'")
    lines = counted(archive, "Ada Quill\nBo\nNobody")
    assert [count.total for count in lines.values()] == [1, 1, 0]
    assert lines["Bo"].notes
