"""Finds what is shipped with the program (starter model, icons, demo pictures) wherever the program runs from."""

import sys
from pathlib import Path


def resource(*parts: str) -> Path:
    """The path of a shipped file or folder, from a bundle, an installed wheel or a checkout alike.

    Raises FileNotFoundError, which means a broken installation, where it is not there.
    """
    package = Path(__file__).resolve().parent.parent
    bundle = getattr(sys, "_MEIPASS", None)
    roots = [Path(bundle) / "resources"] if bundle else []
    roots += [package / "resources", package.parent / "resources"]
    for root in roots:
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError(f"{'/'.join(parts)} is missing from this installation (looked in {roots})")
