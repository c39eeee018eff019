"""The .deb holds what a menu and a software centre look for, and depends on what its programs link to."""

import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import deb
import pytest

from gallery_sorter.base.resources import resource
from tests.test_packaging import PACKAGING

METAINFO = PACKAGING / f"{deb.APP_ID}.metainfo.xml"


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A folder as build.py makes it, of two small programs and a link."""
    folder = tmp_path / "dist" / "gallery-sorter"
    (folder / "_internal").mkdir(parents=True)
    for name in ("gallery-sorter", "gallery-sorter-gui"):
        (folder / name).write_text("#!/bin/sh\n", encoding="utf-8")
        (folder / name).chmod(0o700)
    (folder / "_internal" / "libreal.so.1").write_bytes(b"")
    (folder / "_internal" / "libreal.so").symlink_to("libreal.so.1")
    return folder


def test_the_package_holds_what_menus_and_software_centres_look_for(bundle: Path, tmp_path: Path) -> None:
    root = tmp_path / "root"
    deb.fill(root, bundle)
    for command in ("gallery-sorter", "gallery-sorter-gui"):
        assert (root / "usr/bin" / command).readlink() == Path("/opt/gallery-sorter", command)
        assert (root / "opt/gallery-sorter" / command).stat().st_mode & 0o777 == 0o755
    assert (root / "opt/gallery-sorter/_internal/libreal.so").is_symlink()
    entry = root / "usr/share/applications/gallery-sorter.desktop"
    assert entry.read_bytes() == resource("desktop", "gallery-sorter.desktop").read_bytes()
    assert entry.stat().st_mode & 0o777 == 0o644
    assert len(list((root / "usr/share/icons/hicolor").rglob("gallery-sorter.*"))) == len(deb.ICON_SIZES) + 1
    assert {path.name for path in (root / "usr/share").iterdir()} == {"applications", "doc", "icons", "metainfo"}


@pytest.mark.skipif(not all(map(shutil.which, ("dpkg", "readelf"))), reason="no Debian, or binutils are not installed")
def test_it_depends_on_what_the_bundle_leaves_to_the_system(bundle: Path) -> None:
    shutil.copyfile(shutil.which("ls") or "", bundle / "_internal" / "ls")
    needs = deb.depends(bundle)
    assert needs[0].startswith("libc6 (>= 2.")
    assert "libselinux1" in needs
    (bundle / "_internal" / "libselinux.so.1").write_bytes(b"")
    assert "libselinux1" not in deb.depends(bundle), "the bundle holds it now"


def test_the_metadata_leads_to_the_menu_entry() -> None:
    component = ET.parse(METAINFO).getroot()
    assert component.findtext("id") == deb.APP_ID
    assert component.findtext("launchable") == "gallery-sorter.desktop"
    commands = {element.text for element in component.iter("binary")}
    assert commands == {"gallery-sorter", "gallery-sorter-gui"}


@pytest.mark.skipif(not shutil.which("appstreamcli"), reason="appstream is not installed")
def test_the_metadata_is_valid() -> None:
    command = ["appstreamcli", "validate", "--strict", "--no-net", str(METAINFO)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
