"""The house rules that can be counted: import directions, sizes, and what a face may load before it needs it."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent
PACKAGE = CHECKOUT / "gallery_sorter"
MODULES = sorted(PACKAGE.rglob("*.py"))

MOST_LINES = 400  # a file
MOST_LINES_OF_A_FUNCTION = 50
LONG_FUNCTIONS_IN_100 = 2
MOST_METHODS = 25  # a class

Node = TypeVar("Node", bound=ast.AST)


def test_rooms_import_only_rooms_of_lower_rank() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-cache"],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.relative_to(PACKAGE).as_posix())
def test_files_stay_short_and_say_why_they_exist(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MOST_LINES
    assert ast.get_docstring(ast.parse(text)), "a module says why it exists"


def test_one_module_alone_speaks_to_other_machines() -> None:
    """Others use sockets within this machine: a local one for the second start, a pair for signals."""
    speaks = ("urllib.request", "http", "ssl", "ftplib", "smtplib", "requests", "PySide6.QtNetwork", "socket")
    found = set()
    for module in MODULES:
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
            if any(name == one or name.startswith(f"{one}.") for name in names for one in speaks):
                found.add(module.relative_to(PACKAGE).as_posix())
    assert found == {"training/download.py", "window/instance.py", "window/system_signals.py"}


def test_functions_fit_a_screen() -> None:
    functions = list(_nodes(ast.FunctionDef))
    long = [f"{where}:{node.name}" for where, node in functions if _lines(node) > MOST_LINES_OF_A_FUNCTION]
    assert len(long) <= len(functions) * LONG_FUNCTIONS_IN_100 / 100, long


def test_classes_stay_small() -> None:
    large = [
        f"{where}:{node.name}"
        for where, node in _nodes(ast.ClassDef)
        if sum(isinstance(member, ast.FunctionDef) for member in node.body) >= MOST_METHODS
    ]
    assert not large


def _nodes(kind: type[Node]) -> Iterator[tuple[str, Node]]:
    for module in MODULES:
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, kind):
                yield module.relative_to(PACKAGE).as_posix(), node


def _lines(node: ast.FunctionDef) -> int:
    """Lines of a function without its docstring."""
    docstring = node.body[0] if ast.get_docstring(node) else None
    said = (docstring.end_lineno or 0) - docstring.lineno + 1 if docstring else 0
    return (node.end_lineno or 0) - node.lineno + 1 - said
