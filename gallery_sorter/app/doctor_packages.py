"""The doctor's look at what was installed with the program: versions, torch, codecs.

torch takes seconds to load and may fail in ways that end a process, so only a child process ever imports it.
"""

import importlib.metadata
import importlib.util
import operator
import platform
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pi_heif
from PIL import features

import gallery_sorter
from gallery_sorter.app.findings import Finding

# Distribution, module, and whether sorting can't be done without it. The command line needs no PySide6.
_PACKAGES = (
    ("PySide6-Essentials", "PySide6", False),
    ("onnxruntime", "onnxruntime", True),
    ("onnx", "onnx", True),
    ("numpy", "numpy", True),
    ("pillow", "PIL", True),
)
# Name, what Pillow calls it, and whether sorting can't be done without it: cameras write JPEG, screenshots are PNG.
_CODECS = (
    ("JPEG", "jpg", True),
    ("PNG", "zlib", True),
    ("WebP", "webp", False),
    ("TIFF", "libtiff", False),
    ("AVIF", "avif", False),
)
_LOADING_SECONDS = 90  # patience for a torch with CUDA, gigabytes of libraries, on a slow disk
_WITHOUT_TORCH = "The program carries on without it: only CUDA and deep training are missing."
_CLAUSE = re.compile(r"(==|>=|<=|!=|<|>)\s*([\w.+]+)")
_COMPARISONS = {
    "==": operator.eq,
    ">=": operator.ge,
    "<=": operator.le,
    "!=": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
}
_LOAD_TORCH = """
import sys
sys.path.insert(0, sys.argv[1])
from gallery_sorter.recognition.torch_runtime import torch_problem
print(torch_problem(sys.argv[2]) or "")
"""


def versions() -> Iterator[Finding]:
    """The program, Python and the packages that it stands on. Imports none of them."""
    yield Finding("Gallery Sorter", gallery_sorter.__version__, ok=True, needed=True)
    system = f"{platform.system()} {platform.machine()}".strip()
    yield Finding("Python", f"{platform.python_version()} on {system}", ok=True, needed=True)
    for distribution, module, needed in _PACKAGES:
        version = installed_version(distribution, module)
        hint = "" if version else f"Install it: {Path(sys.executable).name} -m pip install {distribution}"
        yield Finding(distribution, version or "not installed", ok=bool(version), needed=needed, hint=hint)


def installed_version(distribution: str, module: str) -> str:
    """A package's version without importing it; empty where it is not installed."""
    if importlib.util.find_spec(module) is None:
        return ""
    try:
        return importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:  # a bundle may leave the records out
        return "of unknown version"


def torch_finding(device: str = "cpu") -> Finding:
    """Whether torch and torchvision are here, fit together, load, and see `device`. Takes seconds where they are."""
    torch, vision = installed_version("torch", "torch"), installed_version("torchvision", "torchvision")
    if not torch:
        return Finding("torch", f"not installed. {_WITHOUT_TORCH}", ok=True, needed=False)
    if not vision:
        value = f"{torch}, but torchvision is not installed. {_WITHOUT_TORCH}"
        return Finding("torch", value, ok=False, needed=False, hint="Install torchvision.")
    both = f"{torch} with torchvision {vision}"
    problem = misfit(torch, importlib.metadata.requires("torchvision") or []) or _loading_problem(device)
    if not problem:
        return Finding("torch", both, ok=True, needed=False)
    hint = f"Install a pair that fits: {Path(sys.executable).name} -m pip install --upgrade torch torchvision"
    return Finding("torch", f"{both}: {problem} {_WITHOUT_TORCH}", ok=False, needed=False, hint=hint)


def misfit(torch: str, requirements: list[str]) -> str:
    """Why this version of torch is not the one that torchvision's own requirements ask for; empty where it is.

    Compares release numbers alone, so that a build such as 2.14.0+cpu meets "==2.14.0".
    """
    for requirement in requirements:
        if re.match(r"torch(?![\w.-])", requirement):
            asked = _CLAUSE.findall(requirement.partition(";")[0])
            if not all(_COMPARISONS[sign](_release(torch), _release(version)) for sign, version in asked):
                return f"this torchvision asks for torch {', '.join(sign + version for sign, version in asked)}."
    return ""


def _release(version: str) -> tuple[int, ...]:
    """The release numbers of a version, of equal length for every one: 2.13.0+cpu becomes (2, 13, 0, 0)."""
    numbers = [int(number) for number in re.findall(r"\d+", re.split(r"[^\d.]", version)[0])]
    return tuple((numbers + [0] * 4)[:4])


def _loading_problem(device: str) -> str:
    """Load torch and torchvision in a child process. Returns a sentence, or nothing where all is well."""
    if getattr(sys, "frozen", False):  # the bundle's executable is no Python interpreter
        return ""
    root = Path(gallery_sorter.__file__).resolve().parent.parent
    # -P: a file torch.py in the folder where the person happens to be must not be taken for torch.
    command = [sys.executable, "-P", "-c", _LOAD_TORCH, str(root), device]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, errors="replace", timeout=_LOADING_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return f"loading them took more than {_LOADING_SECONDS} s."
    except OSError as error:
        return f"loading them could not be tried ({error.strerror or error})."
    if done.returncode != 0:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        return f"loading them ended with code {done.returncode} ({last[:200]})."
    return " ".join(done.stdout.split())[:300]


def codecs() -> Iterator[Finding]:
    """Which kinds of pictures can be read."""
    for name, known_as, needed in _CODECS:
        found = bool(features.check(known_as))
        version = str(features.version(known_as) or "yes") if found else "missing"
        hint = "" if found else "This Pillow was built without it: install Pillow's wheel."
        yield Finding(f"codec {name}", version, ok=found, needed=needed, hint=hint)
    yield Finding("codec HEIF", f"libheif {pi_heif.libheif_version()}", ok=True, needed=False)
