"""Starts the real window on a screen, as a person would, and looks at it from outside.

Usage: `python -m tools.smoke_window [--program gallery-sorter] [--screenshot FILE.png]`. On drawn pictures and in a
data folder of its own, the window has to read all pictures and say so in its title, to show thumbnails, to bear the
name by which desktops know its menu entry, and to end within two seconds of SIGTERM with code 143 and every picture as
it was. Where DISPLAY is not set, it starts a virtual screen. Needs Xvfb, xdotool, xprop and ImageMagick's `import`.
"""

import argparse
import contextlib
import hashlib
import os
import re
import shlex
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from gallery_sorter.base.resources import resource
from tests.drawn import make_dump

PER_CLASS = 4
PATIENCE = 120  # seconds until the pictures are read, on a busy machine
END_WITHIN = 2.0  # seconds from SIGTERM
SCREEN = (1280, 860)

# A window of plain widgets has some hundred colours, with thumbnails of noisy pictures it has thousands.
FEWEST_COLOURS = 2_000


class SmokeError(Exception):
    """What the window should do and did not."""


def main() -> int:
    """Run the check; 0 if all holds."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--program", default=f"{shlex.quote(sys.executable)} -m gallery_sorter", metavar="COMMAND")
    parser.add_argument("--screenshot", type=Path, metavar="FILE.png", help="keep what was seen")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="smoke-") as name, screen() as display:
        room = Path(name)
        try:
            check(shlex.split(options.program), room, display, options.screenshot or room / "screen.png")
        except SmokeError as broken:
            print(f"BROKEN  {broken}")
            for told in (room / "stderr", *(room / "data" / "logs").glob("*.log")):
                said = told.read_text(encoding="utf-8", errors="backslashreplace")
                print(f"{told.name}: {said.strip()[-4000:] or 'nothing'}")
            return 1
    return 0


def check(program: list[str], room: Path, display: str, screenshot: Path) -> None:
    """Start the window in `room`, look at it, end it. Raises SmokeError."""
    dump = room / "phone dump"
    pictures = make_dump(dump, PER_CLASS)
    before = digests(dump)
    environment = os.environ | {
        "DISPLAY": display,
        "GALLERY_SORTER_HOME": str(room / "data"),
        "HOME": str(room),
        "QT_QPA_PLATFORM": "xcb",
    }
    started = time.monotonic()
    with (room / "stderr").open("wb") as stderr:
        child = subprocess.Popen([*program, str(dump)], env=environment, stdout=stderr, stderr=stderr)
    try:
        title = f"^{dump.name} .+ {len(pictures)} pictures .+ Gallery Sorter$"
        window = wait_for_window(child, title, environment)
        print(f"the title told of {len(pictures)} pictures after {time.monotonic() - started:.1f} s")
        time.sleep(1)  # the last thumbnails are drawn after the title is set
        look(screenshot, environment)
        know_its_entry(window, environment)
        end(child)
    finally:
        child.kill()
        child.wait()
    if digests(dump) != before:
        raise SmokeError("the pictures are not as they were")
    if "Traceback" in (room / "stderr").read_text(encoding="utf-8", errors="replace"):
        raise SmokeError("a traceback was printed")


def wait_for_window(child: subprocess.Popen[bytes], title: str, environment: dict[str, str]) -> str:
    """The id of the window, as soon as one has a title of this pattern."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if child.poll() is not None:
            raise SmokeError(f"the program ended by itself, with code {child.returncode}")
        found = output_of(["xdotool", "search", "--onlyvisible", "--name", title], environment, expect=(0, 1))
        if found:
            return found.split()[0]
        time.sleep(0.2)
    seen = output_of(["xdotool", "search", "--onlyvisible", "--name", ".", "getwindowname", "%@"], environment, (0, 1))
    raise SmokeError(f"no window had a title like {title!r} within {PATIENCE} s; there were: {seen!r}")


def look(screenshot: Path, environment: dict[str, str]) -> None:
    """Take the screenshot and see that it is not blank and holds more than widgets."""
    output_of(["import", "-window", "root", str(screenshot)], environment)
    with Image.open(screenshot) as opened:
        picture = opened.convert("RGB")
    counts = picture.getcolors(maxcolors=picture.width * picture.height) or []
    most = max(count for count, _ in counts) / (picture.width * picture.height)
    print(f"the screen has {len(counts)} colours, the most common on {most:.0%} of it")
    if len(counts) < FEWEST_COLOURS:
        raise SmokeError(f"the screen has only {len(counts)} colours: no thumbnails are seen")


def know_its_entry(window: str, environment: dict[str, str]) -> None:
    """Desktops find a window's icon and name by its class, which has to be the one that the menu entry names."""
    entry = resource("desktop", "gallery-sorter.desktop").read_text(encoding="utf-8")
    wanted = re.findall(r"^StartupWMClass=(.*)$", entry, re.MULTILINE)[0]
    classes = re.findall(r'"([^"]*)"', output_of(["xprop", "-id", window, "WM_CLASS"], environment))
    if wanted not in classes:
        raise SmokeError(f"the window's class is {classes}, and its menu entry says {wanted!r}")


def end(child: subprocess.Popen[bytes]) -> None:
    """Send SIGTERM and see how it ends."""
    asked = time.monotonic()
    child.send_signal(signal.SIGTERM)
    try:
        code = child.wait(timeout=END_WITHIN)
    except subprocess.TimeoutExpired:
        raise SmokeError(f"it had not ended {END_WITHIN} s after SIGTERM") from None
    print(f"it ended {time.monotonic() - asked:.2f} s after SIGTERM, with code {code}")
    if code != 143:
        raise SmokeError(f"it ended with code {code}, not 143")


@contextlib.contextmanager
def screen() -> Iterator[str]:
    """The screen that is there, or a virtual one for as long as it is needed."""
    if os.environ.get("DISPLAY"):
        yield os.environ["DISPLAY"]
        return
    reader, writer = os.pipe()
    width, height = SCREEN
    # Without -noreset it starts anew whenever its last client leaves, as each look at the windows is one at first, and
    # turns away who comes in that moment.
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=[writer],
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    try:
        with os.fdopen(reader, encoding="ascii") as said:
            number = said.readline().strip()  # written once the server takes connections
        if not number:
            raise SystemExit(f"Xvfb did not start (code {server.wait()})")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


def digests(folder: Path) -> dict[Path, tuple[int, bytes]]:
    """Time and content of every file below `folder`. What goes while it looks is left out."""
    found = {}
    for place, _, names in os.walk(folder):  # which passes over folders that have gone
        for path in (Path(place, name) for name in names):
            with contextlib.suppress(FileNotFoundError):
                found[path] = path.stat().st_mtime_ns, hashlib.sha256(path.read_bytes()).digest()
    return found


def output_of(command: list[str], environment: dict[str, str], expect: tuple[int, ...] = (0,)) -> str:
    """What a command prints. Raises SmokeError where it ends with a code that was not expected."""
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)
    if done.returncode not in expect:
        raise SmokeError(f"`{shlex.join(command)}` ended with {done.returncode}: {done.stderr.strip()}")
    return done.stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
