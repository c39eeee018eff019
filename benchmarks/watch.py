"""The soak of a watched folder: `python -m benchmarks.watch [--pictures 5000]`.

Pictures arrive in bursts, from slow writers, by renames into place, twice, cut short, and are deleted in flight; clips
come after their pictures; and `gallery-sorter watch` is ended by SIGTERM once and by SIGKILL once. In the end each file
lies in exactly one place with the bytes that it came with, and each clip beside its picture, or the run fails. Before
it, single arrivals are timed, from the last byte to the record of the move; after it, the memory's slope and the idle
cost are printed. Every picture is drawn, and differs in its bytes.
"""

import argparse
import hashlib
import json
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.watch_sender import Sender
from tests.drawn_model import make_drawn_model

PATIENCE = 120.0  # seconds without a record after which nothing more is expected
TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass
class Told:
    """What all processes have told, by path."""

    moved: dict[str, float] = field(default_factory=dict)  # source -> time.monotonic() of its record
    stay: set[str] = field(default_factory=set)
    receipts: list[dict[str, object]] = field(default_factory=list)
    last: float = field(default_factory=time.monotonic)


class Watching:
    """`gallery-sorter watch` in a process of its own, read by a thread."""

    def __init__(self, folder: Path, into: Path, data: Path, settle: float, told: Told) -> None:
        line = [sys.executable, "-m", "gallery_sorter", "watch", str(folder), "--into", str(into)]
        line += ["--settle", str(settle), "--threshold", "0.3", "--device", "cpu", "--data-dir", str(data), "--json"]
        self.process = subprocess.Popen(line, stdout=subprocess.PIPE, text=True)
        self.memory: list[tuple[int, int]] = []  # pictures told by this process, bytes resident
        self._told, self._count = told, 0
        self._ready = threading.Event()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()
        self._ready.wait(PATIENCE)

    def end(self, number: signal.Signals) -> None:
        """Send a signal, and read to the end."""
        self.process.send_signal(number)
        self._reader.join()
        expected = 143 if number is signal.SIGTERM else -number
        if self.process.wait() != expected:
            sys.exit(f"{number.name} ended it with {self.process.returncode}")

    def cpu_seconds(self) -> float:
        """What the process has used so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if not line.endswith("}\n"):  # cut by the kill
                continue
            record = json.loads(line)
            self._told.last = time.monotonic()
            kind = record["type"]
            if kind == "watching":
                self._ready.set()
            elif kind == "receipt":
                self._told.receipts.append(record)
            elif kind == "move" and record["status"] == "done":
                self._told.moved[record["from"]] = self._told.last
            elif kind in ("move", "refused"):
                self._told.stay.add(record.get("from") or record["path"])
            if kind == "picture":
                self._count += 1
                if self._count % 50 == 0:
                    self.memory.append((self._count, self._resident()))

    def _resident(self) -> int:
        try:
            return int(Path(f"/proc/{self.process.pid}/statm").read_text(encoding="ascii").split()[1]) * PAGE
        except OSError:
            return 0


def time_singles(sender: Sender, told: Told, number: int, settle: float) -> None:
    """Single arrivals on a folder at rest."""
    waits = []
    for _ in range(number):
        path = sender.plain()
        written = time.monotonic()
        while str(path) not in told.moved and str(path) not in told.stay:
            time.sleep(0.005)
            if time.monotonic() - written > PATIENCE:
                sys.exit(f"{path} was never told")
        waits.append(told.moved.get(str(path), time.monotonic()) - written)
        time.sleep(settle)
    cuts = statistics.quantiles(waits, n=100, method="inclusive")
    print(f"{number} single arrivals, settle {settle} s: from the last byte to the record of the move")
    print(f"  p50 {cuts[49]:.2f} s (at most {settle + 0.5:.2f}), p99 {cuts[98]:.2f} s (at most {settle + 3:.2f})")


def soak(sender: Sender, start: Callable[[], Watching], watching: Watching, told: Told, number: int) -> Watching:
    """Send everything, with a SIGTERM after a third and a SIGKILL after two."""
    began = time.monotonic()
    for signals in (signal.SIGTERM, signal.SIGKILL, None):
        sending = threading.Thread(target=sender.send, args=(number // 3,))
        sending.start()
        if signals is not None:
            sending.join()
            watching.end(signals)  # with hundreds of files waiting
            sender.send(number // 60)  # and some that arrive while nobody watches
            watching = start()
        sending.join()
    while not is_settled(sender.folder, told) and time.monotonic() - told.last < PATIENCE:
        time.sleep(0.5)
    seconds = time.monotonic() - began
    total = sender.sent.total()
    print(f"{total} files in {seconds:.0f} s ({total / seconds:.0f}/s), {sender.deleted} deleted in flight")
    return watching


def is_settled(folder: Path, told: Told) -> bool:
    return all(str(path) in told.stay for path in folder.glob("*.jpg")) and not left_clips(folder)


def left_clips(folder: Path) -> list[str]:
    """Clips whose pictures have gone without them."""
    return [clip.name for clip in folder.glob("*.MOV") if not clip.with_suffix(".jpg").exists()]


def check(sender: Sender, into: Path, told: Told) -> None:
    """Each picture in exactly one place, with its bytes; what stayed was reported; the receipts add up."""
    here = [path for path in sender.folder.rglob("*") if path.is_file()]
    there = [path for path in into.rglob("*") if path.is_file()]
    found = Counter(hashlib.sha256(path.read_bytes()).hexdigest() for path in [*here, *there])
    missing, extra = sender.sent - found, found - sender.sent
    silent = [path.name for path in here if path.suffix == ".jpg" and str(path) not in told.stay]
    left = left_clips(sender.folder)
    apart = [path.name for path in there if path.suffix == ".MOV" and not path.with_suffix(".jpg").exists()]
    outcomes = ("moved", "copied", "kept", "duplicates", "refused")
    wrong = [r for r in told.receipts if r["looked_at"] != sum(int(str(r[name])) for name in outcomes)]
    print(f"  {len(there)} files sorted, {len(here)} stayed and were reported, {sender.cut} of them cut short")
    print(f"  {sender.clips} clips came after their pictures, {len(left)} of them were left behind")
    if missing or extra or silent or wrong or left or apart:
        sys.exit(
            f"missing {missing.total()}, extra {extra.total()}, never reported {silent[:5]}, receipts {wrong},"
            f" clips left {left[:5]}, clips without their picture {apart[:5]}"
        )
    print("  every hash is there exactly as often as it was sent; every receipt adds up")


def tell_costs(watching: Watching, seconds: float) -> None:
    """Memory over the pictures of the last process, and the cost of waiting."""
    rows = watching.memory[len(watching.memory) // 3 :]  # the first third warms up
    if len(rows) > 2:
        slope = statistics.linear_regression([n for n, _ in rows], [size for _, size in rows]).slope
        print(
            f"memory {rows[0][1] / 1e6:.0f} -> {rows[-1][1] / 1e6:.0f} MB, {slope * 1000 / 1e6:+.2f} MB/1,000 pictures"
        )
    before = watching.cpu_seconds()
    time.sleep(seconds)
    print(f"idle for {seconds:.0f} s: {(watching.cpu_seconds() - before) / seconds:.2%} of a core (at most 0.50%)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pictures", type=int, default=5000)
    parser.add_argument("--singles", type=int, default=50)
    parser.add_argument("--settle", type=float, default=2.0)
    parser.add_argument("--idle", type=float, default=60.0, help="seconds over which the cost of waiting is measured")
    options = parser.parse_args()
    work = Path(tempfile.mkdtemp(prefix="gallery-sorter-soak-"))
    folder, into, told = work / "sync", work / "gallery", Told()
    folder.mkdir()
    make_drawn_model(work / "data" / "models")  # the starter is rightly unsure of drawings
    sender = Sender(folder)

    def start() -> Watching:
        return Watching(folder, into, work / "data", options.settle, told)

    watching = start()
    try:
        time_singles(sender, told, options.singles, options.settle)
        watching = soak(sender, start, watching, told, options.pictures)
        check(sender, into, told)
        tell_costs(watching, options.idle)
        watching.end(signal.SIGTERM)
    finally:
        watching.process.kill()
        shutil.rmtree(work)
    print(f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
