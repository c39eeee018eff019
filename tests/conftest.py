"""What every test may ask for."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def shared() -> Path:
    """The project's shared folder of pictures beside the checkout; a test that asks for it is skipped without it."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    if not (folder / "nasty" / "LIST.tsv").is_file():
        pytest.skip(f"the shared folder of pictures is not there ({folder})")
    return folder
