"""A word on files: the receipt says of how many it was new, and its counts add up."""

from pathlib import Path

import pytest

from gallery_sorter.app.events import Receipt
from gallery_sorter.app.label import clear_files, label_files
from gallery_sorter.app.session import Session
from gallery_sorter.base.cancel import Cancel
from tests.drawn import draw


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    folder = tmp_path / "pictures"
    folder.mkdir()
    for number in range(3):
        draw("Cars", number, (64, 48)).save(folder / f"{number}.jpg")
    (folder / "broken.jpg").write_bytes(b"")
    return folder


def counts(session: Session, class_name: str | None, path: Path) -> tuple[int, ...]:
    """looked_at, labelled, cleared, already, refused."""
    events = (
        clear_files(session, [path], Cancel())
        if class_name is None
        else label_files(session, class_name, [path], Cancel())
    )
    *_, receipt = events
    assert isinstance(receipt, Receipt)
    looked_at, *parts = receipt.counts.values()
    assert looked_at == sum(parts)
    return looked_at, *parts


def test_the_receipt_says_of_how_many_it_was_new(session: Session, pictures: Path) -> None:
    assert counts(session, "Trees", pictures / "0.jpg") == (1, 1, 0, 0, 0)
    assert counts(session, "Trees", pictures) == (4, 2, 0, 1, 1)
    assert counts(session, "Cars", pictures / "1.jpg") == (1, 1, 0, 0, 0)
    assert counts(session, None, pictures / "1.jpg") == (1, 0, 1, 0, 0)
    assert counts(session, None, pictures) == (4, 0, 2, 1, 1)
