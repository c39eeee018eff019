"""Holds `classify` against folders of hostile, broken and oddly named pictures, from outside, by its command line.

Usage: `python -m tools.check_nasty NASTY_DIR [--program gallery-sorter]`. NASTY_DIR holds files/ with a table of what
is expected of each (LIST.tsv), and odd_names.py, which makes a folder of odd names and prints such a table for it.
Each file has to have its outcome (or the second one that its row allows) and its size as displayed, every byte, mode
and time has to stay, and the run has to end. The code is 0 only if all of that holds.
"""

import argparse
import ast
import contextlib
import csv
import hashlib
import json
import os
import re
import shlex
import shutil
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 300  # seconds for one run; the slowest file takes a few

# An administrator may read files of mode 000. Without these two capabilities root is as any owner of a file; another
# user would not do, since the program may lie where only root can reach it.
AS_ORDINARY_USER = [
    "setpriv",
    "--bounding-set=-dac_override,-dac_read_search",
    "--inh-caps=-dac_override,-dac_read_search",
]


@dataclass(frozen=True, slots=True)
class Expected:
    """What a row of a table asks for: the outcomes it allows, and width and height if it says so."""

    outcomes: frozenset[str]
    size: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the program said of a file; `why` is the reason it gave for refusing it."""

    outcome: str
    size: tuple[int, int] | None = None
    why: str = ""


SKIPPED = Outcome("skipped")


def main() -> int:
    """Run both checks and print what is broken; 0 if nothing is."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("nasty", type=Path, metavar="NASTY_DIR")
    parser.add_argument("--program", default=f"{shlex.quote(sys.executable)} -m gallery_sorter", metavar="COMMAND")
    options = parser.parse_args()
    program = shlex.split(options.program)
    ordinary = AS_ORDINARY_USER if os.geteuid() == 0 else []
    if ordinary and not shutil.which(ordinary[0]):
        parser.error("setpriv (util-linux) is needed to run the check of odd names as an ordinary user")

    broken = 0
    with tempfile.TemporaryDirectory(prefix="nasty-") as name:
        room = Path(name)
        files = room / "files"
        shutil.copytree(options.nasty / "files", files)
        broken += check("hostile files", program, files, read_list(options.nasty / "LIST.tsv"))

        odd = room / "odd names"
        table = make_odd_names(options.nasty, odd, ordinary)
        broken += check("odd names", [*ordinary, *program], odd, table)
        with contextlib.suppress(FileNotFoundError):  # so that the folder can be removed
            (odd / "no_access_folder").chmod(0o700)
    return 1 if broken else 0


def check(title: str, program: Sequence[str], folder: Path, table: dict[bytes, Expected]) -> int:
    """Classify `folder` in a new data folder, print a line a fault, and return how many there are."""
    before, started = fingerprints(folder), time.monotonic()
    with tempfile.TemporaryDirectory(prefix="nasty-data-") as data:
        outcomes, faults = classify(program, folder, Path(data))
    seconds = time.monotonic() - started
    if outcomes:  # else there is nothing to hold, and a fault that says so
        faults += hold(table, outcomes)
    after = fingerprints(folder)
    faults += [f"{name!r} was changed" for name in sorted(before.keys() | after) if before.get(name) != after.get(name)]
    for fault in faults:
        print(f"BROKEN  {title}: {fault}")
    print(f"{title}: {len(table)} rows, {len(faults)} broken, {seconds:.1f} s")
    return len(faults)


def classify(program: Sequence[str], folder: Path, data: Path) -> tuple[dict[bytes, Outcome], list[str]]:
    """What the program says of each file below `folder` (by its path there), and what is wrong with the run itself."""
    command = [*program, "--data-dir", str(data), "classify", str(folder), "--json"]
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return {}, [f"the run did not end in {PATIENCE} s"]
    said = done.stderr.decode(errors="backslashreplace")
    faults = []
    if done.returncode != 0:
        faults.append(f"the run ended with code {done.returncode}: {said[-400:]!r}")
    if "Traceback" in said:
        faults.append(f"a traceback reached the person: {said[-400:]!r}")

    outcomes: dict[bytes, Outcome] = {}
    records = [json.loads(line) for line in done.stdout.splitlines()]
    for record in records:
        if record["type"] not in ("picture", "refused"):
            continue
        name = os.path.relpath(os.fsencode(record["path"]), os.fsencode(folder))
        if name in outcomes:
            faults.append(f"{name!r} was told twice")
        if record["type"] == "picture":
            outcomes[name] = Outcome("readable", (record["width"], record["height"]))
        else:
            outcomes[name] = Outcome("refused", why=f"{record['reason']}: {record['message']}")
            if not record["message"]:
                faults.append(f"{name!r} was refused without a word")
    if not records or records[-1]["type"] != "receipt" or records[-1]["looked_at"] != len(outcomes):
        faults.append("the last record is no receipt of as many pictures as were told")
    return outcomes, faults


def hold(table: dict[bytes, Expected], outcomes: dict[bytes, Outcome]) -> list[str]:
    """Where the outcomes differ from the table, in words."""
    faults = [f"{name!r} is in no row" for name in sorted(outcomes.keys() - table)]
    for name, expected in table.items():
        got = outcomes.get(name, SKIPPED)
        if got.outcome not in expected.outcomes:
            wanted = " or ".join(sorted(expected.outcomes))
            faults.append(f"{name!r} was {got.outcome}, not {wanted} {got.why}".rstrip())
        elif got.size and expected.size and got.size != expected.size:
            faults.append(f"{name!r} is {got.size[0]}x{got.size[1]}, not {expected.size[0]}x{expected.size[1]}")
    return faults


def read_list(path: Path) -> dict[bytes, Expected]:
    """The rows of a LIST.tsv by path."""
    with path.open(encoding="ascii", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return {
        row["file"].encode(): Expected(
            _outcomes(row["expect"], row["why"]),
            None if row["width"] == "-" else (int(row["width"]), int(row["height"])),
        )
        for row in rows
    }


def make_odd_names(nasty: Path, target: Path, ordinary: Sequence[str]) -> dict[bytes, Expected]:
    """Fill `target` with odd_names.py, run as an ordinary user too, and return the table that it prints."""
    command = [*ordinary, sys.executable, str(nasty / "odd_names.py"), str(target), str(nasty / "files/jpeg_good.jpg")]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, timeout=PATIENCE)
    rows = [line.split("\t", 2) for line in done.stdout.decode().splitlines()[1:]]
    return {ast.literal_eval(name): Expected(_outcomes(expect, why), None) for name, expect, why in rows}


def fingerprints(folder: Path) -> dict[bytes, tuple[object, ...]]:
    """Kind, mode, time and content of all that lies below `folder`. Nothing but plain files is opened.

    Paths are bytes here, since names need not be text.
    """
    found: dict[bytes, tuple[object, ...]] = {}
    root = os.fsencode(folder)
    for where, folders, files in os.walk(root):
        for name in folders + files:
            path = os.path.join(where, name)  # noqa: PTH118 (bytes)
            seen = os.lstat(path)
            content: object = None
            if stat.S_ISREG(seen.st_mode) and os.access(path, os.R_OK):
                content = hashlib.sha256(_read(path)).digest()
            elif stat.S_ISLNK(seen.st_mode):
                content = os.readlink(path)  # noqa: PTH115 (bytes)
            found[os.path.relpath(path, root)] = (seen.st_mode, seen.st_mtime_ns, seen.st_nlink, content)
    return found


def _read(path: bytes) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def _outcomes(expect: str, why: str) -> frozenset[str]:
    """The outcome of a row, and the second one that its last sentence may allow."""
    also = re.findall(r"Also acceptable: (\w+)\.", why)
    return frozenset([expect, *also])


if __name__ == "__main__":
    sys.exit(main())
