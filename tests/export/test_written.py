"""A file that is written takes the place of the one before, and nothing else of it."""

import os
from pathlib import Path

import pytest

from backfile.errors import BadOption
from backfile.export.written import written


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
@pytest.mark.parametrize("mode", [0o600, 0o664])
def test_who_may_read_it_stays(tmp_path: Path, mode: int) -> None:
    place = tmp_path / "lines.csv"
    place.write_text("before")
    place.chmod(mode)
    with written(place, tmp_path / "press.backfile") as out:
        out.write(b"after")
    assert place.read_bytes() == b"after"
    assert place.stat().st_mode & 0o777 == mode


@pytest.mark.parametrize("name", ["press.backfile", "linked.csv"])
def test_the_library_is_never_written_over(tmp_path: Path, name: str) -> None:
    library = tmp_path / "press.backfile"
    library.write_bytes(b"everything")
    (tmp_path / "linked.csv").symlink_to(library)
    with pytest.raises(BadOption, match="is the library itself"), written(tmp_path / name, library) as out:
        out.write(b"after")
    assert library.read_bytes() == b"everything"


def test_a_link_goes_on_leading_to_the_file_that_was_written(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "lines.csv").write_text("before")
    link = tmp_path / "lines.csv"
    link.symlink_to(kept / "lines.csv")
    with written(link, tmp_path / "press.backfile") as out:
        out.write(b"after")
    assert link.is_symlink()
    assert (kept / "lines.csv").read_bytes() == b"after"
    assert [each.name for each in kept.iterdir()] == ["lines.csv"]
