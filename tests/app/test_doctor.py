"""The doctor under real conditions: what is broken is named with what to do, and nothing is made or changed."""

import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from gallery_sorter.app import doctor, doctor_packages, doctor_system, qt_libraries
from gallery_sorter.app.doctor import Finding
from gallery_sorter.app.session import Choices
from gallery_sorter.base.data_folder import DataFolder
from gallery_sorter.catalogue.store import Catalogue
from gallery_sorter.moves.journal import Journal
from gallery_sorter.recognition.shelf import Shelf
from gallery_sorter.watching.presence import Method
from tests.drawn_model import NAME


def _named(findings: Iterator[Finding] | list[Finding]) -> dict[str, Finding]:
    named = {}
    for finding in findings:
        assert finding.name not in named, "each name stands once"
        named[finding.name] = finding
    return named


def _everything_in(folder: Path) -> dict[str, tuple[int, int]]:
    return {str(p): (p.stat().st_mtime_ns, p.stat().st_size) for p in [folder, *sorted(folder.rglob("*"))]}


@pytest.fixture
def filled(data_dir: Path) -> DataFolder:
    """A data folder with a journal and a catalogue, both closed."""
    folder = DataFolder(data_dir)
    Journal(folder.journal).close()
    Catalogue(folder.catalogue).close()
    return folder


def test_on_a_sound_system_the_main_job_can_run_and_nothing_is_changed(filled: DataFolder) -> None:
    before = _everything_in(filled.root)
    findings = _named(doctor.examine(Choices(data_dir=filled.root, device="cpu")))
    assert [f for f in findings.values() if f.needed and not f.ok] == []
    assert {"Python", "onnxruntime", "torch", "device", "codec JPEG", "journal", "catalogue", "model"} <= set(findings)
    assert NAME in findings["model"].value
    assert all(f.hint for f in findings.values() if not f.ok)
    after = _everything_in(filled.root)
    del before[str(filled.root)], after[str(filled.root)]  # the probe came and went in the folder itself
    assert after == before


def test_a_data_folder_that_does_not_exist_is_well_and_is_not_made(tmp_path: Path) -> None:
    root = tmp_path / "not" / "yet"
    found = _named(doctor.data_folder_findings(DataFolder(root)))
    assert found["data folder"].ok
    assert "will be made" in found["data folder"].value
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("below", ["", "deeper/still"])
def test_a_file_where_the_data_folder_should_be_is_told(tmp_path: Path, below: str) -> None:
    (tmp_path / "taken").write_bytes(b"a letter")
    found = _named(doctor.data_folder_findings(DataFolder(tmp_path / "taken" / below)))
    assert (found["data folder"].ok, found["data folder"].needed) == (False, True)
    assert "is a file" in found["data folder"].value
    assert "--data-dir" in found["data folder"].hint


@pytest.mark.usefixtures("ordinary_user")
def test_a_data_folder_that_may_not_be_written_to_is_told(tmp_path: Path) -> None:
    root = tmp_path / "closed"
    root.mkdir(mode=0o500)
    for folder in (root, root / "below"):
        assert not _named(doctor.data_folder_findings(DataFolder(folder)))["data folder"].ok


def _damage(path: Path) -> None:
    """Overwrite every page but the first, as a dying disk may."""
    data = path.read_bytes()
    assert len(data) > 8192
    path.write_bytes(data[:4096] + b"\x5a" * (len(data) - 4096))


def test_a_damaged_catalogue_is_a_note_and_a_damaged_journal_stops_the_main_job(filled: DataFolder) -> None:
    for path in (filled.catalogue, filled.journal):
        _damage(path)
    found = _named(doctor.data_folder_findings(filled))
    assert (found["catalogue"].ok, found["catalogue"].needed) == (False, False)
    assert (found["journal"].ok, found["journal"].needed) == (False, True)
    assert "keep it" in found["journal"].hint


def test_a_file_that_is_no_database_is_told(filled: DataFolder) -> None:
    filled.catalogue.write_bytes(b"these are notes, not a database " * 400)
    assert "not a database" in _named(doctor.data_folder_findings(filled))["catalogue"].value


def test_a_journal_in_use_is_read_with_what_its_log_holds(filled: DataFolder) -> None:
    with closing(sqlite3.connect(filled.journal)) as busy:
        busy.execute("CREATE TABLE more (x)")
        busy.commit()
        assert filled.journal.with_name("journal.sqlite-wal").stat().st_size > 0
        assert _named(doctor.data_folder_findings(filled))["journal"].ok


def test_a_model_with_a_broken_head_is_told_with_the_way_back(data_dir: Path) -> None:
    head = data_dir / "models" / NAME / "head.safetensors"
    data = bytearray(head.read_bytes())
    data[-1] ^= 1
    head.write_bytes(data)
    model = _named(doctor.model_findings(Shelf(data_dir / "models"), None))["model"]
    assert (model.ok, model.needed) == (False, True)
    assert "head.safetensors" in model.value
    assert "models use starter" in model.hint


def test_a_broken_model_that_is_not_in_use_is_a_note(data_dir: Path) -> None:
    shutil.copytree(data_dir / "models" / NAME, data_dir / "models" / "other")  # its card says another name
    found = _named(doctor.model_findings(Shelf(data_dir / "models"), None))
    assert found["model"].ok
    assert (found["model other"].ok, found["model other"].needed) == (False, False)


def test_a_model_that_is_not_there_is_told(tmp_path: Path) -> None:
    found = _named(doctor.model_findings(Shelf(tmp_path), "gone"))
    assert not found["model"].ok
    assert "gone" in found["model"].value


def test_a_torch_that_does_not_work_leaves_the_cpu_in_charge() -> None:
    broken = Finding("torch", "broken", ok=False, needed=False)
    device = doctor.device_finding("auto", broken)
    assert device.ok
    assert device.value.startswith("cpu with onnxruntime")
    assert not doctor.device_finding("toaster", broken).ok


@pytest.mark.parametrize(
    ("torch", "asks", "fits"),
    [
        ("2.15.0", "torch (>=2.14.0)", True),
        ("2.13.0", "torch (>=2.14.0)", False),
        ("2.13.0+cpu", "torch ==2.13.0", True),
        ("2.14.0", "torch==2.13.0", False),
        ("2.9.0", "torch>=2.14", False),
        ("2.14", "torch>=2.14.0,<3", True),
        ("3.0.1", "torch (<3,>=2.14.0) ; python_version > '3'", False),
        ("2.13.0", "torch-tools>=9", True),
        ("2.13.0", "numpy", True),
    ],
)
def test_a_torchvision_made_for_another_torch_is_told(torch: str, asks: str, fits: bool) -> None:
    problem = doctor_packages.misfit(torch, ["numpy", asks])
    assert (problem == "") is fits


def test_a_torch_that_fails_to_load_is_told_and_does_not_end_the_doctor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for package, text in (("torch", ""), ("torchvision", "raise RuntimeError('operator torchvision::nms is gone')")):
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").write_text(text)
        record = tmp_path / f"{package}-9.0.dist-info"
        record.mkdir()
        (record / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 9.0\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    finding = doctor_packages.torch_finding()
    assert (finding.ok, finding.needed) == (False, False)
    assert "nms is gone" in finding.value
    assert "carries on without" in finding.value


def test_a_torch_that_kills_its_process_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for package in ("torch", "torchvision"):
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").write_text("import os; os.abort()")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    problem = doctor_packages._loading_problem("cpu")
    assert "ended with code" in problem


def test_a_missing_library_is_named_with_its_package() -> None:
    gone = qt_libraries._not_loading(["libthere-is-none.so.7"])
    assert gone == ("libthere-is-none.so.7",)
    finding = doctor_system.library_finding("libraries", [*gone, "libEGL.so.1"])
    assert not finding.ok
    assert "libEGL.so.1" in finding.value
    assert "apt-get install --no-install-recommends libegl1" in finding.hint
    assert "libthere-is-none.so.7" in finding.hint


@pytest.mark.skipif(shutil.which("ldd") is None, reason="there is no ldd here")
def test_what_the_linker_would_not_find_is_told(tmp_path: Path) -> None:
    """A real program whose needed C library is renamed in its text."""
    program = Path("/bin/true").resolve()
    broken = tmp_path / "program"
    broken.write_bytes(program.read_bytes().replace(b"libc.so.6\0", b"libx.so.6\0"))
    broken.chmod(0o755)
    assert "libx.so.6" in qt_libraries._not_found("ldd", [broken])


def test_a_bundles_own_libraries_are_looked_for_in_the_bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    linker = tmp_path / "ldd"
    linker.write_text('#!/bin/sh\necho "$LD_LIBRARY_PATH/libx.so => not found"\n', encoding="utf-8")
    linker.chmod(0o755)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert qt_libraries._not_found(str(linker), [linker]) == (f"{tmp_path}/libx.so",)


def test_few_watches_are_told_and_a_kernel_that_does_not_say_is_passed_over(tmp_path: Path) -> None:
    limit = tmp_path / "max_user_watches"
    assert list(doctor_system.watches_finding(limit)) == []
    for number, ok in (("8191\n", False), ("65536\n", True)):
        limit.write_text(number)
        (finding,) = doctor_system.watches_finding(limit)
        assert finding.ok is ok


@pytest.mark.parametrize("method", list(Method))
def test_how_folders_are_watched_is_told(method: Method, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor_system, "method_of", lambda _: method)
    finding = doctor_system.watching_finding(tmp_path)
    assert finding.ok
    assert finding.value.startswith(f"{method}: ")
