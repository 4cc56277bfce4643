"""Fixtures that every room's tests share."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes is the machine's affair.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder that holds the real dumps (`corpus/`) and the seed; tests that need it skip where it is absent."""
    folder = Path(os.environ.get("BACKFILE_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip("the real dumps are not here: set BACKFILE_SHARED to the folder that holds corpus/ and seed/")
    return folder


@pytest.fixture(scope="session")
def seed(shared: Path) -> Path:
    """The scraped page that it all began with."""
    return shared / "seed" / "000_b1494bba47d6a57b.txt"
