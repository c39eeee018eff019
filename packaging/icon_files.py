"""Puts the drawn PNGs together into the icon files that Windows and macOS want."""

import sys
from pathlib import Path

from PIL import Image

_DRAWN = Path(__file__).resolve().parent.parent / "resources" / "icons" / "app"
_ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
_ICNS_SIZES = (16, 32, 64, 128, 256, 512)  # 24 is no size of Apple's


def write_ico(folder: Path) -> str:
    """An .ico with every size as it was drawn, none scaled; its path."""
    return _write(folder / "gallery-sorter.ico", _ICO_SIZES)


def write_icns(folder: Path) -> str:
    """An .icns with every size as it was drawn; Pillow scales 512 to Apple's 1024. Its path."""
    return _write(folder / "gallery-sorter.icns", _ICNS_SIZES)


def _write(path: Path, sizes: tuple[int, ...]) -> str:
    drawings = []
    for size in reversed(sizes):
        with Image.open(_DRAWN / f"{size}.png") as drawn:
            drawings.append(drawn.copy())
    drawings[0].save(path, sizes=[(size, size) for size in sizes], append_images=drawings[1:])
    return str(path)


if __name__ == "__main__":
    for write in (write_ico, write_icns):
        print(write(Path(sys.argv[1])))
