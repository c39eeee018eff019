"""A process that moves files is killed, as `kill -9` does, at every named point and at random moments.

After the next start has recovered, every content is there as often as before, no temporary is left, and an undo
brings the exact tree back: names, bytes and times.
"""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import SorterError
from gallery_sorter.moves import batches, faults
from gallery_sorter.moves.journal import Journal
from gallery_sorter.moves.recovery import recover
from gallery_sorter.moves.undo import undo
from tests.moves import child
from tests.moves.trees import Tree, contents, dump, folders, run_to_end, tree, write

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows"),
]

CHECKOUT = Path(__file__).resolve().parents[2]
PICTURES = 320
RANDOM_MOMENTS = 20  # of each way; test_kill_command has a hundred of the real command
KILLED = -9

# scenario -> whether source and destination are on two drives, further words for the child, commands done before
SCENARIOS = {
    "move": (False, ["sort"], []),
    "links": (False, ["sort", "links"], []),
    "placeholders": (False, ["sort", "placeholders"], []),
    "move-across": (True, ["sort"], []),
    "copy": (False, ["sort", "copy"], []),
    "undo": (False, ["undo"], [["sort"]]),
    "undo-across": (True, ["undo"], [["sort"]]),
    "undo-copy": (False, ["undo"], [["sort", "copy"]]),
    "redo": (False, ["redo"], [["sort"], ["undo"]]),
    "late-across": (True, ["follow"], [["sort"]]),
    "late-undo": (False, ["undo"], [["sort"], ["follow"]]),
}
# Which points a scenario never comes to; every other is proven to be reached.
_COPYING = {"copy-begun", "copy-written", "copy-synced", "copy-verified", "copies-committed"}
_FOLDERS = {"folder-made", "folder-removed"}
_ALWAYS_ABSENT = {"retargeted", "info-written"}
ABSENT = {
    "move": {*_COPYING, "linked", "placeholder-made", "source-removed", "folder-removed", "set-aside"},
    "links": {*_COPYING, "placeholder-made", "source-removed", "folder-removed"},
    "placeholders": {*_COPYING, "linked", "source-removed", "folder-removed", "set-aside"},
    "move-across": {"linked", "placeholder-made", "folder-removed"},
    "copy": {"linked", "placeholder-made", "source-removed", "folder-removed", "set-aside"},
    "undo": {*_COPYING, "linked", "placeholder-made", "source-removed", "folder-made", "set-aside"},
    "undo-across": {"linked", "placeholder-made", "folder-made"},
    "undo-copy": {*_COPYING, "placed", "linked", "placeholder-made", "folder-made"},
    "redo": {*_COPYING, "linked", "placeholder-made", "source-removed", "folder-removed", "set-aside"},
    "late-across": {"linked", "placeholder-made", *_FOLDERS},
    "late-undo": {*_COPYING, "linked", "placeholder-made", "source-removed", *_FOLDERS, "set-aside"},
}


def _counts(point: str) -> tuple[int, ...]:
    """At which times of reaching a point the process is killed: some are reached once a pass, some once a chunk."""
    if point in ("pass-begun", "pass-ending", "pass-ended", "folder-made", "folder-removed"):
        return (1,)
    return (2,) if point.endswith(("committed", "synced", "settled")) and point != "copy-synced" else (1, 61)


def start(words: list[str], root: Path, into: Path, journal: Path, fault: str = "") -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(child.__file__), words[0], str(root), str(into), str(journal), *words[1:]],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT), faults.ENVIRONMENT_VARIABLE: fault},
    )


def send_clips(before: Tree) -> Tree:
    """A clip comes for each picture that was here before."""
    pictures = [Path(name) for name in before if name.endswith(".jpg")]
    clips = [write(path.with_suffix(".mp4"), b"late clip of " + path.name.encode() * 40) for path in pictures]
    return {str(clip): (clip.read_bytes(), clip.stat().st_mtime_ns) for clip in clips}


def finish(process: subprocess.Popen[str]) -> int:
    _, errors = process.communicate(timeout=120)
    assert process.returncode in (0, KILLED), errors
    return process.returncode


def check_recovered(root: Path, into: Path, journal_path: Path, before: dict[str, tuple[bytes, int]]) -> None:
    """Recover as the next start does, then take everything back."""
    journal = Journal(journal_path)
    found = recover(journal)
    assert not [result for result in found if result.left], found
    assert recover(journal) == []
    copied = any(batch.copied for batch in batches.history(journal))
    after = tree(root, into)
    assert [name for name in after if "gallery-sorter" in Path(name).name] == []
    if copied:
        assert {**after, **before} == after, "the originals are as they were"
    else:
        assert contents(after) == contents(before)
    while True:
        try:
            _, summary = run_to_end(undo(journal, None, Cancel()))
        except SorterError:
            break
        assert summary.refused == 0
    journal.close()
    assert tree(root, into) == before


CASES = [
    (scenario, point)
    for scenario in SCENARIOS
    for point in faults.POINTS
    if point not in ABSENT[scenario] and point not in _ALWAYS_ABSENT
]


@pytest.mark.parametrize(("scenario", "point"), CASES)
def test_killed_at_a_fault_point(scenario: str, point: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    across, words, earlier = SCENARIOS[scenario]
    root, journal = tmp_path / "phone", tmp_path / "journal.sqlite"
    into = (request.getfixturevalue("other_drive") if across else tmp_path) / "gallery"
    dump(root, PICTURES)
    into.mkdir()
    before, before_folders = tree(root, into), folders(root, into)
    for command in earlier:
        if command == ["follow"]:
            before |= send_clips(before)
        assert finish(start(command, root, into, journal)) == 0
    if words == ["follow"]:
        before |= send_clips(before)
    killed = 0
    for count in _counts(point):
        if finish(start(words, root, into, journal, f"{point}:{count}:kill")) == KILLED:
            killed += 1
        else:
            break
    assert killed, f"{scenario} was not killed at {point}"
    check_recovered(root, into, journal, before)
    assert folders(root, into) == before_folders


@pytest.mark.parametrize(
    ("across", "words"), [(False, []), (False, ["links"]), (True, [])], ids=["one", "links", "two"]
)
def test_killed_at_random_moments(
    across: bool, words: list[str], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Sorts and undoes are killed one after another on the same folder, without anything being set right by hand."""
    root, journal = tmp_path / "phone", tmp_path / "journal.sqlite"
    into = (request.getfixturevalue("other_drive") if across else tmp_path) / "gallery"
    dump(root, PICTURES)
    into.mkdir()
    before = tree(root, into)
    chance = random.Random(20261125)
    killed = 0
    longest = 0.05
    while killed < RANDOM_MOMENTS:
        command = chance.choice(["sort", "sort", "undo", "redo"])
        process = start([command, *words], root, into, journal)
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n", process.communicate()[1]
        begun = time.monotonic()
        time.sleep(chance.uniform(0, longest))
        process.kill()
        _, errors = process.communicate(timeout=60)
        if process.returncode == KILLED:
            killed += 1
        else:
            assert process.returncode == 0, errors
            longest = max(0.01, min(longest, time.monotonic() - begun))
        assert contents(before).keys() <= contents(tree(root, into)).keys(), "no content is ever gone"
    check_recovered(root, into, journal, before)
