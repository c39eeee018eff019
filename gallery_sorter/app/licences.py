"""What the program is made of and under which terms: the list that the About dialog shows.

A bundle carries the list of what was really put into it; elsewhere it is read from the installed packages. A licence
text is the package's own, never a guess.
"""

import importlib.metadata
import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from gallery_sorter.base.resources import resource

DISTRIBUTION = "gallery-sorter"
INDEX = Path("licences", "index.json")  # below a bundle's root; its `file` keys name texts beside it
OWN = ("LICENSE", "NOTICE")  # beside the index
_LICENCE_FILE = re.compile(r"(LICEN[CS]E|COPYING|NOTICE|ThirdPartyNotices)[^/]*$", re.IGNORECASE)
_NAME = re.compile(r"^[A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class Component:
    """Something of others that the program uses."""

    name: str
    version: str
    terms: str  # as its makers name them: "MIT", "LGPL-3.0-only OR ..."
    text: str  # the licence itself; empty where the package carries none


def own_licence() -> str:
    """The program's own terms and the notices that go with it."""
    name = "Apache License 2.0"
    bundle = _in_bundle()
    if bundle is not None:
        return _texts([bundle / file for file in OWN]) or name
    try:
        files = importlib.metadata.files(DISTRIBUTION) or []
    except importlib.metadata.PackageNotFoundError:
        return name
    return _texts([Path(str(file.locate())) for file in files if _LICENCE_FILE.search(file.as_posix())]) or name


def components() -> list[Component]:
    """Everything of others that this installation uses, by name. Reads files; imports none of the packages."""
    bundle = _in_bundle()
    if bundle is not None:
        return [
            Component(row["name"], row["version"], row["terms"], (bundle / row["file"]).read_text("utf-8"))
            for row in json.loads((bundle / INDEX.name).read_text("utf-8"))
        ]
    found: dict[str, Component] = {}
    _follow(DISTRIBUTION, found)
    found.pop(DISTRIBUTION, None)
    return sorted(found.values(), key=lambda component: component.name.casefold())


def component_of(distribution: importlib.metadata.Distribution) -> Component:
    """What an installed package says of itself."""
    about = distribution.metadata
    # A licence may be named by its expression, by a free text, or (older packages) by a classifier alone.
    classifiers = [text.rpartition(" :: ")[2] for text in about.get_all("Classifier") or [] if "License ::" in text]
    free, expression = ("".join(about.get_all(key) or []) for key in ("License", "License-Expression"))
    terms = expression or (free if "\n" not in free.strip() else "") or ", ".join(classifiers)
    files = [file for file in distribution.files or [] if _LICENCE_FILE.search(file.as_posix())]
    text = _texts([Path(str(file.locate())) for file in files])
    if not text and "LGPL" in terms:  # Qt's wheels carry no text; the LGPL is a supplement to the GPL
        text = _texts([resource("demo", "licences", f"{name}.txt") for name in ("LGPL-3", "GPL-3")])
    return Component(about["Name"], distribution.version, terms.strip() or "see its text", text or free)


def _in_bundle() -> Path | None:
    """The folder of the list where this is a bundle."""
    bundle = getattr(sys, "_MEIPASS", None)
    return Path(bundle) / INDEX.parent if bundle is not None else None


def _follow(name: str, found: dict[str, Component]) -> None:
    """Add a package and what it requires, as far as it is installed; extras are left out."""
    key = re.sub(r"[-_.]+", "-", name).lower()
    if key in found:
        return
    try:
        distribution = importlib.metadata.distribution(name)
    except importlib.metadata.PackageNotFoundError:
        return
    found[key] = component_of(distribution)
    for requirement in distribution.requires or []:
        matched = _NAME.match(requirement)
        if matched and "extra ==" not in requirement:
            _follow(matched[0], found)


def _texts(files: list[Path]) -> str:
    return "\n\n".join(file.read_text("utf-8", "replace").strip() for file in files if file.is_file())
