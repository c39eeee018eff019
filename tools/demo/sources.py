"""Where the photographs come from: the packages, the files in them, and who made them under which terms."""

import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

DEBIAN = ("lomiri-wallpapers-16.04", "lomiri-wallpapers-20.04", "plasma-workspace-wallpapers",
          "tuxpaint-stamps-default", "fonts-roboto-unhinted", "fonts-dejavu-core")  # fmt: skip
PYPI = ("scikit-image==0.26.0", "scikit-learn==1.9.1", "matplotlib")

_PLASMA = "plasma-workspace-wallpapers/usr/share/wallpapers"
_STAMPS = "tuxpaint-stamps-default/usr/share/tuxpaint/stamps"


@dataclass(frozen=True, slots=True)
class Source:
    """A picture that somebody made: where it lies below the unpacked packages, and what must be said of it."""

    file: str
    author: str
    licence: str
    origin: str


def _lomiri(file: str, author: str, licence: str, release: str = "16.04") -> Source:
    package = f"lomiri-wallpapers-{release}"
    return Source(f"{package}/*/{file}", author, licence, f"{file}, Debian package {package}")


def _plasma(name: str, size: str, author: str) -> Source:
    return Source(
        f"{_PLASMA}/{name}/contents/images/{size}.jpg", author, "LGPL-3.0-only",
        f"wallpaper “{name}”, Debian package plasma-workspace-wallpapers",
    )  # fmt: skip


def _stamp(file: str) -> Source:
    return Source(
        f"{_STAMPS}/{file}", "the Tux Paint project (Bill Kendrick and contributors)", "GPL-2.0-only",
        f"stamp {file}, Debian package tuxpaint-stamps-default",
    )  # fmt: skip


def _skimage(file: str, author: str, licence: str) -> Source:
    return Source(f"scikit-image/skimage/data/{file}", author, licence, f"{file}, Python package scikit-image")


SOURCES: dict[str, Source] = {
    "aitzgorri": _lomiri("aitzgorri_by_Aitzol_Berasategi.jpg", "Aitzol Berasategi", "CC-BY-4.0"),
    "picos": _lomiri("picosdeeuropa_by_Aitzol_Berasategi.jpg", "Aitzol Berasategi", "CC-BY-4.0"),
    "dogs": _lomiri("friends_by_Aitzol_Berasategi.jpg", "Aitzol Berasategi", "CC-BY-4.0"),
    "stream": _lomiri("life_by_Aitzol_Berasategi.jpg", "Aitzol Berasategi", "CC-BY-4.0"),
    "drum": _lomiri("Wine_by_Jakkub_Mede.jpg", "Jakub Mede", "CC-BY-4.0"),
    "branch": _lomiri("Dragonfly_by_Bolly.jpg", "“Bolly”", "CC-BY-SA-4.0"),
    "nuthatch": _lomiri("Kleiber_by_Lukas_Baubkus.jpg", "Lukas Baubkus", "CC-BY-SA-3.0", "20.04"),
    "forest": _plasma("Path", "1920x1080", "Risto Saukonpää"),
    "boats": _plasma("EveningGlow", "1920x1080", "Ian Hex"),
    "beetle": _stamp("vehicles/auto/beetle.png"),
    "sedan": _stamp("vehicles/auto/sedan.png"),
    "convertible": _stamp("vehicles/auto/sportscar2.png"),
    "pickup": _stamp("vehicles/auto/truck.png"),
    "oak": _stamp("plants/trees/holm_oak.png"),
    "palm": _stamp("plants/trees/liberia-palm.png"),
    "young-tree": _stamp("plants/trees/tree336.png"),
    "cat": _skimage("chelsea.png", "Stéfan van der Walt", "CC0-1.0"),
    "coffee": _skimage("coffee.png", "Rachel Michetti", "CC0-1.0"),
    "astronaut": _skimage("astronaut.png", "NASA (portrait of Eileen Collins)", "public domain"),
    "rocket": _skimage("rocket.jpg", "SpaceX", "public domain"),
    "cameraman": _skimage("camera.png", "Lav Varshney", "CC0-1.0"),
    "moon": _skimage("moon.png", "NASA", "public domain"),
    "pavilion": Source(
        "scikit-learn/sklearn/datasets/images/china.jpg", "danielbuechele (flickr)", "CC-BY-2.0",
        "china.jpg, Python package scikit-learn",
    ),
    "dahlia": Source(
        "scikit-learn/sklearn/datasets/images/flower.jpg", "vultilion (flickr)", "CC-BY-2.0",
        "flower.jpg, Python package scikit-learn",
    ),
    "hopper": Source(
        "matplotlib/matplotlib/mpl-data/sample_data/grace_hopper.jpg", "James S. Davis, U.S. Navy", "public domain",
        "grace_hopper.jpg, Python package matplotlib",
    ),
}  # fmt: skip


def find(root: Path, source: Source) -> Path:
    """The file below the unpacked packages. Raises FileNotFoundError where it is not there."""
    package, _, rest = source.file.partition("/")
    anywhere = rest.startswith("*/")
    found = next((root / package).rglob(rest[2:]), None) if anywhere else root / source.file
    if found is None or not found.is_file():
        raise FileNotFoundError(f"{source.file} is not below {root}; run with --fetch")
    return found


def fetch(root: Path) -> None:
    """Download and unpack the packages below `root`, with apt-get and pip: about 300 MB. Installs nothing."""
    packed = root / "packed"
    packed.mkdir(parents=True, exist_ok=True)
    for name in DEBIAN:
        subprocess.run(["apt-get", "download", "-qq", name], cwd=packed, check=True)
        archive = next(packed.glob(f"{name}_*.deb"))
        subprocess.run(["dpkg", "-x", str(archive), str(root / name)], check=True)
    for requirement in PYPI:
        name = requirement.partition("==")[0]
        command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary", ":all:"]
        subprocess.run([*command, "-d", str(packed), requirement], check=True)
        wheel = next(packed.glob(f"{name.replace('-', '_')}-*.whl"))
        zipfile.ZipFile(wheel).extractall(root / name)
    shutil.rmtree(packed)
