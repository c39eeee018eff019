"""Another program that puts pictures into a watched folder, in every way that the soak knows."""

import hashlib
import random
import threading
import time
from collections import Counter
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from tests.drawn import CLASSES, draw


class Sender:
    """Another program that puts pictures into the folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sent: Counter[str] = Counter()  # hashes of what is to be somewhere in the end
        self.cut = self.deleted = self.clips = 0
        self._chance = random.Random(19)
        self._number = 0
        self._drawn = [self._encode(kind, number) for number in range(8) for kind in CLASSES]
        self._lock = threading.Lock()
        self._without_clip: list[Path] = []

    @staticmethod
    def _encode(kind: str, number: int) -> bytes:
        memory = BytesIO()
        draw(kind, number, (320, 240)).save(memory, "JPEG", quality=85)
        return memory.getvalue()

    def next(self) -> tuple[Path, bytes]:
        """A new name and a new content: bytes behind the end of a JPEG change its hash and not its picture."""
        with self._lock:
            self._number += 1
            number = self._number
        data = self._drawn[number % len(self._drawn)] + number.to_bytes(4, "big")
        return self.folder / f"IMG_{number:06d}.jpg", data

    def note(self, data: bytes) -> None:
        with self._lock:
            self.sent[hashlib.sha256(data).hexdigest()] += 1

    def plain(self) -> Path:
        path, data = self.next()
        path.write_bytes(data)
        self.note(data)
        self._without_clip.append(path)
        return path

    def slow(self) -> None:
        path, data = self.next()
        with path.open("wb", buffering=0) as file:
            for start in range(0, len(data), len(data) // 5 + 1):
                file.write(data[start : start + len(data) // 5 + 1])
                time.sleep(0.15)
        self.note(data)

    def renamed(self) -> None:
        path, data = self.next()
        part = path.with_name(f".{path.name}.part")
        part.write_bytes(data)
        part.rename(path)
        self.note(data)

    def twice(self) -> None:
        path, data = self.next()
        for name in (path, path.with_name(f"copy of {path.name}")):
            name.write_bytes(data)
            self.note(data)

    def short(self) -> None:
        path, data = self.next()
        path.write_bytes(data[: len(data) // 2])
        self.note(data[: len(data) // 2])
        self.cut += 1

    def deleted_in_flight(self) -> None:
        path, data = self.next()
        path.write_bytes(data)
        time.sleep(self._chance.uniform(0, 0.6))
        try:
            path.unlink()
            self.deleted += 1
        except FileNotFoundError:  # the program was quicker
            self.note(data)

    def send(self, most: int) -> None:
        """About so many pictures, some ways at once, and then clips of some of them."""
        ways: list[tuple[Callable[[], object], int]] = [
            (self.plain, 50), (self.renamed, 25), (self.slow, 8), (self.twice, 8), (self.deleted_in_flight, 7),
            (self.short, 2),
        ]  # fmt: skip
        plan = [way for way, share in ways for _ in range(share * most // 108)]  # of 100 acts, 8 send two
        self._chance.shuffle(plan)
        workers = [threading.Thread(target=self._work, args=(plan[n::4],)) for n in range(4)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        for path in self._chance.sample(self._without_clip, len(self._without_clip) // 10):
            self._clip(path)
        self._without_clip.clear()

    def _clip(self, picture: Path) -> None:
        """Its picture has been moved by now, or is about to be."""
        data = b"clip of " + picture.name.encode() * 1000
        picture.with_suffix(".MOV").write_bytes(data)
        self.note(data)
        self.clips += 1

    def _work(self, acts: list[Callable[[], object]]) -> None:
        for number, act in enumerate(acts):
            act()
            if number % 50 == 49:  # a burst is over
                time.sleep(1.0)  # seconds between two, as a phone sends in bursts
