"""Everything that the window says is translated, its plurals too, and what is shipped is what the source says."""

import ast
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from gallery_sorter.base.errors import ErrorCode, Reason, Refused, SorterError
from gallery_sorter.base.resources import resource
from gallery_sorter.base.settings import LANGUAGES
from gallery_sorter.window import language, wording
from tools.translate import SOURCES, unfinished, update

FOLDER = resource("translations")


@pytest.fixture
def german(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    put_on: list[QTranslator] = []
    install = qapp.installTranslator
    monkeypatch.setattr(
        QApplication, "installTranslator", lambda _app, translator: put_on.append(translator) or install(translator)
    )
    before = QLocale()
    assert language.speak(qapp, "de") == "de"
    yield
    for translator in put_on:
        qapp.removeTranslator(translator)
    QLocale.setDefault(before)


def texts(path: Path) -> set[str]:
    return {message.findtext("source", "") for message in ET.parse(path).iter("message")}


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_text_is_left_untranslated(code: str) -> None:
    assert unfinished(FOLDER / f"gallery_sorter_{code}.ts") == []


def test_every_text_of_the_source_is_in_the_translation() -> None:
    known = texts(FOLDER / "gallery_sorter_de.ts")
    for path in SOURCES.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            place = {"tr": 0, "translate": 1}.get(name)
            if place is not None and isinstance(said := node.args[place], ast.Constant):
                assert said.value in known, f"{path.name}: python -m tools.translate was not run"


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_translation_has_what_the_source_says_and_no_more(code: str, tmp_path: Path) -> None:
    shipped = FOLDER / f"gallery_sorter_{code}.ts"
    fresh = tmp_path / shipped.name
    update(fresh, code)
    assert texts(fresh) == texts(shipped)


def test_fields_are_as_many_in_german_as_in_english() -> None:
    for message in ET.parse(FOLDER / "gallery_sorter_de.ts").iter("message"):
        source, told = message.findtext("source", ""), message.find("translation")
        assert told is not None
        for form in [one.text or "" for one in told.findall("numerusform")] or [told.text or ""]:
            assert form.count("{}") == source.count("{}"), source
            assert ("%Ln" in form) == ("%Ln" in source), source


@pytest.mark.usefixtures("german")
def test_german_counts_groups_and_declines() -> None:
    assert [wording.picture_count(n) for n in (0, 1, 3026)] == ["0 Bilder", "1 Bild", "3.026 Bilder"]
    assert wording.byte_size(3_900_000) == "3,9 MB"
    assert wording.kinds_line({"video": 1, "other": 2}) == "1 Video und 2 andere Dateien bleiben."
    assert QCoreApplication.translate("Menus", "&File") == "&Datei"


@pytest.mark.usefixtures("german")
def test_what_the_core_says_in_english_is_led_by_what_kind_it_is() -> None:
    error = SorterError(ErrorCode.NO_SPACE, "/gallery has 3 MB left.", "Make room.")
    said = wording.error_text(error)
    assert said == "Auf dem Laufwerk ist nicht genug Platz. (/gallery has 3 MB left. Make room.)"
    for reason in Reason:
        assert wording.why_refused(Refused(Path("a.jpg"), reason, "english")) != "english"


def test_in_english_the_core_speaks_for_itself(qapp: QApplication) -> None:
    language.speak(qapp, "en")
    assert wording.error_text(SorterError(ErrorCode.NO_SPACE, "Full.", "Make room.")) == "Full. Make room."
    assert wording.why_refused(Refused(Path("a.jpg"), Reason.CORRUPT, "It is broken.")) == "It is broken."
    assert wording.picture_count(1) == "1 picture"
    assert wording.picture_count(3026) == "3,026 pictures"


@pytest.mark.parametrize(
    ("wanted", "spoken"), [(["de-AT", "de"], "de"), (["fr-FR", "de-DE"], "de"), (["xx"], "en"), ([], "en")]
)
def test_the_systems_language_is_spoken_where_it_is_one_of_ours(
    monkeypatch: pytest.MonkeyPatch, wanted: list[str], spoken: str
) -> None:
    monkeypatch.setattr(QLocale, "uiLanguages", lambda _self: wanted)
    assert language._of_system() == spoken
