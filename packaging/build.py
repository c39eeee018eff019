"""Builds the bundle: one folder with the program, Python and every library, which runs where none of them is installed.

Usage: `python packaging/build.py --edition standard [--into dist] [--environment build/environment]`. The packages come
from an environment of their own, so that nothing of the developer's gets into the bundle. On Linux it runs on systems
whose glibc is as new as the build machine's, or newer.
"""

import argparse
import os
import subprocess
import sys
import time
import venv
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
NAME = "gallery-sorter"
EDITIONS = {"standard": 300_000_000}  # and the most bytes that it may have unpacked
_SHOWN = 15


def main() -> int:
    """Build, measure, and try whether it starts; 0 if all is well."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--edition", choices=EDITIONS, required=True, help="standard: ONNX Runtime alone, no torch")
    parser.add_argument("--into", type=Path, default=CHECKOUT / "dist", metavar="FOLDER")
    parser.add_argument("--environment", type=Path, default=CHECKOUT / "build" / "environment", metavar="FOLDER")
    options = parser.parse_args()
    began = time.monotonic()
    python = make_environment(options.environment)
    command = [python, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "--distpath", options.into]
    spec = CHECKOUT / "packaging" / f"{NAME}.spec"
    subprocess.run([*command, "--workpath", CHECKOUT / "build" / "pyinstaller", spec], check=True)
    bundle = options.into / NAME
    total, parts = sizes(bundle)
    for size, part in parts[:_SHOWN]:
        print(f"{size / 1e6:7.1f} MB  {part}")
    print(f"{total / 1e6:7.1f} MB  in {bundle}, built in {time.monotonic() - began:.0f} s")
    if total > EDITIONS[options.edition]:
        print(f"That is more than the {EDITIONS[options.edition] / 1e6:.0f} MB of this edition.")
        return 1
    return subprocess.run([bundle / NAME, "--version"], check=False).returncode


def make_environment(folder: Path) -> Path:
    """The Python of an environment with what the bundle is made of; one that is there already is used as it is."""
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not python.exists():
        venv.create(folder, with_pip=True)
        requirements = CHECKOUT / "packaging" / "requirements-build.txt"
        subprocess.run([python, "-m", "pip", "install", "--quiet", "-r", requirements], check=True)
    return python


def sizes(bundle: Path) -> tuple[int, list[tuple[int, str]]]:
    """Bytes of all files, and of each folder or library below the top, the largest first; links count for nothing."""
    by_part: dict[str, int] = {}
    for folder, _, names in os.walk(bundle):
        for path in (Path(folder, name) for name in names):
            if not path.is_symlink():
                part = "/".join(path.relative_to(bundle).parts[:3])
                by_part[part] = by_part.get(part, 0) + path.stat().st_size
    return sum(by_part.values()), sorted(((size, part) for part, size in by_part.items()), reverse=True)


if __name__ == "__main__":
    sys.exit(main())
