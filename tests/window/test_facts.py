"""Facts in one line."""

from backfile.window.facts import in_line


def test_facts_that_there_are_stand_in_one_line() -> None:
    assert in_line(["Northlight Wire", None, "", "3 Apr 2023"]) == "Northlight Wire · 3 Apr 2023"
    assert in_line(["南嶼日報", "18 words"], " / ") == "南嶼日報 / 18 words"
    assert in_line([]) == ""


def test_what_runs_right_to_left_takes_no_number_of_its_neighbour_along() -> None:
    assert in_line(["הארץ הים", "18 Mar 2023"]) == "\u2068הארץ הים\u2069 · 18 Mar 2023"
    assert in_line(["3 words", "البحر"]) == "3 words · \u2068البحر\u2069"
