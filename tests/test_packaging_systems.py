"""What Windows and macOS are told of the program, as far as it can be checked where neither is."""

import ast
import plistlib
import re
from pathlib import Path, PureWindowsPath

from icon_files import write_icns, write_ico
from PIL import Image
from version_file import write_version_file

from gallery_sorter.pictures.kinds import PICTURE_EXTENSIONS
from tests.test_packaging import CHECKOUT, PACKAGING


def test_one_spec_serves_three_systems() -> None:
    assert [path.name for path in PACKAGING.rglob("*.spec")] == ["gallery-sorter.spec"]
    spec = (PACKAGING / "gallery-sorter.spec").read_text(encoding="utf-8")
    compile(spec, "gallery-sorter.spec", "exec")
    for system in ("win32", "darwin"):
        assert f'"{system}"' in spec


def test_the_icon_files_hold_every_size_as_drawn(tmp_path: Path) -> None:
    with Image.open(write_ico(tmp_path)) as ico:
        assert ico.info["sizes"] == {(size, size) for size in (16, 24, 32, 48, 64, 128, 256)}
    with Image.open(write_icns(tmp_path)) as icns:
        assert {size * scale for size, _, scale in icns.info["sizes"]} >= {32, 64, 128, 256, 512}


def test_the_version_has_the_four_numbers_that_windows_wants(tmp_path: Path) -> None:
    path = Path(write_version_file(tmp_path, "0.1.0rc1"))
    call = ast.parse(path.read_text(encoding="utf-8"), mode="eval").body
    assert isinstance(call, ast.Call)
    numbers = next(k.value for k in ast.walk(call) if isinstance(k, ast.keyword) and k.arg == "filevers")
    assert ast.literal_eval(numbers) == (0, 1, 0, 0)
    assert '"0.1.0rc1"' in path.read_text(encoding="utf-8")


def test_macos_opens_folders_and_what_the_program_reads_with_it() -> None:
    properties = plistlib.loads((PACKAGING / "macos" / "Info.plist").read_bytes())
    types = {name for kind in properties["CFBundleDocumentTypes"] for name in kind["LSItemContentTypes"]}
    endings = {"jpg": "jpeg", "tif": "tiff"}
    kinds = {endings.get(ending, ending) for ending in PICTURE_EXTENSIONS}
    assert {name.rpartition(".")[2] for name in types} == kinds | {"folder"}
    assert all(kind["LSHandlerRank"] == "Alternate" for kind in properties["CFBundleDocumentTypes"])
    identifier = properties["CFBundleIdentifier"]
    assert identifier.replace("-", "").replace(".", "").isalnum(), "Apple allows no other characters"


def test_every_path_of_the_windows_installer_is_there_or_is_built() -> None:
    script = PACKAGING / "windows" / "gallery-sorter.iss"
    text = script.read_text(encoding="utf-8")
    named = re.findall(r'"?(\.\.\\[^";\n]+)', text)
    paths = [(script.parent / PureWindowsPath(name).as_posix()).resolve().relative_to(CHECKOUT) for name in named]
    made = {Path("dist"), Path("dist/gallery-sorter/*"), Path("build/pyinstaller/gallery-sorter/gallery-sorter.ico")}
    assert made <= set(paths)
    for path in set(paths) - made:
        assert (CHECKOUT / path).is_file(), path
    assert "PrivilegesRequired=lowest" in text
    assert "HKLM" not in text, "it would need an administrator"


def test_the_windows_installer_starts_what_the_spec_builds() -> None:
    spec = (PACKAGING / "gallery-sorter.spec").read_text(encoding="utf-8")
    text = (PACKAGING / "windows" / "gallery-sorter.iss").read_text(encoding="utf-8")
    programs = set(re.findall(r"\{app\}\\([\w-]+)\.exe", text))
    assert programs == {"gallery-sorter-gui"}
    for name in programs:
        assert f'"{name}"' in spec


def test_the_release_is_built_by_scripts_and_files_that_are_there() -> None:
    text = (CHECKOUT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")
    named = {name.replace("\\", "/") for name in re.findall(r"packaging[/\\][\w./\\*-]+", text)}
    assert {"packaging/build.py", "packaging/try_bundle.py", "packaging/deb.py"} < named
    for name in named - {"packaging/"}:
        assert list(CHECKOUT.glob(name)), name
