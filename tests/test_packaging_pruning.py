"""What goes into a bundle and what does not, and whose it is: on made-up lists of files, without a build."""

import sys
from collections.abc import Iterable
from pathlib import Path

import pruning
import pytest
import third_party

from tests.test_packaging import PACKAGING

QT = "PySide6/Qt"
PLUGINS = f"{QT}/plugins"

# name in the bundle, kind, what it links to
FILES = (
    ("libpython3.11.so.1.0", "BINARY", ()),
    ("numpy/core.so", "EXTENSION", ("libblas.so",)),
    ("numpy.libs/libblas.so", "BINARY", ("libFortran.so",)),
    ("libfortran.so", "BINARY", ("libm.so.6",)),
    ("libunused.so", "BINARY", ("libonlyforit.so",)),
    ("libonlyforit.so", "BINARY", ()),
    (f"{PLUGINS}/platforms/libqxcb.so", "BINARY", ("libQt6XcbQpa.so.6",)),
    (f"{PLUGINS}/platforms/libqminimal.so", "BINARY", ()),
    (f"{PLUGINS}/sqldrivers/libqsqlite.so", "BINARY", ("libQt6Sql.so.6",)),
    (f"{QT}/lib/libQt6XcbQpa.so.6", "BINARY", ()),
    (f"{QT}/lib/libQt6Sql.so.6", "BINARY", ()),
    (f"{QT}/translations/qt_de.qm", "DATA", ()),
    (f"{QT}/translations/qtbase_de.qm", "DATA", ()),
    (f"{QT}/qml/x.qml", "DATA", ()),
    ("resources/models/starter/card.json", "DATA", ()),
    ("resources/__pycache__/x.pyc", "DATA", ()),
)
LINKS = (
    ("libQt6XcbQpa.so.6", f"{QT}/lib/libQt6XcbQpa.so.6"),
    ("libQt6Sql.so.6", f"{QT}/lib/libQt6Sql.so.6"),
    (f"{QT}/lib/Kept.framework/Kept", "Versions/Current/Kept"),
    (f"{QT}/lib/Kept.framework/Versions/Current", "A"),
    (f"{QT}/lib/Gone.framework/Versions/Current", "A"),
)
FRAMEWORKS = (
    (f"{QT}/lib/Kept.framework/Versions/A/Kept", "BINARY", ()),
    (f"{QT}/lib/Kept.framework/Versions/A/Resources/Info.plist", "DATA", ()),
    (f"{QT}/lib/Gone.framework/Versions/A/Gone", "BINARY", ()),
    (f"{QT}/lib/Gone.framework/Versions/A/Resources/Info.plist", "DATA", ()),
    ("QtUser.so", "EXTENSION", ("Kept",)),
)


@pytest.fixture
def kept() -> set[str]:
    files = [*FILES, *FRAMEWORKS]
    imports = {f"/origin/{name}": links for name, _, links in files}
    entries = [(name, f"/origin/{name}", kind) for name, kind, _ in files]
    entries += [(name, target, "SYMLINK") for name, target in LINKS]

    def imports_of(source: str) -> Iterable[str]:
        return imports[source]

    return {name for name, _, _ in pruning.pruned(entries, imports_of)}


def test_what_the_program_loads_stays_with_all_that_it_links_to(kept: set[str]) -> None:
    for name in (
        "libpython3.11.so.1.0",
        "numpy/core.so",
        "numpy.libs/libblas.so",
        "resources/models/starter/card.json",
    ):
        assert name in kept
    assert "libfortran.so" in kept, "linked to by a name in other letters, as Windows allows"
    assert {f"{PLUGINS}/platforms/libqxcb.so", f"{QT}/lib/libQt6XcbQpa.so.6", "libQt6XcbQpa.so.6"} <= kept


def test_what_nothing_left_links_to_goes(kept: set[str]) -> None:
    assert not kept & {"libunused.so", "libonlyforit.so", f"{QT}/lib/libQt6Sql.so.6", "libQt6Sql.so.6"}
    gone = ("sqldrivers", "libqminimal", "qt_de", "qml", "__pycache__")
    assert not [name for name in kept if any(part in name for part in gone)]


def test_a_framework_goes_or_stays_as_a_whole(kept: set[str]) -> None:
    assert not [name for name in kept if "Gone.framework" in name]
    assert len([name for name in kept if "Kept.framework" in name]) == 4


def test_the_modules_left_out_are_none_that_the_program_imports() -> None:
    """An import of one of them would only fail in the bundle; torch is asked for before it is imported."""
    from tests.test_house import MODULES

    for module in MODULES:
        text = module.read_text(encoding="utf-8")
        for name in set(pruning.EXCLUDED_MODULES) - {"torch", "torchvision"}:
            assert f"import {name}" not in text, (module, name)
            assert f"from {name} " not in text, (module, name)


def test_a_bundle_without_a_screens_plug_in_is_not_complete() -> None:
    plugin = {"win32": "qwindows.dll", "darwin": "libqcocoa.dylib"}.get(sys.platform, "libqxcb.so")
    entry = (f"{PLUGINS}/platforms/{plugin}", "", "BINARY")
    assert pruning.edition_is_complete([entry])
    assert not pruning.edition_is_complete([(f"{PLUGINS}/platforms/libqoffscreen.so", "", "BINARY")])


def test_all_that_is_left_out_is_told() -> None:
    told = (PACKAGING / "README.md").read_text(encoding="utf-8")
    for part, what in pruning.PRUNED.items():
        assert f"| {part} | {what} |" in told


def test_every_file_has_an_owner_with_a_licence_text(tmp_path: Path) -> None:
    import numpy as np
    import PIL

    known = {Path(str(module.__file__)).resolve() for module in (np, PIL, pytest)}
    stranger = tmp_path / "libstranger.so"
    stranger.write_bytes(b"")
    found, unknown = third_party.components_of({*known, stranger, Path(third_party.__file__).resolve()})
    assert {component.name for component in found} == {"numpy", "pillow", "pytest", "Python"}
    assert all(len(component.text) > 500 for component in found if component.name != "Python")
    assert unknown == {stranger}


def test_a_bundle_with_something_of_unknown_origin_is_not_built(tmp_path: Path) -> None:
    stranger = tmp_path / "elsewhere" / "libstranger.so"
    stranger.parent.mkdir()
    stranger.write_bytes(b"")
    with pytest.raises(SystemExit, match="libstranger"):
        third_party.write_list([("libstranger.so", str(stranger), "BINARY")], tmp_path / "work" / "licences")


def test_qts_own_words_stay_in_every_language_of_the_program() -> None:
    own = (PACKAGING.parent / "resources" / "translations").glob("gallery_sorter_*.qm")
    wanted = {path.name.replace("gallery_sorter", "qtbase") for path in own} - {"qtbase_en.qm"}
    assert wanted == pruning.TRANSLATIONS
