"""`labels`, as scripts and people use it."""

from pathlib import Path

import pytest

from tests.cli.command import CommandHere
from tests.drawn import draw


def test_labels_travel_between_two_data_folders(
    here: CommandHere, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    picture = tmp_path / "a.jpg"
    draw("Cars", 1).save(picture)
    here.run("label", "Boats", picture)
    assert "1 label written" in here.run("labels", "export", tmp_path / "all.csv")
    other = CommandHere(tmp_path / "other", capsys)
    (receipt,) = other.json("labels", "import", tmp_path / "all.csv")
    assert (receipt["type"], receipt["command"], receipt["looked_at"], receipt["imported"]) == (
        "receipt",
        "labels",
        1,
        1,
    )
    other.run("label", "Ships", picture)
    conflict, receipt = other.json("labels", "import", tmp_path / "all.csv")
    assert (conflict["type"], conflict["here"], conflict["file"]) == ("conflict", "Ships", "Boats")
    assert receipt["kept"] == 1
    assert "Ships stays" in other.run("labels", "import", tmp_path / "all.csv")
    assert "Boats counts now" in other.run("labels", "import", tmp_path / "all.csv", "--overrule")
    assert here.json("labels", "export", tmp_path / "all.csv", code=2)[-1]["code"] == "usage"
    assert here.json("labels", "import", tmp_path / "none.csv", code=1)[-1]["code"] == "not-found"
