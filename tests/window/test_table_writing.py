"""Where a table is written."""

from pathlib import Path

import pytest

from backfile.window.table_writing import named


@pytest.mark.parametrize(
    ("typed", "kind", "name"),
    [
        ("lines.csv", "CSV (*.csv)", "lines.csv"),
        ("lines", "CSV (*.csv)", "lines.csv"),
        ("lines.csv", "Excel (*.xlsx)", "lines.xlsx"),
        ("lines", "TSV (*.tsv)", "lines.tsv"),
        ("lines.txt", "Excel (*.xlsx)", "lines.txt"),
        ("lines.csv", "", "lines.csv"),
    ],
)
def test_the_kind_that_was_chosen_names_the_file(tmp_path: Path, typed: str, kind: str, name: str) -> None:
    assert named(tmp_path / typed, kind) == tmp_path / name


def test_a_file_that_is_there_and_was_not_asked_about_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "lines.xlsx").touch()
    assert named(tmp_path / "lines.csv", "Excel (*.xlsx)") == tmp_path / "lines.csv"
