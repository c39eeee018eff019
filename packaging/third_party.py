"""Writes the list of everything of others that really lies in a bundle, with versions and licence texts.

A file belongs to the Python package that installed it, to Python, or to the Debian package that dpkg names.
"""

import functools
import importlib.metadata
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

from pruning import Entry

from gallery_sorter.app.licences import INDEX, OWN, Component, component_of

_CHECKOUT = Path(__file__).resolve().parent.parent
_COMMON_LICENCES = Path("/usr/share/common-licenses")
_COMMON_LICENCE = re.compile(rf"{_COMMON_LICENCES}/([\w.+-]+)")


def write_list(collected: Iterable[Entry], folder: Path) -> list[Entry]:
    """Write index and texts, the program's own too, into `folder`; the entries that put them into the bundle.

    Raises SystemExit where a file's origin is not known: a bundle never goes out with something unnamed in it.
    """
    sources = {Path(source).resolve() for _, source, kind in collected if kind != "SYMLINK" and source not in ("", "-")}
    found, unknown = components_of({path for path in sources if not path.is_relative_to(folder.parent.resolve())})
    if unknown:
        raise SystemExit("Nobody knows where these come from:\n" + "\n".join(map(str, sorted(unknown))))
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for own in OWN:
        shutil.copyfile(_CHECKOUT / own, folder / own)
    rows = []
    for component in sorted(found, key=lambda component: component.name.casefold()):
        file = f"{component.name}.txt"
        (folder / file).write_text(component.text, encoding="utf-8")
        rows.append({"name": component.name, "version": component.version, "terms": component.terms, "file": file})
    (folder / INDEX.name).write_text(json.dumps(rows, indent=1), encoding="utf-8")
    return [(str(INDEX.parent / path.name), str(path), "DATA") for path in sorted(folder.iterdir())]


def components_of(sources: set[Path]) -> tuple[list[Component], set[Path]]:
    """Whose these files are, and the files of which nobody knows it."""
    real_folder = functools.cache(os.path.realpath)  # asked for each of tens of thousands of files
    packages = {
        Path(real_folder(os.path.dirname(file)), os.path.basename(file)): distribution  # noqa: PTH119, PTH120
        for distribution in importlib.metadata.distributions()
        for file in map(str, (file.locate() for file in distribution.files or []))
    }
    used = {id(owner): owner for source in sources if (owner := packages.get(source)) is not None}
    found = [component_of(owner) for owner in used.values()]
    left = {path for path in sources if path not in packages and not path.is_relative_to(_CHECKOUT)}
    pythons = {path for path in left if path.is_relative_to(_python_home())}
    windows = {path for path in left if sys.platform == "win32" and path.is_relative_to(os.environ["SYSTEMROOT"])}
    found.append(_python())
    if windows:
        found.append(Component("Microsoft's runtime libraries", "", "Microsoft's terms for passing them on", ""))
    debian, unknown = _debian_components(left - pythons - windows)
    return found + debian, unknown


def _python() -> Component:
    licences = (folder / "LICENSE.txt" for folder in (Path(sys.base_prefix), _stdlib()))
    text = next((path.read_text("utf-8", "replace") for path in licences if path.is_file()), "")
    return Component("Python", sys.version.split()[0], "PSF-2.0", text)


def _python_home() -> Path:
    """The folder in which all is Python's; a system's own Python shares the one above with others."""
    home = Path(sys.base_prefix).resolve()
    return _stdlib() if home == Path("/usr") else home


def _stdlib() -> Path:
    return Path(sysconfig.get_path("stdlib")).resolve()


def _debian_components(paths: set[Path]) -> tuple[list[Component], set[Path]]:
    """The Debian packages that installed these files, with the licences that their texts only name; and the files that
    no package installed.
    """
    owners = {path: debian_package(path) for path in paths}
    found = [_debian_component(owner) for owner in sorted({owner for owner in owners.values() if owner})]
    named = {name.rstrip(".") for component in found for name in _COMMON_LICENCE.findall(component.text)}
    texts = [path for name in sorted(named) if (path := _COMMON_LICENCES / name).is_file()]
    found += [Component(f"The text of {path.name}", "", "", path.read_text("utf-8", "replace")) for path in texts]
    return found, {path for path, owner in owners.items() if not owner}


def debian_package(path: Path) -> str:
    """The Debian package that installed a file; empty where none did, and on other systems."""
    # Where /lib is a link to /usr/lib, a package may have been made before it was.
    asked = (_output("dpkg", "-S", name) for name in (str(path), str(path).removeprefix("/usr")))
    return next((said.partition(":")[0] for said in asked if said), "")


def _debian_component(owner: str) -> Component:
    version = _output("dpkg-query", "-W", "-f", "${Version}", owner)
    text = Path("/usr/share/doc", owner, "copyright")
    return Component(owner, version, "see its text", text.read_text("utf-8", "replace") if text.is_file() else "")


def _output(*command: str) -> str:
    if shutil.which(command[0]) is None:
        return ""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else ""
