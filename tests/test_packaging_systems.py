"""What Windows and macOS are told of the program, as far as it can be checked where neither is."""

import ast
import plistlib
from pathlib import Path

from icon_files import write_icns, write_ico
from PIL import Image
from version_file import write_version_file

from gallery_sorter.pictures.kinds import PICTURE_EXTENSIONS
from tests.test_packaging import PACKAGING


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
