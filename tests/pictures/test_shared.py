"""The shared folder's hostile and original pictures come out as its lists say, and every byte stays as it was."""

import csv
import hashlib
import os
import shutil
import subprocess
import sys
from ast import literal_eval
from pathlib import Path

import numpy as np
import pytest

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import Refused
from gallery_sorter.pictures.decode import decode
from gallery_sorter.pictures.scan import scan
from gallery_sorter.pictures.thumbnail import make_thumbnail
from gallery_sorter.pictures.values import Decoded, PictureFile, Skipped

pytestmark = pytest.mark.shared

Outcome = Skipped | Refused | Decoded


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def _outcomes(folder: Path) -> dict[str, Outcome]:
    found: dict[str, Outcome] = {}
    for one in scan([folder], cancel=Cancel()):
        found[os.path.relpath(one.path, folder)] = decode(one) if isinstance(one, PictureFile) else one
    return found


def _word(outcome: Outcome | None) -> str:
    """How the lists call an outcome. A folder that is walked through is no entry of its own: it counts as skipped."""
    if isinstance(outcome, Decoded):
        return "readable"
    return "refused" if isinstance(outcome, Refused) else "skipped"


def _fits(row: dict[str, str], word: str) -> bool:
    return word == row["expect"] or f"Also acceptable: {word}." in row["why"]


def _bytes(folder: Path) -> dict[Path, tuple[str, int]]:
    return {
        path: (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_hostile_pictures_end_as_listed(shared: Path, tmp_path: Path):
    folder = tmp_path / "files"
    shutil.copytree(shared / "nasty" / "files", folder)
    before = _bytes(folder)
    outcomes = _outcomes(folder)
    rows = _rows((shared / "nasty" / "LIST.tsv").read_text(encoding="ascii"))
    assert len(rows) > 100
    for row in rows:
        outcome = outcomes.pop(row["file"], None)
        assert _fits(row, _word(outcome)), (row["file"], outcome)
        if isinstance(outcome, Decoded):
            assert outcome.size == (int(row["width"]), int(row["height"])), row["file"]
            assert make_thumbnail(outcome.pixels)
    assert not outcomes, "nothing is told of that is not listed"
    assert _bytes(folder) == before


def test_turned_copies_stand_as_the_one_that_is_upright(shared: Path):
    files = shared / "nasty" / "files"

    def grey(name: str) -> np.ndarray:
        result = decode(PictureFile(files / name, 0, 0))
        assert isinstance(result, Decoded)
        assert result.pixels.shape == (60, 80, 3), name
        return result.pixels.mean(2)

    upright = grey("jpeg_orientation_1.jpg")
    turned = sorted(path.name for path in files.iterdir() if "_orientation_" in path.name and "heic" not in path.name)
    assert len(turned) > 12
    for name in turned:
        ways = [grey(name), grey(name)[:, ::-1], grey(name)[::-1], grey(name)[::-1, ::-1]]
        likeness = [np.corrcoef(upright.ravel(), way.ravel())[0, 1] for way in ways]
        assert int(np.argmax(likeness)) == 0, (name, likeness)


def test_original_pictures_are_upright_and_tell_their_camera(shared: Path):
    rows = {row["file"]: row for row in _rows((shared / "originals" / "LIST.tsv").read_text(encoding="utf-8"))}
    readable = {name: one for name, one in _outcomes(shared / "originals").items() if isinstance(one, Decoded)}
    assert len(readable) == 20
    for name, decoded in readable.items():
        row = rows[name]
        assert round(decoded.size[0] * decoded.size[1] / 1e6, 1) == pytest.approx(float(row["megapixels"]), abs=0.11)
        model = row["camera"].split()[-1]
        assert model == "none" or model in (decoded.exif.camera or ""), name
        assert min(decoded.pixels.shape[:2]) >= 288
        assert max(decoded.pixels.shape[:2]) <= 1024
    upright = ["IMG_0907.HEIC", "IMG_2927.HEIC", "L1000701.JPG", "2012-12-31 16.06.20.jpg", "DSCN7000.webp"]
    for name in upright:
        width, height = readable[name].size
        assert width < height, name


def test_a_heic_that_says_its_turn_in_exif_alone_has_the_sky_above(shared: Path):
    result = decode(PictureFile(shared / "originals" / "IMG_0907.HEIC", 0, 0))
    top, bottom = result.pixels[:40].mean((0, 1)), result.pixels[-40:].mean((0, 1))
    assert top[2] > top[0] + 60, "blue sky"
    assert bottom[2] < bottom[0] + 30, "no sky"


def test_odd_names_end_as_listed(shared: Path, tmp_path: Path):
    folder = tmp_path / "odd"
    table = subprocess.run(
        [sys.executable, shared / "nasty" / "odd_names.py", folder, shared / "nasty" / "files" / "jpeg_good.jpg"],
        check=True,
        capture_output=True,
    ).stdout.decode()
    try:
        outcomes = {os.fsencode(name): outcome for name, outcome in _outcomes(folder).items()}
        rows = _rows(table)
        assert len(rows) > 50
        for row in rows:
            outcome = outcomes.get(literal_eval(row["name"]))
            assert _fits(row, _word(outcome)), (row["name"], outcome)
    finally:
        for name in ("no_access.jpg", "no_access_folder"):
            (folder / name).chmod(0o700)
