"""What the tests of this room share."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from gallery_sorter.moves.journal import Journal
from tests.moves.trees import write


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """A journal in a data folder of its own."""
    (tmp_path / "data").mkdir()
    opened = Journal(tmp_path / "data" / "journal.sqlite")
    yield opened
    opened.close()


@pytest.fixture
def other_drive(tmp_path: Path) -> Iterator[Path]:
    """A folder on another file system than tmp_path, where this machine has one."""
    for place in ("/dev/shm", "/tmp", "/var/tmp", "/run/user/" + str(os.getuid())):
        if Path(place).is_dir() and os.access(place, os.W_OK) and Path(place).stat().st_dev != tmp_path.stat().st_dev:
            folder = Path(tempfile.mkdtemp(prefix="gallery-sorter-", dir=place))
            yield folder
            shutil.rmtree(folder)
            return
    pytest.skip("there is no second file system to move to")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A phone's folder: two pictures, one of them with a sidecar."""
    (tmp_path / "phone").mkdir()
    for name in ("a.jpg", "a.xmp", "b.jpg"):
        write(tmp_path / "phone" / name, age=len(name))
    return tmp_path / "phone"
