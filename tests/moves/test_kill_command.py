"""The real command is killed at every named point and at a hundred random moments, over 300 files and more.

Nothing is set right by hand: the next command recovers. In the end the tree is what it was, to the nanosecond.
"""

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gallery_sorter.moves import faults
from gallery_sorter.moves.journal import Journal
from gallery_sorter.moves.labels import label
from tests.drawn import CLASSES, draw
from tests.moves.trees import Tree, candidates, contents, folders, tree, write

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows"),
]

CHECKOUT = Path(__file__).resolve().parents[2]
DRAWN = 24  # pictures that differ; the rest are as many copies of them, so that recognising takes no minute
COPIES = 10
KILLED = -9
RANDOM_MOMENTS = 100
POINTS = (
    "pass-begun",
    "folder-made",
    "intents-committed",
    "placed",
    "targets-synced",
    "sources-synced",
    "settled",
    "pass-ending",
    "pass-ended",
)


class Phone:
    """A phone's dump, a data folder that knows its pictures, and the command on both."""

    def __init__(self, base: Path, data: Path) -> None:
        self.root = base / "phone"
        self.data = data
        for number in range(DRAWN * COPIES):
            folder = self.root / "DCIM" / "100APPLE" if number % 2 else self.root
            picture = folder / f"IMG_{number // 2:05d}.jpg"  # each name twice
            folder.mkdir(parents=True, exist_ok=True)
            draw(CLASSES[number % DRAWN % len(CLASSES)], number % DRAWN, (160, 120)).save(picture)
            write(picture, picture.read_bytes(), number)
            if number % 3 == 0:
                write(picture.with_suffix(".xmp"), b"steps %d" % number, number)
        self.before = tree(self.root)
        self.before_folders = folders(self.root)
        self.run("classify", self.root)
        journal = Journal(data / "journal.sqlite")
        # With a person's word on each picture, all of them are moved whatever the model thinks.
        for number, content in enumerate(sorted({c.content_hash for c in candidates(self.root)})):
            label(journal, CLASSES[number % len(CLASSES)], [content])
        journal.close()

    def start(self, *words: object, fault: str = "") -> subprocess.Popen[str]:
        environment = {
            **os.environ,
            "PYTHONPATH": str(CHECKOUT),
            "GALLERY_SORTER_HOME": str(self.data),
            faults.ENVIRONMENT_VARIABLE: fault,
        }
        line = [sys.executable, "-m", "gallery_sorter", *map(str, words), "--device", "cpu", "--json"]
        return subprocess.Popen(line, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def run(self, *words: object, fault: str = "") -> tuple[int, list[dict[str, object]]]:
        process = self.start(*words, fault=fault)
        said, errors = process.communicate(timeout=300)
        assert process.returncode in (0, 1, KILLED), errors
        return process.returncode, [json.loads(line) for line in said.splitlines() if line.endswith("}")]

    def is_at_work(self) -> bool:
        """True while a process owns a batch: it has written what it means to do, and does it."""
        return any((self.data / "journal.sqlite-owners").glob("*"))

    def check(self) -> None:
        """Undo what there is to undo; then everything must be as it was in the beginning."""
        while True:
            code, records = self.run("undo")
            if code == 1:
                assert records[-1]["code"] == "nothing-to-undo"
                break
            assert records[-1]["refused"] == 0, records
        assert tree(self.root) == self.before
        assert folders(self.root) == self.before_folders


@pytest.fixture(scope="module")
def phone(tmp_path_factory: pytest.TempPathFactory, drawn_models: Path) -> Phone:
    base = tmp_path_factory.mktemp("killed")
    (base / "data").mkdir()
    (base / "data" / "models").symlink_to(drawn_models)
    return Phone(base, base / "data")


def kept(before: Tree, after: Tree) -> bool:
    """True where every content is there at least as often as before; a copy in the making may stand beside it."""
    return contents(before) <= contents(after)


@pytest.mark.parametrize("point", POINTS)
def test_the_command_is_killed_at(point: str, phone: Phone) -> None:
    assert len(phone.before) >= 300
    code, _ = phone.run("sort", phone.root, "--yes", fault=f"{point}:1:kill")
    assert code == KILLED
    assert contents(tree(phone.root)) == contents(phone.before)
    phone.check()


def test_the_command_is_killed_at_random_moments(phone: Phone) -> None:
    chance = random.Random(15)
    killed = at_work = 0
    while killed < RANDOM_MOMENTS:
        word = chance.choice(["sort", "sort", "undo"])
        process = phone.start(*(("sort", phone.root, "--yes") if word == "sort" else ("undo",)))
        # Most of a command's time it recognises; two kills in three wait until it moves files.
        if chance.random() < 2 / 3:
            while process.poll() is None and not phone.is_at_work():
                time.sleep(0.001)
            time.sleep(chance.uniform(0, 0.08))
        else:
            time.sleep(chance.uniform(0, 1))
        at_work += process.poll() is None and phone.is_at_work()
        process.kill()
        process.communicate()
        killed += process.returncode == KILLED
        assert kept(phone.before, tree(phone.root))
    assert at_work > RANDOM_MOMENTS / 10, "too few kills met a batch at work to prove anything"
    phone.check()
