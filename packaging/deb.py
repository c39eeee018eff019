"""Packs a built bundle into a .deb: below /opt, with a menu entry, icons, AppStream metadata and both commands.

Usage: `python packaging/deb.py [dist/gallery-sorter] [--into dist]`. Needs dpkg-deb, and readelf of binutils, by which
it finds the packages that hold what the bundle leaves to the system. Run it where the bundle was built.
"""

import argparse
import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CHECKOUT))

from third_party import debian_package  # noqa: E402 - found by the line above

from gallery_sorter import __version__  # noqa: E402
from gallery_sorter.app.desktop import ICON_SIZES, WINDOW_COMMAND  # noqa: E402

NAME = "gallery-sorter"
APP_ID = "io.github.gallery_sorter.GallerySorter"
HOME = Path("opt", NAME)
# What Qt opens by name and no file links to: fonts are drawn with, and a screen's keys are named by, their data.
OPENED_BY_NAME = ("fontconfig-config", "fonts-dejavu-core", "xkb-data")
_CONTROL = """Package: {name}
Version: {version}
Section: graphics
Priority: optional
Architecture: {architecture}
Maintainer: The Gallery Sorter authors <gallery-sorter@localhost>
Installed-Size: {kilobytes}
Depends: {depends}
Description: turns a phone dump into a sorted gallery
 Recognises what is on the pictures of a folder, shows them grouped with
 calibrated confidences, and moves them into a folder for each class. Every
 move is journaled first and can be taken back. Nothing leaves the machine.
"""
_COPYRIGHT = """Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Gallery Sorter
Comment: What it is made of, with every licence text, lies in /{home}/_internal/licences.

Files: *
Copyright: 2026 the Gallery Sorter authors
License: Apache-2.0
 The full text lies in /usr/share/common-licenses/Apache-2.0.
"""


def main() -> int:
    """Pack it; 0 when the package is there."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("bundle", nargs="?", type=Path, default=CHECKOUT / "dist" / NAME)
    parser.add_argument("--into", type=Path, default=CHECKOUT / "dist", metavar="FOLDER")
    options = parser.parse_args()
    architecture = subprocess.check_output(["dpkg", "--print-architecture"], text=True).strip()
    package = options.into / f"{NAME}_{__version__}_{architecture}.deb"
    with tempfile.TemporaryDirectory(prefix="deb-") as name:
        root = Path(name, "root")
        fill(root, options.bundle)
        control = _CONTROL.format(
            name=NAME,
            version=__version__,
            architecture=architecture,
            kilobytes=sum(path.lstat().st_size for path in root.rglob("*")) // 1024,
            depends=", ".join(depends(options.bundle)),
        )
        write(root / "DEBIAN" / "control", control)
        subprocess.run(["dpkg-deb", "--root-owner-group", "-Zzstd", "--build", root, package], check=True)
    print(f"{package}: {package.stat().st_size / 1e6:.1f} MB")
    return 0


def fill(root: Path, bundle: Path) -> None:
    """Lay out in `root` what the package installs."""
    shutil.copytree(bundle, root / HOME, symlinks=True)
    for command in (NAME, WINDOW_COMMAND):
        link = root / "usr" / "bin" / command
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(Path("/", HOME, command))
    resources, share = CHECKOUT / "resources", root / "usr" / "share"
    hicolor = share / "icons" / "hicolor"
    copy(resources / "desktop" / f"{NAME}.desktop", share / "applications" / f"{NAME}.desktop")
    copy(resources / "icons" / "app.svg", hicolor / "scalable" / "apps" / f"{NAME}.svg")
    for size in ICON_SIZES:
        copy(resources / "icons" / "app" / f"{size}.png", hicolor / f"{size}x{size}" / "apps" / f"{NAME}.png")
    copy(CHECKOUT / "packaging" / f"{APP_ID}.metainfo.xml", share / "metainfo" / f"{APP_ID}.metainfo.xml")
    documents = share / "doc" / NAME
    write(documents / "copyright", _COPYRIGHT.format(home=HOME))
    (documents / "changelog.gz").write_bytes(gzip.compress((CHECKOUT / "CHANGELOG.md").read_bytes(), mtime=0))
    for path in root.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)


def depends(bundle: Path) -> list[str]:
    """The packages that hold what the bundle's files link to and the bundle lacks; glibc at least as new as here.

    Raises SystemExit where a library is of no package: what the program depends on would be told wrongly.
    """
    files = [path for path in bundle.rglob("*") if path.is_file()]
    inside = {path.name for path in files}
    outside = {name for path in files for name in linked(path)} - inside
    owners = {name: _owner(name) for name in sorted(outside)}
    unknown = [name for name, owner in owners.items() if not owner]
    if unknown:
        raise SystemExit(f"No package holds {', '.join(unknown)}")
    glibc = os.confstr("CS_GNU_LIBC_VERSION") or ""
    needed = {owner for owner in owners.values() if owner != "libc6"}
    return [f"libc6 (>= {glibc.split()[-1]})", *sorted(needed.union(OPENED_BY_NAME))]


def linked(path: Path) -> Iterable[str]:
    """The names of the libraries that a file links to; none where it is no library or program."""
    with path.open("rb") as opened:
        if opened.read(4) != b"\x7fELF":
            return []
    said = subprocess.check_output(["readelf", "--dynamic", "--wide", path], text=True, stderr=subprocess.DEVNULL)
    return re.findall(r"\(NEEDED\).*\[(.+)\]", said)


def _owner(library: str) -> str:
    """The Debian package of a library, as this system's linker finds it."""
    known = subprocess.check_output(["/sbin/ldconfig", "-p"], text=True)
    found = re.search(rf"^\s*{re.escape(library)} .*=> (.+)$", known, re.MULTILINE)
    return debian_package(Path(found[1]).resolve()) if found else ""


def copy(source: Path, target: Path) -> None:
    """Copy a file into a folder that may not be there yet."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def write(target: Path, text: str) -> None:
    """Write a file into a folder that may not be there yet."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
