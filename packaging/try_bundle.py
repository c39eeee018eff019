"""Uses a built bundle as a person would, with nothing of this machine's Python within its reach.

Usage: `python packaging/try_bundle.py [dist/gallery-sorter] [--screenshot FILE.png]`. On the demo pictures, in a home
and a data folder of its own, with PATH and PYTHONPATH empty: the window opens (timed), recognises all, sorts, takes it
back to the last byte and quits with 0; the console learns a class without torch, and says what only torch could do.
Needs what `tools.smoke_window` needs.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CHECKOUT))

from tests.drawn import draw  # noqa: E402 - found by the line above
from tools.smoke_window import SmokeError, digests, look, output_of, screen, wait_for_window  # noqa: E402

STARTS = 5
PATIENCE = 120.0  # seconds, on a busy machine
END_WITHIN = 5.0  # seconds from Ctrl+Q
TAUGHT = ("Cars", "Trees", "Other")
_EXECUTABLE = ".exe" if sys.platform == "win32" else ""


def main() -> int:
    """Run all of it; 0 if all holds."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("bundle", nargs="?", type=Path, default=CHECKOUT / "dist" / "gallery-sorter")
    parser.add_argument("--screenshot", type=Path, metavar="FILE.png", help="keep what was seen")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="try-bundle-") as name, screen() as display:
        room = Path(name)
        trial = Trial(options.bundle.resolve(), room, display)
        try:
            trial.use_console()
            trial.time_starts()
            trial.use_window(options.screenshot or room / "screen.png")
            trial.learn()
            trial.look_into_logs()
        except SmokeError as broken:
            print(f"BROKEN  {broken}")
            for log in sorted(room.rglob("*.log")):
                print(f"{log.name}: {log.read_text(encoding='utf-8', errors='backslashreplace').strip()[-4000:]}")
            return 1
    return 0


class Trial:
    """One bundle, used in one room."""

    def __init__(self, bundle: Path, room: Path, display: str) -> None:
        self._console = bundle / f"gallery-sorter{_EXECUTABLE}"
        self._window = bundle / f"gallery-sorter-gui{_EXECUTABLE}"
        self._bundle = bundle
        self._room = room
        self._dump = room / "phone dump"
        self._outside = os.environ | {"DISPLAY": display}
        home = room / "home"
        home.mkdir()
        self._inside = {
            "DISPLAY": display,
            "HOME": str(home),
            "LANG": "C.UTF-8",
            "GALLERY_SORTER_HOME": str(room / "data"),
            "PATH": "",
            "PYTHONPATH": "",
        }

    def use_console(self) -> None:
        """The doctor finds all it needs, and the demo pictures are written."""
        if any(self._bundle.rglob("torch")):
            raise SmokeError("torch came along")
        said = self._say("doctor")
        if missing := [line for line in said.splitlines() if line.startswith("note") and "librar" in line]:
            raise SmokeError(f"libraries are missing: {missing}")
        self._say("demo", str(self._dump))
        for number, end in enumerate(("webp", "avif")):  # which the program decodes in a process of its own
            draw("Trees", number).save(self._dump / f"IMG_{number}.{end}")

    def time_starts(self) -> None:
        """From the start of the process until its window is on the screen: the first start ever, and later ones."""
        taken = []
        for _ in range(STARTS):
            began = time.monotonic()
            child = self._start()
            try:
                window = self._wait_for(child, "^Gallery Sorter$")
                taken.append(time.monotonic() - began)
                self._quit(child, window)
            finally:
                child.kill()
        later = statistics.median(taken[1:])
        load = f", load average {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
        print(f"the window was there {taken[0]:.2f} s after the first start, {later:.2f} s after later ones{load}")

    def use_window(self, screenshot: Path) -> None:
        """Open the demo folder, sort it, take it back, and quit."""
        before = digests(self._dump)
        child = self._start(str(self._dump))
        try:
            window = self._wait_for(child, rf"^{self._dump.name} .+ [0-9]+ pictures .+ Gallery Sorter$")
            time.sleep(1)  # the last thumbnails are drawn after the title is set
            look(screenshot, self._outside)
            self._press(window, "ctrl+shift+s")
            sheet = self._wait_for(child, "^Sort pictures")
            self._until(
                "the sort has begun", lambda: digests(self._dump) != before, lambda: self._press(sheet, "alt+s")
            )
            self._until("the sort has ended", self._rests)
            moved, classes = self._moved(), {path.name for path in self._dump.iterdir()}
            print(f"{moved} of {len(before)} files were sorted; the folder holds {', '.join(sorted(classes))}")
            after = {path.relative_to(self._dump).parts[0] for path in digests(self._dump) if path not in before}
            if moved < len(before) / 2 or len(after) < 3:
                raise SmokeError(f"only {moved} files were sorted, into {after}")
            self._press(window, "ctrl+z")
            self._until("all is taken back", lambda: digests(self._dump) == before)
            self._quit(child, window)
        finally:
            child.kill()
        print("undo brought every file back, and the window ended with 0")

    def learn(self) -> None:
        """Train the quick recipe in the process that the window uses too; the others say what they lack."""
        for name in TAUGHT:
            folder = self._room / "taught" / name
            folder.mkdir(parents=True)
            for seed in range(12):
                draw(name, seed).save(folder / f"{seed}.jpg")
        taught = str(self._room / "taught")
        self._say("train", taught)
        models = [json.loads(line) for line in self._say("models", "list", "--json").splitlines()]
        if sum(record["type"] == "model" for record in models) < 2:
            raise SmokeError(f"no model was made: {models}")
        for words in (("--recipe", "deep"), ("--recipe", "deep", "--base", "imagenet")):
            done = self._run("train", taught, *words)
            if done.returncode != 1 or "torch" not in done.stderr or "Traceback" in done.stderr:
                raise SmokeError(f"train {words} ended with {done.returncode}: {done.stderr}")
            print(done.stderr.strip())

    def look_into_logs(self) -> None:
        """No error was logged, no traceback told, and each decoder started and lasted."""
        for log in self._room.rglob("*.log"):
            text = log.read_text(encoding="utf-8", errors="backslashreplace")
            if "Traceback" in text or " ERROR " in text or "a decoder" in text:
                raise SmokeError(f"{log.name} tells of an error")

    def _start(self, *words: str) -> subprocess.Popen[bytes]:
        with (self._room / "stderr.log").open("ab") as said:
            return subprocess.Popen([self._window, *words], env=self._inside, stdout=said, stderr=said)

    def _wait_for(self, child: subprocess.Popen[bytes], title: str) -> str:
        return wait_for_window(child, title, self._outside)

    def _press(self, window: str, keys: str) -> None:
        output_of(["xdotool", "windowfocus", "--sync", window, "key", keys], self._outside, expect=(0, 1))

    def _quit(self, child: subprocess.Popen[bytes], window: str) -> None:
        self._press(window, "ctrl+q")
        try:
            code = child.wait(END_WITHIN)
        except subprocess.TimeoutExpired:
            raise SmokeError(f"it had not ended {END_WITHIN} s after Ctrl+Q") from None
        if code != 0:
            raise SmokeError(f"it ended with code {code} after Ctrl+Q")

    def _rests(self) -> bool:
        """Whether no file is moved within a second."""
        before = digests(self._dump)
        time.sleep(1)
        return digests(self._dump) == before

    def _moved(self) -> int:
        """How many files the newest batch moved, as the journal tells."""
        records = [json.loads(line) for line in self._say("history", "--json").splitlines()]
        return next(int(record["moved"]) for record in records if record["type"] == "batch")

    def _until(self, what: str, holds: Callable[[], bool], again: Callable[[], None] = lambda: None) -> None:
        """Do `again` once a second until it holds. Raises SmokeError after PATIENCE."""
        until = time.monotonic() + PATIENCE
        while not holds():
            if time.monotonic() > until:
                raise SmokeError(f"{PATIENCE:.0f} s were not enough until {what}")
            again()
            time.sleep(1)

    def _say(self, *words: str) -> str:
        """What the console prints. Raises SmokeError where it does not end with 0."""
        done = self._run(*words)
        if done.returncode != 0:
            raise SmokeError(f"{words} ended with {done.returncode}: {done.stdout}{done.stderr}")
        return done.stdout

    def _run(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self._console, *words], env=self._inside, capture_output=True, encoding="utf-8", timeout=600, check=False
        )


if __name__ == "__main__":
    sys.exit(main())
