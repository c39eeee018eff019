"""Brings the translations up to date: reads the window's texts, and the templates of the core's sentences, into
resources/translations, and makes what Qt loads.

Usage: `python -m tools.translate`. English needs its plurals alone. It ends with 1 where a text is not translated yet.
"""

import ast
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree as ET

from gallery_sorter.base.settings import LANGUAGES
from gallery_sorter.window.hints import HINTS

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
PACKAGE = ROOT / "gallery_sorter"
SOURCES = PACKAGE / "window"
COMMAND_LINE = PACKAGE / "cli"  # what it says itself is English alone


def main() -> int:
    """Bring all of them up to date; 0 where nothing is left to translate."""
    left = 0
    for code in LANGUAGES:
        path = FOLDER / f"gallery_sorter_{code}.ts"
        update(path, code)
        left += len(unfinished(path))
        subprocess.run([program("lrelease"), "-silent", str(path), "-qm", str(path.with_suffix(".qm"))], check=True)
    print(f"{left} texts are not translated yet.")
    return int(left > 0)


def program(name: str) -> str:
    """Qt's program of that name: PySide6 installs it beside Python. Raises FileNotFoundError where it isn't there."""
    places = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    found = shutil.which(f"pyside6-{name}", path=places)
    if found is None:
        raise FileNotFoundError(f"pyside6-{name} is missing: install PySide6-Essentials.")
    return found


def update(path: Path, code: str) -> None:
    """Read the texts of the source into a .ts file, and drop those that are gone."""
    only_plurals = ["-pluralonly"] if code == "en" else []
    sources = [str(file.relative_to(ROOT)) for file in sorted(SOURCES.glob("*.py"))]
    with tempfile.TemporaryDirectory() as folder:
        core = Path(folder) / "sentences.py"  # lupdate reads calls of `translate` alone
        core.write_text("".join(f"translate('sentence', {text!r})\n" for text in templates()), encoding="utf-8")
        command = [program("lupdate"), *sources, str(core), "-no-obsolete", "-locations", "none", *only_plurals]
        command += ["-source-language", "en", "-target-language", code, "-ts", str(path)]
        subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)


def templates() -> list[str]:
    """The templates of the core's sentences, in the order of the source, each once; those without words left out, and
    those that the window says otherwise.
    """
    found: dict[str, None] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.parent != COMMAND_LINE:
            calls = (
                node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)
            )
            for call in calls:
                if getattr(call.func, "id", "") == "Sentence" and isinstance(template := call.args[0], ast.Constant):
                    found[str(template.value)] = None
    return [text for text in found if text not in HINTS and any(letter.isalpha() for letter in text)]


def unfinished(path: Path) -> list[str]:
    """The texts that nobody has translated yet."""
    messages = ET.parse(path).iter("message")
    return [
        message.findtext("source", "")
        for message in messages
        if (told := message.find("translation")) is None or told.get("type") == "unfinished"
    ]


if __name__ == "__main__":
    sys.exit(main())
