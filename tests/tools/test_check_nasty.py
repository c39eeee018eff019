"""The outside check of hostile pictures finds what it is there to find."""

import os
from pathlib import Path

import pytest

from tools.check_nasty import Expected, Outcome, fingerprints, hold, read_list

TABLE = {
    b"good.jpg": Expected(frozenset({"readable"}), (80, 60)),
    b"either.jpg": Expected(frozenset({"readable", "refused"}), (80, 60)),
    b"notes.txt": Expected(frozenset({"skipped"}), None),
}
GOOD = Outcome("readable", (80, 60))


@pytest.mark.parametrize("either", [GOOD, Outcome("refused", why="truncated: Its end is missing.")])
def test_both_outcomes_of_a_row_hold(either: Outcome) -> None:
    assert hold(TABLE, {b"good.jpg": GOOD, b"either.jpg": either}) == []


@pytest.mark.parametrize(
    ("outcomes", "fault"),
    [
        ({b"good.jpg": Outcome("refused", why="corrupt: Broken.")}, "b'good.jpg' was refused, not readable corrupt"),
        ({b"good.jpg": Outcome("readable", (60, 80))}, "b'good.jpg' is 60x80, not 80x60"),
        ({}, "b'good.jpg' was skipped, not readable"),
        ({b"good.jpg": GOOD, b"notes.txt": GOOD}, "b'notes.txt' was readable, not skipped"),
        ({b"good.jpg": GOOD, b"other.jpg": GOOD}, "b'other.jpg' is in no row"),
    ],
)
def test_what_differs_is_told(outcomes: dict[bytes, Outcome], fault: str) -> None:
    (told,) = hold(TABLE, {b"either.jpg": GOOD} | outcomes)
    assert told.startswith(fault)


def test_a_row_says_what_it_allows_and_how_large_it_is(tmp_path: Path) -> None:
    (tmp_path / "LIST.tsv").write_text(
        "file\texpect\twidth\theight\tframes\twhy\n"
        "a.jpg\treadable\t80\t60\t-\tCut. Also acceptable: refused.\n"
        "b.jpg\trefused\t-\t-\t-\tEmpty.\n",
        encoding="ascii",
    )
    assert read_list(tmp_path / "LIST.tsv") == {
        b"a.jpg": Expected(frozenset({"readable", "refused"}), (80, 60)),
        b"b.jpg": Expected(frozenset({"refused"}), None),
    }


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Unix")
def test_a_changed_byte_mode_time_or_name_shows(tmp_path: Path) -> None:
    picture = tmp_path / "folder" / "a.jpg"
    picture.parent.mkdir()
    picture.write_bytes(b"picture")
    os.mkfifo(tmp_path / "fifo.jpg")  # opening it would wait for ever
    (tmp_path / "link.jpg").symlink_to("nowhere.jpg")
    seen = picture.stat()
    before = fingerprints(tmp_path)
    assert fingerprints(tmp_path) == before

    picture.write_bytes(b"Picture")
    os.utime(picture, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    assert fingerprints(tmp_path) != before
    picture.write_bytes(b"picture")
    os.utime(picture, ns=(seen.st_atime_ns, seen.st_mtime_ns + 1))
    assert fingerprints(tmp_path) != before
    os.utime(picture, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    picture.chmod(0o400)
    assert fingerprints(tmp_path) != before
    picture.chmod(seen.st_mode & 0o777)
    (tmp_path / "link.jpg").unlink()
    assert fingerprints(tmp_path) != before
